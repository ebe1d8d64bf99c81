"""Widgets: ready-made views with Android's class names and ids, in the manner of Material 3.

Every factory returns a ``View``. Sizes are in dp. A plain ``id="name"`` belongs to the app's package; an id that
contains ":" (``android:id/title``) is used as it is. Containers take their children as positional arguments, and
``None`` among them is skipped, so that ``heading("Recent") if recent else None`` reads well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from device.simulator.view import Align, Arrange, Insets, Size, Style, View, insets

Tap = Callable[[], None]

LINEAR_LAYOUT = "android.widget.LinearLayout"
RELATIVE_LAYOUT = "android.widget.RelativeLayout"
FRAME_LAYOUT = "android.widget.FrameLayout"
VIEW_GROUP = "android.view.ViewGroup"
TEXT_VIEW = "android.widget.TextView"
IMAGE_VIEW = "android.widget.ImageView"
IMAGE_BUTTON = "android.widget.ImageButton"
BUTTON = "android.widget.Button"
EDIT_TEXT = "android.widget.EditText"
SWITCH = "android.widget.Switch"
CHECK_BOX = "android.widget.CheckBox"
RADIO_BUTTON = "android.widget.RadioButton"
SEEK_BAR = "android.widget.SeekBar"
PROGRESS_BAR = "android.widget.ProgressBar"
RECYCLER_VIEW = "androidx.recyclerview.widget.RecyclerView"
SCROLL_VIEW = "android.widget.ScrollView"
LIST_VIEW = "android.widget.ListView"
CARD_VIEW = "androidx.cardview.widget.CardView"
PLAIN_VIEW = "android.view.View"

RECYCLING = frozenset({RECYCLER_VIEW, LIST_VIEW})
"""Classes whose rows leave the tree once they are scrolled out of sight."""

AVATAR_COLORS = (
    "#00796b", "#5c6bc0", "#8e24aa", "#c2185b", "#d84315", "#558b2f", "#1976d2", "#6d4c41", "#455a64", "#ef6c00",
)  # fmt: skip
"""Backgrounds of avatars; each is dark enough for a white initial."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something an app bar or a bottom bar offers: an icon, what it is called, and what it does."""

    icon: str
    description: str
    on_tap: Tap
    id: str = ""
    key: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of a menu. ``checked`` None means that it cannot be checked."""

    text: str
    on_tap: Tap
    icon: str = ""
    checked: bool | None = None
    enabled: bool = True
    key: str = ""


@dataclass(frozen=True, slots=True)
class DialogButton:
    """A dialog's button. The role gives its place and its id: button1, button2 or button3."""

    text: str
    on_tap: Tap
    role: Literal["positive", "negative", "neutral"] = "positive"
    enabled: bool = True
    key: str = ""


# containers


def column(
    *children: View | None,
    id: str = "",
    key: str = "",
    width: Size = "fill",
    height: Size = "wrap",
    weight: float = 0.0,
    padding: Insets | None = None,
    margin: Insets | None = None,
    gap: int = 0,
    align: Align = "fill",
    arrange: Arrange = "start",
    background: str = "",
    radius: int = 0,
    elevation: int = 0,
    border: str = "",
    class_name: str = LINEAR_LAYOUT,
    description: str = "",
    selected: bool = False,
    enabled: bool = True,
    on_tap: Tap | None = None,
    on_long_press: Tap | None = None,
    kind: Literal["column", "row", "stack"] = "column",
) -> View:
    """Children one below the other, as wide as the parent unless said otherwise."""
    return View(
        kind=kind,
        class_name=class_name,
        id=id,
        key=key,
        children=_present(children),
        width=width,
        height=height,
        weight=weight,
        padding=padding or Insets(),
        margin=margin or Insets(),
        gap=gap,
        align=align,
        arrange=arrange,
        style=Style(background=background, radius=radius, elevation=elevation, border=border),
        description=description,
        selected=selected,
        enabled=enabled,
        focusable=on_tap is not None,
        on_tap=on_tap,
        on_long_press=on_long_press,
    )


def row(*children: View | None, align: Align = "center", **options: Any) -> View:
    """Children side by side, centred vertically; takes the options of ``column``."""
    return column(*children, kind="row", align=align, **options)


