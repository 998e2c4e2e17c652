"""Totals that never count a dollar twice: an envelope from what is signed, to what is announced too, to all that is reported.

What goes is never added to something else that goes, nor one currency to another, nor a sum per year to a sum paid once. At each
level a deal gives way to what supersedes it, and a part to its whole; a part of two wholes is taken off one of them. Whatever is
left out is listed with the reason.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property, partial
from operator import attrgetter

from generator.analysis.circles import ends
from generator.analysis.disputes import ranked_amounts
from generator.analysis.promises import is_dropped
from generator.analysis.stages import LEVELS, Level, giving_way, older
from generator.analysis.stages import stage as stage_of
from generator.corpus import Claim, Corpus, grouped, oldest_id, reached
from generator.evidence.numerals import greatest, interval
from generator.model.kinds import Asset, Deal, Flow
from generator.model.values import Amount, Bound


@dataclass(frozen=True, eq=False)
class Heap:
    """What may be added: one thing that goes, in one currency, once or per period. `heap_of` gives the one of them."""

    what: Asset
    currency: str
    period: str | None

    @property
    def place(self) -> tuple[str, str, str]:
        """Where it stands among others in a list."""
        return self.what, self.currency, self.period or ""


@cache
def heap_of(what: Asset, currency: str, period: str | None) -> Heap:
    """The heap on which such an amount lies."""
    return Heap(what, currency, period)


Share = tuple[str, Heap]
"""What one deal adds to one heap."""


@dataclass(frozen=True)
class Entry:
    """The amount of one flow of a deal, and who pays it to whom; one that `may_fail` has a condition, or is an option.

    Of a `lessened` one a part is taken off that counts in another whole too.
    """

    deal: str
    flow: Flow
    payer: str | None
    payee: str | None
    claim: Claim
    heap: Heap
    amount: Amount
    may_fail: bool
    level: Level
    lessened: bool = False

    @cached_property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest number that it adds to a sum."""
        low, high = interval(self.amount)
        return (Decimal(0) if self.may_fail else low, high)

    @cached_property
    def size(self) -> Decimal:
        """The greatest number that is known of it, where the greatest has no limit the least."""
        return greatest(self.amount)


@dataclass(frozen=True)
class LeftOut:
    """An amount of a flow that is not counted, and why: from a level on, or at all."""

    deal: str
    flow: Flow
    claim: Claim
    reason: str
    level: Level = Level.SIGNED


@dataclass(frozen=True)
class Sum:
    """A sum within bounds; one that is `open` may be more than `high`, as one of its amounts has no limit."""

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    open: bool = False

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Sum":
        """The sum of some entries."""
        entries = list(entries)
        low = sum((entry.bounds[0] for entry in entries), Decimal(0))
        high = sum((entry.size for entry in entries), Decimal(0))
        return cls(low, high, not all(entry.bounds[1].is_finite() for entry in entries))


Envelope = tuple[Sum, ...]
"""The sums at the three levels."""


@dataclass(frozen=True)
class Ledger:
    """Which entries count at each level, and what is left out.

    `wholes` are those that took the place of their parts among all that is reported.
    """

    counted: tuple[tuple[Entry, ...], ...]
    left_out: tuple[LeftOut, ...]
    wholes: dict[Share, str]

    def envelopes(self) -> dict[Heap, Envelope]:
        """The envelope of each heap."""
        heaps: defaultdict[Heap, tuple[list[Entry], ...]] = defaultdict(lambda: tuple([] for _ in Level))
        for level, entries in enumerate(self.counted):
            for entry in entries:
                heaps[entry.heap][level].append(entry)
        return {heap: tuple(map(Sum.of, heaps[heap])) for heap in sorted(heaps, key=attrgetter("place"))}

    def among(self, entries: Iterable[Entry]) -> "Ledger":
        """The ledger with only some of the entries that it counts."""
        wanted = set(map(id, entries))
        return replace(self, counted=tuple(tuple(one for one in level if id(one) in wanted) for level in self.counted))

    def whole_of(self, entry: Entry) -> str:
        """The deal in which an entry counts among all that is reported: its own, or the outermost whole."""
        return _outermost(self.wholes, (entry.deal, entry.heap))

    def entries(self) -> list[Entry]:
        """Every entry that counts at some level, once."""
        return list({id(entry): entry for entries in self.counted for entry in entries}.values())


