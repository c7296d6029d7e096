"""How somebody's own list of customers is understood: headers as people write them, in either language."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strange_headers import SPELLINGS, header_rows

from xlcrm.adopt.understanding import ENOUGH, Wish, column_meant, fitness, understand
from xlcrm.schema import CUSTOMERS, SURNAME, Column, fold
from xlcrm.tables.foreign_headers import FOREIGN
from xlcrm.tables.header_words import LOOSE, SYNONYMS


def meant(*headers: str, title: str = "Sheet1", wishes: tuple[Wish, ...] = ()) -> dict[str, str | None]:
    """Header -> column."""
    return {u.header: u.column for u in understand(list(enumerate(headers, 1)), title, wishes)}


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Client", "Company"), ("ACCOUNT", "Company"), ("Customer", "Company"), ("customer name", "Company"), ("Buyer", "Company"),
        ("Firm", "Company"), ("Company Name", "Company"), ("客户名称", "Company"), ("客户", "Company"), ("公司", "Company"),
        ("公司名", "Company"), ("单位名称", "Company"), ("买家", "Company"),
        ("Contact Person", "Contact"), ("Name", "Contact"), ("Attn.", "Contact"), ("PIC", "Contact"), ("姓名", "Contact"),
        ("联系人姓名", "Contact"), ("负责人", "Contact"),
        ("Mail", "Email"), ("E-mail", "Email"), ("e-Mail address", "Email"), ("邮件", "Email"), ("电子邮件", "Email"),
        ("电邮", "Email"), ("邮箱地址", "Email"),
        ("Tel", "Phone"), ("Tel.", "Phone"), ("Telephone", "Phone"), ("Mobile", "Phone"), ("Cell", "Phone"), ("手机", "Phone"),
        ("电话号码", "Phone"), ("联系电话", "Phone"),
        ("WhatsApp", "IM"), ("WeChat", "IM"), ("Skype", "IM"), ("微信", "IM"), ("微信号", "IM"),
        ("Nation", "Country"), ("Market", "Country"), ("Region", "Country"), ("国别", "Country"), ("国家/地区", "Country"),
        ("Country / Region", "Country"),
        ("Sales", "Owner"), ("Salesperson", "Owner"), ("Rep", "Owner"), ("负责业务", "Owner"), ("跟进人", "Owner"), ("业务", "Owner"),
        ("销售", "Owner"),
        ("Remarks", "Notes"), ("Remark", "Notes"), ("Comment", "Notes"), ("备注说明", "Notes"),
        ("Date Added", "Added"), ("Created", "Added"), ("建档日期", "Added"),
        ("ID", "Customer ID"), ("No.", "Customer ID"), ("Code", "Customer ID"), ("编号", "Customer ID"), ("客户代码", "Customer ID"),
        ("Lead source", "Source"), ("客户来源", "Source"), ("Products of interest", "Products"), ("意向产品", "Products"),
    ],
)  # fmt: skip
def test_a_column_is_known_by_the_words_that_people_use(header: str, column: str) -> None:
    assert meant(header) == {header: column}


def test_a_number_sign_makes_a_header_that_of_a_number() -> None:
    assert meant("Customer #", "Customer", "Phone#", "Contact #") == {
        "Customer #": "Customer ID",
        "Customer": "Company",
        "Phone#": "Phone",
        "Contact #": None,  # a telephone's, as the one before
    }
    assert meant("客户#", "客户", "#") == {"客户#": "Customer ID", "客户": "Company", "#": None}


def test_the_main_contact_goes_before_who_is_in_charge_of_the_account() -> None:
    """As the export of a Chinese CRM has it: 负责人 alone would be the buyer's, beside a contact it is ours."""
    assert meant("客户全称", "主要联系人", "主要联系人邮箱", "主要联系人电话", "负责人") == {
        "客户全称": "Company",
        "主要联系人": "Contact",
        "主要联系人邮箱": "Email",
        "主要联系人电话": "Phone",
        "负责人": "Owner",
    }


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Company 公司", "Company"),
        ("公司(Company)", "Company"),
        ("国别 Country", "Country"),
        ("邮箱Email", "Email"),
        ("Company\nName", "Company"),
        ("ＥＭＡＩＬ", "Email"),
        (" e_mail ", "Email"),
        ("公司名称：", "Company"),
        ("Company *", "Company"),
        ("Phone (mobile)", "Phone"),
        ("电话（含区号）", "Phone"),
        ("Buyer's Country", "Country"),
        ("客户邮箱", "Email"),
        ("Contact Phone", "Phone"),
        ("Tel. 1", "Phone"),
        ("Emails", "Email"),
        ("手机/微信", "Phone"),
        ("Client | Company", "Company"),
        ("手机/微信/WhatsApp", "Phone"),
        ("1. Company*", "Company"),
        ("(2) E-mail address", "Email"),
        ("③国家", "Country"),
        ("四、联系人", "Contact"),
        ("b) Phone", "Phone"),
        ("Firma Company", "Company"),
        ("メールアドレス E-mail", "Email"),
        ("اسم الشركة Company Name", "Company"),
        ("★客户名称（英文）", "Company"),
        ("联系人昵称", "Contact"),
        ("Organization - Address country", "Country"),
    ],
)
def test_case_width_punctuation_brackets_and_a_second_language_do_not_matter(header: str, column: str) -> None:
    assert meant(header) == {header: column}


