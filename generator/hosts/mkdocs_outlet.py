"""Where a build of MkDocs goes: into the published folder, whole or not at all, or into the folder that a live preview serves."""

import gc
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.utils import CountHandler

from generator.hosts.aside import Aside
from generator.hosts.output import LiveFolder, NewFolder, Output, Overtaken, Round, take
from generator.hosts.publish import alone, building_folder, publish
from generator.problems import fault

log = get_plugin_logger("generator")


class Outlet(ABC):
    """What all builds of one run have in common; `output` takes the files of the present one."""

    output: Output

    def __init__(self) -> None:
        self.held = ExitStack()

    @abstractmethod
    def begin(self, config: MkDocsConfig) -> None:
        """Begin a build: tell MkDocs where to write what it writes itself. Raises Abort."""

    @abstractmethod
    def copy(self, files: Files) -> None:
        """Copy the files that are published as they are, and take them from `files`; or leave it to MkDocs. Raises OSError."""

    @abstractmethod
    def beside(self, work: Callable[[], None]) -> None:
        """Have what is no page written without making the pages wait. Raises OSError."""

    @abstractmethod
    def finish(self, config: MkDocsConfig) -> None:
        """End a build whose pages are written. Raises OSError."""

    @abstractmethod
    def overtake(self) -> None:
        """Another build of this run is about to begin: what an earlier one has still to write is not wanted."""

    @abstractmethod
    def close(self) -> None:
        """End the run."""


class Publishing(Outlet):
    """Builds beside the published folder, which stays as it is until the new site is whole."""

    def __init__(self) -> None:
        super().__init__()
        self.asides: list[Aside[None]] = []

    def begin(self, config: MkDocsConfig) -> None:
        self.published = Path(config.site_dir).resolve()
        for folder in (Path(config.docs_dir), Path(config.docs_dir).with_name("seeds")):
            if _overlap(self.published, folder.resolve()):
                raise Abort(
                    f"The 'site_dir' should not be within {folder.name}/, or hold it: the site would take the place of what "
                    f"people wrote (site_dir: '{config.site_dir}')"
                )
        try:
            self.held.enter_context(alone(self.published))
        except OSError as error:
            raise Abort(fault(error)) from None
        config.site_dir = str(building_folder(self.published))
        self.output = NewFolder(Path(config.site_dir), self.published)

    def copy(self, files: Files) -> None:
        """MkDocs does."""

    def beside(self, work: Callable[[], None]) -> None:
        self.asides.append(Aside(work))

    def finish(self, config: MkDocsConfig) -> None:
        for aside in self.asides:
            aside.wait()
        self.output.finish()
        if not _fails_strictly():
            publish(Path(config.site_dir), self.published)
            config.site_dir = str(self.published)  # `mkdocs gh-deploy` takes the site from there
        self.held.close()

    def overtake(self) -> None:
        """There is no other build."""

    def close(self) -> None:
        """What a build that failed began beside does not go on."""
        for aside in self.asides:
            aside.stop()
        self.held.close()


class Preview(Outlet):
    """Builds into the folder that is served, in which only what differs is written.

    MkDocs writes into a folder of its own beside it, as it empties it each time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.live: LiveFolder | None = None
        self.following: Thread | None = None
        self.followed: Round | None = None
        self.begun = monotonic()

    def begin(self, config: MkDocsConfig) -> None:
        self.live = self.live or LiveFolder(Path(config.site_dir))
        self.works: list[Callable[[], None]] = []
        self.output = self.round = Round(self.live)
        config.site_dir = self.held.enter_context(TemporaryDirectory(prefix="mkdocs_"))

    def copy(self, files: Files) -> None:
        shown = [file for file in files if file.inclusion.value >= InclusionLevel.DRAFT.value]
        for file in shown:
            if file.is_documentation_page() or file.abs_src_path is None:
                continue
            source = Path(file.abs_src_path)
            status = source.stat()
            made_of = source, status.st_mtime_ns, status.st_ctime_ns, status.st_size
            self.output.write_made(file.dest_uri, made_of, source.read_bytes)
            files.remove(file)

    def beside(self, work: Callable[[], None]) -> None:
        self.works.append(work)

    def finish(self, config: MkDocsConfig) -> None:
        take(Path(config.site_dir), self.output)
        self.held.close()
        self.followed = self.round
        pause = 2 * (monotonic() - self.begun)
        self.following = Thread(target=self._follow, args=(self.round, self.works, pause), daemon=True)
        self.following.start()

    @staticmethod
    def _follow(output: Round, works: list[Callable[[], None]], pause: float) -> None:
        """After the pages, what need not be there at once, until it is done or another build begins.

        It would slow that build down. Who saves again as soon as the page is there is not made to wait: a pause comes first.
        """
        if output.has_ended.wait(pause):
            return
        try:
            for work in works:
                work()
            output.finish()
            _collect()
        except Overtaken:
            pass
        except OSError as error:
            log.error("%s", fault(error))

    def overtake(self) -> None:
        self.begun = monotonic()
        if self.followed:
            self.followed.end()

    def close(self) -> None:
        """MkDocs removes the folder that was served: nobody is to write into it any more."""
        self.overtake()
        if self.following:
            self.following.join()


def _collect() -> None:
    """Let go of earlier builds, which nobody waits for; what is left is kept out of the way of the next search for garbage."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _fails_strictly() -> bool:
    """Whether MkDocs will end a strict build for its warnings when all plugins are done."""
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    return any(counter.get_counts() for counter in counters)
