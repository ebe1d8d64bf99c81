"""What the grounder answers: found things, and each kind of miss."""

from __future__ import annotations

import pytest
from drawing import HEIGHT, WIDTH, Drawn, icon, page, row, screen, text, view, window
from sample_screens import editor, network, question, sign_in, songs

from device.geometry import Bounds
from device.screen import Screen, WindowKind
from grounding.grounder import Found, candidates, ground
from grounding.interface import Miss, Reason, Role, State, Target
from grounding.reading.screen import read


def found(phrase: str, shown: Screen) -> Found:
    answer = ground(Target(phrase), read(shown))
    assert isinstance(answer, Found), answer.text()
    return answer


def missed(phrase: str, shown: Screen) -> Miss:
    answer = ground(Target(phrase), read(shown))
    assert isinstance(answer, Miss), f"found {answer.name}"
    return answer


def test_a_switch_inside_a_tappable_row_is_touched_on_the_switch_and_the_row_takes_the_touch() -> None:
    answer = found("the Airplane mode switch", network())
    assert answer.receiver.class_name.endswith("LinearLayout")
    assert answer.control.class_name.endswith("Switch")
    assert answer.control.bounds.contains(answer.point)
    assert State.OFF in answer.states


def test_a_switch_of_its_own_is_not_its_row() -> None:
    switch, whole = found("the Wi-Fi switch", network()), found("the Wi-Fi row", network())
    assert switch.element.class_name.endswith("Switch")
    assert switch.receiver is switch.element
    assert whole.receiver is not switch.receiver
    assert not switch.bounds.contains(whole.point)


def test_a_text_in_a_row_leads_to_the_row_unless_a_text_is_asked_for() -> None:
    assert found("Maple Street", network()).role is Role.ROW
    asked = found('the "Maple Street" text', network())
    assert asked.role is Role.TEXT
    assert asked.bounds.contains(asked.point)


def test_the_point_avoids_the_buttons_inside_a_card() -> None:
    card = view(
        "LinearLayout",
        (0, 300, WIDTH, 900),
        "click",
        (text("Trip", (40, 320, 400, 380)), view("Button", (0, 400, WIDTH, 800), "click", text="Book")),
    )
    answer = found('the "Trip" card', page(card, row("Other", 1000)))
    assert answer.bounds.contains(answer.point)
    assert not 400 <= answer.point.y < 800


def test_found_tells_how_sure_it_is_and_who_came_second() -> None:
    answer = found("the Save button", editor())
    assert 0.5 < answer.confidence <= 1
    assert answer.candidates[0].name == "Save"
    assert {e.kind for e in answer.evidence} >= {"name", "role"}
    second = found('the icon below "Sign out"', sign_in())
    assert second.runner_up is not None
    assert second.runner_up.element is not second.element


def test_an_exact_name_is_surer_than_a_loose_one() -> None:
    shown = page(view("Button", (0, 300, 400, 400), "click", text="Create contact"), row("Other", 900))
    assert found('"Create contact"', shown).confidence > found("contact", shown).confidence


def test_ambiguous_gives_a_phrase_for_each_that_leads_to_it() -> None:
    answer = missed('the "Play" icon', songs())
    assert answer.reason is Reason.AMBIGUOUS
    assert len(answer.nearest) == 4
    keys = {found(phrase, songs()).element.key for phrase in answer.nearest}
    assert len(keys) == 4


def test_not_found_gives_the_nearest_names_as_phrases() -> None:
    answer = missed("the Sing out button", sign_in())
    assert answer.reason is Reason.NOT_FOUND
    assert answer.nearest[0] == 'the "Sign out" button'
    for phrase in answer.nearest:
        found(phrase, sign_in())


def test_nearest_is_only_what_an_outline_tells() -> None:
    """No sign of the status bar, no picture that nobody described; a text that a thing is called by is that thing."""
    bar = view("LinearLayout", (53, 2084, 1027, 2221), "click", description="Search apps", children=(
        text("Search apps", (201, 2124, 974, 2180)),
    ))  # fmt: skip
    apps = view("ImageView", (400, 900, 500, 1000), resource_id="org.example:id/apps_search_arrow")
    root = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=(apps, bar))
    status = view("FrameLayout", (0, 0, WIDTH, 63), children=(
        view("ImageView", (146, 10, 188, 52), description="Search apps notification"),
    ))  # fmt: skip
    shown = screen(window(root), window(status, WindowKind.STATUS_BAR, "com.android.systemui"))
    for phrase in ("Settings", "Search the apps for music", '"Search"'):
        assert missed(phrase, shown).nearest == ('the "Search apps" row',), phrase


def test_too_large_an_ordinal_says_how_many_there_are() -> None:
    answer = missed("the 9th Play icon", songs())
    assert answer.reason is Reason.NOT_FOUND
    assert "4" in answer.detail


def test_what_lies_behind_a_dialog_is_hidden_even_beside_its_frame() -> None:
    answer = missed("the VPN row", question())
    assert answer.reason is Reason.HIDDEN
    assert "dialog" in answer.detail


