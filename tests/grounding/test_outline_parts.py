"""What of a screen an outline tells together, and under which heading."""

from __future__ import annotations

import pytest
from drawing import WIDTH, Drawn, icon, page, screen, text, view, window
from sample_screens import app_bar

from device.screen import Screen, WindowKind
from grounding.grounder import Found, ground
from grounding.interface import GroupKind, Target
from grounding.outline import outline
from grounding.reading.screen import read


def lines_of(shown: Screen) -> list[str]:
    """The outline's lines behind the first; every phrase in it leads back."""
    reading = read(shown)
    said = outline(reading, "X")
    for item in said.items():
        assert not item.phrase or isinstance(ground(Target(item.phrase), reading), Found), item.phrase
    return said.text().splitlines()[1:]


# --- lists in dialogs ------------------------------------------------------------------------------------------------


def times(left: int = 100, right: int = 980, height: int = 200) -> list[Drawn]:
    """Rows of a list of times."""
    return [
        view("LinearLayout", (left, 500 + n * height, right, 500 + (n + 1) * height), "click", (
            text(f"0{n + 1}:00", (left + 60, 540 + n * height, left + 300, 600 + n * height)),
        ))
        for n in range(5)
    ]  # fmt: skip


def over(*children: Drawn) -> Screen:
    """A dialog over a page."""
    behind = view("FrameLayout", (0, 0, WIDTH, 2400), children=(text("Behind", (60, 300, 300, 360)),))
    box = view("FrameLayout", (100, 400, 980, 1700), children=children)
    return screen(window(behind), window(box, WindowKind.DIALOG))


def button(words: str) -> Drawn:
    """A button at the foot of a dialog."""
    return view("Button", (700, 1560, 940, 1680), "click", text=words)


def test_a_list_in_a_dialog_is_told_as_part_of_it() -> None:
    rows = view("ListView", (100, 500, 980, 1500), "scroll", times())
    shown = over(rows, button("Cancel"))
    assert lines_of(shown) == [
        "list of the dialog (scrolls):",
        *(f'"0{n}:00"' for n in range(1, 6)),
        "rest of the dialog:",
        '"Cancel"',
    ]
    assert {group.kind for group in outline(read(shown), "X").groups} == {GroupKind.DIALOG}


@pytest.mark.parametrize("phrase", ["the list of the dialog", "the list in the dialog", "the list", "对话框里的列表"])
def test_the_list_of_a_dialog_goes_by_its_line(phrase: str) -> None:
    rows = view("ListView", (100, 500, 980, 1500), "scroll", times())
    answer = ground(Target(phrase), read(over(rows, button("Cancel"))))
    assert isinstance(answer, Found)
    assert answer.element.class_name.endswith("ListView")


def test_what_stands_in_a_dialog_before_its_list_begins_it() -> None:
    rows = view("ListView", (100, 500, 980, 1500), "scroll", times())
    said = lines_of(over(text("Pick one", (160, 420, 500, 480)), rows, button("Cancel")))
    assert said[:4] == ["dialog:", "Pick one", '"Cancel"', "list of the dialog (scrolls):"]


def test_a_dialog_that_is_one_list_is_headed_as_a_dialog() -> None:
    assert lines_of(over(view("ListView", (100, 400, 980, 1700), "scroll", times())))[0] == "dialog (scrolls):"


def test_a_list_on_a_page_is_no_part_of_a_dialog() -> None:
    shown = page(app_bar("Times"), view("ListView", (0, 500, WIDTH, 1500), "scroll", times(0, WIDTH)))
    assert lines_of(shown)[1] == "list (scrolls):"


# --- rows that the edge of a list clips ------------------------------------------------------------------------------

NAMES = ("Ada", "Bo", "Cleo", "Dan", "Eve", "Finn")


def people(bottom: int, offset: int = 0, more: bool = False) -> Drawn:
    """A list of rows, each with a button if ``more``; ``offset`` pixels of the first are out of sight, and the last is
    clipped."""
    rows = []
    for n, name in enumerate(NAMES):
        top = 240 - offset + n * 200
        parts = [text(name, (200, top + 40, 700, top + 100))] if top + 40 >= 240 and top + 100 <= bottom else []
        if more and top + 10 < bottom:
            parts.append(icon((900, max(top + 10, 240), 1020, min(top + 150, bottom)), "More"))
        seen = (0, max(top, 240), WIDTH, min(top + 200, bottom))
        rows.append(view("LinearLayout", seen, "click", parts, resource_id="org.example:id/person_item"))
    return view("ListView", (0, 240, WIDTH, bottom), "scroll", rows)


