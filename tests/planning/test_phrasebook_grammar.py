"""What goals mean to the phrasebook: many phrasings, and where a goal is cut into clauses."""

from __future__ import annotations

import pytest
from saying import meant, short

from planning.phrasebook.building import LABELS
from planning.phrasebook.forms import FORMS, actions
from planning.phrasebook.quoting import mask

ONE = {
    # apps and links
    "open Contacts": 'Open("Contacts")',
    "Launch the Clock app": 'Open("Clock")',
    "start Google Maps": 'Open("Google Maps")',
    'open "Terms, and more"': 'Open("Terms, and more")',
    "switch to the Clock app": 'Open("Clock")',
    "go to https://example.com/a,b?c=d": 'OpenLink("https://example.com/a,b?c=d")',
    "open example.com": 'OpenLink("https://example.com")',
    'open "tel:+44207946"': 'OpenLink("tel:+44207946")',
    # touching
    "tap Create contact": 'Tap("Create contact")',
    "Tap on the Save button.": 'Tap("the Save button")',
    "click OK": 'Tap("OK")',
    "press the gear icon": 'Tap("the gear icon")',
    "touch the second photo in the last row": 'Tap("the second photo in the last row")',
    "choose Mobile": 'Tap("Mobile")',
    "select the first row": 'Tap("the first row")',
    "pick Blue": 'Tap("Blue")',
    "tap the gear icon, top right": 'Tap("the gear icon, top right")',
    "tap Date and time": 'Tap("Date and time")',
    'tap "Save and send"': 'Tap("\\"Save and send\\"")',
    "tap the switch next to Wi-Fi": 'Tap("the switch next to Wi-Fi")',
    "tap “Über uns”": 'Tap("\\"Über uns\\"")',
    "tap “保存，退出”": 'Tap("\\"保存，退出\\"")',
    "tap 『保存。退出』": 'Tap("\\"保存。退出\\"")',
    "tap 【重要，急】": 'Tap("【重要，急】")',
    "tap ‘保存’按钮": 'Tap("\\"保存\\"按钮")',
    "tap 《上，下》": 'Tap("《上，下》")',
    "tap 'Ada's note'": 'Tap("\\"Ada\'s note\\"")',
    "tap Ada's note": 'Tap("Ada\'s note")',
    "please tap 7, please": 'Tap("7")',
    "tap Just once": 'Tap("Just once")',
    "tap +": 'Tap("+")',
    "long press the first message": 'LongPress("the first message")',
    "press and hold the photo": 'LongPress("the photo")',
    "tap and hold Ada": 'LongPress("Ada")',
    "double-tap the map": 'DoubleTap("the map")',
    "save": 'Tap("Save")',
    "Then save it": 'Tap("Save")',
    "save the contact": 'Tap("Save")',
    "ok": 'Tap("OK")',
    # buttons that things have of their own
    "star task 2": 'Tap("star task 2")',
    "Delete the mail from Ada.": 'Tap("delete the mail from Ada")',
    'mute "Family"': 'Tap("mute \\"Family\\"")',
    "play Blue Winter": 'Tap("play Blue Winter")',
    # keys
    "press back": "Press(back)",
    "press the Home button": "Press(home)",
    "hit enter": "Press(enter)",
    "press recent apps": "Press(recents)",
    "press volume up": "Press(volume up)",
    "go back": "Press(back)",
    "go home": "Press(home)",
    "go to the home screen": "Press(home)",
    "press the delete key": "Press(delete)",
    "open the notifications": "Press(notifications)",
    "pull the notification shade down": "Press(notifications)",
    "swipe down the quick settings": "Press(quick settings)",
    "open Notifications": 'Open("Notifications")',
    "swipe down on the notification": 'Swipe(down, "the notification")',
    "press Delete": 'Tap("Delete")',
    # text
    "enter Ada as first name": 'Enter("first name", "Ada")',
    "type Ada into the First name field": 'Enter("the First name field", "Ada")',
    "write hello in the message box": 'Enter("the message box", "hello")',
    "put 42 in Amount": 'Enter("Amount", "42")',
    "enter +44 20 7946 0958 as phone number": 'Enter("phone number", "+44 20 7946 0958")',
    'enter "+44 20 7946 0958" as phone': 'Enter("phone", "+44 20 7946 0958")',
    'enter "a, then b. And c" as title': 'Enter("title", "a, then b. And c")',
    'enter "say \\"hi\\"" as title': 'Enter("title", "say \\"hi\\"")',
    'enter "" as title': 'Enter("title", "")',
    "enter Lovelace for last name": 'Enter("last name", "Lovelace")',
    "enter 1,000 as amount": 'Enter("amount", "1,000")',
    "enter London, UK as city": 'Enter("city", "London, UK")',
    "enter salt and pepper as title": 'Enter("title", "salt and pepper")',
    "enter 你好，世界 as title": 'Enter("title", "你好，世界")',
    "enter “你好。再见；” as title": 'Enter("title", "你好。再见；")',
    "enter 《上，下》 as title": 'Enter("title", "《上，下》")',
    "enter Dr. Who as name": 'Enter("name", "Dr. Who")',
    "enter jack of all trades as a motto as title": 'Enter("title", "jack of all trades as a motto")',
    'type "5" in the field next to Hours': 'Enter("the field next to Hours", "5")',
    "fill in the title with Shopping": 'Enter("the title", "Shopping")',
    "fill title with milk, eggs": 'Enter("title", "milk, eggs")',
    "type hello": 'Enter("the Search field", "hello")',
    "type salt, pepper and oil": 'Enter("the Search field", "salt, pepper and oil")',
    "enter the secret mail-password in the password field": 'Enter("the password field", SecretRef("mail-password"))',
    'type secret "my pin" into PIN': 'Enter("PIN", SecretRef("my pin"))',
    "clear the search field": 'Clear("the search field")',
    # values
    "turn on Wi-Fi": 'Adjust("Wi-Fi", "on")',
    "switch Bluetooth off": 'Adjust("Bluetooth", "off")',
    "turn the Wi-Fi switch on": 'Adjust("the Wi-Fi switch", "on")',
    "enable Dark theme": 'Adjust("Dark theme", "on")',
    "disable Airplane mode": 'Adjust("Airplane mode", "off")',
    "check the Remind me box": 'Adjust("the Remind me box", "on")',
    "uncheck the Remind me checkbox": 'Adjust("the Remind me checkbox", "off")',
    "set the volume to 40 %": 'Adjust("the volume", "40 %")',
    "change Language to English": 'Adjust("Language", "English")',
    "set Search to Ada": 'Enter("Search", "Ada")',
    "choose Mobile in the Label dropdown": 'Adjust("the Label dropdown", "Mobile")',
    "switch to text input": 'Tap("the Switch to text input mode button")',
    "switch to the Alarm tab": 'Tap("the Alarm tab")',
    # movement
    "scroll down": "Scroll(down)",
    "scroll the list up": 'Scroll(up, "the list")',
    "scroll right in the tabs": 'Scroll(right, "the tabs")',
    "scroll to About phone": 'Scroll(down, -, "About phone")',
    "scroll up to Network": 'Scroll(up, -, "Network")',
    "scroll down until About phone is shown": 'Scroll(down, -, "About phone")',
    "scroll until you see Zoe": 'Scroll(down, -, "Zoe")',
    "scroll down in the list until Zoe appears": 'Scroll(down, "the list", "Zoe")',
    "swipe left": "Swipe(left)",
    "swipe left on the first message": 'Swipe(left, "the first message")',
    "swipe up until Privacy is shown": 'Scroll(down, -, "Privacy")',
    "drag Milk to Eggs": 'Drag("Milk", "Eggs")',
    "drag and drop the Clock icon onto the Tools folder": 'Drag("the Clock icon", "the Tools folder")',
    "zoom in": 'Pinch("in")',
    "zoom out on the map": 'Pinch("out", "the map")',
    # waiting, checking, reading
    "wait until Loading is gone": 'Wait(Gone("Loading"))',
    "wait until the results are shown for up to 30 seconds": 'Wait(Shows("the results"), 30.0)',
    "wait 5 seconds": "Pause(5.0)",
    "wait for 1.5 s": "Pause(1.5)",
    "pause for a minute": "Pause(60.0)",
    "wait another ten seconds": "Pause(10.0)",
    "wait for ten seconds": "Pause(10.0)",
    "wait for the results": 'Wait(Shows("the results"))',
    "wait for Loading to disappear": 'Wait(Gone("Loading"))',
    "check that Ada is shown": 'Wait(Shows("Ada"))',
    'verify that "Ada Lovelace" is visible on the screen': 'Wait(Shows("\\"Ada Lovelace\\""))',
    "make sure Error is not shown": 'Wait(Gone("Error"))',
    "check that there is no Error": 'Wait(Gone("Error"))',
    "confirm that you see 07:30": 'Wait(Shows("07:30"))',
    "check that Wi-Fi is on": 'Wait(Holds("Wi-Fi", "on"))',
    "check that the Remind me box is not checked": 'Wait(Holds("the Remind me box", "not checked"))',
    "check that the title says Draft": 'Wait(Holds("the title", "Draft"))',
    'check that "Ada, Bo" is in the Name field': 'Wait(Holds("the Name field", "Ada, Bo"))',
    'check that first name is "Ada"': 'Wait(Holds("first name", "Ada"))',
    "check that the Clock app is open": 'Wait(InApp("Clock"))',
    "read the battery level": 'Read("the battery level")',
    "tell me what the title says": 'Read("the title")',
}

