"""Totals as the pages show them: the envelope of each thing that goes, and what was left out and why."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from babel.numbers import format_decimal

from generator.analysis.stages import Level
from generator.analysis.totals import Entry, Heap, Ledger, Sum
from generator.corpus import Claim, grouped
from generator.model.kinds import Asset, Deal
from generator.model.values import LOCALE, SCALES
from generator.pages.document import Block, Heading, Inlines, Listing, Page, PageLink, Paragraph, Row, Span, Text, overview, text
from generator.pages.parts import Shelf, joined, table
from generator.pages.sorting import money_group, range_key

HEADER = ("What", "Signed", "Announced too", "All that is reported")


def totals_page(shelf: Shelf) -> Page:
    """The totals of the site, by what goes, by year, and what they leave out."""
    ledger = shelf.ledger
    meaning = f"Sums of the {Deal.plural} on this site. Nothing is counted twice, and what is not alike is never added."
    blocks: list[Block] = [Paragraph(text(meaning)), _table(shelf, ledger), Heading(2, text("By year"), "by-year")]
    entries = ledger.entries()
    of_share = grouped(((entry.deal, entry.heap), _year(entry)) for entry in entries)
    years: dict[str, list[Entry]] = {}
    for entry in entries:
        own = _year(entry)
        of_whole = of_share.get((ledger.whole_of(entry), entry.heap), [own])
        years.setdefault(own if own in of_whole else of_whole[0], []).append(entry)
    for year, entries in sorted(years.items()):
        anchor = "year-" + year.lower().replace(" ", "-")
        blocks += [Heading(3, text(year), anchor), _table(shelf, ledger.among(entries))]
    blocks += [Heading(2, text("Left out, and why"), "left-out"), *_left_out(shelf)]
    return overview("totals.md", "Totals", meaning, blocks)


def _year(entry: Entry) -> str:
    day = entry.claim.record.date
    return str(day.first.year) if day else "Not dated"


def company_totals(shelf: Shelf, company: str) -> Iterator[Block]:
    """What a company pays and is paid, in all and by counterparty."""
    paid = [entry for entry in shelf.entries_with.get(company, ()) if entry.payer == company]
    got = [entry for entry in shelf.entries_with.get(company, ()) if entry.payee == company]
    if not paid and not got:
        return
    for label, entries, other in (("Pays", paid, attrgetter("payee")), ("Is paid", got, attrgetter("payer"))):
        if entries:
            yield Heading(3, text(label), f"totals-{label.lower().replace(' ', '-')}")
            rows = _rows(shelf, shelf.ledger_of(entries), text("All"))
            for party in dict.fromkeys(map(other, entries)):
                named = (shelf.link(party),) if party else text("not stated")
                rows += _rows(shelf, shelf.ledger_of(entry for entry in entries if other(entry) == party), named)
            yield table(("With", *HEADER), rows)
    rules = "A part counts in the row of its counterparty, and once, in its whole, in all. By the rules of the "
    yield Paragraph((Text(rules), PageLink(text("totals"), "totals.md"), Text(".")))


def _table(shelf: Shelf, ledger: Ledger) -> Block:
    rows = _rows(shelf, ledger)
    return table(HEADER, rows) if rows else Paragraph(text("No amount that can be counted is known yet."))


def _rows(shelf: Shelf, ledger: Ledger, *first: Inlines) -> list[Row]:
    """A row for each thing that goes, with the cells that come first."""
    disputed = _disputed(shelf, ledger)
    return [
        (
            *first,
            text(heap_name(heap)),
            *((*_cell(shelf, one, heap), *_tag(shelf, disputed[heap, at])) for at, one in enumerate(sums)),
        )
        for heap, sums in ledger.envelopes().items()
    ]


def _disputed(shelf: Shelf, ledger: Ledger) -> defaultdict[tuple[Heap, int], list[str]]:
    """(heap, level) -> the deals of which an amount counts there that is disputed, or whose stage is."""
    found: defaultdict[tuple[Heap, int], list[str]] = defaultdict(list)
    for level, entries in enumerate(ledger.counted):
        for entry in entries:
            if shelf.is_in_dispute(entry):
                found[entry.heap, level].append(entry.deal)
    return found


def _tag(shelf: Shelf, deals: list[str]) -> Inlines:
    """That a sum holds what is disputed: it leads to the dispute, or to all of them where it holds several."""
    if not deals:
        return ()
    said = shelf.link(deals[0], "disputed", "disputes") if len(set(deals)) == 1 else PageLink(text("disputed"), "disputes.md")
    return (Text(" "), Span((said,), "tag tag-disputed"))


def _cell(shelf: Shelf, sum_: Sum, heap: Heap) -> Inlines:
    if sum_.high == 0:
        return text(shown(sum_, heap))
    low, high = (sum_.low or sum_.high, None) if sum_.open else (sum_.low, sum_.high)
    key = range_key(low, high, money_group(heap.currency, heap.period, shelf.currency))
    return (Span(text(shown(sum_, heap)), sort=key),)


def heap_name(heap: Heap) -> str:
    """What goes on a heap, in words: `equity, USD per year`."""
    return f"{heap.what}, {heap.currency}" + (f" per {heap.period}" if heap.period else "")


def shown(sum_: Sum, heap: Heap) -> str:
    """A sum in words: `at least 10 billion USD`, `3 billion to 4 billion USD`, `none`; what it may come to if nothing is sure."""
    low, high = _figures(sum_.low), _figures(sum_.high)
    if not sum_.high:
        return "none"
    if not sum_.low and sum_.open:
        return f"not certain: {high} {heap.currency} or more if all of it comes"
    if not sum_.low:
        return f"up to {high} {heap.currency}"
    if sum_.open:
        return f"at least {low} {heap.currency}"
    return f"{low} {heap.currency}" if sum_.low == sum_.high else f"{low} to {high} {heap.currency}"


def _figures(number: Decimal) -> str:
    for scale, power in reversed(SCALES.items()):
        if number >= Decimal(10) ** power and power >= SCALES["million"]:
            return f"{_exact(number / Decimal(10) ** power)} {scale}"
    return _exact(number)


@lru_cache(1 << 14)
def _exact(number: Decimal) -> str:
    return str(format_decimal(number.normalize(), format="#,##0.#########", locale=LOCALE, decimal_quantization=False))


def _left_out(shelf: Shelf) -> Iterator[Block]:
    if not shelf.ledger.left_out:
        yield Paragraph(text("Nothing is left out."))
        return
    once = grouped((id(left.claim), left) for left in shelf.ledger.left_out)
    alike: dict[tuple[str, Asset, str], list[Claim]] = {}
    for first, *others in once.values():
        why = "; ".join([first.reason, *(f"{_FROM[other.level]}, {other.reason}" for other in others)])
        alike.setdefault((first.deal, first.flow.what, why), []).append(first.claim)
    yield Listing(tuple(_omitted(shelf, *of, claims) for of, claims in alike.items()))


_FROM = {Level.ANNOUNCED: "among what is announced too", Level.REPORTED: "among all that is reported"}


def _omitted(shelf: Shelf, deal: str, what: Asset, reason: str, claims: list[Claim]) -> Inlines:
    """The amounts of a deal that are left out for the same reason, shown where they are disclosed."""
    amounts = [claim for claim in claims if claim.record.value.amount]
    much = (Text(" ("), *joined(map(shelf.value, amounts), "; "), Text(")")) if amounts else ()
    return (shelf.link(deal), Text(f", {what}"), *much, Text(f": {reason}"))
