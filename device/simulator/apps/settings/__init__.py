"""com.android.settings: pages as tables of preferences, most of which write Android's own settings."""

from device.simulator.apps.settings.app import SettingsApp

__all__ = ["SettingsApp"]
