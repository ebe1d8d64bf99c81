"""Commands about Android's services by name: service, appops, and the services that answer to no command."""

from __future__ import annotations

from collections.abc import Mapping

from device.simulator.shell.command import Call, Command

USAGE_ERROR, UNKNOWN_COMMAND = 10, 255
INTERFACES: Mapping[str, str] = {
    "SurfaceFlinger": "android.ui.ISurfaceComposer",
    "activity": "android.app.IActivityManager",
    "activity_task": "android.app.IActivityTaskManager",
    "alarm": "android.app.IAlarmManager",
    "appops": "com.android.internal.app.IAppOpsService",
    "audio": "android.media.IAudioService",
    "battery": "",
    "bluetooth_manager": "android.bluetooth.IBluetoothManager",
    "clipboard": "android.content.IClipboard",
    "connectivity": "android.net.IConnectivityManager",
    "display": "android.hardware.display.IDisplayManager",
    "input": "android.hardware.input.IInputManager",
    "input_method": "com.android.internal.view.IInputMethodManager",
    "location": "android.location.ILocationManager",
    "lock_settings": "com.android.internal.widget.ILockSettings",
    "meminfo": "",
    "notification": "android.app.INotificationManager",
    "package": "android.content.pm.IPackageManager",
    "phone": "com.android.internal.telephony.ITelephony",
    "power": "android.os.IPowerManager",
    "settings": "",
    "statusbar": "com.android.internal.statusbar.IStatusBarService",
    "telephony.registry": "com.android.internal.telephony.ITelephonyRegistry",
    "uimode": "android.app.IUiModeManager",
    "wifi": "android.net.wifi.IWifiManager",
    "window": "android.view.IWindowManager",
}
"""Every service that runs here, with its interface."""

MODES = ("allow", "ignore", "deny", "default", "foreground")
OPERATIONS: Mapping[str, str] = {
    "CAMERA": "android.permission.CAMERA",
    "COARSE_LOCATION": "android.permission.ACCESS_COARSE_LOCATION",
    "FINE_LOCATION": "android.permission.ACCESS_FINE_LOCATION",
    "POST_NOTIFICATION": "android.permission.POST_NOTIFICATIONS",
    "READ_CALL_LOG": "android.permission.READ_CALL_LOG",
    "READ_CONTACTS": "android.permission.READ_CONTACTS",
    "READ_SMS": "android.permission.READ_SMS",
    "RECORD_AUDIO": "android.permission.RECORD_AUDIO",
    "WRITE_CONTACTS": "android.permission.WRITE_CONTACTS",
}
"""Operations that stand for a permission; allowing or denying one gives or takes it."""

OTHER_OPERATIONS = frozenset(
    {"MANAGE_EXTERNAL_STORAGE", "MOCK_LOCATION", "PROJECT_MEDIA", "RUN_ANY_IN_BACKGROUND", "RUN_IN_BACKGROUND",
     "SYSTEM_ALERT_WINDOW", "TOAST_WINDOW", "WRITE_SETTINGS", "android:mock_location"}
)  # fmt: skip
"""Operations that are kept, and that nothing here asks for."""


async def service(call: Call) -> int:
    """service list | check NAME; calls by number are refused, as no code stands behind the numbers here"""
    match call.args:
        case ("list",):
            rows = [f"{number}\t{name}: [{INTERFACES[name]}]\n" for number, name in enumerate(INTERFACES)]
            await call.out(f"Found {len(rows)} services:\n" + "".join(rows))
            return 0
        case ("check", name):
            await call.out(f"Service {name}: {'found' if name in INTERFACES else 'not found'}\n")
            return 0
        case ("check",):
            return await call.fail("service: No service specified for check", USAGE_ERROR)
        case ("call", name, _, *_) if name not in INTERFACES:
            return await call.fail(f"service: Service {name} does not exist", USAGE_ERROR)
        case ("call", _, code, *_) if code.isdecimal():
            return await call.fail("service: calls by number are not simulated", USAGE_ERROR)
        case ("call", *words):
            missing = "service" if not words else "code"
            return await call.fail(f"service: No {missing} specified for call", USAGE_ERROR)
        case _:
            said = f"service: Unknown command {call.args[0]}\n" if call.args else "service: No command specified\n"
            usage = "Usage: service [-h|-?]\n       service list\n       service check SERVICE\n"
            return await call.fail(f"{said}{usage}       service call SERVICE CODE [i32 N | i64 N | s16 STR ] ...", 10)


async def appops(call: Call) -> int:
    """appops get PACKAGE [OPERATION] | set PACKAGE OPERATION MODE | reset [PACKAGE]"""
    words = [word for word in call.args if word not in ("--user", "--uid")]
    kept, packages = call.system.appops, call.system.handset.packages()
    match words:
        case ["get" | "set" | "reset", package, *_] if package not in packages:
            return await call.fail(f"Error: No UID for {package} in user 0", UNKNOWN_COMMAND)
        case ["get" | "set", _, operation, *_] if operation not in OPERATIONS and operation not in OTHER_OPERATIONS:
            return await call.fail(f"Error: Unknown operation string: {operation}", UNKNOWN_COMMAND)
        case ["set", _, _, mode] if mode not in MODES:
            return await call.fail(f"Error: Mode {mode} is not valid", UNKNOWN_COMMAND)
        case ["get", package, *operation]:
            modes = kept.get(package, {})
            rows = [f"{name}: {mode}\n" for name, mode in sorted(modes.items()) if name in (operation or [name])]
            await call.out("".join(rows) or "No operations.\n")
        case ["set", package, operation, mode]:
            kept.setdefault(package, {})[operation] = mode
            if operation in OPERATIONS and mode != "default":
                call.system.handset.grant(package, OPERATIONS[operation], mode in ("allow", "foreground"))
        case ["reset", *package]:
            for name in package or list(kept):
                kept.pop(name, None)
        case ["set" | "get", *_]:
            return await call.fail("Error: Package name not specified.", UNKNOWN_COMMAND)
        case _:
            return await call.fail(f"Unknown command: {' '.join(words[:1])}", UNKNOWN_COMMAND)
    return 0


async def mute(call: Call) -> int:
    """cmd SERVICE for a service that has no commands, in Binder's own words; on Android that ends with 0"""
    await call.err("No shell command implementation.\n")
    return 0


COMMANDS: dict[str, Command] = {"appops": appops, "service": service}
SERVICES: dict[str, Command] = {
    "appops": appops,
    "clipboard": mute,
    "meminfo": mute,
    "telephony.registry": mute,
}
