"""The pages of the Settings app, as a table: what stands on each, and where each value lives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from device.simulator import widgets as w
from device.simulator.app import JSON, Context
from device.simulator.apps import settings_radios as radios
from device.simulator.apps.settings_rows import (
    Act,
    Choice,
    Heading,
    Level,
    MainSwitch,
    Note,
    PageSpec,
    Pref,
    Row,
    Setting,
    Split,
    Toggle,
)
from device.simulator.profile import ANDROID_RELEASE, BUILD_ID, BUILD_NUMBER, Profile
from device.simulator.view import View

# --- where values live ----------------------------------------------------------------------------------------------

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
MODEL = Profile().model
TAPS_TO_DEVELOP = 7

# Permission groups as Android words them, and which apps ask for them.
PERMISSIONS: dict[str, tuple[str, ...]] = {
    "com.android.contacts": ("Contacts", "Phone"),
    "com.android.deskclock": ("Music and audio", "Notifications"),
    "com.android.camera2": ("Camera", "Location", "Microphone"),
    "com.android.messaging": ("Contacts", "Notifications", "Phone", "SMS"),
    "com.android.dialer": ("Call logs", "Contacts", "Microphone", "Phone"),
    "com.android.gallery3d": ("Location", "Photos and videos"),
    "com.android.calendar": ("Calendar", "Notifications"),
    "com.android.chrome": ("Camera", "Location", "Microphone"),
}


RENAMES: dict[str, tuple[str, Setting]] = {
    "device_name": ("Device name", DEVICE_NAME),
    "hotspot_name": ("Hotspot name", HOTSPOT_NAME),
    "hotspot_password": ("Hotspot password", HOTSPOT_PASSWORD),
    "lock_text": ("Add text on lock screen", LOCK_TEXT),
}
"""Texts that a dialog with one field changes: its title, and where the text lives."""


# --- words that depend on the phone ---------------------------------------------------------------------------------


def word(setting: Setting, on: str = "On", off: str = "Off") -> Callable[[Context], str]:
    """On or Off, by a setting."""
    return lambda ctx: on if setting.is_on(ctx) else off


def clock_text(ctx: Context, moment: datetime) -> str:
    """A time of day as this phone writes it."""
    return moment.strftime("%H:%M") if CLOCK_24.is_on(ctx) else f"{(moment.hour % 12) or 12}:{moment:%M %p}"


def brightness_percent(ctx: Context) -> str:
    """The display's brightness, as its row says it."""
    return f"{round(int(float(BRIGHTNESS.get(ctx))) * 100 / 255)}%"


def _internet(ctx: Context) -> str:
    if radios.connected(ctx):
        return radios.connected(ctx)
    if radios.wifi_on(ctx):
        return "Networks available"
    return "Airplane mode is on" if radios.airplane_on(ctx) else CARRIER


def _location(ctx: Context) -> str:
    if not LOCATION.is_on(ctx):
        return "Off"
    users = sum(1 for package in ctx.packages() if granted(ctx, package, "Location") == "allow")
    return f"On - {users} app{'s' if users != 1 else ''} have access to location"


def granted(ctx: Context, package: str, permission: str) -> str:
    """``allow`` or ``deny``; apps ask for what PERMISSIONS lists, and are allowed it on a new phone."""
    if permission not in PERMISSIONS.get(package, ()):
        return "deny"
    answer: str = ctx.data["permissions"].get(package, {}).get(permission, "allow")
    return answer


def _date(ctx: Context) -> str:
    return f"{ctx.now:%B} {ctx.now.day}, {ctx.now.year}"


def _address(ctx: Context) -> str:
    return "192.168.1.34" if radios.connected(ctx) else "Unavailable"


def _developer_only(ctx: Context, *rows: Pref) -> tuple[Pref, ...]:
    return rows if DEVELOPER.is_on(ctx) else ()


# --- what rows do ---------------------------------------------------------------------------------------------------


def _toast(text: str) -> Act:
    return lambda ctx: ctx.toast(text)


def _ask(question: str) -> Act:
    def act(ctx: Context) -> None:
        ctx.push("confirm", {"question": question}, "dialog")

    return act


def rename(what: str) -> Act:
    """Open the dialog that changes one of RENAMES, the present text in its field."""

    def act(ctx: Context) -> None:
        page = ctx.push("rename", {"what": what}, "dialog")
        page.fields["edit"] = RENAMES[what][1].get(ctx)
        page.focus = "edit"

    return act


def count_build_tap(ctx: Context) -> None:
    """Seven taps on the build number make a developer."""
    if DEVELOPER.is_on(ctx):
        ctx.toast("No need, you are already a developer.")
        return
    taps = int(ctx.page.ui.get("build_taps", 0)) + 1
    ctx.page.ui["build_taps"] = taps
    left = TAPS_TO_DEVELOP - taps
    if left == 0:
        DEVELOPER.switch(ctx, True)
        ctx.toast("You are now a developer!")
    elif left < 5:
        ctx.toast(f"You are now {left} step{'s' if left > 1 else ''} away from being a developer.")


