"""On a share the system tells of no change that another computer made: there the folder is asked, again and again."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commanding import ROOT

from xlcrm.app.watching import on_a_share

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace and mounts as Linux has them")

# Watches a folder for a second.
WATCH = """
import sys, threading, time
from datetime import datetime
from pathlib import Path
from xlcrm.app.watching import Watch, watch
stop = threading.Event()
threading.Timer(1, stop.set).start()
watch(Watch(Path(sys.argv[1]), datetime.now, time.monotonic, lambda answer: None, stop, sys.argv[2:] == ["poll"]))
"""


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Path]:
    """A share by sshfs, as it stands when the server has gone: nobody answers for it any more."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a share")
    place = tmp_path / "share"
    place.mkdir()
    try:
        connection = os.open("/dev/fuse", os.O_RDWR)
    except OSError as error:
        pytest.skip(f"no file systems of programs here: {error}")
    options = f"fd={connection},rootmode=40000,user_id=0,group_id=0".encode()
    refused = ctypes.CDLL(None).mount(b"wang@server:/books", os.fsencode(place), b"fuse.sshfs", 0, options)
    os.close(connection)
    if refused:
        pytest.skip("no share can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def is_told_by_the_system(folder: Path, strace: str, *more: str) -> bool:
    """Whether the system was asked to tell of changes in the folder."""
    log = folder.parent / "calls.log"
    trace = [strace, "-f", "-qq", "-o", str(log), "-e", "trace=inotify_add_watch"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("WATCHFILES_FORCE_POLLING", None)
    subprocess.run(
        [*trace, sys.executable, "-c", WATCH, str(folder), *more],
        env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    return str(folder) in log.read_text("utf-8", "backslashreplace")


def test_a_folder_of_this_computer_is_told_of_by_the_system_and_asked_where_the_user_says_so(
    tmp_path: Path, need: Callable[[str], str]
) -> None:
    folder = tmp_path / "books"
    folder.mkdir()

    assert not on_a_share(folder)
    assert is_told_by_the_system(folder, need("strace"))
    assert not is_told_by_the_system(folder, need("strace"), "poll")


def test_a_folder_on_a_share_is_asked(share: Path, need: Callable[[str], str]) -> None:
    assert on_a_share(share)
    assert on_a_share(share / "2026")
    assert not is_told_by_the_system(share, need("strace"))
