"""What the tree says can be read in the picture: OCR finds the labels on a walk through the apps."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pytest
from monkey import APPS, READABLE, Box, texts

from benchmarks.walk import Deed, walk
from device.geometry import Bounds
from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone

SCREENS = 6
"""Of each app, besides the launcher's own."""
WANTED = 0.95
"""Share of the labels that are found."""
ALIKE = 0.75
"""Share of its letters by which a label counts as read, as OCR takes an l for an I."""
LOOKS: dict[str, dict[str, Any]] = {
    "as it comes": {},
    "dark": {"secure": {"ui_night_mode": "2"}},
    "large": {"system": {"font_scale": "1.3"}},
    "dense": {"secure": {"display_density_forced": "320"}},
}
OTHERS = ("dark", "large", "dense")
"""Every app is read as it comes, and in one of these looks."""


class InProcess:
    """An app of a phone in this process, for ``walk``."""

    def __init__(self, package: str, look: dict[str, Any]) -> None:
        self.name = package
        self.phone = VirtualPhone(clock=Clock("stepped"), seed=3)
        self.phone.prepare({"settings": look})
        self.phone.start(package)
        self.phone.step(2)

    def save(self) -> Any:
        return self.phone.save()

    def restore(self, saved: Any) -> None:
        self.phone.restore(saved)

    def fingerprint(self) -> str:
        return repr([(text, box) for _, text, box in texts(self.phone)])

    def inside(self) -> bool:
        return self.phone.foreground[0] == self.name

    def deeds(self) -> Iterable[Deed]:
        for view in self.phone.truth():
            box = Bounds(*view["visible"])
            if view["clickable"] and view["package"] == self.name and not box.empty:
                yield view["text"] or view["key"], partial(self._tap, box.center.x, box.center.y)

    def _tap(self, x: int, y: int) -> None:
        self.phone.tap(x, y)
        self.phone.step(2)


@dataclass(frozen=True, slots=True)
class Read:
    """A line that OCR found."""

    text: str
    box: Box


@pytest.fixture(scope="module")
def reader() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error"})


def read(reader: Any, phone: VirtualPhone) -> list[Read]:
    """All lines on the display."""
    found = reader(np.asarray(phone.screenshot())[:, :, ::-1], use_cls=False)
    if found.boxes is None:
        return []
    corners = [(box[:, 0], box[:, 1]) for box in found.boxes]
    boxes = [(int(x.min()), int(y.min()), int(x.max()), int(y.max())) for x, y in corners]
    return [Read(text, box) for text, box in zip(found.txts, boxes, strict=True)]


def letters(text: str) -> str:
    """What counts of a text: letters and digits."""
    return re.sub(r"[\W_]+", "", text).casefold()


def shown(text: str) -> bool:
    """A label that OCR can be asked for: two letters or more, of a script it knows."""
    return len(letters(text)) >= 2 and letters(text).isascii()


def is_read(label: str, box: Box, lines: list[Read]) -> bool:
    """Whether the lines that lie over a label's box say what it says."""
    over = [line for line in lines if Bounds(*box).inset(-8).overlaps(Bounds(*line.box))]
    over.sort(key=lambda line: (line.box[1] // 12, line.box[0]))
    wanted, said = letters(label), letters("".join(line.text for line in over))
    if wanted in said:
        return True
    matcher = difflib.SequenceMatcher(None, wanted, said, autojunk=False)
    found = sum(block.size for block in matcher.get_matching_blocks())
    return found >= ALIKE * len(wanted)


def missed(reader: Any, package: str, look: dict[str, Any], most: int) -> tuple[int, list[str]]:
    """How many labels there are on an app's screens, and those that OCR does not find."""
    app, total, lost = InProcess(package, look), 0, []
    for path in walk(app, most):
        lines = read(reader, app.phone)
        for key, text, box in texts(app.phone):
            if shown(text):
                total += 1
                if not is_read(text, box, lines):
                    lost.append(f"{path}: {key} {text!r} {box}")
    return total, lost


@pytest.mark.long
@pytest.mark.parametrize(
    ("package", "look"),
    [(app, look) for number, app in enumerate(READABLE) for look in ("as it comes", OTHERS[number % len(OTHERS)])],
)
def test_what_the_tree_says_can_be_read_in_the_picture(package: str, look: str, reader: Any) -> None:
    total, lost = missed(reader, package, LOOKS[look], SCREENS)
    assert total >= 4 * SCREENS
    assert total - len(lost) >= WANTED * total, "\n".join(lost)


@pytest.mark.long
def test_what_the_picture_does_not_show_is_not_read(reader: Any) -> None:
    phone = InProcess(APPS[0], {}).phone
    lines = read(reader, phone)
    assert all(not is_read("Quick brown foxes", box, lines) for _, _, box in texts(phone))
    assert not is_read(texts(phone)[0][1], (0, 2300, 60, 2380), lines)
