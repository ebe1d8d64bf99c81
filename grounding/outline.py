"""What a planner reads of a screen: an ``Outline``, short, in reading order, a phrase for all that can be acted on.

Everything that can be acted on is an item, and its phrase has been tried on the grounder. Texts are items where they
say something that no other item says. No number of a node, no coordinate and no identifier gets into any string here;
of an identifier no more than the words in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from device.screen import Window, WindowKind
from grounding.interface import (
    DOCK,
    NOTIFICATION,
    NUMBERED,
    OVER,
    PICTURED,
    SYSTEM_BAR,
    TAPPED,
    Direction,
    Group,
    GroupKind,
    Item,
    Outline,
    Role,
    State,
)
from grounding.joining import in_lines, rows_joined, with_rows_named
from grounding.language import quote
from grounding.naming import MOST_QUOTED, counted_only, phrase_of, row_said, stands_alone
from grounding.reading.conversation import stands_opposite
from grounding.reading.edges import cut_rows, has_lost_lines, is_clipped, rows_cut
from grounding.reading.gutters import is_initial
from grounding.reading.labelling import SAYS_OFF, SAYS_ON, is_code
from grounding.reading.things import (
    SILENT_ROLES,
    UNDER,
    UNWRITTEN,
    Label,
    Reading,
    Source,
    Thing,
    section_of,
    things_by_row,
    title_of,
    window_of,
)
from grounding.vocabulary.words import cut, id_words, normal, tidy, tokens

LONGEST_NAME, LONGEST_TEXT, LONGEST_DETAIL = 80, 120, 80
"""Characters printed of a name, of a text that is only read, and of a detail."""

MOST_ITEMS, MOST_TEXT = 400, 1600
"""A screen with more items, or more characters of texts, is cut; how many came too late for that is told."""

CUTS, PLENTY = (120, 80, 60, 48), 240
"""Texts and details are cut at the first of these numbers of characters with which all of them keep within plenty."""

POOR_SHARE = 0.5
"""An outline is poor when at least this share of what can be acted on has no name of its own."""

UNSEEN = UNWRITTEN | {Source.ID}
"""Labels that nobody sees."""

NO_ROW = -1
CUT_OFF = "cut off"
"""What is told of a row of which the edge of its list hides a line."""
LENT = frozenset((Source.CAPTION, Source.LENT))
"""Labels that are texts of their own, beside the thing that goes by them as well."""

TOLD = frozenset((Source.DETAIL, Source.TITLE, Source.SPOKEN))
"""Labels told as a detail, where the phrase does not hold them."""
FIRST_TOLD = TOLD | {Source.TEXT, Source.DESCRIPTION}
"""The same of the first label, which is the name: it was too long for the phrase, or others say it better."""

PLAIN_KINDS = frozenset((GroupKind.PAGE, GroupKind.LIST, GroupKind.GRID))
"""Groups that are told from what is around them only where they scroll."""

BODY, REST = "body", "rest"
"""What scrolls in a dialog and is no list; and what of it comes behind its lists."""

HEADS_UP, MOST_IN_HEADS_UP = 0.4, 20
"""A notification that comes up is at most this share of the display's height, and says what it is in so many views."""

BESIDE_BACK, TITLE_ENDS, LONGEST_TITLE = 0.05, 0.35, 60
"""A name in the app bar stands at most so far, as a share of the width, behind the way back; a page's title begins
above this share of the height, and has at most so many characters."""
NAMED_ROLES = frozenset((Role.BUTTON, Role.ROW, Role.CARD, Role.DROPDOWN, Role.LINK))
TITLE_IDS = frozenset(("title", "subject"))

