"""Makes the fonts of the simulated phone: ``python build_fonts.py FOLDER`` with the unpacked font files below FOLDER.

Needs fontTools, which the product itself does not. FOLDER holds, at any depth: ``Roboto[wdth,wght].ttf``,
``NotoSansSC_400Regular.ttf``, ``DejaVuSans.ttf`` and ``NotoEmoji_400Regular.ttf``. Each becomes one or two static
fonts with the characters listed here, and ``coverage.json`` says which font has which characters.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-not-found, unused-ignore]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found, unused-ignore]
from fontTools.varLib import instancer  # type: ignore[import-not-found, unused-ignore]

FONTS = Path(__file__).parent / "fonts"

LATIN = "20-7E A0-24F 2B0-3FF 400-52F 1E00-1EFF 2000-22FF FFFD"
SYMBOLS = "2190-21FF 2200-22FF 2300-2335 23E9-23FA 2500-27BF 2B00-2B59"
EAST_ASIAN = "3000-3011 3014-301F 3041-30FE FF01-FF60 FFE0-FFE5"
EMOJI = """
231A-231B 23E9-23F3 2600-27BF 2B50-2B55 1F32D-1F37F 1F380-1F393 1F3A4-1F3C6 1F436-1F43C 1F440-1F4AF 1F4C5-1F4F7
1F508-1F517 1F525-1F52B 1F5D1-1F5D3 1F600-1F64F 1F680-1F697 1F90C-1F92F 1F970-1F97A 1F9E1
"""
"""Ranges of code points, both ends included."""


def common_ideographs() -> set[int]:
    """The characters that Chinese and Japanese texts and names are written in: all of GB 2312, level 1 of Big5 and of
    JIS X 0208."""
    found: set[int] = set()
    for codec, rows, cells in (
        ("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF)),
        ("big5", range(0xA4, 0xC7), range(0x40, 0xFF)),
        ("euc_jp", range(0xB0, 0xD0), range(0xA1, 0xFF)),
    ):
        for high in rows:
            for low in cells:
                found.update(ord(c) for c in bytes((high, low)).decode(codec, "ignore") if ord(c) > 0xFF)
    return found


def points(ranges: str) -> set[int]:
    """The code points of ranges written in hexadecimal."""
    found: set[int] = set()
    for entry in ranges.split():
        first, _, last = entry.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def build(source: Path, target: str, wanted: Iterable[int], weight: int | None = None) -> list[list[int]]:
    """Write one font; the ranges of code points that it covers."""
    font = TTFont(source)
    if weight is not None:
        font = instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 100})
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(wanted))
    subsetter.subset(font)
    font.save(FONTS / target)
    return as_ranges(font.getBestCmap())


def as_ranges(found: Iterable[int]) -> list[list[int]]:
    """Code points as sorted [first, last] pairs."""
    ranges: list[list[int]] = []
    for point in sorted(found):
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return ranges


def main(folder: Path) -> None:
    """Build every font found below the folder."""
    files = {path.name: path for path in folder.rglob("*.ttf")}
    roboto = files["Roboto[wdth,wght].ttf"]
    latin = points(LATIN)
    chinese = points(EAST_ASIAN) | common_ideographs()
    coverage = {
        "Roboto-Regular.ttf": build(roboto, "Roboto-Regular.ttf", latin, 400),
        "Roboto-Medium.ttf": build(roboto, "Roboto-Medium.ttf", latin, 500),
        "NotoSansSC-Subset.ttf": build(files["NotoSansSC_400Regular.ttf"], "NotoSansSC-Subset.ttf", chinese),
        "NotoEmoji-Subset.ttf": build(files["NotoEmoji_400Regular.ttf"], "NotoEmoji-Subset.ttf", points(EMOJI)),
        "DejaVuSans-Subset.ttf": build(files["DejaVuSans.ttf"], "DejaVuSans-Subset.ttf", points(SYMBOLS)),
    }
    (FONTS / "coverage.json").write_text(json.dumps(coverage, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
