"""What only Windows does, and that nobody else can ask for it."""

import importlib
import os
import stat
import sys
from pathlib import Path

import pytest

on_windows = pytest.mark.skipif(sys.platform != "win32", reason="for Windows alone")


@pytest.mark.skipif(sys.platform == "win32", reason="there it can")
def test_elsewhere_the_module_cannot_even_be_imported() -> None:
    with pytest.raises(ImportError, match="for Windows alone"):
        importlib.import_module("xlcrm.windows")


@on_windows
def test_a_replaced_file_moves_to_the_spare_name(tmp_path: Path) -> None:
    if sys.platform == "win32":
        from xlcrm import windows

        fresh, book, spare = (tmp_path / name for name in ("fresh", "book", "spare"))
        fresh.write_text("new")
        book.write_text("old")
        windows.replace_file(fresh, book, spare)
        assert (book.read_text(), spare.read_text(), fresh.exists()) == ("new", "old", False)


@on_windows
def test_what_fails_has_the_systems_number(tmp_path: Path) -> None:
    if sys.platform == "win32":
        from xlcrm import windows

        missing = tmp_path / "missing"
        with pytest.raises(FileNotFoundError) as read:
            windows.opened(missing, os.O_RDONLY)
        with pytest.raises(FileNotFoundError) as replaced:
            windows.replace_file(missing, missing, missing)
        assert (read.value.winerror, replaced.value.winerror) == (2, 2)


@on_windows
def test_a_file_that_is_being_read_can_be_renamed(tmp_path: Path) -> None:
    if sys.platform == "win32":
        from xlcrm import windows

        book = tmp_path / "CRM.xlsx"
        book.write_text("all of it")
        file = windows.opened(book, os.O_RDONLY)
        book.rename(tmp_path / "other")
        assert os.read(file, 100) == b"all of it"
        os.close(file)


@on_windows
def test_a_second_lock_is_refused_and_ends_with_the_first(tmp_path: Path) -> None:
    if sys.platform == "win32":
        from xlcrm import windows

        one, two = (os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT) for _ in "12")
        windows.lock(one)
        with pytest.raises(PermissionError):
            windows.lock(two)
        os.close(one)
        windows.lock(two)
        os.close(two)


@on_windows
def test_a_hidden_folder_is_hidden(tmp_path: Path) -> None:
    if sys.platform == "win32":
        from xlcrm import windows

        folder = tmp_path / ".xlcrm"
        folder.mkdir()
        windows.hide(folder)
        assert folder.stat().st_file_attributes & stat.FILE_ATTRIBUTE_HIDDEN
        windows.hide(tmp_path / "missing")  # and no word where it cannot be


@on_windows
def test_the_device_for_nothing_is_no_console() -> None:
    if sys.platform == "win32":
        from xlcrm import windows

        with Path(os.devnull).open() as nothing:
            assert not windows.is_console(nothing.fileno())


@on_windows
def test_the_disk_of_the_system_is_in_this_computer() -> None:
    if sys.platform == "win32":
        from xlcrm import windows

        assert not windows.is_on_network(os.environ["SYSTEMDRIVE"])
