"""How large text is: as Android 14 scales it, and what stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from monkey import READABLE, blank_texts

from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone
from device.simulator.android.profile import Profile
from device.simulator.drawing.layout import walk
from device.simulator.drawing.text_scale import TABLES, dp_of, text_pixels


@pytest.mark.parametrize(
    ("sp", "scale", "dp"),
    [(14, 1.0, 14), (14, 2.0, 26), (16, 2.0, 28), (30, 2.0, 38), (100, 2.0, 100), (120, 2.0, 120), (4, 2.0, 8),
     (14, 1.15, 16.4), (14, 0.85, 11.9), (14, 1.4, 20.4), (14, 3.0, 39), (24, 1.9, 34.4)],
)  # fmt: skip
def test_text_grows_as_on_android_14(sp: float, scale: float, dp: float) -> None:
    assert dp_of(sp, scale) == pytest.approx(dp)


@given(st.integers(4, 120), st.floats(0.5, 3.0))
def test_larger_text_stays_larger_and_no_text_shrinks_when_all_is_to_grow(sp: int, scale: float) -> None:
    assert dp_of(sp, scale) <= dp_of(sp + 1, scale)
    assert dp_of(sp, scale) >= sp * min(scale, 1.0) - 1e-9


def test_what_is_fixed_stays_whatever_the_scale() -> None:
    for scale, _ in TABLES:
        assert text_pixels(14, 2.625, scale, fixed=True) == 37
    assert text_pixels(14, 2.625, 2.0, fixed=False) == 68


def looked_at(package: str, **profile: int) -> VirtualPhone:
    phone = VirtualPhone(Profile(**profile), clock=Clock("stepped"), seed=3)
    phone.prepare({"settings": {"secure": {"ui_night_mode": "2"}, "system": {"font_scale": "2.0"}}})
    phone.start(package)
    phone.step(2)
    return phone


@pytest.mark.parametrize("package", READABLE)
def test_the_largest_text_is_neither_blank_nor_broken_within_a_word(package: str) -> None:
    for phone in (looked_at(package), looked_at(package, width=720, height=1280, density=360)):
        assert blank_texts(phone, phone.screenshot()) == []
        for window in phone.windows():
            for placed in walk(window.root):
                words = placed.text.split()
                if placed.view.kind == "text" and len(words) == 1 and len(placed.lines) > 1:
                    raise AssertionError(f"{placed.text!r} is broken: {placed.lines}")


def test_the_words_before_the_fields_of_a_mail_keep_their_line() -> None:
    phone = looked_at("com.android.email")
    left, top, right, bottom = next(view["bounds"] for view in phone.truth() if view["key"] == "compose")
    phone.tap((left + right) // 2, (top + bottom) // 2)
    labels = {p.text: p.lines for w in phone.windows() for p in walk(w.root) if p.text in ("From", "To", "Subject")}
    assert labels == {"From": ("From",), "To": ("To",), "Subject": ("Subject",)}
