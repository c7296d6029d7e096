"""domain.md 8: the salutation by language and title, whatever stands in the Contact cell."""

import pytest
from book_text import typed
from letter_book import letters

from xlcrm.letters.check import findings
from xlcrm.letters.names import recased
from xlcrm.letters.people import is_address, person

BOOK = """
    Customers
    Customer ID | Company | Contact | Email  | Country   | Language   | Added
    1           | Acme    | {name}  | a@b.de | {country} | {language} | 2026-11-20
    Settings
    Name        | Value
    Sender Name | Wang
"""


def greeting(name: str, language: str, country: str = "DE") -> str:
    """The first line of the first letter to somebody of that name."""
    from book_text import refreshed

    sheets = typed(BOOK.format(name=name, language=language, country=country))
    refreshed(sheets)
    return str(letters(sheets)[0]["Body"]).split("\n", 1)[0]


@pytest.mark.parametrize(
    ("name", "english", "chinese", "spanish"),
    [
        ("JOHN SMITH", "Dear John Smith,", "John Smith，您好！", "Buenos días, John Smith:"),
        ("mr. tom", "Dear Mr. Tom,", "Tom 先生，您好！", "Estimado Sr. Tom:"),
        ("DR JANE DOE", "Dear Dr Doe,", "Doe 博士，您好！", "Buenos días, Dr Jane Doe:"),
        ("JEAN-LUC DE LA TOUR", "Dear Jean-Luc de la Tour,", "Jean-Luc de la Tour，您好！", "Buenos días, Jean-Luc de la Tour:"),
        ("Mr. & Mrs. Smith", "Dear Mr. & Mrs. Smith,", "Smith 先生和夫人，您好！", "Buenos días, Mr. & Mrs. Smith:"),
        ("Sr. y Sra. Pérez", "Dear Sr. y Sra. Pérez,", "Pérez 先生和夫人，您好！", "Buenos días, Sr. y Sra. Pérez:"),
        ("Lee, Ms Sun-hi", "Dear Ms Lee,", "Lee 女士，您好！", "Estimada Sra. Lee:"),
        ("Reed Tom (Ms.)", "Dear Ms. Tom,", "Tom 女士，您好！", "Estimada Sra. Tom:"),
        ("Tom Reed, Mr", "Dear Mr Reed,", "Reed 先生，您好！", "Estimado Sr. Reed:"),
        ("Tom Reed (Buyer)", "Dear Tom Reed,", "Tom Reed，您好！", "Buenos días, Tom Reed:"),
        ("SMITH, John", "Dear John Smith,", "John Smith，您好！", "Buenos días, John Smith:"),
        ("Tom, Purchasing", "Dear Tom,", "Tom，您好！", "Buenos días, Tom:"),
        ("Tom Reed <tom@acme.com>", "Dear Tom Reed,", "Tom Reed，您好！", "Buenos días, Tom Reed:"),
        ("Mr.Smith", "Dear Mr. Smith,", "Smith 先生，您好！", "Estimado Sr. Smith:"),
        ("Dear Tom", "Dear Tom,", "Tom，您好！", "Buenos días, Tom:"),
        ("purchasing", "Dear Purchasing Team,", "Purchasing 团队，您好！", "Buenos días, equipo de Purchasing:"),
        ("Purchasing Dept.", "Dear Purchasing Department,", "Purchasing Department，您好！", "Buenos días, Purchasing Department:"),
        ("Sales Team", "Dear Sales Team,", "Sales Team，您好！", "Buenos días, Sales Team:"),
        ("王", "Dear [[to fill in: 王 in Latin letters]],", "王[[待填写：先生或女士]]，您好！", "Estimado/a [[por completar: 王 en letras latinas]]:"),
        ("Mr 陈", "Dear [[to fill in: 陈先生 in Latin letters]],", "陈先生，您好！", "Estimado/a [[por completar: 陈先生 en letras latinas]]:"),
        ("Fiona 王", "Dear Fiona,", "Fiona 王，您好！", "Buenos días, Fiona:"),
        ("尊敬的王总", "Dear [[to fill in: 王总 in Latin letters]],", "王总，您好！", "Estimado/a [[por completar: 王总 en letras latinas]]:"),
        ("山田太郎様", "Dear [[to fill in: 山田太郎 in Latin letters]],", "山田太郎，您好！", "Estimado/a [[por completar: 山田太郎 en letras latinas]]:"),
        ("M. Dupont", "Dear Mr Dupont,", "Dupont 先生，您好！", "Estimado Sr. Dupont:"),
        ("Dr. Khalid bin Salman", "Dear Dr. Khalid bin Salman,", "Khalid bin Salman 博士，您好！", "Buenos días, Dr. Khalid bin Salman:"),  # bin: son of
        ("김민수 부장 (Mr. Kim Min-su)", "Dear Mr. Min-su,", "Min-su 先生，您好！", "Estimado Sr. Min-su:"),  # of whom nobody knows the country
        ("王芳 (Ms. Fiona Wang)", "Dear Ms. Wang,", "王芳女士，您好！", "Estimada Sra. Wang:"),
        ("Einkauf, Frau Schulz", "Dear Ms Schulz,", "Schulz 女士，您好！", "Estimada Sra. Schulz:"),
        ("Hr. Jürgen Weiß", "Dear Mr Weiß,", "Weiß 先生，您好！", "Estimado Sr. Weiß:"),
        ("Dott.ssa Giulia Bianchi", "Dear Dr Bianchi,", "Bianchi 博士，您好！", "Estimada Dra. Bianchi:"),
        ("Mr. Omar Bakhsh / Eng. Tariq", "Dear Mr. Omar Bakhsh / Eng. Tariq,", "Mr. Omar Bakhsh / Eng. Tariq，您好！", "Buenos días, Mr. Omar Bakhsh / Eng. Tariq:"),
        ("M. Night Lee", "Dear M. Night Lee,", "M. Night Lee，您好！", "Buenos días, M. Night Lee:"),  # an initial
        ("Иван Петров", "Dear [[to fill in: Иван Петров in Latin letters]],", "Иван Петров，您好！", "Estimado/a [[por completar: Иван Петров en letras latinas]]:"),
    ],
)  # fmt: skip
def test_a_buyer_is_greeted_by_his_name_in_the_letters_language(
    name: str, english: str, chinese: str, spanish: str
) -> None:
    assert [greeting(name, language) for language in ("en", "zh", "es")] == [english, chinese, spanish]


