"""What a change does: the claims, stages, disputes and totals of one corpus beside those of another."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from operator import attrgetter
from typing import Any

from generator.analysis.disputes import Dispute, disputes
from generator.analysis.stages import stage
from generator.analysis.totals import Envelope, Heap, Sum, ledger
from generator.corpus import Claim, Corpus
from generator.model.claim import ClaimRecord
from generator.model.kinds import Flow
from generator.model.record import Record, Reference
from generator.model.values import Money, Quantity


class Change(StrEnum):
    """What became of a claim, a dispute, or a file's record."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
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
    """An entity or source that came, went, has another id, or says something else in a key that holds no claims.

    `keys` are those that differ, each with what stood there before and what does after, both in words; `former` is the old id.
    """

    change: Change
    id: str
    folder: str
    keys: tuple[tuple[str, str, str], ...] = ()
    former: str = ""


def renames(before: Corpus, after: Corpus) -> dict[str, str]:
    """The new id of what has got another one, by the old id: one that nothing has any more and that the new file names."""
    known, kept = before.named(), after.named()
    pairs = ((str(former), id) for former, id, _ in after.renamed())
    return {former: id for former, id in pairs if former in known and former not in kept and id not in known}


def _with_names(value: Any, names: dict[str, str]) -> Any:
    """The value with the ids that what it names has now."""
    if isinstance(value, Reference):
        return names.get(value, str(value))
    return tuple(_with_names(part, names) for part in value) if isinstance(value, tuple) else value


def claim_changes(before: Corpus, after: Corpus) -> list[ClaimChange]:
    """Every claim that is not as it was, by subject, in the order of the kind's properties; another id alone changes none."""
    names = renames(before, after)
    earlier = {names.get(subject, subject): claims for subject, claims in before.claims.items()}
    found: list[ClaimChange] = []
    for subject in sorted({*earlier, *after.claims}):
        was, is_ = earlier.get(subject, ()), after.claims.get(subject, ())
        flows = _flows_named(was, is_, names)
        old, new = _by_place(was, flows), _by_place(is_, flows)
        for place in [*new, *(place for place in old if place not in new)]:
            found += _paired(old.get(place, []), new.get(place, []), names)
    return found


def _by_place(claims: tuple[Claim, ...], flows: dict[int, str]) -> dict[tuple[str, str], list[Claim]]:
    """The claims by property and by the flow they belong to."""
    found: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.property.name, flows[id(claim.part)]].append(claim)
    return found


def _flows_named(was: tuple[Claim, ...], is_: tuple[Claim, ...], names: dict[str, str]) -> dict[int, str]:
    """A name of each flow, the same before and after: its parties and what goes and, of several such, what is said of it."""
    found = {id(None): ""}
    old, new = _said_of_flows(was, names), _said_of_flows(is_, names)
    for name in {**old, **new}:
        before, after = old.get(name, {}), new.get(name, {})
        found |= {flow: f"{name} {number}" for number, flow in enumerate([*after, *before])}
        pairs = sorted(product(before, after), key=lambda pair: -len(before[pair[0]] & after[pair[1]]))
        matched: set[int] = set()
        for earlier, later in pairs:
            if matched.isdisjoint((earlier, later)):
                found[earlier] = found[later]
                matched |= {earlier, later}
    return found


