"""A name as people type it, made fit to be greeted by: `JOHN SMITH`, `Dear Tom`, `Lee, Ms Sun-hi`, `tom@acme.com`, `-`."""

import re
from collections.abc import Sequence
from functools import lru_cache

from xlcrm.han import BEHIND_A_FAR_LETTER, simplified
from xlcrm.letters.lines import Late, has_han, line

# What people write before a name: the title an English letter has for it, and whether it tells a man or a woman.
TITLES = {
    "mr": ("Mr", "m"), "mister": ("Mr", "m"), "sr": ("Mr", "m"), "herr": ("Mr", "m"), "m": ("Mr", "m"),
    "mrs": ("Mrs", "f"), "sra": ("Mrs", "f"), "frau": ("Ms", "f"), "mme": ("Ms", "f"),
    "ms": ("Ms", "f"), "miss": ("Miss", "f"), "srta": ("Miss", "f"),
    "herrn": ("Mr", "m"), "monsieur": ("Mr", "m"), "madame": ("Ms", "f"), "madam": ("Ms", "f"), "mlle": ("Ms", "f"), "mademoiselle": ("Ms", "f"),
    "señor": ("Mr", "m"), "señora": ("Mrs", "f"), "señorita": ("Miss", "f"), "senhor": ("Mr", "m"), "senhora": ("Mrs", "f"),
    "signor": ("Mr", "m"), "signora": ("Ms", "f"), "pani": ("Ms", "f"),
    "hr": ("Mr", "m"), "hrn": ("Mr", "m"), "fr": ("Ms", "f"), "sig": ("Mr", "m"), "sig.ra": ("Ms", "f"), "sig.na": ("Ms", "f"),
    "dott": ("Dr", "m"), "dott.ssa": ("Dr", "f"), "dottor": ("Dr", "m"), "dottoressa": ("Dr", "f"),
    "dr": ("Dr", ""), "dra": ("Dr", "f"), "prof": ("Prof", ""), "profa": ("Prof", "f"),
}  # fmt: skip
# What stands behind a name in Chinese, and whether it tells a man or a woman.
HAN_TITLES = {
    "先生": "m", "女士": "f", "小姐": "f", "太太": "f", "总经理": "", "副总": "", "总监": "", "经理": "", "董事长": "", "厂长": "", "主任": "",
    "主管": "", "部长": "", "科长": "", "店长": "", "会长": "", "老板": "", "博士": "", "教授": "", "老师": "", "总": "", "工": "", "董": "",
}  # fmt: skip
_OF_HAN = {"先生": "Mr", "女士": "Ms", "小姐": "Ms", "太太": "Mrs", "博士": "Dr", "教授": "Prof"}  # in other letters
PARTICLES = frozenset(
    "de da do das dos del della di du la le van von der den ter ten te zu zum zur al el bin ibn ben af av dal dalla st san santa".split()
)
# Whom a name that is none means: a department, not a person.
_DEPARTMENT = frozenset(
    "purchasing purchase procurement buying sourcing sales import export imports info office admin accounts accounting finance logistics"
    " compras ventas einkauf vertrieb achats acquisti purchase-department service".split()
)
# The words by which a name says that it means several people
_SAY_SO = frozenset("department dept team division departamento dpto equipo abteilung".split())
_SAY_SO_IN_CHINESE = ("部", "部门", "团队", "小组", "各位")
# What may stand behind a comma and is no first name
_POSTS = _DEPARTMENT | frozenset(
    "buyer manager director owner president ceo cfo coo cto vp md gm head chief partner founder engineer assistant secretary marketing quality"
    " technical general senior junior department dept team jr sr phd mba esq ltd inc llc gmbh co company".split()
)
_GREETED = Late(r"^(?:(?:dear|hello|hi|estimad[oa]s?|致)[\s,，:：]+|(?:尊敬的|亲爱的)\s*)", any_case=True)
_BEHIND_JAPANESE = Late(rf"{BEHIND_A_FAR_LETTER}\s*(?:様|さま|さん|殿|氏)$")
_TITLE_BEHIND = Late(r"\s*(?:[(（\[【]|[,，;；]\s*)([^\W\d_]{2,6}\.?)\s*[)）\]】]?$")
_TITLED_IN_BRACKETS = Late(
    r"[(（\[【]\s*(([A-Za-z]{2,5})\.?\s+[^)）\]】\u0250-\uffff]+)[)）\]】]"
)  # 김민수 (Mr. Kim Min-su)
_ADDRESS = Late(r"<[^<>]*@[^<>]*>|\([^()]*@[^()]*\)|\S+@\S+")
_COUPLE = Late(r"([^\W\d_]+)\.? ?(?:&|\+|and|und|et|y|e|和) ?([^\W\d_]+)\.? +\S", any_case=True)
_AND_ANOTHER = Late(
    r"[^\W\d_]\.?(?:\s*[&+/]\s*|\s+(?:and|und|et|y|e|和)\s+)(?:mr|mister|mrs|ms|miss|herr|frau|mme|sr|sra|srta|dr|dra|prof|eng|engr|ing|lic|arq)(?:\.\s*|\s+)[^\W\d_]",
    any_case=True,
)
_NUMERALS = frozenset("ii iii iv vi vii".split())
_VOWELS = frozenset("aeiouyáàâãäåéèêëíìîïóòôõöøúùûüýœæ")
_NOBODY = frozenset(
    "n/a n.a. tbd tba none unknown owner customer client buyer contact 无 未知 不详 待定 客户 联系人".split()
)


