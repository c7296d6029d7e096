"""Contact.txt: written from the book, and a user's own lines in it kept to the last character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcrm.filing.contact import MARKER, UNREADABLE, Told, contact_txt, lines_about, told_by
from xlcrm.model import Contact, Customer, Key
from xlcrm.text import Lang

CUSTOMER = Customer(
    2, Key("C-0001"), "C-0001", "Kadri Tamm OÜ", "Estonia", "EE", "Kadri", "k@tamm.example", notes="Calls\nonly"
)
LINES = lines_about(CUSTOMER, "B", [], "CRM.xlsx", "en")
# What people type, line ends of every system in it.
NOTES = st.text(st.sampled_from("ab 去 -:：\n\r\t\u2028\ufeff"), max_size=40)


def written(before: bytes | None = None, lang: Lang = "en") -> str:
    data = contact_txt(lines_about(CUSTOMER, "B", [], "CRM.xlsx", lang), before, lang)
    assert data is not None
    return data.decode("utf-8")


def test_it_says_who_the_customer_is_line_by_line_and_leaves_out_what_is_empty() -> None:
    assert written().split("\r\n") == [
        "\ufeffWritten by xlcrm from the book: change it there.",
        "Customer ID: C-0001",
        "Grade: B",
        "Company: Kadri Tamm OÜ",
        "Country: Estonia",
        "Contact: Kadri",
        "Email: k@tamm.example",
        "Notes: Calls only",
        "Book: CRM.xlsx",
        "",
        "---- your own notes: what stands below this line is kept ----",
        "",
    ]


def test_the_other_contacts_stand_above_the_name_of_the_book() -> None:
    others = [Contact(2, "C-0001", "Mart Saar", "Buyer", "m@tamm.example"), Contact(3, "C-0001", "Liis")]

    assert lines_about(CUSTOMER, "B", others, "CRM.xlsx", "en")[-3:] == [
        "Other contact: Mart Saar | Buyer | m@tamm.example",
        "Other contact: Liis",
        "Book: CRM.xlsx",
    ]


def test_in_a_chinese_book_it_is_chinese() -> None:
    lines = lines_about(CUSTOMER, "B", [Contact(2, "C-0001", "Mart", "采购", phone="+372 1")], "CRM.xlsx", "zh")

    assert lines[:3] == ["由 xlcrm 根据工作簿写成：请在工作簿中修改。", "客户编号：C-0001", "等级：B"]
    assert "国家：中国台湾" in lines_about(CUSTOMER._replace(country="台湾"), "B", [], "CRM.xlsx", "zh")
    assert lines[-2:] == ["其他联系人：Mart | 采购 | +372 1", "工作簿：CRM.xlsx"]


@given(NOTES)
def test_what_stands_below_the_line_is_kept_whatever_the_book_says_by_now(notes: str) -> None:
    before = (written() + notes).encode()

    after = contact_txt([*LINES, "Phone: +372 1"], before, "en")

    assert after is not None
    assert after.decode().endswith(MARKER.en + "\r\n" + notes)
    assert contact_txt([*LINES, "Phone: +372 1"], after, "en") == after


@given(NOTES.filter(lambda notes: notes.strip()))
def test_a_file_of_the_users_own_goes_below_the_line_whole(notes: str) -> None:
    assert written(notes.encode()) == written() + notes.removeprefix("\ufeff")


def test_the_notes_outlast_a_change_of_the_books_language() -> None:
    english = (written() + "my notes").encode()

    chinese = written(english, "zh")

    assert chinese.endswith(MARKER.zh + "\r\nmy notes")
    assert MARKER.en not in chinese


def test_a_company_that_reads_like_the_line_does_not_end_our_part() -> None:
    sly = CUSTOMER._replace(company=f"x\n{MARKER.en}\nCustomer ID: C-0002")
    data = contact_txt(lines_about(sly, "B", [], "CRM.xlsx", "en"), None, "en")

    assert told_by(data) == Told("C-0001", "CRM.xlsx")


@pytest.mark.parametrize("before", ["备注".encode("gbk"), "备注".encode("utf-16"), UNREADABLE])
def test_a_file_in_another_encoding_is_left_alone(before: bytes) -> None:
    assert contact_txt(LINES, before, "en") is None


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_tells_whose_it_is_and_of_which_book(lang: Lang) -> None:
    assert told_by((written(lang=lang) + "Customer ID: C-0009").encode()) == Told("C-0001", "CRM.xlsx")


def test_a_file_that_is_not_ours_tells_nothing() -> None:
    assert told_by(b"Customer ID: C-0001\r\n") == told_by(UNREADABLE) == told_by(None) == Told()
