"""What a told name resolves to: paths, short and former names, zones, towns, namesakes, and what stays open."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.places import chain, division, is_within, resolve
from normalize.places.divisions import divisions, rows

ONE_CODE_MANY_NAMES = {
    "370302": [
        "淄川",
        "淄川区",
        "淄博淄川",
        "淄博市淄川区",
        "山东淄博市淄川区",
        "山东省淄博市淄川区",
        "中国山东省淄博市淄川区",
    ],
    "370211": ["胶南", "胶南市", "青岛胶南", "山东省青岛市胶南市", "黄岛", "青岛经济技术开发区", "青岛开发区"],
    "370114": ["章丘", "章丘市", "章丘区", "济南市章丘市"],
    "420600": ["襄樊", "襄樊市", "襄阳", "襄阳市", "湖北襄阳"],
    "370116": ["莱芜", "莱芜市", "莱芜区", "济南市莱芜区", "莱芜市莱城区"],
    "340181": ["巢湖", "巢湖市", "合肥巢湖市", "居巢区"],
    "340522": ["含山县", "巢湖市含山县", "马鞍山含山"],
    "320411": ["新北区", "常州高新区", "常州市高新区", "常州国家高新区", "江苏常州高新技术产业开发区"],
    "320214": ["新吴区", "无锡新区", "无锡高新区"],
    "120116": ["滨海新区", "天津滨海新区", "天津开发区", "塘沽", "大港区"],
    "310115": ["浦东", "浦东新区", "上海浦东新区", "上海南汇区", "张江"],
    "330114": ["钱塘区", "杭州钱塘新区", "杭州经济技术开发区"],
    "500000": ["重庆", "重庆市", "两江新区", "重庆两江新区"],
    "450332": ["恭城", "恭城县", "恭城瑶族自治县", "桂林恭城"],
    "222400": ["延边", "延边州", "延边朝鲜族自治州", "吉林延边"],
    "652800": ["巴州", "新疆巴音郭楞", "巴音郭楞州", "巴音郭楞蒙古自治州"],
    "150723": ["鄂伦春", "鄂伦春旗", "鄂伦春自治旗"],
    "500233": ["忠县", "重庆忠县", "重庆市忠县"],
    "370103": ["济南市中区", "济南市市中区", "山东济南市中"],
    "429021": ["神农架", "神农架林区", "湖北神农架"],
    "460400": ["儋州", "海南儋州市", "洋浦", "洋浦经济开发区"],
    "810000": ["香港", "香港特别行政区", "香港特区"],
    "710000": ["台湾", "台湾省", "高雄市", "台湾省台南市"],
    "150000": ["内蒙古", "内蒙", "内蒙古自治区"],
    "220000": ["吉林", "吉林省"],
    "220200": ["吉林市", "吉林省吉林市"],
}


@pytest.mark.parametrize(("code", "name"), [(c, n) for c, names in ONE_CODE_MANY_NAMES.items() for n in names])
def test_one_code_many_names(code: str, name: str) -> None:
    found = resolve(name)
    assert found is not None, f"{name} stayed unresolved"
    assert found.adcode == code


@pytest.mark.parametrize(
    ("name", "region", "code"),
    [
        ("鼓楼区", "320100", "320106"),
        ("鼓楼区", "350102", "350102"),
        ("朝阳", "110000", "110105"),
        ("朝阳", "210000", "211300"),
        ("城关区", "620100", "620102"),
        ("高新区", "320400", "320411"),
        ("高新区", "410300", "410300"),  # a zone that no table knows takes the code of its city
        ("经济开发区", "341122", "341122"),
        ("某某产业园", "341100", "341100"),
        ("滨海新区", "330600", "330600"),  # Tianjin's is not meant in a paper of Zhejiang
        ("桥西区", "130500", "130503"),  # the one that was renamed here, not the two of that name today
        ("淄川", "370000", "370302"),
        ("洪湖", "421000", "421083"),
        ("上马街道", "370200", "370214"),
        ("西安", "610100", "610100"),
    ],
)
def test_the_articles_region_decides(name: str, region: str, code: str) -> None:
    found = resolve(name, prior=region)
    assert found is not None
    assert found.adcode == code


@pytest.mark.parametrize(
    "name",
    ["鼓楼区", "城关区", "朝阳", "新华区", "高新区", "开发区", "某某产业园", "若开邦", "曼谷", "", "区", "人民路"],
)
def test_what_stays_open_is_none(name: str) -> None:
    assert resolve(name) is None


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("长安", "370300"),
        ("高新技术产业", "610000"),
        ("南川工业园区", "630000"),
        ("高新区", "320000"),
        ("东京都", "370200"),
    ],
)
def test_a_far_or_unknown_short_name_is_not_forced(name: str, region: str) -> None:
    assert resolve(name, prior=region) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("兰州市高新区西固园区", "620104"),
        ("广州市从化生态园", "440117"),
        ("西宁市城东工业园", "630102"),
        ("杭州市中山北路", "330100"),
        ("广州市北京路", "440100"),
        ("成都市新津县五津街道", "510118"),
        ("天津市大港油田", "120116"),
        ("北海市重庆大厦", "450500"),
    ],
)
def test_the_rest_of_a_name_is_searched_for_a_county_but_not_in_streets(name: str, code: str) -> None:
    found = resolve(name)
    assert found is not None
    assert found.adcode == code


def test_a_namesake_told_with_its_old_city_is_found_where_it_lies_today() -> None:
    assert resolve("石家庄市桥东区") == division("130102")
    assert resolve("邢台市桥东区", on=date(2015, 1, 1)) == division("130502")


def test_every_division_resolves_from_its_full_path() -> None:
    lost = [part.name for part in divisions().values() if resolve(part.name) != part]
    assert lost == []


def test_every_county_resolves_from_its_own_name_in_its_own_region() -> None:
    counties = [part for part in divisions().values() if part.level == "county"]
    lost = [part.name for part in counties if resolve(part.short, prior=chain(part.adcode)[-2].adcode) != part]
    assert lost == []


def test_former_names_resolve_in_their_province() -> None:
    told = [row for row in rows("former.tsv") + rows("changes.tsv") if row["adcode"]]
    lost = []
    for row in told:
        path = row["name"] if row["parent"] == row["name"] else row["parent"] + row["name"]
        found = resolve(path, prior=row["adcode"][:2] + "0000")
        if found is None or found.adcode != row["adcode"]:
            lost.append((path, row["adcode"]))
    assert len(told) > 700
    assert lost == []


@pytest.mark.parametrize("name", ["former.tsv", "changes.tsv", "zones.tsv", "aliases.tsv"])
def test_every_code_in_the_data_is_in_force(name: str) -> None:
    codes = {row[column] for row in rows(name) for column in ("adcode", "within") if row.get(column)}
    assert codes
    assert codes <= divisions().keys()


@pytest.mark.parametrize("name", ["changes.tsv", "zones.tsv", "aliases.tsv", "words.tsv", "divisions.tsv", "towns.tsv"])
def test_data_has_no_duplicates_and_no_empty_names(name: str) -> None:
    keys = [(next(iter(row.values())), row.get("parent") or row.get("within") or row.get("kind")) for row in rows(name)]
    assert all(key[0].strip() == key[0] != "" for key in keys)
    assert len(keys) == len(set(keys))


def test_chain_and_is_within() -> None:
    assert [part.adcode for part in chain("370302")] == ["370000", "370300", "370302"]
    assert [part.adcode for part in chain("469021")] == ["460000", "469021"]
    assert chain("999999") == ()
    assert is_within("370302", "370000") and is_within("370302", "370302")
    assert not is_within("370300", "370302") and not is_within("370302", "380000")


@given(
    st.text(alphabet="山东省淄博市淄川区北京朝阳新高工业园镇路 abc1，", max_size=80),
    st.sampled_from([None, "370300", "110000"]),
)
def test_any_text_gives_a_division_in_force_or_none(name: str, region: str | None) -> None:
    found = resolve(name, prior=region)
    assert found is None or division(found.adcode) == found


def test_a_very_long_name_is_read_quickly() -> None:
    assert resolve("北京" * 50_000) == division("110000")
    assert resolve("工业园" * 50_000) is None
