"""What may be said in Chinese: a table of forms, an example of each, and the English clause that means the same.

What an English clause has in braces is put in as it was said: phrases, text, names. ``{claim}`` is a claim of the
second table, ``{way}``, ``{times}``, ``{up_to}`` and the like come of the tables of words. Patterns are tried from top
to bottom and must fit a whole clause; spaces may stand between their pieces. docs/planners.md shows both to people.
"""

from __future__ import annotations

from planning.phrasebook import chinese_words as words
from planning.phrasebook.quoting import CLOSE_MARK, DOMAIN, OPEN_MARK


def any_of(said: tuple[str, ...] | frozenset[str] | dict[str, str]) -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(sorted((word.replace("+", r"\+") for word in said), key=len, reverse=True))


_MARK = f"{OPEN_MARK}[0-9]+{CLOSE_MARK}"
_NUMBER = rf"[0-9]+|[{''.join(words.NUMBERS)}]"
_TIMES = rf"(?:(?P<times>{_NUMBER})(?:次|下|遍))"
_SEVERAL = rf"(?:(?P<times>[2-9]|[0-9]{{2,}}|[{''.join(words.NUMBERS)[1:]}])(?:次|下|遍))"
_ONCE = "(?:一下)?"
_TAKE = "(?:把|将)"
_OPEN = f"(?:打开|启动|运行|进入){_ONCE}"
_TAP = (
    f"(?:点击|点按|点选|点开|轻点|轻触|触摸|单击|点(?!赞|评|播|卡|券|击|按|选|开)|按下|按(?!住)|选择|选中|选取){_ONCE}"
)
_TYPE = "(?:输入|填入|填写|键入|录入)(?!框|栏|法|区|域)"
_INTO = "(?:里面|里|中|内|上|一栏)?"
_SWITCH = rf"(?:{any_of(words.SWITCHES)})(?:功能|开关)?|自动.+|.+(?:{any_of(words.SWITCH_ENDINGS)})"
_APP = "(?:这个)?(?:应用程[序式]|应用|软件|程序|app)"
_NO_SWITCH = "(?!.*(?:弹窗|弹框|对话框|窗口|页面|网页|广告|标签页|键盘|应用|软件|app)$)"
_BAR = "(?:下拉框|下拉菜单|下拉列表|选择框|选择器)"
_SCREEN = "(?:屏幕|页面|界面)?"
_ROLL = (
    r"(?:(?:向|往|朝)(?P<way>[上下](?=[方面]?\s*(?:滚|滑|翻|拉))|[左右](?=[方面]?\s*滚))[方面]?"
    rf"(?:滚动|滑动|滑|翻动|翻|拉){_ONCE}{_SCREEN}(?:一屏|一页|一点)?)"
)
_SWIPE = (
    r"(?:(?:手指(?:向|往|朝)(?P<way>[上下左右])|(?:向|往|朝)(?P<side>[左右]))(?:滑动|滑|划动|划)"
    rf"|(?P<flick>[上下左右])(?:滑|划)){_ONCE}{_SCREEN}"
)
_UNTIL = "(?:直到|直至|到)?(?:能?看到|能?看见|出现|显示|找到)(?:了)?"
_AS_FAR = rf"(?:一直)?(?:{_ROLL}|滚动|滑动|翻|滑|拉)(?:到|至)"
_PAGE = "(?:(?:列表|页面|屏幕)的?)?"
_NO_EDGE = "(?!最?(?:顶|底|头|尾|上面|下面|末|开头|结尾|左边|右边|左侧|右侧))"
_UP_TO = rf"(?:[，、,]?(?:最多|至多|不超过)(?:再)?(?:等待|等)?(?P<n>{_NUMBER})(?P<unit>秒|分)钟?)?"
_CHECK = "(?:检查|确认|验证|核实|核对|确保|断言|看看)(?:一下)?(?:是否|是不是|有没有)?"
_WHOLE = "(?:(?:屏幕|萤幕|页面|界面|画面)(?:上面|上|里|中)?)?"
_GONE = "(?:没有显示|没有出现|没有|不存在|不再有|不再显示|不显示|没显示|不出现|没出现|看不到|看不见)"
_ON = "(?:打开|开启|启用|开着|开了)"
_OFF = "(?:关闭|关掉|停用|禁用|关着|关了)"
_NO_VALUE = "(?!不|否|正常|正确|对的|错|好的|可用|可以|成功|完成|什么|多少|打开|关闭|开|关|空|已|在)"

