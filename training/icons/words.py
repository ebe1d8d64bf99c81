"""Collects what people call each concept: ``python -m training.icons.words FOLDER`` writes what the product ships.

First come the words of the table, written by hand. Then those that the packs' own indexes give to the concept's icons,
if several packs agree and few other concepts have them: one pack's whim is no name, and "arrow" names nothing. A word
that the table gives to another concept stays with that one, so opposites never share a word by accident.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from training.icons.concepts import RESOLVED, TABLE, Row, rows
from training.icons.examples import concept_icons
from training.icons.packs import PACKS, icon_name, tags

SHIPPED = Path(__file__).parents[2] / "grounding" / "vocabulary" / "concepts.json"

AGREEING = 2
"""Packs that must give a word to a concept's icons."""
ELSEWHERE = 3
"""Concepts that may have a word besides."""
MOST = 12
"""Words taken from the packs for one concept."""

_SAYS_NOTHING = """
a an and the of to in on at for with or by from 1 2 3 icon icons symbol sign logo brand brands shape shapes arrow
arrows direction circle square round button interface ui ux app application apps system web website internet user
action object mobile device devices outline filled solid alt new off on up down left right fill line lines box
basic general common essential design graphic element media social network communication technology office
business office style simple object objects material tool tools keyboard alert triangle rounded symbolic letter
controls control electronics hardware software computer digital art number math text format formatting editor
"""
EMPTY = frozenset(_SAYS_NOTHING.split())
"""Tags that say nothing about what an icon is for."""

STRUCK: dict[str, frozenset[str]] = {
    concept: frozenset(word.strip() for word in words.split(","))
    for concept, words in {
        "arrow up": "top, upward, upwards", "arrow down": "downward", "more horizontal": "actions",
        "more vertical": "more vert", "grid": "category", "home": "main, real estate", "open external": "outbound",
        "search": "glass, inspect", "remove": "dash, divider", "checkbox off": "rectangle", "edit": "ink, sketch",
        "save": "retro", "download": "export", "share": "export, connect, ios share",
        "sort": "descending, ascending, decreasing, increasing", "sort alphabetically": "ascending",
        "magic": "selection, sparkle", "barcode": "product, inventory", "hand": "halt, gesture",
        "favorite": "cards, valentine", "broken heart": "divorce, sadness, breakup", "star half": "score, half",
        "thumbs up": "thumb", "thumbs down": "thumbs", "flag": "nation, milestone", "percent": "sale",
        "crown": "ruler", "rocket": "space, release", "puzzle": "part, piece", "info": "knowledge", "help": "unknown",
        "shield": "half", "play": "", "stop": "end, halt", "skip next": "end", "album": "cd rom, dvd",
        "palette": "watercolor", "eyedropper": "sample", "eraser": "drawing", "contrast": "half, dark",
        "person add": "register, signup", "person remove": "unsubscribe", "id card": "license, credentials",
        "inbox": "incoming, mailbox", "male": "gender, sex", "female": "gender, sex", "takeoff": "airport",
        "landing": "airport, land", "battery": "full", "battery low": "level, low", "volume down": "low",
        "tablet": "kindle, e reader, portable", "laptop": "portable", "devices": "responsive",
        "password": "field", "incognito": "agent", "document": "blank, txt", "note add": "blank", "pdf": "ebook",
        "table": "rows", "package": "container, geometry", "calculator": "addition, division, subtraction",
        "bar chart": "performance, column", "bank": "institution, architecture, classical, temple",
        "building": "architecture, real estate, urban", "school": "hat", "water drop": "blood, ink",
        "broom": "halloween, witch, household", "android": "operating system", "windows": "operating system",
        "apple": "ipad, mac", "bold": "strong, weight", "text size": "size", "dice": "five", "glasses": "nerd, vision",
        "github": "git", "snapchat": "ghost, stories", "instagram": "stories", "scales": "weight, measure",
        "align left": "align, alignment, paragraph", "align right": "align, alignment, paragraph",
        "align center": "align, alignment, paragraph, center", "justify": "alignment", "bluetooth off": "disconnected",
        "snow": "ice", "database": "records", "archive": "records", "gavel": "hammer", "paw": "footprint",
        "binoculars": "telescope", "cast": "stream", "google": "search engine", "cookie": "consent, sweet",
        "cake": "sweet", "couch": "seat", "umbrella": "wet", "hotspot": "transmission",
    }.items()
}  # fmt: skip
"""Words that the rule would take although they mislead, by concept; read over once by hand."""

