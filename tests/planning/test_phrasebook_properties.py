"""What holds of the phrasebook whatever it is told and whatever happens."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from saying import CRASHED, LIST_LIKE, MOVED, STILL, decide

from grounding.interface import DoubleTap, Drag, LongPress, Miss, Reason, Swipe, Tap
from planning.decision import Act, Finish, GiveUp
from planning.goal import Goal
from planning.history import PastStep
from planning.phrasebook.chinese import FORMS as CHINESE_FORMS
from planning.phrasebook.forms import FORMS
from planning.phrasebook.plan import Plan, plan

WORDS = """tap enter "Ada" as and , then . save in the check that is shown until scroll down open 1. ; ' “ \\ not on"""
HAN = """打开 点击 点 在 输入 “王芳” ， 。 然后 再 并 检查 显示 不 等到 把 关掉 到 里 的 向下 滑动 它 返回 后 “ 请"""
words = st.sampled_from(WORDS.split(" "))
han = st.sampled_from(HAN.split(" "))
babble = st.text(max_size=80) | st.lists(words, max_size=14).map(" ".join) | st.lists(han, max_size=14).map("".join)
ENGLISH = [form.example for form in FORMS if "secret" not in form.example]
CHINESE = [form.example for form in CHINESE_FORMS if "密钥" not in form.example]
followed, chinese = st.sampled_from(ENGLISH), st.sampled_from(CHINESE)
goals = st.lists(followed, min_size=1, max_size=5).map(", then ".join) | st.one_of(
    st.lists(chinese, min_size=1, max_size=5).map("，然后".join),
    st.lists(chinese | followed, max_size=5, min_size=1).map("；".join),
)
screens = st.sampled_from(LIST_LIKE)
misses = st.builds(Miss, st.sampled_from(list(Reason)), st.just("it"), st.just("because"))
results = st.sampled_from([MOVED, STILL]) | misses | st.just(CRASHED)
ONCE = (Tap, DoubleTap, LongPress, Swipe, Drag)


@given(text=babble, app=st.sampled_from(["", "Clock"]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_followed_or_refused_and_never_crashes(text: str, app: str) -> None:
    decision = decide(Goal(text, app))
    assert isinstance(decision, Act | GiveUp)
    if isinstance(decision, GiveUp):
        assert len(decision.reason) > 40


@given(text=goals)
@settings(max_examples=60, deadline=None)
def test_a_finish_comes_only_after_every_instruction_came_off(text: str) -> None:
    understood = plan(Goal(text))
    assert isinstance(understood, Plan)
    history: list[PastStep] = []
    while isinstance(decision := decide(text, LIST_LIKE[2], history), Act):
        assert len(history) < len(understood.instructions)
        history.append(PastStep(len(history) + 1, decision.intents[0], MOVED, decision.memo))
    assert isinstance(decision, Finish)
    assert len(history) == len(understood.instructions)


@given(text=goals, data=st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_happens_it_ends_and_finishes_only_with_every_step_behind_it(text: str, data: st.DataObject) -> None:
    understood = plan(Goal(text))
    assert isinstance(understood, Plan)
    count = len(understood.instructions)
    history: list[PastStep] = []
    while isinstance(decision := decide(text, data.draw(screens), history), Act):
        assert len(history) < 20 * count, "it goes on for ever"
        history.append(PastStep(len(history) + 1, decision.intents[0], data.draw(results), decision.memo))
    assert isinstance(decision, Finish | GiveUp)
    if isinstance(decision, Finish):
        memos = {step.memo.split(":")[0] for step in history}
        assert all(any(memo.startswith(f"step {n} of {count}") for memo in memos) for n in range(1, count + 1))


@given(
    text=st.sampled_from(
        [
            "tap Save",
            "tap the Wi-Fi switch",
            "swipe left on Bob",
            "drag Bob to Eve",
            "tap Send",
            "点击保存",
            "点击发送",
            "点击 Wi-Fi",
        ]
    )
)
def test_what_adds_up_is_never_repeated_after_an_interruption_that_nothing_explains(text: str) -> None:
    for screen in LIST_LIKE:
        first = decide(text, screen)
        assert isinstance(first, Act)
        assert isinstance(first.intents[0], ONCE)
        after = decide(text, screen, [PastStep(1, first.intents[0], CRASHED, first.memo)])
        assert not (isinstance(after, Act) and after.intents == first.intents)


@given(text=goals)
@settings(max_examples=60, deadline=None)
def test_a_decision_depends_on_nothing_but_its_arguments(text: str) -> None:
    first = decide(text, LIST_LIKE[2])
    assert isinstance(first, Act)
    history = [PastStep(1, first.intents[0], MOVED, first.memo)]
    assert decide(text, LIST_LIKE[2], history) == decide(text, LIST_LIKE[2], history)


def test_a_long_goal_is_understood_in_reasonable_time() -> None:
    for text in (
        "tap a and b, " * 400,
        "enter a and b in c as " * 300,
        '"' * 4000,
        "check that a, " * 400,
        "1. " * 1300,
        "打开设置点击" * 600,
        "在甲输入乙并" * 600,
        "再" * 4000,
        "检查甲，" * 1000,
        "把甲到乙为" * 800,
        "'a " * 1333,
        '"\\' * 2000,
        "a.b" * 1333,
    ):
        started = time.process_time()
        decide(text)
        assert time.process_time() - started < 5, text[:20]
