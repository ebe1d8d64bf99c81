"""Where text goes without a frame around it, and the buttons of dialogs and bars that are nothing but words."""

from __future__ import annotations

import numpy as np
import pytest
from seen_screens import empty_screen, region, sight, words

from device.geometry import Bounds
from grounding.chain import seen_reading
from grounding.grounder import Found, ground
from grounding.interface import Role, Target
from grounding.outline import outline
from grounding.vision.answers import answered
from grounding.vision.part import Part
from grounding.vision.seen import Kind, SeenRegion, SeenText


def roles(*what: SeenText | SeenRegion) -> dict[str, Role]:
    """What each thing that is seen is, by its name."""
    reading = seen_reading(empty_screen(), sight(*what), None)
    return {thing.name: thing.role for thing in reading.things if thing.name}


def line(top: int, left: int = 60, right: int = 1020) -> SeenRegion:
    return region(Kind.LINE, (left, top, right, top + 3))


HEAD = words("Welcome back", 60, 200, 60)


@pytest.mark.parametrize(
    ("asked", "beside"),
    [
        *(
            (asked, "Sign in")
            for asked in ("Password", "Mobile number or E-mail", "Enter your full name", "First name")
        ),
        ("Contraseña", "Iniciar sesión ¿Olvidaste tu contraseña?"),
        ("Nom d'utilisateur", "Se connecter Mot de passe oublié"),
        ("E-Mail-Adresse", "Anmelden oder registrieren"),
        ("验证码", "登录"),
    ],
)
def test_what_is_asked_for_on_a_drawn_line_is_a_field(asked: str, beside: str) -> None:
    assert roles(words(asked, 60, 600), line(690), words(beside, 60, 1500))[asked] is Role.FIELD


@pytest.mark.parametrize(
    "other",
    ["Create account", "Wi-Fi", "Mobile independent", "Delete my account", "Name 2", "Address saved last week"],
)
def test_other_words_on_a_drawn_line_are_no_field(other: str) -> None:
    assert roles(HEAD, words(other, 60, 600), line(690))[other] is not Role.FIELD


@pytest.mark.parametrize(
    "under",
    [
        (line(690, 0, 1080),),
        (line(690, 60, 1080),),
        (line(800),),
        (line(690, right=320),),
        (line(690), region(Kind.ICON, (960, 600, 1000, 640), concept="chevron right", confidence=0.95)),
        (),
    ],
    ids=["across the page", "to an edge", "far below", "no room behind", "leads somewhere", "no line"],
)
def test_other_lines_and_rows_that_lead_on_make_no_field(under: tuple[SeenRegion, ...]) -> None:
    assert roles(HEAD, words("Password", 60, 600), *under)["Password"] is not Role.FIELD


def test_a_field_ends_where_the_line_does_and_begins_behind_what_stands_before_it() -> None:
    seen = (HEAD, words("+49", 60, 600), words("Mobile number", 300, 600), line(690))
    reading = seen_reading(empty_screen(), sight(*seen), None)
    field = next(thing for thing in reading.things if thing.role is Role.FIELD)
    assert field.box.left >= 60 + 75
    assert (field.box.right, field.box.bottom) == (1020, 693)
    assert field.box.contains(Bounds(300, 600, 600, 650))


@pytest.mark.parametrize(
    "invites",
    [
        *("Type a message…", "message...", "Search…", "Nachricht schreiben…", "说点什么…"),
        *("Type a name, phone number, or email", "lType a message", "Type here"),
    ],
)
def test_words_that_invite_to_write_with_room_behind_them_are_a_field(invites: str) -> None:
    send = region(Kind.ICON, (980, 2000, 1040, 2060), concept="send", confidence=0.95)
    answer = (words("Hallo, wie geht es dir heute", 60, 1500), words("Gut, und selbst", 60, 1700))
    assert roles(HEAD, *answer, words(invites, 60, 2005), send)[invites.removeprefix("l")] is Role.FIELD


@pytest.mark.parametrize("other", ["Loading…", "Settings…", "Type", "Type of account", "Add account…"])
def test_other_words_with_room_behind_them_are_no_field(other: str) -> None:
    assert roles(HEAD, words(other, 60, 2005))[other] is not Role.FIELD


@pytest.mark.parametrize("address", ["https://start.example/", "example.org", "shop.example.co.uk/basket?n=2"])
def test_an_address_in_a_wide_box_at_the_head_is_that_of_a_browser(address: str) -> None:
    lock = region(Kind.ICON, (150, 130, 180, 170), concept="lock", confidence=0.95)
    seen = sight(region(Kind.BUTTON, (120, 100, 900, 200)), lock, words(address, 200, 125), words("Start", 60, 400))
    answer = ground(Target("the address bar"), seen_reading(empty_screen(), seen, None))
    assert isinstance(answer, Found), answer.text()
    assert (answer.role, answer.element.text) == (Role.FIELD, address)


