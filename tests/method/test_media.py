"""domain.md 4: the next medium."""

from typing import Any

import pytest
from book_text import standing

ALL = "a@b.de | +49 1 | wechat | +49 2"


def medium(known: str, touches: str = "", quiet: str = "", **settings: Any) -> str | None:
    return standing(f"""
        Customers
        Customer ID | Company | Do Not Contact | Email | Phone | IM | Fax
        1           | Acme    | {quiet}        | {known}
        Touches
        Date | Customer | Direction | Medium
        {touches}
    """, **settings).medium  # fmt: skip


def outs(*media: str) -> str:
    """Touches out, the oldest first."""
    return "\n".join(f"2026-10-{n:02} | 1 | Out | {m}" for n, m in enumerate(media, 1))


@pytest.mark.parametrize(
    ("known", "first"),
    [
        (ALL, "Email"),
        (" | +49 1 | wechat | +49 2", "Phone"),
        (" | | wechat | +49 2", "IM"),
        (" | | | +49 2", "Fax"),
        (" | | |", None),
        ("'␣␣ | | wechat |", "IM"),
    ],
    ids=["all", "no email", "no phone", "fax alone", "none", "a blank is none"],
)
def test_the_first_known_medium_in_the_order_email_phone_im_fax(known: str, first: str | None) -> None:
    assert medium(known) == first


def test_a_column_that_is_missing_makes_its_medium_unknown() -> None:
    assert standing("""
        Customers
        Company | Fax
        Acme    | 12
    """).medium == "Fax"  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "next_one"),
    [
        (("Email", "Email"), "Email"),
        (("Email", "Email", "Email"), "Phone"),
        (("Phone", "Email", "Email", "Email"), "IM"),
        (("Phone", "Email", "Email", "Email", ""), "IM"),
        (("Email", "", "Email", "", "Email"), "Phone"),
        (("Email", "Phone", "Email"), "Email"),
        (("Email", "Email", "Email", "Phone"), "Email"),
        (("Phone", "IM", "Fax", "Email", "Email", "Email"), "Phone"),
        (("IM", "Phone", "Email", "Email", "Email"), "Fax"),
        (("Fax", "IM", "Phone", "Email", "Email", "Email"), "Fax"),
        (("Meeting", "Meeting", "Meeting"), "Email"),
        (("Phone", "Phone", "Phone"), "Email"),
        (("Email", "Phone", "Phone", "Phone"), "IM"),
    ],
)
def test_after_three_by_one_medium_of_the_others_known_the_one_used_longest_ago_never_used_first(
    sent: tuple[str, ...], next_one: str
) -> None:
    assert medium(ALL, outs(*sent)) == next_one


@pytest.mark.parametrize(
    ("silences", "change_from", "next_one"), [(2, 2, "Phone"), (1, 1, "Phone"), (3, 4, "Email"), (4, 4, "Phone")]
)
def test_how_many_by_one_medium_it_takes_is_a_setting(silences: int, change_from: int, next_one: str) -> None:
    assert medium(ALL, outs(*["Email"] * silences), change_medium_from=change_from) == next_one


def test_where_there_is_no_other_it_stays() -> None:
    assert medium("a@b.de | | |", outs("Email", "Email", "Email")) == "Email"


def test_only_unanswered_touches_tire_a_medium() -> None:
    assert (
        medium(ALL, outs("Email", "Email") + "\n2026-10-03 | 1 | In | Email\n2026-10-04 | 1 | Out | Email") == "Email"
    )


def test_use_before_the_last_reply_still_tells_which_was_used_longest_ago() -> None:
    touches = outs("Phone", "IM", "Fax") + "\n2026-10-04 | 1 | In | Email\n"
    touches += "\n".join(f"2026-10-{n} | 1 | Out | Email" for n in (11, 12, 13))
    assert medium(ALL, touches) == "Phone"


@pytest.mark.parametrize(("number", "turned"), [(1, 1), (2, 2), (3, 3), (5, 5)])
def test_it_turns_at_the_setting_from_which_the_step_is_change_medium(number: int, turned: int) -> None:
    found = [medium(ALL, outs(*["Email"] * n), change_medium_from=number) for n in range(1, 7)]
    assert found == ["Email"] * (turned - 1) + ["Phone"] * (7 - turned)


def test_a_medium_is_read_in_either_language() -> None:
    assert medium(ALL, outs("邮件", "Email", "邮件")) == "Phone"


def test_a_medium_that_is_not_understood_counts_as_empty() -> None:
    assert medium(ALL, outs("Email", "Email", "Pigeon")) == "Email"


def test_who_must_not_be_contacted_has_none() -> None:
    assert medium(ALL, quiet="yes") is None
