"""What a text is by the way it is written: nobody labels a clock."""

from __future__ import annotations

import pytest
from drawing import icon, page, row, text, view

from grounding.grounder import Found, candidates, ground
from grounding.interface import Miss, Target
from grounding.reading.kinds import kinds_of
from grounding.reading.screen import read


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("13:23", ("time", "clock")), ("9:05 PM", ("time", "clock")), ("$5.99", ("price", "amount")),
        ("12 €", ("price", "amount")), ("₹5000", ("price", "amount")), ("40%", ("percentage", "percent")),
        ("-3°C", ("temperature",)), ("ada@example.org", ("email address",)), ("+49 30 123456", ("phone number",)),
        ("12/02/2026", ("date",)), ("Fri 20 Mar", ("date",)), ("March 5, 2025", ("date",)),
        ("2024-05-06", ("date",)), ("192 168 10 12", ()), ("4111 1111 1111 1111", ()), ("Marvin 5", ()), ("25:99", ()),
        ("Call 13:23", ()), ("5", ()), ("", ()), ("v1.2.3", ("version",)), ("Room 101", ()), ("@ada", ()),
        ("通知过滤服务", ("chinese",)), ("こんにちは", ("japanese",)), ("Настройки", ("cyrillic",)), ("Café", ()),
        ("α 50 %", ("greek",)), ("Latin letters and one я", ()), ("5 минут", ("cyrillic",)),
    ],
)  # fmt: skip
def test_the_kind_of_a_text(said: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(said) == kinds


def test_a_text_is_found_by_its_kind_unless_quoted() -> None:
    shown = read(page(
        text("13:23", (60, 200, 400, 300)), icon((60, 400, 160, 500), "Bell"),
        text("Total", (60, 730, 300, 790)), text("$12.50", (800, 730, 1000, 790)),
        text("ada@example.org", (60, 1000, 700, 1060)),
    ))  # fmt: skip
    for phrase, name in (
        ("the clock", "13:23"), ("the price", "$12.50"), ("the email address", "ada@example.org"),
        ("the bell below the time", "Bell"),
    ):  # fmt: skip
        answer = ground(Target(phrase), shown)
        assert isinstance(answer, Found), answer.text()
        assert answer.name == name
    assert isinstance(ground(Target('"price"'), shown), Miss)


def test_short_forms_of_days_and_units_are_the_words() -> None:
    shown = read(page(*(row(day, 200 + 180 * n) for n, day in enumerate(("Mon, 15", "Tue, 16", "Wed, 17")))))
    answer = ground(Target("wednesday"), shown)
    assert isinstance(answer, Found)
    assert answer.name == "Wed, 17"
    chips = (
        view("Button", (60, 200, 260, 300), "click", text="30d"),
        view("Button", (310, 200, 510, 300), "click", text="90d"),
    )  # fmt: skip
    assert candidates(Target("the last 90 days"), read(page(*chips)))[0].name == "90d"
    assert isinstance(ground(Target("90"), read(page(*chips))), Miss)
