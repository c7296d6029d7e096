"""What a person reads exists in both languages, side by side, or not at all."""

from typing import Literal, NamedTuple

Lang = Literal["en", "zh"]


class Text(NamedTuple):
    """One sentence or word, in English and in Chinese."""

    en: str
    zh: str

    def said(self, lang: Lang) -> str:
        """The text in the language `lang`."""
        return self.zh if lang == "zh" else self.en


def counted(n: int, noun: str) -> str:
    """`1 letter`, `2 letters`."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
