"""Names for what has none: controls take the text beside or above them, icons the text that captions them.

Works on drafts, things in the making; ``reading`` makes them and turns them into things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from device.geometry import Bounds, Point
from device.screen import Element, Screen
from grounding.interface import GroupKind, Role, State
from grounding.reading.groups import Layout
from grounding.reading.identifiers import counted_by, names_of_id
from grounding.reading.prompts import is_prompt
from grounding.reading.roles import class_role, class_tail, is_field
from grounding.reading.things import Label, Source
from grounding.vocabulary.lexicon import ID_NOISE
from grounding.vocabulary.words import normal, tidy, tokens

NEAR_GAP = 1.6
"""A label above a field stands at most this many of its own heights away."""
CURSOR_GAP = 0.5
"""The same where nothing but a cursor tells the field, which may have no frame: the line before it may be near."""

SAYS_ON = frozenset(
    ("on", "ein", "an", "activé", "activado", "ativado", "attivato", "вкл", "вкл.", "开启", "开", "已开启", "開啟",
     "オン", "켜짐")
)  # fmt: skip
SAYS_OFF = frozenset(
    ("off", "aus", "désactivé", "desactivado", "desativado", "disattivato", "выкл", "выкл.", "关闭", "关", "已关闭",
     "關閉", "オフ", "꺼짐")
)  # fmt: skip
ON_OFF = SAYS_ON | SAYS_OFF
"""What Android writes into a switch: its state, not its name."""

MOST_LABELLED = 400
"""Beyond so many controls or texts, names are not looked for nearby."""

LABELLED_FROM_NEAR = frozenset((Role.FIELD, Role.SWITCH, Role.CHECKBOX, Role.RADIO, Role.SLIDER, Role.DROPDOWN))
WEAK_SOURCES = frozenset((Source.VALUE, Source.ID))
BEFORE_TEXT, BEHIND = frozenset((Role.CHECKBOX, Role.RADIO, Role.SWITCH)), 10_000.0
"""What may stand before the text that names it; and how much further off that is for a switch, in pixels."""
ALIGNED = 0.01
"""Two lines have one margin that begin so near each other, as a share of the display's width."""
CAPTIONED = frozenset((Role.ICON, Role.IMAGE, Role.CHECKBOX))
OWN_STATES = frozenset(("开", "关", "开启", "关闭", "已开启", "已关闭", "打开"))
"""What switches say of themselves in Chinese."""

OVER, BELOW, BESIDE = range(3)
"""Where a caption stands, the surest first."""

INSIDE, FILLS = 0.5, 0.1
"""A caption over a picture lies in it by the first share, and is at least so high, as a share of the picture."""

MOST_OVER, LARGEST_UNDER = 3, 0.35
"""With more texts over it, or on a larger share of the screen, a picture is their background: none is its caption."""

APP_BAR, BAR_ICON = 0.11, 0.2
"""On a tree that tells of no groups an app bar ends at this share of the height; its buttons are at most so wide."""

THINNEST = 1 / 120
"""What is thinner than this share of the display's short side divides other things and has no caption."""

WIDEST_BELOW = 3
"""A caption that overlaps a picture's lower edge is at most so many times as wide."""

CALLED_TOO = frozenset((Role.FIELD, Role.DROPDOWN))
"""What tells a hint or a choice, and is called by the text beside it all the same."""
DRAWN = frozenset((Source.ID, Source.PICTURE))
"""Labels that nobody reads or hears."""
EYE, EYE_WIDTH = "show password", 0.25
"""What the eye at the end of a password's field does, and the most of the field's width that it takes."""
FEWEST_HELD = 3
"""So many pictures are named by what holds them."""
HOLDING_TEXT = frozenset((Role.FIELD, Role.SLIDER, Role.PROGRESS))


@dataclass(slots=True, eq=False)
class Draft:
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


