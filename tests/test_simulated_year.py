"""A simulated year: forty buyers who answer, go silent, order and go on holiday; the salesperson does what xlcrm says.

Who does what it says meets none of the taboos of domain.md 5, leads every silent buyer up the whole ladder of domain.md 7,
and sends nothing unfinished. `test_simulated_habits.py` shows that such a year can go wrong.
"""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import groupby, pairwise

import holidays
import pytest
from simulation.cast import BUYERS, FAIRS, FEASTS, Buyer
from simulation.desk import Row, number_of
from simulation.salesperson import has_an_unfilled_place, step_of
from simulation.year import RUNS, WHOLE, Year, lived

from xlcrm.lists import MEDIA, SEVEN_TOPICS, TOPICS, label
from xlcrm.places.countries import iso_code

BUYER = {b.id: b for b in BUYERS}


@pytest.fixture(params=RUNS, ids=lambda run: f"{run.lang}, {run.days} days, {run.seed}")
def year(request: pytest.FixtureRequest) -> Year:
    """A year, in the book's one language and, for some weeks at least, in the other."""
    return lived(request.param)


@pytest.fixture(params=WHOLE, ids=lambda run: f"{run.lang}, {run.seed}")
def whole_year(request: pytest.FixtureRequest) -> Year:
    """A year from its first day to its last."""
    return lived(request.param)


# ---- the taboos --------------------------------------------------------------------------------------------------------


def test_on_no_evening_of_the_year_a_customer_has_any_warning(year: Year) -> None:
    """Neither T2, T3, T4, T5, T6 nor T7."""
    rows = [(day.today, row) for day in year.days for row in day.evening.values()]
    assert [(today, row["Company"], row["Warnings"]) for today, row in rows if row["Warnings"]] == []


def test_no_topic_of_the_seven_comes_twice_running(year: Year) -> None:
    seven = {c.code for c in SEVEN_TOPICS}
    pairs = [(b.company, a, z) for b in BUYERS for a, z in pairwise(year.outs(b.id))]
    assert [(name, z["Date"], z["Topic"]) for name, a, z in pairs if a["Topic"] == z["Topic"] in seven] == []


def test_no_letter_asks_what_one_of_the_last_three_did_but_where_two_materials_ask_the_same(year: Year) -> None:
    ours = [row["Question"] for row in year.desk.rows("Materials")]
    found = [
        (day.today, x["Company"], m[1])
        for day in year.days
        for x in day.letters
        for m in re.finditer("T2.*?“(.+?)”", str(x["Check"]))
    ]
    assert [(today, name, asked) for today, name, asked in found if ours.count(asked) < 2] == []


def test_whoever_is_due_is_reached_on_the_day_itself(year: Year) -> None:
    """But for prospects beyond the 20 letters of an owner, who wait for the next day and are never late."""
    reached = {(r["Customer"], r["Date"]) for r in year.desk.rows("Quotes")}
    reached |= {(b.id, t["Date"]) for b in BUYERS for t in year.outs(b.id)}
    due = [(day.today, row) for day in year.days for row in day.to_be_reached if row["Grade"] != "P"]
    assert [(today, row["Company"]) for today, row in due if (row["Customer ID"], today) not in reached] == []


def test_a_buyer_is_written_to_and_called_on_his_working_days_alone(year: Year) -> None:
    calendars = {b: holidays.country_holidays(code) for b in BUYERS if (code := iso_code(b.country))}
    days = [(b.company, day_of(t), calendar) for b, calendar in calendars.items() for t in year.outs(b.id)]
    assert [(name, day) for name, day, calendar in days if not calendar.is_working_day(day)] == []


