"""What Android's commands print, and what is read from it. The wording is that of several Android versions."""

from __future__ import annotations

from datetime import datetime

import pytest

from device import answers
from device.geometry import Bounds
from device.hierarchy import parse
from device.interface import PhoneInfo
from device.screen import Foreground

APP = '<node class="android.widget.FrameLayout" package="org.example.notes" bounds="[0,0][1080,2400]">{}</node>'


def screen_of(inner: str):
    return parse(f'<hierarchy rotation="0">{APP.format(inner)}</hierarchy>', 1080, 2400)


READY = "1\n  mWakefulness=Awake\n  mHoldingDisplaySuspendBlocker=true\n      showing=false\n      occluded=false\n"


def test_a_phone_that_is_up_on_and_unlocked_is_ready():
    assert answers.state(READY) == answers.State(booted=True, awake=True, locked=False)


@pytest.mark.parametrize("booted", ["\n", "0\n", ""])
def test_a_booting_phone_has_not_set_its_property(booted: str):
    assert not answers.state(booted + "Can't find service: power\n").booted


@pytest.mark.parametrize("said", ["mWakefulness=Asleep", "mWakefulness=Dozing", "mWakefulness=Dreaming"])
def test_anything_but_awake_is_asleep(said: str):
    assert not answers.state(READY.replace("mWakefulness=Awake", said)).awake


def test_a_version_that_names_no_wakefulness_tells_by_its_suspend_blocker():
    assert answers.state("1\n  mHoldingDisplaySuspendBlocker=true\n").awake
    assert not answers.state("1\n  mHoldingDisplaySuspendBlocker=false\n").awake


@pytest.mark.parametrize("said", ["      showing=true\n", "    mShowingLockscreen=true mDreamingLockscreen=false\n"])
def test_a_keyguard_that_is_shown_locks(said: str):
    assert answers.state("1\n  mWakefulness=Awake\n" + said).locked


def test_a_keyguard_under_a_call_does_not_lock():
    assert not answers.state("1\n  mWakefulness=Awake\n  showing=true\n  occluded=true\n").locked


@pytest.mark.parametrize("said", ["    showingAndNotOccluded=false\n", "  mShowingDream=true\n", ""])
def test_other_words_with_showing_in_them_do_not_lock(said: str):
    assert not answers.state("1\n  mWakefulness=Awake\n" + said).locked


INFO = "Pixel 9\n16\n36\nPhysical size: 1080x2400\nPhysical density: 420\norientation=0\n"


def test_info_is_read_line_by_line():
    assert answers.info(INFO, "p1") == PhoneInfo("p1", "Pixel 9", "16", 36, 1080, 2400, 420)


def test_info_gives_the_size_as_held():
    turned = answers.info(INFO.replace("orientation=0", "orientation=3"), "p1")
    assert (turned.width, turned.height) == (2400, 1080)


def test_an_override_counts_more_than_the_physical_size():
    printed = INFO.replace("420\n", "420\nOverride density: 320\n").replace("2400\n", "2400\nOverride size: 720x1600\n")
    assert (lambda i: (i.width, i.height, i.density))(answers.info(printed, "p1")) == (720, 1600, 320)


def test_info_of_a_phone_that_says_nothing_is_empty():
    assert answers.info("", "p1") == PhoneInfo("p1", "", "", 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("printed", "activity"),
    [
        ("    mResumedActivity: ActivityRecord{1a2b u0 org.example.notes/.Main t12}\n", ".Main"),
        ("  topResumedActivity=ActivityRecord{1a2b u0 org.example.notes/.Main t12}\n", ".Main"),
        ("  ResumedActivity: ActivityRecord{1a u10 org.example.notes/org.notes.Main t1}", "org.notes.Main"),
        ("  mResumedActivity: ActivityRecord{1a u0 org.example.notes/.Main$Inner t1 f}}", ".Main$Inner"),
    ],
)  # fmt: skip
def test_the_resumed_activity_is_in_front(printed: str, activity: str):
    assert answers.foreground(printed, screen_of("")) == Foreground("org.example.notes", activity)


def test_without_a_resumed_activity_the_front_window_tells_the_app():
    assert answers.foreground("Physical size: 1080x2400\n", screen_of("")) == Foreground("org.example.notes")
    assert answers.foreground("", parse('<hierarchy rotation="0" />')) == Foreground("")


@pytest.mark.parametrize(
    ("printed", "clock"),
    [
        ("Physical size: 1080x2400\nnow 2026-11-29 09:41\n", datetime(2026, 11, 29, 9, 41)),
        ("now 2026-11-29 09:41\r\n", datetime(2026, 11, 29, 9, 41)),
        ("now 2026-13-29 09:41\n", None),
        ("date: bad format '+now'\n", None),
        ("", None),
    ],
)
def test_the_clock_is_the_phones(printed: str, clock: datetime | None):
    assert answers.clock(printed) == clock


LISTED = """2 activities found:
  Activity #0:
    priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=false
    com.android.settings/.Settings
  Activity #1:
    priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=false
    org.example.notes/org.example.notes.Main$Alias
"""


def test_components_are_found_among_the_prose():
    assert answers.components(LISTED) == (
        "com.android.settings/.Settings",
        "org.example.notes/org.example.notes.Main$Alias",
    )


@pytest.mark.parametrize(
    "printed", ["No activities found\n", "Unknown command: query-activities\n", "", "cmd: a/b c\n"]
)
def test_prose_without_components_gives_none(printed: str):
    assert answers.components(printed) == ()


def test_an_apps_entry_is_a_component_of_that_very_app():
    assert answers.entry(LISTED, "org.example.notes") == "org.example.notes/org.example.notes.Main$Alias"
    assert answers.entry(LISTED, "org.example") == ""


def test_packages_are_read_off_their_list():
    assert answers.packages("package:com.android.settings\npackage:org.example\nnoise\n") == (
        "com.android.settings",
        "org.example",
    )


@pytest.mark.parametrize(
    "printed",
    [
        "Starting: Intent { act=x }\nError: Activity not started, unable to resolve Intent { act=x }\n",
        "Starting: Intent { cmp=a/.B }\nError type 3\nError: Activity class {a/a.B} does not exist.\n",
        "Exception occurred while executing 'start':\njava.lang.SecurityException: Permission Denial\n",
        "Security exception: Permission Denial\n",
    ],
)
def test_a_start_that_android_refused_is_known(printed: str):
    assert answers.refused(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "Starting: Intent { act=android.intent.action.MAIN }\n",
        "Starting: Intent { dat=https://example.org/Error }\n",
        "Warning: Activity not started, its current task has been brought to the front\n",
    ],
)
def test_a_start_with_a_warning_is_a_start(printed: str):
    assert not answers.refused(printed)


def test_a_screen_is_treeless_when_no_app_says_anything():
    bar = (
        '<node class="a" package="com.android.systemui" bounds="[0,0][1080,80]">'
        '<node text="12:30" package="com.android.systemui" bounds="[0,0][90,80]"/></node>'
    )
    canvas = '<node class="android.view.SurfaceView" package="org.example.notes" bounds="[0,0][1080,2400]"/>'
    tree = f'<hierarchy rotation="0">{APP.format(canvas)}{bar}</hierarchy>'
    assert answers.treeless(parse(tree, 1080, 2400))
    assert not answers.treeless(screen_of('<node text="Score 3" bounds="[0,0][100,100]"/>'))
    assert Bounds(0, 0, 1080, 2400) == parse(tree, 1080, 2400).bounds
