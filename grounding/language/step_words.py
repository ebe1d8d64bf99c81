"""What people say around a step: why it is done, what it leads to, what is typed. Tables."""

from __future__ import annotations

from grounding.language.forms import every

PURPOSES = frozenset((
    "accept", "access", "activate", "add", "adjust", "allow", "answer", "apply", "approve", "archive", "ask",
    "attach", "avoid", "back", "be", "beat", "begin", "book", "bookmark", "bring", "browse", "build", "buy", "call",
    "cancel", "capture", "change", "chat", "check", "choose", "clear", "close", "collect", "compare", "complete",
    "compose", "confirm", "connect", "contact", "continue", "copy", "correct", "create", "crop", "cross", "customize",
    "cut", "deactivate", "deal", "decide", "delete", "deny", "dial", "dictate", "disable", "discard", "dismiss", "do",
    "download", "draw", "drive", "drop", "ease", "edit", "enable", "end", "enlarge", "enter", "erase", "examine",
    "exit", "expand", "explore", "export", "extend", "feed", "fetch", "file", "fill", "filter", "find", "finish",
    "fix", "focus", "follow", "free", "gain", "generate", "get", "give", "go", "grab", "grant", "have", "hear",
    "hide", "hold", "host", "identify", "import", "improve", "increase", "inspect", "install", "invite", "join",
    "jump", "keep", "know", "launch", "learn", "leave", "lend", "let", "link", "list", "listen", "load", "locate",
    "lock", "log", "look", "lower", "mail", "make", "manage", "mark", "maximize", "measure", "meet", "message",
    "minimize", "mirror", "modify", "move", "mute", "name", "narrow", "navigate", "note", "notify", "obtain", "offer",
    "open", "operate", "order", "pair", "pass", "paste", "pause", "pay", "photograph", "pick", "pin", "place", "plan",
    "play", "post", "prepare", "preview", "print", "proceed", "protect", "prove", "provide", "publish", "pull",
    "purchase", "push", "put", "queue", "raise", "rate", "reach", "read", "rearrange", "receive", "record", "recover",
    "redo", "reduce", "refresh", "refuse", "register", "reject", "reload", "remember", "remove", "rename", "reorder",
    "repair", "repeat", "replace", "reply", "report", "request", "reschedule", "reset", "resolve", "respond",
    "restart", "restore", "resume", "retry", "return", "reveal", "review", "rewind", "ring", "rotate", "run",
    "satisfy", "save", "scan", "schedule", "screen", "scroll", "search", "secure", "see", "select", "sell", "send",
    "separate", "serve", "set", "settle", "share", "shorten", "show", "shrink", "shuffle", "sign", "silence", "skip",
    "sleep", "slow", "snooze", "solve", "sort", "speak", "speed", "spend", "split", "star", "start", "stay", "steer",
    "step", "stick", "stop", "store", "stream", "study", "submit", "subscribe", "swap", "switch", "sync", "tag",
    "take", "talk", "tap", "tell", "test", "tidy", "toggle", "track", "transfer", "translate", "trim", "try", "tune",
    "turn", "type", "unblock", "uncheck", "undo", "unfollow", "uninstall", "unlock", "unmute", "unpair",
    "unsubscribe", "update", "upgrade", "upload", "upvote", "use", "verify", "view", "visit", "vote", "wake", "warn",
    "watch", "widen", "wipe", "withdraw", "work", "write", "zoom",
))  # fmt: skip
"""Verbs that tell behind "to", or at the beginning of what is told first, what a touch is for."""

NOT_BEFORE_TO = frozenset((
    "next", "close", "closest", "nearest", "go", "goes", "back", "up", "opposite", "prior", "similar", "due", "leads",
    "return", "returns", "get", "want", "wants", "need", "needs", "how", "way", "ready", "able", "like", "used",
    "use", "have", "has", "tap", "swipe", "reply", "left", "right", "ways", "try", "where", "what", "when", "text",
    "speech", "listen", "talk", "time",
))  # fmt: skip
"""Behind these "to" is no purpose: "next to", "how to", "text to speech", "tap to retry"."""

PURPOSE_ENDS = every("so", "that/", "i/you/he/she/they/we/it/the/another/everyone/everybody/nobody/somebody/others") | (
    every("and", "then/", "check/verify/make sure/ensure/confirm/see", "that/whether/if")
    | {"and see", "because", "in order to", "since i", "as i", "since the"}
)  # fmt: skip
"""From here on it is told what for, or what is looked at then."""

AFTERTHOUGHTS = frozenset((
    "i", "i'm", "i've", "i'd", "i'll", "it's", "we", "we're", "we've", "you", "you'll", "you're", "he", "he's", "she",
    "she's", "they", "they're", "that's", "it", "this", "because", "since", "otherwise", "as",
))  # fmt: skip
"""What a clause begins with that tells more of what was said, and asks for nothing."""

