"""What is left of a Chinese phrase when its constraints are taken off: a name and a role, or a whole and its part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from grounding.interface import GroupKind
from grounding.language import chinese_words as words
from grounding.language.chinese_forms import COUNTED, OF, POINTING, ROLE_LAST, any_of, number_in
from grounding.language.chinese_said import EDGES, HELD, Said
from grounding.language.query import Ordinal, Query, Relation, Side

_FOR_WHAT = re.compile(
    "^(?:要|用来|用于|让你|可以)?(?:填写?|输入|输|写(?![着有])|打|键入|录入)(?=.)|(?:用)?的?(?:那个|这个)?(?:大|小|空白?)?的?$"
)
"""``填网址的那个框`` is the field of a 网址."""
_THAT_ONE = re.compile(r"(?<=.{2})的?[那这]一?个$")


def heads_of(said: Said, text: str, query: Query) -> Iterator[Query]:
    """The name and the role; where 的 stands between, also as a part of a whole."""
    text = re.sub(r"^的+|的+$", "", text.strip(EDGES)).strip(EDGES)
    text = _THAT_ONE.sub("", text)
    whole = OF.match(text)
    quoted = bool(whole and HELD.search(whole["whole"]))
    part = POINTING.sub("", whole["part"]) if whole is not None else ""
    counted = _of_section(said, whole["whole"], part, query) if whole is not None and said.depth > 0 else None
    if counted is not None:
        yield counted
    if whole is not None and part in words.ENTRIES:
        entry = re.sub(rf"^{any_of(words.AND)}", "", whole["whole"])
        yield _head(said, entry, replace(query, role=query.role or words.ENTRIES[part]))
    if text in words.ENTRIES and _tells(query):
        kind = replace(query, role=query.role or words.ENTRIES[text])
        called = _head(said, text, query)
        yield from (called, kind) if query.states and query.ordinal is None else (kind, called)
    elif not quoted:
        yield _head(said, text, query)
    if whole is None or said.depth <= 0:
        return
    own = _head(said, part, query)
    landmark = said.mark(whole["whole"])
    if landmark and not own.empty:
        side = Side.OF if own.named else Side.BESIDE
        yield replace(own, relations=(*own.relations, Relation(side, (landmark,))))
    if quoted:
        yield _head(said, text, query)


def _of_section(said: Said, whole: str, part: str, query: Query) -> Query | None:
    """``最近打开的第二个应用``: a number behind the name of a section."""
    found = COUNTED.match(part)
    if found is None or not number_in(found) or query.ordinal is not None:
        return None
    landmark = said.mark(whole)
    if not landmark:
        return None
    rest = part[found.end() :]
    entry = not rest or rest in words.ENTRIES
    inside = replace(
        query,
        ordinal=Ordinal(number_in(found)),
        relations=(*query.relations, Relation(Side.INSIDE, (landmark,))),
        role="row" if entry else query.role,
        if_met=not entry and ROLE_LAST.match(rest) is None,
    )
    return _head(said, "" if entry else rest, inside)


def _tells(query: Query) -> bool:
    """A number, a name or a state tells one thing from others of its kind; a place alone might be anything's."""
    between = any(relation.side is Side.BETWEEN for relation in query.relations)
    return bool(query.ordinal or query.line or query.states or query.named or between)


def _head(said: Said, text: str, query: Query) -> Query:
    """Quoted texts are exact; a role word at the end is the role; the rest is the name."""
    exact = tuple(said.plain(found) for found in HELD.findall(text))
    left = re.sub(r"^的+|的+$", "", HELD.sub("", text)).strip(EDGES)
    role = ""
    names: tuple[str, ...] = ()
    found = None if left.endswith(words.NAMES_IN_ROLES) else ROLE_LAST.match(left)
    if found:
        left, role, names = _role_of(found["name"], found["role"], bool(exact))
    if role in ("field", "box"):
        left = _FOR_WHAT.sub("", left)
    if role == "button" and query.scope is GroupKind.KEYBOARD:
        role = "key"
    place = query.place
    if left == "" and found and found["role"] == "键" and place is not None and place.down == 1:
        query = replace(query, scope=query.scope or GroupKind.NAVIGATION)  # 最下面中间的键 is the phone's own
    if exact and left in ("", "这个", "那个", "字", "的"):
        left = ""
    plain = tuple(name for name in (left.strip(EDGES), *names) if name)
    return replace(
        query, exact=query.exact + exact, words=query.words + plain, role=query.role or role
    )  # fmt: skip


def _role_of(name: str, word: str, quoted: bool) -> tuple[str, str, tuple[str, ...]]:
    """What is left of a name before a role word, the role, and the name that the role word carries.

    A kind of entry is a role only behind a quoted name; before some other roles it says nothing more.
    """
    if word in words.ROLES_WITH_NAME:
        role, carried = words.ROLES_WITH_NAME[word]
        return name, role, (carried,)
    if word in words.ENTRIES:
        return (name, words.ENTRIES[word], ()) if quoted and not name else (name + word, "", ())
    name = name.removesuffix("的")
    if name in words.ENTRIES and words.ROLES[word] in words.HOLDERS:
        name = ""
    return name, words.ROLES[word], ()
