"""The people in a phone’s life: a company of them for each seed, the same in all of its apps.

All invented. Numbers come from ranges set aside for fiction (555-01xx, 020 7946 0xxx, 01632 960xxx), addresses from the
domains reserved for examples. Some names differ in a letter or two, as in anybody's phone.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

FIRST_NAMES = (
    "Abel", "Adaeze", "Aisha", "Alma", "Anton", "Antonia", "Arjun", "Aroha", "Bao", "Beatriz", "Birgit", "Bram",
    "Callum", "Camila", "Chidi", "Clara", "Clare", "Dalia", "Dmitri", "Edda", "Elif", "Eliza", "Emeka", "Erik",
    "Erika", "Farah", "Finn", "Fiona", "Gita", "Greta", "Hana", "Hannah", "Hector", "Ida", "Ilse", "Imran", "Jana",
    "Jens", "Joaquin", "Jun", "June", "Kaito", "Katya", "Kofi", "Lars", "Leila", "Lena", "Leona", "Lina", "Linh",
    "Luca", "Lucas", "Maeve", "Mara", "Maria", "Marta", "Martha", "Mateo", "Mei", "Milan", "Nadia", "Nils", "Noor",
    "Olga", "Omar", "Otto", "Paloma", "Petra", "Priya", "Rafael", "Ravi", "Rosa", "Rosalind", "Ruben", "Sanna",
    "Selma", "Sina", "Sofia", "Sofie", "Tariq", "Teo", "Thea", "Theo", "Tomas", "Uma", "Vera", "Viktor", "Wanda",
    "Yusuf", "Zoe",
)  # fmt: skip
LAST_NAMES = (
    "Abara", "Achterberg", "Almeida", "Amankwah", "Andersen", "Anderson", "Aylward", "Bakker", "Bellweather",
    "Brandt", "Brand", "Castellanos", "Chaudhry", "Cho", "Dahl", "Dale", "Delacroix", "Demir", "Eriksen", "Ericsson",
    "Fairweather", "Fonseca", "Gallagher", "Grieve", "Haddad", "Halloran", "Hartmann", "Hartman", "Iyer", "Jansen",
    "Kaplan", "Kessler", "Kovac", "Lindqvist", "Lindquist", "Marchetti", "Mbeki", "Moreau", "Nakamura", "Nwosu",
    "O’Dowd", "Oyelaran", "Pereira", "Petrov", "Quist", "Rahman", "Reyes", "Rossi", "Sandoval", "Silva", "Sorensen",
    "Szabo", "Takahashi", "Thorne", "Ueda", "Vandermeer", "Vargas", "Whitlock", "Yildiz", "Zamora",
)  # fmt: skip
COMPANIES = (
    "Northlight", "Brightwater & Daughters", "Copperfield Dental", "Fern Street Books", "Juniper Works", "Kestrel",
    "Lantern Labs", "Marigold Catering", "Saltmarsh Boats", "Tallow & Thyme", "Windmill School", "Quayside Clinic",
)  # fmt: skip
PLACES = ("Corner Bakery", "City Taxi", "Pizza Lucia", "Dr Osei", "Landlord", "Gym", "School office", "Grandma")
DOMAINS = ("example.com", "example.org", "example.net")
NUMBERS = ("(212) 555-01{:02}", "(415) 555-01{:02}", "+44 20 7946 03{:02}", "01632 960 1{:02}", "(917) 555-01{:02}")
MOST_NUMBERS = 90


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody; ``last`` is empty for a place, or for somebody who is called by one name."""

    first: str
    last: str
    number: str
    email: str
    company: str = ""

    @property
    def name(self) -> str:
        """In full."""
        return f"{self.first} {self.last}".strip()


FIRST_CAST: Sequence[Person] = (
    Person("Anna", "Lee", "(212) 555-0171", "anna.lee@example.org", "Quillworks"),
    Person("Ann", "Lee", "(212) 555-0117", "ann.lee@example.com"),
    Person("Ben", "Okonjo", "+44 20 7946 0321", "ben@okonjo.example"),
    Person("Mum", "", "01632 960 102", "mum@example.com"),
    Person("Caspar", "Venn", "(646) 555-0188", "caspar.venn@example.net", "Tidewater"),
    Person("Yara", "Solberg", "+44 20 7946 0876", "yara@solberg.example"),
    Person("Jonah", "Pike", "(415) 555-0133", "jonah.pike@example.com"),
    Person("Joan", "Pike", "(415) 555-0134", "joan.pike@example.com"),
    Person("Delia", "Ferrante-Moss", "(917) 555-0142", "delia@example.org"),
    Person("Ines", "Falkenrath", "+44 20 7946 0555", "falkenrath@example.org", "Dental"),
    Person("Oluwaseun", "Adeyemi-Brightwater", "(510) 555-0155", "olu@example.net", "Brightwater & Daughters"),
    Person("Harbour Cafe", "", "(212) 555-0109", "hello@harbourcafe.example"),
    Person("Star Taxi", "", "(212) 555-0199", "rides@startaxi.example"),
    Person("Emil", "", "01632 960 744", "emil@example.com"),
)
"""Those of the seed 0; all of them are among its contacts."""
CAST = 22


def cast(seed: int) -> Sequence[Person]:
    """The people of a seed: always the same, and in the same order."""
    if seed == 0:
        return FIRST_CAST
    rng = random.Random(f"people of {seed}")
    lasts = rng.sample(LAST_NAMES, CAST)
    lasts[1] = lasts[0]  # two of one family
    numbers = iter(rng.sample(range(10, 10 + MOST_NUMBERS), CAST))
    found = []
    for first, last in zip(rng.sample(FIRST_NAMES, CAST - 4), lasts, strict=False):
        plain = "".join(c for c in f"{first}.{last}".lower() if c.isascii() and (c.isalpha() or c == "."))
        company = rng.choice(COMPANIES) if rng.random() < 0.25 else ""
        known = "" if rng.random() < 0.1 else last
        number = rng.choice(NUMBERS).format(next(numbers))
        found.append(Person(first, known, number, f"{plain}@{rng.choice(DOMAINS)}", company))
    for place in rng.sample(PLACES, 4):
        plain = "".join(c for c in place.lower() if c.isalpha())
        found.append(Person(place, "", rng.choice(NUMBERS).format(next(numbers)), f"{plain}@{rng.choice(DOMAINS)}"))
    rng.shuffle(found)
    return tuple(found)
