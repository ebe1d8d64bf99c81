"""What people say around a phrase and between its clauses. Tables."""

from __future__ import annotations

from grounding.language.table import ROW_WORDS
from grounding.vocabulary.lexicon import DIGITS, PICTURED, ROLE_WORDS

MARKS = frozenset((",", ";", ":", "?", "!", ".", "-", "->"))
"""What parts clauses, as ``split`` leaves it."""

NUMBER_SIGNS = frozenset(("#", "no", "nr", "num", "number", "numero"))

NUMBER_NAMES = {name: number for number, name in enumerate((*DIGITS, "ten", "eleven", "twelve")) if number}

_UNCOUNTED = frozenset(
    ("text", "label", "word", "number", "key", "title", "heading", "headline", "caption", "list", "progress", "area",
     "mark", "tick", "sign", "radio", "app", "apps", "choice", "input", "digit", "words", "writing")
)  # fmt: skip
"""Role words after which a number is rather a name: ``the text 2``, ``key 8``."""

_KINDS = frozenset(word for word in ROLE_WORDS if " " not in word) - _UNCOUNTED

COUNTED = (
    _KINDS
    | frozenset(word + "s" for word in _KINDS if not word.endswith(("s", "x")))
    | frozenset(ROW_WORDS)
    | frozenset(("col", "boxes", "star", "stars", "heart", "hearts", "arrow", "arrows", "dot", "dots", "circle",
                 "video", "videos", "post", "story", "article", "result", "song", "line", "bar", "bell"))
)  # fmt: skip
"""What a number behind it counts: ``image 2``, ``option no. 3``."""

KINDS = COUNTED | PICTURED | frozenset(ROLE_WORDS)
"""What says of what kind a thing is, or what it shows."""

WHICH = frozenset(("which", "that", "who", "what"))

JOINTS = frozenset(("in", "on", "at", "of", "from", "to", "with", "for", "inside", "within"))
"""Before these, a number ends what it counts: ``number three of the icons``."""

STEPS = frozenset(("above", "below"))

OPENERS = frozenset((
    "please", "pls", "plz", "kindly", "hey", "hi", "hello", "ok", "okay", "now", "then", "just", "so", "well",
    "simply", "yes", "there", "can you", "could you", "would you", "will you", "can u", "you can", "you should",
    "you need to", "you have to", "you must", "can i", "could i", "i want to", "i want you to", "i want", "i wanna",
    "i would like to", "i would like you to", "i would like", "i'd like to", "i'd like you to", "i'd like",
    "i'd love to", "i like to", "i wish to", "i wish", "i need to", "i need you to", "i need", "i have to",
    "we need to", "we want to", "let's", "lets", "let us", "go ahead and", "go ahead", "try to", "try and",
    "be so kind and", "be so kind to", "help me", "would you mind", "take me to", "bring me to", "take me",
    "bring me", "put me in", "put me on", "get me to", "proceed to", "head to", "head over to", "go over to",
    "jump to", "make sure to", "i am looking for", "i'm looking for", "switch to the", "switch to", "switch over to",
    "go for", "find me", "show me", "get me", "give me",
    "put a tick in", "put a check in", "put the cursor in", "put the cursor into",
    "place the cursor in", "give focus to", "place focus in", "place focus on", "set focus on", "set focus to",
    "verify that", "check that", "ensure that", "tap element", "click element", "set up", "look up", "pull up",
    "bring up", "open up", "go into", "let me", "let me see", "let me read", "let me have", "let me look at",
    "let me check", "show my", "show all my", "show us", "put your finger on", "put a finger on", "i'd rather",
    "put your finger where it says", "go and", "i want to see", "i'd like to see", "have a look at", "look at",
))  # fmt: skip
"""What a request begins with before it says anything."""

