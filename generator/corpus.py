"""The corpus: everything read, resolved, immutable. Claims know their subject, anchor and source; entities their referrers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, wraps
from typing import Any, NamedTuple, TypeVar

from generator.model.claim import ClaimRecord
from generator.model.kinds import Deal, Entity, Party, Property, claims_of, plain_references
from generator.model.record import PlacedLine, Record, Reference
from generator.model.slug import slug_of
from generator.model.source import SourceRecord
from generator.model.values import PartialDate
from generator.once import Once
from generator.read.project import Records, Seed

K = TypeVar("K")
V = TypeVar("V")
R = TypeVar("R")


MOST_KNOWN = 2
"""For each thing what is known by the standings: what is known of files that are gone goes with it."""


class Weighed:
    """What is made of something by the standing of sources is kept with it, and made again when that is another."""

    @cached_property
    def made(self) -> "dict[Callable[..., Any], tuple[Standings, Any]]":
        """What a function made of it, and by which standings."""
        return {}


@dataclass(frozen=True, eq=False)
class Claim(Weighed):
    """A claim in its place: the id of its subject, its property, and the anchor that is its permanent address.

    `part` is the flow (or other part of the entity) that it belongs to, `called` what tells that part from others, empty
    where it belongs to none; `known` the date its source appeared.
    """

    subject: str
    property: Property
    part: Record | None
    record: ClaimRecord[Any]
    anchor: str
    known: PartialDate | None
    called: str = ""

    @cached_property
    def label(self) -> str:
        """What is claimed, and of which flow or other part: `Amount (equity)`."""
        return f"{self.property.label} ({self.called})" if self.called else self.property.label

    @cached_property
    def holds(self) -> PartialDate | None:
        """When it holds: its own date, else the day its source appeared."""
        return self.record.date or self.known

    @cached_property
    def since(self) -> date:
        """The first day it may hold, for sorting; undated claims come first."""
        return self.holds.first if self.holds else date.min


class Claims(Weighed, tuple[Claim, ...]):
    """The claims of a thing, in the order of its file."""

    def of(self, part: Record | None) -> list[Claim]:
        """Those of a flow or another part of it; without one, of the thing itself."""
        return self._by_part.get(id(part), [])

    @cached_property
    def _by_part(self) -> dict[int, list[Claim]]:
        return grouped((id(claim.part), claim) for claim in self)


W = TypeVar("W", bound=Weighed)


class Standing(NamedTuple):
    """What of a source its claims are weighed and named by: `oldest` is the first id that it had."""

    oldest: str
    is_primary: bool
    date: PartialDate | None
    derived_from: tuple[Reference, ...]


class Standings(Once, dict[str, Standing]):
    """The standing of each source by its id: the same object while none changes, with all that is known of claims by it."""

    def by(self, make: "Callable[[Standings, W], R]", thing: W) -> R:
        """What a function makes of a thing by these standings, worked out once. It is not to be changed."""
        known = thing.made.get(make)
        if known is None or known[0] is not self:
            known = thing.made[make] = self, make(self, thing)
        return known[1]

    def origins(self, source: str) -> frozenset[str]:
        """The sources that a source goes back to by `derived_from`; itself where it repeats none."""
        return self.once(Standings._origins, source) if self._repeated(source) else frozenset([source])

    def _origins(self, source: str) -> frozenset[str]:
        return frozenset(one for one in reached(source, self._repeated) if not self._repeated(one)) or frozenset([source])

    def _repeated(self, source: str) -> list[str]:
        standing = self.get(source)
        return list(map(str, standing.derived_from)) if standing else []


@dataclass(frozen=True)
class Backlink:
    """That an entity is named by another: by which property, and the label seen from the entity that is named."""

    subject: str
    label: str


@dataclass(frozen=True)
class Corpus(Once):
    """All that is known, on the day `today`. Dictionaries are not changed after `resolve`; those by id are sorted by it.

    Where the files say the same, two of them have the same claims: not equal ones, but the very same."""

    today: date
    kinds: tuple[type[Entity], ...]
    entities: dict[str, Entity]
    sources: dict[str, SourceRecord]
    standings: Standings
    seeds: dict[str, Seed]
    records: Records
    claims: dict[str, Claims]
    backlinks: dict[str, list[Backlink]]

    def all_claims(self) -> Iterator[Claim]:
        """Every claim of the site."""
        for claims in self.claims.values():
            yield from claims

    def of_kind(self, folder: str) -> dict[str, Entity]:
        """The entities of one kind."""
        return self._by_kind.get(folder, {})

    @cached_property
    def _by_kind(self) -> dict[str, dict[str, Entity]]:
        found: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
        for id, entity in self.entities.items():
            found[entity.folder][id] = entity
        return found

    @cached_property
    def deals(self) -> dict[str, Deal]:
        """The deals."""
        return {id: entity for id, entity in self.entities.items() if isinstance(entity, Deal)}

    @cached_property
    def deals_of(self) -> dict[str, list[tuple[str, Deal, Party]]]:
        """The deals that a company is party to, once for each of its roles."""
        return grouped((str(party.company), (id, deal, party)) for id, deal in self.deals.items() for party in deal.parties)

    @cached_property
    def deals_about(self) -> dict[str, list[str]]:
        """The deals that are about a chip."""
        return grouped((str(chip), id) for id, deal in self.deals.items() for chip in dict.fromkeys(deal.chips))

    @cached_property
    def parts_of(self) -> dict[str, list[str]]:
        """The deals that are a part of a deal."""
        return grouped((str(whole), id) for id, deal in self.deals.items() for whole in dict.fromkeys(deal.part_of))

    @cached_property
    def superseding(self) -> dict[str, list[str]]:
        """The deals that took the place of a deal."""
        return grouped((str(old), id) for id, deal in self.deals.items() for old in dict.fromkeys(deal.supersedes))

    @cached_property
    def repeating(self) -> dict[str, list[str]]:
        """The sources that repeat a source."""
        return grouped((str(told), id) for id, source in self.sources.items() for told in dict.fromkeys(source.derived_from))

    @cached_property
    def naming(self) -> dict[tuple[str, str], list[str]]:
        """(property, entity) -> the entities of which a claim says that this one is their `property`."""
        named = (
            ((claim.property.name, str(claim.record.value)), claim.subject)
            for claim in self.all_claims()
            if isinstance(claim.record.value, Reference)
        )
        return grouped(dict.fromkeys(named))

    @cached_property
    def claims_from(self) -> dict[str, list[Claim]]:
        """The claims that cite a source."""
        return grouped((claim.record.source or "", claim) for claim in self.all_claims())

    @cached_property
    def claims_via(self) -> dict[str, list[Claim]]:
        """The claims that their sources had from a source."""
        return grouped((str(origin), claim) for claim in self.all_claims() for origin in claim.record.via)

    def entry(self, id: str) -> tuple[str, str]:
        """The folder of what has an id, and what it is called."""
        entity = self.entities.get(id)
        return (entity.folder, entity.name) if entity else (SourceRecord.folder, self.sources[id].title)

    def named(self) -> dict[str, Entity | SourceRecord]:
        """Everything that has an id."""
        return {**self.entities, **self.sources}

    def renamed(self) -> Iterator[tuple[PlacedLine, str, Entity | SourceRecord]]:
        """Every former id, with the id it became and what has it."""
        for id, record in self.named().items():
            for former in record.formerly:
                yield former, id, record


def oldest_id(id: str, record: Entity | SourceRecord) -> str:
    """The first id that something had: by it is named what keeps its name for ever."""
    return str(record.formerly[0]) if record.formerly else id


def of_claims(function: Callable[[Standings, Claims], R]) -> Callable[[Corpus, str], R]:
    """What a function of claims and of the standing of their sources says of an id, worked out once. It is not to be changed."""

    @wraps(function)
    def known(corpus: Corpus, id: str) -> R:
        return corpus.standings.by(function, corpus.claims[id])

    return known


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """The values of each key, both in the order in which they come."""
    found: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


def reached(start: K, following: Callable[[K], Iterable[K]]) -> list[K]:
    """What follows something on however long a way, each once; the thing itself only where a way comes back to it."""
    found: dict[K, None] = {}
    waiting = [start]
    while waiting:
        new = [one for one in dict.fromkeys(following(waiting.pop())) if one not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return list(found)


def resolve(records: Records, today: date) -> Corpus:
    """The corpus of the records."""
    entities = dict(sorted(records.entities.items()))
    sources = dict(sorted(records.sources.items()))
    standings = _standings(tuple((id, source.once(_standing, id)) for id, source in sources.items()))
    standings.forget(beyond=MOST_KNOWN * (len(entities) + len(sources)))
    claims = {id: standings.once(_claims, id, entity) for id, entity in entities.items()}
    seeds = dict(sorted(records.seeds.items()))
    return Corpus(today, records.kinds, entities, sources, standings, seeds, records, claims, _backlinks(entities))


@lru_cache(1)
def _standings(found: tuple[tuple[str, Standing], ...]) -> Standings:
    return Standings(found)


def _standing(source: SourceRecord, id: str) -> Standing:
    return Standing(oldest_id(id, source), source.type.is_primary, source.date, source.derived_from)


def _claims(standings: Standings, subject: str, entity: Entity) -> Claims:
    cited = (standings.get(record.source or "") for _, record in claims_of(entity))
    return entity.once(
        _claims_known, subject, tuple((source.oldest, source.date) if source else (None, None) for source in cited)
    )


def _claims_known(entity: Entity, subject: str, cited: tuple[tuple[str | None, PartialDate | None], ...]) -> Claims:
    """The claims of an entity, of which each has a source, by its oldest id, and became known on a day."""
    named = _anchors(entity, [source for source, _ in cited])
    return Claims(
        Claim(subject, place.property, place.part, record, anchor, known, place.called)
        for (place, record), anchor, (_, known) in zip(claims_of(entity), named, cited, strict=True)
    )


def _anchors(entity: Entity, sources: list[str | None]) -> Iterable[str]:
    """The anchor of each claim of an entity, in their order, each another one; a source that is renamed changes none."""
    used: defaultdict[str, int] = defaultdict(lambda: 1)
    found: dict[str, None] = {}
    for (place, record), source in zip(claims_of(entity), sources, strict=True):
        parts = (place.property.name, record.date.text if record.date else None, source or record.source)
        anchor = first = slug_of("-".join(filter(None, parts)))
        while anchor in found:
            used[first] += 1
            anchor = f"{first}-{used[first]}"
        found[anchor] = None
    return found


def _backlinks(entities: dict[str, Entity]) -> dict[str, list[Backlink]]:
    return grouped(link for id, entity in entities.items() for link in entity.once(_links_from, id))


def _links_from(entity: Entity, subject: str) -> tuple[tuple[str, Backlink], ...]:
    """What an entity names, each with the link back to it."""
    by_claims = (
        (str(record.value), Backlink(subject, place.property.reverse or place.property.label))
        for place, record in claims_of(entity)
        if isinstance(record.value, Reference)
    )
    return tuple(dict.fromkeys([*by_claims, *((str(named), Backlink(subject, "")) for _, named in plain_references(entity))]))
