"""Amounts that name no currency (135.5亿, 百亿级, 双千亿): money only where the words beside them speak of money."""

from __future__ import annotations

import re

from extract.words import any_of, column

# 项 and 家 count, 项目 and 企业 are what an amount can describe.
_COUNTED = re.compile(rf"(?!项目){any_of(column('measures', 'word'))}")
_BEFORE = any_of(column("money_words", "word", side="before"))
_AFTER = any_of(column("money_words", "word", side="after"))
# Between the word and its amount: 总投资预计将超过…, 产值突破“双…, 资金目前到位的只有….
_GAP = (
    r"(?:[约近超过逾达到至为是有了上将共仅只各均计的额需须可能已也就即]|目前|预计|有望|分别|合计|总计|累计|突破|实现|完成|接近|高达|不[低少]于|大约"
    r"|人民币|规模|或|总量|到位|增至|降至|减少|增加|[ “\"：:（(双])"
)
_LEFT = re.compile(rf"{_BEFORE}{_GAP}{{0,8}}$")
_RIGHT = re.compile(
    rf"[”\"]?(?:级|以上|左右)?的?{_AFTER}"
    # 5亿以工代赈资金, 1亿专项扶持资金
    r"|[^，。；、,;0-9０-９\n]{1,6}(?:资金|公益金|专项债|贷款|债券)"
)
# 百亿绿色建材产业集群
_CLASS_OF = re.compile(r"(?:[百千]亿|万亿)级?[^，。；、,;0-9０-９\n]{1,8}(?:产业集群|产业基地|产业园|产业链|产业带)")
_LEVEL = re.compile(
    r"[”\"]?(?:级|量级|级别)(?!的?[^，。；]{0,4}(?:参数|用户|像素|流量|人口|粉丝|计算|数据|图片|浏览|播放|并发))"
)
_CHAIN = re.compile(
    r"[、和及与](?:[0-9０-９.．,，多余几]+[万亿]+[、和及与]){0,8}[0-9０-９.．,，多余几]+[万亿]?[美欧港日]?元"
)
_BARE = re.compile(r"[十百千万亿兆]+")
_CLOSED = re.compile(r"[，。；、,;:：）)”\"！？!?\n 　的]|以[上下内]|左右|[^\w]|$")
_OTHER_THINGS = re.compile(
    r"(?:用户|客户|网民|人群|机动车|连接|人口|人次|人数|粉丝|销量|产量|下载|播放|阅读|浏览|点击|流量|客流|件数|台数|户数)[^，。；]{0,10}$"
)


def is_count(text: str, end: int) -> bool:
    """Whether a counted thing follows a number that ends at ``end`` (2亿|人次, 10万|吨)."""
    return _COUNTED.match(text, end) is not None


def is_money(text: str, start: int, end: int, floor: int) -> bool:
    """Whether the number ``text[start:end]``, which ends in 万 or 亿 and names no unit, is an amount of money.

    It is no count (:func:`is_count`). A word for counts before it decides against; then a word of money right
    before or after it, a size class, or a list whose last item names the currency, decides for.
    """
    left = text[max(floor, start - 24) : start]
    if _OTHER_THINGS.search(left):
        return False
    if _CHAIN.match(text, end):
        return True
    if text[end - 1] in "万萬" and (_BARE.fullmatch(text, start, end) or not _CLOSED.match(text, end)):
        return False
    return bool(
        _LEFT.search(left) or _LEVEL.match(text, end) or _RIGHT.match(text, end) or _CLASS_OF.match(text, start)
    )
