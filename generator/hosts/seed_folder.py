"""The folder of seeds: received files are read, and the seeds that they become are written, none over another."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.evidence.quotes import fold
from generator.hosts.whole import put_new
from generator.intake.article import Article, Refusal
from generator.intake.received import LARGEST_FILE, article_of
from generator.intake.report import report
from generator.intake.seed_text import checked, id_of, seed_text, sha256
from generator.model.record import id_rule, is_id
from generator.read.seed_file import MOST_LINES, read_front_matter
from generator.read.text_file import LARGEST_TEXT, Text, read_text


@dataclass(frozen=True)
class Imported:
    """A file that became a seed, or the reason why not."""

    file: Path
    result: Article | Refusal
    seed: Path | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """What to tell the curator, one line each."""
        if isinstance(self.result, Refusal):
            return (f"{self.file}: not imported: {self.result.why}",)
        return (f"{self.file} -> {self.seed}", *(f"  {line}" for line in report(self.result)))


class SeedFolder:
    """What is in a folder of seeds, and which ids the project has given out."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        files = [*(root / "content").glob("*/*.yml"), *(root / "seeds").glob("*.md"), *folder.glob("*.md")]
        self.ids = {path.stem: path for path in files}
        self.originals: dict[str, Path] = {}
        self.texts: dict[str, Path] = {}
        for path in sorted(folder.glob("*.md")):
            source, _ = read_text(folder, path.name, LARGEST_TEXT)
            if source is not None:
                self._remember(path, source)

    def _remember(self, path: Path, source: Text) -> None:
        """Also of a seed that is not finished, and so is none yet for the site."""
        front, body, _ = read_front_matter(source)
        if front is not None and isinstance(front.get("original"), str):
            self.originals[front["original"]] = path
        self.texts[fold(body)] = path

    def add(self, file: Path, id: str | None = None) -> Imported:
        """The file as a seed in the folder. Raises OSError where the folder cannot be written."""
        raw = _bytes(file)
        if isinstance(raw, Refusal):
            return Imported(file, raw)
        original = sha256(raw)
        if twin := self.originals.get(f"sha256:{original}"):
            return Imported(file, Refusal(f"it is imported already: {twin}"))
        article = article_of(file.name, raw)
        if isinstance(article, Refusal):
            return Imported(file, article)
        if twin := self.texts.get(fold(article.text)):
            return Imported(file, Refusal(f"the same text is imported already: {twin}"))
        id = id or id_of(checked(article.stated).title, file.name, original)
        if fault := self._fault_of(id):
            return Imported(file, fault)
        path = self.folder / f"{id}.md"
        text = seed_text(article, original)
        if text.count("\n") > MOST_LINES:
            return Imported(file, Refusal(f"its text has more lines than a seed may have ({MOST_LINES})"))
        self.folder.mkdir(parents=True, exist_ok=True)
        put_new(path, text)
        self.ids[id] = path
        self._remember(path, Text(path.name, text))
        return Imported(file, article, path)

    def _fault_of(self, id: str) -> Refusal | None:
        if not is_id(id):
            return Refusal(f'"{id}" is not an id: {id_rule(id)}')
        return Refusal(f'the id "{id}" is taken by {self.ids[id]}: choose another with --id') if id in self.ids else None


def files_of(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files themselves, and those in a folder, hidden ones left out."""
    for path in paths:
        if path.is_dir():
            yield from sorted(inner for inner in path.iterdir() if inner.is_file() and not inner.name.startswith("."))
        else:
            yield path


def _bytes(file: Path) -> bytes | Refusal:
    try:
        size = file.stat().st_size
        if not file.is_file():
            return Refusal("it is not a file")
        if size > LARGEST_FILE:
            return Refusal(f"it is larger than {LARGEST_FILE // 1024**2} MB: save the article without the pictures")
        return file.read_bytes()
    except OSError as error:
        return Refusal(f"it cannot be read: {error.strerror}")