def ledger(corpus: Corpus) -> Ledger:
    """The ledger of all deals."""
    return ledger_of(corpus, *corpus.once(entries_of))


def ledger_of(corpus: Corpus, entries: Iterable[Entry], left_out: Iterable[LeftOut] = ()) -> Ledger:
    """The ledger of some entries. What supersedes them may be any deal; a whole is one of them: among what one company pays,
    a part of a round counts though the round is nobody's."""
    entries, left_out = list(entries), list(left_out)
    counted = []
    wholes: dict[Share, str] = {}
    for level in Level:
        at_level = [entry for entry in entries if entry.level <= level]
        kept, lost, wholes = _count(corpus, at_level, corpus.once(_gone, level))
        counted.append(tuple(kept))
        left_out += [replace(left, level=level) for left in lost]
    once: dict[tuple[int, str], LeftOut] = {}
    for left in left_out:
        once.setdefault((id(left.claim), left.reason), left)
    return Ledger(tuple(counted), tuple(once.values()), wholes)


def parts_larger_than_wholes(corpus: Corpus) -> Iterator[tuple[list[Entry], list[Entry]]]:
    """(part, whole) where the least that the part may be is more than the most that the whole may be: the entries of one heap.

    Where each part is small enough, the part may be all of them together that are as sure as the whole and parts of nothing else.
    """
    entries, _ = corpus.once(entries_of)
    shares: defaultdict[Share, list[Entry]] = defaultdict(list)
    for entry in entries:
        shares[entry.deal, entry.heap].append(entry)
    for (deal, heap), part in shares.items():
        for whole in (shares[one, heap] for one in _around(corpus, deal) if (one, heap) in shares):
            if _is_larger(part, whole):
                yield part, whole
    gone = corpus.once(_gone, Level.REPORTED)
    for (deal, heap), whole in ((share, whole) for share, whole in shares.items() if share[0] not in gone):
        own = [one for one in corpus.parts_of.get(deal, ()) if one not in gone and len(corpus.deals[one].part_of) == 1]
        found = (shares[one, heap] for one in own if (one, heap) in shares)
        parts = [part for part in found if part[0].level <= whole[0].level]
        together = [entry for part in parts for entry in part]
        if _is_larger(together, whole) and not any(_is_larger(part, whole) for part in parts):
            yield together, whole


def _is_larger(part: Iterable[Entry], whole: Iterable[Entry]) -> bool:
    return sum(entry.bounds[0] for entry in part) > sum(entry.bounds[1] for entry in whole)


def entries_of(corpus: Corpus) -> tuple[list[Entry], list[LeftOut]]:
    """The amount of every flow, and those that cannot be counted: of two currencies or periods the one not shown first is one."""
    entries: list[Entry] = []
    left_out: list[LeftOut] = []
    for id_, deal in corpus.deals.items():
        stage = stage_of(corpus, id_)
        level = LEVELS.get(stage.record.value) if stage else None
        amounts = {id(claims[0].part): claims for claims in ranked_amounts(corpus, id_)}
        for flow in deal.flows:
            if id(flow) not in amounts:
                continue
            claim, *others = amounts[id(flow)]
            value = claim.record.value
            if stage is None:
                left_out.append(LeftOut(id_, flow, claim, f"no source states how far the {Deal.singular} has come"))
            elif level is None:
                left_out.append(LeftOut(id_, flow, claim, f"the {Deal.singular} is {stage.record.value}"))
            elif is_dropped(corpus, corpus.claims[id_].of(flow)):
                left_out.append(LeftOut(id_, flow, claim, "it was dropped"))
            elif value.amount is None or value.currency is None:
                left_out.append(LeftOut(id_, flow, claim, "the amount is undisclosed"))
            else:
                heap = heap_of(flow.what, value.currency, value.period)
                entries.append(Entry(id_, flow, *ends(deal, flow), claim, heap, value.amount, flow.is_conditional, level))
                unlike = {(v.currency, v.period): other for other in reversed(others) if (v := other.record.value).amount}
                unlike.pop((value.currency, value.period), None)
                for other in reversed(unlike.values()):
                    left_out.append(LeftOut(id_, flow, other, f"of the same flow {value} is shown first"))
    return entries, left_out