@lru_cache(maxsize=4096)  # the draft asks of a contact, and several rules of the check after it
def cleaned(typed: str) -> str:
    """A name without what is no part of it: a greeting, an address, what stands in brackets or behind a comma; empty for
    what is no name, such as a title alone or `-`.
    """
    whole = _GREETED.sub("", line(typed))
    if not whole.isascii():
        whole = _BEHIND_JAPANESE.sub("", whole)
    if "@" in whole:
        whole = _ADDRESS.sub(" ", whole).strip(" \"'<>()-–")
    if any(mark in whole for mark in ",，;；（([【"):
        whole = _without_more(whole)
    whole = re.sub(
        r"^((?:mr|mrs|ms|dr|sr|sra|prof)\.)(?=[^\W\d_])", r"\1 ", " ".join(whole.split()), flags=re.IGNORECASE
    )
    words = [w for w in whole.split() if bare_word(w) not in TITLES]
    named = any(ch.isalpha() for w in words for ch in w)
    whole = re.sub(r"\bdept\.?$", "Department", whole, flags=re.IGNORECASE)
    return recased(whole) if named and simplified(whole.casefold()) not in _NOBODY else ""


def _without_more(whole: str) -> str:
    """Without brackets, and of what a comma parts the name: `Lee, Ms Sun-hi` is Ms Sun-hi Lee, `Tom Reed, Purchasing` Tom Reed.

    A title alone in brackets or behind the comma comes first: `Tran Van Anh (Mr.)` is Mr. Tran Van Anh. Of a single word
    before the comma nobody can tell whether it is a surname: `Smith, John` is no name to greet by.
    """
    behind_name = _TITLE_BEHIND.search(whole)
    if behind_name and bare_word(behind_name[1]) in TITLES and len(bare_word(behind_name[1])) > 1:
        return f"{behind_name[1]} {_without_more(whole[: behind_name.start()])}"
    bracketed = _TITLED_IN_BRACKETS.search(whole)
    if bracketed and foreign(whole[: bracketed.start()]) and bare_word(bracketed[2]) in TITLES:
        return f"{whole[: bracketed.start()].strip()} {bracketed[1]}" if has_han(whole) else bracketed[1]
    outside = re.sub(r"[(（\[【][^)）\]】]*[)）\]】]?", " ", whole).strip() or whole
    name, *more = [part.strip() for part in re.split(r"[,，;；]", outside)]
    behind = more[0].split() if more and not any(mark in outside for mark in ";；") else []
    whole_name = len([w for w in name.split() if w.casefold() not in PARTICLES]) > 1  # `de la Cruz` is a surname
    if not behind or whole_name or has_han(outside) or len(behind) > 3:
        return name
    if bare_word(behind[0]) in TITLES and len(behind) > 1:
        return more[0] if bare_word(name) in _POSTS else f"{more[0]} {name}"
    if any(bare_word(w) in _POSTS for w in behind) or bare_word(name.split()[0]) in TITLES:
        return name
    return f"{more[0]} {name}" if name.isupper() and not more[0].isupper() else ""


