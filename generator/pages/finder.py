"""The index of names: what the search needs to find a thing by any of its names, in small pieces.

`words.txt` holds every word of a name; the places of a word are the numbers of the things that have it; a number leads to what
is shown of the thing. Both are in pieces, each a file named for its content, so a search fetches the words, then only the pieces
that it needs. The first line names the piece with the choices of each filter, then those of what is shown, each with how many
things it holds. Each block of words begins with the name of the piece that holds their places.

A filter (`kind:deal`) is a word like any other; a whole short name (of a source: none) is a word after `=`, its spaces left out.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from operator import sub
from typing import TypeVar

from generator.corpus import grouped
from generator.pages.search import SearchRecord

T = TypeVar("T")

LONGEST_PIECE = 5000
"""Characters in a piece, unless one entry is longer."""
SHORT_NAME = 3
"""Words in a name that is also a word as a whole."""


def in_order(records: Iterable[SearchRecord]) -> list[SearchRecord]:
    """What can be found by its name; the place in this order is its number."""
    return sorted(records, key=lambda r: (r.kind == "source", -r.weight, r.url))


def finder_files(records: Iterable[SearchRecord]) -> dict[str, str]:
    """Name of a file -> its text. It is not to be changed."""
    return _files_of(tuple((thing.once(_words_of), thing.once(_shown)) for thing in in_order(records)))


@lru_cache(1)  # few of the changes that a live preview meets change a name
def _files_of(things: tuple[tuple[frozenset[str], str], ...]) -> dict[str, str]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, (words, _) in enumerate(things):
        for word in words:
            places[word].append(number)
    steps = ((word, f"[{','.join(map(str, _steps(numbers)))}]") for word, numbers in sorted(places.items()))
    pieces: dict[str, str] = {}
    head = [_added(pieces, _as_json(_choices(places)))]
    for shown in cut((("", shown) for _, shown in things), _length, LONGEST_PIECE):
        head.append(f"{_added(pieces, _array(shown))}:{len(shown)}")
    blocks = [
        "\n".join([_added(pieces, _array(block)), *(word for word, _ in block)]) for block in cut(steps, _length, LONGEST_PIECE)
    ]
    return {"words.txt": "\n\n".join([" ".join(head), *blocks])} | pieces


def _added(pieces: dict[str, str], text: str) -> str:
    """The name of a piece, without its ending, that has been added to the others."""
    name = blake2b(text.encode(), digest_size=6).hexdigest()
    pieces[f"{name}.json"] = text
    return name


def folded(words: str) -> str:
    """Words without accents, in small letters."""
    if words.isascii():
        return words.lower()
    apart = unicodedata.normalize("NFD", words)
    return "".join(char for char in apart if not unicodedata.category(char).startswith("M")).lower()


def _words_of(thing: SearchRecord) -> frozenset[str]:
    found = [f"{filter}:{value}" for filter, value in thing.all_filters]
    for name in (thing.title, *thing.aliases):
        words = re.findall(r"[^\W_]+", folded(name))
        found += words
        if 0 < len(words) <= SHORT_NAME and thing.kind != "source":
            found.append("=" + "".join(words))
    return frozenset(found)


def _steps(numbers: Sequence[int]) -> list[int]:
    """The first number, then the step from each to the next."""
    return [*numbers[:1], *map(sub, numbers[1:], numbers)]


def _shown(thing: SearchRecord) -> str:
    stage = next((value for filter, value in thing.filters if filter == "stage"), "")
    return _as_json((thing.url, thing.title, thing.kind, stage, thing.line, thing.aliases))


def _choices(words: Iterable[str]) -> dict[str, list[str]]:
    """What each filter can be set to: no word of a name has a colon."""
    return grouped((filter, value) for filter, _, value in sorted(word.partition(":") for word in words if ":" in word))


def cut(entries: Iterable[T], length: Callable[[T], int], longest: int) -> Iterator[list[T]]:
    """Entries in pieces that are not longer than `longest`, unless one entry is."""
    piece: list[T] = []
    taken = 0
    for entry in entries:
        size = length(entry)
        if piece and taken + size > longest:
            yield piece
            piece, taken = [], 0
        piece.append(entry)
        taken += size
    if piece:
        yield piece


def _length(entry: tuple[str, str]) -> int:
    return len(entry[1])


def _array(block: list[tuple[str, str]]) -> str:
    return "[" + ",\n".join(text for _, text in block) + "]"


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
