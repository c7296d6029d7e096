"""Template files understood: Jinja2 reads them, and of its language what a letter needs is let through, nothing else.

Only the user's own templates are parsed at run time; those that xlcrm ships have been parsed beforehand
(scripts/build_letters.py), for Jinja2 alone takes longer to load than a small book to refresh.
"""

from typing import TYPE_CHECKING, Any

from xlcrm.letters.filters import COMPARISONS, FILTERS
from xlcrm.letters.trees import Macro, Parsed, TemplateFault, Tree
from xlcrm.text import Text

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST = 20_000  # characters of one file
WIDEST = 4_000  # characters of one constant
DEEPEST = 100  # expressions within each other; a limit of ours, for that of Python differs from version to version
IN_TEXT = Text("is nothing for a letter: leave it out", "不能用在信件模板里：请去掉")


def environment(**more: Any) -> "ImmutableSandboxedEnvironment":
    """Jinja2 as the templates mean it: no line of its own for a tag, nothing undefined, no way out."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, optimized=False, **more
    )


def parse(source: str, file: str) -> Parsed:
    """One file. Raises TemplateFault with the line."""
    from jinja2 import TemplateSyntaxError

    if len(source) > LONGEST:
        raise TemplateFault(0, Text(f"it has more than {LONGEST} characters", f"超过 {LONGEST} 个字符"), file)
    try:
        template = environment().parse(source)
        if _depth(template) > DEEPEST:
            raise RecursionError
        return _file(template)
    except TemplateSyntaxError as error:
        words = (error.message or "").strip()
        raise TemplateFault(error.lineno, Text(f"not understood: {words}", f"无法识别：{words}"), file) from None
    except TemplateFault as fault:
        fault.file = file
        raise
    except (RecursionError, ValueError, OverflowError, MemoryError):
        raise TemplateFault(
            0, Text("it is too deeply nested, or has a number too large", "嵌套过深，或数字过大"), file
        ) from None


def _file(template: "nodes.Template") -> Parsed:
    from jinja2 import nodes

    body, imports, sets, macros = list[Tree](), dict[str, str](), dict[str, Tree](), dict[str, Macro]()
    for node in template.body:
        if isinstance(node, nodes.FromImport) and isinstance(node.template, nodes.Const):
            if not all(isinstance(name, str) for name in node.names):
                raise _refused(node, "import … as")
            imports |= {str(name): str(node.template.value) for name in node.names}
        elif isinstance(node, nodes.Macro):
            macros[node.name] = Macro(
                tuple(a.name for a in node.args), tuple(map(_value, node.defaults)), _body(node.body)
            )
        elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            sets[node.target.name] = _value(node.node)
        else:
            body += _statement(node)
    return Parsed(tuple(body), imports, sets, macros)


def _depth(node: "nodes.Node") -> int:
    """How many nodes stand within each other."""
    level, depth = [node], 0
    while level:
        level, depth = [child for parent in level for child in parent.iter_child_nodes()], depth + 1
    return depth


def _body(found: "list[nodes.Node]") -> tuple[Tree, ...]:
    return tuple(tree for node in found for tree in _statement(node))


def _statement(node: "nodes.Node") -> list[Tree]:
    from jinja2 import nodes

    if isinstance(node, nodes.Output):
        return [("t", n.data) if isinstance(n, nodes.TemplateData) else ("o", _value(n)) for n in node.nodes]
    if isinstance(node, nodes.If):
        tests = [(node.test, node.body), *((n.test, n.body) for n in node.elif_)]
        return [("if", tuple((_value(test), _body(body)) for test, body in tests), _body(node.else_))]
    if (
        isinstance(node, nodes.For)
        and isinstance(node.target, nodes.Name)
        and not (node.else_ or node.test or node.recursive)
    ):
        return [("for", node.lineno, node.target.name, _value(node.iter), _body(node.body))]
    if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
        return [("set", node.target.name, _value(node.node))]
    raise _refused(node, type(node).__name__.lower())


def _value(node: "nodes.Node") -> Tree:
    from jinja2 import nodes

    match node:
        case nodes.Const() if node.value is None or (
            isinstance(node.value, str | int) and len(str(node.value)) <= WIDEST
        ):
            return ("s", "" if node.value is None else node.value)
        case nodes.Name():
            return ("n", node.lineno, node.name)
        case nodes.Getattr() if not node.attr.startswith("_"):
            return ("a", node.lineno, _value(node.node), node.attr)
        case nodes.Getitem():
            return ("i", node.lineno, _value(node.node), _value(node.arg))
        case nodes.List() | nodes.Tuple():
            return ("l", tuple(map(_value, node.items)))
        case nodes.Concat():
            return ("~", tuple(map(_value, node.nodes)))
        case nodes.CondExpr():
            return ("?", _value(node.test), _value(node.expr1), _value(node.expr2) if node.expr2 else ("s", ""))
        case nodes.And():
            return ("and", _value(node.left), _value(node.right))
        case nodes.Or():
            return ("or", _value(node.left), _value(node.right))
        case nodes.Not():
            return ("not", _value(node.node))
    return _operation(node)


def _operation(node: "nodes.Node") -> Tree:
    from jinja2 import nodes

    match node:
        case nodes.Compare() if len(node.ops) == 1 and node.ops[0].op in COMPARISONS:
            return ("cmp", node.lineno, node.ops[0].op, _value(node.expr), _value(node.ops[0].expr))
        case nodes.Add() | nodes.Sub():
            return ("+-", node.lineno, node.operator, _value(node.left), _value(node.right))
        case nodes.Filter() if (
            node.name in FILTERS and node.node is not None and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        ):
            return ("f", node.lineno, node.name, _value(node.node), *map(_value, node.args))
        case nodes.Call(node=nodes.Name(name=name)) if not (node.kwargs or node.dyn_args or node.dyn_kwargs):
            return ("c", node.lineno, name, tuple(map(_value, node.args)))
        case nodes.Filter():
            raise _refused(node, f"|{node.name}")
        case nodes.BinExpr():
            raise _refused(node, node.operator)
        case nodes.Getattr():
            raise _refused(node, f".{node.attr}")
    raise _refused(node, type(node).__name__.lower())


def _refused(node: "nodes.Node", what: str) -> TemplateFault:
    return TemplateFault(node.lineno, Text(f"`{what}` {IN_TEXT.en}", f"`{what}` {IN_TEXT.zh}"))
