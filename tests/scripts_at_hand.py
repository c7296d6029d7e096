"""The scripts of the folder `scripts` as modules: no package holds them, and they may have been copied elsewhere."""

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent


def load_script(name: str, folder: Path = ROOT / "scripts") -> ModuleType:
    """One of them, read anew from the folder."""
    spec = importlib.util.spec_from_file_location(f"{folder.name}_{name}", folder / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
