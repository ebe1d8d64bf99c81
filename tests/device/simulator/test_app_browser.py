"""The browser: a WebView whose tree comes late and lacks what is only drawn, forms, history, private pages."""

from __future__ import annotations

from sample_phone import center, shown, tap, views

from device.simulator.android import keycodes
from device.simulator.android.app import Start
from device.simulator.android.clock import Clock
from device.simulator.android.dump import Node
from device.simulator.android.phone import VirtualPhone

BROWSER = "com.android.browser"


def browsing(address: str = "") -> VirtualPhone:
    """A phone with the browser in front, at an address."""
    phone = VirtualPhone(clock=Clock("stepped"))
    assert phone.start(BROWSER, Start("android.intent.action.VIEW", address) if address else None)
    return phone


def web(phone: VirtualPhone) -> Node:
    """The WebView in the tree."""
    found = [node for root in phone.nodes() for node in root.walk() if node.class_name == "android.webkit.WebView"]
    assert len(found) == 1
    return found[0]


def follow(phone: VirtualPhone, **like: str) -> None:
    """Tap a link, and wait until its page has loaded."""
    tap(phone, **like)
    phone.step(1)


def test_a_web_page_is_a_subtree_with_the_ids_of_its_html() -> None:
    page = web(browsing())
    assert page.text == "Start"
    ids = {node.resource_id for node in page.walk()}
    assert {"q", "search"} <= ids
    assert {node.class_name for node in page.walk()} >= {"android.widget.EditText", "android.widget.Button"}


def test_a_page_that_loads_is_first_blank_then_drawn_and_only_then_in_the_tree() -> None:
    phone = browsing()
    tap(phone, text="Harbour News")
    phone.step(0.1)
    assert web_views(phone) == 0
    blank = phone.screenshot().tobytes()
    phone.step(0.4)
    assert [node.text for node in web(phone).walk()] == ["Harbour News"]
    assert phone.screenshot().tobytes() != blank
    phone.step(0.5)
    assert shown(phone, "Night ferry to run again from May")


def web_views(phone: VirtualPhone) -> int:
    """How many WebViews the tree has."""
    return sum(node.class_name == "android.webkit.WebView" for root in phone.nodes() for node in root.walk())


def test_some_of_a_page_is_in_the_picture_only() -> None:
    phone = browsing("https://news.example/ferry")
    words = "It will leave at 23:40 from the east pier, with room for sixty bicycles."
    drawn = views(phone, text=words)
    assert len(drawn) == 1
    assert not drawn[0]["in_tree"]
    assert not shown(phone, words)
    assert shown(phone, "The harbour board has agreed to bring the night ferry back after four years.")


def test_the_back_key_goes_back_in_history_before_it_leaves() -> None:
    phone = browsing()
    follow(phone, text="Harbour News")
    follow(phone, key="story/bees")
    phone.key(keycodes.BACK)
    phone.step(1)
    assert web(phone).text == "Harbour News"
    tap(phone, description="More options")
    tap(phone, text="Forward")
    phone.step(1)
    assert web(phone).text.startswith("Beekeepers")
    for _ in range(3):
        phone.key(keycodes.BACK)
        phone.step(1)
    assert phone.foreground[0] == "com.android.launcher3"


def test_typing_an_address_replaces_the_old_one_and_other_words_are_searched_for() -> None:
    phone = browsing()
    tap(phone, key="url")
    phone.type("shop.example")
    phone.key(keycodes.ENTER)
    phone.step(1)
    assert web(phone).text == "Quillworks Shop"
    tap(phone, key="url")
    phone.type("knots guide")
    phone.key(keycodes.ENTER)
    phone.step(1)
    follow(phone, text="Field guide to knots")
    assert shown(phone, "1. Bowline")


def test_an_order_is_kept_by_the_site() -> None:
    phone = browsing("https://shop.example/")
    tap(phone, key="add-lamp")
    follow(phone, text="Cart (1)")
    tap(phone, text="Place order")
    assert shown(phone, "Please fill in your name and address.")
    tap(phone, key="name")
    phone.type("Ada Venn")
    tap(phone, key="address")
    phone.type("Pier 4")
    phone.key(keycodes.BACK)
    tap(phone, text="Wrap as a gift")
    follow(phone, text="Place order")
    assert shown(phone, "Your order number is 1001.")
    assert phone.state()["apps"][BROWSER]["kept"]["shop/orders"] == [
        {"name": "Ada Venn", "address": "Pier 4", "goods": ["lamp"], "gift": True}
    ]


def test_a_link_opens_its_page_wherever_the_tab_has_gone_and_no_page_twice() -> None:
    view = Start("android.intent.action.VIEW", "https://shop.example")
    phone = browsing("https://shop.example")
    follow(phone, text="Cart (0)")
    assert web(phone).text == "Your cart"
    for _ in range(2):
        phone.start(BROWSER, view)
        assert web(phone).text == "Quillworks Shop"
    phone.key(keycodes.BACK)
    assert web(phone).text == "Your cart"


def test_without_a_network_nothing_loads() -> None:
    phone = browsing()
    phone.settings["global"].update(wifi_on="0", mobile_data="0")
    follow(phone, text="Harbour News")
    assert shown(phone, "No internet")
    phone.settings["global"]["mobile_data"] = "1"
    follow(phone, text="Reload")
    assert shown(phone, "Harbour News")


def test_an_address_that_nobody_has_says_so() -> None:
    phone = browsing("https://nowhere.example/")
    assert shown(phone, "ERR_NAME_NOT_RESOLVED")


def test_a_private_page_is_black_in_screenshots_and_leaves_no_history() -> None:
    phone = browsing()
    tap(phone, description="More options")
    tap(phone, text="New incognito tab")
    assert shown(phone, "Places")
    box = phone.screenshot().crop((0, 200, 1080, 2200))
    assert box.getextrema() == ((0, 0), (0, 0), (0, 0))
    follow(phone, text="Town map")
    assert phone.state()["apps"][BROWSER]["history"] == []


def test_a_map_is_pinched() -> None:
    phone = browsing("https://map.example/")
    before = phone.screenshot().tobytes()
    x, y = center(phone, text="Zoom 2")
    assert phone.pinch([(x, 700), (x, 400)], [(x, 800), (x, 1100)])
    assert views(phone, text="Zoom 3")
    assert phone.screenshot().tobytes() != before
    assert y > 1100


def test_a_page_that_wants_to_know_where_the_phone_is_asks() -> None:
    phone = browsing("https://map.example/")
    tap(phone, text="Show my location")
    assert shown(phone, "Allow Browser to access this device’s location?")
    tap(phone, text="Don’t allow")
    assert shown(phone, "Location is blocked.")
    tap(phone, text="Show my location")
    tap(phone, text="Only this time")
    assert shown(phone, "You are near the east pier.")
    phone.settings["secure"]["location_mode"] = "0"
    tap(phone, text="Show my location")
    assert shown(phone, "Location is switched off on this phone.")
