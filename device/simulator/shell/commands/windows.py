"""Commands about windows and display: wm, screencap, uiautomator dump, and their parts of dumpsys."""

from __future__ import annotations

import asyncio
import posixpath
import re
import struct
from dataclasses import replace

from device.simulator.drawing.pictures import png
from device.simulator.shell.command import Call, Command

UNKNOWN_COMMAND = 255
DISPLAY_ID = "4619827259835644672"
_RGBA_8888, _SRGB = 1, 1


async def wm(call: Call) -> int:
    """wm size | density | dismiss-keyguard | user-rotation"""
    handset = call.system.handset
    match call.args:
        case ("size",):
            await call.out(f"Physical size: {_by(handset.own_size)}\n")
            if handset.size != handset.own_size:
                await call.out(f"Override size: {_by(handset.size)}\n")
            return 0
        case ("size", wanted):
            return await _force_size(call, wanted)
        case ("density",):
            own = handset.props["ro.sf.lcd_density"]
            forced = f"Override density: {handset.density}\n" if str(handset.density) != own else ""
            await call.out(f"Physical density: {own}\n{forced}")
            return 0
        case ("density", number) if number == "reset" or number.isdecimal():
            value = None if number == "reset" else number
            handset.prepare({"settings": {"secure": {"display_density_forced": value}}})
            call.system.changed()
            return 0
        case ("density", number):
            return await call.fail(f"Error: bad number {number}", UNKNOWN_COMMAND)
        case ("dismiss-keyguard",):
            handset.dismiss_keyguard()
            call.system.changed()
            return 0
        case ("user-rotation",):
            await call.out(f"lock {handset.rotation}\n")
            return 0
        case ("user-rotation", "lock", ("0" | "1" | "2" | "3") as rotation):
            handset.rotate(int(rotation))
            call.system.changed()
            return 0
        case ("user-rotation", "free"):
            return 0
        case ("set-user-rotation", *rest):  # its name before Android 11
            return await wm(replace(call, args=("user-rotation", *rest)))
        case ("user-rotation", "-d", "0", *rest):
            return await wm(replace(call, args=("user-rotation", *rest)))
        case _:
            return await call.fail(f"Unknown command: {' '.join(call.args[:1])}", UNKNOWN_COMMAND)


