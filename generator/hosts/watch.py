"""A live preview sees a change when the system tells of it; MkDocs alone looks at all files twice a second."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer


class _LookAtOnce(FileSystemEventHandler):
    """Has the server look when something may differ. That a file was read is not asked for: a build reads them all."""

    def __init__(self, server: Any) -> None:
        self.server = server

    def look(self, event: FileSystemEvent) -> None:
        for emitter in self.server.observer.emitters:
            emitter.queue_events(0)

    on_created = on_deleted = on_modified = on_moved = look


def look_when_told(server: Any, folders: Iterable[str]) -> None:
    """Have the server of a live preview look at its files when the system tells of a change in one of the folders.

    It goes on to look by itself: not every disk tells, and no system without end.
    """
    observer = Observer()
    with suppress(OSError):
        for folder in folders:
            observer.schedule(_LookAtOnce(server), folder, recursive=True)
        observer.start()
    logging.getLogger("watchdog").setLevel(logging.WARNING)
