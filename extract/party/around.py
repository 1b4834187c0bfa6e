"""What the words around a candidate say of it: its part in its clause, whom the sentence speaks of, how a list pairs names with projects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.link.records import Reading
from extract.party.candidates import Candidates, Place
from extract.records import Mention

_CLAUSE = 40  # characters of a clause on either side of a candidate that are looked at
_LIKELY = 0.3  # a candidate that the tagger holds this likely counts beside the others of its sentence
_SHORT = 2  # last characters of a project's name by which a later clause calls it (船闸由…)
_MANY = 12  # projects of an article from which on a sentence is not searched for the ends of their names
_MARKS = re.compile("[，。；：\n！？]")


def _patterns(*written: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, written))


# What stands in front of a candidate in its clause: the part that the words give it.
_PART = _patterns(
    "(?:业主|建设|投资|出资|开发|项目)(?:单位|方|商|主体|者|人|法人|公司)?(?:为|是|系|：|有|包括)?$",
    "(?:施工|承建|总包|代建|参建|总承包)(?:单位|方|商|企业|者)?(?:为|是|系|：|有|包括)?$",
    "(?:运营|经营|管理|实施)(?:单位|方|商|主体|企业|者)?(?:为|是|系|：|有)?$",
    "(?:设计|监理|勘察|供货|供应|招标|代理|咨询|技术)(?:单位|方|商|企业|人)?(?:为|是|系|：|有)?$",
    "(?:中标|候选)(?:单位|方|人|商|企业)?(?:为|是|系|：)?$",
    "(?:向|对|给|为|从|供|租给|交给|交付)$",
    "(?:与|同|和|携手|联合|牵手|引进|引入)$",
    "由[^，。；、]{0,6}$",
    "(?:旗下|下属|所属|子公司|央企|国企|企业|巨头|龙头)$",
)
# What it does, behind it in its clause.
_DEEDS = _patterns(
    r"投资|出资|斥资|注资|入股|控股|持股|占股|占[\d一二三四五六七八九]",
    "施工|承建|总承包|总包|EPC|承担|参建|分包|浇筑|铺轨|架设",
    "建设|兴建|新建|打造|开发|建成|修建|扩建|改造|援建",
    "负责|实施|组织",
    "运营|经营|管理|托管|维护|营运",
    "中标|摘得|竞得|拍得|拿下|摘牌|获得",
    "签约|签订|签署|签下|协议|合作",
    "设计|监理|勘察|咨询|审计|评估|检测",
    "提供|供应|供货|采购|制造|生产|销售",
    "贷款|授信|银团|融资|承销|保险",
    "表示|介绍|说|认为|透露|称|告诉",
    "入驻|租|落户|进驻|客户|签收|订购|使用",
    "参观|考察|出席|到场|祝贺|视察|主持",
    "共同|联合|合资|合作|双方|三方",
    "宣布|公告|披露|通报",
)
_ALL_OF_THEM = re.compile("均|都由|全部|各项目|上述|以上|两个|三个|四个|几个|一并|这些|其余")
_FORMER, _LATTER = re.compile("前者|前一"), re.compile("后者|后一")
_IT = re.compile("(?:该|此|这|本)?(?:项目|工程|园区|基地|公司|大桥|电站|线路|中心|医院|学校|水库|园|厂|馆|港|站)")
_IN_TURN = re.compile("分别|依次|分由")


class Meeting(NamedTuple):
    """The place of a candidate and the mention of a project that stand nearest to each other."""

    place: Place
    mention: Mention
    sentence: int  # of the mention
    key: tuple[int, float]


class _Sentence(NamedTuple):
    """A sentence: its span, the starts of its projects' mentions with their clusters, and those of its likely candidates."""

    start: int
    end: int
    projects: tuple[tuple[int, int], ...]
    rivals: tuple[tuple[int, str], ...]
    in_turn: bool


class _Clause(NamedTuple):
    """A candidate's clause: where it begins and ends, its words in front of the candidate and behind it, and what they say."""

    low: int
    high: int
    front: str
    back: str
    part: list[float]
    deeds: list[float]


