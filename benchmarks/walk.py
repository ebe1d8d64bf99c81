"""The screens of an app, found by walking: whatever can be done on a screen is done, breadth first.

``walk`` knows no phone: what it walks on says what can be done where it stands, and can be put back. ``WiredApp`` is an
app of a simulated phone, reached by its real wire and prepared by its control channel.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Protocol

from benchmarks.control import Control
from device.connection import Connection
from device.geometry import Bounds
from device.hierarchy import parse
from device.screen import Screen

SETTLED_S = 2.0
"""So much of the phone's time passes after each deed: animations and toasts' ends are not screens of their own."""
SWIPE_MARGIN, SWIPE_STEPS = 60, 100
"""A scroll begins and ends so many pixels inside the list, in steps of 5 ms."""
SPARE = 5
"""So many more screens than are asked for are found before no more is done: what was restored may look like another."""
DOING = "walking through an app"

Deed = tuple[str, Callable[[], object]]
"""Something that can be done on a screen, and what it is called."""


class Walkable(Protocol):
    """An app to walk through."""

    name: str

    def save(self) -> Any:
        """All of its phone, as it stands."""
        ...

    def restore(self, saved: Any) -> None:
        """Back to what ``save`` gave."""
        ...

    def fingerprint(self) -> str:
        """The same for screens that look the same."""
        ...

    def deeds(self) -> Iterable[Deed]:
        """What can be done on the screen as it stands. Each is done on that screen, with the phone put back before."""
        ...

    def inside(self) -> bool:
        """The phone still shows the app."""
        ...


def walk(app: Walkable, most: int) -> Iterator[str]:
    """At most so many different screens, by the path to each. While one is yielded, the phone shows it."""
    queue = deque([(app.save(), app.name)])
    known = {app.fingerprint()}
    seen: set[str] = set()
    while queue and len(seen) < most:
        state, path = queue.popleft()
        app.restore(state)
        print_ = app.fingerprint()
        if print_ in seen:
            continue
        seen.add(print_)
        yield path
        if len(known) >= most + SPARE:
            continue
        app.restore(state)
        for label, deed in list(app.deeds()):
            deed()
            if app.inside() and (print_ := app.fingerprint()) not in known:
                known.add(print_)
                queue.append((app.save(), f"{path} > {label}"))
            app.restore(state)
            if len(known) >= most + SPARE:
                break


class WiredApp:
    """An app of a simulated phone whose clock is stepped. Its first screen is shown at once."""

    def __init__(
        self,
        control: Control,
        connection: Connection,
        package: str,
        seed: int | None = None,
        settings: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        """On a freshly set up phone: of ``seed`` (None: of the one it has), with ``settings`` changed."""
        self.name = package
        self._control = control
        self._connection = connection
        control.reset(seed)
        if settings:
            control.prepare({"settings": settings})
        control.set_clock(mode="stepped")
        if package not in control.state()["ui"]["foreground"]:
            connection.order(f"monkey -p {package} 1", f"the start of {package}")
        control.set_clock(advance=SETTLED_S)

    def screen(self) -> Screen:
        """What the phone shows."""
        return parse(self._control.hierarchy())

    def save(self) -> Any:
        """The whole phone."""
        return self._control.save()

    def restore(self, saved: Any) -> None:
        """The whole phone, back."""
        self._control.restore(saved)

    def fingerprint(self) -> str:
        """Of what a person would see."""
        return self.screen().fingerprint()

    def inside(self) -> bool:
        """The app is in front."""
        return bool(self._control.state()["ui"]["foreground"][0] == self.name)

    def deeds(self) -> Iterable[Deed]:
        """A tap on each view of the app that takes one, and a scroll of each list."""
        views = [v for v in self._control.truth()["views"] if v["window"] in ("application", "dialog")]
        for view in views:
            box = Bounds(*view["visible"])
            if view["clickable"] and view["package"] == self.name and not box.empty:
                label = view["text"] or view["description"] or view["key"].rsplit("/", 1)[-1]
                yield label, partial(self._do, "click", box.center.x, box.center.y)
        for element in self.screen().elements:
            box = element.bounds
            if element.scrollable and element.package == self.name and box.height > 2 * SWIPE_MARGIN:
                x, low, high = box.center.x, box.bottom - SWIPE_MARGIN, box.top + SWIPE_MARGIN
                yield "(scrolled)", partial(self._do, "swipe", x, low, x, high, SWIPE_STEPS)

    def _do(self, method: str, *params: int) -> None:
        self._connection.send(DOING, method, *params)
        self._control.set_clock(advance=SETTLED_S)
