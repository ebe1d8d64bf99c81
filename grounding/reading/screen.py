"""A screen read into named things: who takes touches, what belongs to whom, what each is called and shows.

``read`` is done once a screen; everything else on this floor works from its result.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from device.geometry import Bounds, Point
from device.screen import Element, Screen, WindowKind
from grounding.interface import GroupKind, Role
from grounding.reading.choices import single_choices
from grounding.reading.cover import Cover, window_code
from grounding.reading.direction import runs_leftward, turned, turned_back, turned_picture
from grounding.reading.edges import name_clipped
from grounding.reading.groups import is_shade, lay_out
from grounding.reading.gutters import gutter_marks
from grounding.reading.identifiers import are_obfuscated, holds_ad, is_obfuscated, names_of_id
from grounding.reading.keys import also_called
from grounding.reading.kinds import kinds_of
from grounding.reading.labelling import (
    HOLDING_TEXT,
    ON_OFF,
    Draft,
    caption,
    counts_above_one,
    is_code,
    name_by_holder,
    name_eyes,
    name_from_near,
    name_passwords,
    reading_of,
    shows_prompt,
    states_of,
    value_of,
)
from grounding.reading.order import reading_order
from grounding.reading.roles import WIDE, Content, class_role, class_tail, is_picture, is_whole, role_of, says_several
from grounding.reading.things import UNDER, UNWRITTEN, Label, Pictured, Reading, Source, Thing, forms_of
from grounding.reading.toolkits import (
    describes_picture,
    inner_field,
    is_among,
    is_badged,
    is_centred,
    is_chosen_among,
    is_disabled_among,
    is_drawn,
    is_launcher_icon,
    is_marked_button,
    names_in,
    without_count,
)
from grounding.vocabulary.emoji import shown_in
from grounding.vocabulary.icon_fonts import named as named_signs
from grounding.vocabulary.icon_fonts import signs_in, without_signs
from grounding.vocabulary.tongues import in_english, spoken_on
from grounding.vocabulary.words import id_words, is_web_address, normal, stem, tidy, tokens

__all__ = ["Reading", "read"]

HOLDS_MOST = 0.45
"""A tappable element larger than this share of its window is ground, not a thing: it takes no names from within,
unless it holds at most ``HOLDS_FEW`` texts."""
HOLDS_FEW = 4

BLANK = frozenset((Role.BUTTON, Role.CARD, Role.AREA, Role.ROW, Role.CHECKBOX))
"""What has no class of its own may be a picture that is told by its description."""

TITLE_TOP = 0.1
"""A bar whose description is the page's title begins within this share of the window's height."""

FILLED, MARK = 0.5, 0.15
"""As shares of a whole: a picture that is what it shows, and a mark on that."""
MOST_SAMPLED = 4096
"""Of a large covered box about so many places are looked at to tell what covers it."""

UP_WIDTH, BAR_TOP, IN_BAR = 0.06, 0.08, 0.064
"""The arrow and the logo of an old action bar begin within the first two shares, of the short side and the
height; a full width that begins above the third is the bar itself."""

AD_HEIGHT = 0.25
"""What is higher than this share of the display is no advertisement, whatever it is called."""

BANNERS = frozenset(("View", "WebView"))
BANNER_WIDTH, BANNER_NARROW, BANNER_SLACK, BANNER_HEIGHTS = 0.97, 7 / 9, 0.01, (0.115, 0.128)
BANNER_ENDS = (0.12, 0.89)
"""A nameless banner's width (or, in the middle, the narrower one) and height in shares of the short side, and above
which share of the display's height it begins or below which it ends."""

LONGEST_LABEL = 2000
"""Nobody names a thing by more characters; a page of text in one label is found by its beginning."""

MEANT = frozenset(
    (Source.TEXT, Source.DESCRIPTION, Source.HINT, Source.TITLE, Source.DETAIL, Source.SPOKEN, Source.NEAR)
)
"""Labels that are put in English, too, of those in another language."""
MOST_MEANT = 4
"""Of one thing so many."""

