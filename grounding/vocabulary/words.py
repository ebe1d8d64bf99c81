"""Words: how labels and phrases are made comparable, and how close two words are.

Android's tree dump writes an emoji as ``..``, a person writes it as itself or leaves it out, and labels cut short end
in an ellipsis; all of that is evened out here, once, for both sides of a comparison.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from grounding.vocabulary.han_words import SIMPLIFIED, TRADITIONAL

_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"}
)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f\u00ad]")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u20e3\ud800-\udfff\U000e0000-\U000e007f]+")
_DUMPED_EMOJI = re.compile(r"(?<![.\w])(?:\.\.)+(?![.\w])|(?<=\w)\s(?:\.\.)+$")
_WIDE = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_WIDE}]|[^\W_{_WIDE}]+(?:'[^\W_{_WIDE}]+)*")
_SIMPLER = str.maketrans(TRADITIONAL, SIMPLIFIED)
_WEB_ADDRESS = re.compile(
    r"(?:https?://\S+|(?:(?:[a-z0-9-]+\.)+(?:com|org|net|info|edu|gov|io|dev|app)|(?:[a-z0-9-]+\.){2,}[a-z]{2})(?:/\S*)?)",
    re.IGNORECASE,
)
LAST_LATIN = "\u024f"
"""The last letter of Unicode's blocks of Latin letters."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_\W]+|(?<=[A-Za-z])(?=\d)")
JOINED = {
    ("sign", "in"): "signin", ("sign", "out"): "signout", ("sign", "up"): "signup", ("sign", "off"): "signout",
    ("log", "in"): "login", ("log", "out"): "logout", ("log", "on"): "login", ("log", "off"): "logout",
    ("zoom", "in"): "zoomin", ("zoom", "out"): "zoomout", ("opt", "in"): "optin", ("opt", "out"): "optout",
    ("check", "in"): "checkin", ("check", "out"): "checkout", ("wi", "fi"): "wifi", ("e", "mail"): "email",
    ("turn", "on"): "turnon", ("turn", "off"): "turnoff",
}  # fmt: skip
"""Two words that mean something else together: their second half is what tells them from their opposite."""

HIDDEN_ID = ("resource_name_obfuscated", "(name removed)")
"""How the identifiers of apps end that keep theirs to themselves."""

ELLIPSES = ("…", "...")


_ALIKE = str.maketrans({"i": "l", "1": "l", "|": "l", "0": "o", "–": "-", "—": "-", "’": "'", "‘": "'"})


@lru_cache(maxsize=16384)
def tidy(text: str) -> str:
    """The text on one line, without invisible characters: what an outline prints and a raw comparison uses."""
    return " ".join(_INVISIBLE.sub("", text).split())


@lru_cache(maxsize=16384)
def normal(text: str) -> str:
    """The form in which two labels are the same label: one line, one case, one width, plain quotes, no emoji.

    Chinese is put into simplified characters, whichever way it was written.
    A label made of emoji alone keeps them, so that it can still be named.
    """
    flat = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text.translate(_QUOTES)))
    plain = _DUMPED_EMOJI.sub(" ", _EMOJI.sub(" ", flat))
    kept = plain if any(c.isalnum() for c in plain) else flat
    even = kept if kept.isascii() else kept.translate(_SIMPLER)
    return " ".join(even.casefold().split())


def folded(form: str) -> str:
    """A normal form in which letters that look alike are one, and spaces are none: as texts are read off pictures."""
    return form.translate(_ALIKE).replace(" ", "")


