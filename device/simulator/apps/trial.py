"""The small app that the public test suites of uiautomator2 expect on a phone, made anew: sums, a toast, a pinch."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import ClassVar

from device.simulator.android.app import JSON, Context, Page, Start
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View

PACKAGE = "com.example.u2testdemo"
SMALLEST, LARGEST = 0.5, 3.0
"""How far the picture can be pinched."""
PAGES = {"addition": "Addition", "toast": "Toast", "pinch": "Pinch"}


class TrialApp:
    """com.example.u2testdemo; only on phones that are asked to have it."""

    package = PACKAGE
    label = "u2testdemo"
    icon = "android"
    color = "#3949ab"
    version = "0.1.0"
    launchable = True
    activities: ClassVar[Mapping[str, str]] = {
        "addition": ".AdditionActivity",
        "toast": ".ToastActivity",
        "pinch": ".PinchActivity",
        "": ".MainActivity",
    }

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        """Nothing is kept."""
        return {}

    def enter(self, start: Start) -> list[Page]:
        """The page whose activity is named, else the first."""
        for name, activity in self.activities.items():
            if name and start.activity in (activity, PACKAGE + activity):
                return [Page("main"), Page(name)]
        return [Page("main")]

    def build(self, ctx: Context) -> View:
        """The page, in the frame that Android puts around what an app shows."""
        return _page(ctx).but(id="android:id/content")


def _page(ctx: Context) -> View:
    match ctx.page.name:
        case "addition":
            return w.screen(w.app_bar("Two numbers", navigation=w.back(ctx.pop)), _sum(ctx))
        case "toast":
            return w.screen(
                w.app_bar("Messages", navigation=w.back(ctx.pop)),
                w.button("Show Toast", lambda: ctx.toast("Button Clicked!"), id="toast_button"),
            )
        case "pinch":
            return _pinch(ctx)
        case _:
            links = [w.button(PAGES[page], _opening(ctx, page), style="text", key=page) for page in PAGES]
            return w.screen(w.app_bar("u2testdemo"), w.row(*links), _sum(ctx))


def _opening(ctx: Context, page: str) -> Callable[[], None]:
    def act() -> None:
        ctx.push(page)

    return act


def _sum(ctx: Context) -> View:
    """Two fields, a button, and the field that shows the sum of whole numbers, or nothing."""

    def add() -> None:
        try:
            total = str(int(ctx.field("first")) + int(ctx.field("second")))
        except ValueError:
            total = ""
        ctx.set_field("total", total)

    return w.column(
        w.field("first", id="editTextNumber"),
        w.field("second", id="editTextNumber2"),
        w.button("Add", add, id="buttonAdd"),
        w.field("total", id="editTextNumber3"),
        padding=Insets(24, 24, 24, 24),
        gap=16,
    )


def _pinch(ctx: Context) -> View:
    scale = float(ctx.page.ui.get("scale", 1.0))

    def pinched(ratio: float) -> None:
        ctx.page.ui["scale"] = min(LARGEST, max(SMALLEST, scale * ratio))

    picture = w.icon("image", description="pinch image", size=96, box=320, background="surface_container_high",
                     id="imageView")  # fmt: skip
    return w.screen(
        w.app_bar("Picture", navigation=w.back(ctx.pop)),
        w.text(f"Scale: {scale:.2f}", id="scaleText", padding=Insets(24, 24, 24, 24)),
        picture.but(class_name=w.IMAGE_VIEW, height=480, width="fill", on_pinch=pinched),
    )
