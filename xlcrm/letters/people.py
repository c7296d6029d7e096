"""How people are called in a letter: title and surname of the buyer, who signs, and the names of our own people."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from xlcrm.han import simplified
from xlcrm.letters.lines import LONGEST_TEXT, Late, has_han, is_han, line, spaced
from xlcrm.letters.names import (
    HAN_TITLES,
    PARTICLES,
    TITLES,
    bare_word,
    cleaned,
    couple,
    department,
    foreign,
    in_script,
    several,
    two_people,
)
from xlcrm.model import Contact, Customer, Member
from xlcrm.schema import fold
from xlcrm.settings import Settings

LEARNED = ("Dr", "Prof")  # of two titles the one that is kept
# The posts that a Chinese letter calls somebody by, as they end -> how it does: 采购经理 is called 王经理, 总经理 王总
_CALLED_BY_POST = (
    ("董事长", "董事长"), ("总经理", "总"), ("总裁", "总"), ("总监", "总监"), ("经理", "经理"), ("厂长", "厂长"), ("主任", "主任"), ("主管", "主管"),
    ("部长", "部长"), ("科长", "科长"), ("店长", "店长"), ("工程师", "工"), ("博士", "博士"), ("教授", "教授"),
)  # fmt: skip
_IN_CHINESE = {"Mr": "先生", "Mrs": "女士", "Ms": "女士", "Miss": "女士", "Dr": "博士", "Prof": "教授"}
_TWO_SIGNS = frozenset(
    "欧阳 司马 上官 诸葛 司徒 夏侯 皇甫 尉迟 公孙 慕容 令狐 端木 东方 南宫 澹台 长孙 宇文 钟离 闻人 轩辕".split()
)
_BEHIND = frozenset("jr sr snr jnr ii iii iv phd mba esq".split())
# Where the family name comes first, or there is none: the whole name stands behind the title.
_WHOLE_NAME = frozenset("KR KP CN TW HK MO JP VN HU SG MY ID TH MM KH LA IS ET MN".split())
# Where a word before the name is a title that elsewhere may be a name or an initial: `Pan Nowak`, `M. Karim Idrissi`.
_TITLES_THERE = {
    **dict.fromkeys((("pan", country) for country in ("PL", "CZ", "SK")), ("Mr", "m")),
    **dict.fromkeys(
        (("m", country) for country in "FR MC LU MA TN DZ SN CI CM BJ TG GA CD CG ML".split()), ("Mr", "m")
    ),
}
# Where people have two family names.
_TWO_FAMILY_NAMES = frozenset("ES MX AR CL PE CO EC UY PY BO VE CR GT HN NI PA SV DO CU PR".split())
# Behind these stands the father: Dr. Khalid bin Salman is Dr. Khalid, and never Dr. bin Salman.
_SON_OF = frozenset("bin bint binti ibn".split())
# What parts a name from the post or the company that some sign with on one line: `Ana Ruiz | Export Manager`
_BESIDE_NAME = re.compile(r"\n|\s+[|·•/–—-]\s+|\s*[|·•,，]\s*")
_IN_BRACKETS = Late(r"\s*[(（][^()（）]*[)）]\s*$")  # Chen Chen (Ms)
LONGEST_ADDRESS = 320  # characters
_ADDRESS = Late(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"
)


def person(name: str, *, han: bool = False, country: str | None = None, post: str = "") -> Mapping[str, str]:
    """A contact as a template calls him.

    `name` is the whole name in the letter's script where the cell has it in both, empty where the cell has none; `title`
    Mr, Mrs, Ms, Miss, Dr or Prof where one is typed before it, `honorific` that title as typed, `surname` what stands
    behind it; `gender` m or f where the title tells; `called` how a Chinese letter calls him; `team` yes for a department,
    `several` for one that says so itself too, as `Sales Team`; `foreign` yes where the name is not in Latin letters. `han`:
    the letter is in Chinese characters; `country` the buyer's ISO code, for where a surname stands; `post` what Contacts
    has for his `Title`.
    """
    typed = cleaned(name)
    whole = in_script(typed, han)
    if has_han(whole):
        titles = [TITLES[bare_word(w)] for w in typed.split() if bare_word(w) in TITLES]
        return _chinese(whole, post if han else "", _IN_CHINESE[titles[0][0]] if titles else "")
    words = whole.split()
    several_titles = couple(words) or two_people(whole)
    title, gender, honorific, rest = ("", "", "", words[-1:]) if several_titles else _titled(words, country)
    if couple(words):
        called = f"{words[-1]} 先生和夫人"
    else:
        called = f"{_surname(rest, country)} {_IN_CHINESE[title]}" if title else whole
    return {
        "name": whole,
        "title": title,
        "honorific": honorific,
        "surname": _surname(rest, country) if title else (rest[-1] if rest else ""),
        "gender": gender,
        "called": called,
        "team": "yes" if department(words) else "",
        "several": "yes" if several(whole) else "",
        "foreign": "yes" if foreign(whole) else "",
    }


def _titled(words: Sequence[str], country: str | None) -> tuple[str, str, str, Sequence[str]]:
    """Title, gender, the title as typed, and the words of the name behind the titles and before `Jr`."""
    title, gender, typed, at = "", "", "", 0
    while at < len(words) - 1:
        word = bare_word(words[at])
        known = _TITLES_THERE.get((word, country or "")) or TITLES.get(word)
        if known is None or (word == "m" and len(words) - at > 2 and (word, country) not in _TITLES_THERE):
            break  # a name, or an initial
        if not title or (known[0] in LEARNED and title not in LEARNED):
            title, typed = known[0], words[at] if words[at].rstrip(".").casefold() == known[0].casefold() else known[0]
        gender, at = gender or known[1], at + 1
    rest = list(words[at:])
    while len(rest) > 1 and rest[-1].rstrip(".").casefold() in _BEHIND:
        rest.pop()
    return title, gender, typed, rest


def _surname(words: Sequence[str], country: str | None) -> str:
    """The family name with its particles (`de Wit`); the whole name where the family name cannot be told from the rest."""
    if country in _WHOLE_NAME or (country in _TWO_FAMILY_NAMES and len(words) > 2):
        return " ".join(words)
    at = len(words) - 1
    while at > 0 and words[at - 1].casefold().rstrip(".") in PARTICLES:
        at -= 1
    return " ".join(words if bare_word(words[at]) in _SON_OF else words[at:])


def _chinese(name: str, post: str, title: str) -> Mapping[str, str]:
    """A name in Chinese characters; `title` is one that stands before it in Latin letters, `Mr 陈`."""
    signs = "".join(filter(is_han, name))
    bare = spaced(name) if len(signs) == 1 or simplified(signs) in HAN_TITLES else name.replace(" ", "")
    if title and not any(simplified(signs).endswith(t) for t in HAN_TITLES):
        bare, name = bare + title, name + title
    behind = next(
        (t for t in HAN_TITLES if simplified(bare).endswith(t) and len(bare) > len(t) and len(bare) - len(t) <= 4), ""
    )
    family = bare[:2] if bare[:2] in _TWO_SIGNS else bare[:1]
    by_post = (
        next((called for ending, called in _CALLED_BY_POST if simplified(post.strip()).endswith(ending)), "")
        if not behind and len(bare) <= 4
        else ""
    )
    return {
        "name": name, "title": "", "honorific": "", "surname": family, "gender": HAN_TITLES.get(behind, ""),
        "called": family + by_post if by_post else bare, "team": "", "several": "yes" if several(bare) else "", "foreign": "yes",
    }  # fmt: skip


def same_person(one: str, other: str) -> bool:
    """Do two names mean one person, though one may have the title or the first name more: `Ms Ann Webb`, `Ann Webb`?"""
    a, b = (frozenset(w for w in re.findall(r"[^\W_]+", fold(n)) if w not in TITLES) for n in (one, other))
    if a <= b or b <= a:
        return True
    named = [simplified(cleaned(n)).replace(" ", "") for n in (one, other)]
    titled = [any(n.endswith(t) for t in HAN_TITLES) for n in named]
    return any(titled) and all(is_han(n[:1]) for n in named) and named[0][0] == named[1][0]


def person_at(contact: Contact | None, customer: Customer) -> tuple[str, str]:
    """Name and address of who is written to; of several addresses in one cell the first that can be written to."""
    name, email = (contact.name, contact.email) if contact else (customer.contact, customer.email)
    return line(name), next(filter(is_address, addresses_apart(email)), line(email))


def member_called(name: str, team: Sequence[Member]) -> Member | None:
    """The row of Team with that name; Owner may have it in other capitals."""
    wanted = fold(name)
    return next((m for m in team if fold(m.name) == wanted), None) if wanted else None


def signature(name: str, team: Sequence[Member], settings: Settings) -> str:
    """How somebody signs: by Team; else, of his own name, the sender by Settings (domain.md 8)."""
    member = member_called(name, team)
    if member:
        lines = [member.name, member.title, settings.sender_company, member.phone, member.email]
        return member.signature.strip()[:LONGEST_TEXT] or "\n".join(filter(None, lines))
    if settings.signature:
        return settings.signature.strip()[:LONGEST_TEXT]
    lines = [
        settings.sender_name or name,
        settings.sender_title,
        settings.sender_company,
        settings.sender_phone,
        settings.sender_address,
    ]
    return "\n".join(filter(None, lines)) if lines[0] else ""


@lru_cache(maxsize=1024)  # few people of ours, in each letter of theirs
def known_as(name: str, signed: str, han: bool) -> str:
    """How a person of ours is named in a letter: as he signs, or by the name in the book where that is in the letter's script."""
    first, own = (
        in_script(line(_IN_BRACKETS.sub("", n)), han) for n in (_BESIDE_NAME.split(signed, maxsplit=1)[0], name)
    )
    if not own or not first:
        return own or first
    fits = [has_han(n) == han for n in (first, own)]
    if fits[0] != fits[1]:
        return first if fits[0] else own
    return first if first.startswith(own) else own


def is_address(address: str) -> bool:
    """Can it be written to: one name at one domain, and nothing more?"""
    return len(address) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(address) is not None


def addresses_apart(cell: str) -> list[str]:
    """What may be addresses in a cell that a person has filled with several: a line, a stroke or a comma between, or names."""
    if is_address(cell.strip()):
        return [cell.strip()]  # a stroke may stand in one
    return [a for a in (word.strip("<>()[]（）.'\"") for word in re.split(r"[\s;,；，、/|:：]+", cell)) if "@" in a]


def addresses_in(to: str) -> list[str]:
    """What stands between the separators."""
    return [a.strip() for a in re.split(r"[;,；，]", to) if a.strip()]
