"""The names of papers, agencies, broadcasters and sites, as they stand in bylines, datelines and metadata lines."""

from __future__ import annotations

import re

from normalize.lexicon import rows


def _any_of(kind: str) -> str:
    """An alternation of the press words of one kind, the longest first."""
    words = [re.escape(row[0]) for row in rows("press_suffixes.tsv") if row[1] == kind]
    return "|".join(sorted(words, key=len, reverse=True))


PRESS = rf"(?:{_any_of('name')}|[一-龥A-Za-z0-9]{{1,8}}?(?:{_any_of('suffix')}))"
"""The name of a paper, an agency or a site, as a pattern: a known one, or a word that ends as such names do."""

PRESS_NAME = re.compile(PRESS)

OWN = r"(?:本报|本刊|本网|本台|本社)"
"""What a paper calls itself."""
