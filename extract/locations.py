"""A whole address or place name as province, city and county: the answer form of the public location suites."""

from __future__ import annotations

import re

from normalize.places import Division, chain, resolve
from normalize.places.resolve import ZONE

_NAMELESS_CITY = {"11", "12", "31", "50", "81", "82"}  # municipalities and special regions stand for their own city
_LONGEST = 200
_ZONE_IN_CITY = re.compile(r"^.*(?:市|州|盟|地区)([\u4e00-\u9fff]{2,12})$")


def answer_location(text: str) -> dict[str, str | None]:
    """The divisions an address lies in: ``province``, ``city``, ``county``, ``adcode``; None where not told or unknown.

    A municipality is its own city. A zone that stands where a county would is given as the county, with the code of its
    city, as it has none of its own.

    >>> answer_location("浙江省杭州市西湖区文三路")["adcode"]
    '330106'
    """
    found = _first(text[:_LONGEST])
    parts: dict[str, Division] = {part.level: part for part in chain(found.adcode)} if found else {}
    province, city, county = parts.get("province"), parts.get("city"), parts.get("county")
    own = province.short if province and province.adcode[:2] in _NAMELESS_CITY else None
    return {
        "province": province.short if province else None,
        "city": city.short if city else own,
        "county": county.short if county else _zone(text) if city else None,
        "adcode": found.adcode if found else None,
    }


def _first(text: str) -> Division | None:
    """The first place of a text that may begin with a person, a telephone number or other words.

    A county is believed at a boundary only: 城园东区7号楼 is no district.
    """
    for start in range(len(text)):
        found = resolve(text[start:])
        inside_words = start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff"
        if found and not (inside_words and found.level == "county" and text[start : start + 2] not in found.name[:9]):
            return found
    return None


def _zone(text: str) -> str | None:
    match = _ZONE_IN_CITY.match(text)
    return match[1] if match and ZONE.search(match[1]) else None
