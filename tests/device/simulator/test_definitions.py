"""A phone is not made of broken apps: the start ends with a line that says which, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sample_phone import OtherApp

from device.simulator import __main__ as program
from device.simulator.android.definitions import check_apps
from device.simulator.android.phone import HOME
from device.simulator.apps import installed
from device.simulator.apps.launcher import Launcher


class Broken(OtherApp):
    """The other app with one thing changed."""

    def __init__(self, **changes: Any) -> None:
        for name, value in changes.items():
            setattr(self, name, value)


def raising(error: Exception) -> Callable[..., Any]:
    def fail(*args: Any) -> Any:
        raise error

    return fail


CASES: list[tuple[Any, str]] = [
    (object(), "The app object is broken: it has no package."),
    (Broken(package="nodots"), "The app Broken is broken: 'nodots' is no name of a package."),
    (Broken(package=7), "The app Broken is broken: 7 is no name of a package."),
    (Broken(label=" "), "The app org.example.other is broken: it has no label."),
    (Broken(icon="no such"), "The app org.example.other is broken: no icon is called 'no such'."),
    (Broken(color="mauvish"), "The app org.example.other is broken: 'mauvish' is no colour."),
    (Broken(color="#12"), "The app org.example.other is broken: '#12' is no colour."),
    (Broken(activities={"main": ".Main"}), "its activities lack one for '', the fallback."),
    (Broken(seed=lambda rng: []), "its data is no object but []."),
    (Broken(seed=lambda rng: {"x": object()}), "it does not start: TypeError("),
    (Broken(seed=raising(KeyError("alarms"))), "it does not start: KeyError('alarms')."),
    (Broken(enter=lambda start: []), "it begins with no page."),
    (Broken(enter=lambda start: ["main"]), "it begins with no page."),
    (Launcher(), "The app com.android.launcher3 is defined twice."),
]


@pytest.mark.parametrize(("app", "says"), CASES)
def test_a_broken_app_is_named(app: Any, says: str) -> None:
    with pytest.raises(ValueError, match=r"broken|twice") as refused:
        check_apps([Launcher(), app], HOME)
    assert says in str(refused.value)


def test_the_apps_of_the_factory_are_whole_and_a_phone_needs_a_launcher() -> None:
    check_apps(installed(), HOME)
    with pytest.raises(
        ValueError, match=r"No app is the launcher, com.android.launcher3; there are org.example.other\."
    ):
        check_apps([OtherApp()], HOME)


def test_the_program_ends_with_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    # the apps come from the code, so that only a change of the code can break one
    monkeypatch.setattr(program, "installed", lambda: [*installed(), Broken(icon="no such")])
    assert program.main(["--no-register"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "deixis phone: The app org.example.other is broken: no icon is called 'no such'.\n"
