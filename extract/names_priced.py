"""Names between two prices: 总投资10亿元的|青柳烘焙|、总投资7亿元的云杉数码. What has a price of its own beside another's needs no head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.records import Sentence

_PRICE = r"(?:总投资|投资|总投)额?(?:[达约近超逾]|超过)?[\d.]+[余多]?[万亿]+(?:美|港|欧)?元(?:人民币)?"
_PRICED = re.compile(rf"{_PRICE}的[“‘]?(?P<name>[^，。；、“”‘’的\s]{{3,24}})[”’]?(?:、|以及|[和及与])(?:计划)?{_PRICE}")
# 总投资9亿元的|3个项目: a group, or a thing without a name
_NO_NAME = re.compile(r"[\d一二两三四五六七八九十]+[个家座条项]|(?:产业|重点|工业|基础设施|民生)?(?:项目|工程)$")


def priced(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The spans of the names in a sentence that stand behind their price and in front of the next one's."""
    place = sentence.start
    while text.find("元的", place, sentence.end) >= 0 and (found := _PRICED.search(text, place, sentence.end)):
        if not _NO_NAME.match(found["name"]):
            yield found.span("name")
        place = found.end("name")
