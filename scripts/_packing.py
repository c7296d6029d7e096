"""A zip that is the same bytes wherever it is built: nothing compressed, no dates."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

MOMENT: Final = (1980, 1, 1, 0, 0, 0)
FIRST: Final = ("[Content_Types].xml", "META-INF/manifest.xml")


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The package of these parts; what its format wants first comes first."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(parts, key=lambda n: (n not in FIRST, n)):
            info = zipfile.ZipInfo(name, MOMENT)
            info.create_system = 0
            package.writestr(info, parts[name])
    return out.getvalue()
