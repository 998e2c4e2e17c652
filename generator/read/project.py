"""The folders of a project become records: curated YAML, seeds, and pages written by hand."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

from generator.model.kinds import Entity
from generator.model.record import Line, Record, Reference, id_rule, is_id, references
from generator.model.settings import Settings
from generator.model.slug import slug_of
from generator.model.source import SeedRecord, SourceRecord
from generator.once import Once
from generator.problems import Location, Problem, did_you_mean
from generator.read.lookalikes import skeleton
from generator.read.seed_file import MOST_HINTS, MOST_LINES, TextBlock, on_one_blank, read_front_matter, text_blocks
from generator.read.text_file import LARGEST_TEXT, LARGEST_YAML, Text, leads_within, lies_within, read_text
from generator.read.validation import is_gap, validated
from generator.read.yaml_file import read_yaml

R = TypeVar("R", bound=Record)
T = TypeVar("T")
Made = tuple[T | None, tuple[Problem, ...]]
"""What a file becomes, if it does, and what is wrong with it."""

SETTINGS = "project.yml"
_UNSAID = Settings()
CHAINS = ("part_of", "supersedes", "derived_from", "parent", "family", "predecessor")
"""The keys by which what is said of one thing depends on another, and of what that refers to, and so on."""

IMAGES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif"})


@dataclass(frozen=True, eq=False)
class Seed(Once):
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

    def place_in(self, start: int, length: int) -> Location:
        """Where a stretch of its Markdown stands in its file."""
        return self.source.place_of(len(self.source.text) - len(self.body) + start, length)

    def place_of(self, words: str) -> Location:
        """Where words of the page stand in its file."""
        offset = self.source.text.find(words)
        return self.source.place_of(offset, len(words)) if offset >= 0 else self.at


@dataclass(frozen=True)
class Records:
    """All that could be read, by id or path; `unread` are the ids of files that have problems of their own, and `is_whole` tells
    whether every folder could be read."""

    entities: dict[str, Entity]
    sources: dict[str, SourceRecord]
    seeds: dict[str, Seed]
    pages: dict[str, HandPage]
    images: dict[str, Path]
    files: dict[str, str]
    unread: frozenset[str]
    settings: Settings
    kinds: tuple[type[Entity], ...]
    is_whole: bool

    def may_have(self, id: str) -> bool:
        """Whether a file that could not be read has an id, or may have it."""
        return id in self.unread or not self.is_whole


def read(root: Path, kinds: tuple[type[Entity], ...], only: frozenset[str] | None = None) -> tuple[Records, list[Problem]]:
    """Every file of `content/` and `seeds/` below the root, and what is wrong with any of them.

    With `only`, curated files and seeds other than these are read as far as the problems of these depend on them; the rest counts
    as unread.
    """
    leads_within.cache_clear()
    reader = _Reader(root, kinds, only)
    reader.read()
    return reader.records(), reader.problems


def next_of(record: Record, key: str) -> list[Reference]:
    """What follows a record in a chain: what it names by the key, or its claims do that are not withdrawn."""
    return [getattr(one, "value", one) for one in record.__dict__.get(key, ()) if getattr(one, "withdrawn", None) is None]


def kinds_of(root: Path, kinds: tuple[type[Entity], ...]) -> tuple[type[Entity], ...]:
    """Those of some kinds that the project has; what is wrong with its settings is for `read` to say."""
    reader = _Reader(root, kinds, None)
    reader.read_settings()
    return tuple(reader.kinds.values())


class _Reader:
    def __init__(self, root: Path, kinds: tuple[type[Entity], ...], only: frozenset[str] | None) -> None:
        self.root = root
        self.only = only
        self.put_off: dict[str, tuple[str, Callable[[], None]]] = {}
        self.known = self.kinds = {kind.folder: kind for kind in kinds}
        self.entities: dict[str, Entity] = {}
        self.sources: dict[str, SourceRecord] = {}
        self.seeds: dict[str, Seed] = {}
        self.pages: dict[str, HandPage] = {}
        self.images: dict[str, Path] = {}
        self.ids: dict[str, Location] = {}
        self.files: dict[str, str] = {}
        self.unread: set[str] = set()
        self.settings = _UNSAID
        self.is_whole = True
        self.problems: list[Problem] = []

    def read(self) -> None:
        self.read_settings()
        for name in self._files_below("content"):
            _, *folders, base = name.split("/")
            if len(folders) == 1 and folders[0] in self.kinds:
                self._curated(name, self.kinds[folders[0]], self.entities)
            elif folders == [SourceRecord.folder]:
                self._curated(name, SourceRecord, self.sources)
            elif not folders and base == SETTINGS:
                continue
            elif _suffix(base) == ".md" and self._has_plain_name(name):
                self._page(name)
            elif _suffix(base) in IMAGES and self._has_plain_name(name) and self._is_own_file(name):
                self._image("/".join((*folders, base)), name)
            elif (_suffix(base) != ".md" and _suffix(base) not in IMAGES) or not self._is_own_file(name):
                self._unexpected(name)
        for name in self._files_below("seeds"):
            if _suffix(name) == ".md" and name.count("/") == 1:
                self._identified(name, LARGEST_TEXT, lambda source: source.once(_seed), self._keep_seed)
            else:
                self._unexpected(name)
        self._needed()

    def _image(self, path: str, name: str) -> None:
        try:
            with (self.root / name).open("rb"):
                self.images[path] = self.root / name
        except OSError as error:
            message = f"the file cannot be read: {error.strerror}"
            self.problems.append(Problem("unreadable-file", message, Location(name)))

    def _is_own_file(self, name: str) -> bool:
        return (self.root / name).is_file() and lies_within(self.root, name)

    def _needed(self) -> None:
        """Read, of what was put off, what the wanted files refer to, how that hangs together, and what may have their names."""
        if not self.put_off:
            return
        wanted = [id for id in self.ids if id not in self.put_off]
        own = {_plainly(words) for id in wanted for words in _own(self.entities.get(id) or self.sources.get(id))}
        for id, (name, _) in list(self.put_off.items()):
            if own and _may_hold(f"{self.root}/{name}", own):
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
            wanted += [str(target) for key in CHAINS for target in next_of(record, key)]

    def _now(self, id: str) -> None:
        if id in self.put_off:
            self.put_off.pop(id)[1]()

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
            self.is_whole,
        )

    def _curated(self, name: str, model: type[R], records: dict[str, R]) -> None:
        if name.endswith(".yml"):
            self._identified(name, LARGEST_YAML, lambda source: source.once(_record, model), records.__setitem__)
        else:
            self._unexpected(name)

    def _identified(self, name: str, limit: int, make: Callable[[Text], Made[T]], keep: Callable[[str, T], None]) -> None:
        """Read a file whose name gives an id to what is made of it, at once or, where it may not be needed, later."""
        id = self._claim_id(name)

        def load() -> None:
            source = self._kept(read_text(self.root, name, limit))
            made = self._kept(make(source)) if source else None
            if made is None or id is None:
                self.unread.add(_stem(name))
            else:
                self.files[id] = name
                keep(id, made)

        if id is None or self.only is None or name in self.only:
            load()
        else:
            self.put_off[id] = (name, load)

    def _keep_seed(self, id: str, seed: Seed) -> None:
        self.sources[id] = seed.record
        self.seeds[id] = seed

    def read_settings(self) -> None:
        """What the project decides for itself, and with it the kinds that it has."""
        name = f"content/{SETTINGS}"
        if not os.path.lexists(self.root / name):
            return
        source = self._kept(read_text(self.root, name, LARGEST_YAML))
        self.settings = (self._kept(source.once(_record, Settings)) if source else None) or self.settings
        for unknown in (name for name in self.settings.kinds if name not in self.known):
            of_several = f"write [{unknown}]" if "," in unknown else ""
            hint = of_several or did_you_mean(unknown, self.known) or f"known here: {', '.join(self.known)}"
            self.problems.append(Problem("unknown-word", f'there is no kind "{unknown}"', unknown.at, hint))
        if all(name in self.known for name in self.settings.kinds):
            self.kinds = {name: self.known[name] for name in self.known if name in (self.settings.kinds or self.known)}

    def _page(self, name: str) -> None:
        source = self._kept(read_text(self.root, name, LARGEST_TEXT))
        page = self._kept(source.once(_page)) if source else None
        if page is not None:
            self.pages[page.path] = page

    def _claim_id(self, name: str) -> str | None:
        """The id that the file's name gives it, unless it is none or taken."""
        id, at = _stem(name), Location(name)
        if not is_id(id):
            better = slug_of(id)
            hint = f"{id_rule(id)}: " + (f"rename it {better}{_suffix(name)}" if is_id(better) else "give the file another name")
            self.problems.append(Problem("bad-id", f'"{id}" is not an id', at, hint))
            return None
        if id in self.ids:
            for one, other in ((at, self.ids[id]), (self.ids[id], at)):  # whichever of them is asked about
                message = f'the id "{id}" is taken by {other.path}'
                self.problems.append(Problem("duplicate-id", message, one, "rename one of the two files"))
            return None
        self.ids[id] = at
        return id

    def _has_plain_name(self, name: str) -> bool:
        """Whether a page's or image's name, and its folders', can be an address as they are."""
        parts = [*name.split("/")[1:-1], _stem(name)]
        names = parts[:-1] if parts[-1] == "index" else parts
        odd = [part for part in names if not is_id(part)]
        for part in odd[:1]:
            what = "a page" if part == _stem(name) else "a folder"
            hint = f"{id_rule(part)}, such as how-to-help"
            self.problems.append(Problem("bad-id", f'"{part}" is no name for {what}', Location(name), hint))
        return not odd

    def _kept(self, result: Made[T]) -> T | None:
        value, problems = result
        self.problems += problems
        return value

    def _unexpected(self, name: str) -> None:
        hint = "curated files end in .yml and lie in content/FOLDER/, pages and seeds end in .md"
        top, folder, *_ = name.split("/")
        if top == "content" and _suffix(name) in (".yml", ".yaml") and folder not in (*self.known, SourceRecord.folder):
            hint = f"curated files lie in content/{'/, content/'.join((*self.kinds, SourceRecord.folder))}/"
        elif folder in self.known and folder not in self.kinds:
            hint = f"the project has no {self.known[folder].plural}: add {folder} to `kinds` in content/{SETTINGS}"
        self.problems.append(Problem("unexpected-file", "the site has no use for this file", Location(name), hint))

    def _files_below(self, folder: str) -> list[str]:
        """Files, and what only looks like one: a folder named like a file, a link. Hidden files are not content."""
        found = []
        for base, is_folder in self._entries(folder):
            name = f"{folder}/{base}"
            found += self._files_below(name) if is_folder and not _suffix(base) else [name]
        return found

    def _entries(self, folder: str) -> list[tuple[str, bool]]:
        """What lies in a folder, by name, and whether it is a folder itself."""
        if not leads_within(str(self.root), folder):
            self.is_whole = False
            message = "this is a link out of the project; a folder must lie here itself"
            self.problems.append(Problem("unreadable-file", message, Location(folder)))
            return []
        try:
            with os.scandir(self.root / folder) as entries:
                kept = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries if not entry.name.startswith(".")]
        except FileNotFoundError:
            return []
        except OSError as error:
            self.is_whole = False
            message = f"the folder cannot be read: {error.strerror}"
            self.problems.append(Problem("unreadable-file", message, Location(folder)))
            return []
        return sorted(kept)


