"""The pattern of each part of a date expression, in the order in which they are tried.

A kind is a name that ``extract.dates.points`` knows how to read. Years, months and days guard themselves against the numbers
around them (123日, 2.5月, 三十二月); single characters (初, 底, 前, 内, 起) against the words that they may begin.
"""

from __future__ import annotations

from extract.dates.holidays import names
from extract.dates.numerals import YEAR_DIGITS
from extract.dates.words import alternatives

GAP = r"[ 　]?"
DASHES = r"\-—–−－―‐~～∼〜"
DASH = rf"{GAP}(?:至|到|[{DASHES}]{{1,2}}){GAP}"
HANZI = "一二三四五六七八九"
_ARABIC_MONTH = "(?:1[0-2]|0?[1-9](?![0-9]))"
_HANZI_MONTH = rf"(?:十[一二]?|[{HANZI}元](?!十))"
MONTH = f"(?:{_ARABIC_MONTH}|{_HANZI_MONTH})"
DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|[二廿]?十[{HANZI}]|二十|廿[{HANZI}]?|[{HANZI}十])"
YEAR4 = r"(?:1[89]|20)[0-9]{2}"
_COUNT = rf"(?:1[0-2]|[2-9]|十[一二]?|[{HANZI[1:]}两])"
NOT_IN_NUMBER = rf"(?<![0-9{HANZI}十百千两几])(?<!数(?=[{HANZI}十]))(?<![0-9][.,:：/])"
# 上 that ends the word before: 在此基础上年内投产, 500万元以上年产值. 每, 历: sets.
_NOT_UPON = r"(?<![以础会线台网路身面楼每历](?=上))"

# 前一天 counts from the day told where something is measured against it (比前一天), not in 提前一天, 开幕的前一天.
_NOT_BEFORE = r"(?:(?!前)|(?<=[比较从与和对，,。\n])|(?<![\s\S]))"
# 后, 前 that end the clause before a yearly figure: 达产后年产值, 投用后年处理.
_NOT_RATE = (
    r"(?!(?<=[产成工用营运放行设完])后年|(?<=[迁改目以之])前年|[前后]年(?:[产销均营收税利处]|可|实现|新增|加工|发电))"
)
# What 月 begins that is no month: 月龄, 月亮; 9月 before 十级 …
_MONTH_UNIT = r"月(?!龄|亮|饼|嫂|台|球|光|薪|票|季|老|牙|子|宫|供|均|产|销|租|报|刊|经|琴|圆|华|坛|湖|河|山|城|池|星|一[督调报会考评研例总])份?(?:当月)?"
# What a bare 3日 or 3号 is not: 五日报, 一日游, 3日内, 3号楼, 1号线.
_DAY_UNIT = r"日(?!报(?!道)|游|元|本(?!报|次|届|市|省|县|区|级|院|公司)|均|产|语|内|以内|之内|处理|耗|供|韩|系|常|夜|照|办(?!事)|喀则|期(?!间)|程|班|托|式|用)"
_NUMBER_UNIT = r"号(?![楼线机厂店馆门桥院矿地坝车船文令工码岛泊井炉窑库塔仓房路]|公路|国道|省道|机组|泊位|地块)"

# What a single 初, 底, 末 after a year or month must not be the beginning of: 3月初步完成, 2019年底薪, 今年末端.
_EDGE = (
    r"年底|年末|岁末|年终(?!奖|总结|述职|盘点|考核)|年初(?!级)|伊始|月底|月末|月初|季末|季初|(?<=年)年中(?![国央共部心标外方小医超])"
    r"|中叶|中期|后期|初期|末期"
    r"|初(?![一二三四五六七八九十步级中衷心创具见始次露审选稿显定夏冬春秋评])|底(?![层薪盘部价线子气数特色座图板栏蕴])|末(?![端尾梢位级])"
)
_BEFORE = r"(?:或|及)?(?:以前|之前)|前(?![往来后期景沿列提述身任所进行端瞻移夕不一二两三四五六七八九十几]|[0-9])"
_AFTER = r"(?:或|及)?(?:以后|之后)|后(?![期续来勤台备方面者半])"
_NEIGHBOURS = "一二|二三|三四|四五|五六|六七|七八|八九"
_QUARTER = "[一二三四1-4]"

