"""What the judge looks at: a candidate and a project as numbers, from where both stand, what is between them and around the candidate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extract.link.records import Reading
from extract.model.describe import logit
from extract.party.around import Around, Meeting, say
from extract.party.beside import Parties, Told, is_told
from extract.party.candidates import Candidates, Place, sentence_of
from extract.records import Mention

_FAR = 2  # sentences between a candidate and a project from which on they are not looked at together
_NEARER = 30  # characters of distance that the tagger's certainty outweighs
_FRONT, _BACK = 3, 6  # characters in front of a name and behind it whose words are looked at
_BETWEEN = 200  # characters of what is between that are looked at
_MENTIONS = 8  # mentions of a project that are looked at


def _patterns(written: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, written.split(" ")))


# What is done, said between a candidate and a project.
_DEEDS = _patterns(
    r"投资|出资|斥资|投入 承建|施工|中标 建设|兴建|修建|新建|打造|开发 签约|签订|签署|协议|合作 "
    r"联合|携手|共同|合资 运营|经营|管理|负责|实施 业主|单位|方|主体 旗下|所属|下属|子公司|控股 "
    r"拥有|持有|股东|股权 介绍|表示|说|透露|称 贷款|融资|银行 设计|供应|提供|采购|产品 "
    r"听取|考察|调研|会见|出席|参观|座谈|祝贺|介绍"
)
# 甲集团的乙厂、投资3亿元的|名: behind an enumeration's comma the words are the name's own, and who stands in front has another
_OWN_WORDS = re.compile("、(?:(?:计划)?总?投资|占地|年产|面积)[^、，。；]*的[“‘]?$")
_JOIN = re.compile("[和及与]")
_OTHER = re.compile("项目|工程")  # something that has no name, which the words may be about

_LEADS = _patterns(r"由$ [与和及同]$ 、$ [，。；：（\n]$|^$ 在$|于$|到$ 的$ 是$|为$ “$ 据$ 中$|省$|市$|县$|区$")
_FOLLOWS = _patterns(
    r"投资|出资|斥资|计划投资|拟投资|全资 承建|施工|中标|负责 建设|兴建|打造|开发|实施 、 [与和及] 的 ， 。|$ "
    r"董事长|总经理|负责人|总裁|项目|副总 等 [）)] 旗下|所属|下属 签|达成 在|于 共同|联合|合作|合资 是|为|作为 "
    r"[“”]"
)
_FORMS = _patterns(
    r"公司$ 集团$ [局厅委办部处]$ 大学$|学院$|医院$|研究[院所]$ 政府$|管委会$ 银行$|基金$|协会$|商会$ "
    r"公司|集团|股份|局|院"
)


class Pair(NamedTuple):
    """A candidate, a project by the number of its cluster, and what the judge is told of both."""

    name: str
    cluster: int
    numbers: list[float]


def pairs(reading: Reading, found: Candidates, told: Parties) -> Iterator[Pair]:
    """The candidates with the projects near which they stand; ``told`` are the parties of the rules, which are no candidates there."""
    clusters = range(len(reading.clusters))
    taken = {name for names in told.values() for name in names}
    around, beside = Around(reading, found), Told(reading.article.text, told)
    mentions = [[reading.mentions[index] for index in one.mentions[:_MENTIONS]] for one in reading.clusters]
    sentences = {m.start: sentence_of(reading, m.start) for one in mentions for m in one}
    chances = {name: max(place.chance for place in places) for name, places in found.items()}
    for name, places in found.items():
        met = {number: _meeting(places, mentions[number], sentences) for number in clusters}
        near = {
            number: one
            for number, one in met.items()
            if (one.key[0] <= _FAR or len(mentions) == 1 or reading.clusters[number].name.startswith(name))
            and not _OWN_WORDS.search(reading.article.text, one.place.end, one.mention.start)
            and not is_told(name, told.get(number, ()))
        }
        least = min((one.key for one in near.values()), default=(0, 0.0))
        article = [float(name in taken), *_article(name, chances, len(mentions), len(places))]
        for number, one in near.items():
            others = [m for k, them in enumerate(mentions) if k != number for m in them]
            together = sum(at == one.sentence for at in sentences.values())
            setting = _Setting(one.key == least, others, together, [m.text for m in mentions[number]])
            same, before = one.place.sentence == one.sentence, one.place.end <= one.mention.start
            joined = beside.numbers(number, places, logit(one.place.chance), same, before)
            yield Pair(
                name,
                number,
                [*article, *_met(reading, name, one, setting), *joined, *around.numbers(name, number, one)],
            )


def _meeting(places: Sequence[Place], mentions: Sequence[Mention], sentences: Mapping[int, int]) -> Meeting:
    met = (
        Meeting(
            place,
            m,
            sentences[m.start],
            (abs(place.sentence - sentences[m.start]), _gap(place, m) - _NEARER * place.chance),
        )
        for place in places
        for m in mentions
    )
    return min(met, key=lambda one: one.key)


def _gap(place: Place, mention: Mention) -> int:
    return mention.start - place.end if mention.start >= place.end else place.start - mention.end


class _Setting(NamedTuple):
    nearest: bool
    others: Sequence[Mention]
    together: int  # mentions of projects in the mention's sentence
    named: Sequence[str]


def _article(name: str, chances: Mapping[str, float], projects: int, times: int) -> list[float]:
    """What is true of a candidate wherever it stands."""
    top = chances[name]
    longer = max((chance for other, chance in chances.items() if other != name and name in other), default=0.0)
    shorter = max((chance for other, chance in chances.items() if other != name and other in name), default=0.0)
    return [
        1.0,
        logit(top),
        logit(longer),
        logit(shorter),
        float(top == max(chances.values())),
        float(projects == 1),
        float(projects == 2),
        min(projects, 12) / 12,
        float(times > 1),
        min(times, 6) / 6,
        min(len(name), 20) / 20,
        float(len(name) <= 4),
        *say(_FORMS, name),
    ]


def _met(reading: Reading, name: str, one: Meeting, setting: _Setting) -> list[float]:
    text, place, mention = reading.article.text, one.place, one.mention
    title = len(reading.article.title or "") + 1
    return [
        *_stand(reading, one, setting),
        float(any(name in told for told in setting.named)),
        float(any(told.startswith(name[:2]) for told in setting.named)),
        float(mention.start < title),
        float(place.start < title),
        *say(_LEADS, text[max(0, place.start - _FRONT) : place.start]),
        *_begin(_FOLLOWS, text[place.end : place.end + _BACK]),
        *_begin(_FOLLOWS, text[mention.end : mention.end + _BACK]),
        *say(_LEADS, text[max(0, mention.start - _FRONT) : mention.start]),
    ]


def _stand(reading: Reading, one: Meeting, setting: _Setting) -> list[float]:
    """How candidate and project stand to each other, and the words between them."""
    place, mention = one.place, one.mention
    before = mention.start >= place.end
    low, high = (place.end, mention.start) if before else (mention.end, place.start)
    between = _between(reading.article.text, low, high)
    same = place.sentence == one.sentence
    step = one.sentence - place.sentence
    others = sum(low <= other.start < high for other in setting.others)
    clauses = between.count("，") + 2 * between.count("；") + 3 * between.count("。")
    sure = logit(place.chance)
    alone = not others
    straight = same and before and alone and clauses < 2
    gap = max(high - low, 0)
    said = say(_DEEDS, between)
    return [
        sure,
        float(same),
        float(same and before),
        float(same and not before),
        float(step == 1),
        float(step == -1),
        float(abs(step) > 1),
        float(step > 0),
        min(gap, 60) / 60,
        float(gap <= 2),
        float(gap <= 8),
        same * min(others, 4) / 4,
        float(alone),
        float(same and alone),
        alone * sure,
        min(clauses, 6) / 6,
        float(not clauses),
        float(not clauses and before),
        float(not clauses and not before),
        float("、" in between),
        float("：" in between),
        float("“" in between),
        float(_JOIN.search(between) is not None),
        min(len(_OTHER.findall(between)), 3) / 3,
        (len(reading.clusters) == 1) * sure,
        same * sure,
        (not clauses) * sure,
        float(setting.nearest),
        float(setting.nearest and same),
        float(setting.together == 1),
        min(setting.together, 8) / 8,
        *(said if same else [0.0] * len(said)),
        *(said if straight else [0.0] * len(said)),
        *(said if same and not before else [0.0] * len(said)),
    ]


def _between(text: str, low: int, high: int) -> str:
    if high - low <= _BETWEEN:
        return text[low:high]
    return text[low : low + _BETWEEN // 2] + text[high - _BETWEEN // 2 : high]


def _begin(patterns: Sequence[re.Pattern[str]], words: str) -> list[float]:
    return [float(pattern.match(words) is not None) for pattern in patterns]
