"""What two looks differ in, told as what happened: turned, typed, renamed, scrolled, another page."""

from __future__ import annotations

from dataclasses import replace

from drawing import WIDTH, page, row, text, view
from sample_screens import app_bar, editor, network, question

from device.screen import Screen
from grounding.change import MOST_COMPARED, difference
from grounding.interface import DOCK, Change, Direction, Group, GroupKind, Item, Outline, Role, State
from grounding.outline import outline
from grounding.reading.screen import read


def look(shown: Screen, app: str = "Settings") -> Outline:
    return outline(read(shown), app)


def people(first: int, last: int) -> Screen:
    """A list that shows these of its rows."""
    shown = [row(f"Person {n}", 240 + (n - first) * 160) for n in range(first, last)]
    return page(app_bar("People"), view("ListView", (0, 240, WIDTH, 240 + 160 * (last - first)), "scroll", shown))


def test_two_looks_tell_what_is_new() -> None:
    before = look(network())
    change = difference(before, look(question()))
    assert '"FORGET" button' in change.appeared
    assert '"Airplane mode" switch: off' in change.gone
    assert change.title == "Forget network?"
    assert not difference(before, before)


def test_a_switch_that_was_turned_is_told_with_what_it_was() -> None:
    shown = network()
    turned = tuple(replace(e, checked=not e.checked) if e.class_name.endswith("Switch") else e for e in shown.elements)
    change = difference(look(shown), look(replace(shown, elements=turned)))
    assert change.changed == ('"Wi-Fi" switch: on, now off', '"Airplane mode" switch: off, now on')
    assert not change.appeared
    assert not change.gone
    assert change.text() == "changed: " + "\nchanged: ".join(change.changed)


def test_what_was_typed_is_told_with_what_stood_there() -> None:
    shown = editor()
    typed = tuple(replace(e, text="Hopper") if e.text == "Lovelace" else e for e in shown.elements)
    change = difference(look(shown), look(replace(shown, elements=typed)))
    assert change.changed == ('"Last name" field = Lovelace, now = Hopper',)


def test_a_field_that_is_told_apart_by_now_is_the_same_and_a_text_goes_by_itself() -> None:
    phone = Item(Role.FIELD, "Phone", 'the "Phone" field', (State.FOCUSED,), "555-0101")
    now = replace(phone, phrase='the "Phone" field in the "Mobile" row', states=())
    other = Item(Role.FIELD, "Phone", 'the "Phone" field in the "Home" row', (State.FOCUSED, State.EMPTY))
    one, two = (Outline("X", (Group(GroupKind.PAGE, items),), "Form") for items in ((phone,), (now, other)))
    change = difference(one, two)
    assert change.changed == ('"Phone" field in the "Mobile" row: no longer focused',)
    assert change.appeared == ('"Phone" field in the "Home" row: focused, empty',)
    assert not change.gone
    laps = (Item(Role.TEXT, "# 2", detail=detail) for detail in ("00:01.61", "00:01.99, 00:04.37"))
    was, turned = (Outline("X", (Group(GroupKind.PAGE, (lap,)),), "Stopwatch") for lap in laps)
    assert difference(was, turned).changed == ("# 2: 00:01.61, now 00:01.99, 00:04.37",)


def test_what_can_be_used_now_is_told() -> None:
    off = Outline(
        "X", (Group(GroupKind.PAGE, (Item(Role.BUTTON, "Save", 'the disabled "Save" button', (State.DISABLED,)),)),)
    )
    on = Outline("X", (Group(GroupKind.PAGE, (Item(Role.BUTTON, "Save", 'the "Save" button'),)),))
    assert difference(off, on).text() == 'changed: "Save" button, now enabled'
    assert difference(on, off).text() == 'changed: "Save" button, now disabled'


def test_one_button_that_took_anothers_place_has_a_new_name() -> None:
    shown = page(row("Alarm", 240), view("Button", (60, 900, 500, 1020), "click", text="Start"))
    after = replace(shown, elements=tuple(replace(e, text="Stop") if e.text == "Start" else e for e in shown.elements))
    assert difference(look(shown), look(after)).text() == 'changed: "Start" button, now "Stop" button'


