"""Commands that switch what connects the phone: svc, cmd wifi, cmd connectivity, cmd bluetooth_manager, and dumps."""

from __future__ import annotations

from typing import Any, Literal

from device.simulator.android.network import ADDRESS, link
from device.simulator.shell.command import Call, Command
from device.simulator.shell.commands.settings import put_setting

UNKNOWN_COMMAND = 255
SETTINGS = "com.android.settings"
_SVC = (
    "Available commands:\n    help     Show information about the subcommands\n    power    Control the power manager\n"
    "    data     Control mobile data connectivity\n    wifi     Control the Wi-Fi manager\n"
    "    bluetooth Control the Bluetooth manager"
)


def _switch(call: Call, name: Literal["wifi", "bluetooth", "airplane"], on: bool) -> None:
    """A radio, with all that Android does then."""
    call.system.handset.switch_radio(name, on)
    call.system.changed()
    setting = {"wifi": "wifi_on", "bluetooth": "bluetooth_on", "airplane": "airplane_mode_on"}[name]
    call.system.journal.add("setting", namespace="global", name=setting, value="1" if on else "0")


async def svc(call: Call) -> int:
    """svc wifi|data|bluetooth enable|disable, svc power stayon|reboot"""
    match call.args:
        case (("wifi" | "bluetooth") as radio, ("enable" | "disable") as word):
            _switch(call, "wifi" if radio == "wifi" else "bluetooth", word == "enable")
            return 0
        case ("data", ("enable" | "disable") as word):
            put_setting(call, "global", "mobile_data", "1" if word == "enable" else "0")
            return 0
        case ("power", "stayon", ("true" | "false" | "usb" | "ac" | "wireless" | "dock") as word):
            put_setting(call, "global", "stay_on_while_plugged_in", "0" if word == "false" else "7")
            return 0
        case ("power", "reboot"):
            return await call.run(["reboot"])
        case ("wifi" | "data" | "bluetooth" | "power" as name, *_):
            usage = "stayon|reboot" if name == "power" else "enable|disable"
            return await call.fail(f"Control the {name}\n\nusage: svc {name} [{usage}]")
        case _:
            return await call.fail(_SVC)


# --- cmd wifi ---


def _wifi(call: Call) -> dict[str, Any]:
    """What Settings knows of networks: {"networks": […], "connected": name}."""
    known: dict[str, Any] = call.system.handset.state()["apps"].get(SETTINGS, {}).get("wifi", {})
    return known or {"networks": [], "connected": ""}


def _security(network: dict[str, Any]) -> str:
    return "open" if network["security"] == "Open" else "wpa2-psk"


async def wifi(call: Call) -> int:
    """cmd wifi set-wifi-enabled enabled|disabled, status, list-networks, list-scan-results"""
    known, on = _wifi(call), link(call.system.handset.settings) == "wifi"
    match call.args:
        case ("set-wifi-enabled", ("enabled" | "disabled") as word):
            _switch(call, "wifi", word == "enabled")
        case ("set-wifi-enabled", *_):
            return await call.fail("Invalid args to set-wifi-enabled - expected: enabled, disabled", UNKNOWN_COMMAND)
        case ("status",):
            await call.out("Wifi is enabled\n" if on else "Wifi is disabled\n")
            name = known["connected"] if on else ""
            await call.out(
                f'Wifi is connected to "{name}"\nWifiInfo: SSID: "{name}", Supplicant state: COMPLETED, '
                f"IP: /{ADDRESS}, RSSI: -50\n"
                if name
                else "Wifi is not connected\n" if on else ""
            )  # fmt: skip
        case ("list-networks",):
            saved = [network for network in known["networks"] if network["saved"]]
            rows = [f"{n:<12} {net['ssid']:<32} {_security(net)}\n" for n, net in enumerate(saved)]
            head = f"{'Network Id':<12} {'SSID':<32} Security type\n"
            await call.out(head + "".join(rows) if rows else "No networks\n")
        case ("list-scan-results",):
            rows = [f"  {_bssid(n)}  2412  {-90 + 10 * int(net['level']):>4}  {net['ssid']}\n"
                    for n, net in enumerate(known["networks"])]  # fmt: skip
            head = "    BSSID              Frequency      RSSI     SSID\n"
            await call.out(head + "".join(rows) if on and rows else "No scan results\n")
        case _:
            return await call.fail(f"Unknown command: {' '.join(call.args[:1])}", UNKNOWN_COMMAND)
    return 0


def _bssid(number: int) -> str:
    """A made-up address of an access point, one of those that are locally administered."""
    return f"02:00:00:00:01:{number:02x}"


