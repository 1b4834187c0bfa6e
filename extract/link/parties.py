"""The companies and institutions that invest in, build or run a project, as the text gives them.

What counts, as annotators take it: whoever the text says invests in, builds, runs or owns the project, or signs for it (all the
partners of a joint one, the members of a consortium beside its name), in the fullest form in which the article tells it there.
A company counts that the article tells of by itself, even if the project's name begins with it; one that stands in the name
alone does not, nor do the host government, a bank that lends, who supplies, designs a part, attends or comments. Of a house
and its firm (甲集团下属乙公司) the one that does it counts; of a branch (甲局乙公司) the whole name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from extract.link import parties_patterns as says
from extract.link.name_ends import by_end
from extract.link.parties_brands import branded
from extract.link.parties_courted import courted
from extract.link.parties_headed import headed
from extract.link.parties_issuers import issued
from extract.link.parties_lines import beneath, shared
from extract.link.parties_names import in_full, members, names, shortens
from extract.link.parties_saying import Stretch, first, matches, may_stand, told
from extract.link.parties_speakers import both, may_build, pointed_at, speakers
from extract.link.parties_subjects import is_person, partners, subject
from extract.link.records import Reading, Scope, Unit
from extract.link.stretch import reach
from extract.organisations import ends_as_known, is_known, looks_like_one, may_be_place, organisations
from extract.records import Sentence
from extract.words import words

_DONE = re.compile(r"承建|建设|投资|业主|施工|运营|开发")
_HOUSE = re.compile(r"(?:集团|公司|局)$")
_FORM = re.compile(r"(?:股份|控股|有限|责任|总|集团|公司)*")
_ANAPHOR = re.compile(r"^(?:[据目其同][^，。；]{1,6}，)?(?:该|此|这个?)?(?:项目|工程|园区|基地)")
_WORD = 6  # characters of a word and a quote right in front of a name
_LENDER = re.compile(r"(?:银行|商会|协会|基金会)$")
# 是|教育部|落实规划的举措, 是|甲设计集团|匠心之作: such words tell no owner
_BESIDE = re.compile(rf"(?:部|委|厅|办|[^一二三四五六七八九十路]局)$|{says.DESIGNER.pattern}")
_COMMON = frozenset("n vn v g a an ad b i l j d t".split())  # classes of words that anything is called by
_LEAST = 2  # characters of a company
_NUMBERS = frozenset("一二两三四五六七八九十")
_CLAUSES = re.compile(r"[。；！？]")

ByRule = dict[str, str]
"""The names of parties, each with the rule that tells it."""


def parties(reading: Reading) -> dict[int, ByRule]:
    """Cluster number -> its parties in text order, each with its rule; a company inside the name alone and the host government are none."""
    found: dict[int, ByRule] = {}
    for cluster, name in (*_scoped(reading), *_of_the_only(reading)):
        found.setdefault(cluster, {}).setdefault(name, "party.said")
    for others, rule in ((speakers, "party.speaker"), (beneath, "party.beneath")):
        for cluster, name in others(reading):
            found.setdefault(cluster, {name: rule})
    for more, rule in ((branded, "party.brand"), (issued, "party.issuer"), (courted, "party.courted")):
        _add(found, more(reading, frozenset(found)), rule)
    named = frozenset(name for names in found.values() for name in names)
    _add(found, headed(reading, named, frozenset(found)), "party.heading")
    _add(found, list(shared(reading, found)), "party.shared")
    return _in_full(reading, found) if found else {}


def _add(found: dict[int, ByRule], more: Iterable[tuple[int, str]], rule: str) -> None:
    for cluster, name in more:
        found.setdefault(cluster, {}).setdefault(name, rule)


def _in_full(reading: Reading, found: Mapping[int, ByRule]) -> dict[int, ByRule]:
    """The parties with the members of a consortium, as the article names them in full, without pieces of one another."""
    members, full, text = _members(reading), in_full(reading.article.text), reading.article.text
    told: dict[int, ByRule] = {}
    for number, known in sorted(found.items()):
        every: ByRule = {}
        for name, rule in (*known.items(), *_makers(known, members)):
            every.setdefault(full.get(name, name), rule)
        told[number] = {name: every[name] for name in _whole(sorted(every, key=text.find))}
    return told


def _members(reading: Reading) -> dict[str, list[str]]:
    """Who makes up a consortium or joint company that the article tells of."""
    found: dict[str, list[str]] = {}
    for sentence in reading.sentences if may_stand(says.MADE_OF, reading.article.text) else ():
        stretch = Stretch(reading.article.text[sentence.start : sentence.end])
        for match in matches(says.MADE_OF, stretch):
            whole, who = (stretch.text[slice(*match.span(group))] for group in ("whole", "who"))
            found.setdefault(whole, []).extend(members(who))
    return found


def _makers(told: ByRule, members: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    return ((name, rule) for one, rule in told.items() for name in members.get(one, ()))


def _whole(told: list[str]) -> tuple[str, ...]:
    """The names without those that are a piece of another (重工有限公司 beside 红杉重工有限公司) or short for it; a house stays beside its firm."""
    return tuple(
        name
        for name in told
        if not any(name != other and (_is_piece(name, other) or shortens(name, other)) for other in told)
    )


def _is_piece(name: str, other: str) -> bool:
    house = other.startswith(name) and _HOUSE.search(name) is not None and _FORM.fullmatch(other, len(name)) is None
    return name in other and not house


def _scoped(reading: Reading) -> Iterator[tuple[int, str]]:
    text = reading.article.text
    for scope in (*reading.scopes, *by_end(reading, partial(_tells, text))):
        yield from _distributed(text, scope)
        if who := list(_of_scope(reading, scope)):
            yield from ((cluster, name) for cluster in _clusters(text, scope) for name in who)


def _tells(text: str, sentence: Sentence) -> bool:
    """Whether a sentence may say who does a project."""
    return _DONE.search(text, sentence.start, sentence.end) is not None


def _clusters(text: str, scope: Scope) -> tuple[int, ...]:
    """Whom a stretch speaks of: what stands in front of an enumeration whose members bring their own words, of the first."""
    unit: Unit = scope.unit
    if scope.where == "front" and re.search(r"的|元", text[unit.start : unit.end]):
        return unit.clusters[:1]
    return unit.clusters


def _of_scope(reading: Reading, scope: Scope) -> Iterator[str]:
    text = reading.article.text
    if scope.where == "front":
        found = _in_front(text, scope)
        found = found or _subject(text, reading.sentences[scope.sentence].start, scope)
        yield from found or pointed_at(reading, scope)
        yield from _around(text, scope, reading.sentences[scope.sentence])
        yield from both(reading, scope)
        yield from _beside(text, reading.sentences[scope.sentence].start, scope)
    elif scope.where == "note":
        yield from _noted(Stretch(text[scope.start : scope.end]))
    elif scope.where in ("after", "later"):
        yield from _behind(reading, scope)


def _behind(reading: Reading, scope: Scope) -> Iterator[str]:
    """Who the words behind a name, or a later sentence, tell."""
    text, sentence = reading.article.text, reading.sentences[scope.sentence]
    end = reach(reading, scope)
    stretch = Stretch(text[scope.start : end])
    by = told(says.BY, stretch)
    for who in by:
        yield from names(who)
    for construction in says.BEHIND:
        for who in told(construction, stretch):
            yield from names(who)
    if by:
        for who in told(says.DOES_IT, Stretch(text[scope.start : sentence.end])):
            yield from names(who)
    if scope.where == "after":  # 甲项目，是乙公司的…: the clause goes on, though another subject could begin there
        end = sentence.end
        yield from _in_the_rest(text[scope.unit.end : end], scope)
        yield from _holds(text, sentence.start, scope)
    owner = _is(_without_anaphor(text[scope.start : end], scope))
    yield from owner
    if scope.where == "later" and not owner:
        yield from _speaker(text[sentence.start : scope.end])


def _noted(note: Stretch) -> Iterator[str]:
    """Who a bracket behind a name tells: （甲公司投资）, （业主：甲公司）, （甲公司）."""
    if note.organisations[:1] == ((0, len(note.text)),):
        yield from names(note.text, sure=True)
    for construction in (says.NOTED, says.LINE):
        yield from names(first(construction, note), sure=construction is says.NOTED)


def _in_the_rest(rest: str, scope: Scope) -> Iterator[str]:
    """Who takes a part in the project by a clause of its own (，甲公司作为开发主体，…; ，业主单位为甲公司)."""
    if len(scope.unit.clusters) > 1 or scope.end - scope.unit.end >= len(rest):
        return
    stretch = Stretch(rest)
    for construction in (says.ROLE, says.RUNS, says.WON, says.FOUNDS):
        for who in told(construction, stretch):
            yield from names(who, sure=True)


def _holds(text: str, start: int, scope: Scope) -> Iterator[str]:
    """The company of 甲公司是乙线、|名|、丙线的投资和建设主体."""
    if says.IS_OF.match(text, scope.unit.end) and scope.start == scope.unit.end:
        yield from names(first(says.HOLDER, Stretch(text[start : scope.unit.start])), sure=True)


def _speaker(whole: str) -> list[str]:
    """Who stands in front of what is said of the project: 甲公司负责人介绍，项目将于明年竣工."""
    return [whole[a:b] for a, b in organisations(whole)[:1] if a <= 1 and says.SPEAKS.match(whole, b)]


def _is(text: str) -> list[str]:
    """The company of 是甲集团在乙市投资的…, 也是甲公司的重点项目."""
    stretch = Stretch(text)
    for who in told(says.IS, stretch):
        if found := [
            name for name in names(who, sure="是" in who) if _may_own(text, name) and not _BESIDE.search(name)
        ]:
            return found
    begins = {match.end() for match in says.THIS_IS.finditer(text)}
    spans = [(a, b) for a, b in stretch.organisations if a in begins and b < len(text) - 1] if begins else ()
    return [text[a:b] for a, b in spans if not says.DESIGNER.search(text, a, b)][:1]


def _without_anaphor(stretch: str, scope: Scope) -> str:
    return _ANAPHOR.sub("", stretch) if scope.where == "later" else stretch


def _in_front(text: str, scope: Scope) -> list[str]:
    low = max((match.end() for match in _CLAUSES.finditer(text, scope.start, scope.end)), default=scope.start)
    front = Stretch(text[low : scope.end])
    if len(front.text) < _LEAST:
        return []
    paper = says.PAPER.match(text, scope.unit.end) is not None
    for construction in says.IN_FRONT if front.organisations else says.UNMASKED:
        who = "" if paper and construction in says.WORKS_ON else first(construction, front)
        if who and (found := list(names(who, sure=construction in says.SURE_ONES))):
            return found
    spans = front.organisations
    if spans and spans[-1][1] == len(front.text):  # 甲公司|名: the company stands right in front of the name
        return list(names(front.text[spans[-1][0] :], sure=True))
    if found := list(names(first(says.SIGNS, front), sure=True)):
        return found
    if front.text.rstrip("“‘《")[-1:] == "的" and (
        found := [name for name in names(first(says.BARE, front)) if _may_own(text, name)]
    ):
        return found
    if says.PUT.match(text, scope.unit.end) and (found := list(names(first(says.PUTS, front)))):
        return found
    close = () if front.text[-1] in "、；。" else ((says.NEAR, _may_do), (says.BY_MARK, _is_known))
    for construction, believed in close:
        who = first(construction, front)
        told = who and (ends_as_known(who) or (construction is says.NEAR and _told_again(text, who)))
        if told and (found := [name for name in names(who) if who.endswith(name) and believed(text, name)]):
            return found
    speaks = [start for start, end in spans if says.SPEAKS.match(front.text, end)]
    if speaks:
        begin, stop = next((start, end) for start, end in spans if start == speaks[-1])
        return list(names(front.text[begin:stop], sure=True))
    return []


def _told_again(text: str, who: str) -> bool:
    return text.count(who) > 1 or who.isascii() or bool(organisations(who))


def _is_known(_: str, name: str) -> bool:
    return is_known(name)


def _may_do(text: str, name: str) -> bool:
    return may_build(name) and _may_own(text, name)


def _may_own(text: str, name: str) -> bool:
    """Whether ``name`` can be a company's that no list has: it looks like one, or ``text`` tells of it again; no person's, and no place's (松林的|名)."""
    if is_known(name) or organisations(name) or (name.isascii() and name.isalpha()):
        return True
    parts = words(name)
    if (len(parts) == 1 and parts[0].tag in _COMMON) or name[0] in _NUMBERS or is_person(name) or may_be_place(name):
        return False
    return looks_like_one(name) or text.count(name) > 1


