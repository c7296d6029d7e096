"""The check: what is wrong with a letter, each rule a small function with a code, a sentence and a remedy (domain.md 8).

A rule looks at the letter's cells alone, as a person may have rewritten them, and holds them against `Facts`. What a
rule does not know it does not complain of.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from xlcrm.letters.catalog import OTHERWISE, Catalog, shipped
from xlcrm.letters.data import TITLES, amount
from xlcrm.lists import INCOTERMS, SEVEN_TOPICS, TOPICS, label
from xlcrm.model import Cell, Quote
from xlcrm.tables.values import code, text
from xlcrm.text import Lang, Text

SUBJECT = 60  # characters, what a telephone shows
ALIKE = 0.85  # from which two questions are one (T2)
LAST = 3  # letters back in which a question may not have been asked (T2)
MOST_READ = 20_000  # characters of a body

TO_FILL_IN = re.compile(r"\[\[.*?\]\]", re.DOTALL)
LINK = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
QUOTATION = re.compile(r"“[^”]*”|«[^»]*»|「[^」]*」|\"[^\"\n]*\"")
QUESTION = re.compile(r"[^.!?。！？\n]*[?？]")
FILE = re.compile(r"[\w][\w()+&-]*(?:[ .][\w()+&-]+){0,4}?\.(?:pdf|xlsx?|docx?|pptx?|jpe?g|png|zip|dxf|step|stp|dwg|csv|mp4)\b", re.IGNORECASE)
FORWARDED = re.compile(r"\s*(?:re|aw|fwd?|wg|sv|rv|回复|答复|转发)\s*(?:\[\d+\])?\s*[:：]", re.IGNORECASE)
MONEY = re.compile(r"(?<![A-Za-z])(?:US\$|[A-Z]{3}|[$€£¥])\s?(\d[\d.,]*\d|\d)|(?<![\d.,])(\d[\d.,]*\d|\d)\s?(?:[A-Z]{3}\b|[$€£¥]|美元|欧元|元)")
CURRENCIES = frozenset("USD EUR CNY GBP JPY RMB AED INR BRL MXN CAD AUD CHF KRW SGD HKD THB VND TRY RUB ZAR".split())
NUMBERED = re.compile(r"^\s*\(?(\d{1,2})[.)、．:：]\s*(\S.*)", re.MULTILINE)
_SEVEN = frozenset(c.code for c in SEVEN_TOPICS)

Cells = Mapping[str, Cell]


class Finding(NamedTuple):
    """What a rule found: its code, what is wrong, what to do about it."""

    code: str
    wrong: Text
    remedy: Text

    def said(self, lang: Lang) -> str:
        """In a line; the taboos with their code (domain.md 5), the other rules without."""
        taboo = f"{self.code}{'：' if lang == 'zh' else ': '}" if self.code in ("T1", "T2", "T3") else ""
        return f"{taboo}{self.wrong.said(lang)}{'：' if lang == 'zh' else ': '}{self.remedy.said(lang)}"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a letter is held against; whatever is left out is unknown. Writer.facts gathers it.

    `last_topic` that of the newest Out touch; `first` no Out touch yet; `asked` the questions of the reply that is owed;
    `contacts` who may be written to; `earlier` the cells of the letters sent before, the newest last.
    """

    today: date | None = None
    quotes: Sequence[Quote] = ()
    last_topic: str | None = None
    first: bool = False
    not_before: date | None = None
    material: str = ""
    asked: Sequence[str] = ()
    contacts: Sequence[str] = ()
    earlier: Sequence[Cells] = ()
    words: Catalog | None = field(default=None, repr=False)


