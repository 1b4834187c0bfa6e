"""Sentences without a name that tell figures of the project before them, where no general scope holds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extract.link.name_ends import by_end
from extract.link.records import Reading, Scope, Unit
from extract.link.scopes import GROUP
from extract.records import Sentence

# 协议约定，公司投资3亿元…; 按照规划，总投资9亿元: what was signed or planned is the project of the sentence before
_AGREED = re.compile(
    r"(?:按照?|根据|依照)?(?:双方)?(?:签(?:订|署|下)的)?(?:该|此)?(?:合作|框架|投资)?(?:协议|合同|合约|约定|批复|规划|方案)(?:内容|书|约定|显示|要求|明确)*，"
)
# Another thing is what the sentence speaks of: 二车间改造项目, 另一座电站
_OTHER = re.compile(
    r"(?<!该)(?<!此)(?<!本)(?<!这个)(?<![，。；“])(?:项目|工程|基地|产业园|园区|大桥|隧道|铁路|高速|公路|电站|水库|机场|医院|学校|中心|大厦|车间|工厂|生产线)(?!有限|公司|集团|局|总|经理|负责)"
    r"|先期|首期|前期|[一二三四]期|首批|签约|开工|奠基|落户|；|另一|另外|此外|同时|还(?:将|有|要|计划)|其他|其它|分别|合计|共计|各|全[国省市县区]|该[省市县区镇乡村]"
)
_NEAR = 2  # sentences behind the last word of a project


def further(reading: Reading, worth: Callable[[Sentence], bool], only: Callable[[Sentence], bool]) -> Iterator[Scope]:
    """The scopes that figures have beside ``reading.scopes``, of sentences that are ``worth`` a look.

    They begin with the end of a name (:func:`by_end`) or with the agreement that was told, or, in an article of one project, tell
    right behind it of nothing else and are told by ``only`` to hold one figure.
    """
    yield from (told := list(by_end(reading, worth)))
    spoken = {scope.sentence: scope.unit for scope in (*reading.scopes, *told)}
    text, last, since = reading.article.text, None, 0
    for number, sentence in enumerate(reading.sentences if spoken else ()):
        since += 1
        if number in spoken:
            last, since = _one(spoken[number]), 0
        elif last is None or since > _NEAR:
            continue
        elif reading.units_of(sentence) or GROUP.search(text, sentence.start, sentence.end):
            last = None
        elif worth(sentence):
            agreed = since == 1 and _AGREED.match(text, sentence.start) is not None
            if agreed or (len(reading.clusters) == 1 and only(sentence) and not _OTHER.search(text, *sentence[:2])):
                yield Scope(last, sentence.start, sentence.end, "later", number)


def _one(unit: Unit) -> Unit | None:
    return unit if len(unit.clusters) == 1 else None