COURTEOUS = frozenset((
    "i", "i'd", "we", "you", "me", "my", "might", "may", "could", "would", "can", "will", "shall", "should", "please",
    "kindly", "be", "so", "kind", "good", "dear", "as", "to", "and", "if", "whether", "wonder", "trouble", "ask",
    "mind", "like", "love", "want", "wish", "need", "do", "oh", "for", "now", "then", "just", "grateful", "glad",
    "obliged", "much", "very", "most", "enough", "able", "possible", "the", "a", "favour", "favor", "of", "really",
    "is", "it", "us", "let", "let's", "go", "ahead", "help", "try", "next", "first", "well", "hello", "hi", "hey",
    "ok", "okay", "am", "i'm", "going", "have", "here", "step", "yes", "in", "order", "that", "verify", "check",
    "ensure", "assert",
))  # fmt: skip
"""Words of courtesy: where a phrase begins with nothing else up to a verb of touching, they say nothing."""

COURTEOUS_ONES = frozenset(("i", "i'd", "i'm", "you", "we", "us", "me", "let's", "dear", "oh"))
"""One of these has to be among them."""

CONDITIONS = frozenset(("if", "thank", "thanks", "much", "cheers", "sorry", "oh", "ah", "um", "hmm", "dear"))
"""What a clause begins with that only says how kindly it is meant: ``if you don't mind``, ``much obliged``."""

REASONS = frozenset((
    "i", "i'm", "im", "i'd", "i've", "ive", "i'll", "my", "we", "we're", "because", "since", "cause", "cuz", "as",
    "otherwise",
))  # fmt: skip
"""What a clause begins with that tells why, rather than what."""

GREETINGS = frozenset(("hey", "hi", "hello", "well", "so", "oh", "excuse", "me", "no", "nope", "wait", "hang", "hold"))
"""A clause of these alone says nothing."""

THANKS = frozenset((
    "thank you", "thanks", "thank u", "much obliged", "many thanks", "if you please", "if you would", "if you will",
    "if you don't mind", "if it isn't", "if you could", "if you'd", "so i", "so that",
    "so we", "because", "in order to", "since i", "as i",
))  # fmt: skip
"""Where one of these stands behind a phrase, nothing of it follows: thanks, conditions, and what it is good for."""

HESITANT = frozenset(
    ("ok", "okay", "now", "then", "just", "so", "well", "simply", "yes", "hi", "hey", "hello", "there")
)
"""Openers that are labels as well: they count only before another request, an article or a comma."""

FINDERS = frozenset((
    "see where it says", "see where it reads", "where it says", "where it reads", "find where it says",
    "where you see", "scroll down to", "scroll down", "scroll to", "scroll", "go down to", "go down", "count down",
    "count", "start at", "look along", "look down", "look", "see", "look for", "look at", "find", "locate",
    "you know", "spot", "you see", "you can see", "you see where it says", "do you see", "can you see",
))  # fmt: skip
"""What a clause begins with that only says where to look first."""

EXISTING = frozenset((
    "there's", "there is", "there are", "theres", "there stands", "there sits", "you'll see", "you see", "you will see",
    "you can see", "you find", "you'll find", "you will find", "you can find", "you've got", "you have", "is there",
    "stands", "stand", "sits", "lies", "comes", "it says", "is", "are", "is located", "is placed", "is shown",
))  # fmt: skip
"""``below Wi-Fi there's a switch``: before them where, behind them what."""

WEAK = frozenset(("is", "are", "stands", "stand", "sits", "lies", "comes"))
"""The first words of those that may as well belong to what they follow: ``the icon is below Wi-Fi``."""

TAKING = frozenset(("take", "grab", "get", "use", "try", "view", "give", "mark", "want"))
"""Verbs that begin labels as well: dropped only where a request is plain."""

TAPPING = frozenset(("tap", "click", "press", "select"))
"""The verbs of touching that are hardly a part of any name."""

REQUESTS = TAPPING | frozenset(
    ("hit", "push", "choose", "pick", "open", "touch", "go", "move", "launch", "clik", "klick")
)
"""Verbs of touching."""

TELLING = frozenset((
    "tell me", "read", "read me", "read out", "read aloud", "show me", "give me", "say", "what is", "what's", "whats",
))  # fmt: skip
"""What asks for something to be told rather than touched."""