class Letter:
    """A row of Emails, taken apart once for all rules."""

    def __init__(self, cells: Cells, facts: Facts) -> None:
        self.cells, self.facts = cells, facts
        self.subject, self.body = text(cells.get("Subject")), text(cells.get("Body"))[:MOST_READ]
        self.topic = code(TOPICS, cells.get("Topic"))
        self.catalog = facts.words or shipped()
        self.language = self.catalog.language(text(cells.get("Language")))
        own = QUOTATION.sub("“”", LINK.sub(" ", TO_FILL_IN.sub(" ", self.body)))
        self.own = own  # the letter's own words: no quotations, no links, no places to fill in
        self.paragraphs = [p.strip() for p in re.split(r"\n[ \t]*\n", own) if p.strip()]

    def words(self, name: str) -> Sequence[str]:
        """A list of words of the letter's language, folded."""
        return [str(w).casefold() for w in self.catalog.words(self.language, name)]

    def closing(self) -> int:
        """The index of the paragraph with which the letter closes; the number of paragraphs where none does."""
        closings = tuple(self.words("closings"))
        return next((i for i, p in enumerate(self.paragraphs) if i and p.casefold().startswith(closings)), len(self.paragraphs))


def unfilled(letter: Letter) -> Finding | None:
    """A place that still has to be filled in."""
    n = sum(len(TO_FILL_IN.findall(text(letter.cells.get(c)))) for c in ("Subject", "Body", "To", "Contact"))
    if not n:
        return None
    return Finding("unfilled", Text(f"{n} place{'s' * (n > 1)} to fill in", f"有 {n} 处待填写"), Text("look for [[ ]]", "请找 [[ ]]"))


def subject(letter: Letter) -> Finding | None:
    """A subject that is missing, too long for a telephone, or says nothing."""
    said = letter.subject
    if not said:
        return Finding("subject", Text("The subject is empty", "标题为空"), Text("name the fact or the quotation", "请写明事由或报价单号"))
    if len(said) > SUBJECT:
        wrong = Text(f"The subject has {len(said)} characters", f"标题有 {len(said)} 个字符")
        return Finding("subject", wrong, Text(f"cut it to {SUBJECT}", f"请压缩到 {SUBJECT} 以内"))
    bare = " ".join(re.sub(r"[\W_]+", " ", FORWARDED.sub("", said)).casefold().split())
    if bare in {" ".join(re.sub(r"[\W_]+", " ", w).split()) for w in letter.words("vague")}:
        wrong = Text(f"The subject “{said}” could stand above any letter", f"标题“{said}”放在哪封信上都行")
        return Finding("subject", wrong, Text("name the fact, the product or the quotation", "请写明事实、产品或报价单号"))
    return None


def forwarded(letter: Letter) -> Finding | None:
    """A first letter that pretends to be an answer, or to have been passed on."""
    if (letter.topic == "first-letter" or letter.facts.first) and FORWARDED.match(letter.subject) and letter.topic != "reply":
        return Finding("forwarded", Text("A first letter cannot begin with Re: or Fwd:", "首封信的标题不能以 Re: 或 Fwd: 开头"), Text("take it out of the subject", "请从标题中去掉"))
    return None


def recipient(letter: Letter) -> Finding | None:
    """Nobody to send it to."""
    if re.fullmatch(r"[^\s@]+@[^\s@]+", text(letter.cells.get("To"))):
        return None
    return Finding("recipient", Text("The address is missing or is none", "收件人邮箱缺失或不正确"), Text("fill in To", "请填写收件人"))


def body(letter: Letter) -> Finding | None:
    """A letter without a text."""
    return None if letter.body else Finding("body", Text("The letter is empty", "正文为空"), Text("write it, or set it to Skipped", "请写正文，或把状态改为“跳过”"))


def salutation(letter: Letter) -> Finding | None:
    """A letter that greets somebody else than it goes to."""
    contact = text(letter.cells.get("Contact"))
    lines = [line for line in letter.body.splitlines() if line.strip()]
    if not contact or not lines or TO_FILL_IN.search(lines[0]):
        return None
    names = [w.casefold() for w in re.findall(r"[^\W\d_]+", contact) if w.casefold() not in TITLES and len(w) > 1] or [contact.casefold()]
    greeted = lines[0].casefold()
    if any(name in greeted for name in names) or (re.fullmatch(r"[\u3400-\u9fff]{2,4}", contact) and contact[0] in greeted):
        return None
    return Finding("salutation", Text(f"The first line does not greet {contact}", f"开头的称呼不是{contact}"), Text("correct the salutation or Contact", "请更正称呼或联系人"))


