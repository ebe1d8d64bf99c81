"""Runtime permissions: which apps ask for which, what the user answered, and what may be asked again.

Answers are kept where the Settings app shows them, in its data under ``permissions``: {package: {group: answer}}.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from device.simulator.android.app import JSON, Answer

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone

CONTROLLER = "com.android.permissioncontroller"
REQUEST = "android.content.pm.action.REQUEST_PERMISSIONS"
SETTINGS = "com.android.settings"

PERMISSIONS: dict[str, tuple[str, ...]] = {
    "com.android.browser": ("Camera", "Location", "Microphone"),
    "com.android.contacts": ("Contacts", "Phone"),
    "com.android.deskclock": ("Music and audio", "Notifications"),
    "com.android.camera2": ("Camera", "Location", "Microphone"),
    "com.android.messaging": ("Contacts", "Notifications", "Phone", "SMS"),
    "com.android.dialer": ("Call logs", "Contacts", "Microphone", "Phone"),
    "com.android.gallery3d": ("Location", "Photos and videos"),
    "com.android.calendar": ("Calendar", "Notifications"),
    "com.android.chrome": ("Camera", "Location", "Microphone"),
}
"""Permission groups as Android words them, by the apps that want them."""

ASKED_WHEN_NEEDED = frozenset(
    {
        ("com.android.browser", "Camera"),
        ("com.android.browser", "Location"),
        ("com.android.browser", "Microphone"),
        ("com.android.camera2", "Camera"),
        ("com.android.camera2", "Location"),
        ("com.android.camera2", "Microphone"),
    }
)
"""What a new phone has not granted yet; everything else its apps have from the factory."""

WHILE_IN_USE = frozenset({"Camera", "Location", "Microphone"})
"""Groups that can be given for the time of use, or once, only."""

GROUPS: dict[str, tuple[str, str, str]] = {
    # group: icon, what it lets an app do, the last part of the names of Android's permissions in it
    "Calendar": ("calendar", "access your calendar", "READ_CALENDAR WRITE_CALENDAR"),
    "Call logs": ("call", "access your phone call logs", "READ_CALL_LOG WRITE_CALL_LOG"),
    "Camera": ("photo_camera", "take pictures and record video", "CAMERA"),
    "Contacts": ("contacts", "access your contacts", "READ_CONTACTS WRITE_CONTACTS GET_ACCOUNTS"),
    "Location": ("location", "access this device’s location", "ACCESS_FINE_LOCATION ACCESS_COARSE_LOCATION"),
    "Microphone": ("mic", "record audio", "RECORD_AUDIO"),
    "Music and audio": ("music_note", "access music and audio on this device", "READ_MEDIA_AUDIO"),
    "Notifications": ("notifications", "send you notifications", "POST_NOTIFICATIONS"),
    "Phone": ("phone", "make and manage phone calls", "CALL_PHONE READ_PHONE_STATE"),
    "Photos and videos": ("photo_library", "access photos and videos on this device",
                          "READ_MEDIA_IMAGES READ_MEDIA_VIDEO READ_EXTERNAL_STORAGE"),
    "SMS": ("message", "send and view SMS messages", "SEND_SMS READ_SMS RECEIVE_SMS"),
}  # fmt: skip


def answer_in(answers: dict[str, dict[str, str]], package: str, permission: str) -> Answer:
    """What holds for an app and a group, by the answers given so far; ``deny`` for what the app never wants."""
    if permission not in PERMISSIONS.get(package, ()):
        return "deny"
    given = answers.get(package, {}).get(permission)
    match given:
        case "allow" | "once" | "ask" | "refused" | "deny":
            return given
        case _:
            return "ask" if (package, permission) in ASKED_WHEN_NEEDED else "allow"


def group_of(permission: str) -> str:
    """The group of one of Android's permissions, ``android.permission.CAMERA``; '' for one that is in none."""
    last = permission.rpartition(".")[2]
    return next((group for group, (_, _, members) in GROUPS.items() if last in members.split()), "")


class Permissions:
    """The phone's permissions."""

    def __init__(self, phone: VirtualPhone) -> None:
        self._phone = phone

    def _answers(self) -> dict[str, dict[str, str]]:
        data: dict[str, JSON] = self._phone.memory.data.setdefault(SETTINGS, {})
        answers: dict[str, dict[str, str]] = data.setdefault("permissions", {})
        return answers

    def answer(self, package: str, permission: str) -> Answer:
        """What holds now."""
        answers = self._phone.memory.data.get(SETTINGS, {}).get("permissions", {})
        return answer_in(answers, package, permission)

    def allowed(self, package: str, permission: str) -> bool:
        """The app may do it."""
        return self.answer(package, permission) in ("allow", "once")

    def open(self, package: str, permission: str) -> bool:
        """The user may be asked."""
        return self.answer(package, permission) in ("ask", "refused") and CONTROLLER in self._phone.apps

    def decide(self, package: str, permission: str, answer: Answer) -> None:
        """Keep the user's answer: who refuses twice is not asked again."""
        if answer == "refused" and self.answer(package, permission) == "refused":
            answer = "deny"
        self._answers().setdefault(package, {})[permission] = answer
        self._phone.stage.changed()

    def grant(self, package: str, permission: str, given: bool) -> bool:
        """What ``pm grant`` and ``pm revoke`` do, with Android's name of a permission; False when it is in no group."""
        group = group_of(permission)
        if group not in PERMISSIONS.get(package, ()):
            return False
        self._answers().setdefault(package, {})[group] = "allow" if given else "ask"
        self._phone.stage.changed()
        return True

    def ended(self, package: str) -> None:
        """The app's process has ended: what was given once is taken back."""
        answers = self._phone.memory.data.get(SETTINGS, {}).get("permissions", {})
        for group, answer in answers.get(package, {}).items():
            if answer == "once":
                answers[package][group] = "ask"
