"""The icon packs: what they are called on npm, which release, under which licence, and where their pictures lie."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack of icons as npm has it.

    ``folders`` are the folders of pictures inside the package, each with what its file names end in beyond ".svg" for
    that style (``-bold``). Names lose ``endings``, the styles that a pack writes into names.
    """

    key: str
    package: str
    version: str
    licence: str
    folders: tuple[str, ...]
    endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture of a pack: an icon in one style."""

    pack: str
    name: str
    style: str
    path: Path


PACKS: tuple[Pack, ...] = (
    Pack("ms", "@material-symbols/svg-400", "0.48.2", "Apache-2.0", ("outlined", "rounded", "sharp"), ("-fill",)),
    Pack(
        "md",
        "@material-design-icons/svg",
        "0.14.15",
        "Apache-2.0",
        ("filled", "outlined", "round", "sharp", "two-tone"),
    ),
    Pack("mdi", "@mdi/svg", "7.4.47", "Apache-2.0", ("svg",), ("-outline",)),
    Pack("tb", "@tabler/icons", "3.52.0", "MIT", ("icons/outline", "icons/filled")),
    Pack("lu", "lucide-static", "1.62.0", "ISC", ("icons",)),
    Pack("bs", "bootstrap-icons", "1.13.2", "MIT", ("icons",), ("-fill",)),
    Pack(
        "fa",
        "@fortawesome/fontawesome-free",
        "7.3.1",
        "CC-BY-4.0",
        ("svgs/solid", "svgs/regular", "svgs/brands"),
    ),
    Pack("si", "simple-icons", "16.37.0", "CC0-1.0", ("icons",)),
    Pack(
        "ph",
        "@phosphor-icons/core",
        "2.1.1",
        "MIT",
        tuple(f"assets/{weight}" for weight in ("regular", "thin", "light", "bold", "fill", "duotone")),
        ("-thin", "-light", "-bold", "-fill", "-duotone"),
    ),
    Pack("io", "ionicons", "8.1.0", "MIT", ("dist/svg",), ("-outline", "-sharp")),
)

LEFT_OUT = ("ph", "io")
"""Never trained on, tuned on or put into the gallery: what the model is measured on."""

CHECKED_ON = "bs"
"""Not trained on either: hyper-parameters and the calibration of confidence come from it. It joins the gallery last."""

TRAINED_ON = tuple(pack.key for pack in PACKS if pack.key not in (*LEFT_OUT, CHECKED_ON))


def icon_name(raw: str) -> str:
    """An icon's name as the table of concepts writes it."""
    return re.sub(r"[_\s]+", "-", raw.lower())


def drawings(folder: Path, pack: Pack) -> Iterator[Drawing]:
    """Every picture of a pack below ``folder``, in a fixed order."""
    for style in pack.folders:
        for path in sorted((folder / pack.key / style).glob("*.svg")):
            raw = icon_name(path.stem)
            ending = next((e for e in pack.endings if raw.endswith(e) and raw != e), "")
            yield Drawing(pack.key, raw.removesuffix(ending), f"{style}{ending}", path)


def tags(folder: Path, key: str) -> dict[str, list[str]]:
    """The words that a pack's own index gives for its icons, by name; empty for packs without an index."""
    root = folder / key
    match key:
        case "tb":
            index = _json(root / "icons.json")
            return {name: [str(t) for t in entry["tags"]] for name, entry in index.items()}
        case "lu":
            return {name: list(words) for name, words in _json(root / "tags.json").items()}
        case "mdi":
            return {entry["name"]: [*entry["aliases"]] for entry in _json(root / "meta.json")}
        case "fa":
            index = _json(root / "metadata" / "icon-families.json")
            return {name: [str(t) for t in entry.get("search", {}).get("terms", [])] for name, entry in index.items()}
        case "io":
            return {entry["name"]: list(entry["tags"]) for entry in _json(root / "dist" / "ionicons.json")["icons"]}
        case "ph":
            told = (root / "dist" / "index.mjs").read_text(encoding="utf-8")
            found = re.findall(r'name: "([^"]+)",[^{}]*?tags: \[([^\]]*)\]', told)
            return {name: re.findall(r'"([^"]+)"', words) for name, words in found}
        case _:
            return {}


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