def attachments(letter: Letter) -> Finding | None:
    """A file that the text speaks of and Attachments does not name."""
    named = text(letter.cells.get("Attachments")).casefold()
    missing = next((m[0] for m in FILE.finditer(letter.own) if m[0].casefold() not in named and m[0].split()[-1].casefold() not in named), "")
    if missing:
        return Finding("attachments", Text(f"The text names {missing}, which is not in Attachments", f"正文提到 {missing}，但“附件”中没有"), Text("add it there, or leave it out", "请补上附件，或删去这一句"))
    words = letter.words("enclosed")
    if not named and any(_has(letter.own.casefold(), w) for w in words):
        return Finding("attachments", Text("The text speaks of an attachment, and there is none", "正文提到附件，但没有附件"), Text("name the file in Attachments", "请在“附件”中写上文件名"))
    return None


def offer(letter: Letter) -> Finding | None:
    """A price, an Incoterm, a place or a validity that is not that of the quote's row."""
    for paragraph, rows in _quoted(letter):
        found = _other_price(paragraph, rows) or _other_term(paragraph, rows) or _other_validity(paragraph, rows, letter)
        if found:
            name = rows[0].number or "-"
            wrong = Text(f"{found} is not what the row of quote {name} says", f"{found} 与报价 {name} 的记录不符")
            return Finding("offer", wrong, Text("correct the letter, or the row in Quotes", "请更正信件，或更正报价表"))
    return None


def _quoted(letter: Letter) -> Iterator[tuple[str, Sequence[Quote]]]:
    """The paragraphs that speak of a quote, with its rows: they name its number, or the letter is about it."""
    quotes = letter.facts.quotes
    rows_of = dict[str, list[Quote]]()
    for quote in quotes:
        rows_of.setdefault(quote.number, []).append(quote)
    for paragraph in letter.paragraphs:
        named = [n for n in rows_of if n and _has(paragraph.casefold(), n.casefold())]
        if named:
            yield paragraph, [row for n in named for row in rows_of[n]]
        elif letter.topic == "quote" and quotes and _validities(paragraph, letter):
            yield paragraph, [q for q in quotes if q.date == quotes[-1].date]


def _other_price(paragraph: str, rows: Sequence[Quote]) -> str:
    allowed = set[Decimal]()
    for row in rows:
        price, qty = _number(amount(row.unit_price)), _number(text(row.qty))
        allowed |= {p for p in (price, price * qty if price is not None and qty is not None else None) if p is not None}
    if not allowed:
        return ""
    for found in MONEY.finditer(paragraph):
        shown = found[0].strip()
        letters = re.sub(r"[^A-Za-z]", "", shown)
        if letters and letters.removesuffix("S") not in CURRENCIES and letters != "US":
            continue
        if not _readings(found[1] or found[2]) & allowed:
            return shown
    return ""


def _number(shown: str) -> Decimal | None:
    try:
        number = Decimal(shown)
    except InvalidOperation:
        return None
    return number.normalize() if number.is_finite() else None


def _readings(shown: str) -> set[Decimal]:
    """What a number may mean: 1,500 and 1.500 are read both ways."""
    shown = shown.rstrip(".,")
    readings = (shown.replace(",", ""), shown.replace(".", "").replace(",", "."))
    return {n for r in readings if (n := _number(r)) is not None}


def _other_term(paragraph: str, rows: Sequence[Quote]) -> str:
    terms = {c.code for c in INCOTERMS}
    allowed = {row.incoterm for row in rows if row.incoterm}
    for found in re.finditer(r"\b([A-Z]{3})\b[ \t]*([^\W\d_][\w'’ -]*)?", paragraph):
        if found[1] not in terms or not allowed:
            continue
        if found[1] not in allowed:
            return found[1]
        places = [row.place for row in rows if row.place and row.incoterm == found[1]]
        if places and found[2] and not any(_alike_place(found[2], p) for p in places):
            return f"{found[1]} {found[2].strip()}"
    return ""


def _alike_place(written: str, place: str) -> bool:
    """Does the text go on with the place, or with some other word that begins in lower case?"""
    written, place = written.casefold().strip() if written[0].isupper() or not written.isascii() else "", place.casefold()
    return not written or written.startswith(place.split()[0].rstrip(",")) or place.startswith(written)


