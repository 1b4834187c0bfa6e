"""The cheap look at a position that decides whether a date may begin there at all: one character, then the one or two after it.

Nine positions in ten fail on the first character, and most of the rest (上 in 以上, 一 in 一般) on the second, so that the
patterns of ``extract.dates.patterns`` are tried only where a unit of time or a date word is in sight.
"""

from __future__ import annotations

import re

from extract.dates.patterns import DASHES, HANZI

_UNIT = "年月日天周个季工交星礼多余半来世"
_GAP = "[ 　]?"
_LENGTH = "年月天日周星礼工交季"
_LIST = rf" 　.至到、和及与/{DASHES}"
# 10 in 10天, 10个月, 10多年; in 2020上半年, 2020.3.1; in 10、11月, 3.5年. In 10个项目, 10.5万吨 and 10、11号楼 no unit of time follows.
_DIGITS = (
    r"[0-9](?<![0-9][0-9])(?<![0-9][.．][0-9])[0-9]{0,3}(?![0-9])"
    rf"(?:{_GAP}(?:[{_LENGTH}世]|个[ 　多半{_LENGTH}]|[多余来]{_GAP}[个{_LENGTH}])"
    rf"|(?<=[0-9]{{4}})(?:[上下]半|第?[一二三四1-4]季|[-./][0-9])"
    rf"|[{_LIST}][0-9{HANZI}十百千零〇两{_LIST}]{{1,40}}+[{_UNIT}上下第])"
)
_NUMERAL = f"{HANZI}十两半零〇○廿卅元百千双"
_FIRST = f"[0-9{_NUMERAL}今昨翌去明上下本这前后次同当全年月第首大来最公纪民中“\"'‘「『]"
_SECOND = "|".join(
    (
        _DIGITS,
        rf"[{_NUMERAL}][ 　]?[{_NUMERAL}{_UNIT}{DASHES}至到、旬]",
        "[今昨翌][年天日晨早晚夜明]|去[年今]|明[年天日晚]|[上下本][上下个一季年月旬半世周星礼]|这[一个季周星礼]|中旬",
        f"[前后大][ 　0-9{HANZI}十两年天日晚半前后]|[次同当][年月天日季晚]|全年|[年月][内底末初终中]|第|首[季个]|来年",
        f"最后|[公纪]元|民国|[“\"'‘「『](?:[{HANZI}十]五|十[{HANZI}])",
    )
)
# What the second character of any of these may be: one look at it ends nine tries in ten.
_NEXT = f"[0-9{_NUMERAL}{_UNIT}{_LIST}旬晨早晚夜明今上下本第前后内底末初终中国]"
# A class of characters first: the search then skips all other text at scanning speed.
GLANCE = re.compile(rf"{_FIRST}(?={_NEXT})(?<=(?={_SECOND})[\s\S])")
"""The first character of everything that the news rules can begin with."""
