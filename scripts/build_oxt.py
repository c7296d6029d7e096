"""Build the extension for LibreOffice Calc: python scripts/build_oxt.py, after macros/calc, xlcrm/calc/bridge*.py,
xlcrm/ribbon/words.py, the icons or the version was changed.

    xlcrm.oxt   a menu CRM and a toolbar with the buttons of xlcrm/ribbon/words.py, and what answers a click

The same texts always give the same bytes. The result is committed and carried by the wheel.
"""

import json
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from _packing import packed

from xlcrm import __version__
from xlcrm.ribbon.words import BUTTONS, TAB, texts
from xlcrm.text import Text

ROOT: Final = Path(__file__).resolve().parent.parent
EXTENSION: Final = ROOT / "xlcrm.oxt"
IDENTIFIER: Final = "org.xlcrm.buttons"
SHEETS_ONLY: Final = "com.sun.star.sheet.SpreadsheetDocument"
BRIDGE: Final = ("bridge.py", "bridge_cells.py", "bridge_parts.py", "bridge_still.py")
OWN: Final = (*(f"xlcrm/calc/{name}" for name in BRIDGE), "macros/calc/crm_buttons.py", "LICENSE")
OK, CANCEL = Text("OK", "确定"), Text("Cancel", "取消")

HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
MANIFEST: Final = (
    HEAD
    + """<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">
 <manifest:file-entry manifest:full-path="crm_buttons.py" manifest:media-type="application/vnd.sun.star.uno-component;type=Python"/>
 <manifest:file-entry manifest:full-path="Addons.xcu" manifest:media-type="application/vnd.sun.star.configuration-data"/>
 <manifest:file-entry manifest:full-path="CalcWindowState.xcu" manifest:media-type="application/vnd.sun.star.configuration-data"/>
 <manifest:file-entry manifest:full-path="ProtocolHandler.xcu" manifest:media-type="application/vnd.sun.star.configuration-data"/>
</manifest:manifest>
"""
)
DESCRIPTION: Final = (
    HEAD
    + """<description xmlns="http://openoffice.org/extensions/description/2006" xmlns:d="http://openoffice.org/extensions/description/2006"
  xmlns:l="http://libreoffice.org/extensions/description/2011" xmlns:xlink="http://www.w3.org/1999/xlink">
 <identifier value="{identifier}"/>
 <version value="{version}"/>
 <dependencies><l:LibreOffice-minimal-version value="{oldest}" d:name="LibreOffice {oldest}"/></dependencies>
 <icon><default xlink:href="icons/refresh-32.png"/></icon>
 <display-name><name lang="en">xlcrm</name><name lang="zh">xlcrm 客户跟进</name></display-name>
 <extension-description><src xlink:href="about-en.txt" lang="en"/><src xlink:href="about-zh.txt" lang="zh"/></extension-description>
</description>
"""
)
OLDEST: Final = "7.1"  # the first whose own Python is 3.8, in which the code that answers a click is written
ABOUT: Final = Text(
    "Buttons that follow up your customers in the open workbook: whom to write to today, about what, and why. They start xlcrm, "
    "which `xlcrm addin install --calc` has put on this computer; `xlcrm addin remove --calc` takes them away.",
    "在打开的工作簿中跟进客户的按钮：今天联系谁、谈什么、为什么。按钮会启动这台电脑上的 xlcrm（由 xlcrm addin install --calc 装入）；卸载请运行 xlcrm addin remove --calc。",
)
HANDLER: Final = (
    HEAD
    + """<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" oor:name="ProtocolHandler" oor:package="org.openoffice.Office">
 <node oor:name="HandlerSet"><node oor:name="{identifier}.Handler" oor:op="replace">
  <prop oor:name="Protocols" oor:type="oor:string-list"><value>{identifier}:*</value></prop>
 </node></node>
</oor:component-data>
"""
)
# Left to itself LibreOffice calls the toolbar Add-On 1 and lets it float above its own.
TOOLBAR: Final = (
    HEAD
    + """<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" oor:name="CalcWindowState" oor:package="org.openoffice.Office.UI">
 <node oor:name="UIElements"><node oor:name="States">
  <node oor:name="private:resource/toolbar/addon_{identifier}.toolbar" oor:op="replace">
   {title}<prop oor:name="Docked" oor:type="xs:boolean"><value>true</value></prop>
   <prop oor:name="DockingArea" oor:type="xs:int"><value>0</value></prop><prop oor:name="DockPos" oor:type="xs:string"><value>0,2</value></prop>
   <prop oor:name="Visible" oor:type="xs:boolean"><value>true</value></prop>
  </node>
 </node></node>
</oor:component-data>
"""
)
ADDONS: Final = (
    HEAD
    + """<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" oor:name="Addons" oor:package="org.openoffice.Office">
 <node oor:name="AddonUI">
  <node oor:name="OfficeMenuBar"><node oor:name="{identifier}.menu" oor:op="replace">
   {menu}<prop oor:name="Context" oor:type="xs:string"><value>{sheets}</value></prop>
   <node oor:name="Submenu">
{items}
   </node>
  </node></node>
  <node oor:name="OfficeToolBar"><node oor:name="{identifier}.toolbar" oor:op="replace">
{items}
  </node></node>
  <node oor:name="Images">
{images}
  </node>
 </node>
</oor:component-data>
"""
)


