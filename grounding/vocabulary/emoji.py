"""What the small pictures and signs of Unicode show, in words: apps write 🔍, ☰ or × where others draw an icon."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

PICTURE = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[\U0001f000-\U0001f1e5\U0001f200-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u2139]"
)
"""Characters that are pictures wherever they stand; flags are two letters each."""

ALONE: dict[str, str] = {
    "×": "close", "✕": "close", "✖": "close", "✗": "close", "✘": "close", "⨯": "close", "❌": "close",
    "☰": "menu", "≡": "menu", "⋮": "more options", "⋯": "more options", "…": "more options",
    "+": "plus", "＋": "plus", "➕": "plus", "−": "minus", "–": "minus", "-": "minus", "➖": "minus",
    "✓": "check mark", "✔": "check mark", "✅": "check mark", "★": "star", "☆": "star", "⭐": "star",
    "♥": "heart", "♡": "heart", "❤": "heart", "←": "back arrow", "‹": "back arrow", "<": "back arrow",
    "⟵": "back arrow", "❮": "back arrow", "◀": "back arrow", "◁": "back arrow", "→": "right arrow",
    "›": "right arrow", ">": "right arrow", "⟶": "right arrow", "❯": "right arrow", "↑": "up arrow", "↓": "down arrow",
    "▲": "up arrow", "▼": "down arrow", "▾": "dropdown", "▴": "up arrow", "⌄": "dropdown", "↻": "refresh",
    "⟳": "refresh", "↺": "undo", "↩": "undo", "↶": "undo", "↷": "redo", "▶": "play", "▷": "play", "■": "stop",
    "○": "circle", "?": "help", "？": "help", "#": "hash", "*": "asterisk", "@": "at sign",
    "⌫": "backspace", "⏎": "enter", "⇧": "shift",
}  # fmt: skip
"""Signs that are an icon where nothing else stands in a text; in a sentence they are punctuation."""

TIMES = "times sign multiply"
"""What closes a page multiplies on a calculator."""

COMMONLY: dict[str, str] = {
    "🔒": "lock", "🔓": "unlock open lock", "⏴": "back arrow", "⏵": "play", "⏶": "up arrow", "⏷": "down arrow",
    "🔼": "up arrow", "🔽": "down arrow", "◀": "back arrow", "↩": "undo", "🔊": "volume", "🔉": "volume",
    "🔇": "mute", "👤": "person profile", "👥": "people", "💬": "chat bubble", "📞": "phone", "☎": "phone",
    "📱": "phone", "📍": "location pin", "🛒": "shopping cart", "🔄": "refresh", "⏸": "pause", "▶": "play",
    "⏹": "stop", "⏭": "next", "⏮": "previous", "⏩": "fast forward", "⏪": "rewind", "🔀": "shuffle", "🔁": "repeat",
    "ℹ": "info", "🗑": "trash bin", "⚙": "gear settings", "🏠": "house home", "🏡": "house home", "📁": "folder",
    "📂": "folder", "📄": "document", "📝": "note", "✏": "pencil edit", "✎": "pencil edit", "🖊": "pen edit",
    "🔍": "search", "🔎": "search", "🔗": "link", "🌐": "globe", "📷": "camera", "📸": "camera", "🎤": "microphone",
    "🎙": "microphone", "✉": "envelope mail", "📧": "envelope mail", "📩": "envelope mail", "👍": "thumbs up",
    "👎": "thumbs down", "👁": "eye", "🙈": "monkey", "⚠": "warning", "❗": "exclamation mark", "❓": "question mark",
    "⬇": "down arrow download", "⬆": "up arrow upload", "⬅": "back arrow", "➡": "right arrow", "🕒": "clock",
    "⏰": "alarm clock", "⏱": "stopwatch", "⌛": "hourglass", "🌙": "moon", "☀": "sun", "💾": "floppy disk save",
    "🖼": "picture", "🎉": "party popper", "🚛": "truck", "🚚": "truck", "🌾": "wheat ear of rice",
    "🥇": "gold medal, first place medal", "🥈": "silver medal, second place medal",
    "🥉": "bronze medal, third place medal", "🎯": "target, bullseye", "💪": "biceps, muscle, strong arm",
    "🚗": "car", "🚙": "car", "🚕": "taxi, car", "🍔": "burger, hamburger", "🍕": "pizza slice", "☕": "coffee cup",
    "🍵": "tea cup", "🍺": "beer mug", "🎬": "clapperboard, movie, film", "📺": "television, tv",
    "💻": "laptop, computer", "🖥": "computer, monitor", "🏋": "weightlifter, barbell", "🚴": "cyclist, bicycle, bike",
    "🚲": "bicycle, bike", "🏃": "runner, running", "🚶": "walking person, pedestrian", "🧘": "yoga, meditation",
    "🏊": "swimmer, swimming", "💵": "dollar bill, money", "🪙": "coin", "🎁": "gift, present",
    "⚡": "lightning bolt", "💡": "light bulb", "📆": "calendar", "🗓": "calendar", "📈": "chart going up, graph",
    "📉": "chart going down, graph", "🤖": "robot", "👋": "waving hand", "🙏": "folded hands, praying hands",
    "🌟": "glowing star", "🎵": "music note, musical note", "🎶": "music notes, musical notes", "🎧": "headphones",
    "🍽": "plate with fork and knife", "👟": "sneaker, running shoe", "💧": "drop of water, water drop, droplet",
    "📶": "signal bars", "🎮": "game controller, video game", "⚽": "football, soccer ball", "🏀": "basketball",
    "🔐": "lock with key", "🗺": "map, world map", "🏷": "price tag, label", "🚫": "prohibited, no entry",
    "🛠": "tools, hammer and wrench", "🎨": "palette, paint", "💎": "diamond, gem", "📦": "box, package, parcel",
    "🏁": "checkered flag, finish flag", "🚩": "red flag", "⏳": "hourglass", "💯": "hundred points",
    "🍎": "red apple", "✈": "airplane, plane", "🛍": "shopping bags", "👪": "family", "🌍": "globe, earth, world",
    "🌎": "globe, earth, world", "🌏": "globe, earth, world", "🧑": "person", "👨": "man", "👩": "woman",
    "🗒": "notepad", "📋": "clipboard", "✍": "writing hand", "🤔": "thinking face", "😊": "smiling face, smiley",
    "😀": "grinning face, smiley", "🙂": "smiling face, smiley", "☹": "frowning face, sad face",
    "🙁": "frowning face, sad face", "😢": "crying face, sad face", "😡": "angry face", "😴": "sleeping face",
    "⛅": "sun behind cloud", "🌧": "rain cloud", "❄": "snowflake", "⭕": "circle, ring", "🔴": "red circle",
    "🟢": "green circle", "🔵": "blue circle", "🟡": "yellow circle",
}  # fmt: skip
"""Where people say something simpler than Unicode does, or something more; commas part names that it has."""

FLAGS: dict[str, str] = {
    "AE": "emirates", "AR": "argentina argentinian", "AT": "austria austrian", "AU": "australia australian",
    "BD": "bangladesh", "BE": "belgium belgian", "BR": "brazil brazilian", "CA": "canada canadian",
    "CH": "switzerland swiss", "CL": "chile", "CN": "china chinese", "CO": "colombia", "CZ": "czech",
    "DE": "germany german", "DK": "denmark danish", "EG": "egypt egyptian", "ES": "spain spanish",
    "EU": "european union europe", "FI": "finland finnish", "FR": "france french",
    "GB": "united kingdom british english",
    "GR": "greece greek", "HK": "hong kong", "HU": "hungary hungarian", "ID": "indonesia indonesian",
    "IE": "ireland irish", "IL": "israel israeli", "IN": "india indian", "IR": "iran persian", "IT": "italy italian",
    "JP": "japan japanese", "KE": "kenya", "KR": "korea korean", "MA": "morocco", "MX": "mexico mexican",
    "MY": "malaysia", "NG": "nigeria nigerian", "NL": "netherlands dutch", "NO": "norway norwegian",
    "NZ": "new zealand", "PH": "philippines", "PK": "pakistan", "PL": "poland polish", "PT": "portugal portuguese",
    "RO": "romania romanian", "RU": "russia russian", "SA": "saudi arabia arabic", "SE": "sweden swedish",
    "SG": "singapore", "TH": "thailand thai", "TR": "turkey turkish", "TW": "taiwan", "UA": "ukraine ukrainian",
    "US": "united states american usa", "VN": "vietnam vietnamese", "ZA": "south africa",
}  # fmt: skip
"""Countries by their two letters, and what is said of them."""

FIRST_LETTER = 0x1F1E6

NOISE = frozenset(
    ("sign", "symbol", "with", "black", "white", "heavy", "medium", "small", "large", "face", "of", "and", "the", "for",
     "ornament", "selector")
)  # fmt: skip
"""Words of Unicode's names that nobody says."""

