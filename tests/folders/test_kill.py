"""A kill at any moment: each folder is in exactly one place, whole, and the next run brings the rest to its end."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from commanding import ROOT, TODAY
from folders.test_on_disk import book_of, file, homes

CALLS = ("rename", "mkdir", "openat", "write")
CUSTOMERS = [(f"C-{n}", f"Company {n}") for n in range(1, 7)]


def filled(root: Path) -> None:
    """Everybody at D, with a file of his own in the folder."""
    file([(id, company, "D") for id, company in CUSTOMERS], root, root)
    for paths in homes(root).values():
        (root / "Customers" / paths[0] / "OUT" / "mine.txt").write_text(paths[0])


def killed(strace: str, root: Path, call: str, nth: int) -> bool:
    """Move everybody to A, killed at the nth such system call below the root; whether it came to that."""
    book = book_of([(id, company, "A") for id, company in CUSTOMERS], root / "CRM.xlsx")
    command = [strace, "-f", "-qq", "-o", os.devnull, "-P", str(root / "Customers" / "A customers")]
    paths = [str(root / "Customers" / "A customers" / f"{company} ({id})") for id, company in CUSTOMERS]
    inner = [p + end for p in paths for end in ("", "/Orders", "/.Contact.txt.new", "/Contact.txt")]
    for path in inner:
        command += ["-P", path]
    inject = f"inject={call}:signal=SIGKILL:when={nth}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "XLCRM_LANG": "en"}
    run = [
        *command,
        "-e",
        f"trace={call}",
        "-e",
        inject,
        sys.executable,
        "-m",
        "xlcrm",
        "folders",
        str(book),
        "--today",
        TODAY,
    ]
    return subprocess.run(run, env=environment, capture_output=True, check=False, timeout=60).returncode != 0


@pytest.mark.parametrize("call", CALLS)
def test_a_kill_leaves_each_folder_in_one_place_and_the_next_run_ends_it(
    call: str, tmp_path: Path, need: Callable[[str], str]
) -> None:
    strace, kills = need("strace"), 0
    for nth in (1, 2, 4, 7, 12):
        root = tmp_path / f"{call}-{nth}"
        root.mkdir()
        filled(root)

        kills += killed(strace, root, call, nth)

        after = homes(root)
        assert {id: len(paths) for id, paths in after.items()} == {f"c-{n}": 1 for n in range(1, 7)}
        for (path,) in after.values():
            assert (root / "Customers" / path / "OUT" / "mine.txt").read_text() == path.replace(
                "A customers", "D customers"
            )
        everybody = [(id, company, "A") for id, company in CUSTOMERS]
        assert file(everybody, root, root).findings == []
        assert {path.split("/")[0] for (path,) in homes(root).values()} == {"A customers"}
        assert file(everybody, root, root).steps == []
        assert not list(root.rglob("*.new"))
    assert kills >= 3, "the kills came too late to show anything"