def _gear(ctx: Context, page: str, args: dict[str, JSON], key: str) -> View:
    return w.icon_button("settings", "Settings", lambda: _push(ctx, page, args), id="settings_button", key=key)


def _push(ctx: Context, page: str, args: dict[str, JSON]) -> None:
    ctx.push(page, args)


def tap_network(ctx: Context, ssid: str) -> None:
    """A tap on a network in the list: details when it is in use, else joining it, asking for what is needed."""
    found = radios.network(ctx, ssid)
    if radios.connected(ctx) == ssid:
        ctx.push("wifi_details", {"ssid": ssid})
    elif found["security"] == "Open" or (found["saved"] and not found["problem"]):
        radios.join(ctx, ssid)
    else:
        ctx.push("wifi_password", {"ssid": ssid}, "dialog")


def tap_device(ctx: Context, name: str) -> None:
    """A tap on a paired device connects it or disconnects it."""
    for device in ctx.data["bluetooth"]["paired"]:
        if device["name"] == name:
            device["connected"] = not device["connected"]


# --- pages: network and connections ---------------------------------------------------------------------------------


def _network(ctx: Context) -> Sequence[Pref]:
    return (
        Row("Internet", _internet, "internet", icon="wifi"),
        Row("Calls & SMS", CARRIER, "calls", icon="call"),
        Row("SIMs", CARRIER, "sim", icon="sd_card"),
        Toggle("Airplane mode", radios.AIRPLANE, icon="airplane", change=radios.set_airplane),
        Row("Hotspot & tethering", word(radios.HOTSPOT), "hotspot", icon="hotspot"),
        Row("Data Saver", word(DATA_SAVER), "data_saver", icon="data_saver_on"),
        Row("VPN", "None", "vpn", icon="vpn_key"),
        Choice("Private DNS", Setting("global", "private_dns_mode", "opportunistic"), DNS_MODES),
        Row("Adaptive connectivity", word(Setting("secure", "adaptive_connectivity_enabled", "1")), "adaptive"),
    )


def _network_row(ctx: Context, found: dict[str, JSON]) -> Row:
    ssid: str = found["ssid"]
    in_use = radios.connected(ctx) == ssid
    summary = "Connected" if in_use else found["problem"] or ("Saved" if found["saved"] else "")
    level = int(found["level"])

    def end(ctx: Context) -> View:
        if in_use:
            return _gear(ctx, "wifi_details", {"ssid": ssid}, f"network/{ssid}/settings")
        return w.icon("lock", size=20, id="icon_frame") if found["security"] != "Open" else w.space(20)

    icon = "wifi" if level > 2 else "wifi_outline"
    return Row(ssid, summary, act=lambda ctx: tap_network(ctx, ssid), icon=icon, end=end, listed=False)


def _internet_page(ctx: Context) -> Sequence[Pref]:
    switch = Toggle("Wi‑Fi", radios.WIFI, is_on=radios.wifi_on, change=radios.set_wifi)
    if not radios.wifi_on(ctx):
        note = () if radios.airplane_on(ctx) else (Row(CARRIER, "Connected / LTE", "sim", icon="signal"),)
        return (*note, switch, Row("Network preferences", "Wi‑Fi turns back on automatically", "wifi_preferences"))
    saved = [n for n in radios.networks(ctx) if n["saved"]]
    first = sorted(radios.networks(ctx), key=lambda n: (n["ssid"] != radios.connected(ctx), -int(n["level"])))
    return (
        switch,
        *(_network_row(ctx, n) for n in first),
        Row("Add network", page="wifi_add", icon="add"),
        Row("Network preferences", "Wi‑Fi turns back on automatically", "wifi_preferences"),
        Row("Saved networks", f"{len(saved)} network{'s' if len(saved) != 1 else ''}", "wifi_saved"),
        Row("Non‑carrier data usage", "1.27 GB used Oct 26 – Nov 23", inert=True),
    )


def _wifi_preferences(ctx: Context) -> Sequence[Pref]:
    return (
        Toggle("Turn on Wi‑Fi automatically", Setting("global", "wifi_wakeup_enabled", "1"),
               "Wi‑Fi will turn back on near high‑quality saved networks, like your home network"),
        Toggle("Notify for public networks", Setting("global", "wifi_networks_available_notification_on", "1"),
               "Notify when a high‑quality public network is available"),
        Row("Install certificates", act=_toast("No certificates found")),
        Row("Wi‑Fi Direct", page="wifi_direct"),
    )  # fmt: skip


def _wifi_saved(ctx: Context) -> Sequence[Pref]:
    saved = [n for n in radios.networks(ctx) if n["saved"]]
    if not saved:
        return (Note("No saved networks"),)
    return tuple(
        Row(n["ssid"], page="wifi_details", args=(("ssid", n["ssid"]),), icon="wifi")
        for n in sorted(saved, key=lambda n: str(n["ssid"]))
    )


