"""Commands about settings and properties: settings, getprop, setprop, and the network's addresses."""

from __future__ import annotations

from device.simulator.android.app import JSON
from device.simulator.android.network import ADDRESS, link
from device.simulator.android.profile import factory_settings
from device.simulator.shell.command import Call, Command
from device.simulator.shell.options import Grammar, Options, takes

UNKNOWN_COMMAND = 255
NAMESPACES = ("system", "secure", "global")


async def getprop(call: Call) -> int:
    """getprop [-T] [NAME [DEFAULT]]"""
    props = call.system.handset.props
    if call.args[:1] == ("-T",):  # of each property its type; none of ours has a narrower one
        names = call.args[1:2] or tuple(sorted(props))
        await call.out("".join("string\n" if call.args[1:] else f"[{name}]: [string]\n" for name in names))
    elif call.args and call.args[0].startswith("-"):
        return await call.fail(f"getprop: Unknown option '{call.args[0].lstrip('-')}' (see \"getprop --help\")")
    elif call.args:
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
        case ["reset", "global" | "secure" as namespace, how]:
            _reset(call, namespace, how)
        case ["reset", *_]:
            return await call.fail("Error: reset is for global or secure, and takes a mode", UNKNOWN_COMMAND)
        case []:
            return await call.fail("Settings provider (settings) commands: get put delete list reset", UNKNOWN_COMMAND)
        case [verb, *_]:
            known = verb in ("get", "put", "delete", "list")
            return await call.fail("Bad arguments" if known else f"Invalid command: {verb}", UNKNOWN_COMMAND)
    return 0


def _reset(call: Call, namespace: str, how: str) -> None:
    """To the factory's values: of everything for a mode; for a package only of what that one has put, nothing here."""
    if how in ("untrusted_defaults", "untrusted_clear", "trusted_defaults"):
        factory = factory_settings()[namespace]
        put: dict[str, JSON] = {name: factory.get(name) for name in call.system.handset.settings[namespace]}
        kept = {"lockscreen.disabled", "default_input_method", "enabled_input_methods"}
        call.system.handset.prepare({"settings": {namespace: {k: v for k, v in put.items() if k not in kept}}})
        call.system.changed()


def put_setting(call: Call, namespace: str, name: str, value: str) -> None:
    """Change one setting, and note it."""
    handset = call.system.handset
    if (namespace, name) == ("secure", "default_input_method") and value in handset.keyboards():
        handset.use_keyboard(value)
    else:
        handset.prepare({"settings": {namespace: {name: value}}})
    call.system.changed()
    call.system.journal.add("setting", namespace=namespace, name=name, value=value)


def _connected(call: Call) -> bool:
    return link(call.system.handset.settings) == "wifi"


@takes(Grammar(plain="aS", most=1))
async def ifconfig(call: Call, options: Options) -> int:
    """ifconfig [-a] [wlan0 | lo]"""
    names = options.words or ("wlan0", "lo")
    for name in names:
        if name not in ("wlan0", "lo"):
            return await call.fail(f"ifconfig: {name}: No such device")
        address = "127.0.0.1  Mask:255.0.0.0" if name == "lo" else f"{ADDRESS}  Bcast:10.0.2.255  Mask:255.255.255.0"
        inet = f"          inet addr:{address}\n" if name == "lo" or _connected(call) else ""
        await call.out(f"{name:<9} Link encap:{'Local Loopback' if name == 'lo' else 'Ethernet'}\n{inet}\n")
    return 0


async def ip(call: Call) -> int:
    """ip addr [show [dev] wlan0], ip route"""
    words = [arg for arg in call.args if arg not in ("-4", "-o", "show", "dev", "list")]
    if words[:2] in (["-f", "inet"], ["-family", "inet"]):
        del words[:2]
    if words and words[0].startswith("-"):
        return await call.fail(f'Option "{words[0]}" is unknown, try "ip -help".', 255)
    match words:
        case ["addr" | "address" | "a", *names]:
            if names and names[0] not in ("wlan0", "lo"):
                return await call.fail(f'Device "{names[0]}" does not exist.')
            if not names or names[0] == "lo":
                await call.out("1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536\n    inet 127.0.0.1/8 scope host lo\n")
            if not names or names[0] == "wlan0":
                await call.out("2: wlan0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500\n")
                if _connected(call):
                    await call.out(f"    inet {ADDRESS}/24 brd 10.0.2.255 scope global wlan0\n")
        case ["route" | "r"]:
            if _connected(call):
                await call.out(f"10.0.2.0/24 dev wlan0 proto kernel scope link src {ADDRESS}\n")
        case _:
            return await call.fail(f'Object "{" ".join(words)}" is unknown here: addr, route.')
    return 0


COMMANDS: dict[str, Command] = {
    "getprop": getprop,
    "ifconfig": ifconfig,
    "ip": ip,
    "setprop": setprop,
    "settings": settings,
}
