"""The page of the circles of money."""

from itertools import groupby, pairwise
from operator import attrgetter

from generator.analysis.circles import Edge
from generator.analysis.disputes import ranked
from generator.analysis.stages import Level
from generator.corpus import Claim
from generator.model.kinds import Company, Deal
from generator.pages.document import Block, Details, Division, Heading, Inlines, Page, Paragraph, Span, Text, overview, text
from generator.pages.parts import Shelf, first_known, joined, known_on, series, since_row, table


def circles_page(shelf: Shelf) -> Page:
    """Where money goes in a circle, by what is signed and by all that is reported."""
    meaning = f"Where money goes in a circle: one {Company.singular} pays another, and some of it comes back."
    blocks: list[Block] = [Paragraph(text(meaning))]
    for label, level in ((f"Signed {Deal.plural} only", Level.SIGNED), (f"All {Deal.plural} that are reported", Level.REPORTED)):
        blocks.append(Heading(2, text(label), label.split()[0].lower()))
        found = shelf.circles(level)
        for number, circle in enumerate(found, 1):
            names = (*circle.companies, circle.companies[0])
            heading = Heading(3, joined([(shelf.link(id),) for id in names], " → "), f"{label.split()[0].lower()}-{number}")
            steps = [[(edge, _since(shelf, edge, level)) for edge in edges] for edges in circle.steps]
            rows = [
                ((since_row(since), shelf.link(a)), (shelf.link(b),), _payment(shelf, edge))
                for (a, b), edges in zip(pairwise(names), steps, strict=True)
                for edge, since in edges
            ]
            days = tuple(sorted(since for edges in steps for _, since in edges))
            payments = Details((Span(text(len(rows)), days=days), Text(" payments")), (table(("Pays", "Is paid", "By"), rows),))
            closed = max(min(since for _, since in edges) for edges in steps)
            blocks.append(Division((heading, payments), "circle", known=closed))
        if not found:
            blocks.append(Paragraph(text("No circle is known.")))
    return overview("circles.md", "Circles", meaning, blocks)


def _since(shelf: Shelf, edge: Edge, level: Level) -> str:
    """The day since which it was known that something is paid, by a deal as sure as a level."""
    return max(shelf.sure_since(edge.deal, level), first_known(edge.claims))


def _payment(shelf: Shelf, edge: Edge) -> Inlines:
    """What one pays the other by a flow: of each property the value that is shown first."""
    by_property = (ranked(shelf.corpus, same) for _, same in groupby(edge.claims, attrgetter("property")))
    much = series(_said(shelf, claims) for claims in by_property if claims)
    what = f" {edge.flow.what}: " if much else f" {edge.flow.what}"
    return (shelf.link(edge.deal), Text(" "), *shelf.stage(edge.deal), Text(what), *much)


def _said(shelf: Shelf, claims: list[Claim]) -> Inlines:
    """The value that is shown first; it is one of several in its cell, which is not sorted by any of them."""
    cited = Span(shelf.citation(claims[0]), known=known_on(claims[0]))
    return (*shelf.headline(claims, shelf.labelled, lambda claim: ""), cited)