def test_a_message_is_answered_by_a_letter_a_call_or_a_quote_on_the_next_day_on_which_both_work(year: Year) -> None:
    """Counted from the last of several messages."""
    late = []
    for buyer in BUYERS:
        touches = [
            (day_of(t), number_of(t), t)
            for t in year.desk.rows("Touches")
            if t["Customer"] == buyer.id and not t["Auto"]
        ]
        quotes = [(day_of(q), 10**6, q) for q in year.desk.rows("Quotes") if q["Customer"] == buyer.id]
        said = None
        for day, _, row in sorted(touches + quotes, key=lambda event: event[:2]):
            if row.get("Direction") == "In":
                said = day
            elif said is not None:
                late += [(buyer.company, said, day)] if day > next_day_of_both(said, buyer) else []
                said = None
    assert late == []


def day_of(row: Row) -> date:
    """The date of a touch or a quote."""
    day = row["Date"]
    assert isinstance(day, date), row
    return day


def next_day_of_both(day: date, buyer: Buyer) -> date:
    """The first day after it from Monday to Friday on which the buyer's country works, as `holidays` has it."""
    country = iso_code(buyer.country)
    calendar = holidays.country_holidays(country) if country else None
    days = (day + timedelta(n) for n in range(1, 60))
    return next(d for d in days if d.weekday() < 5 and (calendar is None or calendar.is_working_day(d)))


# ---- the ladder --------------------------------------------------------------------------------------------------------

LADDER = ["Keep going", "Change medium", "Change colleague", "Change contact", "Change company", "Park"]
LAST_STEP = {
    "is silent": "Park",
    "is away": "Park",
    "bounces": "Park",
    "evaporates": "Park",
    "answers the first": "Park",
    "buys and fades": "Change contact",
}
SILENT = [b for b in BUYERS if b.character in LAST_STEP]
NEXT_COLLEAGUE = {"Lee": "Sam", "Sam": "王芳", "王芳": "Lee", "": ""}


@pytest.mark.parametrize("buyer", SILENT, ids=lambda b: f"{b.company} {b.character}")
def test_every_silent_buyer_is_led_up_the_whole_ladder_in_its_order(whole_year: Year, buyer: Buyer) -> None:
    """Who has one address alone cannot change the medium; who has bought goes no further than Change contact."""
    steps = [step for step, _ in groupby(step_of(row)[0] for _, row in whole_year.asked_for(buyer.id))]
    until = LADDER[: LADDER.index(LAST_STEP[buyer.character]) + 1]
    assert steps == [step for step in until if step != "Change medium" or len(buyer.by) > 1]


def step_for(unanswered: int, ways: int, grade: str) -> str:
    """domain.md 7 for who changes the medium whenever he is told to: by one medium only he then comes three times."""
    if unanswered == 3 and ways > 1:
        return "Change medium"
    if unanswered >= 9 and grade != "A":
        return "Park" if unanswered >= 11 else "Change company"
    return "Keep going" if unanswered < 3 else "Change colleague" if unanswered < 6 else "Change contact"


def test_each_step_comes_at_its_number_of_silences(year: Year) -> None:
    rows = [(day.today, BUYER[id], row) for day in year.days for id, row in day.morning.items() if row["Next Step"]]
    wrong = [
        (today, buyer.company, row["Unanswered"], row["Next Step"]) for today, buyer, row in rows
        if step_of(row)[0] != step_for(int(str(row["Unanswered"])), len(buyer.by), str(row["Grade"]))
    ]  # fmt: skip
    assert wrong == []


def test_an_a_goes_no_further_than_change_contact_however_long_he_is_silent(whole_year: Year) -> None:
    last = [whole_year.days[-1].evening[b.id] for b in BUYERS if b.character == "buys and fades"]
    assert [(row["Grade"], step_of(row)[0]) for row in last] == [("A", "Change contact")] * 3
    assert all(int(str(row["Unanswered"])) > 11 for row in last)


def test_each_step_names_whom_or_what_it_proposes(year: Year) -> None:
    named = {(b, row["Next Medium"], *step_of(row)) for b in BUYERS for _, row in year.asked_for(b.id)}
    for buyer, medium, step, name in named:
        if step == "Change contact":
            assert name == "" or name in [f"Other {letter}" for letter in "ABCD"[: buyer.others]]
        else:
            assert name == {
                "Change medium": label(MEDIA, str(medium), year.desk.lang),
                "Change colleague": NEXT_COLLEAGUE[buyer.owner],
                "Change company": "Wenzhou Flow",
            }.get(step, "")


