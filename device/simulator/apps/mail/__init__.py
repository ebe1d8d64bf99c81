"""The Email app: folders in a drawer, a long list with stars, messages, writing and searching."""

from device.simulator.apps.mail.app import EmailApp

__all__ = ["EmailApp"]
