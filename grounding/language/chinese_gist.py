"""What a step asks for in Chinese, without why: ``备注已改好，提交保存`` asks to save.

The counterpart of ``gist``: of several clauses the one that asks for a touch is kept (``打开购物应用，查订单物流``,
``用户要练自我介绍，打开第五讲``), whoever is addressed is left out (``您点右上角的加号``), and of what is typed only
where it goes (``在备注一栏输入“供应商”``). Texts are as ``chinese`` holds them.
"""

from __future__ import annotations

import re

from grounding.language.chinese_forms import HELD_ONE, PLACE, ROW, SIDE, any_of
from grounding.language.chinese_step_words import ASIDE, DEEDS, GOING, MIDDLING, STRONG, WEAK
from grounding.language.fields import HAN_KINDS

_MARK = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;。!?]")
_YOU = re.compile(
    r"(?<![^,:;。!?])(?:您|你)(?:就|再|先|请|直接|可以|现在)*(?=点|按|选|戳|打开|进|切|展开|勾|去|返回|回到|关|往|把)"
)
_POINTER = re.compile(
    r"^(?:您|你|请|再|就|去|直接|然后)*(?:点击|点开|点按|点选|点|按|选|戳|打开|进入|长按|双击)"
    r"(?:一下子|一下|它|他|那个|这个|进去|进|开|试试|看看|就行|就可以|即可|吧|了|哦|上)*$"
)
_POINTER_SO = re.compile(
    rf"^(?:您|你|请|再|就)*(?:点击|点开|点|按|选|打开)(?:一下)?(?:它|一下)(?={any_of((*MIDDLING, *WEAK, *DEEDS))}).+$"
)
_STRONG, _MIDDLING = (re.compile(rf"^(?!用户){any_of(forms)}(?=.)") for forms in (STRONG, MIDDLING))
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
_FIELDS = (*HAN_KINDS, "框", "栏")
_BACK = re.compile(r"^(?:退回|回到|返回|退到|退出到|回)(?:上|前)一?(?:页|步|级|层|个页面|界面|屏)?$|^退(?:出|回)去$")
_OF_MANY = re.compile(
    r"^(?P<lead>.*?)的?(?:这|那|有)?(?P<many>[三五35])个(?P<kind>图标|按钮|开关|标签|选项|图片|卡片|链接|输入框)"
    r"(?:里面?|中|当中|之中)?,?(?:点击|点|选|按)?(?:一下)?最?(?P<which>中间|左边?|右边?|上面?|下面?|靠左|靠右)"
    r"(?:边|面|侧)?(?:的|那)?(?:那|一)?个?$"
)
_MANY = {"三": 3, "五": 5, "3": 3, "5": 5}


def gist(text: str) -> str:
    """The part that says what is to be touched, or into what something goes; all of it where that is in doubt."""
    text = _YOU.sub("", text)
    many = _OF_MANY.match(text)
    if many and not re.search(f"{PLACE}$", many["lead"]):
        count = _MANY[many["many"]]
        which = many["which"].removeprefix("靠")
        number = count // 2 + 1 if which == "中间" else 1 if which[0] in "左上" else count
        return f"{many['lead']}第{number}个{many['kind']}"
    clauses = [clause for clause in _MARK.split(text) if clause.strip()]
    if len(clauses) > 1:
        asked = _asked(clauses)
        if asked:
            return _narrowed(asked)
    return _narrowed(text)


def asks_twice(text: str) -> bool:
    """Two touches, one after the other: ``打开注册，点击登录``."""
    clauses = [clause for clause in _MARK.split(_YOU.sub("", text)) if clause.strip()]
    return len(clauses) > 1 and _strength(clauses[0]) > 1 and any(_GOES_ON.match(clause) for clause in clauses[1:])


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
    if any(_GOES_ON.match(clause) for clause in behind):
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
    found = _TYPED.match(text) or _TYPED_THERE.match(text) or _TYPED_INTO.match(text)
    if found:
        return found["name"] if found["name"].endswith(_FIELDS) else f"{found['name']}输入框"
    if _BACK.match(text):
        return "返回按钮"
    given = _GIVEN.match(text)
    return f"{given['owner']}的{given['what']}" if given else text