FINITE = frozenset((
    "must", "should", "may", "might", "can", "could", "will", "would", "shall", "is", "are", "was", "were", "be",
    "been", "has", "had", "does", "did", "do", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "can't",
    "cannot", "won't", "needs", "need", "needed", "wants", "want", "wanted", "starts", "ends", "begins", "comes",
    "goes", "takes", "seems", "looks", "wishes", "likes", "asks", "asked", "says", "said", "works", "waits", "wait",
    "belongs", "keeps", "gets", "got", "arrives", "leaves", "requires", "expects", "uses", "lies", "sits", "stays",
    "remains", "hasn't", "haven't", "i've", "i'm", "i'd", "it's", "we're", "we've", "they're", "he's", "she's",
    "that's", "you'll", "you're", "you've", "prefers", "runs", "changed", "came", "went", "lost", "forgot", "missed",
    "moved", "broke", "ate", "drank", "bought", "finished", "failed", "have", "hates", "loves", "contains", "follows",
    "costs", "lacks", "means",
))  # fmt: skip
"""Verbs that make a sentence of what they stand in."""

FURTHER_REQUESTS = frozenset((
    "use", "turn on", "turn off", "switch on", "switch off", "switch to", "enable", "disable", "star", "tick",
    "check", "uncheck", "untick", "start", "play", "go to", "go back", "go into", "put your finger on", "enter",
    "type", "fill", "put", "change", "expand", "collapse", "set", "toggle", "long press", "double tap", "swipe",
    "drag", "scroll", "look at", "look for", "add", "save", "send", "confirm", "filter", "create",
))  # fmt: skip
"""What else a request may begin with, where something was told before it."""

TYPING = frozenset(("type", "enter", "write", "put", "input", "insert", "paste", "key", "fill"))
"""What puts a text somewhere."""

INTO = frozenset(("into", "in", "as"))

RELATIVE = (
    every("that/which", "lets/allows/helps/makes", "you/me/us/them/one/somebody", "to/")
    | every("that/which", "asks/is/stands", "for")
    | every("that/which", "opens/takes you to/brings up/leads to/brings you to/starts with/begins with/ends with")
    | every("lets/letting", "you/me")
    | {"asking for"}
)
"""What may stand between a thing and what it is called or good for."""

PLAIN_THINGS = frozenset((
    "arrow", "arrows", "dots", "dot", "circle", "square", "triangle", "plus", "minus", "x", "cross", "line", "lines",
    "round", "big", "small", "little", "large", "tiny", "long", "wide", "colored", "coloured", "red", "green", "blue",
    "yellow", "white", "black", "grey", "gray", "orange", "purple", "pink", "first", "second", "third", "fourth",
    "fifth", "last", "next", "of", "in", "on", "at", "with", "and", "it", "three", "two", "very", "far", "only",
    "other", "main", "whole", "same", "right", "left", "bar", "row", "list", "screen", "page", "your", "my", "up",
    "down", "pointing", "facing", "for", "to", "from", "by", "option", "one", "thing", "spot", "place", "area",
    "part", "end",
))  # fmt: skip
"""Words that alone do not say which thing is meant: what it is for may say more."""

HERE = every(
    "/that/which", "we're/we are/you're/you are/i'm/i am", "already/currently/now/", "in/on", "right now/now/already/"
)
"""What is said of a page or a tab that is shown."""

WHEN = frozenset(("first", "now", "instead", "again", "next", "too", "then"))
"""What may end a request and names nothing."""

NOT_BEFORE_WHEN = frozenset(
    ("the", "is", "comes", "are", "at", "very", "one", "from", "of", "try", "play", "and", "go", "right")
)
"""Behind these it does name something."""

MEANS = frozenset(("with", "using", "via", "through"))
TOOLS = frozenset((
    "x", "cross", "plus", "minus", "lock", "dots", "star", "heart", "bell", "gear", "cog", "pencil", "bin",
    "magnifier", "glass", "menu", "key", "chip", "hamburger", "lines", "eye", "microphone", "camera",
))  # fmt: skip
"""What a thing is done with, beside what has a word for its kind."""

MIDDLES = frozenset(("middle", "center", "centre", "mid", "central"))

HALVES = frozenset(("upper", "lower", "leftmost", "rightmost", "topmost", "uppermost", "lowest", "lowermost"))
"""Before "of the two" they say which; "left of the three dots" is a side of them."""

FIRST_ENDS = frozenset(("upper", "top", "uppermost", "topmost", "left", "leftmost"))
LAST_ENDS = frozenset(("lower", "bottom", "lowest", "right", "rightmost"))
"""Of a number of things that are told first ("of the three icons, the left one"), the first and the last."""
