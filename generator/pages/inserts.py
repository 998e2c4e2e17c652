"""What a hand-written page can ask for by a line `<!-- insert: NAME -->`: what is new, largest, disputed, and the like."""

from collections.abc import Callable
from datetime import date, timedelta
from operator import itemgetter

from generator.analysis.disputes import Dispute, said
from generator.analysis.totals import Entry
from generator.corpus import Claim, Corpus, grouped
from generator.model.kinds import Deal
from generator.model.values import Stage, many_of
from generator.pages.disputes import opened
from generator.pages.document import Block, Division, Inlines, Listing, PageLink, Paragraph, Span, Strong, Text, text
from generator.pages.indexes import deals_table
from generator.pages.parts import DISPUTED, NEVER, Shelf, joined, known_on, one, since_row, table, within


def figures(shelf: Shelf) -> Division:
    """How many of everything, as tiles."""
    corpus = shelf.corpus
    counts = [(len(corpus.of_kind(kind.folder)), kind.singular, kind.plural, kind.folder) for kind in corpus.kinds]
    counts.append((len(corpus.sources), "source", "sources", "sources"))
    tiles: list[Inlines] = [(PageLink(_count(number, one, many), f"{folder}/index.md"),) for number, one, many, folder in counts]
    tiles.append(_count(sum(map(len, corpus.claims.values())), "claim", "claims"))
    tiles.append(_count(len(shelf.evidence.passages), "quote found word for word", "quotes found word for word"))
    return Division((Listing(tuple(tiles)),), "figures of-today")


def _count(number: int, one: str, many: str) -> Inlines:
    return Strong(text(f"{number:,}")), Text(f" {one if number == 1 else many}")


def deals(shelf: Shelf) -> Division:
    """All deals, which a script puts in the order of the day."""
    return Division((deals_table(shelf),), "index-deals")


def latest(shelf: Shelf) -> Listing:
    """The newest claims of deals, one for each deal: what became known last of what happened not long before."""
    newest: dict[str, Claim] = {}
    for known, claim in sorted(_new(shelf.corpus), key=_newest):
        if known - claim.since <= FRESH:
            newest.setdefault(claim.subject, claim)
    return Listing(tuple(_change(shelf, claim) for claim in list(newest.values())[:8]))


def _newest(entry: tuple[date, Claim]) -> tuple[int, int, str, str]:
    known, claim = entry
    told = ("status", "amount").index(claim.property.name) if claim.property.name in ("status", "amount") else 2
    return (-known.toordinal(), told, claim.subject, claim.anchor)


FRESH = timedelta(days=92)
"""How long before it became known a thing may have happened to be new."""


def _new(corpus: Corpus) -> list[tuple[date, Claim]]:
    """The claims of deals, each with the day on which it became known; what a source had said before is no news."""
    stated = [(claim.known.last, claim) for id in corpus.deals for claim in corpus.claims[id] if claim.known]
    first: dict[object, tuple[date, Claim]] = {}
    for known, claim in sorted(stated, key=itemgetter(0)):
        if not claim.record.withdrawn:
            first.setdefault((claim.subject, claim.property.name, id(claim.part), said(claim)), (known, claim))
    return list(first.values())


def largest(shelf: Shelf) -> Block:
    """The deals with the largest amounts in the currency of the record that the totals of today count: for each its largest."""
    entries = filter(lambda entry: shelf.is_ranked(entry.heap), shelf.ledger.entries())
    top: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: (-entry.size, entry.deal)):
        top.setdefault(entry.deal, entry)
    if not top:
        return Paragraph(text(f"No amount in {many_of(shelf.currency)} that can be counted is known yet."))
    rows = (
        (
            (shelf.link(entry.deal),),
            text(entry.flow.what),
            (
                *shelf.value(entry.claim),
                *(DISPUTED if shelf.is_disputed(entry.claim) else ()),
                *shelf.conditional([entry.claim]),
                *shelf.citation(entry.claim),
            ),
            shelf.stage(entry.deal),
        )
        for entry in list(top.values())[:8]
    )
    return Division((table((one(Deal), "What", f"How much, in {many_of(shelf.currency)}", "Stage"), rows),), "of-today")


def newest_disputes(shelf: Shelf) -> Block:
    """The disputes of which a side became known last."""
    found = [(max(map(known_on, d.claims)), id, d) for id in shelf.corpus.entities for d in shelf.disputes(id)]
    latest = sorted((one for one in found if one[0] != NEVER), key=lambda one: one[:2], reverse=True)[:6]
    if not latest:
        return Paragraph(text("No claims are in dispute."))
    return Listing(tuple(_in_dispute(shelf, id, dispute) for _, id, dispute in latest))


def _in_dispute(shelf: Shelf, id: str, dispute: Dispute) -> Inlines:
    """A dispute in a line."""
    known = [min(map(known_on, group)) for group in dispute.groups]
    values = [(Span(shelf.value(group[0]), known=day),) for group, day in zip(dispute.groups, known, strict=True)]
    said = Text(f", {within(dispute.headline.label)}: ")
    return (since_row(opened(dispute)), shelf.link(id, anchor="disputes"), said, *joined(values, " or ", "separator"))


def largest_overlap(shelf: Shelf) -> Block:
    """The whole with the largest parts, worked out: what each is, and how much of it the totals count."""
    shares = {(entry.deal, entry.heap) for entry in shelf.entries[0]}
    parts = ((str(whole), entry) for entry in shelf.entries[0] for whole in shelf.corpus.deals[entry.deal].part_of)
    wholes = grouped((whole, entry) for whole, entry in parts if (whole, entry.heap) in shares)
    if not wholes:
        return Paragraph(text(f"No {Deal.singular} is a part of another yet."))
    whole = max(wholes, key=lambda id: (sum(entry.size for entry in wholes[id]), id))
    heaps = {entry.heap for entry in wholes[whole]}
    own = [entry for entry in shelf.entries[0] if entry.deal == whole and entry.heap in heaps]
    counted = {id(entry.flow) for entry in shelf.ledger.counted[-1]}
    rows = (
        (
            (shelf.link(entry.deal),),
            text("the whole" if entry.deal == whole else "a part"),
            text(entry.flow.what),
            shelf.value(entry.claim),
            text("counts" if id(entry.flow) in counted else "does not count again"),
        )
        for entry in (*own, *wholes[whole])
    )
    header = (one(Deal), "Is", "What", "How much", "In the total of all that is reported")
    return Division((table(header, rows),), "of-today")


def _change(shelf: Shelf, claim: Claim) -> Inlines:
    assert claim.known is not None
    reached = () if isinstance(claim.record.value, Stage) else (Text(" "), *shelf.stage(claim.subject))
    return (
        since_row(known_on(claim)),
        Span(text(claim.known), "date"),
        Text(": "),
        shelf.link(claim.subject),
        Text(f", {within(claim.label)}: "),
        *shelf.value(claim),
        *reached,
        *shelf.citation(claim),
    )


INSERTS: dict[str, Callable[[Shelf], Block]] = {
    "deals": deals,
    "disputes": newest_disputes,
    "figures": figures,
    "largest": largest,
    "latest": latest,
    "overlap": largest_overlap,
}
"""Each by its name."""
