"""Commands about activities: am, and what dumpsys activity says."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from typing import Any

from device.simulator.android import keycodes
from device.simulator.android.app import Start
from device.simulator.shell.command import Call, Command
from device.simulator.shell.commands.packages import BadOption, arguments

UNKNOWN_COMMAND = 255
MAIN = "android.intent.action.MAIN"
ADB_KEYBOARD = "com.github.uiautomator/.AdbKeyboard"
_DONE, _NOTHING = -1, 0
_NO_VALUE = frozenset({"-W", "-S", "-D", "-N", "-R", "--activity-clear-top", "--activity-single-top", "-f0"})


@dataclass(slots=True)
class Intent:
    """What am's options say."""

    action: str = ""
    data: str = ""
    type: str = ""
    component: str = ""
    package: str = ""
    categories: list[str] = field(default_factory=list)
    extras: dict[str, Any] = field(default_factory=dict)
    wait: bool = False
    stop: bool = False

    def __str__(self) -> str:
        parts = [
            f"act={self.action}" if self.action else "",
            f"cat=[{','.join(self.categories)}]" if self.categories else "",
            f"dat={self.data}" if self.data else "",
            f"typ={self.type}" if self.type else "",
            "flg=0x10000000",
            f"pkg={self.package}" if self.package else "",
            f"cmp={self.component}" if self.component else "",
            "(has extras)" if self.extras else "",
        ]
        return "Intent { " + " ".join(part for part in parts if part) + " }"


class BadIntent(Exception):
    """The options make no intent; the message is am's."""


def parse_intent(args: tuple[str, ...]) -> Intent:
    """am's intent options.

    :raises BadIntent: an unknown option, or one without its value.
    """
    intent, rest = Intent(), list(args)
    while rest:
        arg = rest.pop(0)
        if arg in _NO_VALUE:
            intent.wait, intent.stop = intent.wait or arg == "-W", intent.stop or arg == "-S"
            continue
        if not arg.startswith("-"):
            _positional(intent, arg)
            continue
        if not rest:
            raise BadIntent(f'Error: Argument expected after "{arg}"')
        value = rest.pop(0)
        match arg:
            case "-a":
                intent.action = value
            case "-d":
                intent.data = value
            case "-t":
                intent.type = value
            case "-n":
                intent.component = value
            case "-p":
                intent.package = value
            case "-c":
                intent.categories.append(value)
            case "-f" | "--user" | "--display" | "--windowingMode" | "--receiver-permission":
                continue
            case "-e" | "--es" | "--ei" | "--el" | "--ez" | "--ef" | "--eu" | "--esn":
                intent.extras[value] = _extra(arg, rest)
            case _:
                raise BadIntent(f"Error: Unknown option: {arg}")
    return intent


def _positional(intent: Intent, word: str) -> None:
    if ":" in word:
        intent.data, intent.action = word, intent.action or "android.intent.action.VIEW"
    elif "/" in word:
        intent.component = word
    else:
        intent.package = word


def _extra(option: str, rest: list[str]) -> Any:
    if option == "--esn":
        return None
    if not rest:
        raise BadIntent("Error: Argument expected after extra")
    value = rest.pop(0)
    try:
        match option:
            case "--ei" | "--el":
                return int(value)
            case "--ez":
                return value.lower() in ("true", "t", "1")
            case "--ef":
                return float(value)
            case _:
                return value
    except ValueError as error:
        raise BadIntent(f'java.lang.NumberFormatException: For input string: "{value}"') from error


def _activity(package: str, name: str) -> str:
    return package + name if name.startswith(".") else name


async def _start(call: Call) -> int:
    try:
        intent = parse_intent(call.args[1:])
    except BadIntent as error:
        return await call.fail(str(error), UNKNOWN_COMMAND)
    handset = call.system.handset
    package, _, activity = intent.component.partition("/")
    extras = intent.extras | ({"type": intent.type} if intent.type else {})
    start = Start(intent.action or MAIN, intent.data, activity, extras)
    await call.out(f"Starting: {intent}\n")
    if not package and intent.package and not intent.data and intent.action in ("", MAIN):
        package = intent.package
    if not package:
        package = handset.resolve(start)
    if not package:
        return await call.fail(f"Error: Activity not started, unable to resolve {intent}")
    facts = handset.packages().get(package, {})
    known = facts.get("activities", [])
    there = not activity or not known or _activity(package, activity) in known
    if there and intent.stop:
        handset.stop(package)
    if not there or not call.system.launch(package, start):
        return await call.fail(
            f"Error type 3\nError: Activity class {{{package}/{_activity(package, activity)}}} does not exist."
        )
    if intent.wait:
        front, shown = handset.foreground
        state = "WARM" if facts.get("pid") and not intent.stop else "COLD"
        await call.out(
            f"Status: ok\nLaunchState: {state}\nActivity: {front}/{shown}\nTotalTime: 0\nWaitTime: 0\nComplete\n"
        )
    return 0


