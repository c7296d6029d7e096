"""Parse the templates that xlcrm ships into xlcrm/letters/shipped.py: python scripts/build_letters.py.

A letter is then drafted without loading Jinja2, which takes longer than refreshing a small book; and what was parsed
stands there as JSON, for Python takes longer to compile so many tuples than to read them.
"""

from pathlib import Path

from xlcrm.letters.catalog import COMMON, WORDS
from xlcrm.letters.parsing import parse
from xlcrm.letters.render import constants, packed

LETTERS = Path(__file__).resolve().parent.parent / "xlcrm" / "letters"
HEAD = '''"""Made by scripts/build_letters.py from xlcrm/letters/templates: change those, and run it again."""

# What the common file of each language and the words of its check set
SETS = {
'''


def shipped() -> str:
    """The module's text."""
    texts, sets = list[str](), list[str]()
    for folder in sorted((LETTERS / "templates").iterdir()):
        parsed = {
            f.name: parse(f.read_text(encoding="utf-8"), f"{folder.name}/{f.name}") for f in sorted(folder.glob("*.j2"))
        }
        found = {name: value for file in (COMMON, WORDS) for name, value in constants(file, parsed).items()}
        sets.append(f"    {folder.name!r}: {found!r},\n")
        texts.append(
            f"    {folder.name!r}: {packed({name: file for name, file in parsed.items() if name != WORDS})!r},\n"
        )
    return "".join([HEAD, *sets, "}\nPACKED = {\n", *texts, "}\n"])


if __name__ == "__main__":
    (LETTERS / "shipped.py").write_text(shipped(), encoding="utf-8", newline="\n")
