"""A first plain letter for who is due: what is known, in order, and a visible place for what only a person knows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from xlcrm.lists import TOPICS, label
from xlcrm.method.refresh import Standing
from xlcrm.model import Book, Cell, Member, Quote
from xlcrm.settings import Settings
from xlcrm.tables.values import text
from xlcrm.text import Lang, Text

MONTHS = "January February March April May June July August September October November December".split()
CHINESE = frozenset({"zh", "zh-cn", "zh-hans", "cn", "chinese", "中文", "汉语", "简体中文", "mandarin"})
TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof"})

# What each contact is for, by grade (domain.md 1: 跟 keep in touch, 进 make progress)
GOALS = {
    "A": Text("serve and keep", "服务维护"),
    "B": Text("one step nearer the order", "向订单推进一步"),
    "C": Text("reopen the talk", "重启洽谈"),
    "D": Text("get a first answer", "得到首次答复"),
    "P": Text("be noticed", "让对方注意到我们"),
}
# What the letter must carry, where no material is at hand to carry it (domain.md 3)
WANTED = {
    "self-check": Text("what you corrected, completed or made easier, and what it changes for this buyer", "自检后更正、补充或简化了什么，对客户有什么影响"),
    "price": Text("product, old and new price, reason, Incoterm and place, valid until", "产品、原价与新价、原因、贸易术语与地点、有效期"),
    "product": Text("the new product in one line: spec, selling point, price, from when", "新产品一句话：规格、卖点、价格、何时供货"),
    "news": Text("the news, and what it means for this buyer", "公司新动态，以及对客户意味着什么"),
    "fair": Text("fair, dates, hall and booth, and a time you keep free", "展会名称、日期、馆号展位、为客户预留的时间"),
    "visit": Text("the days, the agenda, who picks the visitor up", "来访日期、日程、由谁接机"),
    "holiday": Text("the feast of the buyer's country, and your wish; no offer", "客户当地的节日与祝福；不谈生意"),
    "first-letter": Text("one fact that makes this buyer look: a client, a figure, a saving in the buyer's own market", "一个能让对方留意的事实：同类客户、数据，或对其市场的好处"),
    "quote": Text("one fact about the quoted product that matters to this buyer", "所报产品对该客户重要的一个事实"),
    "reply": Text("the answer, point by point, in the buyer's order", "按客户提问的顺序逐点答复"),
}
SUBJECTS = {
    "self-check": Text("a correction to what we sent you", "对此前资料的一处更正"),
    "price": Text("a change of price", "价格更新"),
    "product": Text("a new product for your range", "适合您的一款新产品"),
    "news": Text("news from our works", "工厂最新动态"),
    "fair": Text("where we can meet", "展会见面邀请"),
    "visit": Text("an invitation to our works", "邀请您来厂参观"),
    "holiday": Text("a greeting to you", "节日问候"),
    "first-letter": Text("for your buying desk", "供贵司采购参考"),
}


class Draft(NamedTuple):
    """A letter as drafted: its cells by English column name of Emails, and who signs it."""

    cells: Mapping[str, Cell]
    by: str


def letter_language(typed: str) -> Lang:
    """The language a customer is written to: his own, else English."""
    return "zh" if typed.strip().casefold() in CHINESE else "en"


def draft(standing: Standing, book: Book, settings: Settings) -> Draft:
    """The letter to a customer who is due."""
    customer, topic = standing.customer, standing.topic or "self-check"
    lang = letter_language(customer.language)
    name, signature = signed_by(customer.owner, book.team, settings, lang)
    quote = _quote_spoken_of(standing.history.quotes)
    paragraphs = [greeting(customer.contact, lang), *_opening(standing, topic, quote, lang), _wanted(topic, lang)]
    paragraphs += [question] if (question := _question(topic, quote, lang)) else []
    paragraphs.append(Text("Best regards,", "顺祝商祺！").said(lang) + "\n" + signature)
    cells: dict[str, Cell] = {
        "Customer ID": customer.id,
        "Company": customer.company,
        "Contact": customer.contact,
        "To": customer.email,
        "Topic": label(TOPICS, topic, book.lang),
        "Goal": GOALS[standing.grade.letter].said(book.lang),
        "Language": lang,
        "Subject": _subject(standing, topic, quote, lang),
        "Body": "\n\n".join(paragraphs),
    }
    return Draft(cells, name)


def _quote_spoken_of(quotes: Sequence[Quote]) -> Quote | None:
    """The newest quote; of several of its day the last that is Sent, for it is the one to be followed up."""
    newest = [q for q in quotes if q.date == quotes[-1].date]
    return next((q for q in reversed(newest) if q.status == "Sent"), newest[-1] if newest else None)


def greeting(contact: str, lang: Lang) -> str:
    """The salutation: with a title the surname alone, else the name as it is known."""
    if not contact:
        return Text("Dear [[to fill in: the buyer's name]],", "[[待填写：客户姓名]]，您好：").said(lang)
    words = contact.split()
    if lang == "en" and words[0].rstrip(".").casefold() in TITLES and len(words) > 2:
        contact = f"{words[0]} {words[-1]}"
    return Text(f"Dear {contact},", f"{contact}，您好：").said(lang)


def signed_by(owner: str, team: object, settings: Settings, lang: Lang) -> tuple[str, str]:
    """Who signs, and the signature: the owner by Team, else the sender by Settings."""
    member = next((m for m in team if m.name == owner), None) if owner else None  # type: ignore[attr-defined]
    if isinstance(member, Member):
        lines = [member.name, member.title, settings.sender_company, member.phone, member.email]
        return member.name, member.signature or "\n".join(filter(None, lines))
    lines = [settings.sender_name or owner, settings.sender_title, settings.sender_company, settings.sender_phone, settings.sender_address]
    missing = Text("[[to fill in: your name (Settings, Sender Name)]]", "[[待填写：您的姓名（“设置”表的发件人姓名）]]").said(lang)
    return settings.sender_name or owner, settings.signature or "\n".join(filter(None, lines)) or missing


def _opening(standing: Standing, topic: str, quote: Quote | None, lang: Lang) -> list[str]:
    """What was last said: the buyer's own words, his message, the quote on the table."""
    replies = standing.history.replies
    if topic == "quote" and quote is not None:
        return [_quoted(quote, lang)]
    if not replies or topic == "holiday":
        return []
    last, day = replies[-1], _day(replies[-1].date, lang)
    if topic == "reply":
        thanks = Text(f"Thank you for your message of {day}.", f"感谢您{day}的来信。").said(lang)
    else:
        thanks = Text(f"I come back to your message of {day}.", f"接着您{day}的来信与您联系。").said(lang)
    return [thanks + (Text(f" You wrote: “{last.said}”", f"您提到：“{last.said}”").said(lang) if last.said else "")]


