"""Forty buyers, what each is like, and the workbook in which they stand on the first morning."""

from itertools import product
from typing import NamedTuple

CAST = """
    ID     | Company   | Country        | Contact       | Language | By   | Owner | Others | Character | Times
    C-0001 | Aachen    | Germany        | Herr Kranz    |          | EP   | Lee   | 3 | is silent |
    C-0002 | Bahr      | Saudi Arabia   | Mr. Nasser    | en       | EPI  | Lee   | 3 | is silent |
    C-0003 | Chengda   | China          | 陈伟明        | 中文     | EPIF | Lee   | 1 | is silent |
    C-0004 | Dover     | United Kingdom | Ms Hale       | en       | E    | Lee   | 2 | is silent |
    C-0005 | Esteban   | Spain          | Sra. Ruiz     | es       | E    | Lee   | 0 | is silent |
    C-0006 | Fuji      | Japan          | Mr. Sato      | en       | P    | Lee   | 1 | is silent |
    C-0007 | Goa       | India          | Ms Rao        | en       | I    | Lee   | 0 | is silent |
    C-0008 | Hanoi     | Vietnam        | Tran Minh     | en       | PI   | Lee   | 3 | is silent |
    C-0009 | Ibiza     | Spain          |               | es       | EF   | Lee   | 2 | is silent |
    C-0010 | Jinhua    | China          | 李娜          | zh       | E    | Lee   | 3 | is away |
    C-0011 | Krakow    | Poland         | Jan Nowak     | en       | EP   | Lee   | 1 | bounces |
    C-0012 | Lima      | Peru           | Sr. Vega      | es       | EP   | Lee   | 2 | evaporates |
    C-0013 | Medina    | Saudi Arabia   | Ms Huda Saleh | en       | EI   | Lee   | 3 | evaporates |
    C-0014 | Nagpur    | India          | Mr. Iyer      | en       | E    | Lee   | 3 | evaporates |
    C-0015 | Oslo      | Norway         | Kari Dahl     | en       | EPIF | Lee   | 4 | evaporates |
    C-0016 | Porto     | Portugal       | Rui Costa     | en       | EP   | Lee   | 3 | answers the first | 2
    C-0017 | Quzhou    | China          | 王先生        | 中文     | EPI  | Lee   | 3 | answers the first | 1
    C-0018 | Riga      | Latvia         | Ilze Ozola    | en       | E    | Lee   | 3 | answers the first | 3
    C-0019 | Seville   | Spain          | Ana Gil       | es       | EP   | Lee   | 1 | buys and fades |
    C-0020 | Tel Aviv  | Israel         | Noa Levi      | en       | EPI  | Lee   | 2 | buys and fades |
    C-0021 | Utah      | United States  | Mr. Reed      | en       | EP   | Lee   | 3 | buys and fades |
    C-0022 | Verona    | Italy          | Sra. Conti    | en       | P    | Lee   | 0 | buys again |
    C-0023 | Warsaw    | Poland         | Ewa Lis       | en       | EP   | Lee   | 1 | buys again |
    C-0024 | Xiamen    | China          | 赵敏          | zh       | EI   | Lee   | 1 | buys again |
    C-0025 | York      | United Kingdom | Tom Ash       | en       | E    | Lee   | 0 | quick |
    C-0026 | Zagreb    | Croatia        | Ivo Babic     | en       | EP   | Lee   | 0 | quick |
    C-0027 | Ankara    | Turkey         | Ms Kaya       | en       | EPI  | Sam   | 1 | quick |
    C-0028 | Bursa     | Turkey         | Mr. Demir     | en       | P    | Sam   | 1 | quick |
    C-0029 | Cairo     | Egypt          | Omar Aziz     | en       | EP   | Sam   | 1 | now and then |
    C-0030 | Dubai     | UAE            | Ms Noor       | en       | EPI  | Sam   | 1 | now and then |
    C-0031 | Erfurt    | Germany        | Frau Lenz     | en       | E    | 王芳  | 1 | now and then |
    C-0032 | Foshan    | China          | 周总          | zh       | EP   | 王芳  | 1 | now and then |
    C-0033 | Guangzhou | China          | 黄丽          | zh       | EP   | 王芳  | 2 | answers only number | 4
    C-0034 | Haifa     | Israel         | Dan Bar       | en       | EPI  | 王芳  | 3 | answers only number | 7
    C-0035 | Izmir     | Turkey         | Ece Tan       | en       | E    | 王芳  | 3 | answers only number | 12
    C-0036 | Jeddah    | Saudi Arabia   | Mr. Fahd      | en       | EP   | 王芳  | 1 | asks to wait |
    C-0037 | Kyiv      | Ukraine        | Olga Bondar   | en       | E    |       | 1 | asks to wait |
    C-0038 | Lagos     | Nigeria        | Mr. Obi       | en       | EPI  |       | 3 | is silent |
    C-0039 | Malmo     | Sweden         | Eva Ek        | en       | EP   |       | 1 | stops at | 3
    C-0040 | Nantes    |                | Luc Petit     | en       | EP   |       | 2 | orders without a word at | 14
"""
ADDRESSES = {"E": "{id}@buyer.example", "P": "+49 30 {id}", "I": "im-{id}", "F": "+49 31 {id}"}


