"""What long-lived work does with a fault of its parts: it is logged, and the work goes on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger(__name__)


@contextmanager
def outliving(what: str) -> Iterator[None]:
    """Go on behind this block when something in it fails that nobody thought of; the log then says ``what`` failed.

    For work that others depend on: a round of dispatching, the record of a task that has ended. A cancellation and the
    end of the process go through.
    """
    try:
        yield
    except Exception:  # whoever asks for this must survive whatever fails in it
        log.exception("%s failed", what)