def _quoted(quote: Quote, lang: Lang) -> str:
    """The quote in one sentence: what is not in its row is left out, never made up."""
    goods = " ".join(filter(None, (quote.product, quote.model)))
    amount = f"{text(quote.qty)} {quote.unit}".strip() if quote.qty is not None else ""
    price = f"{quote.currency} {text(quote.unit_price)}".strip() if quote.unit_price is not None else ""
    terms = f"{quote.incoterm} {quote.place}".strip()
    day, until = _day(quote.date, lang), _day(quote.valid_until, lang) if quote.valid_until else ""
    if lang == "zh":
        parts = filter(None, (goods, amount, price and f"单价 {price}", terms, until and f"有效期至{until}"))
        return f"{day}我们向您报价{f'（{quote.number}）' if quote.number else ''}：" + "，".join(parts) + "。"
    parts = filter(None, ((amount and f"{amount} of {goods or 'the goods'}") or goods, price and f"at {price}", terms))
    what = " ".join(parts) or "as you asked"
    number = f" ({quote.number})" if quote.number else ""
    return f"On {day} we quoted you {what}{number}{f', valid until {until}' if until else ''}."


def _wanted(topic: str, lang: Lang) -> str:
    return Text(f"[[to fill in: {WANTED[topic].en}]]", f"[[待填写：{WANTED[topic].zh}]]").said(lang)


def _question(topic: str, quote: Quote | None, lang: Lang) -> str:
    """One easy question at the end, none in a greeting."""
    if topic == "holiday":
        return ""
    if topic == "quote" and quote is not None:
        return Text("Does the quantity suit you, or shall I quote a smaller first lot?", "这个数量合适吗？还是先按小批量报一份？").said(lang)
    if topic == "first-letter":
        return Text("Are you the right person for this, or would you kindly name one?", "这方面由您负责吗？或请告知该联系哪位？").said(lang)
    return Text("[[to fill in: one question that can be answered in a word]]", "[[待填写：一个一句话就能回答的问题]]").said(lang)


def _subject(standing: Standing, topic: str, quote: Quote | None, lang: Lang) -> str:
    if topic == "quote" and quote is not None:
        goods = " ".join(filter(None, (quote.number and f"{quote.number}:", quote.product, quote.model)))
        return _cut(goods or Text("Our quotation", "我方报价").said(lang))
    if topic == "reply":
        day = _day(standing.history.replies[-1].date, lang)
        return Text(f"Your message of {day}", f"回复您{day}的来信").said(lang)
    about = standing.customer.products.split(",")[0].strip() or standing.customer.company
    words = SUBJECTS[topic].said(lang)
    return _cut(f"{about}：{words}" if lang == "zh" else f"{about}: {words}")


def _cut(subject: str) -> str:
    return subject if len(subject) <= 60 else subject[:59].rstrip() + "…"


def _day(day: date, lang: Lang) -> str:
    return Text(f"{day.day} {MONTHS[day.month - 1]}", f"{day.month}月{day.day}日").said(lang)
