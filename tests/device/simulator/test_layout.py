"""Layout: where views stand, how text breaks, what scrolls, what a touch meets."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from device.geometry import Bounds
from device.simulator.drawing import typeface
from device.simulator.drawing.layout import Placed, find, hit, layout, measure, walk
from device.simulator.drawing.view import Insets, Style, View
from device.simulator.drawing.widgets import (
    SCROLL_VIEW,
    DialogButton,
    app_bar,
    button,
    column,
    dialog_frame,
    fab,
    field,
    list_row,
    row,
    screen,
    scroll_column,
    stack,
    switch,
    text,
)  # fmt: skip

DISPLAY = Bounds(0, 0, 1080, 2400)
DENSITY = 420


def nothing() -> None:
    """A handler for what is never tapped here."""


def box(width: int | str = 10, height: int | str = 10, key: str = "", **options: object) -> View:
    return View(kind="space", width=width, height=height, key=key, **options)  # type: ignore[arg-type]


def place(view: View, frame: Bounds = DISPLAY, density: int = 160, **options: object) -> Placed:
    return layout(view, frame, density, **options)  # type: ignore[arg-type]


def bounds(placed: Placed, key: str) -> Bounds:
    found = find(placed, key)
    assert found is not None, f"no view has the key {key}"
    return found.bounds


def test_a_column_stacks_its_children_with_padding_margins_and_gaps() -> None:
    view = column(
        box(30, 10, "a"), box(40, 20, "b", margin=Insets(5, 7, 0, 3)), padding=Insets(2, 3, 0, 0), gap=4, align="start"
    )
    placed = place(view, Bounds(0, 0, 100, 100))
    assert bounds(placed, "a") == Bounds(2, 3, 32, 13)
    assert bounds(placed, "b") == Bounds(7, 24, 47, 44)


def test_a_row_shares_what_is_left_by_weight_and_loses_no_pixel() -> None:
    view = row(box(10, 10, "fixed"), *(box(0, 10, str(i), weight=1.0) for i in range(3)))
    placed = place(view, Bounds(0, 0, 101, 20))
    widths = [bounds(placed, str(i)).width for i in range(3)]
    assert sum(widths) == 91
    assert max(widths) - min(widths) <= 1
    assert bounds(placed, "2").right == 101


def test_filling_along_the_main_axis_is_a_weight_of_one() -> None:
    placed = place(row(column(key="left"), column(key="right")), Bounds(0, 0, 100, 20))
    assert (bounds(placed, "left").width, bounds(placed, "right").width) == (50, 50)


def test_children_are_arranged_along_and_aligned_across() -> None:
    frame = Bounds(0, 0, 100, 50)
    middle = place(row(box(key="a"), align="center", arrange="center", height="fill"), frame)
    assert bounds(middle, "a") == Bounds(45, 20, 55, 30)
    end = place(row(box(key="a"), align="end", arrange="end", height="fill"), frame)
    assert bounds(end, "a") == Bounds(90, 40, 100, 50)
    between = place(row(box(key="a"), box(key="b"), box(key="c"), arrange="between"), frame)
    assert [bounds(between, key).left for key in "abc"] == [0, 45, 90]


def test_a_stack_aligns_both_ways_unless_told_otherwise() -> None:
    frame = Bounds(0, 0, 100, 50)
    assert bounds(place(stack(box(key="a"), align="end"), frame), "a") == Bounds(90, 40, 100, 50)
    assert bounds(place(stack(box(key="a"), align="center", arrange="end"), frame), "a") == Bounds(45, 40, 55, 50)


def test_sizes_in_dp_become_pixels_by_density() -> None:
    assert bounds(place(column(box(24, 24, "a"), align="start"), density=420), "a").width == 63
    assert bounds(place(column(box(24, 24, "a"), align="start"), density=160), "a").width == 24


def test_what_wraps_is_as_large_as_its_content_and_no_larger_than_its_box() -> None:
    view = column(box(30, 20), box(50, 20), width="wrap", padding=Insets(5, 5, 5, 5))
    assert measure(view, 1000, 1000, 160) == (60, 50)
    assert measure(view, 40, 30, 160) == (40, 30)


def test_text_wraps_at_words_and_ends_in_an_ellipsis_when_lines_run_out() -> None:
    words = "one two three four five six seven eight nine ten"
    room = typeface.width("one two three four", 16)
    lines = typeface.wrap(words, 16, False, room)
    assert " ".join(lines) == words
    assert all(typeface.width(line, 16) <= room for line in lines)
    short = typeface.wrap(words, 16, False, room, 2)
    assert len(short) == 2
    assert short[0] == "one two three four"
    assert short[1].endswith("…")
    assert typeface.width(short[1], 16) <= room


def test_chinese_text_breaks_between_characters_and_a_long_word_where_it_must() -> None:
    assert len(typeface.wrap("自动化测试手机界面", 20, False, 60)) == 3
    lines = typeface.wrap("a" * 50, 20, False, 100)
    assert "".join(lines) == "a" * 50
    assert all(typeface.width(line, 20) <= 100 for line in lines)


def test_a_larger_font_scale_makes_text_taller_and_nothing_else() -> None:
    view = column(text("Hello", key="words"), box(10, 10, "box"), align="start")
    small, large = place(view), place(view, font_scale=1.3)
    assert bounds(large, "words").height > bounds(small, "words").height
    assert bounds(large, "box").height == bounds(small, "box").height


def test_a_row_that_wraps_is_as_tall_as_its_wrapped_text() -> None:
    view = column(row(box(20, 20), text("some words that need more than one line", key="words", weight=1.0), key="row"))
    placed = place(view, Bounds(0, 0, 120, 500))
    words = find(placed, "words")
    assert words is not None
    assert len(words.lines) > 1
    assert bounds(placed, "row").height == words.bounds.height


def names(count: int) -> list[View]:
    return [list_row(f"Row {i}", key=f"row{i}", on_tap=nothing) for i in range(count)]


def test_a_recycling_list_holds_only_the_rows_in_sight_and_counts_them_from_zero() -> None:
    view = screen(app_bar("Names"), scroll_column(*names(100), key="list"))
    top = place(view, density=DENSITY)
    listed = find(top, "list")
    assert listed is not None
    assert 5 < len(listed.children) < 40
    assert listed.children[0].key == "row0"
    moved = find(place(view, density=DENSITY, scroll={"list": 1000.0}), "list")
    assert moved is not None
    assert moved.children[0].key != "row0"
    assert [child.index for child in moved.children] == list(range(len(moved.children)))
    assert all(child.bounds.overlaps(moved.bounds) for child in moved.children)


def test_a_scroll_view_keeps_what_is_out_of_sight_and_clips_it() -> None:
    view = screen(scroll_column(*names(100), key="list", recycling=False))
    placed = place(view, density=DENSITY)
    listed = find(placed, "list")
    last = find(placed, "row99")
    assert listed is not None
    assert last is not None
    assert listed.view.class_name == SCROLL_VIEW
    assert last.visible.empty
    assert not last.bounds.empty


def test_scroll_offsets_are_brought_into_range_and_say_what_is_left_each_way() -> None:
    view = screen(scroll_column(*names(50), key="list"))
    states = [find(place(view, density=DENSITY, scroll={"list": at}), "list") for at in (-50.0, 300.0, 1e6)]
    first, middle, last = (each.scroll for each in states if each is not None and each.scroll is not None)
    assert (first.offset, first.backward, first.forward) == (0, False, True)
    assert (middle.backward, middle.forward) == (True, True)
    assert (last.offset, last.backward, last.forward) == (last.limit, True, False)
    short = find(place(screen(scroll_column(*names(2), key="list")), density=DENSITY), "list")
    assert short is not None
    assert short.scroll is not None
    assert short.scroll.limit == 0


def test_scrolling_moves_rows_by_the_offset() -> None:
    view = screen(scroll_column(*names(50), key="list"))
    before = bounds(place(view), "row3")
    assert bounds(place(view, scroll={"list": 40.0}), "row3") == before.moved(0, -40)


def test_a_key_is_the_views_own_or_made_from_the_nearest_keyed_view_above() -> None:
    placed = place(column(row(box(), key="mine"), box()), root_key="page")
    assert [each.key for each in walk(placed)] == ["page", "mine", "mine/0", "page/1"]


def test_a_field_shows_what_was_typed_and_knows_its_focus() -> None:
    view = column(field("name", "Name"), field("pin", "PIN", password=True))
    placed = place(view, fields={"name": "Ada", "pin": "1234"}, focus="pin", selection=(1, 2))
    name, pin = find(placed, "name"), find(placed, "pin")
    assert name is not None
    assert pin is not None
    assert (name.text, name.focused, name.selection) == ("Ada", False, None)
    assert (pin.text, pin.lines, pin.focused, pin.selection) == ("1234", ("••••",), True, (1, 2))


def test_a_multiline_field_grows_with_its_text() -> None:
    view = column(field("note", multiline=True))
    one, three = place(view, fields={"note": "a"}), place(view, fields={"note": "a\nb\nc"})
    assert bounds(three, "note").height > bounds(one, "note").height


def test_a_dialog_too_high_for_its_box_squeezes_its_list_and_keeps_its_buttons() -> None:
    view = dialog_frame(
        "Language",
        "",
        scroll_column(*names(60), key="list"),
        buttons=[DialogButton("Cancel", nothing, "negative", key="cancel")],
    )
    wide, tall = measure(view, 900, 1500, DENSITY)
    assert tall == 1500
    placed = place(view, Bounds(0, 0, wide, tall), DENSITY)
    assert placed.bounds.contains(bounds(placed, "cancel"))
    listed = find(placed, "list")
    assert listed is not None
    assert listed.scroll is not None
    assert listed.scroll.forward


def test_a_touch_meets_the_front_most_view_that_takes_touches() -> None:
    rows = scroll_column(*names(30), key="list")
    floating = fab("add", "Create", nothing, key="fab")
    placed = place(screen(stack(rows, floating, align="end", height="fill")), density=DENSITY)
    point = bounds(placed, "fab").center
    assert hit(placed, point.x, point.y)[-1].key == "fab"
    below = bounds(placed, "row2").center
    assert [each.key for each in hit(placed, below.x, below.y) if each.touchable] == ["row2"]


def test_a_list_behind_what_takes_no_touch_is_scrolled_also_where_none_of_its_rows_is() -> None:
    rows = scroll_column(*(box(200, 60, f"b{n}") for n in range(90)), key="list")
    overlay = column(key="overlay", width="fill", height="fill")
    placed = place(screen(stack(rows, overlay, height="fill")), density=DENSITY)
    path = hit(placed, bounds(placed, "list").center.x, bounds(placed, "list").center.y)
    assert "list" in [each.key for each in path]
    assert "overlay" not in [each.key for each in path]


def test_a_switch_without_a_handler_lets_its_row_take_the_touch() -> None:
    view = screen(list_row("Wi-Fi", key="wifi", on_tap=nothing, trailing=switch(True, key="switch")))
    placed = place(view, density=DENSITY)
    point = bounds(placed, "switch").center
    path = hit(placed, point.x, point.y)
    assert path[-1].key == "switch"
    assert [each.key for each in path if each.touchable] == ["wifi"]


def test_nothing_is_hit_outside_the_window_or_behind_a_clip() -> None:
    placed = place(screen(button("OK", nothing, key="ok")), Bounds(100, 100, 500, 500))
    assert hit(placed, 50, 50) == []
    assert hit(placed, 499.9, 499.9)[0] is placed


sizes = st.one_of(st.integers(0, 80), st.just("fill"), st.just("wrap"))


@st.composite
def views(draw: st.DrawFn, depth: int = 3) -> View:
    kind = draw(st.sampled_from(["column", "row", "stack", "text", "scroll"] if depth else ["text", "space"]))
    children = tuple(draw(st.lists(views(depth - 1), max_size=3))) if kind not in ("text", "space") else ()
    return View(
        kind=kind,  # type: ignore[arg-type]
        text=draw(st.text(max_size=12)) if kind == "text" else "",
        children=children,
        width=draw(sizes),  # type: ignore[arg-type]
        height=draw(sizes),  # type: ignore[arg-type]
        weight=draw(st.sampled_from([0.0, 0.0, 1.0, 2.5])),
        padding=Insets(*draw(st.tuples(*[st.integers(0, 9)] * 4))),
        margin=Insets(*draw(st.tuples(*[st.integers(0, 9)] * 4))),
        align=draw(st.sampled_from(["start", "center", "end", "fill"])),
        arrange=draw(st.sampled_from(["start", "center", "end", "between"])),
        gap=draw(st.integers(0, 9)),
        style=Style(max_lines=draw(st.integers(0, 2))),
    )


@settings(max_examples=60, deadline=None)
@given(views(), st.integers(1, 400), st.integers(1, 400))
def test_any_view_is_placed_the_same_way_twice_and_seen_only_inside_its_ancestors(
    view: View, width: int, height: int
) -> None:
    frame = Bounds(7, 11, 7 + width, 11 + height)
    placed = layout(view, frame, 240)
    assert placed == layout(view, frame, 240)
    assert placed.bounds == frame
    stack_ = [placed]
    while stack_:
        each = stack_.pop()
        for child in each.children:
            assert child.visible.empty or each.visible.contains(child.visible)
            assert child.bounds.width >= 0
            assert child.bounds.height >= 0
            stack_.append(child)
