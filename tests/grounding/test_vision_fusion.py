"""The tree and the picture put together."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
from drawing import HEIGHT, WIDTH, Drawn, icon, page, screen, text, view, window
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from seen_screens import empty_screen, region, sight, words

from device.geometry import Bounds
from device.screen import Screen, WindowKind
from grounding.chain import seen_reading
from grounding.grounder import Found, ground
from grounding.interface import Miss, Reason, Role, State, Target
from grounding.outline import outline
from grounding.reading.screen import read
from grounding.vision.fusion import fuse
from grounding.vision.gaps import unnamed
from grounding.vision.seen import Kind, SeenRegion, SeenText, Sight

INKED = np.random.default_rng(1).integers(0, 255, (HEIGHT // 2, WIDTH // 2, 3), dtype=np.uint8)
"""A picture on which something is drawn everywhere."""


def found(phrase: str, shown: Screen, seen: Sight, pixels: np.ndarray | None = None) -> Found:
    answer = ground(Target(phrase), seen_reading(shown, seen, pixels))
    assert isinstance(answer, Found), answer.text()
    return answer


GAME = sight(
    words("LEVEL 1", 400, 500, 90),
    words("Wi-Fi", 60, 1000), region(Kind.TOGGLE, (900, 990, 1000, 1050), on=True),
    words("Send", 500, 1215), region(Kind.BUTTON, (60, 1200, 1020, 1290)),
    region(Kind.ICON, (900, 130, 1000, 230), concept="share", confidence=0.9),
)  # fmt: skip


def test_a_screen_without_a_tree_is_outlined_and_pointed_at_from_its_picture_alone() -> None:
    reading = seen_reading(empty_screen(), GAME, None)
    told = outline(reading, "Game")
    assert told.title == "LEVEL 1"
    assert not told.poor
    for item in told.items():
        if item.phrase:
            assert isinstance(ground(Target(item.phrase), seen_reading(empty_screen(), GAME, None)), Found)
    switch = found("the Wi-Fi switch", empty_screen(), GAME)
    assert switch.states >= {State.ON}
    assert Bounds(900, 990, 1000, 1050).contains(switch.point)
    assert Bounds(60, 1200, 1020, 1290).contains(found('the "Send" button', empty_screen(), GAME).point)
    assert found("the share icon", empty_screen(), GAME).receiver.seen


def test_a_screen_without_any_node_gets_one_to_hang_things_on() -> None:
    bare = Screen(WIDTH, HEIGHT, 0, (), ())
    assert found('"Send"', bare, GAME).role is Role.BUTTON


@pytest.mark.parametrize("tree", ["system bars", "empty node"])
def test_what_the_system_bars_show_is_left_to_them(tree: str) -> None:
    bars = (
        window(view("FrameLayout", (0, 0, WIDTH, 63), children=[text("09:00", (40, 5, 140, 55))]),
               WindowKind.STATUS_BAR),
    ) if tree == "system bars" else ()  # fmt: skip
    shown = screen(window(view("SurfaceView", (0, 0, WIDTH, HEIGHT))), *bars)
    fused = fuse(shown, sight(words("09:00", 40, 8, 44), words("Play", 500, 1000)))
    assert [e.text for e in fused.screen.elements if e.seen] == ["Play"]


def test_the_trees_own_elements_keep_their_keys_and_the_fingerprint_is_the_trees() -> None:
    shown = page(text("Title", (60, 100, 400, 180)), view("SurfaceView", (0, 400, WIDTH, 2000)))
    fused = fuse(shown, sight(words("Title", 60, 115), words("Play", 500, 1000)))
    assert fused.screen.elements[: len(shown.elements)][1] is shown.elements[1]
    assert fused.screen.fingerprint() == shown.fingerprint()
    assert [e.text for e in fused.screen.elements[len(shown.elements) :]] == ["Play"]


def test_text_that_the_tree_tells_too_is_there_once() -> None:
    shown = page(text("Wi-Fi networks", (60, 100, 700, 180)))
    assert fuse(shown, sight(words("Wi-Fi netw0rks", 60, 115))).screen is not None
    assert not any(e.seen for e in fuse(shown, sight(words("Wi-Fi netw0rks", 60, 115))).screen.elements)


def test_an_unlabelled_icon_gets_the_name_of_what_it_shows() -> None:
    shown = page(icon((900, 100, 1020, 220)), icon((760, 100, 880, 220), "Search"))
    box = unnamed(shown)
    assert box == (Bounds(900, 100, 1020, 220),)
    seen = sight(region(Kind.ICON, (900, 100, 1020, 220), concept="share", confidence=0.92))
    assert found("the share icon", shown, seen).element.bounds == box[0]
    assert isinstance(ground(Target("the share icon"), read(shown)), Miss), "the tree alone cannot tell"


def test_an_unlabelled_button_gets_the_words_drawn_in_it() -> None:
    shown = page(view("View", (60, 1200, 1020, 1290), "click"), view("View", (60, 1400, 1020, 1490), "click"))
    seen = sight(words("Accept", 500, 1220), words("Decline", 500, 1420))
    assert found('"Decline"', shown, seen).element.bounds.top == 1400


def test_a_text_drawn_where_the_tree_has_none_can_be_read_but_is_not_tapped() -> None:
    shown = page(view("LinearLayout", (0, 300, WIDTH, 1200), children=[text("Known", (60, 320, 300, 380))]))
    answer = found('"Drawn"', shown, sight(words("Known", 60, 325), words("Drawn", 60, 800)))
    assert answer.role is Role.TEXT
    assert not answer.element.clickable


def test_what_a_picture_shows_is_read_and_not_tapped() -> None:
    shown = page(view("ImageView", (0, 300, WIDTH, 2000)), text("Next", (60, 2100, 300, 2160)))
    seen = sight(words("Tap here", 400, 900), region(Kind.ICON, (100, 500, 200, 600)))
    drawn = [e for e in fuse(shown, seen).screen.elements if e.seen]
    assert [(e.text, e.clickable) for e in drawn] == [("Tap here", False)]


def test_a_text_drawn_a_second_time_where_the_tree_has_none_is_a_second_text() -> None:
    under = view("LinearLayout", (0, 300, WIDTH, 1200), children=[text("Total", (60, 320, 300, 380))])
    fused = fuse(page(under), sight(words("Total", 60, 325), words("Total", 60, 900)))
    assert [e.bounds.top for e in fused.screen.elements if e.seen] == [900]


def test_a_tree_of_many_thousand_nodes_is_fused_in_bounded_time() -> None:
    many = [text(f"Item {n} of a long list", (60, n % 2300, 700, n % 2300 + 50)) for n in range(8000)]
    seen = sight(*(words(f"Item {n} of a long lizt", 60, 20 * n, 40) for n in range(100)))
    started = time.process_time()
    fuse(page(*many), seen, INKED)
    assert time.process_time() - started < 10


def contradicted(seen: Sight, pixels: np.ndarray) -> Miss | Found:
    shown = page(text("Connected to Maple Street", (60, 600, 800, 660)), text("Other", (60, 900, 400, 960)))
    return ground(Target('"Connected to Maple Street"'), seen_reading(shown, seen, pixels))


def test_a_text_where_nothing_is_drawn_is_stale() -> None:
    blank = np.full((HEIGHT // 2, WIDTH // 2, 3), 250, np.uint8)
    answer = contradicted(sight(words("Other", 60, 905)), blank)
    assert isinstance(answer, Miss)
    assert answer.reason is Reason.HIDDEN
    assert "picture does not show it" in answer.detail


def test_a_text_where_another_is_read_well_is_stale() -> None:
    assert isinstance(contradicted(sight(words("No signal here", 60, 605)), INKED), Miss)


@pytest.mark.parametrize(
    "read_there", ["Connected to Mapie Street", "Connected to", "C0nnected t0 Maple 5treet", "Maple Street", "", "x"]
)
def test_a_text_read_badly_or_in_part_or_not_at_all_on_a_busy_ground_is_believed(read_there: str) -> None:
    seen = sight(words(read_there, 60, 605)) if read_there else sight(words("Other", 60, 905))
    assert isinstance(contradicted(seen, INKED), Found)


def test_a_text_that_was_painted_over_is_believed() -> None:
    painted = INKED.copy()
    painted[290:340] = 0
    assert isinstance(contradicted(sight(), painted), Found)


def test_a_text_that_is_not_drawn_as_told_is_not_judged() -> None:
    shown = page(
        view("SeekBar", (60, 600, 1020, 660), text="50.00"), view("View", (60, 800, 1020, 860), text="Semantics")
    )
    blank = np.full((HEIGHT // 2, WIDTH // 2, 3), 250, np.uint8)
    assert not fuse(shown, sight(), blank).stale


def test_nothing_is_stale_where_tree_and_picture_may_be_of_two_moments() -> None:
    shown = page(text("Connected to Maple Street", (60, 600, 800, 660)))
    blank = np.full((HEIGHT // 2, WIDTH // 2, 3), 250, np.uint8)
    reading = seen_reading(shown, sight(), blank, one_moment=False)
    assert isinstance(ground(Target('"Connected to Maple Street"'), reading), Found)


def test_a_picture_taken_smaller_is_seen_at_the_screens_size() -> None:
    small = sight(words("Play", 250, 500, 25), width=WIDTH // 2, height=HEIGHT // 2)
    assert found('"Play"', empty_screen(), small).bounds.top == 1000


def test_a_black_picture_changes_nothing() -> None:
    shown = page(text("Account", (60, 600, 800, 660)))
    fused = fuse(shown, Sight(WIDTH, HEIGHT, black=True), INKED)
    assert fused.screen is shown
    assert not fused.named
    assert not fused.stale


def test_seen_points_lie_inside_what_was_seen() -> None:
    reading = seen_reading(empty_screen(), GAME, None)
    for thing in reading.things:
        if thing.element.seen and thing.point is not None:
            assert thing.box.contains(thing.point), thing.name


def test_what_lies_behind_a_dialog_is_not_named_by_what_the_dialog_shows() -> None:
    under = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=[view("View", (100, 900, 900, 1000), "click")])
    over = view("FrameLayout", (100, 800, 980, 1600), children=[text("Sure?", (200, 920, 600, 980))])
    shown = screen(window(under), window(over, WindowKind.DIALOG))
    assert not fuse(shown, sight(words("Sure?", 200, 925))).named


def test_an_icon_that_is_only_read_aloud_goes_by_what_it_plainly_shows_too() -> None:
    shown = page(icon((900, 100, 1020, 220), "Site information"))
    plain = sight(region(Kind.ICON, (900, 100, 1020, 220), concept="lock", confidence=0.99))
    doubtful = sight(region(Kind.ICON, (900, 100, 1020, 220), concept="lock", confidence=0.75))
    locked = found("the lock icon", shown, plain)
    assert locked.name == "Site information"
    assert found('"Site information"', shown, plain).element is locked.element
    assert not fuse(shown, doubtful).named
    assert not unnamed(shown)


def test_what_shows_its_name_in_letters_is_given_no_other() -> None:
    shown = page(view("Button", (900, 100, 1020, 220), "click", text="Send"))
    seen = sight(region(Kind.ICON, (900, 100, 1020, 220), concept="share", confidence=0.99))
    assert not fuse(shown, seen).named


def drawing(box: tuple[int, int, int, int], strokes: int = 2) -> Drawn:
    """A vector drawing of React Native: an SvgView over its strokes, of which some are a few pixels high."""
    left, top, right, _ = box
    lines = [view("PathView", (left, top + 20 * n, right, top + 20 * n + 6)) for n in range(strokes)]
    return view("SvgView", box, children=[view("GroupView", box, children=lines)])


def test_a_drawing_of_strokes_is_one_picture_and_goes_by_what_it_shows() -> None:
    tab = view(
        "ViewGroup", (0, 2100, 360, 2280), "click",
        children=[drawing((140, 2130, 220, 2190)), text("00", (150, 2210, 210, 2260))],
    )  # fmt: skip
    bare = view("ViewGroup", (900, 100, 1020, 220), "click", children=[drawing((930, 130, 990, 190))])
    shown = page(tab, bare)
    house = region(Kind.ICON, (142, 2131, 218, 2189), concept="home", confidence=0.9)
    camera = region(Kind.ICON, (930, 130, 990, 190), concept="camera", confidence=0.9)
    seen = sight(words("00", 150, 2210), house, camera)
    assert {Bounds(140, 2130, 220, 2190), Bounds(930, 130, 990, 190)} <= set(unnamed(shown))
    assert not [e for e in fuse(shown, seen).screen.elements if e.seen]
    assert found("the house icon", shown, seen).receiver.bounds == Bounds(0, 2100, 360, 2280)
    assert found("the camera", shown, seen).receiver.bounds == Bounds(900, 100, 1020, 220)


def test_an_icon_drawn_beside_the_words_of_a_thing_is_found_and_touches_it() -> None:
    shown = page(
        view("View", (0, 2100, 540, 2280), "click", description="Pass Elite"), text("Hello", (0, 300, 400, 360))
    )
    star = region(Kind.ICON, (230, 2130, 300, 2200), concept="star", confidence=0.95)
    assert (
        found("the star icon", shown, sight(star, words("Pass Elite", 200, 2215))).receiver.description == "Pass Elite"
    )
    letters = sight(star, SeenText("O", Bounds(225, 2125, 305, 2205), 0.9))
    unsure = sight(replace(star, confidence=0.75))
    line = sight(replace(star, bounds=Bounds(200, 2120, 300, 2128)))
    for seen in (letters, unsure, line):
        assert not [e for e in fuse(shown, seen).screen.elements if e.seen]


def test_what_shows_through_beside_a_sheet_is_not_there_to_be_touched() -> None:
    sheet = view("FrameLayout", (0, 1200, WIDTH, HEIGHT), children=[text("Sort by", (60, 1250, 400, 1320))])
    outside = view("View", (0, 63, WIDTH, HEIGHT), "click", resource_id="org.example.app:id/touch_outside")
    behind = sight(
        words("Downloads", 200, 400), region(Kind.ICON, (900, 300, 980, 380), concept="search", confidence=0.99)
    )
    assert not [e for e in fuse(page(outside, sheet), behind).screen.elements if e.seen]


def test_a_status_bar_is_as_high_as_what_is_below_it_leaves_it() -> None:
    """About a cut-out camera it is twice as high; where the app begins at the top, it is not."""
    clock, surface = words("7:51", 100, 75, 40), view("SurfaceView", (0, 700, WIDTH, HEIGHT))
    low = page(text("Quick chat", (60, 160, 500, 220)), surface, view("View", (0, 0, WIDTH, 150)))
    high = page(text("Quick chat", (60, 5, 500, 60)), surface, view("View", (0, 0, WIDTH, 150)))
    assert not [e for e in fuse(low, sight(clock)).screen.elements if e.seen]
    assert [e.text for e in fuse(high, sight(clock)).screen.elements if e.seen] == ["7:51"]


def test_a_bar_drawn_at_the_top_of_a_game_is_read() -> None:
    menu = region(Kind.ICON, (40, 100, 110, 170), concept="menu", confidence=0.95)
    drawn = [e for e in fuse(empty_screen(), sight(words("My title", 200, 111), menu)).screen.elements if e.seen]
    assert {e.text or e.description for e in drawn} >= {"My title", "menu"}


def test_an_icon_in_a_control_names_neither_the_control_nor_what_is_around_it() -> None:
    box = view("CheckBox", (600, 540, 680, 620), "click checkable")
    cell = page(view("FrameLayout", (500, 500, 760, 640), "click", children=[box]))
    bin_icon = sight(region(Kind.ICON, (605, 545, 675, 615), concept="delete", confidence=0.9))
    assert not fuse(cell, bin_icon).named
    field = page(view("EditText", (60, 300, 1020, 440), "click", text="pizza"))
    close = sight(words("pizza", 80, 340), region(Kind.ICON, (930, 330, 1000, 400), concept="close", confidence=0.95))
    fused = fuse(field, close)
    assert not fused.named
    assert not [e for e in fused.screen.elements if e.seen]


def test_what_is_written_over_a_picture_is_read_though_a_scrim_lies_between() -> None:
    scrim = view("View", (0, 800, WIDTH, 1200), resource_id="a:id/scrim")
    card = view("FrameLayout", (0, 300, WIDTH, 1200), children=[view("ImageView", (0, 300, WIDTH, 1200)), scrim])
    fused = fuse(page(card), sight(words("Big news today", 60, 1000)))
    assert "Big news today" in [e.text for e in fused.screen.elements if e.seen]


def test_what_is_seen_in_a_password_is_no_name() -> None:
    shown = page(view("EditText", (60, 300, 1020, 440), "click", password=True))
    assert not fuse(shown, sight(words("secretword", 80, 340))).named


def test_the_innermost_bare_thing_is_looked_at_for_an_icon() -> None:
    shown = page(
        view("FrameLayout", (900, 100, 1020, 220), "click", children=[view("ImageView", (930, 130, 990, 190))])
    )
    assert unnamed(shown) == (Bounds(930, 130, 990, 190),)


BOXES = st.tuples(st.integers(-50, 1100), st.integers(-50, 2450), st.integers(0, 1200), st.integers(0, 900)).map(
    lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3])
)
TEXTS = st.builds(SeenText, st.text(max_size=12), BOXES.map(lambda b: Bounds(*b)), st.floats(0, 1))
REGIONS = st.builds(
    SeenRegion, st.sampled_from(Kind), BOXES.map(lambda b: Bounds(*b)), st.sampled_from((None, True, False)),
    st.booleans(), st.text(max_size=6), st.floats(0, 1),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXTS, max_size=12), st.lists(REGIONS, max_size=12), st.sampled_from(("game", "page", "nothing")))
def test_whatever_was_seen_makes_a_screen_that_can_be_read_outlined_and_pointed_at(
    texts: list[SeenText], regions: list[SeenRegion], tree: str
) -> None:
    shown = {
        "game": empty_screen(),
        "page": page(text("Known", (60, 320, 300, 380)), icon((900, 100, 1020, 220))),
        "nothing": Screen(WIDTH, HEIGHT, 0, (), ()),
    }[tree]
    seen = Sight(WIDTH, HEIGHT, tuple(texts), tuple(regions))
    reading = seen_reading(shown, seen, INKED)
    assert reading.screen.elements[: len(shown.elements)] == tuple(
        replace(e, children=reading.screen.elements[e.key].children) for e in shown.elements
    )
    outline(reading, "App").text()
    for thing in reading.things:
        if thing.point is not None:
            assert reading.screen.bounds.contains(thing.point)
    ground(Target("the first button"), reading)


def test_the_systems_buttons_at_the_bottom_are_left_to_it_where_no_window_tells_of_them() -> None:
    back, recent = (region(Kind.ICON, (left, 2310, left + 60, 2370)) for left in (170, 860))
    home = region(Kind.ICON, (510, 2310, 570, 2370), round=True, concept="circle", confidence=0.95)
    play = words("Play", 500, 1000)
    seen = [e for e in fuse(empty_screen(), sight(play, back, home, recent)).screen.elements if e.seen]
    assert [e.text for e in seen] == ["Play"]


def test_tabs_at_the_bottom_are_no_buttons_of_the_system() -> None:
    tabs = [region(Kind.ICON, (left, 2290, left + 60, 2340), round=True) for left in (170, 510, 860)]
    names = [words(name, left, 2345, 40) for name, left in (("Alarm", 155), ("Clock", 495), ("Timer", 845))]
    seen = [e for e in fuse(empty_screen(), sight(*tabs, *names)).screen.elements if e.seen]
    assert {e.text for e in seen} >= {"Alarm", "Clock", "Timer"}
