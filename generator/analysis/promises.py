"""Promises: what claims say of the future, when it is due, and what became of it.

A promise is what a flow owes by a day (`due`), the end of a flow that runs for a time (`duration`, from the day its deal was
signed or announced), or the day from which a chip was to be had, where the source spoke before that day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.analysis.disputes import meaning, ranked
from generator.analysis.stages import SETTLED, stage, steps
from generator.corpus import Claim, Corpus
from generator.model.kinds import Chip, Flow, Outcome
from generator.model.values import LADDER, PartialDate, Quantity, Stage, ValueFault, parse_date


class Fate(StrEnum):
    """What became of a promise. `unknown`: the day has passed, and no source says what came."""

    KEPT = "kept"
    MISSED = "missed"
    DROPPED = "dropped"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Promise:
    """What is due when: the claims that say so, and by which rule its fate is known."""

    claims: tuple[Claim, ...]
    due: PartialDate
    fate: Fate
    rule: str

    @property
    def claim(self) -> Claim:
        """The first of its claims."""
        return self.claims[0]


def promises(corpus: Corpus) -> list[Promise]:
    """Every promise, by the day it is due."""
    found = [*_of_flows(corpus), *_of_chips(corpus)]
    return sorted(found, key=lambda promise: (promise.due.last, promise.claim.subject, promise.claim.anchor))


def _of_flows(corpus: Corpus) -> Iterator[Promise]:
    for id, deal in corpus.deals.items():
        for flow in deal.flows:
            claims = [claim for claim in corpus.claims[id] if claim.part is flow and not claim.record.withdrawn]
            for same in _alike(claims):
                due = _due(corpus, same[0])
                if due:
                    yield Promise(same, due, *_fate(corpus, id, due, claims))


def _alike(claims: Iterable[Claim]) -> list[tuple[Claim, ...]]:
    """The claims of one thing or flow that say the same."""
    said: defaultdict[tuple[str, object], list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.property.name, meaning(claim.record.value)].append(claim)
    return list(map(tuple, said.values()))


def _due(corpus: Corpus, claim: Claim) -> PartialDate | None:
    value = claim.record.value
    if claim.property.name == "due" and isinstance(value, PartialDate):
        return value
    if claim.property.name == "duration" and isinstance(value, Quantity):
        return _end(corpus, claim, value)
    return None


def _end(corpus: Corpus, claim: Claim, length: Quantity) -> PartialDate | None:
    """About the month in which a time ends that began when the deal was first signed, else announced."""
    months = length.amount.low if length.amount.low is not None else length.amount.high
    taken = {step.record.value: step for step in reversed(steps(corpus, claim.subject))}
    start = taken.get(Stage.SIGNED) or taken.get(Stage.ANNOUNCED) or taken.get(Stage.CLOSED)
    if months is None or start is None or start.holds is None:
        return None
    total = start.since.year * 12 + start.since.month - 1 + int(months * (12 if length.unit == "years" else 1))
    try:
        return parse_date(f"~{total // 12}-{total % 12 + 1:02}")
    except ValueFault:
        return None


def _fate(corpus: Corpus, deal: str, due: PartialDate, claims: list[Claim]) -> tuple[Fate, str]:
    outcome = next(iter(ranked(corpus, (c for c in claims if isinstance(c.record.value, Outcome)))), None)
    if outcome:
        return Fate(outcome.record.value), "a source says so"
    present = stage(corpus, deal)
    if present and present.record.value not in LADDER:
        return Fate.DROPPED, f"the deal is {present.record.value}"
    return _by_day(corpus.today, due)


def _by_day(today: date, due: PartialDate) -> tuple[Fate, str]:
    if due.last >= today:
        return Fate.OPEN, "the day is not past"
    return Fate.UNKNOWN, "the day is past, and no source says what came"


def _of_chips(corpus: Corpus) -> Iterator[Promise]:
    for id, chip in corpus.entities.items():
        if not isinstance(chip, Chip):
            continue
        stated = [c for c in corpus.claims[id] if c.property.name == "available" and not c.record.withdrawn]
        since = [c.record.value for c in stated if c.known and c.record.value.first <= c.known.last]
        for same in _alike(c for c in stated if c.known and c.record.value.first > c.known.last):
            due = same[0].record.value
            yield Promise(same, due, *_kept_by(corpus.today, due, since))


def _kept_by(today: date, due: PartialDate, since: list[PartialDate]) -> tuple[Fate, str]:
    """Whether a chip could be had in time, by sources that say since when it could."""
    if not since:
        return _by_day(today, due)
    first = min(since, key=lambda day: day.first)
    if first.first <= due.last:
        return Fate.KEPT, f"a source says it was available in time: {first}"
    return Fate.MISSED, f"a source says it was available later: {first}"


def undated(corpus: Corpus) -> Iterator[Claim]:
    """The stages of deals that are not settled: something is to come, and no source says when."""
    for id in corpus.deals:
        present = stage(corpus, id)
        if present and present.record.value not in SETTLED and not _says_when(corpus, id):
            yield present


def _says_when(corpus: Corpus, deal: str) -> bool:
    due = (claim for claim in corpus.claims[deal] if isinstance(claim.part, Flow) and claim.property.name == "due")
    return any(not claim.record.withdrawn for claim in due)
