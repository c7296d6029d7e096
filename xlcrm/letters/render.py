"""Letters out of templates that have been parsed (letters.parsing): a small language over plain data, bounded by design.

There is nothing in it that could reach beyond its data, repeat without end or grow without limit. A run may take
`STEPS` steps, a step being a node of a text that is put out, of which a loop has as many as turns; its texts may be
`SIZE` characters long, and all that are made on the way `MADE`; macros call each other `DEPTH` deep.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xlcrm.letters.filters import SIZE
from xlcrm.letters.functions import Made, line_of, made_body, made_value
from xlcrm.letters.trees import Body, Files, Macro, Parsed, TemplateFault, Tree
from xlcrm.text import Text

STEPS = 20_000
MADE = 1_000_000  # characters
DEPTH = 12
TOO_LONG = Text(f"it makes a text of more than {SIZE} characters", f"生成的文字超过 {SIZE} 个字符")
TOO_MUCH = Text(f"it makes more than {MADE} characters on the way", f"中间生成的文字超过 {MADE} 个字符")


@dataclass(slots=True)
class Scope:
    """Where a tree is worked out: the file, the names that are set there, and how many macros deep it is."""

    file: str
    here: Parsed
    names: dict[str, Any]
    depth: int = 0


class Run:
    """What one rendering may still spend. `whole`: variants that are not chosen are worked out as well."""

    def __init__(self, files: Files, data: Mapping[str, Any], whole: bool = False) -> None:
        self.files, self.data, self.whole = files, data, whole
        self.steps, self.made, self.picks = STEPS, MADE, 0

    def text(self, body: Body, scope: Scope) -> str:
        """What some statements put out."""
        ready: Made | None = scope.here.made.get(id(body))
        if ready is None:
            ready = scope.here.made[id(body)] = made_body(body)
        self.spend(ready.cost)
        parts, size = list[str](), 0
        for tree, statement in ready.functions:
            try:
                part = statement(self, scope)
            except TemplateFault as fault:
                raise fault.at(line_of(tree), scope.file) from None
            size += len(part)
            if size > SIZE:
                raise TemplateFault(line_of(tree), TOO_LONG, scope.file)
            parts.append(part)
        return "".join(parts)

    def value(self, tree: Tree, scope: Scope) -> Any:
        """What an expression means that stands by itself: a default, or what a file sets."""
        ready: Made | None = scope.here.made.get(id(tree))
        if ready is None:
            ready = scope.here.made[id(tree)] = made_value(tree)
        self.spend(ready.cost)
        try:
            return ready.functions[0][1](self, scope)
        except TemplateFault as fault:
            raise fault.at(line_of(tree), scope.file) from None

    def spend(self, steps: int) -> None:
        """So many steps more."""
        self.steps -= steps
        if self.steps < 0:
            raise TemplateFault(0, Text(f"it takes more than {STEPS} steps", f"运行超过 {STEPS} 步"))

    def kept(self, made: str) -> str:
        """A text made on the way, counted."""
        if len(made) > SIZE:
            raise TemplateFault(0, TOO_LONG)
        self.made -= len(made)
        if self.made < 0:
            raise TemplateFault(0, TOO_MUCH)
        return made

    def named(self, name: str, line: int, scope: Scope) -> Any:
        """A name that is not set in its scope: one of the file's own, one taken from another file, or one of the data."""
        here = scope.here
        if name in here.sets:
            return self.value(here.sets[name], Scope(scope.file, here, {}, _deeper(scope)))
        if name in here.imports:
            return self.named(name, line, self._other(here.imports[name], line, scope))
        if name in self.data:
            return self.data[name]
        raise TemplateFault(line, Text(f"there is no `{name}`", f"没有 `{name}`"), scope.file)

    def called(self, name: str, line: int, values: list[Any], scope: Scope) -> str:
        """The text of a macro."""
        here = scope.here
        inner = (
            self._other(here.imports[name], line, scope)
            if name in here.imports
            else Scope(scope.file, here, {}, _deeper(scope))
        )
        macro = inner.here.macros.get(name)
        if macro is None:
            raise TemplateFault(line, Text(f"there is no `{name}(…)`", f"没有 `{name}(…)`"), scope.file)
        missing = len(macro.takes) - len(values)
        if not 0 <= missing <= len(macro.defaults):
            what = Text(
                f"`{name}` takes {len(macro.takes)} values, not {len(values)}",
                f"`{name}` 需要 {len(macro.takes)} 个值，而不是 {len(values)} 个",
            )
            raise TemplateFault(line, what, scope.file)
        if missing:
            values += [self.value(t, inner) for t in macro.defaults[len(macro.defaults) - missing :]]
        inner.names = dict(zip(macro.takes, values, strict=True))
        return self.kept(self.text(macro.body, inner))

    def _other(self, file: str, line: int, scope: Scope) -> Scope:
        if file not in self.files:
            raise TemplateFault(
                line, Text(f"there is no file `{file}` beside it", f"同一文件夹中没有 `{file}`"), scope.file
            )
        return Scope(file, self.files[file], {}, _deeper(scope))


def _deeper(scope: Scope) -> int:
    if scope.depth >= DEPTH:
        raise TemplateFault(
            0, Text(f"macros call each other more than {DEPTH} deep", f"宏相互调用超过 {DEPTH} 层"), scope.file
        )
    return scope.depth + 1


def packed(files: Files) -> str:
    """The files of one language as one text."""
    shown = {
        n: [f.body, f.imports, f.sets, {m: [x.takes, x.defaults, x.body] for m, x in f.macros.items()}]
        for n, f in files.items()
    }
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Files:
    """The files that `packed` put into a text."""
    return {
        n: Parsed(b, i, s, {m: Macro(*x) for m, x in macros.items()})
        for n, (b, i, s, macros) in json.loads(text).items()
    }


def render(file: str, files: Files, data: Mapping[str, Any], *, whole: bool = False) -> str:
    """The text of one file over plain data (texts, numbers, lists and dicts). Raises TemplateFault.

    `whole`: of the variants those that are not chosen are worked out as well, so that a fault in one is found.
    """
    try:
        return Run(files, data, whole).text(files[file].body, Scope(file, files[file], {}))
    except RecursionError:
        raise _too_deep(file) from None


def constants(file: str, files: Files) -> dict[str, Any]:
    """What a file sets at its top: the words of a language. Raises TemplateFault."""
    run, scope = Run(files, {}), Scope(file, files[file], {})
    try:
        return {name: run.value(tree, scope) for name, tree in files[file].sets.items()}
    except RecursionError:
        raise _too_deep(file) from None


def _too_deep(file: str) -> TemplateFault:
    return TemplateFault(0, Text("it is too deeply nested", "嵌套过深"), file)
