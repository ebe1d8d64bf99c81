"""Methods of uiautomator2's server that take a selector, or the name of an object the server holds for a client."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from device.geometry import Bounds
from device.simulator.android.dump import Node
from device.simulator.android.injector import MOVE_SECONDS, Place
from device.simulator.automator import device as rpc_device
from device.simulator.automator.rpc import Methods, NoObject, Params, Server, flag, invalid, number, text, whole
from device.simulator.automator.selector import Found, Selector, count_ui, find_by, find_ui, parse_selector, walk

LONG_CLICK_SECONDS = 0.5
SCROLL_STEPS, FLING_STEPS = 55, 5
DEAD_ZONE = 0.1
"""Share of a list's height at either end where UiScrollable's swipes do not go."""
MAX_SEARCH_SWIPES = 30
MAX_OBJECTS = 1000
WATCHER_SECONDS = 1.0
"""Between two runs of the watchers while UiSelector waits for an element."""
_SETTLE_SECONDS = 0.05
_FIELD = "EditText"


def _selector(server: Server, params: Params, place: int = 0) -> Selector:
    value = params[place]
    if isinstance(value, str):
        held = server.objects.get(value)
        if held is None:
            raise NoObject(f"UiObject {value} not found!")
        return held
    return parse_selector(value)


def look_ui(server: Server, selector: Selector) -> Found | None:
    """By UiSelector, in the window that takes keys."""
    roots = server.system.handset.nodes(active_only=True)
    return find_ui(selector, roots[0]) if roots else None


def _look(server: Server, selector: Selector) -> Found | None:
    """As the server looks: BySelector in all windows where it can, else, and if nothing was found, UiSelector."""
    if selector.plain:
        found = find_by(selector, server.system.handset.nodes())
        if found is not None:
            return found
    return look_ui(server, selector)


def _need(server: Server, selector: Selector) -> Node:
    found = _look(server, selector)
    if found is None:
        raise NoObject(selector)
    return found.node


def _need_ui(server: Server, selector: Selector) -> Node:
    found = look_ui(server, selector)
    if found is None:
        raise NoObject(selector)
    return found.node


def _box(bounds: Bounds) -> dict[str, int]:
    return {"left": bounds.left, "top": bounds.top, "right": bounds.right, "bottom": bounds.bottom}


def _info(node: Node, by: bool) -> dict[str, Any]:
    """ObjInfo: a node found by BySelector tells its resource name, and null for what it lacks."""
    is_field = node.class_name.endswith(_FIELD)
    return {
        "bounds": _box(node.bounds if by else node.full),
        "visibleBounds": _box(node.bounds),
        "childCount": len(node.children),
        "className": node.class_name,
        "contentDescription": node.description or (None if by else ""),
        "packageName": node.package,
        "resourceName": (node.resource_id or None) if by else None,
        "text": node.text or (None if by and not is_field else ""),
        "checkable": node.checkable,
        "checked": node.checked,
        "clickable": node.clickable,
        "enabled": node.enabled,
        "focusable": node.focusable,
        "focused": node.focused,
        "longClickable": node.long_clickable,
        "scrollable": node.scrollable,
        "selected": node.selected,
    }


# looking


async def exist(server: Server, params: Params) -> bool:
    """exist(selector)"""
    try:
        selector = _selector(server, params)
    except NoObject:
        return False
    if selector.wanted and selector.index is None and not selector.then:
        # the server drops an instance here: By knows none
        return find_by(Selector(selector.wanted), server.system.handset.nodes()) is not None
    return look_ui(server, selector) is not None


def _present(server: Server, selector: Selector) -> Callable[[], bool]:
    if selector.plain:
        return lambda: find_by(selector, server.system.handset.nodes()) is not None
    return lambda: look_ui(server, selector) is not None


async def wait_for_exists(server: Server, params: Params) -> bool:
    """waitForExists(selector, ms)"""
    selector, seconds = _selector(server, params), number(params, 1) / 1000
    present = _present(server, selector)
    if selector.plain:
        return await server.system.until(present, seconds)
    while not await server.system.until(present, min(seconds, WATCHER_SECONDS)):
        if seconds <= 0:
            return False
        await server.watch()
        seconds -= WATCHER_SECONDS
    return True


async def wait_until_gone(server: Server, params: Params) -> bool:
    """waitUntilGone(selector, ms)"""
    present = _present(server, _selector(server, params))
    return await server.system.until(lambda: not present(), number(params, 1) / 1000)


async def count(server: Server, params: Params) -> int:
    """count(selector)"""
    roots = server.system.handset.nodes(active_only=True)
    return count_ui(_selector(server, params), roots[0]) if roots else 0


async def obj_info(server: Server, params: Params) -> dict[str, Any]:
    """objInfo(selector)"""
    selector = _selector(server, params)
    by = selector.plain and find_by(selector, server.system.handset.nodes()) is not None
    return _info(_need(server, selector), by)


async def obj_info_of_all(server: Server, params: Params) -> list[dict[str, Any]]:
    """objInfoOfAllInstances(selector)"""
    selector = _selector(server, params)
    total = await count(server, params)
    if selector.instance is not None:
        return [await obj_info(server, params)] if total else []
    return [_info(_need_ui(server, selector.with_instance(place)), by=False) for place in range(total)]


async def get_text(server: Server, params: Params) -> str | None:
    """getText(selector)"""
    selector = _selector(server, params)
    info = await obj_info(server, [params[0]])
    return str(info["text"] or "") if not selector.plain else info["text"]


# touching


async def _tap(server: Server, node: Node, seconds: float, method: str, corner: str = "center") -> bool:
    box = node.bounds
    match corner.lower():
        case "center" | "c" | "":
            x, y = box.center.x, box.center.y
        case "tl" | "topleft":
            x, y = box.left + 5, box.top + 5
        case "br" | "bottomright":
            x, y = box.right - 5, box.bottom - 5
        case _:
            return False
    await server.system.injector.tap(x, y, seconds, method)
    return True


async def click(server: Server, params: Params) -> bool:
    """click(x, y), click(x, y, ms), click(selector), click(selector, corner)"""
    if not isinstance(params[0], dict | str):
        if len(params) == 1:
            raise invalid("one parameter must be a selector")
        return await rpc_device.click(server, params)
    corner = text(params, 1) if len(params) > 1 else ""
    return await _tap(server, _need(server, _selector(server, params)), 0.1, "click", corner)


async def long_click(server: Server, params: Params) -> bool:
    """longClick(selector[, corner])"""
    corner = text(params, 1) if len(params) > 1 else ""
    node = _need(server, _selector(server, params))
    return await _tap(server, node, LONG_CLICK_SECONDS, "longClick", corner)


async def click_and_wait(server: Server, params: Params) -> bool:
    """clickAndWaitForNewWindow(selector, ms)"""
    before = server.system.handset.foreground
    await _tap(server, _need(server, _selector(server, params)), 0.1, "clickAndWaitForNewWindow")
    return await server.system.until(lambda: server.system.handset.foreground != before, number(params, 1) / 1000)


async def swipe(server: Server, params: Params) -> bool:
    """swipe(x1, y1, x2, y2, steps), swipe(selector, direction, [percent,] steps)"""
    if len(params) == 5:
        return await rpc_device.swipe(server, params)
    box = _need(server, _selector(server, params)).bounds.inset(5)
    center, steps = box.center, whole(params, len(params) - 1)
    share = number(params, 2) if len(params) == 4 else 1.0
    width, height = box.width * share / 2, box.height * share / 2
    path: list[Place]
    match text(params, 1).lower():
        case "u" | "up":
            path = [(center.x, center.y + height), (center.x, center.y - height)]
        case "d" | "down":
            path = [(center.x, center.y - height), (center.x, center.y + height)]
        case "l" | "left":
            path = [(center.x + width, center.y), (center.x - width, center.y)]
        case "r" | "right":
            path = [(center.x - width, center.y), (center.x + width, center.y)]
        case _:
            return False
    await server.system.injector.swipe(path, max(2, steps) * MOVE_SECONDS, method="swipe")
    return True


async def drag_to(server: Server, params: Params) -> bool:
    """dragTo(selector, x, y, steps), dragTo(selector, selector, steps)"""
    begin = _need_ui(server, _selector(server, params)).bounds.center
    if len(params) == 4:
        x, y = whole(params, 1), whole(params, 2)
    else:
        x, y = (end := _need_ui(server, _selector(server, params, 1)).bounds.center).x, end.y
    seconds = max(2, whole(params, len(params) - 1)) * MOVE_SECONDS
    await server.system.injector.swipe(
        [(begin.x, begin.y), (x, y)], seconds, rpc_device.DRAG_HOLD_SECONDS, kind="drag", method="dragTo"
    )
    return True


def _place(params: Params, place: int) -> tuple[int, int]:
    value = params[place]
    if not isinstance(value, dict) or not {"x", "y"} <= set(value):
        raise invalid(f"parameter {place} must be a point with x and y")
    return whole([value["x"]], 0), whole([value["y"]], 0)


async def _two_fingers(server: Server, method: str, paths: list[list[tuple[int, int]]], steps: int) -> bool:
    """Both paths at once; true as on Android, whether or not anything answers to it."""
    await server.system.injector.fingers(paths[0], paths[1], max(2, steps) * MOVE_SECONDS, method)
    return True


async def gesture(server: Server, params: Params) -> bool:
    """gesture(selector, begin 1, begin 2, end 1, end 2, steps)"""
    _need_ui(server, _selector(server, params))
    begin1, begin2, end1, end2 = (_place(params, place) for place in range(1, 5))
    return await _two_fingers(server, "gesture", [[begin1, end1], [begin2, end2]], whole(params, 5))


async def pinch(server: Server, params: Params, method: str) -> bool:
    """Two fingers moving together or apart over a node."""
    box = _need_ui(server, _selector(server, params)).bounds
    reach = int(box.width / 2 * min(100, max(0, whole(params, 1))) / 100)
    center = box.center
    near = [(center.x - 5, center.y), (center.x + 5, center.y)]
    far = [(center.x - reach, center.y), (center.x + reach, center.y)]
    begin, end = (far, near) if method == "pinchIn" else (near, far)
    paths = [[begin[0], end[0]], [begin[1], end[1]]]
    return await _two_fingers(server, method, paths, whole(params, 2))


async def pinch_in(server: Server, params: Params) -> bool:
    """pinchIn(selector, percent, steps)"""
    return await pinch(server, params, "pinchIn")


async def pinch_out(server: Server, params: Params) -> bool:
    """pinchOut(selector, percent, steps)"""
    return await pinch(server, params, "pinchOut")


# typing


async def set_text(server: Server, params: Params) -> bool:
    """setText(selector, text): false when it is no field"""
    selector, value = _selector(server, params), text(params, 1)
    node = _need(server, selector)
    if selector.plain:
        await _tap(server, node, 0.05, "setText")
        node = _need(server, selector)
    return await server.system.injector.set_text(node.key, value)


async def clear_text_field(server: Server, params: Params) -> None:
    """clearTextField(selector)"""
    node = _need(server, _selector(server, params))
    await server.system.injector.set_text(node.key, "", "clearTextField")


# scrolling


async def _scroll(server: Server, selector: Selector, vertical: bool, forward: bool, steps: int) -> bool:
    """One swipe over a list; False when nothing moved."""
    before = _need_ui(server, selector)
    box = before.bounds
    if vertical:
        margin = int(box.height * DEAD_ZONE)
        ends = [(box.center.x, box.bottom - margin), (box.center.x, box.top + margin)]
    else:
        margin = int(box.width * DEAD_ZONE)
        ends = [(box.right - margin, box.center.y), (box.left + margin, box.center.y)]
    seconds = max(2, steps) * MOVE_SECONDS
    await server.system.injector.swipe(ends if forward else ends[::-1], seconds, method="scroll")
    await asyncio.sleep(_SETTLE_SECONDS / server.system.speed)
    after = look_ui(server, selector)
    return after is None or after.node != before


def _once(forward: bool, fling: bool) -> Callable[[Server, Params], Awaitable[bool]]:
    async def scroll(server: Server, params: Params) -> bool:
        steps = FLING_STEPS if fling else whole(params, 2)
        return await _scroll(server, _selector(server, params), flag(params, 1), forward, steps)

    return scroll


def _to_end(forward: bool, fling: bool) -> Callable[[Server, Params], Awaitable[bool]]:
    async def scroll(server: Server, params: Params) -> bool:
        selector, vertical = _selector(server, params), flag(params, 1)
        steps = FLING_STEPS if fling else whole(params, 3)
        for _ in range(whole(params, 2)):
            if not await _scroll(server, selector, vertical, forward, steps):
                return True
        return False

    return scroll


async def _into_view(server: Server, container: Selector, wanted: Selector, vertical: bool) -> bool:
    inside = Selector(container.wanted, container.index, container.instance, (*container.then, ("child", wanted)))
    if look_ui(server, inside) is not None:
        return True
    for forward in (False, True):
        for _ in range(MAX_SEARCH_SWIPES):
            moved = await _scroll(server, container, vertical, forward, SCROLL_STEPS)
            if (forward or not moved) and look_ui(server, inside) is not None:
                return True
            if not moved:
                break
    return False


async def scroll_to(server: Server, params: Params) -> bool:
    """scrollTo(selector, wanted, vertical)"""
    return await _into_view(server, _selector(server, params), _selector(server, params, 1), flag(params, 2))


# objects held for a client


def _hold(server: Server, selector: Selector) -> str:
    name = str(uuid.uuid4())
    if len(server.objects) >= MAX_OBJECTS:
        server.objects.pop(next(iter(server.objects)))
    server.objects[name] = selector
    return name


def _inside(container: Selector, way: str, inner: Selector) -> Selector:
    return Selector(container.wanted, container.index, container.instance, (*container.then, (way, inner)))


def _child_by(name: str) -> Callable[[Server, Params], Awaitable[str]]:
    async def child_by(server: Server, params: Params) -> str:
        collection, pattern = _selector(server, params), _selector(server, params, 1)
        wanted = Selector(((name, text(params, 2)),))
        node = _need_ui(server, collection)
        if flag(params, 3) if len(params) > 3 else node.scrollable:
            await _into_view(server, collection, wanted, vertical=True)
        place = 0
        while (row := look_ui(server, _inside(collection, "child", pattern.with_instance(place)))) is not None:
            if any(wanted.fits(found.node, found.node.index, fold=True) for found in walk(row.node)):
                return _hold(server, _inside(collection, "child", pattern.with_instance(place)))
            place += 1
        raise NoObject(f'for {name}= "{text(params, 2)}"')

    return child_by


async def child_by_instance(server: Server, params: Params) -> str:
    """childByInstance(selector, child, instance)"""
    pattern = _selector(server, params, 1).with_instance(whole(params, 2))
    return _hold(server, _inside(_selector(server, params), "child", pattern))


async def get_ui_object(server: Server, params: Params) -> str:
    """getUiObject(selector)"""
    return _hold(server, _selector(server, params))


async def get_child(server: Server, params: Params) -> str:
    """getChild(object, selector)"""
    return _hold(server, _inside(_selector(server, params), "child", _selector(server, params, 1)))


async def get_from_parent(server: Server, params: Params) -> str:
    """getFromParent(object, selector)"""
    return _hold(server, _inside(_selector(server, params), "sibling", _selector(server, params, 1)))


async def remove_ui_object(server: Server, params: Params) -> None:
    """removeUiObject(object)"""
    server.objects.pop(text(params, 0), None)


async def get_ui_objects(server: Server, params: Params) -> list[str]:
    """getUiObjects()"""
    return list(server.objects)


METHODS: Methods = {
    "childByDescription": ((3, 4), _child_by("description")),
    "childByInstance": ((3,), child_by_instance),
    "childByText": ((3, 4), _child_by("text")),
    "clearTextField": ((1,), clear_text_field),
    "click": ((1, 2, 3), click),
    "clickAndWaitForNewWindow": ((2,), click_and_wait),
    "count": ((1,), count),
    "dragTo": ((3, 4), drag_to),
    "exist": ((1,), exist),
    "flingBackward": ((2,), _once(forward=False, fling=True)),
    "flingForward": ((2,), _once(forward=True, fling=True)),
    "flingToBeginning": ((3,), _to_end(forward=False, fling=True)),
    "flingToEnd": ((3,), _to_end(forward=True, fling=True)),
    "gesture": ((6,), gesture),
    "getChild": ((2,), get_child),
    "getFromParent": ((2,), get_from_parent),
    "getText": ((1,), get_text),
    "getUiObject": ((1,), get_ui_object),
    "getUiObjects": ((0,), get_ui_objects),
    "longClick": ((1, 2), long_click),
    "objInfo": ((1,), obj_info),
    "objInfoOfAllInstances": ((1,), obj_info_of_all),
    "pinchIn": ((3,), pinch_in),
    "pinchOut": ((3,), pinch_out),
    "removeUiObject": ((1,), remove_ui_object),
    "scrollBackward": ((3,), _once(forward=False, fling=False)),
    "scrollForward": ((3,), _once(forward=True, fling=False)),
    "scrollTo": ((3,), scroll_to),
    "scrollToBeginning": ((4,), _to_end(forward=False, fling=False)),
    "scrollToEnd": ((4,), _to_end(forward=True, fling=False)),
    "setText": ((2,), set_text),
    "swipe": ((3, 4, 5), swipe),
    "waitForExists": ((2,), wait_for_exists),
    "waitUntilGone": ((2,), wait_until_gone),
}
