"""The joint between planner and grounder: everything the two may say to each other, and nothing else.

Words only. No class here has a place for a coordinate, an index, an identifier or what a step is good for. The standard
library is all this package may import, so that a planner can be written, run and tested without a phone, a picture or a
parser. docs/joint.md tells the grammar of a phrase and why the joint is cut here.

Upward: ``screen`` (an ``Outline`` of groups of items), ``change`` (from one look to the next), ``misses`` (why
something could not be done). Downward: ``intents`` (what to do, and to what). ``terms`` are the words of both. Beside
them, ``endpoints``: how either half tells of a model that it asks.
"""

from grounding.interface.change import Change
from grounding.interface.intents import (
    Adjust,
    Clear,
    DoubleTap,
    Drag,
    Enter,
    Expectation,
    Gone,
    Holds,
    InApp,
    Intent,
    Key,
    LongPress,
    Open,
    OpenLink,
    Pause,
    Pinch,
    Press,
    Read,
    Scroll,
    SecretRef,
    Shows,
    Swipe,
    Tap,
    Target,
    Text,
    Wait,
)
from grounding.interface.item import Item
from grounding.interface.misses import Miss, Reason
from grounding.interface.screen import Group, Outline
from grounding.interface.terms import (
    BARS,
    CLIPPED_ROW,
    DOCK,
    FIRST,
    LOADING_PAGE,
    NOTIFICATION,
    NUMBERED,
    OVER,
    PICTURED,
    QUOTED,
    STILL_LOADING,
    SYSTEM_BAR,
    TAPPED,
    Direction,
    GroupKind,
    Role,
    State,
)

__all__ = [
    "BARS",
    "CLIPPED_ROW",
    "DOCK",
    "FIRST",
    "LOADING_PAGE",
    "NOTIFICATION",
    "NUMBERED",
    "OVER",
    "PICTURED",
    "QUOTED",
    "STILL_LOADING",
    "SYSTEM_BAR",
    "TAPPED",
    "Adjust",
    "Change",
    "Clear",
    "Direction",
    "DoubleTap",
    "Drag",
    "Enter",
    "Expectation",
    "Gone",
    "Group",
    "GroupKind",
    "Holds",
    "InApp",
    "Intent",
    "Item",
    "Key",
    "LongPress",
    "Miss",
    "Open",
    "OpenLink",
    "Outline",
    "Pause",
    "Pinch",
    "Press",
    "Read",
    "Reason",
    "Role",
    "Scroll",
    "SecretRef",
    "Shows",
    "State",
    "Swipe",
    "Tap",
    "Target",
    "Text",
    "Wait",
]