def test_who_is_named_writes_or_is_written_to(year: Year) -> None:
    for buyer in BUYERS:
        touches = {t["Date"]: t for t in year.outs(buyer.id)}
        for day, row in year.asked_for(buyer.id):
            (step, name), touch = step_of(row), touches.get(day.today)
            if name and touch and step in ("Change colleague", "Change contact"):
                assert touch["By" if step == "Change colleague" else "Contact"] == name, (buyer.company, day.today)


@pytest.mark.parametrize("buyer", SILENT, ids=lambda b: f"{b.company}, {b.others} others")
def test_change_contact_names_one_person_after_the_other_then_nobody(whole_year: Year, buyer: Buyer) -> None:
    steps = [step_of(row) for _, row in whole_year.asked_for(buyer.id)]
    named = [name for step, name in steps if step == "Change contact"]
    others = [f"Other {letter}" for letter in "ABCD"[: buyer.others]]
    assert len(named) >= 3 and named == [*others, *[""] * len(named)][: len(named)]


# ---- the letters -------------------------------------------------------------------------------------------------------


def test_no_letter_with_an_unfilled_place_is_ever_approved_or_sent(year: Year) -> None:
    sent = [letter for day in year.days for letter in day.sent]
    assert [letter for letter in sent if has_an_unfilled_place(letter) or letter["Check"]] == []
    assert [t["Summary"] for b in BUYERS for t in year.outs(b.id) if "[[" in str(t["Summary"])] == []


def test_each_unfilled_place_is_named_in_check_and_keeps_the_letter_a_draft(year: Year) -> None:
    letters = [letter for day in year.days for letter in day.letters]
    unfilled = [letter for letter in letters if has_an_unfilled_place(letter)]
    assert len(unfilled) > 20
    assert {letter["Status"] for letter in unfilled} == {"Draft"}
    words = "to fill in" if year.desk.lang == "en" else "处待填写"
    assert all(words in str(letter["Check"]) for letter in unfilled)
    assert [letter for letter in letters if letter["Status"] in ("Checked", "Approved") and letter["Check"]] == []


def test_a_letter_that_was_written_to_its_end_passes_the_check_at_once(year: Year) -> None:
    """So nothing is left lying in the evening: all that counts is what was sent."""
    sent = {day.today: Counter(BUYER[str(letter["Customer ID"])].owner for letter in day.sent) for day in year.days}
    assert [day.today for day in year.days if day.counted[-1] != sent[day.today]] == []


def test_each_letter_goes_to_the_address_of_its_contact(year: Year) -> None:
    for letter in (letter for day in year.days for letter in day.sent):
        buyer, contact = BUYER[str(letter["Customer ID"])], str(letter["Contact"] or "")
        other = f"other{'ABCD'.index(contact[-1])}@{buyer.id}.example" if contact.startswith("Other ") else ""
        assert letter["To"] == (other or f"{buyer.id}@buyer.example")
        assert other or contact == buyer.contact


def test_an_owner_never_has_more_than_20_letters_open_and_sent_on_one_day(year: Year) -> None:
    most = Counter[str]()
    for day in year.days:
        for counted in day.counted:
            most |= counted
    assert max(most.values()) == most["Lee"] == 20  # of his 22 prospects with an address on the first day


# ---- greetings and fairs -----------------------------------------------------------------------------------------------


def test_a_greeting_goes_out_in_the_buyers_last_three_working_days_before_his_feast(whole_year: Year) -> None:
    greetings = [(b, t) for b in BUYERS for t in whole_year.outs(b.id) if t["Topic"] == "holiday"]
    assert len(greetings) > 15
    for buyer, touch in greetings:
        country = str(iso_code(buyer.country))
        feast = next(date.fromisoformat(FEASTS[name][country]) for name in FEASTS if str(touch["Material"]) in name)
        calendar = holidays.country_holidays(country)
        before = [day for n in range(1, 20) if calendar.is_working_day(day := feast - timedelta(n))]
        assert touch["Date"] in before[:3], (buyer.company, touch["Material"])


