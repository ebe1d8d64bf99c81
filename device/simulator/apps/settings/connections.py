"""Pages of the Settings app about networks and devices nearby."""

from __future__ import annotations

from collections.abc import Sequence

from device.simulator.android.app import JSON, Context
from device.simulator.apps.settings import radios
from device.simulator.apps.settings.acts import asking, fixed, open_page, renaming, toast
from device.simulator.apps.settings.prefs import (
    BarIcon,
    Choice,
    Heading,
    MainSwitch,
    Note,
    PageSpec,
    Pref,
    Row,
    Setting,
    Split,
    Toggle,
)
from device.simulator.apps.settings.values import (
    CARRIER,
    DATA_SAVER,
    DEVICE_NAME,
    DNS_MODES,
    HOTSPOT_NAME,
    NETWORK_TYPES,
    word,
)
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import View


def _internet(ctx: Context) -> str:
    if radios.connected(ctx):
        return radios.standing(ctx, radios.connected(ctx))
    if radios.wifi_on(ctx):
        return "Networks available"
    return "Airplane mode is on" if radios.airplane_on(ctx) else radios.standing(ctx, CARRIER)


def _network(ctx: Context) -> Sequence[Pref]:
    return (
        Row("Internet", _internet, "internet", icon="wifi"),
        Row("Calls & SMS", CARRIER, "calls", icon="call"),
        Row("SIMs", CARRIER, "sim", icon="sd_card"),
        Toggle("Airplane mode", radios.AIRPLANE, icon="airplane", change=radios.set_airplane),
        Row("Hotspot & tethering", word(radios.HOTSPOT), "hotspot", icon="hotspot"),
        Row("Data Saver", word(DATA_SAVER), "data_saver", icon="data_saver_on"),
        Row("VPN", "None", "vpn", icon="vpn_key"),
        Choice("Private DNS", Setting("global", "private_dns_mode", "opportunistic"), DNS_MODES),
        Row("Adaptive connectivity", word(Setting("secure", "adaptive_connectivity_enabled", "1")), "adaptive"),
    )


def gear(ctx: Context, page: str, args: dict[str, JSON], key: str) -> View:
    """The gear at a row's end, a target of its own."""
    return w.icon_button("settings", "Settings", lambda: open_page(ctx, page, args), id="settings_button", key=key)


def tap_network(ctx: Context, ssid: str) -> None:
    """A tap on a network in the list: details when it is in use, else joining it, asking for what is needed."""
    found = radios.network(ctx, ssid)
    if radios.connected(ctx) == ssid:
        ctx.push("wifi_details", {"ssid": ssid})
    elif found["security"] == "Open" or (found["saved"] and not found["problem"]):
        radios.join(ctx, ssid)
    else:
        ctx.push("wifi_password", {"ssid": ssid}, "dialog")


def _network_row(ctx: Context, found: dict[str, JSON]) -> Row:
    ssid: str = found["ssid"]
    in_use = radios.connected(ctx) == ssid
    summary = radios.standing(ctx) if in_use else found["problem"] or ("Saved" if found["saved"] else "")
    level = int(found["level"])

    def end(ctx: Context) -> View:
        if in_use:
            return gear(ctx, "wifi_details", {"ssid": ssid}, f"network/{ssid}/settings")
        return w.icon("lock", size=20, id="icon_frame") if found["security"] != "Open" else w.space(20)

    icon = "wifi" if level > 2 and (ctx.online or not in_use) else "wifi_outline"
    return Row(ssid, summary, act=lambda ctx: tap_network(ctx, ssid), icon=icon, end=end, listed=False)


def _internet_page(ctx: Context) -> Sequence[Pref]:
    switch = Toggle("Wi‑Fi", radios.WIFI, is_on=radios.wifi_on, change=radios.set_wifi)
    if not radios.wifi_on(ctx):
        note = (
            ()
            if radios.airplane_on(ctx)
            else (Row(CARRIER, radios.standing(ctx, "Connected / LTE"), "sim", icon="signal"),)
        )
        return (*note, switch, Row("Network preferences", "Wi‑Fi turns back on automatically", "wifi_preferences"))
    saved = [n for n in radios.networks(ctx) if n["saved"]]
    first = sorted(radios.networks(ctx), key=lambda n: (n["ssid"] != radios.connected(ctx), -int(n["level"])))
    return (
        switch,
        *(_network_row(ctx, n) for n in first),
        Row("Add network", page="wifi_add", icon="add"),
        Row("Network preferences", "Wi‑Fi turns back on automatically", "wifi_preferences"),
        Row("Saved networks", f"{len(saved)} network{'s' if len(saved) != 1 else ''}", "wifi_saved"),
        Row("Non‑carrier data usage", "1.27 GB used Oct 26 – Nov 23", inert=True),
    )