def test_a_list_that_moved_tells_which_way_and_what_came_into_view() -> None:
    down = difference(look(people(0, 8)), look(people(3, 11)))
    assert down.scrolled is Direction.DOWN
    assert down.appeared == ('"Person 8" row', '"Person 9" row', '"Person 10" row')
    assert not down.gone
    assert down.text() == 'scrolled down; new from: "Person 8" row'
    assert difference(look(people(3, 11)), look(people(0, 8))).scrolled is Direction.UP


def test_a_strip_that_moved_sideways_tells_so() -> None:
    def strip(first: int) -> Outline:
        cards = tuple(Item(Role.CARD, name, f'the "{name}" card') for name in "ABCDEF"[first : first + 3])
        return Outline("X", (Group(GroupKind.LIST, cards, scrolls=(Direction.LEFT, Direction.RIGHT)),))

    assert difference(strip(0), strip(2)).text() == 'scrolled right; new from: "D" card'
    assert difference(strip(2), strip(0)).scrolled is Direction.LEFT


def test_of_very_many_things_only_what_is_new_and_gone_is_told() -> None:
    def many(state: State) -> Outline:
        boxes = tuple(Item(Role.CHECKBOX, str(n), f'the "{n}" checkbox') for n in range(MOST_COMPARED))
        return Outline("X", (Group(GroupKind.PAGE, (*boxes, Item(Role.SWITCH, "s", 'the "s" switch', (state,)))),))

    change = difference(many(State.OFF), many(State.ON))
    assert (change.gone, change.appeared, change.changed) == (('"s" switch: off',), ('"s" switch: on',), ())


def test_a_row_that_was_deleted_is_gone_and_nothing_has_scrolled() -> None:
    shown, without = people(0, 8), people(0, 8)
    kept = [n for n in range(8) if n != 3]
    rows = [row(f"Person {n}", 240 + at * 160) for at, n in enumerate(kept)]
    without = page(app_bar("People"), view("ListView", (0, 240, WIDTH, 1520), "scroll", rows))
    change = difference(look(shown), look(without))
    assert change.gone == ('"Person 3" row',)
    assert change.scrolled is None


def test_nor_where_it_was_the_first_below_a_heading_that_stays() -> None:
    def mails(first: int, last: int) -> Screen:
        rows = [row(f"Person {n}", 340 + (n - first) * 160) for n in range(first, last)]
        held = [text("Inbox", (60, 260, 400, 320)), *rows]
        return page(app_bar("Mail"), view("ListView", (0, 240, WIDTH, 1700), "scroll", held))

    change = difference(look(mails(0, 8)), look(mails(1, 9)))
    assert change.scrolled is None
    assert change.gone == ('"Person 0" row',)
    assert change.appeared == ('"Person 8" row',)


def test_another_page_is_named() -> None:
    change = difference(look(network()), look(editor(), "Contacts"))
    assert change.text().splitlines()[0] == "now in Contacts: Create contact"
    assert difference(look(network()), look(editor())).text().splitlines()[0] == "now on Create contact"


def test_the_keyboard_coming_up_is_one_line() -> None:
    assert difference(look(editor()), look(editor(keyboard=True))).appeared == ("keyboard",)


def test_long_changes_are_cut_and_say_so() -> None:
    assert Change(tuple("abc")).text(most=2).splitlines() == ["new: a", "new: b", "new: and 1 more"]


def test_of_a_list_that_another_has_replaced_a_few_lines_are_told() -> None:
    told = Change(tuple("abcde"), tuple("ghijklmn")).text().splitlines()
    assert told[:6] == [*(f"gone: {line}" for line in "ghijk"), "gone: and 3 more"]
    assert "gone: n" in Change(("a",), tuple("ghijklmn")).text().splitlines()


def listed(*items: Item, title: str = "", app: str = "X") -> Outline:
    return Outline(app, (Group(GroupKind.LIST, items),), title)


def alarm(name: str, beside: str = "", state: State = State.OFF) -> Item:
    return Item(Role.SWITCH, name, f'the "{name}" switch' + (f" above {beside}" if beside else ""), (state,))


