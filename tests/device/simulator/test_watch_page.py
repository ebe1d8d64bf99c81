"""The page that mirrors the phones, in a real browser: what a mouse and keys do there reaches the phone, scaled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import Tab, chromium, tab
from conftest import until

from benchmarks.control import Control, Phones

PROGRAM = chromium()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium is installed to show the page")
SETTINGS, CONTACTS = "com.android.settings", "com.android.contacts"
SCREEN = "document.getElementById('screen')"


@pytest.fixture(scope="module")
def phones() -> Iterator[Phones]:
    with Phones("--watch", "--count", "2", "--no-register", "--speed", "20") as phones:
        yield phones


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    assert PROGRAM is not None
    with tab(PROGRAM, tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def control(phones: Phones) -> Iterator[Control]:
    """The first phone, fresh."""
    with Control(phones.ready[0]) as control:
        for name in control.faults():
            control.clear_fault(name)
        control.reset()
        yield control


@pytest.fixture
def page(browser: Tab, phones: Phones, control: Control) -> Iterator[Tab]:
    """The page with the first phone in the hand, on a laptop's screen."""
    browser.size(1366, 768)
    browser.complaints.clear()
    browser.go(phones.ready[0].watch)
    browser.until("document.querySelectorAll('.tile').length == 2")
    browser.ask("document.querySelector('.tile').click()")
    browser.until(f"{SCREEN}.dataset.revision")
    yield browser
    assert not browser.complaints


def at(page: Tab, control: Control, **like: Any) -> tuple[float, float]:
    """Where the page shows the middle of a view of the phone that has these values."""
    views = control.truth()["views"]
    left, top, right, bottom = next(
        view["visible"] for view in reversed(views) if all(view[name] == value for name, value in like.items())
    )
    width, height = (1080, 2400)
    box = page.ask(f"(() => {{ const b = {SCREEN}.getBoundingClientRect(); return [b.x, b.y, b.width, b.height] }})()")
    return (
        box[0] + (left + right) / 2 / width * box[2],
        box[1] + (top + bottom) / 2 / height * box[3],
    )


def front(control: Control) -> str:
    return str(control.state()["ui"]["foreground"][0])


def top(control: Control, text: str) -> int:
    """Where the first view with this text begins."""
    return next(int(view["bounds"][1]) for view in control.truth()["views"] if view["text"] == text)


def middle(page: Tab, selector: str) -> tuple[float, float]:
    """Where something of the page itself is."""
    script = f"(() => {{ const b = document.querySelector({selector!r}).getBoundingClientRect(); "
    x, y = page.ask(script + "return [b.x + b.width / 2, b.y + b.height / 2] })()")
    return x, y


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 1.0), (1920, 1080, 2.0), (700, 900, 1.25)])
def test_a_click_on_the_scaled_picture_lands_where_it_should(
    page: Tab, control: Control, width: int, height: int, scale: float
) -> None:
    page.size(width, height, scale=scale)
    page.until(f"{SCREEN}.getBoundingClientRect().bottom <= innerHeight")
    page.click(*at(page, control, key=f"dock:{SETTINGS}"))
    until(lambda: front(control) == SETTINGS)
    page.key("Escape", 27)
    until(lambda: front(control) != SETTINGS)


def test_the_picture_follows_the_phone(page: Tab, control: Control) -> None:
    before = int(page.ask(f"{SCREEN}.dataset.revision"))
    control.prepare({"settings": {"secure": {"ui_night_mode": "2"}}, "ui": {"clipboard": "x"}})
    page.until(f"Number({SCREEN}.dataset.revision) > {before}")


def test_keys_type_and_the_wheel_scrolls(page: Tab, control: Control) -> None:
    page.click(*at(page, control, key="search_bar"))
    until(lambda: any(view["id"].endswith("fallback_search_view") for view in control.truth()["views"]))
    page.key("s", 83, "s")
    page.call("Input.insertText", text="ettxngs")
    for _ in range(4):
        page.key("Backspace", 8)
    page.call("Input.insertText", text="ings")
    until(lambda: any(view["text"] == "settings" for view in control.truth()["views"]))
    page.key("Enter", 13)
    until(lambda: front(control) == SETTINGS)
    before = top(control, "Display")
    page.mouse("mouseWheel", *at(page, control, text="Display"), deltaX=0, deltaY=400)
    until(lambda: top(control, "Display") < before)


