"""The ladder of a deal: which step follows which, how sure it makes the deal, and when silence about it becomes news."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import pairwise

from generator.analysis.disputes import contradict, rank_of, ranked, shown_first
from generator.corpus import Claim, Corpus, Standings, of_claims, reached
from generator.model.values import LADDER, Stage

SETTLED = (Stage.SIGNED, Stage.CLOSED, Stage.DENIED, Stage.LAPSED, Stage.CANCELLED, Stage.SUPERSEDED)


class Level(IntEnum):
    """How sure a deal is. Each level holds those before it."""

    SIGNED = 0
    ANNOUNCED = 1
    REPORTED = 2

    def __str__(self) -> str:
        return self.name.lower()


LEVELS = {
    Stage.CLOSED: Level.SIGNED,
    Stage.SIGNED: Level.SIGNED,
    Stage.ANNOUNCED: Level.ANNOUNCED,
    Stage.LETTER_OF_INTENT: Level.REPORTED,
    Stage.IN_TALKS: Level.REPORTED,
    Stage.RUMOURED: Level.REPORTED,
}
"""How sure a stage is; the others are off the ladder, and count for nothing."""


@dataclass(frozen=True)
class State:
    """What the record had of a deal's stage from a day on: the claim of it, and the first claim since which it was so.

    Without a day it is what the record has today, with the claims of sources that have no date.
    """

    known: date | None
    claim: Claim
    first: Claim


def stage(corpus: Corpus, deal: str) -> Claim | None:
    """The claim of a deal's present stage."""
    return next(reversed(steps(corpus, deal)), None)


def headline(corpus: Corpus, claims: Iterable[Claim]) -> Claim | None:
    """Of the claims of one property, the one shown first; of stages the last step."""
    claims = list(claims)
    if taken := steps_of(corpus.standings, claims):
        return taken[-1]
    return next(iter(ranked(corpus, claims)), None)


