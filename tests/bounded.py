"""How the work grows with what there is to work on."""

import time
from collections.abc import Callable

_TOO_SHORT_TO_TELL = 0.1  # seconds
_SQUARE = 3.2  # twice as much takes four times as long where it grows with the square, with all else that is done a little less


def assert_no_square(work: Callable[[int], object], size: int) -> None:
    """Twice as much work may take twice as long, not four times: measured side by side, on the processor's clock."""
    work(1)  # what is made ready once
    # Never the same twice: what has been answered once may be remembered.
    half, whole = (min(_seconds(work, n + k) for k in range(2)) for n in (size // 2, size))
    assert whole < _SQUARE * half + _TOO_SHORT_TO_TELL, (half, whole)


def _seconds(work: Callable[[int], object], n: int) -> float:
    began = time.process_time()
    work(n)
    return time.process_time() - began