def test_a_drag_is_a_swipe_and_a_long_press_a_long_press(page: Tab, control: Control) -> None:
    x, y = at(page, control, key=f"dock:{CONTACTS}")
    page.mouse("mouseMoved", x, y)
    page.mouse("mousePressed", x, y)
    until(lambda: any(view["text"] == "App info" for view in control.truth()["views"]))
    page.mouse("mouseReleased", x, y)
    page.key("Escape", 27)
    until(lambda: not any(view["text"] == "App info" for view in control.truth()["views"]))
    page.mouse("mouseMoved", x, y - 80)
    page.mouse("mousePressed", x, y - 80)
    for step in range(1, 9):
        page.mouse("mouseMoved", x, y - 80 - 30 * step, button="left", buttons=1)
    page.mouse("mouseReleased", x, y - 320)
    until(lambda: any(view["key"] == "apps" for view in control.truth()["views"]))


def test_the_tree_is_outlined_and_says_what_the_mouse_is_on(page: Tab, control: Control) -> None:
    page.click(*middle(page, "#inspect"))
    page.until("!document.getElementById('boxes').hidden && document.getElementById('boxes').width > 100")
    x, y = at(page, control, key=f"dock:{CONTACTS}")

    def told() -> bool:
        """A hand is never still: the page says what the mouse is on at its next move, once it has the tree."""
        page.mouse("mouseMoved", x, y - 1)
        page.mouse("mouseMoved", x, y)
        return "Contacts" in page.ask("document.getElementById('node').textContent")

    until(told)
    said = page.ask("document.getElementById('node').textContent")
    assert "com.android.launcher3:id/icon" in said
    title = page.ask("document.querySelector('#node button').title")
    assert title == 'd(resourceId="com.android.launcher3:id/icon", text="Contacts")'


def test_the_panel_makes_things_happen_and_says_what_cannot(page: Tab, control: Control) -> None:
    page.ask("document.querySelector('#incident button').click()")
    until(lambda: control.state()["ui"]["notifications"])
    page.ask("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.ask("[...document.querySelectorAll('#faults label')].find(l => l.textContent.includes('lost tap')).click()")
    until(lambda: "lost_tap" in control.faults())
    page.ask("document.getElementById('options').value = '{'")
    page.ask("[...document.querySelectorAll('#faults label')].find(l => l.textContent.includes('bad tree')).click()")
    page.until("!document.getElementById('says').hidden")
    assert "JSON" in page.ask("document.getElementById('says').textContent")
    assert "bad_tree" not in control.faults()
    page.complaints.clear()  # a browser also reports the refusal itself


def test_saved_prepared_and_restored(page: Tab, control: Control) -> None:
    page.ask("document.getElementById('save').click()")
    page.until("!document.getElementById('restore').disabled")
    control.prepare({"settings": {"system": {"screen_brightness": 7}}})
    page.ask("document.getElementById('restore').click()")
    until(lambda: control.state()["settings"]["system"]["screen_brightness"] == "128")


def test_everything_on_the_page_can_be_reached_by_keys_and_has_a_name(page: Tab) -> None:
    nameless = page.ask(
        "[...document.querySelectorAll('button, input, select, textarea')].filter(e => e.offsetParent !== null || "
        "e.id == 'keys').filter(e => !(e.textContent.trim() || e.ariaLabel || (e.labels && e.labels.length)))"
        ".map(e => e.outerHTML)"
    )
    assert nameless == []
    unreachable = page.ask("[...document.querySelectorAll('button, input, select')].filter(e => e.tabIndex < 0).length")
    assert unreachable == 0


@pytest.mark.parametrize(
    ("behind", "title"), [("", "is not whole"), ("#wrong", "does not open"), ("#%E0%A4%A", "does not open")]
)
@pytest.mark.parametrize("width", [1366, 420])
def test_a_wrong_link_shows_nothing_but_which_one_to_open(
    browser: Tab, phones: Phones, behind: str, title: str, width: int
) -> None:
    browser.size(width, 768)
    browser.go(phones.ready[0].watch.partition("#")[0] + behind)
    browser.until("!!document.querySelector('.message')")
    said = browser.ask("document.querySelector('.message').innerText")
    assert title in said
    assert "deixis phone --watch" in said
    assert "Authorization" not in said
    left, right = browser.ask(
        "(() => { const b = document.querySelector('.message').getBoundingClientRect(); return [b.left, b.right] })()"
    )
    assert right - left > 300
    assert (left + right) / 2 == pytest.approx(width / 2, abs=10)


def test_when_the_phones_stop_the_page_says_so(browser: Tab, tmp_path: Path) -> None:
    with Phones("--watch", "--no-register") as phones:
        browser.go(phones.ready[0].watch)
        browser.until(f"{SCREEN}.dataset.revision")
        assert phones.stop() == 0
    browser.until("document.getElementById('link').textContent.trim() == 'stopped'")
