"""A Chinese phrase read into the same constraints as an English one.

Chinese puts everything in front of what it describes: ``[张三右边的] [第二个] [已选中的] [播放] [图标]``. So it is
read from its end: the last word that says where (右边, 那一行, 之间) parts the landmark before it, read in turn, from
the rest; of the rest, part of a screen, region, number and state are taken off the front, the role off the end, and
what is left is the name. Quoted texts are single characters of the private use area while this goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from grounding.interface import GroupKind
from grounding.language import chinese_words as words
from grounding.language.chinese_clauses import closed_up, counted, one_clause, plainly
from grounding.language.chinese_english import with_english
from grounding.language.chinese_forms import (
    COUNTED,
    COURTESY,
    HELD_ONE,
    IN,
    LONE_SIDE,
    MEASURE,
    NAME_VERB,
    NTH,
    OF,
    PLACE,
    POINTING,
    ROLE,
    ROLE_LAST,
    ROLE_NAMES,
    ROW,
    SIDE,
    VERB,
    any_of,
    number_in,
)
from grounding.language.chinese_gist import asks_twice, gist
from grounding.language.chinese_heads import heads_of
from grounding.language.chinese_said import EDGES, FIRST_HELD, HELD, Said
from grounding.language.query import NotUnderstood, Ordinal, Place, Query, Relation, Side
from grounding.language.split import COORDINATES, MOST_CHARACTERS
from grounding.vocabulary.han import has_han
from grounding.vocabulary.lexicon import ROLE_WORDS
from grounding.vocabulary.words import normal

MOST_NESTED = 4
MOST_LITERAL = 40
"""A longer unquoted label is named in part."""

MOST_PARTS = 12
"""So many constraints are taken off one phrase."""

NAMELESS = "nothing in it names a thing; say for example: 点击“保存”按钮"

_QUOTED = re.compile(
    r'"((?:\\.|[^"\\])*)"|“((?:\\.|[^”\\])*)”|”([^“”]*)“|「([^」]*)」|『([^』]*)』|【([^】]*)】|«([^»]*)»|＂([^＂]*)＂'
    r"|(?<![a-z0-9])'((?:\\.|[^'\\])+)'(?![a-z0-9])|‘((?:\\.|[^’\\])+)’|《([^》]*)》|〈([^〉]*)〉",
    re.DOTALL | re.IGNORECASE,
)
_UNTITLED = re.compile(r"""\"(?:\\.|[^\"\\])*\"|“(?:\\.|[^”\\])*”|「[^」]*」|«[^»]*»""", re.DOTALL)
"""What an English phrase quotes with, too."""

_TITLES = "《〈"
_ENDS_POINTING = re.compile("[那这]一?[行条项栏个格]$")
_OPEN_QUOTES = re.compile('["“”＂「」『』]')

_CALLED = frozenset(("button", "icon", "image", "text", "box", "link", "key", "card", "area", "heading"))
"""Roles of things that go by what they do: 关闭按钮 is never just some button that is to be closed."""

Start = Literal["", "left", "right", "top", "bottom"]
"""Sides to count from, as ``Ordinal.start`` has them."""