@lru_cache(maxsize=16384)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, in order; characters of scripts written without spaces stand alone."""
    found: list[str] = []
    for word in _WORD.findall(normal(text)):
        word = word.removesuffix("'s").replace("'", "")
        joined = JOINED.get((found[-1], word)) if found else None
        if joined:
            found[-1] = joined
        elif word:
            found.append(word)
    return tuple(found)


def wide(text: str) -> bool:
    """It holds characters of a script that is written without spaces."""
    return re.search(f"[{_WIDE}]", text) is not None


def is_web_address(text: str) -> bool:
    """It is one, with or without "https://" and what follows the host."""
    return "." in text and _WEB_ADDRESS.fullmatch(text.strip()) is not None


MINE = frozenset((
    "account", "apps", "cards", "cart", "devices", "downloads", "library", "list", "location", "music", "orders",
    "page", "photos", "places", "profile", "rides", "stuff", "tickets", "trips", "videos", "wallet",
))  # fmt: skip
"""What makers write in one word with "my": ``mylocation``."""


@lru_cache(maxsize=8192)
def id_words(identifier: str) -> tuple[str, ...]:
    """``pkg:id/btnShareFile`` → ``("btn", "share", "file")``; digits are dropped, they number views, not things.

    A build that hides its identifiers gives all of them one name, which says nothing.
    """
    name = identifier.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
    if name.endswith(HIDDEN_ID):
        return ()
    words = (w.lower() for w in _CAMEL.split(name) if w and not w.isdigit())
    return tuple(part for word in words for part in _parts(word))


def _parts(word: str) -> tuple[str, ...]:
    return ("my", word[2:]) if word.startswith("my") and word[2:] in MINE else (word,)


SPELT: dict[str, str] = {
    "analyse": "analyze", "authorise": "authorize", "behaviour": "behavior", "cancelled": "canceled",
    "catalogue": "catalog", "centre": "center", "colour": "color", "coloured": "colored", "customise": "customize",
    "dialogue": "dialog", "favourite": "favorite", "favourited": "favorited", "flavour": "flavor", "grey": "gray",
    "harbour": "harbor", "humour": "humor", "jewellery": "jewelry", "labelled": "labeled", "labour": "labor",
    "licence": "license", "litre": "liter", "maximise": "maximize", "metre": "meter", "minimise": "minimize",
    "neighbour": "neighbor", "neighbourhood": "neighborhood", "optimise": "optimize", "organise": "organize",
    "organiser": "organizer", "personalise": "personalize", "programme": "program", "recognise": "recognize",
    "synchronise": "synchronize", "theatre": "theater", "travelled": "traveled", "traveller": "traveler",
}  # fmt: skip
"""British spellings of words that screens show, and American ones: to compare."""


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The word without a plural or a common ending, in American spelling, a number without leading zeros: to compare,
    not to print."""
    if word.isdigit():
        return word.lstrip("0") or "0"
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word != "news":
        word = word[:-1]
    return SPELT.get(word, word)


def american(text: str) -> str:
    """A text in normal form, its words as they are spelled in America: ``favourites`` are favorites."""
    return " ".join(_spelt(word) for word in text.split(" "))


def _spelt(word: str) -> str:
    bare = word.removesuffix("s")
    return SPELT[bare] + word[len(bare) :] if bare in SPELT else word


_IN_FIGURES = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}


@lru_cache(maxsize=32768)
def closeness(one: str, other: str) -> float:
    """How alike two words are, 0 to 1: same, same stem, a slip of the finger, a beginning."""
    if one == other or _IN_FIGURES.get(one, one) == _IN_FIGURES.get(other, other):
        return 1.0
    first, second = stem(one), stem(other)
    if first == second:
        return 0.97
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < 4 or shorter.isdigit() or longer.isdigit():
        return 0.0
    if longer.startswith(shorter):
        return 0.6 + 0.3 * len(shorter) / len(longer)
    allowed = 1 if len(longer) < 8 else 2
    if len(longer) - len(shorter) <= allowed and _begin_alike(first, second):
        slips = _distance(first, second, allowed)
        if slips <= allowed:
            return 0.9 - 0.1 * slips
    return 0.0


def _begin_alike(one: str, other: str) -> bool:
    """With the same letter, or the first two swapped: "Night" is no slip for "Light". Spanish has an e before s and a
    consonant; scripts that write "from" and "the" as a letter of the word begin as they like."""
    if max(one[0], other[0]) > LAST_LATIN or _first(one) == _first(other) or one[:2] == other[1::-1]:
        return True
    return one.removeprefix("e")[0] == other.removeprefix("e")[0] == "s"


_LIKE = str.maketrans("1i058k", "llosbc")
"""Letters that are read or heard for each other."""


def _first(word: str) -> str:
    """Its first letter without accents: capitals are often written so, "Etat"."""
    return unicodedata.normalize("NFD", word)[0].translate(_LIKE)


def _distance(one: str, other: str, most: int) -> int:
    """Edits (insert, delete, replace, swap neighbours) between two words; ``most`` + 1 when there are more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        new = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (a != b))
            if before and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > most:
            return most + 1
        before, row = row, new
    return row[-1]


def cut(text: str, most: int) -> str:
    """The text on one line, cut at ``most`` characters with an ellipsis, at a word's end where one is near."""
    flat = tidy(text)
    if len(flat) <= most:
        return flat
    head = flat[: most - 1]
    space = head.rfind(" ")
    return (head[:space] if space > most * 2 // 3 else head).rstrip(" ,.;:") + "…"
