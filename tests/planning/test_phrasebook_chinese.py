"""What Chinese goals mean to the phrasebook: the same as English ones, and what they name stays as it was said."""

from __future__ import annotations

import pytest
from saying import meant

from planning.phrasebook.chinese import FORMS, simplified, tidy
from planning.phrasebook.chinese_forms import CLAIMS
from planning.phrasebook.chinese_words import SIMPLIFIED, TRADITIONAL
from planning.phrasebook.forms import actions
from planning.phrasebook.quoting import mask

ONE = {
    # apps, switches and links
    "打开设置": 'Open("设置")',
    "请帮我打开设置吧": 'Open("设置")',
    "打开时钟应用": 'Open("时钟")',
    "打开 Chrome": 'Open("Chrome")',
    "打开“打开方式，选择”": 'Open("打开方式，选择")',
    "进入显示页面": 'Open("显示页面")',
    "打开飞行模式": 'Adjust("飞行模式", "on")',
    "打开 Wi-Fi": 'Adjust("Wi-Fi", "on")',
    "打开第二个开关": 'Adjust("第二个开关", "on")',
    "打开主题": 'Open("主题")',
    "打开通知栏": "Press(notifications)",
    "把通知栏拉下来": "Press(notifications)",
    "打开快捷设置": "Press(quick settings)",
    "打开通知": 'Open("通知")',
    "打开通知栏权限": 'Open("通知栏权限")',
    "打开深色主题": 'Adjust("深色主题", "on")',
    "打开example.com": 'OpenLink("https://example.com")',
    "打开网页https://example.com/a": 'OpenLink("https://example.com/a")',
    # touching
    "点击“保存”": 'Tap("\\"保存\\"")',
    "点一下保存": 'Tap("保存")',
    "点保存": 'Tap("保存")',
    "请点击右上角的搜索图标。": 'Tap("右上角的搜索图标")',
    "点击“张三”那一行的播放按钮": 'Tap("\\"张三\\"那一行的播放按钮")',
    "点击弹窗里的关闭按钮": 'Tap("弹窗里的关闭按钮")',
    "在对话框里点击取消": 'Tap("对话框里的取消")',
    "点击日期和时间": 'Tap("日期和时间")',
    "点击同意并继续": 'Tap("同意并继续")',
    "点击保存并返回": 'Tap("保存并返回")',
    "点击再试一次": 'Tap("再试一次")',
    "点击稍后": 'Tap("稍后")',
    "点击点击登录": 'Tap("点击登录")',
    "点击放大镜": 'Tap("放大镜")',
    "点击输入法": 'Tap("输入法")',
    "点击 +": 'Tap("+")',
    "点击‘保存’按钮": 'Tap("\\"保存\\"按钮")',
    "点击【重要】通知": 'Tap("【重要】通知")',
    "选择“简体中文”": 'Tap("\\"简体中文\\"")',
    "按确定": 'Tap("确定")',
    "按返回键": "Press(back)",
    "返回上一页": "Press(back)",
    "回到桌面": "Press(home)",
    "回到主畫面": "Press(home)",
    "按住照片不放": 'LongPress("照片")',
    "长按第一条消息": 'LongPress("第一条消息")',
    "点两下照片": 'DoubleTap("照片")',
    "确认": 'Tap("确认")',
    # text
    "在名字输入框输入“王芳”": 'Enter("名字输入框", "王芳")',
    "在名字输入框中输入王芳": 'Enter("名字输入框", "王芳")',
    "在输入框输入你好": 'Enter("输入框", "你好")',
    "在搜索框输入酒吧": 'Enter("搜索框", "酒吧")',
    "在内容框输入你好，世界": 'Enter("内容框", "你好，世界")',
    "输入“你好，世界。然后点击保存”": 'Enter("the Search field", "你好，世界。然后点击保存")',
    "输入《红楼梦》": 'Enter("the Search field", "《红楼梦》")',
    "输入谢谢": 'Enter("the Search field", "谢谢")',
    "把“王芳”填入姓名": 'Enter("姓名", "王芳")',
    "输入王芳到名字框": 'Enter("名字框", "王芳")',
    "在标题输入“”": 'Enter("标题", "")',
    "在名字輸入框輸入你好嗎": 'Enter("名字輸入框", "你好嗎")',
    "在密码框输入密钥 mail-password": 'Enter("密码框", SecretRef("mail-password"))',
    "清空搜索框": 'Clear("搜索框")',
    # values
    "把Wi-Fi关掉": 'Adjust("Wi-Fi", "off")',
    "把手电筒打开一下": 'Adjust("手电筒", "on")',
    "将屏幕亮度调整为 40 %": 'Adjust("屏幕亮度", "40 %")',
    "把Search设为王芳": 'Enter("Search", "王芳")',
    "关闭“07:30”闹钟": 'Adjust("\\"07:30\\"闹钟", "off")',
    # movement
    "向下滑动": "Scroll(down)",
    "往上翻一页": "Scroll(up)",
    "下滑": "Swipe(down)",
    "手指向上滑动": "Swipe(up)",
    "左滑第一条消息": 'Swipe(left, "第一条消息")',
    "在列表中向下滑动直到看到王芳": 'Scroll(down, "列表", "王芳")',
    # waiting, checking, reading
    "等到出现“完成”": 'Wait(Shows("\\"完成\\""))',
    "等待“加载中”消失，最多30秒": 'Wait(Gone("\\"加载中\\""), 30.0)',
    "等待3秒": "Pause(3.0)",
    "再等五秒钟": "Pause(5.0)",
    "等2分钟": "Pause(120.0)",
    "等待结果列表出现": 'Wait(Shows("结果列表"))',
    "检查显示“已保存”": 'Wait(Shows("\\"已保存\\""))',
    "确认飞行模式已打开": 'Wait(Holds("飞行模式", "on"))',
    "确认“错误”不见了": 'Wait(Gone("\\"错误\\""))',
    "看看是否显示“完成”": 'Wait(Shows("\\"完成\\""))',
    "确保搜索框为空": 'Wait(Holds("搜索框", "empty"))',
    "检查名字输入框里是“王芳”": 'Wait(Holds("名字输入框", "王芳"))',
    "检查设置已打开": 'Wait(InApp("设置"))',
    "檢查飛行模式已開啟": 'Wait(Holds("飛行模式", "on"))',
    "读取电量": 'Read("电量")',
}