def _wifi_preferences(ctx: Context) -> Sequence[Pref]:
    return (
        Toggle("Turn on Wi‑Fi automatically", Setting("global", "wifi_wakeup_enabled", "1"),
               "Wi‑Fi will turn back on near high‑quality saved networks, like your home network"),
        Toggle("Notify for public networks", Setting("global", "wifi_networks_available_notification_on", "1"),
               "Notify when a high‑quality public network is available"),
        Row("Install certificates", act=toast("No certificates found")),
        Row("Wi‑Fi Direct", page="wifi_direct"),
    )  # fmt: skip


def _wifi_saved(ctx: Context) -> Sequence[Pref]:
    saved = [n for n in radios.networks(ctx) if n["saved"]]
    if not saved:
        return (Note("No saved networks"),)
    return tuple(
        Row(n["ssid"], page="wifi_details", args=(("ssid", n["ssid"]),), icon="wifi")
        for n in sorted(saved, key=lambda n: str(n["ssid"]))
    )


def _calls(ctx: Context) -> Sequence[Pref]:
    return (
        Heading("Calls"),
        Row("Calls preference", CARRIER, inert=True),
        Toggle("Wi‑Fi calling", Setting("app", "wfc"), "Use Wi‑Fi for calls when it is available"),
        Heading("SMS"),
        Row("SMS preference", CARRIER, inert=True),
    )


def _sim(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use SIM", Setting("app", "use_sim", "1")),
        Toggle("Mobile data", radios.MOBILE_DATA, "Access data using mobile network"),
        Toggle("Roaming", Setting("global", "data_roaming"), "Connect to data services when roaming"),
        Row("App data usage", "412 MB used Nov 1 – 23", inert=True),
        Row("Data warning & limit", page="data_limit"),
        Choice("Preferred network type", Setting("global", "preferred_network_mode", "33"), NETWORK_TYPES),
        Row("Carrier settings version", "12000000.4", inert=True),
    )


def _data_limit(ctx: Context) -> Sequence[Pref]:
    warn = Setting("app", "data_warning", "1")
    return (
        Row("Mobile data usage cycle", "Monthly on day 1", inert=True),
        Toggle("Set data warning", warn),
        Row("Data warning", "2.00 GB", enabled=warn.is_on, inert=True),
        Toggle("Set data limit", Setting("app", "data_limit")),
    )


def _data_saver(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use Data Saver", DATA_SAVER),
        Row("Unrestricted data", "2 apps allowed to use unrestricted data when Data Saver is on", inert=True),
    )


def _adaptive(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use adaptive connectivity", Setting("secure", "adaptive_connectivity_enabled", "1")),
        Note("Extends battery life and improves device performance by automatically managing network connections."),
    )


def _hotspot(ctx: Context) -> Sequence[Pref]:
    return (
        Split("Wi‑Fi hotspot", radios.HOTSPOT, "hotspot_wifi",
              word(radios.HOTSPOT, "On", "Not sharing internet or content with other devices")),
        Toggle("USB tethering", Setting("app", "usb_tether"), "Share phone’s internet connection via USB",
               enabled=False),
        Toggle("Bluetooth tethering", Setting("app", "bt_tether"),
               "Share phone’s internet connection via Bluetooth", enabled=radios.bluetooth_on),
        Note("Use hotspot and tethering to provide internet to other devices through your mobile data connection. "
             "Apps can also create a hotspot to share content with nearby devices."),
    )  # fmt: skip


def _hotspot_wifi(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use Wi‑Fi hotspot", radios.HOTSPOT),
        Row("Hotspot name", HOTSPOT_NAME.get, act=renaming("hotspot_name")),
        Row("Security", "WPA2/WPA3‑Personal", inert=True),
        Row("Hotspot password", "••••••••••", act=renaming("hotspot_password")),
        Toggle("Turn off hotspot automatically", Setting("global", "soft_ap_timeout_enabled", "1"),
               "When no devices are connected"),
    )  # fmt: skip


def _connected(ctx: Context) -> Sequence[Pref]:
    paired = ctx.data["bluetooth"]["paired"]
    on = radios.bluetooth_on(ctx)
    now = [d for d in paired if on and d["connected"]]
    before = [d for d in paired if d not in now]
    return (
        *((Heading("Media devices"),) if now else ()),
        *(_device_row(d, "Active") for d in now),
        Row("Pair new device", "" if on else "Bluetooth will turn on to pair", "pair", icon="add"),
        *((Heading("Previously connected devices"),) if before else ()),
        *(_device_row(d, "") for d in before),
        Row("Connection preferences", "Bluetooth, NFC, printing", "connection_preferences"),
        *(() if on else (Note("To see your devices, turn Bluetooth on."),)),
    )


