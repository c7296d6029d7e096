"""Charts on a sheet: the drawing that places them, and a part for each, as XML.

They hold references to cells and no copies of what stands there, so that whatever is written into the cells shows by
itself and a chart part need never be written again. Templates are plain text: a chart here is bars, lines, or bars with
a line on an axis of its own, which is all that is asked of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from xlcrm.ooxml.references import Range, letters, quoted
from xlcrm.ooxml.xml import RELATIONSHIP_NAMESPACES, attribute_text, element_text

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_DRAWINGML = ("http://schemas.openxmlformats.org/drawingml/2006", "http://purl.oclc.org/ooxml/drawingml")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DARK, _GREY, _LINE, _ON_BARS = "1B2A3D", "6B7785", "D9DEE5", "111B29"
_COUNT, _SHARE = "[&gt;=10]#,##0;General", "0%"
_FIFTHS = '<c:majorUnit val="0.2"/>'
_NO_ZERO = {_COUNT: "#,##0;;", _SHARE: "0%;;"}


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars, or one line: where its name and its values stand, RRGGBB, and where bars differ their colours.

    `claim`: it is somebody's word and no count, and is drawn as an outline. `share`: of 0 to 1, shown in per cent.
    """

    name: Range
    values: Range
    colour: str
    line: bool = False
    share: bool = False
    claim: bool = False
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart over the cells `place`: its title, and in a sentence what is counted, which goes into the cell beneath it.

    `dates` is the format in which categories that are dates are shown. A line beside bars of counts that is a share has
    an axis of its own at the right.
    """

    title: str
    caption: str
    place: Range
    categories: Range
    series: tuple[Series, ...]
    kind: Literal["columns", "rows"] = "columns"
    stacked: bool = False
    labels: bool = False  # the number at each bar; there is then no axis of numbers
    dates: str = ""
    category_title: str = ""
    value_title: str = ""


def drawing_xml(charts: Sequence[tuple[Chart, str]], *, strict: bool) -> bytes:
    """The drawing part; with each chart the relationship to its part."""
    base = _DRAWINGML[strict]
    anchors = "".join(_anchor(n, chart, relation, strict) for n, (chart, relation) in enumerate(charts, 1))
    return (
        f'{_DECLARATION}<xdr:wsDr xmlns:xdr="{base}/spreadsheetDrawing" xmlns:a="{base}/main">{anchors}</xdr:wsDr>'
    ).encode()


def _anchor(number: int, chart: Chart, relation: str, strict: bool) -> str:
    """It keeps its size when columns are resized."""
    base, p = _DRAWINGML[strict], chart.place
    ends = (
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{name}>"
        for name, row, column in (("from", p.first_row - 1, p.first_column - 1), ("to", p.last_row, p.last_column))
    )
    name, said = (attribute_text(t).decode() for t in (chart.title, f"{chart.title}: {chart.caption}"))
    return (
        f'<xdr:twoCellAnchor editAs="oneCell">{"".join(ends)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>'
        f'<xdr:cNvPr id="{number + 1}" name="{name}" descr="{said}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>'
        '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>'
        f'<a:graphicData uri="{base}/chart"><c:chart xmlns:c="{base}/chart" xmlns:r="{RELATIONSHIP_NAMESPACES[strict]}" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>'
    )


def chart_xml(chart: Chart, sheet: str, *, strict: bool) -> bytes:
    """The part of one chart on cells of the sheet with that title."""
    base = _DRAWINGML[strict]
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(_GREY)}</c:legend>'
    return (
        f'{_DECLARATION}<c:chartSpace xmlns:c="{base}/chart" xmlns:a="{base}/main" xmlns:r="{RELATIONSHIP_NAMESPACES[strict]}">'
        f'<c:roundedCorners val="0"/><c:chart>{_title(chart)}<c:autoTitleDeleted val="0"/>'
        f"<c:plotArea><c:layout/>{''.join(_plots(chart, sheet))}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        f"{legend if len(chart.series) > 1 else ''}"
        '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'<c:spPr>{_solid("FFFFFF")}<a:ln w="9525">{_solid(_LINE)}</a:ln></c:spPr></c:chartSpace>'
    ).encode()


def _plots(chart: Chart, sheet: str) -> Iterator[str]:
    """Bars, then lines, then the axes of both."""
    numbered = list(enumerate(chart.series))
    bars, lines = [s for s in numbered if not s[1].line], [s for s in numbered if s[1].line]
    aside = bool(bars and lines)  # the lines have an axis of their own
    if bars:
        yield _bars(chart, [_series(n, s, chart, sheet) for n, s in bars])
    if lines:
        inner = "".join(_series(n, s, chart, sheet) for n, s in lines)
        yield (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{inner}<c:marker val="1"/>'
            f"{_ids(3 if aside else 1)}</c:lineChart>"
        )
    yield _category_axis(chart) + _value_axis(chart, (bars or lines)[0][1])
    if aside:
        yield _axes_aside(lines[0][1])


def _bars(chart: Chart, series: Sequence[str]) -> str:
    direction, grouping = ("bar" if chart.kind == "rows" else "col"), ("stacked" if chart.stacked else "clustered")
    overlap = '<c:overlap val="100"/>' if chart.stacked else ""
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{"".join(series)}'
        f'<c:gapWidth val="{45 if chart.kind == "rows" else 60}"/>{overlap}{_ids(1)}</c:barChart>'
    )


def _ids(first: int) -> str:
    return f'<c:axId val="{first}"/><c:axId val="{first + 1}"/>'


def _series(number: int, series: Series, chart: Chart, sheet: str) -> str:
    kind = "numRef" if chart.dates else "strRef"
    categories = f"<c:cat><c:{kind}><c:f>{_ref(sheet, chart.categories)}</c:f></c:{kind}></c:cat>"
    values = f"<c:val><c:numRef><c:f>{_ref(sheet, series.values)}</c:f></c:numRef></c:val>"
    head = (
        f'<c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx><c:strRef><c:f>{_ref(sheet, series.name)}</c:f></c:strRef></c:tx>"
    )
    if series.line:
        look = f'<c:spPr><a:ln w="28575" cap="rnd">{_solid(series.colour)}<a:round/></a:ln></c:spPr><c:marker>{_marker(series)}</c:marker>'
        return f'<c:ser>{head}{look}{categories}{values}<c:smooth val="0"/></c:ser>'
    points = "".join(
        f'<c:dPt><c:idx val="{n}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>{_solid(colour)}</c:spPr></c:dPt>'
        for n, colour in enumerate(series.points)
    )
    labels = _labels(series, chart) if chart.labels else ""
    return f'<c:ser>{head}<c:spPr>{_fill(series)}</c:spPr><c:invertIfNegative val="0"/>{points}{labels}{categories}{values}</c:ser>'


def _marker(series: Series) -> str:
    size = 5 if series.share else 3
    return f'<c:symbol val="circle"/><c:size val="{size}"/><c:spPr>{_solid(series.colour)}<a:ln>{_solid(series.colour)}</a:ln></c:spPr>'


def _fill(series: Series) -> str:
    """What is claimed and not counted is an outline alone."""
    if series.claim:
        return f'{_solid("FFFFFF")}<a:ln w="15875">{_solid(series.colour)}<a:prstDash val="sysDash"/></a:ln>'
    return _solid(series.colour)


def _labels(series: Series, chart: Chart) -> str:
    """The number at a bar, none at one of nothing."""
    inside = chart.stacked
    code = _NO_ZERO[_SHARE if series.share else _COUNT]
    colour = max("FFFFFF", _ON_BARS, key=lambda ink: contrast(ink, series.colour)) if inside else _DARK
    place = "ctr" if inside else "outEnd"
    shown = "".join(
        f'<c:{name} val="{int(name == "showVal")}"/>'
        for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{code}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_text(colour)}<c:dLblPos val="{place}"/>{shown}</c:dLbls>'
    )


def contrast(one: str, other: str) -> float:
    """How well a text of one colour is read on the other, 1 to 21 (WCAG 2.2, 1.4.3)."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _category_axis(chart: Chart) -> str:
    """Of rows the first stands at the top. Dates are words here, or the program would leave room for days without any."""
    rows = chart.kind == "rows"
    code = f'<c:numFmt formatCode="{attribute_text(chart.dates).decode()}" sourceLinked="0"/>' if chart.dates else ""
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{"maxMin" if rows else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if rows else "b"}"/>{_axis_title(chart.category_title)}{code}'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525">{_solid(_LINE)}</a:ln></c:spPr>{_text(_GREY)}'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart, series: Series) -> str:
    rows, whole = chart.kind == "rows", '<c:max val="1"/>' if series.share else ""
    grid = (
        ""
        if chart.labels
        else f'<c:majorGridlines><c:spPr><a:ln w="6350">{_solid("EEF1F5")}</a:ln></c:spPr></c:majorGridlines>'
    )
    return (
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{whole}<c:min val="0"/></c:scaling>'
        f'<c:delete val="{int(chart.labels)}"/><c:axPos val="{"b" if rows else "l"}"/>{grid}{_axis_title(chart.value_title)}'
        f'<c:numFmt formatCode="{_SHARE if series.share else _COUNT}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_text(_GREY)}<c:crossAx val="1"/><c:crosses val="{"max" if rows else "autoZero"}"/>'
        f'<c:crossBetween val="between"/>{_FIFTHS if series.share else ""}</c:valAx>'
    )


