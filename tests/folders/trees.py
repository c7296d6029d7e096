"""Real file systems to make folders on: the machine's own, and what Windows and cameras use, mounted from an image.

exFAT ignores case and keeps it; NTFS, mounted as here, ignores case and refuses the names that Windows refuses.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

TREES = ("own", "exfat", "ntfs")
IMAGE_BYTES = 64 * 1024 * 1024


@contextmanager
def mounted(kind: str, folder: Path, need: Callable[[str], str]) -> Iterator[Path]:
    """An empty tree of that kind, for as long as it is needed."""
    root = folder / "tree"
    root.mkdir()
    if kind == "own":
        yield root
        return
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount an image")
    image = folder / f"{kind}.img"
    with image.open("wb") as file:
        file.truncate(IMAGE_BYTES)
    made = [need("mkfs.exfat")] if kind == "exfat" else [need("mkntfs"), "-F", "-q", "-f"]
    run([*made, str(image)])
    with device(image, need) as disk:
        command = (
            [need("mount.exfat-fuse")] if kind == "exfat" else [need("lowntfs-3g"), "-o", "ignore_case,windows_names"]
        )
        run([*command, disk, str(root)])
        try:
            yield root
        finally:
            run([need("umount"), str(root)])


@contextmanager
def device(image: Path, need: Callable[[str], str]) -> Iterator[str]:
    """The image as a disk."""
    disk = run([need("losetup"), "-f", "--show", str(image)])
    try:
        yield disk
    finally:
        run([need("losetup"), "-d", disk])


def run(command: list[str]) -> str:
    """What a command, run as root, prints; where the machine does not let one mount, say so."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    if done.returncode:
        pytest.skip(f"`{' '.join(command)}` failed ({(done.stderr or done.stdout).strip()})")
    return done.stdout.strip()


def names_in(root: Path) -> dict[str, bytes | None]:
    """Everything below a folder, by its path: what is in each file, None for a folder."""
    found = dict[str, bytes | None]()
    for parent, folders, files in os.walk(root):
        inner = Path(parent).relative_to(root)
        found |= {str(inner / name): None for name in folders}
        found |= {str(inner / name): (Path(parent) / name).read_bytes() for name in files}
    return found


def emptied(root: Path) -> None:
    """Away with all that lies below a folder, so that the next example finds it as the first did."""
    for parent, folders, files in os.walk(root, topdown=False):
        for name in files:
            (Path(parent) / name).unlink()
        for name in folders:
            with suppress(FileNotFoundError):
                (Path(parent) / name).rmdir()