STEPS = ['Open("设置")', 'Tap("声音")', 'Adjust("蓝牙", "on")']

SEVERAL = {
    "打开设置，点击声音，打开蓝牙": STEPS,
    "打开设置。点击声音；打开蓝牙": STEPS,
    "打开设置、点击声音、打开蓝牙": STEPS,
    "打开设置,点击声音.打开蓝牙": STEPS,
    "打开设置然后点击声音再打开蓝牙": STEPS,
    "先打开设置，接着点击声音，最后打开蓝牙": STEPS,
    "打开设置后，点击声音并且打开蓝牙": STEPS,
    "打开设置后点击声音，并打开蓝牙": STEPS,
    "打开设置点击声音 打开蓝牙": STEPS,
    "1、打开设置 2、点击声音 3、打开蓝牙": STEPS,
    "（1）打开设置（2）点击声音（3）打开蓝牙": STEPS,
    "1.打开设置\n2.点击声音\n3.打开蓝牙": STEPS,
    "第一步：打开设置。第二步：点击声音。第三步：打开蓝牙。谢谢": STEPS,
    "在设置里，点击声音，打开蓝牙": STEPS,
    "在设置里点击声音，打开蓝牙": STEPS,
    "打开設定，點擊聲音，並且開啟藍牙": ['Open("設定")', 'Tap("聲音")', 'Adjust("藍牙", "on")'],
    "Open Settings，点击声音，turn on 蓝牙": ['Open("Settings")', *STEPS[1:]],
    "点击保存并返回主屏幕": ['Tap("保存")', "Press(home)"],
    "在内容框输入你好，保存": ['Enter("内容框", "你好")', 'Tap("保存")'],
    "在搜索框输入天气并按回车": ['Enter("搜索框", "天气")', "Press(enter)"],
    "点击“一，二”并点击“三再点击四”": ['Tap("\\"一，二\\"")', 'Tap("\\"三再点击四\\"")'],
    "检查显示“王芳”，不显示“李雷”": ['Wait(Shows("\\"王芳\\""))', 'Wait(Gone("\\"李雷\\""))'],
    "检查“王芳”、“李雷”和“韩梅”都显示了": [
        'Wait(Shows("\\"王芳\\""))', 'Wait(Shows("\\"李雷\\""))', 'Wait(Shows("\\"韩梅\\""))',
    ],
    "等到“完成”出现后点击“确定”": ['Wait(Shows("\\"完成\\""))', 'Tap("\\"确定\\"")'],
    "连续点击下一步3次": ['Tap("下一步")'] * 3,
}  # fmt: skip

NOT_FOLLOWED = {
    "等一会儿": "等一会儿",
    "等一会": "等一会",
    "点击它": "点击它",
    "不要点击保存": "不要点击保存",
    "打开设置不要点击保存": "打开设置不要点击保存",
    "输入你好不要点击发送": "输入你好不要点击发送",
    "打开设置，别点击保存": "别点击保存",
    "如果出现广告点击关闭": "如果出现广告",
    "如果没有网络就打开飞行模式": "如果没有网络就打开飞行模式",
    "打开设置，给我订一份披萨，点击保存": "给我订一份披萨",
    "在内容框输入你好，点击它": "点击它",
    "点击设置打开飞行模式": "点击设置打开飞行模式",
    "搜索天气": "搜索天气",
    "删除王芳": "删除王芳",
    "滚动到左边": "滚动到左边",
    "向上滚动到底部": "向上滚动到底部",
    "滚动到底部导航栏": "滚动到底部导航栏",
    "返回首页": "返回首页",
    "检查天气是好的": "检查天气是好的",
    "关闭对话框": "关闭对话框",
    "点赞": "点赞",
    "点击“保存": "点击“保存",
    "点击苹果、香蕉": "点击苹果、香蕉",
    "“保存”": "“保存”",
}


@pytest.mark.parametrize(("goal", "intent"), ONE.items())
def test_one_chinese_clause_means_one_intent(goal: str, intent: str) -> None:
    assert meant(goal) == [intent]


@pytest.mark.parametrize(("goal", "intents"), SEVERAL.items())
def test_a_chinese_goal_is_cut_where_clauses_meet(goal: str, intents: list[str]) -> None:
    assert meant(goal) == intents


@pytest.mark.parametrize(("goal", "clause"), NOT_FOLLOWED.items())
def test_what_cannot_be_followed_in_chinese_is_named_as_a_clause(goal: str, clause: str) -> None:
    assert f"? {clause}" in meant(goal)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.says)
def test_every_chinese_form_follows_its_own_example(form) -> None:
    masked = mask(form.example)
    clause = masked.part(tidy(masked.text))
    first = next(one for one in FORMS if (said := one.fill(clause, simplified(clause.text))) and actions(said))
    assert first is form


@pytest.mark.parametrize("claim", [example for example, _, _ in CLAIMS])
def test_every_chinese_claim_is_one(claim: str) -> None:
    assert all(one.startswith("Wait(") for one in meant(f"检查{claim}"))


def test_traditional_characters_are_read_one_for_one() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert not set(TRADITIONAL) & set(SIMPLIFIED)