_OPPOSED = """
back / forward; arrow up / arrow down; chevron left / chevron right; chevron up / chevron down;
double chevron left / double chevron right; double chevron up / double chevron down; expand / shrink;
fullscreen / exit fullscreen; login / logout; zoom in / zoom out; add / remove; add circle / remove circle;
add box / remove box; check / close; check circle / close circle; checkbox on / checkbox off;
download / upload; reply / forward message; undo / redo; refresh / rotate left; thumbs up / thumbs down;
favorite / broken heart; smile / sad; lightning / flash off; notifications / notifications off;
notifications active / notifications off; play / pause; play / stop; play circle / pause circle;
skip next / skip previous; fast forward / rewind; forward ten / replay ten; volume up / volume down;
volume up / mute; mic / mic off; camera / video off; video / video off; sun / moon;
person add / person remove; phone / end call; incoming call / outgoing call; mail / mail open; male / female;
location / location off; wifi / wifi off; bluetooth / bluetooth off; bluetooth connected / bluetooth off;
takeoff / landing; battery / battery low; link / unlink; cloud upload / cloud download; cloud / cloud off;
lock / unlock; visibility / visibility off; trending up / trending down; align left / align right;
keyboard / keyboard hide; arrow circle left / arrow circle right; arrow circle up / arrow circle down
"""
OPPOSED: tuple[tuple[str, str], ...] = tuple(
    (one.strip(), other.strip()) for one, _, other in (line.partition("/") for line in _OPPOSED.split(";"))
)
"""Concepts that a person would never take for each other: they share no word."""


def gathered(
    table: Iterable[Row],
    icons: Mapping[str, Mapping[str, Iterable[str]]],
    told: Mapping[str, Mapping[str, Iterable[str]]],
) -> dict[str, tuple[str, ...]]:
    """Concept to its words, the table's first.

    :param icons: concept to pack to the names of its icons there.
    :param told: pack to icon name to the words of the pack's index.
    """
    listed = list(table)
    givers: dict[str, dict[str, set[str]]] = {row.concept: defaultdict(set) for row in listed}
    for row in listed:
        for pack, names in icons[row.concept].items():
            for name in names:
                for tag in told.get(pack, {}).get(name, ()):
                    word = _plain(tag)
                    if word and word not in EMPTY:
                        givers[row.concept][word].add(pack)
    spread: dict[str, int] = defaultdict(int)
    for words in givers.values():
        for word in words:
            spread[word] += 1
    owners: dict[str, set[str]] = defaultdict(set)
    for row in listed:
        for word in (row.concept, *row.said):
            owners[word].add(row.concept)
    found = {}
    for row in listed:
        own = tuple(dict.fromkeys((row.concept, *row.said)))
        more = [
            word
            for word, packs in sorted(givers[row.concept].items(), key=lambda item: (-len(item[1]), item[0]))
            if len(packs) >= AGREEING
            and spread[word] <= 1 + ELSEWHERE
            and word not in own
            and not owners[word]
            and word not in STRUCK.get(row.concept, ())
        ]
        found[row.concept] = (*own, *more[:MOST])
    for one, other in OPPOSED:
        shared = set(found[one]) & set(found[other])
        found[one], found[other] = (
            tuple(word for word in found[side] if word not in shared or owners[word] == {side}) for side in (one, other)
        )
    return found


def _plain(tag: str) -> str:
    """A tag as a person would say it; empty for what nobody says."""
    word = re.sub(r"[-_]+", " ", tag.lower()).strip()
    return word if re.fullmatch(r"[a-z][a-z' ]{2,24}", word) else ""


def main() -> None:
    """Write the words."""
    parser = argparse.ArgumentParser(description="Collect what people call each concept.")
    parser.add_argument("folder", type=Path, help="where the packs lie")
    options = parser.parse_args()
    table = rows(TABLE.read_text(encoding="utf-8"))
    told = {
        pack.key: {icon_name(name): words for name, words in tags(options.folder, pack.key).items()} for pack in PACKS
    }
    words = gathered(table, concept_icons(RESOLVED), told)
    shipped = {row.concept: {"en": list(words[row.concept]), "zh": list(row.said_zh)} for row in table}
    lines = [f"{json.dumps(c, ensure_ascii=False)}: {json.dumps(w, ensure_ascii=False)}" for c, w in shipped.items()]
    SHIPPED.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(len(shipped), "concepts,", sum(len(w["en"]) for w in shipped.values()), "English words and phrases")


if __name__ == "__main__":
    main()