def test_a_greeting_that_does_not_wait_is_for_an_a_b_or_c_with_three_days_of_rest(whole_year: Year) -> None:
    rows = [(day, row) for day in whole_year.days for row in day.agenda if row["State"] == "greeting"]
    assert len(rows) > 8
    for day, row in rows:
        customer = day.morning[str(row["Customer ID"])]
        assert row["Grade"] in ("A", "B", "C") and row["Next Topic"] == "holiday"
        assert str(customer["Last Touch"]) <= str(day.today - timedelta(3))
        assert str(customer["Next Due"]) > str(day.today)


def test_a_fair_is_told_of_once_at_the_most_in_each_of_its_three_windows(whole_year: Year) -> None:
    windows = {days: n for n, (far, near) in enumerate([(56, 36), (14, 8), (3, 1)], 1) for days in range(near, far + 1)}
    told = Counter[tuple[str, str, int]]()
    for buyer in BUYERS:
        for touch in whole_year.outs(buyer.id):
            if touch["Topic"] == "fair":
                fair = str(touch["Material"])
                days = date.fromisoformat(FAIRS[fair]) - date.fromisoformat(str(touch["Date"]))
                told[buyer.id, fair, windows[days.days]] += 1
    assert set(told.values()) == {1}
    assert {window for _, _, window in told} == {1, 2, 3}


# ---- wishes, and the book ----------------------------------------------------------------------------------------------


def test_who_asked_to_be_left_alone_hears_nothing_more(whole_year: Year) -> None:
    (stopped,) = [b.id for b in BUYERS if b.character == "stops at"]
    quiet = [day for day in whole_year.days if day.evening[stopped]["Do Not Contact"]]
    assert len(quiet) > 150
    assert max(str(touch["Date"]) for touch in whole_year.outs(stopped)) < str(quiet[0].today)
    for day in quiet:
        row = day.evening[stopped]
        assert not any(row[c] for c in ("Next Due", "Next Step", "Next Topic", "Next Medium", "Warnings"))
        assert stopped not in [found["Customer ID"] for found in (*day.to_be_reached, *day.letters)]


def test_who_asked_for_time_gets_nothing_but_answers_until_his_day(whole_year: Year) -> None:
    asking = {b.id for b in BUYERS if b.character == "asks to wait"}
    written = {(b.id, t["Date"]): t["Topic"] for b in BUYERS for t in whole_year.outs(b.id)}
    held = {
        (id, written.get((id, day.today))) for day in whole_year.days for id, row in day.morning.items()
        if str(row["Not Before"] or "") > str(day.today)
    }  # fmt: skip
    assert held == {(id, topic) for id in asking for topic in ("reply", None)}


def test_a_second_refresh_on_the_same_day_changes_nothing(year: Year) -> None:
    assert year.restless == []


def test_no_row_of_the_year_is_a_problem(year: Year) -> None:
    assert [(day.today, day.problems) for day in year.days if day.problems] == []


def test_the_year_has_all_grades_topics_media_and_steps_in_it(whole_year: Year) -> None:
    """So that none of the above is true of nothing."""
    outs = [touch for b in BUYERS for touch in whole_year.outs(b.id)]
    rows = [row for day in whole_year.days for row in day.to_be_reached]
    assert len(outs) > 500 and len(whole_year.desk.rows("Touches", Direction=["In"])) > 100
    assert {t["Topic"] for t in outs} == {c.code for c in TOPICS}
    assert {t["Medium"] for t in outs} == {"Email", "Phone", "IM", "Fax"}
    assert {row["Grade"] for row in rows} == set("ABCDP")
    assert {step_of(row)[0] for row in rows} == set(LADDER)
