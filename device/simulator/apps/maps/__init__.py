"""The Maps app: a drawn town, markers over it, and a sheet over both."""

from device.simulator.apps.maps.app import MapsApp

__all__ = ["MapsApp"]
