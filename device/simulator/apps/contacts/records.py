"""Contacts as data: what a phone starts with, how names are written and sorted, and finding one."""

from __future__ import annotations

from collections.abc import Iterator

from device.simulator.android.app import JSON, Context

Contact = dict[str, JSON]
"""{"id", "first", "last", "phones": [{"type", "number"}], "emails": [{"type", "address"}], "company", "starred",
"more": {one of MORE: text}}. Only the id must be there: what is missing counts as empty."""

PHONE_TYPES = ("Mobile", "Work", "Home", "Main", "Work Fax", "Home Fax", "Pager", "Other")
EMAIL_TYPES = ("Home", "Work", "Other")
MORE = ("prefix", "middle", "suffix", "nickname", "address", "website", "note")

# Invented people. Numbers come from ranges set aside for fiction (555-01xx, 020 7946 0xxx, 01632 960xxx), addresses
# from the domains reserved for examples. Some names differ in a letter or two, as in anybody's phone.
SEEDS: tuple[tuple[str, str, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...], str, bool], ...] = (
    ("Ann", "Lee", (("Mobile", "(212) 555-0117"),), (("Home", "ann.lee@example.com"),), "", False),
    (
        "Anna",
        "Lee",
        (("Mobile", "(212) 555-0171"), ("Work", "(212) 555-0100")),
        (("Work", "anna.lee@example.org"),),
        "Quillworks",
        True,
    ),
    ("Anneliese", "Leander", (("Home", "01632 960 213"),), (), "", False),
    ("Ben", "Okonjo", (("Mobile", "+44 20 7946 0321"),), (("Home", "ben@okonjo.example"),), "", False),
    ("Bess", "Okonjo", (("Mobile", "+44 20 7946 0322"),), (), "", True),
    ("Caspar", "Venn", (("Mobile", "(646) 555-0188"),), (("Work", "caspar.venn@example.net"),), "Tidewater", False),
    ("Delia", "Ferrante-Moss", (("Mobile", "(917) 555-0142"), ("Home", "(917) 555-0143")), (), "", False),
    ("Emil", "", (("Mobile", "01632 960 744"),), (), "", False),
    ("Harbour Cafe", "", (("Main", "(212) 555-0109"),), (("Work", "hello@harbourcafe.example"),), "", False),
    ("Ines", "Falkenrath", (("Work", "+44 20 7946 0555"),), (("Work", "falkenrath@example.org"),), "Dental", False),
    ("Jonah", "Pike", (("Mobile", "(415) 555-0133"),), (("Home", "jonah.pike@example.com"),), "", False),
    ("Joan", "Pike", (("Mobile", "(415) 555-0134"),), (), "", False),
    ("Mum", "", (("Home", "01632 960 101"), ("Mobile", "01632 960 102")), (), "", True),
    ("Oluwaseun", "Adeyemi-Brightwater", (("Mobile", "(510) 555-0155"),), (), "Brightwater & Daughters", False),
    ("Star Taxi", "", (("Main", "(212) 555-0199"),), (), "", False),
    ("Yara", "Solberg", (("Mobile", "+44 20 7946 0876"),), (("Home", "yara@solberg.example"),), "", False),
)


def seeded() -> dict[str, JSON]:
    """The app's data on a fresh phone."""
    contacts: list[Contact] = [
        {
            "id": number,
            "first": first,
            "last": last,
            "phones": [{"type": kind, "number": digits} for kind, digits in phones],
            "emails": [{"type": kind, "address": address} for kind, address in emails],
            "company": company,
            "starred": starred,
            "more": {},
        }
        for number, (first, last, phones, emails, company, starred) in enumerate(SEEDS, start=1)
    ]
    return {"contacts": contacts, "next_id": len(contacts) + 1, "sort": "first", "names": "first"}


def name_of(contact: Contact, order: str = "first") -> str:
    """How the contact is called: its name, else company, number or address, else what Android writes then."""
    more = contact.get("more", {})
    given = [more.get("prefix", ""), contact.get("first", ""), more.get("middle", "")]
    family = [contact.get("last", ""), more.get("suffix", "")]
    if order == "last" and contact.get("last", ""):
        rest = " ".join(part for part in (*given, more.get("suffix", "")) if part)
        return f"{contact['last']}, {rest}" if rest else str(contact.get("last", ""))
    full = " ".join(part for part in (*given, *family) if part)
    if full:
        return full
    others = [
        contact.get("company", ""),
        *(p["number"] for p in contact.get("phones", [])),
        *(e["address"] for e in contact.get("emails", [])),
    ]
    return next((str(other) for other in others if other), "(No name)")


def card_of(contact: Contact) -> str:
    """A contact in a few words, to be shared: its name, numbers and addresses, separated by commas."""
    numbers = [str(phone["number"]) for phone in contact.get("phones", [])]
    addresses = [str(email["address"]) for email in contact.get("emails", [])]
    return ", ".join([name_of(contact), *numbers, *addresses])


def listed(ctx: Context) -> list[Contact]:
    """All contacts in the order the user chose."""

    def place(contact: Contact) -> tuple[str, int]:
        if ctx.data["sort"] == "last" and contact.get("last", ""):
            return f"{contact['last']} {contact['first']}".casefold(), contact["id"]
        return name_of(contact).casefold(), contact["id"]

    return sorted(ctx.data["contacts"], key=place)


def letter_of(ctx: Context, contact: Contact) -> str:
    """The heading a contact is listed under."""
    name = str(contact.get("last", "")) if ctx.data["sort"] == "last" and contact.get("last", "") else name_of(contact)
    first = name[:1].upper()
    return first if first.isalpha() else "#"


def by_id(ctx: Context, number: int) -> Contact | None:
    """A contact, None when it is gone."""
    return next((contact for contact in ctx.data["contacts"] if contact["id"] == number), None)


def matching(ctx: Context, wanted: str) -> list[Contact]:
    """Contacts with a word that begins as searched for, or a number or address that holds it."""
    text = wanted.casefold().strip()
    if not text:
        return []
    return [contact for contact in listed(ctx) if _fits(contact, text)]


def _fits(contact: Contact, text: str) -> bool:
    name = name_of(contact).casefold()
    if name.startswith(text) or any(word.startswith(text) for word in _words(contact)):
        return True
    digits = "".join(c for c in text if c.isdigit())
    if len(digits) == len(text.replace(" ", "").lstrip("+")) and digits:
        return any(digits in "".join(c for c in p["number"] if c.isdigit()) for p in contact.get("phones", []))
    return any(text in email["address"].casefold() for email in contact.get("emails", []))


def _words(contact: Contact) -> Iterator[str]:
    for text in (contact.get("first", ""), contact.get("last", ""), contact.get("company", "")):
        yield from str(text).casefold().split()


def delete(ctx: Context, numbers: list[int]) -> None:
    """Remove contacts."""
    ctx.data["contacts"] = [contact for contact in ctx.data["contacts"] if contact["id"] not in numbers]
