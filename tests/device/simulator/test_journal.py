"""The log of what reached the phone: what is added to an event later, and for how long events are kept."""

from __future__ import annotations

from wire import exchange, system

from device.simulator.android.journal import KEPT, Journal
from device.simulator.shell.commands import COMMANDS
from device.simulator.wire.services import Services


def test_an_event_is_amended_in_its_place() -> None:
    journal = Journal(lambda: 7.0)
    first, second = journal.add("rpc", method="click"), journal.add("rpc", method="ping")
    journal.amend(first, ms=3.5)
    assert journal.after(0) == [
        {"n": first, "time": 7.0, "kind": "rpc", "method": "click", "ms": 3.5},
        {"n": second, "time": 7.0, "kind": "rpc", "method": "ping"},
    ]


def test_amending_an_event_that_is_not_kept_any_more_touches_no_other() -> None:
    journal = Journal(lambda: 7.0)
    old = journal.add("rpc", method="old")
    for _ in range(KEPT):
        journal.add("rpc", method="new")
    journal.amend(old, ms=1)
    journal.amend(journal.last + 1, ms=1)
    assert len(journal.after(0)) == KEPT
    assert not any("ms" in event for event in journal.after(0))


async def test_a_shell_command_is_noted_when_it_comes_and_timed_when_it_ends() -> None:
    phone = system()
    service = Services(phone, COMMANDS).open("shell:sleep 0.05")
    assert service is not None
    (event,) = phone.journal.after(0)
    assert "ms" not in event
    await exchange(service)
    (event,) = phone.journal.after(0)
    assert (event["kind"], event["command"]) == ("shell", "sleep 0.05")
    assert 50 <= event["ms"] < 5000
