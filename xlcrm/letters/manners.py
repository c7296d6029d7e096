"""The check of a letter's manners: one easy question at the end, and the taboos T1, T2 and T3 (domain.md 5 and 8)."""

from xlcrm.letters.catalog import OTHERWISE, shipped
from xlcrm.letters.offer import MONEY
from xlcrm.letters.vocabulary import alike
from xlcrm.letters.written import Facts, Finding, Written, closing_of, paragraphs_of
from xlcrm.lists import SEVEN_TOPICS, TOPICS, label
from xlcrm.text import Text

LAST = 3  # letters back in which a question may not have been asked (T2)
_COMPARED = 10  # questions of a letter, with those of another
_COURTESY = 12  # words of a last paragraph, behind the question, that may still be a courtesy
_SEVEN = frozenset(c.code for c in SEVEN_TOPICS)


def question(letter: Written) -> Finding | None:
    """No question, several, or one that is not at the end; a greeting asks nothing."""
    if not letter.body or _question_to_fill_in(letter):
        return None
    asked = letter.questions
    if len(asked) > 1:  # those of the buyer that a reply takes up are not the letter's own
        asked = [(i, q) for i, q in asked if not any(alike(q, theirs) for theirs in letter.facts.asked)]
    if letter.topic == "holiday":
        return (
            Finding(
                "question", Text("A greeting asks nothing", "问候信不提问"), Text("take the question out", "请去掉问句")
            )
            if asked
            else None
        )
    if not asked:
        return Finding(
            "question",
            Text("There is no question to answer", "信里没有提问"),
            Text("end with one that takes a word", "请在结尾提一个一句话就能回答的问题"),
        )
    if len(asked) > 1:
        return Finding(
            "question",
            Text(f"There are {len(asked)} questions", f"有 {len(asked)} 个问题"),
            Text("keep the easiest, at the end", "只留最容易答的一个，放在结尾"),
        )
    if any(_goes_on(p) for p in letter.paragraphs[asked[0][0] + 1 : letter.closing]):
        return Finding(
            "question",
            Text("The question does not stand at the end", "问题没有放在结尾"),
            Text("move it to the last line before the closing", "请移到结尾敬语之前"),
        )
    return None


def sells(letter: Written) -> Finding | None:
    """A greeting that is not only one (domain.md 3): an amount of money, or words that sell."""
    if letter.topic != "holiday":
        return None
    money = MONEY.search("\n".join(letter.paragraphs[: letter.closing]))
    said = money[0].strip(" ,:：@") if money else letter.words.pitch.found_in(letter.plain)
    if not said:
        return None
    wrong = Text(f"A greeting sells nothing, and this one says “{said}”", f"问候信不谈生意，信里却有“{said}”")
    return Finding("pitch", wrong, Text("keep it for another letter", "请留到另一封信里说"))


def _question_to_fill_in(letter: Written) -> bool:
    """Is what stands last before the closing a place that is still to be filled in?"""
    paragraphs = paragraphs_of(letter.body)
    before = paragraphs[: closing_of(paragraphs, letter.words.closings)]
    return before[-1].endswith("]]")


def _goes_on(paragraph: str) -> bool:
    """Does a paragraph behind the question say more than a courtesy, or than who signs?"""
    sentence = paragraph.splitlines()[0].rstrip()
    many = len(sentence.split()) > _COURTESY or (
        not sentence.isascii() and len(sentence) > 2 * _COURTESY and len(sentence.split()) < 4
    )
    return many or (
        sentence[-1] in ".。;；:："
        and (len(sentence.split()) > 5 or (not sentence.isascii() and len(sentence) > _COURTESY))
    )


def too_direct(letter: Written) -> Finding | None:
    """T1: pressing words, and nothing to write about."""
    if letter.facts.material:
        return None
    catalog = letter.facts.words or shipped()
    for words in (letter.words, *([catalog.vocabulary(OTHERWISE)] if letter.language != OTHERWISE else [])):
        pressing = words.pressing.found_in(letter.plain)
        if pressing and words.calm.found_in(letter.plain):
            pressing = words.pressing.found_in(words.calm.without(letter.plain))
        if pressing:
            wrong = Text(
                f"“{pressing}” presses, and the letter brings nothing new", f"“{pressing}”是催促，信里又没有新内容"
            )
            return Finding("T1", wrong, Text("bring a fact from Materials instead", "请换成“素材”中的一个事实"))
    return None


def same_again(letter: Written) -> Finding | None:
    """T2: the topic of the touch before, or a question asked in one of the last three letters."""
    topic, before = letter.topic, letter.facts.last_topic
    if topic in _SEVEN and topic == before:
        wrong = Text(
            f"The topic is that of the last touch, {label(TOPICS, topic, 'en')}",
            f"话题“{label(TOPICS, topic, 'zh')}”与上次跟进相同",
        )
        return Finding("T2", wrong, Text("take another one", "请换一个话题"))
    asked = asked_before(letter)
    if asked:
        wrong = Text(f"“{asked}” was asked in one of the last {LAST} letters", f"“{asked}”在最近 {LAST} 封信里问过")
        return Finding("T2", wrong, Text("ask something else", "请换一个问题"))
    return None


def asked_before(letter: Written) -> str:
    """The question of the letter that one of the last three asked too; empty for none."""
    earlier = letter.facts.earlier[-LAST:]
    old = [q for cells in earlier for _, q in Written(cells, Facts(words=letter.facts.words)).questions[:_COMPARED]]
    return next((q for _, q in letter.questions[:_COMPARED] if any(alike(q, o) for o in old)), "")


def unanswered(letter: Written) -> Finding | None:
    """The buyer has written since: a letter of anything else would pass over what he said."""
    owed = letter.facts.owed
    if owed is None or letter.topic == "reply":
        return None
    return Finding(
        "owed",
        Text(f"{owed.en[:1].upper()}{owed.en[1:]} waits for an answer", f"客户 {owed.zh}待回复"),
        Text("answer that first, or set this letter to Skipped", "请先回复客户，或把此信的状态改为“跳过”"),
    )


def too_early(letter: Written) -> Finding | None:
    """T3: a letter, no reply, while the buyer asked to be left in peace."""
    facts = letter.facts
    if letter.topic == "reply" or not (facts.today and facts.not_before and facts.not_before > facts.today):
        return None
    day = facts.not_before.isoformat()
    return Finding(
        "T3",
        Text(f"The buyer is on hold until {day}", f"该客户暂缓至 {day}"),
        Text("wait, or clear Not Before", "请等到那天，或清空“暂缓至”"),
    )
