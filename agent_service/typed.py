"""Where something was typed: enough to know the field again, also after a restart."""

from __future__ import annotations

from dataclasses import dataclass

from device.geometry import Bounds
from device.screen import Element, Screen


@dataclass(frozen=True, slots=True)
class TypedInto:
    """A field that text went into. ``blank`` is what it says while it holds nothing, such as its prompt; ``seen``: only
    the picture shows it."""

    package: str
    class_name: str
    resource_id: str
    bounds: Bounds
    blank: str = ""
    seen: bool = False
    shared: bool = False
    """Others on its screen go by its id, so that its place tells which it is."""

    def on(self, screen: Screen) -> tuple[Element, ...]:
        """The field on a later screen, by its id or else by its place; several where it could be any of them."""
        alike = tuple(e for e in screen.elements if self._made_alike(e))
        placed = tuple(e for e in alike if e.bounds == self.bounds)
        return placed if placed or not self.resource_id else alike

    def filled(self, element: Element) -> bool:
        """Whether it holds something, as far as its text tells."""
        return element.text not in ("", element.hint, self.blank)

    def same(self, other: TypedInto) -> bool:
        """Whether they are one field, whatever it said then."""
        by_id = bool(self.resource_id) and not (self.shared or other.shared)
        return (by_id or self.bounds == other.bounds) and self._make() == other._make()

    def _make(self) -> tuple[str, str, str]:
        return self.package, self.class_name, self.resource_id

    def _made_alike(self, e: Element) -> bool:
        return (e.package, e.class_name, e.resource_id) == self._make() and not e.seen


def typed_into(field: Element, screen: Screen) -> TypedInto:
    """The field as it stands on ``screen``, just before something is typed into it."""
    into = TypedInto(field.package, field.class_name, field.resource_id, field.bounds, field.text, field.seen)
    now = into.on(screen)
    shared = sum(into._made_alike(e) for e in screen.elements) > 1
    return TypedInto(*into._make(), field.bounds, now[0].text if len(now) == 1 else field.text, field.seen, shared)
