"""Text put in at the cursor of a phone, any Unicode, and the keyboard given back afterwards.

Two ways lead there. Where uiautomator2's own keyboard is installed, it takes the place of the user's and is told the
text; the user's is noted in a file on the phone before, so that even after a crash of ours the next session gives it
back. Otherwise the text goes over the clipboard, whose former content is put back. Either way sends a text once.
"""

from __future__ import annotations

import base64
import logging
import re
import shlex
from collections.abc import Iterator
from typing import Any, Protocol

from device.errors import GestureRefused, PhoneError, PhoneFault
from device.settle import Clock

log = logging.getLogger(__name__)

OWN_KEYBOARD = "com.github.uiautomator/.AdbKeyboard"
"""The keyboard of uiautomator2's companion app; it takes text from a broadcast."""

NOTE = "/data/local/tmp/deixis-keyboard"
"""On the phone: the keyboard that was active before ours, and whether ours was enabled before."""

FOCUSED = {"mask": 0x20000, "childOrSibling": [], "childOrSiblingSelector": [], "focused": True}
"""uiautomator's selector for what has the focus."""

PIECE_BYTES = 1_500
"""Text in one broadcast, in UTF-8: a command line of adb's has an end."""

SWITCH_S, READY_S, SHOWN_S = 5.0, 3.0, 1.0
"""How long a change of keyboard, its connection to the field, and the field's new text may take."""

POLL_S = 0.1

PLAIN = re.compile(r"[\x20-\x7e]+")
"""What ``input text`` can type."""


class Talk(Protocol):
    """How to speak with the phone. ``device.connection.Connection`` is it."""

    def shell(self, command: str, doing: str) -> str:
        """Run a command that asks, and return what it printed."""
        ...

    def order(self, command: str, doing: str) -> str:
        """Run a command that does something, once, and return what it printed."""
        ...

    def ask(self, doing: str, method: str, *params: Any) -> Any:
        """Call the server on the phone; may be sent again when the answer does not come."""
        ...

    def send(self, doing: str, method: str, *params: Any) -> Any:
        """Call the server on the phone, at most once."""
        ...


