"""A salesperson who does what xlcrm says, day by day, and nothing else; and what could be seen of it in the book."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from simulation.buyers import Answer, Heard, answer
from simulation.cast import BUYERS
from simulation.desk import Desk, Row, number_of

from xlcrm.lists import STEPS
from xlcrm.model import Cell
from xlcrm.tables.values import code

IDS = [b.id for b in BUYERS]
PLACE = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
OPEN = ("Draft", "Checked", "Approved")
ASKS = (
    "one question that can be answered in a word",
    "una pregunta que se conteste con una palabra",
    "一个一句话就能回答的问题",
)
QUESTIONS = {
    "en": ("Is blue or grey closer to your range?", "Do you stock for spring?", "Would a sample help?", "Which port do you use now?", "Shall I ask again in autumn?"),
    "es": ("¿Azul o gris?", "¿Hace stock en primavera?", "¿Le sirve una muestra?", "¿Qué puerto usa ahora?", "¿Vuelvo a preguntar en otoño?"),
    "zh": ("蓝色还是灰色更合适？", "春季备货吗？", "要不要先寄一个样品？", "现在走哪个港口？", "秋天再问您可以吗？"),
}  # fmt: skip


@dataclass(frozen=True)
class Day:
    """What stood in the book on one day. Customers by ID, as the morning's refresh and as the last one left them;
    the Agenda of the morning; all open letters after each refresh, and of each how many count towards an owner's limit;
    those that were approved and sent; what stood under Problems in the evening.
    """

    today: date
    morning: Mapping[str, Row]
    evening: Mapping[str, Row]
    agenda: Sequence[Row]
    letters: Sequence[Row]
    counted: Sequence[Counter[str]]
    sent: Sequence[Row]
    problems: Sequence[str]

    @property
    def to_be_reached(self) -> list[Row]:
        """The rows of the Agenda that ask for something today."""
        return [row for row in self.agenda if row["State"] != "upcoming"]


@dataclass
class Salesperson:
    """Reads Customers, the Agenda and Emails, and does what stands there. Another `seed` makes buyers answer otherwise."""

    desk: Desk
    seed: int = 0
    post: list[tuple[str, Answer]] = field(default_factory=list)
    wanting: set[str] = field(default_factory=set)  # who asked for a price
    quotes: dict[str, int] = field(default_factory=dict)  # the row of each buyer's newest quote
    ordered: set[str] = field(default_factory=set)
    heard: Counter[str] = field(default_factory=Counter)  # how often each buyer has heard of us

    def day(self, today: date) -> Day:
        """One working day: the post, a refresh, what the Agenda says, the letters, a refresh."""
        self.open_post(today)
        self.refresh(today)
        morning, agenda = self.customers(), self.desk.rows("Agenda")
        letters, counted = self.desk.rows("Emails", Status=OPEN), [self.counted(today)]
        for row in agenda:
            if row["State"] != "upcoming":
                self.follow(row, today)
        self.approve()
        if self.rewrite_drafts():
            self.refresh(today)
            letters += self.desk.rows("Emails", Status=OPEN)
            counted.append(self.counted(today))
            self.approve()
        sent = self.send(today)
        self.refresh(today)
        letters += self.desk.rows("Emails", Status=OPEN)
        counted.append(self.counted(today))
        problems = [str(row["Problem"]) for row in self.desk.rows("Problems")]
        return Day(today, morning, self.customers(), agenda, letters, counted, sent, problems)

    def year(self, days: Iterable[date]) -> list[Day]:
        """So many working days, one after the other."""
        return [self.day(today) for today in days]

    # ---- what comes in -------------------------------------------------------------------------------------------

    def open_post(self, today: date) -> None:
        """Note the answers that have come by now, and do in the book what follows from them."""
        waiting, self.post = sorted(self.post, key=lambda p: p[1].day), []
        for id, said in waiting:
            if said.day <= today:
                self.note(id, said)
            else:
                self.post.append((id, said))

    def note(self, id: str, said: Answer) -> None:
        """An answer becomes a touch; an order or a wish is typed in where it belongs."""
        if said.words:
            yes = {"Substantive": "yes" if said.substantive else None, "Auto": "yes" if said.auto else None}
            self.desk.append(
                "Touches", Date=said.day, Customer=id, Direction="In", Medium="Email", Summary=said.words, **yes
            )
        if said.then == "quote":
            self.wanting.add(id)
        elif said.then == "hold":
            self.desk.type("Customers", IDS.index(id), Not_Before=said.day + timedelta(90))
        elif said.then == "stop":
            self.desk.type("Customers", IDS.index(id), Do_Not_Contact="yes")
        elif said.then == "order":
            self.ordered.add(id)
            self.desk.type("Quotes", self.quotes[id], Status="Ordered", Order_Date=said.day)

    # ---- what goes out -------------------------------------------------------------------------------------------

    def follow(self, row: Row, today: date) -> None:
        """A row of the Agenda: quote who asked for it, call who is to be called; a letter stands in Emails."""
        if row["Customer ID"] in self.wanting and row["Next Topic"] == "reply":
            self.quote(str(row["Customer ID"]), today)
        elif row["Next Medium"] != "Email":
            self.call(row, today)

    def quote(self, id: str, today: date) -> None:
        """The answer to who asks for a price."""
        self.wanting.remove(id)
        self.quotes[id] = self.desk.append(
            "Quotes", Quote_No=f"Q-{id}-{today}", Date=today, Customer=id, Product="Pump", Qty=500, Unit="pcs", Currency="USD",
            Unit_Price=12.5, Incoterm="FOB", Place="Ningbo", Valid_Until=today + timedelta(30), Status="Sent",
        )  # fmt: skip

    def call(self, row: Row, today: date) -> None:
        """Phone, IM or Fax, as the row says, and noted: who calls, whom, about what."""
        step, named = step_of(row)
        self.desk.append(
            "Touches", Date=today, Customer=row["Customer ID"], Direction="Out", Medium=row["Next Medium"], Topic=row["Next Topic"],
            Contact=named if step == "Change contact" and named else row["Contact"],
            By=named if step == "Change colleague" and named else row["Owner"], Material=self.material(row),
        )  # fmt: skip
        self.reach(str(row["Customer ID"]), str(row["Next Medium"]), str(row["Next Topic"]), today)

    def material(self, row: Row) -> Cell:
        """What there is to say about the topic, as `xlcrm check --why` tells it."""
        about = next(s.about for s in self.agenda if s.customer.id == row["Customer ID"])
        assert about is not None
        return (
            about.material.title if about.material else about.feast.name.said(self.desk.lang) if about.feast else None
        )

    def approve(self) -> None:
        """Set what is Checked to Approved."""
        for letter in self.desk.rows("Emails", Status=["Checked"]):
            self.desk.type("Emails", number_of(letter), Status="Approved")

    def rewrite_drafts(self) -> int:
        """Write each draft to its end; how many there were."""
        drafts = self.desk.rows("Emails", Status=["Draft"])
        for letter in drafts:
            self.desk.type(
                "Emails", number_of(letter), **written_to_the_end(letter, self.heard[str(letter["Customer ID"])])
            )
        return len(drafts)

    def send(self, today: date) -> list[Row]:
        """Send what is Approved; the letters as they were sent."""
        approved = self.desk.rows("Emails", Status=["Approved"])
        for letter in approved:
            self.desk.type("Emails", number_of(letter), Status="Sent")
            self.reach(str(letter["Customer ID"]), "Email", str(letter["Topic"]), today)
        return approved

    # ---- both ----------------------------------------------------------------------------------------------------

    def reach(self, id: str, medium: str, topic: str, today: date) -> None:
        """The buyer hears of it, and may answer: at once, or some day."""
        self.heard[id] += 1
        said = answer(BUYERS[IDS.index(id)], Heard(self.heard[id], today, medium, topic, id in self.ordered), self.seed)
        if said is not None and said.day == today and medium != "Email":
            self.note(id, said)
        elif said is not None:
            self.post.append((id, said))

    def refresh(self, today: date) -> None:
        """Press the button."""
        self.agenda = self.desk.refresh(today).result.agenda

    def customers(self) -> dict[str, Row]:
        """The rows of Customers by ID."""
        return {str(row["Customer ID"]): row for row in self.desk.rows("Customers")}

    def counted(self, today: date) -> Counter[str]:
        """Of each owner the open letters and those sent today."""
        letters = [*self.desk.rows("Emails", Status=OPEN), *self.desk.rows("Emails", Status=["Sent"], Sent=[today])]
        return Counter(BUYERS[IDS.index(str(letter["Customer ID"]))].owner for letter in letters)


def written_to_the_end(letter: Row, heard: int) -> Row:
    """Subject and body with something in the place of each `[[to fill in: …]]`, and with another question where the
    check says that this one was asked already. The buyer has heard of us so often.
    """
    new = QUESTIONS[str(letter["Language"])][heard % 5]
    body = PLACE.sub(lambda place: new if place[1].endswith((*ASKS, "?", "？")) else "Done", str(letter["Body"]))
    for asked in re.findall("^T2.*?“(.+?)”", str(letter["Check"]), re.MULTILINE):
        body = body.replace(asked, new)
    return {"Subject": PLACE.sub("12 sizes", str(letter["Subject"])), "Body": body}


def step_of(row: Row) -> tuple[str, str]:
    """A cell of Next Step: the step's code, and who or what it names."""
    step, _, named = str(row["Next Step"]).replace("：", ":").partition(":")
    return str(code(STEPS, step)), named.strip()


def working_days(first: date, days: int) -> list[date]:
    """Monday to Friday of so many days."""
    return [day for n in range(days) if (day := first + timedelta(n)).weekday() < 5]


def has_an_unfilled_place(letter: Row) -> bool:
    """Does a place that is still to be filled in stand anywhere in the letter?"""
    return any("[[" in str(letter[column] or "") for column in ("Subject", "Body", "To", "Contact"))