def bare_word(word: str) -> str:
    """A word folded, without the point behind it."""
    return word.rstrip(".").casefold()


def recased(name: str) -> str:
    """`JOHN SMITH`, `mr. tom`, `Jean DUPONT` as names are written; `McDonald`, `de la Cruz` and `JP` stay."""
    words = name.split(" ")
    named = "".join(w for w in words if bare_word(w) not in TITLES) or name
    shouted, whispered = named.isupper() and len(named) > 1, named.islower()
    return " ".join(_recased(w, shouted, whispered, first=n == 0) for n, w in enumerate(words))


def _recased(word: str, shouted: bool, whispered: bool, *, first: bool) -> str:
    folded = bare_word(word)
    if folded in TITLES and len(folded) > 1 and (word.isupper() or word.islower()):
        return word.capitalize()
    if not first and folded in PARTICLES:
        return word.lower() if shouted else word
    if word.islower() and whispered:
        return _capitals(word)
    if folded in _NUMERALS:
        return word
    letters = [ch for ch in word if ch.isalpha()]
    loud = word.isupper() and (shouted or len(letters) > 2) and len(letters) > 1
    return (
        _capitals(word)
        if loud and (folded == "ng" or not _VOWELS.isdisjoint(word.casefold())) and "." not in word[:-1]
        else word
    )


def _capitals(word: str) -> str:
    """A capital at the head of each part: Jean-Luc, O’Brien."""
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), word) if "'s" not in word.casefold() else word.capitalize()


def couple(words: Sequence[str]) -> bool:
    """Are two people greeted by their titles: `Mr & Mrs Smith`?"""
    if len(words) < 2 or bare_word(re.split("[&+.]", words[0])[0]) not in TITLES:
        return False
    found = _COUPLE.match(" ".join(words))
    return found is not None and found[1].casefold() in TITLES and found[2].casefold() in TITLES


def two_people(name: str) -> bool:
    """Do two people stand in the name, the second with a title: `Mr Bob Li & Ms Anna Roth`? A couple is none."""
    return _AND_ANOTHER.search(name) is not None and not couple(name.split())


def department(words: Sequence[str]) -> bool:
    """Is it a department that is written to, and not one who says so himself, as `Sales Team` does?"""
    return bool(words) and all(bare_word(w) in _DEPARTMENT for w in words)


def several(name: str) -> bool:
    """Is it more people than one who are written to: a department, or who says so himself, as `Sales Team` and 采购部 do?"""
    words = name.split()
    return (
        department(words)
        or any(bare_word(w) in _SAY_SO for w in words)
        or simplified(name).endswith(_SAY_SO_IN_CHINESE)
    )


def foreign(name: str) -> bool:
    """Does a name have letters that are not Latin ones?"""
    return any(ch.isalpha() and not (ch <= "\u024f" or "\u1e00" <= ch <= "\u1eff") for ch in name)


def in_script(name: str, han: bool) -> str:
    """`陈伟明 Tan Wei Ming`: in a Chinese letter the former, in any other the latter; `Fiona 王` is one name, and so are `Wong 小姐`
    and, elsewhere, `Ms Wong`.
    """
    words = name.split()
    named = [w for w in words if bare_word(w) not in TITLES]
    fitting = [w for w in named if has_han(w) == han]
    if not fitting:
        return " ".join(named) if any(map(has_han, named)) else name
    if han and len(fitting) < len(named) and (len("".join(fitting)) == 1 or simplified("".join(fitting)) in HAN_TITLES):
        return name
    there = " ".join(w for w in words if has_han(w) == han)
    title = next((_OF_HAN[t] for t in map(simplified, words) if t in _OF_HAN), "")
    return f"{title} {there}" if title and not han and len(named) == len(words) else there