NTH_HERE = re.sub(r"\?P<\w+>", "?:", NTH)
_FOLLOWS = rf"(?=的|第|倒数|最|那|这|{HELD_ONE}|{ROLE}$|$)"
_SIDED = re.compile(
    rf"^(?P<mark>.*[^最的,正左右])(?P<side>{SIDE}|{LONE_SIDE}(?=的)|[里中内](?={NTH_HERE})|所在(?=的)){_FOLLOWS}的?(?P<head>.*)$"
)
_MARKED = re.compile(rf"(?:{SIDE}|{ROW}|{PLACE}|{any_of(words.LONE_SIDES)})的?$")
_ROWED = re.compile(rf"^(?P<mark>.*[^的,])(?:{ROW}){IN}?的?(?P<head>.*)$")
_EDGE_ROW = re.compile(rf"^最(?P<end>[上下前后底顶])(?:面|边|方|下|部|端|上)?的?那?一?(?:行|排){IN}?的?,?")
_HANDLED = re.compile(
    rf"^[把将](?P<name>.+?)(?:的?(?:勾选?|选中)(?:取消|去)掉?|(?:给我|帮我)?{any_of(words.NAME_VERBS)}(?:了|上|掉|吧)?"
    r"|(?:调|拖|滑|移|改|设|设置)[到为成至].*|[往向朝][左右上下前后].*)$"
)
_TICKED = re.compile(r"^在?(?P<name>.+?)(?:前面|旁边|后面|上)?[打画]个?上?勾$")
_DEED_FORMS = "|".join(sorted(words.DEEDS, key=len, reverse=True))
_DEED = re.compile(rf"^(?P<deed>{_DEED_FORMS})(?:一下|了)?(?P<name>.+)$")
_DEED_LAST = re.compile(rf"(?:把|将|给)(?P<name>.+?)(?:给)?(?P<deed>{_DEED_FORMS})(?:掉|了|一下)?$")
_CLOSED = re.compile(rf"^(?:关闭|关掉|关上)(?P<scope>{any_of(words.SCOPES)})$")
_FILLED = re.compile(
    r"^[在往向到](?P<name>.+?)(?:里面|里|中|内|上)?(?:输入(?![框栏法区域])|填写(?!框)|填入|键入|打字)[^的]*$"
)
_BETWEEN = re.compile(
    rf"^(?:夹?在|介于|位于)?(?P<one>.+?){any_of(words.AND)}(?P<other>.+?){any_of(words.BETWEEN)}的?(?P<head>.*)$"
)
_TOUCHING = re.compile(r"^(?:紧?挨着|靠近|紧邻|邻近|紧靠|贴着)(?P<mark>.+)的(?P<head>.+)$")
_TOGETHER = re.compile(rf"^{any_of(words.AND)}(?P<mark>.+?)在?(?:同一|同)(?:行|排|栏)的?(?P<head>.+)$")
_BEHIND = re.compile(
    r"^(?P<head>[^,]+?),?(?:就|它)?(?:在|位于|处于)(?P<mark>[^,]+)$|^(?P<first>[^,]+),(?P<then>[^,]+)$"
)
_SCOPED = re.compile(
    rf"^(?:[在从]|位于|处于)?(?:{any_of(words.BEFORE_SCOPES)}的?)?(?P<scope>{any_of(words.SCOPES)}|{any_of(words.ENTRIES)}列表)(?:{IN}的?|的|(?=第|倒数|最|左|右|中间|从[左右上下]|[那这]一?个|{HELD_ONE}))(?=.)"
)
_ON_SCREEN = re.compile(rf"^(?:[在从]|位于|处于)?{any_of(words.SCREEN)}(?:{IN}的?|的|(?=最?{PLACE}))(?=.)")
_COUNT_FROM = re.compile(
    rf"^[从自由]?(?P<side>左|右|上|下|顶部?|底部?|左边|右边|左侧|右侧|上面|下面|上方|下方)"
    rf"(?:(?:边|面|侧|方)?(?:开始)?数(?:起|过来)?|起|(?:往|到|向|至)[左右上下](?:数)?|开始)的?(?={NTH}|{MEASURE})"
)
_PLACED = re.compile(
    rf"^(?:[在靠偏]|位于|处于)?(?P<most>最|最靠)?(?P<place>{PLACE})(?P<tail>处的?|位置的?|部分的?|的|一点的)?"
)
_ROW_NUMBER = re.compile(rf"^{NTH}(?P<axis>行|排|横排|列|竖排|竖列){IN}?的?,?")
_COUNTED_LAST = re.compile(rf"^(?P<head>.*[^的])的?(?P<nth>{NTH}{MEASURE})$")
_STATED = re.compile(
    rf"^(?:当前|现在|目前)?(?:处于|是|已经|状态为)?(?P<state>{any_of(words.STATES)})(?:状态)?的|^(?P<clear>{any_of(words.CLEAR_STATES)})(?={ROLE}$)"
)
_STATED_LAST = re.compile(rf"^(?P<head>.+?)(?:,|是|处于)(?P<state>{any_of(words.STATES)})(?:状态)?的?$")
_LOOKS = re.compile(rf"^(?P<looks>{any_of(words.LOOKS)})(?:的|(?={ROLE}$))")
_NAMED = re.compile(
    rf"^(?:上面|上)?(?:{any_of(words.NAMING)}(?P<name>{HELD_ONE}|.+?)|{any_of(words.NAMING_QUOTED)}(?P<quoted>{HELD_ONE})"
    r"|有(?P<held>[^的]{2,})(?=的[那这]一?[行条项栏个]))(?:字样|字)?的(?P<head>[^的]*)$"
)
_HOLDING = re.compile(
    rf"^(?:名字|名称|标题|文字)?(?:里面?|上面?|中)?(?:带有?|包含|含有?)(?P<part>{HELD_ONE})"
    r"(?:这?[几一二两三四]个字|字样|字)?的(?P<head>[^的]*)$"
)

