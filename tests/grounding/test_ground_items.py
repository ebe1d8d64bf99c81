"""The entry of a list by its number and a word for what such lists hold."""

from __future__ import annotations

import pytest
from drawing import Drawn, icon, page, row, screen, text, view, window
from sample_screens import stopwatch

from device.screen import Screen, WindowKind
from grounding.grounder import Found, ground
from grounding.interface import Miss, Reason, Target
from grounding.reading.screen import read


def bar(title: str) -> Drawn:
    return view("Toolbar", (0, 80, 1080, 230), "", (text(title, (60, 120, 700, 190)),))


def listed(*titles: str, switch: str = "") -> Drawn:
    rows = [row(title, 400 + 180 * n, f"from {n}", switch) for n, title in enumerate(titles)]
    return view("RecyclerView", (0, 400, 1080, 2200), "scroll", rows)


def tabs(*names: str, chosen: int) -> Drawn:
    each = 1080 // len(names)
    made = [
        view("LinearLayout", (n * each, 240, n * each + each, 390), "click selected" if n == chosen else "click",
             (text(name, (n * each + 40, 300, n * each + each - 40, 350)),))
        for n, name in enumerate(names)
    ]  # fmt: skip
    return view("TabLayout", (0, 240, 1080, 390), "", made)


def answer(phrase: str, shown: Screen) -> str:
    found = ground(Target(phrase), read(shown))
    return found.name if isinstance(found, Found) else found.reason.value


INBOX = page(bar("Inbox"), listed("Lunch on Friday", "Your invoice", "Message from the bank", "Tickets"))


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("the second email", "Your invoice"),
        ("first mail", "Lunch on Friday"),
        ("open the last message", "Tickets"),
        ("the second to last conversation", "Message from the bank"),
        ("the third chat from the top", "Message from the bank"),
        ("the second email from the bottom", "Message from the bank"),
        ("the second search result", "Your invoice"),
    ],
)
def test_a_word_for_entries_counts_them(phrase: str, title: str) -> None:
    assert answer(phrase, INBOX) == title


@pytest.mark.parametrize(
    ("phrase", "time"),
    [
        ("the time of the first lap", "00:02.50"),
        ("the second lap's time", "00:01.50"),
        ("the last lap time", "00:00.50"),
        ("第一圈的时间", "00:02.50"),
        ("the first row", "# 3"),
    ],
)
def test_rows_that_are_numbered_downwards_go_by_their_numbers(phrase: str, time: str) -> None:
    assert answer(phrase, stopwatch()) == time


SETTINGS = screen(window(
    view("FrameLayout", (0, 0, 1080, 2400), "", (listed("Sound", "Display", "Accessibility"),)),
    package="com.android.settings",
))  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("Display in Settings", "Display"),
        ("the Display row in Settings", "Display"),
        ("设置里的显示", "Display"),
        ("设置里的声音", "Sound"),
    ],
)
def test_all_that_is_shown_is_in_the_app(phrase: str, title: str) -> None:
    assert answer(phrase, SETTINGS) == title


def test_more_than_there_are_is_not_found() -> None:
    assert answer("the ninth email", INBOX) == Reason.NOT_FOUND.value


def test_words_that_are_none_for_entries_stay_names() -> None:
    assert answer("the second invoice", INBOX) != "Your invoice"
    assert answer("the first ticket office", INBOX) != "Lunch on Friday"


def test_entries_that_are_called_so_are_counted_by_their_names() -> None:
    shown = page(bar("Rooms"), listed("Kitchen", "Alarm hall", "Garden", "Alarm stairs"))
    assert answer("the second alarm", shown) == "Alarm stairs"


def test_what_makes_an_entry_is_none() -> None:
    shown = page(bar("Bluetooth"), listed("Pair new device", "Buds", "Watch"))
    assert answer("the second device", shown) == "Watch"
    assert answer("the last device", shown) == "Watch"


def test_entries_of_a_page_that_is_not_shown_are_not_counted() -> None:
    songs, albums = (page(tabs("Songs", "Albums", chosen=n), listed("Blue Train", "Naima")) for n in (0, 1))
    assert answer("the first album", albums) == "Blue Train"
    assert answer("the first album", songs) not in ("Blue Train", "Naima")