def _device_row(device: dict[str, JSON], summary: str) -> Row:
    name: str = device["name"]
    icon = "headphones" if device["kind"] == "audio" else "watch"

    def end(ctx: Context) -> View:
        return gear(ctx, "device", {"name": name}, f"device/{name}/settings")

    return Row(
        name,
        summary,
        act=lambda ctx: tap_device(ctx, name),
        icon=icon,
        end=end,
        enabled=radios.bluetooth_on,
        listed=False,
    )


def tap_device(ctx: Context, name: str) -> None:
    """A tap on a paired device connects it or disconnects it."""
    for device in ctx.data["bluetooth"]["paired"]:
        if device["name"] == name:
            device["connected"] = not device["connected"]


def _connection_preferences(ctx: Context) -> Sequence[Pref]:
    return (
        Row("Bluetooth", lambda ctx: "On" if radios.bluetooth_on(ctx) else "Off", "bluetooth", icon="bluetooth"),
        Row("Cast", "Not connected", "cast", icon="cast"),
        Toggle("NFC", Setting("app", "nfc", "1"), icon="nfc"),
        Row("Printing", "1 print service on", "printing", icon="print"),
    )


def _bluetooth(ctx: Context) -> Sequence[Pref]:
    return (
        MainSwitch("Use Bluetooth", radios.BLUETOOTH, is_on=radios.bluetooth_on, change=radios.set_bluetooth),
        *((Row("Pair new device", page="pair", icon="add"),) if radios.bluetooth_on(ctx) else ()),
        Row("Device name", DEVICE_NAME.get, act=renaming("device_name")),
        Note("When Bluetooth is turned on, your device can communicate with other nearby Bluetooth devices."),
    )


def _pair(ctx: Context) -> Sequence[Pref]:
    known = {d["address"] for d in ctx.data["bluetooth"]["paired"]}
    seen = [d for d in ctx.data["bluetooth"]["nearby"] if d["address"] not in known]
    return (
        Row("Device name", DEVICE_NAME.get, act=renaming("device_name")),
        Heading("Available devices"),
        *(
            Row(d["name"], page="pair_with", args=(("address", d["address"]),), kind="dialog", icon="bluetooth")
            for d in seen
        ),
        Note("Phone’s Bluetooth address: 5a:0c:31:7e:d4:18"),
    )


def _cast(ctx: Context) -> Sequence[Pref]:
    return (Note("No nearby devices were found."),)


def _printing(ctx: Context) -> Sequence[Pref]:
    return (
        Toggle("Default Print Service", Setting("app", "print_service", "1"), icon="print"),
        Row("Add service", act=toast("No app found to handle this"), icon="add"),
    )


RESET_INTERNET = BarIcon("reset", "Reset internet", "internet_reset", asking("reset_internet"))

PAGES: dict[str, PageSpec] = {
    "network": PageSpec("Network & internet", _network),
    "internet": PageSpec(
        "Internet",
        _internet_page,
        icons=(BarIcon("reset", "Reset internet", "internet_reset", asking("reset_internet")),),
    ),
    "wifi_preferences": PageSpec("Network preferences", _wifi_preferences),
    "wifi_saved": PageSpec("Saved networks", _wifi_saved),
    "wifi_direct": PageSpec("Wi‑Fi Direct", fixed(Note("No devices found."))),
    "calls": PageSpec("Calls & SMS", _calls),
    "sim": PageSpec(CARRIER, _sim),
    "data_limit": PageSpec("Data warning & limit", _data_limit),
    "hotspot": PageSpec("Hotspot & tethering", _hotspot),
    "hotspot_wifi": PageSpec("Wi‑Fi hotspot", _hotspot_wifi),
    "data_saver": PageSpec("Data Saver", _data_saver),
    "vpn": PageSpec("VPN", fixed(Note("No VPNs added"))),
    "adaptive": PageSpec("Adaptive connectivity", _adaptive),
    "connected": PageSpec("Connected devices", _connected),
    "connection_preferences": PageSpec("Connection preferences", _connection_preferences),
    "bluetooth": PageSpec("Bluetooth", _bluetooth),
    "pair": PageSpec("Pair new device", _pair),
    "cast": PageSpec("Cast", _cast),
    "printing": PageSpec("Printing", _printing),
}
