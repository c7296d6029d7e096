"""The report's page as a test sees it: made from books, opened from its file in Chromium, read as a person reads it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from book_text import TODAY, typed
from doors import NOW, write_workbook
from playwright.sync_api import Browser, Dialog, Page

from xlcrm.app import reporting
from xlcrm.app.outcome import quiet
from xlcrm.errors import XlcrmError
from xlcrm.outlets import html
from xlcrm.text import Lang

LANGS: tuple[Lang, ...] = get_args(Lang)
BOOK = """
    Customers
    Customer ID | Company | Country | Owner | Contact | Products | Added
    C-1         | Acme    | Germany | Lee   | Anna    | hinges   | 2026-01-01
    C-2         | 华宇五金 | China   | Lee   | 王芳    | slides   | 2026-01-01
    C-3         | Cyan    | Brazil  | Sam   |         | hinges   | 2026-01-01
    C-4         | Delta   |         |       |         |          | 2026-11-01
    C-5         | Ecru    | France  | Sam   |         |          | 2026-01-01
    Touches
    Date       | Customer | Direction | Medium | Summary
    2026-09-01 | C-1      | Out       | Email  | catalog sent
    2026-11-16 | C-1      | In        | Email  | how much for 500?
    2026-08-01 | C-2      | Out       | Phone  | 样品已寄
    2026-10-20 | C-3      | Out       | Email  |
    2026-11-20 | C-5      | Out       | Email  |
    Quotes
    Quote No | Date       | Customer | Status  | Currency | Product
    Q-1      | 2026-10-02 | C-3      | Sent    | USD      | hinge
    Q-2      | 2026-10-02 | C-2      | Ordered | EUR      | slide
"""


def on_disk(path: Path, text: str = BOOK) -> Path:
    """A workbook of this text."""
    write_workbook(path, typed(text))
    return path


def made(file: Path, *books: Path, lang: Lang | None = None) -> Path:
    """The page of these books, as of TODAY."""
    gathered = reporting.Gathered(TODAY, NOW, lang)
    for _ in reporting.gather(gathered, books, quiet):
        pass
    html.save(file, reporting.page(gathered))
    return file


def failed(file: Path, *books: Path) -> list[XlcrmError]:
    """The same; what could not be read."""
    gathered = reporting.Gathered(TODAY, NOW)
    found = list(reporting.gather(gathered, books, quiet))
    html.save(file, reporting.page(gathered))
    return [answer for answer in found if isinstance(answer, XlcrmError)]


class Opened:
    """A page in a browser of its own. `asked` are the addresses it asked for, `faults` what it complained of."""

    def __init__(self, browser: Browser, file: Path, **how: Any) -> None:
        self.context = browser.new_context(
            **{"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **how}
        )
        self.page: Page = self.context.new_page()
        self.asked, self.faults = list[str](), list[str]()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda line: self.faults.append(line.text))
        self.page.on("dialog", self._refuse)
        self.page.goto(file.as_uri())
        self.page.wait_for_selector("html[data-ready]", timeout=20_000)

    def _refuse(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def __enter__(self) -> "Opened":
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def text(self, selector: str) -> str:
        """What stands in an element, as it is seen."""
        return self.page.locator(selector).inner_text().strip()

    def number(self, name: str) -> int:
        """One of the five at the top."""
        return int(self.text(f"#number-{name}").replace(",", ""))

    def table(self, selector: str) -> list[list[str]]:
        """The cells of the rows of a table, header left out, seen or folded away."""
        script = "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
        rows: list[list[str]] = self.page.locator(f"{selector} tbody tr").evaluate_all(script)
        return rows

    def picture(self, name: str) -> list[list[str]]:
        """The numbers of a picture."""
        return self.table(f"#picture-{name} table")

    def companies(self) -> list[str]:
        """Those in the table of customers, from the top."""
        return [row[1] for row in self.table("#table")]

    def show(self, view: str) -> None:
        """Choose one of the lists."""
        self.page.select_option("#view", view)

    def sort(self, header: str) -> None:
        """Click a header of the table of customers."""
        self.page.click(f'#table [data-sort="{header}"]')

    def story(self, company: str) -> Sequence[str]:
        """Click a customer, and read the sentences of the story."""
        self.page.get_by_role("button", name=company, exact=True).click()
        self.page.wait_for_selector("#story .sentences li")
        return self.page.locator("#story .sentences li").all_inner_texts()
