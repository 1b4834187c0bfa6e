"""Names of companies and institutions in a sentence.

A name ends in what such names end in (有限公司, 集团, 研究院) and is read backwards from there to the first word that cannot be
in a name: a preposition, a verb of dealing, a rank (龙头企业), a day. A name without such an end (甲远, ABC) is believed only where
the sentence puts it in a company's place; :func:`plausible` says whether words could be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from extract.words import Word, any_of, column, rare_nouns, words
from normalize.places.divisions import index
from normalize.places.resolve import towns

_NOTE = r"[（(][^（）()，。、]{1,8}[）)]"
_BRANCH = r"(?:第?[一二三四五六七八九十]{1,3}(?:工程)?(?:公司|局|分公司))"
_SURE = any_of(column("company_suffixes", "suffix", kind="sure"))
_FIRST = (
    rf"[{''.join(sorted({end[0] for end in column('company_suffixes', 'suffix', kind='sure')}))}一二三四五六七八九十]"
)
_END = re.compile(
    rf"(?={_FIRST})(?:{_SURE}(?:(?:{_NOTE})?{_SURE})*{_BRANCH}?"
    # 青铁二局, 红交一公局: a builder's bureau goes by its number
    rf"|(?<=[\u4e00-\u9fff][铁建交冶核水电])(?:[一二三四五六七八九十]{{1,3}}(?:[公航]?局)(?:集团)?(?:股份)?(?:有限公司|公司)?){_BRANCH}?)"
)
_WITH_NOTE = re.compile(_NOTE)
_NOTE_AT_END = re.compile(rf"{_NOTE}$")
# （记者李云）红杉集团, 5月2日电（李云）红杉集团: who reports, no part of the name behind it
_REPORTER = re.compile(r"(?:日[电讯]|^)[（(][^（）()]*[）)]$|[（(][^（）()]*(?:记者|通讯员|摄影)[^（）()]*[）)]$")
_FIGURE = re.compile(r"[\d一二三四五六七八九十几多]")
# 集团化, 大学生, 公司制: the end is a part of another word; 银行贷款 is money.
_NOT_AN_END = re.compile(
    r"(?<=集团)[化军]|(?<=大学)(?:生|城|毕业|科技园)|(?<=公司)[化制法]|(?<=银行)(?:贷款|家|卡|业)|(?<=股份)[制的]"
    # 接入本地电网: the wires, unless it is one of the two companies that go by the word
    r"|(?<!国家电网)(?<!南方电网)(?<=电网)"
)
MASK = "\ue000"
_HARD = re.compile(r"[，。；：:！？“”‘’、《》〈〉\s\[\]【】—…/]")
_LONGEST = 34
_RANK = re.compile(
    r"^(?:(?:世界|中国|全球|国内|全国|国际|民营|行业|亚洲|美国)?(?:\d+|五百|百)强|(?:全球|国内|国际|世界|行业|全国)?(?:最大|领先|领军|知名|著名|龙头|头部)"
    r"|(?:全球|世界|亚洲|中国|全国|国内)?第[一二三四五六七八九十\d]+大[\u4e00-\u9fff]{0,6}?(?:厂商|制造商|厂|企业|公司|集团|巨头)(?=.{3})|央企|国企|民企|[台港外侨德日美韩]企|[台港侨外]资(?:企业|重大项目|项目)?|(?:项目)?(?:总)?承包商|项目业主|[台港侨外客]商|单位|企业|公司(?=.{2})|A股|上市|创新型|高新技术|\d+)+"
)
# 从中, 由山, 该桥由省: the segmentation joined the preposition to the name; 业主单位为|甲公司
_ROLE = any_of(column("party_verbs", "word", kind="role"))
_GLUED = re.compile(
    rf".*(?:(?<![自理])由(?=.{{2}})|(?:项目|工程|[桥线路站段园厂楼馆区校港库地])系(?=.{{2}})|{_ROLE}(?:为|是|系)?(?=.{{2}}))"
    r"|(?:.{0,4}(?:单位|方|商|主体|业主))?为(?=.{2})|[从由使受让系](?=.{2})"
)
_GENERIC = re.compile(
    r"^(?:[\d一二两三四五六七八九十几多数]+|[该本此这那某各每全]|[省市县区镇]?(?:国有|集体|民营|外资|合资|独资|全资|控股|参股|股份|上市|跨国|大型|中小|高科技|科技|投资|项目|工程|建筑|建设|平台"
    r"|总|分|子|母|新|老|主|母子|相关|海外|国外|境外|国内|外国|外地|本地|当地|外省|台湾|香港|日本|美国|德国|韩国|英国|法国|世界|全球|知名|集团|有限|有限责任|房地产|开发|运营|管理|物业|电力"
    r"|供电|自来水|燃气|保险|证券|基金|商业|政策性|农业|医科|理工|师范|综合|区域|地区|城市|农村|智能|国家级|省级|国际(?=投资|银行|$)|中方|外方|企业|水泥|钢铁|煤炭|汽车|建材|化工|测试|设计|检测|咨询|代理|环评|新设|关联|贵|创新|农机|空壳|著名|高等|重点|名牌|顶级|一流)*)$"
)
# 中国公司: nobody's name, though 中国 begins many; 在云州建设公司的厂房: what is built, read as a company
_NOBODY = re.compile(r"(?:(?:中国|中资|中外|中美|中日|中韩|中德)(?:公司|集团|财团)|国?民[资营](?:资本)?控股)")
_ITS_OWN = re.compile(r"[在于][\u4e00-\u9fff]{2,5}?(?:建设|投资|成立|设立|新建|打造|建立)公司(?=的)")
_SOME = re.compile("[一两几数多]家")  # 一家|轴承有限公司: a company that the text leaves without a name
_LATIN = re.compile(r"[A-Za-z][A-Za-z&.]* $")
_HOST = re.compile(
    r"(?:政府|管委会|委员会|[市区县省]委|开发区|高新区|园区|外商|客商|双方|各方|我们|他们|各地|当地|社会资本|财政|自己|企业|单位|部门|机构|团队)$"
)
_NOUNISH = {
    "n",
    "nz",
    "nt",
    "nr",
    "nrt",
    "nrfg",
    "ns",
    "eng",
    "g",
    "j",
    "x",
    "b",
    "a",
    "m",
    "q",
    "vn",
    "v",
    "i",
    "l",
    "s",
    "f",
    "ad",
    "an",
}
_CLAUSE = re.compile(
    r"\d[年月日]|共[赢享建商]|互[利惠补]|出资$|[^文石能]化$|总$|^[到至]|灾后|乡贤|村民|校友|农户|之|群$|碑$|流域$|^[亚世]行$|项目|开工|竣工|建成|投产|首[个座条]|最[大长短高具]|距离|唯一|记者|全[国省市县区]|产业链"
    # a person, a work, a village that did one after the other (村|相继)
    r"|先生|女士|老板|书记|客商|院士|[圈带网区]建设$|[村镇县市区]相$"
    # what a sentence tells of begins or ends so, no company: 这座, 云州水运体系, 青柳三地
    r"|^(?:[其这那全让使把将集]|公司|企业|负责人|[厂县市区镇局院处站队会]长(?=.{2}))|^[^（(]*[）)]"
    r"|(?:体系|战略|网络|铁路网|路网|铁路|公路|高速|通道|走廊|港|馆|地|力量|影响力|电压|机型|基础|短板|一体|合作|历史|历史上|方面|枢纽)$"
)
_COUNTRIES = re.compile(
    r"[京津沪渝冀豫辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤藏川宁琼港澳台陇滇黔]{2,4}|[中老缅泰越柬印尼俄蒙日韩美英法德意巴埃以沙]{1,3}|[\u4e00-\u9fff]{1,3}[方企]"
)
_BUREAU_NUMBER = re.compile(r"[一二三四五六七八九十]+[公航]?局")
_BUREAU = re.compile(r"(?:部|委|厅|局|署|办|院|会|组织)$")


@cache
def _borders() -> frozenset[str]:
    verbs = {*column("project_verbs", "word"), *column("name_borders", "word", kind="strong")}
    return frozenset(column("party_borders", "word")) | (verbs - _INSIDE)


# Words that tell what a company does are verbs elsewhere: 甲联合投资公司, 乙建设集团.
_INSIDE = frozenset("建设 投资 开发 联合 合作 实施 运营 承包 制造 发展 管理 经营 工程 控股 开创 共建".split())


# 甲省现代农业集团: such words tell a time elsewhere
_NO_TIME = frozenset("现代 当代 未来 时代 世纪 新世纪 古代 新时代".split())
# 红杉企业|联合体, 云柏物业服务|有限公司: borders elsewhere, the kind of the company right in front of its form
_OWN_KIND = frozenset(("企业", "服务", "招商", "供电", "供水", "供热", "供应链"))


@lru_cache(maxsize=4096)
def organisations(sentence: str) -> tuple[tuple[int, int], ...]:
    """The spans of the names in ``sentence`` that end as such names do, in order, without overlaps.

    >>> told = "目前，由红杉重工有限公司和云柏集团投资建设"
    >>> [told[start:end] for start, end in organisations(told)]
    ['红杉重工有限公司', '云柏集团']
    """
    return tuple(_found(sentence))


def masked(sentence: str) -> str:
    """``sentence`` with every character of an organisation's name replaced by one mark, so that no pattern reads words into it.

    >>> masked("由云杉投资集团建设").count(MASK)
    6
    """
    for start, end in organisations(sentence):
        sentence = sentence[:start] + MASK * (end - start) + sentence[end:]
    return sentence


def _found(text: str) -> Iterator[tuple[int, int]]:
    begin = floor = 0
    for match in _END.finditer(text):
        if match.start() < floor or _NOT_AN_END.match(text, match.end()):  # （本公司） behind a name belongs to it
            continue
        low = floor + 2 if floor and text.startswith("联合", floor) else floor  # 红杉集团|联合|云柏集团
        start = _beginning(text, max(low, match.start() - _LONGEST), match.start())
        if _is_name(text, start, match):
            note = _WITH_NOTE.match(text, match.end())
            end = note.end() if note and len(note.group()) <= 6 and "称" not in note.group() else match.end()
            if floor and start != floor:
                yield begin, floor
            begin = (
                begin if floor and start == floor else start
            )  # 红交二局云州公司: a branch with its house is one name
            floor = end
    if floor:
        yield begin, floor


def _is_name(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether what stands from ``start`` to the end of a name tells one company from others."""
    name, stem = text[start : end.end()], text[start : end.start()]
    if not _long_enough(name, end.end() - end.start()) or _GENERIC.match(stem) or _NOBODY.fullmatch(name):
        return False
    if _SOME.match(name) or _SOME.fullmatch(text[max(0, start - 2) : start]):
        return False
    return start == 0 or _ITS_OWN.match(text, start - 1) is None