def test_what_lies_under_the_keyboard_is_hidden() -> None:
    answer = missed("Delete", editor(keyboard=True))
    assert (answer.reason, answer.detail) == (Reason.HIDDEN, "under the keyboard")


def test_a_disabled_thing_is_a_miss_unless_the_phrase_knows_it() -> None:
    assert missed("VPN", network()).reason is Reason.DISABLED
    assert State.DISABLED in found("the disabled VPN row", network()).states


def test_what_android_calls_invisible_or_puts_outside_is_off_screen() -> None:
    shown = page(
        view("Button", (0, 300, 400, 400), "click", text="Ghost", visible=False),
        view("Button", (0, 2500, 400, 2600), "click", text="Below"),
        view("Button", (0, 600, 0, 700), "click", text="Thin"),
        row("Other", 900),
    )
    for name in ("Ghost", "Below", "Thin"):
        assert missed(f'"{name}"', shown).reason is Reason.OFF_SCREEN


@pytest.mark.parametrize(
    ("said", "shown"),
    [("Sign in", "Sign out"), ("Next", "Previous"), ("Install", "Uninstall"), ("Like", "Dislike"), ("Mute", "Unmute")],
)
def test_opposites_never_stand_in_for_each_other(said: str, shown: str) -> None:
    only = page(view("Button", (0, 300, 400, 400), "click", text=shown), row("Other", 900))
    assert missed(said, only).reason is Reason.NOT_FOUND


def test_quotes_do_not_match_a_part_of_a_label() -> None:
    shown = page(view("Button", (0, 300, 400, 400), "click", text="Save changes"), row("Other", 900))
    assert missed('"Save"', shown).reason is Reason.NOT_FOUND
    assert found("save", shown).name == "Save changes"


@pytest.mark.parametrize(
    ("said", "shown", "told"),
    [
        ('"6 Harbour Street"', "6 Harbour Street · Open", True),
        ('the row below "6 Harbour Street"', "6 Harbour Street · Open", True),
        ('"清除"', "清除数据", True),
        ('"6 Harbour Street"', "16 Harbour Street", False),
        ('"Harbour Streets"', "Harbour Street · Open", False),
        ('"Save"', "Saved", False),
    ],
)
def test_a_quoted_text_that_is_part_of_a_longer_one_is_told_so(said: str, shown: str, told: bool) -> None:
    answer = missed(said, page(row(shown, 300), row("Other", 900)))
    assert answer.reason is Reason.NOT_FOUND
    assert ("is only part of a longer text; without the quotes it may match part" in answer.detail) is told


def test_a_quoted_text_that_is_part_of_what_is_hidden_is_not_told_to_be_there() -> None:
    assert "longer text" not in missed('"Save"', page(row("Save changes", HEIGHT + 300), row("Other", 900))).detail


def test_a_label_that_the_app_cut_is_met_by_its_full_text_and_the_other_way_round() -> None:
    cut = page(view("Button", (0, 300, 400, 400), "click", text="Terms and condi…"), row("Other", 900))
    assert found('"Terms and conditions"', cut).name == "Terms and condi…"
    whole = page(view("Button", (0, 300, 400, 400), "click", text="Terms and conditions"), row("Other", 900))
    assert found('"Terms and…"', whole).name == "Terms and conditions"


def test_emoji_do_not_matter_where_something_else_is_left() -> None:
    shown = page(view("Button", (0, 300, 400, 400), "click", text="Party .."), row("Other", 900))
    assert found('the "Party 🎉" button', shown).name == "Party .."


def test_a_status_bar_is_only_found_when_it_is_asked_for() -> None:
    bar = view("FrameLayout", (0, 0, WIDTH, 70), children=(icon((900, 10, 960, 60), "Battery 90 percent.", ""),))
    root = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=(row("Display", 900),))
    shown = screen(window(root), window(bar, WindowKind.STATUS_BAR, "com.android.systemui"))
    assert missed("battery", shown).reason is Reason.NOT_FOUND
    assert found("the battery icon in the status bar", shown).name == "Battery 90 percent."


def test_candidates_are_given_whatever_the_verdict() -> None:
    reading = read(songs())
    assert len([c for c in candidates(Target('the "Play" icon'), reading) if c.meets]) == 4
    assert candidates(Target('"open'), reading) == ()


def test_an_empty_screen_answers_with_a_miss() -> None:
    assert missed("Save", Screen(1080, 2400, 0, (), ())).reason is Reason.NOT_FOUND


def test_a_control_is_called_by_what_stands_beside_it_where_its_own_words_say_little() -> None:
    shown = page(
        text("Allow over mobile data", (60, 300, 700, 360)),
        view("Switch", (900, 290, 1020, 370), "click checkable", description="net_switch_2"),
        text("Vibrate", (60, 500, 400, 560)),
        view("Switch", (900, 490, 1020, 570), "click checkable checked", text="ON"),
    )
    assert found("the mobile data switch", shown).control.description == "net_switch_2"
    assert found("the switch next to Vibrate", shown).control.checked
    assert found("the Vibrate switch", shown).control.checked


