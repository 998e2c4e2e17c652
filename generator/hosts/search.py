"""The search of a built site: a full-text index of each language (Pagefind's), and the names of all entities."""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.pages.search import SearchRecord

UNUSED = ("pagefind-ui", "pagefind-modular", "pagefind-component", "pagefind-highlight")
PAGE = """\
<!doctype html><html lang="{language}"><meta charset="utf-8">
<meta data-pagefind-meta="title[content]" content="{title}">
<meta data-pagefind-meta="kind[content]" content="{kind}">
<meta data-pagefind-meta="url[content]" content="{url}">
<body><p>{text}</p></body></html>
"""


def write_search(records: Sequence[SearchRecord], directory: Path) -> None:
    """Write `finder.json`, `languages.json` and a folder for each language into a folder. Raises OSError."""
    directory.mkdir(parents=True, exist_ok=True)
    found = [
        {"name": record.title, "url": record.url, "kind": record.kind, "aliases": record.aliases}
        for record in records
        if record.is_entity
    ]
    spoken: defaultdict[str, list[SearchRecord]] = defaultdict(list)
    for record in records:
        spoken[record.language.split("-")[0]].append(record)
    (directory / "finder.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    (directory / "languages.json").write_text(json.dumps(sorted(spoken)), encoding="utf-8")
    for language, texts in spoken.items():
        _write_index(language, texts, directory / language)


def _write_index(language: str, records: Sequence[SearchRecord], directory: Path) -> None:
    with TemporaryDirectory() as pages:
        for number, record in enumerate(records):
            (Path(pages) / f"{number:06}.html").write_text(_page(language, record), encoding="utf-8")
        _run_pagefind(Path(pages), directory.resolve())
    for path in directory.iterdir():
        if path.name.startswith(UNUSED):
            path.unlink()


def _page(language: str, record: SearchRecord) -> str:
    """A record as Pagefind reads it; the address is a mere fact about it, as several records may share one."""
    title, kind, url, text = map(escape, (record.title, record.kind, record.url, record.text))
    return PAGE.format(language=language, title=title, kind=kind, url=url, text=text)


def _run_pagefind(pages: Path, directory: Path) -> None:
    """Run Pagefind's program on a folder of pages.

    Its Python client takes a tenth of a second a record, loses an index of more than 2 MB in its pipe, and ends the
    program before all files are on the disk.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(directory)]
    run = subprocess.run(command, cwd=pages, capture_output=True, text=True)
    if run.returncode:
        raise OSError(f"pagefind: {run.stdout}{run.stderr}")