SEVERAL = {
    "Open Contacts, tap Create contact, enter Ada as first name, then save, and check that Ada is shown": [
        'Open("Contacts")', 'Tap("Create contact")', 'Enter("first name", "Ada")', 'Tap("Save")', 'Wait(Shows("Ada"))',
    ],
    "1. Open Clock\n2. Tap Add alarm\n3) Save": ['Open("Clock")', 'Tap("Add alarm")', 'Tap("Save")'],
    "1. Open Clock 2. Tap 4 3. Save": ['Open("Clock")', 'Tap("4")', 'Tap("Save")'],
    "- open Clock\n- go back": ['Open("Clock")', "Press(back)"],
    "Open Clock. Tap Alarm; save! Go home": ['Open("Clock")', 'Tap("Alarm")', 'Tap("Save")', "Press(home)"],
    "First, open Clock. Next, tap Next, next": ['Open("Clock")', 'Tap("Next")', 'Tap("Next")'],
    "In Settings, turn on Wi-Fi": ['Open("Settings")', 'Adjust("Wi-Fi", "on")'],
    "tap Date and time and save": ['Tap("Date and time")', 'Tap("Save")'],
    "enter Ada as first name, Lovelace as last name and save": [
        'Enter("first name", "Ada")', 'Enter("last name", "Lovelace")', 'Tap("Save")',
    ],
    "check that Ada, Bob and Eve are shown": ['Wait(Shows("Ada"))', 'Wait(Shows("Bob"))', 'Wait(Shows("Eve"))'],
    'make sure Wi-Fi is on and there is no "Error"': ['Wait(Holds("Wi-Fi", "on"))', 'Wait(Gone("\\"Error\\""))'],
    "tap Next three times": ['Tap("Next")', 'Tap("Next")', 'Tap("Next")'],
    "go back twice": ["Press(back)", "Press(back)"],
    "Open Clock,tap Alarm": ['Open("Clock")', 'Tap("Alarm")'],
    "open Clock and then tap Alarm, and after that go back": ['Open("Clock")', 'Tap("Alarm")', "Press(back)"],
    "Open Clock，tap Alarm": ['Open("Clock")', 'Tap("Alarm")'],
    "go home；open Clock。Tap Alarm、save！Go back": [
        "Press(home)", 'Open("Clock")', 'Tap("Alarm")', 'Tap("Save")', "Press(back)",
    ],
    "1、Open Clock，2、tap Alarm；3、save": ['Open("Clock")', 'Tap("Alarm")', 'Tap("Save")'],
    "First，open Clock，then，tap Alarm， and save": ['Open("Clock")', 'Tap("Alarm")', 'Tap("Save")'],
    "check that Ada、Bob and Eve are shown": ['Wait(Shows("Ada"))', 'Wait(Shows("Bob"))', 'Wait(Shows("Eve"))'],
    "open https://example.com/a，then go back": ['OpenLink("https://example.com/a")', "Press(back)"],
    'tap "One, two" and tap "Three and save"': ['Tap("\\"One, two\\"")', 'Tap("\\"Three and save\\"")'],
}  # fmt: skip

