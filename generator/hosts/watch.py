"""A live preview looks at its folders when the system tells of a change, and goes on to look now and then: not every disk tells.

MkDocs would look at all files twice a second, and take a quarter of a second for each look at ten thousand.
"""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from threading import Event, Thread
from typing import Any

from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

log = logging.getLogger("mkdocs.plugins.generator")

TOLD, UNTOLD = 5.0, 0.5
"""Seconds between two looks where the system tells of changes, and where it does not."""
Seen = frozenset[tuple[str, int, int, int]]


class _Told(FileSystemEventHandler):
    """Notes that something may differ. That a file was read is not asked for: a build reads them all."""

    def __init__(self) -> None:
        self.is_told = Event()

    def note(self, event: FileSystemEvent) -> None:
        self.is_told.set()

    on_created = on_deleted = on_modified = on_moved = note


def watch(server: Any, folders: list[str], prepare: Callable[[], None]) -> None:
    """Have the server of a live preview, which watches another folder by itself, build when a file below one of these changes.

    Before it is told so, `prepare` is called.
    """
    told, observer = _Told(), Observer()
    pause = TOLD
    try:
        for folder in filter(os.path.isdir, folders):
            observer.schedule(told, folder, recursive=True)
        observer.start()
    except OSError as error:
        observer.unschedule_all()
        log.info("The system does not tell of changes (%s): the files are looked at twice a second", error.strerror)
        pause = UNTOLD
    Thread(target=_look, args=(server, folders, prepare, told.is_told, pause), daemon=True).start()


def _look(server: Any, folders: list[str], prepare: Callable[[], None], is_told: Event, pause: float) -> None:
    """However much is told while it looks, it looks once more."""
    seen = _seen(folders)
    while True:
        is_told.wait(pause)
        is_told.clear()
        before, seen = seen, _seen(folders)
        if before != seen:
            prepare()
            for emitter in server.observer.emitters.copy():
                emitter.queue_event(FileModifiedEvent(emitter.watch.path))


def _seen(folders: Iterable[str]) -> Seen:
    return frozenset(file for folder in folders for file in _files(folder))


def _files(folder: str) -> Iterator[tuple[str, int, int, int]]:
    """Every file that is not hidden, with what tells its versions apart."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(entry.path)
                else:
                    status = entry.stat(follow_symlinks=False)
                    yield entry.path, status.st_mtime_ns, status.st_size, status.st_ino
    except OSError:
        return  # what cannot be read is told of by the build