def test_a_row_of_which_nothing_is_seen_is_told_as_clipped() -> None:
    said = lines_of(page(app_bar("People"), people(1250)))
    assert said[1:] == ["list (more below):", *(f'"{name}"' for name in NAMES[:5]), "clipped row"]


def test_what_stands_in_each_row_needs_no_line_for_one_that_is_clipped() -> None:
    said = lines_of(page(app_bar("People"), people(1270, more=True)))
    assert said[-2:] == ["clipped row", 'in each row: "More" icon']


def two_lined(*lines: tuple[str, ...], bottom: int) -> Drawn:
    """A list of rows of some lines each, of which the edge hides what lies below it."""
    rows = []
    for n, said in enumerate(lines):
        top = 240 + n * 200
        parts = [
            text(words, (60, top + 30 + 60 * at, 700, top + 80 + 60 * at))
            for at, words in enumerate(said)
            if top + 80 + 60 * at <= bottom
        ]
        seen = (0, top, WIDTH, min(top + 200, bottom))
        rows.append(view("LinearLayout", seen, "click", parts, resource_id="org.example:id/setting"))
    return view("ListView", (0, 240, WIDTH, bottom), "scroll", rows)


ABOUT = (("Device name", "Pixel"), ("Model", "A1"), ("Legal information",), ("Android version", "14"))


def test_a_row_of_which_the_edge_hides_a_line_says_so() -> None:
    said = lines_of(page(app_bar("About phone"), two_lined(*ABOUT, bottom=930)))
    assert said[-1] == '"Android version": cut off'
    assert '"Legal information"' in said, "it has no more to say"


def test_a_row_that_is_short_by_its_making_is_not_cut_off() -> None:
    said = lines_of(page(app_bar("About phone"), two_lined(*ABOUT[:2], ABOUT[3], ABOUT[2], bottom=930)))
    assert said[-1] == '"Legal information": cut off', "what most rows have it may have, too"
    whole = lines_of(page(app_bar("About phone"), two_lined(*ABOUT[:2], ABOUT[3], ABOUT[2], bottom=1060)))
    assert whole[-1] == '"Legal information"'


def test_rows_clipped_at_both_edges_are_told_apart() -> None:
    shown = page(app_bar("People"), people(1080, 180))
    clipped = [line for line in lines_of(shown) if "clipped" in line]
    assert clipped == ["clipped row at the top", "clipped row at the bottom"]


def test_a_clipped_row_does_not_count_and_names_no_page() -> None:
    reading = read(page(people(1080, 180)))
    last = ground(Target("the last row"), reading)
    assert isinstance(last, Found)
    assert last.name == "Eve"
    assert outline(reading, "X").begins() == 'a page that begins with "Bo"'


def test_photos_below_no_heading_are_told_by_number_alone() -> None:
    """Those of a month whose name is out of sight."""
    lines = [
        view("LinearLayout", (0, 240 + 360 * line, WIDTH, 590 + 360 * line), "", [
            view("FrameLayout", box, "click", [view("ImageView", box, resource_id="org.example:id/thumbnail")])
            for box in ((360 * n, 240 + 360 * line, 350 + 360 * n, 590 + 360 * line) for n in range(3))
        ])
        for line in range(3)
    ]  # fmt: skip
    said = lines_of(page(app_bar("Photos"), view("ListView", (0, 240, WIDTH, 1320), "scroll", lines)))
    assert [line for line in said if "thumbnail" in line] == ["first to 9th thumbnail image"]


# --- an index in the gutter of a list --------------------------------------------------------------------------------


