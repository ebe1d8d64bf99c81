"""What people say in Chinese around a phrase and between its clauses. Tables, in simplified characters."""

from __future__ import annotations


def _said(forms: str) -> tuple[str, ...]:
    return tuple(forms.split("/"))


GREETINGS = _said(
    "您好呀/你好呀/您好啊/你好啊/您好/你好/喂/嗨/嘿/哎/诶/嗯/呃/不好意思/打扰一下/打扰了/打扰您了/"
    "请问一下/麻烦问一下/想问一下/问一下/请问/好的/对了/是这样的/那么/往下看/往上看"
)
"""They open a request and ask for nothing."""

ASKING = _said(
    "麻烦/劳驾/劳烦/拜托/辛苦/请/恳请/有劳/烦请/能不能/能否/可否/可不可以/是否可以/能不能请/能否请/可以请/能请/"
    "可以帮忙/能帮忙/"
    "可以帮我/能帮我/可以麻烦/帮忙/帮我/帮个忙/帮一下忙/帮帮忙/帮/给我/替我/我想请/想请/想麻烦/我想麻烦/我想要/我想/我要/我需要/我得/我来"
)
"""What asks for something, perhaps of "you" (``YOU``) behind it."""

YOU = _said("您/你")

NEXT = _said("然后/接着/随后/之后/再/先/现在/最后请/首先/接下来")
"""What puts a step after another one."""

STEP = (
    r"(?:(?:操作)?步骤(?:\d{1,2}|[一二三四五六七八九十]{1,2})?|第(?:\d{1,2}|[一二三四五六七八九十]{1,2})步)(?=[:,.]|$)"
)
"""How a tester numbers steps: ``步骤3：``."""

TOUCHES = _said(
    "点击/点开/点按/点选/点中/点/轻触/轻点/按下/按/戳/碰/触摸/双击/单击/长按/选中/选择/选/勾选/勾/打开/开/拖动/拖/进入"
)
"""Verbs of touching that may follow what they touch: ``右上角那个铃铛点一下``."""

BARE_TOUCHES = _said(
    "点击/点开/点按/点选/点中/点掉/点/轻触/按/戳/碰/触摸/双击/单击/长按/选上/选中/选择/选/勾选/勾上/勾/打开/开启/打勾/"
    "进入/输入/填写/看/"
    "看看/看下/查看/取消勾选/关掉/关闭/拖动/拖/开/展开/切换/找到/播放一下"
)
"""Verbs that are a clause of their own: ``热点，打开``."""

PARTICLES = "吧/呗/啊/哦/呢/吗/嘛/啦/哈/呀/了"

CLOSINGS = _said(
    "好吗/好不好/可以吗/行吗/行不行/可不可以/成吗/就行/就行了/就可以/就可以了/就好/就好了/即可/好了/可以了/一下/一下子/"
    "谢谢/谢谢您/谢谢你/多谢/感谢/麻烦了/麻烦您了/麻烦你了/拜托了/辛苦了"
)
"""What a request closes with."""

THANKS = (
    r"(?:真的|真是|实在是|实在|太|非常|十分|万分|先|在此)*(?:谢谢|感谢|多谢|谢|感激|麻烦|辛苦|劳驾|拜托)"
    r"(?:您|你|大家)*(?:了|啦|啊|哈|哦|呀|嘞|咯|喽)*"
)
"""What thanks, alone in its clause: ``真是谢谢您了``."""

AFTER_TOUCH = _said("一下/一次/下/进去/进来/上/掉/开/到/看看/着")
"""What may follow a verb that is a clause of its own."""

PRONOUNS = _said("它们/他们/她们/它/他/她/其")
NOT_ITS = "其(?=[他它她中实余次间])|他(?=人)"
"""What begins like a pronoun and is none."""

BEFORE_PRONOUN = _said("跟/和/与/同/在/就在/给/打开/进入/把/将/对/查看/选择/切换到")
"""What may stand between the beginning of a clause and its pronoun."""

SEEING = _said("看到/看见/瞧见/瞅见/找到/找一下/找/发现/注意到/看一下/看")
"""What a clause begins with that only says where to look first: ``看到信息了吗``."""

SEEN = _said("看到/看见/瞧见/瞅见/找到")
SEEN_ENDS = r"(?:了?(?:没有|没|不)|了[吗吧]?|[吗吧])(?:呀|啊)?"
"""How such a clause ends: ``看到信息没有``."""

HERE = _said("那里面/那里/那边/那儿/这里/这边/这儿/里面/里头/里边/上面")
"""Behind a part of the screen they only point back at it: ``看标题栏，里面有个…``."""

SEVERAL = r"(?:这么多|那么多|那么些|这么些|这些|那些|好多|很多|不少|一些|好?几"
"""What says that there are several of a kind; a measure word may follow."""

BEFORE_HAVING = _said("就/还/不是/应该/好像/会/也")

NOW = _said("现在/当前/目前/已经/正/是/处于")
"""What may stand before a condition."""

CHECKS = _said("验证/检查/确认/确保/断言/校验")
CHECKED = r"(?:是否|能否)?(?:可以|能|能够)?(?:可点击|点击|可用|存在|可见|正常显示|已显示|显示)$"
"""What a tester's check ends with: ``验证放大镜图标可点击``."""

UNCOUNTED = frozenset(("text", "heading", "progress", "area", "list"))
"""Roles after which a number is rather a name: ``标题2``."""

UNCOUNTED_WORDS = frozenset(("键", "按键", "数字", "logo", "switch", "tab"))
