"""The conversation with Calc: who answers, who does not, and what the user is told."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from calc_office import shared_office

from xlcrm import calc
from xlcrm.calc import connect, disconnect, talk
from xlcrm.calc.talk import Line, Refusal, call_up
from xlcrm.errors import BookError

HOME = Path(calc.__file__).parent


@pytest.mark.parametrize("name", [path.name for path in sorted(HOME.glob("bridge*.py"))])
def test_what_runs_in_libreoffices_python_is_written_for_python_3_8_and_needs_nothing_of_ours(name: str) -> None:
    tree = ast.parse((HOME / name).read_text("utf-8"), feature_version=(3, 8))
    imported = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    imported |= {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    ours = {"uno", "unohelper", "com.sun.star.frame", "bridge_cells", "bridge_parts", "bridge_still"}
    assert {str(module).split(".")[0] for module in imported - ours} <= sys.stdlib_module_names
    strict = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and any(k.arg == "strict" for k in n.keywords)]
    assert strict == []  # zip knows it from 3.10 on


# ---- a line ----------------------------------------------------------------------------------------------------------


class Far:
    """The far end of a line, in the hands of the test."""

    def __init__(self, seconds: float) -> None:
        requests, to_far = os.pipe()
        from_far, answers = os.pipe()
        self.requests: IO[bytes] = os.fdopen(requests, "rb")
        self.answers: IO[bytes] = os.fdopen(answers, "wb")
        with os.fdopen(from_far, "rb") as near:
            self.line = Line(os.fdopen(to_far, "wb"), near, seconds=seconds)

    def says(self, text: str) -> None:
        self.answers.write(text.encode() + b"\n")
        self.answers.flush()

    def heard(self) -> dict[str, object]:
        question: dict[str, object] = json.loads(self.requests.readline())
        return question


@pytest.fixture
def far() -> Iterator[Far]:
    made = Far(seconds=0.3)
    yield made
    made.line.hang_up()
    for end in (made.answers, made.requests):
        end.close()


def test_a_question_gets_its_answer_in_any_script(far: Far) -> None:
    far.says('{"is": ["客户", "😀", 1.5]}')
    assert far.line.ask("values", "1", "客户") == ["客户", "😀", 1.5]
    assert far.heard() == {"do": "values", "with": ["1", "客户"]}


def test_what_is_told_goes_along_with_the_next_question(far: Far) -> None:
    far.line.tell("width", 1)
    far.line.tell("width", 2)
    far.says('{"is": null}')
    far.says('{"is": "answer"}')
    assert far.line.ask("books") == "answer"
    assert far.heard() == {"do": "together", "with": [[["width", [1]], ["width", [2]]]]}
    assert far.heard() == {"do": "books", "with": []}


def test_a_refusal_says_why_and_the_conversation_goes_on(far: Far) -> None:
    far.says('{"refused": "protected", "said": "the sheet is protected"}')
    far.says('{"is": 1}')
    with pytest.raises(Refusal, match="the sheet is protected") as caught:
        far.line.ask("set_values")
    assert caught.value.why == "protected" and far.line.ask("books") == 1


@pytest.mark.parametrize(("answer", "why"), [(None, "silent"), ("no line of JSON", "gone"), ("", "gone")])
def test_after_silence_or_nonsense_nothing_more_is_asked(far: Far, answer: str | None, why: str) -> None:
    if answer is not None:
        far.says(answer)
    for _ in range(2):
        with pytest.raises(Refusal) as caught:
            far.line.ask("books")
        assert caught.value.why == why


def test_a_calc_that_ends_is_gone(far: Far) -> None:
    far.answers.close()
    with pytest.raises(Refusal) as caught:
        far.line.ask("books")
    assert caught.value.why == "gone"


def test_for_a_persons_answer_there_is_no_limit(far: Far) -> None:
    import threading

    threading.Timer(0.6, far.says, ('{"is": "ok"}',)).start()
    assert far.line.ask("say", patiently=True) == "ok"


ASKS_ONCE = """
import sys
from xlcrm.calc.talk import Line
line = Line(sys.stdout.buffer, sys.stdin.buffer)
sys.exit(0 if line.ask("books") == ["CRM.xlsx"] else 1)
"""


def test_a_button_that_calc_started_ends_well_while_calc_still_listens() -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", ASKS_ONCE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=HOME.parents[1]
    )
    assert child.stdin is not None and child.stdout is not None
    with child.stdin, child.stdout:
        assert json.loads(child.stdout.readline())["do"] == "books"
        child.stdin.write(b'{"is": ["CRM.xlsx"]}\n')
        child.stdin.flush()
        assert child.wait(30) == 0


# ---- who answers -----------------------------------------------------------------------------------------------------


def test_where_no_calc_listens_the_user_is_told() -> None:
    shared_office()
    with pytest.raises(BookError) as caught:
        connect(pipe="nobody-listens-here")
    assert "No LibreOffice answers at pipe,name=nobody-listens-here" in caught.value.text.en
    assert "没有 LibreOffice 响应" in caught.value.text.zh


def test_where_libreoffices_python_is_missing_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talk, "pythons", lambda: iter([sys.executable, "/no/such/python"]))
    with pytest.raises(BookError) as caught:
        call_up("pipe,name=any")
    assert (
        "sudo apt install python3-uno" in caught.value.text.en
        and "sudo apt install python3-uno" in caught.value.text.zh
    )


def test_several_may_talk_to_one_calc() -> None:
    office = shared_office()
    mine = [b.name for b in office.app.books]
    second = connect(pipe=office.pipe)
    assert [b.name for b in second.books] == mine
    disconnect(second)
    with pytest.raises(Refusal):
        len(second.books)
    assert [b.name for b in office.app.books] == mine