@pytest.mark.parametrize(("said", "top"), [("Sign in", 100), ("example.org", 900), ("4.6", 100), ("v1.2.3", 100)])
def test_other_words_in_a_box_and_addresses_farther_down_are_no_address_bar(said: str, top: int) -> None:
    box = region(Kind.BUTTON, (120, top, 900, top + 100))
    assert roles(box, words(said, 400, top + 25), words("Start", 60, 400))[said] is Role.BUTTON


def test_an_invitation_without_room_is_no_field() -> None:
    full = words("Search…", 60, 2005), words("or see what others have found today", 260, 2005)
    assert roles(HEAD, *full)["Search…"] is not Role.FIELD


def test_words_at_the_right_of_an_app_bar_are_a_button() -> None:
    back = region(Kind.ICON, (40, 130, 100, 190), concept="back", confidence=0.95)
    told = roles(back, words("New contact", 150, 135, 50), words("Save", 930, 135, 50), words("First letter", 60, 500))
    assert told["Save"] is Role.BUTTON
    assert told["New contact"] is Role.HEADING


def test_of_a_title_and_a_tab_of_one_name_the_tab_is_meant() -> None:
    more = region(Kind.ICON, (1000, 120, 1020, 180), concept="more vertical", confidence=0.95)
    tabs = [
        part
        for n, name in enumerate(("Alarm", "Clock", "Timer"))
        for part in (
            region(Kind.ICON, (150 + 360 * n, 2250, 210 + 360 * n, 2310), concept="", confidence=0.0),
            words(name, 118 + 360 * n, 2320, 40),
        )
    ]
    page = words("08:30", 60, 600, 90), words("Mon, Tue", 60, 720)
    reading = seen_reading(empty_screen(), sight(words("Alarm", 40, 120, 60), more, *page, *tabs), None)
    answer = ground(Target("Alarm"), reading)
    assert isinstance(answer, Found), answer.text()
    assert answer.point.y > 2200


# --- answers of a dialog ---------------------------------------------------------------------------------------------

FRONT = Bounds(100, 800, 980, 1500)


def text(said: str, left: int, top: int) -> Part:
    return Part(Role.TEXT, Bounds(left, top, left + 22 * len(said), top + 50), said)


def answers(*parts: Part) -> list[str]:
    """What of a dialog is a button, from the top."""
    return [part.text for part in answered(parts, FRONT, 2.6) if part.role is Role.BUTTON]


QUESTION = (text("Discard draft?", 160, 860), text("What you have written will be lost for good", 160, 960))


@pytest.mark.parametrize(
    ("foot", "found"),
    [
        ((text("Cancel", 640, 1400), text("Discard", 800, 1400)), ["Cancel", "Discard"]),
        ((text("CANCEL", 160, 1400), text("DISCARD", 500, 1400)), ["CANCEL", "DISCARD"]),
        ((text("GO TO SETTINGS", 300, 1250), text("BACK", 300, 1400)), ["GO TO SETTINGS", "BACK"]),
        ((text("OK", 518, 1400),), ["OK"]),
        ((text("examples", 160, 1300), text("folders", 160, 1400)), []),
        ((text("Tap to go on with this", 300, 1400),), []),
        ((text("It is gone.", 720, 1400),), []),
    ],
    ids=["at the right", "in capitals", "stacked", "in the middle", "items of a list", "a long line", "a sentence"],
)
def test_short_words_at_the_foot_of_a_dialog_are_its_buttons(foot: tuple[Part, ...], found: list[str]) -> None:
    assert answers(*QUESTION, *foot) == found


def test_what_stands_above_the_answers_stays_what_it_is() -> None:
    assert answers(text("WARNING", 160, 860), QUESTION[1], text("CANCEL", 700, 1400)) == ["CANCEL"]


def test_a_dialog_of_nothing_but_short_words_has_no_answers() -> None:
    assert answers(text("RED", 160, 900), text("GREEN", 160, 1100), text("BLUE", 160, 1300)) == []


def test_an_answer_is_touched_as_a_button() -> None:
    dark, light = (
        (words("Inbox", 60, 200), words("Three new letters", 60, 2100)),
        (
            words("Delete this letter?", 160, 1000, 50),
            words("It cannot be brought back from the bin later on", 160, 1120, 34),
            words("Keep", 620, 1300),
            words("Delete", 800, 1300),
        ),
    )
    seen = sight(*dark, *light, region(Kind.CARD, (100, 900, 980, 1420)))
    pixels = np.full((2400, 1080, 3), 60, np.uint8)
    pixels[900:1420, 100:980] = 250
    reading = seen_reading(empty_screen(), seen, pixels)
    answer = ground(Target("the second button of the dialog"), reading)
    assert isinstance(answer, Found), answer.text()
    assert answer.name == "Delete"


