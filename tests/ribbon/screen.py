"""A screen of the test's own (Xvfb): what LibreOffice draws there, and a mouse."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

BLUE, NEAR = (31, 95, 168), 14  # of our icons, and of nobody else's
TOOLBARS = (0, 0, 1400, 100)
SIZE = "1400x820"


class Screen:
    """`number` is that of the display."""

    def __init__(self, number: str, folder: Path) -> None:
        self.number, self.folder, self.taken = number, folder, 0
        self.environment = {"DISPLAY": number, "SAL_USE_VCLPLUGIN": "gen", "WAYLAND_DISPLAY": ""}

    def picture(self) -> Image.Image:
        self.taken += 1
        path = self.folder / f"screen-{self.taken}.png"
        subprocess.run(
            ["import", "-window", "root", "-display", self.number, str(path)], check=True, capture_output=True
        )
        return Image.open(path).convert("RGB")

    def click(self, x: int, y: int) -> None:
        self._mouse("mousemove", str(x), str(y), "click", "1")

    def key(self, name: str) -> None:
        self._mouse("key", name)

    def focus(self, title: str) -> None:
        """Give the keyboard to the window of that title: there is nobody here who manages windows."""
        found = subprocess.run(
            ["xdotool", "search", "--sync", "--onlyvisible", "--name", f"^{title}$"],
            check=True, capture_output=True, text=True, timeout=60, env={**os.environ, "DISPLAY": self.number},
        )  # fmt: skip
        self._mouse("windowfocus", "--sync", found.stdout.split()[-1])

    def type(self, text: str) -> None:
        self._mouse("type", "--delay", "40", text)

    def _mouse(self, *what: str) -> None:
        subprocess.run(["xdotool", *what], check=True, capture_output=True, env={**os.environ, "DISPLAY": self.number})

    def icons(self) -> list[tuple[int, int]]:
        """The middles of our toolbar's blue icons, from left to right."""
        part = self.picture().crop(TOOLBARS)
        colours = part.tobytes()  # red, green, blue of one pixel after the other

        def blue(x: int, y: int) -> bool:
            at = 3 * (y * part.width + x)
            return all(abs(a - b) <= NEAR for a, b in zip(colours[at : at + 3], BLUE, strict=True))

        found = [(x, y) for x in range(part.width) for y in range(part.height) if blue(x, y)]
        groups: list[list[tuple[int, int]]] = []
        for point in found:
            if groups and point[0] - groups[-1][-1][0] <= 4:
                groups[-1].append(point)
            else:
                groups.append([point])
        return [(sum(x for x, _ in g) // len(g), sum(y for _, y in g) // len(g)) for g in groups if len(g) >= 12]


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """Xvfb chooses a number that is free."""
    ours, theirs = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{SIZE}x24"],
        pass_fds=(theirs,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    with os.fdopen(ours) as told:
        number = told.readline().strip()
    try:
        yield Screen(f":{number}", folder)
    finally:
        process.terminate()
        process.wait(10)


def until(found: Callable[[], object], what: str, seconds: float = 60) -> None:
    """Wait for something to be so."""
    end = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < end, f"{what}: not within {seconds} s"
        time.sleep(0.3)
