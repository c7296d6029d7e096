"""Texts out of cells, made fit to stand in a letter: on one line, in sentences, in one script."""

import re
from collections.abc import Iterator
from functools import cached_property

from xlcrm.han import FAR_LETTER, simplified

LONGEST = 600  # characters of a name, a title or a term of a quote
LONGEST_TEXT = 4_000  # of a material's sentences
QUOTED = 180  # of the buyer's own words


class Late:
    """A pattern that is compiled when it is first needed: most letters need few, and compiling one takes longer than reading one."""

    def __init__(self, source: str, *, any_case: bool = False, lines: bool = False) -> None:
        self._source, self._flags = source, re.IGNORECASE * any_case | re.MULTILINE * lines

    @cached_property
    def _compiled(self) -> "re.Pattern[str]":
        return re.compile(self._source, self._flags)

    def search(self, text: str) -> "re.Match[str] | None":
        """The first place where a text fits."""
        return self._compiled.search(text)

    def match(self, text: str) -> "re.Match[str] | None":
        """Does a text begin so?"""
        return self._compiled.match(text)

    def fullmatch(self, text: str) -> "re.Match[str] | None":
        """Is a text so from end to end?"""
        return self._compiled.fullmatch(text)

    def finditer(self, text: str) -> "Iterator[re.Match[str]]":
        """Every place where a text fits."""
        return self._compiled.finditer(text)

    def sub(self, by: str, text: str) -> str:
        """The text with every such place put otherwise."""
        return self._compiled.sub(by, text)


# A point behind these ends no sentence where a number or a small letter follows, behind a title nor before a name: `item No. 12?`
_SHORT = (
    r"(?<!\w)(?:(?i:nos?|nr|n[º°]|núm|art|ref|fig|pág|tel|ext|approx|aprox|ca|min|max|incl|excl|qty|pcs?|ctns?|vs|e\.g|i\.e)\.(?=\s+[\da-zß-ÿ])"
    r"|(?i:mr|mrs|ms|messrs|dr|prof|eng|ing|sr|sra|srta)\.(?=\s+\w))"
)
SHORTENED = Late(_SHORT)
_SENTENCE = Late(rf"(?=\S)(?:{_SHORT}|.)+?(?:(?<![.…])[.…]+[)”’»]?(?=\s|$)|[!?。！？]+[)”’»」]?|$)")
_MARKS = str.maketrans("“”«»„", "‘’‹›‚")  # within a quotation
_SAYS_LITTLE = Late(rf"\W*(?:[A-Za-z\u00c0-\u024f]{{0,12}}|{FAR_LETTER}{{0,3}})\W*")
# What a buyer's message begins with, and the courtesies that it may consist of
_GREETS = Late(
    r"(?:dear|hi|hello|hey|hej|hallo|guten (?:tag|morgen)|bonjour|buongiorno|ol[áa]|oi|salam|shalom|g['’]day|namaste|greetings|добрый день|здравствуйте|merhaba|good (?:morning|afternoon|evening|day)|estimad[oa]s?|hola|buen[oa]s (?:días|tardes))(?: (?:mr|mrs|ms|dr|sr|sra)\.| [^\s,.:!?;]+){0,4} ?[,:!](?:\s+|$)"
    rf"|{FAR_LETTER}{{0,6}}[，, ]*[您你]好(?:[！!，,。：: ]+|$)",
    any_case=True,
)
_COURTESIES = Late(
    r"\b(?:(?:thank(?:s| you)|many thanks|merci|(?:muchas )?gracias|(?:vielen )?dank|(?:muito )?obrigad[oa]|grazie) (?:for|pour|por|für|pelo|pela|per) (?:your|votre|su|ihr|ihre|ihren|seu|sua|la sua|il suo) (?:kind |prompt |quick )?(?:reply|message|e-?mail|mail|letter|offer|quotation|réponse|offre|devis|mensaje|correo|respuesta|oferta|cotización|nachricht|antwort|angebot|mensagem|resposta|proposta|messaggio|risposta|offerta)"
    r"|(?:thank(?:s| you)|many thanks|gracias|muchas gracias|vielen dank|danke|merci|(?:muito )?obrigad[oa])(?: (?:again|you|(?:very|so) much|a lot|beaucoup|sehr))?"
    r"|with thanks|(?:well )?(?:received|noted)|recibido|bien reçu|ok(?:ay)?|got it|(?:best|kind|warm) regards|regards|saludos|olá|bonjour|guten tag|atentamente"
    r"|quedo (?:muy )?(?:pendiente|atent[oa]|a la espera)(?: de (?:su|tu|sus) (?:respuesta|comentarios|noticias))?|quedamos (?:pendientes|atentos|a la espera)(?: de (?:su|sus) (?:respuesta|comentarios|noticias))?|fico (?:no aguardo|à espera)"
    r"|(?:i am |we are )?(?:looking forward to|(?:a)?wait(?:ing)?(?: for)?) (?:hear(?:ing)? from you|your (?:(?:kind|early|prompt|quick|soonest) )?(?:reply|answer|response|feedback)))(?: soon)?\b"
    r"|(?:merry|happy|blessed) (?:christmas|xmas|new year|holidays?|easter|thanksgiving|diwali|eid|chinese new year)|eid mubarak|ramadan kareem|season['’]s greetings"
    r"|feliz (?:navidad|año(?: nuevo)?)|felices fiestas|joyeux noël|frohe weihnachten|(?:圣诞|新年|春节|元旦|节日|中秋)(?:节)?快乐"
    r"|\b(?:to|for) (?:you|u)(?: all| too)?\b|收到|(?:谢谢|多谢|感谢)[您你了]?(?:的?(?:来信|邮件|报价|回复))?|好的|知道了|了解|明白|(?:期待|等候?|静候|盼)[您你]?的?(?:尽快|早日)?的?(?:回复|答复|回音|佳音)",
    any_case=True,
)
# How a message closes: the greeting and the name behind it, which are no part of what he said
_CLOSES = Late(
    r"(?:^|(?<=\s))(?i:(?:(?:kind|best|warm|b\.?)(?:est)? ?)?(?:regards|rgds)|many thanks and (?:kind )?regards|cheers|saludos(?: cordiales)?|un (?:cordial )?saludo|atentamente|abrazos?"
    r"|mfg|(?:mit )?(?:freundlichen?|besten?|viele[nr]?) grü(?:ß|ss)en?|cordialement|bien à vous|cordiali saluti|atenciosamente|abraços|с уважением|all the best|thx|tks)"
    r"[\s,.!–-]*(?:[A-ZÀ-ÞА-Я][\w.'’-]*[\s,]*){0,3}\W*$"
)
# Behind a question even a number stands before a number: `…吗？3、2 万只交期多久？`
_NUMBERS = Late(
    r"(?:(?P<head>^[ \t]*)|(?<=\s)|(?<=[。！？]))\(?(?P<n>\d{1,2})[.)、．](?!\d)\s*|(?:(?<=[?。！？])|(?<=[?。！？]\s))\(?(?P<m>\d{1,2})[)、](?=\d)",
    lines=True,
)


