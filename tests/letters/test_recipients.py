"""domain.md 8, the check: whom a letter goes to. Who has left is not written to as if nothing were."""

import pytest
from book_text import refreshed, typed
from letter_book import letters

BOOK = """
    Customers
    Customer ID | Company | Contact       | Email  | Language
    1           | Acme    | {contact} | {email} | en
    Materials
    Topic   | Title | Text            | Question
    product | Blue  | It is blue now. | Is blue right?
    Settings
    Name           | Value
    Sender Name    | Wang
    Sender Company | Pumps Ltd
    Touches
    Date       | Customer | Direction | Medium | Topic   | Contact | Summary | Said | Auto
    2026-09-01 | 1        | Out       | Email  | news |         |         |      |
"""


def letter(touches: str, contact: str = "Ms Anna Roth", email: str = "anna@b.de") -> dict[str, object]:
    """The letter that a refresh drafts."""
    sheets = typed(BOOK.format(contact=contact, email=email) + touches)
    refreshed(sheets)
    return dict(letters(sheets)[0])


def told(touches: str, contact: str = "Ms Anna Roth", email: str = "anna@b.de") -> str:
    """What the check tells of it."""
    return str(letter(touches, contact, email)["Check"] or "")


LEFT = "2026-10-01 | 1 | In | Email | | {by} | {note} | {said} |\n2026-10-02 | 1 | Out | Phone | visit | | | |\n"
WHO = "write to who is there now: change Contact and Email in Customers"


@pytest.mark.parametrize(
    ("note", "said", "phrase"),
    [
        ("", "I am leaving the company, please contact Bo Dudek from now on.", "leaving the company"),
        ("Anna left the company, Bo Dudek took over", "", "left the company"),
        ("", "Anna is no longer with us. Please write to Bo Dudek.", "no longer with us"),
        ("", "Please write to Bo Dudek instead of me.", "write to … instead of me"),
        ("", "Anna ya no trabaja aquí, escriba a Bo Dudek.", "ya no trabaja"),
        ("Anna 已离职，接手 Bo Dudek", "", "离职"),
        ("", "Anna ist nicht mehr bei uns, bitte an Bo Dudek.", "nicht mehr bei uns"),
        ("", "Buongiorno, ho lasciato l'azienda. Ora c'è Bo Dudek.", "lasciato l'azienda"),
    ],
)
def test_a_letter_to_somebody_who_has_left_waits_and_says_why(note: str, said: str, phrase: str) -> None:
    touches = LEFT.format(by="", note=note, said=said)
    assert told(touches) == f"The buyer wrote on 2026-10-01 that somebody has left (“{phrase}”): {WHO}"
    assert told(touches, contact="Mr Bo Dudek") == ""


@pytest.mark.parametrize(
    ("note", "contact", "stays"),
    [
        ("Anna 已离职，由李明接手", "李明", True),
        ("Anna 已离职，明年再说", "王 明", False),  # one character is in many words
        ("Anna left the company, Bo Li took over", "Bo Li", True),
        ("Anna left the company, as was planned", "Lan Ho", False),  # `planned` names nobody
        ("Anna left the company, write to Ms Kim", "Ms Eve Roth", False),
        ("Anna left the company, write to Miss Kim", "Miss Eve Roth", False),
        ("Anna left the company, write to Ms Roth", "Ms Eve Roth", True),
        ("Anna left the company, write to Kim", "Kim Ek", True),
        ("Anna left the company, an Ek took over", "An Li", False),  # two letters are in many words, or are one
    ],
)
def test_who_is_named_as_the_one_to_write_to_is_there(note: str, contact: str, stays: bool) -> None:
    found = told(LEFT.format(by="", note=note, said=""), contact=contact)
    assert (WHO not in found) is stays, found


def test_his_farewell_is_not_what_the_next_letter_opens_with() -> None:
    touches = LEFT.format(by="", note="", said="I am leaving the company, please contact Bo Dudek from now on.")
    assert "leaving" not in str(letter(touches)["Body"])


def test_of_who_wrote_it_himself_everybody_else_there_is_known_to_have_stayed() -> None:
    touches = LEFT.format(by="Anna Roth", note="", said="I am leaving the company.")
    assert WHO in told(touches)
    assert told(touches, contact="Eve Ng") == ""


@pytest.mark.parametrize(
    "said", ["We left the sample with the company.", "Please contact me tomorrow.", "It works no longer."]
)
def test_words_that_tell_of_nobody_who_left(said: str) -> None:
    assert told(LEFT.format(by="", note="", said=said)) == ""


def test_an_answer_since_settles_it() -> None:
    touches = LEFT.format(by="", note="", said="Anna left the company.")
    assert told(touches + "2026-10-03 | 1 | In | Email | | | ok | |\n2026-10-04 | 1 | Out | Phone | | | | |\n") == ""


OBJECTIONS = (
    "Your price is too high.",
    "We already work with a supplier from Wuhan.",
    "No investments at the moment, sorry.",
    "Kein Bedarf zurzeit.",
)


@pytest.mark.parametrize("said", OBJECTIONS)
def test_an_objection_is_not_held_up_to_the_buyer_in_a_letter_of_something_else(said: str) -> None:
    touches = f"2026-10-01 | 1 | In | Email | | | | {said} |\n2026-10-02 | 1 | Out | Phone | visit | | | |\n"
    body = str(letter(touches)["Body"])
    assert said[:20] not in body
    assert "1 October" in body


@pytest.mark.parametrize("said", ["Please send me the catalogue.", "Hi, kindly quote 500 pcs", "Send us photos."])
def test_what_he_asked_for_and_got_is_not_held_up_to_him(said: str) -> None:
    touches = f"2026-10-01 | 1 | In | Email | | | | {said} |\n2026-10-02 | 1 | Out | Phone | visit | | | |\n"
    assert said.rstrip(".") not in str(letter(touches)["Body"])


def test_what_he_wished_or_told_is_what_it_opens_with() -> None:
    said = "Let us decide after Ramadan."
    touches = f"2026-10-01 | 1 | In | Email | | | | {said} |\n2026-10-02 | 1 | Out | Phone | visit | | | |\n"
    assert said in str(letter(touches)["Body"])
