"""Makes ``grounding/vocabulary/data/icon_fonts.txt.xz``: ``python -m training.icon_fonts.make --packs DIR``.

``DIR`` holds the unpacked npm packages ``react-native-vector-icons`` (10.2.0) and ``@expo/vector-icons`` (15.0.2), as
``npm pack`` gives them, in folders ``rnvi`` and ``expo``. Both are under the MIT licence; only their lists of names are
used, no font. Fonts that apps use most come first: they win where two fonts have as many of a screen's signs.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections.abc import Sequence
from pathlib import Path

from grounding.vocabulary.icon_fonts import TABLE

EXPO = "expo/package/build/vendor/react-native-vector-icons/glyphmaps"
RNVI = "rnvi/package/glyphmaps"
FONTS: tuple[tuple[str, str], ...] = (
    ("Ionicons", f"{EXPO}/Ionicons.json"),
    ("Material Icons", f"{EXPO}/MaterialIcons.json"),
    ("Ionicons 7", f"{RNVI}/Ionicons.json"),
    ("Material Design Icons", f"{EXPO}/MaterialCommunityIcons.json"),
    ("Font Awesome 5", f"{RNVI}/FontAwesome5Free.json"),
    ("Font Awesome 4", f"{RNVI}/FontAwesome.json"),
    ("Feather", f"{RNVI}/Feather.json"),
)
STYLE = re.compile(r"(-(outlined?|sharp|o|alt|variant|box|filled|rounded|round|solid|twotone|none))+$")
"""Endings of names that tell how an icon is drawn, not what it shows."""
FIRST_SIGN = 0xE000


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description="Make the table of icon fonts' signs.")
    parser.add_argument("--packs", type=Path, required=True, help="a folder with the unpacked packages")
    options = parser.parse_args(arguments)
    lines: list[str] = []
    for font, path in FONTS:
        names = named(json.loads((options.packs / path).read_text(encoding="utf-8")))
        lines += [f"# {font}", *(f"{code:x} {name}" for code, name in sorted(names.items()))]
    TABLE.write_bytes(lzma.compress(("\n".join(lines) + "\n").encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(lines) - len(FONTS)} signs of {len(FONTS)} fonts, {TABLE.stat().st_size} bytes")
    return 0


def named(glyphs: dict[str, int]) -> dict[int, str]:
    """For each sign its shortest name, in words."""
    found: dict[int, str] = {}
    for name, code in glyphs.items():
        said = STYLE.sub("", name).replace("-", " ")
        if code >= FIRST_SIGN and len(said) < len(found.get(code, said + " ")):
            found[code] = said
    return found


if __name__ == "__main__":
    raise SystemExit(main())
