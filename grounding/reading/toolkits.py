"""What toolkits and launchers make of common things, where classes and flags tell something else than is seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from device.geometry import Bounds
from device.screen import Element, Screen
from grounding.interface import Role
from grounding.reading.roles import class_role, class_tail, is_picture
from grounding.vocabulary.icon_fonts import is_sign
from grounding.vocabulary.words import normal

MOST_LINES = 8
"""A description of more lines is a text, not a number of names."""

FEWEST_BESIDE, MOST_BESIDE = 2, 12
"""So many neighbours that take touches make a choice among several of what takes none; a bar has no more items."""

MARGIN, UNEVEN = 0.12, 0.04
"""Room on both sides of a text in the middle of a button, and how little they differ: shares of its width."""

APP_SIZE, LONGEST_APP = 0.12, 30
"""An app of a launcher is at least so high and wide, in shares of the short side, and its name at most so long."""
ALMOST_SQUARE = 1.6

_COUNT = re.compile(
    r"^(?P<name>[^,，]+)[,，]\s*(?P<news>\d+\s*(?:条|个|則|则)?\s*(?:new\s+|unread\s+)?"
    r"(?:通知|消息|notifications?\b|messages?\b).*)",
    re.IGNORECASE,
)
"""What launchers add to an app's name."""
_TAB_COUNT = re.compile(
    r"(?=\D*\d+\D+\d+\D*$).*(?:\b(?:tab|pestaña|onglet|guia|separador|scheda|tabblad|karta|sekme|вкладка)\b"
    r"|标签|標籤|分頁|タブ|탭|التبويب|แท็บ)",
    re.IGNORECASE,
)
"""Which of how many tabs it is, as Flutter (in its languages) and Samsung have it read aloud: ``Tab 1 of 3``."""
_PICTURED = re.compile(
    r"(?:(?:un|de)?selected[ ,]+)?(?:photo|picture|image|thumbnail|video|screenshot)\b", re.IGNORECASE
)


def names_in(description: str) -> list[str]:
    """The names that a description joins, the first of them the title; none where it is one name.

    Toolkits that merge what they draw put each of its texts on a line of its own; launchers say what is new:
    ``Messages, 3 new notifications``.
    """
    lines = [line for line in description.splitlines() if line.strip()]
    if 1 < len(lines) <= MOST_LINES:
        title = next((line for line in lines if tells(line)), lines[0])
        lines.remove(title)
        return [title, *lines]
    found = _COUNT.match(description)
    return [found.group("name").strip(), found.group("news").strip()] if found else []


def tells(line: str) -> bool:
    """It is more than a number, a sign or the letter that stands for a picture."""
    return sum(character.isalpha() for character in line) > 1 or (len(line.strip()) > 1 and not line.isascii())


def counts_itself(description: str) -> bool:
    """It says which of how many tabs it is."""
    return bool(_TAB_COUNT.match(_counted(description)[1]))


def without_count(description: str) -> str:
    """The description without which of how many tabs it is."""
    name, count = _counted(description)
    return name if name and _TAB_COUNT.match(count) else description


def _counted(description: str) -> tuple[str, str]:
    """A description and what it ends with, on a line of its own or behind a comma."""
    name, _, count = description.rpartition("\n" if "\n" in description else ", ")
    return name, count


def is_drawn(element: Element) -> bool:
    """It shows a picture and no letters."""
    return is_picture(element) and (not element.text or is_sign(element.text))


def is_chosen_among(element: Element, screen: Screen, touchable: Sequence[bool]) -> bool:
    """The chosen one of several choices side by side: Compose says of it alone that it takes no touch."""
    if not (element.selected and element.focusable) or element.parent is None:
        return False
    if len(screen.elements[element.parent].children) > MOST_BESIDE:
        return False
    return is_among(element, screen, touchable)


def is_disabled_among(element: Element, screen: Screen, touchable: Sequence[bool]) -> bool:
    """What takes no touch because it is disabled: something of its make and size beside it, or below it, takes them."""
    if element.enabled or element.parent is None or not element.children:
        return False
    box, level = element.bounds, screen.elements[element.parent].children[:MOST_BESIDE]
    others = (screen.elements[key] for key in level if touchable[key])
    return any(
        other.class_name == element.class_name and (other.bounds.width, other.bounds.height) == (box.width, box.height)
        for other in others
    )


def is_among(element: Element, screen: Screen, touchable: Sequence[bool]) -> bool:
    """Things that take touches stand on its line, made as it is."""
    level = screen.elements[element.parent].children if element.parent is not None else ()
    line = (element.class_name, element.bounds.top, element.bounds.bottom)
    beside = (screen.elements[key] for key in level if touchable[key])
    return sum((o.class_name, o.bounds.top, o.bounds.bottom) == line for o in beside) >= FEWEST_BESIDE


def is_marked_button(element: Element, screen: Screen) -> bool:
    """Compose tells the role by an empty node of that class within: a button, whatever its shape."""
    for child in (screen.elements[key] for key in element.children[:MOST_BESIDE]):
        empty = not (child.clickable or child.children or child.text or child.description)
        if class_tail(child) == "Button" and empty and 2 * child.bounds.area >= element.bounds.area > 0:
            return True
    return False


def is_centred(element: Element, held: Sequence[Element]) -> bool:
    """It holds one text and nothing else, which leaves as much room on its left as on its right."""
    if len(held) != 1 or not held[0].text:
        return False
    left, right = held[0].bounds.left - element.bounds.left, element.bounds.right - held[0].bounds.right
    return min(left, right) >= MARGIN * element.bounds.width and abs(left - right) <= UNEVEN * element.bounds.width


def is_badged(element: Element, held: Sequence[Element]) -> bool:
    """It is described, and the texts in it are not what it is described by, as those are that React Native joins."""
    if not element.description:
        return False
    said = normal(element.description)
    texts = [normal(p.text or p.description) for p in held if (p.text or p.description) and not is_drawn(p)]
    return not texts or any(text not in said for text in texts)


def inner_field(element: Element, screen: Screen) -> Element | None:
    """The field that takes the text of one that only stands for it: Flutter nests them on the web."""
    if element.clickable:
        return None
    below = (screen.elements[key] for key in element.children[:MOST_BESIDE])
    return next((child for child in below if class_role(child) is Role.FIELD and child.clickable), None)


def describes_picture(shown: Iterable[Element]) -> bool:
    """No text is written in it, and what is read aloud of it begins as a picture's description does."""
    told = False
    for element in shown:
        if element.text:
            return False
        told = told or _PICTURED.match(element.description) is not None
    return told


def is_launcher_icon(element: Element, box: Bounds, short_side: int) -> bool:
    """A text to tap that is about as high as wide: an app of a launcher, drawn above its name."""
    if not (class_tail(element).endswith("TextView") and element.clickable and element.text):
        return False
    short, long = sorted((box.width, box.height))
    return short >= APP_SIZE * short_side and long <= ALMOST_SQUARE * short and len(element.text) <= LONGEST_APP
