"""How the phrasebook says no: before anything is done, with the clause, what would fit, and how to use a model."""

from __future__ import annotations

import pytest
from saying import decide, page

from planning.decision import Act, GiveUp
from planning.goal import Goal

ADVICE = {
    "set an alarm for 07:30": "open Clock, tap Add alarm",
    "add Ada to the contacts": "open Contacts, tap Create contact",
    "search for pizza": "tap Search, type pizza",
    "wait a moment": "wait 3 seconds",
    "toggle Wi-Fi": "turn on Wi-Fi",
    "go to Settings": "open Settings",
    "tap it": 'instead of "it"',
    "scroll to the left": "scroll to the bottom",
    "check that all is well": "check that Ada is shown",
    "swipe somewhere": "swipe",
    "make me a sandwich": "for example",
}


CHINESE_ADVICE = {
    "设置一个7点的闹钟": "打开时钟，点击添加闹钟",
    "添加联系人王芳": "打开联系人，点击新建联系人",
    "搜索天气": "点击搜索，输入天气",
    "给王芳发短信": "打开信息，点击第一个会话",
    "等一会儿": "等待3秒",
    "切换蓝牙": "关闭蓝牙",
    "去设置": "打开设置",
    "点击它": "不要说「它」",
    "滚动到左边": "滚动到“关于手机”",
    "检查一切正常": "检查显示“王芳”",
    "删除王芳": "那一行的删除按钮",
    "如果下雨": "不作判断",
    "訂一份披薩": "例如「点击“保存”」",
    "让我发财": "例如「点击“保存”」",
}


def reason(goal: str | Goal) -> str:
    decision = decide(goal)
    assert isinstance(decision, GiveUp), decision
    return decision.reason


@pytest.mark.parametrize(("goal", "hint"), ADVICE.items())
def test_a_refusal_quotes_the_clause_and_says_what_would_fit(goal: str, hint: str) -> None:
    said = reason(goal)
    assert f'cannot follow "{goal}"' in said
    assert hint in said


@pytest.mark.parametrize(("goal", "hint"), CHINESE_ADVICE.items())
def test_what_is_refused_in_chinese_is_answered_in_chinese(goal: str, hint: str) -> None:
    said = reason(goal)
    assert f"无法执行「{goal}」" in said
    assert "什么也没有做" in said
    assert hint in said
    assert "cannot" not in said


def test_the_language_of_the_refused_clause_is_answered_in() -> None:
    assert "「给我订一份披萨」（共 3 步，第 2 步）" in reason("打开设置，给我订一份披萨，点击“Save”")
    assert '"order a pizza" (part 2 of 2)' in reason("打开设置，order a pizza")
    assert 'cannot follow "buy 苹果"' in reason("buy 苹果")
    assert "无法执行「“保存”」" in reason("“保存”")
    assert "本任务的密钥有「pin」、「code」" in reason(Goal("在密码框输入密钥abc", secrets=("pin", "code")))


@pytest.mark.parametrize("goal", ["book a table for two", "订一张桌子"])
def test_a_refusal_says_how_to_configure_a_model(goal: str) -> None:
    said = reason(goal)
    for name in ("DEIXIS_MODEL_BASE_URL", "DEIXIS_MODEL_NAME", "DEIXIS_MODEL_KEY"):
        assert name in said
    for address in ("https://api.openai.com/v1", "http://host:8000/v1", "http://host:11434/v1"):
        assert address in said


def test_a_goal_is_refused_as_a_whole_before_anything_is_done() -> None:
    said = reason("Open Contacts, tap Create contact, then order a pizza")
    assert '"order a pizza" (part 3 of 3)' in said
    assert "nothing was done" in said


@pytest.mark.parametrize("goal", ["", "   ", "\n\n", ".", ",,,", "and then"])
def test_a_goal_without_words_is_refused(goal: str) -> None:
    assert "The goal says nothing to do" in reason(goal)


def test_an_unknown_secret_is_refused_and_the_known_ones_are_named() -> None:
    said = reason(Goal("open Mail, enter the secret pin in PIN", secrets=("mail password",)))
    assert 'No secret named "pin"' in said
    assert '"mail password"' in said


def test_a_known_secret_is_entered_by_its_name() -> None:
    decision = decide(Goal("enter the secret pin in PIN", secrets=("pin",)), page())
    assert isinstance(decision, Act)
    assert "pin" in repr(decision.intents[0])
    assert "SecretRef" in repr(decision.intents[0])


def test_the_closest_example_is_one_that_is_itself_followed() -> None:
    said = reason("tap tap, tap and tap it")
    assert "for example" in said or "name the thing" in said
