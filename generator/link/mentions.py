"""Mentions: where a text names an entity by one of its aliases."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar
from unicodedata import normalize
from weakref import WeakKeyDictionary

from generator.evidence.quotes import fold
from generator.model.kinds import Entity
from generator.read.project import Seed
from generator.read.seed_file import BlockType

MOST_CHANGED = 100
"""Words of which the change is looked for in each text; where more have changed, it is read again."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Mention:
    """From `start` up to `end` of a text, the entity is named."""

    start: int
    end: int
    entity: str


def all_names(entities: Iterable[tuple[str, Entity]]) -> "Names":
    """The names of all entities. In a live preview they hardly change from one build to the next, nor does what mentions them."""
    known = tuple((id, entity.names) for id, entity in entities)
    if known != Names.latest.known:
        Names.latest = Names(known, Names.latest)
    return Names.latest


class Names:
    """All names of all entities, found by their first word: a text is read once, however many names there are.

    What the names of an earlier build found in a text is known, where these would find the same.
    """

    latest: ClassVar["Names"]

    def __init__(self, known: tuple[tuple[str, tuple[str, ...]], ...], earlier: "Names | None" = None) -> None:
        self.known = known
        self._in_texts: dict[tuple[str, frozenset[str]], list[Mention]] = {}
        self._in_seeds: WeakKeyDictionary[Seed, dict[int, list[Mention]]] = WeakKeyDictionary()
        by_word: defaultdict[str, list[tuple[re.Pattern[str], int, int, str]]] = defaultdict(list)
        for id, names in self.known:
            for name in {form: None for folded in map(fold, names) for form in (folded, normalize("NFD", folded))}:
                if first := _WORD.search(name):
                    by_word[first[0]].append((_pattern(name), first.start(), len(name), id))
        self._by_word = {word: sorted(entries, key=lambda e: (-e[2], e[3])) for word, entries in by_word.items()}
        if earlier:
            self._learn(earlier)

    def _learn(self, earlier: "Names") -> None:
        """Take over what was found in texts without a word by which a name begins that has come or gone."""
        both = self._by_word.keys() | earlier._by_word.keys()
        words = {word for word in both if self._by_word.get(word) != earlier._by_word.get(word)}
        if len(words) <= MOST_CHANGED:
            changed = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
            self._in_texts = {asked: found for asked, found in earlier._in_texts.items() if not changed.search(asked[0])}
            self._in_seeds.update((seed, found) for seed, found in earlier._in_seeds.items() if not changed.search(seed.text))

    def in_text(self, text: str, but: frozenset[str] = frozenset()) -> list[Mention]:
        """The mentions in a text, worked out once. They are not to be changed."""
        if (text, but) not in self._in_texts:
            self._in_texts[text, but] = self.mentions(text, but)
        return self._in_texts[text, but]

    def in_seed(self, seed: Seed) -> dict[int, list[Mention]]:
        """The mentions of each block of a seed that is no heading, by its start, at their places in the whole text."""
        if seed not in self._in_seeds:
            self._in_seeds[seed] = dict(self._of_blocks(seed))
        return self._in_seeds[seed]

    def _of_blocks(self, seed: Seed) -> Iterator[tuple[int, list[Mention]]]:
        for block in seed.blocks:
            if block.type is not BlockType.HEADING:
                within = self.mentions(seed.text[block.start : block.end])
                yield block.start, [Mention(m.start + block.start, m.end + block.start, m.entity) for m in within]

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


Names.latest = Names(())


@lru_cache(1 << 16)
def _pattern(name: str) -> re.Pattern[str]:
    """The name with any white space between its words and any form of apostrophe, at the edges of words."""
    body = re.escape(name).replace(r"\ ", r"\s+").replace("'", "['‘’ʼ]")
    left = r"(?<!\w)" if re.match(r"\w", name) else ""
    right = r"(?!\w)" if re.search(r"\w$", name) else ""
    return re.compile(left + body + right)
