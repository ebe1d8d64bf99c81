"""App names as spoken and as printed."""

from __future__ import annotations

import pytest

from grounding.apps import AppNames
from grounding.interface import Miss, Reason

INSTALLED = (
    "com.android.settings", "com.android.contacts", "com.android.deskclock", "com.android.chrome",
    "org.mozilla.firefox", "org.example.trailMix.android", "com.google.android.gm",
)  # fmt: skip


@pytest.mark.parametrize(
    ("spoken", "package"),
    [
        ("Settings", "com.android.settings"),
        ("the clock app", "com.android.deskclock"),
        ("alarm", "com.android.deskclock"),
        ("contact", "com.android.contacts"),
        ("People", "com.android.contacts"),
        ("Chorme", "com.android.chrome"),
        ("google chrome", "com.android.chrome"),
        ("trail mix", "org.example.trailMix.android"),
        ("Gmail", "com.google.android.gm"),
    ],
)
def test_a_spoken_name_leads_to_the_installed_package(spoken: str, package: str) -> None:
    assert AppNames().resolve(spoken, INSTALLED) == package


def test_the_order_of_installation_changes_nothing() -> None:
    assert AppNames().resolve("clock", reversed(INSTALLED)) == "com.android.deskclock"


def test_several_apps_that_fit_are_named() -> None:
    answer = AppNames().resolve("browser", INSTALLED)
    assert isinstance(answer, Miss)
    assert answer.reason is Reason.AMBIGUOUS
    assert set(answer.nearest) == {"Chrome", "Firefox"}


def test_an_app_that_is_not_there_is_not_found_even_if_it_is_known() -> None:
    answer = AppNames().resolve("WhatsApp", INSTALLED)
    assert isinstance(answer, Miss)
    assert answer.reason is Reason.NOT_FOUND
    assert answer.detail == (
        "no such app can be started here; there are Chrome, Clock, Contacts, Firefox, Gmail, Settings, Trail mix"
    )
    many = AppNames().resolve("WhatsApp", [f"org.example.app{chr(97 + n)}bc" for n in range(26)])
    assert isinstance(many, Miss)
    assert many.detail == "no such app can be started here"


@pytest.mark.parametrize("spoken", ["", "  ", "the"])
def test_no_name_is_not_understood_or_not_found(spoken: str) -> None:
    assert isinstance(AppNames().resolve(spoken, INSTALLED), Miss)


def test_learned_labels_win_over_the_table() -> None:
    names = AppNames({"com.android.deskclock": "Uhr"})
    assert names.name_of("com.android.deskclock") == "Uhr"
    assert names.resolve("uhr", INSTALLED) == "com.android.deskclock"
    assert names.resolve("clock", INSTALLED) == "com.android.deskclock"


def test_an_app_that_icons_of_two_names_lead_to_goes_by_neither() -> None:
    names = AppNames()
    names.learn("org.example.browser", "Weather Hub")
    names.learn("org.example.browser", "weather hub")
    assert names.resolve("Weather Hub", ["org.example.browser"]) == "org.example.browser"
    for label in ("Train Times", "Weather Hub"):
        names.learn("org.example.browser", label)
        assert names.name_of("org.example.browser") == "Browser"
        assert isinstance(names.resolve(label, ["org.example.browser"]), Miss)


@pytest.mark.parametrize(
    ("spoken", "package"),
    [
        ("时钟", "com.android.deskclock"),
        ("闹钟", "com.android.deskclock"),
        ("設定", "com.android.settings"),
        ("联系人", "com.android.contacts"),
        ("设置 app", "com.android.settings"),
        ("Настройки", "com.android.settings"),
    ],
)
def test_a_name_in_another_language_leads_to_the_app_that_it_means(spoken: str, package: str) -> None:
    assert AppNames().resolve(spoken, INSTALLED) == package


def test_an_app_that_is_called_so_comes_before_one_that_is_meant() -> None:
    names = AppNames({"org.example.trailMix.android": "时钟"})
    assert names.resolve("时钟", INSTALLED) == "org.example.trailMix.android"


def test_where_several_apps_are_meant_none_is_taken_and_they_are_named() -> None:
    answer = AppNames().resolve("浏览器", INSTALLED)
    assert isinstance(answer, Miss)
    assert answer.reason is Reason.NOT_FOUND
    assert set(answer.nearest) == {"Chrome", "Firefox"}


@pytest.mark.parametrize(
    ("package", "name"),
    [
        ("com.android.settings", "Settings"),
        ("org.example.trailMix.android", "Trail mix"),
        ("com.example.notes", "Notes"),
        ("org.deixis.maps", "Maps"),
        ("com.android.intentresolver", "Share sheet"),
        ("", ""),
    ],
)
def test_a_package_is_printed_as_a_name_never_as_itself(package: str, name: str) -> None:
    assert AppNames().name_of(package) == name


@pytest.mark.parametrize(
    ("spoken", "package", "answers"),
    [
        ("alarm", "com.android.deskclock", True),
        ("the People app", "com.android.contacts", True),
        ("browser", "com.android.chrome", True),
        ("时钟", "com.android.deskclock", True),
        ("Clock", "com.android.contacts", False),
        ("", "com.android.contacts", False),
    ],
)
def test_an_app_answers_to_every_name_that_it_can_be_opened_by(spoken: str, package: str, answers: bool) -> None:
    assert AppNames().answers(spoken, package) is answers


def test_an_app_is_what_its_name_means_only_where_that_is_plain() -> None:
    names = AppNames()
    assert names.means("设置", "com.android.settings")
    assert names.means("联系人", "com.android.contacts")
    assert not names.means("电话", "com.android.settings")
    assert not names.means("Settings", "com.android.settings"), "a check reads English names by itself"


def test_a_word_that_any_app_could_have_names_none() -> None:
    names = AppNames()
    assert isinstance(names.resolve("Phone", ("com.android.settings", "com.android.deskclock")), Miss)
    assert not names.answers("Phone", "com.android.settings")
    assert names.resolve("phone settings", ("com.android.settings",)) == "com.android.settings"
    assert names.resolve("Phone", ("com.android.settings", "com.android.dialer")) == "com.android.dialer"