_KEY = re.compile(
    r"^(?:(?:钟面|表盘|时钟|键盘|数字键盘|小键盘|拨号盘)[上里]?的?)?(?:数字(?:按?键|按钮)?)?"
    rf"(?P<figure>\d{{1,2}}|{HELD_ONE})(?:(?P<hour>点钟?|时)|[号按]?键)?$"
)
"""``数字键1``, ``钟面上的6点``: what stands on the key, or at that hour."""
_EMPTY = re.compile(r"空白(?:处|区域|位置|地方|的地方|的区域)$")
"""``桌面空白处`` is nothing that a touch is for, and its other word may name a thing, as 桌面 does Home."""


def read_chinese(phrase: str) -> tuple[Query, ...] | NotUnderstood | None:
    """The ways in which a Chinese phrase can be meant, best first; None when it is no Chinese phrase.

    A phrase is Chinese when Chinese characters stand outside its quotes.
    """
    if phrase.isascii() or not _is_chinese(_UNTITLED.sub(" ", phrase)):
        return None
    if len(phrase) > MOST_CHARACTERS:
        return NotUnderstood(f"a phrase has at most {MOST_CHARACTERS} characters")
    ways: list[Query] = []
    by_number: list[Query] = []
    titles = any(mark in _UNTITLED.sub(" ", phrase) for mark in _TITLES)
    for titled in (True, False) if titles else (False,):
        said = _held(phrase, titled)
        if isinstance(said, NotUnderstood):
            return said
        ways += _read(said)
        by_number += _counted_entry(said)
    ways = [way for way in dict.fromkeys(ways) if not way.empty]
    if not ways:
        return NotUnderstood(NAMELESS)
    if _EMPTY.search(phrase):
        return NotUnderstood("an empty place is no thing; name what stands there")
    if asks_twice(normal(phrase)):
        return tuple(ways)
    return tuple(dict.fromkeys((*with_english(tuple(ways), phrase), *by_number)))


def _is_chinese(bare: str) -> bool:
    """What stands outside the quotes is Chinese, and not an English frame around a name: ``the 发送 button``."""
    if not has_han(bare):
        return any(mark in bare for mark in "『【")
    said = " ".join(bare.lower().split())
    opens = said.split(" ")[0] in words.ENGLISH_OPENINGS and not _ENDS_POINTING.search(said)
    ends = said.rsplit(" ", 1)[-1] in ROLE_WORDS and "的" not in said and not VERB.match(said)
    return not opens and not ends and not any(f" {relation} " in said for relation in words.ENGLISH_RELATIONS)


