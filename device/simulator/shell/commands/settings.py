"""Commands about settings and properties: settings, getprop, setprop, svc, dumpsys battery, and the network's."""

from __future__ import annotations

from device.simulator.shell.command import Call, Command

UNKNOWN_COMMAND = 255
NAMESPACES = ("system", "secure", "global")
_ADDRESS = "10.0.2.16"
_SWITCHES = {"wifi": "wifi_on", "data": "mobile_data", "bluetooth": "bluetooth_on"}


async def getprop(call: Call) -> int:
    """getprop [NAME [DEFAULT]]"""
    props = call.system.handset.props
    if call.args:
        await call.out((props.get(call.args[0], "") or "".join(call.args[1:2])) + "\n")
    else:
        await call.out("".join(f"[{name}]: [{value}]\n" for name, value in sorted(props.items())))
    return 0


async def setprop(call: Call) -> int:
    """setprop NAME VALUE; what begins with ro. cannot be changed"""
    if len(call.args) != 2:
        return await call.fail("usage: setprop NAME VALUE")
    name, value = call.args
    if name.startswith("ro."):
        return await call.fail(f"Failed to set property '{name}' to '{value}'.\nSee dmesg for error reason.")
    call.system.handset.props[name] = value
    return 0


async def settings(call: Call) -> int:
    """settings get|put|delete|list|reset NAMESPACE [NAME [VALUE]]"""
    args = list(call.args)
    if args[:1] == ["--user"]:
        del args[:2]
    if args[1:2] == ["--user"]:
        del args[1:3]
    stored = call.system.handset.settings
    match args:
        case [_, namespace, *_] if namespace not in NAMESPACES:
            return await call.fail(f"Invalid namespace '{namespace}'", UNKNOWN_COMMAND)
        case ["get", namespace, name]:
            value = stored[namespace].get(name)
            await call.out(("null" if value is None else str(value)) + "\n")
        case ["list", namespace]:
            await call.out("".join(f"{name}={value}\n" for name, value in sorted(stored[namespace].items())))
        case ["put", namespace, name, value, *_]:
            put_setting(call, namespace, name, value)
        case ["delete", namespace, name]:
            deleted = int(stored[namespace].pop(name, None) is not None)
            call.system.changed()
            await call.out(f"Deleted {deleted} rows\n")
        case []:
            return await call.fail("Settings provider (settings) commands: get put delete list", UNKNOWN_COMMAND)
        case [verb, *_]:
            known = verb in ("get", "put", "delete", "list")
            return await call.fail("Bad arguments" if known else f"Invalid command: {verb}", UNKNOWN_COMMAND)
    return 0


def put_setting(call: Call, namespace: str, name: str, value: str) -> None:
    """Change one setting, and note it."""
    handset = call.system.handset
    if (namespace, name) == ("secure", "default_input_method") and value in handset.keyboards():
        handset.use_keyboard(value)
    else:
        handset.prepare({"settings": {namespace: {name: value}}})
    call.system.changed()
    call.system.journal.add("setting", namespace=namespace, name=name, value=value)


async def svc(call: Call) -> int:
    """svc wifi|data|bluetooth enable|disable, svc power stayon true|false"""
    match call.args:
        case (switch, ("enable" | "disable") as word) if switch in _SWITCHES:
            put_setting(call, "global", _SWITCHES[switch], "1" if word == "enable" else "0")
            return 0
        case ("power", "stayon", word):
            put_setting(call, "global", "stay_on_while_plugged_in", "0" if word == "false" else "7")
            return 0
        case _:
            return await call.fail("Available commands: wifi, data, bluetooth (enable|disable), power (stayon)")


def _connected(call: Call) -> bool:
    stored = call.system.handset.settings["global"]
    return str(stored.get("wifi_on", "0")) not in ("0", "False") and str(stored.get("airplane_mode_on", "0")) != "1"


async def ifconfig(call: Call) -> int:
    """ifconfig [wlan0 | lo]"""
    names = [arg for arg in call.args if not arg.startswith("-")] or ["wlan0", "lo"]
    for name in names:
        if name not in ("wlan0", "lo"):
            return await call.fail(f"ifconfig: {name}: No such device")
        address = "127.0.0.1  Mask:255.0.0.0" if name == "lo" else f"{_ADDRESS}  Bcast:10.0.2.255  Mask:255.255.255.0"
        inet = f"          inet addr:{address}\n" if name == "lo" or _connected(call) else ""
        await call.out(f"{name:<9} Link encap:{'Local Loopback' if name == 'lo' else 'Ethernet'}\n{inet}\n")
    return 0


async def ip(call: Call) -> int:
    """ip addr [show [dev] wlan0], ip route"""
    words = [arg for arg in call.args if arg not in ("-4", "-o", "show", "dev", "list")]
    match words:
        case ["addr" | "address" | "a", *names]:
            if names and names[0] not in ("wlan0", "lo"):
                return await call.fail(f'Device "{names[0]}" does not exist.')
            if not names or names[0] == "lo":
                await call.out("1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536\n    inet 127.0.0.1/8 scope host lo\n")
            if not names or names[0] == "wlan0":
                await call.out("2: wlan0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500\n")
                if _connected(call):
                    await call.out(f"    inet {_ADDRESS}/24 brd 10.0.2.255 scope global wlan0\n")
        case ["route" | "r"]:
            if _connected(call):
                await call.out(f"10.0.2.0/24 dev wlan0 proto kernel scope link src {_ADDRESS}\n")
        case _:
            return await call.fail(f'Object "{" ".join(words)}" is unknown here: addr, route.')
    return 0


async def dumpsys_battery(call: Call) -> int:
    """dumpsys battery"""
    await call.out(
        "Current Battery Service state:\n  AC powered: false\n  USB powered: true\n  Wireless powered: false\n"
        "  Max charging current: 500000\n  Max charging voltage: 5000000\n  Charge counter: 3000000\n  status: 5\n"
        "  health: 2\n  present: true\n  level: 100\n  scale: 100\n  voltage: 4300\n  temperature: 250\n"
        "  technology: Li-ion\n"
    )
    return 0


COMMANDS: dict[str, Command] = {
    "getprop": getprop,
    "ifconfig": ifconfig,
    "ip": ip,
    "setprop": setprop,
    "settings": settings,
    "svc": svc,
}