def _by(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


async def _force_size(call: Call, wanted: str) -> int:
    """wm size WIDTHxHEIGHT | reset; d after a number counts it in dp"""
    found = re.fullmatch(r"(\d{1,5})(d?)x(\d{1,5})(d?)", wanted)
    value = None
    if found is not None:
        density = call.system.handset.density
        sides = (found.group(1, 2), found.group(3, 4))
        value = ",".join(str(int(side) * density // 160 if unit else int(side)) for side, unit in sides)
    elif wanted != "reset":
        return await call.fail(f"Error: bad size {wanted}", UNKNOWN_COMMAND)
    call.system.handset.prepare({"settings": {"global": {"display_size_forced": value}}})
    call.system.changed()
    return 0


async def screencap(call: Call) -> int:
    """screencap [-p] [-d DISPLAY] [FILE]"""
    words, as_png, rest = [], False, list(call.args)
    while rest:
        arg = rest.pop(0)
        if arg in ("-d", "--display-id"):
            display = rest.pop(0) if rest else ""
            if display not in ("0", DISPLAY_ID):
                return await call.fail(f"Display Id '{display}' is not valid.")
        elif arg == "-p":
            as_png = True
        elif arg.startswith("-"):
            return await call.fail("usage: screencap [-p] [-d display-id] [FILENAME]")
        else:
            words.append(arg)
    image = call.system.sight.screenshot("screencap")
    if image is None:
        return await call.fail("Failed to take screenshot. Status: -1")
    if as_png or (words and words[0].endswith(".png")):
        data = await asyncio.to_thread(png, image)
    else:
        rgba = image.convert("RGBA")
        data = struct.pack("<4I", rgba.width, rgba.height, _RGBA_8888, _SRGB) + rgba.tobytes()
    if words:
        call.system.files.write(call.path(words[0]), data)
    else:
        await call.streams.stdout.write(data)
    return 0


async def uiautomator(call: Call) -> int:
    """uiautomator dump [--compressed] [--windows] [FILE]"""
    if call.args[:1] in (("runtest",), ("events",)):
        return await call.fail(f"uiautomator {call.args[0]} is not simulated")
    if call.args[:1] != ("dump",):
        return await call.fail("Usage: uiautomator dump [--verbose][--compressed][--windows][file]")
    # what is no option of its own is the file, as on Android, whatever it looks like
    words = [arg for arg in call.args[1:] if arg not in ("--compressed", "--windows", "--verbose")]
    path = words[0] if words else "/sdcard/window_dump.xml"
    compressed = "--compressed" in call.args
    if not await call.system.idle():
        return await call.fail("ERROR: could not get idle state.", 0)  # which Android, too, ends with 0
    text = call.system.sight.displays(compressed) if "--windows" in call.args else call.system.sight.line(compressed)
    if text is None:
        return await call.fail("ERROR: null root node returned by UiTestAutomationBridge.", 0)
    if path == "/dev/tty":
        await call.out(text + f"UI hierchary dumped to: {path}\n")
        return 0
    call.system.files.make_directory(posixpath.dirname(call.path(path)), parents=True)
    call.system.files.write(call.path(path), text.encode())
    await call.out(f"UI hierchary dumped to: {path}\n")
    return 0


def _focus(call: Call) -> str:
    package, activity = call.system.handset.foreground
    return f"{package}/{activity}"


async def dumpsys_window(call: Call) -> int:
    """dumpsys window [windows | displays | policy]"""
    handset = call.system.handset
    name = _focus(call)
    width, height = handset.size
    head = f"  Display: mDisplayId=0\n    init={width}x{height} {handset.density}dpi cur={width}x{height}\n"
    focus = f"  mCurrentFocus=Window{{9a8b7c6 u0 {name}}}\n  mFocusedApp=ActivityRecord{{1a2b3c4 u0 {name} t1}}\n"
    rotation = f"    mCurrentRotation=ROTATION_{90 * handset.rotation} mRotation={handset.rotation}\n"
    policy = (
        f"    mAwake={_word(handset.screen_on)} mScreenOnEarly={_word(handset.screen_on)}\n"
        f"    showing={_word(handset.locked)}\n    mShowingLockscreen={_word(handset.locked)}"
        f" mDreamingLockscreen={_word(handset.locked)}\n    isStatusBarKeyguard={_word(handset.locked)}\n"
    )
    match call.args[1:2]:
        case ("windows" | "w",):
            # Android 10 and later name the focus in "displays" only
            text = f"WINDOW MANAGER WINDOWS (dumpsys window windows)\n  Window #0 Window{{9a8b7c6 u0 {name}}}:\n"
        case ("displays" | "d",):
            text = f"WINDOW MANAGER DISPLAY CONTENTS (dumpsys window displays)\n{head}{rotation}{focus}"
        case ("policy" | "p",):
            text = f"WINDOW MANAGER POLICY STATE (dumpsys window policy)\n{policy}"
        case ():
            text = f"WINDOW MANAGER POLICY STATE (dumpsys window policy)\n{policy}{head}{rotation}{focus}"
        case _:
            text = f"Bad window command, or no windows match: {call.args[1]}\n"
    await call.out(text)
    return 0


async def dumpsys_display(call: Call) -> int:
    """dumpsys display"""
    handset = call.system.handset
    width, height = handset.size
    if handset.rotation % 2:
        width, height = height, width
    await call.out(
        f"DISPLAY MANAGER (dumpsys display)\n  mViewports=[DisplayViewport{{type=INTERNAL, valid=true, isActive=true, "
        f"displayId=0, uniqueId='local:{DISPLAY_ID}', physicalPort=0, orientation={handset.rotation}, "
        f"logicalFrame=Rect(0, 0 - {width}, {height}), physicalFrame=Rect(0, 0 - {width}, {height}), "
        f"deviceWidth={width}, deviceHeight={height}}}]\n"
        f"  mScreenState={'ON' if handset.screen_on else 'OFF'}\n  density {handset.density}\n"
    )
    return 0


async def dumpsys_surfaceflinger(call: Call) -> int:
    """dumpsys SurfaceFlinger --display-id | --list"""
    if call.args[1:] == ("--list",):
        package, activity = call.system.handset.foreground
        await call.out(f"{package}/{activity}#1\nStatusBar#2\nNavigationBar0#3\n")
        return 0
    if call.args[1:] != ("--display-id",):
        return await call.fail("dumpsys SurfaceFlinger: only --display-id and --list are simulated")
    await call.out(f'Display {DISPLAY_ID} (HWC display 0): port=0 pnpId=SIM displayName="built-in"\n')
    return 0


async def dumpsys_input(call: Call) -> int:
    """dumpsys input"""
    handset = call.system.handset
    width, height = handset.size
    await call.out(
        f"INPUT MANAGER (dumpsys input)\n  Viewport INTERNAL: displayId=0, orientation={handset.rotation}, "
        f"logicalFrame=[0, 0, {width}, {height}]\n    SurfaceOrientation: {handset.rotation}\n"
        f"    InputDeviceOrientation: {handset.rotation}\n"
    )
    return 0


async def dumpsys_power(call: Call) -> int:
    """dumpsys power"""
    on, stored = call.system.handset.screen_on, call.system.handset.settings
    stays = str(stored["global"].get("stay_on_while_plugged_in", "0"))
    plugged = call.system.battery.get("usb", 1) or call.system.battery.get("ac", 0)
    await call.out(
        f"POWER MANAGER (dumpsys power)\n\nPower Manager State:\n  mWakefulness={'Awake' if on else 'Asleep'}\n"
        f"  mWakefulnessChanging=false\n  mIsPowered={_word(bool(plugged))}\n  mBootCompleted=true\n"
        f"  mStayOn={_word(stays != '0' and bool(plugged))}\n  mHoldingWakeLockSuspendBlocker=false\n"
        f"  mHoldingDisplaySuspendBlocker={_word(on)}\n\nSettings and Configuration:\n"
        f"  mScreenOffTimeoutSetting={stored['system'].get('screen_off_timeout', 60000)}\n"
        f"  mStayOnWhilePluggedInSetting={stays}\n\nDisplay Power: state={'ON' if on else 'OFF'}\n"
    )
    return 0


def _word(value: bool) -> str:
    return "true" if value else "false"


COMMANDS: dict[str, Command] = {"screencap": screencap, "uiautomator": uiautomator, "wm": wm}