def stack(*children: View | None, align: Align = "start", class_name: str = FRAME_LAYOUT, **options: Any) -> View:
    """Children on top of each other, the last in front; takes the options of ``column``.

    ``align`` holds for both directions unless ``arrange`` is given for the vertical one.
    """
    return column(*children, kind="stack", align=align, class_name=class_name, **options)


def screen(*children: View | None, background: str = "surface", **options: Any) -> View:
    """The root of a page: a column that fills its window."""
    return column(*children, height="fill", background=background, class_name=FRAME_LAYOUT, **options)


def scroll_column(
    *children: View | None,
    key: str,
    id: str = "recycler_view",
    recycling: bool = True,
    width: Size = "fill",
    height: Size = "fill",
    weight: float = 1.0,
    padding: Insets | None = None,
    gap: int = 0,
    background: str = "",
    class_name: str = "",
) -> View:
    """A list that scrolls; ``key`` is where the page keeps its offset.

    A recycling list (RecyclerView) has only the rows in sight as children; otherwise it is a ScrollView around one
    LinearLayout that holds everything.
    """
    rows = _present(children)
    padding = padding or Insets()
    if not recycling:
        rows = (column(*rows, padding=padding, gap=gap),)
    return View(
        kind="scroll",
        class_name=class_name or (RECYCLER_VIEW if recycling else SCROLL_VIEW),
        id=id if recycling or id != "recycler_view" else "scroll_view",
        key=key,
        children=rows,
        width=width,
        height=height,
        weight=weight,
        padding=padding if recycling else Insets(),
        gap=gap if recycling else 0,
        align="fill",
        style=Style(background=background),
        focusable=recycling,
    )


def card(*children: View | None, elevation: int = 0, background: str = "surface_container", **options: Any) -> View:
    """A rounded box around a column; takes the options of ``column``."""
    options.setdefault("padding", Insets(16, 16, 16, 16))
    options.setdefault("radius", 16)
    options.setdefault("class_name", CARD_VIEW)
    return column(*children, elevation=elevation, background=background, **options)


# texts


def text(
    value: str,
    *,
    id: str = "",
    key: str = "",
    size: int = 16,
    color: str = "on_surface",
    bold: bool = False,
    text_align: Literal["start", "center", "end"] = "start",
    max_lines: int = 0,
    width: Size = "wrap",
    weight: float = 0.0,
    padding: Insets | None = None,
    margin: Insets | None = None,
    background: str = "",
    radius: int = 0,
    description: str = "",
    hidden_from_tree: bool = False,
    on_tap: Tap | None = None,
    on_long_press: Tap | None = None,
) -> View:
    """A TextView. ``max_lines`` 0 means as many as it takes; more text than fits ends in an ellipsis."""
    return View(
        kind="text",
        class_name=TEXT_VIEW,
        id=id,
        key=key,
        text=value,
        description=description,
        width=width,
        weight=weight,
        padding=padding or Insets(),
        margin=margin or Insets(),
        style=Style(
            background=background, color=color, size=size, bold=bold, text_align=text_align, max_lines=max_lines,
            radius=radius,
        ),
        focusable=on_tap is not None,
        hidden_from_tree=hidden_from_tree,
        on_tap=on_tap,
        on_long_press=on_long_press,
    )  # fmt: skip


def heading(value: str, *, id: str = "android:id/title", key: str = "", padding: Insets | None = None) -> View:
    """The small coloured title above a group of rows."""
    return text(
        value,
        id=id,
        key=key,
        size=14,
        bold=True,
        color="primary",
        width="fill",
        max_lines=1,
        padding=padding or Insets(24, 20, 24, 8),
    )


def title(value: str, *, id: str = "", key: str = "", size: int = 28, padding: Insets | None = None) -> View:
    """A large title in the page."""
    return text(value, id=id, key=key, size=size, width="fill", max_lines=2, padding=padding or Insets(24, 8, 24, 16))


# buttons

BUTTON_STYLES: dict[str, tuple[str, str, str]] = {
    # name: background, text colour, border
    "filled": ("primary", "on_primary", ""),
    "tonal": ("secondary_container", "on_secondary_container", ""),
    "outlined": ("", "primary", "outline"),
    "text": ("", "primary", ""),
    "danger": ("error", "on_error", ""),
}


