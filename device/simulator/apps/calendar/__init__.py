"""The Calendar app: a month, its days, and what is on them; in the manner of Compose."""

from device.simulator.apps.calendar.app import CalendarApp

__all__ = ["CalendarApp"]
