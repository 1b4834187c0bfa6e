"""The data dictionary out of the schemas' metadata: text for a terminal, Markdown for ``docs/tables.md``."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from outputs.schema import SCHEMAS

ABOUT: dict[str, tuple[str, str]] = {
    "sources": ("One row for each file or record that was read.", "每个读入的文件或记录一行。"),
    "documents": ("One row for each article; a source may hold several.", "每篇文章一行，一个来源可含多篇。"),
    "mentions": ("One row for each mention of a value, a name or a place.", "每处提及一行。"),
    "projects": ("One row for each project in an article.", "每篇文章中的每个项目一行。"),
    "project_stages": (
        "One row for each stage that an article reports of a project, and each day of it.",
        "文章所报道的每个项目阶段一行。",
    ),
    "project_evidence": (
        "One row for each investment, place, party, area or capacity of a project: the rule or model that gave it, and its words.",
        "项目每项取值的依据一行：给出该值的规则或模型及其原词。",
    ),
    "statistics": ("One row for each figure about a group of projects or an economy.", "每个统计数据一行。"),
    "statistic_members": (
        "One row for each figure or project that the text tells as a member of a total. Parts of one total may overlap.",
        "原文所列总量的每个组成部分一行，可为分项数据或项目；各部分可能重叠。",
    ),
    "rejects": ("One row for each source that gave no rows, with the reason.", "每个被拒来源一行，附原因。"),
}
_INTRODUCTION = """# Tables

Printed by `taizhang schema --markdown`; do not edit by hand. Each table is a folder of Parquet files (zstd). Money is
in units of its currency, area in square metres, dates are days, intervals are inclusive, offsets count characters from
0 and an end is exclusive. The same descriptions, units and examples are in the metadata of every Parquet field.
"""


def plain() -> str:
    """The dictionary for a terminal: a block for each table, a line for each column."""
    blocks = []
    for table, schema in SCHEMAS.items():
        english, chinese = ABOUT[table]
        lines = [f"{name:22} {kind:9} {text} {also}".rstrip() for name, kind, _, _, text, also in _cells(schema)]
        blocks.append("\n  ".join([f"{table}: {english} {chinese}", *lines]))
    return "\n\n".join(blocks) + "\n"


def markdown() -> str:
    """The dictionary as the page ``docs/tables.md``."""
    blocks = [_INTRODUCTION]
    for table, schema in SCHEMAS.items():
        english, chinese = ABOUT[table]
        rows = ["| " + " | ".join(_escaped(cell) for cell in cells) + " |" for cells in _cells(schema)]
        head = ["| column | type | unit | example | meaning | 含义 |", "| --- | --- | --- | --- | --- | --- |"]
        blocks.append("\n".join([f"## {table}\n\n{english} {chinese}\n", *head, *rows, ""]))
    return "\n".join(blocks)


def _cells(schema: pa.Schema) -> Iterator[tuple[str, ...]]:
    """Column, type (``?`` where it may be null), unit, example, and the meaning in English and Chinese."""
    for field in schema:
        words = {key.decode(): value.decode() for key, value in field.metadata.items()}
        kind = _short(field.type) + ("?" if field.nullable else "")
        yield field.name, kind, words["unit"], words["example"], words["english"], words["chinese"]


def _short(kind: pa.DataType) -> str:
    """The type in the words of the design: ``list<struct<name string, adcode string>>``."""
    if pa.types.is_list(kind):
        return f"list<{_short(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'{member.name} {_short(member.type)}' for member in kind)}>"
    names = {"double": "float64", "float": "float32", "date32[day]": "date32"}
    return names.get(str(kind), str(kind))


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|").replace("<", "&lt;")
