"""How a shell leaves what it is doing."""

from __future__ import annotations


class Exit(Exception):
    """The shell ends with this status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Return(Exit):
    """``return``: the function ends, or the script where there is none."""


class Failed(Exception):
    """A word or a redirection could not be carried out; the message goes to stderr. With ``ends`` the shell ends."""

    def __init__(self, message: str, ends: bool = False) -> None:
        super().__init__(message)
        self.ends = ends


class Jump(Exception):
    """``break``, or ``continue`` if ``again``, out of so many loops."""

    def __init__(self, loops: int, again: bool) -> None:
        super().__init__(loops, again)
        self.loops = loops
        self.again = again
