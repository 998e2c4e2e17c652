"""Claims that cannot both be true, side by side, and which of them is shown first.

Two claims of one property dispute each other where they hold at one time and their values exclude each other, hedges
considered: "at least 10" and "12" agree. Values of different times are a history, not a dispute.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import combinations
from typing import Any

from generator.analysis.origins import corroboration
from generator.corpus import Claim, Corpus, Standings, of_claims
from generator.evidence.numerals import interval
from generator.model.kinds import Binding, Flow, Outcome
from generator.model.values import UNITS, Amount, Bound, Money, PartialDate, Quantity, Stage, are_comparable

RULES = (
    "what holds later comes first",
    "a primary source comes before reporting",
    "the latest known comes first",
    "more independent origins come first",
    "the first in the order of the file",
)

CHANGING = (Stage, Binding, Outcome)
"""The types of values that may be others on the next day, so that two exclude each other on one day alone."""

DISPUTABLE = (Money, Quantity, PartialDate, *CHANGING)
"""The types of values of which two can exclude each other."""


@dataclass(frozen=True)
class Dispute:
    """Claims of one property at one time, grouped by value. The first group is the headline, chosen by `rule`."""

    groups: tuple[tuple[Claim, ...], ...]
    rule: str

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All its claims."""
        return tuple(claim for group in self.groups for claim in group)

    @property
    def headline(self) -> Claim:
        """The claim that is shown where there is room for one."""
        return self.groups[0][0]

    @property
    def opposed(self) -> Iterator[tuple[Claim, Claim]]:
        """The pairs of its claims that cannot both be true: it is a dispute since both of one pair are known."""
        return ((one, other) for one, other in combinations(self.claims, 2) if contradict(one, other))


@of_claims
def disputes(standings: Standings, claims: Iterable[Claim]) -> list[Dispute]:
    """The disputes about an entity, in the order of its properties."""
    by_property: defaultdict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.record.value, DISPUTABLE) and not claim.record.withdrawn:
            by_property[claim.property.name, id(claim.part)].append(claim)
    return [_dispute(standings, cluster) for same in by_property.values() for cluster in _clusters(same)]