def _gone(corpus: Corpus, level: Level) -> dict[str, str]:
    """Of all deals that have an amount and are as sure as a level, those that give way to another, and why."""
    entries, _ = corpus.once(entries_of)
    return giving_way(corpus, {entry.deal: entry.level for entry in entries if entry.level <= level})


def _count(corpus: Corpus, entries: list[Entry], gone: Mapping[str, str]) -> tuple[list[Entry], list[LeftOut], dict[Share, str]]:
    """Of the entries at a level, those that count, after successors and wholes took the place of others; and these wholes."""
    left_out: list[LeftOut] = []
    standing = []
    for entry in entries:
        if entry.deal in gone:
            left_out.append(LeftOut(entry.deal, entry.flow, entry.claim, gone[entry.deal]))
        else:
            standing.append(entry)
    wholes, others = _wholes(corpus, standing)
    abroad = _wholes_abroad(corpus, standing, wholes)
    for entry in standing:
        share = (entry.deal, entry.heap)
        if share in wholes:
            off = "".join(f", and taken off {_name(corpus, other)}, of which it is one too" for other in others.get(share, ()))
            left_out.append(LeftOut(entry.deal, entry.flow, entry.claim, f"part of {_name(corpus, wholes[share])}{off}"))
        elif share in abroad:
            reason = f"part of {_name(corpus, abroad[share])}, which is in another currency"
            left_out.append(LeftOut(entry.deal, entry.flow, entry.claim, reason))
    counted = _without_common_parts(_not_less_than_parts(standing, wholes), standing, wholes, others)
    return [entry for entry in counted if (entry.deal, entry.heap) not in abroad], left_out, wholes


def _wholes_abroad(corpus: Corpus, entries: list[Entry], wholes: Mapping[Share, str]) -> dict[Share, str]:
    """For each share that is a part of none in its own currency, but of one as sure in another, the deal of that one.

    A whole that is less sure leaves it: of another currency, it cannot be raised to what is surer. A share is as sure here as
    the surest of its parts, which would not count anywhere else; what joins these to the whole must be as sure too.
    """
    alike = Counter((heap.what, heap.period) for heap in {entry.heap for entry in entries})
    mixed = [entry for entry in entries if alike[entry.heap.what, entry.heap.period] > 1]
    if not mixed:
        return {}
    successors = cache(lambda level: _successors(corpus, [entry for entry in entries if entry.level <= level]))
    currencies: defaultdict[tuple[str, Asset, str | None], set[str]] = defaultdict(set)
    for entry in mixed:
        currencies[entry.deal, entry.heap.what, entry.heap.period].add(entry.heap.currency)
    levels = {entry.deal: entry.level for entry in mixed}
    within = grouped(((_outermost(wholes, (entry.deal, entry.heap)), entry.heap), entry.deal) for entry in mixed)
    found: dict[Share, str] = {}
    for (deal, heap), parts in within.items():
        level = min(levels[part] for part in parts)
        first, *others = (_around(corpus, part, successors(level)) for part in dict.fromkeys(parts) if levels[part] == level)
        for one in first:
            held = currencies.get((one, heap.what, heap.period), {heap.currency})
            if heap.currency not in held and levels[one] <= level and all(one in around for around in others):
                found.setdefault((deal, heap), one)
    return found


