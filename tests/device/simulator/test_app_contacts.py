"""The Contacts app, touched on a phone: what people do there shows in its data."""

from __future__ import annotations

from typing import Any

import pytest
from sample_phone import shown, tap, views

from device.simulator.android.app import Start
from device.simulator.android.clock import Clock
from device.simulator.android.keycodes import BACK
from device.simulator.android.phone import VirtualPhone
from device.simulator.apps.contacts.records import SEEDS, name_of

CONTACTS = "com.android.contacts"
ADA = {
    "id": len(SEEDS) + 1,
    "first": "Ada",
    "last": "Lovelace",
    "phones": [{"type": "Mobile", "number": "+44 20 7946 0958"}],
    "emails": [],
    "company": "",
    "starred": False,
    "more": {},
}


def phone_with(start: Start | None = None) -> VirtualPhone:
    """A phone with Contacts in front."""
    phone = VirtualPhone(clock=Clock("stepped"))
    assert phone.start(CONTACTS, start)
    return phone


def own(phone: VirtualPhone) -> dict[str, Any]:
    """The app's data."""
    data: dict[str, Any] = phone.state()["apps"][CONTACTS]
    return data


def people(phone: VirtualPhone) -> list[dict[str, Any]]:
    """The contacts."""
    found: list[dict[str, Any]] = own(phone)["contacts"]
    return found


def enter(phone: VirtualPhone, key: str, text: str) -> None:
    """Tap a field and type."""
    tap(phone, key=key)
    assert phone.type(text)


def names(phone: VirtualPhone) -> list[str]:
    """The names in the list, from the top."""
    return [v["text"] for v in reversed(views(phone, id=f"{CONTACTS}:id/cliv_name_textview"))]


def create(phone: VirtualPhone, **texts: str) -> None:
    """Open the form and fill it in."""
    tap(phone, description="Create contact")
    for key, text in texts.items():
        enter(phone, key.replace("_", "/"), text)


# --- creating -------------------------------------------------------------------------------------------------------


def test_a_contact_is_created() -> None:
    phone = phone_with()
    before = people(phone)
    create(phone, first="Ada", last="Lovelace", phone_0="+44 20 7946 0958")
    tap(phone, text="Save")
    assert people(phone) == [*before, ADA]
    assert own(phone)["next_id"] == ADA["id"] + 1
    assert phone.toast() == "Ada Lovelace saved"
    assert shown(phone, "+44 20 7946 0958")
    phone.key(BACK)
    assert "Ada Lovelace" in names(phone)


def test_the_form_opens_with_the_cursor_in_the_first_name() -> None:
    phone = phone_with()
    tap(phone, description="Create contact")
    assert phone.keyboard_shown
    assert phone.type("Ada")
    assert views(phone, key="first")[0]["text"] == "Ada"


def test_saving_an_empty_form_creates_nothing() -> None:
    phone = phone_with()
    before = people(phone)
    create(phone, first="  ")
    tap(phone, text="Save")
    assert people(phone) == before
    assert phone.toast() == ""
    assert shown(phone, "Create contact")


def test_a_number_without_a_name_is_called_by_the_number() -> None:
    phone = phone_with()
    create(phone, phone_0="(212) 555-0123")
    tap(phone, text="Save")
    assert name_of(people(phone)[-1]) == "(212) 555-0123"


def test_the_type_of_a_number_is_chosen_from_a_dropdown() -> None:
    phone = phone_with()
    create(phone, first="Ada", phone_0="(212) 555-0123")
    tap(phone, key="phone/0/type")
    tap(phone, key="type/Pager")
    tap(phone, text="Save")
    assert people(phone)[-1]["phones"] == [{"type": "Pager", "number": "(212) 555-0123"}]


def test_a_type_can_be_named_by_oneself() -> None:
    phone = phone_with()
    create(phone, first="Ada", phone_0="(212) 555-0123")
    tap(phone, key="phone/0/type")
    tap(phone, text="Custom…")
    assert phone.type("Engine room")
    tap(phone, text="OK")
    tap(phone, text="Save")
    assert people(phone)[-1]["phones"][0]["type"] == "Engine room"


