"""Going through the XML of a part with expat, whatever it holds: within bounds of depth and of the length of a tag.

Tags within tags by the million, or one with a million attributes, would fill the memory before the parser says a word.
"""

from xml.parsers import expat

from xlcrm.errors import UnsafeWorkbook
from xlcrm.ooxml.refusals import malformed, unsafe

DEEPEST = 2_000
"""Elements in each other."""
_PIECE = 1 << 20  # bytes handed to the parser at once
_LONGEST_MARKUP = 4 << 20  # bytes of one tag, comment or instruction; a list of ten thousand ranges has a fiftieth


def reader(part: str) -> expat.XMLParserType:
    """A parser that names elements `namespace name`, hands text over whole, and refuses a DOCTYPE."""
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise UnsafeWorkbook(
            f"The part {part} carries a DOCTYPE, which no workbook needs and which can be made to harm: "
            f"it is not opened. Ask its sender for a file saved by Excel.",
            f"部件 {part} 含有 DOCTYPE，正常的工作簿不需要它，而且可能有害，因此不予打开。请向发件人索取由 Excel 保存的文件。",
        )

    parser.StartDoctypeDeclHandler = refuse
    return parser


def run(parser: expat.XMLParserType, data: bytes, part: str) -> None:
    """Parse all of `data`; NotAWorkbook, naming the part, where it is malformed."""
    whole = memoryview(data)
    try:
        for end in range(_PIECE, len(data), _PIECE):
            parser.Parse(whole[end - _PIECE : end], False)
            refuse_long_markup(parser, end, part)
        parser.Parse(whole[(len(data) - 1) // _PIECE * _PIECE :] if data else b"", True)
    except expat.ExpatError as error:
        raise malformed(part, error) from None
    finally:
        let_go(parser)


def refuse_long_markup(parser: expat.XMLParserType, given: int, part: str) -> None:
    """Raise UnsafeWorkbook where the parser still waits for the end of something, of the `given` bytes it has got."""
    if given - parser.CurrentByteIndex > _LONGEST_MARKUP:
        raise unsafe(
            f"{part} has a tag or comment of more than {_LONGEST_MARKUP >> 20} MB",
            f"{part} 的某个标记或注释超过 {_LONGEST_MARKUP >> 20} MB",
        )


def too_many(part: str) -> UnsafeWorkbook:
    """More elements than any workbook has, or in each other more deeply."""
    return unsafe(f"{part} has far too many elements", f"{part} 的元素过多")


def element_names(data: bytes, part: str) -> list[str]:
    """The names of all elements, in the order of their start tags. Raises as `run` does, and where they lie too deep."""
    parser, names, depth = reader(part), list[str](), 0

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise too_many(part)
        names.append(name)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    run(parser, data, part)
    return names


def let_go(parser: expat.XMLParserType) -> None:
    """Take its handlers away, for they know the parser: it would stay for the collector."""
    parser.StartElementHandler = parser.EndElementHandler = None
    parser.CharacterDataHandler = parser.StartDoctypeDeclHandler = None
