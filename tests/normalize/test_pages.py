"""Pages become their articles: portals, newspaper pages, features, digests."""

from __future__ import annotations

import pytest

from corpus.records import Source
from normalize.normalize import normalize

LEAD = "云河县昨日举行重点项目集中开工仪式，共有12个项目开工，总投资36亿元，涉及装备制造、现代物流等领域。"
REST = "县里主要负责人表示，将加快手续办理，确保项目早投产、早见效。"
BODY = f"{LEAD}\n{REST}"


def articles(text):
    return normalize(Source("s", "page.txt", None, "", "txt", "utf-8", 0, text)).articles


def titles(text):
    return [article.title for article in articles(text)]


PORTAL = f"""网站首页
新闻中心
政务公开
招商引资
首页 > 新闻中心 > 要闻
云河县12个项目集中开工 总投资36亿元
发布时间：2021-03-04 09:15
来源：云河日报
作者：王小一
字号：大 中 小
【打印】【关闭】
　　{LEAD}
　　{REST}
（责任编辑：某某）
分享到：
上一篇：云河县召开会议
下一篇：没有了
相关新闻
· 云河县召开招商会
· 云河县举办培训班
版权所有 云河县人民政府
"""


def test_the_story_of_a_portal_page_stands_alone():
    (article,) = articles(PORTAL)
    assert article.title == "云河县12个项目集中开工 总投资36亿元"
    assert article.text == f"云河县12个项目集中开工 总投资36亿元\n{BODY}"
    assert PORTAL[article.source_start : article.source_end].endswith(REST)


def test_teasers_with_their_summaries_belong_to_no_article():
    meta = "2021-03-04 09:11:14 来源: 云河日报 作者: 王小一"
    teasers = f"  • 青山市召开会议\n\n    {REST}{LEAD}[详细]\n\n    03-26 09-09\n  • 一江大桥合龙\n\n    {LEAD}\n"
    text = f"云河县12个项目集中开工\n\n{meta}\n\n  {LEAD}\n\n  {REST}\n\n推荐阅读\n{teasers}"
    (article,) = articles(text)
    assert article.text.endswith(REST)
    assert article.text.count(LEAD) == 1


def test_a_page_without_a_headline_has_no_title():
    menu = "云河网\n|\n云河新闻\n官方微信\n官方微博\n云河论坛\n云河手机报\n2021\n云河报业·云河日报\n手机查看\n"
    (article,) = articles(f"{menu}{BODY}\n扫码观看视频《开工》\n责任编辑:某某")
    assert article.title is None
    assert article.text == BODY
    assert article.publisher == "云河日报"


NEWSPAPER = f"""02要闻
云河日报
2021年3月4日 星期四
责任编辑 某某 电话 0000000

■项目建设看一线

一条产业链上的变化

轴承小镇拔节生长

——云河县轴承产业园建设见闻

□本报记者 王小一 李小二
本报通讯员 赵三四

{LEAD}

{REST}

▲轴承产业园建设现场。

青山路改造工程竣工通车

本报讯 {LEAD}

扫描二维码,安装云河日报客户端

老街换新颜

□记者 钱五 报道
本报青山讯 {REST}{LEAD}

{REST}
"""


def test_a_newspaper_page_becomes_its_articles_with_rubric_shoulder_and_title():
    first, second, third = articles(NEWSPAPER)
    assert (first.title, second.title, third.title) == ("轴承小镇拔节生长", "青山路改造工程竣工通车", "老街换新颜")
    assert first.text.startswith(
        "■项目建设看一线\n一条产业链上的变化\n轴承小镇拔节生长\n——云河县轴承产业园建设见闻\n云河县昨日"
    )
    assert first.text[first.body_start :].startswith("云河县昨日")
    assert first.text.endswith("▲轴承产业园建设现场。")
    assert first.authors == ("王小一", "李小二", "赵三四")
    assert {article.publisher for article in (first, second, third)} == {"云河日报"}


def test_subheadings_do_not_split_a_story():
    text = f"云河县项目建设提速\n\n本报记者 王小一\n\n{LEAD}\n\n招商引资有突破\n\n{REST}\n\n服务企业不打烊\n\n{REST}\n"
    (article,) = articles(text)
    assert "\n招商引资有突破\n" in article.text


FEATURE = f"""抓项目促发展,各县这样做
云河县
云河县委书记王小一:
十二个项目全部开工 以项目引领发展
{BODY}
青山县
青山县委副书记、县长李小二:
招商引资取得新突破
{BODY}
（云河日报记者 钱五 孙小六）
一江市
一江市市长赵三四:
打造装备制造基地
{BODY}
（云河日报记者 周小七）
云河日报2021年3月4日3版
"""


def test_the_sections_of_a_feature_are_articles_with_the_authors_of_the_next_byline():
    found = articles(FEATURE)
    assert [one.title for one in found] == [
        "十二个项目全部开工 以项目引领发展",
        "招商引资取得新突破",
        "打造装备制造基地",
    ]
    assert [one.authors for one in found] == [("钱五", "孙小六"), ("钱五", "孙小六"), ("周小七",)]
    assert FEATURE[found[0].source_start :].startswith("云河县\n云河县委书记")
    assert {one.publisher for one in found} == {"云河日报"}