@pytest.mark.parametrize(
    "header",
    [
        "Company Address", "公司地址", "公司 地址", "Company / Address", "Customer Type", "Contact Date", "Order No", "客户等级", "Grade",
        "Next Due", "等级", "Phone 2", "Email Sent", "Company Email Address Status", "1.", "2.5 Company", "Unit", "***", "2024", "(USD)", "",
    ],
)  # fmt: skip
def test_what_means_something_else_is_the_users_own(header: str) -> None:
    assert meant(header) == {header: None}


def test_of_two_headers_for_one_column_the_closer_has_it_and_the_other_is_left_alone() -> None:
    assert meant("Name", "Contact Person") == {"Name": None, "Contact Person": "Contact"}
    assert meant("Mobile", "Phone") == {"Mobile": None, "Phone": "Phone"}
    assert meant("Customer", "Company") == {"Customer": None, "Company": "Company"}


def test_a_word_with_two_meanings_has_the_second_where_the_first_is_spoken_for() -> None:
    assert meant("联系人", "负责人") == {"联系人": "Contact", "负责人": "Owner"}


def test_a_name_is_the_companys_where_no_other_is_and_the_sheet_says_that_customers_stand_on_it() -> None:
    assert meant("Name", "Email", title="Customers 2026") == {"Name": "Company", "Email": "Email"}
    assert meant("Name", "Firm", title="Customers 2026") == {"Name": "Contact", "Firm": "Company"}
    assert meant("Name", "Contact", title="客户")["Name"] == "Company"
    assert meant("Name", "Contact", title="Staff")["Name"] is None


@pytest.mark.parametrize(
    ("headers", "given", "family"),
    [
        ("Company | First Name | Last Name | E-mail", "First Name", "Last Name"),
        ("Surname | Given name | Company", "Given name", "Surname"),
        ("公司 | 姓 | 名 | 邮箱", "名", "姓"),
        ("Firma | Vorname | Nachname", "Vorname", "Nachname"),
        ("Firma | Name | Vorname", "Vorname", "Name"),
        ("Société | Nom | Prénom", "Prénom", "Nom"),
        ("Empresa | Nombre | Apellidos", "Nombre", "Apellidos"),
        ("Компания | Фамилия | Имя", "Имя", "Фамилия"),
    ],
)
def test_a_persons_name_in_two_columns_is_contact_and_surname(headers: str, given: str, family: str) -> None:
    found = meant(*headers.split(" | "), title="Customers")
    assert {h: c for h, c in found.items() if c in ("Contact", "Surname")} == {given: "Contact", family: "Surname"}


@pytest.mark.parametrize(
    ("headers", "contact"),
    [
        ("Company | First Name | Last Name | Contact", "Contact"),
        ("Company | First Name | Last Name | Name", "Name"),
        ("Company | First Name", None),
        ("Company | 名", None),
        ("Société | Nom", "Nom"),
    ],
)
def test_a_name_that_stands_whole_somewhere_or_is_half_a_one_is_not(headers: str, contact: str | None) -> None:
    found = meant(*headers.split(" | "))
    assert [h for h, c in found.items() if c == "Contact"] == ([contact] if contact else [])
    assert "Surname" not in found.values()


def test_what_the_user_says_of_one_half_holds() -> None:
    found = meant("Company", "First Name", "Last Name", wishes=(Wish("First Name", "Contact"),))
    assert found == {"Company": "Company", "First Name": "Contact", "Last Name": None}
    both = (Wish("Given", "Contact"), Wish("House", "Surname"))
    assert meant("Company", "Given", "House", wishes=both) == {
        "Company": "Company",
        "Given": "Contact",
        "House": "Surname",
    }


def test_what_the_user_says_goes_before_all_else() -> None:
    headers = ("Client", "Company", "E-mail")
    assert meant(*headers, wishes=(Wish("client", "Company"),)) == {
        "Client": "Company",
        "Company": None,
        "E-mail": "Email",
    }
    assert meant(*headers, wishes=(Wish("E-Mail", None),)) == {"Client": None, "Company": "Company", "E-mail": None}
    assert meant("Foo", wishes=(Wish("Foo", "Fax"),)) == {"Foo": "Fax"}


