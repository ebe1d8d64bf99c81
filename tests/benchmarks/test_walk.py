"""Walking: each screen once, from the front to the back, with the phone put back before each deed."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.walk import Deed, walk

MAZE = {
    "hall": ["door", "window"],
    "door": ["hall", "cellar"],
    "window": [],
    "cellar": ["street", "hall"],
    "street": [],
}


class Maze:
    """An app whose screens lead to each other; the street is outside of it. Its phone is the name of a place."""

    name = "hall"

    def __init__(self) -> None:
        self.place = "hall"
        self.visits: list[str] = []

    def save(self) -> str:
        return self.place

    def restore(self, saved: str) -> None:
        self.place = saved

    def fingerprint(self) -> str:
        return self.place

    def inside(self) -> bool:
        return self.place != "street"

    def deeds(self) -> Iterable[Deed]:
        stood = self.place
        for place in MAZE[stood]:
            yield place, lambda place=place: self._go(stood, place)

    def _go(self, stood: str, place: str) -> None:
        assert self.place == stood, "the phone was not put back"
        self.visits.append(place)
        self.place = place


def test_every_screen_is_reached_once_and_shown_while_it_is_yielded() -> None:
    maze = Maze()
    found = [(path, maze.place) for path in walk(maze, 10)]
    assert found == [
        ("hall", "hall"),
        ("hall > door", "door"),
        ("hall > window", "window"),
        ("hall > door > cellar", "cellar"),
    ]
    assert maze.visits.count("street") == 1


def test_what_is_done_to_a_yielded_screen_does_not_lead_the_walk_astray() -> None:
    maze = Maze()
    paths = []
    for path in walk(maze, 10):
        paths.append(path)
        maze.place = "street"
    assert len(paths) == 4


def test_a_walk_ends_after_so_many_screens() -> None:
    assert len(list(walk(Maze(), 2))) == 2
