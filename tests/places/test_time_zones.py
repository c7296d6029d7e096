"""Which clock a country is called by."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from scripts_at_hand import load_script

from xlcrm.places.country_names import COUNTRIES
from xlcrm.places.time_zones import BuyersZone, zone_of
from xlcrm.text import Text

ROOT = Path(__file__).resolve().parents[2]
NOBODY_LIVES_THERE = {"BV", "HM"}  # Bouvet, Heard and McDonald Islands


def test_every_country_that_a_book_can_name_has_a_zone_that_the_system_knows() -> None:
    codes = {line.split("|")[0] for line in COUNTRIES.splitlines()}
    zones = {code: zone_of(code) for code in codes}

    assert {code for code, zone in zones.items() if zone is None} == NOBODY_LIVES_THERE
    assert {ZoneInfo(zone.name).key for zone in zones.values() if zone} == {z.name for z in zones.values() if z}


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("DE", BuyersZone("Europe/Berlin", Text("Berlin", "柏林"), False)),
        ("US", BuyersZone("America/New_York", Text("New York", "纽约"), True)),
        ("AU", BuyersZone("Australia/Sydney", Text("Sydney", "悉尼"), True)),
        ("RU", BuyersZone("Europe/Moscow", Text("Moscow", "莫斯科"), True)),
        ("CN", BuyersZone("Asia/Shanghai", Text("Shanghai", "上海"), False)),
        ("VN", BuyersZone("Asia/Ho_Chi_Minh", Text("Ho Chi Minh", "胡志明市"), False)),
    ],
)
def test_where_clocks_differ_the_largest_citys_stands_for_the_country_and_says_so(
    country: str, zone: BuyersZone
) -> None:
    assert zone_of(country) == zone


@pytest.mark.parametrize("country", [None, "", "ZZ"])
def test_an_unknown_country_has_none(country: str | None) -> None:
    assert zone_of(country) is None


def test_the_table_follows_from_its_source() -> None:
    script = load_script("build_time_zones")

    assert script.TARGET.read_text(encoding="utf-8") == script.source(), "run scripts/build_time_zones.py"
