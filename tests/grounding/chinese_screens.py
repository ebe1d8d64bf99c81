"""Screens in Chinese: settings, a sign-in form, chats, a shop, a question; one in traditional characters."""

from __future__ import annotations

from drawing import HEIGHT, WIDTH, Drawn, icon, page, row, screen, text, view, window

from device.screen import Screen, WindowKind


def bar(title: str, *actions: Drawn, back: str = "转到上一层级") -> Drawn:
    """A toolbar with a way back."""
    start = (icon((0, 80, 140, 220), back),) if back else ()
    return view("Toolbar", (0, 80, WIDTH, 220), children=(*start, text(title, (160, 115, 700, 185)), *actions))


def bottom_tabs(*names: str, selected: str) -> Drawn:
    """A navigation bar: a picture over a word, four times or so."""
    wide = WIDTH // len(names)
    tabs = [
        view("LinearLayout", (n * wide, 2250, n * wide + wide, HEIGHT), f"click{' selected' * (name == selected)}", (
            view("ImageView", (n * wide + wide // 2 - 30, 2260, n * wide + wide // 2 + 30, 2320)),
            text(name, (n * wide + wide // 2 - 80, 2330, n * wide + wide // 2 + 80, 2390)),
        ))
        for n, name in enumerate(names)
    ]  # fmt: skip
    return view("LinearLayout", (0, 2250, WIDTH, HEIGHT), children=tabs, resource_id="org.example:id/bottom_navigation")


def settings() -> Screen:
    """A settings page: a row with a switch of its own, rows that are switches, plain rows, one that is disabled."""
    wifi = view(
        "LinearLayout",
        (0, 240, WIDTH, 400),
        children=(
            view(
                "RelativeLayout",
                (0, 240, 860, 400),
                "click",
                (text("WLAN", (60, 270, 700, 325)), text("枫林路12号", (60, 330, 700, 375))),
            ),
            view("Switch", (900, 280, 1020, 360), "click checkable checked"),
        ),
    )
    rows = (
        wifi,
        row("蓝牙", 400, switch="off"),
        row("飞行模式", 560, switch="off"),
        row("移动网络", 720, "中国移动"),
        row("个人热点", 880, "已关闭"),
        row("声音和振动", 1040),
        row("登录设备管理", 1200),
        row("退出登录", 1360),
        row("系统更新", 1520, "暂不可用", flags="click off"),
    )
    return page(
        bar("设置", icon((800, 80, 940, 220), "搜索"), icon((940, 80, 1080, 220), "更多选项")),
        view("ListView", (0, 240, WIDTH, 1680), "scroll", rows),
        text("亮度", (60, 1750, 400, 1810)),
        view("SeekBar", (420, 1740, 1020, 1820), text="0.4"),
    )


def form() -> Screen:
    """A sign-in form: fields by hint and by the text beside them, an eye, a code, boxes, other ways to sign in."""
    return page(
        bar("账号登录", view("Button", (880, 90, 1060, 210), "click", text="注册")),
        text("用户名", (60, 330, 260, 390)),
        view("EditText", (300, 300, 900, 420), "click focusable focused"),
        icon((920, 310, 1020, 410)),
        text("密码", (60, 490, 260, 550)),
        view("EditText", (300, 460, 900, 580), "click focusable password", text="1234"),
        icon((920, 470, 1020, 570), "显示密码"),
        view("EditText", (60, 620, 640, 740), "click focusable", hint="请输入验证码"),
        view("Button", (660, 620, 1020, 740), "click", text="获取验证码"),
        view("CheckBox", (60, 800, 1020, 900), "click checkable checked", text="记住密码"),
        view("CheckBox", (60, 920, 1020, 1020), "click checkable", text="我已阅读并同意《用户协议》和《隐私政策》"),
        view("Button", (60, 1100, 1020, 1240), "click", text="登录"),
        view("TextView", (60, 1280, 400, 1340), "click", text="忘记密码？"),
        view("TextView", (700, 1280, 1020, 1340), "click", text="遇到问题"),
        text("其他登录方式", (360, 1900, 720, 1960)),
        icon((200, 2000, 320, 2120), "微信登录"),
        icon((480, 2000, 600, 2120), "QQ登录"),
        icon((760, 2000, 880, 2120), "微博登录"),
    )


def chats() -> Screen:
    """A list of conversations that look alike, with a picture, a voice message and a nameless icon in each."""
    rows = []
    for n, (name, said) in enumerate(
        (
            ("张三", "好的，明天见"),
            ("李四", "[语音] 12秒"),
            ("王小明", "收到"),
            ("妈妈", "吃饭了吗"),
            ("工作群", "开会"),
        )
    ):
        top = 240 + n * 200
        rows.append(
            view(
                "LinearLayout",
                (0, top, WIDTH, top + 200),
                "click long",
                (
                    view("ImageView", (30, top + 30, 170, top + 170), "click"),
                    text(name, (200, top + 30, 700, top + 90)),
                    text(said, (200, top + 100, 700, top + 160)),
                    icon((800, top + 40, 920, top + 160), "播放"),
                    icon((940, top + 40, 1060, top + 160)),
                ),
            )
        )
    return page(
        bar("聊天", icon((800, 80, 940, 220), "搜索"), icon((940, 80, 1080, 220), "添加"), back=""),
        view("ListView", (0, 240, WIDTH, 1240), "scroll", rows),
        view("EditText", (60, 2100, 820, 2220), "click focusable", hint="发消息"),
        view("Button", (860, 2100, 1040, 2220), "click", text="发送"),
        bottom_tabs("消息", "通讯录", "发现", "我的", selected="消息"),
    )


def shop() -> Screen:
    """A shop: a search field, tabs, a grid of goods with a heart and a cart in each, a navigation bar."""
    names = (("蓝牙耳机", "¥199"), ("机械键盘", "¥349"), ("无线鼠标", "¥89"), ("手机壳", "¥29"), ("充电宝", "¥129"),
             ("数据线", "¥19"))  # fmt: skip
    goods = []
    for n, (name, price) in enumerate(names):
        left, top = (n % 2) * 540, 400 + (n // 2) * 600
        goods.append(
            view(
                "LinearLayout",
                (left + 10, top, left + 530, top + 590),
                "click",
                (
                    view("ImageView", (left + 20, top + 10, left + 520, top + 400)),
                    text(name, (left + 20, top + 410, left + 500, top + 470)),
                    text(price, (left + 20, top + 490, left + 200, top + 550)),
                    icon((left + 300, top + 480, left + 390, top + 570), "收藏"),
                    icon((left + 420, top + 480, left + 510, top + 570), "加入购物车"),
                ),
            )
        )
    tabs = [
        view("TextView", (n * 270, 240, n * 270 + 270, 380), f"click{' selected' * (n == 0)}", text=name)
        for n, name in enumerate(("推荐", "手机", "电脑", "服装"))
    ]
    return page(
        view("EditText", (40, 90, 760, 210), "click focusable", hint="搜索商品"),
        icon((780, 90, 900, 210), "拍照"),
        icon((920, 90, 1040, 210), "消息通知"),
        view("TabLayout", (0, 240, WIDTH, 380), children=tabs),
        view("RecyclerView", (0, 400, WIDTH, 2240), "scroll", goods),
        bottom_tabs("首页", "分类", "购物车", "我的", selected="首页"),
    )


def question() -> Screen:
    """A dialog over the settings page."""
    root = view("FrameLayout", (0, 0, WIDTH, HEIGHT), children=(row("WLAN", 240, switch="on"), row("蓝牙", 400)))
    box = view(
        "FrameLayout",
        (90, 900, 990, 1500),
        children=(
            text("退出登录？", (150, 950, 900, 1030), resource_id="android:id/alertTitle"),
            text("退出后不会删除任何历史数据。", (150, 1040, 900, 1180)),
            view("CheckBox", (150, 1190, 900, 1260), "click checkable", text="不再提醒"),
            view("Button", (400, 1350, 600, 1470), "click", text="取消", resource_id="android:id/button2"),
            view("Button", (640, 1350, 950, 1470), "click", text="退出登录", resource_id="android:id/button1"),
        ),
    )
    return screen(window(root), window(box, WindowKind.DIALOG))


def traditional() -> Screen:
    """A settings page in traditional characters."""
    rows = (
        row("無線網路", 240, switch="on"),
        row("藍牙", 400, switch="off"),
        row("聲音與震動", 560),
        row("顯示", 720, "深色模式"),
        row("帳號", 880),
    )
    return page(
        bar("設定", icon((800, 80, 940, 220), "搜尋"), icon((940, 80, 1080, 220), "更多選項"), back="向上瀏覽"),
        view("ListView", (0, 240, WIDTH, 1040), "scroll", rows),
        view("Button", (60, 1200, 500, 1320), "click", text="儲存"),
        view("Button", (560, 1200, 1020, 1320), "click", text="登出"),
    )


def pictures() -> Screen:
    """Icons described in English, on a phone that is spoken to in Chinese."""
    names = (
        "Navigate up", "Search", "More options", "Settings", "Share", "Delete", "Add", "Edit", "Send", "Favorite",
        "Comments", "Download", "Play", "Pause", "Camera", "Voice", "Notifications", "Home", "Open navigation drawer",
        "Close", "Refresh", "Shopping cart", "Profile", "Scan", "Filter", "Calendar", "Mute", "Bookmark",
    )  # fmt: skip
    places = [(60 + n % 6 * 160, 300 + n // 6 * 200) for n in range(len(names))]
    return page(*(icon((x, y, x + 120, y + 120), name) for (x, y), name in zip(places, names, strict=True)))


def player() -> Screen:
    """A music player: a slider, a row of controls known by their descriptions, a queue."""
    controls = ("随机播放", "上一首", "暂停", "下一首", "播放列表")
    queue = [
        view(
            "LinearLayout",
            (0, 1500 + n * 150, WIDTH, 1650 + n * 150),
            "click",
            (
                text(name, (60, 1510 + n * 150, 700, 1570 + n * 150)),
                text(singer, (60, 1580 + n * 150, 700, 1630 + n * 150)),
                icon((900, 1520 + n * 150, 1020, 1630 + n * 150), "更多"),
            ),
        )
        for n, (name, singer) in enumerate(
            (("晴天", "周小伦"), ("海阔天空", "黄家"), ("红豆", "王小菲"), ("后来", "刘若"))
        )
    ]
    return page(
        bar("正在播放", icon((800, 80, 940, 220), "分享"), icon((940, 80, 1080, 220), "投屏"), back="返回"),
        view("ImageView", (240, 300, 840, 900), description="专辑封面"),
        icon((100, 950, 220, 1070), "点赞"),
        icon((300, 950, 420, 1070), "下载"),
        icon((500, 950, 620, 1070), "评论 999+"),
        view("SeekBar", (60, 1120, 1020, 1180), description="播放进度", text="0.3"),
        *(icon((60 + n * 200, 1220, 200 + n * 200, 1360), name) for n, name in enumerate(controls)),
        view("RecyclerView", (0, 1500, WIDTH, 2100), "scroll", queue),
    )


def notices() -> Screen:
    """Choices about notifications: radio buttons, boxes, a dropdown, and buttons at the bottom."""
    return page(
        bar("通知管理", view("Button", (880, 90, 1060, 210), "click", text="完成"), back="返回"),
        row("允许通知", 240, switch="on"),
        row("锁屏显示", 400, "显示全部内容", switch="off"),
        text("提醒方式", (60, 580, 400, 640)),
        view("RadioButton", (60, 660, 1020, 760), "click checkable checked", text="响铃"),
        view("RadioButton", (60, 780, 1020, 880), "click checkable", text="振动"),
        view("RadioButton", (60, 900, 1020, 1000), "click checkable", text="静音"),
        text("勿扰时段", (60, 1050, 400, 1110)),
        view("Spinner", (420, 1030, 1020, 1130), "click", children=(text("22:00", (440, 1050, 700, 1110)),)),
        view("CheckBox", (60, 1180, 1020, 1280), "click checkable checked", text="在桌面图标上显示角标"),
        view("CheckBox", (60, 1300, 1020, 1400), "click checkable", text="允许紧急通知"),
        view("Button", (60, 2200, 500, 2320), "click", text="恢复默认"),
        view("Button", (560, 2200, 1020, 2320), "click off", text="保存"),
    )


def goods() -> Screen:
    """An article of a shop: choices of colour and number, descriptions that say what they are, long labels."""
    colours = [
        view("Button", (60 + n * 260, 1200, 300 + n * 260, 1300), f"click{' selected' * (n == 1)}", text=name)
        for n, name in enumerate(("星空黑", "极光白", "海洋蓝"))
    ]
    return page(
        icon((0, 80, 140, 220), "返回按钮"),
        icon((780, 80, 920, 220), "分享按钮"),
        icon((940, 80, 1080, 220), "更多功能按钮"),
        view("ImageView", (0, 240, WIDTH, 900), "click", description="商品图片 1/5"),
        text("¥2,999", (60, 920, 400, 1000)),
        text("到手价", (420, 930, 600, 990)),
        text("旗舰手机 12GB+256GB 全网通 学生价", (60, 1020, 1020, 1120)),
        text("颜色", (60, 1140, 200, 1190)),
        *colours,
        text("数量", (60, 1340, 200, 1400)),
        icon((700, 1330, 780, 1410), "减少数量"),
        view("EditText", (790, 1330, 910, 1410), "click focusable", text="1", hint="数量"),
        icon((920, 1330, 1000, 1410), "增加数量"),
        row("配送至", 1440, "北京市朝阳区"),
        row("用户评价(1.2万)", 1600, "好评率 98%"),
        row("服务说明", 1760, "七天无理由退货 · 运费险"),
        view("LinearLayout", (0, 2250, 320, HEIGHT), "click", (
            view("ImageView", (20, 2270, 80, 2330)), text("店铺", (90, 2290, 200, 2360)))),
        view("Button", (340, 2260, 690, 2390), "click", text="加入购物车"),
        view("Button", (710, 2260, 1060, 2390), "click", text="立即购买"),
    )  # fmt: skip


CHINESE_SCREENS = {
    "chinese settings": settings,
    "chinese form": form,
    "chinese chats": chats,
    "chinese shop": shop,
    "chinese question": question,
    "traditional settings": traditional,
    "chinese player": player,
    "chinese notices": notices,
    "chinese goods": goods,
    "english icons": pictures,
}
