"""Mentions: where a text names an entity by one of its aliases."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.evidence.quotes import fold
from generator.model.kinds import Entity
from generator.once import Once
from generator.read.project import Seed
from generator.read.seed_file import BlockType

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Mention:
    """From `start` up to `end` of a text, the entity is named."""

    start: int
    end: int
    entity: str


def names_of(entity: Entity) -> tuple[str, ...]:
    """The name of an entity, then its aliases."""
    return (entity.name, *entity.aliases)


def all_names(entities: Iterable[tuple[str, Entity]]) -> "Names":
    """The names of all entities."""
    return _names(tuple((id, names_of(entity)) for id, entity in entities))


@lru_cache(1)
def _names(known: tuple[tuple[str, tuple[str, ...]], ...]) -> "Names":
    """In a live preview names hardly change from one build to the next, nor does what mentions them."""
    return Names(known)


class Names(Once):
    """All names of all entities, found by their first word: a text is read once, however many names there are."""

    def __init__(self, known: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        self.known = known
        by_word: defaultdict[str, list[tuple[re.Pattern[str], int, int, str]]] = defaultdict(list)
        for id, names in self.known:
            for name in {fold(name): None for name in names}:
                if first := _WORD.search(name):
                    by_word[first[0]].append((_pattern(name), first.start(), len(name), id))
        self._by_word = {word: sorted(entries, key=lambda e: (-e[2], e[3])) for word, entries in by_word.items()}

    def mentions(self, text: str, but: Collection[str] = ()) -> list[Mention]:
        """The first mention of each entity in a paragraph, longest name first, whole words only; none of `but`."""
        found: list[Mention] = []
        seen = set(but)
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for pattern, lead, _, entity in self._by_word.get(word[0], ()):
                at = word.start() - lead
                match = pattern.match(text, at) if at >= end else None
                if match:
                    end = match.end()
                    if entity not in seen:
                        seen.add(entity)
                        found.append(Mention(at, end, entity))
                    break
        return found


def mentions_in(names: Names, seed: Seed) -> dict[int, list[Mention]]:
    """The mentions of each block of a seed that is no heading, by its start, at their places in the whole text."""
    found = {}
    for block in seed.blocks:
        if block.type is not BlockType.HEADING:
            within = names.mentions(seed.text[block.start : block.end])
            found[block.start] = [Mention(m.start + block.start, m.end + block.start, m.entity) for m in within]
    return found


@lru_cache(1 << 16)
def _pattern(name: str) -> re.Pattern[str]:
    """The name with any white space between its words and any form of apostrophe, at the edges of words."""
    body = re.escape(name).replace(r"\ ", r"\s+").replace("'", "['‘’ʼ]")
    left = r"(?<!\w)" if re.match(r"\w", name) else ""
    right = r"(?!\w)" if re.search(r"\w$", name) else ""
    return re.compile(left + body + right)