NOT_FOLLOWED = {
    "set an alarm for 07:30": "set an alarm for 07:30",
    "add Ada Lovelace, +44 20 7946 0958, to the contacts and set an alarm for 07:30": (
        "add Ada Lovelace, +44 20 7946 0958, to the contacts"
    ),
    "Open Settings, order me a pizza and tap Save": "order me a pizza",
    "Open Contacts and add Ada": "add Ada",
    "tap it": "tap it",
    "wait for a moment": "wait for a moment",
    "go to Settings": "go to Settings",
    "toggle Wi-Fi": "toggle Wi-Fi",
    "scroll to the left": "scroll to the left",
    "scroll up to the bottom": "scroll up to the bottom",
    "scroll to the bottom row": "scroll to the bottom row",
    "check that the weather is fine": "check that the weather is fine",
    "buy milk": "buy milk",
    'tap "Save': 'tap "Save',
    "open Settings，order a pizza": "order a pizza",
    "tap One、Two": "tap One、Two",
    "press back 900 times": "press back 900 times",
    "hello": "hello",
    '"Save"': '"Save"',
}


@pytest.mark.parametrize(("goal", "intent"), ONE.items())
def test_one_clause_means_one_intent(goal: str, intent: str) -> None:
    assert meant(goal) == [intent]


@pytest.mark.parametrize(("goal", "intents"), SEVERAL.items())
def test_a_goal_is_cut_where_clauses_meet(goal: str, intents: list[str]) -> None:
    assert meant(goal) == intents


@pytest.mark.parametrize(("goal", "clause"), NOT_FOLLOWED.items())
def test_what_cannot_be_followed_is_named_as_a_clause(goal: str, clause: str) -> None:
    assert f"? {clause}" in meant(goal)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.says)
def test_every_form_follows_its_own_example(form) -> None:
    masked = mask(form.example)
    first = next(one for one in FORMS if one.pattern.fullmatch(masked.text) and actions(masked))
    assert first is form


@pytest.mark.parametrize("label", sorted(LABELS))
def test_a_label_said_alone_is_tapped(label: str) -> None:
    assert meant(label) == [f'Tap("{LABELS[label]}")']


def test_short_shows_every_field() -> None:
    from grounding.interface import Enter, Target, Text

    assert short(Enter(Target("a"), Text("b"), True)) == 'Enter("a", "b", True)'


def test_control_characters_do_not_reach_an_intent() -> None:
    assert meant("tap Sa\x07ve\x00") == ['Tap("Sa ve")']