def _held(phrase: str, titled: bool) -> Said | NotUnderstood:
    """The phrase with its quoted texts held apart; with ``titled``, 《 》 belong to the text that they hold."""
    quotes: list[str] = []

    def hold(found: re.Match[str]) -> str:
        inner = next(group for group in found.groups() if group is not None)
        text = re.sub(r"\\(.)", r"\1", inner)
        quotes.append(found.group() if titled and found.group()[0] in _TITLES else text)
        return chr(FIRST_HELD + len(quotes) - 1)

    text = _QUOTED.sub(hold, HELD.sub(" ", phrase))
    if any(not quote.strip() for quote in quotes):
        return NotUnderstood("the quotes hold nothing")
    if _OPEN_QUOTES.search(text):
        return NotUnderstood('a quote is not closed; inside quotes, write a quote as \\"')
    even = re.sub(r"\s*([,;])\s*", ",", normal(text)) if not HELD.fullmatch(text) else text
    return Said(even.strip(EDGES), tuple(quotes), MOST_NESTED, _ways)


def _read(said: Said) -> list[Query]:
    """Label or not: as it was said, word for word; then as one noun phrase; at last as if it had been one already."""
    whole, plain = said.of(closed_up(said.text)), said.of(plainly(gist(said.text)))
    ways = _requested(whole)
    if plain.text == whole.text or not ways:
        return ways
    return [*(way for way in ways if way.literal), *_requested(plain), *(ways if one_clause(said.text) else ())]


def _counted_entry(said: Said) -> list[Query]:
    """``商品3``, behind all else, as the third of them."""
    plain = plainly(gist(said.text))
    numbered = counted(plain)
    return [way for way in _requested(said.of(numbered)) if not way.literal] if numbered != plain else []


def _requested(said: Said) -> list[Query]:
    """The ways to read what is one noun phrase, perhaps with a verb before it."""
    text = said.text
    for pattern in (_HANDLED, _TICKED, _FILLED):
        found = pattern.match(text)
        text = found["name"] if found else text
    for _ in range(4):
        shorter = VERB.sub("", COURTESY.sub("", text))
        if not shorter:
            return _literal(said)
        if shorter == text:
            break
        text = shorter
    if COORDINATES.match(text):
        return []
    ways = [*_literal(said), *_ways(said.of(text))]
    if text.endswith("栏") and _ENDS_POINTING.search(text):  # a row of a table, or a field of a form
        ways += [replace(way, role="field") for way in ways if way.role == "row" and not way.literal]
        name = _ENDS_POINTING.sub("", text)
        if name in words.ROLES:  # 标题那一栏
            ways = [*(way for way in ways if way.literal), Query(words=(name,), role="field")]
    if text == words.LABELS or text.removesuffix(words.LABELS) in words.LABELLING:
        ways = [*(way for way in ways if not way.role), Query(words=(text,))]
    closed = _CLOSED.match(text)
    if closed:
        return [*ways, Query(words=("关闭",), scope=words.SCOPES[closed["scope"]])]
    key = _KEY.match(text)
    if key and len(key["figure"]) < len(text):
        hour = [Query(words=(f"{key['figure']}:00",))] if key["hour"] and key["figure"].isdecimal() else []
        ways += [*hour, *_ways(said.of(key["figure"]))]
    verbless = NAME_VERB.sub("", text)
    if verbless and verbless != text:
        rest = _ways(said.of(VERB.sub("", verbless)))
        if text.startswith(words.SWITCHING):
            rest = (*(replace(way, role="switch") for way in rest if _may_be_switched(way)), *rest)
        literal = [way for way in ways if way.literal]
        others = [way for way in ways if not way.literal]
        if verbless not in words.ROLES:
            ways = [*literal, *rest, *others]
        elif words.ROLES[verbless] not in _CALLED:
            ways = [*ways, *rest]
    return [*ways, *_deeds(said, text)]