def test_one_quoted_speaker_makes_no_section():
    assert len(articles(f"云河县项目开工\n本报讯 {LEAD}\n云河县县长王小一:\n全力以赴抓项目\n{REST}")) == 1


@pytest.mark.parametrize(
    "opening",
    [
        "新华社云河3月4日电 ",
        "据新华社云河3月4日电 ",
        "本报讯 ",
        "本报讯（记者 王小一）",
        "中新网云河3月4日电 (记者 王小一)",
        "云河晚报讯 ",
    ],
)
def test_a_dateline_below_a_headline_begins_an_article(opening):
    text = f"轴承产业园开工\n{opening}{LEAD}\n一江大桥合龙\n{opening}{REST}{LEAD}\n"
    assert titles(text) == ["轴承产业园开工", "一江大桥合龙"]


def test_a_headline_after_a_closing_byline_begins_an_article():
    text = f"轴承产业园开工\n{LEAD}\n{REST}（记者 王小一）\n一江大桥合龙\n{LEAD}\n{REST}（记者 李小二 通讯员 赵三四）\n"
    assert titles(text) == ["轴承产业园开工", "一江大桥合龙"]
    assert [one.authors for one in articles(text)] == [("王小一",), ("李小二", "赵三四")]


def test_a_dateline_inside_a_story_begins_none():
    assert len(articles(f"轴承产业园开工\n本报讯 {LEAD}\n新华社云河3月4日电 {REST}\n")) == 1


def test_a_story_in_hard_wrapped_lines_is_read_whole():
    body = f"本报讯（记者 王小一）{LEAD}{REST}" * 2
    wrapped = "\n".join(body[i : i + 22] for i in range(0, len(body), 22))
    (article,) = articles(f"云河县12个项目集中开工\n{wrapped}")
    assert article.title == "云河县12个项目集中开工"
    assert article.text == f"云河县12个项目集中开工\n{body}"
    assert {
        one.kind
        for one in normalize(
            Source("s", "p", None, "", "txt", "utf-8", 0, f"云河县12个项目集中开工\n{wrapped}")
        ).repairs
    } == {"line_join"}


def test_a_column_break_across_a_page_is_joined_and_recorded():
    text = f"云河县项目开工\n\n本报讯 {LEAD}县里表示将全力推进项目建\n\n设，确保早投产。\n"
    result = normalize(Source("s", "page.txt", None, "", "txt", "utf-8", 0, text))
    assert "推进项目建设，确保早投产。" in result.articles[0].text
    assert [(one.kind, one.before, one.after) for one in result.repairs] == [("line_join", "\n\n", "")]


def test_what_a_page_without_sentences_holds_is_no_article_of_menus():
    assert articles("首页\n新闻\n要闻\n时政\n社会\n财经\n") == ()


def test_a_list_of_projects_below_a_story_belongs_to_it():
    listed = "附：集中开工项目名单\n1.轴承产业园项目\n2.冷链物流园\n3.智慧农机厂"
    (article,) = articles(
        f"云河县重点项目集中开工\n2021-03-04 信息来源：云河县发改局\n{LEAD}\n{listed}\n主办单位：云河县人民政府\n"
    )
    assert article.text.endswith(listed)


def test_the_cells_of_a_table_below_a_story_belong_to_it():
    cells = "序号\n项目名称\n总投资\n1\n轴承产业园\n10亿元\n2\n冷链物流园\n3亿元"
    (article,) = articles(f"云河县重点项目表\n{LEAD}\n{cells}\n")
    assert article.text.endswith(cells)


def test_an_official_notice_with_its_signature_is_one_article():
    text = f"关于云河县项目开工的通报\n各乡镇人民政府：\n{LEAD}\n云河县人民政府办公室\n2021年3月4日\n"
    (article,) = articles(text)
    assert article.title == "关于云河县项目开工的通报"
    assert article.text.startswith("关于云河县项目开工的通报\n各乡镇人民政府：\n")


EPAPER = f"""云河日报
2021年03月04日 星期四
上一期 下一期
第01版：头版
第02版：要闻
标题导航
云河县12个项目集中开工
本报讯（记者 王小一）{LEAD}
放大 缩小 默认
轴承产业园投产
本报讯（通讯员 李小二）{LEAD}
云河日报社版权所有
"""


def test_the_page_of_an_electronic_paper_gives_its_stories_with_paper_and_day():
    found = articles(EPAPER)
    assert [one.title for one in found] == ["云河县12个项目集中开工", "轴承产业园投产"]
    assert {(one.publisher, str(one.published_at)) for one in found} == {("云河日报", "2021-03-04")}


def test_an_aside_behind_a_sentence_does_not_reopen_it():
    (article,) = articles(f"云河县项目开工\n{LEAD}（来源：云河晚报）\n{REST}\n")
    assert article.text.split("\n")[1:] == [f"{LEAD}（来源：云河晚报）", REST]


def test_a_source_in_brackets_behind_the_last_sentence_is_the_publisher():
    (article,) = articles(f"云河县项目开工\n{LEAD}\n{REST}（来源：云河晚报）\n")
    assert article.publisher == "云河晚报"
