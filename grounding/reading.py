"""A screen read into named things: what can be pointed at, by which words, where a touch reaches it, in which group.

``read`` is done once a screen; everything else on this floor works from its result. A thing is an element that takes
touches, together with the texts and pictures in it that take none (a row with its title, its second line and its
switch is one thing), or a text or picture that stands by itself. Each absorbed text is a thing too, ``part_of`` the
other, so that it can be read, and stand as a landmark: "the switch next to Wi-Fi".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np

from device.geometry import Bounds, Point
from device.screen import Element, Screen, Window, WindowKind
from grounding.cover import Cover, window_code
from grounding.groups import Layout, lay_out
from grounding.interface import GroupKind, Role, State
from grounding.lexicon import ID_NOISE
from grounding.roles import WIDE, Content, class_role, class_tail, is_picture, role_of
from grounding.words import id_words, normal, stem, tidy, tokens


class Source(StrEnum):
    """Where a label comes from."""

    TEXT = "text"
    DESCRIPTION = "description"
    HINT = "hint"
    TITLE = "title"
    DETAIL = "detail"
    WHOLE = "whole"
    SPOKEN = "spoken"
    """A description that is read aloud, where texts can be seen."""
    PICTURE = "picture"
    VALUE = "value"
    NEAR = "near"
    CAPTION = "caption"
    ID = "id"


TRUST: dict[Source, float] = {
    Source.TEXT: 1.0,
    Source.DESCRIPTION: 1.0,
    Source.HINT: 1.0,
    Source.TITLE: 1.0,
    Source.NEAR: 0.95,
    Source.WHOLE: 0.92,
    Source.SPOKEN: 0.9,
    Source.PICTURE: 0.85,
    Source.DETAIL: 0.8,
    Source.VALUE: 0.75,
    Source.ID: 0.8,
    Source.CAPTION: 0.7,
}
"""How much a label of each source says about what the thing is called."""

HOLDS_MOST = 0.45
"""A tappable element larger than this share of its window is ground, not a thing: it takes no names from within,
unless it holds at most ``HOLDS_FEW`` texts."""
HOLDS_FEW = 4

TITLE_TOP = 0.1
"""A bar whose description is the page's title begins within this share of the window's height."""

MOST_SAMPLED = 4096
"""Of a large covered box about so many places are looked at to tell what covers it."""

NEAR_GAP = 1.6
"""A label above a field stands at most this many of its own heights away."""

MOST_LABELLED = 400
"""Beyond so many controls or texts, names are not looked for nearby."""

LABELLED_FROM_NEAR = frozenset((Role.FIELD, Role.SWITCH, Role.CHECKBOX, Role.RADIO, Role.SLIDER, Role.DROPDOWN))
TITLE_IDS = frozenset(("title", "name"))
SEEN = frozenset((Source.TEXT, Source.TITLE, Source.HINT))
WEAK_SOURCES = frozenset((Source.VALUE, Source.ID))
CAPTIONED = frozenset((Role.ICON, Role.IMAGE, Role.CHECKBOX))
HOLDING_TEXT = frozenset((Role.FIELD, Role.SLIDER, Role.PROGRESS))

TOP_STRIP = 0.034
"""Without windows to tell, what lies within this share of the height from the top is the status bar's."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text that names a thing, how far it is to be trusted, and where it stands."""

    text: str
    source: Source
    bounds: Bounds
    words: tuple[str, ...]

    @property
    def trust(self) -> float:
        """See ``TRUST``."""
        return TRUST[self.source]


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """Something a phrase can mean.

    ``place`` is its number in reading order. ``element`` is the node it stands for; ``receiver`` the node a touch at
    ``point`` reaches, the same or the tappable one around it; ``control`` the node whose state and value it shows.
    ``box`` is the visible part. ``part_of`` is the place of the thing that has absorbed it. ``bottom`` and ``right``
    of boxes follow ``Bounds``. ``hidden`` says why it cannot be touched, '' when it can.
    """

    place: int
    element: Element
    receiver: Element | None
    control: Element
    role: Role
    also: frozenset[Role]
    labels: tuple[Label, ...]
    box: Bounds
    point: Point | None
    group: int
    row: int | None
    part_of: int | None
    states: frozenset[State]
    value: str
    detail: str
    hidden: str = ""

    @property
    def actionable(self) -> bool:
        """It takes a touch itself, or text, or has a state to change."""
        return self.part_of is None and (
            self.receiver is self.element or self.element.checkable or self.role in (Role.FIELD, Role.SLIDER)
        )

    @property
    def name(self) -> str:
        """What it is called, '' when nothing tells."""
        return self.labels[0].text if self.labels else ""

    @property
    def named_by(self) -> Source | None:
        """Where its name comes from."""
        return self.labels[0].source if self.labels else None


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A screen, read. ``things`` can be touched or read now; ``hidden`` cannot. Indexes serve the grounder.

    ``exact`` maps a label in normal form to the places it names, ``spoken`` a stemmed word to the places in whose
    labels it occurs. ``memory`` keeps what the grounder worked out for this screen; it never changes an answer.
    """

    screen: Screen
    things: tuple[Thing, ...]
    hidden: tuple[Thing, ...]
    layout: Layout
    flat: bool
    exact: dict[str, tuple[int, ...]] = field(repr=False)
    spoken: dict[str, tuple[int, ...]] = field(repr=False)
    by_key: dict[int, int] = field(repr=False)
    memory: dict[Any, Any] = field(repr=False)

    def group_kind(self, thing: Thing) -> GroupKind:
        """The kind of the innermost group it lies in."""
        return self.layout.parts[thing.group].kind

    def lies_in(self, thing: Thing, kind: GroupKind) -> bool:
        """True when such a group is around it, at any distance."""
        return any(self.layout.parts[g].kind is kind for g in self.layout.chain(thing.group))


def read(screen: Screen) -> Reading:
    """Read a screen. Linear in its size but for a few bounded look-arounds; never recursive."""
    return _Reader(screen).reading()


class _Reader:
    """Builds a Reading; its attributes are the tables that the steps hand on."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.layout = lay_out(screen)
        self.short_side = min(screen.width, screen.height) or 1
        roles = [class_role(e) for e in screen.elements]
        touchable = [
            e.clickable or e.long_clickable or r is Role.FIELD for e, r in zip(screen.elements, roles, strict=True)
        ]
        self.flat = not any(e.clickable or e.long_clickable for e in screen.elements)
        self.around: list[int | None] = [None] * len(screen.elements)
        """The nearest element that takes touches, itself included."""
        self.takes = [False] * len(screen.elements)
        web = [False] * len(screen.elements)
        for e in screen.elements:
            above = self.around[e.parent] if e.parent is not None else None
            web[e.key] = class_tail(e) == "WebView" or (e.parent is not None and web[e.parent])
            takes = touchable[e.key] or ((e.checkable or roles[e.key] is Role.SLIDER) and above is None)
            self.takes[e.key] = takes
            self.around[e.key] = e.key if takes else above
        self.web = web
        self.cover = Cover(screen, self.takes)
        self.parts: dict[int, list[Element]] = defaultdict(list)
        """What each taker absorbs: texts and pictures in it that take no touches, in tree order."""
        self.controls: dict[int, list[Element]] = defaultdict(list)
        self.ground: set[int] = set()

    def reading(self) -> Reading:
        """All steps, in order."""
        self._absorb()
        drafts = self._drafts()
        self._name_from_near(drafts)
        self._caption(drafts)
        ordered = reading_order([d for d in drafts if not d.hidden], lambda d: d.box)
        places = {d.element.key: place for place, d in enumerate(ordered)}
        things = tuple(self._thing(d, place, places) for place, d in enumerate(ordered))
        hidden = tuple(self._thing(d, -1 - n, places) for n, d in enumerate(d for d in drafts if d.hidden))
        exact: dict[str, list[int]] = defaultdict(list)
        spoken: dict[str, list[int]] = defaultdict(list)
        for thing in things:
            for form in {form for label in thing.labels for form in forms_of(label.text)}:
                exact[form].append(thing.place)
            for word in {stem(word) for label in thing.labels for word in label.words}:
                spoken[word].append(thing.place)
        return Reading(
            self.screen,
            things,
            hidden,
            self.layout,
            self.flat,
            {form: tuple(found) for form, found in exact.items()},
            {word: tuple(found) for word, found in spoken.items()},
            places,
            {},
        )

    # --- who belongs to whom --------------------------------------------------------------------------------------

    def _absorb(self) -> None:
        texts: dict[int, int] = defaultdict(int)
        for e in self.screen.elements:
            taker = self.around[e.key]
            if taker is not None and taker != e.key and (e.text or e.description):
                texts[taker] += 1
        for key, taken in enumerate(self.takes):
            if taken:
                e = self.screen.elements[key]
                room = self.screen.windows[e.window].bounds
                if e.bounds.area > HOLDS_MOST * room.area and texts[key] > HOLDS_FEW:
                    self.ground.add(key)
        for e in self.screen.elements:
            taker = self.around[e.key]
            if taker is None or taker == e.key or taker in self.ground or not e.visible or e.bounds.empty:
                continue
            role = class_role(e)
            if e.checkable or role in (Role.SLIDER, Role.PROGRESS, Role.SWITCH, Role.CHECKBOX, Role.RADIO):
                self.controls[taker].append(e)
            elif e.text or e.description or (is_picture(e) and not e.children):
                self.parts[taker].append(e)

    # --- drafts ---------------------------------------------------------------------------------------------------

    def _drafts(self) -> list[_Draft]:
        drafts: list[_Draft] = []
        for e in self.screen.elements:
            if not self._worth_naming(e):
                continue
            draft = self._draft(e)
            if draft is not None:
                drafts.append(draft)
        return drafts

    def _worth_naming(self, e: Element) -> bool:
        if self.takes[e.key] or e.checkable or class_role(e) is not None or e.text or e.description:
            return True
        if e.scrollable:
            return True
        if e.children:
            return False
        return self.flat or is_picture(e)

    def _draft(self, e: Element) -> _Draft | None:
        taker = self.around[e.key]
        owner = taker if taker is not None and taker != e.key and taker not in self.ground else None
        only_control = self.controls[owner] if owner is not None else []
        if owner is not None and len(only_control) == 1 and only_control[0] is e:
            return None
        visible = e.bounds.intersect(self.screen.bounds)
        if visible.empty or not e.visible:
            labels = self._labels(e, visible, Role.TEXT)
            return _Draft(e, None, e, Role.TEXT, frozenset(), labels, e.bounds, None, None, "off screen")
        code = taker if taker is not None else window_code(e.window)
        point = self.cover.free_point(visible, code)
        hidden = "" if point is not None else self._why_hidden(e, visible)
        if point is None and not hidden:
            if owner is None:
                return None
            point = self._own_ground(owner)
        control = self._control(e)
        role = self._role(e, visible, control)
        also = frozenset((Role.ROW,)) if control is not e and role is not Role.ROW else frozenset[Role]()
        if control is not e and point is not None:
            point = self.cover.free_point(control.bounds, e.key) or point
        receiver = self.screen.elements[taker] if taker is not None else None
        draft = _Draft(e, receiver, control, role, also, [], visible, point, owner, hidden)
        draft.labels = self._labels(e, visible, role)
        return draft

    def _own_ground(self, owner: int) -> Point | None:
        return self.cover.free_point(self.screen.elements[owner].bounds, owner)

    def _why_hidden(self, e: Element, visible: Bounds) -> str:
        """'' when nothing but its own descendants covers it: then it cannot be touched, and is no thing of its own."""
        painted = self.cover.owners(visible)
        step = 1 + int((painted.size / MOST_SAMPLED) ** 0.5)
        owners = np.unique(painted[::step, ::step]).tolist()
        for code in owners:
            if code < 0:
                if code != window_code(e.window):
                    return self._window_word(e.window)
                continue
            other = self.screen.elements[code]
            if other.window != e.window:
                return self._window_word(e.window, other.window)
            if code != e.key and e.key not in {above.key for above in self.screen.ancestors(other)}:
                if self.around[e.key] == code:
                    continue
                return "covered by something else"
        return ""

    def _window_word(self, own: int, other: int | None = None) -> str:
        windows = self.screen.windows
        if other is None:
            above = [w for w in windows if w.layer > windows[own].layer]
            other_kind = above[-1].kind if above else WindowKind.DIALOG
            if any(w.kind is WindowKind.DIALOG for w in above):
                other_kind = WindowKind.DIALOG
        else:
            other_kind = windows[other].kind
        match other_kind:
            case WindowKind.DIALOG:
                return "behind a dialog"
            case WindowKind.KEYBOARD:
                return "under the keyboard"
            case WindowKind.STATUS_BAR | WindowKind.NAVIGATION_BAR | WindowKind.SYSTEM | WindowKind.APPLICATION:
                return "under another window"

    def _control(self, e: Element) -> Element:
        """The one switch, box or slider inside that takes no touch of its own, else the element itself."""
        inside = self.controls.get(e.key, [])
        return inside[0] if self.takes[e.key] and len(inside) == 1 else e

    def _role(self, e: Element, visible: Bounds, control: Element) -> Role:
        window = self.screen.windows[e.window]
        held = self.parts.get(e.key, [])
        content = Content(
            texts=sum(bool(p.text or p.description) and not is_picture(p) for p in held),
            pictures=sum(is_picture(p) for p in held),
            room=window.bounds,
            short_side=self.short_side,
            in_keyboard=window.kind is WindowKind.KEYBOARD,
            in_web_page=self.web[e.key],
            in_row=self.layout.row_of[e.key] is not None,
        )
        if control is not e:
            told = role_of(control, control.bounds, content)
            if told in (Role.SWITCH, Role.CHECKBOX, Role.RADIO, Role.SLIDER):
                return told
        if e.scrollable and e.children and not self.takes[e.key]:
            return Role.LIST
        role = role_of(e, visible, content)
        kinds = {self.layout.parts[g].kind for g in self.layout.chain(self.layout.group_of[e.key])}
        tappable = self.takes[e.key] or self.flat
        if tappable and kinds & {GroupKind.TABS} and role in (Role.BUTTON, Role.ICON, Role.CARD, Role.TEXT):
            return Role.TAB
        if tappable and GroupKind.NAVIGATION in kinds and window.kind is WindowKind.APPLICATION:
            return Role.TAB if role in (Role.BUTTON, Role.CARD, Role.ROW, Role.IMAGE) or e.children else role
        if tappable and GroupKind.MENU in kinds and role in (Role.ROW, Role.BUTTON, Role.CARD):
            return Role.OPTION
        if not tappable and self._is_heading(e, visible, role, kinds):
            return Role.HEADING
        return role

    def _is_heading(self, e: Element, box: Bounds, role: Role, kinds: set[GroupKind]) -> bool:
        """The title of an app bar or a dialog, or the description that a collapsing bar carries its title in."""
        if self.around[e.key] is not None or self.flat:
            return False
        room = self.screen.windows[e.window].bounds
        if e.description and e.children and not e.text:
            return box.top <= TITLE_TOP * room.height and box.width >= WIDE * room.width and not e.scrollable
        if role is not Role.TEXT:
            return False
        words = id_words(e.resource_id)
        titled = words[-1:] == ("heading",) or "alerttitle" in "".join(words)
        return titled or (GroupKind.APP_BAR in kinds and bool(e.text))

    # --- names ----------------------------------------------------------------------------------------------------

    def _labels(self, e: Element, box: Bounds, role: Role) -> list[Label]:
        found: list[Label] = []

        def add(text: str, source: Source, where: Bounds) -> None:
            text = tidy(text)
            if text and all(normal(known.text) != normal(text) for known in found):
                found.append(Label(text, source, where, tokens(text)))

        holds_text = role is Role.FIELD or (role in HOLDING_TEXT and any(c.isdigit() for c in e.text))
        if e.text and not holds_text and not e.password:
            add(e.text, Source.TEXT, box)
        if e.hint and role is Role.FIELD:
            add(e.hint, Source.HINT, box)
        self._labels_within(e, add)
        seen = next((label for label in found if label.source in SEEN), None)
        add(e.description, Source.DESCRIPTION if seen is None else Source.SPOKEN, box)
        if found and found[-1].source is Source.SPOKEN and not self._titled(e):
            found.insert(0, found.pop())
        if e.text and holds_text and not e.password:
            add(e.text, Source.VALUE, box)
        pictures = [p for p in self.parts.get(e.key, []) if is_picture(p)] if seen is None else []
        for named in (e, *pictures):
            words = [w for w in id_words(named.resource_id) if w not in ID_NOISE]
            if words and (len(words) > 1 or len(words[0]) > 2):
                add(" ".join(words), Source.ID, named.bounds)
        return found

    def _titled(self, e: Element) -> bool:
        """A text of its own, or one that its identifier calls the title, says better what it is than a description."""
        return bool(e.text) or any(TITLE_IDS & set(id_words(p.resource_id)[-2:]) for p in self.parts.get(e.key, []))

    def _labels_within(self, e: Element, add: Any) -> None:
        held = self.parts.get(e.key, [])
        texts = [p for p in held if p.text or (p.description and not is_picture(p))]
        texts = reading_order(texts, lambda p: p.bounds)
        titles = [p for p in texts if TITLE_IDS & set(id_words(p.resource_id)[-2:])]
        if titles:
            texts = [titles[0], *(p for p in texts if p is not titles[0])]
        for number, p in enumerate(texts):
            add(p.text or p.description, Source.DETAIL if number else Source.TITLE, p.bounds)
        for p in held:
            if p not in texts and p.description:
                add(p.description, Source.PICTURE if texts else Source.DESCRIPTION, p.bounds)
        if len(texts) > 1:
            add(" ".join(p.text or p.description for p in texts[:6]), Source.WHOLE, e.bounds)
        for control in self.controls.get(e.key, []):
            add(control.description, Source.DETAIL if texts else Source.TITLE, control.bounds)
            if control.text and class_role(control) is not Role.SWITCH:
                add(control.text, Source.DETAIL if texts else Source.TITLE, control.bounds)

    def _name_from_near(self, drafts: list[_Draft]) -> None:
        """Controls without a name of their own take the text to their left or above them, or the title of their row."""
        nameless = [d for d in drafts if d.role in LABELLED_FROM_NEAR and not d.hidden and d.owner is None]
        nameless = [d for d in nameless if not d.labels or d.labels[0].source in WEAK_SOURCES or self._says_state(d)]
        texts = [d for d in drafts if d.role in (Role.TEXT, Role.HEADING) and d.stands_as_text()]
        rows: dict[int, list[_Draft]] = defaultdict(list)
        for d in drafts:
            row = self.layout.row_of[d.element.key]
            if row is not None and self.takes[d.element.key]:
                rows[row].append(d)
        if len(nameless) > MOST_LABELLED or len(texts) > MOST_LABELLED:
            return
        for d in nameless:
            found = self._row_title(d, rows) or _text_beside(d, texts, self.screen)
            if found is not None:
                d.labels.insert(0, Label(found.text, Source.NEAR, found.bounds, found.words))

    def _caption(self, drafts: list[_Draft]) -> None:
        """Icons and pictures that stand by themselves also go by the text right beside or below them."""
        bare = [d for d in drafts if d.role in CAPTIONED and not d.hidden and not d.spoken()]
        texts = [d for d in drafts if d.role is Role.TEXT and d.stands_as_text()]
        if len(bare) > MOST_LABELLED or len(texts) > MOST_LABELLED:
            return
        for d in bare:
            found = _caption_of(d, texts)
            if found is not None and all(normal(found.text) != normal(label.text) for label in d.labels):
                d.labels.append(Label(found.text, Source.CAPTION, found.bounds, found.words))

    def _says_state(self, d: _Draft) -> bool:
        """A switch whose only words are its own state: "ON"."""
        return d.role is Role.SWITCH and normal(d.labels[0].text) in ("on", "off")

    def _row_title(self, d: _Draft, rows: dict[int, list[_Draft]]) -> Label | None:
        """The title of the row that a switch stands in, or of the tappable row beside it."""
        row = self.layout.row_of[d.element.key]
        if row is None or d.role is Role.FIELD:
            return None
        for beside in rows.get(row, ()):
            if beside is not d and beside.labels and beside.labels[0].source is Source.TITLE:
                return beside.labels[0]
        return None

    # --- things ---------------------------------------------------------------------------------------------------

    def _thing(self, d: _Draft, place: int, places: dict[int, int]) -> Thing:
        return Thing(
            place=place,
            element=d.element,
            receiver=d.receiver,
            control=d.control,
            role=d.role,
            also=d.also,
            labels=tuple(d.labels),
            box=d.box,
            point=d.point,
            group=self.layout.group_of[d.element.key],
            row=self.layout.row_of[d.element.key],
            part_of=places.get(d.owner) if d.owner is not None else None,
            states=_states(d),
            value=_value(d),
            detail=", ".join(label.text for label in d.labels[1:] if label.source is Source.DETAIL),
            hidden=d.hidden,
        )


