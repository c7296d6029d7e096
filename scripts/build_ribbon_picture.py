"""Draw the ribbon for the docs: python scripts/build_ribbon_picture.py, from the add-in's own icons and words.

Excel cannot be run where this is built, so this is a drawing: the order, the groups and the icons are those of the add-in.
Needs Pillow and the fonts DejaVu Sans and Noto Sans CJK.
"""

from pathlib import Path
from typing import Final, get_args

from PIL import Image, ImageDraw, ImageFont

from xlcrm.ribbon.words import BUTTONS, GROUPS, TAB
from xlcrm.text import Lang

ROOT: Final = Path(__file__).resolve().parent.parent
FONTS: Final[dict[Lang, str]] = {
    "en": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "zh": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
}
SIMPLIFIED: Final = 2  # which face of the collection
CELL, TOP, HEIGHT, EDGE = 88, 40, 150, 12
GREEN, GREY, LINE, INK, PAPER = "#217346", "#666666", "#D4D4D4", "#222222", "#F6F6F6"


def ribbon(lang: Lang) -> Image.Image:
    """The tab in one language."""
    font = ImageFont.truetype(FONTS[lang], 13, index=SIMPLIFIED if lang == "zh" else 0)
    image = Image.new("RGB", (EDGE + len(BUTTONS) * CELL + len(GROUPS) * EDGE, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle([0, 0, image.width, TOP - 8], "white")
    draw.text((EDGE + 8, 8), TAB.said(lang), GREEN, font)
    draw.line([(EDGE, TOP - 9), (EDGE + 22 + draw.textlength(TAB.said(lang), font), TOP - 9)], GREEN, 3)
    left = EDGE
    for group, label in GROUPS.items():
        first = left
        for button in (b for b in BUTTONS if b.group == group):
            with Image.open(ROOT / "macros" / "icons" / f"{button.id}-32.png") as icon:
                image.paste(icon, (left + (CELL - 32) // 2, TOP + 6), icon.convert("RGBA"))
            draw.text((left + CELL / 2, TOP + 56), button.label.said(lang), INK, font, anchor="mm")
            left += CELL
        draw.text(((first + left) / 2, HEIGHT - 16), label.said(lang), GREY, font, anchor="mm")
        draw.line([(left + EDGE / 2, TOP), (left + EDGE / 2, HEIGHT - 8)], LINE)
        left += EDGE
    return image


if __name__ == "__main__":
    for lang in get_args(Lang):
        ribbon(lang).save(ROOT / "docs" / "pictures" / f"excel-ribbon-{lang}.png", optimize=True)
