"""The small words of Chinese goals: verbs, fillers, directions, numbers, what is switched on and what is an app.

Tables only, in simplified characters; alternatives are written with ``/`` between them.
"""

from __future__ import annotations


def _said(forms: str) -> tuple[str, ...]:
    return tuple(forms.split("/"))


TRADITIONAL = (
    "與東兩個為麼樂書買於們傳儲關冊寫減幾擊劃則創刪別製務動勞區單捲曆歷雙發髮檯臺颱號後嚮嗎啟週嗶團圖場塊處備復複頭寶實對尋將層幫廣庫應開彈錄態"
    "擾撥擇換據數斷鏇無時顯暫機條來標欄檢歡氣沒註瀏滾燈點煩熱狀現電畫盤碼確祕筆簽籤係繫紅級線經結給絡絕統繼續編縮網聯節藍錶裝見覽觸計訂認讓訊記許設訪"
    "證評訴譯試話該誤請讀調謝穀賬購貼讚贊車轉軟輕載較輯輸邊過運這進連選郵裏裡釘鍾鐘鑰鈕鏈鎖錯鍵鏡長閃閉問間鬧閱隨隱靜麵頁頂項預題飛駕驗雞著並螢"
)
SIMPLIFIED = (
    "与东两个为么乐书买于们传储关册写减几击划则创删别制务动劳区单卷历历双发发台台台号后向吗启周哔团图场块处备复复头宝实对寻将层帮广库应开弹录态"
    "扰拨择换据数断旋无时显暂机条来标栏检欢气没注浏滚灯点烦热状现电画盘码确秘笔签签系系红级线经结给络绝统继续编缩网联节蓝表装见览触计订认让讯记许设访"
    "证评诉译试话该误请读调谢谷账购贴赞赞车转软轻载较辑输边过运这进连选邮里里钉钟钟钥钮链锁错键镜长闪闭问间闹阅随隐静面页顶项预题飞驾验鸡着并萤"
)
"""The same characters, as far as these tables hold them."""

TOUCHES = _said("点击/点按/点一下/点选/轻点/轻触/单击/双击/长按")
"""Verbs that are in no name: wherever one stands a clause begins."""

DEEDS = _said(
    "打开/启动/运行/进入/访问/浏览/开启/启用/关闭/关掉/关上/停用/禁用/勾选/取消勾选/切换到/切到/返回/回到/退回/后退/按下/按住/按/点开/点/"
    "选择/选中/选取/输入/填写/填入/键入/清空/清除/向/往/朝/上滑/下滑/左滑/右滑/滚动/滑动/手指/拖动/放大/缩小/读取/读出/朗读/"
    "告诉我/检查/确认/验证/核实/核对/确保/断言/看看/等到/等待/直到/等/把/将/在/设置/设定/触摸/保存"
)
"""What the other clauses that are followed begin with."""

OTHERS = _said(
    "搜索/搜/查找/寻找/找到/找/发送/发/添加/新建/创建/删除/移除/购买/买/预订/订/下单/下载/上传/安装/卸载/更新/呼叫/拨打/打电话/给/播放/"
    "暂停/停止/收藏/点赞/分享/转发/回复/复制/粘贴/编辑/重命名/移动/截图/拍照/拍/录/登录/注册/提醒/翻译/计算/比较/如果/每/"
    "不要/别/帮/让/去/刷新/更改/修改/调整/打"
)
"""What clauses begin with that are not followed: so that each is named instead of being swallowed."""

MID = _said("打开/关闭/关掉/开启/等到/清空/切换到/返回主屏/返回桌面/返回上一/输入\x02")
"""Verbs that begin another clause where they stand inside a name, before something that they may be done to …"""
NO_CLAUSE_AFTER = "的未已没不被请可自里中下旁边面和与或"
NO_OBJECT = _said("的/按钮/键/开关/图标/页/项/方式/时间/次数/记录")
"""… but not behind these, nor before those: 弹窗里的关闭按钮, 默认打开方式."""

CONDITIONS = _said("如果/要是/假如/的话/否则")
"""Nothing is decided on what is seen."""

PRONOUNS = frozenset(
    _said("它/它们/他/她/他们/这/那/这个/那个/这些/那些/此/一个/全部/所有/所有的/一切/都/什么/任何/某个/自己")
)

