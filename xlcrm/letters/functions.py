"""Trees made functions: what a parsed template says, as something that can be run (letters.render), made once a tree."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from xlcrm.letters.filters import COMPARISONS, FILTERS, word
from xlcrm.letters.lines import Late
from xlcrm.letters.trees import Body, TemplateFault, Tree
from xlcrm.text import Text

if TYPE_CHECKING:
    from xlcrm.letters.render import Run, Scope

Function = Callable[["Run", "Scope"], Any]
_WITH_LINE = frozenset({"n", "a", "i", "c", "f", "cmp", "+-", "for"})  # trees that tell the line they stand in
_NUMBER = Late(r"(?<!\d)\d+$")  # of C-1001
_NO_TEXT = Text("only a text or a number can stand in a letter", "信中只能放文字或数字")


class Made(NamedTuple):
    """An expression or the statements of a body: how many nodes it has, those of bodies within it left out, and its functions."""

    cost: int
    functions: Sequence[tuple[Tree, Function]]


def made_body(body: Body) -> Made:
    """The statements of a body."""
    make = _Maker()
    statements = [(tree, _STATEMENTS[tree[0]](tree, make)) for tree in body]
    return Made(len(body) + make.nodes, statements)


def made_value(tree: Tree) -> Made:
    """An expression that stands by itself."""
    make = _Maker()
    function = make(tree)
    return Made(make.nodes, [(tree, function)])


class _Maker:
    """Makes expressions, and counts their nodes."""

    def __init__(self) -> None:
        self.nodes = 0

    def __call__(self, tree: Tree) -> Function:
        self.nodes += 1
        return _EXPRESSIONS[tree[0]](tree, self)


def chosen(who: str, letters: int, nth: int, count: int) -> int:
    """Which of so many variants: another for another customer, the next one for his next letter, always the same for one letter.

    A customer's number is read as digits, one a choice: customers who stand one after another, as those typed in together
    do, get the same letter only when all choices have had their turn.
    """
    number = _NUMBER.search(who)
    digit = (
        int(number[0][-9:]) // count ** min(nth - 1, 20) if number else crc32(f"{who}|{nth}".encode("utf-8", "replace"))
    )
    return (digit + letters) % count


def line_of(tree: Tree) -> int:
    """The line a tree stands in, as far as it or a part of it tells; else 0."""
    if tree[0] in _WITH_LINE:
        return int(tree[1])
    parts = [test for test, _ in tree[1]] if tree[0] == "if" else _parts(tree)
    return next(filter(None, map(line_of, parts)), 0)


_PARTS: dict[str, Callable[[Tree], Sequence[Tree]]] = {
    **dict.fromkeys(("t", "s", "n"), lambda _tree: ()), **dict.fromkeys(("l", "~"), lambda tree: tree[1]), **dict.fromkeys(("o", "not"), lambda tree: tree[1:2]),
    **dict.fromkeys(("set", "a"), lambda tree: tree[2:3] if tree[0] == "a" else tree[2:]), "i": lambda tree: tree[2:4], "c": lambda tree: tree[3],
    **dict.fromkeys(("?", "or", "and"), lambda tree: tree[1:]), **dict.fromkeys(("f", "cmp", "+-"), lambda tree: tree[3:]),
}  # fmt: skip


def _parts(tree: Tree) -> Sequence[Tree]:
    """The trees that a tree is made of."""
    return _PARTS[tree[0]](tree)


# ---- statements --------------------------------------------------------------------------------------------------


def _text(tree: Tree, _make: _Maker) -> Function:
    said = tree[1]
    return lambda _run, _scope: said


def _output(tree: Tree, make: _Maker) -> Function:
    value = make(tree[1])
    return lambda run, scope: _said(value(run, scope))


def _if(tree: Tree, make: _Maker) -> Function:
    tests, otherwise = [(make(test), body) for test, body in tree[1]], tree[2]

    def text(run: "Run", scope: "Scope") -> str:
        for test, body in tests:
            if test(run, scope):
                return run.text(body, scope)
        return run.text(otherwise, scope) if otherwise else ""

    return text


def _set(tree: Tree, make: _Maker) -> Function:
    name, value = tree[1], make(tree[2])

    def text(run: "Run", scope: "Scope") -> str:
        scope.names[name] = value(run, scope)
        return ""

    return text


def _for(tree: Tree, make: _Maker) -> Function:
    _, line, name, over, body = tree
    items_of = make(over)

    def text(run: "Run", scope: "Scope") -> str:
        items = items_of(run, scope)
        if not isinstance(items, list | tuple):
            raise TemplateFault(line, Text("`for` goes over a list only", "`for` 只能用于列表"), scope.file)
        parts, outer = list[str](), scope.names
        for n, item in enumerate(items, 1):
            run.spend(1 + len(outer))
            scope.names = {
                **outer,
                name: item,
                "loop": {"index": n, "first": n == 1, "last": n == len(items), "length": len(items)},
            }
            parts.append(run.kept(run.text(body, scope)))
        scope.names = outer
        return "".join(parts)

    return text


_STATEMENTS: dict[str, Callable[[Tree, _Maker], Function]] = {
    "t": _text,
    "o": _output,
    "if": _if,
    "set": _set,
    "for": _for,
}


# ---- expressions -------------------------------------------------------------------------------------------------


def _said(value: Any) -> str:
    if type(value) is str:
        return value
    try:
        return word(value)
    except (TypeError, ValueError):
        raise TemplateFault(0, _NO_TEXT) from None


def _constant(tree: Tree, _make: _Maker) -> Function:
    value = tree[1]
    return lambda _run, _scope: value


def _name(tree: Tree, _make: _Maker) -> Function:
    _, line, name = tree

    def value(run: "Run", scope: "Scope") -> Any:
        return scope.names[name] if name in scope.names else run.named(name, line, scope)

    return value


def _attribute(tree: Tree, make: _Maker) -> Function:
    _, line, whole, key = tree
    held_by = make(whole)

    def value(run: "Run", scope: "Scope") -> Any:
        held = held_by(run, scope)
        if isinstance(held, dict) and key in held:
            return held[key]
        raise _nothing_there(line, key, scope)

    return value


def _item(tree: Tree, make: _Maker) -> Function:
    line, held_by, key_by = tree[1], make(tree[2]), make(tree[3])

    def value(run: "Run", scope: "Scope") -> Any:
        held, key = held_by(run, scope), key_by(run, scope)
        if isinstance(held, dict) and isinstance(key, str) and key in held:
            return held[key]
        if isinstance(held, list | tuple) and isinstance(key, int) and -len(held) <= key < len(held):
            return held[key]
        raise _nothing_there(line, key, scope)

    return value


def _nothing_there(line: int, key: Any, scope: "Scope") -> TemplateFault:
    shown = key[:40] if isinstance(key, str) else "[…]"
    return TemplateFault(line, Text(f"there is no `{shown}` in it", f"其中没有 `{shown}`"), scope.file)


def _call(tree: Tree, make: _Maker) -> Function:
    _, line, name, given = tree
    values = [make(t) for t in given]
    if name == "pick":
        return _pick(line, values)
    return lambda run, scope: run.called(name, line, [value(run, scope) for value in values], scope)


def _pick(line: int, values: Sequence[Function]) -> Function:
    def value(run: "Run", scope: "Scope") -> Any:
        run.picks += 1
        nth = run.picks
        if not values:
            raise TemplateFault(
                line, Text("`pick` needs something to choose from", "`pick` 需要可选的内容"), scope.file
            )
        at = chosen(str(run.data.get("who", "")), int(run.data.get("letters", 0)), nth, len(values))
        return [value(run, scope) for value in values][at] if run.whole else values[at](run, scope)

    return value


def _list(tree: Tree, make: _Maker) -> Function:
    if all(t[0] == "s" for t in tree[1]):
        constants = [t[1] for t in tree[1]]
        return lambda _run, _scope: constants
    values = [make(t) for t in tree[1]]
    return lambda run, scope: [value(run, scope) for value in values]


def _joined(tree: Tree, make: _Maker) -> Function:
    values = [make(t) for t in tree[1]]
    return lambda run, scope: run.kept("".join([_said(value(run, scope)) for value in values]))


def _choice(tree: Tree, make: _Maker) -> Function:
    test, then, otherwise = map(make, tree[1:])
    return lambda run, scope: then(run, scope) if test(run, scope) else otherwise(run, scope)


def _or(tree: Tree, make: _Maker) -> Function:
    left, right = map(make, tree[1:])
    return lambda run, scope: left(run, scope) or right(run, scope)


def _and(tree: Tree, make: _Maker) -> Function:
    left, right = map(make, tree[1:])
    return lambda run, scope: left(run, scope) and right(run, scope)


def _not(tree: Tree, make: _Maker) -> Function:
    negated = make(tree[1])
    return lambda run, scope: not negated(run, scope)


def _operation(tree: Tree, make: _Maker) -> Function:
    kind, line, what = tree[:3]
    values = [make(t) for t in tree[3:]]
    work: Callable[..., Any] = (
        FILTERS[what] if kind == "f" else COMPARISONS[what] if kind == "cmp" else _ARITHMETIC[what]
    )

    def value(run: "Run", scope: "Scope") -> Any:
        given = [value(run, scope) for value in values]
        try:
            found = work(*given)
        except (TypeError, ValueError, OverflowError):
            raise TemplateFault(
                line, Text(f"`{what}` does not go with these values", f"`{what}` 不适用于这些值"), scope.file
            ) from None
        return run.kept(found) if isinstance(found, str) else found

    return value


def _whole(value: object) -> int:
    if isinstance(value, int) and abs(value) < 10**18:
        return value
    raise TypeError


_ARITHMETIC: dict[str, Callable[[object, object], int]] = {
    "+": lambda a, b: _whole(a) + _whole(b),
    "-": lambda a, b: _whole(a) - _whole(b),
}
_EXPRESSIONS: dict[str, Callable[[Tree, _Maker], Function]] = {
    "s": _constant, "n": _name, "a": _attribute, "i": _item, "c": _call, "l": _list, "~": _joined, "?": _choice, "or": _or, "and": _and, "not": _not,
    "f": _operation, "cmp": _operation, "+-": _operation,
}  # fmt: skip
