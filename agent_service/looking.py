"""One look at a phone, or at a hierarchy file, for the command line: its outline, what a phrase points at, one tap."""

from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, UnidentifiedImageError

from agent_service.eyes import pointing as record_of
from agent_service.record import Pointing
from agent_service.settings import Settings
from device.adb import AdbHost
from device.errors import PhoneError, PhoneFault, PhoneGone, PhoneNotReady
from device.geometry import Bounds
from device.gesture import TapAt
from device.hierarchy import parse
from device.interface import Phone
from device.screen import Agreement, Foreground, Observation, Shot, WindowKind
from device.settle import RealClock, settle
from grounding.apps import AppNames
from grounding.grounder import ground
from grounding.interface import Miss, Outline, Reason, Target
from grounding.outline import outline
from grounding.reading import Reading, read
from planning.history import Done, Result

MARK = "#e8175d"
OTHERS = "#1a73e8"


@dataclass(frozen=True, slots=True)
class Seen:
    """A look and what was made of it."""

    observation: Observation
    reading: Reading
    outline: Outline


def adb_host() -> AdbHost:
    """adb's server as the settings name it."""
    settings = Settings()
    return AdbHost(settings.adb_host, settings.adb_port)


def list_devices() -> list[dict[str, Any]]:
    """Every phone adb lists: serial, state, model, android, width, height, and its condition in words."""
    host = adb_host()
    rows: list[dict[str, Any]] = []
    for entry in host.attached():
        row: dict[str, Any] = {"serial": entry.serial, "state": entry.state, "model": entry.model.replace("_", " ")}
        row |= {"android": "", "width": 0, "height": 0, "ready": False, "condition": entry.state}
        if entry.state == "device":
            try:
                with contextlib.closing(host.open(entry.serial)) as phone:
                    about = phone.info()
                    row |= {
                        "model": about.model,
                        "android": about.android,
                        "width": about.width,
                        "height": about.height,
                    }
                    phone.check_ready()
                row |= {"ready": True, "condition": "ready"}
            except PhoneNotReady as reason:
                row["condition"] = f"{reason.state}: {reason}"
            except PhoneError as reason:
                row["condition"] = str(reason)
        rows.append(row)
    return rows


@contextlib.contextmanager
def opened(serial: str) -> Iterator[Phone]:
    """The phone with this serial, or the only one attached, ready to be used; given back at the end.

    :raises PhoneError: none, several, or not ready; the message says what to do.
    """
    host = adb_host()
    if not serial:
        usable = [entry.serial for entry in host.attached() if entry.state == "device"]
        if not usable:
            raise PhoneGone("no phone is attached; start a simulated one with `deixis phone`, or see `deixis doctor`")
        if len(usable) > 1:
            raise PhoneGone(f"several phones are attached; say which with --device: {', '.join(usable)}")
        serial = usable[0]
    with contextlib.closing(host.open(serial)) as phone:
        phone.check_ready()
        yield phone


def look(serial: str, hierarchy: Path | None = None, screenshot: Path | None = None) -> Seen:
    """Look at a phone once its screen is at rest, or read a file.

    :raises PhoneError: the phone or the file cannot be read.
    """
    if hierarchy is not None:
        return _seen(_from_file(hierarchy, screenshot))
    with opened(serial) as phone:
        observation = settle(phone.observe, RealClock()).observation
        # The picture belongs to this look; it can only be taken while the phone is open.
        with contextlib.suppress(PhoneFault):
            observation.shot()
        return _seen(observation)


def _from_file(hierarchy: Path, screenshot: Path | None) -> Observation:
    source = hierarchy.read_text(encoding="utf-8", errors="replace")
    try:
        size = Image.open(screenshot).size if screenshot else (None, None)
    except UnidentifiedImageError as exc:
        raise PhoneFault(f"{screenshot} is no picture: give the screenshot as PNG or JPEG") from exc
    screen = parse(source, *size)

    def shot() -> Shot:
        if screenshot is None:
            raise PhoneFault("there is no picture with this hierarchy; give one with --screenshot")
        return Shot(screenshot.read_bytes(), screen.width, screen.height, Agreement.UNKNOWN)

    apps = [w.package for w in screen.windows if w.kind in (WindowKind.APPLICATION, WindowKind.DIALOG)]
    return Observation(screen, Foreground(apps[-1] if apps else ""), time.time(), source, shot)


def _seen(observation: Observation) -> Seen:
    reading = read(observation.screen)
    return Seen(observation, reading, outline(reading, AppNames().name_of(observation.foreground.package)))


def point(phrase: str, seen: Seen) -> Pointing:
    """What the phrase points at, with the candidates that were weighed."""
    target = Target(phrase)
    return record_of(target, "", ground(target, seen.reading))


def describe(pointing: Pointing) -> str:
    """The answer for people: what was found, how sure, by which evidence, and what came next."""
    if pointing.miss is not None or pointing.point is None:
        return pointing.miss.text() if pointing.miss else "nothing was found"
    best, *others = pointing.candidates
    box = best.bounds
    lines = [
        f"{best.role} {best.name!r} at {pointing.point.x}, {pointing.point.y}"
        f"  (box {box.left}, {box.top}, {box.right}, {box.bottom}), {pointing.confidence:.0%} sure"
    ]
    lines += [f"  {evidence}" for evidence in best.evidence]
    lines += [f"next: {c.role} {c.name!r}, score {c.score:.2f} against {best.score:.2f}" for c in others[:3]]
    return "\n".join(lines)


def mark(seen: Seen, pointing: Pointing) -> Image.Image:
    """The screenshot with the candidates' boxes drawn on it, or bare boxes where there is no picture."""
    screen = seen.observation.screen
    try:
        picture = Image.open(io.BytesIO(seen.observation.shot().image)).convert("RGB")
    except PhoneFault:
        picture = Image.new("RGB", (screen.width, screen.height), "white")
        draw = ImageDraw.Draw(picture)
        for element in screen.elements:
            if not element.bounds.empty:
                draw.rectangle(_box(element.bounds), outline="#cccccc")
    draw = ImageDraw.Draw(picture)
    for candidate in reversed(pointing.candidates[:4]):
        chosen = candidate is pointing.candidates[0] and pointing.miss is None
        draw.rectangle(_box(candidate.bounds), outline=MARK if chosen else OTHERS, width=8 if chosen else 4)
    if pointing.point is not None:
        x, y = pointing.point.x, pointing.point.y
        draw.ellipse((x - 24, y - 24, x + 24, y + 24), outline=MARK, width=8)
    return picture


def _box(bounds: Bounds) -> tuple[int, int, int, int]:
    """As Pillow wants it: the last pixels inside, and never inverted."""
    return bounds.left, bounds.top, max(bounds.left, bounds.right - 1), max(bounds.top, bounds.bottom - 1)


def tap_once(phrase: str, serial: str) -> tuple[Result, str]:
    """Tap what the phrase points at, once, and say what changed."""
    clock = RealClock()
    with opened(serial) as phone:
        before = _seen(settle(phone.observe, clock).observation)
        answer = ground(Target(phrase), before.reading)
        if isinstance(answer, Miss):
            return answer, answer.text()
        phone.perform(TapAt(answer.point))
        fingerprint = before.observation.screen.fingerprint()
        after = _seen(settle(phone.observe, clock, unlike=fingerprint).observation)
    change = after.outline.since(before.outline)
    if not change and after.observation.screen.fingerprint() == fingerprint:
        missed = Miss(Reason.NO_EFFECT, phrase, "the screen is just as it was before")
        return missed, missed.text()
    return Done(change), change.text()
