"""What a person says in several clauses in Chinese, put as the one noun phrase that the grammar reads.

``看到信息了吗？点它右边的图标`` and ``信息：右边图标`` are ``信息右边的图标``; ``信息下面有个开关，点一下`` is
``信息下面的开关``; ``复选框 第2个`` is ``第2个复选框``. Requests around it (``您好，麻烦您…好吗？谢谢``) are dropped.
Nothing here knows a screen: what could as well be a name is left as it was said. Texts are as ``chinese`` holds them:
evened out, quotes as single characters; spaces beside Chinese characters are kept, for they may part clauses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from grounding.language import chinese_clause_words as said_words
from grounding.language import chinese_words as words
from grounding.language.chinese_forms import (
    HELD_ONE,
    IN,
    MEASURE,
    NTH,
    NUMBER,
    PLACE,
    ROLE,
    ROLE_NAMES,
    ROW,
    SIDE,
    VERB,
    any_of,
)

LONGEST = 200
MOST_CLAUSES = 8
MOST_OPENERS = 6
"""Beyond these a text is left as it is."""

SURE_MARKS = ":?!。;"
"""Marks that part a landmark from what is meant more surely than a comma does."""

EDGES = " ,.;。、!?~:"

_MARK = re.compile(
    r"\s*(?:[;?!。~]|(?<!\d)[,:]|[,:](?!\d)|\.+(?![a-z0-9.])|->|—+)[\s;?!。~,.]*"
    r"|(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])"
)
_ANY_NTH = re.sub(r"\?P<\w+>", "?:", NTH)
_SCOPE = any_of(words.SCOPES)
_TOUCH = any_of(said_words.TOUCHES)
_PRONOUN = rf"(?!{said_words.NOT_ITS}){any_of(said_words.PRONOUNS)}"
_YOU = any_of(said_words.YOU)
_ASKING = rf"(?:{_YOU}?{any_of(said_words.ASKING)}(?:{_YOU}(?:能|可以)?)?了?|{any_of(said_words.NEXT)})"
_THANKS = said_words.THANKS
_PARTICLE = any_of(said_words.PARTICLES.split("/"))
_CLOSING = any_of(said_words.CLOSINGS)

_OPENING = re.compile(
    rf"^(?:{any_of(said_words.GREETINGS)}(?=[,\s]|$|{_ASKING}|{_TOUCH})|{said_words.STEP}[:,.]?|{_THANKS}(?=[,\s]|$)"
    rf"|{_ASKING}(?!的|{ROW}|{SIDE})|就(?={_TOUCH}))[,\s]*"
)
_TOUCHED_LAST = re.compile(
    rf"[,\s]*(?:{_ASKING}|就|把)*+(?<!取消)(?<!取消勾){_TOUCH}(?:一下子?|一次|下(?![方面边载侧])|{_PRONOUN})+{_PARTICLE}?$"
)
_CLOSED = re.compile(rf"[,\s]*(?:{_THANKS}|{_CLOSING}|{_PARTICLE})$")
_SEEN_LAST = rf"{_YOU}?{any_of(said_words.SEEN)}{said_words.SEEN_ENDS}"
_ASKS = (
    r"[,\s]", "[往向朝][左右上下前后][边面]?", said_words.STEP, _SEEN_LAST, any_of(said_words.GREETINGS), _THANKS,
    _ASKING, _CLOSING, rf"{_PRONOUN}(?!的)", "把|将|就|在|里面", any_of(said_words.BARE_TOUCHES), any_of(words.VERBS),
    any_of(said_words.AFTER_TOUCH), _PARTICLE,
)  # fmt: skip
_NOTHING = re.compile(f"(?:{'|'.join(_ASKS)})*+")
"""A clause of nothing but these only asks."""

_HANDLED_NAME_FRONT = re.compile(rf"^{any_of(words.NAME_VERBS)}")
_HANDLED_NAME = re.compile(rf"^{any_of(words.NAME_VERBS)}$")
_CHECKED = re.compile(rf"^(?P<check>{any_of(said_words.CHECKS)})(?P<what>.+?){said_words.CHECKED}")

_SEEN_SPOKEN = re.compile(
    rf"^(?P<seen>.*?{any_of(said_words.SEEN)}.*?(?:了?没有?|了[吗吧]|吗|吧|了))(?={_ASKING}*+就?{_TOUCH})"
)
_TOUCH_SPOKEN = re.compile(
    rf"(?<=[^\s,:?!])(?=(?:然后|接着|之后|再|就)+{_TOUCH}|(?<!取消)(?<![勾长轻])(?:点击?|点开|按|选|戳|勾选?|打开)(?:一下)?{_PRONOUN}(?!.*?{SIDE}$)"
    rf"|(?<![长轻])(?:点击?|按|选)(?:一下)?{_ANY_NTH}{MEASURE})"
)
_SEEING = re.compile(rf"^{_YOU}?(?>{any_of(said_words.SEEING)})(?:了|那边)?(?=[^了没])")
_SEEN = re.compile(rf"(?:{_YOU}?{any_of(said_words.SEEN)})?{said_words.SEEN_ENDS}$")
_SEEN_BEHIND = re.compile(rf"{_SEEN_LAST}$")

_SEVERAL = re.compile(
    rf"^(?:{any_of(said_words.HERE)})?有?{said_words.SEVERAL}(?:{MEASURE})?)(?P<kind>.+?)(?:里面|里边|里|中|当中|之中)?$"
    rf"|^{NUMBER}{MEASURE}(?P<some>{ROLE})(?:里面|里边|里|中|当中|之中)$"
)
_HAVING = re.compile(
    rf"^(?P<where>.*?)(?:{any_of(said_words.HERE[:7])})?{any_of(said_words.BEFORE_HAVING)}?有"
    rf"(?:(?P<one>一?(?P<measure>行|{MEASURE}))|些)?(?P<thing>.+)$"
)
_WHERE = re.compile(rf"(?:{SIDE}|{ROW}|{PLACE}|{_SCOPE}|{any_of(words.SCREEN)}|之间)(?:{IN})?$|.{{2}}(?:里|里面|里边)$")
_NAMING = rf"(?:{any_of(words.NAMING)}|{any_of(words.NAMING_QUOTED)}(?={HELD_ONE}))"
_NAMED_BEHIND = re.compile(rf"^(?P<kind>.*?)(?:上面|上|里面|里)?(?P<what>{_NAMING}[^的]+)$")
_STATED_BEHIND = re.compile(
    rf"^(?P<kind>.*?){any_of(said_words.NOW)}*(?P<state>{any_of(words.STATES)})(?:了|着)?(?:状态)?的?$"
)

_EQUAL_BEHIND = re.compile(rf"^(?P<kind>{ROLE})(?:是|叫)(?!{any_of(words.STATES)})(?P<what>[^的]+)的?$")

_ASIDE = re.compile(r"^(?P<head>[^()]+)\((?P<aside>[^()]+)\)$")
_KIND_STATED = re.compile(
    rf"^(?P<kind>{ROLE}){any_of(said_words.NOW)}*(?P<state>{any_of(words.STATES)})的(?:[那这]一?个)?$"
)
_NTH_THAT = re.compile(rf"(?P<nth>最后|最末|最前|头)那一?(?P<measure>{MEASURE}|行|排)")
_THAT_MANY = re.compile(r"(?:那|这)(?=[两三四五六七八九十]个)")
_ROWS = "行项条栏排格列位"
_THAT = re.compile(rf"(?:那|这)一?(?![{_ROWS}])(?:{MEASURE})(?P<of>的?)(?=.)")
_THAT_LAST = re.compile("(?<=[行排个])那个$")
_BETWEEN_BOTH = re.compile(r"^(?P<one>[^、]+)、(?P<other>[^、]+?)(?=之间|中间|当中)")

_NUMBERED = re.compile(rf"^(?P<before>.*?)(?P<nth>{_ANY_NTH}(?:{MEASURE})?)(?:那个|的)?$")
_COUNTED_FROM = re.compile(
    "^[从自由]?[左右上下顶底][边面侧方部]?(?:开始)?(?:[往到向至][左右上下][边面]?)?(?:数|起|开始)(?:起|过来)?$"
)
_ROW_NUMBER = rf"{_ANY_NTH}(?:行|排|横排|列|竖排|竖列)"
_LEAD = re.compile(
    rf"^(?:在|从)?(?:(?:{any_of(words.SCREEN)}|{_SCOPE}|{any_of(words.ENTRIES)}列表|最?(?:{PLACE})(?:一行|一排|一列)?"
    rf"|{_ROW_NUMBER})(?:{IN})?的?)++(?:那里|那边|那儿|处|位置|部分)?$"
)
_SCOPE_LAST = re.compile(rf"(?:{_SCOPE}|{any_of(words.ENTRIES)}列表)$")
_OWNER = re.compile(rf"(?:{SIDE}|{ROW}|之间|中间|当中)$")
_PLACE_ONLY = re.compile(
    rf"^(?:就?(?:在|位于|处于)?(?P<place>最?(?:{PLACE})(?:的?{PLACE})?|{_SCOPE}{IN}|{_ROW_NUMBER})"
    rf"|就?(?:在|位于|处于)(?P<beside>.+(?:{SIDE}|{ROW}|之间|中间)))的?$"
)
_PLACED_ONE = re.compile(rf"^(?P<place>最?{PLACE})的?那?一?个$")
_HOW_MANY = re.compile(rf"{NUMBER}{MEASURE}(?={ROLE}$)")
_SIDE_FIRST = re.compile(rf"^就?在?(?P<side>{SIDE}|中间|之间)(?P<head>.*)$")
_ROW_FIRST = re.compile(rf"^(?:在|和|跟|与)?(?P<row>{ROW}|(?:在?同)一?[行排])(?P<head>.*)$")
_THAT_FIRST = re.compile(rf"^(?:那|这)一?(?:{MEASURE})(?P<head>.+)$")
_PRONOUN_FIRST = re.compile(
    rf"^(?P<lead>{any_of(said_words.BEFORE_PRONOUN)}*)(?:{_PRONOUN}|那个(?={SIDE}))(?P<rest>.*)$"
)
_HERE_FIRST = re.compile(rf"^{any_of(said_words.HERE)}的?(?=.)")
_STATE_ONLY = re.compile(rf"^{any_of(said_words.NOW)}*(?P<state>{any_of(words.STATES)})(?:了|着)?(?:状态)?的?$")
_KIND_LAST = re.compile(rf"{ROLE}$")
_ROLE_ONLY = re.compile(rf"^{ROLE}$")
_COUNTED_KINDS = [
    word
    for word, role in ROLE_NAMES.items()
    if role not in said_words.UNCOUNTED and word not in said_words.UNCOUNTED_WORDS
]
_COUNTED_ROLE = re.compile(rf"(?P<kind>{any_of(_COUNTED_KINDS)})(?P<number>\d{{1,2}})(?=$|的)")
_COUNTED_ENTRY = re.compile(rf"(?P<kind>{any_of(words.ENTRIES)})(?P<number>\d{{1,2}})(?=$|的)")
_COUNTED = r"第\g<number>个\g<kind>"
_BEFORE_HEAD = re.compile(rf"^(?P<lead>.*(?:{SIDE}|{ROW}|{PLACE}|{IN}|之间)的?)(?P<head>[^的]+)$")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause without its request; ``found`` if it only says where to look first: ``看到信息了吗``."""

    text: str
    mark: str
    found: bool = False