def indexed(*entries: tuple[str, str], turned: bool = False) -> Screen:
    """A list with marks before its rows: a star where the mark is a word, a letter else, nothing where it is none."""

    def at(left: int, right: int) -> tuple[int, int]:
        return (WIDTH - right, WIDTH - left) if turned else (left, right)

    rows = []
    for n, (mark, name) in enumerate(entries):
        top = 240 + n * 150
        (left, right), (start, end) = at(40, 100), at(300, 1000)
        parts = [text(name, (start, top + 40, end, top + 100))]
        if len(mark) > 1:
            parts.append(view("ImageView", (left, top + 40, right, top + 100), description=mark))
        elif mark:
            parts.append(text(mark, (left, top + 40, right, top + 100)))
        rows.append(view("LinearLayout", (0, top, WIDTH, top + 150), "click", parts))
    return page(app_bar("People"), view("ListView", (0, 240, WIDTH, 2300), "scroll", rows))


STARRED = (("Pinned", "Cleo"), ("", "Eve"), ("A", "Ada"), ("", "Al"), ("B", "Bo"), ("C", "Cleo"), ("D", "Dan"))


@pytest.mark.parametrize("turned", [False, True], ids=["from the left", "from the right"])
def test_marks_in_a_gutter_head_the_rows_from_there_on(turned: bool) -> None:
    shown = indexed(*STARRED, turned=turned)
    said = outline(read(shown, leftward=turned), "X").text().splitlines()
    assert said[3:] == [
        "Pinned",
        '"Cleo" row in the "Pinned" section',
        '"Eve"',
        "A",
        '"Ada"',
        '"Al"',
        '"Bo"',
        '"Cleo" row in the "C" section',
        '"Dan"',
    ]


@pytest.mark.parametrize(
    ("phrase", "place"),
    [
        ('the "Cleo" row in the "Pinned" section', 0),
        ('"Cleo" in the "C" section', 5),
        ("the last row in the Pinned section", 1),
        ("the second contact in Pinned", 1),
        ("the first contact under Pinned", 0),
        ("the last row below Pinned", 1),
        ('the second row in the "A" section', 3),
        ("the first contact", 0),
    ],
)
def test_what_a_list_s_index_heads_is_in_its_section(phrase: str, place: int) -> None:
    answer = ground(Target(phrase), read(indexed(*STARRED)))
    assert isinstance(answer, Found), answer
    assert answer.point.y in range(240 + place * 150, 240 + (place + 1) * 150)


def test_letters_are_not_told_where_no_section_of_another_kind_ends() -> None:
    said = lines_of(indexed(("A", "Ada"), ("", "Al"), ("B", "Bo"), ("C", "Cleo")))
    assert said[2:] == ['"Ada"', '"Al"', '"Bo"', '"Cleo"']


def test_what_a_row_says_of_itself_before_its_name_heads_nothing() -> None:
    said = lines_of(indexed(("Unread", "Ada"), ("", "Al"), ("Unread", "Bo"), ("", "Cleo")))
    assert said[2:] == ['"Ada": Unread', '"Al"', '"Bo": Unread', '"Cleo"']


# --- pictures that only their number tells ---------------------------------------------------------------------------


def album(*sections: tuple[str, str]) -> Screen:
    """Photos three a line below headings, a letter each: ``v`` is a video, ``s`` is selected. Each has a shade and a
    mark of its own."""
    parts: list[Drawn] = []
    top = 240
    for name, photos in sections:
        parts.append(text(name, (0, top, WIDTH, top + 100), resource_id="org.example:id/date_header"))
        top += 100
        for first in range(0, len(photos), 3):
            cells = []
            for n, photo in enumerate(photos[first : first + 3]):
                box = (n * 360, top, n * 360 + 350, top + 300)
                inside = [view("ImageView", box, resource_id="org.example:id/thumbnail")]
                if photo == "v":
                    inside.append(
                        view("ImageView", (box[0], top, box[0] + 60, top + 60), resource_id="a:id/video_badge")
                    )
                corner = (box[2] - 60, top, box[2], top + 60)
                inside.append(view("ImageView", corner, resource_id="org.example:id/selection_mark"))
                cells.append(view("FrameLayout", box, "click selected" if photo == "s" else "click", inside))
            parts.append(view("ViewGroup", (0, top, WIDTH, top + 310), children=cells))
            top += 310
    grid = view("androidx.recyclerview.widget.RecyclerView", (0, 240, WIDTH, 2300), "scroll", parts)
    return page(app_bar("Photos"), grid)