def test_a_thing_that_is_told_apart_by_another_neighbour_is_the_same_thing() -> None:
    before = listed(alarm("Pills", "Market"), alarm("Market"), alarm("Swim"))
    assert difference(before, listed(alarm("Pills", "Swim"), alarm("Swim"))).text() == 'gone: "Market" switch: off'
    turned = difference(before, listed(alarm("Pills", "Swim", State.ON), alarm("Market"), alarm("Swim")))
    assert turned.text() == 'changed: "Pills" switch above Swim: off, now on'


def test_what_was_put_elsewhere_in_a_list_has_moved() -> None:
    names = ("English", "Deutsch", "Suomi")
    rows = {name: Item(Role.ROW, name, f'the "{name}" row') for name in names}
    change = difference(listed(*rows.values()), listed(rows["Suomi"], rows["English"], rows["Deutsch"]))
    assert change.text() == 'changed: "Suomi" row: moved, now before "English" row'
    swapped = difference(listed(*rows.values()), listed(rows["English"], rows["Suomi"], rows["Deutsch"]))
    assert swapped.text() == 'changed: "Suomi" row: moved, now before "Deutsch" row'


def test_of_another_page_nothing_is_put_together_and_only_the_beginning_is_told() -> None:
    people = [Item(Role.ROW, n, f'the "{n}" row', detail=f"You: {n}") for n in "ABCDEFG"]
    numbers = [replace(item, detail="Mobile") for item in people]
    change = difference(listed(*people), listed(*numbers, title="New conversation"))
    assert not change.changed
    assert change.text().splitlines() == [
        "now on New conversation",
        *(f'new: "{n}" row: Mobile' for n in "ABCD"),
        "new: and 3 more",
    ]
    assert change.gist() == "now on New conversation"


def test_what_lies_over_a_page_without_a_title_is_told_as_what_it_is() -> None:
    page, shown = Group(GroupKind.LIST, (alarm("A"),)), Group(GroupKind.MENU, (Item(Role.ROW, "Sort", '"Sort"'),))
    opened = difference(Outline("X", (page,), title="Alarms"), Outline("X", (page, shown)))
    assert opened.place() == 'now on a menu that begins with "Sort"'
    assert Outline("X").called() == ""
    assert Outline("X", (page, Group(GroupKind.LIST, (alarm("Clock"),), name=DOCK))).called() == "the home screen"
    loading = listed(Item(Role.PROGRESS, "Loading…"))
    assert difference(listed(alarm("A"), title="T"), loading, loading).place() == "now on a page that is still loading"


def test_a_page_without_a_title_that_shares_nothing_is_another_page() -> None:
    told = difference(listed(alarm("A"), alarm("B")), listed(alarm("C"))).place()
    assert told == 'now on a page that begins with "C"'
    assert difference(listed(alarm("A"), title="T"), listed(alarm("A"))).place() == 'now on a page that begins with "A"'
    assert not difference(listed(alarm("A"), alarm("B")), listed(alarm("A"))).turned


def test_of_a_page_that_is_shown_again_it_is_told_what_is_different_from_then() -> None:
    alarms = listed(alarm("A"), alarm("B"), title="Alarm")
    dialog = listed(Item(Role.BUTTON, "OK", 'the "OK" button'), title="Select time")
    later = listed(alarm("A"), alarm("B", state=State.ON), alarm("C"), title="Alarm")
    change = difference(dialog, later, known=alarms)
    assert change.text().splitlines() == [
        "now back on Alarm",
        'changed: "B" switch: off, now on',
        'new: "C" switch: off',
    ]
    assert change.gist() == 'now back on Alarm; "B" switch: off, now on; new: "C" switch: off'
    assert difference(dialog, alarms, known=alarms).text() == "now back on Alarm, as it was"
    assert not difference(dialog, later, known=dialog).back
    assert not difference(dialog, listed(*(alarm(n) for n in "CDE"), title="Alarm"), known=alarms).back


