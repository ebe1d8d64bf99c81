"""The Messages app: reading, writing, and putting away, by touch; and how untidy its tree is."""

from __future__ import annotations

from typing import Any

import pytest
from sample_phone import center, shown, tap, views

from device.simulator.android.app import Start
from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone

PACKAGE = "com.android.messaging"


def phone_with(start: Start | None = None) -> VirtualPhone:
    phone = VirtualPhone(clock=Clock("stepped"))
    assert phone.start(PACKAGE, start)
    return phone


def threads(phone: VirtualPhone) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = phone.state()["apps"][PACKAGE]["threads"]
    return found


def called(phone: VirtualPhone, name: str) -> dict[str, Any]:
    return next(thread for thread in threads(phone) if thread["name"] == name)


def opened(name: str = "Ben Okonjo") -> VirtualPhone:
    phone = phone_with()
    tap(phone, key=f"thread/{called(phone, name)['id']}")
    return phone


def test_a_message_is_sent_and_its_conversation_comes_first() -> None:
    phone = opened()
    tap(phone, key="text")
    phone.type("See you there")
    tap(phone, description="Send SMS")
    assert threads(phone)[0]["name"] == "Ben Okonjo"
    newest = threads(phone)[0]["messages"][-1]
    assert (newest["text"], newest["mine"], newest["when"], newest["status"]) == (
        "See you there",
        True,
        "09:00",
        "Sent",
    )
    assert shown(phone, "See you there")
    assert not phone.front_page().fields["text"]  # type: ignore[union-attr]


def test_a_conversation_opens_at_its_end_and_counts_as_read() -> None:
    phone = phone_with()
    unread = next(thread for thread in threads(phone) if thread["unread"])
    tap(phone, key=f"thread/{unread['id']}")
    assert not called(phone, unread["name"])["unread"]
    assert shown(phone, unread["messages"][-1]["text"])


def test_what_cannot_be_sent_says_so_and_is_sent_at_the_next_try() -> None:
    phone = opened()
    phone.prepare({"settings": {"global": {"airplane_mode_on": "1"}}})
    tap(phone, key="text")
    phone.type("Hello")
    tap(phone, description="Send SMS")
    assert called(phone, "Ben Okonjo")["messages"][-1]["status"].startswith("Not sent")
    phone.prepare({"settings": {"global": {"airplane_mode_on": "0"}}})
    tap(phone, text="Hello")
    assert called(phone, "Ben Okonjo")["messages"][-1]["status"] == "Sent"
    assert [m["text"] for m in called(phone, "Ben Okonjo")["messages"]].count("Hello") == 1


def test_a_new_number_begins_a_conversation_with_the_first_message() -> None:
    phone = phone_with(Start("android.intent.action.SENDTO", "smsto:%2B442079460999?body=Hi"))
    before = len(threads(phone))
    tap(phone, description="Send SMS")
    assert len(threads(phone)) == before + 1
    assert (threads(phone)[0]["number"], threads(phone)[0]["messages"][0]["text"]) == ("+442079460999", "Hi")


def test_contacts_text_leads_to_the_conversation_with_that_number() -> None:
    phone = VirtualPhone(clock=Clock("stepped"))
    ben = next(c for c in phone.state()["apps"]["com.android.contacts"]["contacts"] if c["first"] == "Ben")
    phone.start("com.android.contacts", Start(data=f"content://com.android.contacts/contacts/{ben['id']}"))
    tap(phone, key="verb/message")
    assert phone.foreground[0] == PACKAGE
    assert shown(phone, "Texting with Ben Okonjo") or shown(phone, "Ben Okonjo")
    assert views(phone, key="text")


def test_a_conversation_is_archived_and_found_there() -> None:
    phone = phone_with()
    first = threads(phone)[0]
    tap(phone, hold=0.6, key=f"thread/{first['id']}")
    tap(phone, text="Archive")
    assert called(phone, first["name"])["archived"]
    assert not views(phone, key=f"thread/{first['id']}")
    tap(phone, description="More options")
    tap(phone, key="archived")
    assert views(phone, key=f"thread/{first['id']}")


def test_a_conversation_is_deleted_after_asking() -> None:
    phone = opened()
    tap(phone, description="More options")
    tap(phone, text="Delete")
    assert called(phone, "Ben Okonjo")
    tap(phone, key="delete")
    assert "Ben Okonjo" not in [thread["name"] for thread in threads(phone)]
    assert phone.toast() == "Conversation deleted"


def test_a_message_is_liked_and_deleted_by_a_long_press() -> None:
    phone = opened()
    newest = called(phone, "Ben Okonjo")["messages"][-1]
    tap(phone, hold=0.6, key=f"message/{newest['id']}")
    tap(phone, key="react/favorite_heart")
    assert called(phone, "Ben Okonjo")["messages"][-1]["liked"]
    tap(phone, hold=0.6, key=f"message/{newest['id']}")
    tap(phone, key="delete")
    assert newest["id"] not in [m["id"] for m in called(phone, "Ben Okonjo")["messages"]]


def test_searching_finds_messages_by_their_words() -> None:
    phone = phone_with()
    tap(phone, description="Search messages")
    phone.type("blue pot")
    assert shown(phone, "Key is under the blue pot")
    found = next(view for view in views(phone) if view["key"].startswith("found/"))
    tap(phone, key=found["key"])
    assert views(phone, key="bubbles")


@pytest.mark.parametrize("key", ["attach", "gallery", "emoji", "voice", "call", "video"])
def test_the_icons_around_the_field_have_no_name(key: str) -> None:
    view = views(opened(), key=key)[0]
    assert (view["text"], view["description"]) == ("", "")
    assert view["clickable"]


def test_a_layer_for_reactions_lies_over_the_bubbles_and_lets_touches_through() -> None:
    phone = opened()
    newest = called(phone, "Ben Okonjo")["messages"][-1]
    nodes = [node for root in phone.nodes(active_only=True) for node in root.walk()]
    layer = next(node for node in nodes if node.resource_id.endswith("reaction_overlay"))
    x, y = center(phone, key=f"message/{newest['id']}")
    assert layer.bounds.left <= x < layer.bounds.right
    assert layer.bounds.top <= y < layer.bounds.bottom
    tap(phone, key=f"message/{newest['id']}")
    assert phone.front_page().ui["stamped"] == newest["id"]  # type: ignore[union-attr]
