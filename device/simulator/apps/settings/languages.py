"""The languages in use, in the Settings app."""

from __future__ import annotations

from device.simulator.android.app import Context
from device.simulator.apps.reordering import follow
from device.simulator.apps.settings.acts import open_page
from device.simulator.apps.settings.frame import frame
from device.simulator.apps.settings.values import LANGUAGES
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Drag, View, insets


def languages(ctx: Context) -> View:
    """The languages in use. The handles that drag them have no name."""
    present: list[str] = ctx.data["languages"]
    rows = [_language(ctx, language, number) for number, language in enumerate(present)]
    return frame(
        ctx,
        "Languages",
        *rows,
        w.button("Add a language", lambda: open_page(ctx, "add_language"), style="text", icon="add", id="add_language",
                 key="add", width="fill"),
        overflow=(lambda: open_page(ctx, "languages_menu", kind="menu")) if len(present) > 1 else None,
    )  # fmt: skip


def _language(ctx: Context, language: str, number: int) -> View:
    removing = bool(ctx.page.ui.get("removing"))

    def remove() -> None:
        if len(ctx.data["languages"]) > 1:
            ctx.data["languages"].remove(language)
            ctx.page.ui.pop("removing", None)

    def lead() -> None:
        ctx.data["languages"].remove(language)
        ctx.data["languages"].insert(0, language)

    def carry(drag: Drag) -> None:
        follow(drag, ctx.data["languages"], language, "language/")

    handle = w.icon_button("delete", "Remove", remove, key=f"remove/{language}") if removing else (
        w.icon("drag_handle", box=48, id="dragHandle", key=f"handle/{language}", on_tap=lead if number else None)
    )  # fmt: skip
    return w.row(
        w.text(str(number + 1), id="miniLabel", size=12, color="on_surface_variant"),
        w.text(language, id="label", description=language, weight=1.0),
        handle,
        key=f"language/{language}",
        gap=16,
        padding=insets(24, 8),
        class_name=w.RELATIVE_LAYOUT,
    ).but(on_drag=None if removing else carry, handle=f"handle/{language}")


def languages_menu(ctx: Context) -> View:
    """Remove, behind the three dots."""

    def remove() -> None:
        ctx.pop()
        ctx.page.ui["removing"] = True

    return w.menu_frame([w.MenuEntry("Remove", remove, key="remove")])


def add_language(ctx: Context) -> View:
    """Every language that is not in use yet."""
    rows = [_offered(ctx, language) for language in LANGUAGES if language not in ctx.data["languages"]]
    return frame(ctx, "Add a language", *rows)


def _offered(ctx: Context, language: str) -> View:
    def add() -> None:
        ctx.data["languages"].append(language)
        ctx.pop()

    return w.row(
        w.text(language, id="locale"), key=f"add/{language}", padding=insets(24, 14), class_name=w.FRAME_LAYOUT,
        on_tap=add,
    )  # fmt: skip