def test_a_page_that_is_shown_again_without_the_keyboard_is_as_it_was() -> None:
    left = Outline("X", (Group(GroupKind.PAGE, (alarm("A"), alarm("B"))), KEYBOARD), "Form")
    again = replace(left, groups=left.groups[:1])
    assert difference(listed(alarm("C"), title="Menu"), again, left).text() == "now back on Form, as it was"


def test_the_gist_is_a_line() -> None:
    assert Change(("a", "b", "d"), ("c",)).gist() == "new: a; gone: c; and 2 more"
    assert Change(("a", "b"), ("c",)).gist() == "new: a; gone: c; new: b", "one more takes no more room than to say so"
    assert Change(("a",), ("c",), changed=("e",)).gist() == "e; new: a; gone: c"
    assert Change(scrolled=Direction.DOWN, appeared=("a",)).gist() == "scrolled down"
    assert Change().gist() == "nothing changed on the screen"


def test_a_notification_that_comes_up_is_told_as_one_and_turns_no_page() -> None:
    page_ = Outline("Contacts", (Group(GroupKind.PAGE, (Item(Role.ROW, "Ada", 'the "Ada" row'),)),), "Contacts")
    note = Item(Role.CARD, "Messages", 'the "Messages" card', detail="Ben: Hi", alone=True)
    over = replace(page_, groups=(*page_.groups, Group(GroupKind.PAGE, (note,), "notification")))
    assert difference(page_, over).text() == 'new: notification "Messages": Ben: Hi'
    assert difference(over, page_).text() == 'gone: notification "Messages": Ben: Hi'


def test_in_a_list_that_scrolls_one_row_does_not_turn_into_another() -> None:
    def rows(*names: str) -> Outline:
        items = tuple(Item(Role.ROW, name, f'the "{name}" row') for name in names)
        return Outline("X", (Group(GroupKind.LIST, items, scrolls=(Direction.UP, Direction.DOWN)),))

    deleted = difference(rows("Ada", "Ben", "Cleo"), rows("Ada", "Cleo", "Dan"))
    assert not deleted.changed
    assert deleted.text() == 'gone: "Ben" row\nnew: "Dan" row'


def test_an_icon_in_a_row_turns_only_into_one_in_that_row() -> None:
    def star(word: str, row: str) -> Outline:
        item = Item(Role.ICON, word, f'the "{word}" icon in the "{row}" row', within=f'"{row}" row')
        return Outline("X", (Group(GroupKind.LIST, (item,), scrolls=(Direction.DOWN,)),), "Inbox")

    same = difference(star("Not starred", "June"), star("Starred", "June"))
    assert same.text() == 'changed: "Not starred" icon in the "June" row, now "Starred" icon in the "June" row'
    assert not difference(star("Not starred", "June"), star("Starred", "Rosalind")).changed


def starred(*rows: tuple[str, bool]) -> Outline:
    items: list[Item] = []
    only = sum(star for _, star in rows) == 1
    for name, star in rows:
        said = "Starred" if star else "Not starred"
        row = "" if star and only else f' in the "{name}" row'
        items += [Item(Role.ROW, name, f'"{name}"'), Item(Role.ICON, said, f'the "{said}" icon{row}')]
    return Outline("Email", (Group(GroupKind.LIST, tuple(items), scrolls=(Direction.UP, Direction.DOWN)),))


def test_what_a_row_shows_is_compared_with_what_that_row_showed() -> None:
    """Dalia's star is told with her row since there are two; it is not the new one."""
    change = difference(starred(("Gita", False), ("Dalia", True)), starred(("Gita", True), ("Dalia", True)))
    assert change.text() == ('changed: "Not starred" icon in the "Gita" row, now "Starred" icon in the "Gita" row')


def test_a_second_line_that_an_edge_cuts_off_is_no_change() -> None:
    def cut(detail: str, last: str) -> Outline:
        rows = (Item(Role.ROW, "Wallpaper", 'the "Wallpaper" row', detail=detail), alarm(last))
        ways = (Direction.UP, Direction.DOWN)
        group = Group(GroupKind.LIST, rows, scrolls=ways, cut_off=(Direction.DOWN,))
        return Outline("Settings", (group,))

    assert not difference(cut("Colors", "A"), cut("", "A"))