def _calls(ctx: Context) -> Sequence[Pref]:
    return (
        Heading("Calls"),
        Row("Calls preference", CARRIER, inert=True),
        Toggle("Wi‑Fi calling", Setting("app", "wfc"), "Use Wi‑Fi for calls when it is available"),
        Heading("SMS"),
        Row("SMS preference", CARRIER, inert=True),
    )


def _sim(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use SIM", Setting("app", "use_sim", "1")),
        Toggle("Mobile data", radios.MOBILE_DATA, "Access data using mobile network"),
        Toggle("Roaming", Setting("global", "data_roaming"), "Connect to data services when roaming"),
        Row("App data usage", "412 MB used Nov 1 – 23", inert=True),
        Row("Data warning & limit", page="data_limit"),
        Choice("Preferred network type", Setting("global", "preferred_network_mode", "33"), NETWORK_TYPES),
        Row("Carrier settings version", "12000000.4", inert=True),
    )


def _data_limit(ctx: Context) -> Sequence[Pref]:
    warn = Setting("app", "data_warning", "1")
    return (
        Row("Mobile data usage cycle", "Monthly on day 1", inert=True),
        Toggle("Set data warning", warn),
        Row("Data warning", "2.00 GB", enabled=warn.is_on, inert=True),
        Toggle("Set data limit", Setting("app", "data_limit")),
    )


def _hotspot(ctx: Context) -> Sequence[Pref]:
    return (
        Split("Wi‑Fi hotspot", radios.HOTSPOT, "hotspot_wifi",
              word(radios.HOTSPOT, "On", "Not sharing internet or content with other devices")),
        Toggle("USB tethering", Setting("app", "usb_tether"), "Share phone’s internet connection via USB",
               enabled=False),
        Toggle("Bluetooth tethering", Setting("app", "bt_tether"),
               "Share phone’s internet connection via Bluetooth", enabled=radios.bluetooth_on),
        Note("Use hotspot and tethering to provide internet to other devices through your mobile data connection. "
             "Apps can also create a hotspot to share content with nearby devices."),
    )  # fmt: skip


def _hotspot_wifi(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use Wi‑Fi hotspot", radios.HOTSPOT),
        Row("Hotspot name", HOTSPOT_NAME.get, act=rename("hotspot_name")),
        Row("Security", "WPA2/WPA3‑Personal", inert=True),
        Row("Hotspot password", "••••••••••", act=rename("hotspot_password")),
        Toggle("Turn off hotspot automatically", Setting("global", "soft_ap_timeout_enabled", "1"),
               "When no devices are connected"),
    )  # fmt: skip


def _connected(ctx: Context) -> Sequence[Pref]:
    paired = ctx.data["bluetooth"]["paired"]
    on = radios.bluetooth_on(ctx)
    now = [d for d in paired if on and d["connected"]]
    before = [d for d in paired if d not in now]
    return (
        *((Heading("Media devices"),) if now else ()),
        *(_device_row(d, "Active") for d in now),
        Row("Pair new device", "" if on else "Bluetooth will turn on to pair", "pair", icon="add"),
        *((Heading("Previously connected devices"),) if before else ()),
        *(_device_row(d, "") for d in before),
        Row("Connection preferences", "Bluetooth, NFC, printing", "connection_preferences"),
        *(() if on else (Note("To see your devices, turn Bluetooth on."),)),
    )


def _device_row(device: dict[str, JSON], summary: str) -> Row:
    name: str = device["name"]
    icon = "headphones" if device["kind"] == "audio" else "watch"

    def end(ctx: Context) -> View:
        return _gear(ctx, "device", {"name": name}, f"device/{name}/settings")

    return Row(
        name,
        summary,
        act=lambda ctx: tap_device(ctx, name),
        icon=icon,
        end=end,
        enabled=radios.bluetooth_on,
        listed=False,
    )


def _connection_preferences(ctx: Context) -> Sequence[Pref]:
    return (
        Row("Bluetooth", lambda ctx: "On" if radios.bluetooth_on(ctx) else "Off", "bluetooth", icon="bluetooth"),
        Row("Cast", "Not connected", "cast", icon="cast"),
        Toggle("NFC", Setting("app", "nfc", "1"), icon="nfc"),
        Row("Printing", "1 print service on", "printing", icon="print"),
    )


def _bluetooth(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use Bluetooth", radios.BLUETOOTH, is_on=radios.bluetooth_on, change=radios.set_bluetooth),
        *((Row("Pair new device", page="pair", icon="add"),) if radios.bluetooth_on(ctx) else ()),
        Row("Device name", DEVICE_NAME.get, act=rename("device_name")),
        Note("When Bluetooth is turned on, your device can communicate with other nearby Bluetooth devices."),
    )


def _pair(ctx: Context) -> Sequence[Pref]:
    known = {d["address"] for d in ctx.data["bluetooth"]["paired"]}
    seen = [d for d in ctx.data["bluetooth"]["nearby"] if d["address"] not in known]
    return (
        Row("Device name", DEVICE_NAME.get, act=rename("device_name")),
        Heading("Available devices"),
        *(
            Row(d["name"], page="pair_with", args=(("address", d["address"]),), kind="dialog", icon="bluetooth")
            for d in seen
        ),
        Note("Phone’s Bluetooth address: 5a:0c:31:7e:d4:18"),
    )