def _long_enough(name: str, end: int) -> bool:
    """Whether more than one character stands in front of the end (甲公司 is a piece of a name, 云杉公司 a name)."""
    return len(name) - end >= 2 or (end == len(name) and len(name) >= 4 and bool(_BUREAU_NUMBER.search(name)))


def _beginning(text: str, low: int, end: int) -> int:
    """Where the name that ends at ``end`` begins."""
    for mark in _HARD.finditer(text, low, end):
        low = mark.end()
    bracket = max(text.rfind("）", low, end), text.rfind(")", low, end))
    opening = max(text.rfind("（", low, end), text.rfind("(", low, end))
    if opening > bracket:
        low = opening + 1
    elif bracket >= 0 and _apart(text[low : bracket + 1]):
        low = bracket + 1
    low += _after_border(text[low:end])
    glued = _GLUED.match(text, low, end)
    low = glued.end() if glued else low
    rank = _RANK.match(text, low, end)
    low = rank.end() if rank else low
    if text[low].isascii() and text[low].isalpha() and text[low - 1 : low] == " ":
        word = _LATIN.search(text, max(0, low - _LONGEST), low)  # Oak |Steel集团
        return word.start() if word else low
    return low


def _apart(front: str) -> bool:
    """Whether the bracket that ``front`` ends in is none of a name's own (红杉（山东）…)."""
    return _NOTE_AT_END.search(front) is None or _REPORTER.search(front) is not None


