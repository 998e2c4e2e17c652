"""Corroboration counts independent origins: ten outlets that repeat one scoop are one."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.corpus import Claim, Standings


@dataclass(frozen=True)
class Corroboration:
    """How many sources say a thing, and from which independent origins.

    An origin is a set of sources: where one repeats several and does not say which of them said this, they count as one.
    """

    sources: frozenset[str]
    origins: frozenset[frozenset[str]]

    def __str__(self) -> str:
        return f"{_counted(len(self.sources), 'source')}, {_counted(len(self.origins), 'origin')}"


def corroboration(standings: Standings, claims: Iterable[Claim]) -> Corroboration:
    """The sources of claims, and where these go back to: by `via` where a claim says so, else by `derived_from`."""
    citing: set[str] = set()
    origins: list[frozenset[str]] = []
    for claim in claims:
        if claim.record.source is None:
            continue
        citing.add(claim.record.source)
        for origin in claim.record.via or (claim.record.source,):
            origins.append(standings.origins(origin))
    return Corroboration(frozenset(citing), _independent(origins))


def _independent(origins: Iterable[frozenset[str]]) -> frozenset[frozenset[str]]:
    """The sets that share nothing, after those that do were made one."""
    apart: list[frozenset[str]] = []
    for origin in origins:
        shared = [other for other in apart if other & origin]
        apart = [other for other in apart if not other & origin]
        apart.append(frozenset(origin.union(*shared)))
    return frozenset(apart)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