async def _stop(call: Call) -> int:
    try:
        _, words = arguments(call, "--user=")
    except BadOption as error:
        return await call.fail(f"Error: {error}", UNKNOWN_COMMAND)
    if not words:
        return await call.fail("Error: Argument expected: <PACKAGE>", UNKNOWN_COMMAND)
    if words[0] in call.system.handset.packages():
        call.system.handset.stop(words[0])
        call.system.changed()
        call.system.journal.add("stop", package=words[0])
    return 0


async def _broadcast(call: Call) -> int:
    try:
        intent = parse_intent(call.args[1:])
    except BadIntent as error:
        return await call.fail(str(error), UNKNOWN_COMMAND)
    await call.out(f"Broadcasting: {intent}\n")
    code, data = await _received(call, intent)
    await call.out(f"Broadcast completed: result={code}" + (f', data="{data}"' if data else "") + "\n")
    return 0


async def _received(call: Call, intent: Intent) -> tuple[int, str]:
    """Give a broadcast to whoever listens: only AdbKeyboard does, while it is the active keyboard."""
    active = call.system.handset.settings.get("secure", {}).get("default_input_method")
    if not intent.action.startswith("ADB_KEYBOARD_") or active != ADB_KEYBOARD:
        return _NOTHING, ""
    injector = call.system.injector
    match intent.action:
        case "ADB_KEYBOARD_INPUT_TEXT" | "ADB_KEYBOARD_SET_TEXT":
            try:
                text = base64.b64decode(str(intent.extras.get("text", "")), validate=True).decode()
            except (binascii.Error, UnicodeDecodeError):
                return _NOTHING, "invalid base64 text"
            if intent.action == "ADB_KEYBOARD_SET_TEXT":
                await injector.clear(intent.action)
            done = await injector.text(text, intent.action)
        case "ADB_KEYBOARD_CLEAR_TEXT":
            done = await injector.clear(intent.action)
        case "ADB_KEYBOARD_EDITOR_CODE" | "ADB_KEYBOARD_SMART_ENTER":
            done = await injector.key(keycodes.ENTER, method=intent.action)
        case "ADB_KEYBOARD_HIDE":
            if call.system.handset.keyboard_shown:
                await injector.key(keycodes.BACK, method=intent.action)
            done = True
        case _:
            return _NOTHING, ""
    return (_DONE, "success") if done else (_NOTHING, "no input connection")


async def _stacks(call: Call) -> int:
    """am stack list | remove TASK"""
    handset = call.system.handset
    width, height = handset.size
    match call.args[1:]:
        case ("list",):
            bounds = f"bounds=[0,0][{width},{height}]"
            for place, (number, package, activity) in enumerate(handset.recent()):
                name = f"{package}/{activity}"
                shown = "true" if place == 0 and not handset.locked else "false"
                await call.out(
                    f"RootTask id={number} {bounds} displayId=0 userId=0\n  taskId={number}: {name} {bounds} userId=0 "
                    f"visible={shown} topActivity=ComponentInfo{{{name}}}\n\n"
                )
            return 0
        case ("remove", number) if number.isdecimal():
            for package in [package for task, package, _ in handset.recent() if task == int(number)]:
                handset.stop(package)
            call.system.changed()
            return 0
        case ("remove", *_):
            return await call.fail("Error: a task id is needed", UNKNOWN_COMMAND)
        case _:
            return await call.fail(f"Error: unknown command '{' '.join(call.args)}'", UNKNOWN_COMMAND)


async def _task(call: Call) -> int:
    """am task lock stop; a task cannot be locked here, nor resized"""
    if call.args[1:] == ("lock", "stop"):
        await call.out("Activity manager is not in lockTaskMode\n")
        return 0
    return await call.fail(f"Error: unknown command '{' '.join(call.args[1:])}'", UNKNOWN_COMMAND)


async def _crash(call: Call) -> int:
    """am crash PACKAGE"""
    try:
        _, words = arguments(call, "--user=")
    except BadOption as error:
        return await call.fail(f"Error: {error}", UNKNOWN_COMMAND)
    if not words:
        return await call.fail("Error: Argument expected after crash", UNKNOWN_COMMAND)
    call.system.journal.add("incident", incident="crash", package=words[0], done=call.system.handset.crash(words[0]))
    call.system.changed()
    return 0


