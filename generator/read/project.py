"""The folders of a project become records: curated YAML, seeds, and pages written by hand."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from generator.model.kinds import Entity
from generator.model.record import ID, LONGEST_ID, RESERVED, Line, Record, is_id, references
from generator.model.settings import Settings
from generator.model.source import SeedRecord, SourceRecord
from generator.problems import Location, Problem, did_you_mean
from generator.read.seed_file import MOST_HINTS, MOST_LINES, TextBlock, read_front_matter, text_blocks
from generator.read.text_file import LARGEST_TEXT, LARGEST_YAML, Text, leads_within, lies_within, name_within, read_text
from generator.read.validation import is_gap, validated
from generator.read.yaml_file import read_yaml

R = TypeVar("R", bound=Record)
T = TypeVar("T")

SETTINGS = "project.yml"
CHAINS = ("part_of", "supersedes", "derived_from")
"""The keys by which what is said of one thing depends on another, and of what that refers to, and so on."""

IMAGES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif"})


@dataclass(frozen=True)
class Seed:
    """A source with its text, and the blocks of it."""

    record: SeedRecord
    text: str
    blocks: tuple[TextBlock, ...]


class PageRecord(Record):
    """The front matter of a page written by hand."""

    title: Line
    description: Line | None = None


@dataclass(frozen=True)
class HandPage:
    """A page written by hand: where it lives below content/, its front matter, and its Markdown."""

    path: str
    record: PageRecord
    body: str
    at: Location
    source: Text

    def place_of(self, words: str) -> Location:
        """Where words of the page stand in its file."""
        offset = self.source.text.find(words)
        return self.source.place_of(offset, len(words)) if offset >= 0 else self.at


@dataclass(frozen=True)
class Records:
    """All that could be read, by id or path; `unread` are the ids of files that have problems of their own."""

    entities: dict[str, Entity]
    sources: dict[str, SourceRecord]
    seeds: dict[str, Seed]
    pages: dict[str, HandPage]
    images: dict[str, Path]
    files: dict[str, str]
    unread: frozenset[str]
    settings: Settings
    kinds: tuple[type[Entity], ...]


def read(root: Path, kinds: tuple[type[Entity], ...], only: frozenset[str] | None = None) -> tuple[Records, list[Problem]]:
    """Every file of `content/` and `seeds/` below the root, and what is wrong with any of them.

    With `only`, curated files and seeds other than these are read as far as the problems of these depend on them; the rest counts
    as unread.
    """
    leads_within.cache_clear()
    reader = _Reader(root, kinds, only)
    reader.read()
    return reader.records(), reader.problems


class _Reader:
    def __init__(self, root: Path, kinds: tuple[type[Entity], ...], only: frozenset[str] | None) -> None:
        self.root = root
        self.only = only
        self.put_off: dict[str, tuple[Path, Callable[[], None]]] = {}
        self.kinds = {kind.folder: kind for kind in kinds}
        self.entities: dict[str, Entity] = {}
        self.sources: dict[str, SourceRecord] = {}
        self.seeds: dict[str, Seed] = {}
        self.pages: dict[str, HandPage] = {}
        self.images: dict[str, Path] = {}
        self.ids: dict[str, Location] = {}
        self.files: dict[str, str] = {}
        self.unread: set[str] = set()
        self.settings = Settings()
        self.problems: list[Problem] = []

    def read(self) -> None:
        self._settings(self.root / "content" / SETTINGS)
        start = len((self.root / "content").parts)
        for path in self._files_below(self.root / "content"):
            parts = path.parts[start:]
            if len(parts) == 2 and parts[0] in self.kinds:
                self._curated(path, self.kinds[parts[0]])
            elif len(parts) == 2 and parts[0] == SourceRecord.folder:
                self._curated(path, SourceRecord)
            elif parts == (SETTINGS,):
                continue
            elif path.suffix == ".md" and self._has_plain_name(path):
                self._page(path)
            elif path.suffix in IMAGES and self._has_plain_name(path) and path.is_file() and lies_within(self.root, path):
                self.images["/".join(parts)] = path
            elif (path.suffix != ".md" and path.suffix not in IMAGES) or not path.is_file() or not lies_within(self.root, path):
                self._unexpected(path)
        for path in self._files_below(self.root / "seeds"):
            if path.suffix == ".md" and path.parent == self.root / "seeds":
                self._seed(path)
            else:
                self._unexpected(path)
        self._needed()

    def _needed(self) -> None:
        """Read, of what was put off, what the wanted files refer to, how that hangs together, and what may have their names."""
        if not self.put_off:
            return
        wanted = [id for id in self.ids if id not in self.put_off]
        own = {words.casefold() for id in wanted for words in _own(self.entities.get(id) or self.sources.get(id))}
        for id, (path, _) in list(self.put_off.items()):
            if own and _may_hold(path, own):
                self._now(id)
        seen: set[str] = set()
        while wanted:
            id = wanted.pop()
            record = self.entities.get(id) or self.sources.get(id)
            if record is None or id in seen:
                continue
            seen.add(id)
            for reference in references(record):
                if reference not in self.ids:
                    for other in list(self.put_off):  # the hint on what was meant needs them all
                        self._now(other)
                self._now(reference)
            wanted += [str(target) for key in CHAINS for target in getattr(record, key, ())]

    def _now(self, id: str) -> None:
        if id in self.put_off:
            self.put_off.pop(id)[1]()

    def _is_put_off(self, id: str | None, path: Path, load: Callable[[], None]) -> bool:
        if id is None or self.only is None or name_within(self.root, path) in self.only:
            return False
        self.put_off[id] = (path, load)
        return True

    def records(self) -> Records:
        return Records(
            self.entities,
            self.sources,
            self.seeds,
            self.pages,
            self.images,
            self.files,
            frozenset(self.unread | self.put_off.keys()),
            self.settings,
            tuple(self.kinds.values()),
        )

    def _curated(self, path: Path, model: type[Entity] | type[SourceRecord]) -> None:
        if path.suffix != ".yml":
            self._unexpected(path)
            return
        id = self._claim_id(path)
        if not self._is_put_off(id, path, lambda: self._load(id, path, model)):
            self._load(id, path, model)

    def _load(self, id: str | None, path: Path, model: type[Entity] | type[SourceRecord]) -> None:
        source = self._text(path, LARGEST_YAML)
        record, problems = _parsed(model, source.path, source.text) if source else (None, ())
        self.problems += problems
        if record is None or id is None:
            self.unread.add(path.stem)
            return
        self.files[id] = name_within(self.root, path)
        if isinstance(record, SourceRecord):
            self.sources[id] = record
        elif isinstance(record, Entity):
            self.entities[id] = record

    def _settings(self, path: Path) -> None:
        if not path.exists():
            return
        source = self._text(path, LARGEST_YAML)
        mapping = self._kept(read_yaml(source)) if source else None
        self.settings = (self._kept(validated(Settings, mapping)) if mapping is not None else None) or self.settings
        known = self.kinds
        for unknown in (name for name in self.settings.kinds if name not in known):
            hint = did_you_mean(unknown, known) or f"known here: {', '.join(known)}"
            at = self.settings.place("kinds")
            self.problems.append(Problem("unknown-word", f'there is no kind "{unknown}"', at, hint))
        self.kinds = {name: kind for name, kind in known.items() if name in (self.settings.kinds or known)}

    def _seed(self, path: Path) -> None:
        id = self._claim_id(path)
        if not self._is_put_off(id, path, lambda: self._load_seed(id, path)):
            self._load_seed(id, path)

    def _load_seed(self, id: str | None, path: Path) -> None:
        source = self._text(path, LARGEST_TEXT)
        record, body = self._front_matter(source, SeedRecord) if source else (None, "")
        if source and is_gap(body):
            at = source.place(len(source.lines) - body.count("\n") - 1, 0)
            self.problems.append(Problem("to-fill-in", "the text of the article is still to be put in", at, "as it was received"))
        if source and source.text.count("\n") > MOST_LINES:
            hint = "keep the part that is quoted, or make several seeds of it"
            self.problems.append(
                Problem("too-much-markup", f"more than {MOST_LINES:,} lines in one text", source.place(0, 0), hint)
            )
            record = None
        if record is None or id is None or source is None:
            self.unread.add(path.stem)
            return
        blocks = text_blocks(body, record.headings)
        lines = {line.strip() for line in body.split("\n")}
        for number, heading in enumerate(heading for heading in record.headings if heading not in lines):
            hint = did_you_mean(heading, lines) if number < MOST_HINTS else ""
            self.problems.append(
                Problem("missing-heading", f'no line of the text is "{heading}"', record.place("headings"), hint)
            )
        self.files[id] = name_within(self.root, path)
        self.sources[id] = record
        self.seeds[id] = Seed(record, body, blocks)

    def _page(self, path: Path) -> None:
        name = path.relative_to(self.root / "content").as_posix()
        source = self._text(path, LARGEST_TEXT)
        record, body = self._front_matter(source, PageRecord) if source else (None, "")
        if record is not None and source is not None:
            self.pages[name] = HandPage(name, record, body, Location(f"content/{name}"), source)

    def _front_matter(self, source: Text, model: type[R]) -> tuple[R | None, str]:
        mapping, body, problems = read_front_matter(source)
        self.problems += problems
        if mapping is None:
            if not problems:
                hint = "begin the file with a line ---, then `title: ...`, then a line ---"
                self.problems.append(Problem("missing-key", "there is no front matter", source.place(0, 0), hint))
            return None, body
        return self._kept(validated(model, mapping)), body

    def _claim_id(self, path: Path) -> str | None:
        """The id that the file's name gives it, unless it is none or taken."""
        name = Location(name_within(self.root, path))
        id = path.stem
        if not is_id(id):
            hint = "small letters, digits and single hyphens, such as openai-amazon-talks"
            self.problems.append(Problem("bad-id", f'"{id}" is not an id', name, hint))
            return None
        if id in self.ids:
            message = f'the id "{id}" is taken by {self.ids[id].path}'
            self.problems.append(Problem("duplicate-id", message, name, "rename one of the two files"))
            return None
        self.ids[id] = name
        return id

    def _has_plain_name(self, path: Path) -> bool:
        """Whether a page's or image's name, and its folders', can be an address as they are."""
        parts = path.relative_to(self.root / "content").with_suffix("").parts
        names = parts[:-1] if parts[-1] == "index" else parts
        plain = all(ID.fullmatch(name) and len(name) <= LONGEST_ID and name not in RESERVED for name in names)
        if not plain:
            at = Location(name_within(self.root, path))
            hint = "small letters, digits and single hyphens, such as how-to-help.md"
            self.problems.append(Problem("bad-id", f'"{path.stem}" is no name for a page', at, hint))
        return plain

    def _text(self, path: Path, limit: int) -> Text | None:
        return self._kept(read_text(self.root, path, limit))

    def _kept(self, result: tuple[T | None, list[Problem]]) -> T | None:
        value, problems = result
        self.problems += problems
        return value

    def _unexpected(self, path: Path) -> None:
        at = Location(name_within(self.root, path))
        hint = "curated files end in .yml and lie in content/FOLDER/, pages and seeds end in .md"
        self.problems.append(Problem("unexpected-file", "the site has no use for this file", at, hint))

    def _files_below(self, folder: Path) -> list[Path]:
        """Files, and what only looks like one: a folder named like a file, a link. Hidden files are not content."""
        found = []
        for path, is_folder in self._entries(folder):
            found += self._files_below(path) if is_folder and not path.suffix else [path]
        return found

    def _entries(self, folder: Path) -> list[tuple[Path, bool]]:
        """What lies in a folder, by name, and whether it is a folder itself."""
        try:
            with os.scandir(folder) as entries:
                kept = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries if not entry.name.startswith(".")]
        except FileNotFoundError:
            return []
        except OSError as error:
            at = Location(name_within(self.root, folder))
            self.problems.append(Problem("unreadable-file", f"the folder cannot be read: {error.strerror}", at))
            return []
        return [(folder / name, is_folder) for name, is_folder in sorted(kept)]


@lru_cache(1 << 15)
def _parsed(model: type[R], path: str, text: str) -> tuple[R | None, tuple[Problem, ...]]:
    """The record that a text is. A live preview reads the same text again and again."""
    mapping, unread = read_yaml(Text(path, text))
    record, unfit = validated(model, mapping) if mapping is not None else (None, [])
    return record, (*unread, *unfit)


def _own(record: Entity | SourceRecord | None) -> tuple[str, ...]:
    """What no other file may have too: former ids, the names of an entity, the address of a source (as far as it tells
    documents apart)."""
    if record is None:
        return ()
    if isinstance(record, Entity):
        return record.name, *record.aliases, *record.formerly
    address = (record.url or "").partition("//")[2].partition("#")[0].rstrip("/")
    return *filter(None, [address]), *record.formerly


def _may_hold(path: Path, words: set[str]) -> bool:
    """Whether one of the words may stand in a file; in one that cannot be read it may."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST_TEXT:
        return True
    text = path.read_bytes().decode("utf-8", "replace").casefold()
    return any(word in text for word in words)