@pytest.mark.parametrize(
    "name",
    [
        "Mr Bob Li & Ms Anna Roth",
        "Mr Li/Ms Roth",
        "Herr Weber und Frau Müller",
        "Anna Roth and Mr. Bob Li",
        "Sr. Díaz y Sra. Ruiz",
    ],
)
def test_of_two_people_none_gets_the_others_title(name: str) -> None:
    assert greeting(name, "en") == f"Dear {name},"
    assert greeting(name, "zh") == f"{name}，您好！"
    assert greeting(name, "es") == f"Buenos días, {name}:"


@pytest.mark.parametrize(
    "name",
    [
        "Hiroshi Tanaka",
        "Hilary Dear",
        "Dearborn",
        "Helloise",
        "Mary Mrozek",
        "Eve Yu",
        "Emma Etienne",
        "Andy Undset",
        "Na",
    ],
)
def test_a_name_that_begins_like_a_greeting_or_a_title_stays_whole(name: str) -> None:
    assert person(name)["name"] == name and person(name)["title"] == ""


@pytest.mark.parametrize(
    "name", ["", "-", "?", "Mr", "Ms.", "n/a", "tom.reed@acme.com", "Smith, John", "de la Cruz, María", "客户", "=1+1"]
)
def test_a_cell_that_has_no_name_is_a_place_to_fill_in(name: str) -> None:
    assert person(name)["name"] == ""
    assert greeting(name, "en") == "Dear [[to fill in: the buyer's name]],"
    assert greeting(name, "zh") == "[[待填写：客户姓名]]，您好！"
    assert greeting(name, "es") == "Estimado/a [[por completar: nombre del cliente]]:"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("McDonald", "McDonald"), ("Ms NG WEI", "Ms Ng Wei"), ("Mr JP", "Mr JP"), ("AJ Smith", "AJ Smith"), ("Mr de Wit", "Mr de Wit"), ("McDONALD", "McDONALD"), ("JP Morgan", "JP Morgan"), ("J. P. MORGAN", "J. P. Morgan"), ("A.J. SMITH", "A.J. Smith"), ("Jean DUPONT", "Jean Dupont"),
        ("O’BRIEN", "O’Brien"), ("van Dijk", "van Dijk"), ("anna de wit", "Anna de Wit"), ("MS NG", "Ms Ng"), ("LI WEI", "Li Wei"), ("Ann Lee III", "Ann Lee III"), ("", ""),
    ],
)  # fmt: skip
def test_shouted_and_whispered_names_get_their_capitals_and_others_stay(typed: str, written: str) -> None:
    assert recased(typed) == written


