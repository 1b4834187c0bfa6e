"""Rules and model together: the rules' names of an article, judged, corrected at their borders, and joined by what the tagger finds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from extract.model.candidates import LONGEST, Context, Here, candidates, context_of, proposed, to_read
from extract.model.describe import RULES
from extract.model.judge import Rows, chances, choose
from extract.model.store import Model, shipped
from extract.model.tagger import Reading, Span
from extract.names import Names, without_leading_places
from extract.names_headed import CONTEXT
from extract.names_lists import Listing
from extract.names_repeats import repeats
from extract.names_words import core
from extract.records import Mention, Sentence
from normalize.records import Article

# A candidate less likely than this is no name. On the development articles, with a model that had not seen them, names found and
# names wrongly given balance here; 0.25 and 0.4 are a point worse.
KEEP = 0.35
MODEL = "name.model"
# What the program itself proposes; a mention of any other rule comes from a user's own patterns.
_OURS = frozenset((*RULES, "name.staged", "name.short", MODEL))

Found = dict[Span, tuple[str, float]]


def refined(
    article: Article,
    sentences: Sequence[Sentence],
    values: Sequence[Mention],
    names: Names,
    model: Model | None = None,
) -> Names:
    """``names`` as the model sees them: some dropped, some with other borders, some new; each confidence is a chance of being right.

    ``article`` is the one whose punctuation is Chinese, ``values`` are its amounts and dates. A mention that the tagger brings has
    rule ``name.model``. What a user's own patterns gave stays as it is. Enumerations keep the members that stay.
    """
    if not names.mentions and not CONTEXT.search(article.text):
        return names
    weights = model or shipped()
    context = context_of(article, sentences, values, names)
    spoken = to_read(context, weights.gate)
    told = [(context.text[s.start : s.end], proposed(context, s.start, s.end)) for s in spoken]
    readings = weights.tagger.read(told)
    read = [(sentence, one) for sentence, one in zip(spoken, readings, strict=True) if one is not None]
    found = _judged(context, read, weights.judge)
    for sentence in sentences:
        if sentence.end - sentence.start > LONGEST:
            found |= _as_told(context, sentence)
    places = {m.start: m.end for m in values if m.type == "PLACE"}
    found = _undamaged(without_leading_places(article.text, _named(found, article.text), places), article)
    found |= _undamaged(_again(article.text, found), article)
    mentions = tuple(_mention(article.text, span, why) for span, why in sorted(found.items()))
    return Names(mentions, tuple(listed(names.listings, mentions)))


def _as_told(context: Context, sentence: Sentence) -> Found:
    return {span: why for span, why in context.rules.items() if sentence.start <= span[0] < sentence.end}


def _judged(context: Context, read: Sequence[tuple[Sentence, Reading]], judge: Rows) -> Found:
    """The names of the sentences that were read."""
    every, rows = candidates(context, read)
    chance = chances(rows, judge) if len(rows) else np.zeros(0)
    found: Found = {}
    low = 0
    for one in every:
        high = low + len(one.spans)
        found |= _chosen(context, one, chance[low:high])
        low = high
    return found


def _chosen(context: Context, here: Here, chance: Rows) -> Found:
    """The names of one sentence; what a user's own patterns gave stays, and nothing overlaps it."""
    start = here.sentence.start
    whole = [(a + start, b + start) for a, b in here.spans]
    fixed = [span for span in whole if context.rules.get(span, (MODEL, 0.0))[0] not in _OURS]
    gains = (chance - KEEP).tolist()
    if fixed:
        overlaps = (any(a < span[1] and span[0] < b for a, b in fixed) for span in whole)
        gains = [-1.0 if over else gain for gain, over in zip(gains, overlaps, strict=True)]
        gains = [2.0 if span in fixed else gain for span, gain in zip(whole, gains, strict=True)]
    return {
        whole[i]: context.rules[whole[i]]
        if whole[i] in fixed
        else (_rule(context, whole[i]), round(float(chance[i]), 3))
        for i in choose(here.spans, gains)
    }


def _rule(context: Context, span: Span) -> str:
    return context.rules[span][0] if span in context.rules else MODEL


def _again(text: str, found: Found) -> Found:
    """Further occurrences of the names, each as likely as the name that it repeats."""
    scores = {
        core(text[slice(*span)]): score for span, (_, score) in sorted(found.items(), key=lambda item: item[1][1])
    }
    again = {}
    for span, (rule, _) in repeats(text, found).items():
        said = text[slice(*span)]
        again[span] = (rule, max((score for name, score in scores.items() if said.startswith(name)), default=KEEP))
    return again


# What is counted has no name, and what a whole region builds is none: 一家工厂, 一座新电站, 全县公路养护工程.
_NAMELESS = re.compile("一[家个座条处](?!子)|全[省市县区州旗镇乡村]")

# A unit of a hydropower station is a part of it, one of a nuclear power station a project of its own.
_UNIT = re.compile(r"(?<=[电站厂])\s?第?[\d一二三四五六七八九十]+(?:[、至和]\d+)*号机组$")


def _named(found: Found, text: str) -> Found:
    """What is left without the tagger's stretches that cannot be names, and without units behind a station's name."""
    kept = {span: why for span, why in found.items() if why[0] != MODEL or _may_be_named(text, *span)}
    return {
        (start, _without_unit(text, start, end) if why[0] in _OURS else end): why for (start, end), why in kept.items()
    }


def _may_be_named(text: str, start: int, end: int) -> bool:
    """Whether a stretch does more than say that something is built, and closes the brackets that it opens (记者 某某）)."""
    opened = text.count("（", start, end) + text.count("(", start, end)
    closed = text.count("）", start, end) + text.count(")", start, end)
    return opened == closed and not _NAMELESS.match(text, start)


def _without_unit(text: str, start: int, end: int) -> int:
    """Where a name ends without the number of one of its units: 青柳水电站|3号机组."""
    unit = _UNIT.search(text[start:end]) if text.endswith("机组", start, end) else None
    return end if unit is None or "核" in text[start:end] else start + unit.start()


def _undamaged(found: Found, article: Article) -> Found:
    return {s: why for s, why in found.items() if not any(a < s[1] and s[0] < b for a, b in article.damaged)}


def _mention(text: str, span: Span, why: tuple[str, float]) -> Mention:
    return Mention("PROJECT", *span, text[slice(*span)], *why)


def listed(listings: Sequence[Listing], mentions: Sequence[Mention]) -> Iterator[Listing]:
    """The enumerations with the members that stayed, with their borders as they are now, and those found between them."""
    for listing in listings:
        first, last = listing.items[0][0], max(listing.items[-1][1], listing.start)
        items = tuple((m.start, m.end) for m in mentions if first < m.end and m.start < last)
        if items:
            yield replace(listing, items=items)