def _said_of_flows(claims: tuple[Claim, ...], names: dict[str, str]) -> dict[str, dict[int, set[tuple[str, str]]]]:
    """By the name of flows: what is claimed of each, and the quotes alone."""
    found: defaultdict[str, defaultdict[int, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        if claim.part:
            said = str(_stated_claim(claim, names)), claim.record.quote or ""
            found[part_name(claim, names)][id(claim.part)] |= {(claim.property.name, words) for words in said}
    return {name: dict(flows) for name, flows in found.items()}


def part_name(claim: Claim, names: dict[str, str]) -> str:
    """`equity from amazon to openai`, with the ids these have now, or nothing where the claim is about the entity itself."""
    flow = claim.part
    if not isinstance(flow, Flow):
        return ""
    ends = [(word, end) for word, end in (("from", flow.from_), ("to", flow.to)) if end]
    return " ".join([flow.what, *(f"{word} {_with_names(end, names)}" for word, end in ends)])


def _paired(old: list[Claim], new: list[Claim], names: dict[str, str]) -> Iterator[ClaimChange]:
    """Claims of one place matched, the most alike first."""
    said = {id(claim): _stated_claim(claim, names) for claim in (*old, *new)}
    pairs: list[tuple[Claim, Claim]] = []
    for likeness in _LIKENESSES:
        for claim in list(new):
            wanted = likeness(said[id(claim)])
            twin = next((other for other in old if wanted and likeness(said[id(other)]) == wanted), None)
            if twin:
                old, new = [c for c in old if c is not twin], [c for c in new if c is not claim]
                pairs.append((twin, claim))
    for before, after in pairs:
        was, is_ = said[id(before)], said[id(after)]
        if keys := tuple(key for key in is_ if is_[key] != was[key]):
            yield ClaimChange(_what(before, after), before, after, keys)
    yield from (ClaimChange(Change.ADDED, None, claim) for claim in new)
    yield from (ClaimChange(Change.REMOVED, claim, None) for claim in old)


def _what(before: Claim, after: Claim) -> Change:
    if bool(before.record.withdrawn) == bool(after.record.withdrawn):
        return Change.CHANGED
    return Change.WITHDRAWN if after.record.withdrawn else Change.REINSTATED


def _stated_claim(claim: Claim, names: dict[str, str]) -> dict[str, Any]:
    """What a claim says, by key, without where it was written."""
    return {key: _with_names(getattr(claim.record, key), names) for key in _stated_keys(claim.record)}


def _stated_keys(record: Record) -> list[str]:
    return [name for name in type(record).model_fields if name not in Record.model_fields]


_LIKENESSES: tuple[Callable[[dict[str, Any]], object], ...] = (
    lambda said: said,
    lambda said: (said["source"], said["date"], said["value"]),
    lambda said: said["quote"] and (said["source"], said["quote"]),
    lambda said: said["value"],
    lambda said: not isinstance(said["value"], str) and said["source"],
)
"""What two versions of a claim have in common: words of one source that differ in value and quote are two claims."""


def stage_changes(before: Corpus, after: Corpus) -> list[tuple[str, str, str]]:
    """(deal, stage before, stage after) where they differ; `none` where no stage was or is known."""
    former = {id: old for old, id in renames(before, after).items()}
    deals = sorted({*before.claims, *after.claims} - {*former.values()})
    pairs = [(deal, _stage(before, former.get(deal, deal)), _stage(after, deal)) for deal in deals]
    return [(deal, old, new) for deal, old, new in pairs if old != new]


def _stage(corpus: Corpus, deal: str) -> str:
    claim = stage(corpus, deal) if deal in corpus.claims else None
    return str(claim.record.value) if claim else "none"


def dispute_changes(before: Corpus, after: Corpus) -> list[DisputeChange]:
    """The disputes that were opened, settled or changed."""
    names = renames(before, after)
    old, new = _disputes(before, names), _disputes(after, names)
    found = []
    for place in sorted({*old, *new}):
        subject, name, _ = place
        was, is_ = list(old.get(place, [])), list(new.get(place, []))
        for earlier, later in sorted(product(was, is_), key=lambda pair: -len({*pair[0]} & {*pair[1]})):
            if earlier in was and later in is_ and {*earlier} & {*later}:
                was.remove(earlier)
                is_.remove(later)
                found += [DisputeChange(Change.CHANGED, subject, name, later)] if earlier != later else []
        found += [DisputeChange(Change.OPENED, subject, name, values) for values in is_]
        found += [DisputeChange(Change.SETTLED, subject, name, values) for values in was]
    return found


def _disputes(corpus: Corpus, names: dict[str, str]) -> dict[tuple[str, str, str], list[tuple[str, ...]]]:
    found: defaultdict[tuple[str, str, str], list[tuple[str, ...]]] = defaultdict(list)
    for subject in corpus.entities:
        for dispute in disputes(corpus, subject):
            place = names.get(subject, subject), dispute.headline.property.label, part_name(dispute.headline, names)
            found[place].append(_values(dispute, names))
    return found


def _values(dispute: Dispute, names: dict[str, str]) -> tuple[str, ...]:
    return tuple(str(_with_names(group[0].record.value, names)) for group in dispute.groups)


def total_changes(before: Corpus, after: Corpus) -> list[tuple[Heap, Envelope, Envelope]]:
    """(heap, sums before, sums after) where the totals of the site differ."""
    old, new = ledger(before).envelopes(), ledger(after).envelopes()
    nothing = (Sum(), Sum(), Sum())
    heaps = sorted({*old, *new}, key=attrgetter("place"))
    pairs = [(heap, old.get(heap, nothing), new.get(heap, nothing)) for heap in heaps]
    return [(heap, was, is_) for heap, was, is_ in pairs if was != is_]


def record_changes(before: Corpus, after: Corpus) -> list[RecordChange]:
    """The entities and sources that came, went, got another id, or differ in what is no claim; of a seed, also in its text."""
    names = renames(before, after)
    former = {id: old for old, id in names.items()}
    old = {names.get(id, id): record for id, record in _records(before, names).items()}
    new = _records(after, names)
    found = []
    for id in sorted({*old, *new}):
        if id not in old or id not in new or old[id][0] != new[id][0]:
            sides = ((Change.REMOVED, old), (Change.ADDED, new))
            found += [RecordChange(change, id, records[id][0]) for change, records in sides if id in records]
            continue
        was, is_ = old[id][1], new[id][1]
        keys = [key for key in {**was, **is_} if was.get(key) != is_.get(key) and not (key == "formerly" and id in former)]
        if keys or id in former:
            told = tuple((key, _in_words(was.get(key)), _in_words(is_.get(key))) for key in keys)
            change = Change.RENAMED if id in former else Change.CHANGED
            found.append(RecordChange(change, id, new[id][0], told, former.get(id, "")))
    return found


def _records(corpus: Corpus, names: dict[str, str]) -> dict[str, tuple[str, dict[str, Any]]]:
    entities = {id: (entity.folder, _plain(entity, names)) for id, entity in corpus.entities.items()}
    sources = {id: (source.folder, _plain(source, names)) for id, source in corpus.sources.items()}
    for id, seed in corpus.seeds.items():
        sources[id][1]["text"] = seed.text
    return entities | sources


def _plain(value: Any, names: dict[str, str]) -> Any:
    """A record as dictionaries, lists and values, without its claims and without where it was written."""
    if isinstance(value, Record):
        parts = {key: _plain(getattr(value, key), names) for key in _stated_keys(value)}
        return {key: part for key, part in parts.items() if part not in (None, [])}
    if isinstance(value, tuple):
        return [_plain(part, names) for part in value if not isinstance(part, ClaimRecord)]
    return _with_names(value, names)


def _in_words(value: Any) -> str:
    """`amazon investor, openai issuer`; `none` where there is nothing."""
    if isinstance(value, dict):
        return " ".join(map(_in_words, value.values()))
    return ", ".join(map(_in_words, value)) if isinstance(value, list) else "none" if value is None else str(value)
