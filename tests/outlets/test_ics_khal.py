"""What a real calendar program makes of the export: khal imports it twice, and nothing is there twice."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from commanding import TODAY, xlcrm

CONFIG = """
[calendars]
[[work]]
path = {folder}
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/../khal.db
"""


class Khal:
    """khal with a calendar of its own."""

    def __init__(self, program: str, folder: Path) -> None:
        (folder / "work").mkdir()
        self.config, self.program = folder / "config", program
        self.config.write_text(CONFIG.format(folder=folder / "work"), encoding="utf-8")

    def run(self, *arguments: str | Path) -> str:
        environment = {**os.environ, "TZ": "Asia/Shanghai", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
        command = [self.program, "-c", str(self.config), *map(str, arguments)]
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def bring(self, file: Path) -> None:
        self.run("import", "--batch", "-a", "work", file)

    def events(self) -> list[str]:
        """`2026-11-23 09:00 Follow up …`, one an event, sorted."""
        asked = ("list", "--day-format", "", "--format", "{start-long} {title}", "2026-11-01", "60d")
        return sorted(line for line in self.run(*asked).splitlines() if line)


@pytest.fixture
def khal(need: Callable[[str], str], tmp_path: Path) -> Khal:
    beside = Path(sys.executable).parent / "khal"
    return Khal(str(beside) if beside.exists() else need("khal"), tmp_path)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_imported_twice_is_there_once_and_moves_with_the_follow_up(
    khal: Khal, tmp_path: Path, lang: str
) -> None:
    assert xlcrm("demo", tmp_path / "demo", "--today", TODAY, lang=lang).code == 0
    book, file = next((tmp_path / "demo").glob("*.xlsx")), tmp_path / "agenda.ics"
    agenda = xlcrm("agenda", book, "--today", TODAY, "--ics", file, "--json", lang=lang).json["agenda"]

    khal.bring(file)
    first = khal.events()
    khal.bring(file)

    assert khal.events() == first
    assert len(first) == len(agenda) > 20
    assert all(line[11:16] == "09:00" for line in first)

    mover = next(row for row in agenda if row["state"] == "upcoming" and row["next_topic"] != "reply")
    workbook = openpyxl.load_workbook(book)
    sheet = workbook.worksheets[[s.title for s in workbook.worksheets].index("Customers" if lang == "en" else "客户")]
    column = next(c.column for c in sheet[1] if c.value in ("Not Before", "暂缓至"))
    row = next(r for r in sheet.iter_rows(min_row=2) if mover["customer_id"] in [c.value for c in r])
    sheet.cell(row[0].row, column).value = "2026-12-14"
    workbook.save(book)
    xlcrm("agenda", book, "--today", TODAY, "--days", "30", "--ics", file, lang=lang)
    khal.bring(file)

    moved = [line for line in khal.events() if mover["company"] in line]
    assert [line[:10] for line in moved] == ["2026-12-14"]
