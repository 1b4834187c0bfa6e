"""From the words in a party's place to the parties' names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.organisations import is_known, organisations, plausible, without_rank
from extract.words import any_of
from normalize.places.divisions import index

_AND = re.compile(r"、|以及|和|与|及|，|携手|联手|牵手|会同|连同|(?<=\0)联合(?=\0)")
# 工业和信息化局: one authority, however its name is joined
_ONE = re.compile(r"(?:工业|经济|商务)和信息化|发展和改革|文化和旅游|住房和城乡|人力资源和社会|规划和自然|卫生和")
# What clings to the front of a name that was read from a clause's start: 还有|甲集团, 重点抓好与|乙部.
_LEAD = re.compile(
    r"^.*(?:由|还有|包括|以及|抓好|其中|据悉|目前|近日|日前|据了解|旗下|下属|合作方|投资方|引进|引入|招引|这(?:是|个|座|条)|(?:巨头|龙头|制造商|生产商|供应商|厂商|运营商|服务商)(?=.{2})|企业(?=.{2})|公司(?=.{4}))|^(?:\d+[年月日])+|^(?:与|同|和|就|为|是|系|对|前期|今年|去年|已|将|而|即|并|且)"
)
_TRAIL = re.compile(
    r"(?:等.{0,8}|三方|双方|对口|拟|[于在]?(?:去年|今年|近日|日前)|公司化|(?:集团|公司)?(?:董事局主席|董事长|总经理|总裁|创始人|CEO).{0,6}|各|共|均|分别|一起|合力|计划|全资子公司|子公司|旗下|项目|投资)$"
)
_PUBLIC = re.compile(
    r"(?:政府|管委会|委员会|[省市县区镇乡州旗盟]|市委|区委|县委|开发区|高新区|经开区|自治区|街道|园区|新区|示范区|法院|检察院|方面|日报|大会|论坛|协会|机场|车站|景区|公园|中心|新城|产业城|产业园|小镇|项目|工程|基地|片区|一期|二期|海湾|北部湾|地区|人物|人士|家族|乡贤|华侨|侨胞|老板)$"
)
# 云州商会|会长李云: a person invests
_PERSON = re.compile(r"(?:商会|协会|联合会)(?:名誉|常务|副|执行)*(?:会长|理事长|秘书长|主席)")
_ZONE = re.compile(r"(?:高新|开发|经开|工业|新)区.{1,4}$")  # 云州高新区|产业
# 甲集团有限公司（以下简称“甲集团”）: the name is the one in front
# 和|信息化局: the rest of an authority whose name 和 joins
_HALF = re.compile(r"(?:信息化|旅游|改革|城乡|社会保障|自然资源|电子)[^，。]{0,4}[局厅委部]$")
_NICKNAME = re.compile(
    r"[（(](?:以?下?统?简?称|下称)[，：:为]?[“‘\"]?(?P<short>[^（）()，“”‘’\"]{1,16})[^（）()]{0,12}[）)]"
)
# What tells a company's form, so that 云州交投集团 can be 云州交通投资有限责任公司.
_FORMS = re.compile(r"(?:有限|责任|股份|控股|集团|总?公司|[（(][^（）()]*[）)])+$")
_NUMBER = re.compile("[一二三四五六七八九十]+")
_SHORTENED = 4  # characters of a name that leaves some out
_FIRM = 8  # characters of a firm behind its house
_LONGEST = 40  # characters of a name that is shortened
_MEMBER = re.compile(r"[\u4e00-\u9fff（）()A-Za-z0-9]{2,16}")


def names(who: str, *, sure: bool = False) -> Iterator[str]:
    """The parties that ``who`` names, in order; ``sure`` takes only names that end as a company's name does.

    >>> list(names("云柏集团和红杉重工有限公司")), list(names("县政府")), list(names("华远等央企"))
    (['云柏集团', '红杉重工有限公司'], [], ['华远'])
    """
    if not who:
        return
    who = without_notes(who)
    found = [who[start:end] for start, end in organisations(who)]
    for part in _parts(who, found):
        whole = next((name for name in reversed(found) if name in part), None)  # 甲集团下属乙公司: the last one does it
        short = without_rank(_TRAIL.sub("", _LEAD.sub("", part)))
        if _PERSON.search(part):
            continue
        if whole is not None and not _PUBLIC.search(whole):
            yield whole + _branch(part.partition(whole)[2])
        elif whole is None and not sure and _may_be(short):
            yield short


def _branch(rest: str) -> str:
    """The firm that stands right behind its house's name (云柏集团|青柳钢铁), empty where other words do."""
    return rest if len(rest) <= _FIRM and not _TRAIL.search(rest) and is_known(rest) else ""


