"""What an article is about, as a place: one county or city, a province, or nothing where it tells of several."""

import pytest

from corpus.records import Declared, Source
from normalize.normalize import normalize
from normalize.region_places import are_rivals


def region(title: str, text: str, publisher: str | None = None) -> str | None:
    declared = Declared(title=title, publisher=publisher, published_at="2021-03-04")
    source = Source("s", "a.jsonl", "1", "", "jsonl", "utf-8", len(text), text, declared)
    return normalize(source).articles[0].adcode


SEVERAL = [
    # A list of provinces in the first sentence.
    ("新型工业化提速", "湖北、山东、四川三地今年新开工的工厂有30家。湖北的工厂最多。"),
    ("跨省铁路开工", "湖北与河南今天签约建设一条铁路。"),
    # A feature opens with a scene and goes on to others.
    (
        "节能改造全面展开",
        "走进湖北省宜昌市的一个车间，机器轰鸣。山东省烟台市的一家工厂换上了新锅炉。在四川省成都市，改造完成过半。浙江省宁波市、"
        "江苏省苏州市和广东省佛山市也各有工厂动工。",
    ),
    # Two provinces, each with a clause of the headline.
    ("湖北加快招商 山东扩大产能", "开年以来，各地忙生产。湖北省宜昌市的工厂满产。"),
    # A roundup of a national broadcaster, told under headlines of its own.
    (
        "国内联播快讯",
        "央视网消息（新闻联播）：\n上海一座大桥开工\n上海市的一座大桥今天开工。\n全国造林面积增长\n今年造林百万亩。",
    ),
]
NOT_ABOUT = [
    ("两家企业联手建厂", "烟台某某股份有限公司与宜昌某某股份有限公司签约。", None),
    ("大企业牵手台湾甲乙建厂", "烟台某某集团与台湾甲乙科技股份有限公司26日签约。", None),
    ("基金发行回暖", "记者 张三 发自北京随着行情转暖，基金发行增加。", None),
    ("新规出台", "记者了解到，一位负责人在北京表示，新规有利于企业。", None),
    ("隧道洞口开挖", "位于新华街道的隧道工地上，洞口已经开挖。", None),
]
EXAMPLES = [
    (
        "山东加快布局清洁能源",
        "3月4日，在山东省菏泽市单县，工人在装光伏板。烟台市的核电厂并网。在潍坊市，氢能公交上路。威海市的风机转了起来。",
        "370000",
    ),
    (
        "山东一座光伏电站并网",
        "3月4日，山东省菏泽市单县的一座光伏电站并网。电站由单县的企业建设，总投资3亿元。",
        "371722",
    ),
    # The first paragraph speaks of the province alone: another place below makes the first one an example.
    (
        "山东：绿色转型提速",
        "山东加快绿色转型。\n在单县，工人在装光伏板。\n菏泽市单县的光伏电站并网，烟台市的也开工了。",
        "370000",
    ),
    ("山东一座光伏电站并网", "山东的一座光伏电站并网。\n电站位于菏泽市单县，总投资3亿元。", "371722"),
    ("湖北26个项目开工", "7月8日，宜昌市的一家工厂率先开工。", "420000"),
    ("湖北宜都三个项目开工", "湖北宜都、四川成都的企业都来了。", "420581"),
    ("三个项目开工", "3月4日，湖北省宜都市三个项目开工。设备来自山东烟台。", "420581"),
]


@pytest.mark.parametrize(("title", "text"), SEVERAL)
def test_what_tells_of_several_provinces_has_no_region(title, text):
    assert region(title, text) is None


@pytest.mark.parametrize(("title", "text", "adcode"), NOT_ABOUT)
def test_a_place_in_passing_is_no_region(title, text, adcode):
    assert region(title, text) == adcode


@pytest.mark.parametrize(("title", "text", "adcode"), EXAMPLES)
def test_a_province_s_feature_is_not_about_its_first_scene(title, text, adcode):
    assert region(title, text) == adcode


@pytest.mark.parametrize(
    ("text", "adcode"),
    [
        ("校党委今天部署了新校区的建设工作，师生参加。", None),
        ("和平大学今天公布了服务师生的20件实事。", None),
        ("昨天，20件实事项目已全部开工。", "120101"),
        ("昨天，和平区校园改造项目已全部开工。", "120101"),
    ],
)
def test_a_university_s_site_is_no_district_s(text, adcode):
    # 和平 alone is several districts: the province in the name makes it one.
    assert region("二十件实事公布", text, "天津和平新闻网") == adcode


@pytest.mark.parametrize(
    "title", ["湖北宜昌企业赴山东考察", "山东：项目建设提速", "宜昌、烟台两市签约", "项目开工 湖北宜昌再发力", ""]
)
def test_one_province_at_the_head_of_a_clause_has_no_rival(title):
    assert not are_rivals(title)


def test_the_dateline_s_city_tells_where_the_opening_names_its_province_alone():
    text = "中新社宜昌3月4日电 一座船闸4日试通航，将为湖北的航运提供支撑。两艘货船开进闸区。"
    assert region("一座船闸试通航", text) == "420500"
    # every story of a province is sent from its capital
    assert region("一座船闸试通航", text.replace("宜昌", "武汉")) == "420000"


def test_where_an_unnamed_firm_comes_from_is_no_region():
    text = "昨天，烟台的一处矿山举行奠基仪式。"
    assert region("湖北某企业投资9亿元开矿", text) == "370600"
    assert region("湖北投资9亿元开矿", text) == "420000"


def test_a_river_of_a_city_s_name_makes_no_region():
    text = "中新社青海祁连3月4日电 黑河红松水利枢纽下闸蓄水。黑河是一条内陆河，流经青海、甘肃。"
    assert region("内陆河首座水利枢纽蓄水", text) != "231100"
    assert region("黑河招商忙", "3月4日，黑河举行签约仪式。") == "231100"


def test_a_survey_sent_from_the_capital_is_about_no_member_of_its_lists():
    text = (
        "本报北京3月4日电 水利部门表示，全国投资增长。其中，湖南、山东、湖北、河北等省份花钱最多。河北雄安供水工程、"
        "广西水资源工程、吉林水网工程开工。"
    )
    assert region("前三季度水利投资创新高", text) is None