class Around:
    """The sentences of an article in which its candidates stand."""

    def __init__(self, reading: Reading, found: Candidates) -> None:
        self._reading, self._text = reading, reading.article.text
        self._owner = {
            reading.mentions[i].start: number for number, one in enumerate(reading.clusters) for i in one.mentions
        }
        self._names = [tuple(dict.fromkeys(reading.mentions[i].text for i in one.mentions)) for one in reading.clusters]
        self._rivals: dict[int, dict[str, int]] = {}
        for name, places in found.items():
            for place in places:
                if place.chance > _LIKELY:
                    self._rivals.setdefault(place.sentence, {}).setdefault(name, place.start)
        self._sentences: dict[int, _Sentence] = {}
        self._clauses: dict[tuple[int, int], _Clause] = {}

    def numbers(self, name: str, number: int, one: Meeting) -> list[float]:
        """What the words around a candidate say of it and of a project, by the number of its cluster."""
        sentence = self._sentence(one.place.sentence)
        clause = self._clause(one.place, sentence)
        return [
            *clause.part,
            *clause.deeds,
            *self._beside(number, one, clause, sentence),
            *self._line(name, number, one, sentence),
        ]

    def _sentence(self, number: int) -> _Sentence:
        if number not in self._sentences:
            start, end = self._reading.sentences[number].start, self._reading.sentences[number].end
            projects = tuple(
                (m.start, self._owner[m.start])
                for _, m in self._reading.within("PROJECT", start, end)
                if m.start in self._owner
            )
            rivals = tuple(sorted((at, name) for name, at in self._rivals.get(number, {}).items()))
            self._sentences[number] = _Sentence(
                start, end, projects, rivals, _IN_TURN.search(self._text, start, end) is not None
            )
        return self._sentences[number]

    def _clause(self, place: Place, sentence: _Sentence) -> _Clause:
        if (place.start, place.end) not in self._clauses:
            text = self._text
            low = max(sentence.start, place.start - _CLAUSE)
            low = max((mark.end() for mark in _MARKS.finditer(text, low, place.start)), default=low)
            high = min(sentence.end, place.end + _CLAUSE)
            stop = _MARKS.search(text, place.end, high)
            high = stop.start() if stop else high
            front, back = text[low : place.start], text[place.end : high]
            clause = _Clause(low, high, front, back, say(_PART, front), say(_DEEDS, back))
            self._clauses[place.start, place.end] = clause
        return self._clauses[place.start, place.end]

    def _beside(self, number: int, one: Meeting, clause: _Clause, sentence: _Sentence) -> list[float]:
        """Whom the candidate's clause speaks of: this project, another, or none that it names."""
        place, mention = one.place, one.mention
        holds = clause.low <= mention.start < clause.high
        others = any(clause.low <= at < clause.high for at, owner in sentence.projects if owner != number)
        governor = self._governor(place, sentence)
        in_front = [owner for at, owner in sentence.projects if at < place.start]
        former, latter = _FORMER.search(clause.front) is not None, _LATTER.search(clause.front) is not None
        first, last = in_front[:1] == [number], in_front[-1:] == [number]
        several = len(set(in_front)) > 1
        bare = not holds and not others
        return [
            *(deed if holds and mention.start >= place.end else 0.0 for deed in clause.deeds),
            *(deed if bare else 0.0 for deed in clause.deeds),
            float(holds),
            float(others),
            float(holds and others),
            float(governor == number),
            float(governor not in (number, -1)),
            float(governor == number and not holds),
            float(governor not in (number, -1) and not holds),
            float(place.start == clause.low),
            float(place.start == clause.low and bare),
            float(_ALL_OF_THEM.search(self._text, clause.low, clause.high) is not None),
            float(former),
            float(latter),
            float(former and first and several),
            float(latter and last and several),
            float(former and several and not first) + float(latter and several and not last),
            float(_IT.match(self._text, clause.low) is not None),
            float(_IT.match(self._text, sentence.start) is not None),
            float("标" in clause.front),
            min(len(clause.front), 20) / 20,
            min(len(clause.back), 20) / 20,
        ]

    def _governor(self, place: Place, sentence: _Sentence) -> int:
        """The project that the sentence named last in front of a candidate, in full or by the end of its name; -1 for none."""
        best, owner = -1, -1
        for at, number in sentence.projects:
            if best < at < place.start:
                best, owner = at, number
        if len(self._names) > _MANY:
            return owner
        for number, names in enumerate(self._names):
            at = self._text.rfind(names[0][-_SHORT:], max(sentence.start, best), place.start)
            if at > best + len(names[0]) or (best < 0 <= at):
                best, owner = at, number
        return owner

    def _line(self, name: str, number: int, one: Meeting, sentence: _Sentence) -> list[float]:
        """How many projects and candidates share the sentence, the stretch between semicolons and the line."""
        text, place, mention = self._text, one.place, one.mention
        rivals, named = len(sentence.rivals), len(sentence.projects)
        low = max(text.rfind("；", sentence.start, place.start), sentence.start)
        high = text.find("；", place.end, sentence.end)
        high = sentence.end if high < 0 else high
        here = low <= mention.start < high
        theirs = {owner for at, owner in sentence.projects if low <= at < high}
        mine = sum(low <= at < high for at, _ in sentence.rivals)
        line = text.rfind("\n", 0, place.start) + 1
        in_line = line <= mention.start and "\n" not in text[place.end : mention.start]
        return [
            float(rivals <= 1),
            float(rivals > 2),
            min(rivals, 6) / 6,
            float(named == 0),
            float(named == 1 and rivals <= 1 and in_line),
            float(here),
            float(here and theirs == {number}),
            float(here and theirs == {number} and mine <= 1),
            float(here and len(theirs) > 1),
            float(not here and bool(theirs)),
            float(in_line),
            float(place.start - line <= 1),
            float(place.start - sentence.start <= 1),
            float(mention.start - text.rfind("\n", 0, mention.start) <= 2),
            float(low > sentence.start or high < sentence.end),
            float(place.sentence == 0),
            float(one.sentence == 0),
            float(len(self._reading.sentences) <= 6),
            *_in_turn(name, number, sentence),
        ]


def _in_turn(name: str, number: int, sentence: _Sentence) -> list[float]:
    """Whether the sentence pairs as many candidates with as many projects one by one (分别), and this candidate with this project."""
    owners = list(dict.fromkeys(owner for _, owner in sentence.projects))
    names = [rival for _, rival in sentence.rivals]
    paired = len(owners) > 1 and len(owners) == len(names) and number in owners and name in names
    alike = paired and owners.index(number) == names.index(name)
    return [
        float(alike),
        float(paired and not alike),
        float(alike and sentence.in_turn),
        float(paired and sentence.in_turn and not alike),
    ]


def say(patterns: Sequence[re.Pattern[str]], words: str) -> list[float]:
    """1.0 for each pattern that some words have, else 0.0."""
    return [float(pattern.search(words) is not None) for pattern in patterns]