def test_another_menu_with_the_same_first_line_is_not_the_one_seen_before() -> None:
    def menu(last: str) -> Outline:
        lines = tuple(Item(Role.OPTION, name, f'"{name}"') for name in ("Play next", "Share", "Go to album", last))
        return Outline("Music", (Group(GroupKind.MENU, lines),))

    page = listed(alarm("A"), title="Songs")
    told = difference(page, menu("Remove from favorites"), menu("Add to favorites"))
    assert not told.back
    assert not told.changed


WAYS = (Direction.UP, Direction.DOWN)


def scrolling(*items: Item, cut: tuple[Direction, ...] = (), more: tuple[Group, ...] = ()) -> Outline:
    return Outline("X", (Group(GroupKind.LIST, items, scrolls=WAYS, cut_off=cut), *more))


def song(name: str, by: str, told: bool = False, playing: bool = False) -> Item:
    apart = f' with the text "{by}"' if told else ""
    detail = ", ".join([] if told else [by]) + ("Now playing" if playing else "")
    return Item(Role.ROW, name, f'the "{name}" row{apart}', detail=detail)


def test_a_row_that_gets_a_second_line_is_one_thing_that_changed() -> None:
    before = scrolling(song("Corridor", "Hana"), song("Early Map", "Copper"), song("Interlude", "Paper", told=True))
    mini = Group(GroupKind.PAGE, (Item(Role.ROW, "Corridor", "the mini player row", detail="Corridor, Hana, 0 %"),))
    rows = (song("Corridor", "Hana", told=True, playing=True), song("Early Map", "Copper"), song("Interlude", "Paper"))
    assert difference(before, scrolling(*rows, more=(mini,))).text().splitlines() == [
        'changed: "Corridor" row with the text "Hana", now Now playing',
        "new: mini player row: Corridor, Hana, 0 %",
    ]


def test_an_icon_that_turned_is_told_in_a_line_where_it_needs_its_row_no_longer() -> None:
    change = difference(starred(("Gita", False), ("Dalia", False)), starred(("Gita", True), ("Dalia", False)))
    assert change.text() == 'changed: "Not starred" icon in the "Gita" row, now "Starred" icon'


def test_of_rows_with_one_name_an_icon_is_not_told_to_have_turned() -> None:
    rows = (Item(Role.ROW, "Alarm", 'the "Alarm" row in the "7:45" row'), Item(Role.ROW, "Alarm", 'the "Alarm" row'))
    icons = [Item(Role.ICON, name, f'the "{name}" icon') for name in ("Expand", "Collapse")]
    before = scrolling(rows[0], icons[0], rows[1], alarm("A"), alarm("B"))
    after = scrolling(rows[0], rows[1], icons[1], alarm("A"), alarm("B"))
    assert difference(before, after).text() == 'gone: "Expand" icon\nnew: "Collapse" icon'


def test_two_rows_of_a_list_that_moved_by_one_are_not_one_that_changed() -> None:
    def city(name: str, time: str, state: State = State.UNCHECKED) -> Item:
        return Item(Role.CHECKBOX, name, f'the "{name}" checkbox', (state,), detail=time)

    rows = [city("Vienna", "10:31 PM"), city("Tokyo", "6:31 AM")]
    ticked = [rows[0], city("Tokyo", "6:31 AM", State.CHECKED)]
    before, after = scrolling(*rows, city("Zürich", "10:31 PM")), scrolling(city("Oslo", "10:31 PM"), *ticked)
    assert difference(before, after).text().splitlines() == [
        'changed: "Tokyo" checkbox: not checked, now checked',
        'scrolled up; new as far as: "Oslo" checkbox: not checked, 10:31 PM',
    ]


def test_what_differs_in_a_number_and_stands_in_the_same_place_is_one_thing_that_changed() -> None:
    def timer(left: str, *days: int) -> Outline:
        cells = (Item(Role.ICON, f"{n} events", f'the "{n} events" icon') for n in days)
        return Outline("X", (Group(GroupKind.PAGE, (alarm("A"), Item(Role.TEXT, left), alarm("B"), *cells)),), "Timer")

    assert difference(timer("7:23", 2, 5), timer("7:22", 3, 6)).text().splitlines() == [
        "changed: 7:23, now 7:22",
        'changed: "2 events" icon, now "3 events" icon',
        'changed: "5 events" icon, now "6 events" icon',
    ]