class Buyer(NamedTuple):
    """A line of the cast. `by` are the ways in which he can be reached, `others` more people at his company, in
    Contacts; `character` says how he answers, with a number where it needs one.
    """

    id: str
    company: str
    country: str
    contact: str
    language: str
    by: str
    owner: str
    others: int
    character: str
    times: int


def _buyer(line: str) -> Buyer:
    id, company, country, contact, language, by, owner, others, character, times = map(str.strip, line.split("|"))
    return Buyer(id, company, country, contact, language, by, owner, int(others), character, int(times or 0))


BUYERS = tuple(_buyer(line) for line in CAST.strip().splitlines()[1:])


# ---- what there is to write about --------------------------------------------------------------------------------------

GOODS = {
    "en": ("pumps", "valves", "seals", "flanges"),
    "zh": ("水泵", "阀门", "密封件", "法兰"),
    "es": ("bombas", "válvulas", "bridas"),
}
# Topic: what it says, and the question at its end; in Spanish there is little to say
FACTS = {
    "en": {
        "self-check": ("The drawing of our {} had two wrong measures; they are right now.", "Shall I send you the new sheet?"),
        "price": ("Steel has come down, and our {} with it by 3 %.", "Is a smaller first lot of interest at that price?"),
        "product": ("Our new {} weigh a third less than the old ones.", "Which size do you sell most?"),
        "news": ("A second line for {} has been running since Monday.", "Does a lead time of 20 days help you?"),
        "visit": ("In the week of your choice we show {} being tested.", "Is the first or the second half of the month better?"),
    },
    "zh": {
        "self-check": ("{}图纸有两处尺寸标错，现已改正。", "新图纸发到这个邮箱可以吗？"),
        "price": ("钢价回落，{}随之下调 3%。", "先按小批量报一份，要不要？"),
        "product": ("新款{}比老款轻三分之一。", "贵司哪个尺寸走得最多？"),
        "news": ("第二条{}生产线已于周一投产。", "交期缩到 20 天，对您有帮助吗？"),
        "visit": ("可在您方便的一周来看{}出厂测试。", "上半月还是下半月合适？"),
    },
    "es": {"product": ("Nuestras nuevas {} pesan un tercio menos.", "¿Qué medida vende más?")},
}  # fmt: skip
# Fairs and feasts: the days of the event itself
EVENTS = """
    fair    | Hannover Messe | We stand in hall 7, A12. | | Is Tuesday or Wednesday better? | | 2026-04-20 | 2026-04-24 | DE; PL; GB; NO; SE; IT | |
    fair    | Water Expo     | You find us in hall 2, B9. | | Do you come on the first day? | | 2026-05-25 | 2026-05-28 | | |
    fair    | Canton Fair    | Our booth is 18.1 C05.   | | Shall I keep you an hour on the second day? | | 2026-10-15 | 2026-10-19 | | |
    holiday | Eid al-Adha    | A blessed Eid to you and your family. | | | | 2026-05-27 | 2026-05-30 | SA; AE; EG | |
    price   | Copper surcharge | Until the end of May the old price of USD 4.10 stands; then USD 4.30. | | Shall I note your May quantity now? | | 2026-03-02 | 2026-05-29 | | | A, B, C
"""
FAIRS = {"Hannover Messe": "2026-04-20", "Water Expo": "2026-05-25", "Canton Fair": "2026-10-15"}
# The chief feasts of the year by country, looked up in a calendar; names in both languages
FEASTS = {
    "Eid al-Fitr 开斋节": dict.fromkeys(("TR", "EG"), "2026-03-20") | dict.fromkeys(("SA", "AE", "NG"), "2026-03-19"),
    "Passover 逾越节": {"IL": "2026-04-02"},
    "Eid al-Adha 宰牲节": dict.fromkeys(("TR", "EG", "AE", "SA"), "2026-05-27") | {"NG": "2026-05-28"},
    "Rosh Hashanah 犹太新年": {"IL": "2026-09-12"},
    "Mid-Autumn Festival 中秋节": {"CN": "2026-09-25"},
    "Diwali 排灯节": {"IN": "2026-11-08"},
    "Thanksgiving 感恩节": {"US": "2026-11-26"},
    "Christmas 圣诞节": dict.fromkeys(
        ("DE", "GB", "ES", "PL", "PE", "NO", "PT", "LV", "US", "IT", "HR", "UA", "SE", "NG"), "2026-12-25"
    ),
    "New Year 新年": {"JP": "2027-01-01"},
    "Spring Festival 春节": {"CN": "2027-02-06"},
    "Tet 越南春节": {"VN": "2027-02-06"},
}


