"""What stands on the home screen and in the dock, and what dragging does to it: icons, folders, and their removal.

``home`` of the launcher's data leads from a place (``row,column``) to ``{"apps": [packages], "name": folder's name}``;
two apps or more in one place are a folder. ``dock`` is a list of packages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from device.simulator.android.app import JSON, Context
from device.simulator.drawing.view import Drag

ROWS, COLUMNS = 4, 4
DOCK_MOST = 5
REMOVE = "drop_target"
HOTSEAT = "hotseat"
CARRIED = "carried"
"""Where the home page's ``ui`` has what is being dragged."""

Spot = str
"""Where an icon stands: ``all`` (the drawer), ``dock``, or ``home:row,column``."""
Carry = Callable[[Drag], None]


def carried_app(ctx: Context, package: str, spot: Spot) -> Carry:
    """What dragging an app's icon from there does."""
    return _carried(ctx, lambda drag: drop_app(ctx.data, package, spot, drag))


def carried_folder(ctx: Context, place: str) -> Carry:
    """What dragging a folder does."""
    return _carried(ctx, lambda drag: drop_folder(ctx.data, place, drag))


def _carried(ctx: Context, drop: Callable[[Drag], None]) -> Carry:
    def told(drag: Drag) -> None:
        if drag.phase == "lift":
            while ctx.page.name != "home":
                ctx.pop()
            ctx.page.ui[CARRIED] = True
        elif drag.phase == "drop":
            ctx.page.ui.pop(CARRIED, None)
            drop(drag)

    return told


def drop_app(data: dict[str, JSON], package: str, spot: Spot, drag: Drag) -> None:
    """Put an app where it was let go; back to where it came from, where nothing takes it."""
    place, beside = drag.onto("cell:"), drag.onto("dock:")
    kind = _target(drag)
    if kind == "remove":
        _take(data, package, spot)
    elif kind == "cell" and spot != f"home:{place}":
        _take(data, package, spot)
        there = data["home"].setdefault(place, {"apps": [], "name": ""})
        if package not in there["apps"]:
            there["apps"].append(package)
    elif kind == "dock":
        dock: list[str] = data["dock"]
        if package not in dock and len(dock) >= DOCK_MOST:
            return
        at = dock.index(beside) if beside in dock else len(dock)
        if spot != "dock":
            _take(data, package, spot)
        if package in dock:
            dock.remove(package)
        dock.insert(min(at, len(dock)), package)


def drop_folder(data: dict[str, JSON], place: str, drag: Drag) -> None:
    """Put a folder in an empty place, or remove it; folders do not go into each other."""
    kind, target = _target(drag), drag.onto("cell:")
    if kind == "remove":
        del data["home"][place]
    elif kind == "cell" and target not in data["home"]:
        data["home"][target] = data["home"].pop(place)


def _target(drag: Drag) -> Literal["remove", "cell", "dock", ""]:
    if REMOVE in drag.over:
        return "remove"
    if drag.onto("cell:"):
        return "cell"
    return "dock" if HOTSEAT in drag.over else ""


def _take(data: dict[str, JSON], package: str, spot: Spot) -> None:
    """Take an icon away from where it stands; the drawer keeps its own."""
    if spot == "dock":
        data["dock"].remove(package)
    elif spot.startswith("home:"):
        place = spot.removeprefix("home:")
        there = data["home"][place]
        there["apps"].remove(package)
        if not there["apps"]:
            del data["home"][place]
