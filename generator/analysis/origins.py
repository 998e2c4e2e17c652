"""Corroboration counts independent origins: ten outlets that repeat one scoop are one."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.corpus import Claim, Corpus


@dataclass(frozen=True)
class Corroboration:
    """How many sources say a thing, and from which origins they have it."""

    sources: frozenset[str]
    origins: frozenset[str]

    def __str__(self) -> str:
        return f"{_counted(len(self.sources), 'source')}, {_counted(len(self.origins), 'origin')}"


def corroboration(corpus: Corpus, claims: Iterable[Claim]) -> Corroboration:
    """The sources of claims, and where these go back to: by `via` where a claim says so, else by `derived_from`."""
    sources: set[str] = set()
    origins: set[str] = set()
    for claim in claims:
        if claim.record.source is None:
            continue
        sources.add(claim.record.source)
        for origin in claim.record.via or (claim.record.source,):
            origins |= corpus.origins(origin)
    return Corroboration(frozenset(sources), frozenset(origins))


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
