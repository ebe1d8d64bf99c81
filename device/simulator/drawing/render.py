"""Rendering: the picture of placed views, in the manner of Material 3.

The picture is made from the same ``Placed`` values as the tree, so that both agree. Shapes and text are drawn
directly at their size; glyphs, icons, corners and shadows are kept as masks between pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from device.geometry import Bounds
from device.simulator.drawing import icons, typeface
from device.simulator.drawing.brush import Brush
from device.simulator.drawing.layout import ICON_IN_FIELD, ICON_IN_TEXT, LABEL_GAP, MENU_SIDE, Placed
from device.simulator.drawing.text_scale import text_pixels
from device.simulator.drawing.theme import Color, color

SHADOW_OPACITY = 70
DISABLED_OPACITY = 97
"""Of 255: what is disabled has this much of its colour left."""
SMALL_LABEL = 12
TALL_FIELD = 72
"""A field higher than this keeps its hint at the top."""


@dataclass(frozen=True, slots=True)
class WindowToDraw:
    """One window, laid out. With ``scrim`` everything behind it is darkened."""

    root: Placed
    scrim: bool = False
    secure: bool = False
    """It may not be seen in pictures: where it stands they are black."""
    without: str = ""
    """Key of a view that is not drawn where it stands, as a finger carries it."""


def render(windows: Sequence[WindowToDraw], size: tuple[int, int], *, dark: bool = False) -> Image.Image:
    """The picture of a display of ``size`` (width, height) with these windows, back to front, in RGB."""
    picture = Image.new("RGB", size)
    painter = _Painter(Brush(picture), dark)
    whole = Bounds(0, 0, *size)
    for window in windows:
        if window.scrim:
            painter.brush.fill(whole, whole, color("scrim", dark))
        if window.secure:
            painter.brush.fill(window.root.bounds, whole, (0, 0, 0, 255))
        else:
            painter.without = window.without
            painter.draw(window.root, whole)
    return picture


class _Painter:
    """Draws views with a brush, in the colours of one theme."""

    def __init__(self, brush: Brush, dark: bool) -> None:
        self.brush = brush
        self.dark = dark
        self.without = ""

    def color(self, name: str) -> Color:
        """A colour by name; nothing for ''."""
        return color(name, self.dark) if name else (0, 0, 0, 0)

    def draw(self, placed: Placed, clip: Bounds) -> None:
        """A view and all below it."""
        visible = placed.visible.intersect(clip)
        if visible.empty or (self.without and placed.key == self.without):
            return
        self.background(placed, clip)
        match placed.view.kind:
            case "text":
                self.text(placed)
            case "field":
                self.field(placed, clip)
            case "icon" | "image":
                self.icon(placed)
            case "switch":
                self.switch(placed)
            case "checkbox" | "radio":
                self.choice(placed)
            case "slider":
                self.slider(placed)
            case "progress":
                self.progress(placed)
            case "canvas":
                if placed.view.draw is not None:
                    self.brush.paint(placed.bounds, placed.visible, placed.view.draw)
            case "column" | "row" | "stack" | "scroll" | "divider" | "space":
                pass
        for child in placed.children:
            self.draw(child, visible)

    # boxes and words

    def background(self, placed: Placed, around: Bounds) -> None:
        """Shadow, background and border. ``around`` is where a shadow may fall."""
        view, style, box = placed.view, placed.view.style, placed.bounds
        radius = _px(placed, style.radius)
        if style.elevation and style.background:
            self.brush.shadow(box, around, radius, max(2, _px(placed, style.elevation)), SHADOW_OPACITY)
        if style.background:
            fill = self.color(style.background)
            if not view.enabled and view.kind in ("text", "icon"):
                fill = _faded(self.color("on_surface"), 30)
            self.brush.rounded(box, placed.visible, fill, radius, style.corners)
        if style.gradient:
            self.brush.gradient(box, placed.visible, [self.color(name) for name in style.gradient])
        if style.border and view.kind != "field":
            self.brush.frame(box, placed.visible, self.color(style.border), radius, _px(placed, 1))

    def ink(self, placed: Placed) -> Color:
        """The colour of a view's words or icon."""
        if not placed.view.enabled and placed.view.kind in ("text", "icon", "field"):
            return _faded(self.color("on_surface"), DISABLED_OPACITY)
        return self.color(placed.view.style.color)

    def line(self, words: str, x: int, y: int, px: int, bold: bool, clip: Bounds, ink: Color) -> None:
        """One line of text whose box begins at (x, y)."""
        mask = typeface.mask(words, px, bold)
        if mask is not None:
            self.brush.mask(mask, x - typeface.margin(px), y, clip, ink)

    def lines(self, placed: Placed, box: Bounds, ink: Color, top: bool = False) -> None:
        """A view's lines in a box, in the middle of its height unless at the top."""
        style = placed.view.style
        px = _sp(placed, style.size)
        step = typeface.line_height(px)
        y = box.top if top else box.top + (box.height - step * len(placed.lines)) // 2
        for words in placed.lines:
            left = box.width - typeface.width(words, px, style.bold)
            x = box.left + {"start": 0, "center": left // 2, "end": left}[style.text_align]
            self.line(words, x, y, px, style.bold, placed.visible, ink)
            y += step

    def text(self, placed: Placed) -> None:
        """Words, perhaps with an icon before them."""
        box, view, ink = _inner(placed), placed.view, self.ink(placed)
        if view.icon:
            side, gap = _px(placed, ICON_IN_TEXT), _px(placed, MENU_SIDE)
            px = _sp(placed, view.style.size)
            wide = max((typeface.width(words, px, view.style.bold) for words in placed.lines), default=0)
            x = box.left + (max(0, box.width - wide - side - gap) // 2 if view.style.text_align == "center" else 0)
            mask = icons.mask(view.icon, side)
            self.brush.mask(mask, x, box.top + (box.height - side) // 2, placed.visible, ink)
            box = Bounds(x + side + gap, box.top, max(x + side + gap + wide, box.right), box.bottom)
            if view.style.text_align == "center":
                box = Bounds(box.left, box.top, box.left + wide, box.bottom)
        self.lines(placed, box, ink)

    def icon(self, placed: Placed) -> None:
        """An icon in the middle of its box, or an initial or a sign where there is no icon."""
        view, box, ink = placed.view, placed.bounds, self.ink(placed)
        if view.picture is not None and not placed.visible.empty:
            self.brush.photo(view.picture(box.width, box.height), box, placed.visible, _px(placed, view.style.radius))
        elif view.icon:
            side = min(_px(placed, view.style.size), max(box.width, box.height))
            mask = icons.mask(view.icon, side)
            x, y = box.left + (box.width - side) // 2, box.top + (box.height - side) // 2
            self.brush.mask(mask, x, y, placed.visible, ink)
        elif placed.text:
            px = _sp(placed, view.style.size)
            x = box.left + (box.width - typeface.width(placed.text, px)) // 2
            y = box.top + (box.height - typeface.line_height(px)) // 2
            self.line(placed.text, x, y, px, view.style.bold, placed.visible, ink)

    # fields

    def field(self, placed: Placed, around: Bounds) -> None:
        """Frame, label or hint, text, selection and cursor of a text field. ``around`` is where a label may stand."""
        box, view = _inner(placed), placed.view
        if view.icon:
            side = _px(placed, ICON_IN_FIELD)
            mask = icons.mask(view.icon, side)
            y = placed.bounds.top + (placed.bounds.height - side) // 2
            self.brush.mask(mask, box.left, y, placed.visible, self.color("on_surface_variant"))
            box = Bounds(box.left + side + 2 * _px(placed, MENU_SIDE), box.top, box.right, box.bottom)
        if view.style.border:
            self.field_frame(placed, box, around)
        elif not placed.text:
            self.hint(placed, box)
        self.field_text(placed, box)

    def field_frame(self, placed: Placed, box: Bounds, around: Bounds) -> None:
        """A filled or underlined field's line, or an outlined one's frame, with the label or the hint."""
        bounds, view = placed.bounds, placed.view
        edge = self.color("primary" if placed.focused else "on_surface_variant" if view.style.background else "outline")
        thickness = _px(placed, 2 if placed.focused else 1)
        if view.style.background or not view.style.radius:
            line = Bounds(bounds.left, bounds.bottom - thickness, bounds.right, bounds.bottom)
            self.brush.fill(line, placed.visible, edge)
        else:
            self.brush.frame(bounds, placed.visible, edge, _px(placed, view.style.radius), thickness)
        if not (placed.text or placed.focused):
            self.hint(placed, Bounds(box.left, bounds.top, box.right, bounds.bottom))
        elif view.style.radius:
            self.label(placed, box, around, thickness)
        elif not placed.text:
            self.hint(placed, box)

    def label(self, placed: Placed, box: Bounds, around: Bounds, thickness: int) -> None:
        """The small label inside a filled field, or on the frame of an outlined one."""
        bounds, view = placed.bounds, placed.view
        px = _sp(placed, SMALL_LABEL)
        ink = self.color("primary" if placed.focused else "on_surface_variant")
        words = typeface.wrap(view.hint, px, False, max(1, box.width), 1)[0]
        y = bounds.top + _px(placed, 7)
        if not view.style.background:
            y = bounds.top - typeface.line_height(px) // 2
            behind = self.brush.color_at(bounds.center.x, bounds.top + thickness + 1)
            side = _px(placed, 4)
            gap = Bounds(
                box.left - side, bounds.top, box.left + typeface.width(words, px) + side, bounds.top + thickness
            )
            self.brush.fill(gap, placed.visible, behind)
        self.line(words, box.left, y, px, False, around, ink)

    def hint(self, placed: Placed, box: Bounds) -> None:
        """The hint where the text would be."""
        style = placed.view.style
        px = _sp(placed, style.size)
        words = typeface.wrap(placed.view.hint, px, style.bold, max(1, box.width), 1)[0]
        tall = placed.view.multiline and placed.bounds.height > _px(placed, TALL_FIELD)
        inner = _inner(placed)
        y = inner.top if tall else box.top + (box.height - typeface.line_height(px)) // 2
        left = box.width - typeface.width(words, px, style.bold)
        x = box.left + {"start": 0, "center": left // 2, "end": left}[style.text_align]
        name = placed.view.style.hint_color or "on_surface_variant"
        ink = _faded(self.color(name), 255 if placed.view.enabled else DISABLED_OPACITY)
        self.line(words, x, y, px, style.bold, placed.visible, ink)

    def field_text(self, placed: Placed, box: Bounds) -> None:
        """The typed lines, what is selected, and the cursor, moved so that the cursor can be seen."""
        style = placed.view.style
        px = _sp(placed, style.size)
        step = typeface.line_height(px)
        clip = placed.visible.intersect(Bounds(box.left - 2, placed.bounds.top, box.right + 4, placed.bounds.bottom))
        tall = placed.view.multiline
        y = box.top if tall else box.top + (box.height - step) // 2
        if tall and step * len(placed.lines) > box.height and placed.focused:
            y = box.bottom - step * len(placed.lines)
        start, end = placed.selection or (len(placed.text), len(placed.text))
        at = 0
        for i, words in enumerate(placed.lines):
            first = at if placed.view.password else max(at, placed.text.find(words, at))
            last = i == len(placed.lines) - 1
            before = typeface.width(words[: max(0, end - first)], px, style.bold)
            left = box.width - typeface.width(words, px, style.bold)
            x = box.left + {"start": 0, "center": left // 2, "end": left}[style.text_align]
            if not tall and placed.focused and before > box.width:
                x = box.left + box.width - before
            if placed.focused and start < end:
                self.selected(words, x, y, px, (start - first, end - first), style.bold, clip)
            self.line(words, x, y, px, style.bold, clip, self.ink(placed))
            at = first + len(words)
            if placed.focused and start == end and first <= end and (last or end <= at):
                bar = Bounds(x + before, y + step // 12, x + before + _px(placed, 2), y + step - step // 12)
                self.brush.fill(bar, clip, self.color("primary"))
                end = start = -1
            y += step

    def selected(self, words: str, x: int, y: int, px: int, part: tuple[int, int], bold: bool, clip: Bounds) -> None:
        """The band behind the selected part of a line."""
        first, last = (min(max(0, each), len(words)) for each in part)
        if first < last:
            left, right = (x + typeface.width(words[:each], px, bold) for each in (first, last))
            band = Bounds(left, y, right, y + typeface.line_height(px))
            self.brush.fill(band, clip, _faded(self.color("primary"), 90))

    # controls

    def switch(self, placed: Placed) -> None:
        """A track with a thumb, on the right of its label."""
        view, box = placed.view, placed.bounds
        wide, tall = _px(placed, 52), _px(placed, 32)
        right = box.right - _px(placed, view.padding.right)
        top = box.top + (box.height - tall) // 2
        track = Bounds(right - wide, top, right, top + tall)
        fade = 255 if view.enabled else DISABLED_OPACITY
        if view.checked:
            self.brush.rounded(track, placed.visible, _faded(self.color("primary"), fade), tall // 2)
            x, y, radius = track.right - tall // 2, top + tall // 2, _px(placed, 12)
            self.brush.disc(x, y, radius, placed.visible, self.color("on_primary"))
            side = _px(placed, 16)
            mask = icons.mask("check", side)
            ink = _faded(self.color("on_primary_container"), fade)
            self.brush.mask(mask, x - side // 2, y - side // 2, placed.visible, ink)
        else:
            edge = _faded(self.color("outline"), fade)
            self.brush.rounded(track, placed.visible, self.color("surface_container_highest"), tall // 2)
            self.brush.frame(track, placed.visible, edge, tall // 2, _px(placed, 2))
            self.brush.disc(track.left + tall // 2, top + tall // 2, _px(placed, 8), placed.visible, edge)
        if placed.lines:
            room = Bounds(box.left, box.top, track.left - _px(placed, LABEL_GAP), box.bottom)
            self.lines(placed, room, self.label_ink(placed))

    def label_ink(self, placed: Placed) -> Color:
        """The colour of a control's label."""
        return self.color(placed.view.style.color if placed.view.enabled else "disabled")

    def choice(self, placed: Placed) -> None:
        """A checkbox or a radio button, on the left of its label."""
        view, box = placed.view, placed.bounds
        fade = 255 if view.enabled else DISABLED_OPACITY
        x, y = box.left + _px(placed, 16), (box.top + box.bottom) // 2
        half = _px(placed, 9 if view.kind == "checkbox" else 10)
        mark = Bounds(x - half, y - half, x + half, y + half)
        edge = _faded(self.color("primary" if view.checked else "on_surface_variant"), fade)
        clip = placed.visible
        if view.kind == "radio":
            self.brush.frame(mark, clip, edge, half, _px(placed, 2))
            if view.checked:
                self.brush.disc(x, y, _px(placed, 5), clip, edge)
        elif view.checked:
            self.brush.rounded(mark, clip, edge, _px(placed, 2))
            side = _px(placed, 16)
            self.brush.mask(icons.mask("check", side), x - side // 2, y - side // 2, clip, self.color("on_primary"))
        else:
            self.brush.frame(mark, clip, edge, _px(placed, 2), _px(placed, 2))
        if placed.lines:
            room = Bounds(x + _px(placed, 16 + LABEL_GAP), box.top, box.right, box.bottom)
            self.lines(placed, room, self.label_ink(placed))

    def slider(self, placed: Placed) -> None:
        """A thick track up to an upright handle."""
        view, box, clip = placed.view, _inner(placed), placed.visible
        fade = 255 if view.enabled else DISABLED_OPACITY
        primary = _faded(self.color("primary"), fade)
        middle, half, gap = (box.top + box.bottom) // 2, _px(placed, 8), _px(placed, 6)
        handle = max(2, _px(placed, 4))
        x = box.left + round((box.width - handle) * min(1.0, max(0.0, view.value)))
        done = Bounds(box.left, middle - half, x - gap, middle + half)
        rest = Bounds(x + handle + gap, middle - half, box.right, middle + half)
        if not done.empty:
            self.brush.rounded(done, clip, primary, half)
        if not rest.empty:
            self.brush.rounded(rest, clip, _faded(self.color("secondary_container"), fade), half)
        reach = min(box.height // 2, _px(placed, 22))
        self.brush.rounded(Bounds(x, middle - reach, x + handle, middle + reach), clip, primary, handle // 2)

    def progress(self, placed: Placed) -> None:
        """A bar, or a ring where the box is a square."""
        value, box, clip = min(1.0, max(0.0, placed.view.value)), placed.bounds, placed.visible
        done, rest = self.color("primary"), self.color("secondary_container")
        if box.width == box.height:
            thickness = _px(placed, 4)
            self.brush.arc(box, clip, rest, thickness, 1.0)
            self.brush.arc(box, clip, done, thickness, value)
            return
        x, gap = box.left + round(box.width * value), _px(placed, 4)
        radius = box.height // 2
        begin = x + gap if value else box.left
        if begin < box.right:
            self.brush.rounded(Bounds(begin, box.top, box.right, box.bottom), clip, rest, radius)
        if x > box.left:
            self.brush.rounded(Bounds(box.left, box.top, x, box.bottom), clip, done, radius)


def _px(placed: Placed, dp: float) -> int:
    """Pixels of a length in dp."""
    return max(1, int(dp * placed.pixels + 0.5)) if dp > 0 else 0


def _sp(placed: Placed, size: int) -> int:
    """Pixels of a text size in sp."""
    return text_pixels(size, placed.pixels, placed.font_scale, placed.view.style.fixed)


def _inner(placed: Placed) -> Bounds:
    """A view's box without its padding."""
    padding, box = placed.view.padding, placed.bounds
    return Bounds(
        box.left + _px(placed, padding.left),
        box.top + _px(placed, padding.top),
        box.right - _px(placed, padding.right),
        box.bottom - _px(placed, padding.bottom),
    )


def _faded(ink: Color, opacity: int) -> Color:
    """The colour with so much of its opacity left."""
    return *ink[:3], ink[3] * opacity // 255
