"""Project names by rule: enumerations, names that end in a head noun, and the repeats of both."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.names_headed import CONTEXT, Span, View, headed
from extract.names_lists import Listing, listings
from extract.names_priced import priced
from extract.names_repeats import repeats, short_forms
from extract.names_words import has_head, proper
from extract.records import Mention, Sentence
from normalize.records import Article

# The cheap first pass: a sentence without one of these names no project for the first time.
CANDIDATE = re.compile(
    r"项目|工程|投资|签约|开工|奠基|动工|投产|落户|落地|竣工|建成|建设|开建|兴建|新建|启用|通车|并网|投运|引进|入驻|完成|下线|投用"
    r"|铺轨|联调联试|转体|掘进|全长|位于|机组|运行|运营|复工|开园|工期|时速|开业|立项|批复|获批|核准|验收|封顶|贯通|合龙|截流|蓄水|通水|通航|开通|扩建|改造|推进|打造|施工|工地|揭牌|落成|合拢|完工|承建|共建|安装|等"
)
_NEAR = 20_000  # characters on either side in which a name's rest is looked for: more than any article has
_ALONE = 5  # characters: a shorter rest may be alone by chance


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of projects in text order, without overlaps, and the enumerations that some of them stand in."""

    mentions: tuple[Mention, ...]
    listings: tuple[Listing, ...]


def find_names(
    article: Article, sentences: Sequence[Sentence], values: Sequence[Mention], given: Sequence[Mention] = ()
) -> Names:
    """The project names of an article whose punctuation is Chinese (:func:`extract.punctuation.wide`).

    ``values`` are its amounts and dates: a name begins after one. No name reaches across a damaged span. An article without a
    word of investing or building in it has none. ``given`` are names that are known already (a user's own patterns): they stay,
    are looked for in the whole text, and rules do not cut across them.
    """
    text = article.text
    if not given and not CONTEXT.search(text):
        return Names((), ())
    walls = sorted(m.end for m in values if m.type in ("MONEY", "DATE"))
    view = View(text, walls, {m.start: m.end for m in values if m.type == "PLACE"})
    lists: list[Listing] = []
    found: dict[Span, tuple[str, float]] = {}
    for sentence in sentences:
        if not _could_name(text, *sentence[:2]):
            continue
        here = listings(text, sentence.start, sentence.end, view.walls)
        lists += here
        found.update({span: ("name.listed", 0.8) for listing in here for span in listing.items})
        taken = [span for listing in here for span in (*listing.items, (listing.start, listing.end))]
        for span, rule, score in headed(view, sentence, taken):
            found.setdefault(span, (rule, score))
        found.update(dict.fromkeys(priced(text, sentence), ("name.anchored", 0.7)))
    known = {(m.start, m.end): (m.rule, m.confidence) for m in given}
    found = {span: why for span, why in found.items() if not any(a < span[1] and span[0] < b for a, b in known)} | known
    found = without_leading_places(text, found, view.places)
    found = _undamaged(_as_long_as_elsewhere(text, found), article)
    found |= dict.fromkeys(short_forms(text, found), ("name.short", 0.8))
    found |= _undamaged(repeats(text, found), article)
    return Names(_chosen(text, found), tuple(lists))


def _could_name(text: str, low: int, high: int) -> bool:
    """Whether a sentence could name a project for the first time: it has a head or an enumeration, and a word of building."""
    if not has_head(text, low, high) and text.find("等", low, high) < 0 and text.find("园区", low, high) < 0:
        return False
    return CANDIDATE.search(text, low, high) is not None


def without_leading_places(
    text: str, found: Mapping[Span, tuple[str, float]], places: Mapping[int, int]
) -> dict[Span, tuple[str, float]]:
    """The names without the place in front where the text also uses the rest alone: 广陵|青柳乙烯改造项目.

    ``places`` are the ends of the mentions of places by their starts.
    """
    kept: dict[Span, tuple[str, float]] = {}
    for (start, end), why in found.items():
        stops = range(start + 1, places.get(start, start) + 1)
        kept[
            (
                next((stop for stop in stops if text[stop - 1] != "·" and _also_alone(text, start, stop, end)), start),
                end,
            )
        ] = why
    return kept


def _also_alone(text: str, start: int, stop: int, end: int) -> bool:
    """Whether ``text[stop:end]`` also stands near the name without what is in front of it there, and is no class (高标准农田项目).

    What begins with a figure is no name without its place (云州|8.5代线 beside 青州8.5代线).
    """
    if text[stop].isdigit():
        return False
    low, high = max(0, start - _NEAR), end + _NEAR
    name, rest = text[start:end], text[stop:end]
    return len(rest) > _ALONE and text.count(rest, low, high) > text.count(name, low, high) and proper(rest)


def _as_long_as_elsewhere(text: str, found: Mapping[Span, tuple[str, float]]) -> dict[Span, tuple[str, float]]:
    """The names, a shorter one carried on to the longer one that the text has right there and names elsewhere as a whole."""
    begins: dict[str, list[str]] = {}
    for name in sorted({text[start:end] for start, end in found}, key=lambda name: (-len(name), name)):
        begins.setdefault(name[:_ALONE], []).append(name)
    kept: dict[Span, tuple[str, float]] = {}
    for (start, end), why in found.items():
        alike = begins.get(text[start : start + _ALONE], ())
        longer = (name for name in alike if len(name) > end - start and text.startswith(name, start))
        kept[(start, start + len(next(longer, text[start:end])))] = why
    return kept


def _undamaged(found: Mapping[Span, tuple[str, float]], article: Article) -> dict[Span, tuple[str, float]]:
    if not article.damaged:
        return dict(found)
    starts = [start for start, _ in article.damaged]
    return {span: why for span, why in found.items() if not _touched(span, article.damaged, starts)}


def _touched(span: Span, damaged: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether one of the ``damaged`` spans, which are in order and apart, lies in ``span``."""
    passed = bisect_left(starts, span[1])
    return passed > 0 and damaged[passed - 1][1] > span[0]


def _chosen(text: str, found: Mapping[Span, tuple[str, float]]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    last = 0
    for (start, end), (rule, score) in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= last:
            kept.append(Mention("PROJECT", start, end, text[start:end], rule, score))
            last = end
    return tuple(kept)
