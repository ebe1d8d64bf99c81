"""The apps of the simulated phone: one noun a file, registered here."""

from __future__ import annotations

from device.simulator.android.app import App
from device.simulator.apps.browser import Browser
from device.simulator.apps.clock import DeskClock
from device.simulator.apps.contacts import ContactsApp
from device.simulator.apps.launcher import Launcher
from device.simulator.apps.lights import Lights
from device.simulator.apps.permission_controller import PermissionController
from device.simulator.apps.settings import SettingsApp
from device.simulator.apps.share_sheet import ShareSheet


def installed() -> list[App]:
    """One instance of each app that a phone leaves the factory with."""
    return [
        Launcher(),
        Browser(),
        ContactsApp(),
        DeskClock(),
        Lights(),
        SettingsApp(),
        PermissionController(),
        ShareSheet(),
    ]