def test_of_two_columns_of_one_name_the_first_is_meant() -> None:
    found = understand([(1, "Email"), (2, "email")], "")
    assert [u.column for u in found] == ["Email", None]


@pytest.mark.parametrize("column", [c for c in CUSTOMERS.columns if not c.computed], ids=lambda c: c.name)
def test_a_column_is_meant_by_its_own_names_and_by_its_first_synonym(column: Column) -> None:
    for name in (column.name, column.zh, *SYNONYMS[column.name][:1]):
        assert column_meant(name) == column.name


def test_no_computed_column_is_ever_a_header_of_the_users() -> None:
    computed = [word for c in CUSTOMERS.columns if c.computed for word in (c.name, c.zh)]
    assert set(meant(*computed, title="Customers").values()) == {None}
    assert all(column_meant(word) is None for word in computed)


@pytest.mark.parametrize(
    ("title", "headers"),
    [
        ("Sheet1", ["Client", "Email"]),
        ("Sheet1", ["客户名称", "国别"]),
        ("顧客リスト", ["会社名", "国"]),
        ("Sheet1", ["회사명", "담당자", "이메일"]),
        ("Sheet1", ["Tên công ty", "Người liên hệ"]),
        ("Sheet1", ["ชื่อบริษัท", "ผู้ติดต่อ"]),
        ("Sheet1", ["Nazwa firmy", "Kraj"]),
        ("Sheet1", ["No.", "Company", "Contact", "Tel", "Remarks"]),
        ("客户", ["公司"]),
    ],
)
def test_a_list_of_customers_scores_enough(title: str, headers: list[str]) -> None:
    assert fitness(understand(list(enumerate(headers, 1)), title), title) >= ENOUGH


@pytest.mark.parametrize(
    ("title", "headers"),
    [
        ("Orders", ["Order No", "Date", "Customer", "Product", "Qty", "Price", "Country"]),
        ("Sheet1", ["Student", "Exam", "Grade"]),
        ("Sheet1", ["Name", "Email", "Phone"]),
        ("Sheet1", ["公司", "备注"]),
        ("Customers", ["City", "Country", "Phone"]),
        ("Sheet1", ["日期", "客户", "数量", "单价", "金额"]),
    ],
)
def test_another_list_does_not(title: str, headers: list[str]) -> None:
    assert fitness(understand(list(enumerate(headers, 1)), title), title) < ENOUGH


ABROAD = [(word, column) for language in FOREIGN.values() for column, words in language.items() for word in words]


@given(header_rows(), st.sampled_from(["", "Customers", "Sheet1"]))
def test_law_no_column_has_two_headers_and_every_header_is_told_of_in_its_place(
    headers: list[tuple[int, str]], title: str
) -> None:
    found = understand(headers, title)
    columns = [u.column for u in found if u.column]
    assert [(u.number, u.header) for u in found] == headers
    assert len(columns) == len(set(columns))
    assert not any(CUSTOMERS.column(c).computed for c in columns)
    assert SURNAME.name not in columns or "Contact" in columns


@given(
    st.sampled_from(SPELLINGS),
    st.sampled_from(["{}", " {} ", "{}:", "{} *", "{} (main)", "{}（必填）", "* {}"]),
    st.booleans(),
)
def test_law_decoration_changes_nothing(spelling: tuple[str, str], shape: str, upper: bool) -> None:
    word, _ = spelling
    plain = meant(word)[word]
    header = shape.format(word.upper() if upper else word)
    assert plain is not None
    assert meant(header)[header] == plain


@pytest.mark.parametrize(("word", "column"), ABROAD, ids=[w for w, _ in ABROAD])
def test_a_header_in_another_language_is_known_in_any_case_and_without_its_accents(word: str, column: str) -> None:
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    assert {meant(w)[w] for w in (word, word.upper(), plain, unicodedata.normalize("NFD", word))} == {column}


def test_a_header_that_says_less_is_taken_where_no_other_says_it() -> None:
    assert meant("Importer", "Importer Country", "Country of Origin")["Country of Origin"] is None
    assert meant("Company", "Region", "Buyer Country") == {
        "Company": "Company",
        "Region": None,
        "Buyer Country": "Country",
    }
    assert all(meant(word)[word] == "Country" for word in LOOSE["Country"])
    assert understand([(1, "Contact")], barred=frozenset({("contact", "Contact")}))[0].column == "Phone"


