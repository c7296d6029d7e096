"""An error in a cell, `#N/A`, which is no text although it reads as one; a picture in a cell is stored as such an error, too."""

from typing import Any


class ErrorValue(str):
    """An error value: it reads as its text, equals none, and is written back as the error that it is.

    `rich` is the number of the picture, data type or card that stands for it in this book (`vm`, ECMA-376 18.3.1.4), counted
    from 1; "" for an error alone. Two that differ in it are two values.
    """

    rich: str

    def __new__(cls, text: str, rich: str = "") -> "ErrorValue":
        value = super().__new__(cls, text)
        value.rich = rich
        return value

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, ErrorValue) and (str(self), self.rich) == (str(other), other.rich)

    def __ne__(self, other: Any) -> bool:
        return not self == other

    __hash__ = str.__hash__


def rich(value: object) -> bool:
    """Does the value stand for a picture or the like, which is in the book alone?"""
    return isinstance(value, ErrorValue) and bool(value.rich)
