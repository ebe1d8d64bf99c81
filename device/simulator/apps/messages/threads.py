"""Conversations as data: what a phone starts with, finding one, and writing to one."""

from __future__ import annotations

import random
from collections.abc import Sequence

from device.simulator.android.app import JSON, Context
from device.simulator.apps.people import Person, cast

Thread = dict[str, JSON]
"""{"id", "name", "number", "unread", "archived", "muted", "blocked", "messages": [Message]}; the latest first."""
Message = dict[str, JSON]
"""{"id", "mine", "text", "when": as it is written on the screen, "status": "" or one of STATUSES, "liked"}"""

DELIVERED, READ, FAILED, SENT = "Delivered", "Read", "Not sent. Tap to try again.", "Sent"

TALKS: Sequence[Sequence[tuple[bool, str, str]]] = (
    # mine, text, when
    (
        (False, "Are we still on for Saturday?", "Thu 18:02"),
        (True, "Yes! Half past ten at the harbour", "Thu 18:10"),
        (False, "Shall I bring the kayak straps", "Thu 18:11"),
        (True, "Please. And the dry bag if you find it", "Thu 18:15"),
        (False, "It is somewhere under the stairs I think. I will look tonight and tell you.", "Thu 18:16"),
        (True, "OK", "Thu 18:16"),
        (False, "Found it!", "Fri 07:51"),
        (True, "👍", "Fri 08:20"),
        (False, "Weather says wind from noon, so let us not be late", "Fri 08:22"),
        (True, "I will be there at ten then", "Fri 08:40"),
        (False, "Is the table free tonight?", "08:12"),
    ),
    (
        (True, "Did the parcel come?", "Wed 12:30"),
        (False, "Not yet", "Wed 12:58"),
        (True, "It says delivered", "Wed 13:01"),
        (False, "Maybe with the neighbours. I will ask.", "Wed 13:05"),
        (False, "Yes, they have it", "Wed 17:40"),
        (True, "Great, thank you!", "Wed 17:41"),
        (True, "Can I come by at six?", "Wed 17:42"),
        (False, "Yes", "Wed 17:50"),
    ),
    (
        (False, "Your table for 2 is booked for Friday 19:30. Reply C to cancel.", "Tue 10:00"),
        (True, "C", "Tue 10:20"),
        (False, "Your booking is cancelled. We hope to see you soon.", "Tue 10:20"),
    ),
    (
        (False, "Happy new year!! 🎉", "1 Jan 00:03"),
        (True, "And to you all", "1 Jan 00:09"),
        (False, "Call me when you are up", "1 Jan 09:30"),
        (True, "Was asleep. Now?", "1 Jan 11:47"),
        (False, "Yes", "1 Jan 11:48"),
    ),
    (
        (False, "Can you send me the notes from Monday", "Mon 16:02"),
        (True, "Sure, which part?", "Mon 16:30"),
        (False, "All of it if you can. I was on the train and the sound went after five minutes", "Mon 16:31"),
        (True, "I will mail them", "Mon 16:33"),
        (False, "Thank you", "Mon 16:33"),
    ),
    ((False, "Driver arriving in 4 min. White Skoda, ends with 77.", "Sun 22:14"),),
    (
        (True, "Key is under the blue pot", "28 Dec 14:00"),
        (False, "Got it", "28 Dec 15:12"),
        (False, "Cat fed, plants done", "28 Dec 15:30"),
        (True, "You are the best", "28 Dec 15:31"),
        (False, "Cat fed", "29 Dec 15:02"),
        (True, "Thank you!", "29 Dec 15:20"),
    ),
    (
        (False, "Lunch tomorrow?", "22 Dec 11:20"),
        (True, "Cannot, dentist. Thursday?", "22 Dec 11:25"),
        (False, "OK", "22 Dec 11:25"),
    ),
    ((False, "Your code is 482 913. Do not share it with anyone.", "20 Dec 09:00"),),
    (
        (False, "Match is moved to 11", "19 Dec 20:10"),
        (True, "Same pitch?", "19 Dec 20:11"),
        (False, "Yes", "19 Dec 20:15"),
        (False, "Bring both shirts", "19 Dec 20:15"),
        (True, "OK", "19 Dec 20:40"),
    ),
    ((True, "Is the bike still for sale?", "17 Dec 18:00"), (False, "Sold, sorry!", "17 Dec 19:45")),
    ((False, "See you on Thursday at 8:40. Please come five minutes early.", "15 Dec 10:00"),),
)
"""What was said, conversation by conversation; who says it comes from the seed."""