def test_no_spelling_stands_for_two_columns_but_the_one_that_does() -> None:
    seen = dict[str, set[str]]()
    for word, column in SPELLINGS:
        seen.setdefault(fold(word), set()).add(column)
    both = {"customer name", "client name", "buyer name"}  # a person, where another header is the company's
    expected = {"负责人": {"Contact", "Owner"}} | {word: {"Company", "Contact"} for word in both}
    assert {word: c for word, c in seen.items() if len(c) > 1} == expected


# Header -> column, "-" for a column that stays the user's own.
LISTS = {
    "Firmen": "Kunden-Nr. Customer_ID, Firma Company, Ansprechpartner Contact, E-Mail-Adresse Email, Tel. Phone, Land Country, Letzter Kontakt -",
    "empresas": "Razón social Company, Contacto Contact, Correo electrónico Email, Móvil Phone, País Country, Observaciones Notes, Próximo contacto -",
    "sociétés": "Société Company, Contact Contact, Courriel Email, Téléphone Phone, Pays Country, Remarques Notes, Dernier contact -",
    "clientes": "Cliente Company, Pessoa de contato Contact, E-mail Email, Telefone Phone, País Country, Vendedor Owner, Status -",
    "компании": "Компания Company, Контактное лицо Contact, Эл. почта Email, Телефон Phone, Страна Country, Менеджер Owner, Последний контакт -",
    "HubSpot": "Record ID Customer_ID, First Name Contact, Last Name Surname, Email Email, Contact owner Owner, Associated Company Company, Lead Status -",
    "Pipedrive": "Person - Name Contact, Person - Organization Company, Person - Email - Work Email, Person - Phone - Work Phone, Person - Label -",
    "Google Contacts": "Organization Name Company, E-mail 1 - Value Email, E-mail 1 - Label -, Phone 1 - Value Phone, Address 1 - Country Country",
    "Salesforce": "Account.Name Company, Name Contact, FirstName -, LastName -, MailingCountry Country, LeadSource Source, Title -",
    "国际站": "客户ID Customer_ID, 联系人姓名 Contact, 公司名 Company, 注册国家 Country, 联系邮箱 Email, 归属人 Owner, 客户等级 -, 下次跟进时间 -",
    "S.No": "S.No -, Name of the Company Company, Name of the Contact Person Contact, Mobile No. Phone, E-Mail ID Email, Designation -",
    "export of a lead list": "Lead Name Contact, Company Company, Title -, Email Email, LinkedIn -, Phone Phone, Country Country, Status -",
    "buyers' people": "Buyer Name Contact, Buyer Company Company, Buyer Email Email, Buyer Phone Phone, Buyer Country Country, Owner Owner",
    "clients by turns": "Client Name Contact, Company Company, Client Since Added, Nationality Country, Do not disturb Do_Not_Contact",
    "abbreviations": "Co. Name Company, Ctry Country, Cont. Person Contact, E-mail Add. Email, Tel/Mob Phone, Rmks Notes",
    "the other way round": "Name of Company Company, Name of Contact Contact, Email Email, Country of origin Country, Tel. No. Phone",
    "point of contact": "Company Company, POC Contact, POC email Email, POC phone Phone, Sales rep Owner, Last contacted -",
    "import records": "Importer Name Company, HS Code -, Contact Person Contact, Email Email, Website -",
    "parties": "Party Name Company, Contact Person Contact, Mobile Phone, Email Id Email, Product Products, Executive Owner",
    "a database": "customer_name Company, customer_email Email, customer_phone Phone, country_code Country, created_at Added",
    "wholesalers": "Wholesaler name Company, Contact person name Contact, Contact person email Email, Language spoken Language",
    "采购": "公司名 Company, 采购负责人 Contact, 采购邮箱 Email, 采购电话 Phone, 老板 -, 国家 Country",
    "抬头": "抬头 Company, 国家 Country, 手机/WhatsApp Phone, 信息来源 Source, 建立时间 Added, 最后联系时间 -",
    "往来": "往来单位 Company, 联系人 Contact, 联系电话 Phone, 邮箱 Email, 业务员 Owner",
    "对接": "客户 Company, 等级 -, 对接人 Contact, 分配业务员 Owner, 开发渠道 Source, 开发时间 Added",
    "繁體": "客戶名稱 Company, 國家 Country, 聯絡人 Contact, 電郵 Email, 電話 Phone, 傳真 Fax, 備註 Notes, 業務員 Owner",
}


@pytest.mark.parametrize("line", LISTS.values(), ids=LISTS)
def test_whole_lists_are_understood_as_a_person_would(line: str) -> None:
    pairs = [entry.rpartition(" ") for entry in line.split(", ")]
    expected = {header: None if column == "-" else column.replace("_", " ") for header, _, column in pairs}
    assert meant(*expected) == expected
