"""The ladder of a deal: which step follows which, and when silence about it becomes news."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.corpus import Claim, Corpus
from generator.model.values import LADDER, Stage

MONTHS_UNTIL_STALE = 6
SETTLED = (Stage.SIGNED, Stage.CLOSED, Stage.DENIED, Stage.LAPSED, Stage.CANCELLED, Stage.SUPERSEDED)


def steps(corpus: Corpus, deal: str) -> list[Claim]:
    """The claims of a deal's stage that stand, in order of time."""
    claims = [c for c in corpus.claims[deal] if isinstance(c.record.value, Stage) and not c.record.withdrawn]
    return sorted(claims, key=lambda claim: claim.since)


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
    """Whether a deal that is not settled has had no new source for `MONTHS_UNTIL_STALE` months before today."""
    stage, heard = corpus.stage(deal), last_heard(corpus, deal)
    if stage is None or stage.record.value in SETTLED or heard is None:
        return False
    months = (corpus.today.year - heard.year) * 12 + corpus.today.month - heard.month - (corpus.today.day < heard.day)
    return months >= MONTHS_UNTIL_STALE