def _cast(ctx: Context) -> Sequence[Pref]:
    return (Note("No nearby devices were found."),)


def _printing(ctx: Context) -> Sequence[Pref]:
    return (
        Toggle("Default Print Service", Setting("app", "print_service", "1"), icon="print"),
        Row("Add service", act=_toast("No app found to handle this"), icon="add"),
    )


# --- pages: apps and notifications ----------------------------------------------------------------------------------


def _apps(ctx: Context) -> Sequence[Pref]:
    total = len(ctx.packages())
    return (
        Heading("Recently opened apps"),
        *(_app_row(ctx, package, label, "0 minutes ago") for package, label, _ in ctx.installed()[:3]),
        Row(f"See all {total} apps", page="all_apps", icon="chevron_right"),
        Heading("General"),
        Row("Default apps", "Messaging, and Phone", "default_apps"),
        Row("Screen time", "1 hour, 12 minutes today", inert=True),
        Row("Unused apps", "0 unused apps", inert=True),
        Row("Special app access", "2 apps can use unrestricted data", inert=True),
    )


def _app_row(ctx: Context, package: str, label: str, summary: str) -> Row:
    return Row(
        label,
        summary,
        "app_info",
        args=(("package", package),),
        icon=ctx.icon_of(package) or "android",
        listed=False,
    )


def _all_apps(ctx: Context) -> Sequence[Pref]:
    shown = [
        (str(facts["label"]), package)
        for package, facts in ctx.packages().items()
        if facts.get("launchable") or ctx.page.ui.get("system")
    ]
    return tuple(
        _app_row(ctx, package, label, f"{12 + len(package) % 7 * 9}.{len(label)}0 MB")
        for label, package in sorted(shown, key=lambda found: found[0].casefold())
    )


def _default_apps(ctx: Context) -> Sequence[Pref]:
    return (
        Row("Browser app", "None", inert=True),
        Row("Home app", "Quickstep", inert=True),
        Row("Phone app", "Phone", inert=True),
        Row("SMS app", "Messaging", inert=True),
    )


def _notifications(ctx: Context) -> Sequence[Pref]:
    return (
        Heading("Manage"),
        Row("App settings", "Control notifications from individual apps", "all_apps"),
        Row("Notification history", word(Setting("secure", "notification_history_enabled")), "history"),
        Heading("Conversations"),
        Row("Conversations", "No priority conversations", inert=True),
        Toggle("Bubbles", Setting("secure", "notification_bubbles", "1"), "Conversations can appear as floating icons"),
        Heading("Privacy"),
        Choice("Notifications on lock screen", Setting("app", "lock_notifications", "all"), LOCK_NOTIFICATIONS),
        Heading("General"),
        Row("Do Not Disturb", word(DO_NOT_DISTURB), "dnd"),
        Toggle("Hide silent notifications in status bar", Setting("secure", "hide_silent_status_icons")),
        Toggle("Allow notification snoozing", Setting("secure", "show_notification_snooze")),
        Toggle("Notification dot on app icon", Setting("secure", "notification_badging", "1")),
    )


def _history(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use notification history", Setting("secure", "notification_history_enabled")),
        Note("Recent and snoozed notifications will appear here"),
    )


def _dnd(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use Do Not Disturb", DO_NOT_DISTURB),
        Heading("What can interrupt Do Not Disturb"),
        Row("People", "Starred contacts can interrupt", inert=True),
        Row("Apps", "No apps can interrupt", inert=True),
        Toggle("Alarms", Setting("app", "dnd_alarms", "1"), "From timers, alarms, and security systems"),
        Toggle("Touch sounds", Setting("app", "dnd_touch"), "From the keyboard and other buttons"),
        Toggle("Reminders", Setting("app", "dnd_reminders"), "From tasks and reminders"),
    )


# --- pages: the device ----------------------------------------------------------------------------------------------


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


