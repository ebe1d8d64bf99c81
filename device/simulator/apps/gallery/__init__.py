"""The Gallery app: a grid of pictures that have no names, albums, and a viewer."""

from device.simulator.apps.gallery.app import GalleryApp

__all__ = ["GalleryApp"]
