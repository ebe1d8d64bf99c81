"""Claims about a screen: "Ada is shown", "Wi-Fi is on", "the title says Draft" become expectations."""

from __future__ import annotations

import re
from collections.abc import Callable

from grounding.interface import Expectation, Gone, Holds, InApp, Shows
from planning.phrasebook.phrases import app_name, target, targets
from planning.phrasebook.quoting import Masked

_SHOWN = r"(?:shown|visible|displayed|present|listed|there|on (?:the )?screen|shown on (?:the )?screen)"
_NOT = r"(?:isn[’']t|aren[’']t|is (?:not|no longer)|are (?:not|no longer))"
_SAYS = r"(?:says|reads|holds|equals|is set to|has the (?:text|value)|shows)"
_STATES = {
    "on": "on",
    "off": "off",
    "checked": "checked",
    "ticked": "checked",
    "not checked": "not checked",
    "unchecked": "not checked",
    "unticked": "not checked",
    "selected": "selected",
    "empty": "empty",
}
_STATE = r"(?:(?:turned|switched) )?(?P<state>" + "|".join(sorted(_STATES, key=len, reverse=True)) + ")"
_NO_VALUE = (
    r"(?:in|at|on|under|above|below|next|near|inside|within|from|for|by|a|an|not|no|there|gone|open|enabled|disabled|"
    r"greyed|grayed|available|correct|right|wrong|ok|okay|fine|good|ready|saved|deleted|created|added|done|well|working|complete|finished|correctly)\b"
)

Claim = Callable[[Masked, re.Match[str]], "tuple[Expectation, ...] | None"]


def _each(kind: type[Shows] | type[Gone]) -> Claim:
    def build(clause: Masked, found: re.Match[str]) -> tuple[Expectation, ...] | None:
        plural = bool(re.search(r"\bare\b|aren", found[0][found.end("x") - found.start() :]))
        named = targets(clause, found["x"], plural)
        return tuple(kind(one) for one in named) if named else None

    return build


def _in_app(clause: Masked, found: re.Match[str]) -> tuple[Expectation, ...] | None:
    name = app_name(clause, found["x"])
    return (InApp(name),) if name else None


def _state(clause: Masked, found: re.Match[str]) -> tuple[Expectation, ...] | None:
    named = targets(clause, found["x"], found["be"].lower() == "are")
    value = _STATES[found["state"].lower()]
    return tuple(Holds(one, value) for one in named) if named else None


def _says(clause: Masked, found: re.Match[str]) -> tuple[Expectation, ...] | None:
    named = target(clause, found["x"])
    value = clause.value(found["value"])
    return (Holds(named, value),) if named and value else None


_CLAIMS: tuple[tuple[re.Pattern[str], Claim], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), claim)
    for pattern, claim in (
        (rf"there (?:is|are) no (?P<x>.+?)(?: {_SHOWN})?", _each(Gone)),
        (rf"no (?P<x>.+?) (?:is|are) {_SHOWN}", _each(Gone)),
        (rf"there (?:is|are) (?:an? )?(?P<x>.+?)(?: {_SHOWN})?", _each(Shows)),
        (rf"(?P<x>.+?) {_NOT} {_SHOWN}", _each(Gone)),
        (
            r"(?P<x>.+?) (?:(?:is|are|has|have) (?:gone|disappeared)|disappears?|goes away|go away|vanish(?:es)?)",
            _each(Gone),
        ),
        (r"(?P<x>.+?) (?:does not|doesn[’']t) (?:appear|exist|show(?: up)?)", _each(Gone)),
        (rf"(?P<x>.+?) (?:is|are) {_SHOWN}(?: on (?:the )?screen)?", _each(Shows)),
        (r"(?P<x>.+?) (?:appears?|exists?|shows? up|shows?|comes up)", _each(Shows)),
        (r"(?:you|i|we) (?:can )?see (?P<x>.+)", _each(Shows)),
        (r"(?:the (?:screen|page)|it) (?:shows|says|displays) (?P<x>.+)", _each(Shows)),
        (r"the (?P<x>.+?) app is (?:open|in front|in the foreground)", _in_app),
        (r"(?P<x>.+?) is (?:open|in front|in the foreground)", _in_app),
        (rf"(?P<x>.+?) (?P<be>is|are) {_STATE}", _state),
        (r"(?P<value>.+?) (?:is|stands) in (?P<x>the .+? (?:field|text box|search box|search bar))", _says),
        (rf"(?P<x>.+?) {_SAYS} (?P<value>.+)", _says),
        (rf"(?P<x>.+?) is (?!{_NO_VALUE})(?P<value>.+)", _says),
    )
)


def claim(clause: Masked, text: str) -> tuple[Expectation, ...]:
    """What the claim expects, nothing when it is none."""
    for pattern, build in _CLAIMS:
        found = pattern.fullmatch(text.strip())
        if found and (expected := build(clause, found)):
            return expected
    return ()
