"""The Settings sheet: the numbers of the method, who is writing, and what cannot be used."""

import pytest
from book_text import places, understood

from xlcrm.settings import DEFAULTS, SETTINGS, Setting, Settings
from xlcrm.tables import Decoded


def with_setting(name: str, value: str) -> Decoded:
    return understood(f"Customers\nCompany |\nAcme |\nSettings\nName | Value\n{name} | {value}")


def test_without_the_sheet_the_defaults_hold() -> None:
    assert understood("Customers\nCompany |\nAcme |").settings == Settings()


def test_the_defaults_are_the_numbers_of_the_contract() -> None:
    assert [DEFAULTS.interval(g) for g in "ABCDP"] == [14, 7, 21, 28, 28]
    assert (DEFAULTS.substance_days, DEFAULTS.old_order_days, DEFAULTS.quote_days) == (90, 365, 3)
    assert [DEFAULTS.neglected_after(DEFAULTS.interval(g)) for g in "ABCD"] == [7, 3, 10, 14]
    assert (DEFAULTS.parked_interval, DEFAULTS.neglected_after(DEFAULTS.parked_interval)) == (56, 28)
    assert (DEFAULTS.letters_per_owner, DEFAULTS.upcoming_days, DEFAULTS.holidays) == (20, 7, True)
    assert DEFAULTS.workdays == frozenset({0, 1, 2, 3, 4})


@pytest.mark.parametrize("setting", [s for s in SETTINGS if s.kind == "whole"], ids=lambda s: s.field)
def test_every_number_can_be_set_by_its_name_in_either_language(setting: Setting) -> None:
    for name in setting.name:
        for value in ("17", "'17", "17.0", "'１７"):
            found = with_setting(name, value)
            assert getattr(found.settings, setting.field) == 17 and found.problems == []


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("sender_name", "Lee", "sender_name", "Lee"),
        ("发件人公司", "Ningbo Pumps", "sender_company", "Ningbo Pumps"),
        ("Holidays", "no", "holidays", False),
        ("Fair Days", "60-40, 7-1", "fair_days", ((60, 40), (7, 1))),
        ("展会邀请天数", "40至60、5", "fair_days", ((60, 40), (5, 5))),
        ("节假日", "否", "holidays", False),
        ("Holidays", "FALSE", "holidays", False),
        ("Holidays", "是", "holidays", True),
        ("Workdays", "Mon-Sat", "workdays", frozenset(range(6))),
        ("工作日", "周一至周六", "workdays", frozenset(range(6))),
        ("Peers", "Borg; Cyan Co., Ltd, Dune", "peers", ("Borg", "Cyan Co., Ltd", "Dune")),
        ("同行", "宏达、利丰；Borg", "peers", ("宏达", "利丰", "Borg")),
        ("Language", "中文", "language", "zh"),
    ],
)
def test_settings_in_words(name: str, value: str, field: str, expected: object) -> None:
    found = with_setting(name, value)
    assert getattr(found.settings, field) == expected and found.problems == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Interval B", "0"),
        ("Interval B", "-7"),
        ("Interval B", "7.5"),
        ("Interval B", "a week"),
        ("Interval B", "1000000"),
        ("Holidays", "sometimes"),
        ("Workdays", "never"),
        ("Language", "Klingon"),
    ],
)
def test_a_value_that_cannot_be_used_is_listed_and_the_default_holds(name: str, value: str) -> None:
    found = with_setting(name, value)
    assert found.settings == Settings()
    assert places(found.problems) == [("Settings", "B2")]
    setting = next(s for s in SETTINGS if s.name.en == name)
    message = found.problems[0].message
    assert name in message.en and value in message.en and setting.name.zh in message.zh and value in message.zh


def test_an_absurdly_long_number_is_listed_like_any_other() -> None:
    found = with_setting("Interval B", "'" + "9" * 5000)
    assert found.settings == Settings() and places(found.problems) == [("Settings", "B2")]


@pytest.mark.parametrize("value", ["", "'␣"])
def test_an_empty_value_keeps_the_default_without_a_word(value: str) -> None:
    found = with_setting("Interval B", value)
    assert found.settings == Settings() and found.problems == []


@pytest.mark.parametrize(("typo", "near"), [("Interval BB", "Interval B"), ("间隔 BB", "间隔 B"), ("Quux", None)])
def test_an_unknown_setting_is_listed_with_the_nearest_names(typo: str, near: str | None) -> None:
    found = with_setting(typo, "9")
    assert found.settings == Settings()
    assert places(found.problems) == [("Settings", "A2")]
    (problem,) = found.problems
    assert typo in problem.message.en and typo in problem.message.zh
    assert near is None or (near in problem.remedy.en and near in problem.remedy.zh)


def test_rows_without_a_name_mean_nothing() -> None:
    found = with_setting("", "9")
    assert found.settings == Settings() and found.problems == []


@pytest.mark.parametrize("value", ["soon", "56-", "56-36-14", "1,,2"])
def test_spans_of_days_that_are_none_are_listed_and_the_default_holds(value: str) -> None:
    decoded = with_setting("Fair Days", value)
    assert decoded.settings == Settings()
    assert places(decoded.problems) == [("Settings", "B2")]