def _subject(text: str, start: int, scope: Scope) -> list[str]:
    """The company that the whole sentence is about, where it does what stands in front of the name."""
    if says.PAPER.match(text, scope.unit.end):
        return []
    who = subject(Stretch(text[start : scope.end]), scope.start - start)
    return list(names(who))


def _beside(text: str, start: int, scope: Scope) -> Iterator[str]:
    """Those with whom it is done (甲公司与乙远共同投资建设|名, 甲县与乙公司签约，…建设|名)."""
    front = Stretch(text[start : scope.end])
    shared = first(says.SHARING, front)
    for who in (shared, *partners(front, scope.start - start)):
        yield from (name for name in names(who) if not _LENDER.search(name))


def _around(text: str, scope: Scope, sentence: Sentence) -> Iterator[str]:
    """Who does it by words on both sides of a name: 承建|名|的甲公司, 甲公司负责|名|的建设, 作为|名|的承建单位，甲公司…."""
    start, end = sentence.start, sentence.end
    low = max(scope.start, scope.unit.start - _WORD)
    if says.IN_CHARGE.search(text, low, scope.unit.start) and says.CHARGE.match(text, scope.unit.end):
        yield from names(subject(Stretch(text[start : scope.unit.start] + "建设"), scope.start - start))
    for before, behind in ((says.DOING, says.WHO_DOES), (says.BEING, says.WHO_IS)):
        if before.search(text, low, scope.unit.start):
            yield from names(first(behind, Stretch(text[scope.unit.end : end])), sure=True)


