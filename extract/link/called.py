"""How a sentence calls a project again that was told before it: by the end of its name, or the name itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.link.records import Unit
from extract.names_words import core
from extract.records import Mention

# 新馆|总投资3亿元, 大桥|全长4公里: the last words of a name and what is said of it
_SUBJECT_OF = re.compile(
    r"(?:项目|工程)?(?:，|静态|计划|规划|预计|概算|估算)*(?:总?投资|总?占地|总?建筑面积|全长|建成|建设|投产|将|预计|计划|位于|起于|起自|北起|南起|东起|西起|采用|设计|工程|是|由|于|分)"
)
_TAIL = 12  # characters at the end of a name by which it is called again
_LEAD = re.compile(r"(?:[“\s]|其中，?|据悉，?|据了解，?|据介绍，?|目前，?)*")
_LEADS = "“其据目 　"
_SHORTEST = 4  # characters of a name that calls its project where no mention was found
# 红松港|二期, 红松|市: the same characters begin another name
_LONGER = re.compile(
    r"[一二三四五六七八九十\d]+期|[省市县区镇乡村州]|[^，。；]{0,6}(?:公司|集团|项目|工程|局|委|办|大会|论坛)|[、和及与]"
)


class Told:
    """The names of an article's projects, for the sentences that tell of one without a mention of it."""

    def __init__(self, mentions: Sequence[Mention], units: Sequence[Unit]) -> None:
        self._mentions = mentions
        self._of: dict[str, dict[str, Unit | None]] = {}
        for unit in units:
            for one in self._members(unit):
                name = core(mentions[one.mentions[0]].text.strip("“”‘’"))
                if len(name) >= _SHORTEST:
                    known = self._of.setdefault(name[:2], {})
                    same = known.setdefault(name, one)
                    known[name] = same if same and same.clusters == one.clusters else None

    def named(self, text: str, start: int) -> Unit | None:
        """The one project whose name begins the sentence at ``start`` as its subject, though no mention was found there."""
        if text[start] in _LEADS and (lead := _LEAD.match(text, start)):
            start = lead.end()
        names = self._of.get(text[start : start + 2])
        if not names:
            return None
        name = max((name for name in names if text.startswith(name, start)), key=len, default="")
        return names[name] if name and not _LONGER.match(text, start + len(name)) else None

    def _members(self, unit: Unit) -> list[Unit]:
        told = [
            (cluster, index, self._mentions[index]) for cluster, index in zip(unit.clusters, unit.mentions, strict=True)
        ]
        return [Unit((cluster,), (index,), name.start, name.end, joint=False) for cluster, index, name in told]


def called(text: str, low: int, high: int, start: int) -> bool:
    """Whether words at ``start`` call the name ``text[low:high]`` by its end and go on as its subject (新馆总投资3亿元)."""
    tail = next(
        (
            text[at:high]
            for at in range(max(low + 1, high - _TAIL), high - 1)
            if text[at] == text[start] and text.startswith(text[at:high], start)
        ),
        "",
    )
    return bool(tail) and _SUBJECT_OF.match(text, start + len(tail)) is not None
