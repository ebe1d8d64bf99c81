"""The small words of Chinese phrases: verbs, roles, sides, places, states, numbers, parts of a screen. Tables only.

All of it in simplified characters: phrases are evened out (``vocabulary.words.normal``) before they are looked at.
Alternatives are written with ``/`` between them.
"""

from __future__ import annotations

from grounding.interface import GroupKind, State
from grounding.language.query import End, Side


def _said(forms: str) -> tuple[str, ...]:
    return tuple(forms.split("/"))


COURTESY = _said("请/麻烦/帮我/帮忙/给我/我要/我想/我想要/现在/然后/接着/随后/再/先/把/麻烦你/请你/最后请")
"""What may stand before a verb and says nothing."""

VERBS = _said(
    "点击一下/点击/点按/点一下/点开/点选/点/轻点/轻触/触摸/单击/双击/长按/按住/按下/按一下/按/戳/碰一下/找到/定位到/"
    "聚焦/聚焦到/点两下/连点/点中/拖一下/拖一拖/勾一下/选一下/播放一下/放一下/找一下/进一下/开一下/关一下"
)
"""Verbs that are no label: always dropped in front."""

NAME_VERBS = _said(
    "打开/开启/启用/关闭/关掉/关上/停用/禁用/选择/选中/选取/勾选/勾上/取消勾选/取消选中/取消选择/切换到/切换/"
    "切到/进入/进到/"
    "前往/转到/跳转到/查看/看看/拖动/拖拽/滑动/调节/调整/输入/填写/填入/清空/用/使用/通过/读取/读出/展开/聚焦在/滚动到/选/勾/验证/检查/确认/确保/断言/看一下/看下/看一看/听一下/听"
)
"""Verbs that may be (part of) a label as well: dropped in one of the ways to read a phrase, kept in another."""

SWITCHING = _said("开启/启用/关闭/关掉/关上/停用/禁用/关一下/开一下")
"""Of them, those that are said of switches."""

NO_VERBS = _said(
    "点赞/点个赞/点评/点餐/点外卖/点播/点心/点卡/点券/按摩/按时/按月/按年/按日/按照/按需/按量/通过率/用户/用途/用量/选集/选座/选股/选修/选手/选区/选单/听书/听歌/听力/听写/听筒/听众/看板/看点/看法/验证码/验证方式/确认码"
)
"""What begins like a verb and is none."""

AFTER_VERB = _said("一下/一次/下/到/在/着")
"""What may trail behind a verb."""

ROLES: dict[str, str] = {
    word: role
    for role, words in {
        "button": "按钮/按键/按纽/键/钮/悬浮按钮/浮动按钮/功能按钮/链接按钮",
        "icon": "图标/小图标/图示/标志/标识/符号/标记/图案/表情/徽标/logo/icon",
        "image": "图片/图像/照片/相片/封面/缩略图/海报/配图/图/插图/头像/横幅/banner",
        "text": "文字/文本/字样/文案/数字/字/这几个字/几个字/两个字/三个字/四个字/段落/说明文字",
        "field": "输入栏位/文字栏位/"
        "输入框/文本框/编辑框/输入栏/输入区/输入区域/输入域/文字框/填写框/文本输入框/文字输入框/字段/"
        "栏位/文字方块",
        "box": "框/方框/框框/格子",
        "switch": "开关/开关按钮/切换开关/切换按钮/拨动开关/滑动开关/开关键/switch",
        "checkbox": "勾选方块/圆圈/小圆圈/圈圈/小圈圈/小圈/圆框/"
        "复选框/多选框/勾选框/选择框/打勾框/核取方块/复选按钮/小方框/checkbox",
        "radio button": "单选框/单选按钮/单选钮/单选项/单选圆钮/选项按钮",
        "tab": "标签/标签页/选项卡/页签/分页/索引标签/tab/tab页",
        "slider": "滑块/滑动条/滑杆/拖动条/调节条/拖条/进度滑块",
        "progress": "进度条/进度",
        "dropdown": "日期选择框/时间选择框/选择器/日期选择器/时间选择器/"
        "下拉框/下拉菜单/下拉列表/下拉选单/下拉选项/下拉按钮/下拉选择框",
        "link": "链接/超链接/连结/链结",
        "row": "行/这行/那行/列表项/条目/项/项目/一栏/设置项/列表条目/这一项/那一项",
        "card": "卡片/磁贴/方块/瓷片",
        "option": "入口/选项/菜单项/选择项/选项卡片",
        "heading": "标题/大标题/小标题",
        "list": "列表/清单/名单",
        "area": "区域/板块/版块/部分/分组/那一组/那组",
    }.items()
    for word in words.split("/")
}
"""Role words as said, and the one of ``lexicon.ROLE_FIT`` that stands for them."""

