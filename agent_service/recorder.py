"""Writes one run's folder while the task runs: records, trees, pictures, and at the end the task and its page."""

from __future__ import annotations

import logging
from pathlib import Path

from agent_service import page
from agent_service.eyes import Eyes, Look
from agent_service.outliving import outliving
from agent_service.pictures import redacted, suffix
from agent_service.record import Record
from agent_service.runfolder import RunFolder
from agent_service.task import Task
from device.errors import PhoneError

log = logging.getLogger("deixis.recorder")


class Recorder:
    """The run folder of one task, while it is written."""

    def __init__(self, runs: Path, task: str, screenshots: bool = True) -> None:
        self.folder = RunFolder(runs / task)
        self._screenshots = screenshots

    def begin(self, task: Task) -> None:
        """Make the folder and write the task into it.

        :raises OSError: it cannot be written.
        """
        self.folder.create()
        self.folder.write_task(task)

    def add(self, record: Record) -> None:
        """Add a turn or a step; one of the same place takes an earlier one's."""
        self.folder.append(record)

    def tree(self, source: str) -> str:
        """Keep a tree and return its file name."""
        return self.folder.save_tree(source)

    def picture(self, name: str, look: Look, eyes: Eyes) -> str:
        """Keep the picture of a look and return its file name; '' when none could be had.

        What must not be seen is painted over. Never an empty one, nor of a screen at rest one of another moment.
        """
        if not self._screenshots:
            return ""
        try:
            shot = eyes.shot(look)
        except PhoneError as exc:
            log.warning("no picture %s: %s", name, exc)
            return ""
        if shot is None:
            return ""
        image = redacted(shot.image, eyes.hidden(look.unveiled))
        return self.folder.save(name + suffix(image), image)

    def end(self, task: Task) -> None:
        """Write the task as it ended, and the page a person reads; what cannot be written is said in the log."""
        with outliving(f"completing the record of task {task.id}"):
            try:
                self.begin(task)
                page.write(self.folder.path)
            except OSError as exc:
                log.error("the record of task %s is not complete: %s", task.id, exc)
