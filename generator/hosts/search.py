"""The search of a built site: full-text indexes of each language (Pagefind's), and the names of all entities."""

import gzip
import json
import shutil
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from io import BufferedReader
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, Any

from generator.corpus import grouped
from generator.hosts.output import Output
from generator.pages.finder import cut, finder_files, in_order
from generator.pages.search import SearchRecord

MAGIC = b"pagefind_dcd"
"""What a file of Pagefind begins with."""
INDEX = ("fragment/*", "index/*", "pagefind-entry.json", "pagefind.js", "pagefind-worker.js", "*.pf_meta")
"""What the pages use of what Pagefind makes for a language, beside the program that knows its endings."""

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
    spoken = grouped((record.language.split("-")[0], record) for record in records if record.text)
    things = in_order(records)
    written = []
    for language, texts in sorted(spoken.items()):
        for number, part in enumerate(cut(texts, lambda record: len(record.text), LARGEST_INDEX), 1):
            files = _index(language, part)
            fragments = {path: content for path, content in files.items() if path.startswith("fragment/")}
            if not fragments:  # texts without a word
                continue
            written.append(f"{language}-{number}")
            # The ids let filters hold for the text too: filters of Pagefind are not the same bytes each time.
            ids = {_address(content): PurePosixPath(path).stem for path, content in fragments.items()}
            files["things.txt"] = "\n".join(ids.get(thing.url, "") for thing in things).encode()
            for path, content in files.items():
                output.write(f"{SEARCH}/{written[-1]}/{path}", content)
    output.write(f"{SEARCH}/indexes.json", json.dumps(written))


def _index(language: str, records: Iterable[SearchRecord]) -> dict[str, bytes]:
    """The files of the index of a language. Raises OSError."""
    added = [{"type": "AddRecord", "index_id": 0, **_record(language, record)} for record in records]
    answer = _asked_of_pagefind([{"type": "NewIndex", "config": {}}, *added, {"type": "GetFiles", "index_id": 0}])
    made = {file["path"]: file["content"] for file in answer["files"]}
    program = f"wasm.{language}.pagefind"  # of a language whose endings are not known there is none
    wanted = (*INDEX, program if program in made else "wasm.unknown.pagefind")
    return {path: b64decode(content) for path, content in made.items() if any(fnmatchcase(path, name) for name in wanted)}


def _record(language: str, record: SearchRecord) -> dict[str, Any]:
    """A record as Pagefind takes it."""
    stage = {filter: value for filter, value in record.filters if filter == "stage"}
    shown = {"title": record.title, "kind": record.kind, **stage}
    return {"url": record.url, "content": record.text, "language": language, "meta": shown}


def _address(fragment: bytes) -> str:
    """The address of what a fragment is about."""
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
    messages = [{"message_id": number, "payload": payload} for number, payload in enumerate(requests, 1)]
    told = b"".join(b64encode(json.dumps(message).encode()) + b"," for message in messages)
    # What pages wait for goes first: in a live preview those of the next save.
    command = [*(("nice", "-n", "10") if shutil.which("nice") else ()), str(program), "--service"]
    faults: list[str] = []
    with TemporaryFile() as log:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
        with suppress(BrokenPipeError), process:
            assert process.stdin
            assert isinstance(process.stdout, BufferedReader)
            Thread(target=_tell, args=(process.stdin, told, faults), daemon=True).start()
            for answer in _answers(process.stdout):
                if answer["payload"]["type"] == "Error":
                    faults.insert(0, answer["payload"]["message"])
                    break
                if answer["message_id"] == len(requests):
                    return answer["payload"]
        log.seek(0)
        said = " ".join(log.read().decode(errors="replace").split())
    raise OSError(f"pagefind: {'; '.join([*faults, f'it ended with {process.returncode}', *filter(None, [said])])}")


def _tell(stdin: IO[bytes], told: bytes, faults: list[str]) -> None:
    try:
        stdin.write(told)
        stdin.flush()
    except (OSError, ValueError) as error:
        if not isinstance(error, BrokenPipeError):  # with that, it has ended for a reason of its own
            faults.append(str(error))
        with suppress(OSError, ValueError):
            stdin.close()  # or it would wait for the rest for ever


def _answers(stdout: BufferedReader) -> Iterator[Any]:
    """What it says, as it says it."""
    parts: list[bytes] = []
    while said := stdout.read1(1 << 16):
        *whole, rest = said.split(b",")
        for last in whole:
            yield json.loads(b64decode(b"".join((*parts, last))))
            parts = []
        parts.append(rest)
