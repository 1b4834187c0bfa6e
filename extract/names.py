"""Project names by rule: enumerations, names that end in a head noun, and the repeats of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.names_borders import clause_start, name_start
from extract.names_lists import Listing, listings
from extract.names_repeats import repeats
from extract.names_words import BUILDS, COUNTER, DONE, HEAD, NOT_A_HEAD, NUMBER, TAIL, content
from extract.records import Mention, Sentence

# What makes a sentence worth reading: a head that is a project by itself, or a facility that something is done to.
CANDIDATE = re.compile(
    r"项目|工程|投资|签约|开工|奠基|动工|投产|落户|落地|竣工|建成|建设|开建|兴建|新建|启用|通车|并网|投运|引进|入驻"
)
_CONTEXT = re.compile(
    r"投资|投用|启用|施工|推进|签约|开工|奠基|动工|投产|落户|竣工|招商|复工|开建|兴建|新建|通车|并网|投运|封顶|建设"
)
_AMOUNT_BEFORE = re.compile(r"元(?:人民币)?的“?$|(?:亩|平方米|公里|万千瓦|兆瓦)的“?$")
_MANY = re.compile(rf"(?:{NUMBER}{COUNTER}|一批|多个|各类|各|类|型|等|些)$")
_COUNT_AFTER = re.compile(
    rf"(?:共|已|总数|数量|达|达到|有|共有|超)?{NUMBER}(?:余|多)?个|率|数|总投资\d[^，。]*，?其中|包括|类"
)


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of projects in text order, without overlaps, and the enumerations that some of them stand in."""

    mentions: tuple[Mention, ...]
    listings: tuple[Listing, ...]


def find_names(
    text: str, sentences: Sequence[Sentence], others: Sequence[Mention], damaged: Sequence[tuple[int, int]] = ()
) -> Names:
    """The project names of a text.

    ``others`` are its amounts and dates: a name begins after one. No name reaches across a ``damaged`` span. An article
    without a word of investing or building in it has none.
    """
    if not _CONTEXT.search(text):
        return Names((), ())
    walls = sorted(m.end for m in others if m.type in ("MONEY", "DATE"))
    lists: list[Listing] = []
    spans: dict[tuple[int, int], tuple[str, float]] = {}
    for sentence in sentences:
        if not CANDIDATE.search(text, sentence.start, sentence.end):
            continue
        here = listings(text, sentence.start, sentence.end, walls)
        lists += here
        spans.update({span: ("name.listed", 0.8) for listing in here for span in listing.items})
        for span, rule, score in _headed(
            text, sentence, walls, [s for listing in here for s in (*listing.items, (listing.start, listing.end))]
        ):
            spans.setdefault(span, (rule, score))
    found = {span: why for span, why in spans.items() if not _crosses(span, damaged)}
    found |= {span: why for span, why in repeats(text, found).items() if not _crosses(span, damaged)}
    return Names(_chosen(text, found), tuple(lists))


def _headed(
    text: str, sentence: Sentence, walls: Sequence[int], taken: Sequence[tuple[int, int]]
) -> list[tuple[tuple[int, int], str, float]]:
    """The names of one sentence that end in a head noun, from the right, each left of the one before it."""
    found: list[tuple[tuple[int, int], str, float]] = []
    limit = sentence.end
    for match in reversed(list(HEAD.finditer(text, sentence.start, sentence.end))):
        end = match.end()
        if (
            end > limit
            or any(start < end and match.start() < stop for start, stop in taken)
            or NOT_A_HEAD.search(text, end, min(len(text), end + 6))
        ):
            continue
        if _continues(text, end):
            continue
        low = clause_start(text, sentence.start, end)
        start = name_start(text, low, match.start(), end, walls)
        why = _accept(text, sentence, (start, end), match)
        if why:
            found.append(((start, end), *why))
            limit = start
    return found


def _continues(text: str, end: int) -> bool:
    """Whether the head is the front part of another word (项目部, 工程师)."""
    return NOT_A_HEAD.match(text, end) is not None


def _accept(text: str, sentence: Sentence, span: tuple[int, int], head: re.Match[str]) -> tuple[str, float] | None:
    start, end = span
    name = text[start:end]
    if not 3 <= len(name) <= 45 or _MANY.search(text, max(0, start - 8), start) or _COUNT_AFTER.match(text, end):
        return None
    telling = content(name, industries=False)
    anchored = _AMOUNT_BEFORE.search(text, max(0, start - 8), start) or DONE.match(text, end)
    if TAIL.search(name):
        if telling >= 3 or (telling == 2 and (anchored or _CONTEXT.search(text, sentence.start, sentence.end))):
            return ("name.headed", 0.8 if anchored else 0.7)
        if content(name, industries=True) >= 2 and _AMOUNT_BEFORE.search(text, max(0, start - 8), start):
            return ("name.anchored", 0.6)
        return None
    built = BUILDS.search(text, max(0, start - 8), start)
    if telling - 0 >= 2 and len(name) - len(head.group()) >= 2 and (anchored or built):
        return ("name.facility", 0.7 if anchored else 0.6)
    return None


def _crosses(span: tuple[int, int], damaged: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in damaged)


def _chosen(text: str, found: dict[tuple[int, int], tuple[str, float]]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    last = 0
    for (start, end), (rule, score) in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= last:
            kept.append(Mention("PROJECT", start, end, text[start:end], rule, score))
            last = end
    return tuple(kept)