def without_rank(name: str) -> str:
    """``name`` without a rank in front of it (世界500强甲远 -> 甲远)."""
    return _RANK.sub("", name)


def _after_border(front: str) -> int:
    borders = _borders()
    for word in reversed(words(front)):
        if (word.end == len(front) and word.text in _OWN_KIND) or word.text in _NO_TIME:
            continue
        if word.text in borders or word.tag in ("p", "c", "uj", "ul", "uz", "ug", "r", "t"):
            return word.end
        if word.text[-1] in "年月日时个家名" and _FIGURE.match(word.text):
            return word.end
    return 0


@cache
def _industries() -> frozenset[str]:
    return frozenset((*column("project_classes", "word"), "可再生", "清洁", "生物", "石油", "煤"))


@cache
def _countries() -> frozenset[str]:
    named = column("abroad", "word")
    return frozenset((*named, *(name[:2] for name in named if len(name) > 3), "中国", "我国"))


@cache
def _known() -> frozenset[str]:
    return frozenset(column("party_known", "name"))


@cache
def _trades(kind: str = "brand") -> tuple[str, ...]:
    return column("company_suffixes", "suffix", kind=kind)


def ends_as_known(words: str) -> bool:
    """Whether ``words`` end as a known name does, or in a trade: a cheap look before they are cut."""
    return words.endswith(_known_ends())


