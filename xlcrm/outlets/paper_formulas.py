"""Formulas of a paper, so that its figures follow when somebody changes a quantity or a price."""

from decimal import Decimal

_LONGEST_LITERAL = 255  # characters of a text within a formula


def amount(quantity: str, price: str, decimals: int, undone: str) -> str:
    """Quantity times price, rounded to the decimals of the currency. `undone` stands where one of the cells is no number."""
    product = f"ROUND({quantity}*{price},{decimals})"
    return f"IF(COUNT({quantity},{price})=2,{product},{literal(undone)})" if undone else product


def total(area: str, undone: str) -> str:
    """The sum of the amounts in the cells; where one of them is no number yet it is `undone`, for a part is no total."""
    return f"IF(COUNT({area})=ROWS({area}),SUM({area}),{literal(undone)})" if undone else f"SUM({area})"


def words(figure: str, of: Decimal, decimals: int, said: str, undone: str) -> str:
    """What is said of the amount, as long as the cell `figure` holds that; else `undone`."""
    return f"IF(ROUND({figure}-({of:f}),{decimals})=0,{literal(said)},{literal(undone)})"


def literal(text: str) -> str:
    """A text within a formula, in pieces where it is too long for one."""
    pieces = [text[i : i + _LONGEST_LITERAL] for i in range(0, len(text), _LONGEST_LITERAL)] or [""]
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