def name_from_near(drafts: list[Draft], layout: Layout, takes: Sequence[bool], screen: Screen, flat: bool) -> None:
    """Controls without a name of their own take the text to their left or above them, or the title of their row."""
    nameless = [d for d in drafts if d.role in LABELLED_FROM_NEAR and not d.hidden and d.owner is None]
    nameless = [d for d in nameless if not d.labels or _says_little(d) or _says_its_state(d)]
    nameless = [d for d in nameless if d.role is not Role.FIELD or is_field(d.control)]
    texts = [d for d in drafts if d.role in (Role.TEXT, Role.HEADING) and d.stands_as_text()]
    rows: dict[int, list[Draft]] = defaultdict(list)
    for d in drafts:
        row = layout.row_of[d.element.key]
        if row is not None and takes[d.element.key]:
            rows[row].append(d)
    if len(nameless) > MOST_LABELLED or len(texts) > MOST_LABELLED:
        return
    taken: set[Bounds] = set()
    for d in nameless:
        found = _row_title(d, rows, layout) or _only_sibling(d, texts, screen)
        beside = [found] if found is not None else _text_beside(d, texts, screen)
        for at, (label, source) in enumerate(zip(beside, (Source.NEAR, Source.DETAIL), strict=False)):
            taken.add(label.bounds)
            d.labels.insert(at, Label(label.text, source, label.bounds, label.words))
    if not flat:
        named = [d for d in drafts if d.role in CALLED_TOO and not d.hidden and d.labels and d not in nameless]
        if len(named) <= MOST_LABELLED:
            _call_too(named, [text for text in texts if text.labels[0].bounds not in taken], screen)


def name_eyes(drafts: list[Draft]) -> None:
    """What has no name and stands at the end of a password's field shows what was typed there."""
    fields = [d.box for d in drafts if d.role is Role.FIELD and d.control.password and not d.hidden]
    for d in drafts if fields else ():
        told = any(label.source not in DRAWN for label in d.labels)
        if told or d.receiver is not d.element or d.role not in (Role.ICON, Role.IMAGE, Role.BUTTON, Role.AREA):
            continue
        if any(_ends(box, d.box) for box in fields):
            d.labels.append(Label(EYE, Source.ID, d.box, tokens(EYE)))


def name_by_holder(drafts: list[Draft], screen: Screen) -> None:
    """Pictures of one make that nothing names, and that are all there is in what holds them, go by what that is called:
    ``filmstrip``."""
    held: dict[int, list[Draft]] = defaultdict(list)
    for d in drafts:
        if d.element.parent is not None and not d.hidden and d.owner is None:
            held[d.element.parent].append(d)
    for parent, inside in held.items():
        holder = screen.elements[parent]
        alike = {(d.role, d.element.class_name) for d in inside}
        if len(inside) < FEWEST_HELD or len(alike) > 1 or inside[0].role not in (Role.ICON, Role.IMAGE):
            continue
        if any(d.labels or d.receiver is not d.element for d in inside):
            continue
        for name in names_of_id(holder.resource_id, False, True):
            for d in inside:
                d.labels.append(Label(name, Source.ID, holder.bounds, tokens(name)))


def name_passwords(drafts: list[Draft]) -> None:
    """What hides what is typed is a password field, whatever else it is called."""
    for d in drafts:
        if d.element.password:
            d.labels.append(Label("password", Source.KIND, d.box, ("password",)))


def _ends(field: Bounds, box: Bounds) -> bool:
    """It stands at the right end of the field, in it or closely behind it."""
    common = min(box.bottom, field.bottom) - max(box.top, field.top)
    along = field.middle_x < box.left <= field.right + box.width / 2
    return 2 * common >= box.height and along and box.width <= EYE_WIDTH * field.width