DRAWN = {
    ("checkbox",): Role.CHECKBOX, ("radio", "button"): Role.RADIO, ("radio", "on"): Role.RADIO,
    ("toggle", "on"): Role.SWITCH, ("toggle", "off"): Role.SWITCH,
}  # fmt: skip
"""Controls by the first words for a sign."""

FEWEST_LISTED, CUT_OFF = 3, 0.95
"""So many of one make in a list are its rows; what is lower than this share of the highest is no whole one."""

LONGEST_TITLE = 60
"""A title has at most so many characters."""

OVER = frozenset((GroupKind.DIALOG, GroupKind.SHEET))

TITLE_IDS = frozenset(("title", "name"))
SEEN = frozenset((Source.TEXT, Source.TITLE, Source.HINT))


STALE = "the tree tells of it, but the picture does not show it"


def read(screen: Screen, pictured: Pictured | None = None, leftward: bool | None = None) -> Reading:
    """Read a screen. Linear in its size but for a few bounded look-arounds; never recursive.

    ``pictured`` is what its picture says, by ``vision.fusion``. ``leftward``: it is read from right to left; None
    leaves that to the screen.
    """
    if not (runs_leftward(screen) if leftward is None else leftward):
        return _Reader(screen, pictured).reading()
    return turned_back(_Reader(turned(screen), turned_picture(pictured, screen.width)).reading(), screen, pictured)


def _called(e: Element) -> str:
    return e.resource_id.rsplit("/", 1)[-1]


def _shows(e: Element) -> bool:
    """It has something to show or to say."""
    return bool(
        e.text or e.description or is_picture(e) or class_role(e) is not None or class_tail(e).endswith("Button")
    )


def _measures(e: Element) -> bool:
    """It shows how far something is, which names nothing."""
    return class_role(e) in (Role.SLIDER, Role.PROGRESS)


def _drawn_as(d: Draft) -> frozenset[Role]:
    """What a picture that takes touches is by what it shows: toolkits without checkboxes of their own draw them."""
    if d.role not in (Role.ICON, Role.IMAGE) or d.receiver is None:
        return frozenset()
    signs = (label.words[:2] for label in d.labels if label.source in (Source.PICTURE, Source.DESCRIPTION))
    return frozenset(role for words in signs for role in (DRAWN.get(words[:1]), DRAWN.get(words)) if role is not None)


