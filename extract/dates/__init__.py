"""Dates and lengths of time in Chinese news: found, cut to the words that name them, and put on the calendar.

``find_dates`` is the whole of it. The year that a date leaves out is chosen by what the sentence has told, by tense and by
the publication date, and ``Mention.rule`` names what decided (``month/same-year``); where nothing decides, the date has no
value. Lunar dates, sets (每年), 近日 and times of day are left alone.
"""

from __future__ import annotations

from extract.dates.find import find_dates
from extract.dates.records import Reference

__all__ = ["Reference", "find_dates"]
