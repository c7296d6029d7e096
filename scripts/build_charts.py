"""Fetch the library that draws the report's charts, with its licences: python scripts/build_charts.py, into xlcrm/outlets/page.

Needs npm. What it brings is committed, so that no user and no build depends on a registry; a newer version is a new
number here, and a look at the page.
"""

import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).resolve().parent.parent / "xlcrm" / "outlets" / "page"
LIBRARY: Final = "chart.umd.min.js"
LICENCES: Final = "chart.licences.txt"
# Chart.js carries @kurkle/color inside it: both are MIT, and both ask that their notice goes along.
PACKAGES: Final[Mapping[str, str]] = {"chart.js": "4.6.1", "@kurkle/color": "0.3.2"}
SECONDS: Final = 120


def main() -> int:
    """Fetch, check the licences, write both files."""
    found = {name: package(name, version) for name, version in PACKAGES.items()}
    licences = []
    for name, files in found.items():
        text = next(data for path, data in files.items() if path.upper().startswith("LICENSE")).decode()
        if "MIT License" not in text:
            print(f"{name} is no longer under the MIT licence: look at it before it is shipped.")
            return 1
        licences.append(f"{name} {PACKAGES[name]}\n\n{text.strip()}\n")
    library = found["chart.js"][f"dist/{LIBRARY}"].decode()
    kept = [line for line in library.splitlines() if not line.startswith("//# sourceMappingURL")]
    (PAGE / LIBRARY).write_text("\n".join(kept) + "\n", encoding="utf-8", newline="\n")
    (PAGE / LICENCES).write_text("\n\n".join(licences), encoding="utf-8", newline="\n")
    return 0


def package(name: str, version: str) -> dict[str, bytes]:
    """The files of a package as npm hands it out, by path within it."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"{name}@{version}", "--silent", "--pack-destination", folder]
        subprocess.run(command, check=True, timeout=SECONDS, shell=sys.platform == "win32")
        data = next(Path(folder).glob("*.tgz")).read_bytes()
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        files = [member for member in archive.getmembers() if member.isfile()]
        return {m.name.partition("/")[2]: held.read() for m in files if (held := archive.extractfile(m))}


if __name__ == "__main__":
    sys.exit(main())
