"""domain.md 7: what to try after repeated silence."""

from collections.abc import Mapping
from datetime import date

import pytest
from book_text import TODAY, standing, standings

from xlcrm.text import Text

EMAIL = "a@b.de | | |"


def step(
    outs: int,
    settings: Mapping[str, int] = {},
    *,
    medium: str = "",
    known: str = EMAIL,
    grade: str = "",
    more: str = "",
) -> Text:
    """The step shown after so many silences, all by one medium."""
    return standing(
        f"""
        Customers
        Customer ID | Company | Manual Grade | Owner | Contact | Email | Phone | IM | Fax
        1           | Acme    | {grade}      |       |         | {known}
        Touches
        Date | Customer | Direction | Medium
        """
        + f"2026-10-01 | 1 | Out | {medium}\n" * outs
        + more,
        TODAY,
        **settings,
    ).step_shown


LADDER = [
    (0, "Keep going", "继续跟进"),
    (2, "Keep going", "继续跟进"),
    (3, "Change colleague", "换同事"),
    (5, "Change colleague", "换同事"),
    (6, "Change contact", "换客人"),
    (8, "Change contact", "换客人"),
    (9, "Change company", "换公司"),
    (10, "Change company", "换公司"),
    (11, "Park", "暂放"),
    (40, "Park", "暂放"),
]


@pytest.mark.parametrize(("silences", "en", "zh"), LADDER)
def test_the_step_goes_by_the_number_of_silences(silences: int, en: str, zh: str) -> None:
    assert step(silences) == (en, zh)


@pytest.mark.parametrize(("silences", "en", "zh"), LADDER)
def test_an_a_goes_no_further_than_change_contact(silences: int, en: str, zh: str) -> None:
    expected = ("Change contact", "换客人") if silences >= 6 else (en, zh)
    assert step(silences, grade="A") == expected


@pytest.mark.parametrize("silences", [3, 5, 6, 9, 11, 20])
def test_one_medium_only_while_another_is_known_changes_the_medium_first_also_at_11(silences: int) -> None:
    assert step(silences, medium="Email", known="a@b.de | 12 | |") == ("Change medium: Phone", "换媒介：电话")


def test_with_another_number_in_settings_the_medium_proposed_is_still_another_one() -> None:
    assert step(2, {"change_medium_from": 2}, medium="Email", known="a@b.de | 12 | |").en == "Change medium: Phone"


def test_two_by_one_medium_change_nothing() -> None:
    assert step(2, medium="Email", known="a@b.de | 12 | |") == ("Keep going", "继续跟进")


def test_one_medium_only_while_no_other_is_known_climbs_the_ladder() -> None:
    assert step(3, medium="Email", known="a@b.de | | |").en == "Change colleague"


def test_one_medium_only_counts_those_that_name_one_at_least_three() -> None:
    known = "a@b.de | 12 | |"
    assert step(2, medium="Email", known=known, more="2026-10-02 | 1 | Out |").en == "Change colleague"
    assert step(3, medium="Email", known=known, more="2026-10-02 | 1 | Out |").en == "Change medium: Phone"


def test_a_second_medium_among_the_unanswered_climbs_the_ladder() -> None:
    assert step(5, medium="Email", known="a@b.de | 12 | |", more="2026-10-02 | 1 | Out | IM").en == "Change contact"


def test_a_medium_that_is_not_among_the_known_changes_to_one_that_is() -> None:
    assert step(3, medium="Meeting", known="a@b.de | | |").en == "Change medium: Email"


def test_a_human_reply_sets_it_back() -> None:
    assert step(11, more="2026-10-02 | 1 | In |").en == "Keep going"


def test_an_order_sets_it_back() -> None:
    order = "Quotes\nDate | Customer | Status\n2026-10-02 | 1 | Ordered"
    assert step(11, more=order).en == "Keep going"


def test_do_not_contact_has_no_step() -> None:
    found = standing("""
        Customers
        Company | Do Not Contact
        Acme    | yes
    """)
    assert (found.step, found.step_shown) == (None, ("", ""))


def test_the_numbers_are_settings() -> None:
    assert step(3, {"change_colleague_from": 4}).en == "Keep going"
    assert step(2, {"change_medium_from": 2}, medium="Email", known="a@b.de | 12 | |").en == "Change medium: Phone"
    settings = {"park_from": 2, "change_colleague_from": 1, "change_contact_from": 1, "change_company_from": 1}
    assert step(2, settings).en == "Park"


@pytest.mark.parametrize(
    ("silences", "settings", "found"),
    [
        (4, {"park_from": 5}, "Change colleague"),
        (5, {"park_from": 5}, "Park"),
        (5, {"change_company_from": 4}, "Change company"),
        (2, {"change_contact_from": 2}, "Change contact"),
        (7, {"change_colleague_from": 100}, "Change contact"),
        (5, {"change_colleague_from": 100}, "Keep going"),
        (10, {"change_company_from": 100}, "Change contact"),
        (11, {"change_company_from": 100}, "Park"),
    ],
)
def test_where_settings_overtake_each_other_the_farthest_step_reached_is_taken(
    silences: int, settings: dict[str, int], found: str
) -> None:
    assert step(silences, settings).en == found


def test_an_a_is_never_parked_however_soon_others_are() -> None:
    assert step(2, {"park_from": 2}, grade="A").en == "Keep going"
    assert step(4, {"park_from": 2, "change_company_from": 2}, grade="A").en == "Change colleague"


def test_how_many_intervals_of_d_a_parked_customer_rests_is_a_setting() -> None:
    text = (
        "Customers\nCustomer ID | Company\n1 | Acme\nTouches\nDate | Customer | Direction\n"
        + "2026-10-01 | 1 | Out\n" * 11
    )
    assert standing(text).due.date == date(2026, 11, 26)  # 56 days
    assert standing(text, park_factor=3).due.date == date(2026, 12, 24)  # 84