def test_an_address_has_one_name_at_one_domain_and_an_end() -> None:
    assert (
        is_address("ann@acme.de")
        and not is_address("ann@acme.de, bob@acme.de")
        and not is_address(f"{'a' * 300}@acme.de")
    )


@pytest.mark.parametrize(
    ("contact", "line", "right"),
    [
        ("王经理", "李经理，您好！", False), ("王经理", "王总，您好！", True), ("王芳女士", "李女士，您好！", False), ("王建国", "建国，您好！", True), ("欧阳总监", "陈总监，您好！", False),
        ("purchasing", "Dear Purchasing Team,", True), ("Mr & Mrs Smith", "Dear Mr & Mrs Smith,", True), ("Sr. y Sra. Pérez", "Buenos días, Sr. y Sra. Pérez:", True),
        ("tom.reed@acme.com", "Dear Tom,", True), ("JOHN SMITH", "Dear John,", True), ("JOHN SMITH", "Dear Bob,", False), ("-", "Dear Bob,", True),
        ("Smith, John", "Dear John,", True), ("Smith, John", "Dear Bob,", False), ("Tom Reed (Sales)", "Dear Sales,", False),
    ],
)  # fmt: skip
def test_the_check_knows_whether_a_letter_greets_its_contact(contact: str, line: str, right: bool) -> None:
    language = "zh" if "您好" in line else "en"
    cells = {
        "Contact": contact,
        "Language": language,
        "Topic": "product",
        "Body": f"{line}\n\nA fact.\n\nRed?\n\nBest regards,\nWang",
    }
    assert ("salutation" in {f.code for f in findings(cells)}) is not right


@pytest.mark.parametrize(
    ("name", "country", "title", "surname"),
    [
        ("Pani Katarzyna Wiśniewska", "PL", "Ms", "Wiśniewska"),
        ("Pan Piotr Nowak", "PL", "Mr", "Nowak"),
        ("Pan Wei", "CN", "", "Wei"),  # a surname there
        ("M. Karim Idrissi", "MA", "Mr", "Idrissi"),
        ("M. Jean-Pierre Le Goff", "FR", "Mr", "Le Goff"),
        ("M. Karim Idrissi", "US", "", "Idrissi"),  # an initial there
        ("Mlle Claire Petit", "FR", "Ms", "Petit"),
        ("Monsieur Lefèvre", "FR", "Mr", "Lefèvre"),
        ("Madame Roux", "FR", "Ms", "Roux"),
        ("Señora Gómez", "ES", "Mrs", "Gómez"),
        ("Senhor Paulo Costa", "PT", "Mr", "Costa"),
    ],
)
def test_titles_as_buyers_abroad_write_them(name: str, country: str, title: str, surname: str) -> None:
    called = person(name, country=country)
    assert (called["title"], called["surname"]) == (title, surname)


def test_a_department_by_its_french_name_is_a_team() -> None:
    assert person("Service achats", country="FR")["team"] == "yes"


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ("Wong 小姐", "Wong 小姐", "Ms Wong"),
        ("Lim 先生", "Lim 先生", "Mr Lim"),
        ("Tan 总", "Tan 总", "Tan"),
        ("陈伟明 Tan Wei Ming", "陈伟明", "Tan Wei Ming"),
    ],
)
def test_a_latin_name_with_a_chinese_title_is_one_name(typed: str, chinese: str, english: str) -> None:
    assert person(typed, han=True)["called"] == chinese
    assert person(typed)["name"] == english
