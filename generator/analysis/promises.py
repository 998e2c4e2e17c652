"""Promises: what claims say of the future, when it is due, and what became of it.

A promise is what a flow owes by a day (`due`), the end of a flow that runs for a time (`duration`, from the day its deal was
signed or announced), or the day from which a chip was to be had, where the source spoke before that day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter

from generator.analysis.disputes import agree, disputes, meaning, ranked
from generator.analysis.stages import SETTLED, heirs, stage, steps
from generator.corpus import Claim, Corpus
from generator.model.kinds import Chip, Deal, Flow, Outcome
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
    heir_of = heirs(corpus)
    for id, deal in corpus.deals.items():
        for flow in deal.flows:
            claims = [claim for claim in corpus.claims[id].of(flow) if not claim.record.withdrawn]
            made = [_Made(same, due) for same in _alike(claims) if (due := _due(corpus, same[0]))]
            decided = _decided(corpus, made, claims)
            for one in made:
                yield Promise(one.claims, one.due, *_fate(corpus, id, one.due, decided.get(one), heir_of.get(id)))


@dataclass(frozen=True, eq=False)
class _Made:
    """What claims that say the same promise, and when it is due."""

    claims: tuple[Claim, ...]
    due: PartialDate

    def last_said(self, day: date) -> date | None:
        """When it was last promised by a day."""
        return max((claim.since for claim in self.claims if claim.since <= day), default=None)


def _alike(claims: Iterable[Claim]) -> list[tuple[Claim, ...]]:
    """The claims of one thing or flow that say the same."""
    said: defaultdict[tuple[str, object], list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.property.name, meaning(claim.record.value)].append(claim)
    return list(map(tuple, said.values()))


def _decided(corpus: Corpus, made: list[_Made], claims: Iterable[Claim]) -> dict[_Made, Claim]:
    """The claims of what became of the promises of one flow, of which the latest is believed, and of a dispute the first."""
    found: dict[_Made, Claim] = {}
    for outcome in reversed(_outcomes(corpus, claims)):
        value = outcome.record.value
        if any(outcome in dispute.claims[len(dispute.groups[0]) :] for dispute in disputes(corpus, outcome.subject)):
            continue
        if value is Outcome.DROPPED:
            day = outcome.holds.last if outcome.holds else corpus.today
            found = {one: outcome for one in made if one.last_said(day)} | found
        else:
            for name in ("due", "duration"):
                alike = [one for one in made if one.claims[0].property.name == name]
                found |= dict.fromkeys(_meant(corpus, outcome, alike), outcome)
    return found


def _meant(corpus: Corpus, outcome: Claim, made: list[_Made]) -> list[_Made]:
    """Of promises of one property those that an outcome says were kept or missed: what had come due, if anything had.

    Of several that is the one promised last, and what agrees with it. Before its day a thing may be kept, if it was promised
    before, but not missed; and a contract does not end early.
    """
    first, last = (outcome.holds.first, outcome.holds.last) if outcome.holds else (corpus.today, corpus.today)
    came_due = {one: said for one in made if one.due.first <= last and (said := one.last_said(last))}
    if not came_due and outcome.record.value is Outcome.KEPT:
        early = (one for one in made if one.claims[0].property.name == "due")
        came_due = {one: said for one in early if (said := one.last_said(first)) and said < first}
    latest = [one for one, said in came_due.items() if said == max(came_due.values())]
    return [one for one in came_due if any(agree(one.due, other.due) for other in latest)]


def _outcomes(corpus: Corpus, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of what became of a flow that stand, the latest first."""
    return ranked(corpus, (claim for claim in claims if isinstance(claim.record.value, Outcome)))


def is_dropped(corpus: Corpus, claims: Sequence[Claim]) -> bool:
    """Whether the last that is known of a flow, by its claims, is that it was dropped: nothing was promised of it since."""
    outcome = next(iter(_outcomes(corpus, claims)), None)
    if outcome is None or outcome.record.value is not Outcome.DROPPED:
        return False
    promised = (claim for claim in claims if claim.property.name in ("due", "duration") and not claim.record.withdrawn)
    return outcome.holds is None or all(claim.since <= outcome.holds.last for claim in promised)


def _due(corpus: Corpus, claim: Claim) -> PartialDate | None:
    value = claim.record.value
    if claim.property.name == "due" and isinstance(value, PartialDate):
        return value
    if claim.property.name == "duration" and isinstance(value, Quantity):
        return _end(corpus, claim, value)
    return None


