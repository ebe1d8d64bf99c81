"""What automation gets to see of the phone: tree and picture, unless a fault stands before them."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from device.simulator.android import dump
from device.simulator.android.dump import Node
from device.simulator.android.faults import Fault, Faults
from device.simulator.android.handset import Handset

DUMP, FIND = "dumpWindowHierarchy", "find"
"""Who looks at the tree, by the names that faults know: the dump, and all that looks for an element in it."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """The tree as it was once."""

    fault: Fault
    windows: list[Node]
    active: list[Node]
    rotation: int


class Sight:
    """Looks at the handset through the faults."""

    def __init__(self, handset: Handset, faults: Faults) -> None:
        self._handset = handset
        self._faults = faults
        self._moment: _Moment | None = None

    def nodes(self, active_only: bool = False, by: str = FIND) -> list[Node]:
        """As ``Handset.nodes``; there may be none."""
        return self._look(active_only, by)[0]

    def hierarchy(self, compressed: bool, depth: int, active_only: bool) -> str:
        """As ``Handset.hierarchy``."""
        roots, rotation = self._look(active_only, DUMP)
        return dump.to_xml(roots, rotation, compress=compressed, max_depth=depth)

    def line(self, compressed: bool) -> str | None:
        """The active window in the one line of ``uiautomator dump``; None where there is no window."""
        roots, rotation = self._look(True, "uiautomator")
        return dump.to_line(roots[0], rotation, compress=compressed) if roots else None

    def displays(self, compressed: bool) -> str | None:
        """All windows, as ``uiautomator dump --windows`` writes them; None where there is none."""
        roots, rotation = self._look(False, "uiautomator")
        packages = self._handset.packages()
        titles = [str(packages.get(root.package, {}).get("label", "")) for root in roots]
        return dump.to_displays(roots, titles, rotation, compress=compressed) if roots else None

    def screenshot(self, by: str) -> Image.Image | None:
        """The display as seen by a call or command of that name; None where the picture fails."""
        if self._faults.take("null_screenshot", by) is not None:
            return None
        image = self._handset.screenshot()
        black = self._faults.take("black_screenshot", by) is not None
        return Image.new("RGB", image.size) if black else image

    def _look(self, active_only: bool, by: str) -> tuple[list[Node], int]:
        """The roots of windows, and how the display is turned."""
        if self._faults.take("empty_tree", by) is not None:
            return [], self._handset.rotation
        fault = self._faults.take("stale_tree", by)
        if fault is None:
            nodes = self._handset.nodes(active_only)
            drawn = self._faults.take("drawn_pages", by) is not None
            return [dump.drawn(node) for node in nodes] if drawn else nodes, self._handset.rotation
        if self._moment is None or self._moment.fault is not fault:
            now = self._handset
            self._moment = _Moment(fault, now.nodes(), now.nodes(active_only=True), now.rotation)
        return self._moment.active if active_only else self._moment.windows, self._moment.rotation
