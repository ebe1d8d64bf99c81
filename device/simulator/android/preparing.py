"""What a benchmark or a test reads of a phone, and how it lays a phone out before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from device.simulator.android.app import JSON
from device.simulator.android.state import copied, merge

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone

LONGEST_MOVE_MS = 10_000
NAMESPACES = ("system", "secure", "global")
PASSING = {
    "animation_ms": int,
    "clipboard": str,
    "locked": bool,
    "rotation": int,
    "screen_on": bool,
    "tree_lag_ms": int,
}
"""What of "ui" can be laid out, and its types."""


def state(phone: VirtualPhone) -> dict[str, JSON]:
    """What lasts under apps and settings, what passes under ui and clock; nothing is shared with the phone."""
    phone.advance()
    memory = phone.memory
    package, activity = phone.foreground
    front = phone.front_page()
    ui = {
        "alerts": [page.name for page in memory.alerts],
        "animation_ms": memory.animation_ms,
        "booted": memory.booted,
        "clipboard": memory.clipboard,
        "cover": memory.cover,
        "focus": front.focus if front else "",
        "foreground": [package, activity],
        "keyboard_shown": phone.keyboard_shown,
        "hung": sorted(memory.hung),
        "locked": memory.locked,
        "notifications": memory.notifications,
        "page": front.name if front else "",
        "recent": list(memory.tasks.recent),
        "rotation": memory.rotation,
        "screen_on": memory.screen_on,
        "toast": memory.toast,
        "tree_lag_ms": memory.tree_lag_ms,
    }
    clock = {**memory.clock.save(), "local": phone.local_time(False).isoformat()}
    found: dict[str, JSON] = copied({"apps": memory.data, "settings": memory.settings, "ui": ui, "clock": clock})
    return found


def prepare(phone: VirtualPhone, changes: dict[str, JSON]) -> None:
    """Merge changes into the state, all of them or none.

    :raises ValueError: with a sentence that says what is wrong and what there is instead.
    """
    _object("A change of the state", changes)
    for part in changes:
        if part not in ("apps", "settings", "ui"):
            raise ValueError(f"The state has no part {part!r} that can be laid out; there are apps, settings and ui.")
    apps = _object("apps", changes.get("apps", {}))
    settings = _object("settings", changes.get("settings", {}))
    passing = _object("ui", changes.get("ui", {}))
    _check_apps(phone, apps)
    _check_settings(settings)
    _check_passing(passing)
    _check_lock(phone, settings, passing)
    memory = phone.memory
    merge(memory.data, apps)
    for space, values in settings.items():
        for name, value in values.items():
            if value is None:
                memory.settings[space].pop(name, None)
            else:
                memory.settings[space][name] = _written(value)
    phone.clipboard = str(passing.get("clipboard", phone.clipboard))
    memory.animation_ms = int(passing.get("animation_ms", memory.animation_ms))
    memory.tree_lag_ms = int(passing.get("tree_lag_ms", memory.tree_lag_ms))
    if "rotation" in passing:
        phone.rotate(int(passing["rotation"]))
    _lay_out_lock(phone, passing)
    phone.stage.changed()


def _lay_out_lock(phone: VirtualPhone, passing: dict[str, JSON]) -> None:
    if passing.get("locked") is True:
        phone.sleep()
        phone.wake()
    elif passing.get("locked") is False:
        phone.memory.locked = False
    if "screen_on" in passing:
        if passing["screen_on"]:
            phone.wake()
        else:
            phone.sleep()


def _check_lock(phone: VirtualPhone, settings: dict[str, JSON], passing: dict[str, JSON]) -> None:
    """A phone without a lock screen cannot be locked."""
    lays_out_a_lock = "lockscreen.disabled" in settings.get("secure", {})
    if passing.get("locked") is True and phone.power.lock_kind == "none" and not lays_out_a_lock:
        raise ValueError(
            "This phone has no lock screen: start it with --lock swipe or pin, or set secure lockscreen.disabled to 0."
        )


def _check_apps(phone: VirtualPhone, apps: dict[str, JSON]) -> None:
    data = phone.memory.data
    for package, change in apps.items():
        if package not in data:
            raise ValueError(f"There is no app {package!r} on this phone; there are {', '.join(sorted(data))}.")
        _object(f"The data of {package}", change)
        for key in change:
            if key not in data[package]:
                known = ", ".join(sorted(data[package])) or "none"
                raise ValueError(f"{package} has no data named {key!r}; it has {known}.")


def _check_settings(settings: dict[str, JSON]) -> None:
    for space, values in settings.items():
        if space not in NAMESPACES:
            raise ValueError(f"There are no settings named {space!r}; there are {', '.join(NAMESPACES)}.")
        for name, value in _object(f"The settings in {space}", values).items():
            if isinstance(value, dict | list):
                raise ValueError(f"The setting {space}/{name} must be a string, a number or null, not {value!r}.")


def _check_passing(passing: dict[str, JSON]) -> None:
    for name, value in passing.items():
        if name not in PASSING:
            raise ValueError(f"{name!r} of ui cannot be laid out; {', '.join(PASSING)} can.")
        if type(value) is not PASSING[name]:
            raise ValueError(f"{name!r} of ui must be of type {PASSING[name].__name__}, not {value!r}.")
    for name in ("animation_ms", "tree_lag_ms"):
        if not 0 <= int(passing.get(name, 0)) <= LONGEST_MOVE_MS:
            raise ValueError(f"{name} of ui must be from 0 to {LONGEST_MOVE_MS}, not {passing[name]}.")
    if passing.get("rotation", 0) not in (0, 1, 2, 3):
        raise ValueError(f"A display is turned by 0, 1, 2 or 3 quarters, not {passing['rotation']}.")


def _object(what: str, value: JSON) -> dict[str, JSON]:
    if not isinstance(value, dict):
        raise ValueError(f"{what} must be a JSON object, not {value!r}.")
    return value


def _written(value: JSON) -> str:
    """A setting as Android keeps it: a string."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)
