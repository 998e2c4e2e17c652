"""The search of a built site: a full-text index of each language (Pagefind's), and the names of all entities."""

import gzip
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.hosts.output import Output
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


SEARCH = "search"
"""The folder of the site in which all of it lies."""


def write_search(records: Sequence[SearchRecord], output: Output) -> None:
    """Write the index of names and that of each language, with the program that reads these, into a site. Raises OSError."""
    write_names(records, output)
    write_texts(records, output)


def write_names(records: Sequence[SearchRecord], output: Output) -> None:
    """Write the index of names. Raises OSError."""
    for name, text in finder_files(records).items():
        output.write(f"{SEARCH}/names/{name}", text)


def write_texts(records: Sequence[SearchRecord], output: Output) -> None:
    """Write the index of the text in each language. Raises OSError."""
    spoken: defaultdict[str, list[SearchRecord]] = defaultdict(list)
    for record in records:
        if record.text:
            spoken[record.language.split("-")[0]].append(record)
    output.write(f"{SEARCH}/languages.json", json.dumps(sorted(spoken)))
    for language, texts in sorted(spoken.items()):
        ids = _write_index(language, texts, output)
        things = "\n".join(ids.get(thing.url, "") for thing in in_order(records))
        output.write(f"{SEARCH}/{language}/things.txt", things)


def _write_index(language: str, records: Sequence[SearchRecord], output: Output) -> dict[str, str]:
    """Write the index of a language; the id in it of what is at each address."""
    with TemporaryDirectory() as temporary:
        pages, made = Path(temporary) / "pages", Path(temporary) / "made"
        pages.mkdir()
        for number, record in enumerate(records):
            (pages / f"{number:06}.html").write_text(_page(language, record), encoding="utf-8")
        _run_pagefind(pages, made)
        for path in (path for name in INDEX for path in made.glob(name.format(language))):
            for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
                output.write(f"{SEARCH}/{language}/{file.relative_to(made).as_posix()}", file.read_bytes())
        return _ids(made / "fragment")


def _page(language: str, record: SearchRecord) -> str:
    """A record as Pagefind reads it; the address is a mere fact about it."""
    stage = [("stage", value) for filter, value in record.filters if filter == "stage"]
    shown = (("title", record.title), ("kind", record.kind), ("url", record.url), *stage)
    facts = "\n".join(FACT.format(name=name, value=escape(value)) for name, value in shown)
    return PAGE.format(language=language, facts=facts, text=escape(record.text))


def _ids(fragments: Path) -> dict[str, str]:
    """The id that each address has in the index of a language, so that filters hold for the text too. Pagefind's own filters are
    not the same bytes each time."""
    ids = {}
    for path in fragments.iterdir():
        fragment = gzip.decompress(path.read_bytes()).removeprefix(MAGIC)
        ids[json.loads(fragment)["meta"]["url"]] = path.stem
    return ids


def _run_pagefind(pages: Path, directory: Path) -> None:
    """Run Pagefind's program on a folder of pages.

    Its Python client takes a tenth of a second a record, loses an index of more than 2 MB in its pipe, and ends the
    program before all files are on the disk.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(directory)]
    run = subprocess.run(command, cwd=pages, capture_output=True, encoding="utf-8", errors="replace")
    if run.returncode:
        raise OSError(f"pagefind: {run.stdout}{run.stderr}")