def is_han(sign: str) -> bool:
    """Is it a Chinese character? False for none at all."""
    return "\u3400" <= sign <= "\u9fff"


def has_han(text: str) -> bool:
    """Does a text have Chinese characters?"""
    return not text.isascii() and max(text) >= "\u3400" and any(map(is_han, text))


def line(value: str, most: int = LONGEST) -> str:
    """On one line, without what no letter shows: control characters become spaces."""
    if not value.isprintable():
        value = "".join(ch if ch.isprintable() else " " for ch in value[: most * 4])
    return " ".join(value.split())[:most]


def spaced(value: str) -> str:
    """A space where Latin letters meet Chinese characters, as a Chinese letter is set."""
    parts, before = list[str](), ""
    for sign in value:
        if (is_han(before) and sign.isascii() and sign.isalpha()) or (
            is_han(sign) and before.isascii() and (before.isalpha() or before == ".")
        ):
            parts.append(" ")
        parts.append(sign)
        before = sign
    return "".join(parts)


def sentences(words: str) -> list[str]:
    """The sentences of a text on one line; the point in 12.50 ends none, nor does that of an abbreviation."""
    return [m[0] for m in _SENTENCE.finditer(words)]


def questions_in(summary: str) -> list[str]:
    """The questions of a reply: the sentences of its Summary that end in ? or ？ (domain.md 8), numbers before them left out."""
    greeting = _GREETS.match(summary := summary[:LONGEST_TEXT].lstrip())
    rows = _unnumbered(summary[greeting.end() :] if greeting else summary, "\n").splitlines()
    found = (s.rstrip("”’»」").lstrip('“‘«「"') for row in rows for s in sentences(row.strip()))
    return [q for q in found if asks(q) and len(q) > 1]


def _unnumbered(words: str, by: str) -> str:
    """Without the numbers that count the points of a message: those at the head of a line, and those that have a neighbour.

    `PO attached for 40. Confirm week 47.` keeps its own.
    """
    found = list(_NUMBERS.finditer(words))
    numbers = {int(m["n"] or m["m"]) for m in found}
    kept, at = list[str](), 0
    for m in found:
        if m["head"] is not None or numbers & {int(m["n"] or m["m"]) + step for step in (-1, 1)}:
            kept += words[at : m.start()], by
            at = m.end()
    return "".join(kept) + words[at:]


def asks(sentence: str) -> bool:
    """Does the sentence end in ? or ？"""
    return sentence.rstrip("!！”’»」)").endswith(("?", "？"))


def said(words: str) -> str:
    """The buyer's own words, as long as a letter can bear, whole sentences where that is possible, without the last full stop."""
    words = _unquoted(words)
    if len(words) > QUOTED:
        kept = ""
        for sentence in sentences(words):
            if len(kept) + len(sentence) >= QUOTED:
                break
            kept = _joined(kept, sentence)
        words = kept or words[: QUOTED - 1].rsplit(" ", 1)[0].rstrip(",;:，；： ") + "…"
    return words.rstrip(".。") if not words.endswith("..") else words


def says_little(words: str) -> bool:
    """Is it a word alone or a courtesy, `ok`, `Noted with thanks!`, `好的，谢谢`, which is nothing to open a letter with?"""
    whole = simplified(_unquoted(words))
    return _SAYS_LITTLE.fullmatch(whole) is not None or not any(map(str.isalnum, _COURTESIES.sub("", whole)))


def told(words: str) -> str:
    """Of the buyer's own words what is no question: questions that were answered long ago are not held up to him."""
    return said(statements_in(words))


def statements_in(words: str) -> str:
    """The sentences of the buyer's own words that say something and ask nothing."""
    kept = ""
    for sentence in sentences(_unquoted(_unnumbered(words, " "))):
        if not asks(sentence) and not says_little(sentence):
            kept = _joined(kept, sentence)
    return kept


def _unquoted(words: str) -> str:
    """What was said, on one line, without the greeting that it begins with."""
    whole = line(words, 2000).strip('“”"«»「」 ').translate(_MARKS)
    whole = _CLOSES.sub("", whole).rstrip() or whole
    greeting = _GREETS.match(whole)
    if greeting is None:
        return whole
    rest = whole[greeting.end() :]
    return rest[:1].upper() + rest[1:]


def _joined(before: str, sentence: str) -> str:
    return f"{before}{'' if not before or before[-1] in '。！？' else ' '}{sentence}"
