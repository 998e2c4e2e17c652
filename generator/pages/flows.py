"""The picture of what a company pays and is paid: a bar for each amount, on one scale."""

from collections.abc import Iterator

from generator.analysis.stages import Level
from generator.analysis.totals import Entry
from generator.model.kinds import Asset
from generator.model.values import many_of
from generator.pages.document import Figure, Inlines, PageLink, Text
from generator.pages.drawing import Drawing, Leads, Part, Scale, Shape, at, path, rectangle, words
from generator.pages.parts import Shelf, shortened

MOST = 10
"""Bars in a picture."""
FEWEST = 3
WIDEST = 92.0
"""The percent of the width that the longest bar takes: the rest is for the arrow behind it."""
ROW = 52.0
SAID = {
    Level.SIGNED: "signed or closed",
    Level.ANNOUNCED: "announced",
    Level.REPORTED: "reported only: a letter of intent, talks, rumours",
}
ARROW = "M0,0h9m-4,-4l4,4l-4,4"


def company_flows(shelf: Shelf, company: str) -> Figure | None:
    """The largest amounts in the currency of the record that the totals of a company count; none where there are hardly any."""
    entries = shelf.entries_with.get(company, [])
    ways = {
        "Pays": _drawable(shelf, [entry for entry in entries if entry.payer == company]),
        "Is paid": _drawable(shelf, [entry for entry in entries if entry.payee == company]),
    }
    ranked = _by_size([entry for found in ways.values() for entry in found])
    if len(ranked) < FEWEST:
        return None
    first = [entry for found in ways.values() for entry in _by_size(found)[: MOST // 2]]
    largest = list({id(entry): entry for entry in (*first, *ranked)}.values())[:MOST]
    shown = {way: _by_size([entry for entry in found if any(entry is one for one in largest)]) for way, found in ways.items()}
    scale = Scale(0, float(ranked[0].size), 0, WIDEST)
    parts: list[Part] = []
    y = 4.0
    for way, found in shown.items():
        if found:
            parts.append(words(0, y + 13, way, "group"))
            y += 22
            for entry in found:
                parts.append(_bar(shelf, company, entry, scale, y))
                y += ROW
            y += 8
    which = " and ".join(way.lower() for way, found in shown.items() if found)
    title = f"The largest amounts that {shelf.name(company)} {which}"
    said = "; ".join(f"{way.lower()} {_said(shelf, company, entry)}" for way, found in shown.items() for entry in found)
    levels = sorted({entry.level for found in shown.values() for entry in found})
    drawing = Drawing(title, f"Bars, from the largest: {said}.", y, (*_fades(), *parts), tuple(_key(levels)), css="flows")
    each_way = all(shown.values())
    return Figure(drawing, _caption(shelf, company, len(ranked), each_way, entries))


def _drawable(shelf: Shelf, entries: list[Entry]) -> list[Entry]:
    """What counts among all that is reported, in that currency and once. A guarantee is no payment."""
    counted = shelf.ledger_of(entries).counted[Level.REPORTED]
    return [entry for entry in counted if entry.size and shelf.is_ranked(entry.heap) and not _is_guarantee(entry)]


def _is_guarantee(entry: Entry) -> bool:
    return entry.heap.what is Asset.GUARANTEE


def _by_size(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (-entry.size, entry.deal, entry.flow.what))


def _said(shelf: Shelf, company: str, entry: Entry) -> str:
    other = entry.payee if entry.payer == company else entry.payer
    named = f" ({shelf.name(other)})" if other in shelf.corpus.entities else ""
    return f"{_much(shelf, entry)}{named}, {entry.level}"


def _much(shelf: Shelf, entry: Entry) -> str:
    """How much of what, whether it hangs on a condition or is disputed, and whether the bar is shorter than that."""
    tags = [
        ("conditional", entry.flow.is_conditional),
        ("disputed", shelf.is_in_dispute(entry)),
        ("partly counted elsewhere", entry.lessened),
    ]
    return ", ".join([f"{entry.claim.record.value} {entry.flow.what}", *(tag for tag, holds in tags if holds)])


def _bar(shelf: Shelf, company: str, entry: Entry, scale: Scale, y: float) -> Leads:
    """The name of the deal, how much of what, and a bar: filled as far as the amount is sure, fading as far as it may go."""
    deal = shelf.corpus.deals[entry.deal]
    low, high = entry.bounds
    least, most = scale(float(low)), scale(float(entry.size))
    bar: list[Shape] = [words(0, y + 11, shortened(deal.name, 46), "name"), words(0, y + 25, _much(shelf, entry), "much")]
    if least:
        bar.append(rectangle(0, y + 31, max(least, 0.4), 12, f"bar bar-{entry.level}"))
    if most > least:
        bar.append(rectangle(least, y + 31, most - least, 12, f"may may-{entry.level}"))
    if not high.is_finite():
        bar.append(at(most, y + 37, path(ARROW, "open-end")))
    return Leads(shelf.path(entry.deal), f"{deal.name}: {_said(shelf, company, entry)}", tuple(bar), css="row")


def _fades() -> Iterator[Shape]:
    for level in Level:
        stops = tuple(
            Shape("stop", (("offset", offset), ("class", f"stop-{level} stop-{end}")))
            for offset, end in (("0", "from"), ("1", "to"))
        )
        yield Shape("linearGradient", (("id", f"fade-{level}"),), stops)


def _key(levels: list[Level]) -> Iterator[tuple[Shape, str]]:
    for level in levels:
        yield path("M-8,-5h16v10h-16z", f"bar bar-{level}"), SAID[level]
    yield path("M-8,-5h16v10h-16z", f"may may-{levels[0]}"), "up to, between or about"
    yield path("M-7,0h13m-4,-4l4,4l-4,4", "open-end"), "at least"


def _caption(shelf: Shelf, company: str, number: int, each_way: bool, entries: list[Entry]) -> Inlines:
    more = f"{MOST} of {number}" if number > MOST else f"All {number}"
    largest = "the largest each way, " if each_way else "the largest, " if number > MOST else ""
    drawn = f"{more} amounts in {many_of(shelf.currency)}, {largest}by the rules of the totals: a part is drawn within its whole."
    guarantees = sum(map(_is_guarantee, entries))
    unlike = sum(not shelf.is_ranked(entry.heap) and not _is_guarantee(entry) for entry in entries)
    other = f" {unlike} in other currencies or per period {_is(unlike)} not drawn." if unlike else ""
    if guarantees:
        named = "guarantee" if guarantees == 1 else "guarantees"
        other += f" {guarantees} {named} {_is(guarantees)} not drawn: nothing is paid unless somebody else fails to."
    return (Text(f"{drawn}{other} As a table: "), PageLink((Text("Totals"),), shelf.path(company), "totals"), Text("."))


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
