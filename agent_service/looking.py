"""One look at a phone, or at a hierarchy file, for the command line: its outline, what a phrase points at, one tap."""

from __future__ import annotations

import contextlib
import errno
import io
import re
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from agent_service.attached import Say, opened
from agent_service.effect import without_effect
from agent_service.eyes import pointing as record_of
from agent_service.record import Pointing
from agent_service.settings import Settings
from device.errors import BadHierarchy, PhoneFault
from device.gesture import TapAt
from device.hierarchy import parse
from device.screen import Agreement, Foreground, Observation, Screen, Shot, WindowKind
from device.settle import RealClock, settle
from grounding.apps import AppNames
from grounding.chain import Link, Links, Page
from grounding.change import difference
from grounding.interface import Miss, Outline, Target
from grounding.outline import outline
from grounding.reading.things import Reading
from planning.history import Done, Result

BY = {
    Link.TREE: "",
    Link.PIXELS: " (seen on the picture)",
    Link.MODEL: " (by the grounding model)",
}

NO_TREE = '<hierarchy rotation="0"/>'
"""What Android tells of a screen of which it tells nothing."""


MOST_PIXELS = 100_000_000
"""Of a screen."""
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
"""Endings of the pictures that are written."""


class WrongFile(OSError):
    """A file that cannot be what it was given as."""

    def __init__(self, path: Path, words: str) -> None:
        """``words`` tell what is wrong and what to do; they stand behind the file's name."""
        super().__init__(errno.EINVAL, words, str(path))


@dataclass(frozen=True, slots=True)
class Seen:
    """A look and what was made of it."""

    observation: Observation
    page: Page
    outline: Outline


def look(serial: str, links: Links, say: Say, hierarchy: Path | None = None, screenshot: Path | None = None) -> Seen:
    """Look at a phone once its screen is at rest, or read files: a hierarchy, its picture, or a picture alone.

    ``links`` is what the grounder has beyond the tree; ``say`` is told when the phone has to be waited for.

    :raises PhoneError: the phone cannot be looked at.
    :raises OSError: a file cannot be read; ``WrongFile``: it is something else.
    """
    if hierarchy is not None or screenshot is not None:
        return _seen(_from_files(hierarchy, screenshot), links)
    with opened(serial, say) as phone:
        observation = settle(phone.observe, RealClock()).observation
        # The picture belongs to this look; it can only be taken while the phone is open.
        with contextlib.suppress(PhoneFault):
            observation.shot()
        return _seen(observation, links, phone.serial)


def _from_files(hierarchy: Path | None, screenshot: Path | None) -> Observation:
    source = hierarchy.read_text(encoding="utf-8", errors="replace") if hierarchy is not None else NO_TREE
    image = screenshot.read_bytes() if screenshot is not None else b""
    size = _size(screenshot, image) if screenshot is not None else (None, None)
    screen = _screen(hierarchy, source, *size)

    def shot() -> Shot:
        if not image:
            raise PhoneFault("there is no picture with this hierarchy; give one with --screenshot")
        return Shot(image, screen.width, screen.height, Agreement.UNKNOWN)

    apps = [w.package for w in screen.windows if w.kind in (WindowKind.APPLICATION, WindowKind.DIALOG)]
    return Observation(screen, Foreground(apps[-1] if apps else ""), time.time(), source, shot)


def _screen(hierarchy: Path | None, source: str, width: int | None, height: int | None) -> Screen:
    try:
        screen = parse(source, width, height)
    except BadHierarchy as exc:
        if hierarchy is None:
            raise
        words = str(exc).removesuffix("; look again")
        raise WrongFile(hierarchy, f"{words}; give what `adb exec-out uiautomator dump /dev/tty` prints") from exc
    if hierarchy is not None and not 0 < screen.width * screen.height <= MOST_PIXELS:
        found = f"by the bounds in it the screen is {screen.width}x{screen.height} pixels large"
        raise WrongFile(hierarchy, f"{found}; give a dump with bounds, or its --screenshot as well")
    return screen