@pytest.mark.parametrize(
    ("silences", "setting", "number", "en", "for_an_a"),
    [
        (5, "park_from", 5, "Park", "Change colleague"),
        (4, "park_from", 5, "Change colleague", "Change colleague"),
        (4, "change_company_from", 4, "Change company", "Change colleague"),
        (2, "change_contact_from", 2, "Change contact", "Change contact"),
        (8, "change_colleague_from", 20, "Change contact", "Change contact"),
    ],
)
def test_one_number_changed_alone_holds_whatever_the_others_are(
    silences: int, setting: str, number: int, en: str, for_an_a: str
) -> None:
    assert step(silences, {setting: number}).en == en
    assert step(silences, {setting: number}, grade="A").en == for_an_a


OWNERS = """
    Customers
    Customer ID | Company | Owner
    1           | Acme    | {owner}
    2           | Two     | Lee
    3           | Three   | 王芳
    4           | Four    | Sam
    5           | Five    | amy
    Touches
    Date       | Customer | Direction
    2026-10-01 | 1        | Out
    2026-10-02 | 1        | Out
    2026-10-03 | 1        | Out
"""


@pytest.mark.parametrize(
    ("owner", "en", "zh"),
    [
        ("Lee", "Change colleague: Sam", "换同事：Sam"),
        ("Sam", "Change colleague: amy", "换同事：amy"),
        ("amy", "Change colleague: 王芳", "换同事：王芳"),
        ("王芳", "Change colleague: Lee", "换同事：Lee"),
        ("Bob", "Change colleague: Lee", "换同事：Lee"),
        ("", "Change colleague", "换同事"),
    ],
    ids=[
        "next",
        "capitals come first",
        "Latin before Chinese",
        "round again",
        "one with a single customer",
        "no owner",
    ],
)
def test_the_colleague_is_the_next_other_owner_by_code_point_round_again(owner: str, en: str, zh: str) -> None:
    assert standings(OWNERS.format(owner=owner))["1"].step_shown == (en, zh)


def test_nobody_is_his_own_colleague_by_another_spelling() -> None:
    text = "Customers\nCustomer ID | Company | Owner\n1 | Acme | Sam\n2 | Borg | sam\n3 | Cyan | ＳＡＭ\nTouches\nDate | Customer | Direction\n"
    assert standing(text + "2026-10-01 | 1 | Out\n" * 3).step_shown.en == "Change colleague"
    text = text.replace("3 | Cyan | ＳＡＭ", "3 | Cyan | 王芳")
    assert standing(text + "2026-10-01 | 1 | Out\n" * 3).step_shown.en == "Change colleague: 王芳"


def test_the_colleague_is_unknown_where_nobody_else_owns_a_customer() -> None:
    text = "Customers\nCustomer ID | Company | Owner\n1 | Acme | Lee\nTouches\nDate | Customer | Direction\n"
    assert standing(text + "2026-10-01 | 1 | Out\n" * 3).step_shown.en == "Change colleague"


CONTACTS = """
    Customers
    Customer ID | Company | Contact
    1           | Acme    | Ann
    2           | Borg    | Bo
    Contacts
    Customer | Name
    2        | Someone Else
    1        | Kim
    Acme     | Lou
    Touches
    Date       | Customer | Direction | Contact
    2026-09-01 | 1        | Out       | Lou
    2026-09-02 | 1        | In        |
"""


def contact(*named: str) -> str:
    rows = [f"2026-10-{n:02} | 1 | Out | {named[n - 1] if n <= len(named) else ''}" for n in range(1, 7)]
    return standings(CONTACTS + "\n".join(rows))["1"].step_shown.en


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ((), "Change contact: Kim"),
        (("Kim",), "Change contact: Lou"),
        (("ＫＩＭ ",), "Change contact: Lou"),
        (("Kim", "lou"), "Change contact"),
    ],
    ids=["the first", "named since", "spelt oddly", "all named"],
)
def test_the_contact_is_the_first_whom_no_touch_since_the_last_reply_names(named: tuple[str, ...], shown: str) -> None:
    assert contact(*named) == shown


def test_who_was_named_before_the_last_reply_or_in_it_may_be_named_again() -> None:
    assert contact() == "Change contact: Kim"
    before = CONTACTS.replace("2026-09-01 | 1        | Out       | Lou", "2026-09-01 | 1 | Out | Kim")
    answered = before.replace("2026-09-02 | 1        | In        |", "2026-09-02 | 1 | In | Kim")
    assert standings(answered + "2026-10-01 | 1 | Out |\n" * 6)["1"].step_shown.en == "Change contact: Kim"


def test_the_contact_is_another_person_than_the_one_on_the_customers_row() -> None:
    text = CONTACTS.replace("1        | Kim", "1        | Ann\n1 | Kim")
    rows = "2026-10-01 | 1 | Out |\n" * 6
    assert standings(text + rows)["1"].step_shown == ("Change contact: Kim", "换客人：Kim")


@pytest.mark.parametrize(
    ("peers", "en", "zh"),
    [
        ("Borg Ltd; Cyan Co., Ltd", "Change company: Borg Ltd", "换公司：Borg Ltd"),
        ("Cyan Co., Ltd; Borg", "Change company: Cyan Co., Ltd", "换公司：Cyan Co., Ltd"),
        ("宏达；Borg", "Change company: 宏达", "换公司：宏达"),
        ("", "Change company", "换公司"),
    ],
)
def test_the_company_is_the_first_of_the_peers_in_settings(peers: str, en: str, zh: str) -> None:
    assert step(9, more=f"Settings\nName | Value\nPeers | {peers}") == (en, zh)