def test_photos_of_a_section_are_told_in_one_way_and_on_one_line() -> None:
    said = lines_of(album(("May", "pppppp"), ("April", "ppppppp")))
    assert said[2:] == [
        "May",
        'first to 6th thumbnail image in the "May" section',
        "April",
        'first to 7th thumbnail image in the "April" section',
    ]


def test_what_some_of_them_show_and_others_do_not_stands_behind() -> None:
    said = lines_of(album(("May", "sspppp"), ("April", "pvppppv")))
    assert said[2:] == [
        "May",
        'first to 6th thumbnail image in the "May" section (first, second: selected)',
        "April",
        'first to 7th thumbnail image in the "April" section (second, 7th: video badge)',
    ]


def test_pictures_that_nothing_names_go_by_what_holds_them() -> None:
    """So their numbers are their own, whatever other icons there are."""
    strip = [view("ImageView", (100 + 130 * n, 1900, 220 + 130 * n, 2050), "click") for n in range(5)]
    shown = page(
        app_bar("Photo", icon((900, 80, 1040, 220), resource_id="org.example:id/share")),
        view("LinearLayout", (0, 1890, WIDTH, 2060), "", strip, resource_id="org.example:id/filmstrip"),
    )
    assert lines_of(shown)[-1] == "first to 5th filmstrip icon"
    assert outline(read(page(view("View", (0, 1890, WIDTH, 2060), "", strip, resource_id="a:id/reel"))), "X").poor


# --- choices of which one holds --------------------------------------------------------------------------------------


def choices(*checked: bool, buttons: tuple[str, ...] = ("button2",)) -> tuple[Drawn, ...]:
    """A dialog's list of checked texts, and its buttons by their identifiers."""
    rows = [
        view("CheckedTextView", (100, 500 + 150 * n, 980, 650 + 150 * n), f"click checkable {'checked' if on else ''}",
             text=name)
        for (n, name), on in zip(enumerate(("Small", "Middle", "Large")), checked, strict=True)
    ]  # fmt: skip
    feet = [
        view(
            "Button",
            (300 + 300 * n, 1500, 580 + 300 * n, 1600),
            "click",
            text=called,
            resource_id=f"android:id/{called}",
        )
        for n, called in enumerate(buttons)
    ]
    return view("ListView", (100, 500, 980, 1400), "", rows), *feet


def test_of_a_dialog_s_choices_one_of_which_holds_each_is_a_radio_button() -> None:
    said = lines_of(over(*choices(False, True, False)))
    assert said[1:4] == [
        '"Small" radio button: not checked',
        '"Middle" radio button: checked',
        '"Large" radio button: not checked',
    ]
    for phrase in ('the "Large" checkbox', "the third option", "Large"):
        answer = ground(Target(phrase), read(over(*choices(False, True, False))))
        assert isinstance(answer, Found)
        assert answer.name == "Large"


@pytest.mark.parametrize(
    "shown",
    [
        over(*choices(True, True, False)),
        over(*choices(False, False, False)),
        over(*choices(False, True, False, buttons=("button2", "button1"))),
        page(*choices(False, True, False)),
    ],
    ids=["two hold", "none is seen to hold", "what is chosen is taken over", "on a page"],
)
def test_where_several_may_hold_each_is_a_checkbox(shown: Screen) -> None:
    assert '"Large" checkbox: not checked' in lines_of(shown)


# --- where a list goes on --------------------------------------------------------------------------------------------


def pictured(last: int) -> Screen:
    """A list of people with a picture each; of the last row ``last`` pixels are seen."""
    rows = []
    for n, name in enumerate(NAMES[:5]):
        top, height = 240 + n * 200, 200 if n < 4 else last
        picture = (40, top + 90, 140, min(top + 180, top + height))
        parts = (text(name, (200, top + 20, 700, top + 80)), view("ImageView", picture, description=f"Photo of {name}"))
        rows.append(view("LinearLayout", (0, top, WIDTH, top + height), "click", parts))
    return page(app_bar("People"), view("ListView", (0, 240, WIDTH, 1040 + last), "scroll", rows))


