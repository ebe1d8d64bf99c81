"""Dialogs of the Settings app, and what stands behind their yes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from device.simulator.android.app import Context
from device.simulator.apps.settings import radios
from device.simulator.apps.settings.acts import ask
from device.simulator.apps.settings.frame import frame
from device.simulator.apps.settings.pages import PAGES
from device.simulator.apps.settings.prefs import Choice, Level, Setting
from device.simulator.apps.settings.rows import level_slider
from device.simulator.apps.settings.values import BRIGHTNESS, FONT_SCALE, PACKAGE, RENAMES
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets


def choice(ctx: Context) -> View:
    """One of several, with radio buttons; a tap chooses and closes."""
    page, title = str(ctx.page.args["page"]), str(ctx.page.args["title"])
    wanted = _choice_of(ctx, page, title)
    options = [_option(ctx, wanted, value, label) for value, label in wanted.options]
    listed = w.scroll_column(*options, key="options", id="select_dialog_listview", height="wrap", weight=0.0,
                             class_name=w.LIST_VIEW)  # fmt: skip
    return w.dialog_frame(title, "", listed, buttons=(w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),))


def _choice_of(ctx: Context, page: str, title: str) -> Choice:
    for item in PAGES[page].items(ctx):
        if isinstance(item, Choice) and item.title == title:
            return item
    raise LookupError(f"page {page!r} offers no choice called {title!r}")


def _option(ctx: Context, wanted: Choice, value: str, label: str) -> View:
    def take() -> None:
        wanted.setting.put(ctx, value)
        ctx.pop()

    made = w.radio(wanted.setting.get(ctx) == value, take, label=label, id="android:id/text1", key=f"option/{value}",
                   width="fill")  # fmt: skip
    return made.but(class_name="android.widget.CheckedTextView", padding=insets(0, 12))


def brightness(ctx: Context) -> View:
    """The brightness slider over the screen. Its sun icon has no name, as on many phones."""
    level = Level("Display brightness", BRIGHTNESS, 0, 255)
    auto = Setting("system", "screen_brightness_mode")
    return w.row(
        level_slider(level, ctx, "slider", "Display brightness").but(id="slider", weight=1.0),
        w.icon_button("brightness", "", lambda: auto.switch(ctx, not auto.is_on(ctx)), id="brightness_auto", key="auto",
                      selected=auto.is_on(ctx)),
        padding=insets(20, 12),
        background="surface_container_high",
        radius=28,
        elevation=6,
        id="brightness_mirror_container",
        class_name=w.FRAME_LAYOUT,
        width=360,
    )  # fmt: skip


def rename(ctx: Context) -> View:
    """A dialog with one field."""
    title, setting = RENAMES[str(ctx.page.args["what"])]
    ready = bool(ctx.field("edit").strip())

    def save() -> None:
        text = ctx.field("edit").strip()
        if text:
            ctx.pop()
            setting.put(ctx, text)

    return w.dialog_frame(
        title,
        "",
        w.field("edit", id="android:id/edit", look="plain", on_submit=save),
        buttons=(
            w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
            w.DialogButton("OK", save, "positive", enabled=ready, key="ok"),
        ),
    )


def model(ctx: Context) -> View:
    """Model and serial number."""
    return w.dialog_frame(
        "Model",
        "",
        w.text("Model", id="android:id/title"),
        w.text(ctx.props["ro.product.model"], id="android:id/summary", size=14, color="on_surface_variant"),
        w.text("Hardware version", id="android:id/title", margin=Insets(0, 12, 0, 0)),
        w.text("MP1.0", id="android:id/summary", size=14, color="on_surface_variant"),
        buttons=(w.DialogButton("OK", ctx.pop, key="ok"),),
    )


def erase(ctx: Context) -> View:
    """The page before everything is erased."""
    lines = (
        "This will erase all data from your phone’s internal storage, including:",
        "• System and app data and settings",
        "• Downloaded apps",
        "• Music, Photos, and other user data",
    )
    return frame(
        ctx,
        "Erase all data (factory reset)",
        *(w.text(line, padding=insets(24, 6)) for line in lines),
        w.button("Erase all data", lambda: ask(ctx, "erase"), style="danger", id="initiate_main_clear", key="erase",
                 margin=insets(24, 24)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before something that is hard to take back."""

    title: str
    message: str
    yes: str
    act: Callable[[Context, str], None]


