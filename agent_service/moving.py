"""Scrolling, swiping, dragging, pinching: fingers that move."""

from __future__ import annotations

from dataclasses import replace

from agent_service.desk import Aim, Desk
from agent_service.effect import refused
from agent_service.eyes import Look
from device.errors import GestureRefused
from device.geometry import Bounds, Point
from device.gesture import DragFromTo, PinchIn, SwipeFromTo
from device.screen import Element, WindowKind
from grounding.change import came_in
from grounding.checking import leads
from grounding.ends import ends
from grounding.grounder import MOST_NEAREST, Found, named
from grounding.interface import Change, Direction, Drag, Miss, Pinch, Reason, Scroll, Shows, Swipe, Target
from grounding.parts import part_called
from planning.history import Done, Result

MOST_SCROLLS = 25
"""Screenfuls after which ``Scroll(until)`` gives up, on a list without end."""
SCROLL_MS = 500
"""Slow enough that the list does not fly on and jump over what is looked for."""
FINGER: dict[Direction, tuple[float, float, float, float]] = {
    # where the finger goes, as shares of the box, so that the view goes the other way
    Direction.DOWN: (0.5, 0.80, 0.5, 0.25),
    Direction.UP: (0.5, 0.25, 0.5, 0.80),
    Direction.RIGHT: (0.85, 0.5, 0.15, 0.5),
    Direction.LEFT: (0.15, 0.5, 0.85, 0.5),
}
SWIPE: dict[Direction, tuple[float, float, float, float]] = {
    Direction.DOWN: FINGER[Direction.UP],
    Direction.UP: FINGER[Direction.DOWN],
    Direction.RIGHT: FINGER[Direction.LEFT],
    Direction.LEFT: FINGER[Direction.RIGHT],
}
AS_FAR = "as far as it goes"
"""What is told where an end was come to by scrolling; where nothing moved, that nothing more comes."""
ZOOM = {"in": 2.0, "out": 0.5}


def scroll(desk: Desk, intent: Scroll) -> Result:
    """Scroll a screenful, or until something shows or nothing moves any more, which may be what is wanted.

    What is sought shows when a tap on the phrase would touch it there.
    """
    if intent.until is None:
        result = desk.once("scroll", lambda look: _scroll_aim(desk, intent, look))
        stayed = isinstance(result, Miss) and result.reason is Reason.NO_EFFECT
        if stayed or (isinstance(result, Done) and not result.change and _tells_all(desk)):
            desk.eyes.found_end(intent.direction)
            return Miss(Reason.NO_EFFECT, f"scroll {intent.direction}", "it does not scroll any further")
        return (
            replace(result, change=_by_scrolling(desk, result.change, intent)) if isinstance(result, Done) else result
        )
    ways = ends(intent.until)
    if not ways:
        return _scroll_until(desk, intent, intent.until)
    if intent.direction in ways:
        return _scroll_to_end(desk, intent, intent.until)
    return Miss(Reason.NOT_UNDERSTOOD, intent.until.phrase, f"it is not reached by scrolling {intent.direction}")


def _tells_all(desk: Desk) -> bool:
    """What the outline does not list may have moved; what it does list has not, or by no more than some pixels."""
    outline = desk.look().outline
    return not outline.omitted and not outline.unlisted and not outline.poor


def _scroll_to_end(desk: Desk, intent: Scroll, end: Target) -> Result:
    look = desk.look()
    origin = desk.origin(look)
    for _ in range(MOST_SCROLLS):
        scrolled = _scrolled(desk, intent, look)
        if isinstance(scrolled, Miss):
            return scrolled
        after, moved = scrolled
        if not moved:
            change = _by_scrolling(desk, desk.change(origin, after.outline), intent)
            return Done(change, note=AS_FAR if change else _nothing_more(intent))
        look = after
    return Miss(Reason.NOT_FOUND, end.phrase, f"not within {MOST_SCROLLS} screenfuls")


def _by_scrolling(desk: Desk, change: Change, intent: Scroll) -> Change:
    """The change as what it is: rows that are cut at an edge, or stand beside others now, are no news of their own."""
    look = desk.last
    if change.app or change.title or not change.appeared or look is None:
        return change
    return Change(came_in(desk.origin(look), look.outline, intent.direction), scrolled=intent.direction)