TAILS = frozenset((
    "please", "pls", "plz", "thanks", "thank you", "would you", "will you", "for me", "if you can", "i want",
    "i want this", "i want that", "i want it", "i mean", "i meant", "i choose", "i take", "i press", "i push",
    "i click", "i need", "i open", "is what i want", "is what i mean", "is the one", "please open", "please click",
    "please tap", "please press", "press it", "tap it", "hit it", "click it", "open it", "select it", "tap on it",
    "click on it", "tap that", "press that", "tap that one", "hit that", "a tap", "a click", "one click", "a press",
    "a push", "touch it", "touch that", "touch that one", "push it", "push that", "take it", "take that", "choose it",
    "choose that", "pick it", "pick that", "use it", "use that", "open that", "select that", "go into it", "go there",
    "hit that one", "put your finger on it", "put your finger there", "tap there",
))  # fmt: skip
"""What a request ends with after it has said everything."""

NOISE = frozenset((
    "where it says", "where it reads", "where you see", "instance of", "occurrence of", "element called", "right now",
    "at the moment",
))  # fmt: skip
"""What may be left out wherever it stands: ``left of where it says Wi-Fi``."""

ABBREVIATED = frozenset(
    ("no", "nr", "num", "betw", "btn", "bttn", "pic", "img", "mr", "mrs", "ms", "dr", "st", "vs", "etc")
)
"""Words whose full stop ends no clause."""

SHORT_FORMS: dict[str, str] = {
    "btn": "button", "btns": "buttons", "bttn": "button", "buton": "button", "pls": "please", "plz": "please",
    "txt": "text", "abv": "above", "blw": "below", "undr": "under", "btm": "bottom", "bottm": "bottom", "lft": "left",
    "btwn": "between", "betw": "between", "btw": "between", "nxt": "next", "chkbox": "checkbox", "img": "image",
    "imgs": "images", "pix": "pictures", "ico": "icon", "thats": "that's", "theres": "there's",
}  # fmt: skip
"""How words are typed in a hurry."""


def _slips() -> dict[str, str]:
    """Words of the grammar with two neighbouring letters swapped; none of these is a word of its own."""
    grammar = ("icon", "button", "image", "picture", "text", "above", "below", "under", "right", "left", "between",
               "bottom", "middle", "corner", "checkbox", "switch", "option", "first", "second", "third", "fourth",
               "field", "arrow", "symbol")  # fmt: skip
    return {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]: word
        for word in grammar
        for at in range(len(word) - 1)
        if word[at] != word[at + 1]
    }


SHORT_FORMS |= _slips()

UPRIGHT = {"up": "top", "down": "bottom"}
"""``up in the right corner``: at the top."""

PRONOUNS = frozenset(("it", "that", "this", "them", "these", "those", "there", "him", "her"))

LEADERS = frozenset(("in", "on", "at", "from", "within", "inside", "among", "along"))
"""Prepositions of a place that is told first: ``in the second row, the third image``."""


def _dangling() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for side in ("left", "right"):
        leads = ("", "on ", "at ", "to ", "in ", "next on ", "beside on ", "next to ")
        whose = ("", "the ", "its ", "it's ", "his ", "their ")
        tails = ("", " side", " hand", " hand side")
        found |= {f"{lead}{of}{side}{tail}": (side, "to") for lead in leads for of in whose for tail in tails}
    steps = {
        ("above",): ("above", "over", "on top", "up above", "on the top", "on top of it"),
        ("below",): ("below", "beneath", "under", "underneath", "down below", "at the bottom of it"),
        ("next", "to"): (
            "beside", "alongside", "next by", "near by", "close by", "next to", "at the side", "on the side",
            "by the side", "at side",
        ),
        ("after",): ("after",),
        ("before",): ("before", "in front"),
    }  # fmt: skip
    for form, said in steps.items():
        found |= dict.fromkeys(said, form)
    return found


DANGLING_SIDES: dict[str, tuple[str, ...]] = _dangling()
"""Sides that end a clause and lack what they are a side of, and how they are said with it."""
