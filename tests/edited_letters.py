"""Letters as people rewrite them, a row each: what the check must find, the topic, the text, and any cell that is not as usual.

A row is `found | topic | text | Cell=value | …`. `¶` parts paragraphs, `↵` lines; the text stands between the usual
salutation and the usual closing, unless `Body=` gives the whole. `asked=` are the questions of the reply that is owed,
`brings=` the title of a material. The customer has one quote: 500 pcs of Q-7 at USD 12.50, FOB Ningbo, valid until 31 December 2026.
"""

from datetime import date
from typing import NamedTuple

from xlcrm.letters.check import findings
from xlcrm.letters.lines import questions_in
from xlcrm.letters.written import Facts
from xlcrm.lists import TOPICS
from xlcrm.model import Cell, Quote
from xlcrm.tables.values import code

QUOTE = Quote(
    date(2026, 11, 2),
    5,
    "C-1",
    "Sent",
    "Q-7",
    0,
    "Pump",
    "X2",
    500,
    "pcs",
    "USD",
    12.5,
    "FOB",
    "Ningbo",
    "",
    "",
    date(2026, 12, 31),
)


class Frame(NamedTuple):
    """What stands around the text of a row in one language."""

    language: str
    contact: str
    subject: str
    before: str
    after: str
    asked: str


FRAMES = {
    "en": Frame("en", "Ms Ann Webb", "Fourth line running", "Dear Ms Webb,", "Best regards,\nFiona Wang\nNingbo Qiaohe Co., Ltd.", "Which grease do you use? Can you replace the lot before the next vessel?"),
    "zh": Frame("zh", "王建国", "第四条线投产", "王经理，您好！", "顺祝商祺！\n王芳\n宁波桥和家具五金有限公司", "用的什么润滑脂？下一班船前能换货吗？"),
    "es": Frame("es", "Sra. Ana Ruiz", "Cuarta línea en marcha", "Estimada Sra. Ruiz:", "Un cordial saludo,\nFiona Wang\nNingbo Qiaohe Co., Ltd.", "¿Qué grasa usan? ¿Pueden cambiar el lote antes del próximo barco?"),
}  # fmt: skip


def rows(table: str) -> list[str]:
    """The rows of a table, comments and empty lines left out."""
    return [line.strip() for line in table.strip().splitlines() if line.strip() and not line.strip().startswith("#")]


def found_in(row: str, language: str) -> tuple[str, str]:
    """What the row says must be found, and what the check finds: codes, with a space between."""
    frame = FRAMES[language]
    wanted, topic, text, *changes = (part.strip() for part in row.split("|"))
    changed = dict(c.split("=", 1) for c in changes)
    asked, material = changed.pop("asked", frame.asked), changed.pop("brings", "")
    body = f"{frame.before}\n\n{text}\n\n{frame.after}".replace("¶", "\n\n").replace("↵", "\n")
    cells: dict[str, Cell] = {
        "Contact": frame.contact,
        "To": "ann@acme.example",
        "Topic": topic,
        "Language": frame.language,
        "Subject": frame.subject,
        "Body": body,
    }
    cells |= {name: value.replace("¶", "\n\n").replace("↵", "\n") for name, value in changed.items()}
    facts = Facts(
        quotes=[QUOTE],
        asked=questions_in(asked) if code(TOPICS, topic) == "reply" else (),
        material=material,
        brings=material,
    )
    return wanted, " ".join(f.code for f in findings(cells, facts))