def _call_too(named: list[Draft], texts: Sequence[Draft], screen: Screen) -> None:
    """Fields and lists that tell a hint or what was chosen also go by the text closely above them or to their left; of
    several near one text, the nearest."""
    nearest: dict[Bounds, tuple[float, Draft, Label]] = {}
    for d in named:
        found = next(reversed(_text_beside(d, [t for t in texts if t.element is not d.element], screen)), None)
        if found is None or any(normal(found.text) == normal(label.text) for label in d.labels):
            continue
        away = abs(d.box.middle_y - found.bounds.middle_y)
        if found.bounds not in nearest or away < nearest[found.bounds][0]:
            nearest[found.bounds] = away, d, found
    for _, d, found in nearest.values():
        d.labels.append(Label(found.text, Source.LENT, found.bounds, found.words))


def caption(drafts: list[Draft], layout: Layout, screen: Screen, flat: bool) -> None:
    """Icons and pictures that stand by themselves also go by a text in them, below them or beside them.

    A text captions one picture, the nearest: that which it lies in or overlaps before one above it, and that before one
    beside it.
    """
    thin = THINNEST * min(screen.width, screen.height)
    bare = [d for d in drafts if d.role in CAPTIONED and not d.hidden and not d.spoken()]
    bare = [d for d in bare if min(d.box.width, d.box.height) >= thin]
    texts: dict[tuple[int, int | None], list[Draft]] = defaultdict(list)
    counts: dict[tuple[int, int | None], list[Draft]] = defaultdict(list)
    for d in drafts:
        if d.role is Role.TEXT and d.stands_as_text():
            texts[d.element.window, d.owner].append(d)
        if flat and d.role is Role.TEXT and d.element.resource_id and sum(map(str.isalnum, d.element.text)) <= 1:
            counts[d.element.window, d.owner].append(d)
    if len(bare) > MOST_LABELLED or sum(map(len, texts.values())) > MOST_LABELLED:
        return
    claims: dict[int, list[tuple[tuple[int, float], Draft, Draft]]] = defaultdict(list)
    for d in bare:
        found = _caption_of(d, texts[d.element.window, d.owner], _in_app_bar(d, layout, screen, flat), screen)
        if found is not None:
            claims[found[1].element.key].append((found[0], d, found[1]))
    for claimed in claims.values():
        for d, text in _captioned(claimed):
            own = text.labels[0]
            if all(normal(own.text) != normal(label.text) for label in d.labels):
                d.labels.append(Label(own.text, Source.CAPTION, text.box, own.words))
    for d in bare:
        counted = (
            None
            if d.labels or _in_app_bar(d, layout, screen, flat)
            else _count_beside(d, counts[d.element.window, d.owner])
        )
        if counted is not None:
            d.labels.append(counted)


def _says_little(d: Draft) -> bool:
    """All it is called is its value, its identifier, its own state ("ON"), or a word written for programs."""
    first = d.labels[0]
    own_state = d.role is Role.SWITCH and normal(first.text) in ON_OFF
    return first.source in WEAK_SOURCES or own_state or is_code(first.text)


def _says_its_state(d: Draft) -> bool:
    return d.role is Role.SWITCH and normal(d.labels[0].text) in OWN_STATES


def _row_title(d: Draft, rows: dict[int, list[Draft]], layout: Layout) -> Label | None:
    """The title of the row that a switch stands in, or of the tappable row beside it."""
    row = layout.row_of[d.element.key]
    if row is None or d.role is Role.FIELD:
        return None
    for beside in rows.get(row, ()):
        if beside is not d and beside.labels and beside.labels[0].source is Source.TITLE:
            return beside.labels[0]
    return None


def _only_sibling(d: Draft, texts: Iterable[Draft], screen: Screen) -> Label | None:
    """The text that shares a box with this field and nothing else: its label, even where it stands below it.

    Wrappers that hold the field alone are part of it.
    """
    if d.role is not Role.FIELD:
        return None
    field = d.element
    for box in screen.ancestors(d.element):
        if len(box.children) == 2:
            return next((t.labels[0] for t in texts if t.element.key in box.children and t.element is not field), None)
        if len(box.children) > 2:
            return None
    return None


