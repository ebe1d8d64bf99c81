"""Commands about packages: pm, and cmd package."""

from __future__ import annotations

import asyncio
from typing import Any

from device.simulator.android.files import FileError
from device.simulator.android.manifest import BadApk, read_apk
from device.simulator.shell.command import Call, Command

UNKNOWN_COMMAND = 255
_LARGEST_APK = 256 * 1024 * 1024
FEATURES = ("android.hardware.bluetooth", "android.hardware.location", "android.hardware.screen.landscape",
            "android.hardware.screen.portrait", "android.hardware.touchscreen",
            "android.hardware.touchscreen.multitouch", "android.hardware.wifi", "android.software.input_methods",
            "android.software.webview")  # fmt: skip
_INTENT = "-a= -c= -d= -t= -n= -p= -f= --brief --components --query-flags= --user="
_TAKEN: dict[str, str] = {
    "clear": "--user= --cache-only",
    "disable": "--user=",
    "disable-user": "--user=",
    "enable": "--user=",
    "grant": "--user=",
    "install": "-l -r -t -f -d -g -R -i= -p= -S= --user= --install-location= --abi= --originating-uri= --referrer= "
    "--force-sdk --instant --full --preload --dont-kill --install-reason= --force-queryable --enable-rollback --pkg= "
    "--skip-verification --bypass-low-target-sdk-block --no-incremental --fastdeploy --restrict-permissions",
    "list": "-a -d -e -f -g -i -l -s -u -U -3 --show-versioncode --factory-only --apex-only --user= --uid=",
    "path": "--user=",
    "query-activities": _INTENT,
    "resolve-activity": _INTENT,
    "revoke": "--user=",
    "uninstall": "-k --user= --versionCode=",
}
"""The options of each subcommand; those that end in = have a value."""


class BadOption(Exception):
    """An option that Android does not take there."""


def _arguments(call: Call) -> tuple[dict[str, str], list[str]]:
    """What follows the subcommand, sorted by the options that this one takes.

    :raises BadOption: it does not take one of them, or a value is missing.
    """
    return arguments(call, _TAKEN.get(call.args[0], ""))


def arguments(call: Call, options_taken: str) -> tuple[dict[str, str], list[str]]:
    """Options with their values ('' for those without) and the other words, after the subcommand.

    :param options_taken: the options there are; those that end in = have a value.
    :raises BadOption: another one was given, or a value is missing.
    """
    taken = options_taken.split()
    options: dict[str, str] = {}
    words: list[str] = []
    rest = list(call.args[1:])
    while rest:
        arg = rest.pop(0)
        if f"{arg}=" in taken:
            if not rest:
                raise BadOption(f'Argument expected after "{arg}"')
            options[arg] = rest.pop(0)
        elif arg in taken:
            options[arg] = ""
        elif arg.startswith("-") and len(arg) > 1:
            raise BadOption(f"Unknown option: {arg}")
        else:
            words.append(arg)
    return options, words


def apk_path(package: str, facts: dict[str, Any]) -> str:
    """Where a package's code would lie."""
    return f"/system/app/{package}/base.apk" if facts["system"] else f"/data/app/{package}-1/base.apk"


async def _list(call: Call) -> int:
    options, words = _arguments(call)
    kind, *filters = words or [""]
    match kind:
        case "packages" | "package":
            await call.out("".join(_package_rows(call, options, filters[0] if filters else "")))
        case "users":
            await call.out("Users:\n\tUserInfo{0:Owner:c13} running\n")
        case "features":
            await call.out("".join(f"feature:{name}\n" for name in FEATURES))
        case "libraries":
            await call.out("library:android.test.base\nlibrary:org.apache.http.legacy\n")
        case "permission-groups":
            groups = ("CAMERA", "CONTACTS", "LOCATION", "MICROPHONE", "NOTIFICATIONS", "PHONE", "STORAGE")
            await call.out("".join(f"permission group:android.permission-group.{name}\n" for name in groups))
        case "instrumentation":
            return 0
        case _:
            return await call.fail(f"Error: unknown list type '{kind}'", UNKNOWN_COMMAND)
    return 0


def _package_rows(call: Call, options: dict[str, str], part: str) -> list[str]:
    rows = []
    for number, (package, facts) in enumerate(sorted(call.system.handset.packages().items())):
        if part not in package or ("-3" in options and facts["system"]) or ("-s" in options and not facts["system"]):
            continue
        if "-d" in options or "--apex-only" in options:
            continue  # nothing can be disabled here, and there is no APEX
        if options.get("--uid", str(10_000 + number)) != str(10_000 + number):
            continue
        row = f"package:{apk_path(package, facts)}={package}" if "-f" in options else f"package:{package}"
        row += "  installer=null" if "-i" in options else ""
        row += f" versionCode:{_version_code(facts)}" if "--show-versioncode" in options else ""
        row += f" uid:{10_000 + number}" if "-U" in options else ""
        rows.append(row + "\n")
    return rows


