"""Rules and model together: the rules' names of an article, judged, corrected at their borders, and joined by what the tagger finds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from extract.model.candidates import Context, candidates, context_of, proposed
from extract.model.judge import RULES, Rows, chances, choose
from extract.model.store import Model, shipped
from extract.model.tagger import Reading, Span
from extract.names import Names
from extract.names_headed import CONTEXT
from extract.names_lists import Listing
from extract.names_repeats import repeats
from extract.names_words import core
from extract.records import Mention, Sentence
from normalize.records import Article

KEEP = 0.4  # set by cross-validation: the best F1; a candidate less likely than this is no name
MODEL = "name.model"
# What the program itself proposes; a mention of any other rule comes from a user's own patterns.
_OURS = frozenset((*RULES, "name.staged", "name.short", MODEL))
_LONGEST = 600  # a sentence longer than this is a table or a wreck: the rules' names stay as they are

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
    context = context_of(article, values, names)
    found: Found = {}
    read = [sentence for sentence in sentences if _speaks(context, sentence)]
    told = [(context.text[s.start : s.end], proposed(context, s.start, s.end)) for s in read]
    for sentence, reading in zip(read, weights.tagger.read(told), strict=True):
        if reading is not None:
            found |= _judged(context, sentence, reading, weights.judge)
    for sentence in sentences:
        if sentence.end - sentence.start > _LONGEST:
            found |= _as_told(context, sentence)
    found = _undamaged(found, article)
    found |= _undamaged(_again(article.text, found), article)
    mentions = tuple(_mention(article.text, span, why) for span, why in sorted(found.items()))
    return Names(mentions, tuple(_listings(names.listings, mentions)))


# A sentence that the rules pass over is read only where it speaks of something built and of what is being done to it:
# most sentences of a paper do neither.
_NAMED = re.compile(
    r"工程|产业园|园区|科技园|工业园|物流园|智慧园|厂|基地|中心|总部|铁路|高铁|地铁|高速|公路|大桥|隧道|电站|机场|码头|医院|学校|学院"
    r"|校区|广场|小镇|[新水商]城|枢纽|水库|灌区|管道|生产线|综合体|平台|港区|等[^，。；]{0,8}项目|元的|——"
)
_BUILT = re.compile(
    r"开工|奠基|动工|投产|签约|竣工|落户|封顶|通车|并网|投用|启用|投运|贯通|合龙|总投资|投资建设|兴建|新建|开建|建成|项目建设"
    r"|开通|启动|施工|完工|落成|开园|试运行|铺轨|在建|承建|修建|打造|推进|建设|运营|揭牌|入驻|引进|落地"
)


def _speaks(context: Context, sentence: Sentence) -> bool:
    start, end = sentence.start, sentence.end
    if end - start > _LONGEST:
        return False
    if proposed(context, start, end):
        return True
    return bool(_BUILT.search(context.text, start, end) and _NAMED.search(context.text, start, end))


def _as_told(context: Context, sentence: Sentence) -> Found:
    return {span: why for span, why in context.rules.items() if sentence.start <= span[0] < sentence.end}


def _judged(context: Context, sentence: Sentence, reading: Reading, judge: Rows) -> Found:
    """The names of one sentence; what a user's own patterns gave stays, and nothing overlaps it."""
    spans, rows = candidates(context, sentence, reading)
    if not spans:
        return {}
    chance = chances(rows, judge)
    whole = [(a + sentence.start, b + sentence.start) for a, b in spans]
    fixed = [span for span in whole if context.rules.get(span, (MODEL, 0.0))[0] not in _OURS]
    free = [span in fixed or all(b <= span[0] or span[1] <= a for a, b in fixed) for span in whole]
    sure = [span in fixed for span in whole]
    kept = choose(spans, np.where(sure, 2.0, np.where(free, chance - KEEP, -1.0)).tolist())
    return {
        whole[i]: context.rules[whole[i]] if sure[i] else (_rule(context, whole[i]), round(float(chance[i]), 3))
        for i in kept
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


def _undamaged(found: Found, article: Article) -> Found:
    return {s: why for s, why in found.items() if not any(a < s[1] and s[0] < b for a, b in article.damaged)}


def _mention(text: str, span: Span, why: tuple[str, float]) -> Mention:
    return Mention("PROJECT", *span, text[slice(*span)], *why)


def _listings(listings: Sequence[Listing], mentions: Sequence[Mention]) -> Iterator[Listing]:
    """The enumerations with the members that stayed, with their borders as they are now, and those found between them."""
    for listing in listings:
        first, last = listing.items[0][0], max(listing.items[-1][1], listing.start)
        items = tuple((m.start, m.end) for m in mentions if first < m.end and m.start < last)
        if items:
            yield replace(listing, items=items)