def _storage(ctx: Context) -> Sequence[Pref]:
    return (
        Row("27 GB used of 64 GB", "37 GB free", inert=True, icon="storage"),
        Row("Free up space", "Go to Files app to manage and free up space", act=_toast("Nothing to free up")),
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
        Row("Add text on lock screen", lambda ctx: LOCK_TEXT.get(ctx) or "None", act=rename("lock_text")),
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
        Row("Reset settings", act=_ask("reset_text")),
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


# --- pages: security, privacy, location -----------------------------------------------------------------------------


def _security(ctx: Context) -> Sequence[Pref]:
    return (
        Heading("Security status"),
        Row("App security", "Apps scanned 2 days ago", act=_toast("No harmful apps found"), icon="security"),
        Row("Find My Device", word(Setting("app", "find_device", "1")), "find_device", icon="location"),
        Row("Security update", "October 5, 2026", act=_toast("Your system is up to date"), icon="update"),
        Heading("Device security"),
        Choice("Screen lock", SCREEN_LOCK, SCREEN_LOCKS),
        Toggle("Lockdown option", Setting("secure", "lockdown_in_power_menu"),
               "Display power button option that turns off Smart Lock, fingerprint unlocking, and notifications on "
               "lock screen"),
        Row("Device admin apps", "No active apps", inert=True),
        Row("Encryption & credentials", "Encrypted", "encryption"),
        Toggle("App pinning", Setting("system", "lock_to_app_enabled")),
        Row("Confirm SIM deletion", "Set a screen lock first", enabled=False),
    )  # fmt: skip


def _find_device(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use Find My Device", Setting("app", "find_device", "1")),
        Note("If you lose this phone, it can be found, locked or erased from another one."),
    )


def _encryption(ctx: Context) -> Sequence[Pref]:
    return (
        Row("Encrypt phone", "Encrypted", inert=True),
        Heading("Credential storage"),
        Row("Storage type", "Hardware-backed", inert=True),
        Row("Trusted credentials", "Display trusted CA certificates", inert=True),
        Row("Clear credentials", "Remove all certificates", enabled=False),
    )


def _privacy(ctx: Context) -> Sequence[Pref]:
    return (
        Row("Privacy dashboard", "Show which apps recently used permissions", inert=True),
        Row("Permission manager", "Control app access to your data", "permission_manager"),
        Heading("Controls"),
        Toggle("Camera access", Setting("app", "camera_access", "1"), "For all apps and services"),
        Toggle("Microphone access", Setting("app", "microphone_access", "1"), "For all apps and services"),
        Toggle("Show clipboard access", Setting("secure", "clipboard_show_access_notifications", "1"),
               "Show a message when apps access text, images, or other content you’ve copied"),
        Toggle("Show passwords", Setting("system", "show_password", "1"), "Display characters briefly as you type"),
        Choice("Notifications on lock screen", Setting("app", "lock_notifications", "all"), LOCK_NOTIFICATIONS),
        Row("Usage & diagnostics", word(Setting("app", "diagnostics")), "diagnostics"),
    )  # fmt: skip


def _diagnostics(ctx: Context) -> Sequence[Pref]:
    return (MainSwitch("Send usage & diagnostics", Setting("app", "diagnostics")),)


def _permission_manager(ctx: Context) -> Sequence[Pref]:
    names = sorted({permission for asked in PERMISSIONS.values() for permission in asked})
    rows = []
    for name in names:
        asking = [p for p in ctx.packages() if name in PERMISSIONS.get(p, ())]
        allowed = [p for p in asking if granted(ctx, p, name) == "allow"]
        summary = f"{len(allowed)} of {len(asking)} apps allowed"
        rows.append(Row(name, summary, "permission_apps", args=(("permission", name),)))
    return tuple(rows)


def _permission_apps(ctx: Context) -> Sequence[Pref]:
    name = str(ctx.page.args["permission"])
    asking = [p for p in ctx.packages() if name in PERMISSIONS.get(p, ())]
    rows: list[Pref] = []
    for heading, answer in (("Allowed", "allow"), ("Not allowed", "deny")):
        found = [p for p in asking if granted(ctx, p, name) == answer]
        rows.append(Heading(heading))
        rows += [_permission_row(ctx, p, name, str(ctx.packages()[p]["label"])) for p in found]
        if not found:
            rows.append(Row("No apps allowed" if answer == "allow" else "No apps denied", inert=True))
    return rows


def _permission_row(ctx: Context, package: str, permission: str, title: str) -> Row:
    args = (("package", package), ("permission", permission))
    return Row(
        title,
        page="permission",
        args=args,
        icon=ctx.icon_of(package) or "android",
        listed=False,
    )


def app_permissions(ctx: Context) -> Sequence[Pref]:
    """The permissions that one app asks for."""
    package = str(ctx.page.args["package"])
    rows: list[Pref] = []
    for heading, answer in (("Allowed", "allow"), ("Not allowed", "deny")):
        names = [n for n in PERMISSIONS.get(package, ()) if granted(ctx, package, n) == answer]
        rows.append(Heading(heading))
        rows += [_permission_row(ctx, package, name, name) for name in names]
        if not names:
            rows.append(Row("No permissions allowed" if answer == "allow" else "No permissions denied", inert=True))
    return rows


def _location_page(ctx: Context) -> Sequence[Pref]:
    users = [p for p in ctx.packages() if granted(ctx, p, "Location") == "allow"]
    return (
        MainSwitch("Use location", LOCATION),
        Heading("Recent access"),
        *(_permission_row(ctx, p, "Location", str(ctx.packages()[p]["label"])) for p in users),
        *(() if users else (Row("No recent apps", inert=True),)),
        Row("App location permissions", f"{len(users)} apps have access", "permission_apps",
            args=(("permission", "Location"),)),
        Row("Location services", page="location_services"),
    )  # fmt: skip


def _location_services(ctx: Context) -> Sequence[Pref]:
    return (
        Toggle("Wi‑Fi scanning", Setting("global", "wifi_scan_always_enabled", "1"),
               "Allow apps and services to scan for Wi‑Fi networks at any time, even when Wi‑Fi is off."),
        Toggle("Bluetooth scanning", Setting("global", "ble_scan_always_enabled", "1"),
               "Allow apps and services to scan for nearby devices at any time, even when Bluetooth is off."),
    )  # fmt: skip


def _accounts(ctx: Context) -> Sequence[Pref]:
    return (
        Heading("Accounts for Owner"),
        Row("Add account", act=_toast("No account types on this phone"), icon="add"),
        Toggle("Automatically sync app data", Setting("app", "auto_sync", "1"), "Let apps refresh data automatically"),
    )


def _emergency(ctx: Context) -> Sequence[Pref]:
    return (
        Row("Medical information", "Name, blood type, and more", inert=True),
        Row("Emergency contacts", "None", inert=True),
        Toggle("Use Emergency SOS", Setting("secure", "emergency_gesture_enabled", "1"),
               "Press the power button quickly 5 times or more"),
        Row("Wireless emergency alerts", page="alerts"),
    )  # fmt: skip


def _alerts(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Allow alerts", Setting("app", "alerts", "1")),
        Toggle("Extreme threats", Setting("app", "alerts_extreme", "1"), "Extreme threats to life and property"),
        Toggle("Severe threats", Setting("app", "alerts_severe", "1"), "Severe threats to life and property"),
        Toggle("Test alerts", Setting("app", "alerts_test")),
    )


# --- pages: system --------------------------------------------------------------------------------------------------


def _system(ctx: Context) -> Sequence[Pref]:
    languages = ctx.data["languages"]
    return (
        Row("Languages", str(languages[0]), "languages", icon="language"),
        Row("Keyboard", "On-screen keyboard, tools", "keyboard", icon="keyboard"),
        Row("Gestures", page="gestures", icon="gesture"),
        Row("Date & time", lambda ctx: f"GMT+00:00 {clock_text(ctx, ctx.now)}", "date_time", icon="schedule"),
        Row("Backup", word(Setting("secure", "backup_enabled")), "backup", icon="backup"),
        Row("System update", f"Updated to Android {ANDROID_RELEASE}", act=_toast("Your system is up to date"),
            icon="update"),
        *_developer_only(ctx, Row("Developer options", page="developer", icon="developer")),
        Row("Reset options", page="reset", icon="history"),
    )  # fmt: skip


def _keyboard(ctx: Context) -> Sequence[Pref]:
    return (
        Row("On-screen keyboard", "Android Keyboard (AOSP)", inert=True),
        Row("Physical keyboard", "Not connected", inert=True),
        Heading("Tools"),
        Toggle("Spell checker", Setting("secure", "spell_checker_enabled", "1")),
        Row("Personal dictionary", "None", inert=True),
        Choice("Pointer speed", Setting("system", "pointer_speed", "0"), (("-3", "Slow"), ("0", "Default"),
                                                                           ("3", "Fast"))),
    )  # fmt: skip


def _gestures(ctx: Context) -> Sequence[Pref]:
    return (
        Toggle("Quickly open camera", Setting("secure", "camera_double_tap_power_gesture_disabled", "0", "0", "1"),
               "To quickly open camera, press the power button 2 times. Works from any screen."),
        Toggle("Double-tap to check phone", Setting("secure", "doze_pulse_on_double_tap", "1")),
        Toggle("Prevent ringing", Setting("secure", "volume_hush_gesture"), "Press power & volume up together"),
        Choice("System navigation", Setting("secure", "navigation_mode", "0"),
               (("2", "Gesture navigation"), ("0", "3-button navigation"))),
    )  # fmt: skip


def _date_time(ctx: Context) -> Sequence[Pref]:
    zone = Setting("app", "time_zone", "Europe/London")
    locked = AUTO_ZONE.is_on(ctx)
    return (
        Toggle("Set time automatically", AUTO_TIME),
        Row("Date", _date, enabled=lambda ctx: not AUTO_TIME.is_on(ctx), act=_toast("Time is set by the network")),
        Row("Time", lambda ctx: clock_text(ctx, ctx.now), enabled=lambda ctx: not AUTO_TIME.is_on(ctx),
            act=_toast("Time is set by the network")),
        Heading("Time zone"),
        Toggle("Set time zone automatically", AUTO_ZONE),
        Row("Time zone", dict(ZONES)[zone.get(ctx)], enabled=False)
        if locked else Choice("Time zone", zone, ZONES),
        Heading("Time format"),
        Toggle("Use 24-hour format", CLOCK_24,
               lambda ctx: clock_text(ctx, ctx.now.replace(hour=13, minute=0))),
    )  # fmt: skip


def _backup(ctx: Context) -> Sequence[Pref]:
    return (
        Toggle("Back up my data", Setting("secure", "backup_enabled")),
        Row("Backup account", "No account", inert=True),
        Toggle("Automatic restore", Setting("secure", "backup_auto_restore", "1"),
               "When reinstalling an app, restore backed up settings and data"),
    )  # fmt: skip


def _developer(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use developer options", DEVELOPER),
        Row("Memory", "Avg 1.9 GB of 4.0 GB memory used", inert=True),
        Toggle("Stay awake", Setting("global", "stay_on_while_plugged_in", "0", on="7"),
               "Screen will never sleep while charging"),
        Toggle("OEM unlocking", Setting("app", "oem_unlock"), "Allow the bootloader to be unlocked"),
        Heading("Debugging"),
        Toggle("USB debugging", Setting("global", "adb_enabled", "1"), "Debug mode when USB is connected"),
        Row("Revoke USB debugging authorizations", act=_ask("revoke")),
        Toggle("Verify apps over USB", Setting("global", "verifier_verify_adb_installs", "1"),
               "Check apps installed via ADB/ADT for harmful behavior."),
        Heading("Input"),
        Toggle("Show taps", Setting("system", "show_touches"), "Show visual feedback for taps"),
        Toggle("Pointer location", Setting("system", "pointer_location"), "Screen overlay showing current touch data"),
        Heading("Drawing"),
        Toggle("Show layout bounds", Setting("app", "layout_bounds"), "Show clip bounds, margins, etc."),
        Choice("Window animation scale", Setting("global", "window_animation_scale", "1.0"), ANIMATION_SCALES),
        Choice("Transition animation scale", Setting("global", "transition_animation_scale", "1.0"), ANIMATION_SCALES),
        Choice("Animator duration scale", Setting("global", "animator_duration_scale", "1.0"), ANIMATION_SCALES),
        Heading("Apps"),
        Toggle("Don’t keep activities", Setting("global", "always_finish_activities"),
               "Destroy every activity as soon as the user leaves it"),
    )  # fmt: skip


def _reset(ctx: Context) -> Sequence[Pref]:
    return (
        Row("Reset Wi‑Fi, mobile & Bluetooth", act=_ask("reset_network")),
        Row("Reset app preferences", act=_ask("reset_apps")),
        Row("Erase all data (factory reset)", page="erase"),
    )


def _about(ctx: Context) -> Sequence[Pref]:
    up = ctx.now - ctx.now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=26)
    hours, minutes = divmod(int(up.total_seconds()) // 60, 60)
    return (
        Heading("Basic info"),
        Row("Device name", DEVICE_NAME.get, act=rename("device_name")),
        Row("Phone number", "(555) 555‑0143", inert=True),
        Heading("Legal & regulatory"),
        Row("Legal information", page="legal"),
        Row("Regulatory labels", act=_toast("No labels on this phone")),
        Heading("Device details"),
        Row("SIM status", CARRIER, inert=True),
        Row("Model", MODEL, "model", kind="dialog"),
        Row("IMEI", "356938035643809", inert=True),
        Row("Android version", ANDROID_RELEASE, "android_version"),
        Heading("Device identifiers"),
        Row("IP address", _address, inert=True),
        Row("Wi‑Fi MAC address", "To view, choose saved network", inert=True),
        Row("Bluetooth address", "5a:0c:31:7e:d4:18", inert=True),
        Row("Up time", f"{hours}:{minutes:02}", inert=True),
        Row("Build number", f"{BUILD_ID}.{BUILD_NUMBER}", act=count_build_tap),
    )


def _android_version(ctx: Context) -> Sequence[Pref]:
    return (
        Row("Android version", ANDROID_RELEASE, act=lambda ctx: None),
        Row("Android security update", "October 5, 2026", inert=True),
        Row("Baseband version", "g5300q-261009", inert=True),
        Row("Kernel version", "6.1.57-android14-11", inert=True),
        Row("Build number", f"{BUILD_ID}.{BUILD_NUMBER}", inert=True),
    )


def _legal(ctx: Context) -> Sequence[Pref]:
    return (
        Row("Third-party licenses", act=_toast("There is a problem loading the licenses.")),
        Row("System WebView licenses", act=_toast("There is a problem loading the licenses.")),
        Row("Wallpapers", "Satellite imagery of no particular place", inert=True),
    )


def _adaptive(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use adaptive connectivity", Setting("secure", "adaptive_connectivity_enabled", "1")),
        Note("Extends battery life and improves device performance by automatically managing network connections."),
    )


def _adaptive_battery(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use Adaptive Battery", Setting("global", "adaptive_battery_management_enabled", "1")),
        Note("When turned on, your phone will learn how you use apps over time."),
    )


def _data_saver(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use Data Saver", DATA_SAVER),
        Row("Unrestricted data", "2 apps allowed to use unrestricted data when Data Saver is on", inert=True),
    )


def _static(*items: Pref) -> Callable[[Context], Sequence[Pref]]:
    return lambda ctx: items


HOME: tuple[tuple[Row, str], ...] = (
    # each with the colour of its icon's disc
    (Row("Network & internet", "Mobile, Wi‑Fi, hotspot", "network", icon="wifi"), "#1a73e8"),
    (Row("Connected devices", "Bluetooth, pairing", "connected", icon="tablet"), "#1e8e3e"),
    (Row("Apps", "Recent apps, default apps", "apps", icon="apps"), "#e37400"),
    (Row("Notifications", "Notification history, conversations", "notifications", icon="notifications"), "#d93025"),
    (Row("Battery", lambda ctx: f"{ctx.data['battery']}%", "battery", icon="battery"), "#188038"),
    (Row("Storage", "42% used - 37 GB free", "storage", icon="storage"), "#9334e6"),
    (Row("Sound & vibration", "Volume, haptics, Do Not Disturb", "sound", icon="volume_up"), "#12858d"),
    (Row("Display", "Dark theme, font size, brightness", "display", icon="brightness"), "#e8710a"),
    (Row("Wallpaper & style", "Colors, themed icons, app grid", "wallpaper", icon="palette"), "#c5221f"),
    (Row("Accessibility", "Display, interaction, audio", "accessibility", icon="accessibility"), "#1967d2"),
    (Row("Security", "Screen lock, Find My Device, app security", "security", icon="lock"), "#137333"),
    (Row("Privacy", "Permissions, account activity, personal data", "privacy", icon="visibility"), "#3c4ad9"),
    (Row("Location", _location, "location", icon="location"), "#a142f4"),
    (Row("Safety & emergency", "Emergency SOS, medical info, alerts", "emergency", icon="emergency"), "#b31412"),
    (Row("Passwords & accounts", "Saved passwords, autofill, synced accounts", "accounts", icon="key"), "#5f6368"),
    (Row("System", "Languages, gestures, time, backup", "system", icon="info"), "#5f6368"),
    (Row("About phone", DEVICE_NAME.get, "about", icon="smartphone"), "#5f6368"),
)

PAGES: dict[str, PageSpec] = {
    "network": PageSpec("Network & internet", _network),
    "internet": PageSpec("Internet", _internet_page),
    "wifi_preferences": PageSpec("Network preferences", _wifi_preferences),
    "wifi_saved": PageSpec("Saved networks", _wifi_saved),
    "wifi_direct": PageSpec("Wi‑Fi Direct", _static(Note("No devices found."))),
    "calls": PageSpec("Calls & SMS", _calls),
    "sim": PageSpec(CARRIER, _sim),
    "data_limit": PageSpec("Data warning & limit", _data_limit),
    "hotspot": PageSpec("Hotspot & tethering", _hotspot),
    "hotspot_wifi": PageSpec("Wi‑Fi hotspot", _hotspot_wifi),
    "data_saver": PageSpec("Data Saver", _data_saver),
    "vpn": PageSpec("VPN", _static(Note("No VPNs added"))),
    "adaptive": PageSpec("Adaptive connectivity", _adaptive),
    "connected": PageSpec("Connected devices", _connected),
    "connection_preferences": PageSpec("Connection preferences", _connection_preferences),
    "bluetooth": PageSpec("Bluetooth", _bluetooth),
    "pair": PageSpec("Pair new device", _pair),
    "cast": PageSpec("Cast", _cast),
    "printing": PageSpec("Printing", _printing),
    "apps": PageSpec("Apps", _apps),
    "all_apps": PageSpec("All apps", _all_apps),
    "default_apps": PageSpec("Default apps", _default_apps),
    "app_permissions": PageSpec("App permissions", app_permissions),
    "notifications": PageSpec("Notifications", _notifications),
    "history": PageSpec("Notification history", _history),
    "dnd": PageSpec("Do Not Disturb", _dnd),
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
    "security": PageSpec("Security", _security),
    "find_device": PageSpec("Find My Device", _find_device),
    "encryption": PageSpec("Encryption & credentials", _encryption),
    "privacy": PageSpec("Privacy", _privacy),
    "diagnostics": PageSpec("Usage & diagnostics", _diagnostics),
    "permission_manager": PageSpec("Permission manager", _permission_manager),
    "permission_apps": PageSpec(lambda ctx: str(ctx.page.args["permission"]), _permission_apps),
    "location": PageSpec("Location", _location_page),
    "location_services": PageSpec("Location services", _location_services),
    "accounts": PageSpec("Passwords & accounts", _accounts),
    "emergency": PageSpec("Safety & emergency", _emergency),
    "alerts": PageSpec("Wireless emergency alerts", _alerts),
    "system": PageSpec("System", _system),
    "keyboard": PageSpec("Keyboard", _keyboard),
    "gestures": PageSpec("Gestures", _gestures),
    "date_time": PageSpec("Date & time", _date_time),
    "backup": PageSpec("Backup", _backup),
    "developer": PageSpec("Developer options", _developer),
    "reset": PageSpec("Reset options", _reset),
    "about": PageSpec("About phone", _about),
    "android_version": PageSpec("Android version", _android_version),
    "legal": PageSpec("Legal information", _legal),
}

NEED_ARGUMENTS = frozenset({"app_permissions", "permission_apps"})
"""Pages that are about something, and are therefore not in the search index."""
