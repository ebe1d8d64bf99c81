"""The apps of the simulated phone: one noun a file, registered here."""

from __future__ import annotations

from device.simulator.android.app import App
from device.simulator.apps.browser import Browser
from device.simulator.apps.calendar import CalendarApp
from device.simulator.apps.clock import DeskClock
from device.simulator.apps.contacts import ContactsApp
from device.simulator.apps.gallery import GalleryApp
from device.simulator.apps.launcher import Launcher
from device.simulator.apps.lights import Lights
from device.simulator.apps.mail import EmailApp
from device.simulator.apps.maps import MapsApp
from device.simulator.apps.messages import MessagesApp
from device.simulator.apps.music import MusicApp
from device.simulator.apps.permission_controller import PermissionController
from device.simulator.apps.settings import SettingsApp
from device.simulator.apps.share_sheet import ShareSheet


def installed() -> list[App]:
    """One instance of each app that a phone leaves the factory with."""
    return [
        Launcher(),
        Browser(),
        CalendarApp(),
        ContactsApp(),
        DeskClock(),
        EmailApp(),
        GalleryApp(),
        Lights(),
        MapsApp(),
        MessagesApp(),
        MusicApp(),
        SettingsApp(),
        PermissionController(),
        ShareSheet(),
    ]