def _successors(corpus: Corpus, entries: Iterable[Entry]) -> dict[str, list[str]]:
    """Of the deals of some entries, those that took the place of a deal, for each."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    deals = {entry.deal for entry in entries if corpus.deals[entry.deal].supersedes}
    for deal in sorted(deals, key=partial(_oldest, corpus)):
        for old in older(corpus, deal):
            found[old].append(deal)
    return found


def _wholes(corpus: Corpus, entries: list[Entry]) -> tuple[dict[Share, str], dict[Share, list[str]]]:
    """For each share that is a part of another that counts, the deal of the nearest one, of several that of the surest; and the
    other outermost wholes, of which that one is no part, but for those that are surer than the part: it is not in their amount.

    What took the place of a whole has its parts too, and what took the place of a part is a part.
    """
    shares = {(entry.deal, entry.heap): entry.level for entry in entries}
    successors = _successors(corpus, entries)
    around_of = cache(lambda deal: _around(corpus, deal, successors))
    surest = cache(lambda deal, heap: min(shares.get((one, heap), Level.REPORTED) for one in (deal, *around_of(deal))))
    found: dict[Share, str] = {}
    near: dict[Share, list[str]] = {}
    for deal, heap in sorted(shares, key=lambda share: _oldest(corpus, share[0])):
        around = [one for one in around_of(deal) if (one, heap) in shares]
        if len(around) > 1:  # what is in another whole has all the wholes of that one, so it comes before that
            around.sort(key=lambda one: (surest(one, heap), -len(around_of(one))))
        whole = next((one for one in around if not _leads(found, (one, heap), deal)), None)
        if whole:
            found[deal, heap] = whole
            near[deal, heap] = _apart(corpus, around)
    top = cache(lambda deal, heap: _outermost(found, (deal, heap)))
    outermost = {share: dict.fromkeys(top(one, share[1]) for one in around) for share, around in near.items()}
    others = {
        (deal, heap): outermost[deal, heap].keys() - outermost.get((whole, heap), {whole: None}).keys()
        for (deal, heap), whole in found.items()
    }
    apart = {share: sorted(one for one in deals if shares[one, share[1]] >= shares[share]) for share, deals in others.items()}
    return found, {share: deals for share, deals in apart.items() if deals}


def _apart(corpus: Corpus, wholes: list[str]) -> list[str]:
    """Of the wholes of a deal, of several that took the place of one the first: the deal went into one of them."""
    taken: set[str] = set()
    apart = []
    for whole in wholes:
        olds = older(corpus, whole)
        if taken.isdisjoint(olds):
            taken.update(olds)
            apart.append(whole)
    return apart


def _outermost(wholes: Mapping[Share, str], share: Share) -> str:
    """The deal of the outermost whole of a share, or its own."""
    while share in wholes:
        share = wholes[share], share[1]
    return share[0]


def _leads(wholes: dict[Share, str], share: Share, deal: str) -> bool:
    """Whether a share is a part, on however long a way, of what a deal adds to the same heap, or that itself."""
    while share in wholes and share[0] != deal:
        share = wholes[share], share[1]
    return share[0] == deal


def _not_less_than_parts(entries: list[Entry], wholes: dict[Share, str]) -> list[Entry]:
    """The entries that are no parts. A whole given as "up to" is at the least what its parts are at the least: of its amounts one
    after the other is raised, no further than it may be, and the last by all that is lacking still. Nor is the most of a whole
    less than the most of its surer parts, which count where it does not."""
    own: defaultdict[Share, Decimal] = defaultdict(Decimal)
    most: defaultdict[Share, Decimal] = defaultdict(Decimal)
    last: dict[Share, Entry] = {}
    for entry in entries:
        share = (entry.deal, entry.heap)
        own[share] += entry.bounds[0]
        most[share] += entry.size
        last[share] = entry
    least: defaultdict[Share, Decimal] = defaultdict(Decimal)
    surer: defaultdict[tuple[Share, int], Decimal] = defaultdict(Decimal)  # the most of the parts below a level
    for share in _parts_first(wholes):
        whole, at = (wholes[share], share[1]), last[share].level
        least[whole] += max(own[share], least[share])
        for level in Level:
            surer[whole, level] += max(most[share], surer[share, at]) if at < level else surer[share, level]
    kept = []
    for entry in entries:
        share = (entry.deal, entry.heap)
        if share in least and share not in wholes:
            low, high = entry.bounds
            lacking = max(least[share] - own[share], Decimal(0))
            beyond = max(surer[share, entry.level] - most[share], Decimal(0))
            if entry is not last[share]:
                lacking, beyond = min(lacking, high - low), Decimal(0)
            kept.append(_between(entry, low + lacking, high + beyond) if lacking or beyond else entry)
            own[share] += lacking
        elif share not in wholes:
            kept.append(entry)
    return kept


def _parts_first(wholes: Mapping[Share, str]) -> Iterator[Share]:
    """The shares that are parts, each after its own parts."""
    left = Counter((whole, share[1]) for share, whole in wholes.items())
    found = [share for share in wholes if share not in left]
    for share in found:
        yield share
        whole = (wholes[share], share[1])
        left[whole] -= 1
        if not left[whole] and whole in wholes:
            found.append(whole)


def _between(entry: Entry, least: Decimal, most: Decimal) -> Entry:
    amount = Amount(Bound.BETWEEN, least, max(least, most) if most.is_finite() else None, entry.amount.figures)
    return replace(entry, amount=amount, may_fail=False)


def _without_common_parts(
    counted: list[Entry], entries: list[Entry], wholes: Mapping[Share, str], others: Mapping[Share, list[str]]
) -> list[Entry]:
    """The entries that count, of which what is a part of one whole is taken off the others that it is a part of too.

    Two wholes are together at least the larger one, so no more is taken off than there is in the first.
    """
    if not others:
        return counted
    least: defaultdict[Share, Decimal] = defaultdict(Decimal)
    for entry in counted:
        least[entry.deal, entry.heap] += entry.bounds[0]
    common: defaultdict[tuple[Share, str], list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for entry in entries:
        share = (entry.deal, entry.heap)
        for other in others.get(share, ()):
            both = common[(other, entry.heap), _outermost(wholes, share)]
            for place, bound in enumerate(entry.bounds):
                both[place] += bound
    off: defaultdict[Share, list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for (share, first), (low, high) in common.items():
        off[share][0] += low
        off[share][1] += min(high, least[first, share[1]])
    return [_lessened(entry, off[entry.deal, entry.heap]) if (entry.deal, entry.heap) in off else entry for entry in counted]


def _lessened(entry: Entry, off: list[Decimal]) -> Entry:
    """The entry without what may be from the first to the second of two numbers; what is left of these is for the next entry."""
    low, high = entry.bounds
    least = max(low - off[1], Decimal(0))
    most = max(high - off[0], Decimal(0)) if high.is_finite() else high
    off[:] = max(off[0] - high, Decimal(0)), max(off[1] - low, Decimal(0))
    return replace(_between(entry, least, most), lessened=True)


def _name(corpus: Corpus, deal: str) -> str:
    return corpus.entities[deal].name


def _oldest(corpus: Corpus, deal: str) -> str:
    return oldest_id(deal, corpus.entities[deal])


def _around(corpus: Corpus, deal: str, successors: Mapping[str, list[str]] | None = None) -> list[str]:
    """The wholes of a deal and of what it supersedes, on however long a way; each with its `successors`."""
    own = {deal, *older(corpus, deal)}

    def wholes(part: str) -> Iterator[str]:
        for one in (part, *older(corpus, part)):
            for whole in map(str, getattr(corpus.entities.get(one), "part_of", ())):
                yield from (found for found in (whole, *(successors or {}).get(whole, ())) if found not in own)

    return reached(deal, wholes)
