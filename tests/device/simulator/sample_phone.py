"""A phone with a small app of its own, and fingers that find views by what they say."""

from __future__ import annotations

import random
from typing import Any, ClassVar

from device.simulator.android.app import Page, Start
from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone
from device.simulator.android.profile import Profile
from device.simulator.apps.launcher import Launcher
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets

SAMPLE = "org.example.sample"
OTHER = "org.example.other"


class SampleApp:
    """Pages with one of everything; ``data["log"]`` notes what handlers were called with."""

    package = SAMPLE
    label = "Sample"
    icon = "star"
    color = "#00796b"
    version = "1.0"
    activities: ClassVar[dict[str, str]] = {"main": ".MainActivity", "form": ".FormActivity", "": ".OtherActivity"}
    launchable = True

    def seed(self, rng: random.Random) -> dict[str, Any]:
        return {"log": [], "level": 0.5, "lucky": rng.randrange(1000), "options": {"a": 1, "b": 2}}

    def enter(self, start: Start) -> list[Page]:
        if start.data == "form":
            return [Page("main"), Page("form")]
        if start.action == "org.example.DETAIL":
            return [Page("detail", {"of": start.data})]
        return [Page("main")]

    def build(self, ctx):  # type: ignore[no-untyped-def]
        return getattr(self, f"_{ctx.page.name}")(ctx)

    def _main(self, ctx):  # type: ignore[no-untyped-def]
        note = ctx.data["log"].append
        return w.screen(
            w.app_bar("Sample", overflow=lambda: ctx.push("menu", kind="menu")),
            w.button("Greet", lambda: note("greet"), key="greet"),
            w.button("Off", lambda: note("off"), key="off", enabled=False),
            w.button("Form", lambda: ctx.push("form"), key="form"),
            w.button("Ask", lambda: ctx.push("dialog", kind="dialog"), key="ask"),
            w.button("Sheet", lambda: ctx.push("sheet", kind="sheet"), key="sheet"),
            w.button("Toast", lambda: ctx.toast("Hello"), key="toast"),
            w.button("Other app", lambda: ctx.start(OTHER), key="other"),
            w.button("Watch", lambda: ctx.push("watch"), key="watch"),
            w.slider(ctx.data["level"], lambda at: ctx.data.update(level=at), key="level"),
            w.text("Hold me", key="hold", on_long_press=lambda: note("held")),
            w.scroll_column(
                *(w.list_row(f"Row {i}", on_tap=lambda i=i: note(i), key=f"row{i}") for i in range(60)), key="rows"
            ),
        ).but(on_swipe=lambda way: note(f"swipe {way}"))

    def _form(self, ctx):  # type: ignore[no-untyped-def]
        note = ctx.data["log"].append
        fields = [w.field(f"spare{i}", f"Spare {i}", margin=Insets(0, 40, 0, 0)) for i in range(6)]
        return w.screen(
            w.app_bar("Form", navigation=w.back(ctx.pop)),
            w.scroll_column(
                w.field("name", "Name", input_action="next", on_text=lambda s: note(s)),
                w.field("secret", "Secret", password=True),
                w.field("count", "Count", keyboard="number"),
                w.field("notes", "Notes", multiline=True),
                w.field("locked", "Locked", enabled=False),
                *fields,
                w.field("last", "Last", input_action="search", on_submit=lambda: note("submitted")),
                key="form",
                recycling=False,
            ),
        )

    def _dialog(self, ctx):  # type: ignore[no-untyped-def]
        def answer() -> None:
            ctx.pop()
            ctx.data["log"].append("ok")

        return w.dialog_frame("Sure?", "It cannot be undone.", w.field("why", "Why"),
                              buttons=[w.DialogButton("OK", answer, key="ok")])  # fmt: skip

    def _menu(self, ctx):  # type: ignore[no-untyped-def]
        return w.menu_frame([w.MenuEntry("First", ctx.pop), w.MenuEntry("Second", ctx.pop)])

    def _sheet(self, ctx):  # type: ignore[no-untyped-def]
        return w.sheet_frame(w.text("In the sheet", padding=Insets(24, 24, 24, 48)))

    def _detail(self, ctx):  # type: ignore[no-untyped-def]
        return w.screen(w.text(f"Detail of {ctx.page.args['of']}"))

    def _watch(self, ctx):  # type: ignore[no-untyped-def]
        return w.screen(
            w.text(f"{ctx.now:%H:%M:%S}", key="time"), w.text(str(ctx.page.ui.get("asked", "")), key="asked")
        ).but(refresh=1.0, on_back=lambda: self._leave(ctx))

    def _leave(self, ctx):  # type: ignore[no-untyped-def]
        if ctx.page.ui.get("asked"):
            ctx.pop()
        else:
            ctx.page.ui["asked"] = "Once more to leave"


class OtherApp:
    """An app with one page."""

    package = OTHER
    label = "Other"
    icon = "mail"
    color = "#5c6bc0"
    version = "2.1"
    activities: ClassVar[dict[str, str]] = {"": ".MainActivity"}
    launchable = True

    def seed(self, rng: random.Random) -> dict[str, Any]:
        return {}

    def enter(self, start: Start) -> list[Page]:
        return [Page("main")]

    def build(self, ctx):  # type: ignore[no-untyped-def]
        return w.screen(w.text("The other app", key="other"))


def sample_phone(**profile: Any) -> VirtualPhone:
    """A booted phone with a stepped clock, the launcher and the two apps above."""
    return VirtualPhone(Profile(**profile), clock=Clock("stepped"), apps=[Launcher(), SampleApp(), OtherApp()])


def in_app(page: str = "", **profile: Any) -> VirtualPhone:
    """The same with the sample app in front, at one of its pages."""
    phone = sample_phone(**profile)
    assert phone.start(SAMPLE)
    if page:
        tap(phone, key=page)
    return phone


def log(phone: VirtualPhone) -> list[Any]:
    """What the sample app's handlers noted."""
    found: list[Any] = phone.state()["apps"][SAMPLE]["log"]
    return found


def views(phone: VirtualPhone, **like: Any) -> list[dict[str, Any]]:
    """Everything drawn that has these values, front window first."""
    return [view for view in reversed(phone.truth()) if all(view[name] == value for name, value in like.items())]


def center(phone: VirtualPhone, **like: Any) -> tuple[int, int]:
    """The middle of what can be seen of the front-most such view."""
    found = [v for v in views(phone, **like) if v["visible"][2] > v["visible"][0] and v["visible"][3] > v["visible"][1]]
    assert found, f"nothing drawn is like {like}"
    left, top, right, bottom = found[0]["visible"]
    return (left + right) // 2, (top + bottom) // 2


def tap(phone: VirtualPhone, hold: float = 0.0, **like: Any) -> None:
    """Tap in the middle of such a view."""
    phone.tap(*center(phone, **like), hold)


def shown(phone: VirtualPhone, text: str) -> bool:
    """Whether a text can be seen in the tree."""
    return any(node.visible and text in (node.text, node.description) for root in phone.nodes() for node in root.walk())
