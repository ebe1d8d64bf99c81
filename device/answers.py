"""What is asked of Android's own commands, and what their answers mean. Wording differs between versions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from device.interface import PhoneInfo
from device.screen import Foreground, Screen, WindowKind

LAUNCHER = "-a android.intent.action.MAIN -c android.intent.category.LAUNCHER"
"""The intent that a launcher starts apps with."""

STATE_COMMAND = (
    "getprop sys.boot_completed; "
    "dumpsys power | grep -E 'mWakefulness=|mHoldingDisplaySuspendBlocker='; "
    "dumpsys window policy | grep -E 'showing=|occluded=|mShowingLockscreen=|mIsShowing=|mOccluded='; true"
)
FRONT_COMMAND = "dumpsys activity activities | grep ResumedActivity; wm size; date '+now %Y-%m-%d %H:%M'; true"
"""The app in front, the display's size, and what time it is where the phone is."""
INFO_COMMAND = (
    "getprop ro.product.model; getprop ro.build.version.release; getprop ro.build.version.sdk; wm size; wm density; "
    "dumpsys display | grep -o 'orientation=[0-9]'; true"
)
APPS_COMMAND = f"cmd package query-activities --brief {LAUNCHER}"
"""All launcher entries; with a package after it, that package's."""
PACKAGES_COMMAND = "pm list packages"

NOW = re.compile(r"^now (\d{4}-\d\d-\d\d \d\d:\d\d)\s*$", re.MULTILINE)
COMPONENT = re.compile(r"^\s*([A-Za-z][\w.]*/[\w.$]+)\s*$", re.MULTILINE)
RESUMED = re.compile(r"ResumedActivity[:=]\s*ActivityRecord\{\S+ \S+ ([\w.]+)/([\w.$]+)")
SIZE = re.compile(r"(Physical|Override) size: (\d+)x(\d+)")
DENSITY = re.compile(r"(?:Physical|Override) density: (\d+)")
ORIENTATION = re.compile(r"orientation=(\d)")
REFUSAL = re.compile(r"^(Error|Security exception|java\.lang\.)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class State:
    """What ``STATE_COMMAND`` tells."""

    booted: bool
    awake: bool
    locked: bool


def state(printed: str) -> State:
    """Whether the phone is up, on, and behind its lock screen.

    A lock screen that is shown but occluded, as by a call, does not stop anybody. What a version does not print is
    taken for the better.
    """
    wakefulness = re.search(r"\bmWakefulness=(\w+)", printed)
    shown = re.search(r"\b(showing|mShowingLockscreen|mIsShowing)=true", printed)
    occluded = re.search(r"\b(occluded|mOccluded)=true", printed)
    return State(
        booted=printed.partition("\n")[0].strip() == "1",
        awake=wakefulness.group(1) == "Awake" if wakefulness else "mHoldingDisplaySuspendBlocker=false" not in printed,
        locked=shown is not None and occluded is None,
    )


def info(printed: str, serial: str) -> PhoneInfo:
    """What ``INFO_COMMAND`` tells."""
    model, release, sdk, *_ = [*printed.splitlines(), "", "", ""]
    width, height = natural_size(printed) or (0, 0)
    turned = any(int(found) % 2 for found in ORIENTATION.findall(printed)[:1])
    density = DENSITY.findall(printed)
    return PhoneInfo(
        serial=serial,
        model=model.strip(),
        android=release.strip(),
        sdk=int(sdk) if sdk.strip().isdigit() else 0,
        width=height if turned else width,
        height=width if turned else height,
        density=int(density[-1]) if density else 0,
    )


def components(printed: str) -> tuple[str, ...]:
    """What ``APPS_COMMAND`` lists: ``package/activity``, each once."""
    return tuple(dict.fromkeys(COMPONENT.findall(printed)))


def entry(printed: str, package: str) -> str:
    """The component of ``package`` that ``APPS_COMMAND`` names first, '' for none."""
    return next((found for found in components(printed) if found.startswith(f"{package}/")), "")


def packages(printed: str) -> tuple[str, ...]:
    """What ``PACKAGES_COMMAND`` lists."""
    return tuple(re.findall(r"^package:(\S+)", printed, re.MULTILINE))


def refused(printed: str) -> bool:
    """Whether ``am`` says that it started nothing; its exit status says so only in newer versions."""
    return REFUSAL.search(printed) is not None


def natural_size(printed: str) -> tuple[int, int] | None:
    """Width and height in the phone's natural orientation from ``wm size``; an override counts more."""
    found = {kind: (int(width), int(height)) for kind, width, height in SIZE.findall(printed)}
    return found.get("Override") or found.get("Physical")


def foreground(printed: str, screen: Screen) -> Foreground:
    """The app in front: as Android says, else the one whose window is in front."""
    found = RESUMED.search(printed)
    if found:
        return Foreground(found.group(1), found.group(2))
    apps = [w.package for w in screen.windows if w.kind is WindowKind.APPLICATION]
    return Foreground(apps[-1] if apps else "")


def clock(printed: str) -> datetime | None:
    """What ``FRONT_COMMAND`` tells of the phone's date and time, to the minute; None where it tells none."""
    found = NOW.search(printed)
    try:
        return datetime.strptime(found[1], "%Y-%m-%d %H:%M") if found else None
    except ValueError:
        return None


def treeless(screen: Screen) -> bool:
    """Whether no window of an app says anything: a game, a video, a page drawn by hand."""
    shown = {place for place, w in enumerate(screen.windows) if w.kind in (WindowKind.APPLICATION, WindowKind.DIALOG)}
    return not any(e.visible and (e.text or e.description) for e in screen.elements if e.window in shown)