FILLERS = _said(
    "连续/请/麻烦您/麻烦你/麻烦/劳驾/帮我/帮忙/帮/给我/替我/我想要/我想/我要/现在/首先/其次/最后/然后/接着/随后/接下来/先/再/并且/而且/并/"
    "同时/就/另外"
)
"""What may stand before a clause and says nothing."""
ENDINGS = _said("一下/吧/好吗/可以吗/谢谢/谢谢你/谢谢您/即可")
AFTER = _said("之后/以后/后")
"""What may end a clause and says nothing, or that the next one follows …"""
NO_ENDING = "酒网贴书稍最前今背身售落先幕天年月日周时分秒"
"""… but not behind these: 酒吧, 稍后, 三天后."""
TYPING = _said("输入/填/写/录入/键入")
"""Behind these every word counts: it may be what is to be typed."""

JOINTS = _said("并且/而且/接着/随后/接下来/之后")
WEAK_JOINTS = _said("并/再")
"""Between clauses; the latter are in labels, too (同意并继续), and part only before a verb that has an object."""
NO_JOINT = _said("不要/别/勿/不/用/能/需/止/才/没/有/未/并/再/请/先/就/来/去/里/中/上")
"""A verb behind these goes on with its clause, or is not to be done."""
PLACES = _said("框/栏/列表/页面/页/界面/窗/菜单/键盘/标签/按钮/方/边/部/面/行/卡片/区域/上/下/左/右")
"""What ends so is part of a screen and no app: 在列表里."""

NUMBERS = {**{c: n for n, c in enumerate("一二三四五六七八九十", 1)}, "两": 2}
DIRECTIONS = {"上": "up", "下": "down", "左": "left", "右": "right"}

KEYS = {
    key: english
    for english, said in {
        "enter": "回车/换行/enter",
        "back": "返回/后退",
        "home": "主屏幕/主页/主屏/home",
        "recents": "最近任务/多任务/最近应用",
        "backspace": "退格",
        "volume up": "音量加/音量增大/音量上/音量+",
        "volume down": "音量减/音量减小/音量下/音量-",
        "power": "电源",
    }.items()
    for key in said.split("/")
}

LABELS = _said(
    "保存/取消/完成/下一步/确认/确定/好/好的/发送/提交/删除/搜索/继续/允许/拒绝/接受/同意/跳过/结束/关闭/应用/添加/编辑/分享/停止/暂停/重置/"
    "重试/登录"
)
"""Verbs that, said alone, mean the thing that bears them as its label."""

SWITCHES = _said(
    "飞行模式/蓝牙/wi-fi/wi‑fi/wi fi/wifi/wlan/无线网络/无线网/移动数据/数据流量/流量/热点/个人热点/定位/"
    "定位服务/位置信息/gps/nfc/手电筒/勿扰/免打扰/夜间模式/省电/震动/振动/静音/vpn"
)
"""What is switched on and off, and opened like an app in Chinese: 打开蓝牙 turns it on."""
SWITCH_ENDINGS = _said("模式/开关/主题")

APPS = frozenset(_said(
    "设置/设定/系统设置/时钟/闹钟/联系人/通讯录/电话/拨号/信息/短信/消息/相机/照相机/照片/相册/图库/浏览器/日历/计算器/文件/文件管理/"
    "文件管理器/邮件/邮箱/电子邮件/音乐/地图/天气/备忘录/便签/笔记/录音机/应用商店/应用市场/微信/支付宝/淘宝/京东/美团/抖音/小红书/微博/"
    "哔哩哔哩/高德地图/百度地图/百度/知乎/拼多多/钉钉/飞书/谷歌地图/谷歌浏览器"
))  # fmt: skip
"""Names that apps go by: such an app is opened, unless something on the screen is called just so."""

COMMITS = _said(
    "保存/发送/支付/付款/删除/提交/确认/确定/完成/购买/下单/发布/呼叫/拨打/创建/新建/添加/移除/分享/转账/回复/安装/卸载/抹掉/清除/重置/应用/"
    "订阅/预订/允许/同意/接受/充值"
)
"""Words on things whose effect adds up or cannot be taken back when they are touched twice."""
SWINGS = _said(
    "收藏/点赞/喜欢/静音/书签/关注/播放/暂停/切换/闪光灯/手电筒/开始/停止/录制/录音/锁定/开关/开启/打开/关闭/显示/隐藏"
)
"""Words on things that a second touch sets back."""

KINDS = _said(
    "按钮/按键/图标/开关/输入框/文本框/复选框/标签/标签页/选项卡/一行/选项/链接/滑块/下拉框/菜单/页面/标题/框/键"
)
"""What a thing is, said behind its name."""
