"""The check of a letter's form: nothing left to fill in, subject, recipient, salutation, signature, attachments (domain.md 8)."""

import re

from xlcrm.han import BEHIND_A_FAR_LETTER, FAR_LETTER, simplified
from xlcrm.letters.lines import Late, has_han, is_han, spaced
from xlcrm.letters.names import HAN_TITLES, TITLES, cleaned
from xlcrm.letters.people import addresses_in, is_address, person, same_person
from xlcrm.letters.vocabulary import bare, plain
from xlcrm.letters.written import TO_FILL_IN, Finding, Written, closes
from xlcrm.tables.values import text
from xlcrm.text import Text

SUBJECT = 60  # characters, what a telephone shows
WORDS, SIGNS = 150, 330  # of a letter between salutation and closing: words, or Chinese characters
MORE = 20, 45  # for each question beyond the first that a reply answers
FORWARDED = Late(
    r"\s*(?:re|aw|antw|fwd?|wg|tr|sv|rv|enc|odp|回复|回覆|答复|转发|轉寄|轉發)\s*(?:\[\d+\])?\s*[:：]", any_case=True
)
# What else people leave to be filled in, in templates of their own: {{name}}, {name}, [Your name], 【客户姓名】, （待填）, XX公司, USD xxx, ____
_MARKS = ("[", "{", "<", "【", "［", "(", "（", "___", "xx", "XX", "Xx", "××", "ＸＸ")
_BLANK = Late(
    r"\{\{[^{}\n]{0,80}\}\}|\{[^{}\n]{1,80}\}|[(（](?:(?:please |to be )?fill(?:ed)? in|por completar|(?:待填|待补|请填|填写)[^()（）\n]{0,24})[)）]"
    rf"|{BEHIND_A_FAR_LETTER}[x×ｘ]{{2,5}}(?![a-z0-9_-])|(?<![a-z0-9_-])[x×ｘ]{{2,5}}(?={FAR_LETTER})"
    r"|[\[<【［](?:your|insert|enter|customer|client|buyer|contact|first|last|full|name|company|product|date|price|number|model|nombre|su |empresa|cliente"
    r"|producto|fecha|precio|número|客户|姓名|您的|公司|贵司|产品|日期|价格|单价|编号|型号|数量|待|请填|填写)[^\[\]<>【】［］\n]{0,24}[\]>】］]|\bx{3,5}\b|(?<=[^\s_]) ?_{3,}",
    any_case=True,
)
_ENDINGS = "pdf xls xlsx xlsm doc docx ppt pptx jpg jpeg png gif tif tiff heic webp svg zip rar 7z dxf dwg step stp igs stl csv txt mp4 mov eml msg".split()
# A file's name, with words before it, for names have spaces
_FILE = Late(
    rf"\w[\w()+&-]{{0,80}}(?:[ .][\w()+&-]{{1,80}}){{0,5}}?\.(?:{'|'.join(_ENDINGS)})(?![A-Za-z0-9])", any_case=True
)
_ENDS_SENTENCE = ".?!。？！…"
_MR = Late(r"\b(?:mr|mister|sr|herr|señor)\b\.?|先生", any_case=True)
_MS = Late(r"\b(?:mrs|ms|miss|sra|srta|frau|mme|señora|señorita|dra)\b\.?|女士|小姐|太太", any_case=True)


def unfilled(letter: Written) -> Finding | None:
    """A place that still has to be filled in."""
    texts = (text(letter.cells.get(c)) for c in ("Subject", "Body", "To", "Contact"))
    found = [place for t in texts for place in _places(t)]
    if not found:
        return None
    n, shown = len(found), "[[ ]]" if "[[" in found else found[0].strip()
    return Finding(
        "unfilled",
        Text(f"{n} place{'s' * (n > 1)} to fill in", f"有 {n} 处待填写"),
        Text(f"look for {shown}", f"请找 {shown}"),
    )


def _places(written: str) -> list[str]:
    """The places to fill in that a text has."""
    ours = ["[["] * written.count("[[")
    rest = TO_FILL_IN.sub("", written)
    return ours + ([m[0] for m in _BLANK.finditer(rest)] if any(mark in rest for mark in _MARKS) else [])