def test_a_row_that_is_cut_by_a_sliver_tells_that_there_is_more() -> None:
    """So little is lacking of it that it may be a lower one, but for what is in it, which goes up to the edge."""
    assert lines_of(pictured(180))[1] == "list (more below):"
    assert lines_of(pictured(185))[1] == "list (scrolls):"
    assert lines_of(pictured(200))[1] == "list (scrolls):"


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (("Lovelace, Ada", "Chaudhry, Al", "Rahman, Bo", "Hopper, Bea", "Cho, Cleo"), ["A", "B", "C"]),
        (("Ada Lovelace", "Al Chaudhry", "Bo Rahman", "Bea Hopper", "Cleo Cho"), []),
    ],
)
def test_letters_stay_where_the_names_below_them_begin_otherwise(names: tuple[str, ...], letters: list[str]) -> None:
    """A list that is sorted by first names may show the last ones first."""
    rows = []
    for n, (letter, name) in enumerate(zip(("A", "", "B", "", "C"), names, strict=True)):
        top = 300 + n * 200
        mark = (text(letter, (30, top + 60, 80, top + 130)),) if letter else ()
        inside = (*mark, text(name, (200, top + 60, 800, top + 130)))
        rows.append(view("LinearLayout", (0, top, WIDTH, top + 200), "click", inside))
    lines = lines_of(page(app_bar("People"), view("RecyclerView", (0, 300, WIDTH, 1300), "scroll", rows)))
    assert [line for line in lines if len(line) == 1] == letters


def test_a_day_and_what_became_of_a_message_are_two_lines() -> None:
    talk = []
    for n, (day, said, mark) in enumerate((("Monday", "Hello", "Read"), ("Today", "Thanks!", "Sent"))):
        top = 300 + n * 400
        talk.append(view("LinearLayout", (0, top, WIDTH, top + 400), children=(
            text(day, (440, top + 10, 640, top + 60)),
            view("TextView", (300, top + 100, 1000, top + 200), "click", text=said),
            text(mark, (900, top + 250, 1000, top + 300)),
        )))  # fmt: skip
    lines = lines_of(page(app_bar("Ada"), view("RecyclerView", (0, 300, WIDTH, 1100), "scroll", talk)))
    assert "Today: Sent" not in lines
    assert {"Today", "Sent"} <= set(lines)


def test_the_one_star_that_is_filled_is_told_as_its_rows() -> None:
    rows = []
    for n, name in enumerate(("Ada", "Bo", "Cleo", "Di", "Ed")):
        star = "Starred" if name == "Bo" else "Not starred"
        top = 300 + n * 200
        rows.append(view("LinearLayout", (0, top, WIDTH, top + 200), "click", (
            text(name, (200, top + 60, 800, top + 130)),
            icon((940, top + 50, 1040, top + 150), star, resource_id="org.example:id/star"),
        )))  # fmt: skip
    compose = view("Button", (800, 1500, 1040, 1620), "click", text="Compose")
    lines = lines_of(page(app_bar("Mail"), view("ListView", (0, 300, WIDTH, 1300), "scroll", rows), compose))
    assert '"Starred" icon in the "Bo" row' in lines
    assert 'in each row but "Bo": "Not starred" icon' in lines


def test_a_row_goes_by_its_beginning_where_its_name_is_long() -> None:
    """Its parts are told with the others', and it by its place where it has none."""
    long = "Your card is on its way, and until it arrives your name will do"
    rows = []
    for n, name in enumerate((long, "Ada", "Bo", "Cleo", "Di")):
        top = 300 + n * 200
        star = icon((940, top + 50, 1040, top + 150), "Not starred", resource_id="org.example:id/star")
        reply = icon((800, top + 50, 900, top + 150), "Reply", resource_id="org.example:id/reply")
        inside = (text(name, (60, top + 60, 780, top + 130)), *((star, reply) if n else (reply,)))
        rows.append(view("LinearLayout", (0, top, WIDTH, top + 200), "click", inside))
    lines = lines_of(page(app_bar("Mail"), view("ListView", (0, 300, WIDTH, 1300), "scroll", rows)))
    assert 'in each row: "Reply" icon' in lines
    assert 'in each row but the first: "Not starred" icon' in lines
