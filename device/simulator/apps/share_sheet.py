"""The share sheet: where something may be sent, as a sheet over the app that shares it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import ClassVar
from urllib.parse import quote

from device.simulator.android.app import JSON, Context, Page, Start
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets

PACKAGE = "com.android.intentresolver"
CHOOSER = "android.intent.action.CHOOSER"
SETTINGS, BROWSER = "com.android.settings", "com.android.browser"
NO_APP = "No app was found to handle this action."
PREVIEW_LINES = 2


def _to_bluetooth(words: str) -> Start:
    return Start("android.settings.BLUETOOTH_SETTINGS")


def _to_search(words: str) -> Start:
    return Start("android.intent.action.WEB_SEARCH", f"https://search.example/?q={quote(words)}")


TARGETS: tuple[tuple[str, str, str, Callable[[str], Start]], ...] = (
    # label, icon, package, what it is started with
    ("Bluetooth", "bluetooth", SETTINGS, _to_bluetooth),
    ("Web search", "search", BROWSER, _to_search),
)


def share(ctx: Context, title: str, words: str) -> None:
    """Open the share sheet over the present page: ``title`` names what is shared, ``words`` are its text."""
    if not ctx.call(PACKAGE, Start(CHOOSER, extras={"title": title, "text": words}), "share"):
        ctx.toast(NO_APP)


class ShareSheet:
    """com.android.intentresolver. Its page is called by the app that shares; the answer is {"shared": target}."""

    package = PACKAGE
    label = "Share"
    icon = "share"
    color = "#5f6368"
    version = "14"
    launchable = False
    activities: ClassVar[Mapping[str, str]] = {"": ".ChooserActivity"}

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        """Nothing."""
        return {}

    def enter(self, start: Start) -> list[Page]:
        """The sheet; ``extras`` hold ``title`` and ``text``."""
        return [Page("chooser", dict(start.extras), "sheet")]

    def build(self, ctx: Context) -> View:
        """What is shared, a way to copy it, and the apps that take it."""
        title, words = str(ctx.page.args.get("title", "")), str(ctx.page.args.get("text", ""))
        installed = {package for package, _, _ in ctx.installed()}

        def copy() -> None:
            ctx.finish({"shared": "clipboard"})
            ctx.copy(words)

        def send(label: str, package: str, start: Callable[[str], Start]) -> Callable[[], None]:
            def act() -> None:
                ctx.finish({"shared": label})
                ctx.start(package, start(words))

            return act

        targets = [
            _target(ctx, label, glyph, package, send(label, package, start))
            for label, glyph, package, start in TARGETS
            if package in installed
        ]
        preview = w.row(
            w.column(
                w.text(title, id="content_preview_title", bold=True, max_lines=1, width="fill"),
                w.text(words, id="content_preview_text", size=14, color="on_surface_variant",
                       max_lines=PREVIEW_LINES, width="fill"),
                weight=1.0,
                gap=4,
            ),
            w.icon_button("copy", "Copy", copy, id="copy", key="copy"),
            id="content_preview_text_area",
            margin=insets(16, 8),
            padding=Insets(16, 12, 8, 12),
            radius=16,
            gap=8,
            background="surface_container_high",
        )  # fmt: skip
        return w.sheet_frame(
            preview,
            w.row(*targets, *(w.space(weight=1.0) for _ in range(4 - len(targets))), id="resolver_list",
                  padding=Insets(8, 8, 8, 24), align="start"),
        ).but(on_back=lambda: ctx.finish({}))  # fmt: skip


def _target(ctx: Context, label: str, glyph: str, package: str, tap: Callable[[], None]) -> View:
    return w.column(
        w.icon(glyph, size=28, box=56, color="white", background=ctx.color_of(package), id="icon"),
        w.text(label, id="android:id/text1", size=13, max_lines=2, text_align="center"),
        key=f"target/{label}",
        id="item",
        weight=1.0,
        gap=8,
        align="center",
        padding=insets(4, 12),
        on_tap=tap,
    )
