"""An app as the launcher shows it: an icon that starts it, tells more when held, and can be dragged about."""

from __future__ import annotations

from device.simulator.android.app import Context, Start
from device.simulator.apps.launcher.workspace import Spot, carried_app
from device.simulator.drawing.view import Insets, View
from device.simulator.drawing.widgets import TEXT_VIEW, MenuEntry, column, icon, menu_frame, text


def app_icon(ctx: Context, package: str, label: str, glyph: str, *, place: Spot, color: str = "on_surface") -> View:
    """An app as the launcher shows it: to Android one TextView with the icon drawn above its text."""
    return column(
        glyph_of(ctx, package, glyph, 56),
        text(label, size=13, color=color, max_lines=1, hidden_from_tree=True),
        id="icon",
        key=f"{place}:{package}",
        weight=1.0,
        gap=8,
        align="center",
        padding=Insets(4, 8, 4, 8),
        class_name=TEXT_VIEW,
        description=label,
        on_tap=lambda: launch(ctx, package),
        on_long_press=lambda: _open_shortcuts(ctx, package),
    ).but(text=label, on_drag=carried_app(ctx, package, place), raised=False)


def glyph_of(ctx: Context, package: str, glyph: str, side: int) -> View:
    """An app's sign in a square with round corners."""
    return icon(glyph, size=side // 2, color="white", background=ctx.color_of(package), box=side, radius=side * 2 // 7,
                hidden_from_tree=True)  # fmt: skip


def launch(ctx: Context, package: str) -> None:
    """Start an app; the drawer or folder that it was tapped in goes."""
    if ctx.page.name != "home":
        ctx.pop()
    ctx.start(package)


def _open_shortcuts(ctx: Context, package: str) -> None:
    ctx.push("shortcuts", {"package": package}, kind="menu")


def shortcuts(ctx: Context) -> View:
    """The menu that holding an icon opens."""
    package = str(ctx.page.args["package"])

    def show_info() -> None:
        ctx.pop()
        details = Start("android.settings.APPLICATION_DETAILS_SETTINGS", data=f"package:{package}")
        ctx.start("com.android.settings", details)

    return menu_frame([MenuEntry("App info", show_info, icon="info")])