def _size(path: Path, image: bytes) -> tuple[int, int]:
    """Of a picture that is whole."""
    try:
        with Image.open(io.BytesIO(image)) as picture:
            picture.load()
            return picture.size
    except UnidentifiedImageError as exc:
        raise WrongFile(path, "it is no picture; give the screenshot as PNG or JPEG") from exc
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as exc:
        raise WrongFile(path, f"the picture cannot be read to its end ({exc}); take the screenshot again") from exc


def _seen(observation: Observation, links: Links, phone: str = "") -> Seen:
    page = Page(observation.screen, observation.shot, links, phone)
    name = AppNames().name_of(observation.foreground.package)
    said = outline(page.name_icons(), name)
    if said.poor and isinstance(page.look(), Reading):
        said = outline(page.reading, name)
    return Seen(observation, page, said)


def point(phrase: str, seen: Seen) -> tuple[Pointing, str]:
    """What the phrase points at, with the candidates that were weighed; and a note on what could not be asked."""
    target = Target(phrase)
    found = seen.page.ground(target)
    return record_of(target, "", found.answer, found.reading, found.link, found.leaning), found.note


def picture_place(phrase: str, asked: Path | None = None) -> Path:
    """Where the picture of a phrase goes: as asked for, else to ``pointings`` in the state folder.

    :raises OSError: that folder cannot be made; ``WrongFile``: what was asked for can hold no picture.
    """
    if asked is None:
        folder = Settings().home / "pointings"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder / _picture_name(phrase)
    if asked.is_dir():
        raise WrongFile(asked, f"it is a folder; name a file, such as {asked / _picture_name(phrase)}")
    if asked.suffix.lower() not in PICTURES:
        raise WrongFile(asked, f"its ending names no kind of picture; name a file such as {asked.with_suffix('.png')}")
    return asked


def _picture_name(phrase: str) -> str:
    words = re.sub(r"\W+", "-", phrase).strip("-")[:60]
    return f"{words or 'phrase'}.png"


def describe(pointing: Pointing, note: str = "") -> str:
    """The answer for people: what was found, how sure, by which evidence, and what came next."""
    noted = [f"note: {note}"] if note and note not in (pointing.miss.detail if pointing.miss else "") else []
    if pointing.miss is not None or pointing.point is None:
        return "\n".join([pointing.miss.text() if pointing.miss else "nothing was found", *noted])
    best, *others = pointing.candidates
    box = best.bounds
    lines = [
        f"{best.role} {best.name!r} at {pointing.point.x}, {pointing.point.y}"
        f"  (box {box.left}, {box.top}, {box.right}, {box.bottom}), {pointing.confidence:.0%} sure"
        + BY[Link(pointing.by)]
    ]
    lines += [f"  {evidence}" for evidence in best.evidence]
    lines += [f"next: {c.role} {c.name!r}, score {c.score:.2f} against {best.score:.2f}" for c in others[:3]]
    return "\n".join([*lines, *noted])


def tap_once(phrase: str, serial: str, links: Links, say: Say) -> tuple[Result, str]:
    """Tap what the phrase points at, once, and tell what changed; ``say`` is told when the phone has to be waited for.

    :raises PhoneError: the phone cannot be used.
    """
    clock = RealClock()
    with opened(serial, say) as phone:
        before = _seen(settle(phone.observe, clock).observation, links, phone.serial)
        answer = before.page.ground(Target(phrase)).answer
        if isinstance(answer, Miss):
            return answer, answer.text()
        phone.perform(TapAt(answer.point))
        fingerprint = before.observation.screen.fingerprint()
        after = _seen(settle(phone.observe, clock, unlike=fingerprint).observation, links, phone.serial)
    change = difference(before.outline, after.outline)
    if not change and after.observation.screen.fingerprint() == fingerprint:
        result = without_effect(phrase, answer, after.page.reading, is_tap=True)
        return result, result.text() if isinstance(result, Miss) else result.note
    return Done(change), change.text()
