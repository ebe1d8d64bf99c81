"""Where values of the Settings app live, what can be chosen for them, and words made of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from device.simulator.android.app import Context
from device.simulator.android.permissions import PERMISSIONS, answer_in
from device.simulator.android.profile import Profile
from device.simulator.apps.settings.prefs import Setting

__all__ = ["PERMISSIONS"]

PACKAGE = "com.android.settings"

BRIGHTNESS = Setting("system", "screen_brightness", "128")
ADAPTIVE_BRIGHTNESS = Setting("system", "screen_brightness_mode", "0")
SCREEN_TIMEOUT = Setting("system", "screen_off_timeout", "60000")
AUTO_ROTATE = Setting("system", "accelerometer_rotation", "0")
FONT_SCALE = Setting("system", "font_scale", "1.0")
CLOCK_24 = Setting("system", "time_12_24", "24", on="24", off="12")
BATTERY_PERCENT = Setting("system", "status_bar_show_battery_percent")
NIGHT_MODE = Setting("secure", "ui_night_mode", "1", on="2", off="1")
LOCATION = Setting("secure", "location_mode", "3", on="3", off="0")
BATTERY_SAVER = Setting("global", "low_power")
AUTO_TIME = Setting("global", "auto_time", "1")
AUTO_ZONE = Setting("global", "auto_time_zone", "1")
DEVICE_NAME = Setting("global", "device_name", Profile().model)
DEVELOPER = Setting("global", "development_settings_enabled")
SCREEN_LOCK = Setting("secure", "lockscreen.disabled", "0")
DO_NOT_DISTURB = Setting("global", "zen_mode")
HOTSPOT_NAME = Setting("app", "hotspot_name", "Lumen_4071")
HOTSPOT_PASSWORD = Setting("app", "hotspot_password", "quiet-pebble-9")
LOCK_TEXT = Setting("app", "lock_text", "")
DATA_SAVER = Setting("app", "data_saver")
RING_VIBRATE = Setting("system", "vibrate_when_ringing")
SCREEN_TIMEOUTS = (
    ("15000", "15 seconds"),
    ("30000", "30 seconds"),
    ("60000", "1 minute"),
    ("120000", "2 minutes"),
    ("300000", "5 minutes"),
    ("600000", "10 minutes"),
    ("1800000", "30 minutes"),
)
FONT_SIZES = (("0.85", "Small"), ("1.0", "Default"), ("1.15", "Large"), ("1.3", "Largest"))
SCREEN_LOCKS = (("1", "None"), ("0", "Swipe"))
ANIMATION_SCALES = (
    ("0.0", "Animation off"),
    ("0.5", "Animation scale .5x"),
    ("1.0", "Animation scale 1x"),
    ("1.5", "Animation scale 1.5x"),
    ("2.0", "Animation scale 2x"),
    ("5.0", "Animation scale 5x"),
    ("10.0", "Animation scale 10x"),
)
RINGTONES = (("none", "None"), ("atria", "Atria"), ("dione", "Dione"), ("girtab", "Girtab"), ("umbriel", "Umbriel"))
DNS_MODES = (("off", "Off"), ("opportunistic", "Automatic"))
LOCK_NOTIFICATIONS = (
    ("all", "Show conversations, default, and silent"),
    ("quiet", "Hide silent conversations and notifications"),
    ("none", "Don’t show any notifications"),
)
TOUCH_DELAYS = (("400", "Short (0.4 seconds)"), ("1000", "Medium (1 second)"), ("1500", "Long (1.5 seconds)"))
NETWORK_TYPES = (("33", "5G"), ("22", "LTE"), ("18", "3G"), ("1", "2G"))
ZONES = (
    ("Europe/London", "GMT+00:00 Greenwich Mean Time"),
    ("Europe/Berlin", "GMT+01:00 Central European Standard Time"),
    ("Asia/Tokyo", "GMT+09:00 Japan Standard Time"),
    ("America/New_York", "GMT-05:00 Eastern Standard Time"),
    ("America/Los_Angeles", "GMT-08:00 Pacific Standard Time"),
)
LANGUAGES = (
    "Dansk (Danmark)", "Deutsch (Deutschland)", "English (United Kingdom)", "English (United States)",
    "Español (España)", "Français (France)", "Italiano (Italia)", "Nederlands (Nederland)", "Polski (Polska)",
    "Português (Brasil)", "Suomi (Suomi)", "Svenska (Sverige)", "Türkçe (Türkiye)", "Українська (Україна)",
    "हिन्दी (भारत)", "中文 (中国)", "日本語 (日本)", "한국어 (대한민국)",
)  # fmt: skip
CARRIER = "Meridian Mobile"
TAPS_TO_DEVELOP = 7
RENAMES: dict[str, tuple[str, Setting]] = {
    "device_name": ("Device name", DEVICE_NAME),
    "hotspot_name": ("Hotspot name", HOTSPOT_NAME),
    "hotspot_password": ("Hotspot password", HOTSPOT_PASSWORD),
    "lock_text": ("Add text on lock screen", LOCK_TEXT),
}
"""Texts that a dialog with one field changes: its title, and where the text lives."""


def word(setting: Setting, on: str = "On", off: str = "Off") -> Callable[[Context], str]:
    """On or Off, by a setting."""
    return lambda ctx: on if setting.is_on(ctx) else off


def clock_text(ctx: Context, moment: datetime) -> str:
    """A time of day as this phone writes it."""
    return moment.strftime("%H:%M") if CLOCK_24.is_on(ctx) else f"{(moment.hour % 12) or 12}:{moment:%M %p}"


def brightness_percent(ctx: Context) -> str:
    """The display's brightness, as its row says it."""
    return f"{round(int(float(BRIGHTNESS.get(ctx))) * 100 / 255)}%"


def granted(ctx: Context, package: str, permission: str) -> str:
    """``allow``, ``ask`` or ``deny``, as Settings shows it; what was refused once counts as denied."""
    match answer_in(ctx.data["permissions"], package, permission):
        case "allow":
            return "allow"
        case "once" | "ask":
            return "ask"
        case _:
            return "deny"
