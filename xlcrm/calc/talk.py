"""Questions to Calc and its answers, over a pair of pipes to `bridge.py`."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from shutil import which
from typing import IO, Any

from xlcrm.errors import BookError

SECONDS = 120.0  # that Calc may take for one answer: a large block takes one second
LAST_SECONDS = 5.0  # that the bridge may take to let go and end
_PIECE = 1 << 20  # bytes
_BRIDGE = Path(__file__).with_name("bridge.py")


class Refusal(Exception):
    """Calc did not do what it was asked. `why`: gone (the book or the program), editing (a cell), protected, read-only, missing
    (a sheet), silent (no answer in time), failed, or bug (the bridge is at fault; its traceback is a note to this one).
    """

    def __init__(self, why: str, said: str) -> None:
        super().__init__(said)
        self.why = why


class Missing(Refusal, KeyError):
    """There is no book, sheet or table of that name or number."""

    def __init__(self, key: object) -> None:
        super().__init__("missing", str(key))

    __str__ = Exception.__str__


class Line:
    """One conversation: `requests` is written to, `answers` read from, a line each time. `bridge` ends with it."""

    def __init__(
        self,
        requests: IO[bytes],
        answers: IO[bytes],
        bridge: "subprocess.Popen[bytes] | None" = None,
        seconds: float = SECONDS,
    ) -> None:
        self._requests, self._bridge, self._seconds = requests, bridge, seconds
        self._lines = SimpleQueue[bytes]()
        self._over = ""
        self._told = list[list[Any]]()
        self._listener = threading.Thread(target=self._listen, args=(os.dup(answers.fileno()),), daemon=True)
        self._listener.start()

    def tell(self, do: str, *given: Any) -> None:
        """Have something done of which nothing need be known: it waits until something is asked, and goes along."""
        self._told.append([do, given])

    def ask(self, do: str, *given: Any, patiently: bool = False) -> Any:
        """What Office.`do` of the bridge returns, once it has done what it was told before. Raises Refusal, of that or of
        this; after one that says gone or silent nothing more comes. `patiently`: a person is to answer, in his own time.
        """
        if self._told:
            told, self._told = self._told, []
            self._send("together", [told])
            self.answer()
        self._send(do, given)
        return self.answer(patiently)

    def _send(self, do: str, given: Sequence[Any]) -> None:
        if self._over:
            raise Refusal(self._over, "the conversation is over")
        question = json.dumps({"do": do, "with": given}, ensure_ascii=False, separators=(",", ":"))
        try:
            self._requests.write(question.encode("utf-8", "surrogatepass") + b"\n")
            self._requests.flush()
        except (OSError, ValueError) as error:
            self._over = "gone"
            raise Refusal("gone", str(error)) from None

    def answer(self, patiently: bool = False) -> Any:
        """The next answer. Raises Refusal."""
        try:
            line = self._lines.get(timeout=None if patiently else self._seconds)
        except Empty:
            self._over = "silent"
            raise Refusal("silent", f"no answer in {self._seconds:g} seconds") from None
        if not line:
            self._over = "gone"
            raise Refusal("gone", "LibreOffice has ended")
        try:
            found: dict[str, Any] = json.loads(line.decode("utf-8", "surrogatepass"))
        except ValueError:
            self._over = "gone"
            raise Refusal("gone", f"no answer: {line[:100]!r}") from None
        if "refused" in found:
            refusal = Refusal(found["refused"], found["said"])
            if "trace" in found:
                refusal.add_note(found["trace"])
            raise refusal
        return found["is"]

    def hang_up(self) -> None:
        """Tell the other side that nothing more will be asked: it lets go of what it held and ends."""
        self._over = self._over or "gone"
        with suppress(OSError, ValueError):
            self._requests.close()
        if self._bridge is not None:
            try:
                self._bridge.wait(LAST_SECONDS)
            except subprocess.TimeoutExpired:  # Calc hangs, and the bridge waits for it
                self._bridge.kill()
                self._bridge.wait()
            self._listener.join()

    def _listen(self, answers: int) -> None:
        """Not through the file that was given: a Python that ends while a thread reads its stdin so, crashes."""
        pieces = list[bytes]()
        with suppress(OSError):
            while piece := os.read(answers, _PIECE):
                *ends, rest = piece.split(b"\n")
                for end in ends:
                    self._lines.put(b"".join([*pieces, end]))
                    pieces.clear()
                pieces.append(rest)
        os.close(answers)
        self._lines.put(b"")


def call_up(address: str) -> Line:
    """A line to the LibreOffice that listens at `address`, by a bridge of our own. Raises BookError where none is."""
    said = list[str]()
    for python in pythons():
        try:
            process = subprocess.Popen(
                [python, "-E", str(_BRIDGE), address], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        except OSError as error:
            said.append(f"{python}: {error}")
            continue
        assert process.stdin and process.stdout
        with process.stdout:
            line = Line(process.stdin, process.stdout, process)
        try:
            line.answer()
        except Refusal as refusal:
            line.hang_up()
            if refusal.why == "gone" and "module" not in str(refusal):
                raise _nobody(address) from None
            said.append(str(refusal))
        else:
            return line
    raise BookError(
        "LibreOffice's own Python was not found, through which xlcrm talks to Calc: on Debian and Ubuntu run "
        "`sudo apt install python3-uno`, elsewhere install LibreOffice again with all its parts.",
        "未找到 LibreOffice 自带的 Python，xlcrm 需要通过它与 Calc 通信：Debian、Ubuntu 请运行 sudo apt install python3-uno，其他系统请重新完整安装 LibreOffice。",
    )


def pythons() -> Iterator[str]:
    """Interpreters that may know UNO, the likeliest first: the one within LibreOffice, then those of the system."""
    program = which("soffice")
    homes = [Path(program).resolve().parent] if program else []
    if sys.platform == "darwin":
        homes += [Path("/Applications/LibreOffice.app/Contents/Resources")]
    if os.name == "nt":
        roots = [os.environ[name] for name in ("PROGRAMFILES", "PROGRAMFILES(X86)") if name in os.environ]
        homes += [Path(root) / "LibreOffice" / "program" for root in roots]
    homes += [*sorted(Path("/opt").glob("libreoffice*/program"), reverse=True)] if os.name == "posix" else []
    inside = [home / name for home in homes for name in ("python.exe", "python", "../Resources/python")]
    system = [Path("/usr/bin/python3")] if os.name == "posix" else []
    yield from dict.fromkeys(str(path) for path in [*inside, *system] if path.is_file())


def _nobody(address: str) -> BookError:
    return BookError(
        f"No LibreOffice answers at {address}: open the book in Calc, and start Calc so that it listens there.",
        f"{address} 处没有 LibreOffice 响应：请在 Calc 中打开工作簿，并让 Calc 在该地址监听。",
    )