# Two digits are a year where something finer follows (19年3月) or they begin with 0; 20年 alone is a length of time.
_SHORT_YEAR = rf"[0-9]{{2}}年(?=(?:1[0-2]|0?[1-9]|[{HANZI}十]{{1,2}})月|第?{_QUARTER}季度|[上下]半年)|0[0-9]年(?![0-9])"
_HANZI_YEAR = rf"{YEAR_DIGITS}{{4}}年度?|[零〇]{YEAR_DIGITS}年|{YEAR_DIGITS}{{2}}年(?={MONTH}月)"
_OLD_YEAR = rf"(?<=[公纪]元)[0-9]{{1,4}}年|1[0-7][0-9]{{2}}年(?={GAP}{MONTH}月)"
_ERA = "(?:公元|纪元)?"
_REPUBLIC = rf"民国{GAP}(?:[0-9]{{1,3}}|[{HANZI}]?十[{HANZI}]?|[{HANZI}]{{1,3}}|元){GAP}年"


def _iso(after: str) -> str:
    fields = r"-[01]?[0-9]-[0-3]?[0-9]|/[01]?[0-9]/[0-3]?[0-9]|\.[01]?[0-9]\.[0-3]?[0-9]"
    return rf"{NOT_IN_NUMBER}{YEAR4}(?:{fields})(?![0-9]|[.\-/][0-9]{after})"


# What shows that the second year of a range is refined: 2016年至2020年9月 ends in September.
_FINER = rf"{GAP}(?:{MONTH}{GAP}月|[上下]半年|第?{_QUARTER}季|年?[底末初](?![步级]))"

_CENTURY = rf"(?:[上本]个?|这个?|{NOT_IN_NUMBER}(?:1[0-9]|2[01])|二十一?|十[{HANZI}])世纪"

YEARS = {
    # The time stamp of a page's head (2020-03-30 09:11) is no date that the article tells.
    "iso": _iso(r"|[ 　T]*[0-2]?[0-9][:：][0-5][0-9]"),
    "year_span": rf"{NOT_IN_NUMBER}{YEAR4}年?(?:{DASH}|[、和及与])(?:20|19)?[0-9]{{2}}{GAP}年度?(?!级|{_FINER})",
    "year": (
        rf"{NOT_IN_NUMBER}{_ERA}(?:{YEAR4}{GAP}年度?(?![级代])|{YEAR4}(?=[上下]半年|第?{_QUARTER}季度)|{_OLD_YEAR}|{_SHORT_YEAR})|{_REPUBLIC}"
        rf"|(?<![{HANZI}十百千]){_ERA}(?:{_HANZI_YEAR})(?!级)"
    ),
    "decade": (
        rf"(?:{_CENTURY})?"
        rf"(?<![0-9])(?:(?:1[89]|20)?[0-9]0|[{HANZI}]?十)年代(?:初期?|末期?|中期|后期|前期)?"
        rf"|{_CENTURY}[初末]"
    ),
    "year_pair": "今明两年|去今两年",
    "year_shift": rf"{_NOT_UPON}{_NOT_RATE}(?:{alternatives('year_shift')})(?!级)",
    "year_told": rf"{_NOT_BEFORE}(?:{alternatives('year_told')})",
    "year_whole": rf"(?:{alternatives('year_whole')})(?!日照|无霜|平均|无休|最)",
    "year_bound": (
        rf"(?<![{HANZI}十百千两几数多每近某个历0-9年])年"
        r"(?:内(?![部蒙])|底|末(?!端)|初(?!级)|终(?!奖|总结|述职|盘点|考核)|中(?=[，,。；;、）)前完]|$))"
    ),
}
"""Parts that name years."""