def subject(letter: Written) -> Finding | None:
    """A subject that is missing, too long for a telephone, or says nothing."""
    said = letter.subject
    if not said:
        return Finding(
            "subject",
            Text("The subject is empty", "标题为空"),
            Text("name the fact or the quotation", "请写明事由或报价单号"),
        )
    if len(said) > SUBJECT:
        wrong = Text(f"The subject has {len(said)} characters", f"标题有 {len(said)} 个字符")
        return Finding("subject", wrong, Text(f"cut it to {SUBJECT}", f"请压缩到 {SUBJECT} 以内"))
    if bare(FORWARDED.sub("", said)) in letter.words.vague:
        wrong = Text(f"The subject “{said}” could stand above any letter", f"标题“{said}”太笼统，放在哪封信上都行")
        return Finding(
            "subject", wrong, Text("name the fact, the product or the quotation", "请写明事实、产品或报价单号")
        )
    return None


def forwarded(letter: Written) -> Finding | None:
    """A first letter that pretends to be an answer, or to have been passed on."""
    if (
        (letter.topic == "first-letter" or letter.facts.first)
        and FORWARDED.match(letter.subject)
        and letter.topic != "reply"
    ):
        return Finding(
            "forwarded",
            Text("A first letter cannot begin with “Re:” or “Fwd:”", "首封信的标题不能以“Re:”或“Fwd:”开头"),
            Text("take it out of the subject", "请从标题中去掉"),
        )
    return None


def recipient(letter: Written) -> Finding | None:
    """Nobody to send it to."""
    found = addresses_in(text(letter.cells.get("To")))
    if found and all(map(is_address, found)):
        return None
    return Finding(
        "recipient",
        Text("The address is missing or is none", "收件人邮箱缺失或不正确"),
        Text("fill in To", "请填写收件人"),
    )


def writer(letter: Written) -> Finding | None:
    """A reply that goes to somebody else than who wrote. Once it is written to its end, that is meant."""
    wrote, contact = letter.facts.wrote, text(letter.cells.get("Contact"))
    if letter.topic != "reply" or not wrote or not TO_FILL_IN.search(letter.body) or same_person(wrote, contact):
        return None
    return Finding(
        "writer",
        Text(f"{wrote} wrote, and the letter goes to {contact}", spaced(f"来信的是{wrote}，此信写给{contact}")),
        Text("add that address to Contacts, or leave it so", "请在“联系人”表补上其邮箱，或就这样写"),
    )


def body(letter: Written) -> Finding | None:
    """A letter without a text."""
    return (
        None
        if letter.body
        else Finding(
            "body",
            Text("The letter is empty", "正文为空"),
            Text("write it, or set it to Skipped", "请写正文，或把状态改为“跳过”"),
        )
    )


def concise(letter: Written) -> Finding | None:
    """A letter that nobody reads to its end. What is quoted, and what is still to be filled in, does not count."""
    said = " ".join(letter.paragraphs[: letter.closing])
    signs, words = sum(map(is_han, said)), sum(not has_han(word) for word in said.split())
    questions = max(0, len(letter.facts.asked) - 1) if letter.topic == "reply" else 0
    many, most = (signs, SIGNS + questions * MORE[1]) if signs > words else (words, WORDS + questions * MORE[0])
    if many <= most:
        return None
    wrong = (
        Text(f"The letter has {many} characters", f"正文有 {many} 个字")
        if signs > words
        else Text(f"The letter has {many} words", f"正文有 {many} 个词")
    )
    return Finding("length", wrong, Text(f"cut it to {most}", f"请压缩到 {most} 以内"))


def salutation(letter: Written) -> Finding | None:
    """A letter that greets somebody else than it goes to. A name in another script than the greeting is not judged."""
    contact = text(letter.cells.get("Contact"))
    greeting = _greeting(letter, contact)
    if not contact or not greeting or TO_FILL_IN.search(greeting) or not _one_script(contact, greeting):
        return None
    if _greets(contact, greeting) and not _other_title(contact, greeting):
        return None
    return Finding(
        "salutation",
        Text(f"The first line does not greet {contact}", f"开头的称呼与联系人“{contact}”不符"),
        Text("correct the salutation or Contact", "请更正称呼或联系人"),
    )


def _one_script(contact: str, greeting: str) -> bool:
    """Could the greeting have the name as the contact's cell has it: in Chinese characters, or in Latin letters?"""
    return (
        has_han(greeting)
        if has_han(contact)
        else not has_han(greeting) or any(ch.isascii() and ch.isalpha() for ch in greeting)
    )


