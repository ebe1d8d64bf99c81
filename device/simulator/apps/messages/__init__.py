"""The Messages app: conversations, bubbles, and a bar to write in."""

from device.simulator.apps.messages.app import MessagesApp

__all__ = ["MessagesApp"]
