"""The learned linker at work: the parties that no rule tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from extract.link.parties_names import in_full
from extract.link.records import Reading
from extract.model.judge import chances
from extract.model.store import Model, read
from extract.party.beside import Parties
from extract.party.candidates import candidates
from extract.party.describe import Pair, pairs

NAME = "parties.npz"
# A candidate less likely than this is no party: of those that are kept four in five are right on written news that was not learned from.
KEEP = 0.7
MODEL = "party.model"


def learned(reading: Reading, told: Parties, model: Model | None = None) -> dict[int, dict[str, str]]:
    """Cluster number -> the parties in text order that the model tells beside those ``told``, each with its rule.

    Names are as the article tells them; one that the article defines as short for another is given in full.
    """
    weights = model or shipped()
    met = list(pairs(reading, candidates(reading, weights.tagger, range(len(reading.clusters))), told))
    if not met:
        return {}
    found = parties_of(reading, met, chances(np.array([pair.numbers for pair in met]), weights.judge).tolist())
    return {cluster: dict.fromkeys(names, MODEL) for cluster, names in found.items()}


def joined(
    text: str, told: Mapping[int, Mapping[str, str]], more: Mapping[int, Mapping[str, str]]
) -> dict[int, dict[str, str]]:
    """The parties that rules tell with those that are learned, in text order; of a name that both tell the rule stays.

    >>> joined("云柏集团与红杉", {0: {"红杉": "party.said"}}, {0: {"云柏集团": "party.model"}})
    {0: {'云柏集团': 'party.model', '红杉': 'party.said'}}
    """
    every = {number: {**more.get(number, {}), **told.get(number, {})} for number in sorted({*told, *more})}
    return {number: {name: names[name] for name in sorted(names, key=text.find)} for number, names in every.items()}


def parties_of(reading: Reading, met: Sequence[Pair], said: Sequence[float]) -> dict[int, tuple[str, ...]]:
    """The parties of each cluster that has any, in text order, from the pairs of an article and their chances."""
    text = reading.article.text
    full = in_full(text)
    return {
        cluster: tuple(dict.fromkeys(full.get(name, name) for name in sorted(names, key=text.find)))
        for cluster, names in sorted(chosen(met, said).items())
    }


def chosen(met: Sequence[Pair], said: Sequence[float]) -> Mapping[int, list[str]]:
    """The parties of each cluster, the likeliest first: of names that are a piece of one another the likelier alone."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for chance, pair in sorted(zip(said, met, strict=True), key=lambda one: (-one[0], one[1].cluster, one[1].name)):
        kept = found[pair.cluster]
        if chance >= KEEP and not any(pair.name in other or other in pair.name for other in kept):
            kept.append(pair.name)
    return {cluster: kept for cluster, kept in found.items() if kept}


@cache
def shipped() -> Model:
    """The weights that come with the program."""
    with files("extract").joinpath("model", "weights", NAME).open("rb") as file:
        return read(file)