LONGEST_MARK, MOST_MARKED, FEW_OF_ROWS = 24, 3, 3
"""A picture says something of a row in so many characters, and of no more rows than these; what only its makers name,
of one in so many rows."""
STANDING = frozenset(
    ("attachment", "done", "draft", "error", "failed", "favorite", "favourite", "flagged", "important",
     "locked", "missed", "muted", "new", "offline", "online", "paperclip", "pinned", "private", "scheduled", "sent",
     "snoozed", "starred", "unread", "urgent", "verified", "video", "warning")
)  # fmt: skip
"""Words by which makers call a small picture that tells how a row stands."""
MADE_OF = 2
"""The words of such a name."""
FEWEST_INITIALS = 5
MOST_PICTURES = 8
"""Described pictures that cannot be acted on are listed up to this many."""


def outline(reading: Reading, app_name: str) -> Outline:
    """The screen in words, for a planner to read. ``app_name`` is the name of the app in front (``grounding.apps``)."""
    told, omitted = _shown(reading)
    shown = told[:MOST_ITEMS]
    grouped = _grouped(shown, reading)
    numbers = [number for number, _ in grouped]
    return Outline(
        app=app_name,
        groups=_fitted([_group(number, things, numbers, reading) for number, things in grouped]),
        title=_title(reading),
        poor=_is_poor(shown, reading),
        omitted=omitted,
        unlisted=len(told) - len(shown),
    )


