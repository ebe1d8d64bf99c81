"""Who gets a touch where."""

from __future__ import annotations

from dataclasses import replace

from drawing import HEIGHT, WIDTH, icon, page, screen, text, view, window
from hypothesis import given
from hypothesis import strategies as st

from device.geometry import Bounds, Point
from device.screen import Element, Screen, WindowKind
from grounding.outline import outline
from grounding.reading.cover import NOBODY, Cover, window_code
from grounding.reading.screen import read


def takers(shown: Screen) -> list[bool]:
    return [element.clickable for element in shown.elements]


def find(shown: Screen, words: str) -> Element:
    return next(e for e in shown.elements if words in (e.text, e.description))


def test_a_child_takes_the_touch_before_its_parent_and_the_parent_keeps_the_rest() -> None:
    shown = page(view("LinearLayout", (0, 0, 1000, 200), "click", (icon((800, 0, 1000, 200), "Play"),), text="Row"))
    cover = Cover(shown, takers(shown))
    row, play = find(shown, "Row"), find(shown, "Play")
    assert cover.free_point(row.bounds, row.key) == Point(500, 100)
    assert cover.free_point(play.bounds, play.key) == Point(900, 100)
    wide = page(view("LinearLayout", (0, 0, 1000, 200), "click", (icon((100, 0, 1000, 200), "Play"),), text="Row"))
    row = find(wide, "Row")
    point = Cover(wide, takers(wide)).free_point(row.bounds, row.key)
    assert point is not None
    assert point.x < 100


def test_a_parent_covered_by_its_children_cannot_be_touched() -> None:
    shown = page(view("FrameLayout", (0, 0, 100, 100), "click", (icon((0, 0, 100, 100), "In"),), text="Out"))
    out = find(shown, "Out")
    assert Cover(shown, takers(shown)).free_point(out.bounds, out.key) is None


def test_a_later_sibling_covers_an_earlier_one() -> None:
    shown = page(
        view("Button", (0, 0, 200, 200), "click", text="Under"), view("Button", (50, 0, 250, 200), "click", text="Over")
    )
    under = find(shown, "Under")
    point = Cover(shown, takers(shown)).free_point(under.bounds, under.key)
    assert point is not None
    assert point.x < 50


def test_drawing_order_decides_against_tree_order() -> None:
    shown = page(
        view("Button", (0, 0, 200, 200), "click", text="First", drawing_order=2),
        view("Button", (0, 0, 200, 200), "click", text="Second", drawing_order=1),
    )
    cover = Cover(shown, takers(shown))
    first, second = find(shown, "First"), find(shown, "Second")
    assert cover.free_point(first.bounds, first.key) is not None
    assert cover.free_point(second.bounds, second.key) is None


def test_what_is_drawn_over_something_to_tap_is_seen_and_what_is_drawn_under_it_is_not() -> None:
    """A touch on a text over a map goes to the map all the same."""
    shown = page(
        text("Under", (100, 900, 500, 960)),
        view("SurfaceView", (0, 0, WIDTH, HEIGHT), "click"),
        text("Over", (100, 500, 500, 560)),
        view("ImageView", (100, 600, 500, 660), resource_id="org.example:id/shadow"),
    )
    reading = read(shown)
    assert [thing.name for thing in reading.things if thing.name] == ["Over", "shadow"]
    assert [thing.name for thing in reading.hidden] == ["Under"]


def test_a_bare_backdrop_after_what_it_backs_covers_nothing() -> None:
    shown = page(
        view(
            "FrameLayout",
            (0, 2000, WIDTH, HEIGHT),
            children=(icon((0, 2000, 200, 2200), "Phone"), view("ImageView", (0, 2000, WIDTH, HEIGHT), "click")),
        )
    )
    phone = find(shown, "Phone")
    assert Cover(shown, takers(shown)).free_point(phone.bounds, phone.key) == phone.bounds.center


def test_a_dialog_takes_all_touches_inside_its_frame_and_outside() -> None:
    under = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=(icon((0, 0, 200, 200), "Far"),))
    over = view("FrameLayout", (300, 900, 800, 1400), children=(icon((400, 1000, 600, 1200), "OK"),))
    shown = screen(window(under), window(over, WindowKind.DIALOG))
    cover = Cover(shown, takers(shown))
    far = find(shown, "Far")
    assert cover.free_point(far.bounds, far.key) is None
    assert set(cover.owners(far.bounds).ravel()) == {NOBODY}
    assert set(cover.owners(Bounds(310, 910, 320, 920)).ravel()) == {window_code(1)}


def test_a_small_floating_window_of_another_app_covers_only_itself() -> None:
    under = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=(icon((0, 0, 200, 200), "Far"),))
    bubble = view("FrameLayout", (900, 900, 1060, 1060), children=(icon((900, 900, 1060, 1060), "Chat"),))
    shown = screen(window(under), window(bubble, WindowKind.DIALOG, "org.example.chat"))
    far = find(shown, "Far")
    assert Cover(shown, takers(shown)).free_point(far.bounds, far.key) == far.bounds.center


def test_a_keyboard_window_reaches_only_as_far_as_its_keys() -> None:
    under = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=(icon((0, 300, 200, 500), "Far"),))
    board = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=(icon((0, 1700, WIDTH, HEIGHT), "Space"),))
    shown = screen(window(under), window(board, WindowKind.KEYBOARD, "org.example.ime"))
    far = find(shown, "Far")
    assert Cover(shown, takers(shown)).free_point(far.bounds, far.key) is not None


def test_a_toast_takes_no_touches() -> None:
    under = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=(icon((400, 2000, 700, 2200), "Far"),))
    toast = text("Saved", (300, 1900, 800, 2300))
    shown = screen(window(under), window(toast, WindowKind.SYSTEM, "com.android.systemui"))
    far = find(shown, "Far")
    assert Cover(shown, takers(shown)).free_point(far.bounds, far.key) is not None


def test_a_dialog_that_nothing_can_be_tapped_in_covers_what_lies_behind_it_and_is_read() -> None:
    under = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=(icon((400, 1100, 700, 1300), "Far"),))
    wait = view("FrameLayout", (60, 1000, 1020, 1400), children=(text("Please wait…", (120, 1150, 900, 1250)),))
    shown = screen(window(under), window(wait, WindowKind.DIALOG))
    far = find(shown, "Far")
    assert Cover(shown, takers(shown)).free_point(far.bounds, far.key) is None
    told = outline(read(shown), "App").text()
    assert "Please wait…" in told
    assert "Far" not in told


boxes = st.tuples(st.integers(-50, 1000), st.integers(-50, 1000), st.integers(0, 400), st.integers(0, 400)).map(
    lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3])
)


@given(st.lists(boxes, min_size=1, max_size=12), st.integers(0, 999), st.integers(0, 999))
def test_the_last_painted_box_owns_a_pixel(drawn: list[tuple[int, int, int, int]], x: int, y: int) -> None:
    views = [view("Button", box, "click", text=str(n), drawing_order=n + 1) for n, box in enumerate(drawn)]
    shown = replace(screen(window(view("FrameLayout", (0, 0, 1000, 1000), children=views))), width=1000, height=1000)
    on = [e.key for e in shown.elements if e.clickable and e.bounds.contains(Point(x, y))]
    owner = Cover(shown, takers(shown)).owners(Bounds(x, y, x + 1, y + 1))
    assert owner.ravel().tolist() == [on[-1] if on else window_code(0)]
