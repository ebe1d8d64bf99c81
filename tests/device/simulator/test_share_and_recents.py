"""The share sheet over any app, and the recent apps with pictures of what they were left at."""

from __future__ import annotations

import json

from sample_phone import shown, tap, views

from device.geometry import Bounds
from device.simulator.android import keycodes
from device.simulator.android.clock import Clock
from device.simulator.android.phone import VirtualPhone

BROWSER, CONTACTS, SETTINGS = "com.android.browser", "com.android.contacts", "com.android.settings"


def at_contact(number: int) -> VirtualPhone:
    """A phone with a contact's page in front."""
    phone = VirtualPhone(clock=Clock("stepped"))
    assert phone.start(CONTACTS)
    tap(phone, key=f"contact/{number}")
    return phone


def sharing() -> VirtualPhone:
    """The same with the share sheet over it."""
    phone = at_contact(1)
    tap(phone, description="More options")
    tap(phone, text="Share")
    return phone


def test_a_contact_is_shared_over_the_sheet() -> None:
    phone = sharing()
    assert phone.foreground == ("com.android.intentresolver", "com.android.intentresolver.ChooserActivity")
    assert shown(phone, "Ann Lee.vcf")
    tap(phone, description="Copy")
    assert phone.clipboard == "Ann Lee, (212) 555-0117, ann.lee@example.com"
    assert phone.foreground[0] == CONTACTS


def test_the_back_key_closes_the_sheet_and_shares_nothing() -> None:
    phone = sharing()
    phone.key(keycodes.BACK)
    assert phone.foreground[0] == CONTACTS
    assert shown(phone, "Ann Lee")
    assert phone.clipboard == ""


def test_what_is_shared_with_an_app_opens_it_and_back_leads_home_again() -> None:
    phone = sharing()
    tap(phone, text="Web search")
    assert phone.foreground[0] == BROWSER
    assert "Ann%20Lee" in views(phone, key="url")[0]["text"]
    phone.key(keycodes.BACK)
    assert phone.foreground[0] == CONTACTS


def test_an_app_that_runs_already_opens_what_is_shared_with_it() -> None:
    phone = at_contact(1)
    phone.start(BROWSER)
    phone.start(CONTACTS)
    tap(phone, description="More options")
    tap(phone, text="Share")
    tap(phone, text="Web search")
    assert shown(phone, "Back to start")


def test_the_sheet_is_saved_with_the_app_below_it() -> None:
    phone = sharing()
    twin = VirtualPhone(clock=Clock("stepped"))
    twin.restore(json.loads(json.dumps(phone.save())))
    assert twin.hierarchy() == phone.hierarchy()
    tap(twin, text="Bluetooth")
    assert twin.foreground[0] == SETTINGS


def test_recent_apps_show_what_each_was_left_at() -> None:
    phone = VirtualPhone(clock=Clock("stepped"))
    phone.start(CONTACTS)
    phone.start(SETTINGS)
    phone.key(keycodes.APP_SWITCH)
    cards = [view for view in reversed(views(phone)) if view["id"].endswith(":id/snapshot")]
    assert len(cards) == 2
    pictures = [crop(phone, view["visible"]) for view in cards]
    assert pictures[0] != pictures[1]
    tap(phone, key=f"task:{CONTACTS}")
    tap(phone, key="contact/1")
    phone.key(keycodes.APP_SWITCH)
    now = [view for view in reversed(views(phone)) if view["id"].endswith(":id/snapshot")]
    assert crop(phone, now[0]["visible"]) not in pictures


def crop(phone: VirtualPhone, box: list[int]) -> bytes:
    """What the display shows in a box."""
    assert not Bounds(*box).empty
    return phone.screenshot().crop((box[0], box[1], box[2], box[3])).tobytes()


def test_a_private_page_is_not_shown_among_the_recent_apps() -> None:
    phone = VirtualPhone(clock=Clock("stepped"))
    phone.start(BROWSER)
    tap(phone, description="More options")
    tap(phone, text="New incognito tab")
    phone.key(keycodes.APP_SWITCH)
    snapshot = next(view for view in views(phone) if view["id"].endswith(":id/snapshot"))
    left, top, right, bottom = snapshot["visible"]
    picture = phone.screenshot().crop((left + 60, top + 60, right - 60, bottom - 60))
    assert picture.getextrema() == ((0, 0), (0, 0), (0, 0))
