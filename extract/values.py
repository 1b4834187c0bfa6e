"""What an article says in numbers, days and places: the mentions that the search for names has to know first."""

from __future__ import annotations

from collections.abc import Sequence

from extract.areas import find_areas
from extract.dates import Reference, find_dates
from extract.figures import find_figures
from extract.money import find_money
from extract.money_context import home_currency
from extract.place_mentions import find_places
from extract.records import Mention, Sentence
from normalize.records import Article


def find_values(article: Article, sentences: Sequence[Sentence]) -> list[Mention]:
    """The amounts, areas, dates, other figures and places of an article, kind after kind, each in the order of the text."""
    text, reference = article.text, Reference(article.reference_date, article.reference_year)
    return [
        *find_money(text, sentences, currency=home_currency(text, article.publisher, article.adcode)),
        *find_areas(text, sentences),
        *find_dates(text, sentences, reference),
        *find_figures(text, sentences),
        *find_places(text, sentences, prior=article.adcode, on=article.reference_date),
    ]
