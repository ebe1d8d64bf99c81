"""Typing: what characters, deletions, the clipboard and the action key do to the field that has focus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from device.simulator.android import editing
from device.simulator.android.app import SELECTION, Page
from device.simulator.android.editing import Editing
from device.simulator.drawing.view import View

if TYPE_CHECKING:
    from device.simulator.android.phone import VirtualPhone


@dataclass(frozen=True, slots=True)
class FocusedField:
    """A field of the page in front, and the view it was drawn from."""

    page: Page
    key: str
    view: View

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.page.fields.get(self.key, "")

    @property
    def editing(self) -> Editing:
        """Its text and cursor."""
        start, end = self.page.ui.get(SELECTION, {}).get(self.key, (None, None))
        return editing.editing(self.text, start, end)

    def put(self, now: Editing) -> None:
        """Change text and cursor, and tell the app when the text is another."""
        before = self.text
        self.page.fields[self.key] = now.text
        self.page.ui.setdefault(SELECTION, {})[self.key] = [now.start, now.end]
        if now.text != before and self.view.on_text is not None:
            self.view.on_text(now.text)


class TextEntry:
    """``keyboard.Typist``, and what hardware keys and the accessibility service do to fields."""

    def __init__(self, phone: VirtualPhone) -> None:
        self._phone = phone

    def edit(self, change: Callable[[Editing], Editing]) -> bool:
        """Change the focused field; False when no field has focus."""
        field = self._phone.focused()
        if field is None:
            return False
        self._phone.act(lambda: field.put(change(field.editing)))
        return True

    def put(self, text: str) -> None:
        """Type at the cursor."""
        self.insert(text)

    def insert(self, text: str) -> bool:
        """Type at the cursor; False when no field has focus."""
        field = self._phone.focused()
        if field is None:
            return False
        taken = editing.admitted(text, field.view.keyboard, field.view.multiline)
        return self.edit(lambda at: editing.insert(at, taken))

    def backspace(self) -> None:
        """Delete before the cursor."""
        self.edit(editing.backspace)

    def replace(self, field: FocusedField, text: str) -> None:
        """Put a whole new text in."""
        taken = editing.admitted(text, field.view.keyboard, field.view.multiline)
        self._phone.act(lambda: field.put(editing.editing(taken)))

    def select_all(self) -> bool:
        """Select the whole text."""
        return self.edit(lambda at: Editing(at.text, 0, len(at.text)))

    def copy(self, cut: bool) -> bool:
        """Copy the selection to the clipboard, and with ``cut`` remove it; a password gives nothing away."""
        field = self._phone.focused()
        if field is None:
            return False
        chosen = field.editing.selected
        if chosen and not field.view.password:
            self._phone.clipboard = chosen
            if cut:
                self.edit(lambda at: editing.insert(at, ""))
        return True

    def paste(self) -> bool:
        """Type what is on the clipboard."""
        return self.insert(self._phone.clipboard)

    def submit(self) -> None:
        """The keyboard's action key: a line break where lines may break, else the field's action."""
        field = self._phone.focused()
        if field is None:
            return
        if field.view.multiline:
            self.insert("\n")
            return
        self._phone.act(lambda: self._carry_out(field))

    def _carry_out(self, field: FocusedField) -> None:
        if field.view.on_submit is not None:
            field.view.on_submit()
        elif field.view.input_action == "next" and self._phone.stage.focus_next(1):
            return
        if self._phone.front_page() is field.page and field.page.focus == field.key:
            self._phone.memory.keyboard.shown = False

    def hide(self) -> None:
        """Let the keyboard go; the field keeps its focus."""
        self._phone.stage.lower_keyboard()