def is_code(text: str) -> bool:
    """A label that a programmer wrote for programs: ``list_network_switch``, ``button-login``."""
    if " " in text or not text.isascii():
        return False
    return "_" in text or ("-" in text and not ID_NOISE.isdisjoint(text.lower().split("-")))


def _text_beside(d: Draft, texts: Iterable[Draft], screen: Screen) -> list[Label]:
    """The nearest text on the same line to the left (to the right of boxes, too), or closely above a field; a
    title before the line that explains it."""
    box = d.box
    best: tuple[float, Label] | None = None
    stacked: list[Draft] = []
    for text in texts:
        at = text.box
        if text.element.window != d.element.window or text.owner == d.element.key:
            continue
        overlap = min(at.bottom, box.bottom) - max(at.top, box.top)
        on_line = overlap >= 0.5 * min(at.height, box.height)
        distance = None
        if on_line and at.right <= box.left + at.height / 2:
            distance = (box.left - at.right) * 0.5
            stacked.append(text)
        elif on_line and d.role in BEFORE_TEXT and at.left >= box.right - at.height / 2:
            away = BEHIND if d.role is Role.SWITCH else 0.0  # its name is rather to its left
            distance = away + (at.left - box.right) * 0.5
        elif (
            d.role in (Role.FIELD, Role.DROPDOWN, Role.SLIDER)
            and at.bottom <= box.top + at.height / 2
            and box.top - at.bottom <= (CURSOR_GAP if d.element.seen and d.element.focused else NEAR_GAP) * at.height
            and at.left < box.right
            and at.right > box.left
            and abs(at.left - box.left) <= 0.25 * screen.width
        ):
            distance = float(max(0, box.top - at.bottom)) + abs(at.left - box.left) * 0.3
        if distance is not None and (best is None or distance < best[0]):
            own = text.labels[0]
            best = (distance, Label(own.text, Source.NEAR, at, own.words))
    return [] if best is None else _title_first(best[1], stacked, screen)


def _title_first(label: Label, stacked: Iterable[Draft], screen: Screen) -> list[Label]:
    """A line and what stands right on top of it, or right below, in the order in which they stand: a title, with the
    same margin and letters no smaller than those below it, and what explains it."""
    for text in stacked:
        for over, under in ((text.labels[0], label), (label, text.labels[0])):
            high, low = over.bounds, under.bounds
            aligned = abs(high.left - low.left) <= ALIGNED * screen.width
            touching = -0.2 * high.height <= low.top - high.bottom <= 0.8 * high.height
            if aligned and touching and high.height >= low.height:
                return [over, under]
    return [label]


def _caption_of(
    d: Draft, texts: Sequence[Draft], in_bar: bool, screen: Screen
) -> tuple[tuple[int, float], Draft] | None:
    """The text that captions a picture best, where it stands and how far off."""
    found: list[tuple[tuple[int, float], Draft]] = []
    for text in texts:
        near = _captions(text.box, d.box)
        if near is not None and not (in_bar and near[0] == BESIDE):
            found.append((near, text))
    over = sum(near[0] == OVER for near, _ in found)
    if over > MOST_OVER or d.box.area > LARGEST_UNDER * screen.bounds.area:
        found = [entry for entry in found if entry[0][0] != OVER]
    return min(found, key=lambda entry: entry[0], default=None)


def _captioned(claimed: list[tuple[tuple[int, float], Draft, Draft]]) -> Iterator[tuple[Draft, Draft]]:
    """Of the pictures that claim a text the nearest, and those that lie on it in layers; none that is their ground."""
    claimed = [
        (near, d, text)
        for near, d, text in claimed
        if not any(d.box.area > 2 * other.box.area and d.box.contains(other.box) for _, other, _ in claimed)
    ]
    _, first, _ = min(claimed, key=lambda claim: (claim[0], claim[1].box.area))
    for _, d, text in claimed:
        if d is first or 2 * d.box.intersect(first.box).area > max(d.box.area, first.box.area):
            yield d, text


