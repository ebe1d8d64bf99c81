"""Makes the icons of the simulated phone: ``python build_icons.py FOLDER`` with Material Symbols unpacked below FOLDER.

Needs fontTools (with brotli), which the product itself does not. FOLDER holds ``material-symbols-rounded.woff2`` at
any depth. ``icons/icons.json`` says which icons there are: our name → name in the pack, with ``/filled`` for the
filled form and ``/left`` for a quarter turn to the left. Each becomes a cell of ``icons/icons.png``, a picture of
alpha values, in the order of that file.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-not-found, unused-ignore]
from fontTools.varLib import instancer  # type: ignore[import-not-found, unused-ignore]
from PIL import Image, ImageDraw, ImageFont

ICONS = Path(__file__).parent / "icons"
CELL = 96
"""Side of a cell in pixels; ``device.simulator.drawing.icons`` says the same."""
COLUMNS = 16


def fonts(source: Path) -> tuple[dict[str, int], dict[bool, ImageFont.FreeTypeFont]]:
    """Code points by name in the pack, and the outlined (False) and filled (True) fonts."""
    points: dict[str, int] = {}
    made = {}
    for filled in (False, True):
        font = TTFont(source)
        points = {name: point for point, name in font.getBestCmap().items()}
        font = instancer.instantiateVariableFont(font, {"FILL": int(filled), "wght": 400, "GRAD": 0, "opsz": 24})
        font.flavor = None
        data = io.BytesIO()
        font.save(data)
        data.seek(0)
        made[filled] = ImageFont.truetype(data, CELL)
    return points, made


def main(folder: Path) -> None:
    """Draw every icon into its cell."""
    points, made = fonts(next(folder.rglob("material-symbols-rounded.woff2")))
    wanted: dict[str, str] = json.loads((ICONS / "icons.json").read_text(encoding="utf-8"))
    missing = sorted({source for entry in wanted.values() if (source := entry.split("/")[0]) not in points})
    if missing:
        raise SystemExit(f"not in the pack: {', '.join(missing)}")
    sheet = Image.new("L", (COLUMNS * CELL, -(-len(wanted) // COLUMNS) * CELL))
    for i, entry in enumerate(wanted.values()):
        source, *forms = entry.split("/")
        cell = Image.new("L", (CELL, CELL))
        glyph = chr(points[source])
        ImageDraw.Draw(cell).text((CELL // 2, CELL // 2), glyph, 255, made["filled" in forms], anchor="mm")
        turned = cell.transpose(Image.Transpose.ROTATE_90) if "left" in forms else cell
        sheet.paste(turned, (i % COLUMNS * CELL, i // COLUMNS * CELL))
    sheet.save(ICONS / "icons.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
