"""What fails in work that others depend on is logged, and the work goes on; a cancellation is no failure."""

import asyncio
import logging

import pytest

from agent_service.outliving import outliving


def test_a_fault_is_logged_with_what_failed(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), outliving("a round"):
        raise ValueError("no such phone")

    assert caplog.records[0].getMessage() == "a round failed"
    assert caplog.records[0].exc_info is not None
    assert "no such phone" in str(caplog.records[0].exc_info[1])


def test_what_succeeds_says_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with outliving("a round"):
        pass

    assert not caplog.records


@pytest.mark.parametrize("ends", [asyncio.CancelledError, KeyboardInterrupt, SystemExit])
def test_the_end_of_it_all_goes_through(ends: type[BaseException]) -> None:
    with pytest.raises(ends), outliving("a round"):
        raise ends()
