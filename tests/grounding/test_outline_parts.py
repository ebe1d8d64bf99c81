"""What of a screen an outline tells together, and under which heading."""

from __future__ import annotations

from drawing import WIDTH, Drawn, page, screen, text, view, window
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