def _fitted(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Texts and details cut the shorter the more of them there are; names and phrases stay."""
    lengths = [len(item.detail) if item.phrase else len(item.name) for group in groups for item in group.items]
    most = next((most for most in CUTS if sum(min(most, length) for length in lengths) <= PLENTY), CUTS[-1])

    def fitted(item: Item) -> Item:
        name = item.name if item.phrase else cut(item.name, most)
        return replace(item, name=name, detail=cut(item.detail, most))

    return tuple(replace(group, items=tuple(fitted(item) for item in group.items)) for group in groups)


def _shown(reading: Reading) -> tuple[list[Thing], int]:
    """What gets an item: all that can be acted on, and texts that say something new; and how many texts do not."""
    said: set[str] = set()
    by_row: dict[int, set[str]] = defaultdict(set)
    for thing in reading.things:
        if thing.actionable:
            names = {normal(label.text) for label in _told(thing) if label.source is not Source.VALUE}
            said |= names
            if thing.row is not None:
                by_row[thing.row] |= names
    entitled, title = _titled(reading), normal(_title(reading))
    outside = (t for t in reading.things if t.actionable and not reading.lies_in(t, GroupKind.SHEET))
    beside_sheet = any(not _is_system(t, reading) for t in outside)
    unsaid = _initials(reading) | _letters(reading)
    chosen: list[Thing] = []
    texts = pictures = omitted = 0
    for thing in reading.things:
        kind = reading.screen.windows[thing.element.window].kind
        if thing.actionable or thing.handle:
            chosen.append(thing)
            continue
        if kind is WindowKind.STATUS_BAR:
            continue
        if beside_sheet and thing.role is Role.HEADING and reading.lies_in(thing, GroupKind.SHEET):
            chosen.append(thing)
            continue
        words = normal(thing.value or thing.name)
        row = thing.row if thing.row is not None else NO_ROW
        known = by_row.get(row, said)  # a card says what it is about, though another says it, too
        silent = thing.part_of is not None or not words or words in known or thing.place in unsaid
        if silent or thing.decoration:
            continue
        if words == title and (thing.role is Role.HEADING or thing is entitled):
            continue
        pictures += thing.role in SILENT_ROLES
        if thing.role in SILENT_ROLES and pictures > MOST_PICTURES:
            continue
        if texts >= MOST_TEXT:
            omitted += 1
            continue
        texts += min(len(words), LONGEST_TEXT)
        said.add(words)
        known.add(words)
        chosen.append(thing)
    return chosen, omitted


def _initials(reading: Reading) -> frozenset[int]:
    """Letters that stand alone on one line, as weekdays above a month do: what is below says more."""
    lines: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for t in reading.things:
        if not t.actionable and len(t.name) == 1 and t.name.isalpha():
            lines[t.element.class_name, t.box.top, t.box.height].append(t.place)
    return frozenset(place for line in lines.values() if len(line) >= FEWEST_INITIALS for place in line)


def _letters(reading: Reading) -> frozenset[int]:
    """Letters of a list's index, which the names of its rows begin with, but for the one that ends a section of another
    kind; none of them where a name begins otherwise: "Lovelace, Ada" stands below A."""
    marks = sorted((t for t in reading.things if t.heads_rows), key=lambda t: t.box.top)
    words = [not is_initial(mark.name) for mark in marks]
    ends = {mark.place for before, mark in zip(words, marks[1:], strict=False) if before}
    rows = [t for t in reading.things if t.role is Role.ROW and t.name]
    for mark, word in zip(marks, words, strict=True):
        heads = () if word else (row for row in rows if section_of(row.element.key, reading) is mark)
        if any(row.name[0].isalpha() and row.name[0].casefold() != mark.name.casefold() for row in heads):
            return frozenset()
    return frozenset(mark.place for mark, word in zip(marks, words, strict=True) if not word) - ends


def _told(thing: Thing) -> list[Label]:
    """What an item may tell of it: nothing that only an identifier says, and a text beside it for want of a name."""
    labels = enumerate(thing.labels)
    return [la for n, la in labels if la.source not in UNSEEN and not (n and la.source in LENT)]


def _grouped(shown: list[Thing], reading: Reading) -> list[tuple[int, list[Thing]]]:
    """Things by group, in the order in which groups begin, bars at the bottom and the keyboard last; no group is empty.

    A page's own things stand together, whatever lists lie between them. What is in a dialog comes behind each other.
    """
    runs: dict[int, list[Thing]] = {}
    begins: dict[int, int] = {}
    for thing in shown:
        home = _home(thing, reading)
        runs.setdefault(home, []).append(thing)
        begins.setdefault(_over(home, reading), thing.place)

    def rank(entry: tuple[int, list[Thing]]) -> tuple[int, int, int]:
        number, things = entry
        kind = reading.layout.parts[number].kind
        last = {GroupKind.KEYBOARD: 2, GroupKind.NAVIGATION: 1, GroupKind.STATUS_BAR: 5}.get(kind, 0)
        last = {NOTIFICATION: 3, SYSTEM_BAR: 4}.get(_name_of_group(things, reading), last)
        return last, begins[_over(number, reading)], things[0].place

    return [(group, _by_card(things)) for group, things in sorted(runs.items(), key=rank)]


def _by_card(things: list[Thing]) -> list[Thing]:
    """Card by card, where several stand side by side: what is in one is told together, in its own order, behind what
    heads it."""
    places: dict[int, int] = {}
    for at, thing in enumerate(things):
        if thing.row is not None:
            places.setdefault(thing.row, at)

    def rank(at: int) -> tuple[int, bool, int]:
        row = things[at].row
        return at if row is None else places[row], not things[at].heads_rows, at

    return [things[at] for at in sorted(range(len(things)), key=rank)]


def _home(thing: Thing, reading: Reading) -> int:
    """The group a thing is listed under: a list that shows all it has is told from its page by nobody."""
    group = thing.group
    part = reading.layout.parts[group]
    while part.around is not None and part.kind in PLAIN_KINDS and not part.scrolls:
        group = part.around
        part = reading.layout.parts[group]
    return group


def _over(group: int, reading: Reading) -> int:
    """The dialog, menu or sheet that a list is in; of any other group itself."""
    parts, at = reading.layout.parts, group
    while parts[at].kind in PLAIN_KINDS:
        around = parts[at].around
        if around is None:
            return group
        at = around
    return at if parts[at].kind in OVER else group


def _name_within(number: int, over: int, all_of: Sequence[int], reading: Reading) -> str:
    """What of a dialog, menu or sheet a group is, where that has several; '' of the whole."""
    part, kind = reading.layout.parts[number], reading.layout.parts[over].kind
    if len(all_of) == 1 or (number == over and all_of[0] == number):
        return ""
    return f"{REST if number == over else BODY if part.kind is GroupKind.PAGE else part.kind} of the {kind}"


def _group(number: int, things: list[Thing], numbers: Sequence[int], reading: Reading) -> Group:
    """``numbers``: the groups of the outline, in order."""
    part, over = reading.layout.parts[number], _over(number, reading)
    within = [other for other in numbers if _over(other, reading) == over]
    items = in_lines(things, with_rows_named(things, [_item(thing, reading) for thing in things]))
    return Group(
        kind=reading.layout.parts[over].kind,
        items=rows_joined(things, items, reading),
        name=_name_of_group(things, reading) or _name_within(number, over, within, reading),
        scrolls=part.scrolls,
        cut_off=tuple(cut_rows(reading.screen, part)),
    )


def _name_of_group(things: list[Thing], reading: Reading) -> str:
    """What it is called where its kind says too little, else ''."""
    window = window_of(reading, things[0])
    if window.kind is WindowKind.NAVIGATION_BAR:
        return SYSTEM_BAR
    if reading.layout.parts[things[0].group].dock:
        return DOCK
    return NOTIFICATION if _is_heads_up(window, reading) else ""


def _is_heads_up(window: Window, reading: Reading) -> bool:
    """A notification that has come up at the top of the display, over whatever app is in front."""
    if window.kind is not WindowKind.SYSTEM or window.bounds.height > HEADS_UP * reading.screen.height:
        return False
    parts = islice(reading.screen.subtree(reading.screen.elements[window.root]), MOST_IN_HEADS_UP)
    return any("notification" in "".join(id_words(part.resource_id)) for part in parts)


def _item(thing: Thing, reading: Reading) -> Item:
    phrase = phrase_of(thing, reading) if thing.actionable or thing.handle else ""
    name = thing.name if thing.named_by is not Source.VALUE else ""
    return Item(
        role=thing.role,
        name=cut(name, LONGEST_NAME if thing.actionable else LONGEST_TEXT),
        phrase=phrase,
        states=tuple(state for state in State if state in thing.states and _worth_saying(state, thing)),
        value=cut(thing.value, LONGEST_NAME),
        detail=", ".join(filter(None, _details(thing, phrase, reading))),
        alone=bool(phrase) and thing.role in (*TAPPED, Role.TEXT) and stands_alone(thing, phrase, reading),
        within=row_said(thing, phrase, reading),
    )


def _worth_saying(state: State, thing: Thing) -> bool:
    """A row that cannot be unchecked needs no word for it; a disabled text is only a text."""
    if state is State.DISABLED:
        return thing.actionable
    if state is State.EMPTY:
        return State.FOCUSED not in thing.states or not thing.value
    return True


def _detail(thing: Thing, phrase: str) -> str:
    """What else stands in it, or is read aloud of it, as far as the phrase and the name do not say it already."""
    if not phrase:
        return ""
    told = [_unquoted(phrase), normal(thing.value)]
    fresh: dict[str, str] = {}
    for number, label in enumerate(thing.labels):
        form = normal(label.text)
        if label.source not in (FIRST_TOLD if not number else TOLD) or is_code(label.text):
            continue
        if form in _states_said(thing) or quote(label.text) in phrase:
            continue
        if any(form in known for known in (*told, *fresh)) or normal(cut(label.text, MOST_QUOTED)) in told[0]:
            continue
        if label.source is Source.SPOKEN and set(tokens(form)) <= _words_of(*told, *fresh, *_states_said(thing)):
            continue
        if label.source is Source.SPOKEN:  # often it reads out all that stands there
            fresh = {known: text for known, text in fresh.items() if known not in form}
        fresh[form] = tidy(label.text)
    return cut(", ".join(fresh.values()), LONGEST_DETAIL)


def _details(thing: Thing, phrase: str, reading: Reading) -> Iterator[str]:
    """All that is told behind its words, but for states and what it holds; '' for what there is not."""
    short = thing.element.key in rows_cut(reading, Direction.DOWN, has_lost_lines) and not is_clipped(thing)
    yield CUT_OFF if phrase and short else ""
    yield _marks(thing, phrase, reading)
    yield _detail(thing, phrase)
    yield _side(thing, reading)


def _side(thing: Thing, reading: Reading) -> str:
    """Of the bubbles of a conversation, which are by who holds the phone: nothing else tells who wrote them."""
    return ("on the left" if reading.leftward else "on the right") if stands_opposite(thing, reading) else ""


def _words_of(*texts: str) -> set[str]:
    return {word for text in texts for word in tokens(text)}


def _marks(thing: Thing, phrase: str, reading: Reading) -> str:
    """What the small pictures in a row say of it and of few others, as a star or a pin does; and of one of many
    pictures that only a number tells apart, what else its makers call it and few others: a video among photos; and of a
    tab that bears a number, what is drawn on it: the way that takes 4 minutes is walked."""
    if thing.role in PICTURED and thing.named_by is Source.ID and NUMBERED.match(phrase.removeprefix("the ")):
        return ", ".join(name for name in _called_too(thing) if _called_so(name, reading) <= MOST_MARKED)
    if thing.role is Role.TAB and any(c.isdigit() for c in thing.name):
        drawn = [t for t in reading.things if t.part_of == thing.place and t.named_by is Source.PICTURE]
        return ", ".join(t.name for t in drawn[:1])
    if thing.role not in (Role.ROW, Role.CARD) or not phrase:
        return ""
    marks = [t for t in things_by_row(reading).get(thing.element.key, ()) if _is_mark(t)]
    marks += [
        t
        for t in things_by_row(reading).get(thing.row if thing.row is not None else NO_ROW, ())
        if _is_mark(t) and t.part_of == thing.place
    ]
    own, said = set(tokens(f"{phrase} {thing.detail}")), []
    for mark in marks:
        name = _mark_said(mark)
        words = set(tokens(name))
        if words and not words & own and _marked(name, reading) <= _most_marked(mark, reading) and name not in said:
            said.append(name)
    return cut(", ".join(said), LONGEST_DETAIL)


def _called_too(thing: Thing) -> list[str]:
    return [label.text for label in thing.labels[1:] if label.source is Source.ID]


def _called_so(name: str, reading: Reading) -> int:
    """How many pictures are."""
    if "called too" not in reading.kept:
        pictures = [t for t in reading.things if t.role in PICTURED and t.actionable]
        reading.kept["called too"] = Counter(called for t in pictures for called in _called_too(t))
    found: Counter[str] = reading.kept["called too"]
    return found[name]


def _is_mark(thing: Thing) -> bool:
    return thing.role in SILENT_ROLES and not thing.actionable and 0 < len(_mark_said(thing)) <= LONGEST_MARK


def _mark_said(thing: Thing) -> str:
    """What it says of its row: what is read aloud, or else what its makers call it, an unread dot."""
    if thing.named_by in (Source.DESCRIPTION, Source.SPOKEN):
        return thing.name
    made = next((label for label in thing.labels if label.source is Source.ID), None)
    standing = made is not None and len(made.words) <= MADE_OF and not STANDING.isdisjoint(made.words)
    return made.text if made is not None and standing else ""


def _most_marked(thing: Thing, reading: Reading) -> int:
    """What only its makers' name tells stands on few rows of many: what stands on most is how rows are made."""
    if thing.named_by in (Source.DESCRIPTION, Source.SPOKEN):
        return MOST_MARKED
    rows = sum(t.role in (Role.ROW, Role.CARD) and t.part_of is None for t in reading.things)
    return rows // FEW_OF_ROWS


def _marked(name: str, reading: Reading) -> int:
    """On how many rows such a picture stands."""
    if "marks told" not in reading.kept:
        marks = (_mark_said(t) for t in reading.things if t.part_of is not None and _is_mark(t))
        reading.kept["marks told"] = Counter(marks)
    found: Counter[str] = reading.kept["marks told"]
    return found[name]


def _states_said(thing: Thing) -> frozenset[str]:
    """What would say the state of a switch or a box a second time."""
    if thing.states & {State.ON, State.CHECKED}:
        return SAYS_ON
    return SAYS_OFF if thing.states & {State.OFF, State.UNCHECKED} else frozenset()


def _unquoted(phrase: str) -> str:
    """A phrase in normal form, without the escapes that its quotes need."""
    return normal(phrase.replace("\\\\", "\\").replace('\\"', '"'))


def _title(reading: Reading) -> str:
    """What the page or the dialog in front is called; how many things are selected on it is no title."""
    title = _titled(reading)
    return cut(title.name, LONGEST_NAME) if title is not None else ""


def _titled(reading: Reading) -> Thing | None:
    """The heading of the app bar or of the dialog in front, also where a notification has come up over it; else a name
    in the app bar that can be tapped, or the one text at the top whose identifier calls it a title."""
    first = title_of(reading) or next((t for t in reading.hidden if t.role is Role.HEADING and t.hidden == UNDER), None)
    if first is not None:
        return first if any(c.isalpha() for c in first.name) else None
    own = [t for t in reading.things if t.part_of is None and window_of(reading, t).kind is WindowKind.APPLICATION]
    return _name_in_bar(own, reading) or _title_at_top(own, reading)


def _name_in_bar(own: Sequence[Thing], reading: Reading) -> Thing | None:
    """The name of whom one talks to, behind the way back."""
    bar = [t for t in own if reading.lies_in(t, GroupKind.APP_BAR)]
    if len(bar) < 2 or bar[0].role is not Role.ICON:
        return None
    name = bar[1]
    written = name.element.text or name.named_by is Source.TITLE
    beside = reading.flow(name.box).left - reading.flow(bar[0].box).right <= BESIDE_BACK * reading.screen.width
    searches = "search" in tokens(name.name)
    return name if written and beside and name.role in NAMED_ROLES and not searches else None


def _title_at_top(own: Sequence[Thing], reading: Reading) -> Thing | None:
    top = [t for t in own if t.role is Role.TEXT and t.row is None and t.box.top <= TITLE_ENDS * reading.screen.height]
    titles = [t for t in top if TITLE_IDS & set(id_words(t.element.resource_id)) and len(t.name) <= LONGEST_TITLE]
    titles = [t for t in titles if normal(t.name) not in TITLE_IDS]  # a label says so, and is none
    return titles[0] if len(titles) == 1 and any(c.isalpha() for c in titles[0].name) else None


def _is_poor(shown: Iterable[Thing], reading: Reading) -> bool:
    """Little could be named: most of what can be acted on is only counted, or the screen shows next to nothing."""
    acting = [t for t in shown if t.actionable and not _is_system(t, reading)]
    if not acting:
        return not any(not t.actionable for t in shown)
    return sum(_is_nameless(t, reading) for t in acting) >= POOR_SHARE * len(acting)


def _is_nameless(thing: Thing, reading: Reading) -> bool:
    """A number is all that tells it from others; or it goes by what holds it and them."""
    phrase = phrase_of(thing, reading)
    if not thing.labels or not phrase or counted_only(phrase):
        return True
    return thing.named_by is Source.ID and thing.labels[0].bounds.area > thing.box.area


def _is_system(thing: Thing, reading: Reading) -> bool:
    return reading.screen.windows[thing.element.window].kind in (WindowKind.NAVIGATION_BAR, WindowKind.KEYBOARD)
