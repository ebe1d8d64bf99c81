"""Phrases for the title of what is shown: ``the name of the screen we are on``, ``what is this page called``."""

from __future__ import annotations

import re

from grounding.language.forms import Words
from grounding.language.split import Word

_PAGE = "page|screen|app|application|window|dialog|dialogue|popup|pop up|view|site|website|web page|webpage"
_TITLE = "title|heading|header|headline|name|title text|heading text|header text|main title|main heading|big title"
_LEAD = (
    r"(?:(?:please|and|tell me|read|read me|read out|read aloud|show me|give me|say|what is|what's|whats|"
    r"(?:click|tap|press) on|click|tap|press|select|find|check)[ ,]+)*"
)
_TAIL = (
    r"(?:[ ,]+(?:(?:that |which )?(?:i am|i'm|im|we are|we're|you are|is) (?:now )?(?:on|in|at|open|shown|visible)"
    r"(?: right)?(?: now)?|(?:written |shown |printed )?(?:at|on) (?:the )?(?:very )?top(?: (?:left|center|middle))?"
    r"(?: of (?:it|the screen|the page))?|now|right now|here))?"
)
_WHOLE = rf"(?:the |this |that |my |our )?(?:current |whole |open )?(?:{_PAGE})"
_OF_IT = re.compile(rf"{_LEAD}(?:the )?(?:{_TITLE}) (?:of|for|on|in) {_WHOLE}{_TAIL}")
_ITS = re.compile(rf"{_LEAD}(?:the )?(?:{_PAGE})(?:'s)? (?:{_TITLE}){_TAIL}")
_CALLED = re.compile(
    rf"(?:what|how) (?:is|do you call) (?:the |this |that )?(?:\w+ ){{0,2}}(?:{_PAGE})(?: called| named)?"
)
_WHICH = re.compile(
    rf"(?:which|what) (?:\w+ )?(?:{_PAGE}) (?:am i|are we|is this|is open|are you)(?: on| in| at)?(?: now)?"
)


def as_title(words: Words) -> Words:
    """``title``, where the words ask for that of the whole screen; else the words as they are."""
    if any(word.quoted for word in words):
        return words
    said = " ".join(word.said for word in words)
    if any(form.fullmatch(said) for form in (_OF_IT, _ITS, _CALLED, _WHICH)):
        return (Word("title"),)
    return words