def _deeds(said: Said, text: str) -> list[Query]:
    """``关注新华社``, ``把早餐删除掉``: the button for it in the row of that, where there is one."""
    found = _DEED.match(text) or _DEED_LAST.search(said.text)
    landmark = tuple(way for way in _ways(said.of(found["name"])) if not way.literal) if found else ()
    if not found or not landmark:
        return []
    row = (Relation(Side.SAME_ROW, (landmark,)),)
    names = words.DEEDS[found["deed"]]
    return [Query(words=(name,), role="button", relations=row, if_met=True, owned=True) for name in names]


def _may_be_switched(way: Query) -> bool:
    """``关掉 WLAN`` is about a switch, where there is one of that name."""
    return way.named and not way.role and not way.literal and way.ordinal is None


def _ways(said: Said) -> tuple[Query, ...]:
    """All of it as a label first, then taken apart."""
    ways = [*_literal(said), *_structured(said)]
    return tuple(way for way in dict.fromkeys(ways) if not way.empty)


def _literal(said: Said) -> list[Query]:
    """The text as nothing but a label, and as a label with a role word behind it."""
    if not said.text or len(said.text) > MOST_LITERAL or HELD.search(said.text):
        return []
    ways = [Query(words=(said.text,), literal=True)]
    found = None if said.text.endswith(words.NAMES_IN_ROLES) else ROLE_LAST.match(said.text)
    if found and found["name"] and found["role"] in words.ROLES:
        ways.append(Query(words=(found["name"],), role=words.ROLES[found["role"]], literal=True))
    return ways


# --- taking a phrase apart -------------------------------------------------------------------------------------------


def _structured(said: Said) -> Iterator[Query]:
    """The constraints of a text; more than one way where 的 may part a whole from its part, or belong to a name."""
    query = Query()
    text = _fronted(said.text)
    for _ in range(MOST_PARTS):
        step = next((found for rule in _RULES if (found := rule(said, text, query)) is not None), None)
        if step is None or (step[0] == text and step[1] == query):
            break
        text, query = step[0].strip(EDGES), step[1]
    yield from heads_of(said, text, query)


_Step = tuple[str, Query] | None


def _fronted(text: str) -> str:
    """``图标在右上角``, ``搜索图标,右上角``: what says where is put in front, where it usually stands."""
    found = _BEHIND.match(text)
    if found is None:
        return text
    head, mark = (found["head"], found["mark"]) if found["head"] else (found["first"], found["then"])
    mark = re.sub(r"^(?:在|位于)", "", mark)
    return f"{mark.removesuffix('的')}的{head}" if _MARKED.search(mark) else text


def _scope(said: Said, text: str, query: Query) -> _Step:
    """``对话框里的``, ``导航栏最后一个``; ``屏幕上的`` says nothing."""
    found = _ON_SCREEN.match(text)
    if found:
        return text[found.end() :], query
    found = _SCOPED.match(text)
    if found is None or query.scope is not None:
        return None
    return text[found.end() :], replace(query, scope=words.SCOPES.get(found["scope"], GroupKind.LIST))


def _related(said: Said, text: str, query: Query) -> _Step:
    """The last word that says where a thing lies, with the landmark before it."""
    if said.depth <= 0:
        return None
    for pattern, side in ((_TOUCHING, Side.BESIDE), (_TOGETHER, Side.SAME_ROW)):
        found = pattern.match(text)
        if found:
            return _with(said, query, side, (found["mark"],), found["head"])
    if any(word in text for word in words.BETWEEN):
        found = _BETWEEN.match(text)
        if found:
            return _with(said, query, Side.BETWEEN, (found["one"], found["other"]), found["head"])
    sided, rowed = _SIDED.match(text), _ROWED.match(text)
    if sided and _only_a_place(sided["mark"]):
        sided = None
    if rowed and _ends_in_side(rowed["mark"]):
        rowed = None
    if sided and (rowed is None or len(sided["mark"]) > len(rowed["mark"])):
        return _with(said, query, words.SIDES.get(sided["side"], Side.SAME_ROW), (sided["mark"],), sided["head"])
    if rowed:
        if rowed["head"]:
            return _with(said, query, Side.SAME_ROW, (rowed["mark"],), rowed["head"])
        cell = text.rstrip("的").endswith("格")
        return rowed["mark"], replace(query, role=query.role or ("" if cell else "row"))
    return None