def _materials() -> str:
    rows = [
        f"{topic} | {topic} {goods} | {fact.format(goods)} | | {question} | {language} | | | | |"
        for language, topics in FACTS.items()
        for (topic, (fact, question)), goods in product(topics.items(), GOODS[language])
    ]
    return (
        "Materials\nTopic | Title | Text | Benefit | Question | Language | From | To | Countries | Products | Grades\n"
        + "\n".join(rows)
        + EVENTS
    )


def _customers() -> str:
    rows = []
    for b in BUYERS:
        reached = " | ".join(ADDRESSES[way].format(id=b.id) if way in b.by else "" for way in "EPIF")
        rows.append(
            f"{b.id} | {b.company} | {b.country} | {b.contact} | {b.language} | {reached} | {b.owner} | 2026-03-02 | |"
        )
    head = "Customer ID | Company | Country | Contact | Language | Email | Phone | IM | Fax | Owner | Added | Not Before | Do Not Contact"
    return f"Customers\n{head}\n" + "\n".join(rows)


def _contacts() -> str:
    rows = [f"{b.company} | Other {'ABCD'[n]} | other{n}@{b.id}.example" for b in BUYERS for n in range(b.others)]
    return "Contacts\nCustomer | Name | Email\n" + "\n".join(rows)


BOOK = "\n".join((
    _customers(), _contacts(), _materials(),
    """
    Touches
    Date | Customer | Direction | Medium | Topic | Contact | By | Summary | Substantive | Auto | Material | Said
    Quotes
    Quote No | Date | Customer | Product | Qty | Unit | Currency | Unit Price | Incoterm | Place | Valid Until | Status | Order Date
    Team
    Name | Title | Email               | Signature
    Lee  | Sales | lee@ningbo.example  |
    Sam  | Sales | sam@ningbo.example  |
    王芳 | Sales | wang@ningbo.example | Wang Fang
    Settings
    Name           | Value
    Sender Name    | Lee
    Sender Company | Ningbo Pumps
    Peers          | Wenzhou Flow; Taizhou Pumps
    """,
))  # fmt: skip
