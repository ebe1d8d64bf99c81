"""Pages of the Settings app about one app: what is known of it, and what can be done to it."""

from __future__ import annotations

from collections.abc import Callable

from device.simulator.android.app import Answer, Context
from device.simulator.android.permissions import WHILE_IN_USE
from device.simulator.apps.settings.acts import ask, start_app
from device.simulator.apps.settings.frame import frame, header_button
from device.simulator.apps.settings.prefs import Heading, Row, Setting
from device.simulator.apps.settings.rows import draw
from device.simulator.apps.settings.values import PERMISSIONS, granted
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import View, insets


def app_info(ctx: Context) -> View:
    """What is known of an app, and what can be done to it."""
    package = str(ctx.page.args["package"])
    facts = ctx.packages().get(package)
    if facts is None:
        return frame(ctx, "App info", w.text("This app is not installed.", padding=insets(24, 16)))
    running = bool(facts.get("pid"))
    removable = not facts.get("system")
    about = {"package": package}
    header = w.column(
        w.icon(ctx.icon_of(package) or "android", size=32, box=56, background="surface_container_high",
               id="entity_header_icon"),
        w.text(str(facts["label"]), id="entity_header_title", size=20),
        id="entity_header",
        align="center",
        gap=8,
        padding=insets(24, 8),
        class_name=w.RELATIVE_LAYOUT,
    )  # fmt: skip
    buttons = w.row(
        header_button("launch", "Open", lambda: start_app(ctx, package), "button1", bool(facts.get("launchable"))),
        header_button("delete", "Uninstall", lambda: ask(ctx, "uninstall", about), "button2", removable),
        header_button("warning", "Force stop", lambda: ask(ctx, "force_stop", about), "button3", running),
        padding=insets(16, 12),
        gap=8,
    )
    count = sum(1 for name in PERMISSIONS.get(package, ()) if granted(ctx, package, name) == "allow")
    allowed = f"{count} permission{'s' if count != 1 else ''} allowed" if count else "No permissions allowed"
    rows = (
        Row("Notifications", "~0 notifications per day", "app_notifications", args=(("package", package),)),
        Row("Permissions", allowed, "app_permissions", args=(("package", package),)),
        Row("Storage & cache", f"{12 + len(package) % 7 * 9} MB used in internal storage", "app_storage",
            args=(("package", package),)),
        Row("Mobile data & Wi‑Fi", "No data used", inert=True),
        Row("Screen time", "0 minutes today", inert=True),
        Row("App battery usage", "No battery use since last full charge", inert=True),
        Row("Open by default", "No defaults set", inert=True),
    )  # fmt: skip
    drawn = [draw(row, ctx, f"pref/{row.title}") for row in rows]
    version = w.text(f"version {facts.get('version', '1')}", size=14, color="on_surface_variant",
                     id="android:id/title", padding=insets(24, 16))  # fmt: skip
    return frame(ctx, "App info", header, buttons, *drawn, version)


def app_notifications(ctx: Context) -> View:
    """Whether an app may notify."""
    package = str(ctx.page.args["package"])
    label = str(ctx.packages()[package]["label"])
    setting = Setting("app", f"notify/{package}", "1")

    def flip() -> None:
        setting.switch(ctx, not setting.is_on(ctx))

    row = w.switch_row(f"All {label} notifications", setting.is_on(ctx), flip, key="main_switch")
    return frame(ctx, label, row, draw(Row("Notification dot", "Allowed", inert=True), ctx, "dot"))


def app_storage(ctx: Context) -> View:
    """What an app keeps, and clearing it."""
    package = str(ctx.page.args["package"])
    about = {"package": package}
    buttons = w.row(
        header_button("delete", "Clear storage", lambda: ask(ctx, "clear_storage", about), "button1", True),
        header_button("delete", "Clear cache", lambda: ctx.toast("Cache cleared"), "button2", True),
        padding=insets(16, 12),
        gap=8,
    )
    rows = (
        Heading("Space used"),
        Row("App size", f"{9 + len(package) % 5}.2 MB", inert=True),
        Row("User data", "1.1 MB", inert=True),
        Row("Cache", "86 kB", inert=True),
        Row("Total", f"{10 + len(package) % 5}.4 MB", inert=True),
    )
    return frame(ctx, "Storage", buttons, *(draw(row, ctx, f"pref/{row.title}") for row in rows))


def permission(ctx: Context) -> View:
    """Allow or deny one permission to one app."""
    package, name = str(ctx.page.args["package"]), str(ctx.page.args["permission"])
    now = granted(ctx, package, name)
    label = str(ctx.packages()[package]["label"])
    in_use = name in WHILE_IN_USE
    offered: tuple[tuple[str, Answer], ...] = (
        ("Allow only while using the app" if in_use else "Allow", "allow"),
        *((("Ask every time", "ask"),) if in_use else ()),
        ("Don’t allow", "deny"),
    )

    def choose(answer: Answer) -> Callable[[], None]:
        return lambda: ctx.decide(package, name, answer)

    return frame(
        ctx,
        f"{name} permission",
        w.row(
            w.icon(ctx.icon_of(package) or "android", id="entity_header_icon"),
            w.text(label, id="entity_header_title", size=18),
            gap=16,
            padding=insets(24, 12),
        ),
        w.heading(f"{name} access for this app".upper(), id="permission_message"),
        *(
            w.radio(
                now == answer, choose(answer), label=label, id=f"{answer}_radio_button", key=answer, width="fill"
            ).but(margin=insets(24), padding=insets(0, 14))
            for label, answer in offered
        ),
        draw(
            Row("See all apps with this permission", page="permission_apps", args=(("permission", name),)), ctx, "all"
        ),
    )


def all_apps_menu(ctx: Context) -> View:
    """Show or hide what has no screen of its own."""
    shown = bool(ctx.page.args["system"])

    def flip() -> None:
        ctx.pop()
        ctx.page.ui["system"] = not shown

    def reset() -> None:
        ctx.pop()
        ask(ctx, "reset_apps")

    return w.menu_frame(
        [
            w.MenuEntry("Hide system" if shown else "Show system", flip, key="system"),
            w.MenuEntry("Reset app preferences", reset, key="reset"),
        ]
    )