def _with(said: Said, query: Query, side: Side, marks: tuple[str, ...], head: str) -> _Step:
    landmarks = tuple(said.mark(mark) for mark in marks)
    if not all(landmarks):
        return None
    return head, replace(query, relations=(*query.relations, Relation(side, landmarks)))


def _only_a_place(mark: str) -> bool:
    """It says a region or a part of the screen, and no landmark: ``底部中间的图标``."""
    mark = re.sub(rf"^(?:在|从)?(?:{any_of(words.SCREEN)})?最?", "", mark)
    known = not mark or mark in words.PLACES or mark in words.SCREEN
    return known or bool(re.fullmatch(rf"(?:{_ROW_NUMBER.pattern[1:]})", mark))


def _ends_in_side(mark: str) -> bool:
    return bool(re.search(rf"(?:{SIDE})$", mark))


def _place(said: Said, text: str, query: Query) -> _Step:
    """``右上角的``, ``左边第三个``, ``从右数第二个``, ``最下面的``."""
    found = _COUNT_FROM.match(text)
    if found and query.ordinal is None:
        return text[found.end() :], replace(query, ordinal=Ordinal(1, _START[found["side"][0]]))
    found = _PLACED.match(text)
    if found is None or query.place is not None:
        return None
    word, rest = found["place"], text[found.end() :]
    place = Place(*words.PLACES[word])
    counted = re.match(NTH, rest)
    clear = word in words.CLEAR_PLACES or found["most"] or found["tail"] or counted
    if not clear and not (not rest or re.match(rf"那|这|最|{HELD_ONE}|{ROLE}$", rest) or _PLACED.match(rest)):
        return None
    beside = None if found["tail"] else _PLACED.match(rest)
    corner = beside is not None and beside["place"] in words.PLACES and _crosses(place, beside["place"])
    if found["most"] and None in (place.across, place.down) and query.ordinal is None and not corner:
        return rest, replace(query, ordinal=Ordinal(1, _START[word[0]]))
    if beside is not None and beside["most"] and None not in (place.across, place.down) and query.ordinal is None:
        start = _START.get(beside["place"][0])
        if start is not None:  # 右上角最右边的
            return rest[beside.end() :], replace(query, place=place, ordinal=Ordinal(1, start))
    if counted and not found["tail"] and place.down is None and query.ordinal is None:
        return rest, replace(query, ordinal=Ordinal(1, _START[word[0]]))
    second = _PLACED.match(rest)
    if second and second["place"] in words.PLACES and not second["most"]:
        across, down = words.PLACES[second["place"]]
        place = Place(
            place.across if place.across is not None else across, place.down if place.down is not None else down
        )
        rest = rest[second.end() :]
    return rest, replace(query, place=place)


def _crosses(place: Place, other: str) -> bool:
    """One tells a side across, the other one up or down: 最下面左边, 最下面中间."""
    across, down = words.PLACES[other]
    if (across, down) == (0, 0):
        return None in (place.across, place.down)
    return (place.across is None) == (across is not None) and (place.down is None) == (down is not None)


_START: dict[str, Start] = {"左": "left", "右": "right", "上": "top", "下": "bottom", "顶": "top", "底": "bottom"}