class TextInput:
    """Typing on one phone."""

    def __init__(self, talk: Talk, clock: Clock) -> None:
        self._talk = talk
        self._clock = clock
        self._installed: bool | None = None

    def type(self, text: str) -> None:
        """Put ``text`` in at the cursor.

        :raises GestureRefused: nothing has the cursor, or no way to type this text works here. Nothing was typed.
        :raises PhoneFault: whether it was typed, or how much of it, is not known.
        """
        if not text:
            return
        before = self._focused_text()
        if self._own_keyboard_installed():
            self._type_by_keyboard(text)
        elif self._fill_clipboard(text, held := self._clipboard()):
            self._paste(before, held)
        else:
            self._type_plainly(text)

    def clear(self) -> None:
        """Remove everything from the focused field.

        :raises GestureRefused: nothing has the cursor.
        :raises PhoneFault: whether it was cleared is not known.
        """
        self._focused_text()
        self._talk.send("clearing the field", "clearInputText")

    def give_back(self) -> None:
        """Make the keyboard active again that was before ours took its place, in this session or a broken-off one.

        :raises PhoneError: the phone could not be spoken with; the note stays for the next time.
        """
        note = self._talk.shell(f"cat {NOTE} 2>/dev/null; true", "reading which keyboard was active").split()
        if not note:
            return
        former, *rest = note
        doing = "giving the keyboard back"
        if self._active_keyboard() == OWN_KEYBOARD:
            printed = self._talk.order(f"ime set {shlex.quote(former)}", doing)
            if self._active_keyboard() != former:
                log.warning("the keyboard %s could not be made active again: %s", former, printed.strip())
        if "disable" in rest:
            self._talk.order(f"ime disable {OWN_KEYBOARD}", doing)
        self._talk.order(f"rm -f {NOTE}", doing)

    # --- the field ---

    def _focused_text(self) -> str:
        """The text of what has the focus.

        :raises GestureRefused: nothing has it, and no keyboard is waiting for text either.
        """
        try:
            found = self._talk.ask("looking for the cursor", "objInfo", FOCUSED)
        except PhoneFault as error:
            if "UiObjectNotFoundException" not in str(error):
                raise
        else:
            return str(found.get("text") or "") if isinstance(found, dict) else ""
        shown = self._talk.shell("dumpsys input_method | grep -o mInputShown=true; true", "looking for a keyboard")
        if "mInputShown=true" not in shown:
            raise GestureRefused.in_words("no field has the cursor; tap one first")
        return ""

    # --- by clipboard ---

    def _clipboard(self) -> str:
        held = self._talk.ask("reading the clipboard", "getClipboard")
        return held if isinstance(held, str) else ""

    def _fill_clipboard(self, text: str, held: str) -> bool:
        """Whether the clipboard holds ``text`` now. If not, it holds what it did."""
        self._talk.ask("filling the clipboard", "setClipboard", None, text)
        if self._clipboard() == text:
            return True
        self._talk.ask("restoring the clipboard", "setClipboard", None, held)
        return False

    def _paste(self, before: str, held: str) -> None:
        try:
            if self._talk.send("pasting the text", "pasteClipboard") is False:
                raise GestureRefused.in_words("the phone did not take the paste key; nothing was typed")
            self._await_change(before)
        finally:
            self._restore_clipboard(held)

    def _await_change(self, before: str) -> None:
        """Some fields, such as a web page's, read the clipboard only after the key: it must not be emptied before."""
        start = self._clock.now()
        while self._clock.now() - start < SHOWN_S:
            try:
                found = self._talk.ask("reading the field", "objInfo", FOCUSED)
            except PhoneError:
                return
            if not isinstance(found, dict) or str(found.get("text") or "") != before:
                return
            self._clock.wait(POLL_S)

    def _restore_clipboard(self, held: str) -> None:
        try:
            self._talk.ask("restoring the clipboard", "setClipboard", None, held)
        except PhoneError as error:
            log.warning("the clipboard still holds what was typed: %s", error)

    # --- by key events ---

    def _type_plainly(self, text: str) -> None:
        """Android's own ``input text``, for phones that keep their clipboard to themselves. ASCII is all it knows."""
        if not PLAIN.fullmatch(text) or "%s" in text:
            raise GestureRefused.in_words(
                "this phone's clipboard cannot be filled from outside, and without it only plain English letters can "
                "be typed; install uiautomator2's keyboard (app-uiautomator.apk) to type anything"
            )
        quoted = shlex.quote(text.replace(" ", "%s"))
        printed = self._talk.order(f"input text {quoted}", "typing the text")
        if "Error" in printed or "Exception" in printed:
            raise PhoneFault("typing the text failed; the phone did not take `input text`")

    # --- by the other keyboard ---

    def _own_keyboard_installed(self) -> bool:
        if self._installed is None:
            listed = self._talk.shell("ime list -s -a", "listing the keyboards")
            self._installed = OWN_KEYBOARD in listed.split()
        return self._installed

    def _active_keyboard(self) -> str:
        doing = "asking which keyboard is active"
        return self._talk.shell("settings get secure default_input_method", doing).strip()

    def _take_over(self) -> None:
        """Make our keyboard the active one, after noting on the phone which one was."""
        active = self._active_keyboard()
        if active == OWN_KEYBOARD:
            return
        enabled = OWN_KEYBOARD in self._talk.shell("ime list -s", "listing the keyboards").split()
        note = f"{active} {'leave' if enabled else 'disable'}"
        self._talk.order(f"echo {shlex.quote(note)} > {NOTE}", "noting which keyboard was active")
        self._talk.order(f"ime enable {OWN_KEYBOARD}; ime set {OWN_KEYBOARD}", "changing the keyboard")
        start = self._clock.now()
        while self._active_keyboard() != OWN_KEYBOARD:
            if self._clock.now() - start >= SWITCH_S:
                raise GestureRefused.in_words("the phone did not change its keyboard, so nothing was typed")
            self._clock.wait(POLL_S)

    def _type_by_keyboard(self, text: str) -> None:
        self._take_over()
        for place, piece in enumerate(_pieces(text)):
            encoded = base64.b64encode(piece.encode("utf-8", "surrogatepass")).decode("ascii")
            try:
                self._broadcast(f"ADB_KEYBOARD_INPUT_TEXT --es text {encoded}")
            except GestureRefused as error:
                if place:
                    raise PhoneFault(f"only the first part of the text was typed: {error}") from error
                raise
        try:
            self._broadcast("ADB_KEYBOARD_HIDE")
        except PhoneError as error:
            log.info("the keyboard was not hidden after typing: %s", error)

    def _broadcast(self, message: str) -> None:
        """Tell our keyboard. It answers -1 when it did as told, and 0 as long as it is not connected to a field."""
        start = self._clock.now()
        while True:
            printed = self._talk.order(f"am broadcast -a {message}", "typing the text")
            found = re.search(r"result=(-?\d+)", printed)
            if found is None:
                raise PhoneFault("typing the text failed: the phone did not say what became of the broadcast")
            if found.group(1) == "-1":
                return
            if self._clock.now() - start >= READY_S:
                raise GestureRefused.in_words(
                    "the keyboard is not connected to a field, so nothing was typed; tap one first"
                )
            self._clock.wait(POLL_S)


def _pieces(text: str) -> Iterator[str]:
    """The text in parts of at most ``PIECE_BYTES``, cut between characters."""
    piece, size = "", 0
    for character in text:
        width = len(character.encode("utf-8", "surrogatepass"))
        if size + width > PIECE_BYTES:
            yield piece
            piece, size = "", 0
        piece, size = piece + character, size + width
    yield piece
