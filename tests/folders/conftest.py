"""A tree on each kind of file system that the machine lets one mount."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from folders.trees import TREES, mounted


@pytest.fixture(scope="module", params=TREES)
def tree(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, need: Callable[[str], str]
) -> Iterator[Path]:
    """An empty folder on a file system; skipped, with the reason, where it cannot be mounted."""
    with mounted(request.param, tmp_path_factory.mktemp(request.param), need) as root:
        yield root