@cache
def _known_ends() -> tuple[str, ...]:
    return (*_known(), *_trades(), *_trades("trade"), *_trades("local"))


def is_known(name: str) -> bool:
    """Whether ``name`` is sure to be a company's wherever it stands: a known one, or a proper name with a trade behind it.

    >>> [is_known(name) for name in ("云杉汽车", "新能源汽车", "高端装备", "云州")]
    [True, False, False, False]
    """
    if name in _known():
        return True
    trade = next((end for end in (*_trades(), *_trades("trade")) if name.endswith(end)), "")
    stem = name[: -len(trade)] if trade else ""
    if len(stem) < _STEM or stem in _industries() or not plausible(name):
        return False
    return all(word.tag in _NAMED or (not word.tag and len(stem) <= _SHORT) for word in words(stem))


_STEM, _SHORT = 2, 3  # characters in front of a trade that can be a name, and of one that no dictionary knows
_NAMED = frozenset(("nz", "nr", "nrt", "nrfg", "nt", "ns", "eng"))


@lru_cache(maxsize=4096)
def plausible(name: str) -> bool:
    """Whether ``name``, found in a company's place, could be one: no government, no class of companies, no clause.

    >>> [plausible(name) for name in ("云杉国际", "ABC", "县政府", "多家企业", "加快推进", "社会资本")]
    [True, True, False, False, False, False]
    """
    if (
        not 2 <= len(name) <= 24
        or name in _trades("local")
        or _SOME.match(name)
        or _HOST.search(name)
        or _HARD.search(name)
        or _GENERIC.match(_END.sub("", name))
    ):
        return False
    parts = words(name)
    if name in _known() or _is_house(name, parts):
        return True
    if name in _countries():
        return False
    if _CLAUSE.search(name) or _COUNTRIES.fullmatch(name) or any(word.tag == "m" for word in parts[1:]):
        return False
    if any(word.tag in ("v", "f", "s") and len(word.text) > 1 for word in parts):  # it says what is done, or where
        return False
    if any(word.text in _borders() or word.tag[:1] in ("u", "p", "c", "r", "d", "t") for word in parts):
        return False
    unknown = all(len(word.text) == 1 for word in parts)  # no dictionary joins its characters
    trade = next((end for end in _trades() if name.endswith(end)), "")
    unknown = unknown or (bool(trade) and len(name) - len(trade) >= 2 and name[: -len(trade)] not in _industries())
    unknown = unknown or (len(name) > 3 and _BUREAU.search(name) is not None)
    named = (unknown or any(map(_tells, parts))) and all(not word.tag or word.tag in _NOUNISH for word in parts)
    return named and not _is_place(name)