async def connectivity(call: Call) -> int:
    """cmd connectivity airplane-mode [enable|disable]"""
    match call.args:
        case ("airplane-mode",):
            flying = str(call.system.handset.settings["global"].get("airplane_mode_on")) == "1"
            await call.out("enabled\n" if flying else "disabled\n")
        case ("airplane-mode", ("enable" | "disable") as word):
            _switch(call, "airplane", word == "enable")
        case _:
            return await call.fail(f"Unknown command: {' '.join(call.args[:1])}", UNKNOWN_COMMAND)
    return 0


async def bluetooth(call: Call) -> int:
    """cmd bluetooth_manager enable|disable|wait-for-state:STATE_ON|STATE_OFF"""
    on = str(call.system.handset.settings["global"].get("bluetooth_on")) == "1"
    match call.args:
        case (("enable" | "disable") as word,):
            _switch(call, "bluetooth", word == "enable")
        case (("wait-for-state:STATE_ON" | "wait-for-state:STATE_OFF") as wanted,):
            if wanted.endswith("_ON") != on:
                return await call.fail(f"{wanted}: Failed with status: -1", UNKNOWN_COMMAND)
            await call.out(f"{wanted}: Success\n")
        case _:
            return await call.fail(f"Unknown command: {' '.join(call.args[:1])}", UNKNOWN_COMMAND)
    return 0


async def phone(call: Call) -> int:
    """cmd phone data enable|disable; there is no SIM to do more with"""
    match call.args:
        case ("data", ("enable" | "disable") as word):
            put_setting(call, "global", "mobile_data", "1" if word == "enable" else "0")
            return 0
        case _:
            return await call.fail(f"Unknown command: {' '.join(call.args[:1])}", UNKNOWN_COMMAND)


async def location(call: Call) -> int:
    """cmd location is-location-enabled | set-location-enabled true|false"""
    match call.args:
        case ("is-location-enabled", *_):
            on = str(call.system.handset.settings["secure"].get("location_mode", "0")) != "0"
            await call.out(f"{str(on).lower()}\n")
        case ("set-location-enabled", ("true" | "false") as word, *_):
            put_setting(call, "secure", "location_mode", "3" if word == "true" else "0")
        case _:
            return await call.fail(f"Unknown command: {' '.join(call.args[:1])}", UNKNOWN_COMMAND)
    return 0


# --- dumps ---


async def dumpsys_wifi(call: Call) -> int:
    """dumpsys wifi"""
    on = link(call.system.handset.settings) == "wifi"
    name = _wifi(call)["connected"] if on else ""
    await call.out(
        f"Wi-Fi is {'enabled' if on else 'disabled'}\nmWifiInfo SSID: {name or '<unknown ssid>'}, "
        f"Supplicant state: {'COMPLETED' if name else 'DISCONNECTED'}\n"
    )
    return 0


async def dumpsys_connectivity(call: Call) -> int:
    """dumpsys connectivity"""
    kind = link(call.system.handset.settings).upper()
    if not kind:
        await call.out("NetworkFactories for:\n\nActive default network: none\n\nCurrent Networks:\n")
        return 0
    validated = "" if call.system.handset.trouble.cut_off() else "&VALIDATED"
    kind = "CELLULAR" if kind == "MOBILE" else kind
    await call.out(
        "NetworkFactories for:\n\nActive default network: 100\n\nCurrent Networks:\n"
        f"  NetworkAgentInfo{{network{{100}} ni{{[type: {kind}[], state: CONNECTED/CONNECTED]}} "
        f"lp{{{{InterfaceName: wlan0 LinkAddresses: [ {ADDRESS}/24 ] }}}} "
        f"nc{{[ Transports: {kind} Capabilities: INTERNET&NOT_RESTRICTED&TRUSTED{validated} ]}}}}\n"
    )
    return 0


async def dumpsys_bluetooth(call: Call) -> int:
    """dumpsys bluetooth_manager"""
    on = str(call.system.handset.settings["global"].get("bluetooth_on")) == "1"
    await call.out(f"Bluetooth Status\n  enabled: {str(on).lower()}\n  state: {'ON' if on else 'OFF'}\n")
    return 0


async def dumpsys_telephony(call: Call) -> int:
    """dumpsys telephony.registry: no SIM, no call"""
    await call.out("last known state:\n  Phone Id=0\n    mCallState=0\n    mDataConnectionState=0\n    mSimState=1\n")
    return 0


COMMANDS: dict[str, Command] = {"svc": svc}
SERVICES: dict[str, Command] = {
    "bluetooth_manager": bluetooth,
    "connectivity": connectivity,
    "location": location,
    "phone": phone,
    "wifi": wifi,
}
DUMPS: dict[str, Command] = {
    "bluetooth_manager": dumpsys_bluetooth,
    "connectivity": dumpsys_connectivity,
    "telephony.registry": dumpsys_telephony,
    "wifi": dumpsys_wifi,
}