def test_a_quoted_landmark_that_is_not_there_is_what_is_told() -> None:
    answer = missed('the icon left of "More choices"', network())
    assert answer.reason is Reason.NOT_FOUND
    assert answer.detail == 'nothing is called "More choices"'
    assert answer.nearest[0] == 'the "More options" icon'


def test_each_line_of_a_merged_description_is_a_name() -> None:
    tab = view("Button", (0, 2200, 500, 2400), "click", description="Explore tab. Browse all.\nExplore")
    other = view("Button", (500, 2200, 1000, 2400), "click", description="AR tab. See them here.\nAR")
    shown = page(tab, other)
    assert found('the "Explore" button', shown).element.description.startswith("Explore")
    assert found('the button right of "Explore"', shown).element.description.startswith("AR")
    assert found('"Explore tab. Browse all. Explore"', shown).element.description.startswith("Explore")


def settings() -> Screen:
    return page(
        view("Toolbar", (0, 80, WIDTH, 220), children=(icon((0, 80, 140, 220), "Navigate up"),)),
        view("Button", (600, 90, 1000, 210), "click", text="Settings"),
        row("VPN", 300),
        row("Wi-Fi", 480, switch="off"),
        row("Network preferences", 660, detail="Wi-Fi turns back on automatically"),
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("open the VPN settings please", "VPN"),
        ("turn on wifi", "Wi-Fi"),
        ("enable Wi-Fi", "Wi-Fi"),
        ("go back", "Navigate up"),
        ("tap VPN, I can't reach the office without it", "VPN"),
        ("tap VPN so that I can reach the office", "VPN"),
    ],
)
def test_what_people_ask_of_settings(said: str, meant: str) -> None:
    answer = found(said, settings())
    assert answer.name == meant
    assert answer.role is (Role.SWITCH if meant == "Wi-Fi" else answer.role)


@pytest.mark.parametrize("said", ["turn on", "switch off", "enable", "please deactivate", "toggle"])
@pytest.mark.parametrize("name", ["Field surround", "Button vibration", "Text scaling", "Image quality boost"])
def test_a_switch_whose_name_holds_the_word_of_a_kind_is_switched(said: str, name: str) -> None:
    names = ("Bass boost", name, "Preset reverb")
    shown = page(*(row(each, 300 + 180 * n, switch="off") for n, each in enumerate(names)))
    answer = found(f"{said} {name.lower()}", shown)
    assert (answer.name, answer.role) == (name, Role.SWITCH)


def test_the_day_of_a_calendar_goes_by_its_number() -> None:
    days = [text(str(n), (n * 100, 300, n * 100 + 90, 390), "click") for n in range(4, 10)]
    assert found("select the 6th", page(*days)).element.text == "6"


def test_the_chosen_tab_is_a_tab_even_if_it_takes_no_touch() -> None:
    def tab(name: str, at: int, flags: str) -> Drawn:
        box = (at, 2200, at + 270, 2400)
        return view(
            "FrameLayout", box, flags, description=name, children=(text(name, (at + 50, 2300, at + 220, 2380)),)
        )

    bar = view(
        "com.google.android.material.bottomnavigation.BottomNavigationView",
        (0, 2200, WIDTH, 2400),
        children=[
            tab("Home", 0, "selected"), tab("News", 270, "click"), tab("Saved", 540, "click"), tab("Me", 810, "click"),
        ],
    )  # fmt: skip
    shown = page(bar)
    assert found("the third tab", shown).name == "Saved"


def test_tabs_of_an_old_action_bar_are_tabs_by_whatever_name() -> None:
    bar = [
        view("android.app.ActionBar$b", (at, 80, at + 300, 220), "click", (text(name, (at + 20, 100, at + 280, 200)),))
        for name, at in (("All", 0), ("Friends", 300), ("Nearby", 600))
    ]
    assert found("the second tab", page(*bar)).name == "Friends"


def test_a_tab_that_is_highlighted_is_the_selected_one() -> None:
    assert found("the tab that is highlighted", songs()).name == "Library"
    assert found("the tab that's already selected", songs()).name == "Library"


def test_a_row_named_by_its_text_is_touched_on_that_text() -> None:
    lines = [text("Storage", (60, 320, 300, 380)), text("37% used", (60, 400, 320, 450))]
    shown = page(
        view("LinearLayout", (0, 300, 1080, 500), "click", lines),
        view("Button", (0, 600, 500, 700), "click", text="OK"),
    )
    assert Bounds(60, 400, 320, 450).contains(found("37% used", shown).point)
    assert found("37% used", shown).receiver.bounds == Bounds(0, 300, 1080, 500)


def test_a_field_within_a_field_is_touched_where_text_goes() -> None:
    inner = view("EditText", (80, 340, 1000, 460), "click", hint="paste token")
    outer = view("EditText", (40, 240, 1040, 500), children=[inner], hint="Token")
    answer = found("the Token field", page(outer))
    assert Bounds(80, 340, 1000, 460).contains(answer.point)
    assert answer.control.bounds == Bounds(80, 340, 1000, 460)
