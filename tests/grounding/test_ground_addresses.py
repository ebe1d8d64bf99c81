"""The address that a browser's bar shows."""

from __future__ import annotations

import pytest
from drawing import page, text, view

from device.screen import Screen
from grounding.addresses import shows_address
from grounding.reading.screen import read

BOX = (60, 60, 900, 140)


def bar(said: str, flags: str = "click", kind: str = "EditText") -> Screen:
    shown = view(kind, BOX, flags, text=said, resource_id="org.browser:id/url_bar")
    return page(shown, text("See b.example", (60, 300, 900, 380)))


@pytest.mark.parametrize(
    ("shown", "url", "met"),
    [
        (bar("https://a.example/cart"), "https://a.example/cart", True),
        (bar("a.example"), "https://www.a.example/", True),
        (bar("a.example", kind="TextView"), "http://a.example", True),
        (bar("https://a.example/cart"), "https://a.example", False),
        (bar("https://a.example/cart"), "https://a.example/car", False),
        (bar("https://a.example", "click focused"), "https://a.example", False),
        (bar("a.example"), "https://b.example", False),
        (bar(""), "https://", False),
    ],
)
def test_an_address_is_shown_where_a_bar_says_it_in_which_nobody_types(shown: Screen, url: str, met: bool) -> None:
    assert shows_address(url, read(shown)) is met
