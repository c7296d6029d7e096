"""The workbooks from public test suites that lie beside the checkout, for tests that are run once with each."""

from pathlib import Path

import pytest
from doors import NOW

from xlcrm.app import crm
from xlcrm.app.adoption import carry_out, plan_adoption

SHARED = Path(__file__).resolve().parents[2] / "shared"
REAL = sorted((SHARED / "corpus" / "real").glob("*.xls[xm]"))
MISSING = pytest.param(None, marks=pytest.mark.skip(reason="the shared corpus is not beside the checkout"))

each_real_book = pytest.mark.parametrize("path", REAL or [MISSING], ids=lambda p: p.stem if p else "none")


def copied(path: Path, folder: Path) -> Path:
    """A copy in the folder, to be changed."""
    copy = folder / path.name
    copy.write_bytes(path.read_bytes())
    return copy


def adopted_and_refreshed(path: Path, folder: Path) -> Path:
    """A copy in the folder, made a CRM book and refreshed."""
    book = copied(path, folder)
    carry_out(plan_adoption(book, "en"), NOW)
    crm.refresh_book(book, NOW.date(), NOW)
    return book