def _scroll_until(desk: Desk, intent: Scroll, until: Target) -> Result:
    look = desk.look()
    origin = desk.origin(look)
    likely: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    for _ in range(MOST_SCROLLS):
        answer = desk.point(until, look)
        shown = _shown(desk, until, answer, look)
        if shown is not None:
            change = _by_scrolling(desk, desk.change(origin, look.outline), intent)
            there = "" if change else "it is shown already"
            return replace(shown, change=change, note="; ".join(filter(None, (there, shown.note))))
        if isinstance(answer, Miss) and answer.reason is Reason.NOT_UNDERSTOOD:
            return answer
        likely += _likely(answer, look)
        nearest = tuple(dict.fromkeys((*likely, *(answer.nearest if isinstance(answer, Miss) else ()))))[:MOST_NEAREST]
        scrolled = _scrolled(desk, intent, look)
        if isinstance(scrolled, Miss):
            return scrolled
        after, moved = scrolled
        if not moved:
            return Miss(Reason.NOT_FOUND, until.phrase, _nothing_more(intent), nearest)
        look = after
    return Miss(Reason.NOT_FOUND, until.phrase, f"not within {MOST_SCROLLS} screenfuls", nearest)


def _scrolled(desk: Desk, intent: Scroll, look: Look) -> tuple[Look, bool] | Miss:
    """The look after one more screenful, and whether anything moved; what plays on beside the list has not."""
    aimed = _scroll_aim(desk, intent, look)
    if isinstance(aimed, Miss):
        return aimed
    try:
        desk.make("scroll", aimed, look)
    except GestureRefused as refusal:
        return refused(f"scroll {intent.direction}", refusal)
    after = desk.look_after(look)
    stayed = _stayed(look, after, aimed.target)
    if stayed and after.at_rest:
        desk.eyes.found_end(intent.direction)
    return after, not stayed


def _stayed(before: Look, after: Look, area: Element | None) -> bool:
    if after.screen.fingerprint() == before.screen.fingerprint():
        return True
    same = (e for e in after.screen.elements if area is not None and _frame(e) == _frame(area))
    again = next(same, None)
    if area is None or again is None or not area.children:
        return False
    return _content(before, area) == _content(after, again)


def _frame(area: Element) -> tuple[object, ...]:
    return area.class_name, area.resource_id, area.package, area.bounds, area.scrollable


def _content(look: Look, area: Element) -> list[tuple[object, ...]]:
    """What stands in it, and where."""
    inside = look.observation.screen.subtree(area)
    return [(e.class_name, e.text, e.description, e.bounds, e.selected) for e in inside]


def _nothing_more(intent: Scroll) -> str:
    return f"nothing more comes {intent.direction}wards"


def _shown(desk: Desk, until: Target, answer: Found | Miss, look: Look) -> Done | None:
    """Done, and what is taken for it where that does not say all that was said; None where it does not show.

    Where several things come near, one must say all of it: of 15:00 and 15:30 neither is 15:15.
    """
    said = desk.eyes.shows(Shows(until), look)
    if isinstance(answer, Miss) and answer.reason is not Reason.DISABLED:
        return Done(Change()) if said and answer.reason is Reason.AMBIGUOUS else None
    if not said and not leads(until, look.reading):
        return None
    taken = named(answer, look.reading) if isinstance(answer, Found) and not said else ""
    return Done(Change(), note=f"what is taken for it: {taken}" if taken else "")


def _likely(answer: Found | Miss, look: Look) -> tuple[str, ...]:
    """Phrases for what is like what was said, though not called so."""
    if isinstance(answer, Miss):
        return answer.nearest if answer.reason is Reason.AMBIGUOUS else ()
    phrase = named(answer, look.reading)
    return (phrase,) if phrase else ()


def swipe(desk: Desk, intent: Swipe) -> Result:
    """Move a finger across the thing, or across the screen."""

    def aim(look: Look) -> Aim | Miss:
        if intent.across is None:
            return Aim(_stroke(_app_area(look), SWIPE[intent.direction], 250))
        found = desk.point(intent.across, look)
        if isinstance(found, Found):
            return Aim(_stroke(found.element.bounds, SWIPE[intent.direction], 250), found.element, found)
        part = part_called(intent.across, look.reading)
        return Aim(_stroke(part.bounds, SWIPE[intent.direction], 250), part) if part is not None else found

    return desk.once("swipe", aim, intent.across.phrase if intent.across else f"swipe {intent.direction}")


