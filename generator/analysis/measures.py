"""Measures of the record: how many of everything, and which share of it is filled in, primary, corroborated."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.analysis.disputes import disputes
from generator.analysis.origins import corroboration
from generator.analysis.stages import steps
from generator.corpus import Claim, Corpus
from generator.model.kinds import Entity
from generator.model.record import Record


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
    claims = list(corpus.all_claims())
    counts = {kind.plural: Measure(len(corpus.of_kind(kind.folder))) for kind in corpus.kinds}
    counts |= {
        "sources": Measure(len(corpus.sources)),
        "seeds": Measure(len(corpus.seeds)),
        "claims": Measure(len(claims)),
        "disputes": Measure(sum(len(disputes(corpus, id)) for id in corpus.entities)),
        "deals with two stages": Measure(sum(len({s.record.value for s in steps(corpus, id)}) > 1 for id in corpus.deals)),
        "claims with a source": Measure(sum(claim.record.source is not None for claim in claims), len(claims)),
        "claims with a primary source": Measure(sum(_is_primary(corpus, claim) for claim in claims), len(claims)),
        "claims with two origins": _corroborated(corpus),
    }
    for kind in corpus.kinds:
        counts |= _filled(kind, list(corpus.of_kind(kind.folder).values()))
    return counts


def _is_primary(corpus: Corpus, claim: Claim) -> bool:
    source = corpus.sources.get(claim.record.source or "")
    return source is not None and source.type.is_primary


def _corroborated(corpus: Corpus) -> Measure:
    """Of all values claimed, those that two independent origins state."""
    stated: dict[tuple[str, str, int, str], list[Claim]] = {}
    for claim in corpus.all_claims():
        key = (claim.subject, claim.property.name, id(claim.part), str(claim.record.value))
        stated.setdefault(key, []).append(claim)
    return Measure(sum(len(corroboration(corpus, same).origins) > 1 for same in stated.values()), len(stated))


def _filled(kind: type[Entity], entities: Iterable[Entity]) -> dict[str, Measure]:
    known = list(entities)
    names = [name for name in kind.model_fields if name not in Record.model_fields]
    return {f"{kind.plural}.{name}": Measure(sum(bool(getattr(entity, name)) for entity in known), len(known)) for name in names}
