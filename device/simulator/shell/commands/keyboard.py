"""Commands that put something in: input and ime."""

from __future__ import annotations

import re

from device.simulator.android import profile
from device.simulator.android.keynames import key_code
from device.simulator.shell.command import Call, Command

UNKNOWN_COMMAND = 255
_SOURCES = frozenset(
    {"dpad", "keyboard", "mouse", "touchpad", "gamepad", "touchnavigation", "joystick", "touchscreen", "stylus",
     "trackball"}
)  # fmt: skip
_LONG_PRESS_SECONDS = 0.5


def _numbers(words: list[str]) -> list[float] | None:
    return [float(word) for word in words] if all(re.fullmatch(r"-?\d+(\.\d+)?", word) for word in words) else None


async def input_(call: Call) -> int:
    """input [SOURCE] [-d DISPLAY] tap|swipe|draganddrop|text|keyevent|motionevent|press|roll …"""
    args = list(call.args)
    if args and args[0] in _SOURCES:
        args.pop(0)
    if args[:1] == ["-d"]:
        if args[1:2] not in (["0"], ["DEFAULT_DISPLAY"]):
            return await call.fail(f"Error: Invalid arguments for display ID: {' '.join(args[1:2])}", UNKNOWN_COMMAND)
        del args[:2]
    if not args:
        return await call.fail("Usage: input [<source>] [-d DISPLAY_ID] <command> [<arg>...]", UNKNOWN_COMMAND)
    verb, words = args[0], args[1:]
    match verb:
        case "tap" | "swipe" | "draganddrop" | "motionevent":
            return await _touch(call, verb, words)
        case "text":
            return await _text(call, words)
        case "keyevent":
            return await _keys(call, words)
        case "keycombination":
            return await _combination(call, words)
        case "press" | "roll":
            # what a trackball would do, which this phone does not have: taken, as on Android, and felt by nobody
            numbers = _numbers(words)
            if numbers is None or len(numbers) != (0 if verb == "press" else 2):
                return await call.fail(f"Error: Invalid arguments for command: {verb}", UNKNOWN_COMMAND)
            return 0
        case _:
            return await call.fail(f"Error: Unknown command: {verb}", UNKNOWN_COMMAND)


async def _touch(call: Call, verb: str, words: list[str]) -> int:
    injector = call.system.injector
    numbers = _numbers(words[1:] if verb == "motionevent" else words)
    method = f"input {verb}"
    match verb, numbers:
        case "tap", [x, y]:
            await injector.tap(x, y, hold=0.0, method=method)
        case "swipe", [x1, y1, x2, y2, *ms]:
            await injector.swipe([(x1, y1), (x2, y2)], (ms[0] if ms else 300) / 1000, method=method)
        case "draganddrop", [x1, y1, x2, y2, *ms]:
            seconds = (ms[0] if ms else 300) / 1000
            await injector.swipe([(x1, y1), (x2, y2)], seconds, hold=_LONG_PRESS_SECONDS, kind="drag", method=method)
        case "motionevent", [x, y] if words[0].upper() in ("DOWN", "MOVE", "UP", "CANCEL"):
            action = "up" if words[0].upper() == "CANCEL" else words[0].lower()
            await injector.touch(action, x, y, method=method)
        case _:
            return await call.fail(f"Error: Invalid arguments for command: {verb}", UNKNOWN_COMMAND)
    return 0


async def _text(call: Call, words: list[str]) -> int:
    if not words:
        return await call.fail("Error: Invalid arguments for command: text", UNKNOWN_COMMAND)
    text = " ".join(words).replace("%s", " ")
    if not text.isascii():
        # as on Android: the virtual keyboard's map has no events for such a character
        return await call.fail(
            "Exception occurred while executing 'text':\njava.lang.NullPointerException: "
            "Attempt to get length of null array",
            UNKNOWN_COMMAND,
        )
    await call.system.injector.text(text, "input text")
    return 0


async def _keys(call: Call, words: list[str]) -> int:
    long = "--longpress" in words
    names = [word for word in words if not word.startswith("--")]
    if not names:
        return await call.fail("Error: Invalid arguments for command: keyevent", UNKNOWN_COMMAND)
    repeat = 2 if "--doubletap" in words else 1
    for name in names * repeat:
        code = key_code(name)
        if code is None:
            return await call.fail(f"Error: Unknown key code: {name}", UNKNOWN_COMMAND)
        await call.system.injector.key(code, long=long, method="input keyevent")
    return 0


async def _combination(call: Call, words: list[str]) -> int:
    """Keys held down together: here, as nothing is bound to two of them, one after the other."""
    if words[:1] == ["-t"]:
        del words[:2]
    codes = [key_code(word) for word in words]
    if len(codes) < 2 or None in codes:
        unknown = next((word for word, code in zip(words, codes, strict=True) if code is None), "")
        said = f"Unknown keycode: {unknown}" if unknown else "Invalid arguments for command: keycombination"
        return await call.fail(f"Error: {said}", UNKNOWN_COMMAND)
    for code in codes:
        assert code is not None
        await call.system.injector.key(code, method="input keycombination")
    return 0


async def ime(call: Call) -> int:
    """ime list [-a] [-s] | enable ID | disable ID | set ID | reset"""
    handset = call.system.handset
    known = handset.keyboards()
    match call.args:
        case ("list", *flags) if set(flags) - {"-a", "-s"}:
            return await call.fail(f"Unknown option: {min(set(flags) - {'-a', '-s'})}", UNKNOWN_COMMAND)
        case ("list", *flags):
            ids = [name for name, enabled in sorted(known.items()) if enabled or "-a" in flags]
            text = "".join(f"{name}\n" if "-s" in flags else f"{name}:\n  mId={name}\n" for name in ids)
            await call.out(text)
            return 0
        case ("enable" | "disable" | "set", name) if name not in known:
            return await call.fail(f"Unknown input method {name} cannot be enabled for user #0")
        case ("enable", name):
            known[name] = True
            await call.out(f"Input method {name}: now enabled for user #0\n")
        case ("disable", name):
            known[name] = False
            await call.out(f"Input method {name}: now disabled for user #0\n")
        case ("set", name):
            if not handset.use_keyboard(name):
                return await call.fail(f"Unknown input method {name} cannot be selected for user #0")
            await call.out(f"Input method {name} selected for user #0\n")
        case ("reset",):
            known.update({name: name == profile.LATIN_IME for name in known})
            handset.use_keyboard(profile.LATIN_IME)
            await call.out("Reset current and enabled IMEs for user #0\n")
        case _:
            return await call.fail(f"Unknown command: {' '.join(call.args[:1])}", UNKNOWN_COMMAND)
    call.system.changed()
    return 0


async def dumpsys_input_method(call: Call) -> int:
    """dumpsys input_method"""
    handset = call.system.handset
    active = handset.settings["secure"].get("default_input_method", "")
    shown = "true" if handset.keyboard_shown else "false"
    await call.out(
        f"Current Input Method Manager state:\n  mCurMethodId={active}\n  mCurId={active}\n  mShowRequested={shown} "
        f"mInputShown={shown}\n  mIsInputViewShown={shown}\n  mInteractive={str(handset.screen_on).lower()}\n"
    )
    return 0


COMMANDS: dict[str, Command] = {"ime": ime, "input": input_}