MONTHS = {
    "quarter_first": rf"(?<![提之此])(?:(?<!目)|(?<=项目))前{GAP}[一二两三四1-4]{GAP}个?季度",
    "quarter_span": rf"{NOT_IN_NUMBER}(?:第?[一二三1-3](?:{DASH}|、)第?{_QUARTER}|一二|二三|三四)季度",
    "quarter": (rf"(?<!连续)第{GAP}{_QUARTER}{GAP}个?季度?(?!节)|首个?季度?(?!节)|{NOT_IN_NUMBER}{_QUARTER}{GAP}季度"),
    "quarter_shift": rf"{_NOT_UPON}(?:{alternatives('quarter_shift')})",
    "half": rf"(?:{alternatives('half')})度?",
    "month_first": rf"(?<![提之此近营业市])(?:(?<!目)|(?<=项目))前{GAP}{_COUNT}{GAP}个月"
    rf"|(?<![提目之此近以])前{_COUNT}月(?!份|[上中下]旬|[0-9{HANZI}十]{{1,3}}[日号]|[底初末])",
    "month_last": rf"(?<=年)最后{GAP}(?:{_COUNT}|一){GAP}个?月(?!份)",
    "month_list": (
        rf"{NOT_IN_NUMBER}(?:{_NEIGHBOURS})月份?|{NOT_IN_NUMBER}(?:{_ARABIC_MONTH}(?:、{_ARABIC_MONTH}){{1,11}}|{_HANZI_MONTH}(?:、{_HANZI_MONTH}){{1,11}})"
        rf"(?:{GAP}月份?|[两三四五]个[^，。；、\s0-9]{{0,4}}?月份?[”\"]?)"
    ),
    "month_span": rf"{NOT_IN_NUMBER}{MONTH}(?:月份?)?{DASH}{MONTH}{GAP}月份?(?!{GAP}{DAY}{GAP}[日号])",
    "month": rf"(?<!近){NOT_IN_NUMBER}{MONTH}{GAP}{_MONTH_UNIT}",
    "month_shift": rf"{_NOT_UPON}(?:{alternatives('month_shift')})份?(?!线)",
    "month_told": rf"{_NOT_BEFORE}(?:{alternatives('month_told')})",
    "month_bound": rf"(?<![0-9{HANZI}十个每])月(?:底|末|初|中旬|中$)",
}
"""Parts that name months, quarters and half-years."""

DAYS = {
    "tenth": alternatives("tenth"),
    "day_span": rf"{NOT_IN_NUMBER}{DAY}日?(?:{DASH}|、){DAY}{GAP}{_DAY_UNIT}",
    "day": rf"(?:(?<=[月份旬])|(?<=[月份][ 　])){DAY}{GAP}[日号]|{NOT_IN_NUMBER}(?![{HANZI}][日号]){DAY}{GAP}{_DAY_UNIT}",
    "day_shift": rf"(?<!光)(?<![目以之](?=前))(?:{alternatives('day_shift')})(?!头条|报(?!道))",
    "day_told": rf"{_NOT_BEFORE}(?:{alternatives('day_told')})",
    "weekday": rf"{_NOT_UPON}(?:[上下]{{1,2}}个?|本|这个?)(?:周|星期|礼拜)[{HANZI[:6]}日天](?!津)",
    "week": rf"{_NOT_UPON}(?:[上下]{{1,2}}(?:一?个)?|本|这个?)(?:周(?![岁年边围转期长密报刊折末{HANZI}])|星期|礼拜)(?!末)",
}
"""Parts that name days and weeks."""

TAILS = {
    "same_period": r"(?<=年)同[期月]",
    "edge": _EDGE,
    "within": r"(?:以|之)?内(?![部容需陆地外在循控存置设蒙])",
    "since": r"以来|(?<=年)来(?=[，,。；的])",
    "until_now": r"(?:至今|迄今|至目前|到现在|到目前)(?:为止)?",
    "before": _BEFORE,
    "from": "起(?=至|到)",
    "to": DASH,
}
"""Parts that go on with an expression and never begin one."""

