"""Methods of uiautomator2's server that concern the whole phone: screen, gestures by place, keys, clipboard, toasts."""

from __future__ import annotations

import asyncio
import base64
from typing import Any

from device.simulator.android import keycodes
from device.simulator.android.injector import MOVE_SECONDS
from device.simulator.automator.rpc import Methods, Params, Server, flag, invalid, number, text, whole
from device.simulator.drawing.pictures import jpeg

KEYS = {
    "back": keycodes.BACK,
    "camera": 27,
    "center": keycodes.DPAD_CENTER,
    "del": keycodes.DEL,
    "delete": keycodes.DEL,
    "down": keycodes.DPAD_DOWN,
    "enter": keycodes.ENTER,
    "home": keycodes.HOME,
    "left": keycodes.DPAD_LEFT,
    "menu": keycodes.MENU,
    "power": keycodes.POWER,
    "recent": keycodes.APP_SWITCH,
    "right": keycodes.DPAD_RIGHT,
    "search": keycodes.SEARCH,
    "up": keycodes.DPAD_UP,
    "volume_down": keycodes.VOLUME_DOWN,
    "volume_mute": keycodes.VOLUME_MUTE,
    "volume_up": keycodes.VOLUME_UP,
}
CLICK_SECONDS = 0.1
DRAG_HOLD_SECONDS = 0.5
_ROTATIONS = {"natural": 0, "n": 0, "left": 1, "l": 1, "right": 3, "r": 3}
_ACTIONS = {0: "down", 1: "up", 2: "move"}


async def ping(server: Server, params: Params) -> str:
    """pong"""
    return "pong"


async def device_info(server: Server, params: Params) -> dict[str, Any]:
    """What d.info shows."""
    handset = server.system.handset
    width, height = handset.size
    if handset.rotation % 2:
        width, height = height, width
    active = handset.nodes(active_only=True)
    return {
        "currentPackageName": active[0].package if active else None,
        "displayWidth": width,
        "displayHeight": height,
        "displayRotation": handset.rotation,
        "displaySizeDpX": round(width * 160 / handset.density),
        "displaySizeDpY": round(height * 160 / handset.density),
        "productName": handset.props.get("ro.product.name", ""),
        "naturalOrientation": handset.rotation in (0, 2),
        "screenOn": handset.screen_on,
        "sdkInt": int(handset.props.get("ro.build.version.sdk") or 0),
    }


async def dump_hierarchy(server: Server, params: Params) -> str:
    """dumpWindowHierarchy(compressed[, depth[, active window only]])"""
    struck = server.system.faults.take("bad_tree", "dumpWindowHierarchy")
    if struck is not None:
        return struck.text
    depth = whole(params, 1) if len(params) > 1 else 50
    active = flag(params, 2) if len(params) > 2 else False
    return server.system.handset.hierarchy(flag(params, 0), max(0, depth), active)


async def take_screenshot(server: Server, params: Params) -> str:
    """takeScreenshot(scale, quality): JPEG in base64 with line breaks"""
    number(params, 0)  # the scale, which the server does not use
    quality = min(100, max(0, whole(params, 1)))
    image = server.system.handset.screenshot()
    data = await asyncio.to_thread(jpeg, image, quality)
    return base64.encodebytes(data).decode()


async def click(server: Server, params: Params) -> bool:
    """click(x, y[, ms])"""
    x, y = whole(params, 0), whole(params, 1)
    if x < 0 or y < 0:
        return False
    seconds = number(params, 2) / 1000 if len(params) > 2 else CLICK_SECONDS
    await server.system.injector.tap(x, y, max(0.0, seconds), "click")
    return True


async def swipe(server: Server, params: Params) -> bool:
    """swipe(x1, y1, x2, y2, steps)"""
    x1, y1, x2, y2, steps = (whole(params, place) for place in range(5))
    await server.system.injector.swipe([(x1, y1), (x2, y2)], max(1, steps) * MOVE_SECONDS, method="swipe")
    return True


async def swipe_points(server: Server, params: Params) -> bool:
    """swipePoints([x1, y1, x2, y2, …], steps of each leg)"""
    flat = params[0]
    if not isinstance(flat, list) or len(flat) < 4 or len(flat) % 2:
        raise invalid("the first parameter must be a list of x and y in turn, of two points or more")
    points = [(whole(flat, place), whole(flat, place + 1)) for place in range(0, len(flat), 2)]
    seconds = max(1, whole(params, 1)) * MOVE_SECONDS * (len(points) - 1)
    await server.system.injector.swipe(points, seconds, method="swipePoints")
    return True


async def drag(server: Server, params: Params) -> bool:
    """drag(x1, y1, x2, y2, steps): a long press first"""
    x1, y1, x2, y2, steps = (whole(params, place) for place in range(5))
    await server.system.injector.swipe(
        [(x1, y1), (x2, y2)], max(1, steps) * MOVE_SECONDS, DRAG_HOLD_SECONDS, kind="drag", method="drag"
    )
    return True


async def inject_input_event(server: Server, params: Params) -> bool:
    """injectInputEvent(action, x, y, meta): one event of a gesture"""
    action = _ACTIONS.get(whole(params, 0))
    if action is None:
        return False
    await server.system.injector.touch(action, number(params, 1), number(params, 2), "injectInputEvent")
    return True


async def press_key(server: Server, params: Params) -> bool:
    """pressKey(name)"""
    code = KEYS.get(text(params, 0).lower())
    return code is not None and await server.system.injector.key(code, method="pressKey")


