"""Conditional formats that xlcrm owns, told from the user's by a mark in their formulas, whoever saved the book."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlcrm.ooxml import references, xml
from xlcrm.ooxml.frame import Frame
from xlcrm.ooxml.styles import Look, Styles, look_of_difference
from xlcrm.ooxml.xml import Node

_HIGHEST_PRIORITY = 2**30  # the numbers end at 2**31; who stands as far out stays behind ours


@dataclass(frozen=True, slots=True)
class Rule:
    """One conditional format: a condition for the top left cell of `sqref`, colours as RRGGBB.

    `name` and `formula` say which rule it is and when it applies; the mark is put before the formula.
    """

    name: str
    formula: str
    sqref: str
    fill: str | None = None
    font: str | None = None
    bold: bool = False


def marked(mark: str, rule: Rule) -> str:
    """The rule's formula as it stands in the sheet: N() of a text is 0, so the mark changes nothing."""
    return f'AND(N("{mark}:{rule.name}")=0,{rule.formula})'


def set_rules(frame: Frame, styles: Styles, mark: str, rules: Sequence[Rule]) -> None:
    """Make `rules` the only ones with that mark, the first winning; nothing changes if they stand there already.

    The user's rules and their priorities stay as they are: ours come after them all.
    """
    own = _own(frame, mark)
    if _standing(frame, own, styles) == [_wanted(mark, rule) for rule in rules]:
        return
    _remove(frame, own)
    theirs = (_priority(n) for n in frame.root.walk() if n.name == "cfRule")
    highest = max((n for n in theirs if n < _HIGHEST_PRIORITY), default=0)
    p = frame.prefix
    blocks: dict[str, list[bytes]] = {}
    for place, rule in enumerate(rules, start=1):
        dxf = styles.difference(rule.fill, rule.font, rule.bold)
        blocks.setdefault(rule.sqref, []).append(
            b'<%scfRule type="expression" dxfId="%d" priority="%d"><%sformula>%s</%sformula></%scfRule>'
            % (p, dxf, highest + place, p, xml.element_text(marked(mark, rule)), p, p)
        )
    new = b"".join(
        b'<%sconditionalFormatting sqref="%s">%s</%sconditionalFormatting>'
        % (p, xml.attribute_text(sqref), b"".join(block), p)
        for sqref, block in blocks.items()
    )
    if new:
        frame.insert("conditionalFormatting", new)


Standing = tuple[str, frozenset[references.Range], Look | None]


def _wanted(mark: str, rule: Rule) -> Standing:
    area = frozenset(references.parse_ranges(rule.sqref))
    look = look_of(rule)
    return marked(mark, rule), area, look


def look_of(rule: Rule) -> Look:
    """Fill, font colour and weight of a rule as `styles.look_of_difference` tells them."""
    argb = [f"FF{c.lstrip('#').upper()}".encode() if c else b"" for c in (rule.fill, rule.font)]
    return argb[0], argb[1], rule.bold


def _own(frame: Frame, mark: str) -> list[Node]:
    found = []
    for node in frame.children("conditionalFormatting", "cfRule"):
        formula = node.child("formula")
        text = formula.text.strip().replace(" ", "") if formula else ""
        if text.upper().startswith(f'AND(N("{mark}:'.replace(" ", "").upper()):
            found.append(node)
    return sorted(found, key=_priority)


def _standing(frame: Frame, own: Sequence[Node], styles: Styles) -> list[Standing]:
    looks = styles.nodes("dxfs")
    areas = {
        node.start: block.attributes.get("sqref", "")
        for block in frame.root.named("conditionalFormatting")
        for node in block.named("cfRule")
    }
    out: list[Standing] = []
    for node in own:
        formula, number = node.child("formula"), node.attributes.get("dxfId", "")
        assert formula is not None
        area = frozenset(references.parse_ranges(areas[node.start]))
        dxf = looks[at] if (at := xml.whole(number)) is not None and at < len(looks) else None
        out.append((formula.text.strip(), area, look_of_difference(dxf) if dxf else None))
    return out


def _remove(frame: Frame, own: Sequence[Node]) -> None:
    """Take our rules out, and what held no others."""
    gone = {id(n) for n in own}
    cuts = []
    for block in frame.root.named("conditionalFormatting"):
        mine = [n for n in block.named("cfRule") if id(n) in gone]
        if mine and len(mine) == sum(1 for _ in block.named("cfRule")):
            cuts.append((block.start, block.end, b""))
        else:
            cuts += [(n.start, n.end, b"") for n in mine]
    if cuts:
        frame.change(*cuts)


def _priority(node: Node) -> int:
    value = node.attributes.get("priority", "").strip()
    sign, digits = (-1, value[1:]) if value.startswith("-") else (1, value)
    return sign * (xml.whole(digits) or 0)
