"""A live preview sees a change when the system tells of it; MkDocs alone looks at all files twice a second."""

import logging
from collections.abc import Iterable
from threading import Event, Thread
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

log = logging.getLogger("mkdocs.plugins.generator")


class _Told(FileSystemEventHandler):
    """Notes that something may differ. That a file was read is not asked for: a build reads them all."""

    def __init__(self) -> None:
        self.is_told = Event()

    def note(self, event: FileSystemEvent) -> None:
        self.is_told.set()

    on_created = on_deleted = on_modified = on_moved = note


def look_when_told(server: Any, folders: Iterable[str]) -> None:
    """Have the server of a live preview look at its files when the system tells of a change in one of the folders.

    It goes on to look by itself: not every disk tells, and no system without end.
    """
    told, observer = _Told(), Observer()
    try:
        for folder in folders:
            observer.schedule(told, folder, recursive=True)
        observer.start()
    except OSError as error:
        observer.unschedule_all()
        log.info("The system does not tell of changes (%s): the files are looked at twice a second", error.strerror)
        return
    Thread(target=_look, args=(server, told.is_told), daemon=True).start()


def _look(server: Any, is_told: Event) -> None:
    """However much is told while it looks, it looks once more."""
    while is_told.wait():
        is_told.clear()
        for emitter in server.observer.emitters.copy():
            emitter.queue_events(0)
