"""The apps of the simulated phone: one file an app, registered here."""

from __future__ import annotations

import importlib

from device.simulator.app import App

APPS = (
    ("launcher", "Launcher"),
    ("settings", "SettingsApp"),
    ("contacts", "ContactsApp"),
    ("clock", "DeskClock"),
)
"""Module and class of every app that a phone leaves the factory with."""


def installed() -> list[App]:
    """One instance of each app, for one phone."""
    found: list[App] = []
    for module, name in APPS:
        try:
            loaded = importlib.import_module(f"device.simulator.apps.{module}")
        except ModuleNotFoundError:
            continue
        found.append(getattr(loaded, name)())
    return found
