"""Pages of the Settings app about the phone itself: battery, storage, sound, display, accessibility."""

from __future__ import annotations

from collections.abc import Sequence

from device.simulator.android.app import Context
from device.simulator.apps.settings.acts import asking, renaming, toast
from device.simulator.apps.settings.prefs import (
    Choice,
    Heading,
    Level,
    MainSwitch,
    Note,
    PageSpec,
    Pref,
    Row,
    Setting,
    Toggle,
)
from device.simulator.apps.settings.values import (
    ADAPTIVE_BRIGHTNESS,
    AUTO_ROTATE,
    BATTERY_PERCENT,
    BATTERY_SAVER,
    DO_NOT_DISTURB,
    FONT_SCALE,
    FONT_SIZES,
    LOCK_NOTIFICATIONS,
    LOCK_TEXT,
    NIGHT_MODE,
    RING_VIBRATE,
    RINGTONES,
    SCREEN_TIMEOUT,
    SCREEN_TIMEOUTS,
    TOUCH_DELAYS,
    brightness_percent,
    word,
)


def _battery(ctx: Context) -> Sequence[Pref]:
    level = ctx.data["battery"]
    return (
        Row(f"{level}%", "About 1 day, 4 hr left", inert=True, icon="battery"),
        Row("Battery usage", "View usage from last full charge", inert=True),
        Row("Battery Saver", word(BATTERY_SAVER), "battery_saver"),
        Row(
            "Adaptive Battery", word(Setting("global", "adaptive_battery_management_enabled", "1")), "adaptive_battery"
        ),
        Toggle("Battery percentage", BATTERY_PERCENT, "Show battery percentage in status bar"),
    )


def _battery_saver(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use Battery Saver", BATTERY_SAVER),
        Row("Set a schedule", "No schedule", inert=True),
        Toggle("Turn off when charged", Setting("global", "low_power_sticky_auto_disable_enabled", "1"),
               "Battery Saver turns off when your phone is at 90%"),
        Note("Battery Saver turns on Dark theme and limits or turns off background activity, some visual effects, "
             "certain features, and some network connections."),
    )  # fmt: skip


def _adaptive_battery(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use Adaptive Battery", Setting("global", "adaptive_battery_management_enabled", "1")),
        Note("When turned on, your phone will learn how you use apps over time."),
    )


def _storage(ctx: Context) -> Sequence[Pref]:
    return (
        Row("27 GB used of 64 GB", "37 GB free", inert=True, icon="storage"),
        Row("Free up space", "Go to Files app to manage and free up space", act=toast("Nothing to free up")),
        Toggle("Storage manager", Setting("secure", "automatic_storage_manager_enabled"),
               "Remove backed up photos & videos after 90 days"),
        Row("Apps", "8.4 GB", "all_apps", icon="apps"),
        Row("Images", "3.1 GB", inert=True, icon="image"),
        Row("Videos", "1.9 GB", inert=True, icon="movie"),
        Row("Audio", "402 MB", inert=True, icon="music_note"),
        Row("System", "13 GB", inert=True, icon="android"),
    )  # fmt: skip


def _sound(ctx: Context) -> Sequence[Pref]:
    return (
        Level("Media volume", Setting("system", "volume_music", "5"), 0, 15, "music_note"),
        Level("Call volume", Setting("system", "volume_voice", "4"), 0, 7, "call"),
        Level("Ring volume", Setting("system", "volume_ring", "5"), 0, 7, "vibration"),
        Level("Notification volume", Setting("system", "volume_notification", "5"), 0, 7, "notifications"),
        Level("Alarm volume", Setting("system", "volume_alarm", "6"), 0, 7, "alarm"),
        Toggle("Vibrate for calls", RING_VIBRATE),
        Row("Do Not Disturb", word(DO_NOT_DISTURB), "dnd"),
        Choice("Phone ringtone", Setting("system", "ringtone", "atria"), RINGTONES),
        Choice("Default notification sound", Setting("system", "notification_sound", "girtab"), RINGTONES),
        Choice("Default alarm sound", Setting("system", "alarm_alert", "dione"), RINGTONES),
        Toggle("Dial pad tones", Setting("system", "dtmf_tone", "1")),
        Toggle("Screen locking sound", Setting("system", "lockscreen_sounds_enabled", "1")),
        Toggle("Charging sounds and vibration", Setting("secure", "charging_sounds_enabled", "1")),
        Toggle("Touch sounds", Setting("system", "sound_effects_enabled", "1")),
        Toggle("Touch vibration", Setting("system", "haptic_feedback_enabled", "1")),
    )


def _display(ctx: Context) -> Sequence[Pref]:
    return (
        Heading("Brightness"),
        Row("Brightness level", brightness_percent, "brightness", kind="dialog"),
        Toggle("Adaptive brightness", ADAPTIVE_BRIGHTNESS, word(ADAPTIVE_BRIGHTNESS)),
        Heading("Lock display"),
        Row("Lock screen", "Show all notification content", "lock_display"),
        Choice("Screen timeout", SCREEN_TIMEOUT, SCREEN_TIMEOUTS, "After {} of inactivity"),
        Heading("Appearance"),
        Toggle("Dark theme", NIGHT_MODE, word(NIGHT_MODE, "Will never turn off automatically",
                                              "Will never turn on automatically")),
        Choice("Font size", FONT_SCALE, FONT_SIZES),
        Choice("Display size", Setting("app", "display_size", "default"),
               (("small", "Small"), ("default", "Default"), ("large", "Large"))),
        Heading("Color"),
        Row("Night Light", word(Setting("secure", "night_display_activated"), "On", "Off / Will never turn on "
                                "automatically"), "night_light"),
        Heading("Other display controls"),
        Toggle("Auto-rotate screen", AUTO_ROTATE),
        Row("Screen saver", "Off", inert=True),
    )  # fmt: skip