def _counted(said: Said, text: str, query: Query) -> _Step:
    """``第二行``, ``最后一列``, ``第三个``, ``倒数第二``."""
    found = _EDGE_ROW.match(text)
    if found and query.line is None and found.end() < len(text):
        return text[found.end() :], replace(query, line=Ordinal(1 if found["end"] in "上前顶" else -1))
    found = _ROW_NUMBER.match(text)
    if found and number_in(found):
        rest, axis = text[found.end() :], found["axis"]
        number = Ordinal(number_in(found))
        if axis in ("列", "竖排", "竖列"):
            return None if query.column is not None else (rest, replace(query, column=number))
        if not rest:
            return rest, replace(query, ordinal=number, role=query.role or "row")
        return None if query.line is not None else (rest, replace(query, line=number))
    found = COUNTED.match(text)
    if found is None or not number_in(found) or (query.ordinal is not None and query.ordinal.number != 1):
        return None
    rest = text[found.end() :]
    whole = _part_of(rest, found["measure"] or "")
    if whole is not None and said.depth > 0:
        return _with(said, query, Side.OF, (text[: found.end()] + whole[0],), whole[1])
    if not found["measure"] and (found["last"] or found["first"]) and not found.group().endswith("的"):
        return None
    within = any(relation.side is Side.INSIDE for relation in query.relations)
    role = query.role
    if not rest and not role and (within or found["measure"] in words.ENTRY_MEASURES):
        role = "row"
    start = query.ordinal.start if query.ordinal is not None else ""
    return rest, replace(query, ordinal=Ordinal(number_in(found), start), role=role)


def _part_of(rest: str, measure: str) -> tuple[str, str] | None:
    """``商品的爱心`` behind a number: what is counted is the whole."""
    found = OF.match(rest)
    if found is None or found["whole"] in words.LOOKS or found["whole"] in words.STATES:
        return None
    if found["whole"] not in ROLE_NAMES and measure not in words.ENTRY_MEASURES:
        return None
    return found["whole"], found["part"]


def _counted_last(said: Said, text: str, query: Query) -> _Step:
    """``播放按钮第二个``: the number behind."""
    found = _COUNTED_LAST.match(text)
    if found is None or query.ordinal is not None or COUNTED.match(text):
        return None
    return f"{found['nth']}{found['head']}", query


def _state(said: Said, text: str, query: Query) -> _Step:
    """``已选中的``, ``关闭的``, ``开关是打开的``."""
    found = _STATED.match(text)
    if found:
        return text[found.end() :], replace(
            query, states=(*query.states, words.STATES[found["state"] or found["clear"]])
        )
    found = _STATED_LAST.match(text)
    if found and ROLE_LAST.match(found["head"]):
        return found["head"], replace(query, states=(*query.states, words.STATES[found["state"]]))
    return None


def _looks(said: Said, text: str, query: Query) -> _Step:
    found = _LOOKS.match(text)
    return (text[found.end() :], replace(query, looks=(*query.looks, words.LOOKS[found["looks"]]))) if found else None


def _naming(said: Said, text: str, query: Query) -> _Step:
    """``写着“发送”的按钮``, ``名为张三的联系人``; ``带“拜访”两个字的`` says a part of a name."""
    holding = _HOLDING.match(text)
    if holding is not None and not query.named:
        return holding["head"], replace(query, words=(said.plain(holding["part"]),))
    found = _NAMED.match(text)
    if found is None or query.named:
        return None
    name = found["name"] or found["quoted"] or found["held"]
    if HELD.fullmatch(name):
        return found["head"], replace(query, exact=(said.plain(name),))
    return found["head"], replace(query, words=(said.plain(name),))


def _pointing(said: Said, text: str, query: Query) -> _Step:
    """``那个``, ``这一项``."""
    found = POINTING.match(text)
    if found is None:
        return None
    measure = found["measure"] or found["one"]
    role = "row" if measure in (*words.ENTRY_MEASURES, "行") and found.end() == len(text) else query.role
    return text[found.end() :], replace(query, role=role)


_RULES = (_scope, _related, _counted, _place, _state, _looks, _naming, _pointing, _counted_last)