OLDER: Sequence[tuple[bool, str]] = (
    (False, "How was it?"), (True, "Good! Long day though"), (False, "Tell me tomorrow"), (True, "OK"),
    (True, "Did you eat already?"), (False, "Yes"), (False, "Train is late again"), (True, "How late?"),
    (False, "Twenty minutes they say"), (True, "OK, I will start cooking at seven then"), (False, "Thank you!"),
    (False, "Can you pick up milk"), (True, "Yes"), (True, "Anything else?"), (False, "Bread. And lemons if nice"),
    (True, "They do not"), (False, "OK"), (False, "👍"), (True, "See you later"), (False, "See you later"),
    (True, "Do you still have my ladder?"), (False, "I think so, it is in the shed"), (True, "No hurry"),
    (False, "Sunday?"), (True, "Sunday is good"),
)  # fmt: skip
"""What was said before: a stretch of it, from a place that the seed decides."""


def _older(seed: int, place: int) -> Sequence[tuple[bool, str, str]]:
    rng = random.Random(f"older messages of {seed}, {place}")
    length, first = rng.choice((0, 6, 9, 12, 15)), rng.randrange(len(OLDER))
    day = 2 + place % 9
    lines = [OLDER[(first + step) % len(OLDER)] for step in range(length)]
    return [
        (mine, text, f"{day + step // 5} Dec {9 + step % 12}:{(7 * step) % 60:02}")
        for step, (mine, text) in enumerate(lines)
    ]


def seeded(seed: int) -> dict[str, JSON]:
    """The app's data on a fresh phone of this seed."""
    people = list(cast(seed))
    talks = list(TALKS)
    if seed:
        rng = random.Random(f"messages of {seed}")
        rng.shuffle(talks)
        rng.shuffle(people)
        talks = talks[: rng.randrange(8, len(talks) + 1)]
    number = 0
    threads: list[Thread] = []
    for place, (person, talk) in enumerate(zip(people, talks, strict=False), start=1):
        thread = thread_with(place, person)
        for mine, text, when in (*_older(seed, place), *talk):
            number += 1
            thread["messages"].append(message(number, text, when, mine, READ if place % 2 else DELIVERED))
        thread["unread"] = not talk[-1][0] and place <= 3
        threads.append(thread)
    return {"threads": threads, "next_id": number + 1, "next_thread": len(threads) + 1}


def thread_with(number: int, person: Person) -> Thread:
    """An empty conversation."""
    return {
        "id": number, "name": person.name, "number": person.number, "unread": False, "archived": False,
        "muted": False, "blocked": False, "messages": [],
    }  # fmt: skip


def message(number: int, text: str, when: str, mine: bool, status: str) -> Message:
    """One message."""
    return {"id": number, "mine": mine, "text": text, "when": when, "status": status if mine else "", "liked": False}


def digits(number: str) -> str:
    """A number without what is written for the eye."""
    return "".join(c for c in number if c.isdigit())


def by_id(ctx: Context, number: int) -> Thread | None:
    """A conversation, None when it is gone."""
    return next((thread for thread in ctx.data["threads"] if thread["id"] == number), None)


def by_number(ctx: Context, number: str) -> Thread | None:
    """The conversation with a number, however it is written."""
    return next((t for t in ctx.data["threads"] if digits(number) and digits(t["number"]) == digits(number)), None)


def write(ctx: Context, thread: Thread, text: str) -> None:
    """Send a message, now; the conversation comes to the top."""
    number = int(ctx.data["next_id"])
    ctx.data["next_id"] = number + 1
    thread["messages"].append(message(number, text, f"{ctx.now:%H:%M}", True, SENT if online(ctx) else FAILED))
    thread.update(archived=False)
    ctx.data["threads"] = [thread, *(t for t in ctx.data["threads"] if t is not thread)]


def online(ctx: Context) -> bool:
    """Whether anything can be sent: text messages need the mobile network, which flying switches off."""
    return str(ctx.settings["global"].get("airplane_mode_on")) != "1"


def start(ctx: Context, name: str, number: str) -> Thread:
    """The conversation with a number; a new one where there is none yet."""
    found = by_number(ctx, number)
    if found is None:
        found = thread_with(int(ctx.data["next_thread"]), Person(name or number, "", number, ""))
        ctx.data["next_thread"] = found["id"] + 1
        ctx.data["threads"] = [found, *ctx.data["threads"]]
    return found


def delete(ctx: Context, number: int) -> None:
    """Remove a conversation."""
    ctx.data["threads"] = [thread for thread in ctx.data["threads"] if thread["id"] != number]


def delete_message(thread: Thread, number: int) -> None:
    """Remove a message."""
    thread["messages"] = [m for m in thread["messages"] if m["id"] != number]


def last(thread: Thread) -> Message | None:
    """Its newest message."""
    return thread["messages"][-1] if thread["messages"] else None


def matching(ctx: Context, words: str) -> list[tuple[Thread, Message]]:
    """Messages that hold the words, and the newest of each conversation whose name or number does."""
    sought = words.casefold().strip()
    found: list[tuple[Thread, Message]] = []
    for thread in ctx.data["threads"] if sought else ():
        newest = last(thread)
        hits = [m for m in thread["messages"] if sought in m["text"].casefold()]
        if not hits and newest and sought in f"{thread['name']} {thread['number']}".casefold():
            hits = [newest]
        found += [(thread, m) for m in reversed(hits)]
    return found
