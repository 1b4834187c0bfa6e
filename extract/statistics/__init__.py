"""Statistics: figures about groups of projects or about an economy (guidelines, section 6)."""

from extract.statistics.find import find_statistics

__all__ = ["find_statistics"]
