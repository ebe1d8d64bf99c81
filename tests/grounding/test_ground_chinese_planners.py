"""What planners say in Chinese that read a screen as lines, and what they expect of it."""

from __future__ import annotations

import pytest
from drawing import HEIGHT, WIDTH, Drawn, icon, page, row, screen, text, view, window
from sample_screens import SCREENS

from device.screen import Screen, WindowKind
from grounding.checking import holds
from grounding.grounder import Found, ground
from grounding.interface import Expectation, Gone, Miss, Shows, Target
from grounding.reading.screen import read


def button(box: tuple[int, int, int, int], words: str) -> Drawn:
    return view("Button", box, "click", text=words)


def tasks() -> Screen:
    """A list of English tasks, each with a star; the first of them has the highest number."""
    found = []
    for n in range(6):
        top = 300 + 200 * n
        star = icon((940, top + 50, 1040, top + 150), "Add star")
        named = text(f"Task {12 - n}", (160, top + 60, 600, top + 140))
        found.append(view("LinearLayout", (0, top, WIDTH, top + 200), "click", (named, star)))
    return page(view("ListView", (0, 300, WIDTH, 1500), "scroll", found))


def account() -> Screen:
    """Traditional labels for what is called otherwise in simplified Chinese, and English ones."""
    return page(
        button((60, 300, 500, 420), "解除安裝"),
        button((560, 300, 1000, 420), "強制停止"),
        row("未來 10 天", 500),
        row("第一章 开始", 700),
        button((60, 1000, 1000, 1120), "Save Settings"),
        view("EditText", (60, 1200, 1000, 1320), "click", text="", hint="WebDAV URL"),
        button((60, 1400, 1000, 1520), "Storage"),
        button((60, 1600, 1000, 1720), "Display"),
    )


def with_system_bar() -> Screen:
    """An app with an arrow in the top left corner, above the system's three buttons."""
    keys = [
        icon((84 + 330 * n, HEIGHT - 126, 294 + 330 * n, HEIGHT), key)
        for n, key in enumerate(("返回", "主屏幕", "概览"))
    ]
    body = view(
        "FrameLayout", (0, 0, WIDTH, HEIGHT), children=(icon((11, 73, 137, 199), "转到上一层级"), row("声音", 500))
    )
    bar = view("FrameLayout", (0, HEIGHT - 126, WIDTH, HEIGHT), children=keys)
    return screen(window(body), window(bar, WindowKind.NAVIGATION_BAR, "com.android.systemui"))


def beside(phrase: str, shown: Screen) -> str:
    """The text in the row of what was found."""
    reading = read(shown)
    answer = ground(Target(phrase), reading)
    if isinstance(answer, Miss):
        return str(answer.reason)
    y = answer.point.y
    return next(t.name for t in reading.things if t.name.startswith("Task") and t.box.top <= y <= t.box.bottom)


def name(phrase: str, shown: Screen) -> str:
    answer = ground(Target(phrase), read(shown))
    return answer.name if isinstance(answer, Found) else str(answer.reason)


@pytest.mark.parametrize("phrase", ["任务12的星标", "任务 12 右边的星标", "任务12那一行的星标", "第12号任务的星标"])
def test_an_entry_with_a_number_is_called_so_before_it_is_counted(phrase: str) -> None:
    assert beside(phrase, tasks()) == "Task 12"


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("卸载按钮", "解除安裝"),
        ("卸载旁边那个强行停止", "強制停止"),
        ("未来十天", "未來 10 天"),
        ("最底下的保存设置按钮", "Save Settings"),
        ("填网址的那个框", "WebDAV URL"),
        ("用来输网址的框", "WebDAV URL"),
        ("存储", "Storage"),
        ("显示", "Display"),
        ("卸载（不是强制停止）", "解除安裝"),
    ],
)
def test_what_is_said_in_other_words_is_heard_by_what_it_means(phrase: str, meant: str) -> None:
    assert name(phrase, account()) == meant


@pytest.mark.parametrize("phrase", ["第二章", "不要点卸载", "别点存储", "除了卸载以外的按钮", "卸载以外的按钮"])
def test_another_number_and_what_is_ruled_out_are_not_touched(phrase: str) -> None:
    assert name(phrase, account()) in ("not found", "ambiguous")


@pytest.mark.parametrize(
    ("screen_name", "phrase", "meant"),
    [
        ("chinese settings", "第二个开关，就是蓝牙", "蓝牙"),
        ("chinese settings", "蓝牙开关（现在是关着的）", "蓝牙"),
        ("chinese settings", "关掉WLAN", "WLAN"),
        ("chinese shop", "写着机械键盘的那一项", "机械键盘"),
        ("chinese shop", "有充电宝字样的那一项", "充电宝"),
        ("chinese shop", "夹在机械键盘和手机壳之间的那个商品", "无线鼠标"),
        ("chinese shop", "底部导航条最右边的那个", "我的"),
        ("chinese shop", "用来输入商品的框", "搜索商品"),
        ("chinese notices", "提醒方式里的第二个", "振动"),
        ("chinese notices", "提醒方式下的第一个", "响铃"),
        ("english icons", "购物车图标（不是收藏）", "Shopping cart"),
    ],
)
def test_what_who_reads_only_lines_says(screen_name: str, phrase: str, meant: str) -> None:
    assert name(phrase, SCREENS[screen_name]()) == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("系统栏里的“返回”", "返回"),
        ("系统栏中间的主屏幕", "主屏幕"),
        ('the "返回" in the system bar', "返回"),
    ],
)
def test_the_system_bar_is_at_the_bottom(phrase: str, meant: str) -> None:
    assert name(phrase, with_system_bar()) == meant
    assert name("左上角的箭头", with_system_bar()) != "返回"


@pytest.mark.parametrize(
    ("expectation", "met"),
    [
        (Shows(Target("“存储”")), False),
        (Shows(Target("存储")), True),
        (Gone(Target("存储")), False),
        (Gone(Target("显示")), False),
        (Gone(Target("卸载按钮")), False),
        (Gone(Target("“第二章”")), True),
        (Gone(Target("“解除安裝” 提示")), False),
        (Shows(Target("下载已开始的提示")), False),
        (Shows(Target("确认卸载的对话框")), False),
    ],
)
def test_what_is_expected_in_chinese_is_believed_only_where_it_stands(expectation: Expectation, met: bool) -> None:
    assert holds(expectation, read(account()), "") is met


def test_what_was_asked_before_does_not_change_an_answer() -> None:
    reading = read(SCREENS["chinese goods"]())
    for phrase in ("海洋黑", "极光黑", "星空黑", "极光黑"):
        answer = ground(Target(phrase), reading)
        assert (answer.name if isinstance(answer, Found) else "") == ("星空黑" if phrase == "星空黑" else "")