def _end(corpus: Corpus, claim: Claim, length: Quantity) -> PartialDate | None:
    """About when a time ends that began when the deal was first signed, else announced: as near as that day is known."""
    time = length.amount.low if length.amount.low is not None else length.amount.high
    taken = {step.record.value: step for step in reversed(steps(corpus, claim.subject))}
    start = taken.get(Stage.SIGNED) or taken.get(Stage.ANNOUNCED) or taken.get(Stage.CLOSED)
    if time is None or start is None or start.holds is None:
        return None
    first, last = (day.year * 12 + day.month - 1 for day in (start.holds.first, start.holds.last))
    if length.unit in ("days", "weeks"):
        middle = start.holds.first + (start.holds.last - start.holds.first) / 2
        ordinal = middle.toordinal() + int(time * (7 if length.unit == "weeks" else 1))
        if ordinal > date.max.toordinal():
            return None
        end = date.fromordinal(ordinal)
        year, month = end.year, end.month - 1
    else:
        year, month = divmod((first + last + 1) // 2 + int(time * (12 if length.unit == "years" else 1)), 12)
    nearness = {12: "", 6: f"-H{month // 6 + 1}", 3: f"-Q{month // 3 + 1}", 1: f"-{month + 1:02}"}
    try:
        return parse_date(f"~{year}{nearness[last - first + 1]}")
    except ValueFault:
        return None


def _fate(corpus: Corpus, deal: str, due: PartialDate, outcome: Claim | None, heir: str | None) -> tuple[Fate, str]:
    if outcome:
        is_disputed = any(outcome in dispute.claims for dispute in disputes(corpus, deal))
        return Fate(outcome.record.value), "a source says so" + (", another does not" if is_disputed else "")
    present = stage(corpus, deal)
    if present and present.record.value not in LADDER:
        return Fate.DROPPED, f"the {Deal.singular} is {present.record.value}"
    if heir and (reached := stage(corpus, heir)) and due.reach[1] >= reached.since:
        return Fate.DROPPED, f"the {Deal.singular} is superseded by {corpus.entities[heir].name}"
    return _by_day(corpus.today, due)


def _by_day(today: date, due: PartialDate) -> tuple[Fate, str]:
    if due.reach[1] >= today:
        return Fate.OPEN, "the day is not past"
    return Fate.UNKNOWN, "the day is past, and no source says what came"


def _of_chips(corpus: Corpus) -> Iterator[Promise]:
    for id, chip in corpus.entities.items():
        if not isinstance(chip, Chip):
            continue
        stated = [c for c in corpus.claims[id] if c.property.name == "available" and not c.record.withdrawn]
        came = [c for c in stated if c.known and c.record.value.first <= c.known.last]
        for same in _alike(c for c in stated if c.known and c.record.value.first > c.known.last):
            due = same[0].record.value
            yield Promise(same, due, *_kept_by(corpus.today, due, came))


def _kept_by(today: date, due: PartialDate, came: list[Claim]) -> tuple[Fate, str]:
    """Whether a chip could be had in time, by claims that say since when it could: kept on the last day that one may mean."""
    days = [claim.record.value for claim in came if claim.known and claim.record.value.last <= min(due.last, claim.known.last)]
    if days:
        return Fate.KEPT, f"a source says it was available in time: {min(days, key=attrgetter('last'))}"
    first = min((claim.record.value for claim in came), key=attrgetter("first"), default=None)
    if first and first.first > due.last:
        if agree(first, due):
            return Fate.UNKNOWN, f"a source says it was available about then: {first}"
        return Fate.MISSED, f"a source says it was available later: {first}"
    return _by_day(today, due)


def undated(corpus: Corpus) -> Iterator[Claim]:
    """The stages of deals that are not settled, and whose place none took: something is to come, and no source says when."""
    heir_of = heirs(corpus)
    for id in corpus.deals:
        present = stage(corpus, id)
        if present and present.record.value not in SETTLED and id not in heir_of and not _says_when(corpus, id):
            yield present


def _says_when(corpus: Corpus, deal: str) -> bool:
    due = (claim for claim in corpus.claims[deal] if isinstance(claim.part, Flow) and claim.property.name == "due")
    return any(not claim.record.withdrawn for claim in due)