def _other_validity(paragraph: str, rows: Sequence[Quote], letter: Letter) -> str:
    allowed = [row.valid_until for row in rows if row.valid_until]
    if not allowed:
        return ""
    for shown, year, month, day in _validities(paragraph, letter):
        if not any((v.month, v.day) == (month, day) and year in (None, v.year) for v in allowed):
            return shown
    return ""


def _validities(paragraph: str, letter: Letter) -> Iterator[tuple[str, int | None, int, int]]:
    """The dates that stand behind a word of validity: as written, year, month, day."""
    words = "|".join(map(re.escape, letter.words("validity")))
    months = letter.words("months")
    if not words:
        return
    for found in re.finditer(rf"(?:{words})\s*(?:the |el |día )*(.{{4,40}})", paragraph.casefold()):
        after = found[1]
        iso = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})", after)
        han = re.match(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日", after)
        numbers = iso or han
        if numbers:
            yield numbers[0], int(numbers[1]) if numbers[1] else None, int(numbers[2]), int(numbers[3])
            continue
        names = "|".join(map(re.escape, months))
        word = re.match(rf"(\d{{1,2}})\.? (?:de )?({names})(?:,? (?:de )?(\d{{4}}))?", after) if names else None
        if word:
            yield word[0], int(word[3]) if word[3] else None, months.index(word[2]) + 1, int(word[1])


def answers(letter: Letter) -> Finding | None:
    """A question of the buyer's that the reply passes over, or answers out of its order."""
    asked = letter.facts.asked
    if letter.topic != "reply" or not asked:
        return None
    numbers = [int(m[1]) for m in NUMBERED.finditer(letter.body)]
    if [n for n in numbers if n <= len(asked)] == list(range(1, len(asked) + 1)):
        return None
    place = 0
    for question in asked:
        at = _addressed(question, letter.own.casefold(), place)
        if at is None and (len(asked) > 1 or _same_script(question, letter.own)):
            wrong = Text(f"The question “{question}” is not answered, or not in its order", f"问题“{question}”没有答复，或顺序不对")
            return Finding("answers", wrong, Text("answer every point in the buyer's order, numbered", "请按客户的顺序编号逐点答复"))
        place = at or place
    return None


def _addressed(question: str, own: str, place: int) -> int | None:
    """Where, from a place on, the letter takes up a telling word of the question; None where it does not."""
    folded = question.casefold()
    words = {w for w in re.findall(r"[^\W_]{4,}|\d+", folded) if not re.search(r"[\u3400-\u9fff]", w)}
    words |= {run[i : i + 2] for run in re.findall(r"[\u3400-\u9fff]{2,}", folded) for i in range(len(run) - 1)}
    places = [at for w in words if (at := own.find(w[:-1] if len(w) > 5 else w, place)) >= 0]
    return min(places, default=None)


def _same_script(a: str, b: str) -> bool:
    return bool(re.search(r"[\u3400-\u9fff]", a)) == bool(re.search(r"[\u3400-\u9fff]", b))


def question(letter: Letter) -> Finding | None:
    """No question, several, or one that is not at the end; a greeting asks nothing."""
    if not letter.body or re.search(r"\[\[[^\]]*\]\]\s*\Z", "\n\n".join(_before_closing(letter.body, letter))):
        return None
    end = letter.closing()
    asked = [(i, q) for i, p in enumerate(letter.paragraphs[:end]) for q in QUESTION.findall(p)]
    if letter.topic == "holiday":
        return Finding("question", Text("A greeting asks nothing", "问候信不提问"), Text("take the question out", "请去掉问句")) if asked else None
    if not asked:
        return Finding("question", Text("There is no question to answer", "没有可回答的问题"), Text("end with one that takes a word", "结尾请提一个一句话就能回答的问题"))
    if len(asked) > 1:
        return Finding("question", Text(f"There are {len(asked)} questions", f"有 {len(asked)} 个问题"), Text("keep the easiest, at the end", "只留最容易答的一个，放在结尾"))
    if end < len(letter.paragraphs) and asked[0][0] < end - 1:
        return Finding("question", Text("The question does not stand at the end", "问题没有放在结尾"), Text("move it to the last line before the closing", "请移到结尾敬语之前"))
    return None


def _before_closing(written: str, letter: Letter) -> list[str]:
    paragraphs = [p.strip() for p in re.split(r"\n[ \t]*\n", written) if p.strip()]
    closings = tuple(letter.words("closings"))
    end = next((i for i, p in enumerate(paragraphs) if i and p.casefold().startswith(closings)), len(paragraphs))
    return paragraphs[:end]


def too_direct(letter: Letter) -> Finding | None:
    """T1: pressing words, and nothing to write about."""
    if letter.facts.material:
        return None
    own = f"{letter.subject}\n{letter.own}".casefold()
    pressing = next((w for w in (*letter.words("pressing"), *_english(letter)) if _has(own, w)), "")
    if not pressing:
        return None
    return Finding("T1", Text(f"“{pressing}” presses, and the letter brings nothing new", f"“{pressing}”是催促，信里又没有新内容"), Text("bring a fact from Materials instead", "请换成“素材”中的一个事实"))


def _english(letter: Letter) -> Sequence[str]:
    return [] if letter.language == OTHERWISE else [str(w) for w in letter.catalog.words(OTHERWISE, "pressing")]


def same_again(letter: Letter) -> Finding | None:
    """T2: the topic of the touch before, or a question asked in one of the last three letters."""
    topic, before = letter.topic, letter.facts.last_topic
    if topic in _SEVEN and topic == before:
        wrong = Text(f"The topic is that of the last touch, {label(TOPICS, topic, 'en')}", f"话题与上次跟进相同：{label(TOPICS, topic, 'zh')}")
        return Finding("T2", wrong, Text("take another one", "请换一个话题"))
    mine = _questions(letter)
    for cells in letter.facts.earlier[-LAST:] if mine else ():
        if any(alike(q, old) for q in mine for old in _questions(Letter(cells, Facts(words=letter.facts.words)))):
            wrong = Text(f"“{mine[-1]}” was asked in one of the last {LAST} letters", f"“{mine[-1]}”在最近 {LAST} 封信里问过")
            return Finding("T2", wrong, Text("ask something else", "请换一个问题"))
    return None


def _questions(letter: Letter) -> list[str]:
    return [q.strip() for p in letter.paragraphs[: letter.closing()] for q in QUESTION.findall(p)]


def alike(a: str, b: str) -> bool:
    """Are two questions one: alike by 0.85 or more, letters and digits alone counting?"""
    from difflib import SequenceMatcher

    a, b = (" ".join(re.sub(r"[\W_]+", " ", t.casefold()).split())[:1000] for t in (a, b))
    return bool(a and b) and SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


def too_early(letter: Letter) -> Finding | None:
    """T3: a letter, no reply, while the buyer asked to be left in peace."""
    facts = letter.facts
    if letter.topic == "reply" or not (facts.today and facts.not_before and facts.not_before > facts.today):
        return None
    day = facts.not_before.isoformat()
    return Finding("T3", Text(f"The buyer is on hold until {day}", f"该客户暂缓至 {day}"), Text("wait, or clear Not Before", "请等到那天，或清空“暂缓至”"))


def _has(own: str, word: str) -> bool:
    """Does the text have the word, as a word where its script has spaces?"""
    return _whole_word(word).search(own) is not None


@lru_cache(maxsize=4096)  # the words of a language are looked for in every letter; re keeps only 512 patterns
def _whole_word(word: str) -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)" if word.isascii() else re.escape(word))


RULES: tuple[Callable[[Letter], Finding | None], ...] = (
    unfilled, subject, forwarded, recipient, body, salutation, attachments, offer, answers, question, too_direct, same_again, too_early,
)  # fmt: skip
NOTHING = Facts()


def findings(cells: Cells, facts: Facts = NOTHING) -> list[Finding]:
    """What the rules find in a letter, in their order."""
    letter = Letter(cells, facts)
    return [found for rule in RULES if (found := rule(letter)) is not None]


def check(cells: Cells, lang: Lang, facts: Facts = NOTHING) -> str:
    """The findings in words, one a line; empty when all is well."""
    return "\n".join(found.said(lang) for found in findings(cells, facts))
