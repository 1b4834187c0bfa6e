"""Damages clean sentences the way bytes are lost: one byte of one character gone, the rest read in pairs as they fall."""

from __future__ import annotations

import random

PLACES = ["城北新区", "滨江区", "临港开发区", "高新区", "经济开发区", "东山县", "西河镇", "海州湾新区"]
FIRMS = ["华信集团", "远大科技公司", "新能源汽车公司", "中建投资公司", "光明食品集团", "绿源环保公司"]
PROJECTS = [
    "智能制造产业园",
    "生物医药基地",
    "物流中心",
    "新材料生产线",
    "数据中心",
    "污水处理厂",
    "文化旅游项目",
    "装备制造项目",
]
FORMS = [
    "{place}与{firm}签约，总投资{n}亿元的{project}正式落地。",
    "记者从{place}获悉，由{firm}投资建设的{project}已经开工，预计明年年底建成投产。",
    "{project}位于{place}，占地{n}亩，项目建成后可实现年产值{n}亿元。",
    "今年以来，{place}坚持把招商引资作为经济工作的重要抓手，{project}等一批重点项目加快推进。",
    "在{firm}的{project}施工现场，工人们正在加紧施工，项目负责人表示，主体工程已经完成。",
    "{place}不断优化营商环境，全力做好服务保障工作，推动{project}早开工、早建成、早见效。",
]


def sentences(count: int, seed: int) -> list[str]:
    """Made-up sentences of local news."""
    chance = random.Random(seed)
    parts = {"place": PLACES, "firm": FIRMS, "project": PROJECTS}
    made = []
    for _ in range(count):
        filling = {name: chance.choice(words) for name, words in parts.items()}
        made.append(chance.choice(FORMS).format(n=chance.randrange(2, 90), **filling))
    return made


def lose_byte(sentence: str, place: int, shown: bool) -> str:
    """``sentence`` without the first byte of its character at ``place``, read as GB 18030; ``shown`` leaves a ``?``."""
    head = sentence[:place] + ("?" if shown else "")
    return head + read(sentence[place:].encode("gb18030")[1:])


def read(data: bytes) -> str:
    """Pairs as they fall; a byte with nothing to pair with is a question mark."""
    out, at = [], 0
    while at < len(data):
        pair = data[at : at + 2]
        if pair[0] < 0x80:
            out.append(chr(pair[0]))
            at += 1
        elif len(pair) == 2 and pair[1] >= 0x40 and pair[1] != 0x7F:
            out.append(pair.decode("gb18030", "replace"))
            at += 2
        else:
            out.append("?")
            at += 1
    return "".join(out)
