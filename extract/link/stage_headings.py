"""Lists under a line that says at which stage their items are (一、新开工项目 ↵ 1.甲厂 ↵ 2.乙路)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from extract.link.records import Reading
from extract.records import Sentence, Stage, StageName

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.．、]|[①-⑳●■◆▲])"
_HEADING = re.compile(
    rf"^{_NUMBER}?\s?(?:\d{{4}}年|今年)?(?P<aim>计划|拟|年内|即将)?(?:新|集中|已)?(?P<word>开工|动工|续建|在建|竣工|投产|投用|签约|储备|谋划|前期|拟建|落地|在谈|洽谈)"
    r"(?:建设)?(?:类|的)?(?:重点|重大|建设|投资)*(?:项目|工程)(?:[（(]?共?\d+[个项][）)]?)?[：:]?$",
    re.MULTILINE,
)
_STAGE: dict[str, StageName] = {
    **dict.fromkeys(("开工", "动工"), "started"),
    **dict.fromkeys(("续建", "在建"), "building"),
    **dict.fromkeys(("储备", "谋划", "前期", "拟建"), "planned"),
    **dict.fromkeys(("在谈", "洽谈"), "negotiating"),
    **dict.fromkeys(("投产", "投用"), "operating"),
    "竣工": "completed",
    "签约": "signed",
    "落地": "landed",
}
_ITEM = re.compile(rf"{_NUMBER}?\s?[“‘]?$")
_NUMBERED = re.compile(_NUMBER)
_NEXT_PART = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")


def headed_lists(reading: Reading) -> Iterator[tuple[int, Stage, Sentence]]:
    """Each cluster whose name opens an item under such a line, with the stage of the line and the item's sentence."""
    text = reading.article.text
    for heading in _HEADING.finditer(text) if reading.units else ():
        to_come = heading["aim"] is not None and _STAGE[heading["word"]] != "planned"
        stage = Stage(_STAGE[heading["word"]], *heading.span("word"), None, None, to_come, "stage.heading")
        for sentence in _items(reading, heading.end()):
            for unit in reading.units_of(sentence)[:1]:
                if _ITEM.fullmatch(text, sentence.start, unit.start):
                    yield from ((cluster, stage, sentence) for cluster in unit.clusters)


def _items(reading: Reading, start: int) -> Iterator[Sentence]:
    """The first sentences of the paragraphs that are items of the list at ``start``, up to the next heading or running text."""
    text, sentences = reading.article.text, reading.sentences
    paragraph = -1
    for sentence in sentences[bisect_left(sentences, start, key=lambda one: one.start) :]:
        if sentence.paragraph == paragraph:
            continue
        paragraph = sentence.paragraph
        units = reading.units_of(sentence)
        opens = bool(units) and _ITEM.fullmatch(text, sentence.start, units[0].start) is not None
        if _NEXT_PART.match(text, sentence.start) or not (opens or _NUMBERED.match(text, sentence.start)):
            return
        yield sentence
