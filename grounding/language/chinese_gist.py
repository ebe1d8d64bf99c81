"""What a step asks for in Chinese, without why: ``备注已改好，提交保存`` asks to save.

The counterpart of ``gist``: of several clauses the one that asks for a touch is kept (``打开购物应用，查订单物流``,
``用户要练自我介绍，打开第五讲``), whoever is addressed is left out (``您点右上角的加号``), and of what is typed only
where it goes (``在备注一栏输入“供应商”``). Texts are as ``chinese`` holds them.
"""

from __future__ import annotations

import re

from grounding.language.chinese_forms import HELD_ONE, PLACE, ROW, SIDE, any_of
from grounding.language.chinese_step_words import (
    ABOUT,
    AFTER_TOOLS,
    ASIDE,
    DEEDS,
    ENTRY_MARKS,
    FIRST,
    GOING,
    MIDDLING,
    SHORT,
    STRONG,
    TOOLS,
    WEAK,
)
from grounding.language.chinese_words import ENTRIES
from grounding.language.fields import HAN_KINDS

_MARK = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;。!?]")
_YOU = re.compile(
    r"(?<![^,:;。!?])(?:您|你)(?:就|再|先|请|直接|可以|现在)*(?=点|按|选|戳|打开|进|切|展开|勾|去|返回|回到|关|往|把)"
)
_NOT_THAT = re.compile(r"(?<=.)[,(](?:而|可|并)?(?:不是|不要|别点)[^,()]+\)?(?=$|,)")
"""What is said to be another one: ``标题栏里的发现，不是底下的标签``."""
_POINTER = re.compile(
    r"^(?:您|你|请|再|就|去|直接|然后)*(?:点击|点开|点按|点选|点|按|选|戳|打开|进入|长按|双击|拨|拨动|勾|勾选)"
    r"(?:一下子|一下|它|他|那个|这个|进去|进|开|试试|看看|就行|就可以|即可|吧|了|哦|上)*$"
)
_POINTER_SO = re.compile(
    rf"^(?:您|你|请|再|就)*(?:点击|点开|点|按|选|打开)(?:一下)?(?:它|一下)(?={any_of((*MIDDLING, *WEAK, *DEEDS))}).+$"
)
_FIRST = any_of(FIRST)
_STRONG, _MIDDLING = (re.compile(rf"^{_FIRST}*(?!用户){any_of(forms)}(?=.)") for forms in (STRONG, MIDDLING))
_WEAK = re.compile(rf"^{any_of((*WEAK, *DEEDS))}")
_ASIDE = re.compile(ASIDE)
_LOOKS = re.compile("^(?:看|瞧|找到|发现|在|从|那|这)(?!一下)")
_OWNS = re.compile(rf"(?:{SIDE}|{ROW}|{PLACE}|之间|里面|里)$|(?<!没)有(?!新)|那些|[两二三四五六]个")
_POINTS = re.compile("[它其]|有个|有一个|了[吗没]|没有?$")
_GOES_ON = re.compile(rf"^(?:再|然后|接着|之后|并且?|随后)*(?:{any_of((*STRONG, *GOING))})(?=.)")
"""Another step: two touches in one phrase are not understood."""
_TEXT_BEHIND = rf"(?:{HELD_ONE}.*|[^的框栏法]*)$"
_TYPED = re.compile(
    r"^(?:请|您|你)*[在往向到](?P<name>.+?)(?:那一栏|这一栏|一栏|栏目|里面|里|中|内|上)?(?:重新|改为|改|里|中)*"
    rf"(?:输入|填入|填写|键入|填上|填|写上|写入|打上|打字){_TEXT_BEHIND}"
)
_TYPED_THERE = re.compile(
    r"^(?P<name>.+?)(?:那一栏|这一栏|一栏|栏目)(?:里|中)?(?:重新|改)*(?:输入|填入|填写|键入|填上|填|写)(?:成|为|上)?.*$"
)
_TYPED_INTO = re.compile(rf"^(?:请|您|你)*(?:输入|填入|填写|键入|写){HELD_ONE}[到进在](?P<name>.+?)(?:里面|里|中|内)?$")
_GIVEN = re.compile(
    r"^(?:请|您|你|帮我)*给(?P<owner>.+?)(?:加上?|打上?|点上?|标上?)(?:个|一个)?"
    r"(?P<what>星标|星星|星|赞|红心|标签|收藏)$"
)
_FILLED_IN = re.compile(
    r"^(?:请|您|你|帮我)*把.+?(?:填|输|写|打|敲)(?:进|到|入|在)(?P<name>.+?)(?:里面|里|中|内)?$"
    r"|^[^,把在给]{1,6}?(?:写在|填在|输在|填到)(?P<there>.+?)(?:里面|里|中|内)?$"
)
_FIELD_FOR = re.compile(
    r"^(?:要|用来|用于|让你|可以)?(?:填写?|输入|输|写(?![着有])|打|键入|录入)(?P<name>[^,的着]+?)(?:用)?的(?:那个|这个)?"
    r"(?:大|小|空|空白)?的?(?:框框|输入框|文本框|框|地方|一?栏|格子?|空)$"
)
_PICKER_FOR = re.compile(
    r"^(?:要|用来|用于)?(?:选择?|挑)(?P<name>[^,的]+?)(?:用)?的(?:那个|这个)?(?P<kind>下拉(?:框|菜单|列表|选单)?|选择器)$"
)
_ABOUT = re.compile(
    rf"^(?P<about>{any_of(ABOUT)})(?:了|着|的是)?(?P<what>[^的,]{{2,}}?)的[那这]一?(?P<measure>[{ENTRY_MARKS}])"
    rf"(?:{any_of(ENTRIES)})?$"
)
_FILLED_WITH = re.compile(rf"^(?P<name>[^,的点选按在把]{{2,6}}?)(?:填上?|写上?|输入|改成|改为){HELD_ONE}$")
_CHANGED_TO = re.compile(r"^(?:请|您|你|帮我)*[把将].+?(?:切换[为成到]|切[到成]|选[成为]|换成|改选)(?P<what>.{2,}?)$")
_LATIN_FIRST = re.compile(
    rf"^(?P<asked>{_FIRST}*(?:{any_of(STRONG)}|打开|进入|切换到|切到)(?:一下)?\s*[a-z0-9][a-z0-9 .+&'/_-]*?)\s*"
    rf"(?={any_of((*WEAK, *DEEDS, *MIDDLING, *AFTER_TOOLS))})[^a-z0-9的]{{2,}}.*$"
)
_TOOL_FIRST = re.compile(
    rf"^(?P<asked>{_FIRST}*(?:{any_of(STRONG)})(?:一下)?[^,]*?{any_of(TOOLS)})"
    rf"(?:就能|就可以|就会|就|来|去)?(?={any_of((*WEAK, *DEEDS, *MIDDLING, *AFTER_TOOLS))})[^,的]{{2,}}$"
)
_TOOL_LAST = re.compile(rf"{any_of(TOOLS)}$")
_RETURNING = re.compile("(?:回到?|返回|退回|切回|退出|收起|展开|跳到|跳转|激活)(?=.)")
_SHORT = tuple((re.compile(pattern), plain) for pattern, plain in SHORT)
_COLUMN = "栏"
_FIELDS = (*HAN_KINDS, "框", "栏")
_BACK = re.compile(r"^(?:退回|回到|返回|退到|退出到|回)(?:上|前)一?(?:页|步|级|层|个页面|界面|屏)?$|^退(?:出|回)去$")
_OF_MANY = re.compile(
    r"^(?P<lead>.*?)的?(?:这|那|有)?(?P<many>[两三四五2345])个(?P<kind>图标|按钮|开关|标签|选项|图片|卡片|链接|输入框)"
    r"(?:里面?|中|当中|之中)?,?(?:点击|点|选|按)?(?:一下)?最?(?P<which>中间|左边?|右边?|上面?|下面?|靠左|靠右)"
    r"(?:边|面|侧)?(?:的|那)?(?:那|一)?个?$"
)
_CORNER = re.compile("(?P<edge>[左右])[上下]?(?:角|方|侧|边|面)?$")
_MANY = {"两": 2, "三": 3, "四": 4, "五": 5, "2": 2, "3": 3, "4": 4, "5": 5}