@dataclass(slots=True, eq=False)
class _Draft:
    """A thing in the making."""

    element: Element
    receiver: Element | None
    control: Element
    role: Role
    also: frozenset[Role]
    labels: list[Label]
    box: Bounds
    point: Point | None
    owner: int | None
    hidden: str

    def stands_as_text(self) -> bool:
        """It shows a text that can be read now."""
        return bool(self.element.text and self.labels and not self.hidden)

    def spoken(self) -> bool:
        """It has a name that a person can see or hear, not just an identifier's words."""
        return any(label.source is not Source.ID for label in self.labels)


def _is_code(text: str) -> bool:
    """A label that a programmer wrote for programs: ``list_network_switch``."""
    return "_" in text and " " not in text and text.isascii()


def _states(d: _Draft) -> frozenset[State]:
    e = d.control
    found: set[State] = set()
    if d.role is Role.SWITCH and (e.checkable or class_tail(e).endswith("Button")):
        found.add(State.ON if e.checked else State.OFF)
    elif e.checkable or d.role in (Role.CHECKBOX, Role.RADIO):
        found.add(State.CHECKED if e.checked else State.UNCHECKED)
    if e.selected or d.element.selected:
        found.add(State.SELECTED)
    if d.element.focused and d.role is Role.FIELD:
        found.add(State.FOCUSED)
    if not e.enabled or not d.element.enabled:
        found.add(State.DISABLED)
    if d.role is Role.FIELD and not _value(d):
        found.add(State.EMPTY)
    return frozenset(found)


