"""Letters out of templates that have been parsed (letters.parsing): a small language over plain data, bounded by design.

There is nothing in it that could reach beyond its data, repeat without end or grow without limit: whatever a template
says, it ends after `STEPS` steps at the most, with a text of `SIZE` characters at the most.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from xlcrm.text import Text

STEPS = 20_000
WITH_LINE = frozenset({"n", "a", "i", "c", "f", "cmp", "+-"})  # trees that tell the line they stand in
SIZE = 40_000  # characters, of a letter and of every text on the way to it
DEPTH = 12  # macros within macros
TOO_LONG = Text(f"it makes a text of more than {SIZE} characters", f"生成的文字超过 {SIZE} 个字符")

Tree = Sequence[Any]  # (what it is, its parts …), see letters.parsing
Body = Sequence[Tree]


class TemplateFault(Exception):
    """What is wrong with a template, and in which line of which file."""

    def __init__(self, line: int, what: Text, file: str = "") -> None:
        super().__init__(what.en)
        self.line, self.what, self.file = line, what, file

    @property
    def sentence(self) -> Text:
        """File, line and what is wrong there."""
        where = Text(f"{self.file}, line {self.line}: ", f"{self.file} 第 {self.line} 行：") if self.line else Text(f"{self.file}: ", f"{self.file}：")
        return Text(where.en + self.what.en, where.zh + self.what.zh)


@dataclass(frozen=True, slots=True)
class Macro:
    """A piece of text with a name: what it takes, what stands for what is not given, and its text."""

    takes: Sequence[str]
    defaults: Sequence[Tree]
    body: Body


@dataclass(frozen=True, slots=True)
class Parsed:
    """One template file: `imports` names taken from another file of its folder, `sets` and `macros` its own."""

    body: Body
    imports: Mapping[str, str] = field(default_factory=dict)  # name -> file
    sets: Mapping[str, Tree] = field(default_factory=dict)
    macros: Mapping[str, Macro] = field(default_factory=dict)


Files = Mapping[str, Parsed]  # the files of one language, by name


def packed(files: Files) -> str:
    """The files of one language as one text."""
    shown = {n: [f.body, f.imports, f.sets, {m: [x.takes, x.defaults, x.body] for m, x in f.macros.items()}] for n, f in files.items()}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Files:
    """The files that `packed` put into a text."""
    return {n: Parsed(b, i, s, {m: Macro(*x) for m, x in macros.items()}) for n, (b, i, s, macros) in json.loads(text).items()}


def render(file: str, files: Files, data: Mapping[str, Any]) -> str:
    """The text of one file over plain data (texts, numbers, lists and mappings). Raises TemplateFault."""
    run = _Run(files, data)
    try:
        return run.text(files[file].body, _Scope(file, {}))
    except TemplateFault as fault:
        fault.line = fault.line or run.line
        raise
    except RecursionError:
        raise TemplateFault(0, Text("it is too deeply nested", "嵌套过深"), file) from None


def constants(file: str, files: Files) -> dict[str, Any]:
    """What a file sets at its top: the words of a language."""
    run, scope = _Run(files, {}), _Scope(file, {})
    return {name: run.value(tree, scope) for name, tree in files[file].sets.items()}


def word(value: object) -> str:
    """A text or a number as it stands in a letter; TypeError for a list, whose text could grow without limit."""
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value)
    raise TypeError


def grouped(number: object, mark: object = ",") -> str:
    """A whole number in groups of three; anything else as it stands."""
    return f"{number:,}".replace(",", word(mark)[:3]) if isinstance(number, int) else word(number)


def joined(items: object, mark: object = "") -> str:
    """The texts of a list, one after another."""
    if not isinstance(items, list | tuple):
        raise TypeError
    words = [word(i) for i in items]
    if sum(map(len, words)) + len(words) * len(word(mark)) > SIZE:
        raise ValueError
    return word(mark).join(words)


def among(item: object, held: object) -> bool:
    """Is it in the list, or part of the text?"""
    return word(item) in (word(held) if isinstance(held, str) else [word(h) for h in _listed(held)])


def _listed(value: object) -> Sequence[object]:
    if isinstance(value, list | tuple):
        return value
    raise TypeError


def _length(value: object) -> int:
    return len(value) if isinstance(value, str) else len(_listed(value))


def _end(value: object, at: int) -> object:
    held = value if isinstance(value, str) else _listed(value)
    return held[at] if held else ""


def _same(a: object, b: object) -> bool:
    return (a if isinstance(a, int) else word(a)) == (b if isinstance(b, int) else word(b))


def _order(a: object, b: object) -> int:
    if isinstance(a, int) and isinstance(b, int):
        return (a > b) - (a < b)
    raise TypeError


def chosen(who: str, letters: int, nth: int, choices: Sequence[Any]) -> Any:
    """One of the variants: another for another customer, the next one for his next letter, always the same for one letter."""
    return choices[(crc32(f"{who}|{nth}".encode("utf-8", "replace")) + letters) % len(choices)]


FILTERS: dict[str, Callable[..., object]] = {
    "upper": lambda v: word(v).upper(),
    "lower": lambda v: word(v).lower(),
    "trim": lambda v: word(v).strip(),
    "capitalize": lambda v: word(v).capitalize(),
    "length": _length,
    "first": lambda v: _end(v, 0),
    "last": lambda v: _end(v, -1),
    "join": joined,
    "grouped": grouped,
}
COMPARISONS: dict[str, Callable[[object, object], bool]] = {
    "eq": _same,
    "ne": lambda a, b: not _same(a, b),
    "lt": lambda a, b: _order(a, b) < 0,
    "lteq": lambda a, b: _order(a, b) <= 0,
    "gt": lambda a, b: _order(a, b) > 0,
    "gteq": lambda a, b: _order(a, b) >= 0,
    "in": among,
    "notin": lambda a, b: not among(a, b),
}


@dataclass(slots=True)
class _Scope:
    file: str
    names: dict[str, Any]
    depth: int = 0


class _Run:
    """One rendering, with what it may still spend."""

    def __init__(self, files: Files, data: Mapping[str, Any]) -> None:
        self.files, self.data = files, data
        self.steps, self.picks, self.line = STEPS, 0, 0

    def text(self, body: Iterable[Tree], scope: _Scope) -> str:
        """What some statements put out."""
        parts, size = list[str](), 0
        for statement in body:
            for part in self._statement(statement, scope):
                size += len(part)
                if size > SIZE:
                    raise self._fault(0, scope, TOO_LONG)
                parts.append(part)
        return "".join(parts)

    def _statement(self, tree: Tree, scope: _Scope) -> Iterable[str]:
        self._step(scope)
        kind = tree[0]
        if kind == "t":
            return (tree[1],)
        if kind == "o":
            return (self._said(self.value(tree[1], scope), scope),)
        if kind == "if":
            body = next((then for test, then in tree[1] if self.value(test, scope)), tree[2])
            return (self.text(body, scope),)
        if kind == "set":
            scope.names[tree[1]] = self.value(tree[2], scope)
            return ()
        return self._repeated(tree, scope)

    def _repeated(self, tree: Tree, scope: _Scope) -> Iterable[str]:
        _, line, name, over, body = tree
        items = self.value(over, scope)
        if not isinstance(items, list | tuple):
            raise self._fault(line, scope, Text("`for` goes over a list only", "`for` 只能用于列表"))
        for n, item in enumerate(items, 1):
            self._step(scope)
            inner = {**scope.names, name: item, "loop": {"index": n, "first": n == 1, "last": n == len(items), "length": len(items)}}
            yield self.text(body, _Scope(scope.file, inner, scope.depth))

    def value(self, tree: Tree, scope: _Scope) -> Any:
        """What an expression means."""
        self._step(scope)
        kind = tree[0]
        if kind in WITH_LINE:
            self.line = tree[1]
        if kind == "s":
            return tree[1]
        if kind == "n":
            return self._named(tree, scope)
        if kind in ("a", "i"):
            return self._part(tree, scope)
        if kind == "c":
            return self._called(tree, scope)
        if kind == "l":
            return [self.value(t, scope) for t in tree[1]]
        if kind == "?":
            return self.value(tree[2] if self.value(tree[1], scope) else tree[3], scope)
        if kind == "or":
            return self.value(tree[1], scope) or self.value(tree[2], scope)
        if kind == "and":
            return self.value(tree[1], scope) and self.value(tree[2], scope)
        if kind == "not":
            return not self.value(tree[1], scope)
        if kind == "~":
            return self._joined([self.value(t, scope) for t in tree[1]], scope)
        return self._worked_out(tree, scope)

    def _worked_out(self, tree: Tree, scope: _Scope) -> Any:
        kind, line, what = tree[:3]
        values = [self.value(t, scope) for t in tree[3:]]
        try:
            if kind == "f":
                return self._within(FILTERS[what](*values), scope)
            if kind == "cmp":
                return COMPARISONS[what](*values)
            if kind == "+-" and all(isinstance(v, int) for v in values):
                return values[0] + values[1] if what == "+" else values[0] - values[1]
        except (TypeError, ValueError, KeyError, AttributeError):
            pass
        raise self._fault(line, scope, Text(f"`{what}` does not go with these values", f"`{what}` 不适用于这些值"))

    def _named(self, tree: Tree, scope: _Scope) -> Any:
        _, line, name = tree
        if name in scope.names:
            return scope.names[name]
        here = self.files[scope.file]
        if name in here.sets:
            return self.value(here.sets[name], _Scope(scope.file, {}, self._deeper(scope)))
        if name in here.imports:
            return self._named(tree, _Scope(self._existing(here.imports[name], line, scope), {}, self._deeper(scope)))
        if name in self.data:
            return self.data[name]
        raise self._fault(line, scope, Text(f"there is no `{name}`", f"没有 `{name}`"))

    def _part(self, tree: Tree, scope: _Scope) -> Any:
        kind, line, whole, which = tree
        held, key = self.value(whole, scope), which if kind == "a" else self.value(which, scope)
        if isinstance(held, Mapping) and isinstance(key, str) and key in held:
            return held[key]
        if isinstance(held, list | tuple) and isinstance(key, int) and -len(held) <= key < len(held):
            return held[key]
        raise self._fault(line, scope, Text(f"there is no `{key}` in it", f"其中没有 `{key}`"))

    def _called(self, tree: Tree, scope: _Scope) -> Any:
        _, line, name, given = tree
        values = [self.value(t, scope) for t in given]
        if name == "pick":
            self.picks += 1
            if not values:
                raise self._fault(line, scope, Text("`pick` needs something to choose from", "`pick` 需要可选的内容"))
            return chosen(str(self.data.get("who", "")), int(self.data.get("letters", 0)), self.picks, values)
        file = scope.file
        if name in self.files[file].imports:
            file = self._existing(self.files[file].imports[name], line, scope)
        macro = self.files[file].macros.get(name)
        if macro is None:
            raise self._fault(line, scope, Text(f"there is no `{name}(…)`", f"没有 `{name}(…)`"))
        inner = _Scope(file, {}, self._deeper(scope))
        missing = len(macro.takes) - len(values)
        if not 0 <= missing <= len(macro.defaults):
            raise self._fault(line, scope, Text(f"`{name}` takes {len(macro.takes)} values, not {len(values)}", f"`{name}` 需要 {len(macro.takes)} 个值，而不是 {len(values)} 个"))
        defaults = [self.value(t, inner) for t in macro.defaults[len(macro.defaults) - missing :]] if missing else []
        inner.names = dict(zip(macro.takes, [*values, *defaults], strict=True))
        return self.text(macro.body, inner)

    def _existing(self, file: str, line: int, scope: _Scope) -> str:
        if file not in self.files:
            raise self._fault(line, scope, Text(f"there is no file `{file}` beside it", f"同一文件夹中没有 `{file}`"))
        return file

    def _deeper(self, scope: _Scope) -> int:
        if scope.depth >= DEPTH:
            raise self._fault(0, scope, Text(f"macros call each other more than {DEPTH} deep", f"宏相互调用超过 {DEPTH} 层"))
        return scope.depth + 1

    def _step(self, scope: _Scope) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise self._fault(0, scope, Text(f"it takes more than {STEPS} steps", f"运行超过 {STEPS} 步"))

    def _within(self, value: Any, scope: _Scope) -> Any:
        if isinstance(value, str) and len(value) > SIZE:
            raise self._fault(0, scope, TOO_LONG)
        return value

    def _joined(self, values: Sequence[Any], scope: _Scope) -> str:
        words = [self._said(v, scope) for v in values]
        if sum(map(len, words)) > SIZE:
            raise self._fault(0, scope, TOO_LONG)
        return "".join(words)

    def _said(self, value: Any, scope: _Scope) -> str:
        try:
            return word(value)
        except TypeError:
            raise self._fault(0, scope, Text("only a text or a number can stand in a letter", "信中只能放文字或数字")) from None

    def _fault(self, line: int, scope: _Scope, what: Text) -> TemplateFault:
        return TemplateFault(line, what, scope.file)
