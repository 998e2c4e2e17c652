"""The search of a built site: full-text indexes of each language (Pagefind's), and the names of all entities."""

import gzip
import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from io import BufferedReader
from pathlib import PurePosixPath
from threading import Thread
from typing import IO, Any

from generator.hosts.output import Output
from generator.pages.finder import cut, finder_files, in_order
from generator.pages.search import SearchRecord

MAGIC = b"pagefind_dcd"
"""What a file of Pagefind begins with."""
INDEX = ("fragment/*", "index/*", "pagefind-entry.json", "pagefind.js", "pagefind-worker.js", "*.pf_meta")
"""What the pages use of what Pagefind makes for a language, and its program, which for some is that of an unknown one."""

LARGEST_INDEX = 6_000_000
"""Characters of text in an index, unless one record is longer. Pagefind takes some 120 bytes of memory for each."""

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
    """Write the indexes of the text in each language. Raises OSError."""
    spoken: defaultdict[str, list[SearchRecord]] = defaultdict(list)
    for record in records:
        if record.text:
            spoken[record.language.split("-")[0]].append(record)
    written = []
    for language, texts in sorted(spoken.items()):
        for number, part in enumerate(cut(texts, lambda record: len(record.text), LARGEST_INDEX), 1):
            files = _index(language, part)
            ids = {_address(content): PurePosixPath(path).stem for path, content in files.items() if path.startswith("fragment/")}
            if not ids:  # texts without a word
                continue
            written.append(f"{language}-{number}")
            things = "\n".join(ids.get(thing.url, "") for thing in in_order(records))
            for path, content in {**files, "things.txt": things.encode()}.items():
                output.write(f"{SEARCH}/{written[-1]}/{path}", content)
    output.write(f"{SEARCH}/indexes.json", json.dumps(written))


def _index(language: str, records: Iterable[SearchRecord]) -> dict[str, bytes]:
    """The files of the index of a language. Raises OSError."""
    added = [{"type": "AddRecord", "index_id": 0, **_record(language, record)} for record in records]
    answer = _asked_of_pagefind([{"type": "NewIndex", "config": {}}, *added, {"type": "GetFiles", "index_id": 0}])
    made = {file["path"]: file["content"] for file in answer["files"]}
    program = f"wasm.{language}.pagefind"
    wanted = (*INDEX, program if program in made else "wasm.unknown.pagefind")
    return {path: b64decode(content) for path, content in made.items() if any(fnmatchcase(path, name) for name in wanted)}


def _record(language: str, record: SearchRecord) -> dict[str, Any]:
    """A record as Pagefind takes it."""
    stage = {filter: value for filter, value in record.filters if filter == "stage"}
    shown = {"title": record.title, "kind": record.kind, **stage}
    return {"url": record.url, "content": record.text, "language": language, "meta": shown}


def _address(fragment: bytes) -> str:
    """The address of what a fragment is about. Its id lets filters hold for the text too: Pagefind's own are not the same bytes
    each time."""
    return str(json.loads(gzip.decompress(fragment).removeprefix(MAGIC))["url"])


def _asked_of_pagefind(requests: Sequence[dict[str, Any]]) -> Any:
    """The answer of Pagefind's program to the last of some requests. Raises OSError.

    Requests and answers are JSON in base64 with a comma behind each. Pagefind's Python client takes a tenth of a second for each
    and loses an answer of more than 2 MB; the program ends as soon as it is told that nothing more will come.
    """
    from pagefind.service import get_executable  # it loads asyncio, which nothing else needs

    program = get_executable()
    if program is None:
        raise OSError("pagefind: there is no program of it for this system")
    begun = subprocess.Popen([program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, begun.pid, 10)  # what pages wait for goes first, in a live preview those of the next save
    with suppress(BrokenPipeError), begun as service:
        assert service.stdin
        assert isinstance(service.stdout, BufferedReader)
        Thread(target=_tell, args=(service.stdin, requests), daemon=True).start()
        for answer in _answers(service.stdout):
            if answer["payload"]["type"] == "Error":
                raise OSError(f"pagefind: {answer['payload']['message']}")
            if answer["message_id"] == len(requests):
                return answer["payload"]
    raise OSError(f"pagefind: it ended with {begun.returncode}")


def _tell(service: IO[bytes], requests: Iterable[dict[str, Any]]) -> None:
    with suppress(BrokenPipeError, ValueError):  # it has ended: who waits for its answer is told
        for number, payload in enumerate(requests, 1):
            service.write(b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b",")
        service.flush()


def _answers(service: BufferedReader) -> Iterator[Any]:
    """What it says, as it says it."""
    parts: list[bytes] = []
    while said := service.read1(1 << 16):
        *whole, rest = said.split(b",")
        for last in whole:
            yield json.loads(b64decode(b"".join((*parts, last))))
            parts = []
        parts.append(rest)