def closed_up(text: str) -> str:
    """Without the spaces that part nothing: ``第2个 图标`` is ``第2个图标``."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", re.sub(r"\s*([,;])\s*", r"\1", text))


def plainly(text: str) -> str:
    """The same as one noun phrase, with what is parted from what it belongs to put beside it."""
    if len(text) > LONGEST:
        return closed_up(text)
    parts = _parted(_spoken(text))
    if len(parts) > MOST_CLAUSES:
        return closed_up(text)
    last = len(parts) - 1
    clauses = [_clause(part, mark, n < last, last > 0) for n, (part, mark) in enumerate(parts)]
    clauses = _meaning(_with_counting(clauses))
    said = clauses[0].text if clauses else ""
    found = bool(clauses) and clauses[0].found
    for clause in clauses[1:]:
        joined = _joined(said, clause, found)
        if joined is None:
            return closed_up(text)
        said = joined
        found = found or clause.found
    return closed_up(said.strip(EDGES)) or closed_up(text)


def counted(text: str) -> str:
    """``任务12`` as 第12个任务, where nothing is called so."""
    return _COUNTED_ENTRY.sub(_COUNTED, text)


def one_clause(text: str) -> bool:
    """No mark parts it."""
    return len(_parted(text)) == 1


# --- clauses and their requests --------------------------------------------------------------------------------------


def _spoken(text: str) -> str:
    """With marks where a person who speaks makes none: ``看到信息没点它右边的``, ``找到信息点它``."""
    seen = _SEEN_SPOKEN.match(text)
    if seen:
        text = f"{seen['seen']}?{text[seen.end() :]}"
    return _TOUCH_SPOKEN.sub(",", text, count=2)


def _parted(text: str) -> list[tuple[str, str]]:
    """The clauses, each with the mark before it; a space beside Chinese characters is a weak one."""
    found: list[tuple[str, str]] = []
    start, mark = 0, ""
    for at in _MARK.finditer(text):
        found.append((text[start : at.start()], mark))
        start, mark = at.end(), at.group().strip()[:1] or " "
    found.append((text[start:], mark))
    kept = [(part.strip(EDGES), mark) for part, mark in found]
    return [(part, mark) for part, mark in kept if part]


def _clause(text: str, mark: str, more: bool, several: bool) -> _Clause:
    """The clause without what only asks for a touch; ``more`` come behind it, or it is one of ``several``."""
    found = False
    for _ in range(MOST_OPENERS):
        shorter = VERB.sub("", _OPENING.sub("", text))
        seeing = _SEEING.match(shorter) if more else None
        if seeing:
            found, shorter = True, shorter[seeing.end() :]
        if not shorter and several:
            return _Clause("", mark)
        if shorter == text or not shorter:
            break
        text = shorter
    if several and _SEEN_BEHIND.search(text):
        found = True
    if found:
        text = _SEEN.sub("", text) or text
    return _Clause(_evened(_existing(_without_tail(text))), mark, found)


def _without_tail(text: str) -> str:
    """Without what a request ends with: ``…点一下吧``, ``…好吗``."""
    checked = _CHECKED.match(text)
    if checked:
        text = checked["check"] + checked["what"]
    for _ in range(MOST_OPENERS):
        shorter = _TOUCHED_LAST.sub("", text)
        shorter = (_CLOSED.sub("", shorter) if shorter == text else shorter).rstrip(EDGES)
        if shorter == text or not shorter or _HANDLED_NAME.match(shorter):
            break
        text = shorter
    return text


def _with_counting(clauses: list[_Clause]) -> list[_Clause]:
    """``从右往左数，点第二个``: where to count from belongs to the number behind it."""
    found: list[_Clause] = []
    for clause in clauses:
        if found and _COUNTED_FROM.match(found[-1].text):
            before = found.pop()
            clause = _Clause(before.text + clause.text, before.mark, before.found)
        found.append(clause)
    return found


def _meaning(clauses: list[_Clause]) -> list[_Clause]:
    """Without clauses that only ask: ``谢谢您了``, ``点它``, ``把它打开``."""
    found: list[_Clause] = []
    for clause in clauses:
        labels = not found or clause.mark == ":" or _is_lead(found[-1].text)
        asks = _NOTHING.fullmatch(clause.text) is not None
        if asks and labels and clause.text in words.NAME_VERBS:
            asks = False
        if not asks or (not found and len(clauses) == 1):
            found.append(clause)
    return found


# --- one clause ------------------------------------------------------------------------------------------------------


def _existing(text: str) -> str:
    """``信息下面有个开关`` as 信息下面的开关; ``有个开关是开着的`` as 开着的开关; ``那些图标`` as 图标."""
    several = _SEVERAL.match(text)
    if several:
        return several["kind"] or several["some"]
    found = _HAVING.match(text)
    if found is None:
        return text
    where, thing = found["where"], found["thing"]
    if where and not _WHERE.search(where):
        return text
    if not where and not found["one"]:
        return text
    if found["measure"] and found["measure"] in _ROWS:
        thing = _described(thing, f"那一{found['measure']}") or found["one"] + thing
    else:
        thing = _described(thing) or thing
    several = _SEVERAL.match(thing)
    thing = several["kind"] or several["some"] if several else thing
    return f"{where}的{thing}" if where else thing


def _described(text: str, kind: str = "") -> str:
    """``按钮写着“登录”`` as 写着“登录”的按钮; '' where nothing is said of a kind of thing."""
    named = _NAMED_BEHIND.match(text)
    if named and (kind or _KIND_LAST.search(named["kind"])):
        return f"{named['what']}的{named['kind'] or kind}"
    equal = _EQUAL_BEHIND.match(text)
    if equal:
        return f"{equal['what']}的{equal['kind']}"
    stated = _STATED_BEHIND.match(text)
    if stated and (kind or _KIND_LAST.search(stated["kind"])):
        return f"{stated['state']}的{stated['kind'] or kind}"
    return ""


def _evened(text: str) -> str:
    """``最后那个`` as 最后一个, ``密码那个输入框`` as 密码的输入框, ``图标2`` as 第2个图标, and their like."""
    aside = _ASIDE.match(text)
    if aside and (_PLACE_ONLY.match(aside["aside"]) or _OWNER.search(aside["aside"])):
        text = f"{re.sub('^(?:在|位于)', '', aside['aside'])}的{aside['head']}"
    text = _BETWEEN_BOTH.sub(r"\g<one>和\g<other>", text)
    text = _NTH_THAT.sub(r"\g<nth>一\g<measure>", text)
    text = _THAT_LAST.sub("", _THAT_MANY.sub(lambda many: "的" if many.start() else "", text))
    text = _THAT.sub(_without_that, text)
    text = _KIND_STATED.sub(r"\g<state>的\g<kind>", text)
    text = re.sub(rf"(?<=[^我])的(?={SIDE}的)", "", re.sub(r"^我(?=[和跟与同])", "", text))
    return text if _COUNTED_ENTRY.search(text) else _COUNTED_ROLE.sub(_COUNTED, text)


def _without_that(found: re.Match[str]) -> str:
    """``那个`` between a name and a kind of thing is 的; at the beginning it stays, behind 的 it says nothing."""
    before = found.string[: found.start()]
    if not before or re.search(rf"{SIDE}$", before):
        return found.group()
    bare = before.endswith(("的", "在", "把", "将")) or _HANDLED_NAME.match(before) or before[-1] in "和与跟"
    return "" if bare or (re.search(rf"{_ANY_NTH}{MEASURE}$", before) and not found["of"]) else "的"


# --- two clauses as one ----------------------------------------------------------------------------------------------


def _is_lead(text: str) -> bool:
    """A place or a part of the screen and no thing: 右上角, 对话框, 第二行."""
    return _LEAD.match(text) is not None


def _joined(said: str, clause: _Clause, found: bool) -> str | None:
    """A clause and the next one as one; None where a mark parts two things: ``点击信息，再点设置``."""
    for rule in (_with_pronoun, _numbered, _named, _placed, _stated, _sided, _led, _of_kind, _owned):
        told = rule(said, clause, found)
        if told is not None:
            return told
    return None if clause.mark.strip() else said + clause.text


def _with_pronoun(said: str, clause: _Clause, found: bool) -> str | None:
    """``点它右边的图标``: what was said before stands for the pronoun."""
    pointing = _PRONOUN_FIRST.match(clause.text)
    if pointing is None:
        return None
    lead, rest = pointing["lead"].removeprefix("就").removeprefix("在"), pointing["rest"]
    side = _SIDE_FIRST.match(rest)
    if side:
        rest = side["side"] + _of(side["head"])
    elif rest and rest[0] not in "的那所" and not _ROW_FIRST.match(rest):
        rest = f"的{rest}"
    return f"{lead}{_bare(said)}{rest}"


def _numbered(said: str, clause: _Clause, found: bool) -> str | None:
    """``复选框 第2个``, ``那些图标，从右往左数第二个``, ``商品 3``: the number before what it counts."""
    if re.fullmatch(r"\d{1,2}", clause.text) and _COUNTED_ROLE.search(f"{said}{clause.text}"):
        if _COUNTED_ENTRY.search(f"{said}{clause.text}"):
            return f"{said}{clause.text}"
        return _before_head(said, f"第{clause.text}个")
    number = _NUMBERED.match(clause.text)
    if number is None or _is_lead(said) or _OWNER.search(said):
        return None
    before = _HANDLED_NAME_FRONT.sub("", number["before"])
    if before and not (_COUNTED_FROM.match(before) or re.fullmatch(rf"(?:在|从)?(?:{PLACE})的?", before)):
        return None
    nth = number["nth"]
    if not re.search(rf"{MEASURE}$", nth):
        nth += "个"
    return _before_head(said, before + nth)


def _named(said: str, clause: _Clause, found: bool) -> str | None:
    """``按钮，写着“登录”的``: the name before the kind of thing."""
    named = re.fullmatch(rf"(?P<what>{_NAMING}[^的]+)的?", clause.text)
    return f"{named['what']}的{said}" if named and _KIND_LAST.search(said) else None


def _placed(said: str, clause: _Clause, found: bool) -> str | None:
    """``图标 右上角``, ``有三个图标，点中间那个``: the place before the thing."""
    one = _PLACED_ONE.match(clause.text)
    if one and _HOW_MANY.search(said):
        return _before_head(said, f"{one['place']}的")
    place = _PLACE_ONLY.match(clause.text)
    if place is None or _is_lead(said) or _OWNER.search(said):
        return None
    return f"{place['place'] or place['beside']}的{_bare(said)}"


def _stated(said: str, clause: _Clause, found: bool) -> str | None:
    """``开关 开着的``: the condition before the thing."""
    state = _STATE_ONLY.match(clause.text)
    if state is None or not _KIND_LAST.search(said):
        return None
    return _before_head(said, f"{state['state']}的")


def _sided(said: str, clause: _Clause, found: bool) -> str | None:
    """``信息，下面那个按钮``; behind a part of the screen a side is a place in it."""
    row = _ROW_FIRST.match(clause.text)
    if row and not _is_lead(said):
        return f"{_bare(said)}{row['row']}{_of(row['head'])}"
    side = _SIDE_FIRST.match(clause.text)
    if side is None or _is_lead(said) or not side["head"]:
        return None
    if side["side"] in words.BETWEEN and not re.search(any_of(words.AND), said):
        return None
    return f"{_bare(said)}{side['side']}{_of(side['head'])}"


def _led(said: str, clause: _Clause, found: bool) -> str | None:
    """``对话框：取消``, ``看最后一行，点第二张图片``: where is told first."""
    lead = _is_lead(said)
    if not lead and not _OWNER.search(said):
        return None
    text = _HERE_FIRST.sub("", clause.text) if lead else clause.text
    text = re.sub(r"^有(?:一?个)?", "", text)
    where = re.sub(r"(?:那里|那边|那儿|的)$", "", said)
    return f"{where}{'里' if _SCOPE_LAST.search(where) else ''}的{text}"


def _of_kind(said: str, clause: _Clause, found: bool) -> str | None:
    """``标签：手机``, ``按钮 “00”``: the kind of thing first."""
    if not _ROLE_ONLY.match(said) or _KIND_LAST.search(clause.text) or clause.mark not in ": ":
        return None
    return f"{clause.text}{'' if re.fullmatch(HELD_ONE, clause.text) else '的'}{said}"


def _owned(said: str, clause: _Clause, found: bool) -> str | None:
    """``机械键盘：收藏图标``, ``看到放大镜没？点那个图标``: what has it, or is called so, was said before."""
    if clause.mark not in SURE_MARKS + ",":
        return None
    that = _THAT_FIRST.match(clause.text)
    text = that["head"] if that else clause.text
    plain = clause.mark == ":" and not re.search(rf"的|{SIDE}|{ROW}", text)
    if not (plain or _KIND_LAST.search(text) or (found and re.match(_ANY_NTH, text))):
        return None
    return f"{_bare(said)}的{text}"


def _bare(text: str) -> str:
    return text.strip(EDGES).removesuffix("的")


def _of(head: str) -> str:
    """What stands behind a side, parted from it by 的."""
    return f"的{head.removeprefix('的')}" if head else ""


def _before_head(said: str, what: str) -> str:
    """Put before the thing itself, behind what says where it is; ``三个图标`` loses how many there are."""
    said = _HOW_MANY.sub("", said)
    found = _BEFORE_HEAD.match(said)
    return f"{found['lead']}{what}{found['head']}" if found else f"{what}{said}"