def _reset_network(ctx: Context, about: str) -> None:
    for known in radios.networks(ctx):
        known["saved"] = False
    ctx.data["wifi"]["connected"] = ""
    ctx.data["bluetooth"]["paired"] = []
    radios.set_airplane(ctx, False)
    ctx.toast("Network settings have been reset")


def _reset_apps(ctx: Context, about: str) -> None:
    ctx.data["permissions"] = {}
    for name in [key for key in ctx.data["values"] if key.startswith("notify/")]:
        del ctx.data["values"][name]


def _erase(ctx: Context, about: str) -> None:
    packages = [package for package in ctx.packages() if package != PACKAGE]
    ctx.home()
    for package in packages:
        if not ctx.uninstall(package):
            ctx.clear(package)
    ctx.clear(PACKAGE)


def _forget_device(ctx: Context, about: str) -> None:
    ctx.data["bluetooth"]["paired"] = [d for d in ctx.data["bluetooth"]["paired"] if d["name"] != about]
    ctx.pop()


def _uninstall(ctx: Context, about: str) -> None:
    if ctx.uninstall(about):
        ctx.pop()


def _clear(ctx: Context, about: str) -> None:
    ctx.clear(about)


def _reset_text(ctx: Context, about: str) -> None:
    FONT_SCALE.put(ctx, "1.0")
    Setting("secure", "font_weight_adjustment").put(ctx, "0")
    Setting("secure", "high_text_contrast_enabled").put(ctx, "0")


QUESTIONS: dict[str, Question] = {
    "force_stop": Question("Force stop?", "If you force stop an app, it may misbehave.", "OK",
                           lambda ctx, about: ctx.stop(about)),
    "uninstall": Question("", "Do you want to uninstall this app?", "OK", _uninstall),
    "clear_storage": Question("Delete app data?", "This app’s data, including files and settings, will be permanently "
                              "deleted from this device", "Delete", _clear),
    "forget_device": Question("Forget device?", "Your phone will no longer be paired with this device", "Forget device",
                              _forget_device),
    "reset_internet": Question("Reset internet?", "This will end your phone call", "Reset",
                               lambda ctx, about: ctx.toast("Resetting your internet…")),
    "reset_network": Question("Reset all network settings?", "You can’t undo this action. Wi‑Fi networks and paired "
                              "devices will be forgotten.", "Reset settings", _reset_network),
    "reset_apps": Question("Reset app preferences?", "This will reset all preferences for disabled apps, disabled app "
                           "notifications, default applications for actions, background data restrictions for apps, "
                           "and any permission restrictions. You will not lose any app data.", "Reset apps",
                           _reset_apps),
    "reset_text": Question("Reset display size and text?", "Your display size and text preferences will be reset to "
                           "the phone’s original settings", "Reset", _reset_text),
    "revoke": Question("", "Revoke access to USB debugging from all computers you’ve previously authorized?", "OK",
                       lambda ctx, about: None),
    "erase": Question("Erase all data?", "All of your personal information and downloaded apps will be deleted. "
                      "You can’t undo this action.", "Erase all data", _erase),
}  # fmt: skip


def confirm(ctx: Context) -> View:
    """A question with two buttons."""
    asked = QUESTIONS[str(ctx.page.args["question"])]
    about = str(next(iter(ctx.page.args.get("about", {}).values()), ""))

    def yes() -> None:
        ctx.pop()
        asked.act(ctx, about)

    return w.dialog_frame(
        asked.title,
        asked.message,
        buttons=(
            w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
            w.DialogButton(asked.yes, yes, "positive", key="yes"),
        ),
    )