def _value(d: _Draft) -> str:
    """A field's text (a password's length is not told), a slider's reading."""
    e = d.control
    if d.role not in HOLDING_TEXT or not e.text:
        return ""
    if d.role is not Role.FIELD and not any(c.isdigit() for c in e.text):
        return ""
    if e.password:
        return "••••"
    if e.hint and normal(e.hint) == normal(e.text):
        return ""
    return tidy(e.text) if d.role is Role.FIELD else _reading_of(tidy(e.text))


def _reading_of(text: str) -> str:
    """A slider's text as a person says it: Android prints the bare float, a share of 1 where it is below 1."""
    try:
        number = float(text)
    except ValueError:
        return text
    return f"{round(number * 100)} %" if 0 < number < 1 else f"{number:g}"


def _text_beside(d: _Draft, texts: Iterable[_Draft], screen: Screen) -> Label | None:
    """The nearest text on the same line to the left (to the right of boxes, too), or closely above a field."""
    box = d.box
    best: tuple[float, Label] | None = None
    for text in texts:
        at = text.box
        if text.element.window != d.element.window or text.owner == d.element.key:
            continue
        overlap = min(at.bottom, box.bottom) - max(at.top, box.top)
        on_line = overlap >= 0.5 * min(at.height, box.height)
        distance = None
        if on_line and at.right <= box.left + at.height // 2:
            distance = (box.left - at.right) * 0.5
        elif on_line and d.role in (Role.CHECKBOX, Role.RADIO) and at.left >= box.right - at.height // 2:
            distance = (at.left - box.right) * 0.5
        elif (
            d.role in (Role.FIELD, Role.DROPDOWN, Role.SLIDER)
            and at.bottom <= box.top + at.height // 2
            and box.top - at.bottom <= NEAR_GAP * at.height
            and at.left < box.right
            and at.right > box.left
            and abs(at.left - box.left) <= 0.25 * screen.width
        ):
            distance = float(max(0, box.top - at.bottom)) + abs(at.left - box.left) * 0.3
        if distance is not None and (best is None or distance < best[0]):
            own = text.labels[0]
            best = (distance, Label(own.text, Source.NEAR, at, own.words))
    return best[1] if best else None


