"""What time it is where the buyer is, by country.

Where a country has several clocks (the US have eight) the one of its largest city, or where its trade sits, stands for
it, and whoever shows it says so. The table, `time_zone_table`, is made by scripts/build_time_zones.py, so that no run
loads a list of all zones; what a zone's clock shows on a day the standard library knows.
"""

from functools import cache
from typing import NamedTuple

from xlcrm.text import Text


class BuyersZone(NamedTuple):
    """The time zone by which a country is called: its IANA name and its city; `several`: others there have other clocks."""

    name: str
    city: Text
    several: bool


def zone_of(country: str | None) -> BuyersZone | None:
    """The zone of the country with the ISO 3166 alpha-2 code; None where it is unknown, or nobody lives there."""
    return _table().get(country or "")


@cache
def _table() -> dict[str, BuyersZone]:
    from xlcrm.places.time_zone_table import TIME_ZONES

    rows = (line.split("|") for line in TIME_ZONES.splitlines())
    return {code: BuyersZone(zone, Text(en, zh), several == "+") for code, zone, en, zh, several in rows}
