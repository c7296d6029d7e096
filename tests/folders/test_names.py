"""Names of folders: whatever a company is called, its folder can be made anywhere, is found again, and is nobody else's."""

import re
import unicodedata
from typing import Literal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from xlcrm.filing.names import MOST_BYTES, alike, folder_name, id_in, safe_name, same_id
from xlcrm.schema import fold

HOSTILE = st.one_of(
    st.text(),
    st.text('./\\:*?"<>| ~%()（）\x00\n\u202e\u200b\ud800Aaßẞſıİ\u0301é\u212aK１', max_size=12),
    st.sampled_from(
        ("CON", "nul.txt", "com1", "LPT¹.x", "..", "../../etc", "~$a", "a" * 300, "路" * 200, "e\u0301" * 150)
    ),
)
IDS = HOSTILE.filter(lambda id: fold(id) != "")
# What Windows takes for a device, whatever follows the first dot.
DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", re.IGNORECASE)


def can_be_made_anywhere(name: str) -> bool:
    return (
        not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
        and name == name.strip(" .")
        and not DEVICE.match(name)
        and unicodedata.is_normalized("NFC", name)
        and all(len(unicodedata.normalize(form, name).encode()) <= 143 for form in ("NFC", "NFD"))
    )


@given(HOSTILE, IDS)
@example("CON.fig Ltd", "C-1")
@example("", "../..")
@example("Acme", "~" * 60)
def test_a_customers_folder_can_be_made_anywhere_and_is_found_by_its_id(company: str, id: str) -> None:
    name = folder_name(company, id)

    assert name
    assert can_be_made_anywhere(name)
    assert id_in(name) == same_id(id)


@given(HOSTILE)
def test_a_safe_name_is_one_or_nothing(wanted: str) -> None:
    name = safe_name(wanted)

    assert not name or can_be_made_anywhere(name)
    assert len(name.encode()) <= MOST_BYTES + 1
    assert safe_name(name) == name


@given(IDS, IDS)
@example("a/1", "a:1")
@example("ı1", "i1")
@example("K-1", "\u212a-1")
@example("C_1", "c 1")
@example("a~b", "a%7Eb")
@example("x" * 50 + "1", "x" * 50 + "2")
def test_two_ids_share_a_folder_only_where_the_book_takes_them_for_one(one: str, other: str) -> None:
    names = {alike(folder_name("Acme", id)) for id in (one, other)}

    assert (same_id(one) == same_id(other)) == (fold(one) == fold(other))
    assert len(names) == 2 or fold(one) == fold(other)
    assert len({name.upper() for name in names}) == len(names), "NTFS compares in upper case"


@given(HOSTILE, IDS, st.sampled_from(("NFC", "NFD")))
def test_a_name_that_a_file_system_took_apart_or_changed_the_case_of_is_found_too(
    company: str, id: str, form: Literal["NFC", "NFD"]
) -> None:
    listed = unicodedata.normalize(form, folder_name(company, id))
    assume(
        "ı" not in listed and "ſ" not in listed
    )  # upper case, they become other letters; in an ID they are written out

    assert id_in(listed) == id_in(listed.lower()) == same_id(id)


@pytest.mark.parametrize(
    ("company", "name"),
    [
        ("Kadri Tamm OÜ", "Kadri Tamm OÜ (C-0001)"),
        ("宁波海天进出口有限公司", "宁波海天进出口有限公司 (C-0001)"),
        ("Sakura Parts K.K.", "Sakura Parts K.K. (C-0001)"),
        ("A/S Nordic: Kitchens?", "A S Nordic Kitchens (C-0001)"),
        ("../../windows", "windows (C-0001)"),
        (" . ", "(C-0001)"),
        ("", "(C-0001)"),
        ("aux.com Ltd", "_aux.com Ltd (C-0001)"),
        ("one\nand two", "one and two (C-0001)"),
        ("Mu\u0308ller", "Müller (C-0001)"),
        ("é" * 200, "é" * 32 + " (C-0001)"),
        ("a" + "q\u0301" * 40, "a" + "q\u0301" * 31 + " (C-0001)"),  # never between a letter and its accent
    ],
)
def test_a_folder_is_called_by_company_and_id(company: str, name: str) -> None:
    assert folder_name(company, "C-0001") == name


@pytest.mark.parametrize(
    ("id", "written"),
    [
        ("C 1.a_b", "C 1.a_b"),
        ("客-1", "客-1"),
        ("가-1", "%EA%B0%80-1"),  # a file system may take it apart
        ("é1", "%C3%A91"),
        ("É1", "%C3%A91"),
        ("a~b", "a%7Eb"),
        ("a/b", "a%2Fb"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 27 + "~"),
    ],
)
def test_an_id_stands_in_the_name_as_far_as_every_file_system_keeps_it(id: str, written: str) -> None:
    assert folder_name("Acme", id).startswith(f"Acme ({written}")
    assert "~" in written or folder_name("Acme", id) == f"Acme ({written})"


@pytest.mark.parametrize(
    ("folder", "id"),
    [
        ("Acme (C-0001)", "c-0001"),
        ("Acme, the good ones (c-0001) ", "c-0001"),
        ("阿克米（C-0001）", "c-0001"),
        ("Acme (Germany) (C-0001)", "c-0001"),
        ("Acme", None),
        ("Acme (C-0001) - Copy", None),
        ("Acme ()", None),
    ],
)
def test_the_rest_of_the_name_is_the_users_to_change(folder: str, id: str | None) -> None:
    assert id_in(folder) == id
