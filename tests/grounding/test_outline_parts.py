"""What of a screen an outline tells together, and under which heading."""

from __future__ import annotations

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
