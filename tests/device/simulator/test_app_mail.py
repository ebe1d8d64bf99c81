"""The Email app: its list, its drawer, reading and writing, by touch."""

from __future__ import annotations

from typing import Any

import pytest
from sample_phone import center, shown, tap, views

from device.simulator.android import keycodes
from device.simulator.android.app import Start
from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone

PACKAGE = "com.android.email"


@pytest.fixture
def phone() -> VirtualPhone:
    phone = VirtualPhone(clock=Clock("stepped"))
    assert phone.start(PACKAGE)
    return phone


def letters(phone: VirtualPhone, folder: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = phone.state()["apps"][PACKAGE]["letters"]
    return [each for each in found if folder in ("", each["folder"])]


def rows(phone: VirtualPhone) -> list[int]:
    """The letters of the list in sight, by their numbers."""
    found = (view["key"].split("/") for view in views(phone))
    return [int(key[1]) for key in found if key[0] == "letter" and len(key) == 2]


def first(phone: VirtualPhone) -> dict[str, Any]:
    return letters(phone, "inbox")[0]


def test_a_star_is_set_by_an_icon_that_is_called_like_all_others(phone: VirtualPhone) -> None:
    letter = first(phone)
    assert len(views(phone, description="Not starred")) > 4
    faces = [node for root in phone.nodes() for node in root.walk() if node.key == f"face/{letter['id']}"]
    assert [(face.text, face.description) for face in faces] == [("", "")], "and a face by nothing"
    tap(phone, key=f"star/{letter['id']}")
    assert first(phone)["starred"] is not letter["starred"]


def test_a_letter_is_read_and_left_unread_again(phone: VirtualPhone) -> None:
    letter = first(phone)
    assert letter["unread"]
    tap(phone, text=letter["subject"])
    assert not first(phone)["unread"]
    assert shown(phone, letter["body"].split("\n\n")[0])
    tap(phone, key="unread")
    assert first(phone)["unread"]


def test_several_are_chosen_by_their_faces_and_deleted_together(phone: VirtualPhone) -> None:
    ids = [each["id"] for each in letters(phone, "inbox")[:2]]
    for number in ids:
        tap(phone, key=f"face/{number}")
    assert shown(phone, "2")
    tap(phone, id=f"{PACKAGE}:id/delete")
    assert {each["id"] for each in letters(phone, "trash")} == set(ids)
    assert phone.toast() == "2 deleted"


def test_a_swipe_to_the_side_archives(phone: VirtualPhone) -> None:
    letter = first(phone)
    x, y = center(phone, key=f"letter/{letter['id']}")
    phone.swipe(x + 300, y, x - 300, y, 0.2)
    assert [each["id"] for each in letters(phone, "archive")] == [letter["id"]]


def test_the_drawer_lies_over_a_list_that_stays_in_the_tree(phone: VirtualPhone) -> None:
    letter = first(phone)
    tap(phone, description="Open navigation drawer")
    nodes = [node for root in phone.nodes(active_only=True) for node in root.walk()]
    assert any(node.text == letter["subject"] for node in nodes)
    tap(phone, key="folder/starred")
    assert shown(phone, "Starred")
    assert set(rows(phone)) == {each["id"] for each in letters(phone) if each["starred"] and each["folder"] != "spam"}


def test_back_closes_the_drawer_first(phone: VirtualPhone) -> None:
    tap(phone, description="Open navigation drawer")
    phone.key(keycodes.BACK)
    assert phone.foreground[0] == PACKAGE
    assert not views(phone, key="drawer")


def test_a_letter_is_written_and_sent(phone: VirtualPhone) -> None:
    tap(phone, key="compose")
    for key, words in (("to", "ann.lee@example.com"), ("subject", "Supper"), ("body", "At eight?")):
        tap(phone, key=key)
        phone.type(words)
    tap(phone, key="send")
    sent = letters(phone, "sent")[0]
    assert (sent["to"], sent["subject"], sent["body"]) == ("ann.lee@example.com", "Supper", "At eight?")
    assert phone.toast() == "Sent"


def test_a_letter_to_nobody_is_not_sent(phone: VirtualPhone) -> None:
    before = letters(phone, "sent")
    tap(phone, key="compose")
    tap(phone, key="send")
    assert shown(phone, "Add at least one recipient.")
    tap(phone, key="ok")
    assert letters(phone, "sent") == before


def test_what_is_left_unfinished_is_a_draft_and_written_on(phone: VirtualPhone) -> None:
    tap(phone, key="compose")
    tap(phone, key="subject")
    phone.type("Half")
    phone.key(keycodes.BACK)
    phone.key(keycodes.BACK)
    draft = letters(phone, "drafts")[0]
    assert draft["subject"] == "Half"
    tap(phone, description="Open navigation drawer")
    tap(phone, key="folder/drafts")
    tap(phone, key=f"letter/{draft['id']}")
    tap(phone, key="to")
    phone.type("ben@okonjo.example")
    tap(phone, key="send")
    assert draft["id"] not in [each["id"] for each in letters(phone, "drafts")]
    assert letters(phone, "sent")[0]["subject"] == "Half"


def test_a_reply_goes_to_whoever_wrote(phone: VirtualPhone) -> None:
    letter = first(phone)
    tap(phone, key=f"letter/{letter['id']}")
    tap(phone, key="answer/Reply")
    phone.type("Yes")
    tap(phone, key="send")
    sent = letters(phone, "sent")[0]
    assert (sent["to"], sent["subject"], sent["body"]) == (letter["address"], f"Re: {letter['subject']}", "Yes")


def test_searching_finds_all_words_anywhere(phone: VirtualPhone) -> None:
    tap(phone, key="search")
    phone.type("lemons whole")
    assert shown(phone, "Recipe as promised")
    assert len(rows(phone)) == 1


def test_an_address_in_another_app_opens_a_letter_to_it() -> None:
    phone = VirtualPhone(clock=Clock("stepped"))
    assert phone.resolve(Start("android.intent.action.SENDTO", "mailto:ann@example.com")) == PACKAGE
    phone.start(PACKAGE, Start("android.intent.action.SENDTO", "mailto:ann@example.com?subject=Hi"))
    assert [views(phone, key=key)[0]["text"] for key in ("to", "subject")] == ["ann@example.com", "Hi"]