KEYBOARD = Group(GroupKind.KEYBOARD, (Item(Role.KEY, "q"),))


def plain(*names: str) -> tuple[Item, ...]:
    return tuple(Item(Role.ROW, name, f'the "{name}" row') for name in names)


def test_what_lies_under_the_keyboard_is_not_gone() -> None:
    tabs = Group(GroupKind.NAVIGATION, plain("Inbox", "Sent"))
    field = (Group(GroupKind.PAGE, (Item(Role.FIELD, "To", 'the "To" field'),)),)
    before = scrolling(*plain("A", "B", "C", "D"), more=(*field, tabs))
    assert difference(before, scrolling(*plain("A", "B"), more=(*field, KEYBOARD))).text() == "new: keyboard"
    assert difference(before, scrolling(*plain("C", "D"), more=(*field, KEYBOARD))).text() == "new: keyboard"
    thread = [Item(Role.TEXT, name) for name in ("Read", "Hello", "Read", "Bye", "Read")]
    typed = difference(scrolling(*thread, more=field), scrolling(*thread[2:], more=(*field, KEYBOARD)))
    assert typed.text() == "new: keyboard", "it is all the same which of those that are told alike is gone"
    found = difference(before, scrolling(*plain("A", "X", "Y", "Z"), more=(*field, KEYBOARD)))
    assert 'gone: "B" row' in found.text(), "others came in its place"
    assert 'gone: "B" row' in difference(before, scrolling(*plain("A", "C", "D"), more=(*field, KEYBOARD))).text()


def test_what_a_list_that_grew_has_pushed_beyond_its_edge_is_not_gone() -> None:
    below, above = (Direction.DOWN,), (Direction.UP,)
    before = scrolling(*plain("A", "B", "C", "D"), cut=below)
    grown = scrolling(*plain("A", "A1", "A2", "B"), cut=below)
    assert difference(before, grown).text() == 'new: "A1" row\nnew: "A2" row'
    fitted = scrolling(*plain("A", "B", "C", "D"))
    assert difference(fitted, grown).text() == 'new: "A1" row\nnew: "A2" row'
    thread = difference(scrolling(*plain("A", "B", "C"), cut=above), scrolling(*plain("B", "C", "Sent 1"), cut=above))
    assert "gone" not in thread.text()


def test_what_was_deleted_at_the_edge_of_a_list_is_gone() -> None:
    below, above = (Direction.DOWN,), (Direction.UP,)
    message = (Group(GroupKind.PAGE, plain("Undo")),)
    last = difference(scrolling(*plain("A", "B", "C")), scrolling(*plain("A", "B"), more=message))
    assert 'gone: "C" row' in last.text()
    shown = difference(scrolling(*plain("A", "B", "C"), cut=below), scrolling(*plain("A", "B", "D"), more=message))
    assert 'gone: "C" row' in shown.text()
    first = difference(
        scrolling(*plain("B", "C", "D"), cut=above), scrolling(*plain("C", "D"), cut=above, more=message)
    )
    assert 'gone: "B" row' in first.text()


def test_a_page_whose_title_is_read_as_a_text_of_it_is_the_same_page() -> None:
    """Off a picture the same line is taken for the title one time and for a text the next."""

    def game(moves: int, titled: bool) -> Outline:
        top = () if titled else (Item(Role.TEXT, "LEVEL 1", 'the "LEVEL 1" text'),)
        told = (Item(Role.TEXT, f"Moves: {moves}", f'the "Moves: {moves}" text'), *plain("A", "B", "C", "D"))
        return Outline("Lights", (Group(GroupKind.PAGE, (*top, *told)),), "LEVEL 1" if titled else "")

    change = difference(game(1, False), game(2, True), known=game(0, True))
    assert not change.elsewhere
    assert 'changed: "Moves: 1" text, now "Moves: 2" text' in change.text()
    assert difference(game(1, False), listed(alarm("A"), title="LEVEL 2")).turned