def _axes_aside(series: Series) -> str:
    """The axis of numbers at the right, and the one of categories, which is not shown, that it stands on."""
    whole = '<c:max val="1"/>' if series.share else ""
    return (
        '<c:catAx><c:axId val="3"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/><c:axPos val="b"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="4"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="4"/><c:scaling><c:orientation val="minMax"/>{whole}<c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="r"/><c:numFmt formatCode="{_SHARE if series.share else _COUNT}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_text(series.colour)}<c:crossAx val="3"/><c:crosses val="max"/>'
        f'<c:crossBetween val="between"/>{_FIFTHS if series.share else ""}</c:valAx>'
    )


def _title(chart: Chart) -> str:
    """At the left, where a page is begun to be read."""
    left = (
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.02"/><c:y val="0.03"/>'
        "</c:manualLayout></c:layout>"
    )
    return _worded(chart.title, 12, _DARK, True, left)


def _axis_title(text: str) -> str:
    return _worded(text, 9, _GREY, False) if text else ""


def _worded(text: str, size: int, colour: str, bold: bool, layout: str = "") -> str:
    """A title of one line. LibreOffice 7 gives all that stands in one the look of its first letters."""
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{_run('defRPr', size, colour, bold)}</a:pPr><a:r>"
        f"{_run('rPr', size, colour, bold)}<a:t>{element_text(text).decode()}</a:t></a:r></a:p></c:rich></c:tx>{layout}"
        '<c:overlay val="0"/></c:title>'
    )


def _text(colour: str) -> str:
    return (
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{_run('defRPr', 9, colour, False)}</a:pPr>"
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def _run(name: str, size: int, colour: str, bold: bool) -> str:
    return f'<a:{name} sz="{size * 100}" b="{int(bold)}">{_solid(colour)}</a:{name}>'


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _ref(sheet: str, area: Range) -> str:
    """The cells as a formula has them."""
    first, last = (
        f"${letters(c)}${r}" for r, c in ((area.first_row, area.first_column), (area.last_row, area.last_column))
    )
    return element_text(f"{quoted(sheet)}!{first}" + ("" if first == last else f":{last}")).decode()
