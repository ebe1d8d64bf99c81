"""Mail as data: what a phone starts with, and what can be done to a letter."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from device.simulator.android.app import JSON, Context
from device.simulator.apps.people import cast

Letter = dict[str, JSON]
"""{"id", "folder": one of FOLDERS, "name", "address", "to", "subject", "body", "when", "unread", "starred",
"important", "files": [names]}"""

FOLDERS: Sequence[tuple[str, str, str]] = (
    # name in the data, on the screen, icon
    ("inbox", "Inbox", "inbox"),
    ("starred", "Starred", "star_border"),
    ("important", "Important", "label_important"),
    ("sent", "Sent", "send"),
    ("drafts", "Drafts", "drafts"),
    ("archive", "All mail", "archive"),
    ("spam", "Spam", "spam"),
    ("trash", "Trash", "delete"),
)
MINE = ("me", "robin@deixis.example")

TEXTS: Sequence[tuple[str, str, tuple[str, ...]]] = (
    ("Minutes of Monday’s meeting", "Hi all,\n\nplease find the minutes attached. The open points are with me until "
     "Thursday; tell me if I have forgotten one.\n\nThe next meeting is on the 19th, same room.", ("Minutes.pdf",)),
    ("Re: Kayak on Saturday", "Wind from noon, they say. Ten at the harbour?\n\nI have two paddles and one spray "
     "deck that does not leak.", ()),
    ("Invoice 2026-0114", "Dear customer,\n\nthank you for your order. Your invoice is attached and is due within "
     "14 days.\n\nKind regards", ("Invoice.pdf", "Terms.pdf")),
    ("Your library books are due", "Three books are due on Friday:\n\nField Guide to Knots\nTides and How to Read "
     "Them\nThe Blue Dish Cookbook", ()),
    ("Re: Re: Birthday present", "A watch is too much. What about the concert, all of us together?\n\nI can get the "
     "tickets on Monday.", ()),
    ("Photos from the weekend", "The best of them are attached, the rest is in the usual place. You blink in two.",
     ("IMG_0412.jpg", "IMG_0418.jpg", "IMG_0431.jpg")),
    ("Weekly digest: 12 new posts", "What you missed this week: tide tables for beginners, a used dinghy, and a long "
     "argument about paint.", ()),
    ("Appointment confirmed", "Your appointment is on Thursday at 8:40. Please come five minutes early and bring "
     "your card.", ("Appointment.ics",)),
    ("Draft of the poster", "Second try. The title is larger and the boat smaller. Better?", ("Poster v2.pdf",)),
    ("Re: Draft of the poster", "Better! But the date is hard to read on the blue.", ()),
    ("Parcel out for delivery", "Your parcel arrives today between 14:00 and 17:00. No signature is needed.", ()),
    ("Question about your flat", "Hello,\n\nis the flat in Harbour Street still free from March? We are two, with "
     "one very quiet cat.", ()),
    ("Reminder: rent for January", "The rent for January has not arrived yet. If you have paid already, please ignore "
     "this reminder.", ()),
    ("Recipe as promised", "Boil the lemons whole, for two hours, then forget them for a day. Everything else is easy.",
     ()),
    ("Your receipt", "Total 23.80. Thank you, and see you soon!", ("Receipt.pdf",)),
    ("Security alert", "A new device has signed in to your account. If that was you, nothing is to be done.", ()),
    ("Re: Choir on Tuesday", "I am ill, sing without me. The alto part is in the blue folder.", ()),
    ("New timetable from 15 January", "The first bus leaves at 5:42, the last one at 0:15. On Sundays as before.", ()),
    ("Can you look at this?", "The second table does not add up, I wonder why. Rows 14 to 20.", ("Table.xlsx",)),
    ("Re: Can you look at this?", "Row 17 is in there twice.", ()),
    ("You have won", "Congratulations!!! Send your details at once to receive your price.", ()),
    ("Lost: grey scarf", "Left on a chair in the big room last night, probably. It is my grandmother’s.", ()),
    ("Welcome to the club", "Your card is on its way. Until it arrives, your name will do.", ("Card.pdf",)),
    ("Tickets for Friday", "Two seats, row 9. Doors open at 19:00, it begins at 19:30.", ("Tickets.pdf",)),
)  # fmt: skip
WHENS = ("08:51", "08:12", "07:30", "Sun", "Sun", "Sat", "Sat", "Fri", "Thu", "Wed", "Wed", "Tue", "1 Jan", "31 Dec",
         "30 Dec", "29 Dec", "22 Dec", "20 Dec", "19 Dec", "17 Dec", "15 Dec", "11 Dec", "9 Dec", "2 Dec")  # fmt: skip


def seeded(seed: int) -> dict[str, JSON]:
    """The app's data on a fresh phone of this seed."""
    people, texts = list(cast(seed)), list(TEXTS)
    rng = random.Random(f"mail of {seed}")
    if seed:
        rng.shuffle(texts)
        rng.shuffle(people)
        texts = texts[: rng.randrange(16, len(texts) + 1)]
    letters: list[Letter] = []
    for number, (subject, body, files) in enumerate(texts, start=1):
        person = people[number * 5 % len(people)]
        letters.append(
            letter(number, person.name, person.email, MINE[1], subject, body, WHENS[number - 1], files)
            | {"unread": number <= 3 or rng.random() < 0.15, "starred": rng.random() < 0.15,
               "important": rng.random() < 0.3, "folder": "spam" if subject == "You have won" else "inbox"}
        )  # fmt: skip
    sent = letter(len(letters) + 1, *MINE, people[2].email, "Re: Tickets for Friday", "I will take both!", "Thu", ())
    draft = letter(len(letters) + 2, *MINE, people[4].email, "Spare key", "Could you perhaps", "Wed", ())
    letters += [sent | {"folder": "sent"}, draft | {"folder": "drafts"}]
    return {"letters": letters, "next_id": len(letters) + 1, "account": MINE[1], "signature": ""}