def extension() -> bytes:
    """The bytes of xlcrm.oxt."""
    parts = {Path(name).name: (ROOT / name).read_text("utf-8").encode() for name in OWN}
    for button in BUTTONS:
        for size in (16, 32):
            name = f"{button.id}-{size}.png"
            parts[f"icons/{name}"] = (ROOT / "macros" / "icons" / name).read_bytes()
    parts["META-INF/manifest.xml"] = MANIFEST.encode()
    parts["description.xml"] = DESCRIPTION.format(identifier=IDENTIFIER, version=__version__, oldest=OLDEST).encode()
    for lang, text in ABOUT._asdict().items():
        parts[f"about-{lang}.txt"] = f"{text}\n".encode()
    parts["ProtocolHandler.xcu"] = HANDLER.format(identifier=IDENTIFIER).encode()
    parts["Addons.xcu"] = addons().encode()
    parts["CalcWindowState.xcu"] = TOOLBAR.format(identifier=IDENTIFIER, title=titled("UIName", TAB)).encode()
    parts["texts.json"] = words().encode()
    return packed(parts)


def addons() -> str:
    """Menu, toolbar and icons; the toolbar is shown in Calc alone."""
    items, images = [], []
    for number, button in enumerate(BUTTONS):
        address = f"{IDENTIFIER}:{button.id}"
        props = (
            prop("URL", address)
            + titled("Title", button.label)
            + prop("Target", "_self")
            + prop("Context", SHEETS_ONLY)
        )
        items.append(f'    <node oor:name="m{number:02}" oor:op="replace">{props}</node>')
        pictures = prop("ImageSmallURL", f"%origin%/icons/{button.id}-16.png") + prop(
            "ImageBigURL", f"%origin%/icons/{button.id}-32.png"
        )
        images.append(
            f'   <node oor:name="{IDENTIFIER}.{button.id}" oor:op="replace">{prop("URL", address)}'
            f'<node oor:name="UserDefinedImages">{pictures}</node></node>'
        )
    return ADDONS.format(
        identifier=IDENTIFIER,
        menu=titled("Title", TAB),
        sheets=SHEETS_ONLY,
        items="\n".join(items),
        images="\n".join(images),
    )


def prop(name: str, value: str) -> str:
    """One property."""
    return f'<prop oor:name="{name}" oor:type="xs:string"><value>{escape(value)}</value></prop>'


def titled(name: str, text: Text) -> str:
    """One that is in both languages."""
    english, chinese = escape(text.en), escape(text.zh)
    return f'<prop oor:name="{name}" oor:type="xs:string"><value xml:lang="en-US">{english}</value><value xml:lang="zh-CN">{chinese}</value><value xml:lang="zh-TW">{chinese}</value></prop>'


def words() -> str:
    """All texts and questions, for the code within LibreOffice."""
    asks = {
        b.id: [
            {"text": q.text._asdict(), "choices": [c._asdict() for c in q.choices], "default": q.default}
            for q in b.asks
        ]
        for b in BUTTONS
        if b.asks
    }
    found = {
        "texts": {name: text._asdict() for name, text in texts().items()},
        "asks": asks,
        "ok": OK._asdict(),
        "cancel": CANCEL._asdict(),
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    EXTENSION.write_bytes(extension())
