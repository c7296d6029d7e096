"""domain.md 8: an owner's open letters and those sent today together are at most 20."""

from datetime import date

from book_text import Sheets, column, records, refreshed
from letter_book import book, edit, letters, type_in

from xlcrm.model import Cell

TOMORROW = date(2026, 11, 24)


def backlog(owners: dict[str, int], cap: str = "20") -> str:
    rows = [
        f"| {o}{n} | {o}{n}@b.de | {o.strip('-')} | 2026-11-20 |" for o, many in owners.items() for n in range(many)
    ]
    head = f"Settings\nName | Value\nLetters Per Owner | {cap}\nCustomers\nCustomer ID | Company | Email | Owner | Added | Manual Grade\n"
    return head + "\n".join(rows)


def drafted(sheets: Sheets) -> dict[str, int]:
    owner = {r["Customer ID"]: str(r["Owner"] or "") for r in records(sheets, "Customers")}
    whose = [owner[r["Customer ID"]] for r in letters(sheets)]
    return {o: whose.count(o) for o in sorted(set(whose))}


def test_an_owner_has_at_most_20_open_letters_and_those_without_an_owner_share_20() -> None:
    assert drafted(book(backlog({"Lee": 22, "Sam": 3, "-": 21}))) == {"": 20, "Lee": 20, "Sam": 3}


def test_an_owner_spelt_in_two_ways_is_one() -> None:
    assert sum(drafted(book(backlog({"Lee": 3, "LEE": 3}, "4"))).values()) == 4


def test_letters_that_are_not_written_anew_count_towards_the_20_and_so_do_those_sent_today() -> None:
    sheets = book(backlog({"Lee": 30}, "5"))
    assert len(letters(sheets)) == 5
    edit(sheets, 0, Status="Approved")
    edit(sheets, 1, Body="My own [[x]]")
    edit(sheets, 2, Status="Sent")
    edit(sheets, 3, Status="Skipped")
    refreshed(sheets)
    # Approved, edited and Sent fill three of five places; the skipped one fills none
    assert [r["Status"] for r in letters(sheets)] == ["Approved", "Draft", "Sent", "Skipped", "Draft", "Draft"]
    refreshed(sheets, TOMORROW)
    open_now = [r for r in letters(sheets) if r["Status"] in ("Approved", "Draft")]
    assert len(open_now) == 5


def test_when_the_20_are_full_the_agendas_order_decides() -> None:
    sheets = book(backlog({"Lee": 3}, "2"))
    assert column(sheets, "Emails", "Company") == ["Lee0", "Lee1"]
    first: dict[str, Cell] = {
        "Company": "First", "Email": "f@b.de", "Owner": "Lee", "Added": date(2026, 11, 20), "Manual Grade": "B",
    }  # fmt: skip
    type_in(sheets, "Customers", **first)
    refreshed(sheets)
    assert column(sheets, "Emails", "Company") == ["Lee0", "First"]
    assert column(sheets, "Emails", "Letter No") == ["L-1", "L-3"]