def letter(
    number: int, name: str, address: str, to: str, subject: str, body: str, when: str, files: Iterable[str]
) -> Letter:
    """A letter in the inbox, read."""
    return {
        "id": number, "folder": "inbox", "name": name, "address": address, "to": to, "subject": subject,
        "body": body, "when": when, "unread": False, "starred": False, "important": False, "files": list(files),
    }  # fmt: skip


def by_id(ctx: Context, number: int) -> Letter | None:
    """A letter, None when it is gone."""
    return next((letter for letter in ctx.data["letters"] if letter["id"] == number), None)


def within(ctx: Context, folder: str) -> list[Letter]:
    """The letters that a folder shows, the latest first."""
    kept = [each for each in ctx.data["letters"] if each["folder"] not in ("trash", "spam")]
    match folder:
        case "starred" | "important":
            return [each for each in kept if each[folder]]
        case "archive":
            return [each for each in kept if each["folder"] in ("inbox", "archive", "sent")]
        case _:
            return [each for each in ctx.data["letters"] if each["folder"] == folder]


def matching(ctx: Context, words: str) -> list[Letter]:
    """Letters that hold all of the words."""
    sought = words.casefold().split()
    text = ("name", "address", "to", "subject", "body")
    return [
        each
        for each in (ctx.data["letters"] if sought else ())
        if all(word in " ".join(str(each[part]) for part in text).casefold() for word in sought)
    ]


def move(ctx: Context, numbers: Sequence[int], folder: str) -> None:
    """Put letters into another folder; what is deleted from the trash is gone."""
    gone = [n for n in numbers if (each := by_id(ctx, n)) and folder == "trash" == each["folder"]]
    ctx.data["letters"] = [each for each in ctx.data["letters"] if each["id"] not in gone]
    for each in ctx.data["letters"]:
        if each["id"] in numbers:
            each["folder"] = folder


def write(ctx: Context, folder: str, to: str, subject: str, body: str, number: int = 0) -> Letter:
    """Put a letter of one's own on top of a folder, in place of the draft with this number."""
    if not number:
        number = int(ctx.data["next_id"])
        ctx.data["next_id"] = number + 1
    made = letter(number, MINE[0], str(ctx.data["account"]), to, subject, body, f"{ctx.now:%H:%M}", ())
    made["folder"] = folder
    ctx.data["letters"] = [made, *(each for each in ctx.data["letters"] if each["id"] != number)]
    return made
