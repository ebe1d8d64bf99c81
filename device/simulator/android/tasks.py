"""Back stacks: which app stands in front, what lies under each app's top page, and which apps were used last."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from device.simulator.android.app import JSON, Page


@dataclass(slots=True)
class Task:
    """One app's back stack, the top page last. ``caller`` is the app to go back to when it is left."""

    package: str
    pages: list[Page]
    caller: str = ""


def visible(task: Task) -> list[Page]:
    """The pages of a task that can be seen when it is in front: the topmost screen and what lies over it."""
    last = max((i for i, page in enumerate(task.pages) if page.kind == "screen"), default=0)
    return task.pages[last:]


@dataclass(slots=True)
class Tasks:
    """All back stacks. ``home`` is the launcher's package, whose task is always there; ``recent`` begins in front."""

    home: str
    tasks: dict[str, Task] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)

    @property
    def front(self) -> Task | None:
        """The task in front; None before the first start."""
        return self.tasks[self.recent[0]] if self.recent else None

    def has(self, package: str) -> bool:
        """Whether the app has a back stack."""
        return package in self.tasks

    def bring(self, package: str, caller: str = "") -> None:
        """Put an app's task in front."""
        if caller and caller != package:
            self.tasks[package].caller = caller
        self.recent = [package, *(p for p in self.recent if p != package)]

    def open(self, package: str, pages: list[Page], caller: str = "") -> None:
        """Begin an app's back stack anew and put it in front."""
        self.tasks[package] = Task(package, pages)
        self.bring(package, caller)

    def push(self, package: str, page: Page) -> None:
        """Put a page on top of an app's stack."""
        self.tasks[package].pages.append(page)

    def pop(self, package: str, count: int = 1) -> bool:
        """Take pages off the top; False when none was left, and the task is gone."""
        task = self.tasks.get(package)
        if task is None:
            return False
        if count < len(task.pages):
            del task.pages[len(task.pages) - count :]
            return True
        self.leave(package)
        return False

    def leave(self, package: str) -> None:
        """End an app's task; whoever called it, or else the launcher, comes to the front if it stood there."""
        task = self.tasks.get(package)
        if task is None:
            return
        was_front = self.recent[0] == package
        del self.tasks[package]
        self.recent.remove(package)
        if was_front:
            self.retreat(task.caller)

    def drop(self, package: str) -> None:
        """Take the pages that an app drew in other apps' stacks away, with what they opened."""
        for task in self.tasks.values():
            first = next((i for i, page in enumerate(task.pages) if i and page.package == package), None)
            if first is not None:
                del task.pages[first:]

    def retreat(self, caller: str) -> None:
        """Show the caller if it still runs, else the launcher."""
        target = caller if caller in self.tasks else self.home
        if target in self.tasks:
            self.bring(target)

    def pages(self) -> list[Page]:
        """Every page of every task."""
        return [page for task in self.tasks.values() for page in task.pages]

    def visible(self) -> list[Page]:
        """The pages of the front task that can be seen: the topmost screen and what lies over it, back to front."""
        return visible(self.front) if self.front else []

    def save(self) -> dict[str, JSON]:
        """All stacks as JSON."""
        return {
            "recent": list(self.recent),
            "tasks": [
                {"package": t.package, "caller": t.caller, "pages": [asdict(page) for page in t.pages]}
                for t in self.tasks.values()
            ],
        }

    def restore(self, saved: dict[str, JSON]) -> None:
        """The stacks that ``save`` wrote."""
        self.recent = list(saved["recent"])
        self.tasks = {
            t["package"]: Task(t["package"], [Page(**page) for page in t["pages"]], t["caller"]) for t in saved["tasks"]
        }