def test_the_list_behind_a_menu_is_not_counted() -> None:
    under = view("FrameLayout", (0, 0, 1080, 2400), children=(bar("Inbox"), listed("Lunch", "Invoice", "Tickets")))
    options = [row(name, 500 + 160 * n, width=700) for n, name in enumerate(("Sort", "Select", "Help"))]
    menu = view("FrameLayout", (200, 480, 900, 1000), "", (view("ListView", (200, 500, 900, 980), "", options),))
    assert answer("the third email", screen(window(under), window(menu, WindowKind.DIALOG))) not in ("Help", "Tickets")


def test_a_landmark_is_counted_too() -> None:
    shown = page(bar("Alarms"), listed("08:30", "09:00", "18:45", switch="on"))
    found = ground(Target("the switch of the second alarm"), read(shown))
    assert isinstance(found, Found), found.text()
    assert 580 <= found.point.y <= 740
    assert found.point.x > 880


def test_rows_that_no_list_holds_are_counted_if_they_look_alike() -> None:
    plain = [view("LinearLayout", (0, 400 + 180 * n, 1080, 560 + 180 * n), "click",
                  (text(name, (60, 440 + 180 * n, 700, 500 + 180 * n)),), resource_id="org.example:id/place")
             for n, name in enumerate(("Harbour", "Mill", "Castle"))]  # fmt: skip
    search = view("LinearLayout", (30, 100, 1050, 230), "click", (text("Search here", (160, 130, 700, 190)),))
    assert answer("the second place", page(*plain)) == "Mill"
    assert answer("the first place", page(search, *plain)) != "Search here"


def test_photos_side_by_side_are_no_tabs() -> None:
    photos = [view("ImageView", (40 + 340 * n, 2000, 350 + 340 * n, 2230), "click", resource_id="org.example:id/photo")
              for n in range(3)]  # fmt: skip
    strip = view("LinearLayout", (0, 1990, 1080, 2240), "", photos)
    icons = [view("ImageButton", (700 + 130 * n, 100, 820 + 130 * n, 220), "click") for n in range(2)]
    found = ground(Target("second photo"), read(page(*icons, strip)))
    assert isinstance(found, Found), found.text()
    assert (found.point.x, found.point.y) == (535, 2115)


# --- entries by what they are called, or hold ------------------------------------------------------------------------


def chats() -> Screen:
    """Conversations, some with a dot that tells they are unread, one of them with a bell that is crossed out."""
    views = []
    for n, (name, said, unread) in enumerate(
        (("Anna Lee", "Is the table free?", True), ("Ben Okonjo", "Your booking is off", False),
         ("Mum", "Ring me", True), ("Caspar Venn", "See you", False))
    ):  # fmt: skip
        top = 400 + 180 * n
        parts = [text(name, (180, top + 20, 800, top + 80)), text(said, (180, top + 90, 900, top + 140))]
        if unread:
            parts.append(view("ImageView", (1000, top + 80, 1030, top + 110), description="Unread"))
        views.append(view("LinearLayout", (0, top, 1080, top + 170), "click", parts))
    chat = view("Button", (700, 2100, 1040, 2230), "click", text="Create conversation")
    return page(bar("Messages"), view("RecyclerView", (0, 400, 1080, 2000), "scroll", views), chat)


@pytest.mark.parametrize(
    ("phrase", "row"),
    [
        ("the conversation with Ben Okonjo", "Ben Okonjo"),
        ("Ben Okonjo's chat", "Ben Okonjo"),
        ("the chat called Caspar Venn", "Caspar Venn"),
        ("caspar venn conversation", "Caspar Venn"),
        ("the message about a booking", "Ben Okonjo"),
        ('the conversation with "Ben Okonjo"', "Ben Okonjo"),
        ('the "Mum" conversation', "Mum"),
        ("the contact Mum", "Mum"),
        ("the first unread conversation", "Anna Lee"),
        ("the second unread message", "Mum"),
        ("the last chat with Anna Lee", "Anna Lee"),
    ],
)
def test_an_entry_goes_by_its_kind_and_its_name(phrase: str, row: str) -> None:
    assert answer(phrase, chats()) == row


def test_of_several_that_hold_the_same_none_is_touched() -> None:
    found = ground(Target("the unread conversation"), read(chats()))
    assert isinstance(found, Miss)
    assert found.reason is Reason.AMBIGUOUS
    assert found.nearest == ('the "Anna Lee" row', 'the "Mum" row')


