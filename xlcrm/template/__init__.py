"""The empty workbook that `xlcrm new` hands out; scripts/build_template.py makes it."""

from importlib.resources import files
from pathlib import Path

from xlcrm.text import Lang


def template_bytes(lang: Lang) -> bytes:
    """The whole .xlsx file in that language."""
    name = "workbook_template_zh.xlsx" if lang == "zh" else "workbook_template.xlsx"
    carried = files("xlcrm").joinpath(name)
    if carried.is_file():
        return carried.read_bytes()
    # The wheel carries it inside the package; a checkout keeps it beside the package.
    return (Path(__file__).resolve().parents[2] / name).read_bytes()
