"""Bylines, datelines and the names in them: who reports, for which paper, from where, on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalize.lexicon import rows

_PRESS = "|".join(sorted((re.escape(row[0]) for row in rows("press_suffixes.tsv")), key=len, reverse=True))
_ROLE = (
    r"(?:见习|实习|首席|特约|特派|高级|资深|全媒体|融媒体|本报|本刊|本网|本台|本社)?"
    r"(?:驻[一-龥]{2,4})?(?:记者|通讯员|评论员|撰稿人?|编辑|摄影)"
)
PRESS_NAME = re.compile(rf"[一-龥A-Za-z0-9]{{1,8}}?(?:{_PRESS})")
_PAPER = rf"(?:本报|本刊|本网|本台|本社|[一-龥A-Za-z0-9]{{2,8}}?(?:{_PRESS})(?:[/／·・、\s-]{{1,2}}[一-龥]{{2,8}}?(?:{_PRESS}))?)"
_NAMES = r"[一-龥·]{2,4}(?:(?:[\s、,，/／]|文|图|摄影|摄|报道|本报|本刊|本网|本台|" + _ROLE + r")+[一-龥·]{2,4}){0,11}"
_BYLINE = re.compile(
    rf"[□■●◎○◆▲☆★\s]*(?:文[/／]图|文|图|撰文)?[/／:：\s]*{_PAPER}?\s*(?:{_ROLE})[\s:：/／]*(?:[一-龥A-Za-z·\s、,，/／]{{2,60}}?)"
    r"(?:摄影报道|报道|摄|文[/／]图|[(（][^()（）]{1,12}[)）])?\s*[:：]?$"
)
_BOX_NAMES = re.compile(r"[□■◎]\s*[一-龥]{2,4}(?:[\s、]+[一-龥]{2,4}){0,5}(?:\s*报道)?$")
_END_BYLINE = re.compile(
    rf"[（(]\s*(?P<inside>(?:{_PAPER})?[^（）()。]{{0,16}}?(?:{_ROLE}|文[/／])[^（）()。]{{1,80}})[)）]\s*$"
)
_INLINE = re.compile(rf"[（(](?P<inside>[^（）()。]{{0,20}}?{_ROLE}[^（）()。]{{1,60}})[)）]")
_OWN_DATELINE = re.compile(
    r"[□■●◆▲\s]*(?:本报|本刊|本网|本台|本社)(?P<place>[一-龥]{0,8}?)"
    r"(?:(?P<year>\d{4})年)?\s*(?:(?P<month>\d{1,2})月(?P<day>\d{1,2})日)?(?:综合)?(?:讯|电|消息|专电|报道)"
)
_AGENCY_DATELINE = re.compile(
    r"[□■●◆▲\s]*[（(]?据?(?P<agency>[一-龥A-Za-z·]{2,12}?)(?P<second>[-—/／·]{1,2}[一-龥]{2,10}?(?:网|社|报))?"
    r"(?P<place>[一-龥]{2,10}?)?[,，]?\s*(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:综合)?(?:电|讯|消息|专电)"
)
_PRESS_DATELINE = re.compile(
    rf"[□■●◆▲\s【\[]*据?(?P<agency>[一-龥]{{1,8}}?(?:{_PRESS}))[\s】\]]*(?:讯|消息|报道|网讯)(?![一-龥]*[人者])"
)
_SPEAKER = re.compile(
    r"[^。；;！!？?]{0,50}(?:书记|[市区县镇乡省州旗盟局部厅院校行会社]长|主任|董事长|总经理|总裁|主席|秘书长|专员|委员|首席执行官)\s*[一-龥·]{2,4}[:：]$"
)
_SPLIT = re.compile(
    rf"[\s、,，/／:：]+|{_ROLE}|摄影报道|报道|摄影|(?<=[\s、,，/／])(?:文|图|摄)(?=[\s、,，/／]|$)|[（(][^()（）]*[)）]"
)
_NOT_NAMES = frozenset(
    ("报道", "综合", "整理", "采写", "供图", "文图", "本报", "本刊", "本网", "本台", "摄影", "统筹", "实习", "见习")
)
_SURNAMES = frozenset(row[0] for row in rows("surnames.tsv"))
_HEAD = 160


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the opening of a story says: agency (None for 本报), place, and the day, whose year is rarely told."""

    agency: str | None
    place: str | None
    year: int | None
    month: int | None
    day: int | None
    end: int


