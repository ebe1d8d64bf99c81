"""Phrases for the title of what is shown: ``the name of the screen we are on``, ``what is this page called``."""

from __future__ import annotations

import re

from grounding.language.forms import Words

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
    rf"(?:(?:what|how)(?:'s|s| is| do you call)) (?:the |this |that )?(?:(?!next|last|other|first)\w+ )?(?:{_PAGE})"
    r" (?:called|named)|what do you call (?:the|this|that) (?:page|screen|app|window)"
)
_WHICH = re.compile(
    rf"(?:which|what) (?:\w+ )?(?:{_PAGE}) (?:am i|are we|is this|is open|are you)(?: on| in| at)?(?: now)?"
)


def asks_title(words: Words) -> bool:
    """The words ask for the title of the whole screen, and say nothing else."""
    if any(word.quoted for word in words):
        return False
    said = " ".join(word.said for word in words)
    return any(form.fullmatch(said) for form in (_OF_IT, _ITS, _CALLED, _WHICH))
