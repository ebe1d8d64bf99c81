"""com.android.browser: an address bar, and a few pages of a web that never leaves the phone."""

from device.simulator.apps.browser.app import Browser

__all__ = ["Browser"]
