"""Chinese goals on the simulated phone, which is in English: planned in Chinese, grounded by what the names mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from private_adb import AdbServer

from agent_service import compose
from agent_service.settings import Settings
from agent_service.task import Ending, Task, TaskSpec
from benchmarks.control import Control, Ready

AIRPLANE = "打开设置，点击网络和互联网，打开飞行模式，确认飞行模式已打开"
CONTACT = "打开联系人，点击新建联系人，在名字输入框输入“王芳”，然后保存，并检查显示“王芳”"


@pytest.fixture
def run(tmp_path: Path, adb_server: AdbServer, phone_process: Ready, control: Control) -> Any:
    """Runs a goal on the session's phone."""
    settings = Settings(home=tmp_path / "home", locks=tmp_path / "locks", adb_port=adb_server.port)

    def run(goal: str) -> Task:
        return compose.run_once(TaskSpec(goal, device=phone_process.serial), lambda event: None, settings)[0]

    return run


def test_a_switch_is_turned_on_and_seen_to_be_on(run: Any, control: Control) -> None:
    task = run(AIRPLANE)
    assert task.ending is Ending.VERIFIED, task.message
    assert control.state()["settings"]["global"]["airplane_mode_on"] == "1"
    off = run(AIRPLANE.replace("打开飞行", "关闭飞行").replace("已打开", "已关闭"))
    assert off.ending is Ending.VERIFIED, off.message
    assert control.state()["settings"]["global"]["airplane_mode_on"] == "0"


def test_text_is_typed_as_it_was_said(run: Any, control: Control) -> None:
    task = run(CONTACT)
    assert task.ending is Ending.VERIFIED, task.message
    assert "王芳" in [one["first"] for one in control.state()["apps"]["com.android.contacts"]["contacts"]]


def test_an_app_is_seen_to_be_open_by_what_its_name_means(run: Any) -> None:
    assert run("打开时钟，确认时钟应用已打开").ending is Ending.VERIFIED


@pytest.mark.long
def test_an_app_that_is_not_open_is_not_said_to_be(run: Any) -> None:
    assert run("打开时钟，确认设置应用已打开").ending is Ending.GAVE_UP


def test_what_is_opened_may_be_a_page_of_the_app_or_another_app(run: Any) -> None:
    task = run("打开设置，打开电池，打开时钟，检查时钟已打开")
    assert task.ending is Ending.VERIFIED, task.message


def test_nothing_is_done_unless_all_of_the_goal_is_understood(run: Any, control: Control) -> None:
    control.set_clock("stepped")  # the minute in the status bar is not of the task's doing
    before = control.hierarchy()
    task = run("打开设置，给我订一份披萨")
    assert task.ending is Ending.GAVE_UP
    assert "什么也没有做" in task.message
    assert control.hierarchy() == before