def _suffix(name: str) -> str:
    return _split(name)[1]


def _stem(name: str) -> str:
    return _split(name)[0]


def _split(name: str) -> tuple[str, str]:
    """A file's name without its folders: (stem, suffix), as `PurePath` has them, which takes ten times as long."""
    base = name.rpartition("/")[2]
    stem, _, suffix = base.rpartition(".")
    return (stem, f".{suffix}") if stem and suffix else (base, "")


def _record(source: Text, model: type[R]) -> Made[R]:
    """The record that a text is."""
    mapping, unread = read_yaml(source)
    source.forget_lines()
    record, unfit = validated(model, mapping) if mapping is not None else (None, [])
    return record, (*unread, *unfit)


def _seed(source: Text) -> Made[Seed]:
    """The seed that a text is."""
    record, body, problems = _front_matter(source, SeedRecord)
    if is_gap(body):
        at = source.place(len(source.lines) - body.count("\n") - 1, 0)
        problems.append(Problem("to-fill-in", "the text of the article is still to be put in", at, "as it was received"))
    if source.text.count("\n") > MOST_LINES:
        hint = "keep the part that is quoted, or make several seeds of it"
        problems.append(Problem("too-much-markup", f"more than {MOST_LINES:,} lines in one text", source.place(0, 0), hint))
        record = None
    if record is None:
        return None, tuple(problems)
    lines = set(map(on_one_blank, body.split("\n")))
    for number, heading in enumerate(heading for heading in record.headings if heading not in lines):
        hint = did_you_mean(heading, lines) if number < MOST_HINTS else ""
        problems.append(Problem("missing-heading", f'no line of the text is "{heading}"', heading.at, hint))
    source.forget_lines()
    return Seed(record, body, text_blocks(body, record.headings)), tuple(problems)