def _version_code(facts: dict[str, Any]) -> int:
    digits = "".join(c for c in str(facts["version"]).split(".")[0] if c.isdigit())
    return int(digits or 1)


async def _path(call: Call) -> int:
    _, words = _arguments(call)
    facts = call.system.handset.packages().get(words[0]) if words else None
    if facts is None:
        return 1
    await call.out(f"package:{apk_path(words[0], facts)}\n")
    return 0


async def _install(call: Call) -> int:
    options, words = _arguments(call)
    try:
        if words and words[0] != "-":
            data = call.system.files.read(call.path(words[0]))
        else:
            data = await _streamed(call, options.get("-S", ""))
        manifest = await asyncio.to_thread(read_apk, data)
    except FileError as error:
        return await call.fail(f"Error: failed to open file: {words[0]}: {error}")
    except BadApk as error:
        await call.out(f"Failure [{error}]\n")
        return 1
    system = call.system
    present = system.handset.packages().get(manifest.package)
    if present is not None and present["system"]:
        await call.out(
            "Failure [INSTALL_FAILED_UPDATE_INCOMPATIBLE: "
            f"Existing package {manifest.package} signatures do not match]\n"
        )
        return 1
    if system.faults.take("storage_full", "install") is not None:
        await call.out("Failure [INSTALL_FAILED_INSUFFICIENT_STORAGE: Failed to override installation location]\n")
        return 1
    label = manifest.label or manifest.package.rsplit(".", 1)[-1].capitalize()
    system.handset.install(manifest.package, label, manifest.version_name)
    for keyboard in manifest.keyboards:
        if keyboard not in system.handset.keyboards():
            system.handset.install_keyboard(keyboard)
    system.changed()
    system.journal.add("install", package=manifest.package, version=manifest.version_name)
    await call.out("Success\n")
    return 0


async def _streamed(call: Call, size: str) -> bytes:
    """``size`` bytes from standard input; clients do not close it."""
    if not size.isdecimal() or int(size) > _LARGEST_APK:
        raise BadApk("INSTALL_FAILED_INVALID_APK: -S must give the size in bytes")
    data = bytearray()
    while len(data) < int(size):
        chunk = await call.streams.stdin.read()
        if not chunk:
            raise BadApk(f"INSTALL_FAILED_INVALID_APK: {size} bytes were announced, {len(data)} came")
        data += chunk
    return bytes(data)


async def _uninstall(call: Call) -> int:
    _, words = _arguments(call)
    package = words[0] if words else ""
    facts = call.system.handset.packages().get(package)
    if facts is None or facts["system"] or not call.system.handset.uninstall(package):
        await call.out("Failure [DELETE_FAILED_INTERNAL_ERROR]\n")
        return 1
    call.system.granted.pop(package, None)
    call.system.changed()
    call.system.journal.add("uninstall", package=package)
    await call.out("Success\n")
    return 0


async def _clear(call: Call) -> int:
    options, words = _arguments(call)
    if "--cache-only" in options:  # no app here keeps a cache
        known = bool(words) and words[0] in call.system.handset.packages()
        await call.out("Success\n" if known else "Failed\n")
        return 0 if known else 1
    done = bool(words) and call.system.handset.clear(words[0])
    call.system.changed()
    if done:
        call.system.granted.pop(words[0], None)
        call.system.journal.add("clear_data", package=words[0])
    await call.out("Success\n" if done else "Failed\n")
    return 0 if done else 1


async def _grant(call: Call) -> int:
    _, words = _arguments(call)
    if len(words) != 2:
        return await call.fail("Error: a package and a permission are needed", UNKNOWN_COMMAND)
    package, permission = words
    if package not in call.system.handset.packages():
        return await call.fail(f"java.lang.IllegalArgumentException: Unknown package: {package}", UNKNOWN_COMMAND)
    given = call.system.granted.setdefault(package, set())
    given.add(permission) if call.args[0] == "grant" else given.discard(permission)
    call.system.handset.grant(package, permission, call.args[0] == "grant")
    return 0


async def _resolve(call: Call) -> int:
    _, words = _arguments(call)
    package = words[-1] if words else ""
    facts = call.system.handset.packages().get(package)
    if facts is None or not facts["launchable"]:
        await call.out("No activity found\n")
        return 0
    if "--brief" in call.args:
        await call.out("priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true\n")
    await call.out(f"{package}/{facts['activity']}\n")
    return 0


