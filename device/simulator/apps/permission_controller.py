"""The permission controller: the dialog in which an app asks the user whether it may do something."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import ClassVar

from device.simulator.android.app import JSON, Answer, Context, Page, Start
from device.simulator.android.permissions import CONTROLLER, GROUPS, WHILE_IN_USE
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets

BUTTONS: dict[bool, tuple[tuple[str, str, Answer], ...]] = {
    True: (
        ("While using the app", "permission_allow_foreground_only_button", "allow"),
        ("Only this time", "permission_allow_one_time_button", "once"),
        ("Don’t allow", "permission_deny_button", "refused"),
    ),
    False: (
        ("Allow", "permission_allow_button", "allow"),
        ("Don’t allow", "permission_deny_button", "refused"),
    ),
}
"""By whether the permission can be given for the time of use: label, id, and what it answers."""


class PermissionController:
    """com.android.permissioncontroller. Its page is called by the app that asks, over that app's own."""

    package = CONTROLLER
    label = "Permission controller"
    icon = "android"
    color = "#5f6368"
    version = "14"
    launchable = False
    activities: ClassVar[Mapping[str, str]] = {
        "": "com.android.permissioncontroller.permission.ui.GrantPermissionsActivity"
    }

    def seed(self, rng: random.Random) -> dict[str, JSON]:
        """Nothing: answers are kept where Settings shows them."""
        return {}

    def enter(self, start: Start) -> list[Page]:
        """The question; ``extras`` name the asking package and the permission's group."""
        return [Page("grant", dict(start.extras), "dialog")]

    def build(self, ctx: Context) -> View:
        """The dialog; leaving it without an answer refuses nothing, but gives nothing either."""
        asking, permission = str(ctx.page.args.get("package", "")), str(ctx.page.args.get("permission", ""))
        label = str(ctx.packages().get(asking, {}).get("label", asking))
        glyph, deed, _ = GROUPS.get(permission, ("security", "do something", ""))

        def choose(answer: Answer) -> Callable[[], None]:
            def act() -> None:
                ctx.decide(asking, permission, answer)
                ctx.finish({"allowed": answer in ("allow", "once")})

            return act

        question = w.column(
            w.icon(glyph, color="primary", id="permission_icon"),
            w.text(f"Allow {label} to {deed}?", id="permission_message", size=20, text_align="center", width="fill"),
            gap=16,
            align="center",
            padding=Insets(24, 24, 24, 20),
            id="content_container",
        )
        offered = BUTTONS[permission in WHILE_IN_USE]
        answers = w.column(*(_choice(label, id, choose(answer)) for label, id, answer in offered), gap=2)
        # where the display is too low for all of it, it scrolls
        scrolled = w.scroll_column(question, answers, key="grant", id="grant_scroll", recycling=False, height="wrap")
        return w.column(
            scrolled,
            id="grant_dialog",
            width=328,
            padding=Insets(0, 0, 0, 20),
            background="surface_container_high",
            radius=28,
            elevation=6,
        ).but(on_back=lambda: ctx.finish({"allowed": False}))


def _choice(label: str, id: str, tap: Callable[[], None]) -> View:
    made = w.button(label, tap, style="tonal", id=id, key=id, width="fill", margin=insets(16, 2))
    return made.but(height=56)
