"""com.android.deskclock: alarms, the world clock, timers and a stopwatch."""

from device.simulator.apps.clock.app import DeskClock

__all__ = ["DeskClock"]
