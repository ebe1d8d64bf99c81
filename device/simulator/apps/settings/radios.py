"""What Android does when radios are switched: airplane mode, Wi-Fi, Bluetooth, and networks joined and forgotten."""

from __future__ import annotations

from collections.abc import Callable

from device.simulator.android.app import JSON, Context
from device.simulator.apps.settings.prefs import Setting

AIRPLANE = Setting("global", "airplane_mode_on")
WIFI = Setting("global", "wifi_on", "1")
BLUETOOTH = Setting("global", "bluetooth_on", "1")
MOBILE_DATA = Setting("global", "mobile_data", "1")
HOTSPOT = Setting("app", "hotspot")
# What the two radios hold while airplane mode keeps them off, so that they come back after it. Android's own values.
WIFI_OFF_BY_AIRPLANE = "3"
WIFI_ON_IN_AIRPLANE = "2"
BLUETOOTH_OFF_BY_AIRPLANE = "2"


def airplane_on(ctx: Context) -> bool:
    """Whether airplane mode is on."""
    return AIRPLANE.is_on(ctx)


def wifi_on(ctx: Context) -> bool:
    """Whether the Wi-Fi radio is on, in airplane mode or not."""
    return WIFI.get(ctx) in ("1", WIFI_ON_IN_AIRPLANE)


def bluetooth_on(ctx: Context) -> bool:
    """Whether the Bluetooth radio is on."""
    return BLUETOOTH.is_on(ctx)


def set_airplane(ctx: Context, on: bool) -> None:
    """Airplane mode takes the radios down, and gives back those that it took."""
    AIRPLANE.switch(ctx, on)
    if on:
        if WIFI.get(ctx) == "1":
            WIFI.put(ctx, WIFI_OFF_BY_AIRPLANE)
        if BLUETOOTH.get(ctx) == "1":
            BLUETOOTH.put(ctx, BLUETOOTH_OFF_BY_AIRPLANE)
        HOTSPOT.switch(ctx, False)
        return
    if WIFI.get(ctx) in (WIFI_OFF_BY_AIRPLANE, WIFI_ON_IN_AIRPLANE):
        WIFI.put(ctx, "1")
    if BLUETOOTH.get(ctx) == BLUETOOTH_OFF_BY_AIRPLANE:
        BLUETOOTH.put(ctx, "1")


def set_wifi(ctx: Context, on: bool) -> None:
    """Switch Wi-Fi; in airplane mode it can be on by the user's own wish."""
    if on:
        WIFI.put(ctx, WIFI_ON_IN_AIRPLANE if airplane_on(ctx) else "1")
    else:
        WIFI.put(ctx, "0")


def set_bluetooth(ctx: Context, on: bool) -> None:
    """Switch Bluetooth; switching it off drops every connection."""
    BLUETOOTH.switch(ctx, on)
    if not on:
        for device in ctx.data["bluetooth"]["paired"]:
            device["connected"] = False


ON: dict[str, Callable[[Context], bool]] = {"wifi": wifi_on, "bluetooth": bluetooth_on, "airplane": airplane_on}
SWITCH: dict[str, Callable[[Context, bool], None]] = {
    "wifi": set_wifi,
    "bluetooth": set_bluetooth,
    "airplane": set_airplane,
}
"""The radios by name: whether each is on, and what switching it does."""


def networks(ctx: Context) -> list[dict[str, JSON]]:
    """Networks in reach, strongest first."""
    found: list[dict[str, JSON]] = ctx.data["wifi"]["networks"]
    return found


def network(ctx: Context, ssid: str) -> dict[str, JSON]:
    """A network by its name.

    :raises KeyError: there is none of that name.
    """
    for found in networks(ctx):
        if found["ssid"] == ssid:
            return found
    raise KeyError(ssid)


def connected(ctx: Context) -> str:
    """The name of the network in use, empty when there is none."""
    if not wifi_on(ctx):
        return ""
    joined: str = ctx.data["wifi"]["connected"]
    return joined


def standing(ctx: Context, said: str = "Connected") -> str:
    """What is said of the connection in use: also that nothing can be reached over it, where that is so."""
    return said if ctx.online else f"{said} / No internet"


def join(ctx: Context, ssid: str, passphrase: str = "") -> bool:
    """Try to join a network: False when the passphrase is wrong, and the network then says so."""
    wanted = network(ctx, ssid)
    right = wanted["security"] == "Open" or wanted["saved"] or passphrase == wanted["passphrase"]
    wanted["problem"] = "" if right else "Check password and try again"
    if right:
        wanted["saved"] = True
        ctx.data["wifi"]["connected"] = ssid
    return bool(right)


def leave(ctx: Context, ssid: str, forget: bool) -> None:
    """Disconnect from a network, and forget it if wished."""
    if ctx.data["wifi"]["connected"] == ssid:
        ctx.data["wifi"]["connected"] = ""
    if forget:
        network(ctx, ssid)["saved"] = False