def test_a_second_number_is_added_with_another_type_and_removed_again() -> None:
    phone = phone_with()
    create(phone, first="Ada")
    assert not shown(phone, "Add phone")
    enter(phone, "phone/0", "(212) 555-0123")
    tap(phone, text="Add phone")
    assert phone.type("(212) 555-0124")
    tap(phone, description="Delete Mobile Phone")
    tap(phone, text="Save")
    assert people(phone)[-1]["phones"] == [{"type": "Work", "number": "(212) 555-0124"}]


def test_more_fields_are_shown_on_request() -> None:
    phone = phone_with()
    create(phone, first="Ada")
    phone.key(BACK)
    assert not views(phone, key="note")
    phone.scroll_by("form", "down", 1.0)
    tap(phone, text="More fields")
    phone.scroll_by("form", "down", 1.0)
    enter(phone, "note", "likes engines")
    tap(phone, text="Save")
    assert people(phone)[-1]["more"] == {"note": "likes engines"}
    assert shown(phone, "likes engines")


def test_more_name_fields_stand_behind_the_arrow() -> None:
    phone = phone_with()
    create(phone, first="Ada")
    tap(phone, description="Show more name fields")
    enter(phone, "prefix", "Countess")
    tap(phone, text="Save")
    assert phone.toast() == "Countess Ada saved"


def test_an_insert_intent_fills_the_form_in() -> None:
    extras = {"name": "Ada Lovelace", "phone": "+44 20 7946 0958", "type": "vnd.android.cursor.dir/contact"}
    phone = phone_with(Start("android.intent.action.INSERT", extras=extras))
    tap(phone, text="Save")
    assert people(phone)[-1] == ADA


# --- leaving the form -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["back", "close"])
def test_leaving_with_unsaved_text_asks(way: str) -> None:
    phone = phone_with()
    before = people(phone)
    create(phone, first="Ada")
    phone.key(BACK)

    def leave() -> None:
        if way == "back":
            phone.key(BACK)
        else:
            tap(phone, description="Navigate up")

    leave()
    assert shown(phone, "Discard your changes and quit editing?")
    tap(phone, text="Keep editing")
    assert views(phone, key="first")[0]["text"] == "Ada"
    leave()
    tap(phone, text="Discard")
    assert people(phone) == before
    assert shown(phone, "Contacts")


def test_leaving_an_untouched_form_does_not_ask() -> None:
    phone = phone_with()
    tap(phone, key="contact/1")
    tap(phone, description="Edit")
    phone.key(BACK)
    assert shown(phone, "Contact info")


# --- the list -------------------------------------------------------------------------------------------------------


def test_favourites_are_listed_first_and_again_in_their_place() -> None:
    phone = phone_with()
    assert names(phone)[:6] == ["Anna Lee", "Bess Okonjo", "Mum", "Ann Lee", "Anna Lee", "Anneliese Leander"]


def test_the_letter_of_a_section_stands_in_the_row_of_its_first_person() -> None:
    phone = phone_with()
    rows = [n for root in phone.nodes() for n in root.walk() if n.clickable and n.key.startswith("contact/")]
    firsts = {n.key: [c.text for c in n.walk() if len(c.text) == 1] for n in rows}
    assert firsts["contact/1"] == ["A"]
    assert firsts["contact/2"] == []
    assert firsts["contact/4"] == ["B"]


def test_the_star_makes_a_favourite() -> None:
    phone = phone_with()
    tap(phone, key="contact/1")
    tap(phone, description="Add to favorites")
    assert people(phone)[0]["starred"]
    tap(phone, description="Remove from favorites")
    assert not people(phone)[0]["starred"]


def test_the_list_can_be_sorted_by_last_name() -> None:
    phone = phone_with()
    for text in ("Settings", "Sort by", "Last name"):
        if text == "Settings":
            tap(phone, description="More options")
        tap(phone, text=text)
    assert own(phone)["sort"] == "last"
    phone.key(BACK)
    assert names(phone)[3] == "Oluwaseun Adeyemi-Brightwater"