class _Reader:
    """Builds a Reading; its attributes are the tables that the steps hand on."""

    def __init__(self, screen: Screen, pictured: Pictured | None = None) -> None:
        self.screen = screen
        self.pictured = pictured
        self.stale = pictured.stale if pictured is not None else frozenset[int]()
        self.layout = lay_out(screen)
        self.index = gutter_marks(screen, self.layout)
        """What heads the rows of a list from within the first of them."""
        self.choices = single_choices(screen)
        signs = frozenset(sign for e in screen.elements for said in (e.text, e.description) for sign in signs_in(said))
        self.signs = named_signs(signs) if signs else {}
        self.obfuscated = are_obfuscated(e.resource_id for e in screen.elements)
        """What the signs of icon fonts on it show."""
        self.has_up = any(_called(e) == "up" for e in screen.elements)
        self.short_side = min(screen.width, screen.height) or 1
        roles = [class_role(e) for e in screen.elements]
        touchable = [
            e.clickable or e.long_clickable or r is Role.FIELD for e, r in zip(screen.elements, roles, strict=True)
        ]
        for e in screen.elements:
            touchable[e.key] |= is_chosen_among(e, screen, touchable) or is_disabled_among(e, screen, touchable)
        self.flat = not any(e.clickable or e.long_clickable for e in screen.elements)
        self.around: list[int | None] = [None] * len(screen.elements)
        """The nearest element that takes touches, itself included."""
        self.takes = [False] * len(screen.elements)
        web = [False] * len(screen.elements)
        holding = [False] * len(screen.elements)
        """What holds something that can be checked is not what is checked, whatever its own flag says."""
        for e in reversed(screen.elements):
            if e.parent is not None and (e.checkable or holding[e.key]):
                holding[e.parent] = True
        for e in screen.elements:
            above = self.around[e.parent] if e.parent is not None else None
            web[e.key] = class_tail(e) == "WebView" or (e.parent is not None and web[e.parent])
            checked = e.checkable and not holding[e.key]
            takes = touchable[e.key] or ((checked or roles[e.key] is Role.SLIDER) and above is None)
            self.takes[e.key] = takes
            self.around[e.key] = e.key if takes else above
        self.web = web
        self.counts = counts_above_one(screen.elements)
        """What its sliders show are counts (``labelling.reading_of``)."""
        self.cover = Cover(screen, self.takes)
        self.parts: dict[int, list[Element]] = defaultdict(list)
        """What each taker absorbs: texts and pictures in it that take no touches, in tree order."""
        self.unseen: dict[int, list[Element]] = defaultdict(list)
        """Texts in a taker that have no pixel now: they name it where nothing else does."""
        self.controls: dict[int, list[Element]] = defaultdict(list)
        self.ground: set[int] = set()
        self.makes: dict[int, tuple[Counter[str], Counter[str]]] = {}
        """For a parent, by class, how high its children are at most, and how many of them are."""

    def reading(self) -> Reading:
        """All steps, in order."""
        self._absorb()
        drafts = self._drafts()
        self._entitle(drafts)
        name_from_near(drafts, self.layout, self.takes, self.screen, self.flat)
        caption(drafts, self.layout, self.screen, self.flat)
        name_eyes(drafts)
        name_passwords(drafts)
        name_by_holder(drafts, self.screen)
        name_clipped(drafts, self.screen, self.layout)
        self._put_in_english(drafts)
        ordered = reading_order([d for d in drafts if not d.hidden], lambda d: d.box)
        places = {d.element.key: place for place, d in enumerate(ordered)}
        things = tuple(self._thing(d, place, places) for place, d in enumerate(ordered))
        hidden = tuple(self._thing(d, -1 - n, places) for n, d in enumerate(d for d in drafts if d.hidden))
        exact: dict[str, list[int]] = defaultdict(list)
        spoken: dict[str, list[int]] = defaultdict(list)
        for thing in things:
            written = (label.text for label in thing.labels if label.source not in UNWRITTEN)
            for form in {form for text in written for form in forms_of(text)}:
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
            {},
            pictured=self.pictured,
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
        for part in self.layout.parts:
            if part.kind in OVER:
                around = self.screen.ancestors(self.screen.elements[part.container])
                self.ground.update(e.key for e in around if self.takes[e.key])  # a shade says nothing of what is on it
        for e in self.screen.elements:
            taker = self.around[e.key]
            if taker is None or taker == e.key or taker in self.ground:
                continue
            if not e.visible or e.bounds.empty:
                if e.text or e.description:
                    self.unseen[taker].append(e)
                continue
            if e.key in self.stale or e.key in self.index:
                continue
            role = class_role(e)
            if e.checkable or role in (Role.SLIDER, Role.PROGRESS, Role.SWITCH, Role.CHECKBOX, Role.RADIO):
                self.controls[taker].append(e)
            elif e.text or e.description or (is_picture(e) and is_whole(e)):
                self.parts[taker].append(e)

    # --- drafts ---------------------------------------------------------------------------------------------------

    def _drafts(self) -> list[Draft]:
        drafts: list[Draft] = []
        for e in self.screen.elements:
            if not self._worth_naming(e):
                continue
            draft = self._draft(e)
            if draft is not None:
                drafts.append(draft)
        return drafts

    def _entitle(self, drafts: list[Draft]) -> None:
        """The first text of a sheet, or of a dialog that an app draws itself, is its title, where nothing else is."""
        for number, part in enumerate(self.layout.parts):
            window_s = self.screen.elements[part.container].parent is None
            if part.kind not in OVER or (window_s and part.kind is not GroupKind.SHEET):
                continue
            inside = [d for d in drafts if number in self.layout.chain(self.layout.group_of[d.element.key])]
            free = [d for d in inside if not d.hidden and d.owner is None and d.role is not Role.FIELD]
            written = [d for d in free if d.element.text or d.element.description]
            first = min(written, key=lambda d: (d.box.top, d.box.left), default=None)
            if first is None or first.role is not Role.TEXT or any(d.role is Role.HEADING for d in inside):
                continue
            if len(first.element.text or first.element.description) <= LONGEST_TITLE:
                first.role = Role.HEADING

    def _worth_naming(self, e: Element) -> bool:
        if self.takes[e.key] or e.checkable or class_role(e) is not None or e.text or e.description:
            return True
        if e.scrollable:
            return True
        if not is_whole(e):
            return False
        return self.flat or is_picture(e)

    def _draft(self, e: Element) -> Draft | None:
        taker = self.around[e.key]
        owner = taker if taker is not None and taker != e.key and taker not in self.ground else None
        owner = owner if e.key not in self.index else None
        only_control = self.controls[owner] if owner is not None else []
        if owner is not None and len(only_control) == 1 and only_control[0] is e:
            return None
        visible = e.bounds.intersect(self.screen.bounds)
        if visible.empty or not e.visible:
            labels = self._labels(e, visible, Role.TEXT)
            return Draft(e, None, e, Role.TEXT, frozenset(), labels, e.bounds, None, None, "off screen")
        if e.key in self.stale:
            labels = self._labels(e, visible, Role.TEXT)
            return Draft(e, None, e, Role.TEXT, frozenset(), labels, e.bounds, None, None, STALE)
        code = taker if taker is not None else window_code(e.window)
        point = self.cover.free_point(visible, code)
        hidden = "" if point is not None else self._why_hidden(e, visible)
        if point is None and not hidden:
            if owner is None and self.takes[e.key]:
                return None
            point = self._own_ground(owner) if owner is not None else visible.center
        control = self._control(e)
        room = self.screen.windows[e.window].bounds
        shade = is_shade(e, room) and not e.children
        role = Role.AREA if shade else self._role(e, visible, control)  # no button that one would count
        also = frozenset((Role.ROW,)) if control is not e and role is not Role.ROW else frozenset[Role]()
        if is_launcher_icon(e, visible, self.short_side) or (role is Role.TAB and self._is_in(e, GroupKind.NAVIGATION)):
            also |= {Role.ICON}  # drawn above its name
        wide = self.layout.row_of[e.key] is not None and visible.width >= WIDE * room.width
        if wide and ((role is Role.TEXT and says_several(e)) or (role is Role.BUTTON and self._is_listed(e))):
            also |= {Role.ROW}
        if role is Role.TEXT and not any(c.isalnum() for c in e.text) and shown_in(e.text):
            also |= {Role.ICON}  # 🔔 is no text to anybody
        if e.key in self.choices:
            also |= {Role.CHECKBOX}
        if e.key in self.index and is_picture(e):
            also |= {Role.ICON}
        if role in BLANK and describes_picture((e, *self.parts.get(e.key, []))):
            also |= {Role.IMAGE}
        if control is not e and point is not None:
            point = self.cover.free_point(control.bounds, e.key) or point
        receiver = self.screen.elements[taker] if taker is not None else None
        inner = inner_field(e, self.screen) if role is Role.FIELD and e.children else None
        if inner is not None:
            control = receiver = inner
            point = self.cover.free_point(inner.bounds, inner.key) or point
        draft = Draft(e, receiver, control, role, also, [], visible, point, owner, hidden)
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
                says = not self.flat or (bool(e.text or e.description) and not is_drawn(e))
                if self.around[e.key] == code or (says and self.cover.lies_under(other, e)):
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
                return UNDER

    def _control(self, e: Element) -> Element:
        """The one switch, box or slider inside that takes no touch of its own, else the element itself."""
        inside = self.controls.get(e.key, [])
        return inside[0] if self.takes[e.key] and len(inside) == 1 else e

    def _role(self, e: Element, visible: Bounds, control: Element) -> Role:
        if e.key in self.index:
            return Role.HEADING
        if e.key in self.choices:
            return Role.RADIO
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
            centred=is_centred(e, held),
            badged=is_badged(e, held),
            marked=is_marked_button(e, self.screen),
            flat=self.flat,
        )
        if control is not e:
            told = role_of(control, control.bounds, content)
            if told in (Role.SWITCH, Role.CHECKBOX, Role.RADIO, Role.SLIDER):
                return told
        if e.scrollable and e.children and not self.takes[e.key]:
            return Role.LIST
        role = role_of(e, visible, content)
        parts = [self.layout.parts[g] for g in self.layout.chain(self.layout.group_of[e.key])]
        kinds = {part.kind for part in parts if not part.dock}
        tappable = self.takes[e.key] or self.flat or self._is_chosen(e, kinds)
        if tappable and kinds & {GroupKind.TABS} and role in (Role.BUTTON, Role.ICON, Role.CARD, Role.TEXT):
            return Role.TAB
        if tappable and GroupKind.NAVIGATION in kinds and window.kind is WindowKind.APPLICATION:
            return Role.TAB if role in (Role.BUTTON, Role.CARD, Role.ROW, Role.IMAGE) or e.children else role
        if tappable and GroupKind.MENU in kinds and role in (Role.ROW, Role.BUTTON, Role.CARD):
            return Role.OPTION
        if not tappable and self._is_heading(e, visible, role, kinds):
            return Role.HEADING
        return role

    def _is_listed(self, e: Element) -> bool:
        """It stands right in a list, among others made as it is: Flutter's rows of one line are buttons to it."""
        if e.parent is None or not self._is_in(e, GroupKind.LIST):
            return False
        if e.parent not in self.makes:
            self.makes[e.parent] = Counter[str](), Counter[str]()
            highest, many = self.makes[e.parent]
            children = tuple(self.screen.children(self.screen.elements[e.parent]))
            for child in children:
                highest[child.class_name] = max(highest[child.class_name], child.bounds.height)
            many.update(c.class_name for c in children if c.bounds.height >= CUT_OFF * highest[c.class_name])
        return self.makes[e.parent][1][e.class_name] >= FEWEST_LISTED  # the last one is often cut off

    def _is_in(self, e: Element, kind: GroupKind) -> bool:
        return any(self.layout.parts[g].kind is kind for g in self.layout.chain(self.layout.group_of[e.key]))

    def _is_chosen(self, e: Element, kinds: set[GroupKind]) -> bool:
        """The tab that is chosen already, which some apps let take no touch: its neighbours are like it, and do."""
        return bool(kinds & {GroupKind.TABS, GroupKind.NAVIGATION}) and is_among(e, self.screen, self.takes)

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
        return titled or (GroupKind.APP_BAR in kinds and bool(e.text or e.description))

    # --- names ----------------------------------------------------------------------------------------------------

    def _labels(self, e: Element, box: Bounds, role: Role) -> list[Label]:
        found: list[Label] = []

        def add(text: str, source: Source, where: Bounds) -> None:
            text = tidy(without_signs(text[:LONGEST_LABEL]))
            if text and all(normal(known.text) != normal(text) for known in found):
                found.append(Label(text, source, where, tokens(text)))

        holds_text = role is Role.FIELD or (role in HOLDING_TEXT and any(c.isdigit() for c in e.text))
        states_only = role is Role.SWITCH and normal(e.text) in ON_OFF
        if e.text and not holds_text and not e.password and not states_only:
            add(e.text, Source.TEXT, box)
        if role is Role.FIELD and (e.hint or shows_prompt(role, e)):
            add(e.hint or e.text, Source.HINT, box)
        described = bool(e.description) and not any(p.text and not is_drawn(p) for p in self.parts.get(e.key, []))
        spoken_of = without_count(e.description)
        if described and not found:
            for number, line in enumerate(names_in(spoken_of)):
                add(line, Source.DETAIL if number else Source.TITLE, box)
            add(spoken_of, Source.DESCRIPTION, box)
        self._labels_within(e, add)
        seen = next((label for label in found if label.source in SEEN), None)
        add(spoken_of, Source.DESCRIPTION if seen is None else Source.SPOKEN, box)
        joined = normal(", ".join(label.text for label in found if label.source in (Source.TITLE, Source.DETAIL)))
        spoken = bool(found) and found[-1].source is Source.SPOKEN and normal(found[-1].text) != joined
        spoken = spoken and not is_code(found[-1].text)
        if spoken and (not self._titled(e) or _is_initial(e.text, found[-1].text)):
            found.insert(0, found.pop())
        if spoken_of != e.description:
            add(e.description, Source.WHOLE, box)
        if e.text and holds_text and not e.password and not shows_prompt(role, e):
            add(e.text if role is Role.FIELD else reading_of(tidy(e.text), self.counts), Source.VALUE, box)
        if not found:
            for p in self.unseen.get(e.key, [])[:1]:
                add(p.text or p.description, Source.DESCRIPTION, box)
        pictures = [p for p in self.parts.get(e.key, []) if is_picture(p)] if seen is None else []
        if self.pictured is not None:
            parts = self.parts.get(e.key, []) if seen is None else []
            for shown in (e, *(part for part in parts if not _is_corner_mark(part, e, parts))):
                for text, where in self.pictured.named.get(shown.key, ()):
                    add(text, Source.PICTURE, where)
        for shown in (e, *pictures) if self.signs else ():
            for sign in signs_in(shown.text) or signs_in(shown.description):
                add(self.signs.get(sign, ""), Source.PICTURE, shown.bounds)
        for shown in (e, *self.parts.get(e.key, [])):
            if shown.password or (shown is e and holds_text):
                continue  # what is typed is nobody's icon
            for picture in shown_in(shown.text) or shown_in(shown.description):
                add(picture, Source.PICTURE, shown.bounds)
        for named in (e, *pictures):
            if self.obfuscated and is_obfuscated(named.resource_id):
                continue
            for name in names_of_id(named.resource_id, role is Role.FIELD, not named.text.strip()):
                add(name, Source.ID, named.bounds)
        if not e.password and is_web_address(e.text):
            add("web address", Source.ID, box)
        if not e.password:
            for kind in (*kinds_of(e.text), *also_called(e, self.screen.windows[e.window].kind)):
                add(kind, Source.KIND, box)
        if not e.text.strip():
            for name in (*self._bar_names(e, box), *self._ad_names(e, box)):
                add(name, Source.ID, box)
        return found

    def _put_in_english(self, drafts: list[Draft]) -> None:
        """Labels in another language also go by what their words mean."""
        said = [label for d in drafts for label in d.labels if label.source in MEANT]
        tongue = spoken_on(word for label in said for word in label.words)
        for d in drafts:
            foreign = [la for la in d.labels if la.source in MEANT and (tongue or not la.text.isascii())]
            for label in foreign[:MOST_MEANT]:
                for text in in_english(label.text, tongue):
                    d.labels.append(Label(text, Source.MEANING, label.bounds, tokens(text)))

    def _bar_names(self, e: Element, box: Bounds) -> tuple[str, ...]:
        """The old action bar's arrow and the app's logo beside it: ``up`` and ``home`` at the top left."""
        if box.left > UP_WIDTH * self.short_side or box.top > BAR_TOP * self.screen.height:
            return ()
        match _called(e):
            case "up":
                return ("back",)
            case "home" if self.has_up:
                return ("logo", "app icon")
            case _:
                return ()

    def _ad_names(self, e: Element, box: Bounds) -> tuple[str, ...]:
        """An advertisement's place, by its identifier; or, on a tree that tells little, by the size that all have."""
        by_name = holds_ad(e.resource_id) and box.height <= AD_HEIGHT * self.screen.height
        if not by_name and not self._is_banner(e, box):
            return ()
        wide = box.width >= WIDE * self.screen.width
        return ("advertisement", "ad", "banner") if wide else ("advertisement", "ad")

    def _is_banner(self, e: Element, box: Bounds) -> bool:
        """A bare view of the common size, 320 by 50 or the display's width by 50, at an end of the page."""
        if not self.flat or e.resource_id or e.description or e.children or class_tail(e) not in BANNERS:
            return False
        wide, high = box.width / self.short_side, box.height / self.short_side
        across = abs(box.left + box.right - self.screen.width) <= BANNER_SLACK * self.short_side
        full = wide >= BANNER_WIDTH
        sized = full or (across and abs(wide - BANNER_NARROW) <= BANNER_SLACK)
        first, last = BANNER_ENDS
        under_bar = box.top <= first * self.screen.height and not (full and box.top < IN_BAR * self.screen.height)
        at_end = under_bar or box.bottom >= last * self.screen.height
        if not (sized and at_end and BANNER_HEIGHTS[0] <= high <= BANNER_HEIGHTS[1]):
            return False
        return not any(
            other is not e and box.contains(other.bounds) and _shows(other) for other in self.screen.elements
        )

    def _titled(self, e: Element) -> bool:
        """A text of its own, or one that its identifier calls the title, says better what it is than a description."""
        return bool(e.text) or any(TITLE_IDS & set(id_words(p.resource_id)[-2:]) for p in self.parts.get(e.key, []))

    def _labels_within(self, e: Element, add: Callable[[str, Source, Bounds], None]) -> None:
        held = self.parts.get(e.key, [])
        named = [
            c for c in self.controls.get(e.key, []) if c.description or (c.text and class_role(c) is not Role.SWITCH)
        ]
        texts = [*(p for p in held if (p.text or p.description) and not is_drawn(p)), *named]
        texts = sorted(reading_order(texts, lambda p: p.bounds), key=_measures)
        titles = [p for p in texts if TITLE_IDS & set(id_words(p.resource_id)[-2:])]
        if titles:
            first = next((p for p in titles if id_words(p.resource_id)[-1:] == ("title",)), titles[0])
            texts = [first, *(p for p in texts if p is not first)]
        for number, p in enumerate(texts):
            add(self._said_by(p), Source.DETAIL if number else Source.TITLE, p.bounds)
        for p in held:
            if p not in texts and p.description:
                add(p.description, Source.PICTURE if texts or e.description else Source.DESCRIPTION, p.bounds)
        if len(texts) > 1:
            add(" ".join(map(self._said_by, texts[:6])), Source.WHOLE, e.bounds)

    def _said_by(self, e: Element) -> str:
        """Its text or description; of a slider's or progress bar's bare number what it reads as."""
        if _measures(e):
            return reading_of(tidy(e.text), self.counts) or e.description
        return e.text or e.description

    # --- things ---------------------------------------------------------------------------------------------------

    def _thing(self, d: Draft, place: int, places: dict[int, int]) -> Thing:
        return Thing(
            place=place,
            element=d.element,
            receiver=d.receiver,
            control=d.control,
            role=d.role,
            also=d.also | _drawn_as(d),
            labels=tuple(d.labels),
            box=d.box,
            point=d.point,
            group=self.layout.group_of[d.element.key],
            row=self.layout.row_of[d.element.key],
            part_of=places.get(d.owner) if d.owner is not None else None,
            states=states_of(d),
            value=value_of(d, self.counts),
            detail=", ".join(label.text for label in d.labels[1:] if label.source is Source.DETAIL),
            hidden=d.hidden,
        )


def _is_corner_mark(part: Element, whole: Element, parts: Sequence[Element]) -> bool:
    """What is drawn small in a corner of a picture says how that stands (chosen, a video), and is not what it is."""
    filled = any(p is not part and is_picture(p) and p.bounds.area >= FILLED * whole.bounds.area for p in parts)
    small = part.bounds.area <= MARK * whole.bounds.area
    return filled and small and not part.bounds.contains(whole.bounds.center)


def _is_initial(text: str, of: str) -> bool:
    """A letter stands for a word that is read aloud: M for Monday, 一 for 星期一."""
    return len(text.strip()) == 1 and text.strip().isalpha() and text.strip() in of and len(of) > 1