# --- fields in which something stands --------------------------------------------------------------------------------


def written(*what: SeenText | SeenRegion) -> list[tuple[str, str]]:
    """The fields that are seen: what each is called, and what stands in it."""
    reading = seen_reading(empty_screen(), sight(*what), None)
    fields = [thing for thing in reading.things if thing.role is Role.FIELD]
    return [(thing.element.hint, thing.element.text) for thing in fields]


BOX = region(Kind.BUTTON, (60, 560, 1020, 720))
SIGN_IN = words("Sign in", 60, 1500)


def test_what_is_written_below_a_label_on_a_line_stands_in_the_field() -> None:
    seen = SIGN_IN, words("Email", 60, 560, 34), words("jane@example.org", 60, 610), line(690)
    assert written(*seen) == [("Email", "jane@example.org")]


def test_what_is_written_below_a_label_in_a_frame_stands_in_the_field() -> None:
    seen = SIGN_IN, BOX, words("First name", 90, 580, 34), words("Jane", 90, 640)
    assert written(*seen) == [("First name", "Jane")]


def test_a_label_on_the_edge_of_a_frame_names_the_field() -> None:
    seen = SIGN_IN, BOX, words("Nickname of the card", 90, 542, 34), words("Blue", 90, 620)
    assert written(*seen) == [("Nickname of the card", "Blue")]


def frame(top: int = 560, bottom: int = 720) -> list[SeenRegion]:
    """The edges of a frame that a label is let into, as they are seen: all but what the label hides."""
    return [line(top, left=310), line(bottom)]


@pytest.mark.parametrize(
    ("inside", "value"),
    [((), ""), ((words("Blue", 90, 620),), "Blue"), ((words("Blue|", 90, 620),), "Blue")],
    ids=["empty", "written in", "with the cursor"],
)
def test_a_label_let_into_a_frame_names_the_field(inside: tuple[SeenText, ...], value: str) -> None:
    assert written(SIGN_IN, *frame(), words("Nickname of", 110, 542, 34), *inside) == [("Nickname of", value)]


@pytest.mark.parametrize(
    "edges",
    [[line(560, left=310)], [line(560, left=500), line(720)], [line(560, left=310), line(1000)]],
    ids=["no lower edge", "begins far behind the label", "a page high"],
)
def test_a_line_behind_words_is_no_frame(edges: list[SeenRegion]) -> None:
    assert written(SIGN_IN, *edges, words("Nickname of", 110, 542, 34)) == []


def test_the_cursor_in_a_field_is_no_icon() -> None:
    stroke = region(Kind.ICON, (96, 620, 102, 680))
    reading = seen_reading(empty_screen(), sight(SIGN_IN, *frame(), words("Nickname of", 110, 542, 34), stroke), None)
    assert [thing.role for thing in reading.things if thing.element.seen and thing.box.top < 700] == [Role.FIELD]


@pytest.mark.parametrize(("label", "secret"), [("Password", True), ("Enter your PIN", True), ("Phone", False)])
def test_a_field_for_a_password_tells_nothing_of_what_stands_in_it(label: str, secret: bool) -> None:
    seen = sight(SIGN_IN, BOX, words(label, 90, 580, 34), words("hunter", 90, 640))
    reading = seen_reading(empty_screen(), seen, None)
    assert ("hunter" in outline(reading, "").text()) is not secret


def test_a_hint_in_a_frame_is_what_it_is_called_and_it_is_empty() -> None:
    assert written(SIGN_IN, BOX, words("Nickname of the card", 90, 620)) == [("Nickname of the card", "")]


@pytest.mark.parametrize(
    "held",
    [
        (words("Wi-Fi", 90, 575, 50), words("Connected", 90, 645, 36)),
        (words("Holiday plans", 90, 575, 34), words("Six photos", 90, 640)),
    ],
    ids=["a title and what is below it", "another small line"],
)
def test_two_lines_in_a_frame_that_ask_for_nothing_are_a_row(held: tuple[SeenText, ...]) -> None:
    assert written(SIGN_IN, BOX, *held) == []


def test_a_field_is_found_by_its_label_and_by_what_stands_in_it() -> None:
    seen = sight(SIGN_IN, words("Email", 60, 560, 34), words("jane@example.org", 60, 610), line(690))
    reading = seen_reading(empty_screen(), seen, None)
    for phrase in ("the email field", "the field with jane@example.org"):
        answer = ground(Target(phrase), reading)
        assert isinstance(answer, Found), answer.text()
        assert answer.role is Role.FIELD