def _distributed(text: str, scope: Scope) -> Iterator[tuple[int, str]]:
    """甲项目、乙项目分别与丙公司、丁公司签约: as many companies as projects, each its own."""
    stretch = text[scope.start : scope.end]
    if scope.where != "after" or "签" not in stretch:
        return
    found = list(names(first(says.SIGNS, Stretch(stretch))))
    if len(scope.unit.clusters) == 1:
        yield from ((scope.unit.clusters[0], name) for name in found)
    elif len(found) == len(scope.unit.clusters) and "分别" in stretch:
        yield from zip(scope.unit.clusters, found, strict=True)


def _of_the_only(reading: Reading) -> Iterator[tuple[int, str]]:
    """What is said of the partners anywhere in an article that speaks of one project only."""
    text = reading.article.text
    if len(reading.clusters) != 1 or not ("共同" in text or may_stand(says.TOGETHER, text)):
        return
    for sentence in reading.sentences:
        stretch = reading.article.text[sentence.start : sentence.end]
        for who in told(says.TOGETHER, Stretch(stretch)):
            yield from ((0, name) for name in names(who))
        together = says.PARTNERS.search(stretch) if "共同" in stretch else None
        if together:
            signed = re.search(r"签", together.group())
            stop = together.start() + (signed.start() if signed else 0)
            yield from ((0, name) for a, b in organisations(stretch[:stop]) for name in names(stretch[a:b], sure=True))
