"""Whether apps are defined as a phone needs them: said at the start, in one line, and not when a screen is drawn."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence

from device.simulator.android.app import App, Page, Start
from device.simulator.drawing import icons
from device.simulator.drawing.theme import color

_PACKAGE = re.compile(r"[A-Za-z]\w*(\.[A-Za-z]\w*)+")
_MEMBERS = ("package", "label", "icon", "color", "version", "launchable", "activities", "seed", "enter", "build")


def check_apps(apps: Sequence[App], home: str) -> None:
    """Return if a phone can be made of these apps, whose launcher is the package ``home``.

    :raises ValueError: one of them is broken; the message says which, and what is wrong with it.
    """
    packages: set[str] = set()
    for app in apps:
        _check_members(app)
        if app.package in packages:
            raise ValueError(f"The app {app.package} is defined twice.")
        packages.add(app.package)
        _check_looks(app)
        _check_deeds(app)
    if home not in packages:
        raise ValueError(f"No app is the launcher, {home}; there are {', '.join(sorted(packages)) or 'none'}.")


def _check_members(app: App) -> None:
    name = type(app).__name__
    missing = [member for member in _MEMBERS if not hasattr(app, member)]
    if missing:
        raise ValueError(f"The app {name} is broken: it has no {missing[0]}.")
    if not isinstance(app.package, str) or not _PACKAGE.fullmatch(app.package):
        raise ValueError(f"The app {name} is broken: {app.package!r} is no name of a package.")


def _check_looks(app: App) -> None:
    if not isinstance(app.label, str) or not app.label.strip():
        raise ValueError(f"The app {app.package} is broken: it has no label.")
    if app.icon not in icons.names():
        raise ValueError(f"The app {app.package} is broken: no icon is called {app.icon!r}.")
    try:
        color(app.color)
    except (KeyError, ValueError, AttributeError) as error:
        raise ValueError(f"The app {app.package} is broken: {app.color!r} is no colour.") from error
    if "" not in app.activities or not all(isinstance(name, str) and name for name in app.activities.values()):
        raise ValueError(f"The app {app.package} is broken: its activities lack one for '', the fallback.")


def _check_deeds(app: App) -> None:
    try:
        data, pages = app.seed(random.Random(0)), app.enter(Start())
        json.dumps(data)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise ValueError(f"The app {app.package} is broken: it does not start: {error!r}.") from error
    if not isinstance(data, dict):
        raise ValueError(f"The app {app.package} is broken: its data is no object but {data!r}.")
    if not pages or not all(isinstance(page, Page) for page in pages):
        raise ValueError(f"The app {app.package} is broken: it begins with no page.")
