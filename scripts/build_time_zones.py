"""Writes xlcrm/places/time_zone_table.py from the IANA time zones in tzdata, and Babel's (the Unicode CLDR's) names of cities.

    python scripts/build_time_zones.py

Needs Babel and tzdata. Run it after a change here, or of either's version; a test tells when.
"""

import datetime as dt
import sys
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # so that it runs from a checkout in which xlcrm is not installed

from babel.dates import get_timezone_location  # noqa: E402

TARGET = ROOT / "xlcrm" / "places" / "time_zone_table.py"

# Of a country whose clocks differ the zone of its largest city, or where its trade sits. tzdata's own order helps not:
# Lord Howe's comes first for Australia, Kaliningrad's for Russia.
CHOSEN = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CD": "Africa/Kinshasa",
    "CL": "America/Santiago",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "FM": "Pacific/Pohnpei",
    "GL": "America/Nuuk",
    "ID": "Asia/Jakarta",
    "KI": "Pacific/Tarawa",
    "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City",
    "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti",
    "PG": "Pacific/Port_Moresby",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "UM": "Pacific/Wake",
    "US": "America/New_York",
    "AQ": "Antarctica/McMurdo",
}
# Countries that zone.tab does not list.
MORE = {"XK": ["Europe/Belgrade"]}
# Two zones whose clocks agree in these years, week by week, are one to a caller.
YEARS = range(2025, 2030)

# Cities that the CLDR has no Chinese name of under their zones' present names.
IN_CHINESE = {
    "America/Argentina/Buenos_Aires": "布宜诺斯艾利斯",
    "Africa/Asmara": "阿斯马拉",
    "America/Nuuk": "努克",
    "Asia/Ho_Chi_Minh": "胡志明市",
    "Asia/Kathmandu": "加德满都",
    "Asia/Kolkata": "加尔各答",
    "Asia/Yangon": "仰光",
    "Atlantic/Faroe": "法罗",
    "Europe/Kyiv": "基辅",
    "Pacific/Pohnpei": "波纳佩",
}
# Beside the one time that China has by law, Ürümqi's is a custom of some who live there.
NO_CLOCK_OF_ITS_OWN = {"Asia/Urumqi"}

HEADER = '''\
"""Made by scripts/build_time_zones.py from tzdata and the Unicode CLDR's names: change that, and run it again.

A line a country: alpha-2 code, its time zone, the zone's city in English and in Chinese; + where it has other clocks too.
"""

TIME_ZONES = """\\
'''


def source() -> str:
    """The whole text of xlcrm/places/time_zone_table.py."""
    lines = []
    for code, zones in sorted(zones_by_country().items()):
        zone = CHOSEN.get(code, zones[0])
        assert zone in zones, code
        several = len({clock(z) for z in zones if z not in NO_CLOCK_OF_ITS_OWN}) > 1
        assert not several or code in CHOSEN, f"{code}: choose one of {zones}"
        lines.append("|".join((code, zone, *cities(zone), "+" * several)))
    return HEADER + "\n".join(lines) + '\n"""\n'


def zones_by_country() -> dict[str, list[str]]:
    """Alpha-2 code -> the zones of the country, as tzdata lists them."""
    found: dict[str, list[str]] = {code: list(zones) for code, zones in MORE.items()}
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            found.setdefault(code, []).append(zone)
    return found


def clock(zone: str) -> tuple[dt.timedelta | None, ...]:
    """How far the zone is from UTC, week by week."""
    weeks = (dt.datetime(year, 1, 1, tzinfo=dt.UTC) + dt.timedelta(weeks=n) for year in YEARS for n in range(52))
    return tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in weeks)


def cities(zone: str) -> tuple[str, str]:
    """The zone's city, in English and in Chinese."""
    chinese = IN_CHINESE.get(zone) or get_timezone_location(zone, locale="zh_Hans", return_city=True)
    assert not chinese.isascii(), f"{zone}: a Chinese name is wanting"
    return zone.rpartition("/")[2].replace("_", " "), chinese


if __name__ == "__main__":
    TARGET.write_text(source(), encoding="utf-8", newline="\n")
