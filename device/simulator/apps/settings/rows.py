"""How preferences are drawn: rows as in Android's own Settings, and what a tap on each does."""

from __future__ import annotations

from typing import assert_never

from device.simulator.android.app import Context
from device.simulator.apps.settings.prefs import (
    Choice,
    Heading,
    Level,
    MainSwitch,
    Note,
    Pref,
    Row,
    Split,
    Toggle,
    Wide,
    allowed,
    say,
)
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets


def draw(pref: Pref, ctx: Context, key: str) -> View:
    """A preference as a view, known by ``key``."""
    match pref:
        case Heading(title):
            return w.row(
                w.column(w.text(title, id="android:id/title", size=14, bold=True, color="primary"),
                         class_name=w.RELATIVE_LAYOUT),
                key=key, padding=Insets(24, 20, 24, 8),
            )  # fmt: skip
        case Row():
            return _row(pref, ctx, key)
        case Toggle():
            return _toggle(pref, ctx, key)
        case Split():
            return _split(pref, ctx, key)
        case MainSwitch():
            return _main_switch(pref, ctx, key)
        case Choice():
            return _choice(pref, ctx, key)
        case Level():
            return _level(pref, ctx, key)
        case Note(text):
            return w.column(
                w.icon("info", id="android:id/icon"),
                w.text(text, id="android:id/title", size=14, color="on_surface_variant"),
                key=key, gap=12, align="start", padding=insets(24, 20),
            )  # fmt: skip
        case Wide(_, view):
            return view(ctx).but(key=key)
    assert_never(pref)


def _row(row: Row, ctx: Context, key: str) -> View:
    def tap() -> None:
        if row.act is not None:
            row.act(ctx)
        elif row.page:
            ctx.push(row.page, dict(row.args), row.kind)

    enabled = allowed(row.enabled, ctx)
    return w.list_row(
        row.title,
        say(row.summary, ctx),
        icon=row.icon,
        key=key,
        enabled=enabled,
        on_tap=tap if enabled and not row.inert else None,
        trailing=row.end(ctx) if row.end is not None else None,
        subtitle_lines=6,
    )


def _state(pref: Toggle | MainSwitch, ctx: Context) -> bool:
    return pref.is_on(ctx) if pref.is_on is not None else pref.setting.is_on(ctx)


def _flip(pref: Toggle | MainSwitch, ctx: Context) -> None:
    on = not _state(pref, ctx)
    if pref.change is not None:
        pref.change(ctx, on)
    else:
        pref.setting.switch(ctx, on)


def _toggle(pref: Toggle, ctx: Context, key: str) -> View:
    enabled = allowed(pref.enabled, ctx)
    made = w.switch_row(
        pref.title,
        _state(pref, ctx),
        lambda: _flip(pref, ctx),
        say(pref.summary, ctx),
        icon=pref.icon,
        key=key,
        enabled=enabled,
        subtitle_lines=6,
    )
    return made if enabled else made.but(on_tap=None)


def _split(pref: Split, ctx: Context, key: str) -> View:
    on = pref.is_on(ctx) if pref.is_on is not None else pref.setting.is_on(ctx)

    def flip() -> None:
        if pref.change is not None:
            pref.change(ctx, not on)
        else:
            pref.setting.switch(ctx, not on)

    words = w.column(
        w.text(pref.title, id="android:id/title", max_lines=2),
        w.text(say(pref.summary, ctx), id="android:id/summary", size=14, color="on_surface_variant", max_lines=4),
        class_name=w.RELATIVE_LAYOUT,
        gap=2,
        align="start",
    )
    front = w.row(
        w.row(w.icon(pref.icon, id="android:id/icon"), id="icon_frame", width="wrap", margin=Insets(0, 0, 16, 0))
        if pref.icon else None,
        words.but(weight=1.0),
        weight=1.0,
        padding=Insets(24, 12, 16, 12),
    )  # fmt: skip
    rule = w.column(w.divider().but(width=1, height=32), id="two_target_divider", width="wrap")
    switch = w.switch(on, id="switchWidget", description=pref.title)
    frame = w.row(
        switch, id="android:id/widget_frame", key=f"{key}/switch", width="wrap", padding=insets(24, 20), on_tap=flip
    )
    return w.row(front, rule, frame, key=key, on_tap=lambda: _go(ctx, pref.page))


def _go(ctx: Context, page: str) -> None:
    ctx.push(page)


def _main_switch(pref: MainSwitch, ctx: Context, key: str) -> View:
    on = _state(pref, ctx)
    label = w.text(pref.title, id="switch_text", size=18, color="on_primary_container" if on else "on_surface")
    bar = w.row(
        w.column(label, weight=1.0),
        w.switch(on),
        id="frame",
        padding=insets(20, 14),
        background="primary_container" if on else "surface_container_high",
        radius=28,
    )
    return w.column(bar, id="main_switch_bar", key=key, padding=insets(16, 8), on_tap=lambda: _flip(pref, ctx))


def _choice(pref: Choice, ctx: Context, key: str) -> View:
    def choose() -> None:
        here = ctx.page
        ctx.push("choice", {"page": here.name, "args": here.args, "title": pref.title}, "dialog")

    return w.list_row(pref.title, pref.summary.format(pref.label(ctx)), icon=pref.icon, key=key, on_tap=choose)


def level_slider(level: Level, ctx: Context, key: str, description: str = "") -> View:
    """The slider of a level, without its row."""
    span = level.high - level.low
    present = (int(float(level.setting.get(ctx))) - level.low) / span

    def slide(position: float) -> None:
        level.setting.put(ctx, str(level.low + round(min(max(position, 0.0), 1.0) * span)))

    return w.slider(min(max(present, 0.0), 1.0), slide, id="seekbar", key=key, description=description)


def _level(pref: Level, ctx: Context, key: str) -> View:
    return w.row(
        w.row(w.icon(pref.icon, id="android:id/icon"), id="icon_frame", width="wrap", margin=Insets(0, 0, 16, 0))
        if pref.icon else None,
        w.column(
            w.text(pref.title, id="android:id/title"),
            level_slider(pref, ctx, f"{key}/slider"),
            class_name=w.RELATIVE_LAYOUT,
            weight=1.0,
        ),
        key=key,
        padding=Insets(24, 12, 16, 4),
    )  # fmt: skip
