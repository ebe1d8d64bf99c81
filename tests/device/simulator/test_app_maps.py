"""The Maps app: markers over a map that says nothing, and a sheet over both."""

from __future__ import annotations

from typing import Any

import pytest
from sample_phone import shown, tap, views

from device.simulator.android.app import Start
from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone

PACKAGE = "org.deixis.maps"


@pytest.fixture
def phone() -> VirtualPhone:
    phone = VirtualPhone(clock=Clock("stepped"))
    assert phone.start(PACKAGE)
    return phone


def data(phone: VirtualPhone) -> dict[str, Any]:
    found: dict[str, Any] = phone.state()["apps"][PACKAGE]
    return found


def search(phone: VirtualPhone, name: str) -> dict[str, Any]:
    """Find a place by its name and show it."""
    place: dict[str, Any] = next(each for each in data(phone)["places"] if each["name"] == name)
    tap(phone, key="search")
    phone.type(name)
    tap(phone, key=f"result/{place['id']}")
    return place


def test_markers_lie_on_the_map_and_the_sheet_on_both(phone: VirtualPhone) -> None:
    nodes = [node for root in phone.nodes(active_only=True) for node in root.walk()]
    places = [i for i, node in enumerate(nodes) if node.resource_id.endswith("id/marker")]
    surface = next(i for i, node in enumerate(nodes) if node.class_name == "android.view.SurfaceView")
    sheet = next(i for i, node in enumerate(nodes) if node.resource_id.endswith("bottom_sheet"))
    assert len(places) >= 5
    assert surface < min(places) <= max(places) < sheet
    assert (nodes[surface].text, nodes[surface].description) == ("", "")
    assert {nodes[i].description for i in places} > {""}, "some markers have no name"


def test_a_place_is_searched_for_saved_and_kept_among_the_recent(phone: VirtualPhone) -> None:
    name = next(p["name"] for p in data(phone)["places"] if p["id"] not in data(phone)["saved"])
    place = search(phone, name)
    assert shown(phone, name)
    tap(phone, key="place/bookmark")
    assert place["id"] in data(phone)["saved"]
    assert data(phone)["recent"][0] == name
    tap(phone, key="place/bookmark")
    assert place["id"] not in data(phone)["saved"]


def test_directions_lead_to_a_trip(phone: VirtualPhone) -> None:
    place = search(phone, str(data(phone)["places"][4]["name"]))
    tap(phone, key="place/directions")
    tap(phone, key="mode/walk")
    tap(phone, key="start")
    assert data(phone)["trips"] == [place["id"]]


def test_a_swipe_moves_the_map_and_two_fingers_make_it_larger(phone: VirtualPhone) -> None:
    before = phone.screenshot().tobytes()
    phone.swipe(800, 1200, 300, 1200, 0.3)
    moved = phone.screenshot().tobytes()
    assert moved != before
    assert phone.pinch([(500, 1200), (450, 1200)], [(560, 1200), (700, 1200)])
    assert phone.screenshot().tobytes() != moved


def test_layers_are_chosen(phone: VirtualPhone) -> None:
    tap(phone, key="layers_fab")
    tap(phone, key="layer/satellite")
    tap(phone, key="traffic")
    assert (data(phone)["layer"], data(phone)["traffic"]) == ("satellite", True)


def test_a_chip_leaves_only_its_kind_on_the_map(phone: VirtualPhone) -> None:
    tap(phone, key="kind/cafe")
    kinds = {str(place["id"]): place["kind"] for place in data(phone)["places"]}
    markers = [view["key"].removeprefix("marker/") for view in views(phone) if view["key"].startswith("marker/")]
    assert {kinds[number] for number in markers} <= {"cafe"}


def test_a_geo_link_searches() -> None:
    phone = VirtualPhone(clock=Clock("stepped"))
    link = Start("android.intent.action.VIEW", "geo:0,0?q=Harbour")
    assert phone.resolve(link) == PACKAGE
    phone.start(PACKAGE, link)
    assert any("Harbour" in view["text"] for view in views(phone) if view["id"].endswith("id/title"))