async def _query(call: Call) -> int:
    """The launcher's entries; an intent that is not the launcher's finds nothing, as no app here takes others."""
    options, words = _arguments(call)
    launcher = options.get("-c", "").endswith(".LAUNCHER") and options.get("-a", "").endswith(".MAIN")
    found = [
        f"{package}/{facts['activity']}"
        for package, facts in sorted(call.system.handset.packages().items())
        if launcher and facts["launchable"] and package in (words or [package])
    ]
    if not found:
        await call.out("No activities found\n")
        return 0
    if "--components" in options:
        await call.out("".join(f"{component}\n" for component in found))
        return 0
    await call.out(f"{len(found)} activities found:\n")
    for number, component in enumerate(found):
        match = "priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true"
        await call.out(f"  Activity #{number}:\n    {match}\n    {component}\n")
    return 0


async def _dump(call: Call) -> int:
    return await call.run(["dumpsys", "package", *call.args[1:2]])


async def _has_feature(call: Call) -> int:
    _, words = _arguments(call)
    if not words:
        return await call.fail("Error: expected FEATURE name", UNKNOWN_COMMAND)
    await call.out(f"{str(words[0] in FEATURES).lower()}\n")
    return 0 if words[0] in FEATURES else 1


async def _location(call: Call) -> int:
    await call.out("0[auto]\n")
    return 0


async def _able(call: Call) -> int:
    """pm enable and disable-user: nothing here can be disabled, as Android says of what is protected"""
    _, words = _arguments(call)
    verb, package = call.args[0], words[0] if words else ""
    if package not in call.system.handset.packages():
        return await call.fail(f"Exception occurred while executing '{verb}':\njava.lang.IllegalArgumentException: "
                               f"Unknown package: {package}", UNKNOWN_COMMAND)  # fmt: skip
    if verb == "enable":
        await call.out(f"Package {package} new state: enabled\n")
        return 0
    return await call.fail(f"Exception occurred while executing '{verb}':\njava.lang.SecurityException: "
                           f"Cannot disable a protected package: {package}", UNKNOWN_COMMAND)  # fmt: skip


_SUBCOMMANDS: dict[str, Command] = {
    "clear": _clear,
    "disable": _able,
    "disable-user": _able,
    "dump": _dump,
    "enable": _able,
    "get-install-location": _location,
    "grant": _grant,
    "has-feature": _has_feature,
    "install": _install,
    "list": _list,
    "path": _path,
    "query-activities": _query,
    "resolve-activity": _resolve,
    "revoke": _grant,
    "uninstall": _uninstall,
}


async def pm(call: Call) -> int:
    """pm and cmd package"""
    if not call.args:
        return await call.fail("Package manager (package) commands: " + " ".join(_SUBCOMMANDS), UNKNOWN_COMMAND)
    work = _SUBCOMMANDS.get(call.args[0])
    if work is None:
        return await call.fail(f"Unknown command: {call.args[0]}", UNKNOWN_COMMAND)
    try:
        return await work(call)
    except BadOption as error:
        return await call.fail(f"Error: {error}", UNKNOWN_COMMAND)


async def dumpsys_package(call: Call) -> int:
    """dumpsys package [PACKAGE]"""
    packages = call.system.handset.packages()
    names = [call.args[1]] if len(call.args) > 1 else sorted(packages)
    if names and names[0] not in packages:
        await call.out(f"Unable to find package: {names[0]}\n")
        return 0
    for number, name in enumerate(names):
        facts = packages[name]
        flags = "[ SYSTEM HAS_CODE ALLOW_CLEAR_USER_DATA ]" if facts["system"] else "[ HAS_CODE ALLOW_CLEAR_USER_DATA ]"
        given = sorted(call.system.granted.get(name, ()))
        await call.out(
            f"Packages:\n  Package [{name}] ({number:07x}):\n    userId={10_000 + number}\n"
            f"    codePath={apk_path(name, facts).removesuffix('/base.apk')}\n"
            f"    versionCode={_version_code(facts)} minSdk=24 targetSdk=34\n    versionName={facts['version']}\n"
            f"    flags={flags}\n    pkgFlags={flags}\n    timeStamp=2026-01-01 00:00:00\n"
            "    firstInstallTime=2026-01-01 00:00:00\n    lastUpdateTime=2026-01-01 00:00:00\n"
            f"    signatures=PackageSignatures{{{number:07x} version:3, signatures:[5eed{number:04x}], "
            "past signatures:[]}\n"
            "    runtime permissions:\n" + "".join(f"      {item}: granted=true\n" for item in given)
        )
    return 0


COMMANDS: dict[str, Command] = {"pm": pm}