def test_the_search_finds_by_name_number_and_company() -> None:
    phone = phone_with()
    tap(phone, description="Search")
    phone.type("lee")
    assert names(phone) == ["Ann Lee", "Anna Lee"]
    assert shown(phone, "2 FOUND")
    for wanted, found in (("5550171", ["Anna Lee"]), ("tidew", ["Caspar Venn"]), ("qqq", [])):
        phone.set_text("query", wanted)
        assert names(phone) == found
    phone.set_text("query", "mum")
    tap(phone, text="Mum")
    assert shown(phone, "01632 960 101")


# --- editing and deleting -------------------------------------------------------------------------------------------


def test_editing_changes_that_contact_only() -> None:
    phone = phone_with()
    before = people(phone)
    tap(phone, key="contact/2")
    tap(phone, description="Edit")
    phone.set_text("company", "Papermill")
    phone.set_text("phone/1", "")
    tap(phone, text="Save")
    changed = {**before[1], "company": "Papermill", "phones": before[1]["phones"][:1]}
    assert people(phone) == [before[0], changed, *before[2:]]


def test_deleting_asks_first() -> None:
    phone = phone_with()
    before = people(phone)
    tap(phone, key="contact/1")
    for answer in ("Cancel", "Delete"):
        tap(phone, description="More options")
        tap(phone, text="Delete")
        assert shown(phone, "Delete this contact?")
        assert people(phone) == before
        tap(phone, text=answer)
    assert people(phone) == before[1:]
    assert phone.toast() == "Ann Lee deleted"
    assert shown(phone, "Contacts")


def test_a_long_press_selects_and_back_ends_selecting() -> None:
    phone = phone_with()
    before = people(phone)
    tap(phone, hold=0.6, key="contact/1")
    tap(phone, key="contact/3")
    assert shown(phone, "2")
    phone.key(BACK)
    assert shown(phone, "Create contact")
    tap(phone, hold=0.6, key="contact/1")
    tap(phone, key="contact/3")
    tap(phone, description="Delete")
    tap(phone, text="Delete")
    assert people(phone) == [before[1], *before[3:]]


def test_calling_says_so_when_no_app_can() -> None:
    phone = phone_with()
    tap(phone, key="contact/1")
    tap(phone, text="Call")
    assert phone.foreground[0] == "com.android.dialer" or phone.toast() == "No app was found to handle this action."


def test_a_contact_without_an_address_cannot_be_written_to() -> None:
    phone = phone_with()
    tap(phone, key="favorite/5")
    tap(phone, text="Email")
    assert phone.toast() == ""


def test_a_contact_that_is_gone_is_said_to_be() -> None:
    phone = phone_with(Start("android.intent.action.VIEW", "content://com.android.contacts/contacts/999"))
    assert shown(phone, "The contact doesn’t exist.")


def test_every_contact_of_a_new_phone_is_invented_and_two_are_nearly_the_same() -> None:
    numbers = [number for _, _, phones, _, _, _ in SEEDS for _, number in phones]
    assert all("555-01" in n or "7946 0" in n or n.startswith("01632 960") for n in numbers)
    addresses = [address for _, _, _, emails, _, _ in SEEDS for _, address in emails]
    assert all(a.rpartition(".")[2] == "example" or "@example." in a for a in addresses)
    assert {("Ann", "Lee"), ("Anna", "Lee")} <= {(first, last) for first, last, *_ in SEEDS}


def test_a_contact_prepared_with_its_name_alone_is_shown_and_edited() -> None:
    phone = phone_with()
    phone.prepare({"apps": {CONTACTS: {"contacts": [{"id": 1, "first": "Ada"}]}}})
    tap(phone, text="Ada")
    tap(phone, description="Edit")
    phone.key(BACK)
    assert not shown(phone, "Discard")
    tap(phone, description="Edit")
    enter(phone, "last", "Lovelace")
    tap(phone, text="Save")
    assert (people(phone)[0]["first"], people(phone)[0]["last"]) == ("Ada", "Lovelace")
    tap(phone, description="Add to favorites")
    assert people(phone)[0]["starred"]
