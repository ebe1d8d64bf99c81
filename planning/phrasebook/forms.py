"""The phrase forms: a table of what may be said, an example of each, and the action it becomes.

Patterns are tried from top to bottom and must fit a whole clause. They run on masked text (quoting.py), so a quoted
text or an address is one word to them. docs/planners.md shows the table to people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from grounding.interface import Clear, DoubleTap, Enter, Key, LongPress, Press, Read
from planning.phrasebook import building as b
from planning.phrasebook import chinese
from planning.phrasebook.building import Actions, Build
from planning.phrasebook.instruction import Check, Do
from planning.phrasebook.punctuation import COMMAS, ENDS
from planning.phrasebook.quoting import CLOSE_MARK, DOMAIN, OPEN_MARK, Masked

_MARK = f"{OPEN_MARK}[0-9]+{CLOSE_MARK}"
_KEY = "|".join(sorted(b.KEYS, key=len, reverse=True))
_LABEL = "|".join(b.LABELS)
_TIMES = r"(?: (?P<times>once|twice|three times|four times|five times|[0-9]+ times))?"
_COUNT = "|".join([r"[0-9]{1,4}(?:\.[0-9]{1,2})?", *(rf"{word}(?= )" for word in b.COUNTS)])
_UNIT = r"(?P<unit>s|secs?|seconds?|m|mins?|minutes?)"
_WITHIN = rf"(?:,? (?:for up to|up to|at most|for|within) (?P<n>{_COUNT}) ?{_UNIT})?"
_WAY = r"(?P<way>up|down|left|right)"
_EDGES = r"(?!(?:the )?(?:very )?(?:top|bottom|end|start|beginning|left|right)\b)"
_REACHED = (
    r"(?:to|until(?: (?:you|i) (?:reach|come to))?) (?:the )?(?:very )?(?P<end>top|bottom|end|start|beginning)"
    r"(?: of (?:(?:the|this) (?:page|screen|view|list)|(?P<among>.+?)))?(?: is (?:reached|shown))?"
)
_SEEN = (
    r"until (?:(?:you|i) (?:can )?see (?P<seen>.+)"
    r"|(?P<claimed>.+?)(?: (?:is|are) (?:shown|visible|displayed|there)| appears?| shows?(?: up)?))"
)
_TYPE = r"(?:enter|type|write|put|input|key in|fill in)(?: the text)?"
_TAP = r"(?:tap|click|press|touch|hit|push|choose|select|pick)"
_OPEN = r"(?:open(?: up)?|launch|start|run)"
_PREPOSITION = r"(?:in to|into|in|as|for|to)"
_DEED = (
    r"star|unstar|favou?rite|bookmark|like|pin|unpin|mute|unmute|archive|expand|collapse|play|pause|dismiss|delete"
    r"|remove|share"
)
_SHADE = r"notification (?:shade|panel|bar|drawer|cent(?:er|re))"
_BOX = r"(?:check ?box|box)"


@dataclass(frozen=True, slots=True)
class Form:
    """A way to say something. ``says`` is its shape, ``example`` a clause that fits it."""

    says: str
    example: str
    pattern: re.Pattern[str]
    build: Build


# One form a row reads better than six lines each.
# fmt: off
_TABLE: tuple[tuple[str, str, str, Build], ...] = (
    # links and apps
    ("open ADDRESS", "open https://example.com",
     rf"(?:open|go to|visit|browse to|navigate to|follow) (?P<x>{_MARK}|{DOMAIN})", b.link),
    ("open the APP app", "open the Settings app",
     rf"(?:{_OPEN}|go to|switch to) (?P<x>.+? (?:app|application))", b.open_app),
    ("open recent apps", "open recent apps",
     r"(?:open|show) (?:the )?(?:recents|recent apps|overview)(?: screen)?", b.always(Press(Key.RECENTS))),
    ("open the NOTIFICATIONS", "pull down the notification shade",
     rf"(?:open|show) (?:the notifications|(?:the )?{_SHADE})"
     rf"|(?:pull|swipe|drag) down (?:the )?(?:notifications|{_SHADE}|status bar)"
     rf"|(?:pull|swipe|drag) (?:the )?(?:{_SHADE}|status bar) down",
     b.always(Press(Key.NOTIFICATIONS))),
    ("open the quick settings", "open the quick settings",
     r"(?:open|show|(?:pull|swipe) down) (?:the )?quick settings(?: panel)?",
     b.always(Press(Key.QUICK_SETTINGS))),
    ("open APP", "open Contacts",
     rf"{_OPEN} (?P<x>.+)", b.open_named),
    # keys
    ("go back", "go back twice",
     rf"(?:(?:go|navigate) )?back{_TIMES}", b.back),
    ("go home", "go home",
     r"(?:(?:go|return) (?:to )?)?(?:the )?home(?: ?screen)?", b.always(Press(Key.HOME))),
    ("press KEY", "press enter",
     rf"(?:press|hit|push) (?:the )?(?P<key>{_KEY})(?: (?:key|button))?{_TIMES}", b.key),
    ("press the delete key", "press the delete key",
     rf"(?:press|hit|push) (?:the )?delete key{_TIMES}", b.key),
    ("enter", "enter",
     r"enter", b.always(Press(Key.ENTER))),
    # claims
    ("check the PHRASE box", "check the Remind me box",
     rf"(?P<verb>check|tick|uncheck|untick) (?P<x>.+? {_BOX})", b.adjust),
    ("check that CLAIM", "check that Ada is shown",
     r"(?:check|verify|make sure|ensure|confirm|assert|expect|see)(?: that| whether| if)? (?P<claim>.+)", b.check),
    ("wait until CLAIM", "wait until Loading is gone",
     rf"wait (?:until|till) (?P<claim>.+?){_WITHIN}", b.wait_until),
    ("wait SECONDS", "wait 3 seconds",
     rf"(?:wait|pause)(?: for)?(?: another)? (?P<n>{_COUNT}) ?{_UNIT}(?: more| longer)?", b.pause),
    ("wait for PHRASE", "wait for the results list",
     r"wait for (?!a (?:moment|while|bit)\b)(?P<x>.+?)"
     r"(?: to (?:appear|be (?:shown|visible)|show(?: up)?|(?P<gone>disappear|go away|be gone|vanish)))?"
     + _WITHIN, b.wait_for),
    # gestures on one thing
    ("long press PHRASE", "long press the first message",
     r"(?:long[- ](?:press|tap|click)|(?:press|tap|touch|click) and hold|hold)(?: on)? (?P<x>.+)", b.on_one(LongPress)),
    ("double tap PHRASE", "double tap the photo",
     r"double[- ](?:tap|click|press)(?: on)? (?P<x>.+)", b.on_one(DoubleTap)),
    ("choose VALUE in the PHRASE dropdown", "choose Mobile in the Label dropdown",
     r"(?:choose|select|pick) (?P<value>.+?) (?:in|from) (?P<x>.+ (?:dropdown|drop-down|spinner|picker))", b.choose),
    ("tap PHRASE", "tap Create contact",
     rf"{_TAP}(?: on)? (?P<x>.+?){_TIMES.replace('once|', '')}", b.taps),
    ("star PHRASE", "star Buy milk",
     rf"(?P<verb>{_DEED}) (?P<x>.+)", b.deed),
    # text
    ("enter the secret NAME in FIELD", "enter the secret mail-password in the password field",
     rf"{_TYPE} (?:the )?secret (?P<name>{_MARK}|\S+) {_PREPOSITION} (?P<x>.+)", b.secret),
    ('enter "TEXT" in FIELD', 'enter "Hello, world" in the message field',
     rf"{_TYPE} (?P<text>{_MARK}) {_PREPOSITION} (?P<x>.+)", b.enter),
    ("enter TEXT as FIELD", "enter +44 20 7946 0958 as phone number",
     rf"{_TYPE} (?P<text>.+) as (?P<x>.+)", b.enter),
    ("enter TEXT into FIELD", "type Ada into the search field",
     rf"{_TYPE} (?P<text>.+) (?:in to|into) (?P<x>.+)", b.enter),
    ("enter TEXT in the FIELD", "type Lives in London in the notes field",
     rf"{_TYPE} (?P<text>.+) in (?P<x>the .+)", b.enter),
    ("enter TEXT in FIELD", "put 42 in Amount",
     rf"{_TYPE} (?P<text>.+) in (?P<x>.+)", b.enter),
    ("enter TEXT for FIELD", "enter Lovelace for last name",
     rf"{_TYPE} (?P<text>.+) for (?P<x>.+)", b.enter),
    ("fill FIELD with TEXT", "fill the title with Shopping",
     r"fill(?: in)? (?P<x>.+?) with (?P<text>.+)", b.enter),
    ("type TEXT", "type hello",
     r"(?:enter|type|write|input)(?: the text)? (?P<text>.+)", b.type_here),
    ("clear FIELD", "clear the search field",
     r"(?:clear|empty)(?: out)? (?P<x>.+)", b.on_one(Clear)),
    # values
    ("turn on PHRASE", "turn on Wi-Fi",
     r"(?:turn|switch) (?P<state>on|off) (?P<x>.+)", b.adjust),
    ("turn PHRASE off", "turn Bluetooth off",
     r"(?:turn|switch) (?P<x>.+) (?P<state>on|off)", b.adjust),
    ("enable PHRASE", "disable Airplane mode",
     r"(?P<verb>enable|disable) (?P<x>.+)", b.adjust),
    ("set PHRASE to VALUE", "set the volume to 40 %",
     r"(?:set|change) (?P<x>.+?) (?<!next )to (?P<value>.+)", b.set_to),
    ("switch to PHRASE", "switch to text input",
     r"switch to (?P<x>.+)", b.switch_to),
    # movement
    ("scroll to the END", "scroll to the bottom",
     rf"scroll(?: {_WAY})?(?: all the way)?(?: (?:in|inside|within) (?P<within>.+?))? {_REACHED}", b.scroll_to_end),
    ("scroll to PHRASE", "scroll to About phone",
     rf"scroll(?: {_WAY})? to {_EDGES}(?P<to>.+)", b.scroll),
    ("scroll DIRECTION until PHRASE is shown", "scroll down until About phone is shown",
     rf"scroll(?: {_WAY})?(?: (?:in|inside|within) (?P<within>.+?))? {_SEEN}", b.scroll),
    ("scroll DIRECTION in PHRASE to PHRASE", "scroll down in the list to Zoe",
     rf"scroll(?: {_WAY})? (?:in|inside|within) (?P<within>.+?) (?<!next )to {_EDGES}(?P<to>.+)", b.scroll),
    ("scroll DIRECTION in PHRASE", "scroll right in the tabs",
     rf"scroll {_WAY}(?: (?:in|inside|within|on) (?P<within>.+))?", b.scroll),
    ("scroll PHRASE DIRECTION", "scroll the list up",
     rf"scroll (?!to\b)(?P<within>.+?) {_WAY}", b.scroll),
    ("swipe DIRECTION until PHRASE is shown", "swipe up until Privacy is shown",
     rf"swipe {_WAY}(?: (?:in|on|across|over) (?P<within>.+?))? {_SEEN}", b.swipe),
    ("swipe DIRECTION on PHRASE", "swipe left on the first message",
     rf"swipe {_WAY}(?: (?:in|on|across|over) (?P<within>.+))?", b.swipe),
    ("swipe PHRASE DIRECTION", "swipe the card right",
     rf"swipe (?P<within>.+?) {_WAY}", b.swipe),
    ("drag PHRASE onto PHRASE", "drag the Clock icon onto the Tools folder",
     r"drag(?: and drop)? (?P<x>.+?) (?:onto|on to|over to|into) (?P<y>.+)", b.drag),
    ("drag PHRASE to PHRASE", "drag Milk to Eggs",
     r"drag(?: and drop)? (?P<x>.+?) (?<!next )to (?P<y>.+)", b.drag),
    ("zoom in on PHRASE", "zoom in on the map",
     r"(?:pinch to )?zoom (?P<zoom>in|out)(?: (?:on|in) (?P<x>.+))?", b.zoom),
    # reading, and labels said alone
    ("read PHRASE", "read the battery level",
     r"read(?: out| aloud)? (?P<x>.+)", b.on_one(Read)),
    ("tell me what PHRASE says", "tell me what the title says",
     r"tell me what (?P<x>.+?) (?:says|shows|holds|reads)", b.on_one(Read)),
    ("LABEL", "save",
     rf"(?P<x>{_LABEL})(?: (?:it|this|that|(?:the |my )?changes))?", b.label),
    ("save the THING", "save the contact",
     r"(?P<x>save) (?:the|my|this) \w+", b.label),
)
# fmt: on

FORMS: tuple[Form, ...] = tuple(
    Form(says, example, re.compile(pattern, re.IGNORECASE | re.DOTALL), build)
    for says, example, pattern, build in _TABLE
)

_CARRIED = re.compile(r".+ (?:as|in to|into|in) .+", re.IGNORECASE | re.DOTALL)
_FILLER = re.compile(r"^(?:please|now|first|firstly|finally|lastly|also|then|kindly|just|afterwards)\s+", re.IGNORECASE)
_ENDING = re.compile(rf"[\s{ENDS}{COMMAS}]+$|\s+please[\s.!]*$", re.IGNORECASE)
_IN_APP = re.compile(rf"(?:in|using|with) (?P<x>(?:the |my )?[^{COMMAS}]+)", re.IGNORECASE)


def tidy(text: str) -> str:
    """The clause with single spaces, without fillers ("now", "please") and without the mark it ends in."""
    bare = " ".join(text.split())
    before = ""
    while before != bare:
        before = bare
        bare = _ENDING.sub("", _FILLER.sub("", bare))
    return bare


def actions(clause: Masked) -> Actions | None:
    """What the clause says to do; None when it fits no form. A Chinese one says what its English says."""
    text = tidy(clause.text)
    for form in FORMS:
        found = form.pattern.fullmatch(text)
        if found and (said := form.build(clause, found)):
            return said
    return next((said for english in chinese.in_english(clause) if (said := actions(english))), None)


def carried(clause: Masked, before: Actions) -> Actions | None:
    """A clause that takes its verb from the one before.

    "Lovelace as last name" after "enter Ada as first name", "Bob is not shown" after "check that Ada is shown".
    """
    text = tidy(clause.text)
    match before[-1]:
        case Do(Enter()) if _CARRIED.fullmatch(text):
            return actions(clause.part(f"enter {text}"))
        case Check():
            return actions(clause.part(f"检查{text}" if chinese.is_chinese(text) else f"check that {text}"))
        case _:
            return None


def opening(clause: Masked) -> Actions | None:
    """What stands before the first clause of a sentence: "In Settings, …"."""
    found = _IN_APP.fullmatch(tidy(clause.text))
    if found:
        return b.open_app(clause, found)
    english = chinese.opening(clause)
    return actions(english) if english else None
