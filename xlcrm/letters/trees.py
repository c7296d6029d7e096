"""Template files as they are once parsed, and what can be wrong with one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xlcrm.text import Text

Tree = Sequence[Any]  # (what it is, its parts …), see letters.parsing
Body = Sequence[Tree]


class TemplateFault(Exception):
    """What is wrong with a template, and in which line of which file."""

    def __init__(self, line: int, what: Text, file: str = "") -> None:
        super().__init__(what.en)
        self.line, self.what, self.file = line, what, file

    def at(self, line: int, file: str) -> "TemplateFault":
        """The same, with line and file where they were not known yet."""
        self.line, self.file = self.line or line, self.file or file
        return self

    @property
    def sentence(self) -> Text:
        """File, line and what is wrong there."""
        where = (
            Text(f"{self.file}, line {self.line}: ", f"{self.file} 第 {self.line} 行：")
            if self.line
            else Text(f"{self.file}: ", f"{self.file}：")
        )
        return Text(where.en + self.what.en, where.zh + self.what.zh)


@dataclass(frozen=True, slots=True)
class Macro:
    """A piece of text with a name: what it takes, what stands for what is not given, and its text."""

    takes: Sequence[str]
    defaults: Sequence[Tree]
    body: Body


@dataclass(frozen=True, slots=True)
class Parsed:
    """One template file: `imports` names taken from another file of its folder, `sets` and `macros` its own.

    `made` are its trees as functions, each made when it is first needed, by the tree's identity.
    """

    body: Body
    imports: Mapping[str, str] = field(default_factory=dict)  # name -> file
    sets: Mapping[str, Tree] = field(default_factory=dict)
    macros: Mapping[str, Macro] = field(default_factory=dict)
    made: dict[int, Any] = field(default_factory=dict, repr=False, compare=False)


Files = Mapping[str, Parsed]  # the files of one language, by name
