"""Pages of the Settings app about security, privacy, location, accounts and emergencies."""

from __future__ import annotations

from collections.abc import Sequence

from device.simulator.android.app import Context
from device.simulator.apps.settings.acts import toast
from device.simulator.apps.settings.apps import permission_row
from device.simulator.apps.settings.prefs import Choice, Heading, MainSwitch, Note, PageSpec, Pref, Row, Setting, Toggle
from device.simulator.apps.settings.values import LOCATION, LOCK_NOTIFICATIONS, SCREEN_LOCK, SCREEN_LOCKS, granted, word


def _security(ctx: Context) -> Sequence[Pref]:
    return (
        Heading("Security status"),
        Row("App security", "Apps scanned 2 days ago", act=toast("No harmful apps found"), icon="security"),
        Row("Find My Device", word(Setting("app", "find_device", "1")), "find_device", icon="location"),
        Row("Security update", "October 5, 2026", act=toast("Your system is up to date"), icon="update"),
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


def location_summary(ctx: Context) -> str:
    """Whether location is on, and who uses it."""
    if not LOCATION.is_on(ctx):
        return "Off"
    users = sum(1 for package in ctx.packages() if granted(ctx, package, "Location") == "allow")
    return f"On - {users} app{'s' if users != 1 else ''} have access to location"


def _location_page(ctx: Context) -> Sequence[Pref]:
    users = [p for p in ctx.packages() if granted(ctx, p, "Location") == "allow"]
    return (
        MainSwitch("Use location", LOCATION),
        Heading("Recent access"),
        *(permission_row(ctx, p, "Location", str(ctx.packages()[p]["label"])) for p in users),
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
        Row("Add account", act=toast("No account types on this phone"), icon="add"),
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


PAGES: dict[str, PageSpec] = {
    "security": PageSpec("Security", _security),
    "find_device": PageSpec("Find My Device", _find_device),
    "encryption": PageSpec("Encryption & credentials", _encryption),
    "privacy": PageSpec("Privacy", _privacy),
    "diagnostics": PageSpec("Usage & diagnostics", _diagnostics),
    "location": PageSpec("Location", _location_page),
    "location_services": PageSpec("Location services", _location_services),
    "accounts": PageSpec("Passwords & accounts", _accounts),
    "emergency": PageSpec("Safety & emergency", _emergency),
    "alerts": PageSpec("Wireless emergency alerts", _alerts),
}
