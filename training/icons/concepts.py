"""The table of concepts, and which pictures of the packs show each: ``python -m training.icons.concepts FOLDER``.

``concepts.txt`` is written by hand and by names alone. Resolved against the packs below FOLDER it becomes
``concepts.json``: for each concept its words and, for each pack, the names of its icons. That file is what training and
measuring read, so that a later release of a pack changes nothing by itself.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from training.icons.packs import PACKS, drawings

HERE = Path(__file__).parent
TABLE = HERE / "concepts.txt"
LOGOS = "si"
"""A pack of nothing but logos, where "box" is a company: plain names do not reach into it."""
RESOLVED = HERE / "concepts.json"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what a concept is called, what people say, and the names that icons of it have."""

    concept: str
    shared: frozenset[str]
    own: frozenset[tuple[str, str]]
    barred: frozenset[tuple[str, str]]
    said: tuple[str, ...]
    said_zh: tuple[str, ...]

    def claims(self, pack: str, name: str) -> bool:
        """Whether the pack's icon of that name shows this concept."""
        if (pack, name) in self.own:
            return True
        return pack != LOGOS and name in self.shared and (pack, name) not in self.barred


def rows(text: str) -> list[Row]:
    """The lines of the table.

    :raises ValueError: a line that is not ``concept: icons | say: words | zh: words``, or a concept told twice.
    """
    found: dict[str, Row] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        head, _, rest = line.partition(":")
        icons, said, zh = (part.strip() for part in rest.split(" | "))
        if head in found or not said.startswith("say: ") or not zh.startswith("zh: "):
            raise ValueError(f"not a line of the table, or a concept told twice: {line!r}")
        names = icons.split()
        found[head] = Row(
            concept=head,
            shared=frozenset(n for n in names if ":" not in n),
            own=frozenset(_pair(n) for n in names if ":" in n and not n.startswith("-")),
            barred=frozenset(_pair(n[1:]) for n in names if n.startswith("-")),
            said=_words(said.removeprefix("say: ")),
            said_zh=_words(zh.removeprefix("zh: ")),
        )
    return list(found.values())


def resolve(table: Iterable[Row], names: Mapping[str, Iterable[str]]) -> dict[str, dict[str, list[str]]]:
    """Concept to pack to names of its icons there.

    :raises ValueError: an icon that two concepts claim.
    """
    found: dict[str, dict[str, list[str]]] = {row.concept: {} for row in table}
    owners: dict[tuple[str, str], str] = {}
    for row in table:
        for pack, known in names.items():
            for name in sorted(set(known)):
                if not row.claims(pack, name):
                    continue
                if (pack, name) in owners:
                    raise ValueError(f"{pack}:{name} is claimed by {owners[pack, name]!r} and {row.concept!r}")
                owners[pack, name] = row.concept
                found[row.concept].setdefault(pack, []).append(name)
    return found


def names_below(folder: Path) -> dict[str, list[str]]:
    """The names of each pack's icons."""
    found: dict[str, list[str]] = defaultdict(list)
    for pack in PACKS:
        found[pack.key] = sorted({d.name for d in drawings(folder, pack)})
    return found


def _pair(written: str) -> tuple[str, str]:
    pack, _, name = written.partition(":")
    return pack, name


def _words(listed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in listed.split(",") if word.strip()))


def main() -> None:
    """Resolve the table and say what it holds."""
    parser = argparse.ArgumentParser(description="Resolve the table of concepts against the packs.")
    parser.add_argument("folder", type=Path, help="where the packs lie")
    options = parser.parse_args()
    table = rows(TABLE.read_text(encoding="utf-8"))
    icons = resolve(table, names_below(options.folder))
    told = {row.concept: {"say": list(row.said), "zh": list(row.said_zh), "icons": icons[row.concept]} for row in table}
    RESOLVED.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for pack in PACKS:
        print(pack.key, sum(pack.key in found for found in icons.values()), "of", len(icons), "concepts")


if __name__ == "__main__":
    main()