ROLES_WITH_NAME: dict[str, tuple[str, str]] = {
    "搜寻列": ("field", "搜索"), "搜寻栏": ("field", "搜索"), "搜寻框": ("field", "搜索"), "搜索列": ("field", "搜索"),
    "密码栏位": ("field", "密码"),
    "搜索框": ("field", "搜索"), "搜索栏": ("field", "搜索"), "搜索条": ("field", "搜索"), "密码框": ("field", "密码"),
    "密码栏": ("field", "密码"), "用户名框": ("field", "用户名"), "验证码框": ("field", "验证码"),
    "消息框": ("field", "消息"), "聊天框": ("field", "消息"), "评论框": ("field", "评论"), "地址栏": ("field", "地址"),
    "账号框": ("field", "账号"), "账号栏": ("field", "账号"), "手机号框": ("field", "手机号"),
    "备注框": ("field", "备注"), "主题栏": ("field", "主题"), "主题框": ("field", "主题"),
    "收件人栏": ("field", "收件人"), "收件人框": ("field", "收件人"),
}  # fmt: skip
"""Role words that carry a name as well."""

NAMES_IN_ROLES = _said(
    "更多选项/所有选项/全部选项/开发者选项/步行/骑行/直行/出行/旅行/银行/流行/运行/执行/排行/飞行/通行/自由行"
)
"""Names that end as a role word does."""

LABELS = "标签"
"""A tab, and a label that something is given."""
LABELLING = _said("添加/增加/新增/编辑/修改/更改/删除/移除/管理/设置")
"""What is done to labels rather than to tabs."""

ENTRIES: dict[str, str] = {
    **dict.fromkeys(
        _said(
            "商品/产品/物品/宝贝/专辑/书/图书/电影/视频/帖子/文章/新闻/动态/店铺/餐厅/酒店/店/商店/餐馆/饭店/咖啡店/咖啡馆/商家/"
            "地点/地方/超市/药店/宾馆"
        ),
        "card",
    ),
    **dict.fromkeys(
        _said(
            "聊天/会话/对话/联系人/联络人/好友/歌曲/歌/音乐/邮件/短信/消息/通知/评论/留言/记录/订单/文件/文件夹/设备/结果/"
            "搜索结果/应用/信/群聊/账单/日程/笔记/任务/闹钟/联系方式/地址/网络/书签/播放列表/歌单/草稿/通话记录/"
            "消息通知/推送通知/系统通知"
        ),
        "row",
    ),
}
"""What lists hold. Such a word is a kind of thing where a number or a name says which: ``第二个商品``."""

HOLDERS = frozenset(("image", "card", "row", "option", "list"))
"""Before these roles it says nothing more: ``第二张商品图片``."""

SCOPES: dict[str, GroupKind] = {
    word: kind
    for kind, words in {
        GroupKind.APP_BAR: "标题栏/顶部栏/顶栏/工具栏/应用栏/顶部工具栏/顶部标题栏/操作栏/页眉/顶部导航栏",
        GroupKind.TABS: "标签栏/选项卡栏/标签页栏/顶部标签栏/分类栏/页签栏",
        GroupKind.NAVIGATION: "底部导航栏/底部导览列/导航栏/底部栏/底栏/底部标签栏/底部菜单/底部菜单栏/底部导航/菜单栏/"
        "页脚/导览列/系统栏/系统导航栏/底部系统栏/导航条/底部导航条",
        GroupKind.LIST: "列表/清单",
        GroupKind.GRID: "网格/宫格/九宫格",
        GroupKind.DIALOG: "对话框/弹窗/弹框/弹出框/提示框/弹出窗口/对话窗/警告框/确认框/对话方块/弹层/提示窗口",
        GroupKind.MENU: "弹出菜单/菜单/选单/下拉菜单/右键菜单/上下文菜单",
        GroupKind.SHEET: "底部弹窗/底部面板/底部弹层/半屏弹窗/面板/操作面板",
        GroupKind.KEYBOARD: "键盘/软键盘/小键盘/输入法/输入法键盘/数字键盘",
        GroupKind.STATUS_BAR: "状态栏/通知栏",
    }.items()
    for word in words.split("/")
}
"""Parts of a screen that a phrase may narrow itself to: ``对话框里的``, ``键盘上的``."""