def gist(text: str) -> str:
    """The part that says what is to be touched, or into what something goes; all of it where that is in doubt."""
    text = _NOT_THAT.sub("", _YOU.sub("", text))
    for pattern, plain in _SHORT:
        text = pattern.sub(plain, text)
    counted = _of_many(text)
    if counted:
        return counted
    clauses = [clause for clause in _MARK.split(text) if clause.strip()]
    if len(clauses) > 1:
        asked = _asked(clauses)
        if asked:
            return _narrowed(asked)
    return _narrowed(text)


def _of_many(text: str) -> str:
    """``三个图标，点中间那个`` is 第2个图标; "" of anything else. In a corner the last of them lies at the edge:
    右上角从右数第3个图标."""
    many = _OF_MANY.match(text)
    if many is None:
        return ""
    lead, count = many["lead"], _MANY[many["many"]]
    which = many["which"].removeprefix("靠")
    corner = _CORNER.search(lead)
    if (which == "中间" and not count % 2) or (corner and which[0] in "上下"):
        return ""
    number = count // 2 + 1 if which == "中间" else 1 if which[0] in "左上" else count
    if corner is None:
        return f"{lead}第{number}个{many['kind']}"
    number = number if corner["edge"] == "左" else count - number + 1
    return f"{lead}从{corner['edge']}数第{number}个{many['kind']}"


