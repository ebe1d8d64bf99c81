"""The Music app: songs, albums and playlists, and a player that goes on while nobody looks."""

from device.simulator.apps.music.app import MusicApp

__all__ = ["MusicApp"]