Row = tuple[str, str, str, str]

# One form a row reads better than six lines each.
# fmt: off
TABLE: tuple[Row, ...] = (
    # links and apps
    ("打开 ADDRESS", "打开https://example.com",
     rf"(?:打开|访问|浏览|进入)(?:网址|网站|网页|链接)?(?P<x>{_MARK}|{DOMAIN})", "open {x}"),
    ("打开 APP 应用", "打开设置应用",
     rf"(?:{_OPEN}|切换到|切到|回到)(?P<app>.+?){_APP}", "open the {app} app"),
    ("下拉通知栏", "下拉通知栏",
     r"(?:打开|查看|显示|展开|下拉|拉下|往下拉|向下拉)(?:通知栏|通知中心|通知面板|状态栏)"
     r"|(?:把|将)(?:通知栏|状态栏)(?:往下|向下)?(?:拉下来|下拉|拉开)",
     "open the notifications"),
    ("打开快捷设置", "打开快捷设置",
     r"(?:打开|查看|显示|展开|下拉|拉下)(?:快捷设置|快速设置|控制中心|快捷开关)(?:面板|栏)?",
     "open the quick settings"),
    ("打开最近任务", "打开最近任务",
     r"(?:打开|查看|显示)(?:最近任务|最近(?:使用)?的?应用|多任务)(?:列表|界面)?", "open recent apps"),
    ("打开 SWITCH", "打开飞行模式",
     rf"(?:打开|开启|启用|开){_ONCE}(?P<x>{_SWITCH})", "turn on {x}"),
    ("打开 NAME", "打开联系人",
     rf"{_OPEN}(?P<x>.+)", "open {x}"),
    # keys
    ("返回", "返回两次",
     rf"(?:返回|退回|后退|回)(?:到)?(?:上一?(?:页面|页|级|层|步|个页面|个界面)(?:菜单|页面|目录)?|前一页)?{_TIMES}?",
     "go back{times}"),
    ("返回主屏幕", "回到桌面",
     r"(?:返回|回到|退回到?|退到|回|去)(?:手机)?(?:主屏幕|主屏|主画面|桌面)", "go home"),
    ("按 KEY 键", "按回车键",
     rf"(?:按下|按){_ONCE}(?P<key>{any_of(words.KEYS)})(?:键|按键)?{_TIMES}?", "press {key}{times}"),
    ("按删除键", "按删除键",
     rf"(?:按下|按){_ONCE}删除键{_TIMES}?", "press the delete key{times}"),
    ("回车", "回车",
     r"回车", "press enter"),
    # claims
    ("检查 CLAIM", "检查显示“已保存”",
     rf"{_CHECK}(?P<claim>.+)", "check that {claim}"),
    ("等到 CLAIM", "等到出现“完成”",
     rf"(?:一直)?(?:等到|等待直到|等待|直到|等(?!待))(?P<claim>.+?)(?:为止)?{_UP_TO}", "wait until {claim}{up_to}"),
    ("等待 PHRASE", "等待结果列表",
     rf"(?:等待|等(?!待|到))(?!(?:一|几|片|稍|{_NUMBER})*(?:会|刻|下|段|秒|分|等|候))(?P<x>.+?){_UP_TO}",
     "wait for {x}{up_to}"),
    ("等待 N 秒", "等待3秒",
     rf"(?:再)?(?:等待|等候|等|停留)(?P<n>{_NUMBER})(?P<unit>秒|分)钟?", "wait {n} {unit}"),
    # gestures on one thing
    ("长按 PHRASE", "长按第一条消息",
     rf"(?:长按|按住)(?:住)?{_ONCE}(?P<x>.+?)(?:不放)?", "long press {x}"),
    ("双击 PHRASE", "双击照片",
     rf"(?:双击|连点两下|点两下){_ONCE}(?P<x>.+)", "double tap {x}"),
    ("在 PHRASE 下拉框里选择 VALUE", "在标签下拉框里选择手机",
     rf"在(?P<x>.+?{_BAR}){_INTO}(?:选择|选中|选取|选)(?P<value>.+)", "set {x} to {value}"),
    ("在 PHRASE 里点击 PHRASE", "在对话框里点击“取消”",
     rf"在(?P<within>.+?)(?:里面|里|中|上)的?(?:点击|点按|点选|轻点|单击|点|选择|选中){_ONCE}(?P<x>.+)",
     "tap {within}里的{x}"),
    ("点击两次 PHRASE", "点击两次“下一步”",
     rf"{_TAP}{_TIMES}(?P<x>.+)", "tap {x}{times}"),
    ("点击 PHRASE", "点击“保存”",
     rf"{_TAP}(?P<x>.+?){_SEVERAL}?", "tap {x}{times}"),
    ("勾选 PHRASE", "勾选“记住我”",
     rf"(?:勾选|勾上){_ONCE}(?P<x>.+)", "turn on {x}"),
    ("取消勾选 PHRASE", "取消勾选“记住我”",
     rf"(?:取消勾选|取消选中|去掉勾选){_ONCE}(?P<x>.+)", "turn off {x}"),
    # text
    ("在 FIELD 输入密钥 NAME", "在密码框输入密钥mail-password",
     rf"在(?P<x>.+?){_INTO}{_TYPE}(?:密钥|机密|秘密)(?P<name>{_MARK}|\S+)", "enter the secret {name} in {x}"),
    ("在 FIELD 输入 TEXT", "在名字输入框输入“王芳”",
     rf"在(?P<x>.+?){_INTO}(?:{_TYPE}|填上|填|写上|写)(?P<text>.+)", "enter {text} in {x}"),
    ("把 TEXT 输入到 FIELD", "把“王芳”输入到名字输入框",
     rf"{_TAKE}(?P<text>.+?)(?:{_TYPE}|填|写)(?:到|进|至|在)?(?P<x>.+?){_INTO}", "enter {text} in {x}"),
    ("输入 TEXT 到 FIELD", "输入“王芳”到名字输入框",
     rf"{_TYPE}(?P<text>{_MARK})(?:到|进|至)(?P<x>.+?){_INTO}", "enter {text} in {x}"),
    ("输入 TEXT 到 FIELD 框", "输入王芳到名字框",
     rf"{_TYPE}(?P<text>[^到进至]+)(?:到|进|至)(?P<x>.+(?:框|栏|栏位|字段)){_INTO}", "enter {text} in {x}"),
    ("FIELD 填 TEXT", "名字填“王芳”",
     rf"(?P<x>(?!在|把|将|请).+?)(?:一栏|处)?(?:{_TYPE}|填)(?:为|上|成)?(?P<text>{_MARK})", "enter {text} in {x}"),
    ("输入 TEXT", "输入你好",
     rf"{_TYPE}(?:文字|文本)?(?P<text>.+)", "type {text}"),
    ("清空 FIELD", "清空搜索框",
     rf"(?:清空|清除){_ONCE}(?P<x>.+?)(?:(?:里面|里|中)?的(?:内容|文字))?", "clear {x}"),
    # values
    ("把 SWITCH 打开", "把飞行模式打开",
     rf"{_TAKE}(?P<x>{_SWITCH})(?:打开|开启|启用|开了)", "turn on {x}"),
    ("把 NAME 打开", "把联系人打开",
     rf"{_TAKE}(?P<x>.+?)打开", "open {x}"),
    ("把 PHRASE 开启", "把自适应亮度开启",
     rf"{_TAKE}(?P<x>.+?)(?:开启|启用|勾选上|勾选|勾上)", "turn on {x}"),
    ("把 PHRASE 关掉", "把Wi-Fi关掉",
     rf"{_TAKE}(?P<x>.+?)(?:关掉|关闭|关上|关了|停用|禁用)", "turn off {x}"),
    ("开启 PHRASE", "开启自适应亮度",
     rf"(?:开启|启用){_ONCE}(?P<x>.+)", "turn on {x}"),
    ("关闭 PHRASE", "关闭蓝牙",
     rf"(?:关闭|关掉|关上|停用|禁用){_ONCE}{_NO_SWITCH}(?P<x>.+)", "turn off {x}"),
    ("把 FIELD 框设为 TEXT", "把标题框设为购物清单",
     rf"{_TAKE}(?P<x>.+?(?:框|栏|字段))(?:(?:设置|设定|设|改|修改|更改)(?:为|成))(?P<text>.+)", "enter {text} in {x}"),
    ("把 PHRASE 设为 VALUE", "把音量设为40 %",
     rf"{_TAKE}(?P<x>.+?)(?:(?:设置|设定|设|改|修改|更改|选|换)(?:为|成)|(?:调整|调节|调)(?:到|为|至|成))(?P<value>.+)",
     "set {x} to {value}"),
    ("切换到 PHRASE", "切换到闹钟标签",
     r"(?:切换到|切到)(?P<x>.+)", "switch to {x}"),
    ("把 PHRASE 点一下", "把“保存”点一下",
     rf"{_TAKE}(?P<x>.+?)(?:点击|点开|点)(?:一下)?", "tap {x}"),
    # movement
    ("滚动到底部", "滚动到底部",
     rf"{_AS_FAR}(?:{_PAGE}最?(?:底部|底端|底下|下面|下方|底|末尾|结尾|尽头|后面|后))", "scroll{way} to the bottom"),
    ("滚动到顶部", "滚动到顶部",
     rf"{_AS_FAR}(?:{_PAGE}最?(?:顶部|顶端|上面|上方|顶|开头|前面))", "scroll{way} to the top"),
    ("滚动到 PHRASE", "滚动到关于手机",
     rf"(?:{_ROLL}|滚动|滑动|翻)(?:到|至){_NO_EDGE}(?!(?:能?看到|能?看见|出现|显示|找到))(?P<to>.+?)(?:处|为止)?",
     "scroll{way} to {to}"),
    ("向下滚动直到出现 PHRASE", "向下滑动直到出现“关于手机”",
     rf"(?:{_ROLL}|滚动|滑动){_UNTIL}(?P<to>.+?)(?:为止)?", "scroll{way} to {to}"),
    ("向下滚动直到 PHRASE 出现", "向下滚动直到“隐私”出现",
     rf"(?:{_ROLL}|滚动|滑动)(?:直到|直至)(?P<to>.+?)(?:出现|显示出来|显示)(?:为止)?", "scroll{way} to {to}"),
    ("在 PHRASE 里向下滚动直到出现 PHRASE", "在列表里向下滚动直到出现“王芳”",
     rf"在(?P<within>.+?){_INTO}{_ROLL}(?:到|{_UNTIL}){_NO_EDGE}(?P<to>.+?)(?:为止)?",
     "scroll{way} in {within} to {to}"),
    ("向下滚动", "向下滑动",
     rf"{_ROLL}", "scroll{way}"),
    ("在 PHRASE 里向下滚动", "在列表里向下滚动",
     rf"在(?P<within>.+?){_INTO}{_ROLL}", "scroll{way} in {within}"),
    ("把 PHRASE 向上滚动", "把列表向上滚动",
     rf"{_TAKE}(?P<within>.+?){_ROLL}", "scroll{way} in {within}"),
    ("左滑", "向左滑动",
     rf"{_SWIPE}", "swipe{way}"),
    ("左滑 PHRASE", "左滑第一条消息",
     rf"{_SWIPE}(?P<x>.+)", "swipe{way} on {x}"),
    ("在 PHRASE 上向左滑动", "在第一条消息上向左滑动",
     rf"在(?P<x>.+?)(?:上面|上|里|中)?{_SWIPE}", "swipe{way} on {x}"),
    ("把 PHRASE 向左滑动", "把卡片向右滑动",
     rf"{_TAKE}(?P<x>.+?){_SWIPE}", "swipe{way} on {x}"),
    ("把 PHRASE 拖到 PHRASE", "把“牛奶”拖到“鸡蛋”上",
     rf"(?:{_TAKE}(?P<x>.+?)(?:拖动|拖拽|拖放|拖)|(?:拖动|拖拽)(?P<x2>.+?))(?:到|至)(?P<y>.+?)(?:上面|上|里面|里|处)?",
     "drag {x} onto {y}"),
    ("放大 PHRASE", "放大地图",
     r"(?P<zoom>放大|缩小)(?!镜)(?:一下)?(?P<x>.+)", "zoom {zoom} on {x}"),
    ("放大", "放大",
     r"(?P<zoom>放大|缩小)(?:一下)?", "zoom {zoom}"),
    # reading, and labels said alone
    ("读取 PHRASE", "读取电量",
     r"(?:读取|读出|朗读|读){_ONCE}(?P<x>.+?)(?:的(?:内容|文字))?".replace("{_ONCE}", _ONCE), "read {x}"),
    ("告诉我 PHRASE 是多少", "告诉我电量是多少",
     r"告诉我(?P<x>.+?)(?:的内容|的文字)?(?:是什么|是多少|写着什么|写的什么|显示什么|显示的是什么)", "read {x}"),
    ("LABEL", "保存",
     rf"(?P<x>{any_of(words.LABELS)})", "tap {x}"),
    ("保存 THING", "保存联系人",
     r"(?P<x>保存)(?:一下)?(?:这个|该|此)?(?:联系人|更改|修改|设置|笔记|闹钟|日程|文件|图片|内容|草稿)?", "tap {x}"),
)

