"""What the benchmark of seeing asks for, and what it counts as found."""

from __future__ import annotations

import io

from PIL import Image

from benchmarks.asking import Wanted
from benchmarks.screens import withheld
from benchmarks.vision import Times, Trial, _summary, _tried
from device.geometry import Bounds
from grounding.vision.seen import Kind, SeenRegion, SeenText, Sight

SEND = Sight(
    1080,
    2400,
    (SeenText("Send", Bounds(500, 1215, 600, 1265), 0.99),),
    (SeenRegion(Kind.BUTTON, Bounds(60, 1200, 1020, 1290)),),
)


def blank() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (270, 600), "#fafafa").save(out, "PNG")
    return out.getvalue()


def test_a_phrase_that_leads_beside_the_thing_or_nowhere_is_not_found() -> None:
    reading = withheld(SEND, blank())

    def tried(phrase: str, box: Bounds) -> Trial:
        return _tried("a screen", Wanted(phrase, "text", box), reading)

    assert tried('"Send"', Bounds(60, 1200, 1020, 1290)).found
    assert not tried('"Send"', Bounds(60, 100, 1020, 190)).found
    assert not tried('"Receive"', Bounds(60, 1200, 1020, 1290)).found


def test_what_was_looked_at_and_what_was_not_are_told_apart_and_what_nobody_could_say_is_not_counted() -> None:
    trials = [
        Trial("looked_at", "one", '"A"', "text", True, ""),
        Trial("other_apps", "two", '"B"', "text", False, ""),
        Trial("other_phones", "three", "the C icon", "icon", True, ""),
        Trial("other_phones", "three", "the D icon", "icon", False, "", "unshown"),
    ]
    told = _summary(trials, [Times(1000, 2000, 20, 100)], 500.0, None)
    assert (told["n"], told["found_without_tree"], told["found_of_all"]) == (3, 0.6667, 0.5)
    assert told["looked_at"]["found"] == 1.0
    assert (told["unseen"]["n"], told["unseen"]["other_apps"]["found"]) == (2, 0.0)
    assert told["left_out"] == {"unshown": 1}
