"""Draw the icons of the buttons: python scripts/build_icons.py, into macros/icons, 16 and 32 pixels each.

Drawn on a square of 32 units, eight times as large, and made small; what would blur at 16 pixels has bolder lines there.
The pictures are committed, so that the add-in does not depend on who draws them.
"""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

ICONS: Final = Path(__file__).resolve().parent.parent / "macros" / "icons"
SIZES: Final = (16, 32)
FINE: Final = 8
BLUE, GREEN, AMBER, RED, GREY, WHITE = "#1F5FA8", "#2E8B57", "#E08A00", "#C0392B", "#5B6670", "#FFFFFF"


class Pen:
    """Shapes in units of 1/32 of the picture; `bold` is how much thicker lines are at this size."""

    def __init__(self, size: int) -> None:
        self.scale = 32 * FINE / 32
        self.bold = 1.45 if size == 16 else 1.0
        self.image = Image.new("RGBA", (32 * FINE, 32 * FINE), (0, 0, 0, 0))
        self.draw = ImageDraw.Draw(self.image)

    def line(self, points: list[tuple[float, float]], colour: str, width: float) -> None:
        """A line with round ends and corners."""
        width *= self.bold
        self.draw.line([(x * FINE, y * FINE) for x, y in points], colour, round(width * FINE), joint="curve")
        for x, y in points:
            self.disc(x, y, width / 2, colour)

    def disc(self, x: float, y: float, r: float, colour: str) -> None:
        """A filled circle."""
        self.draw.ellipse([(x - r) * FINE, (y - r) * FINE, (x + r) * FINE, (y + r) * FINE], colour)

    def arc(self, x: float, y: float, r: float, start: float, end: float, colour: str, width: float) -> None:
        """A part of a circle, in degrees clockwise from the right."""
        steps = [math.radians(start + (end - start) * k / 60) for k in range(61)]
        self.line([(x + r * math.cos(a), y + r * math.sin(a)) for a in steps], colour, width)

    def shape(self, points: list[tuple[float, float]], colour: str) -> None:
        """A filled polygon."""
        self.draw.polygon([(x * FINE, y * FINE) for x, y in points], colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str, round_by: float = 2) -> None:
        """A filled rectangle with round corners."""
        self.draw.rounded_rectangle([left * FINE, top * FINE, right * FINE, bottom * FINE], round_by * FINE, colour)

    def tick(self, x: float, y: float, size: float, colour: str, width: float) -> None:
        """A tick whose lowest point is (x, y)."""
        self.line([(x - size * 0.6, y - size * 0.6), (x, y), (x + size, y - size * 1.2)], colour, width)


def refresh(pen: Pen) -> None:
    """Two arrows round."""
    for start, tip in ((195, 1), (15, -1)):
        pen.arc(16, 16, 10, start, start + 120, BLUE, 3.6)
        x, y = 16 + tip * 9.2, 16 - tip * 6.8
        pen.shape(
            [(x - tip * 5.6, y + tip * 1.2), (x + tip * 4.6, y + tip * 2.8), (x + tip * 2.6, y - tip * 6.8)], BLUE
        )


def agenda(pen: Pen) -> None:
    """A leaf of a calendar with a tick."""
    pen.box(4, 6, 28, 29, BLUE, 3)
    pen.box(6.5, 13, 25.5, 26.5, WHITE, 1)
    pen.line([(10.5, 3.5), (10.5, 8.5)], GREY, 3)
    pen.line([(21.5, 3.5), (21.5, 8.5)], GREY, 3)
    pen.tick(14.5, 24, 6.5, AMBER, 3.4)


def touch(pen: Pen) -> None:
    """A speech bubble with a plus."""
    pen.box(3, 4, 29, 23, BLUE, 5)
    pen.shape([(8, 20), (8, 30), (18, 21)], BLUE)
    pen.line([(16, 8.5), (16, 18.5)], WHITE, 3.4)
    pen.line([(11, 13.5), (21, 13.5)], WHITE, 3.4)


def envelope(pen: Pen, colour: str) -> None:
    """An envelope, its flap drawn in white."""
    pen.box(3, 8, 29, 26, colour, 2)
    pen.line([(5, 10.5), (16, 18.5), (27, 10.5)], WHITE, 2.4)


def draft(pen: Pen) -> None:
    """An envelope and a pencil."""
    envelope(pen, BLUE)
    pen.line([(15, 27.5), (27.5, 15)], WHITE, 8)
    pen.line([(16.5, 26), (27.5, 15)], AMBER, 5)
    pen.shape([(12.5, 30), (14.5, 23.5), (19, 28)], GREY)


def why(pen: Pen) -> None:
    """A person with a question."""
    pen.disc(11, 11, 5.5, BLUE)
    pen.shape([(2, 29), (3.5, 21), (8, 18), (14, 18), (18.5, 21), (20, 29)], BLUE)
    pen.arc(23.5, 8.5, 4.3, 190, 400, AMBER, 3.2)
    pen.line([(26.4, 11.8), (23.5, 14.6), (23.5, 17)], AMBER, 3.2)
    pen.disc(23.5, 22, 2.1 * pen.bold, AMBER)


def approve(pen: Pen) -> None:
    """A letter with a green seal."""
    envelope(pen, GREY)
    pen.disc(22.5, 22.5, 9, WHITE)
    pen.disc(22.5, 22.5, 7.8, GREEN)
    pen.tick(21.6, 26, 5, WHITE, 2.8)


def sent(pen: Pen) -> None:
    """A paper plane."""
    pen.shape([(2, 16), (30, 3), (23, 29), (14.5, 21.5)], BLUE)
    pen.shape([(14.5, 21.5), (30, 3), (11.5, 19), (11.5, 29)], WHITE)
    pen.shape([(13, 21), (28.5, 5), (14, 29.5)], AMBER)


def check(pen: Pen) -> None:
    """A magnifying glass."""
    pen.disc(13, 13, 9.5, BLUE)
    pen.disc(13, 13, 6.4 if pen.bold == 1 else 5.6, WHITE)
    pen.line([(20, 20), (27.5, 27.5)], AMBER, 5)


def undo(pen: Pen) -> None:
    """An arrow back."""
    pen.arc(17, 18, 9, 225, 450, GREY, 4)
    pen.shape([(3, 12.5), (14.5, 4), (14.5, 18.5)], GREY)


def help(pen: Pen) -> None:
    """A lifebelt would be lost at 16 pixels: a question mark on a disc."""
    pen.disc(16, 16, 13, GREEN)
    pen.arc(16, 12, 4.6, 190, 405, WHITE, 3.2)
    pen.line([(19.2, 15.4), (16, 18), (16, 19.5)], WHITE, 3.2)
    pen.disc(16, 24.3, 2.1, WHITE)


DRAWN: Final[dict[str, Callable[[Pen], None]]] = {
    f.__name__: f for f in (refresh, agenda, touch, draft, why, approve, sent, check, undo, help)
}


def picture(name: str, size: int) -> Image.Image:
    """One icon."""
    pen = Pen(size)
    DRAWN[name](pen)
    return pen.image.resize((size, size), Image.Resampling.BOX if size == 32 else Image.Resampling.LANCZOS)


if __name__ == "__main__":
    ICONS.mkdir(parents=True, exist_ok=True)
    for name in DRAWN:
        for size in SIZES:
            picture(name, size).save(ICONS / f"{name}-{size}.png", optimize=True)