def drag(desk: Desk, intent: Drag) -> Result:
    """Pick one thing up and drop it on another."""

    def aim(look: Look) -> Aim | Miss:
        source = desk.point(intent.source, look)
        if isinstance(source, Miss):
            return source
        destination = desk.point(intent.destination, look)
        if isinstance(destination, Miss):
            return destination
        return Aim(DragFromTo(source.point, destination.point), source.element, source)

    return desk.once("drag", aim, intent.source.phrase)


def pinch(desk: Desk, intent: Pinch) -> Result:
    """Two fingers, on the thing or in the middle of the screen."""

    def aim(look: Look) -> Aim | Miss:
        if intent.target is None:
            return Aim(PinchIn(_app_area(look), ZOOM[intent.zoom]))
        found = desk.point(intent.target, look)
        if isinstance(found, Miss):
            return found
        return Aim(PinchIn(found.element.bounds, ZOOM[intent.zoom]), found.element, found)

    phrase = intent.target.phrase if intent.target else f"pinch {intent.zoom}"
    return desk.once("pinch", aim, phrase, must_show=False)  # what is larger now says what it said before


def _scroll_aim(desk: Desk, intent: Scroll, look: Look) -> Aim | Miss:
    if intent.within is None:
        area = _largest_scrollable(look)
        return Aim(_stroke(area.bounds if area else _app_area(look), FINGER[intent.direction], SCROLL_MS), area)
    found = desk.point(intent.within, look)
    part = _part_meant(look, intent.within, found) if isinstance(found, Miss) else found.element
    if part is None:
        assert isinstance(found, Miss)
        return found
    area = _scrollable_at(look, part)
    if not area.scrollable:  # "the songs list" may have been taken for the tab "Songs"
        area = _largest_scrollable(look) or area
    return Aim(_stroke(area.bounds, FINGER[intent.direction], SCROLL_MS), area)


def _part_meant(look: Look, within: Target, miss: Miss) -> Element | None:
    """The part of the screen that is called so; where there is only one that scrolls, that one is meant."""
    part = part_called(within, look.reading)
    if part is not None or miss.reason not in (Reason.NOT_FOUND, Reason.AMBIGUOUS):
        return part
    front = _front_window(look)
    found = [e for e in look.screen.elements if e.scrollable and e.visible and (front is None or e.window == front)]
    return found[0] if len(found) == 1 else None


def _scrollable_at(look: Look, element: Element) -> Element:
    """The element itself, a scrollable inside it, or the nearest around it."""
    if element.scrollable:
        return element
    inside = [e for e in look.screen.subtree(element) if e.scrollable and e.visible]
    around = [e for e in look.screen.ancestors(element) if e.scrollable]
    return next(iter((*inside, *around)), element)


def _largest_scrollable(look: Look) -> Element | None:
    """The biggest thing that scrolls in the front app's window."""
    front = _front_window(look)
    found = [e for e in look.screen.elements if e.scrollable and e.visible and (front is None or e.window == front)]
    return max(found, key=lambda e: e.bounds.area, default=None)


def _front_window(look: Look) -> int | None:
    kinds = (WindowKind.APPLICATION, WindowKind.DIALOG)
    mine = [(w.layer, i) for i, w in enumerate(look.screen.windows) if w.kind in kinds]
    return max(mine)[1] if mine else None


def _app_area(look: Look) -> Bounds:
    """The front app's window without the edges, where the system keeps its own gestures."""
    front = _front_window(look)
    bounds = look.screen.windows[front].bounds if front is not None else look.screen.bounds
    edge = min(bounds.width, bounds.height) // 10
    return bounds.inset(edge) if bounds.width > 3 * edge else bounds


def _stroke(box: Bounds, shares: tuple[float, float, float, float], ms: int) -> SwipeFromTo:
    x1, y1, x2, y2 = shares
    start = Point(box.left + round(x1 * box.width), box.top + round(y1 * box.height))
    return SwipeFromTo(start, Point(box.left + round(x2 * box.width), box.top + round(y2 * box.height)), ms)