def _may_be(name: str) -> bool:
    if _PUBLIC.search(name) or _ZONE.search(name) or _HALF.match(name):
        return False
    return plausible(_ONE.sub("", name))


def without_notes(text: str) -> str:
    """``text`` without the brackets in which a name is shortened (红杉集团有限公司（下称“红杉”） -> 红杉集团有限公司)."""
    return _NICKNAME.sub("", text) if "称" in text else text


def in_full(text: str) -> dict[str, str]:
    """Short name -> the name that the article says it shortens.

    >>> in_full("红杉集团有限公司（以下简称“红杉集团”）昨日宣布")
    {'红杉集团': '红杉集团有限公司'}
    """
    found: dict[str, str] = {}
    for note in _NICKNAME.finditer(text) if "称" in text else ():
        low = max(0, note.start() - _LONGEST)
        names = organisations(text[low : note.start()])
        if names and low + names[-1][1] == note.start():
            found.setdefault(note["short"], text[low + names[-1][0] : note.start()])
    return found


def shortens(short: str, full: str) -> bool:
    """Whether ``short`` is ``full`` with characters left out, as a long name is shortened in passing.

    >>> shortens("河建八局", "河口建筑第八工程局有限公司"), shortens("云杉集团", "云杉集团重工有限公司")
    (True, False)
    """
    less, more = _FORMS.sub("", short), _FORMS.sub("", full)
    if not _SHORTENED <= len(less) < len(more) or less[0] != more[0] or more.startswith(less):
        return False
    if _NUMBER.findall(less) != _NUMBER.findall(more) or less.endswith("联合体"):  # which is its members' own
        return False
    rest = iter(more)
    return all(character in rest for character in less)


def members(who: str) -> Iterator[str]:
    """The names in ``who`` where the words say that only companies stand there (甲联合体由乙、丙、丁组成).

    >>> list(members("云柏集团、青山港湾和红杉"))
    ['云柏集团', '青山港湾', '红杉']
    """
    found = [who[start:end] for start, end in organisations(who)]
    for part in _parts(who, found):
        short = without_rank(_TRAIL.sub("", _LEAD.sub("", part)))
        if _MEMBER.fullmatch(short) and not _PUBLIC.search(short) and (short in found or "、" in who):
            yield short


@cache
def _places() -> re.Pattern[str]:
    """The divisions that have an 和 in their names: it joins nothing there."""
    return re.compile(any_of(name for name in index() if "和" in name and len(name) > 1))


def _parts(who: str, found: list[str]) -> list[str]:
    """``who`` cut where names are joined, but never inside one that is known to be a whole."""
    masked = who
    joined = _places().findall(who) if "和" in who else ()
    for name in (*found, *_ONE.findall(who), *joined):
        masked = masked.replace(name, "\0" * len(name), 1)
    cuts = [0]
    for match in _AND.finditer(masked):
        cuts += [match.start(), match.end()]
    cuts.append(len(who))
    parts = [who[cuts[i] : cuts[i + 1]] for i in range(0, len(cuts), 2)]
    return parts if all(len(part) >= 2 for part in parts) else [who]