def button(
    label: str,
    on_tap: Tap | None,
    *,
    style: Literal["filled", "tonal", "outlined", "text", "danger"] = "filled",
    icon: str = "",
    id: str = "",
    key: str = "",
    description: str = "",
    enabled: bool = True,
    width: Size = "wrap",
    weight: float = 0.0,
    margin: Insets | None = None,
) -> View:
    """A Button with a label and perhaps an icon before it. Without ``on_tap`` it does nothing when tapped."""
    background, color, border = BUTTON_STYLES[style]
    side = 12 if style == "text" else 24
    return View(
        kind="text",
        class_name=BUTTON,
        id=id,
        key=key,
        text=label,
        description=description,
        icon=icon,
        width=width,
        height=40,
        weight=weight,
        padding=Insets(side - 8 if icon else side, 0, side, 0),
        margin=margin or Insets(),
        style=Style(background=background, color=color, size=14, bold=True, radius=20, border=border,
                    text_align="center"),
        enabled=enabled,
        focusable=True,
        on_tap=on_tap,
    )  # fmt: skip


def icon_button(
    icon: str,
    description: str,
    on_tap: Tap | None,
    *,
    id: str = "",
    key: str = "",
    color: str = "on_surface_variant",
    background: str = "",
    size: int = 24,
    box: int = 48,
    enabled: bool = True,
    selected: bool = False,
    class_name: str = IMAGE_BUTTON,
    margin: Insets | None = None,
    on_long_press: Tap | None = None,
) -> View:
    """An ImageButton: an icon of ``size`` in a square of ``box``. An empty description is realistic, and unkind."""
    return View(
        kind="icon",
        class_name=class_name,
        id=id,
        key=key,
        icon=icon,
        description=description,
        width=box,
        height=box,
        margin=margin or Insets(),
        style=Style(color=color, background=background, size=size, radius=box // 2),
        enabled=enabled,
        selected=selected,
        focusable=True,
        on_tap=on_tap,
        on_long_press=on_long_press,
    )


def fab(
    icon: str,
    description: str,
    on_tap: Tap | None,
    *,
    id: str = "fab",
    key: str = "",
    background: str = "primary_container",
    color: str = "on_primary_container",
    round: bool = False,
    box: int = 56,
    margin: Insets | None = None,
) -> View:
    """A floating action button. Put it in a ``stack`` with align="end" over the page's content."""
    made = icon_button(
        icon, description, on_tap, id=id, key=key, color=color, background=background, box=box,
        margin=margin or Insets(16, 16, 16, 16),
    )  # fmt: skip
    return made.but(
        style=Style(color=color, background=background, size=24, radius=box // 2 if round else 16, elevation=6)
    )


def chip(
    label: str,
    on_tap: Tap | None,
    *,
    icon: str = "",
    checked: bool | None = None,
    id: str = "",
    key: str = "",
    enabled: bool = True,
    margin: Insets | None = None,
) -> View:
    """A chip; with ``checked`` given it is a filter that is on or off (CheckBox to Android, as with Material)."""
    on = bool(checked)
    return View(
        kind="text",
        class_name=BUTTON if checked is None else CHECK_BOX,
        id=id,
        key=key,
        text=label,
        icon="check" if on and not icon else icon,
        height=32,
        padding=Insets(8 if icon or on else 16, 0, 16, 0),
        margin=margin or Insets(),
        style=Style(
            background="secondary_container" if on else "",
            color="on_secondary_container" if on else "on_surface_variant",
            size=14,
            bold=True,
            radius=8,
            border="" if on else "outline",
            text_align="center",
        ),
        checkable=checked is not None,
        checked=on,
        enabled=enabled,
        focusable=True,
        on_tap=on_tap,
    )


# fields and controls


def field(
    key: str,
    hint: str = "",
    *,
    id: str = "",
    look: Literal["filled", "outlined", "plain"] = "filled",
    icon: str = "",
    description: str = "",
    password: bool = False,
    multiline: bool = False,
    keyboard: Literal["text", "number", "phone", "email", "none"] = "text",
    input_action: Literal["done", "next", "search", "go", "send"] = "done",
    size: int = 16,
    color: str = "on_surface",
    bold: bool = False,
    text_align: Literal["start", "center", "end"] = "start",
    width: Size = "fill",
    height: Size = "wrap",
    weight: float = 0.0,
    margin: Insets | None = None,
    enabled: bool = True,
    on_text: Callable[[str], None] | None = None,
    on_submit: Tap | None = None,
) -> View:
    """An EditText whose text the page keeps under ``key``.

    A filled or outlined one shows its hint as a floating label once there is text or focus; a plain one has no frame.
    """
    filled = look == "filled"
    return View(
        kind="field",
        class_name=EDIT_TEXT,
        id=id,
        key=key,
        hint=hint,
        icon=icon,
        description=description,
        width=width,
        height=height,
        weight=weight,
        padding=FIELD_PADDING[look],
        margin=margin or Insets(),
        style=Style(
            background="surface_container_highest" if filled else "",
            border="" if look == "plain" else "outline",
            radius=0 if look == "plain" else 4,
            corners="top" if filled else "all",
            color=color,
            size=size,
            bold=bold,
            text_align=text_align,
            max_lines=0 if multiline else 1,
        ),
        focusable=True,
        enabled=enabled,
        password=password,
        multiline=multiline,
        keyboard=keyboard,
        input_action=input_action,
        on_text=on_text,
        on_submit=on_submit,
    )


FIELD_PADDING: dict[str, Insets] = {
    "filled": Insets(16, 25, 16, 9),
    "outlined": Insets(16, 17, 16, 17),
    "plain": Insets(0, 12, 0, 12),
}


def search_field(key: str, hint: str, *, id: str = "search_src_text", icon: str = "search", **options: Any) -> View:
    """A rounded search box with an icon before its text; takes the options of ``field``."""
    options.setdefault("input_action", "search")
    made = field(key, hint, id=id, look="plain", icon=icon, **options)
    style = Style(background="surface_container_high", radius=28, size=16, max_lines=1)
    return made.but(style=style, padding=Insets(16, 17, 16, 17))


def switch(
    checked: bool,
    on_tap: Tap | None = None,
    *,
    label: str = "",
    description: str = "",
    id: str = "android:id/switch_widget",
    key: str = "",
    enabled: bool = True,
    width: Size = "wrap",
) -> View:
    """A Switch. In a settings row it has no ``on_tap`` of its own: the row takes the tap."""
    return _checkable("switch", SWITCH, checked, on_tap, label, description, id, key, enabled, width)


def checkbox(
    checked: bool,
    on_tap: Tap | None = None,
    *,
    label: str = "",
    description: str = "",
    id: str = "android:id/checkbox",
    key: str = "",
    enabled: bool = True,
    width: Size = "wrap",
) -> View:
    """A CheckBox, with its label as its own text."""
    return _checkable("checkbox", CHECK_BOX, checked, on_tap, label, description, id, key, enabled, width)


def radio(
    checked: bool,
    on_tap: Tap | None = None,
    *,
    label: str = "",
    description: str = "",
    id: str = "",
    key: str = "",
    enabled: bool = True,
    width: Size = "wrap",
) -> View:
    """A RadioButton, with its label as its own text."""
    return _checkable("radio", RADIO_BUTTON, checked, on_tap, label, description, id, key, enabled, width)


def _checkable(
    kind: Literal["switch", "checkbox", "radio"],
    class_name: str,
    checked: bool,
    on_tap: Tap | None,
    label: str,
    description: str,
    id: str,
    key: str,
    enabled: bool,
    width: Size,
) -> View:
    """A leaf that is on or off."""
    return View(
        kind=kind,
        class_name=class_name,
        id=id,
        key=key,
        text=label,
        description=description,
        width=width,
        checkable=True,
        checked=checked,
        enabled=enabled,
        focusable=on_tap is not None,
        on_tap=on_tap,
        style=Style(size=16, max_lines=2),
    )


def slider(
    value: float,
    on_slide: Callable[[float], None] | None,
    *,
    id: str = "android:id/seekbar",
    key: str = "",
    description: str = "",
    enabled: bool = True,
    width: Size = "fill",
    weight: float = 0.0,
) -> View:
    """A SeekBar at ``value`` from 0 to 1."""
    return View(
        kind="slider",
        class_name=SEEK_BAR,
        id=id,
        key=key,
        value=value,
        description=description,
        width=width,
        height=44,
        weight=weight,
        enabled=enabled,
        focusable=True,
        on_slide=on_slide,
    )


def progress(
    value: float = 0.0,
    *,
    circular: bool = False,
    id: str = "android:id/progress",
    key: str = "",
    description: str = "",
    width: Size = "fill",
) -> View:
    """A ProgressBar at ``value`` from 0 to 1: a bar, or a ring of 48 dp."""
    return View(
        kind="progress",
        class_name=PROGRESS_BAR,
        id=id,
        key=key,
        value=value,
        description=description,
        width=48 if circular else width,
        height=48 if circular else 4,
    )


# decoration


def divider(*, inset: int = 0, margin: Insets | None = None) -> View:
    """A hairline across the column; no node of the tree."""
    return View(
        kind="divider",
        width="fill",
        height=1,
        margin=margin or Insets(inset, 0, inset, 0),
        style=Style(background="outline_variant"),
        hidden_from_tree=True,
    )


def space(size: int = 0, *, weight: float = 0.0) -> View:
    """Nothing, of ``size`` both ways, or with ``weight`` as much as is left."""
    return View(kind="space", width=size, height=size, weight=weight, hidden_from_tree=True)


def icon(
    name: str,
    *,
    size: int = 24,
    color: str = "on_surface_variant",
    background: str = "",
    box: int = 0,
    radius: int = -1,
    id: str = "",
    key: str = "",
    description: str = "",
    margin: Insets | None = None,
    hidden_from_tree: bool = False,
    on_tap: Tap | None = None,
    on_long_press: Tap | None = None,
) -> View:
    """An ImageView with an icon; with ``box`` it stands in a square of that size, round unless ``radius`` says so."""
    side = box or size
    return View(
        kind="icon",
        class_name=IMAGE_VIEW,
        id=id,
        key=key,
        icon=name,
        description=description,
        width=side,
        height=side,
        margin=margin or Insets(),
        style=Style(color=color, background=background, size=size, radius=side // 2 if radius < 0 else radius),
        focusable=on_tap is not None,
        hidden_from_tree=hidden_from_tree,
        on_tap=on_tap,
        on_long_press=on_long_press,
    )


def image(
    *,
    icon: str = "",
    background: str = "surface_container_high",
    color: str = "on_surface_variant",
    width: Size = 40,
    height: Size = 40,
    radius: int = 0,
    size: int = 24,
    id: str = "",
    key: str = "",
    description: str = "",
    draw: Callable[[Any, Any], None] | None = None,
    on_tap: Tap | None = None,
    on_long_press: Tap | None = None,
) -> View:
    """An ImageView: a coloured box with an icon in it, or whatever ``draw`` paints (see ``View.draw``)."""
    return View(
        kind="image" if draw is None else "canvas",
        class_name=IMAGE_VIEW,
        id=id,
        key=key,
        icon=icon,
        description=description,
        width=width,
        height=height,
        style=Style(color=color, background=background, size=size, radius=radius),
        focusable=on_tap is not None,
        draw=draw,
        on_tap=on_tap,
        on_long_press=on_long_press,
    )


def avatar(
    name: str,
    *,
    size: int = 40,
    color: str = "",
    id: str = "",
    key: str = "",
    description: str = "",
    on_tap: Tap | None = None,
) -> View:
    """A person's initial in a coloured circle: an ImageView, so the initial is in the picture only."""
    first = name.strip()[:1].upper()
    return View(
        kind="image",
        class_name=IMAGE_VIEW,
        id=id,
        key=key,
        text=first,
        icon="" if first.isalpha() else "person",
        description=description,
        width=size,
        height=size,
        style=Style(background=color or color_of(name), color="white", size=size // 2, radius=size // 2),
        focusable=on_tap is not None,
        on_tap=on_tap,
    )


def color_of(name: str) -> str:
    """The avatar colour of a name, always the same for the same name."""
    return AVATAR_COLORS[hashlib.sha256(name.encode("utf-8", "replace")).digest()[0] % len(AVATAR_COLORS)]


# bars


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


# rows


def list_row(
    title: str,
    subtitle: str = "",
    *,
    icon: str = "",
    leading: View | None = None,
    trailing: View | None = None,
    on_tap: Tap | None = None,
    on_long_press: Tap | None = None,
    id: str = "",
    key: str = "",
    title_id: str = "android:id/title",
    summary_id: str = "android:id/summary",
    description: str = "",
    enabled: bool = True,
    selected: bool = False,
    icon_color: str = "on_surface_variant",
    subtitle_lines: int = 2,
    background: str = "",
    padding: Insets | None = None,
) -> View:
    """A row as Android's lists have it: a clickable LinearLayout that itself says nothing, with TextViews inside.

    ``leading`` (or a plain ``icon``) stands in an icon frame, ``trailing`` (a switch, a text …) in a widget frame.
    """
    front = leading or (_row_icon(icon, icon_color if enabled else "disabled") if icon else None)
    words = _row_words(title, subtitle, title_id, summary_id, enabled, subtitle_lines)
    return row(
        row(front, id="icon_frame", width="wrap", margin=Insets(0, 8, 16, 8)) if front else None,
        words,
        row(trailing, id="android:id/widget_frame", width="wrap", margin=Insets(16, 0, 0, 0)) if trailing else None,
        id=id,
        key=key,
        padding=padding or insets(24),
        description=description,
        enabled=enabled,
        selected=selected,
        background=background or ("secondary_container" if selected else ""),
        on_tap=on_tap,
        on_long_press=on_long_press,
    )


def _row_words(title: str, subtitle: str, title_id: str, summary_id: str, enabled: bool, lines: int) -> View:
    """Title and summary of a row; the space around them makes a row 56 or 72 dp high."""
    color = "on_surface_variant" if enabled else "disabled"
    return column(
        text(title, id=title_id, color="on_surface" if enabled else "disabled", max_lines=2),
        text(subtitle, id=summary_id, size=14, color=color, max_lines=lines) if subtitle else None,
        weight=1.0,
        align="start",
        gap=2,
        margin=insets(0, 15 if subtitle else 17),
        class_name=RELATIVE_LAYOUT,
    )


def _row_icon(name: str, color: str) -> View:
    return icon(name, color=color, id="android:id/icon")


def switch_row(title: str, checked: bool, on_tap: Tap, subtitle: str = "", **options: Any) -> View:
    """A settings row with a switch that the row itself turns; takes the options of ``list_row``."""
    enabled = bool(options.get("enabled", True))
    return list_row(title, subtitle, on_tap=on_tap, trailing=switch(checked, enabled=enabled), **options)


def radio_row(title: str, checked: bool, on_tap: Tap, subtitle: str = "", **options: Any) -> View:
    """A row to choose one of several; takes the options of ``list_row``."""
    return list_row(title, subtitle, on_tap=on_tap, leading=radio(checked, id="android:id/checkbox"), **options)


# dialogs and menus

DIALOG_BUTTON_IDS = {
    "positive": "android:id/button1",
    "negative": "android:id/button2",
    "neutral": "android:id/button3",
}
DIALOG_WIDTH = 312


def dialog_frame(
    title: str = "",
    message: str = "",
    *content: View | None,
    buttons: Sequence[DialogButton] = (),
    icon: str = "",
    width: Size = DIALOG_WIDTH,
) -> View:
    """A dialog: as high as its content; the phone puts it in the middle over a scrim."""
    inner = _present(content)
    side = insets(24)
    return column(
        _glyph_above(icon) if icon else None,
        text(title, id="android:id/alertTitle", size=24, width="fill", max_lines=2, margin=side) if title else None,
        text(message, id="android:id/message", size=14, color="on_surface_variant", width="fill",
             margin=Insets(24, 16, 24, 0)) if message else None,
        column(*inner, id="android:id/custom", class_name=FRAME_LAYOUT if len(inner) == 1 else LINEAR_LAYOUT,
               margin=Insets(24, 16, 24, 0)) if inner else None,
        dialog_buttons(buttons) if buttons else None,
        id="android:id/parentPanel",
        width=width,
        padding=Insets(0, 24, 0, 0 if buttons else 24),
        background="surface_container_high",
        radius=28,
        elevation=6,
    )  # fmt: skip


def _glyph_above(name: str) -> View:
    return icon(name, color="secondary", margin=Insets(24, 0, 24, 16), id="android:id/icon")


def dialog_buttons(buttons: Sequence[DialogButton]) -> View:
    """A dialog's buttons: neutral on the left, negative and positive on the right."""
    ordered = [b for role in ("neutral", "", "negative", "positive") for b in buttons if b.role == role]
    neutral = [b for b in ordered if b.role == "neutral"]
    others = [b for b in ordered if b.role != "neutral"]
    return row(
        *(_dialog_button(b) for b in neutral),
        space(weight=1.0),
        *(_dialog_button(b) for b in others),
        id="android:id/buttonPanel",
        gap=8,
        padding=Insets(24, 20, 24, 20),
        class_name=SCROLL_VIEW,
    )


def _dialog_button(entry: DialogButton) -> View:
    return button(
        entry.text,
        entry.on_tap,
        style="text",
        id=DIALOG_BUTTON_IDS[entry.role],
        key=entry.key,
        enabled=entry.enabled,
    )


def menu_frame(entries: Sequence[MenuEntry], *, width: Size = 208) -> View:
    """A popup menu: a ListView of rows."""
    return column(
        *(_menu_row(entry) for entry in entries),
        width=width,
        padding=insets(0, 8),
        background="surface_container",
        radius=4,
        elevation=3,
        class_name=LIST_VIEW,
    )


def _menu_row(entry: MenuEntry) -> View:
    color = "on_surface" if entry.enabled else "disabled"
    return row(
        icon(entry.icon, color="on_surface_variant", margin=Insets(0, 0, 12, 0), id="icon") if entry.icon else None,
        column(
            text(entry.text, id="title", color=color, max_lines=1),
            weight=1.0,
            align="start",
            class_name=RELATIVE_LAYOUT,
        ),
        checkbox(entry.checked, id="checkbox") if entry.checked is not None else None,
        key=entry.key,
        height=48,
        padding=insets(16),
        id="content",
        enabled=entry.enabled,
        on_tap=entry.on_tap,
    )


def sheet_frame(*children: View | None, handle: bool = True) -> View:
    """A bottom sheet: as high as its content; the phone puts it at the foot of the window over a scrim."""
    grip = View(
        kind="divider",
        width=32,
        height=4,
        margin=Insets(0, 16, 0, 16),
        style=Style(background="outline", radius=2),
        hidden_from_tree=True,
    )
    sheet = column(
        column(grip, align="center") if handle else None,
        *children,
        id="design_bottom_sheet",
        class_name=FRAME_LAYOUT,
    )
    return sheet.but(style=Style(background="surface_container_low", radius=28, corners="top"))


# keys


def keypad_key(
    label: str,
    on_tap: Tap,
    *,
    letters: str = "",
    id: str = "",
    key: str = "",
    description: str = "",
    background: str = "surface_container_high",
    color: str = "on_surface",
    on_long_press: Tap | None = None,
    height: int = 64,
) -> View:
    """A key of a dialler or a calculator: a clickable frame with a large sign and perhaps small letters."""
    return column(
        text(label, id="dialpad_key_number", size=28, color=color, max_lines=1),
        text(letters, id="dialpad_key_letters", size=11, color="on_surface_variant", max_lines=1) if letters else None,
        id=id,
        key=key,
        height=height,
        weight=1.0,
        align="center",
        arrange="center",
        background=background,
        radius=height // 2,
        description=description or (f"{label},{letters}" if letters else label),
        on_tap=on_tap,
        on_long_press=on_long_press,
        class_name=FRAME_LAYOUT,
    )


def key_cap(
    label: str,
    on_tap: Tap,
    *,
    icon: str = "",
    description: str = "",
    id: str = "",
    key: str = "",
    weight: float = 1.0,
    background: str = "surface_container_lowest",
    color: str = "on_surface",
    on_long_press: Tap | None = None,
) -> View:
    """A key of the on-screen keyboard, with a sign or an icon on it. Its place in the row goes by ``weight``."""
    return View(
        kind="icon" if icon else "text",
        class_name=BUTTON,
        id=id,
        key=key,
        text=label,
        icon=icon,
        description=description,
        height=44,
        weight=weight,
        style=Style(
            background=background, color=color, size=24 if icon else 22, radius=6, text_align="center", max_lines=1
        ),
        on_tap=on_tap,
        on_long_press=on_long_press,
    )


def _present(children: Sequence[View | None]) -> tuple[View, ...]:
    return tuple(child for child in children if child is not None)