_CLOCK_WORDS = r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间|一早|晚|早)"
_CLOCK = (
    rf"[0-2]?[0-9][:：][0-5][0-9](?::[0-5][0-9])?时?|[0-9{HANZI}十]{{1,3}}[点时](?:[0-9{HANZI}十]{{1,3}}分?|半|整)?"
)
_NO_LENGTH = r"(?!代|以[上下]|之?[前后内]|来|多|半|期|左右)"
_SEASON = r"(?<=年)[春夏秋冬](?:[季天]|(?![节奥运游训耕]))"

BROAD = {
    "iso": _iso(r"(?![0-9]?[:：])"),
    "iso_month": rf"{NOT_IN_NUMBER}{YEAR4}[-/.](?:0?[1-9]|1[0-2])(?![0-9]|[.\-/][0-9]{{1,2}}(?![0-9]))",
    "year_span": rf"{YEARS['year_span']}|{NOT_IN_NUMBER}{YEAR4}{DASH}{YEAR4}(?![0-9])",
    "year": (
        rf"{YEARS['year']}|{NOT_IN_NUMBER}(?:[1-9][0-9]{{3}}|[12][0-9]|[6-9][0-9])年{_NO_LENGTH}"
        rf"|(?<![{HANZI}十百千])[一九八七]{YEAR_DIGITS}年{_NO_LENGTH}"
    ),
    "decade": rf"{YEARS['decade']}|{_CENTURY}(?:中叶)?",
    "year_shift": rf"{_NOT_UPON}(?:{alternatives('year_shift', broad=True)})(?!级|半)",
    "year_told": rf"{_NOT_BEFORE}(?:{alternatives('year_told', broad=True)})",
    "holiday": rf"(?<![{HANZI}十])(?:{names()})(?![{HANZI}十月])",
    "season": _SEASON,
    "quarter_shift": rf"{_NOT_UPON}(?:{alternatives('quarter_shift', broad=True)})",
    "month": rf"{MONTHS['month']}|(?<=年)[，,]{MONTH}{GAP}{_MONTH_UNIT}",
    "month_last": rf"(?:最后|后){GAP}(?:{_COUNT}|一){GAP}个?月(?!份)",
    "month_shift": rf"{_NOT_UPON}(?:{alternatives('month_shift', broad=True)})份?",
    "day": rf"{DAYS['day']}|{NOT_IN_NUMBER}{DAY}{GAP}(?:{_DAY_UNIT}|{_NUMBER_UNIT})",
    "day_shift": rf"(?<!光)(?<![目以之](?=前))(?:{alternatives('day_shift', broad=True)})(?!头条|报(?!道))",
    "day_told": rf"{_NOT_BEFORE}(?:{alternatives('day_told', broad=True)})",
    "weekday": rf"(?<![日号][（(，, ])(?:[上下]{{0,2}}个?|本|这个?|今个?)(?:周|星期|礼拜)[{HANZI[:6]}日天](?!津)",
    "week": r"(?:[上下]{1,2}(?:一?个)?|本|这个?|今个?)(?:周(?![岁年边围转期长密报刊折])|星期|礼拜)(?!末)",
    "clock": rf"{GAP}[-]?(?:{_CLOCK_WORDS}(?:{_CLOCK})?|{_CLOCK})",
    "after": _AFTER,
    "from": r"起(?![步来点草飞码始伏源重诉])|开始",
    "to": rf"{DASH}|与(?=[^，。；]{{2,12}}间)",
    "until": "止(?!损|血)",
    "around": "左右|(?<=[年月日号])间(?!隔)",
}
"""What the broad rules add to or put in the place of the parts above."""


_BROAD_TAILS = ("season", "clock", "after", "until", "around")


def pieces(broad: bool) -> dict[str, str]:
    """Kind -> pattern source, in the order in which the kinds are tried."""
    heads_then_tails = YEARS | MONTHS | DAYS | TAILS
    return heads_then_tails | BROAD if broad else heads_then_tails


def heads(broad: bool) -> frozenset[str]:
    """The kinds that may begin an expression."""
    return frozenset(pieces(broad)) - TAILS.keys() - frozenset(_BROAD_TAILS)