BEFORE_SCOPES = _said("下面/下方/底下/底部/上面/上方/顶部/顶上/弹出/弹出来/跳出来")
"""What may stand before a part of the screen and says no more than it: ``弹出来的对话框``."""

SCREEN = _said("屏幕/页面/界面/画面/当前页面/当前页/本页/手机/手机屏幕/当前界面/网页/应用/整个屏幕/萤幕/窗口")
"""Words for the whole: they narrow nothing by themselves."""

SIDES: dict[str, Side] = {
    word: side
    for side, words in {
        Side.LEFT: "左边/左侧/左面/左方/左手边/左",
        Side.RIGHT: "右边/右侧/右面/右方/右手边/右",
        Side.ABOVE: "上面/上方/上边/上侧/正上方/顶上/之上/上头",
        Side.BELOW: "下面/下方/下边/下侧/正下方/底下/之下/下头/下一行/下",
        Side.BESIDE: "旁边/旁/边上/附近/隔壁/近旁/周围/边",
        Side.INSIDE: "里面/里边/里头/当中/内部/里/内/中/上",
        Side.BEFORE: "前面/之前/前方/前边/前",
        Side.AFTER: "后面/之后/后方/后边/后",
        Side.SAME_ROW: "对面/同一行/同一排/同行/同排/所在行/所在的行/所在列表项/所在卡片",
    }.items()
    for word in words.split("/")
}
"""Where a thing lies, said behind the landmark: ``WLAN 旁边的``."""

LONE_SIDES = _said("左/右/旁/边/里/内/中/上/下/前/后")
"""Sides of one character: they count only before 的, for else they begin or end other words."""

BETWEEN = _said("之间/中间/当中")
AND = _said("和/与/跟/及/到/以及/同")

_REGIONS: dict[tuple[End | None, End | None], str] = {
    (-1, -1): "左上角/左上方/左上/左上边/顶部左侧/顶部左边/上方左侧",
    (1, -1): "右上角/右上方/右上/右上边/顶部右侧/顶部右边/上方右侧",
    (-1, 1): "左下角/左下方/左下/左下边/底部左侧/底部左边/下方左侧",
    (1, 1): "右下角/右下方/右下/右下边/底部右侧/底部右边/下方右侧",
    (0, -1): "顶部中间/顶部中央/上方中间/顶部正中",
    (0, 1): "底部中间/底部中央/下方中间/底部正中",
    (None, -1): "顶部/顶端/顶上/上部/上方/上面/上边/上侧/上端/上",
    (None, 1): "底部/底端/下部/下方/下面/下边/下侧/底下/下端/下/底",
    (-1, None): "左边/左侧/左面/左方/左端/左部/左手边/左",
    (1, None): "右边/右侧/右面/右方/右端/右部/右手边/右",
    (0, 0): "正中间/中间/中央/正中央/中心/正中/中部/居中/当中",
}
PLACES = {word: place for place, said in _REGIONS.items() for word in said.split("/")}
"""Regions of the screen, as (across, down)."""

CLEAR_PLACES = frozenset(
    word for word, place in PLACES.items() if len(word) >= 2 and (None not in place or word in ("顶部", "底部"))
) - {"中间", "当中", "居中", "中心", "中部"}
"""Places that need no 的 behind them: no name begins so."""

STATES: dict[str, State] = {
    word: state
    for state, words in {
        State.ON: "开着/打开/已打开/开启/已开启/打开着/启用/已启用/打开了/开了/亮着",
        State.OFF: "关着/关闭/已关闭/关闭着/未开启/未打开/没打开/没有打开/没开/没开启/停用/关了/未启用/已停用/关掉",
        State.CHECKED: "勾选/已勾选/勾上/打勾/打了勾/勾选了/已打勾/被勾选/勾着",
        State.UNCHECKED: "未勾选/没勾选/没有勾选/没勾上/没有勾上/未勾上/未打勾/没打勾/未选中/没选中/没有选中/"
        "未选/未选择/没有打勾",
        State.SELECTED: "选中/已选中/被选中/选定/已选/已选择/选择了/当前选中/当前/激活/高亮/正在使用",
        State.FOCUSED: "聚焦/获得焦点/获得了焦点/有焦点/已聚焦/正在输入/光标所在/"
        "光标在里面/光标在那里/光标在这里/光标现在在里面/光标现在在那里",
        State.DISABLED: "禁用/已禁用/被禁用/不可用/不可点击/不能点/不能点击/置灰/变灰/灰掉/灰色不可点/无法点击",
        State.EMPTY: "空/空白/为空/没填/没有填/未填写/空着",
    }.items()
    for word in words.split("/")
}
"""Conditions, as they stand before 的."""