def _lock_display(ctx: Context) -> Sequence[Pref]:
    return (
        Choice("Privacy", Setting("app", "lock_notifications", "all"), LOCK_NOTIFICATIONS),
        Row("Add text on lock screen", lambda ctx: LOCK_TEXT.get(ctx) or "None", act=renaming("lock_text")),
        Toggle("Always show time and info", Setting("secure", "doze_always_on"), "Increased battery usage"),
        Toggle("Wake screen for notifications", Setting("secure", "doze_enabled", "1"),
               "When screen is dark, it turns on for new notifications"),
    )  # fmt: skip


def _night_light(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use Night Light", Setting("secure", "night_display_activated")),
        Choice("Schedule", Setting("secure", "night_display_auto_mode", "0"),
               (("0", "None"), ("1", "Turns on at custom time"), ("2", "Turns on from sunset to sunrise"))),
        Level("Intensity", Setting("secure", "night_display_color_temperature", "2850"), 2596, 4082),
        Note("Night Light tints your screen amber. This makes it easier to look at your screen in dim light, and may "
             "help you fall asleep."),
    )  # fmt: skip


def _wallpaper(ctx: Context) -> Sequence[Pref]:
    return (
        Choice("Wallpaper", Setting("app", "wallpaper", "dunes"),
               (("dunes", "Dunes"), ("fjord", "Fjord"), ("meadow", "Meadow"), ("plain", "Solid color"))),
        Toggle("Themed icons", Setting("app", "themed_icons")),
        Choice("App grid", Setting("app", "grid", "4x5"), (("4x5", "4×5"), ("5x5", "5×5"), ("3x3", "3×3"))),
    )  # fmt: skip


def _accessibility(ctx: Context) -> Sequence[Pref]:
    return (
        Heading("Display"),
        Row("Display size and text", page="text_reading", icon="text_size"),
        Row("Color and motion", page="color_motion", icon="palette"),
        Row("Magnification", word(Setting("secure", "accessibility_display_magnification_enabled")), "magnification",
            icon="search"),
        Heading("Interaction controls"),
        Choice("Touch & hold delay", Setting("secure", "long_press_timeout", "400"), TOUCH_DELAYS),
        Toggle("Power button ends call", Setting("secure", "incall_power_button_behavior", "1", on="2", off="1")),
        Toggle("Auto-rotate screen", AUTO_ROTATE),
        Heading("Audio"),
        Toggle("Mono audio", Setting("system", "master_mono"), "Combine channels when playing audio"),
        Heading("Captions"),
        Toggle("Show captions", Setting("secure", "accessibility_captioning_enabled")),
    )  # fmt: skip


def _text_reading(ctx: Context) -> Sequence[Pref]:
    return (
        Choice("Font size", FONT_SCALE, FONT_SIZES),
        Toggle("Bold text", Setting("secure", "font_weight_adjustment", "0", on="300", off="0")),
        Toggle("High contrast text", Setting("secure", "high_text_contrast_enabled"),
               "Change text color to black or white. Maximizes contrast with the background."),
        Row("Reset settings", act=asking("reset_text")),
    )  # fmt: skip


def _color_motion(ctx: Context) -> Sequence[Pref]:
    return (
        Toggle("Dark theme", NIGHT_MODE),
        Toggle("Color inversion", Setting("secure", "accessibility_display_inversion_enabled"),
               "Color inversion turns light screens dark. It also turns dark screens light."),
        Toggle("Remove animations", Setting("app", "remove_animations"), "Reduce movement on the screen"),
    )  # fmt: skip


def _magnification(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Magnification shortcut", Setting("secure", "accessibility_display_magnification_enabled")),
        Toggle("Magnify typing", Setting("secure", "accessibility_magnification_follow_typing_enabled", "1"),
               "Magnifier follows text as you type"),
    )  # fmt: skip


PAGES: dict[str, PageSpec] = {
    "battery": PageSpec("Battery", _battery),
    "battery_saver": PageSpec("Battery Saver", _battery_saver),
    "adaptive_battery": PageSpec("Adaptive Battery", _adaptive_battery),
    "storage": PageSpec("Storage", _storage),
    "sound": PageSpec("Sound & vibration", _sound),
    "display": PageSpec("Display", _display),
    "lock_display": PageSpec("Lock screen", _lock_display),
    "night_light": PageSpec("Night Light", _night_light),
    "wallpaper": PageSpec("Wallpaper & style", _wallpaper),
    "accessibility": PageSpec("Accessibility", _accessibility),
    "text_reading": PageSpec("Display size and text", _text_reading),
    "color_motion": PageSpec("Color and motion", _color_motion),
    "magnification": PageSpec("Magnification", _magnification),
}
