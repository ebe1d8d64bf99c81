"""Pages of the Settings app about apps, their permissions and their notifications."""

from __future__ import annotations

from collections.abc import Sequence

from device.simulator.android.app import Context
from device.simulator.apps.settings.prefs import (
    Choice,
    Heading,
    MainSwitch,
    Note,
    PageSpec,
    Pref,
    Row,
    Setting,
    Toggle,
)
from device.simulator.apps.settings.values import DO_NOT_DISTURB, LOCK_NOTIFICATIONS, PERMISSIONS, granted, word

ANSWERS = (("Allowed", "allow"), ("Ask every time", "ask"), ("Not allowed", "deny"))


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
    for heading, answer in ANSWERS:
        found = [p for p in asking if granted(ctx, p, name) == answer]
        if answer == "ask" and not found:
            continue
        rows.append(Heading(heading))
        rows += [permission_row(ctx, p, name, str(ctx.packages()[p]["label"])) for p in found]
        if not found:
            rows.append(Row("No apps allowed" if answer == "allow" else "No apps denied", inert=True))
    return rows


def permission_row(ctx: Context, package: str, permission: str, title: str) -> Row:
    """A row that leads to one permission of one app."""
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
    for heading, answer in ANSWERS:
        names = [n for n in PERMISSIONS.get(package, ()) if granted(ctx, package, n) == answer]
        if answer == "ask" and not names:
            continue
        rows.append(Heading(heading))
        rows += [permission_row(ctx, package, name, name) for name in names]
        if not names:
            rows.append(Row("No permissions allowed" if answer == "allow" else "No permissions denied", inert=True))
    return rows


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


def _open_menu(ctx: Context) -> None:
    ctx.push("all_apps_menu", {"system": bool(ctx.page.ui.get("system"))}, "menu")


PAGES: dict[str, PageSpec] = {
    "apps": PageSpec("Apps", _apps),
    "all_apps": PageSpec("All apps", _all_apps, overflow=_open_menu),
    "default_apps": PageSpec("Default apps", _default_apps),
    "app_permissions": PageSpec("App permissions", app_permissions),
    "permission_manager": PageSpec("Permission manager", _permission_manager),
    "permission_apps": PageSpec(lambda ctx: str(ctx.page.args["permission"]), _permission_apps),
    "notifications": PageSpec("Notifications", _notifications),
    "history": PageSpec("Notification history", _history),
    "dnd": PageSpec("Do Not Disturb", _dnd),
}
