"""Compile the Chinese words for click: python scripts/build_locale.py, after messages.po was edited.

Needs babel (requirements-dev.txt). The result is committed, so that installing the project needs no step of its own.
"""

import datetime as dt
import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).resolve().parent.parent / "xlcrm" / "locale" / "zh" / "LC_MESSAGES"


def compiled() -> bytes:
    """messages.mo as it follows from messages.po."""
    out = io.BytesIO()
    with (FOLDER / "messages.po").open("rb") as source:
        catalogue = read_po(source, locale="zh")
    # Else babel notes the hour of compiling, and no two files are alike.
    catalogue.creation_date = catalogue.revision_date = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    write_mo(out, catalogue)
    return out.getvalue()


if __name__ == "__main__":
    (FOLDER / "messages.mo").write_bytes(compiled())