CLEAR_STATES = tuple(word for word in STATES if word[0] in "已未没被不" or word in ("空", "空白", "置灰"))
"""Those that need no 的 before a role word: 已选中选项 is a state, 关闭按钮 and 勾选框 are none."""

LOOKS: dict[str, str] = {
    word: look
    for look, words in {
        "red": "红/红色/大红", "green": "绿/绿色", "blue": "蓝/蓝色/深蓝色/浅蓝色", "yellow": "黄/黄色/金色",
        "orange": "橙/橙色/橘色/橘黄色", "pink": "粉/粉色/粉红色", "purple": "紫/紫色", "black": "黑/黑色",
        "white": "白/白色", "grey": "灰/灰色/银色", "brown": "棕/棕色/褐色/咖啡色", "turquoise": "青色/青绿色",
        "dark": "深色", "light": "浅色", "colourful": "彩色", "round": "圆形/圆", "square": "方形/方/正方形",
        "rectangular": "矩形/长方形", "triangular": "三角形", "small": "小", "big": "大", "highlighted": "高亮",
    }.items()
    for word in words.split("/")
}  # fmt: skip
"""Words of colour, size and shape, and what they are in English (``deciding.appearance``)."""

NAMING = _said(
    "名为/名称为/名叫/名字叫/名字是/叫做/写着/写有/标着/标有/标为/显示为/显示着/文字为/文字是/文本为/文本是/标题为/标题是/内容为/内容是/价格为/价格是/售价为/售价是/标价"
)
"""What stands before a name: ``写着“发送”的按钮``."""

NAMING_QUOTED = _said("叫/显示/带有/带/包含/含有/含/有/是")
"""The same, only before a quoted name: ``包含“收到”的那一行``."""

ENGLISH_OPENINGS = frozenset(
    ("the", "a", "an", "tap", "click", "press", "select", "choose", "open", "find", "touch", "please", "hit", "check",
     "uncheck", "toggle", "long", "double")
)  # fmt: skip
ENGLISH_RELATIONS = (
    "next to", "left of", "right of", "above", "below", "under", "beside", "between", "inside", "in the", "of the",
    "on the", "at the",
)  # fmt: skip
"""By these a phrase is an English one, whatever Chinese names are in it."""


MEASURES = (
    "个/条/张/项/位/款/篇/只/栏/格/种/件/本/首/部/名/组/枚/封/颗/段/家/则/句/份/块/根/片/次/支/盘/集/期/辆/台/处/笔"
)
"""Measure words behind a number."""

ENTRY_MEASURES = _said("项/条/栏/位/篇/首/封/则/笔")
"""Measure words that by themselves speak of entries of a list: ``第二项``."""

DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

TRUTHS: dict[str, bool] = {
    **dict.fromkeys(_said("开/打开/开启/已开启/已打开/启用/已启用/选中/已选中/勾选/已勾选/是"), True),
    **dict.fromkeys(_said("关/关闭/已关闭/未开启/未启用/停用/未选中/未勾选/没有勾选/否"), False),
}
"""Values that a switch or a box can hold, as said."""

DEEDS: dict[str, tuple[str, ...]] = {
    **{deed: (deed,) for deed in (
        "关注", "取消关注", "收藏", "取消收藏", "分享", "转发", "回复", "下载", "安装", "卸载", "编辑", "置顶", "拉黑",
        "屏蔽", "举报", "订阅", "打电话", "拨打", "预约", "领取", "购买",
    )},
    "删除": ("删除", "移除"), "删掉": ("删除", "移除"), "移除": ("移除", "删除"), "点赞": ("点赞", "赞"),
}  # fmt: skip
"""What is done to an entry by a button of its own, and what that may be called."""
