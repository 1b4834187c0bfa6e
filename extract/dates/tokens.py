"""The smallest parts of a date expression (今年 | 10月 | 3日 | 上旬 | 底 | 至 | 以来) and the pattern of a chain of them.

A chain is read with one pattern over the whole text; ``tokenise`` then takes a found chain apart. The parts are matched one
after another without a required tail, so a match never backtracks over what it has read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.dates.numerals import YEAR_DIGITS
from extract.dates.words import alternatives

GAP = r"[ 　]?"
DASH = rf"{GAP}(?:至|到|[-—–−－~～]{{1,2}}){GAP}"
_NOT_IN_NUMBER = r"(?<![0-9])(?<![0-9][.,:：/])"
_HANZI = "一二三四五六七八九"
MONTH = rf"(?:1[0-2]|0?[1-9](?![0-9])|十[一二]?|[{_HANZI}元](?!十))"
DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|[二廿]?十[{_HANZI}]|二十|廿[{_HANZI}]?|[{_HANZI}十])"
_NOT_HANZI_NUMBER = rf"(?<![{_HANZI}十百千两几数])"
MONTH_TAIL = rf"月(?!龄|亮|饼|嫂|台|球|光|薪|票|季|老|牙|子|宫|供|均|产|销|租|报|刊|经|琴|圆|华|坛|湖|河|山|城|池|星|[{_HANZI}]?级)份?"
YEAR4 = r"(?:1[89]|20)[0-9]{2}"
COUNT = rf"(?:1[0-2]|[1-9]|十[一二]?|[{_HANZI}两])"

# What a single 初, 底, 末 after a year or month must not be the beginning of (3月初步完成, 2019年底薪, 今年末端).
_EDGE = (
    r"初(?![步级中衷心创具见始次露审选稿显定夏冬春秋评])|底(?![层薪盘部价线子气数特色座图板栏蕴])|末(?![端尾梢位级])"
    r"|年底|年末|岁末|年终(?!奖|总结|述职|盘点|考核|岁尾)|年初|伊始|月底|月末|月初|季末|季初"
    r"|年中(?=[，,。；;、）)前完]|期)|中叶|中期|后期|初期|末期"
)
# 上 that ends the word before: 在此基础上年内投产, 500万元以上年产值.
_NOT_UPON = r"(?<![以础会线台网路身面楼每历](?=上))"
_BEFORE = r"(?:或|及)?(?:以前|之前)|前(?![往来后期景沿列提述身任所进行端瞻移夕不一二两三四五六七八九十几]|[0-9])"
# What a bare 3日 or 3号 is not: 五日报, 一日游, 3日内, 3号楼, 1号线.
_DAY_NOT = r"报(?!道)|游|元|本(?!报|次|届|市|省|县|区|级|院|公司)|均|产|语|内|以内|之内|处理|耗|供|韩|系|常|夜|照|喀则|期|程|班|托|式|用"
_NUMBER_NOT = r"[楼线机厂店馆门桥院矿地坝车船文令工码岛泊井炉窑库塔仓房路]|公路|国道|省道|机组|泊位|地块"
_AFTER = r"(?:或|及)?(?:以后|之后)|后(?![期续来勤台备方面者半])"


@dataclass(frozen=True, slots=True)
class Token:
    """One part: its kind, its text and its span in the article."""

    kind: str
    text: str
    start: int
    end: int


def _pieces(broad: bool) -> dict[str, str]:
    """Kind -> pattern source; the order decides which kind wins."""
    short_year = (
        rf"[0-9]{{2}}年(?=(?:1[0-2]|0?[1-9]|[{_HANZI}十]{{1,2}})月|第?[1-4一二三四]季度|[上下]半年)|0[0-9]年(?![0-9])"
    )
    hanzi_year = rf"{YEAR_DIGITS}{{4}}年度?|[零〇]{YEAR_DIGITS}年|{YEAR_DIGITS}{{2}}年(?={MONTH}月)"
    if broad:
        short_year += r"|(?:1[0-9]|2[0-9]|[6-9][0-9])年(?!以[上下]|之?[前后内]|来|多|半|期|左右)"
        hanzi_year += rf"|[一九八七]{YEAR_DIGITS}年(?!以[上下]|之?[前后内]|来|多|半|期|左右)"
    day_tail = rf"(?:日(?!{_DAY_NOT})" + (rf"|号(?!{_NUMBER_NOT}))" if broad else ")")
    # The time stamp of a page's head is no date that the article tells.
    stamp = "" if broad else r"|[ 　T]*[0-2]?[0-9][:：][0-5][0-9]"
    return {
        "iso": rf"{_NOT_IN_NUMBER}{YEAR4}(?:-[01]?[0-9]-[0-3]?[0-9]|/[01]?[0-9]/[0-3]?[0-9]|\.[01]?[0-9]\.[0-3]?[0-9])(?![0-9]|[.\-/][0-9]{stamp})",
        "year_span": rf"{_NOT_IN_NUMBER}{YEAR4}(?:{DASH})(?:20|19)?[0-9]{{2}}{GAP}年度?(?![级])",
        "year": (
            rf"{_NOT_IN_NUMBER}(?:公元|纪元)?(?:{YEAR4}{GAP}年度?(?![级])|(?:1[0-7][0-9]{{2}}|(?<=[公纪]元)[0-9]{{1,4}})年(?:(?<=[公纪]元[0-9]{{4}}年)|(?={GAP}{MONTH}月))|{short_year})"
            rf"|{_NOT_HANZI_NUMBER}(?:公元|纪元)?(?:{hanzi_year})(?![级])"
        ),
        "decade": (
            rf"(?:(?:[上本]个?|这个?|{_NOT_IN_NUMBER}(?:1[0-9]|2[01])|(?:二十一?|十[{_HANZI}]))世纪)?{_NOT_IN_NUMBER}"
            rf"(?:[1-9]0|[{_HANZI}]?十)年代(?:初期?|末期?|中期|后期|前期)?"
        ),
        "year_shift": rf"{_NOT_UPON}(?:{alternatives('year_shift', broad=broad)})(?![级])",
        "year_told": alternatives("year_told", broad=broad),
        "quarter_first": rf"前{GAP}[一二两三四1-4]{GAP}个?季度",
        "quarter_span": rf"{_NOT_HANZI_NUMBER}{_NOT_IN_NUMBER}[一二三1-3](?:{DASH}|、)第?[二三四2-4]季度",
        "quarter": rf"第{GAP}[一二三四1-4]{GAP}个?季度?(?!节)|首个?季度?(?!节)|{_NOT_HANZI_NUMBER}{_NOT_IN_NUMBER}[一二三四1-4]{GAP}季度",
        "quarter_shift": rf"{_NOT_UPON}(?:{alternatives('quarter_shift', broad=broad)})",
        "month_first": rf"前{GAP}{COUNT}{GAP}个?月(?!份)",
        "month_last": rf"(?:最后|后){GAP}{COUNT}{GAP}个?月(?!份)",
        "month_list": (
            rf"{_NOT_IN_NUMBER}{_NOT_HANZI_NUMBER}{MONTH}(?:、{MONTH})+(?:{GAP}月份?|[两三四五]个[^，。；、\s0-9]{{0,4}}?月份?[”\"]?)"
        ),
        "month_span": rf"{_NOT_IN_NUMBER}{_NOT_HANZI_NUMBER}{MONTH}(?:月份?)?{DASH}{MONTH}{GAP}月份?(?!{GAP}{DAY}{GAP}[日号])",
        "month": rf"{_NOT_IN_NUMBER}{_NOT_HANZI_NUMBER}{MONTH}{GAP}{MONTH_TAIL}",
        "half": rf"(?:{alternatives('half')})度?",
        "month_shift": rf"{_NOT_UPON}(?:{alternatives('month_shift', broad=broad)})(?:份)?",
        "month_told": alternatives("month_told"),
        "tenth": rf"(?:{alternatives('tenth')})",
        "day_span": rf"{_NOT_IN_NUMBER}{_NOT_HANZI_NUMBER}{DAY}日?(?:{DASH}|、){DAY}{GAP}(?:日(?!{_DAY_NOT})|(?<=[0-9])号(?!{_NUMBER_NOT}))",
        "day": rf"(?:(?<=[月份旬])|(?<=[月份][ 　])){DAY}{GAP}[日号]|{_NOT_IN_NUMBER}{_NOT_HANZI_NUMBER}{DAY}{GAP}{day_tail}",
        "day_shift": rf"(?:{alternatives('day_shift', broad=broad)})(?!头条)",
        "day_told": alternatives("day_told"),
        "weekday": r"(?:[上下]{0,2}个?|本|这个?|今个?)(?:周|星期|礼拜)[一二三四五六日天](?![\w]?圈)",
        "week": r"(?:[上下]{1,2}(?:一?个)?|本|这个?|今个?)(?:周(?![岁年边围转期长密报刊折])|星期|礼拜)(?!末)",
        "year_whole": alternatives("year_whole"),
        "year_bound": rf"(?<![{_HANZI}十百千两几数多每近某个历0-9年])(?:今)?年(?:内|底|末(?![端])|初(?!级)|终(?!奖|总结|述职|盘点|考核|岁尾)|中(?=[，,。；;、）)前完]))",
        "month_bound": r"(?<![0-9一二三四五六七八九十个每])月(?:底|末|初|中旬)(?!的?每)",
        "same_period": r"(?<=年)同期",
        "edge": _EDGE,
        "within": r"(?:以|之)?内(?![部容需陆地外在循控存置设蒙])",
        "since": r"(?:以|伊始以)来",
        "until_now": r"(?:至今|迄今|至目前|到现在|到目前)(?:为止)?",
        "before": _BEFORE,
        "after": _AFTER,
        "from": r"起(?![步来点草飞码始伏源重诉])|开始" if broad else "起(?=[，,。；;、）)至])",
        "to": DASH,
    }


@cache
def pieces(broad: bool) -> dict[str, str]:
    """Kind -> pattern source of a part, for the news rules or the broad ones."""
    return {kind: source for kind, source in _pieces(broad).items() if source}


_TAILS = ("same_period", "edge", "within", "since", "until_now", "before", "after", "from", "to")
"""Kinds that only go on with an expression and never begin one."""


@cache
def chain(broad: bool) -> str:
    """Pattern source of a chain: a part that may begin one, and whatever parts follow."""
    every = pieces(broad)
    heads = "|".join(source for kind, source in every.items() if kind not in _TAILS)
    rest = "|".join(every.values())
    return rf"(?:{heads})(?:{GAP}(?:{rest}))*+"


@cache
def _reader(broad: bool) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{source})" for kind, source in pieces(broad).items()))


def tokenise(text: str, start: int, end: int, broad: bool) -> list[Token]:
    """The parts of the chain ``text[start:end]``; what follows ``end`` is seen, as it was when the chain was found."""
    reader, position, found = _reader(broad), start, list[Token]()
    while position < end:
        match = reader.match(text, position)
        if match is None:
            position += 1
            continue
        found.append(Token(match.lastgroup or "", match.group(), match.start(), match.end()))
        position = match.end()
    return found