@pytest.mark.parametrize("phrase", ["video call", "contact info", "mail settings", "the third unread conversation"])
def test_what_only_begins_like_an_entry_is_none(phrase: str) -> None:
    assert answer(phrase, chats()) in (Reason.NOT_FOUND.value, Reason.AMBIGUOUS.value)


@pytest.mark.parametrize("phrase", ["new conversation", "add conversation", "create a conversation"])
def test_words_for_making_something_are_one(phrase: str) -> None:
    assert answer(phrase, chats()) == "Create conversation"


def test_ids_that_makers_write_in_one_word_are_parted() -> None:
    here = view("ImageButton", (900, 2000, 1020, 2120), "click", resource_id="org.example:id/mylocation_button")
    assert answer("my location", page(bar("Map"), here)) == "location"


def test_a_key_is_not_touched_for_what_it_only_means() -> None:
    app = view("FrameLayout", (0, 0, 1080, 2400), children=(text("Add title", (180, 260, 900, 340)),))
    keys = [view("Button", (150 * n, 1900, 150 * n + 140, 2050), "click", text=name) for n, name in enumerate("zxcv")]
    shown = screen(
        window(app), window(view("FrameLayout", (0, 1800, 1080, 2400), "", keys), WindowKind.KEYBOARD, "ime")
    )
    assert answer("close", shown) == Reason.NOT_FOUND.value
    assert answer("the x key", shown) == "x"
    assert answer("x", shown) == "x"


def test_rows_that_tell_of_entries_are_none() -> None:
    names = ("Maple Street", "Harbour Cafe", "Add network", "Network preferences", "Saved networks")
    shown = page(bar("Internet"), listed(*names))
    assert answer("the second network", shown) == "Harbour Cafe"
    assert answer("the last network", shown) == "Harbour Cafe"


def test_where_some_rows_are_switches_no_entries_are_counted() -> None:
    rows = [row("Wi-Fi", 400, switch="on"), *(row(name, 580 + 180 * n) for n, name in enumerate(("Maple", "Mill")))]
    shown = page(bar("Internet"), view("RecyclerView", (0, 400, 1080, 2200), "scroll", rows))
    assert answer("the first network", shown) not in ("Wi-Fi", "Maple")


def test_a_message_field_is_no_message() -> None:
    said = text("See you", (80, 420, 700, 480), resource_id="a:id/message")
    bubble = view("LinearLayout", (60, 400, 800, 500), "click", (said,))
    field = view("EditText", (60, 2100, 900, 2230), "click focusable", hint="Text message", resource_id="a:id/compose")
    assert answer("the message field", page(bar("Ben"), bubble, field)) == "Text message"


@pytest.mark.parametrize("phrase", ["next song", "the next track", "next"])
def test_what_goes_on_may_say_no_more_than_that(phrase: str) -> None:
    buttons = [view("ImageButton", (700 + 150 * n, 2100, 840 + 150 * n, 2240), "click", description=name)
               for n, name in enumerate(("Pause", "Next"))]  # fmt: skip
    assert answer(phrase, page(bar("Music"), listed("Blue Train", "So What"), *buttons)) == "Next"


def test_a_part_of_an_entry_goes_by_what_the_entry_is_called() -> None:
    tasks = [
        view("LinearLayout", (0, top, 1080, top + 140), "click", (
            text(f"Task {n}", (160, top + 40, 700, top + 100)),
            icon((920, top + 20, 1040, top + 120), "Add star"),
            view("View", (30, top + 30, 110, top + 110), "click", description="Mark as complete"),
        ))
        for n, top in enumerate(range(300, 1700, 140), 1)
    ]  # fmt: skip
    shown = read(page(view("ListView", (0, 300, 1080, 1700), "scroll", tasks)))
    for phrase, left, row_top in (
        ("the star of Task 4", 920, 720),
        ("mark Task 3 as complete", 30, 580),
        ("Task 5 is the urgent one, so star it", 920, 860),
        ("star the task 2", 920, 440),
    ):
        found = ground(Target(phrase), shown)
        assert isinstance(found, Found), phrase
        assert (found.element.bounds.left, found.element.bounds.top - row_top) in ((left, 20), (left, 30)), phrase