def _greeting(letter: Written, contact: str) -> str:
    """The line that greets: of the first three the first that is short and ends as a greeting does, or greets; else the first."""
    lines = [line.strip() for line in letter.body.splitlines() if line.strip()][:3]
    most = 3 + max(3, len(contact.split()))  # words: `Buenos días, Ing. Andrés Felipe Ospina Ruiz:`
    short = (line for line in lines if len(line.split()) <= most and len(line) <= 60 + len(contact))
    return next(
        (
            line
            for line in short
            if line[-1] in ",:，：!！" or "您好" in line or "你好" in line or _greets(contact, line)
        ),
        lines[0] if lines else "",
    )


def _greets(contact: str, greeting: str) -> bool:
    contact, greeting = simplified(contact), simplified(greeting)  # 陳小姐 is greeted as 陈小姐, too
    known = person(contact, han=True)
    if has_han(known["name"]):
        given = known["name"][len(known["surname"]) :]
        given = given.removesuffix(next((t for t in HAN_TITLES if given.endswith(t)), ""))
        return known["surname"] in greeting or (len(given) > 1 and given in greeting)
    typed = cleaned(contact) or ("" if "@" in contact else contact)
    names = [w for w in re.findall(r"[^\W\d_]+", plain(typed)) if w not in TITLES and len(w) > 1]
    words = set(re.findall(r"[^\W\d_]+", plain(spaced(greeting))))
    return not names or not words.isdisjoint(names) or plain(contact) in plain(greeting)


def _other_title(contact: str, greeting: str) -> bool:
    """Mr for a Ms, 先生 for a 女士."""
    gender = person(contact)["gender"] or next((HAN_TITLES[t] for t in HAN_TITLES if contact.endswith(t)), "")
    other, own = (_MR, _MS) if gender == "f" else (_MS, _MR)
    return bool(gender) and bool(other.search(greeting)) and not own.search(greeting)


def signed(letter: Written) -> Finding | None:
    """A letter that nobody signs: nothing behind its closing, or no more than sentences to its end."""
    lines = [line.strip() for line in letter.body.splitlines() if line.strip()]
    if len(lines) < 2:
        return None
    last = lines[-1]
    if closes(last, letter.words.closings):
        phrase = max((c for c in letter.words.closings if plain(last).startswith(c)), key=len)
        if plain(last)[len(phrase) :].strip(" ,.!，。！"):
            return None  # a name on the same line
    elif letter.closing < len(letter.paragraphs) or last[-1] not in _ENDS_SENTENCE or TO_FILL_IN.search(last):
        return None
    return Finding(
        "signature",
        Text("Nobody signs the letter", "信末没有署名"),
        Text("put your name below the closing", "请在结尾敬语下署名"),
    )


def attachments(letter: Written) -> Finding | None:
    """A file that the text speaks of and Attachments does not name."""
    named = [
        n.strip().casefold().replace("\\", "/").rsplit("/", 1)[-1]
        for n in re.split(r"[;；\n]", text(letter.cells.get("Attachments")))
        if n.strip()
    ]
    mentioned = _FILE.finditer(letter.own) if any(f".{ending}" in letter.plain for ending in _ENDINGS) else ()
    missing = next((m[0].split()[-1] for m in mentioned if not any(_is(m[0].casefold(), n) for n in named)), "")
    if missing:
        return Finding(
            "attachments",
            Text(f"The text names {missing}, which is not in Attachments", f"正文提到 {missing}，但“附件”中没有"),
            Text("add it there, or leave it out", "请补上附件，或删去这一句"),
        )
    if not named and letter.words.enclosed.found_in(letter.plain):
        return Finding(
            "attachments",
            Text("The text speaks of an attachment, and there is none", "正文提到附件，但没有附件"),
            Text("name the file in Attachments", "请在“附件”中写上文件名"),
        )
    return None


def _is(mentioned: str, named: str) -> bool:
    """Is the file that the text mentions this one? Words may stand before its name, and the first words of its name be left out."""
    if mentioned.endswith(named):
        before = mentioned[: -len(named)][-1:]
        return not before.isalnum() or is_han(before)
    *words, last = mentioned.split()
    *first, end = named.split()
    if end != last:
        return named.endswith(last) and is_han(named[-len(last) - 1])
    return not (words and first and any(map(str.isdigit, words[-1])) and words[-1] != first[-1])