MOST_SHOWN = 3
"""So many pictures of one text are told."""

_PRESENTED = re.compile("[\ufe0e\ufe0f\u200d]|[\U0001f3fb-\U0001f3ff]")


@lru_cache(maxsize=8192)
def shown_in(text: str) -> tuple[str, ...]:
    """What the pictures in a text show, in order, some by several names; a sign counts where it is all there is."""
    bare = _PRESENTED.sub("", text).strip()
    if bare in ALONE:
        return (ALONE[bare], *((TIMES,) if bare == "×" else ()))
    if bare.isascii():
        return ()
    shown = dict.fromkeys(COMMONLY.get(sign) or _named(sign) for sign in PICTURE.findall(bare))
    told = [name for name in shown if name][:MOST_SHOWN]
    return tuple(dict.fromkeys(name for names in told for name in names.split(", ")))


def _named(sign: str) -> str:
    """By Unicode's own name: "DECIDUOUS TREE" is a deciduous tree; two letters are the flag of a country."""
    if len(sign) == 2:
        letters = "".join(chr(ord("A") + ord(letter) - FIRST_LETTER) for letter in sign)
        return f"{FLAGS.get(letters, letters.lower())} flag"
    words = unicodedata.name(sign, "").lower().split()
    return " ".join(word for word in words if word not in NOISE)
