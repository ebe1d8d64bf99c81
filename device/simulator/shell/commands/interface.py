"""Commands about what the system shows: cmd statusbar, cmd notification, cmd uimode, locksettings, and their dumps."""

from __future__ import annotations

from device.simulator.shell.command import Call, Command
from device.simulator.shell.commands.settings import put_setting

UNKNOWN_COMMAND = 255
SHELL = "com.android.shell"
_NIGHT = {"yes": "2", "no": "1", "auto": "0"}
_NIGHT_WORDS = {value: word for word, value in _NIGHT.items()}


async def _unknown(call: Call) -> int:
    return await call.fail(f"Unknown command: {' '.join(call.args[:1])}", UNKNOWN_COMMAND)


async def statusbar(call: Call) -> int:
    """cmd statusbar expand-notifications | expand-settings | collapse"""
    match call.args:
        case (("expand-notifications" | "expand-settings") as what,):
            call.system.handset.open_shade(quick_settings=what == "expand-settings")
        case ("collapse",):
            call.system.handset.close_shade()
        case _:
            return await _unknown(call)
    call.system.changed()
    return 0


async def notification(call: Call) -> int:
    """cmd notification post [-t TITLE] TAG TEXT, list, set_dnd on|off"""
    notes = call.system.handset.state()["ui"]["notifications"]
    match call.args:
        case ("list",):
            await call.out("".join(f"0|{note['package']}|2020|{note['key']}|2000\n" for note in notes))
        case ("set_dnd", ("on" | "off" | "none" | "priority" | "alarms" | "all") as mode):
            put_setting(call, "global", "zen_mode", "0" if mode in ("off", "all") else "1")
        case ("post", *words):
            return await _post(call, words)
        case _:
            return await _unknown(call)
    return 0


async def _post(call: Call, words: list[str]) -> int:
    title, rest = "", []
    while words:
        word = words.pop(0)
        if word in ("-t", "--title") and words:
            title = words.pop(0)
        elif word in ("-S", "--style", "-i", "--icon", "-c", "--content-intent") and words:
            words.pop(0)
        elif word.startswith("-"):
            return await call.fail(f"Error: unknown option: {word}", UNKNOWN_COMMAND)
        else:
            rest.append(word)
    if len(rest) < 2:
        return await call.fail("usage: cmd notification post [flags] <tag> <text>", UNKNOWN_COMMAND)
    tag, text = rest[0], " ".join(rest[1:])
    if not call.system.handset.notify(SHELL, tag, title or "Shell", text):
        return await call.fail(f"Error: {SHELL} may not post notifications", UNKNOWN_COMMAND)
    call.system.changed()
    await call.out(f"posting:\n  Notification(channel=shell_cmd tag={tag} title={title} text={text})\n")
    return 0


async def uimode(call: Call) -> int:
    """cmd uimode night [yes|no|auto]"""
    match call.args:
        case ("night",):
            pass
        case ("night", ("yes" | "no" | "auto") as word):
            put_setting(call, "secure", "ui_night_mode", _NIGHT[word])
        case ("night", *_):
            return await call.fail("Usage: cmd uimode night [yes|no|auto|custom]", UNKNOWN_COMMAND)
        case _:
            return await _unknown(call)
    now = str(call.system.handset.settings["secure"].get("ui_night_mode", "1"))
    await call.out(f"Night mode: {_NIGHT_WORDS.get(now, 'unknown')}\n")
    return 0


async def locksettings(call: Call) -> int:
    """locksettings get-disabled | set-disabled true|false | verify [--old PIN]; the PIN is set when the phone starts"""
    handset = call.system.handset
    match call.args:
        case ("get-disabled",):
            disabled = str(handset.settings["secure"].get("lockscreen.disabled")) == "1"
            await call.out(f"{str(disabled).lower()}\n")
        case ("set-disabled", ("true" | "false") as word):
            put_setting(call, "secure", "lockscreen.disabled", "1" if word == "true" else "0")
            await call.out(f"Lock screen disabled set to {word}\n")
        case ("verify", *_):
            old = call.option("--old")
            if not handset.fits_lock(old):
                return await call.fail(f"Old password '{old}' didn't match", UNKNOWN_COMMAND)
            await call.out("Lock credential verified successfully\n")
        case ("clear", *_) if handset.fits_lock("") and handset.fits_lock(call.option("--old")):
            put_setting(call, "secure", "lockscreen.disabled", "1")
            await call.out("Lock credential cleared\n")
        case (("set-pin" | "set-password" | "set-pattern" | "clear") as verb, *_):
            return await call.fail(
                f"Error while executing command: {verb}\n"
                "java.lang.UnsupportedOperationException: the lock of this phone is chosen when it is started",
                UNKNOWN_COMMAND,
            )
        case _:
            return await _unknown(call)
    return 0


async def dumpsys_notification(call: Call) -> int:
    """dumpsys notification [--noredact]"""
    notes = call.system.handset.state()["ui"]["notifications"]
    rows = "".join(
        f"    NotificationRecord(0x{number:08x}: pkg={note['package']} user=UserHandle{{0}} id=2020 tag={note['key']}"
        f" key=0|{note['package']}|2020|{note['key']}|2000)\n"
        f"      extras={{\n        android.title=String ({note['title']})\n"
        f"        android.text=String ({note['text']})\n      }}\n"
        for number, note in enumerate(notes, start=1)
    )
    await call.out(f"Current Notification Manager state:\n  Notification List:\n{rows}")
    return 0


async def dumpsys_statusbar(call: Call) -> int:
    """dumpsys statusbar"""
    cover = call.system.handset.state()["ui"]["cover"]
    await call.out(f"  mDisabled1=0x0\n  mDisabled2=0x0\n  mExpanded={str(cover in ('shade', 'quick')).lower()}\n")
    return 0


async def dumpsys_uimode(call: Call) -> int:
    """dumpsys uimode"""
    night = str(call.system.handset.settings["secure"].get("ui_night_mode", "1"))
    word = _NIGHT_WORDS.get(night, "unknown")
    await call.out(f"Current UI Mode Service state:\n  mNightMode={night} ({word}) mComputedNightMode={night == '2'}\n")
    return 0


COMMANDS: dict[str, Command] = {"locksettings": locksettings}
SERVICES: dict[str, Command] = {
    "lock_settings": locksettings,
    "notification": notification,
    "statusbar": statusbar,
    "uimode": uimode,
}
DUMPS: dict[str, Command] = {
    "notification": dumpsys_notification,
    "statusbar": dumpsys_statusbar,
    "uimode": dumpsys_uimode,
}