def _page(source: Text) -> Made[HandPage]:
    """The page that a text is."""
    record, body, problems = _front_matter(source, PageRecord)
    source.forget_lines()
    path = source.path.removeprefix("content/")
    return HandPage(path, record, body, Location(source.path), source) if record else None, tuple(problems)


def _front_matter(source: Text, model: type[R]) -> tuple[R | None, str, list[Problem]]:
    """The front matter of a text, the text after it, and what is wrong with it."""
    mapping, body, unread = read_front_matter(source)
    if mapping is None:
        if not unread:
            hint = "begin the file with a line ---, then `title: ...`, then a line ---"
            unread = [Problem("missing-key", "there is no front matter", source.place(0, 0), hint)]
        return None, body, unread
    record, unfit = validated(model, mapping)
    return record, body, [*unread, *unfit]


def _own(record: Entity | SourceRecord | None) -> tuple[str, ...]:
    """What no other file may have too: former ids, the names of an entity, the document that a source is."""
    if record is None:
        return ()
    if isinstance(record, Entity):
        return *record.names, *record.formerly
    return *filter(None, [record.document]), *record.formerly


def _may_hold(path: str, words: set[str]) -> bool:
    """Whether one of the words, as `_plainly` has them, may stand in a file; in one that cannot be read or has escapes it may."""
    try:
        status = os.lstat(path)
        if not S_ISREG(status.st_mode) or status.st_size > LARGEST_TEXT:
            return True
        text = Path(path).read_bytes().decode("utf-8", "replace")
    except OSError:
        return True
    return "\\" in text or any(map(_plainly(text).__contains__, words))


def _plainly(text: str) -> str:
    """A text to the eye, however YAML folds its lines, and without apostrophes, which single quotes double."""
    return skeleton(text).replace("'", "")