CLAIMS: tuple[tuple[str, str, str], ...] = (
    ("没有“错误”",
     rf"{_WHOLE}{_GONE}(?P<x>.+)", "there is no {x}"),
    ("“错误”不见了",
     rf"(?P<x>.+?)(?:已经|已)?(?:不见|消失|不在|没|{_GONE})(?:了|在屏幕上)?", "{x} is gone"),
    ("设置应用已打开",
     rf"(?P<app>.+?){_APP}(?:已经|已|是|正)?(?:打开|启动|开着|在前台)(?:了|的)?", "the {app} app is open"),
    ("时钟已打开",
     rf"(?P<app>{any_of(words.APPS)})(?:已经|已)?(?:打开|启动|在前台)(?:了)?", "the {app} app is open"),
    ("Wi-Fi和蓝牙都已打开",
     rf"(?P<xs>.+?)都(?:已经|已|是)?{_ON}(?:了|的)?", "{xs} are on"),
    ("Wi-Fi和蓝牙都关闭了",
     rf"(?P<xs>.+?)都(?:已经|已|是)?{_OFF}(?:了|的)?", "{xs} are off"),
    ("“记住我”没有勾选",
     r"(?P<x>.+?)(?:没有|没|未)(?:被)?(?:勾选|选中|勾上)", "{x} is not checked"),
    ("飞行模式没有打开",
     rf"(?P<x>.+?)(?:没有|没|未|不是)(?:被)?{_ON}(?:的)?", "{x} is off"),
    ("飞行模式已打开",
     rf"(?P<x>.+?)(?:已经|已|处于|现在是|是)?{_ON}(?:状态)?(?:了|的)?", "{x} is on"),
    ("蓝牙是关闭的",
     rf"(?P<x>.+?)(?:已经|已|处于|现在是|是)?(?:被)?{_OFF}(?:状态)?(?:了|的)?", "{x} is off"),
    ("“记住我”已勾选",
     r"(?P<x>.+?)(?:已经|已|是)?(?:被)?(?:勾选|勾上)(?:了|的)?", "{x} is checked"),
    ("“闹钟”标签已选中",
     r"(?P<x>.+?)(?:已经|已|是)?(?:被)?选中(?:了|的)?", "{x} is selected"),
    ("搜索框是空的",
     r"(?P<x>.+?)(?:是|为)空(?:的|白|白的)?", "{x} is empty"),
    ("显示“王芳”和“李雷”",
     rf"{_WHOLE}(?:能?看到|能?看见|出现|显示|有)(?:了|着|出)?(?P<xs>{_MARK}(?:(?:、|和|与|以及){_MARK})+)",
     "{xs} are shown"),
    ("“王芳”和“李雷”都显示了",
     r"(?P<xs>.+?)都(?:已经|已|在)?(?:显示|出现|在屏幕上|能看到)(?:出来)?(?:了)?", "{xs} are shown"),
    ("“已保存”出现了",
     r"(?P<x>.+?)(?:已经|已|能)?(?:(?:显示|出现)(?:出来|在屏幕上)?|在屏幕上|可见|存在|看到)(?:了)?", "{x} is shown"),
    ("“王芳”在列表里",
     r"(?P<x>.+?)(?:已经|已)?在(?:屏幕|页面|界面|列表)(?:里面|里|中|上)", "{x} is shown"),
    ("显示“已保存”",
     rf"{_WHOLE}(?:会|已|已经)?(?:能?看到|能?看见|出现|显示|存在|有)(?:了|着|出)?(?P<x>.+)", "{x} is shown"),
    ("标题显示“草稿”",
     r"(?P<x>.+?)(?:里|中|上)?(?:显示的是|显示为|显示|写着|内容是|的值是|等于)(?P<value>.+)", "{x} says {value}"),
    ("标题是草稿",
     rf"(?P<x>.+?)(?:里面|里|中)?(?:为|是){_NO_VALUE}(?P<value>.+)", "{x} says {value}"),
)
# fmt: on
"""An example of each claim, and the English that means the same."""
