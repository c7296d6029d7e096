"""xlcrm.oxt: built from text, its ids are those of the buttons, and it holds what answers a click."""

import json
import sys
import zipfile
from pathlib import Path

from lxml import etree

from xlcrm import __version__
from xlcrm.ribbon.words import BUTTONS, texts

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "xlcrm.oxt"
IDS = [b.id for b in BUTTONS]


def part(name: str) -> bytes:
    with zipfile.ZipFile(EXTENSION) as package:
        return package.read(name)


def test_the_committed_extension_is_what_the_script_builds() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import build_oxt

        assert build_oxt.extension() == EXTENSION.read_bytes(), "run python scripts/build_oxt.py"
    finally:
        sys.path.remove(str(ROOT / "scripts"))


def test_menu_and_toolbar_have_every_button_in_order_with_its_icons_and_both_languages() -> None:
    addons = etree.fromstring(part("Addons.xcu"))
    wanted = [f"org.xlcrm.buttons:{id}" for id in IDS]
    for place in ("OfficeMenuBar", "OfficeToolBar", "Images"):
        found = addons.xpath(
            f".//node[@*[local-name()='name']='{place}']//prop[@*[local-name()='name']='URL']/value/text()"
        )
        assert found == wanted, place
    toolbar = addons.xpath(".//node[@*[local-name()='name']='OfficeToolBar']//prop[@*[local-name()='name']='Title']")
    assert [[value.text for value in prop] for prop in toolbar] == [
        [b.label.en, b.label.zh, b.label.zh] for b in BUTTONS
    ]
    with zipfile.ZipFile(EXTENSION) as package:
        assert {f"icons/{id}-{size}.png" for id in IDS for size in (16, 32)} <= set(package.namelist())


def test_the_toolbar_has_its_name_and_covers_none_of_calcs() -> None:
    state = etree.fromstring(part("CalcWindowState.xcu"))
    toolbar = state.xpath(".//node[@*='private:resource/toolbar/addon_org.xlcrm.buttons.toolbar']")[0]
    props = {prop.xpath("@*[local-name()='name']")[0]: prop.xpath("value/text()") for prop in toolbar}
    assert props["UIName"] == ["CRM", "客户跟进", "客户跟进"] and props["Docked"] == ["true"]


def test_what_it_says_is_what_the_buttons_say() -> None:
    held = json.loads(part("texts.json"))
    assert held["texts"] == {name: text._asdict() for name, text in texts().items()}
    assert {id: len(asks) for id, asks in held["asks"].items()} == {b.id: len(b.asks) for b in BUTTONS if b.asks}


def test_its_version_is_ours_so_that_an_update_takes_the_place_of_the_one_before() -> None:
    description = etree.fromstring(part("description.xml"))
    values = {etree.QName(e).localname: e.get("value") for e in description}
    assert (values["identifier"], values["version"]) == ("org.xlcrm.buttons", __version__)


def test_the_list_of_extensions_shows_what_it_is_in_both_languages_and_an_old_libreoffice_refuses_it() -> None:
    description = etree.fromstring(part("description.xml"))
    link = "{http://www.w3.org/1999/xlink}href"
    about = {e.get("lang"): part(e.get(link)).decode() for e in description.iter("{*}src")}
    assert about["en"].startswith("Buttons that follow up your customers") and about["zh"].startswith(
        "在打开的工作簿中"
    )
    assert part(description.find(".//{*}icon/{*}default").get(link))[:4] == b"\x89PNG"
    assert description.find(".//{*}LibreOffice-minimal-version").get("value") == "7.1"
