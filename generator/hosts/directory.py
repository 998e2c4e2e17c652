"""The pages as Markdown, and the exports, as files in a folder: all of them, or none."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from tempfile import mkdtemp

from generator.checking import Site
from generator.exports.export import page_exports, record_exports
from generator.exports.publication import Publication
from generator.exports.redirects import SCRIPT
from generator.hosts.history import entered
from generator.hosts.layout import THEME
from generator.pages.document import Page
from generator.pages.markdown import written


def write_site(
    site: Site, publication: Publication, root: Path, directory: Path, markdown: Callable[[Page], str] = written
) -> int:
    """Write every page (its Markdown as the host takes it), image and export of the project at `root`; the number of exports.

    Raises OSError, and then nothing is left behind.
    """
    with filled(directory) as folder:
        for page in site.pages:
            _write(folder / page.path, markdown(page))
        for name, image in site.corpus.records.images.items():
            _write(folder / name, image.read_bytes())
        if any(site.corpus.renamed()):
            _write(folder / SCRIPT, (THEME / SCRIPT).read_bytes())
        count = 0
        of_record = record_exports(site.corpus, site.tables, publication, lambda: entered(root, site.corpus))
        for export in chain(of_record, page_exports(site.corpus, site.tables, site.pages, publication, place=str)):
            _write(folder / export.path, export.make())
            count += 1
    return count


@contextmanager
def filled(directory: Path) -> Iterator[Path]:
    """A new folder beside `directory` that takes its place once it is full. Raises FileExistsError where that holds
    something, OSError where it cannot be filled."""
    target = directory.resolve()
    if target.exists() and any(target.iterdir()):
        raise FileExistsError(17, "the folder is not empty", str(directory))
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        folder.chmod(0o755)
        yield folder
        folder.replace(target)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