def _clusters(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims that dispute one another, directly or by a third, and those that agree with one of them; in their order."""
    waiting = list(claims)
    clusters: list[list[Claim]] = []
    alone: list[Claim] = []
    while waiting:
        cluster = [waiting.pop(0)]
        for claim in cluster:
            near = [other for other in waiting if contradict(claim, other)]
            cluster += near
            waiting = [other for other in waiting if other not in near]
        if len(cluster) > 1:
            clusters.append(cluster)
        else:
            alone += cluster
    joined = {claim: next((cluster for cluster in clusters if _agrees_with_one_of(claim, cluster)), None) for claim in alone}
    return [[claim for claim in claims if claim in cluster or joined.get(claim) is cluster] for cluster in clusters]


def _agrees_with_one_of(claim: Claim, cluster: Iterable[Claim]) -> bool:
    return any(_at_one_time(claim, m) and meaning(claim.record.value) == meaning(m.record.value) for m in cluster)


def _dispute(standings: Standings, claims: list[Claim]) -> Dispute:
    groups: defaultdict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[meaning(claim.record.value)].append(claim)
    places = {said: (not _is_before_another(group, claims), *rank(standings, group)) for said, group in groups.items()}
    ranked = sorted(groups, key=places.__getitem__, reverse=True)
    ordered = tuple(tuple(sorted(groups[said], key=partial(rank_of, standings), reverse=True)) for said in ranked)
    first, second = places[ranked[0]], places[ranked[1]]
    differing = next((place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b), len(RULES) - 1)
    return Dispute(ordered, RULES[differing])


def _is_before_another(group: Iterable[Claim], claims: Iterable[Claim]) -> bool:
    """Whether one of the claims holds later than all of a group: a third, of a year that has both in it, joined them."""
    return any(all(one.since < later.since and not _at_one_time(one, later) for one in group) for later in claims)


def rank(standings: Standings, group: Iterable[Claim]) -> tuple[bool, date, int]:
    """Whether a source is primary, when they became known, from how many origins: the greater comes first."""
    claims = list(group)
    primary = any(source.is_primary for claim in claims if (source := standings.get(claim.record.source or "")))
    known = max((day for claim in claims if (day := _first_told(standings, claim))), default=date.min)
    return primary, known, len(corroboration(standings, claims).origins)


def _first_told(standings: Standings, claim: Claim) -> date | None:
    """When a claim became known: what only repeats others made it known no later than the last of them that has a date."""
    found = (standings.get(id) for origin in corroboration(standings, [claim]).origins for id in origin)
    told = [source.date.last for source in found if source and source.date]
    known = claim.known.last if claim.known else None
    return min(known, max(told)) if known and told else known


def rank_of(standings: Standings, claim: Claim) -> tuple[bool, date, int]:
    """The rank of one claim, which is asked for again and again."""
    return standings.by(_rank_of, claim)


def _rank_of(standings: Standings, claim: Claim) -> tuple[bool, date, int]:
    return rank(standings, [claim])


def ranked(corpus: Corpus, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of one property that stand, by what is shown first: what holds latest, then by the rules of a dispute.

    That an amount is undisclosed comes last, as it takes back nothing that another source disclosed.
    """
    return _ranked(corpus.standings, claims)


def _ranked(standings: Standings, claims: Iterable[Claim]) -> list[Claim]:
    standing = [claim for claim in claims if not claim.record.withdrawn]
    return shown_first(standings, standing, lambda claim: (_is_disclosed(claim), *_time(claim), *rank_of(standings, claim)))


def shown_first(standings: Standings, claims: list[Claim], key: Callable[[Claim], Any]) -> list[Claim]:
    """Claims of one property from the greatest `key`; where that one is in dispute, those of the dispute first, in its order."""
    ordered = sorted(claims, key=key, reverse=True)
    if len(claims) < 2 or not isinstance(claims[0].record.value, DISPUTABLE):
        return ordered
    disputed = next((cluster for cluster in _clusters(claims) if ordered[0] in cluster), None)
    if disputed is None:
        return ordered
    return [*_dispute(standings, disputed).claims, *(claim for claim in ordered if claim not in disputed)]


@of_claims
def ranked_properties(standings: Standings, claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """For each property of a thing itself, not of its parts, the claims that stand, by what is shown first."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.part is None:
            found[claim.property.name].append(claim)
    return {name: standing for name, same in found.items() if (standing := _ranked(standings, same))}


@of_claims
def ranked_amounts(standings: Standings, claims: Iterable[Claim]) -> list[list[Claim]]:
    """For each flow of a deal the claims of its amount that stand, by what is shown first."""
    by_flow: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.property.name == "amount":
            by_flow[id(claim.part)].append(claim)
    return [standing for same in by_flow.values() if (standing := _ranked(standings, same))]


def _is_disclosed(claim: Claim) -> bool:
    return not isinstance(claim.record.value, Money) or claim.record.value.amount is not None


def _time(claim: Claim) -> tuple[date]:
    return (date.min,) if _is_timeless(claim) and not _is_of_flow(claim) else (claim.since,)


def _is_timeless(claim: Claim) -> bool:
    """Whether the property does not change: the day of an event, the measure of a thing, with no date of its own."""
    return claim.record.date is None and isinstance(claim.record.value, PartialDate | Quantity)


def _is_of_flow(claim: Claim) -> bool:
    """Whether it measures what goes by a flow: of two without dates the time is one, beside a dated one it may have changed."""
    return isinstance(claim.part, Flow) and isinstance(claim.record.value, Quantity)


def _at_one_time(one: Claim, other: Claim) -> bool:
    if isinstance(one.record.value, CHANGING):  # within a month, what is so may change
        days = {day for holds in (one.holds, other.holds) for day in ((holds.first, holds.last) if holds else (None,))}
        return len(days) == 1 and None not in days
    timeless = [claim for claim in (one, other) if _is_timeless(claim)]
    if len(timeless) == 2 or any(not _is_of_flow(claim) for claim in timeless) or one.holds is None or other.holds is None:
        return True
    if one.property.is_over_time:  # a year and a quarter of it are different times
        return (one.holds.first, one.holds.last) == (other.holds.first, other.holds.last)
    return one.holds.first <= other.holds.last and other.holds.first <= one.holds.last


def contradict(one: Claim, other: Claim) -> bool:
    """Whether two claims of one property cannot both be true."""
    return _at_one_time(one, other) and not agree(one.record.value, other.record.value)


def agree(one: object, other: object) -> bool:
    """Whether two values can both be true."""
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return one.reach[0] <= other.reach[1] and other.reach[0] <= one.reach[1]
    if isinstance(one, Money) and isinstance(other, Money):
        comparable = one.currency == other.currency and one.period == other.period
        return not comparable or one.amount is None or other.amount is None or _meet(one.amount, other.amount)
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return not are_comparable(one.unit, other.unit) or _meet(_set_against(one, other), _set_against(other, one))
    if isinstance(one, Stage) and isinstance(other, Stage):
        return one == other or any({one, other} <= together for together in _TOGETHER)
    if isinstance(one, Binding) and isinstance(other, Binding):
        return {one, other} != {Binding.YES, Binding.NO}
    if isinstance(one, Outcome) and isinstance(other, Outcome):
        return one == other or Outcome.KEPT not in (one, other)
    return bool(one == other)


def meaning(value: object) -> object:
    """What a value says, however it is written: 4.5 PFLOPS is 4,500 TFLOPS."""
    if isinstance(value, Money) and value.amount:
        return value.currency, value.period, value.amount.bound, value.amount.low, value.amount.high
    if isinstance(value, Quantity):
        dimension, amount = UNITS[value.unit][0], value.in_units_of_one
        return dimension, value.unit if dimension == "count" else "", amount.bound, amount.low, amount.high
    return value


def said(claim: Claim) -> object:
    """What a claim says, the same for all claims of its property that say so; of what comes in over a time, for which time."""
    return meaning(claim.record.value), claim.record.date if claim.property.is_over_time else None


_TOGETHER = (
    {Stage.RUMOURED, Stage.IN_TALKS, Stage.LETTER_OF_INTENT},
    {Stage.LETTER_OF_INTENT, Stage.ANNOUNCED},
    {Stage.ANNOUNCED, Stage.SIGNED, Stage.CLOSED},
)
"""Stages that a deal may have on one day: what is signed may be announced that day, but not still be talked about."""


def _set_against(one: Quantity, other: Quantity) -> Amount:
    """An amount as it is compared with another: days are about so many months, as these are not all of one length."""
    amount = one.in_units_of_one
    is_about = one.unit in ("days", "weeks") and other.unit in ("months", "years") and amount.bound is Bound.EXACTLY
    return replace(amount, bound=Bound.ABOUT) if is_about else amount


def _meet(one: Amount, other: Amount) -> bool:
    low, high = interval(one)
    least, most = interval(other)
    return _reaches(one, low, other, most) and _reaches(other, least, one, high)


def _reaches(above: Amount, low: Decimal, below: Amount, high: Decimal) -> bool:
    """Whether a number may be from `low` as well as up to `high`. "More than" and "less than" exclude the number itself, but
    not for who names it alone: "10" is what reporters make of "more than 10"."""
    is_open = above.bound is Bound.MORE_THAN or below.bound is Bound.LESS_THAN
    return low < high or (low == high and (not is_open or Bound.EXACTLY in (above.bound, below.bound)))
