"""Places in prose: whole sentences with the places they speak of, the words that are none, and properties."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.places import find
from tests.growth import LINEAR, growth, repeated


def told(text: str, region: str | None = None) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.division.adcode) for hit in find(text, prior=region)]


@pytest.mark.parametrize(
    ("text", "region", "places"),
    [
        ("项目落户江苏省常州市新北区，总投资十亿元。", None, [("江苏省常州市新北区", "320411")]),
        ("企业从山东淄博来到甘肃兰州。", None, [("山东淄博", "370300"), ("甘肃兰州", "620100")]),
        ("一家电池厂落户沂源，另一家在桓台开工。", "370300", [("沂源", "370323"), ("桓台", "370321")]),
        ("沂源、桓台、高青等地同时开工。", "370300", [("沂源", "370323"), ("桓台", "370321"), ("高青", "370322")]),
        ("淄川区今年引进三家企业，淄川的速度令人惊讶。", None, [("淄川区", "370302"), ("淄川", "370302")]),
        ("淄博市民在淄博市场上买菜。", None, [("淄博", "370300"), ("淄博", "370300")]),
        ("鼓楼区委书记到会。", "320100", [("鼓楼区", "320106")]),
        ("南京市玄武区和鼓楼区的负责人到会。", None, [("南京市玄武区", "320102"), ("鼓楼区", "320106")]),
        ("淄博临港经济技术开发区的工厂投产。", None, [("淄博临港经济技术开发区", "370300")]),
        ("工厂建在高新区，占地百亩。", "320400", [("高新区", "320411")]),
        ("工厂建在常州高新技术产业开发区。", None, [("常州高新技术产业开发区", "320411")]),
        ("盱眙县马坝镇的泵站完工。", None, [("盱眙县马坝镇", "320830")]),
        ("朱家角镇的管网工程开工。", "310118", [("朱家角镇", "310118")]),
        ("湖南怀化与青海海东结为友好城市。", None, [("湖南怀化", "431200"), ("青海海东", "630200")]),
        ("日照市岚山区的糖厂复产。", None, [("日照市岚山区", "371103")]),
        ("涪陵经开区的铝厂扩产。", "500000", [("涪陵经开区", "500102")]),
        ("设备厂落户南郊工业园区，占地百亩。", "330500", [("南郊工业园区", "330500")]),
        ("设备厂位于湖州南浔工业园区。", "330500", [("湖州南浔工业园区", "330503")]),
        ("他们在建设产业园区。", "330500", []),
        ("西安新城建设提速。", None, [("西安新城", "610100")]),
        ("山东龙口的一座码头和云南弥勒的酒厂开工。", None, [("山东龙口", "370681"), ("云南弥勒", "532504")]),
        ("他弥勒般笑着走到路口，龙口夺粮正忙。", None, []),
        ("湖北江陵的灌渠和安徽江水治理同时动工。", None, [("湖北江陵", "421024"), ("安徽", "340000")]),
        ("青海湖边的栈道完工。", None, []),
        # a county with a town of its own behind it, not with another's; a name in full that is a common noun as well
        ("沂源中庄镇的果农来了。", None, [("沂源中庄镇", "370323")]),
        ("沂源马坝镇的果农来了。", None, []),
        ("公安县埠河镇的新村建成。", None, [("公安县埠河镇", "421022")]),
        ("吉林洮南的糖厂扩产，吉林的冬天很长。", None, [("吉林洮南", "220881"), ("吉林", "220000")]),
        ("平阳运河南宁段开闸，经济南部的河南南阳也开闸。", None, [("南宁", "450100"), ("河南南阳", "411300")]),
        ("列车开到镇江关站，不去镇江。", None, [("镇江", "321100")]),
        ("连接辽宁朝阳和凌海的桥合龙。", None, [("辽宁朝阳", "211300"), ("凌海", "210781")]),
        ("雄安的车站和怀柔科学城的楼封顶。", None, [("雄安", "130600"), ("怀柔科学城", "110116")]),
        ("墨脱公路难走。", "540400", [("墨脱", "540423")]),
        ("墨脱公路难走。", None, []),
        ("广州市南沙区、黄埔区一同揭牌。", None, [("广州市南沙区", "440115"), ("黄埔区", "440112")]),
    ],
)
def test_places_in_sentences(text: str, region: str | None, places: list[tuple[str, str]]) -> None:
    assert told(text, region) == places


@pytest.mark.parametrize(
    "text",
    [
        "双方合作共赢，和平发展，大同小异。",
        "这是朝阳产业，日照时间长，来宾很多。",
        "经济南部片区的连锁店是最大连锁企业。",
        "资源丰富，公安机关通道畅通，富裕起来。",
        "长安汽车与南山集团签约。",
        "老城区改造，建设新城区，矿区和郊区同步。",
        "形成都市圈，保持平衡水位，美丽水乡。",
        "位于南京路与北京东路交汇处。",
        "他毕业于南京大学，在北京银行工作，为青岛日报撰稿。",
        "西部地区通过出海口走向世界，海拔很高。",
        "阿里巴巴的数据中心投产。",
        "安定团结，永安无事，光明磊落。",
        "贺兰山东麓的葡萄酒和太湖南岸的茶。",
        "推广元宇宙应用，投资阳光产业。",
        "区域协调，市场活跃，县域经济，旗下企业。",
    ],
)
def test_words_that_look_like_places(text: str) -> None:
    assert told(text) == []


def test_a_place_in_a_companys_name_is_less_sure() -> None:
    (company,) = find("山东某某钢铁集团有限公司投产。")
    (plain,) = find("山东今年开工百个项目。")
    assert company.confidence < plain.confidence


def test_where_something_lands_is_surer_than_where_somebody_goes() -> None:
    lands, goes = find("糖厂落户沂源边上。"), find("糖商抵达沂源边上。")
    assert lands[0].confidence > goes[0].confidence


def test_a_namesake_that_nothing_decides_is_left_out() -> None:
    assert told("鼓楼区的项目开工。") == []


@given(st.text(alphabet="山东淄博市淄川区县镇在落户、。和平高新经济开发区济南大连最锁abc1 \n", max_size=120))
def test_hits_are_in_order_inside_the_text_and_apart(text: str) -> None:
    hits = find(text, prior="370300")
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))
    assert hits == find(text, prior="370300")


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(0.0 < hit.confidence <= 1.0 for hit in find(text))


@pytest.mark.parametrize("piece", ["北京", "淄川、", "在高新区", "市辖区县", "工业园镇", "，落户"])
def test_cost_grows_with_length_alone(piece: str) -> None:
    assert growth(lambda length: find(repeated(piece, length), prior="370300"), 10_000) <= LINEAR


@pytest.mark.parametrize("length", [0, 30, 200])
@pytest.mark.parametrize("first", ["甲", "\U00020000"])
def test_characters_that_take_two_places_move_no_place(first: str, length: int) -> None:
    text = first + "平" * length + "。企业从山东淄博来到甘肃兰州。"
    assert told(text) == [("山东淄博", "370300"), ("甘肃兰州", "620100")]
