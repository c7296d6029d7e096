"""Drop-downs: words that a cell offers, added to cells that have no validation of their own."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xlcrm.ooxml import references, xml
from xlcrm.ooxml.frame import Frame
from xlcrm.ooxml.references import Range

LONGEST_LIST = 255
"""Characters of all words with a comma between each two; a book with a longer list is repaired by Excel."""


class Validation(NamedTuple):
    """The words, without commas, that a cell offers; another one is refused where `strict`, else remarked on.

    `title`, of up to 32 characters, stands over the `message`, of up to 255, that says it.
    """

    words: tuple[str, ...]
    strict: bool = True
    title: str = ""
    message: str = ""

    @property
    def listed(self) -> str:
        """The words as a formula lists them. Raises ValueError where they are none, or too long a list for Excel."""
        listed = ",".join(self.words)
        if not 0 < len(listed) <= LONGEST_LIST:
            raise ValueError(f"a drop-down with a list of {len(listed)} characters")
        return '"' + listed.replace('"', '""') + '"'


def add_validations(frame: Frame, wanted: Iterable[tuple[Range, Validation]]) -> None:
    """A drop-down for each cell of these ranges, each one column wide, that has no validation yet.

    So the user's stay as they are, and a second time nothing is added. Raises ValueError as `listed` does.
    """
    held, new = _held(frame), list[bytes]()
    for area, validation in wanted:
        if free := _free(area, held):
            new.append(element(validation, free, frame.prefix))
    if not new:
        return
    parent = frame.root.child("dataValidations")
    if parent is not None:
        frame.remove_or_recount(parent, [], "dataValidation", b"".join(new), len(new))
    else:
        frame.insert("dataValidations", whole(new, frame.prefix))


def whole(elements: Sequence[bytes], prefix: bytes = b"") -> bytes:
    """The list of a sheet's validations."""
    return b'<%sdataValidations count="%d">%s</%sdataValidations>' % (prefix, len(elements), b"".join(elements), prefix)


def element(validation: Validation, areas: Iterable[Range], prefix: bytes = b"") -> bytes:
    """One validation, for all cells of the areas."""
    said = {"errorTitle": validation.title, "error": validation.message, "sqref": " ".join(map(str, areas))}
    style = b"" if validation.strict else b' errorStyle="information"'
    return (
        b'<%sdataValidation type="list"%s allowBlank="1" showInputMessage="1" showErrorMessage="1"%s>%s</%sdataValidation>'
        % (
            prefix,
            style,
            b"".join(b' %s="%s"' % (name.encode(), xml.attribute_text(text)) for name, text in said.items() if text),
            b"<%sformula1>%s</%sformula1>" % (prefix, xml.element_text(validation.listed), prefix),
            prefix,
        )
    )


def _held(frame: Frame) -> list[Range]:
    """The cells with a validation, of the old kind or the new (x14)."""
    rules = [n for n in frame.root.walk() if n.name == "dataValidation"]
    lists = [n.attributes.get("sqref", "") for n in rules]
    lists += [child.text for n in rules for child in n.children if child.name == "sqref"]
    return [area for ranges in lists for area in references.parse_ranges(ranges)]


def _free(area: Range, held: Iterable[Range]) -> list[Range]:
    """What is left of an area, one column wide, beside what is held."""
    free, first = list[Range](), area.first_row
    for other in sorted(o for o in held if o.meets(area)):
        if other.first_row > first:
            free.append(area._replace(first_row=first, last_row=other.first_row - 1))
        first = max(first, other.last_row + 1)
    return [*free, area._replace(first_row=first)] if first <= area.last_row else free