async def press_key_code(server: Server, params: Params) -> bool:
    """pressKeyCode(code[, meta])"""
    meta = whole(params, 1) if len(params) > 1 else 0
    return await server.system.injector.key(whole(params, 0), meta, method="pressKeyCode")


async def wake_up(server: Server, params: Params) -> None:
    """wakeUp()"""
    if not server.system.handset.screen_on:
        await server.system.injector.key(keycodes.WAKEUP, method="wakeUp")


async def sleep(server: Server, params: Params) -> None:
    """sleep()"""
    if server.system.handset.screen_on:
        await server.system.injector.key(keycodes.SLEEP, method="sleep")


async def is_screen_on(server: Server, params: Params) -> bool:
    """isScreenOn()"""
    return server.system.handset.screen_on


async def set_orientation(server: Server, params: Params) -> None:
    """setOrientation(natural | left | right)"""
    rotation = _ROTATIONS.get(text(params, 0).lower())
    if rotation is not None:  # the server knows no "upsidedown" and does nothing
        server.system.handset.rotate(rotation)
        server.system.changed()


async def freeze_rotation(server: Server, params: Params) -> None:
    """freezeRotation(frozen)"""
    value = "0" if flag(params, 0) else "1"
    server.system.handset.prepare({"settings": {"system": {"accelerometer_rotation": value}}})


async def open_notification(server: Server, params: Params) -> bool:
    """openNotification()"""
    server.system.handset.open_shade()
    server.system.changed()
    return True


async def open_quick_settings(server: Server, params: Params) -> bool:
    """openQuickSettings()"""
    server.system.handset.open_shade(quick_settings=True)
    server.system.changed()
    return True


async def get_last_toast(server: Server, params: Params) -> str | None:
    """getLastToast(): null when there was none"""
    return server.system.handset.toast() or None


async def clear_last_toast(server: Server, params: Params) -> None:
    """clearLastToast()"""
    server.system.handset.clear_toast()


async def get_clipboard(server: Server, params: Params) -> str:
    """getClipboard()"""
    return server.system.handset.clipboard


async def set_clipboard(server: Server, params: Params) -> None:
    """setClipboard(label, text)"""
    text(params, 0)  # the label
    server.system.handset.clipboard = text(params, 1)


async def paste_clipboard(server: Server, params: Params) -> bool:
    """pasteClipboard(): false when no field has focus"""
    return await server.system.injector.paste("pasteClipboard")


async def clear_input_text(server: Server, params: Params) -> bool:
    """clearInputText(): false when no field has focus"""
    return await server.system.injector.clear("clearInputText")


async def get_last_traversed_text(server: Server, params: Params) -> None:
    """getLastTraversedText(): nothing here moves by traversal"""
    return


async def nothing(server: Server, params: Params) -> None:
    """A method that has nothing to do here."""
    return


async def wait_for_window_update(server: Server, params: Params) -> bool:
    """waitForWindowUpdate(package, ms)"""
    system, package = server.system, text(params, 0)
    before = system.handset.revision()

    def updated() -> bool:
        return system.handset.revision() != before and (not package or system.handset.foreground[0] == package)

    return await system.until(updated, number(params, 1) / 1000)


async def launch_app(server: Server, params: Params) -> bool:
    """launchApp(package)"""
    return server.system.launch(text(params, 0), by="launchApp")


async def get_configurator(server: Server, params: Params) -> dict[str, int]:
    """getConfigurator()"""
    return dict(server.configuration)


async def set_configurator(server: Server, params: Params) -> dict[str, int]:
    """setConfigurator(values)"""
    given = params[0]
    if not isinstance(given, dict):
        raise invalid("a configurator is an object")
    for name, value in given.items():
        if name not in server.configuration:
            raise invalid(f"the configurator has no {name!r}")
        server.configuration[name] = int(number([value], 0))
    return dict(server.configuration)


METHODS: Methods = {
    "clearInputText": ((0,), clear_input_text),
    "clearLastToast": ((0,), clear_last_toast),
    "clearLastTraversedText": ((0,), nothing),
    "deviceInfo": ((0,), device_info),
    "drag": ((5,), drag),
    "dumpWindowHierarchy": ((1, 2, 3), dump_hierarchy),
    "freezeRotation": ((1,), freeze_rotation),
    "getClipboard": ((0,), get_clipboard),
    "getConfigurator": ((0,), get_configurator),
    "getLastToast": ((0,), get_last_toast),
    "getLastTraversedText": ((0,), get_last_traversed_text),
    "injectInputEvent": ((4,), inject_input_event),
    "isScreenOn": ((0,), is_screen_on),
    "launchApp": ((1,), launch_app),
    "openNotification": ((0,), open_notification),
    "openQuickSettings": ((0,), open_quick_settings),
    "pasteClipboard": ((0,), paste_clipboard),
    "ping": ((0,), ping),
    "pressKey": ((1,), press_key),
    "pressKeyCode": ((1, 2), press_key_code),
    "setClipboard": ((2,), set_clipboard),
    "setConfigurator": ((1,), set_configurator),
    "setOrientation": ((1,), set_orientation),
    "sleep": ((0,), sleep),
    "swipePoints": ((2,), swipe_points),
    "takeScreenshot": ((2,), take_screenshot),
    "waitForIdle": ((1,), nothing),
    "waitForWindowUpdate": ((2,), wait_for_window_update),
    "wakeUp": ((0,), wake_up),
}
