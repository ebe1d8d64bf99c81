"""All pages of preferences, and the sections of the home page."""

from __future__ import annotations

from device.simulator.apps.settings import apps, connections, hardware, protection, system
from device.simulator.apps.settings.prefs import PageSpec, Row
from device.simulator.apps.settings.protection import location_summary
from device.simulator.apps.settings.values import DEVICE_NAME

HOME: tuple[tuple[Row, str], ...] = (
    # each with the colour of its icon's disc
    (Row("Network & internet", "Mobile, Wi‑Fi, hotspot", "network", icon="wifi"), "#1a73e8"),
    (Row("Connected devices", "Bluetooth, pairing", "connected", icon="tablet"), "#1e8e3e"),
    (Row("Apps", "Recent apps, default apps", "apps", icon="apps"), "#e37400"),
    (Row("Notifications", "Notification history, conversations", "notifications", icon="notifications"), "#d93025"),
    (Row("Battery", lambda ctx: f"{ctx.data['battery']}%", "battery", icon="battery"), "#188038"),
    (Row("Storage", "42% used - 37 GB free", "storage", icon="storage"), "#9334e6"),
    (Row("Sound & vibration", "Volume, haptics, Do Not Disturb", "sound", icon="volume_up"), "#12858d"),
    (Row("Display", "Dark theme, font size, brightness", "display", icon="brightness"), "#e8710a"),
    (Row("Wallpaper & style", "Colors, themed icons, app grid", "wallpaper", icon="palette"), "#c5221f"),
    (Row("Accessibility", "Display, interaction, audio", "accessibility", icon="accessibility"), "#1967d2"),
    (Row("Security", "Screen lock, Find My Device, app security", "security", icon="lock"), "#137333"),
    (Row("Privacy", "Permissions, account activity, personal data", "privacy", icon="visibility"), "#3c4ad9"),
    (Row("Location", location_summary, "location", icon="location"), "#a142f4"),
    (Row("Safety & emergency", "Emergency SOS, medical info, alerts", "emergency", icon="emergency"), "#b31412"),
    (Row("Passwords & accounts", "Saved passwords, autofill, synced accounts", "accounts", icon="key"), "#5f6368"),
    (Row("System", "Languages, gestures, time, backup", "system", icon="info"), "#5f6368"),
    (Row("About phone", DEVICE_NAME.get, "about", icon="smartphone"), "#5f6368"),
)

PAGES: dict[str, PageSpec] = {
    **connections.PAGES,
    **apps.PAGES,
    **hardware.PAGES,
    **protection.PAGES,
    **system.PAGES,
}

NEED_ARGUMENTS = frozenset({"app_permissions", "permission_apps"})
"""Pages that are about something, and are therefore not in the search index."""
