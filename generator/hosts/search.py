"""The search of a built site: a full-text index of each language (Pagefind's), and the names of all entities."""

import gzip
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.pages.finder import finder_files, in_order
from generator.pages.search import SearchRecord

PAGE = """\
<!doctype html><html lang="{language}"><meta charset="utf-8">
{facts}
<body><p>{text}</p></body></html>
"""
FACT = '<meta data-pagefind-meta="{name}[content]" content="{value}">'
MAGIC = b"pagefind_dcd"
"""What a file of Pagefind begins with."""
INDEX = (
    "fragment",
    "index",
    "filter",
    "pagefind-entry.json",
    "pagefind.js",
    "pagefind-worker.js",
    "*.pf_meta",
    "wasm.{0}.pagefind",
)
"""What the pages use of what Pagefind writes for a language."""


def write_search(records: Sequence[SearchRecord], directory: Path) -> None:
    """Write the index of names and that of each language, with the program that reads these, into a folder. Raises OSError."""
    for name, text in finder_files(records).items():
        path = directory / "names" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    spoken: defaultdict[str, list[SearchRecord]] = defaultdict(list)
    for record in records:
        if record.text:
            spoken[record.language.split("-")[0]].append(record)
    (directory / "languages.json").write_text(json.dumps(sorted(spoken)), encoding="utf-8")
    for language, texts in sorted(spoken.items()):
        _write_index(language, texts, directory)
        _write_numbers(in_order(records), directory / language)


def _write_index(language: str, records: Sequence[SearchRecord], directory: Path) -> None:
    with TemporaryDirectory() as temporary:
        pages, made = Path(temporary) / "pages", Path(temporary) / "made"
        pages.mkdir()
        for number, record in enumerate(records):
            (pages / f"{number:06}.html").write_text(_page(language, record), encoding="utf-8")
        _run_pagefind(pages, made)
        (directory / language).mkdir(exist_ok=True)
        for path in (path for name in INDEX for path in made.glob(name.format(language))):
            shutil.move(path, directory / language / path.name)


def _page(language: str, record: SearchRecord) -> str:
    """A record as Pagefind reads it; the address is a mere fact about it."""
    stage = [("stage", value) for filter, value in record.filters if filter == "stage"]
    shown = (("title", record.title), ("kind", record.kind), ("url", record.url), *stage)
    facts = "\n".join(FACT.format(name=name, value=escape(value)) for name, value in shown)
    return PAGE.format(language=language, facts=facts, text=escape(record.text))


def _write_numbers(things: Sequence[SearchRecord], directory: Path) -> None:
    """Write `things.txt`: on the line of its number the id that a thing has in the index of a language, so that filters hold for
    the text too. Pagefind's own filters are not the same bytes each time."""
    ids = {}
    for path in (directory / "fragment").iterdir():
        fragment = gzip.decompress(path.read_bytes()).removeprefix(MAGIC)
        ids[json.loads(fragment)["meta"]["url"]] = path.stem
    (directory / "things.txt").write_text("\n".join(ids.get(thing.url, "") for thing in things), encoding="utf-8")


def _run_pagefind(pages: Path, directory: Path) -> None:
    """Run Pagefind's program on a folder of pages.

    Its Python client takes a tenth of a second a record, loses an index of more than 2 MB in its pipe, and ends the
    program before all files are on the disk.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(directory)]
    run = subprocess.run(command, cwd=pages, capture_output=True, text=True)
    if run.returncode:
        raise OSError(f"pagefind: {run.stdout}{run.stderr}")
