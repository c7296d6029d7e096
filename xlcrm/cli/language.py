"""The language of the interface, and click's own words in it."""

import gettext
import os
import re
import sys
from collections.abc import Mapping

from xlcrm.text import Lang

VARIABLES = ("XLCRM_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def interface_language(environment: Mapping[str, str]) -> Lang:
    """What the user reads: the first of VARIABLES that is set; on Windows, where none is, the system's language."""
    named = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    if named or sys.platform != "win32":
        return "zh" if named.lower().startswith("zh") else "en"
    from xlcrm import windows

    return "zh" if windows.speaks_chinese() else "en"


def speak(lang: Lang) -> None:
    """From here on click speaks `lang`: it asks gettext for its words, and gettext this process's LANGUAGE.

    The Chinese ones stand in locale/zh/LC_MESSAGES/messages.po, which scripts/build_locale.py compiles.
    """
    os.environ["LANGUAGE"] = lang
    gettext.bindtextdomain("messages", os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale"))  # noqa: PTH118, PTH120 (pathlib costs start-up time)


def punctuated(said: str, lang: Lang) -> str:
    """What click says of a line that was not typed as it should be: it sets quotation marks, commas and stops by itself,
    which in Chinese are others.
    """
    *above, last = said.split("\n")
    if lang == "zh":
        last = re.sub(" ?'([^']*)'", r"“\1”", last).replace("”, “", "”、“").replace("”,“", "”、“").replace("。 ", "。")
        last = re.sub(r"\.$", "。", last)
    return "\n".join([*above, last])
