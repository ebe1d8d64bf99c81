"""Bars: at the top of a page, its tabs, and the places at its foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from device.simulator.drawing.view import Insets, Style, View
from device.simulator.drawing.widgets.buttons import icon_button
from device.simulator.drawing.widgets.classes import FRAME_LAYOUT, IMAGE_VIEW, VIEW_GROUP, Tap
from device.simulator.drawing.widgets.containers import column, row, stack
from device.simulator.drawing.widgets.pictures import divider, icon, space
from device.simulator.drawing.widgets.words import text


@dataclass(frozen=True, slots=True)
class Action:
    """Something an app bar or a bottom bar offers: an icon, what it is called, and what it does."""

    icon: str
    description: str
    on_tap: Tap
    id: str = ""
    key: str = ""
    enabled: bool = True


def app_bar(
    title: str | View,
    *,
    navigation: Action | None = None,
    actions: Sequence[Action] = (),
    overflow: Tap | None = None,
    large: bool = False,
    subtitle: str = "",
    background: str = "surface",
    color: str = "on_surface",
    id: str = "toolbar",
    title_id: str = "",
) -> View:
    """The bar at the top of a page: navigation, title (a string or a view such as a search field), actions, ⋮.

    ``large`` puts the title on a line of its own below the buttons.
    """
    middle: View
    if isinstance(title, View):
        middle = title.but(weight=1.0)
    elif large:
        middle = space(weight=1.0)
    else:
        words = [text(title, id=title_id, size=22, color=color, max_lines=1)]
        if subtitle:
            words.append(text(subtitle, size=14, color="on_surface_variant", max_lines=1))
        middle = (
            column(*words, weight=1.0, align="start", class_name=VIEW_GROUP) if subtitle else words[0].but(weight=1.0)
        )
    bar = row(
        _bar_button(navigation, color) if navigation else None,
        middle.but(margin=Insets(4 if navigation else 12, 0, 4, 0)) if middle.kind != "space" else middle,
        *(_bar_button(action, color) for action in actions),
        overflow_button(overflow, color=color) if overflow else None,
        id=id,
        height=64,
        padding=Insets(4, 8, 4, 8),
        background=background,
        class_name=VIEW_GROUP,
    )
    if not large or isinstance(title, View):
        return bar
    below = text(title, id=title_id, size=32, color=color, width="fill", max_lines=2, padding=Insets(24, 24, 24, 20))
    return column(bar, below, background=background, class_name=FRAME_LAYOUT, id="app_bar")


def back(on_tap: Tap) -> Action:
    """The arrow of an app bar, called what Android calls it."""
    return Action("back", "Navigate up", on_tap)


def overflow_button(on_tap: Tap | None, *, color: str = "on_surface_variant", key: str = "") -> View:
    """The three dots. Android's is an ImageView described as More options."""
    return icon_button("more_vert", "More options", on_tap, key=key, color=color, class_name=IMAGE_VIEW)


def _bar_button(action: Action, color: str) -> View:
    return icon_button(
        action.icon,
        action.description,
        action.on_tap,
        id=action.id,
        key=action.key,
        color=color,
        enabled=action.enabled,
    )


def tabs(
    titles: Sequence[str],
    selected: int,
    on_select: Callable[[int], None],
    *,
    icons: Sequence[str] = (),
    id: str = "tabs",
    background: str = "surface",
) -> View:
    """A row of tabs of equal width; each is a selected or unselected LinearLayout around its TextView."""
    made = [
        _tab(title, icons[i] if icons else "", i == selected, lambda i=i: on_select(i))  # type: ignore[misc]
        for i, title in enumerate(titles)
    ]
    return column(
        row(*made, height="fill", align="fill"),
        divider(),
        id=id,
        height=64 if icons else 48,
        background=background,
        class_name="android.widget.HorizontalScrollView",
    )


def _tab(title: str, icon_name: str, selected: bool, on_tap: Tap) -> View:
    color = "primary" if selected else "on_surface_variant"
    words = text(title, size=14, bold=True, color=color, max_lines=1, text_align="center")
    mark = View(
        kind="divider",
        width=48,
        height=3,
        style=Style(background="primary" if selected else "", radius=2),
        hidden_from_tree=True,
    )
    return column(
        column(
            icon(icon_name, color=color, hidden_from_tree=True) if icon_name else None,
            words,
            height="fill",
            weight=1.0,
            align="center",
            arrange="center",
            class_name=VIEW_GROUP,
        ),
        mark,
        height="fill",
        weight=1.0,
        align="center",
        description=title,
        selected=selected,
        on_tap=on_tap,
    )


@dataclass(frozen=True, slots=True)
class Destination:
    """One place of a bottom navigation bar."""

    label: str
    icon: str
    on_tap: Tap
    id: str = ""
    key: str = ""


def bottom_navigation(
    destinations: Sequence[Destination],
    selected: int,
    *,
    id: str = "bottom_navigation",
    background: str = "surface_container",
) -> View:
    """The bar of places at the foot of a page."""
    made = [_destination(place, i == selected) for i, place in enumerate(destinations)]
    return row(*made, id=id, height=80, background=background, align="fill", class_name=FRAME_LAYOUT)


def _destination(place: Destination, selected: bool) -> View:
    pill = stack(
        icon(
            place.icon,
            color="on_secondary_container" if selected else "on_surface_variant",
            id="navigation_bar_item_icon_view",
        ),
        width=64,
        height=32,
        radius=16,
        align="center",
        background="secondary_container" if selected else "",
    )
    words = text(
        place.label,
        id="navigation_bar_item_large_label_view" if selected else "navigation_bar_item_small_label_view",
        size=12,
        bold=selected,
        color="on_surface" if selected else "on_surface_variant",
        max_lines=1,
    )
    return column(
        pill,
        words,
        id=place.id,
        key=place.key,
        weight=1.0,
        gap=4,
        align="center",
        padding=Insets(0, 12, 0, 0),
        description=place.label,
        selected=selected,
        on_tap=place.on_tap,
        class_name=FRAME_LAYOUT,
    )