def asks_twice(text: str) -> bool:
    """Two touches, one after the other: ``打开注册，点击登录``."""
    clauses = [clause for clause in _MARK.split(_YOU.sub("", text)) if clause.strip()]
    if len(clauses) < 2 or _strength(clauses[0]) < 2:
        return False
    return any(_GOES_ON.match(clause) and not _is_effect(clauses[0], clause) for clause in clauses[1:])


def _is_effect(touched: str, clause: str) -> bool:
    """``按最下面中间的键，回到桌面``: what touching it does, and no step of its own."""
    return _TOOL_LAST.search(touched) is not None and _RETURNING.match(clause) is not None


def _asked(clauses: list[str]) -> str:
    """The clause that asks; "" where none does, where several do, or where it cannot do without another."""
    pointing = [n for n, clause in enumerate(clauses) if _POINTER.match(clause) or _POINTER_SO.match(clause)]
    if pointing:
        alone = len(clauses) == 2 and pointing == [1] and not _POINTS.search(clauses[0])
        return clauses[0] if alone else ""
    strengths = [_strength(clause) for clause in clauses]
    best = max(strengths)
    if best < 2:
        return ""
    at = strengths.index(best)
    before, behind = clauses[:at], clauses[at + 1 :]
    if any(_GOES_ON.match(clause) and not _is_effect(clauses[at], clause) for clause in behind):
        return ""
    return clauses[at] if all(map(_says_why, before)) and all(map(_says_what_for, behind)) else ""


def _strength(clause: str) -> int:
    """3 for a verb of touching, 2 for one of going somewhere or switching, 1 for looking at something, else 0."""
    if _STRONG.match(clause):
        return 3
    if _MIDDLING.match(clause):
        return 2
    return 1 if _WEAK.match(clause) else 0


def _says_why(clause: str) -> bool:
    """A sentence about something, or another deed: no thing, and no place where one stands."""
    if _LOOKS.match(clause) or _OWNS.search(clause):
        return False
    return bool(_ASIDE.search(clause)) or _strength(clause) == 1


def _says_what_for(clause: str) -> bool:
    """It begins with a verb of its own."""
    return _strength(clause) > 0 or bool(_ASIDE.search(clause))


def _narrowed(text: str) -> str:
    """``在备注一栏输入“供应商”`` as 备注输入框, ``给那封邮件加星标`` as 那封邮件的星标."""
    typed = (_TYPED, _TYPED_THERE, _TYPED_INTO, _FILLED_IN, _FILLED_WITH)
    found = next((match for pattern in typed if (match := pattern.match(text))), None)
    if found:
        name = found["name"] or found["there"]
        if name.endswith(_COLUMN):
            return f"{name.removesuffix(_COLUMN)}输入框"
        return name if name.endswith((*_FIELDS, "格", "一个", "那个")) else f"{name}输入框"
    field = _FIELD_FOR.match(text)
    if field:
        return f"{field['name']}输入框"
    picker = _PICKER_FOR.match(text)
    if picker:
        return f"{picker['name']}{picker['kind']}"
    about = _ABOUT.match(text)
    if about:
        return f"写着{about['what']}的那一项"
    changed = _CHANGED_TO.match(text)
    if changed:
        return changed["what"]
    tool = _LATIN_FIRST.match(text) or _TOOL_FIRST.match(text)
    if tool:
        return tool["asked"]
    if _BACK.match(text):
        return "返回按钮"
    given = _GIVEN.match(text)
    return f"{given['owner']}的{given['what']}" if given else text
