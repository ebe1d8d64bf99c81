"""What is installed and what runs: packages, processes, input methods, and their data."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from device.simulator.android.app import JSON, App, Background, Notifier, Start, Stopping, Varied
from device.simulator.android.packages import INPUT_METHODS_IN, SYSTEM_PARTS, ForeignApp, resolve
from device.simulator.android.profile import ANDROID_RELEASE, LATIN_IME

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone

PID_STEP = 7
ALIASES = {"com.android.settings": ("com.android.settings.Settings",)}
"""Further names of the activity that the launcher starts, by which it is also known."""


class Installed:
    """The package manager. ``factory`` are the apps that cannot be removed."""

    def __init__(self, phone: VirtualPhone, factory: Sequence[App], home: str) -> None:
        self._phone = phone
        self._factory = {app.package: app for app in factory}
        self._home = home
        working = ((package, app) for package, app in self._factory.items())
        self.background = {package: app for package, app in working if isinstance(app, Background)}
        """The apps that work while nobody looks."""

    def seeds(self, seed: int) -> dict[str, dict[str, JSON]]:
        """The data of the factory's apps on a fresh phone."""
        return {package: fresh(app, seed) for package, app in self._factory.items()}

    @property
    def apps(self) -> dict[str, App]:
        """Everything with pages: the factory's apps, and those installed later."""
        added: dict[str, App] = {
            package: ForeignApp(package, facts["label"], facts["version"])
            for package, facts in self._phone.memory.added.items()
        }
        return {**self._factory, **added}

    def activity(self, package: str, page: str) -> str:
        """The full name of the activity that a page belongs to."""
        activities = self.apps[package].activities
        name = activities.get(page) or activities.get("", "")
        return package + name if name.startswith(".") else name

    def main_activity(self, package: str) -> str:
        """The full name of the activity that the launcher starts."""
        return self.activity(package, self.apps[package].enter(Start())[0].name)

    def activities(self, package: str) -> tuple[str, ...]:
        """The full names of every activity of an app of the factory."""
        names = {self.activity(package, page) for page in ("", *self.apps[package].activities)}
        return (*sorted(names | {self.main_activity(package)}), *ALIASES.get(package, ()))

    def packages(self) -> dict[str, dict[str, JSON]]:
        """Everything installed, as ``Handset.packages`` gives it."""
        memory = self._phone.memory
        parts = {
            package: _facts(label, ANDROID_RELEASE, True, False, "", (), memory.pids.get(package, 0))
            for package, label in SYSTEM_PARTS.items()
        }
        apps = {
            package: _facts(
                app.label,
                app.version,
                package not in memory.added,
                app.launchable,
                self.main_activity(package),
                () if package in memory.added else self.activities(package),
                memory.pids.get(package, 0),
            )
            for package, app in self.apps.items()
        }
        return {**parts, **apps}

    def resolve(self, start: Start) -> str:
        """The package that takes a start that names none; '' when none does."""
        return resolve(start, tuple(self.apps.values()))

    # running

    def run(self, package: str) -> None:
        """Give a package a process if it has none."""
        memory = self._phone.memory
        if package not in memory.pids:
            memory.pids[package] = memory.next_pid
            memory.next_pid += PID_STEP

    def stop(self, package: str) -> None:
        """End an app's process and pages. The launcher comes back at once; the system's parts do not stop."""
        if package not in SYSTEM_PARTS:
            self._phone.stage.act(lambda: self._stop(package))

    def _stop(self, package: str) -> None:
        memory = self._phone.memory
        self.tell_stopped([package])
        memory.pids.pop(package, None)
        memory.hung.pop(package, None)
        memory.tasks.drop(package)
        self._phone.permissions.ended(package)
        self._phone.notifications.cancel(package)
        if package != self._home:
            memory.tasks.leave(package)
        elif memory.tasks.front is not None and memory.tasks.front.package == package:
            self._phone.navigation.home()
        else:
            self.run(package)

    def tell_stopped(self, packages: Iterable[str]) -> None:
        """Let apps end what they do unseen."""
        for package in packages:
            app: object = self._factory.get(package)
            if isinstance(app, Stopping):
                app.stopped(self._phone.background.context(package))

    def tell_unseen(self) -> None:
        """Let apps notify of what came before the phone was switched on; on a phone of seed 0 nothing did."""
        if not self._phone.memory.seed:
            return
        for package, app in self._factory.items():
            maker: object = app
            if isinstance(maker, Notifier):
                maker.unseen(self._phone.background.context(package))

    # coming and going

    def clear(self, package: str) -> bool:
        """Stop an app and give it the data of a fresh phone; False when it is not installed."""
        app = self.apps.get(package)
        if app is None:
            return package in SYSTEM_PARTS
        self.stop(package)
        self._phone.memory.data[package] = fresh(app, self._phone.memory.seed)
        self._phone.stage.changed()
        return True

    def install(self, package: str, label: str, version: str) -> None:
        """Add a package, or another version of it, with the keyboards in it. The factory's stay as they are."""
        if package in self._factory or package in SYSTEM_PARTS:
            return
        self._phone.memory.added[package] = {"label": label or package, "version": version}
        self._phone.memory.data.setdefault(package, {})
        if package in INPUT_METHODS_IN:
            self.add_keyboard(INPUT_METHODS_IN[package])
        self._phone.stage.changed()

    def uninstall(self, package: str) -> bool:
        """Remove a package with its data and keyboards; False when there is none, or it is part of the system."""
        memory = self._phone.memory
        if package not in memory.added:
            return False
        self.stop(package)
        del memory.added[package], memory.data[package]
        for ime in [ime for ime in memory.input_methods if ime.split("/")[0] == package]:
            del memory.input_methods[ime]
            if self.keyboard == ime:
                self.use_keyboard(LATIN_IME)
        self._phone.stage.changed()
        return True

    # keyboards

    @property
    def keyboard(self) -> str:
        """The input method in use."""
        return str(self._phone.settings["secure"].get("default_input_method", LATIN_IME))

    def add_keyboard(self, ime: str) -> None:
        """Add an input method, not yet enabled."""
        self._phone.memory.input_methods.setdefault(ime, False)

    def use_keyboard(self, ime: str) -> bool:
        """Make an input method the active one; False when it is not installed or not enabled."""
        if not self._phone.memory.input_methods.get(ime):
            return False
        self._phone.settings["secure"]["default_input_method"] = ime
        self._phone.stage.changed()
        return True


def fresh(app: App, seed: int) -> dict[str, JSON]:
    """An app's data on a freshly set up phone of this seed."""
    maker: object = app
    return maker.varied(seed) if seed and isinstance(maker, Varied) else app.seed(random.Random(seed))


def _facts(
    label: str, version: str, system: bool, launchable: bool, activity: str, activities: Sequence[str], pid: int
) -> dict[str, JSON]:
    return {
        "label": label,
        "version": version,
        "system": system,
        "launchable": launchable,
        "activity": activity,
        "activities": list(activities),
        "pid": pid,
    }
