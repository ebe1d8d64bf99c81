"""Pages of the Settings app about the system: language, time, developer options, resets, what phone it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from device.simulator.android.app import Context
from device.simulator.android.profile import ANDROID_RELEASE, BUILD_ID, BUILD_NUMBER
from device.simulator.apps.settings import radios
from device.simulator.apps.settings.acts import asking, renaming, toast
from device.simulator.apps.settings.prefs import Choice, Heading, MainSwitch, PageSpec, Pref, Row, Setting, Toggle
from device.simulator.apps.settings.values import (
    ANIMATION_SCALES,
    AUTO_TIME,
    AUTO_ZONE,
    CARRIER,
    CLOCK_24,
    DEVELOPER,
    DEVICE_NAME,
    TAPS_TO_DEVELOP,
    ZONES,
    clock_text,
    word,
)


def _developer_only(ctx: Context, *rows: Pref) -> tuple[Pref, ...]:
    return rows if DEVELOPER.is_on(ctx) else ()


def _date(ctx: Context) -> str:
    return f"{ctx.now:%B} {ctx.now.day}, {ctx.now.year}"


def _address(ctx: Context) -> str:
    return "192.168.1.34" if radios.connected(ctx) else "Unavailable"


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


def _system(ctx: Context) -> Sequence[Pref]:
    languages = ctx.data["languages"]
    return (
        Row("Languages", str(languages[0]), "languages", icon="language"),
        Row("Keyboard", "On-screen keyboard, tools", "keyboard", icon="keyboard"),
        Row("Gestures", page="gestures", icon="gesture"),
        Row("Date & time", lambda ctx: f"GMT+00:00 {clock_text(ctx, ctx.now)}", "date_time", icon="schedule"),
        Row("Backup", word(Setting("secure", "backup_enabled")), "backup", icon="backup"),
        Row("System update", f"Updated to Android {ANDROID_RELEASE}", act=toast("Your system is up to date"),
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
        Row("Date", _date, enabled=lambda ctx: not AUTO_TIME.is_on(ctx), act=toast("Time is set by the network")),
        Row("Time", lambda ctx: clock_text(ctx, ctx.now), enabled=lambda ctx: not AUTO_TIME.is_on(ctx),
            act=toast("Time is set by the network")),
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
        Row("Revoke USB debugging authorizations", act=asking("revoke")),
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
        Row("Reset Wi‑Fi, mobile & Bluetooth", act=asking("reset_network")),
        Row("Reset app preferences", act=asking("reset_apps")),
        Row("Erase all data (factory reset)", page="erase"),
    )


def _about(ctx: Context) -> Sequence[Pref]:
    up = ctx.now - ctx.now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=26)
    hours, minutes = divmod(int(up.total_seconds()) // 60, 60)
    return (
        Heading("Basic info"),
        Row("Device name", DEVICE_NAME.get, act=renaming("device_name")),
        Row("Phone number", "(555) 555‑0143", inert=True),
        Heading("Legal & regulatory"),
        Row("Legal information", page="legal"),
        Row("Regulatory labels", act=toast("No labels on this phone")),
        Heading("Device details"),
        Row("SIM status", CARRIER, inert=True),
        Row("Model", ctx.props["ro.product.model"], "model", kind="dialog"),
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
        Row("Third-party licenses", act=toast("There is a problem loading the licenses.")),
        Row("System WebView licenses", act=toast("There is a problem loading the licenses.")),
        Row("Wallpapers", "Satellite imagery of no particular place", inert=True),
    )


PAGES: dict[str, PageSpec] = {
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
