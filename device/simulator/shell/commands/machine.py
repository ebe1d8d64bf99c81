"""Commands about the machine that the phone is: battery, memory, load."""

from __future__ import annotations

from device.simulator.shell.command import Call, Command
from device.simulator.shell.commands.listing import human
from device.simulator.shell.options import Grammar, Options, takes

SETTINGS = "com.android.settings"
MEMORY_KB, FREE_KB = 3_906_000, 1_812_000
_KEYS = ("ac", "usb", "wireless", "dock", "status", "level", "temp", "present", "counter", "invalid")
_FULL, _DISCHARGING = 5, 3
_UNITS = {"t": 1 << 40, "g": 1 << 30, "m": 1 << 20, "k": 1 << 10, "b": 1}


def _level(call: Call) -> int:
    """The battery's charge in percent, which Settings keeps."""
    return int(call.system.handset.state()["apps"].get(SETTINGS, {}).get("battery", 100))


async def battery(call: Call) -> int:
    """cmd battery and dumpsys battery: [set KEY VALUE | unplug | reset]"""
    forced = call.system.battery
    match call.args[1:] if call.name == "dumpsys" else call.args:
        case ():
            return await _battery_state(call, forced)
        case ("unplug",):
            forced.update(ac=0, usb=0, wireless=0, dock=0, status=_DISCHARGING)
        case ("reset",):
            forced.clear()
            _charge(call, 100)
        case ("set", "level", number) if number.isdecimal():
            _charge(call, min(100, int(number)))
        case ("set", key, number) if key in _KEYS and number.lstrip("-").isdecimal():
            forced[key] = int(number)
        case ("set", key, *_) if key not in _KEYS:
            await call.out(f"Unknown set option: {key}\n")
        case ("set", _, number):
            return await call.fail(f"Bad value: {number}", 255)
        case _:
            await call.out(
                "Dump current battery state, or:\n  set "
                "[ac|usb|wireless|dock|status|level|temp|present|counter|invalid] <value>\n  unplug\n  reset\n"
            )
    return 0


def _charge(call: Call, level: int) -> None:
    if SETTINGS in call.system.handset.state()["apps"]:
        call.system.handset.prepare({"apps": {SETTINGS: {"battery": level}}})
        call.system.changed()


async def _battery_state(call: Call, forced: dict[str, int]) -> int:
    def powered(name: str, default: int = 0) -> str:
        return str(bool(forced.get(name, default))).lower()

    notice = "  (UPDATES STOPPED -- use 'reset' to restart)\n" if forced else ""
    await call.out(
        f"Current Battery Service state:\n{notice}  AC powered: {powered('ac')}\n"
        f"  USB powered: {powered('usb', 1)}\n  Wireless powered: {powered('wireless')}\n"
        f"  Dock powered: {powered('dock')}\n  Max charging current: 500000\n  Max charging voltage: 5000000\n"
        f"  Charge counter: {forced.get('counter', 3000000)}\n  status: {forced.get('status', _FULL)}\n  health: 2\n"
        f"  present: {powered('present', 1)}\n  level: {_level(call)}\n  scale: 100\n  voltage: 4300\n"
        f"  temperature: {forced.get('temp', 250)}\n  technology: Li-ion\n"
    )
    return 0


@takes(Grammar(plain="bkmght", most=0))
async def free(call: Call, options: Options) -> int:
    """free [-bkmgth]"""
    unit = next((size for letter, size in _UNITS.items() if letter in options), 1)
    shown = [MEMORY_KB, MEMORY_KB - FREE_KB, FREE_KB, 9_200, 4_100]
    words = [human(kb * 1024) if "h" in options else str(kb * 1024 // unit) for kb in shown]
    await call.out(
        f"{'total':>17}{'used':>13}{'free':>13}{'shared':>13}{'buffers':>13}\n"
        f"Mem: {''.join(f'{word:>13}' for word in words)[1:]}\n"
        f"Swap:{''.join(f'{word:>13}' for word in ('0', '0', '0'))[1:]}\n"
    )
    return 0


async def top(call: Call) -> int:
    """top -b -n 1 [-m ROWS] [-q] [-o COLUMNS]: one picture of the processes; nothing here moves"""
    words, most, rest = [], 0, list(call.args)
    while rest:
        arg = rest.pop(0)
        if arg in ("-n", "-m", "-d", "-s", "-o", "-O", "-k", "-u", "-p") and rest:
            value = rest.pop(0)
            if arg in ("-n", "-m", "-d", "-s") and not value.replace(".", "", 1).isdecimal():
                return await call.fail(f"top: not integer: {value}")
            most = int(value) if arg == "-m" and value.isdecimal() else most
        elif arg in ("-b", "-q", "-H", "-h"):
            words.append(arg)
        else:
            return await call.fail(f"top: Unknown option '{arg.lstrip('-')}' (see \"top --help\")")
    rows = call.system.processes.all()
    head = (
        f"Tasks: {len(rows)} total,   1 running, {len(rows) - 1} sleeping,   0 stopped,   0 zombie\n"
        f"  Mem: {MEMORY_KB:>9}K total, {MEMORY_KB - FREE_KB:>9}K used, {FREE_KB:>9}K free,     4100K buffers\n"
        " Swap:         0K total,         0K used,         0K free,  1420000K cached\n"
        "400%cpu   0%user   0%nice   0%sys 400%idle   0%iow   0%irq   0%sirq   0%host\n"
    )
    await call.out("" if "-q" in words else head)
    await call.out("  PID USER         PR  NI VIRT  RES  SHR S[%CPU] %MEM     TIME+ ARGS\n")
    for row in rows[: most or None]:
        await call.out(f"{row.pid:>5} {row.user:<12} 20   0 1.3G  90M  60M S  0.0   2.3   0:00.00 {row.name}\n")
    return 0


async def dumpsys_meminfo(call: Call) -> int:
    """dumpsys meminfo [PACKAGE]: the machine's memory, or what one process takes of it"""
    rows = {row.name: row for row in call.system.processes.all()}
    if len(call.args) > 1 and not call.args[-1].startswith("-"):
        found = rows.get(call.args[-1])
        if found is None:
            await call.out(f"No process found for: {call.args[-1]}\n")
            return 0
        await call.out(
            f"Applications Memory Usage (in Kilobytes):\nUptime: 0 Realtime: 0\n\n** MEMINFO in pid {found.pid} "
            f"[{found.name}] **\n           TOTAL PSS:    90000            TOTAL RSS:   120000\n"
        )
        return 0
    await call.out(
        f"Applications Memory Usage (in Kilobytes):\n\nTotal RAM: {MEMORY_KB:,}K (status normal)\n"
        f" Free RAM: {FREE_KB:,}K\n Used RAM: {MEMORY_KB - FREE_KB:,}K\n"
    )
    return 0


COMMANDS: dict[str, Command] = {"free": free, "top": top}
SERVICES: dict[str, Command] = {"battery": battery}
DUMPS: dict[str, Command] = {"battery": battery, "meminfo": dumpsys_meminfo}
