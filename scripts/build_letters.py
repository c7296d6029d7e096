"""Parse the templates that xlcrm ships into xlcrm/letters/shipped.py: python scripts/build_letters.py.

A letter is then drafted without loading Jinja2, which takes longer than refreshing a small book; and what was parsed
stands there as JSON, for Python takes longer to compile so many tuples than to read them.
"""

from pathlib import Path

from xlcrm.letters.parsing import parse
from xlcrm.letters.render import packed

LETTERS = Path(__file__).resolve().parent.parent / "xlcrm" / "letters"
HEAD = '''"""Made by scripts/build_letters.py from xlcrm/letters/templates: change those, and run it again."""

PACKED = {
'''


def shipped() -> str:
    """The module's text."""
    lines = [HEAD]
    for folder in sorted((LETTERS / "templates").iterdir()):
        files = sorted(folder.glob("*.j2"))
        parsed = {f.name: parse(f.read_text(encoding="utf-8"), f"{folder.name}/{f.name}") for f in files}
        lines.append(f"    {folder.name!r}: {packed(parsed)!r},\n")
    return "".join([*lines, "}\n"])


if __name__ == "__main__":
    (LETTERS / "shipped.py").write_text(shipped(), encoding="utf-8", newline="\n")
