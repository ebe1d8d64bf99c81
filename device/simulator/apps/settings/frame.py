"""The frame of a page of the Settings app, its list of preferences, and the large buttons under a header."""

from __future__ import annotations

from collections.abc import Callable

from device.simulator.android.app import Context
from device.simulator.apps.settings.prefs import Act, Heading, Note, PageSpec, say
from device.simulator.apps.settings.rows import draw
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets


def spec_page(spec: PageSpec, ctx: Context) -> View:
    """A page of the table: a title above a list of preferences."""
    seen: dict[str, int] = {}
    rows = []
    for item in spec.items(ctx):
        title = item.text if isinstance(item, Note) else item.title
        kind = "heading" if isinstance(item, Heading) else "note" if isinstance(item, Note) else "pref"
        slug = f"{kind}/{title[:32]}"
        seen[slug] = seen.get(slug, 0) + 1
        rows.append(draw(item, ctx, slug if seen[slug] == 1 else f"{slug}/{seen[slug]}"))

    def bound(act: Act) -> Callable[[], None]:
        return lambda: act(ctx)

    icons = tuple(w.Action(i.icon, i.description, bound(i.act), id=i.id) for i in spec.icons)
    overflow = bound(spec.overflow) if spec.overflow is not None else None
    return frame(ctx, say(spec.title, ctx), *rows, actions=icons, overflow=overflow)


def frame(
    ctx: Context,
    title: str,
    *rows: View | None,
    actions: tuple[w.Action, ...] = (),
    overflow: Callable[[], None] | None = None,
) -> View:
    """The frame of every page but home. As on Android, the large title is paint: its name is on the toolbar's box."""
    bar = w.row(
        w.icon_button("back", "Navigate up", ctx.pop, color="on_surface"),
        w.space(weight=1.0),
        *(w.icon_button(a.icon, a.description, a.on_tap, id=a.id) for a in actions),
        w.overflow_button(overflow) if overflow else None,
        id="action_bar",
        height=56,
        padding=insets(4, 4),
        class_name=w.VIEW_GROUP,
    )
    painted = w.text(title, size=32, padding=Insets(24, 24, 24, 20), max_lines=2, width="fill", hidden_from_tree=True)
    toolbar = w.column(bar, painted, id="collapsing_toolbar", description=title, class_name=w.FRAME_LAYOUT)
    listed = w.scroll_column(*rows, key="list", padding=Insets(0, 0, 0, 24))
    return w.screen(
        w.column(
            w.column(toolbar, id="app_bar"),
            w.column(
                w.column(listed, id="android:id/list_container", class_name=w.FRAME_LAYOUT, height="fill", weight=1.0),
                id="content_frame",
                class_name=w.FRAME_LAYOUT,
                height="fill",
                weight=1.0,
            ),
            id="content_parent",
            class_name=w.VIEW_GROUP,
            height="fill",
            weight=1.0,
        ),
    )


def header_button(icon: str, label: str, on_tap: Callable[[], None], id: str, enabled: bool) -> View:
    """One of the large buttons under a page's header."""
    color = "primary" if enabled else "disabled"
    return w.column(
        w.icon(icon, color=color, hidden_from_tree=True),
        w.text(label, color=color, size=14),
        id=id,
        key=id,
        weight=1.0,
        gap=4,
        padding=insets(4, 12),
        align="center",
        radius=16,
        background="surface_container",
        class_name=w.BUTTON,
        enabled=enabled,
        on_tap=on_tap if enabled else None,
    )
