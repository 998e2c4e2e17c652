"""Measures of the record: how many of everything, and which share of it is filled in, primary, corroborated."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.analysis.disputes import disputes, said
from generator.analysis.origins import corroboration
from generator.analysis.stages import steps
from generator.corpus import Claim, Corpus, Standings, of_claims
from generator.model.kinds import Deal, Entity, fields_of


@dataclass(frozen=True)
class Measure:
    """A number of things, or the share of `whole` things that it is."""

    number: int
    whole: int | None = None

    @property
    def level(self) -> Decimal:
        """The number, or the share as a fraction; of nothing the share is none."""
        if self.whole is None:
            return Decimal(self.number)
        return Decimal(self.number) / self.whole if self.whole else Decimal(0)

    def __str__(self) -> str:
        return str(self.number) if self.whole is None else f"{self.level:.0%} ({self.number} of {self.whole})"


def measures(corpus: Corpus) -> dict[str, Measure]:
    """Every measure by the name that expectations call it by."""
    claims = sum(map(len, corpus.claims.values()))
    sourced, primary, corroborated, stated = _sums(_counts(corpus, id) for id in corpus.entities)
    counts = {kind.plural: Measure(len(corpus.of_kind(kind.folder))) for kind in corpus.kinds}
    twice = sum(len({step.record.value for step in steps(corpus, id)}) > 1 for id in corpus.deals)
    has_deals = any(issubclass(kind, Deal) for kind in corpus.kinds)
    counts |= {
        "sources": Measure(len(corpus.sources)),
        "seeds": Measure(len(corpus.seeds)),
        "claims": Measure(claims),
        "disputes": Measure(sum(len(disputes(corpus, id)) for id in corpus.entities)),
        **({"deals with two stages": Measure(twice)} if has_deals else {}),
        "claims with a source": Measure(sourced, claims),
        "claims with a primary source": Measure(primary, claims),
        "claims with two origins": Measure(corroborated, stated),
    }
    for kind in corpus.kinds:
        counts |= _filled(corpus, kind)
    return counts


def _sums(rows: Iterable[tuple[int, ...]]) -> list[int]:
    return [sum(column) for column in zip((0, 0, 0, 0), *rows, strict=True)]


@of_claims
def _counts(standings: Standings, claims: Iterable[Claim]) -> tuple[int, int, int, int]:
    """(claims with a source, with a primary one, values that two independent origins state, values) of one thing."""
    claims = list(claims)
    cited = [source for claim in claims if (source := standings.get(claim.record.source or ""))]
    stated: defaultdict[tuple[str, int, object], list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.record.withdrawn:
            stated[claim.property.name, id(claim.part), said(claim)].append(claim)
    corroborated = sum(len(corroboration(standings, same).origins) > 1 for same in stated.values())
    sourced = sum(claim.record.source is not None for claim in claims)
    return sourced, sum(source.is_primary for source in cited), corroborated, len(stated)


def _filled(corpus: Corpus, kind: type[Entity]) -> dict[str, Measure]:
    known = corpus.of_kind(kind.folder).values()
    names = fields_of(kind, corpus.kinds)
    return {f"{kind.plural}.{name}": Measure(sum(bool(getattr(entity, name)) for entity in known), len(known)) for name in names}