def _captions(at: Bounds, box: Bounds) -> tuple[int, float] | None:
    """How a text captions a picture, and from how far: over it, below it or beside it; None when it does not."""
    right, below = at.left - box.right, at.top - box.bottom
    common = at.intersect(box).area
    if common >= INSIDE * at.area and at.height >= FILLS * box.height:
        return OVER, float(max(0, at.top - box.top))
    centred = abs(at.middle_x - box.middle_x) <= 0.15 * box.width
    reaches = at.top >= box.middle_y and at.bottom > box.bottom and at.width <= WIDEST_BELOW * box.width
    if centred and (-0.3 * at.height <= below <= 1.0 * at.height or (below < 0 and reaches)):
        return BELOW, float(max(0, below))
    if box.top <= at.middle_y < box.bottom and -0.2 * box.width <= right <= 1.2 * box.width:
        return BESIDE, float(max(0, right))
    return None


def _count_beside(d: Draft, counts: Sequence[Draft]) -> Label | None:
    """What the number right of a nameless icon, or below it, counts: the icon shows it."""
    if d.role is not Role.ICON:
        return None
    box = d.box
    best: tuple[float, Label] | None = None
    for number in counts:
        at = number.box
        right, below = at.left - box.right, at.top - box.bottom
        on_line = at.top <= box.middle_y < at.bottom and -0.2 * box.width <= right <= 0.6 * box.width
        centred = abs(at.middle_x - box.middle_x) <= 0.15 * box.width and -0.3 * at.height <= below <= 0.6 * at.height
        said = counted_by(number.element.resource_id) if on_line or centred else ""
        away = float(max(0, right if on_line else below))
        if said and (best is None or away < best[0]):
            best = away, Label(said, Source.CAPTION, at, tokens(said))
    return best[1] if best else None


def _in_app_bar(d: Draft, layout: Layout, screen: Screen, flat: bool) -> bool:
    """A title beside its buttons is the page's, not theirs."""
    if flat:
        return d.box.width <= BAR_ICON * screen.width and d.box.middle_y < APP_BAR * screen.height
    return any(layout.parts[g].kind is GroupKind.APP_BAR for g in layout.chain(layout.group_of[d.element.key]))


def states_of(d: Draft) -> frozenset[State]:
    """Every condition that the tree tells of it."""
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
    if d.role is Role.FIELD and not value_of(d):
        found.add(State.EMPTY)
    return frozenset(found)


def value_of(d: Draft, counts: bool = False) -> str:
    """A field's text (a password's length is not told), a slider's reading; ``counts`` as in ``reading_of``."""
    e = d.control
    if d.role not in HOLDING_TEXT or not e.text:
        return ""
    if d.role is not Role.FIELD and not any(c.isdigit() for c in e.text):
        return ""
    if e.password:
        return "••••"
    if (e.hint and normal(e.hint) == normal(e.text)) or shows_prompt(d.role, e):
        return ""
    return tidy(e.text) if d.role is Role.FIELD else reading_of(tidy(e.text), counts)


def shows_prompt(role: Role, e: Element) -> bool:
    """Of a field that tells of no hint, its text is one."""
    return role is Role.FIELD and not e.hint and not e.password and is_prompt(e.text)


def counts_above_one(elements: Iterable[Element]) -> bool:
    """A slider or progress bar among these shows a number above 1: such numbers are counts there, no shares of 1."""
    held = (class_role(e) in (Role.SLIDER, Role.PROGRESS) and _number_in(e.text) for e in elements)
    return any(number and number > 1 for number in held)


def reading_of(text: str, counts: bool = False) -> str:
    """A slider's text as a person says it: Android prints the bare float, a share of 1 where it is not above 1.

    Where numbers are ``counts``, a whole one is no share.
    """
    number = _number_in(text)
    if number is None:
        return text
    share = 0 <= number <= 1 and not (counts and number.is_integer())
    return f"{round(number * 100)} %" if share else f"{number:g}"


def _number_in(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