def _caption_of(d: _Draft, texts: Iterable[_Draft]) -> Label | None:
    """The text that starts right of a picture on its line, or stands centred right below it."""
    box = d.box
    best: tuple[float, Label] | None = None
    for text in texts:
        at = text.box
        if text.element.window != d.element.window or text.owner != d.owner:
            continue
        right, below = at.left - box.right, at.top - box.bottom
        on_line = box.top <= at.center.y < box.bottom
        centred = abs(at.center.x - box.center.x) <= 0.15 * box.width
        distance = None
        if on_line and -0.2 * box.width <= right <= 1.2 * box.width:
            distance = float(max(0, right))
        elif centred and -0.3 * at.height <= below <= 1.0 * at.height:
            distance = float(max(0, below))
        if distance is not None and (best is None or distance < best[0]):
            own = text.labels[0]
            best = (distance, Label(own.text, Source.CAPTION, at, own.words))
    return best[1] if best else None


def reading_order(items: Iterable[Any], box_of: Any) -> list[Any]:
    """Top to bottom in lines, each line left to right; what holds others comes before them.

    A line is begun by the topmost thing left and takes in all whose middle lies within its height; a thing taller than
    a quarter of everything begins no line that others join.
    """
    entries = [(box_of(item), number, item) for number, item in enumerate(items)]
    if not entries:
        return []
    span = max(b.bottom for b, _, _ in entries) - min(b.top for b, _, _ in entries)
    entries.sort(key=lambda entry: (entry[0].top, entry[0].left, entry[1]))
    lines: list[tuple[int, int, list[tuple[Bounds, int, Any]]]] = []
    for box, number, item in entries:
        middle = (box.top + box.bottom) // 2
        tall = box.height > 0.25 * span and len(entries) > 2
        if (
            lines
            and not tall
            and lines[-1][0] <= middle < lines[-1][1]
            and box.height <= 2.5 * (lines[-1][1] - lines[-1][0])
        ):
            lines[-1][2].append((box, number, item))
        else:
            lines.append((box.top, box.top if tall else box.bottom, [(box, number, item)]))
    ordered: list[Any] = []
    for _, _, line in lines:
        line.sort(key=lambda entry: (entry[0].left, entry[0].top, -entry[0].area, entry[1]))
        ordered += [item for _, _, item in line]
    return ordered


def forms_of(text: str) -> tuple[str, ...]:
    """The forms under which a label is looked up: as it is, and without a colon or a star at its end."""
    form = normal(text)
    bare = form.rstrip(" :*")
    return (form, bare) if bare and bare != form else (form,)


def window_of(reading: Reading, thing: Thing) -> Window:
    """The window it lies in."""
    return reading.screen.windows[thing.element.window]


def things_by_row(reading: Reading) -> dict[int, list[Thing]]:
    """The things that stand in each row, by the row's element, in reading order."""
    if "rows" not in reading.memory:
        rows: dict[int, list[Thing]] = defaultdict(list)
        for thing in reading.things:
            if thing.row is not None:
                rows[thing.row].append(thing)
        reading.memory["rows"] = dict(rows)
    found: dict[int, list[Thing]] = reading.memory["rows"]
    return found