def _is_place(name: str) -> bool:
    """Whether ``name`` is a division without its class (岳阳); a company that goes by such a name is a known one."""
    return len(name) <= 4 and name in index()


def looks_like_one(name: str) -> bool:
    """Whether ``name`` tells a company by its house, its place or its trade, though nothing in front of that is a known word.

    >>> [looks_like_one(name) for name in ("中建云柏", "杉柏科技", "杉柏")]
    [True, True, False]
    """
    return _is_house(name, words(name)) or any(name.endswith(end) and len(name) > len(end) + 1 for end in _trades())


def may_be_place(name: str) -> bool:
    """Whether ``name`` could be a place's wherever it stands: a division or a town without its class, or what ends as places do.

    >>> [may_be_place(name) for name in ("山东潍坊", "城关", "红杉湾", "云杉汽车")]
    [True, True, True, False]
    """
    end = max((word.end for word in words(name) if word.tag == "ns" and word.end < len(name)), default=0)
    return any(
        rest[-1] in _PLACE_ENDS or rest in index() or any(rest + kind in towns() for kind in ("镇", "乡", "街道"))
        for rest in (name, name[end:])
    )


_PLACE_ENDS = frozenset("湾湖岛村镇乡旗山河江畔旁桥寨屯沟口塘坝岭坪滩洲")
_STATE_OWNED = "中华国"  # how the short names of such houses begin
_BRANCHES = 4  # characters that their firms add


def _is_house(name: str, parts: tuple[Word, ...]) -> bool:
    """Whether ``name`` tells a company by the house or the place that it is of (中建云柏, 云州燃气, 泰国正大, 云钢设备)."""
    house = next((name[:length] for length in (3, 2) if name[:length] in _known()), "")
    if house and name[0] in _STATE_OWNED and 2 <= len(name) - len(house) <= _BRANCHES:
        return all(word.tag in _PLAIN_NOUNS for word in words(name[len(house) :]))
    if parts[0].tag == "ns" and len(parts) > 1:
        rest = name[parts[0].end :]
        if rest in _known() or rest in _trades("local") or rest in _trades("trade"):
            return True
    trade = next((end for end in _trades("trade") if name.endswith(end)), "")
    stem = words(name[: -len(trade)]) if trade and len(name) - len(trade) >= 2 else ()
    return bool(stem) and all(map(_is_proper, stem)) and stem[0].tag != "p" and stem[-1].tag not in _NO_STEM


def _is_proper(word: Word) -> bool:
    """Whether the word can be a piece of a proper name: of a class that only names have, or one that the dictionary has hardly seen."""
    return word.tag in _PROPER or len(word.text) == 1 or word.text in _COMPASS or word.text in rare_nouns()


# classes of the words that a firm's name is made of; those that only a name has; those that end none
_PLAIN_NOUNS = frozenset(("n", "nz", "ns", "nr", "nrt", "nt", "g", "j", "eng", ""))
_PROPER = frozenset(("nz", "nr", "nrt", "nrfg", "nt", "ns", "g", "j", "eng", ""))
_NO_STEM = frozenset(("p", "c", "uj", "ul", "r", "d"))
_COMPASS = frozenset(("东方", "北方", "南方", "西部"))  # with which many names begin


def _tells(word: Word) -> bool:
    """Whether a word tells a company from others: one no dictionary has, a proper noun, Latin letters, an end of such names."""
    return (
        not word.tag
        or word.tag in ("nz", "nt", "nr", "nrt", "nrfg", "eng", "g", "j")
        or _END.fullmatch(word.text) is not None
        or bool(_BUREAU.search(word.text) and len(word.text) > 2)
    )