async def _kill_all(call: Call) -> int:
    """am kill-all: every app in the background"""
    for _, package, _ in call.system.handset.recent()[1:]:
        call.system.handset.stop(package)
    call.system.changed()
    return 0


async def _service(call: Call) -> int:
    """am start-service: no app here has one"""
    try:
        intent = parse_intent(call.args[1:])
    except BadIntent as error:
        return await call.fail(str(error), UNKNOWN_COMMAND)
    stopping = call.args[0] == "stopservice" or call.args[0] == "stop-service"
    await call.out(f"{'Stopping' if stopping else 'Starting'} service: {intent}\n")
    said = "Service not stopped: was not running." if stopping else "Error: Not found; no service started."
    return await call.fail(said, UNKNOWN_COMMAND)


async def _instrument(call: Call) -> int:
    """am instrument: no test runner is installed, whatever its name"""
    words = [word for word in call.args[1:] if "/" in word and not word.startswith("-")]
    if not words:
        return await call.fail("Error: Argument expected after instrument", UNKNOWN_COMMAND)
    missing = f"Unable to find instrumentation info for: ComponentInfo{{{words[-1]}}}"
    await call.out(f"INSTRUMENTATION_STATUS: Error={missing}\nINSTRUMENTATION_STATUS_CODE: -1\n")
    return await call.fail(f"android.util.AndroidException: INSTRUMENTATION_FAILED: {words[-1]}")


async def _user(call: Call) -> int:
    await call.out("0\n")
    return 0


_SUBCOMMANDS: dict[str, Command] = {
    "broadcast": _broadcast,
    "crash": _crash,
    "force-stop": _stop,
    "get-current-user": _user,
    "instrument": _instrument,
    "kill": _stop,
    "kill-all": _kill_all,
    "stack": _stacks,
    "start": _start,
    "start-activity": _start,
    "start-foreground-service": _service,
    "start-service": _service,
    "startservice": _service,
    "stop-app": _stop,
    "stop-service": _service,
    "stopservice": _service,
    "task": _task,
}


async def am(call: Call) -> int:
    """am and cmd activity"""
    if not call.args:
        return await call.fail("Activity manager (activity) commands: " + " ".join(_SUBCOMMANDS), UNKNOWN_COMMAND)
    work = _SUBCOMMANDS.get(call.args[0])
    return await work(call) if work else await call.fail(f"Unknown command: {call.args[0]}", UNKNOWN_COMMAND)


async def dumpsys_activity(call: Call) -> int:
    """dumpsys activity [activities | top | recents | processes]"""
    package, activity = call.system.handset.foreground
    pid = call.system.handset.packages().get(package, {}).get("pid", 0)
    short = "." + activity.removeprefix(package + ".") if activity.startswith(package + ".") else activity
    name = f"{package}/{short}"
    match call.args[1:2]:
        case ("top",):
            await call.out(f"TASK 10001:{package} id=1 userId=0\n  ACTIVITY {name} 1a2b3c4 pid={pid}\n")
        case ("recents",):
            rows = "".join(
                f"  * Recent #{place}: Task{{5d6e7f8 #{number} type={'home' if 'launcher' in name else 'standard'} "
                f"A=10001:{name} U=0 visible={str(place == 0).lower()}}}\n    userId=0 affinity=10001:{name}\n"
                f"    realActivity={{{name}/{top}}}\n"
                for place, (number, name, top) in enumerate(call.system.handset.recent())
            )
            await call.out(f"ACTIVITY MANAGER RECENT TASKS (dumpsys activity recents)\n  Recent tasks:\n{rows}")
        case ("processes",) | ("p",):
            rows = "".join(
                f"  *APP* UID 10001 ProcessRecord{{1a2b3c4 {row.pid}:{row.name}/{row.user}}}\n"
                for row in call.system.processes.all()
                if row.user.startswith("u0_")
            )
            await call.out(f"ACTIVITY MANAGER RUNNING PROCESSES (dumpsys activity processes)\n{rows}")
        case ("activities",) | ("a",) | ():
            record = f"ActivityRecord{{1a2b3c4 u0 {name} t1}}"
            await call.out(
                "ACTIVITY MANAGER ACTIVITIES (dumpsys activity activities)\n"
                "Display #0 (activities from top to bottom):\n"
                f"  * Task{{5d6e7f8 #1 type=standard A=10001:{package}}}\n    * Hist  #0: {record}\n"
                f"    mResumedActivity: {record}\n  topResumedActivity={record}\n  ResumedActivity: {record}\n"
            )
        case _:
            await call.out(f"Bad activity command, or no activities match: {call.args[1]}\n")
    return 0


COMMANDS: dict[str, Command] = {"am": am}
