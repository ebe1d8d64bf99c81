"""What people call the entries of a list, whatever is written on them: "the second email"."""

from __future__ import annotations

ITEM_WORDS: frozenset[str] = frozenset((
    "account", "alarm", "album", "alert", "answer", "app", "appointment", "article", "artist", "book", "bookmark",
    "bus", "channel", "chapter", "chat", "city", "clip", "comment", "contact", "conversation", "country",
    "course", "deal", "device", "document", "download", "draft", "email", "episode", "event", "exercise", "file",
    "film", "flight", "folder", "friend", "game", "group", "hit", "hotel", "job", "language", "lesson", "letter",
    "mail", "match", "member", "message", "movie", "network", "note", "notification", "offer", "order",
    "person", "place", "playlist", "podcast", "post", "product", "question", "recipe", "record", "recording",
    "reminder", "reply", "restaurant", "result", "review", "route", "series", "setting", "shop", "show", "song",
    "station", "store", "story", "suggestion", "task", "thread", "ticket", "timer", "to-do", "todo", "topic",
    "track", "train", "transaction", "trip", "tweet", "user", "video", "workout",
))  # fmt: skip
"""Words for entries; ``app``, ``option``, ``photo`` and the like are kinds of their own (``lexicon.ROLE_WORDS``)."""

BEFORE: dict[str, frozenset[str]] = {
    "result": frozenset(("search",)),
    "message": frozenset(("email", "mail", "text", "chat")),
    "track": frozenset(("music", "audio")),
    "network": frozenset(("wifi", "wi-fi", "wireless")),
    "item": frozenset(("to-do", "todo", "list")),
    "file": frozenset(("audio", "video", "pdf", "text")),
    "post": frozenset(("blog", "forum")),
    "article": frozenset(("news",)),
    "story": frozenset(("news",)),
    "thread": frozenset(("email", "message", "chat")),
    "contact": frozenset(("phone",)),
}
"""What may stand before such a word and tells no more of which entry is meant."""


def item_of(words: tuple[str, ...]) -> str:
    """The word for an entry that these words are, '' where they name something."""
    if len(words) == 1 and words[0] in ITEM_WORDS:
        return words[0]
    told = len(words) == 2 and words[0] in BEFORE.get(words[1], frozenset[str]())
    return words[1] if told else ""
