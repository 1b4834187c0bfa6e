"""Companies that the text points back to: 该公司, the one whose officer speaks of the project, or where the news is from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.link import parties_patterns as says
from extract.link.parties_names import names, without_notes
from extract.link.parties_subjects import acts, is_person
from extract.link.records import Reading, Scope
from extract.organisations import organisations, plausible

_BACK = 4  # sentences in which the company is sought that 该公司 means
_TOLD = r"(?:介绍|表示|说|称|透露|告诉|坦言|感慨)"
# 该公司|再投资1亿元建设: who does it was named before
_IT = re.compile(
    r"(?:^|[，；：。“])(?:称|表示|透露|披露)?(?:[^，；：。“”]{0,12}(?:年|月|日|以来|目前|近日|日前|此外|同时)，?)?(?:(?:该|这家|本)(?:公司|企业|集团|厂)|公司|企业|其|他们|我们)"
    r"(?![^，；：。的]{0,4}(?:的(?!是)|项目|工程|负责人|董事|总|经理|业务|中))[^。]{0,60}$"
)
# 记者从甲公司获悉，由其|承建的
_BY_IT = re.compile(rf"由(?:其|该(?:公司|局|集团|企业|院)|公司)[^，。；]{{0,8}}?{says.DO}[^，。；]{{0,20}}$")
# 甲公司|总经理李云说: how a sentence begins whose company speaks; in what stands before the speech is quoted
_SPEAKS = re.compile(rf"[^，。；：“”]{{0,24}}?{_TOLD}(?=[，。：]|了|道|记者|本报)")
# 甲远|商务总监李云说，: a company without a company's ending
_SPEAKER = re.compile(
    rf"(?:^|[。；”，])(?:据)?(?P<who>[^，。；：“”、的\d\s]{{2,12}}?(?:有限)?(?:公司|集团)?)(?:副)?(?:商务|市场|运营|项目|技术|品牌|区域|华[东南中北]区?)*{says.OFFICER}[^，。；：“”]{{0,8}}{_TOLD}"
)
# 甲远发布公告，公司拟…; 甲远表示，目前该公司正…
_SAYS = re.compile(
    rf"(?:^|[。；”，])(?:据)?(?P<who>[^，。；：“”、的\d\s]{{2,12}}?)(?:近日|日前|昨日|今日|\d+日)*(?:{_TOLD}|宣布|披露|发布|公告)[^，。；：“”]{{0,8}}[，：]"
)
_NO_BUILDER = re.compile(
    r"银行|商会|协会|大学|学院|研究院|研究所|设计院|科学院|招标|咨询|证券|基金|智库|律师|政府|委$|管委会|[^一二三四五六七八九十]局$|[厅署办]$|[科处室股]$|发改|财政|国资|住建"
)
_WE = re.compile(r"我们|他们")  # of whom only the speaker's title can tell which company that is
_COMPANY = re.compile(r"(?:公司|集团|股份|控股|[一二三四五六七八九十]局|财团|联合体|电网|Ltd|Inc|Limited)(?:[（(].*)?$")
_QUOTED = "”"
# 甲远董事长李云告诉本报，|名: nothing but a mark between the speech and the name
_TELLS = re.compile(rf"{_TOLD}(?:记者|本报|本刊)?[，：]“?(?:目前|其中|今年|该)?，?$")
_SPEECH = 16  # characters from who speaks to the name
# 此次开工的|名
_THIS_TIME = re.compile(
    r"(?:其中，?)?(?:在[^，。；]{1,8}?)?(?:此次|本次|这次|目前|眼下|正在)?(?:开工|奠基|签约|落户|投产|竣工|在建|扩建|新建|动工|建成)(?:建设|投用)?的[“‘]?$"
)
# 该公司去年…，其|名; 该企业在乙县的配套项目——|名
_ITS = re.compile(
    r"(?:该|这家)(?:公司|企业|集团|厂)(?:[^。]{0,60}，其|(?:在[^，。；]{1,12}|新建)?的[^，。；]{0,16}(?:项目|工程|基地)—+)[“‘]?$"
)
# 双方将共同建设|名, 双方就|名
_SIDES = re.compile(r"双方[^，。；]{0,6}(?:就|围绕|筹建|建设|打造|共同|合作|联合|携手|合资|投资)[^。；]{0,40}$")
_MET = re.compile(r"签|合作|会见|洽谈|座谈|会谈")


def pointed_at(reading: Reading, scope: Scope) -> list[str]:
    """The company that the words in front of a name mean without naming it in the same clause."""
    text = reading.article.text
    start = reading.sentences[scope.sentence].start
    front = text[start : scope.end]
    if told := _teller(front):
        return told
    if _THIS_TIME.match(front):
        return _topic(reading, scope.sentence)
    if front[-2:].rstrip("“‘")[-1:] in ("其", "—") and _ITS.search(front):
        return _topic(reading, scope.sentence)
    if not acts(text[scope.start : scope.end]):
        return []
    if _BY_IT.search(front):
        return list(_company(front))[:1] or _before(reading, scope.sentence)
    speaker = _SPEAKER.search(front)
    if speaker and may_build(speaker["who"]):
        return list(names(speaker["who"]))
    if _IT.search(front) is None:
        return []
    if _WE.search(front):
        return []
    said = next((match["who"] for match in _SAYS.finditer(front) if may_build(match["who"])), "")
    return list(names(said)) or _before(reading, scope.sentence)


def _teller(front: str) -> list[str]:
    """The company whose officer speaks of the name right behind: 甲远董事长李云告诉本报，|名."""
    speaker = _SPEAKER.search(front) if _TELLS.search(front, max(0, len(front) - _SPEECH)) else None
    return list(names(speaker["who"])) if speaker and may_build(speaker["who"]) else []


def _topic(reading: Reading, number: int) -> list[str]:
    """The company that one of the sentences before begins with, in the same paragraph or right in front (甲集团宣布建设9个项目。)."""
    text, paragraph = reading.article.text, reading.sentences[number].paragraph
    for sentence in reversed(reading.sentences[max(0, number - _BACK) : number]):
        words = text[sentence.start : sentence.end]
        spans = organisations(words)[:1]
        near = sentence.paragraph == paragraph or (sentence == reading.sentences[number - 1] and "个" in words)
        if near and spans and spans[0][0] <= 1 and may_build(words[slice(*spans[0])]):
            return list(names(words[slice(*spans[0])], sure=True))
    return []


def both(reading: Reading, scope: Scope) -> list[str]:
    """The companies that 双方 in front of a name means: those of the clauses before, or of the sentence before that tells who met."""
    text, number = reading.article.text, scope.sentence
    front = text[reading.sentences[number].start : scope.end]
    if "双方" not in front or not _SIDES.search(front):
        return []
    said = list(_company(without_notes(front[: front.index("双方")])))
    if said or not number:
        return said
    before = text[reading.sentences[number - 1].start : reading.sentences[number - 1].end]
    return list(_company(without_notes(before))) if _MET.search(before) else []


def may_build(name: str) -> bool:
    """Whether ``name`` is a company that can be thought to build: no bank, school, authority or person."""
    if organisations(name):
        return _COMPANY.search(name) is not None and _NO_BUILDER.search(name) is None
    return plausible(name) and _NO_BUILDER.search(name) is None and not is_person(name)


def _before(reading: Reading, number: int) -> list[str]:
    """The company that begins one of the sentences before, the nearest first."""
    text = reading.article.text
    for sentence in reversed(reading.sentences[max(0, number - _BACK) : number]):
        if found := list(_company(text[sentence.start : sentence.end])):
            return found[:1]
    return list(_company(reading.article.title or ""))[:1]


def _company(sentence: str) -> Iterator[str]:
    for start, end in organisations(sentence):
        if may_build(sentence[start:end]):
            yield from names(sentence[start:end], sure=True)


def speakers(reading: Reading) -> Iterator[tuple[int, str]]:
    """Cluster number and company, where its officer is quoted on the one project of the sentence before: “…|名|…。”甲公司李云说."""
    text = reading.article.text
    for number, sentence in enumerate(reading.sentences[1:], 1):
        quote = reading.sentences[number - 1]
        if text[quote.end - 1] != _QUOTED or quote.paragraph != sentence.paragraph:
            continue
        units = reading.units_of(quote)
        if len(units) != 1 or len(units[0].clusters) != 1:
            continue
        words = text[sentence.start : sentence.end]
        for start, end in organisations(words)[:1]:
            named = any(True for _ in reading.within("PROJECT", sentence.start, sentence.start + end + 1))
            if start == 0 and not named and _SPEAKS.match(words, end) and may_build(words[start:end]):
                yield from ((units[0].clusters[0], name) for name in names(words[start:end], sure=True))