def steps_of(standings: Standings, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of a deal's stage that stand, in order of time.

    Of those of one day that can be true together the furthest on the ladder comes last, of others the headline of the dispute.
    """
    return _in_time(standings, _standing(claims))


def _standing(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if isinstance(claim.record.value, Stage) and not claim.record.withdrawn]


def _in_time(standings: Standings, standing: list[Claim]) -> list[Claim]:
    days: defaultdict[date, list[Claim]] = defaultdict(list)
    for claim in standing:
        days[_reached(claim, standing)].append(claim)
    return [claim for _, same_day in sorted(days.items()) for claim in _in_order(standings, same_day)]


steps = of_claims(steps_of)


def _in_order(standings: Standings, claims: list[Claim]) -> list[Claim]:
    return shown_first(standings, claims, lambda claim: (_place(claim), rank_of(standings, claim)))[::-1]


def _place(claim: Claim) -> int:
    return LADDER.index(claim.record.value) if claim.record.value in LADDER else len(LADDER)


def _reached(claim: Claim, claims: list[Claim]) -> date:
    """The first day on which the stage may have been reached: not before a lower one of the same month or year."""
    if claim.holds is None:
        return claim.since
    lower = [
        other.since
        for other in claims
        if _place(other) < _place(claim) and other.holds and claim.holds.first <= other.holds.first <= claim.holds.last
    ]
    return max([claim.since, *lower])


def began(corpus: Corpus, claim: Claim) -> Claim:
    """Of a claim of a deal's stage, the first claim since which the deal has been at that stage without a break."""
    return _began(steps(corpus, claim.subject), claim)


def _began(taken: list[Claim], claim: Claim) -> Claim:
    """A step that was contradicted on its day is a break: it may not have been taken."""
    first = claim
    others = [step for step in taken if step.record.value != claim.record.value]
    for step in reversed(taken):
        if step.since > claim.since:
            continue
        if step in others or any(contradict(step, other) for other in others):
            break
        first = step
    return first


@of_claims
def states(standings: Standings, claims: Iterable[Claim]) -> list[State]:
    """What the record had of a deal's stage from each day on which a claim of it became known; what it has today is the last."""
    standing = _standing(claims)
    found: list[State] = []
    for day in (*sorted({claim.known.last for claim in standing if claim.known}), None):
        known = standing if day is None else [claim for claim in standing if claim.known and claim.known.last <= day]
        if taken := _in_time(standings, known):
            found.append(State(day, taken[-1], _began(taken, taken[-1])))
    return found


def sure_since(corpus: Corpus, deal: str, level: Level) -> date | None:
    """The day since which the record has a deal as sure as a level without a break; None where no dated source says so."""
    since = None
    for state in reversed(states(corpus, deal)):
        if LEVELS.get(state.claim.record.value, level + 1) > level:
            break
        since = state.known
    return since


def unexplained_steps(corpus: Corpus, deal: str) -> Iterator[tuple[Claim, Claim]]:
    """(step before, step) where a step leads down or off the ladder and has no note that says why."""
    taken = steps(corpus, deal)
    for before, claim in pairwise(taken):
        if _is_down(before.record.value, claim.record.value) and not claim.record.note and before.since < claim.since:
            yield before, claim


def _is_down(before: Stage, after: Stage) -> bool:
    if before not in LADDER:
        return False
    return after not in LADDER or LADDER.index(after) < LADDER.index(before)


def last_heard(corpus: Corpus, deal: str) -> date | None:
    """The day of the newest source of any claim of a deal."""
    return max((claim.known.last for claim in corpus.claims[deal] if claim.known), default=None)


def is_stale(corpus: Corpus, deal: str) -> bool:
    """Whether a deal that is not settled, and whose place none took, has had no new source for as many months as the project
    says."""
    present, heard = stage(corpus, deal), last_heard(corpus, deal)
    if present is None or present.record.value in SETTLED or heard is None:
        return False
    newer = (claim.record.value for id in corpus.superseding.get(deal, ()) if (claim := stage(corpus, id)))
    if any(LEVELS.get(value, Level.REPORTED + 1) <= LEVELS[present.record.value] for value in newer):
        return False
    months = (corpus.today.year - heard.year) * 12 + corpus.today.month - heard.month - (corpus.today.day < heard.day)
    return months >= corpus.records.settings.stale_after_months


def giving_way(corpus: Corpus, levels: Mapping[str, Level]) -> dict[str, str]:
    """Of some deals, each as sure as its level, those that do not count beside what supersedes them, and why: id -> reason.

    What is less sure than a deal that it would supersede does not count itself, and takes the place of nothing.
    """
    surer, newer = _superseding(corpus, levels)
    gone = {deal: f"less sure than {corpus.entities[old].name}, which it would supersede" for deal, old in surer.items()}
    return gone | {deal: f"superseded by {corpus.entities[new].name}" for deal, new in newer.items()}


def heirs(corpus: Corpus) -> dict[str, str]:
    """For each deal whose place another one took that is as sure, that one."""
    return _superseding(corpus, levels(corpus, Level.REPORTED))[1]


def levels(corpus: Corpus, least: Level) -> dict[str, Level]:
    """How sure each deal is that is on the ladder and at least as sure as a level."""
    stages = {id: claim.record.value for id in corpus.deals if (claim := stage(corpus, id))}
    return {id: LEVELS[value] for id, value in stages.items() if LEVELS.get(value, least + 1) <= least}


def _superseding(corpus: Corpus, levels: Mapping[str, Level]) -> tuple[dict[str, str], dict[str, str]]:
    """(deal -> one that it would supersede and that is surer, deal -> the one that took its place)."""
    replaced = {deal: [old for old in older(corpus, deal) if old in levels] for deal in levels if corpus.deals[deal].supersedes}
    found = {deal: next((old for old in olds if levels[old] < levels[deal]), None) for deal, olds in replaced.items()}
    surer = {deal: old for deal, old in found.items() if old}
    return surer, {old: deal for deal, olds in replaced.items() if deal not in surer for old in olds}


def older(corpus: Corpus, deal: str) -> list[str]:
    """The deals whose place a deal takes, on however long a way."""

    def taken(new: str) -> tuple[str, ...]:
        return getattr(corpus.entities.get(new), "supersedes", ())

    return reached(deal, lambda new: map(str, taken(new))) if taken(deal) else []
