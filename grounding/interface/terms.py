"""What things on a screen are, how they stand, and what both sides call them."""

from __future__ import annotations

import re
from enum import StrEnum


class Role(StrEnum):
    """What a thing on a screen is, in the word a person would use for it."""

    BUTTON = "button"
    FIELD = "field"
    SWITCH = "switch"
    CHECKBOX = "checkbox"
    RADIO = "radio button"
    TAB = "tab"
    SLIDER = "slider"
    DROPDOWN = "dropdown"
    LINK = "link"
    ROW = "row"
    CARD = "card"
    OPTION = "option"
    KEY = "key"
    ICON = "icon"
    IMAGE = "image"
    TEXT = "text"
    HEADING = "heading"
    PROGRESS = "progress"
    LIST = "list"
    AREA = "area"


class State(StrEnum):
    """A condition worth saying."""

    ON = "on"
    OFF = "off"
    CHECKED = "checked"
    UNCHECKED = "not checked"
    SELECTED = "selected"
    FOCUSED = "focused"
    DISABLED = "disabled"
    EMPTY = "empty"


class GroupKind(StrEnum):
    """A part of a screen that people speak of as one thing."""

    PAGE = "page"
    APP_BAR = "app bar"
    TABS = "tabs"
    NAVIGATION = "navigation bar"
    LIST = "list"
    GRID = "grid"
    DIALOG = "dialog"
    MENU = "menu"
    SHEET = "sheet"
    KEYBOARD = "keyboard"
    STATUS_BAR = "status bar"


class Direction(StrEnum):
    """Where to, as a person says it: scrolling down shows what is further down."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


SYSTEM_BAR = "system"
"""What the group of Back, Home and Overview is called, which every page has."""
DOCK = "dock"
"""What the group of apps is called that every page of a home screen shows."""
NOTIFICATION = "notification"
"""What the group is called that comes up over any app and is none of it."""
APART = frozenset((SYSTEM_BAR, DOCK, NOTIFICATION))
OVER = frozenset((GroupKind.DIALOG, GroupKind.MENU, GroupKind.SHEET))
"""What lies over a page."""
BARS = frozenset((GroupKind.APP_BAR, GroupKind.TABS, GroupKind.NAVIGATION, GroupKind.STATUS_BAR, GroupKind.KEYBOARD))
"""What is around a page."""
HOME_SCREEN = "the home screen"
LOADING_PAGE = "a page that is still loading"
STILL_LOADING = ("loading", "please wait", "just a moment", "正在加载", "加载中", "载入中", "请稍候", "请稍等")
"""How texts begin that say that more is still to come."""
PICTURED = frozenset((Role.ICON, Role.IMAGE))

TAPPED = frozenset(
    (Role.BUTTON, Role.ROW, Role.CARD, Role.ICON, Role.IMAGE, Role.LINK, Role.OPTION, Role.TAB, Role.KEY)
)
"""Roles that only say that a thing can be tapped: they go unsaid where the quoted name alone leads to it."""

FIRST = ("first", "second", "third")
"""Numbers that outlines tell in words."""
NUMBERED = re.compile(rf"(?:{'|'.join(FIRST)}|\d+(?:st|nd|rd|th)) ")
"""How what only its number tells begins."""

QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
"""A name in quotes, as phrases hold it."""
CLIPPED_ROW = "clipped row"
"""What a row is called of which the edge of its list leaves nothing that names it."""
