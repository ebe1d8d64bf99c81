"""The launcher: a home screen with favourites, icons and folders, and a drawer of all apps that can be searched."""

from device.simulator.apps.launcher.app import Launcher
from device.simulator.apps.launcher.drawer import matching
from device.simulator.apps.launcher.wallpaper import WALLPAPER, wallpaper

__all__ = ["WALLPAPER", "Launcher", "matching", "wallpaper"]
