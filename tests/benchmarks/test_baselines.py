"""The simple ways that the grounder is measured beside: each finds what it can, and no more."""

from __future__ import annotations

from benchmarks.baselines import exact_selector, fuzzy_label, token_overlap
from device.hierarchy import parse
from device.screen import Element

XML = """<hierarchy rotation="0"><node class="android.widget.FrameLayout" package="a" bounds="[0,0][1080,2400]">
<node class="android.widget.TextView" text="Wi-Fi settings" package="a" bounds="[0,300][1080,400]"/>
<node class="android.widget.TextView" text="Settings" package="a" bounds="[0,500][1080,600]"/>
<node class="android.widget.ImageView" resource-id="a:id/shareButton" package="a" bounds="[900,100][1000,200]"/>
<node class="android.widget.TextView" text="" package="a" bounds="[0,700][1080,800]"/>
</node></hierarchy>"""
SCREEN = parse(XML, 1080, 2400)


def said(element: Element | None) -> str:
    return "" if element is None else element.text or element.resource_id


def test_the_largest_share_of_common_words_wins() -> None:
    assert said(token_overlap("click on the wi-fi settings", SCREEN)) == "Wi-Fi settings"
    assert said(token_overlap("tap the share button", SCREEN)) == "a:id/shareButton"
    assert token_overlap("tap the camera", SCREEN) is None


def test_the_label_most_like_the_phrase_wins_despite_slips() -> None:
    assert said(fuzzy_label("open the setings", SCREEN)) == "Settings"


def test_a_selector_takes_nothing_but_the_label() -> None:
    assert said(exact_selector("select settings", SCREEN)) == "Settings"
    assert said(exact_selector("select the settings text", SCREEN)) == "Settings"
    assert exact_selector("select the wi-fi setings", SCREEN) is None
