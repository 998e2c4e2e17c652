"""What a change does: the claims, stages, disputes and totals of one corpus beside those of another."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.analysis.disputes import Dispute, disputes
from generator.analysis.stages import stage
from generator.analysis.totals import Envelope, Heap, Sum, ledger
from generator.corpus import Claim, Corpus
from generator.model.claim import ClaimRecord
from generator.model.kinds import Flow
from generator.model.record import Record
from generator.model.values import Money, Quantity


class Change(StrEnum):
    """What became of a claim, a dispute, or a file's record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    REINSTATED = "reinstated"
    OPENED = "opened"
    SETTLED = "settled"


@dataclass(frozen=True)
class ClaimChange:
    """A claim before and after, and the keys in which the two differ."""

    change: Change
    before: Claim | None
    after: Claim | None
    keys: tuple[str, ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim as it is, or as it was where it is no more."""
        claim = self.after or self.before
        assert claim
        return claim

    @property
    def bounds(self) -> tuple[str, str] | None:
        """How the number is known, before and after, where that has changed."""
        known = [_bound(claim) for claim in (self.before, self.after) if claim]
        return (known[0], known[1]) if len(known) == 2 and all(known) and known[0] != known[1] else None


def _bound(claim: Claim) -> str:
    value = claim.record.value
    return str(value.amount.bound) if isinstance(value, Money | Quantity) and value.amount else ""


@dataclass(frozen=True)
class DisputeChange:
    """A dispute that was opened, settled, or has other values than before."""

    change: Change
    subject: str
    property: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class RecordChange:
    """An entity or source that came, went, or says something else in a key that holds no claims."""

    change: Change
    id: str
    folder: str
    keys: tuple[str, ...] = ()


def claim_changes(before: Corpus, after: Corpus) -> list[ClaimChange]:
    """Every claim that is not as it was, by subject, in the order of the kind's properties."""
    found: list[ClaimChange] = []
    for subject in sorted({*before.claims, *after.claims}):
        old, new = _by_place(before.claims.get(subject, ())), _by_place(after.claims.get(subject, ()))
        for place in [*new, *(place for place in old if place not in new)]:
            found += _paired(old.get(place, []), new.get(place, []))
    return found


def _by_place(claims: tuple[Claim, ...]) -> dict[tuple[str, str], list[Claim]]:
    """The claims by property and by the flow they belong to, which is known by its parties and by what goes."""
    alike: Counter[str] = Counter()
    names: dict[int, str] = {}
    found: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if id(claim.part) not in names:
            name = part_name(claim)
            alike[name] += 1
            names[id(claim.part)] = f"{name} {alike[name]}" if claim.part else ""
        found[claim.property.name, names[id(claim.part)]].append(claim)
    return found


def part_name(claim: Claim) -> str:
    """`equity from amazon to openai`, or nothing where the claim is about the entity itself."""
    flow = claim.part
    if not isinstance(flow, Flow):
        return ""
    return " ".join([flow.what, *(f"from {end}" for end in [flow.from_] if end), *(f"to {end}" for end in [flow.to] if end)])


def _paired(old: list[Claim], new: list[Claim]) -> Iterator[ClaimChange]:
    """Claims of one place matched, the most alike first."""
    pairs: list[tuple[Claim, Claim]] = []
    for likeness in LIKENESSES:
        for claim in list(new):
            twin = next((other for other in old if likeness(claim) and likeness(other) == likeness(claim)), None)
            if twin:
                old, new = [c for c in old if c is not twin], [c for c in new if c is not claim]
                pairs.append((twin, claim))
    for before, after in pairs:
        if keys := tuple(key for key, said in stated_claim(after).items() if said != stated_claim(before)[key]):
            yield ClaimChange(_what(before, after), before, after, keys)
    yield from (ClaimChange(Change.ADDED, None, claim) for claim in new)
    yield from (ClaimChange(Change.REMOVED, claim, None) for claim in old)


def _what(before: Claim, after: Claim) -> Change:
    if bool(before.record.withdrawn) == bool(after.record.withdrawn):
        return Change.CHANGED
    return Change.WITHDRAWN if after.record.withdrawn else Change.REINSTATED


def stated_claim(claim: Claim) -> dict[str, Any]:
    """What a claim says, by key, without where it was written."""
    return {key: getattr(claim.record, key) for key in _stated_keys(claim.record)}


def _stated_keys(record: Record) -> list[str]:
    return [name for name in type(record).model_fields if name not in Record.model_fields]


LIKENESSES: tuple[Callable[[Claim], object], ...] = (
    stated_claim,
    lambda claim: (claim.record.source, claim.record.date, claim.record.value),
    lambda claim: claim.record.quote and (claim.record.source, claim.record.quote),
    lambda claim: claim.record.value,
    lambda claim: not isinstance(claim.record.value, str) and claim.record.source,
)
"""What two versions of a claim have in common: words of one source that differ in value and quote are two claims."""


def stage_changes(before: Corpus, after: Corpus) -> list[tuple[str, str, str]]:
    """(deal, stage before, stage after) where they differ; `none` where no stage was or is known."""
    deals = sorted({*before.claims, *after.claims})
    pairs = [(deal, _stage(before, deal), _stage(after, deal)) for deal in deals]
    return [(deal, old, new) for deal, old, new in pairs if old != new]


def _stage(corpus: Corpus, deal: str) -> str:
    claim = stage(corpus, deal) if deal in corpus.claims else None
    return str(claim.record.value) if claim else "none"


def dispute_changes(before: Corpus, after: Corpus) -> list[DisputeChange]:
    """The disputes that were opened, settled or changed."""
    old, new = _disputes(before), _disputes(after)
    found = []
    for place in sorted({*old, *new}):
        subject, name, _ = place
        for values in new.get(place, []):
            earlier = next((known for known in old.get(place, []) if len({*known} & {*values}) > 1), None)
            if earlier != values:
                found.append(DisputeChange(Change.CHANGED if earlier else Change.OPENED, subject, name, values))
        for values in old.get(place, []):
            if not any(len({*known} & {*values}) > 1 for known in new.get(place, [])):
                found.append(DisputeChange(Change.SETTLED, subject, name, values))
    return found


def _disputes(corpus: Corpus) -> dict[tuple[str, str, str], list[tuple[str, ...]]]:
    found: defaultdict[tuple[str, str, str], list[tuple[str, ...]]] = defaultdict(list)
    for subject in corpus.entities:
        for dispute in disputes(corpus, subject):
            found[subject, dispute.headline.property.label, part_name(dispute.headline)].append(_values(dispute))
    return found


def _values(dispute: Dispute) -> tuple[str, ...]:
    return tuple(str(group[0].record.value) for group in dispute.groups)


def total_changes(before: Corpus, after: Corpus) -> list[tuple[Heap, Envelope, Envelope]]:
    """(heap, sums before, sums after) where the totals of the site differ."""
    old, new = ledger(before).envelopes(), ledger(after).envelopes()
    nothing = (Sum(), Sum(), Sum())
    heaps = sorted({*old, *new}, key=lambda heap: (heap.what, heap.currency, heap.period or ""))
    pairs = [(heap, old.get(heap, nothing), new.get(heap, nothing)) for heap in heaps]
    return [(heap, was, is_) for heap, was, is_ in pairs if was != is_]


def record_changes(before: Corpus, after: Corpus) -> list[RecordChange]:
    """The entities and sources that came, went, or differ in what is no claim; of a seed, also in its text."""
    old, new = _records(before), _records(after)
    found = []
    for id in sorted({*old, *new}):
        if id not in old or id not in new:
            folder, _ = new.get(id) or old[id]
            found.append(RecordChange(Change.ADDED if id in new else Change.REMOVED, id, folder))
        elif keys := [key for key in {**old[id][1], **new[id][1]} if old[id][1].get(key) != new[id][1].get(key)]:
            found.append(RecordChange(Change.CHANGED, id, new[id][0], tuple(keys)))
    return found


def _records(corpus: Corpus) -> dict[str, tuple[str, dict[str, Any]]]:
    entities = {id: (entity.folder, _plain(entity)) for id, entity in corpus.entities.items()}
    sources = {id: (source.folder, _plain(source)) for id, source in corpus.sources.items()}
    for id, seed in corpus.seeds.items():
        sources[id][1]["text"] = seed.text
    return entities | sources


def _plain(value: Any) -> Any:
    """A record as dictionaries, lists and values, without its claims and without where it was written."""
    if isinstance(value, Record):
        parts = {key: _plain(getattr(value, key)) for key in _stated_keys(value)}
        return {key: part for key, part in parts.items() if part not in (None, [])}
    if isinstance(value, tuple):
        return [_plain(part) for part in value if not isinstance(part, ClaimRecord)]
    return value