def is_byline(text: str) -> bool:
    """Whether a line is nothing but a byline.

    >>> [is_byline(t) for t in ("□记者 王一 李二三 报道", "本报通讯员 赵四", "记者从发改委获悉，项目已开工。")]
    [True, True, False]
    """
    if not 3 <= len(text) <= 80 or "。" in text:
        return False
    return (_BYLINE.match(text) is not None and bool(names(text))) or _BOX_NAMES.match(text) is not None


def end_byline(text: str) -> str | None:
    """The inside of a byline in brackets that closes a line, 某某日报记者 王一, or None."""
    match = _END_BYLINE.search(text[-_HEAD:])
    return match["inside"] if match else None


def is_end_byline(text: str) -> bool:
    """Whether a line is nothing but a byline in brackets."""
    return len(text) <= 120 and text[:1] in "（(" and _END_BYLINE.match(text) is not None


def is_speaker(text: str) -> bool:
    """Whether a line introduces a speaker by office and name: 某县委书记 王一: (a section of a feature)."""
    return len(text) <= 70 and text[-1:] in ":：" and _SPEAKER.match(text) is not None


def dateline(text: str) -> Dateline | None:
    """The dateline that opens a paragraph, or None.

    >>> found = dateline("新华社某市3月4日电（记者王一）今天")
    >>> found.agency, found.place, found.month, found.day
    ('新华社', '某市', 3, 4)
    """
    head = text[:60]
    for pattern in (_OWN_DATELINE, _AGENCY_DATELINE, _PRESS_DATELINE):
        match = pattern.match(head)
        if match:
            found = _read(match)
            if found is not None:
                return found
    return None


def _read(match: re.Match[str]) -> Dateline | None:
    got = match.groupdict()
    agency, place = got.get("agency"), got.get("place")
    if match.re is _AGENCY_DATELINE:
        split = _agency_and_place(f"{agency}{got.get('second') or ''}{place or ''}")
        if split is None:
            return None
        agency, place = split
    number = {key: int(got[key]) if got.get(key) else None for key in ("year", "month", "day")}
    return Dateline(agency, place or None, number["year"], number["month"], number["day"], match.end())


def _agency_and_place(text: str) -> tuple[str, str] | None:
    match = re.match(rf"(?P<agency>[一-龥A-Za-z]{{1,8}}?(?:{_PRESS}))(?:[-—/／·]+[一-龥]{{1,8}}?(?:{_PRESS}))?", text)
    return (match["agency"], text[match.end() :]) if match else None


def inline_byline(text: str) -> str | None:
    """The inside of the first byline in brackets near the start of a paragraph: （记者 王一）, or of one after 电."""
    match = _INLINE.search(text[:_HEAD])
    if match:
        return match["inside"]
    found = dateline(text)
    after = re.match(r"\s*[（(]([一-龥·\s、]{2,24})[)）]", text[found.end : found.end + 40]) if found else None
    return after[1] if after else None


def names(text: str) -> tuple[str, ...]:
    """The reporters' names in a byline, in order, each once; names written together are told apart by their surnames.

    >>> names("本报记者 王一 李二三 通讯员 赵四")
    ('王一', '李二三', '赵四')
    """
    text = re.sub(rf"{_PAPER}(?=\s*{_ROLE})", " ", text)
    parts = (part.strip("□■●◎○◆▲☆★ \u3000") for part in _SPLIT.split(text) if part)
    found: dict[str, None] = {}
    for part in parts:
        for name in _apart(part):
            if re.fullmatch(r"[一-龥·]{2,4}", name) and name not in _NOT_NAMES and not PRESS_NAME.fullmatch(name):
                found[name] = None
    return tuple(found)


def _apart(part: str) -> list[str]:
    if len(part) < 4 or len(part) > 24 or (len(part) == 4 and part[:2] in _SURNAMES):
        return [part]
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(part) + 1):
        choices = [
            (
                best[end - size][0] + cost + (0 if _has_surname(part[end - size : end]) else 3),
                [*best[end - size][1], part[end - size : end]],
            )
            for size, cost in ((2, 1.4), (3, 1.0), (4, 3.5))
            if end >= size and (best[end - size][1] or end == size)
        ]
        best.append(min(choices, default=(1e9, [])))
    return best[-1][1] or [part]


def _has_surname(name: str) -> bool:
    return name[0] in _SURNAMES or name[:2] in _SURNAMES
