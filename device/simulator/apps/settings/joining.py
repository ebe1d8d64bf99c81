"""Wi-Fi networks and Bluetooth devices of the Settings app one by one: joining, pairing, details, forgetting."""

from __future__ import annotations

from device.simulator.android.app import Context
from device.simulator.apps.settings import radios
from device.simulator.apps.settings.acts import ask, remember
from device.simulator.apps.settings.frame import frame, header_button
from device.simulator.apps.settings.prefs import Row
from device.simulator.apps.settings.rows import draw
from device.simulator.drawing import widgets as w
from device.simulator.drawing.view import Insets, View, insets

SHORTEST_PASSPHRASE = 8


def wifi_password(ctx: Context) -> View:
    """The dialog that joins a network with a passphrase."""
    ssid = str(ctx.page.args["ssid"])
    shown = bool(ctx.page.ui.get("shown"))
    typed = ctx.field("password")

    def connect() -> None:
        if len(typed) >= SHORTEST_PASSPHRASE:
            ctx.pop()
            radios.join(ctx, ssid, typed)

    ready = len(typed) >= SHORTEST_PASSPHRASE
    return w.dialog_frame(
        ssid,
        "",
        w.text("Password", id="password_label", size=14, color="on_surface_variant"),
        w.field("password", id="password", password=not shown, on_submit=connect),
        w.checkbox(shown, lambda: remember(ctx, "shown", not shown), label="Show password", id="show_password",
                   key="show_password"),
        buttons=(
            w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
            w.DialogButton("Connect", connect, "positive", enabled=ready, key="connect"),
        ),
    )  # fmt: skip


def wifi_add(ctx: Context) -> View:
    """A network that does not show its name."""
    ssid, passphrase = ctx.field("ssid").strip(), ctx.field("password")
    secured = bool(ctx.page.ui.get("secured"))
    ready = bool(ssid) and (not secured or len(passphrase) >= SHORTEST_PASSPHRASE)

    def save() -> None:
        known = [n for n in radios.networks(ctx) if n["ssid"] == ssid]
        if not known:
            radios.networks(ctx).append(
                {
                    "ssid": ssid,
                    "security": "WPA2-Personal" if secured else "Open",
                    "passphrase": passphrase,
                    "level": 0,
                    "saved": True,
                    "problem": "Not in range",
                }
            )
        ctx.pop()

    return frame(
        ctx,
        "Add network",
        w.text("Network name", size=14, padding=Insets(24, 8, 24, 4)),
        w.field("ssid", "Enter the SSID", id="ssid", margin=insets(24)),
        w.checkbox(secured, lambda: remember(ctx, "secured", not secured), label="WPA/WPA2-Personal", id="security",
                   key="security").but(margin=insets(24, 12)),
        w.field("password", "Password", id="password", password=True, margin=insets(24)) if secured else None,
        w.row(
            w.button("Cancel", ctx.pop, style="text", id="android:id/button2", key="cancel"),
            w.button("Save", save if ready else None, style="text", id="android:id/button1", enabled=ready, key="save"),
            arrange="end",
            padding=insets(24, 16),
        ),
    )  # fmt: skip


def wifi_details(ctx: Context) -> View:
    """A known network: what it is, and letting it go."""
    ssid = str(ctx.page.args["ssid"])
    facts = radios.network(ctx, ssid)
    in_use = radios.connected(ctx) == ssid

    def forget() -> None:
        radios.leave(ctx, ssid, forget=True)
        ctx.pop()

    def toggle() -> None:
        if in_use:
            radios.leave(ctx, ssid, forget=False)
        else:
            radios.join(ctx, ssid)

    strength = ("Poor", "Poor", "Fair", "Good", "Excellent")[int(facts["level"])]
    rows = (
        Row("Signal strength", strength, inert=True, icon="wifi"),
        Row("Frequency", "5 GHz" if ssid.endswith("5G") else "2.4 GHz", inert=True, icon="public"),
        Row("Security", str(facts["security"]), inert=True, icon="lock"),
        Row("IP address", "192.168.1.34" if in_use else "", inert=True),
    )
    return frame(
        ctx,
        "Network details",
        w.column(
            w.icon("wifi", size=32, id="entity_header_icon"),
            w.text(ssid, id="entity_header_title", size=20),
            w.text(radios.standing(ctx) if in_use else "Saved", id="entity_header_summary", size=14),
            align="center",
            gap=4,
            padding=insets(24, 8),
        ),
        w.row(
            header_button("delete", "Forget", forget, "button1", True),
            header_button("close" if in_use else "wifi", "Disconnect" if in_use else "Connect", toggle, "button2",
                           in_use or facts["level"] > 0),
            header_button("qr_code", "Share", lambda: ctx.toast("Set a screen lock to share"), "button3", True),
            padding=insets(16, 12),
            gap=8,
        ),
        *(draw(row, ctx, f"pref/{row.title}") for row in rows),
    )  # fmt: skip


def device(ctx: Context) -> View:
    """A paired device."""
    name = str(ctx.page.args["name"])
    matching = [d for d in ctx.data["bluetooth"]["paired"] if d["name"] == name]
    if not matching:
        return frame(ctx, "Device details", w.text("This device is not paired.", padding=insets(24, 16)))
    facts = matching[0]

    def toggle() -> None:
        if not facts["connected"]:
            radios.set_bluetooth(ctx, True)
        facts["connected"] = not facts["connected"]

    return frame(
        ctx,
        "Device details",
        w.column(
            w.text(name, id="entity_header_title", size=20),
            w.text("Active" if facts["connected"] else "Disconnected", id="entity_header_summary", size=14),
            align="center",
            gap=4,
            padding=insets(24, 8),
        ),
        w.row(
            header_button("delete", "Forget", lambda: ask(ctx, "forget_device", {"name": name}), "button1", True),
            header_button("bluetooth", "Disconnect" if facts["connected"] else "Connect", toggle, "button2", True),
            padding=insets(16, 12),
            gap=8,
        ),
        draw(Row("Device’s Bluetooth address", str(facts["address"]), inert=True), ctx, "address"),
    )


def pair_with(ctx: Context) -> View:
    """The dialog that pairs with a device nearby."""
    address = ctx.page.args["address"]
    facts = next(d for d in ctx.data["bluetooth"]["nearby"] if d["address"] == address)

    def pair() -> None:
        radios.set_bluetooth(ctx, True)
        ctx.data["bluetooth"]["paired"].append({**facts, "connected": True})
        ctx.pop()

    return w.dialog_frame(
        f"Pair with {facts['name']}?",
        "",
        w.checkbox(
            bool(ctx.page.ui.get("contacts")),
            lambda: remember(ctx, "contacts", not ctx.page.ui.get("contacts")),
            label="Allow access to your contacts and call history",
            id="phonebook_sharing_message_confirm_pin",
            key="contacts",
        ),
        buttons=(
            w.DialogButton("Cancel", ctx.pop, "negative", key="cancel"),
            w.DialogButton("Pair", pair, "positive", key="pair"),
        ),
    )
