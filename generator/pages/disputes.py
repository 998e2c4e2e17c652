"""Disputes as the pages show them: the values side by side, who says each, and why one is shown first."""

from collections.abc import Iterator

from generator.analysis.disputes import Dispute
from generator.pages.document import Block, Division, Heading, Page, Paragraph, Span, Strong, Text, overview, text
from generator.pages.parts import Shelf, known_on, series, since_row, table


def disputed(shelf: Shelf, id: str) -> Iterator[Block]:
    """The disputes about an entity."""
    for dispute in shelf.disputes(id):
        yield Division(tuple(_dispute(shelf, dispute)), "dispute", known=opened(dispute))


def _dispute(shelf: Shelf, dispute: Dispute) -> Iterator[Block]:
    label = Strong(text(dispute.headline.label))
    rule = Span((Text(f" Shown first by the rule: {dispute.rule}."),), "of-today")
    yield Paragraph((label, Text("."), rule))
    rows = []
    for place, group in enumerate(dispute.groups):
        known = min(map(known_on, group))
        said = series((Span(shelf.evidence_of(claim), known=known_on(claim)),) for claim in group)
        shown = Span(text("first"), "of-today") if place == 0 else Text("")
        rows.append(((since_row(known), *shelf.value(group[0])), said, (shown,)))
    yield table(("Value", "Who says so", "Shown"), rows)


def opened(dispute: Dispute) -> str:
    """The day since which two of its values are known that cannot both be true."""
    return min(max(map(known_on, pair)) for pair in dispute.opposed)


def disputes_page(shelf: Shelf) -> Page:
    """Every dispute of the site, by the name of what it is about."""
    meaning = "Where sources disagree on one thing at one time, the values stand side by side."
    blocks: list[Block] = [Paragraph(text(meaning + " A later value is a change, not a dispute."))]
    found = (id for id in shelf.corpus.entities if shelf.disputes(id))
    for id in sorted(found, key=lambda id: (shelf.name(id).casefold(), id)):
        blocks += [Heading(2, (shelf.link(id),), id), *disputed(shelf, id)]
    if len(blocks) == 1:
        blocks.append(Paragraph(text("No claims are in dispute.")))
    return overview("disputes.md", "Disputes", meaning, blocks, aliases=("Disputed",))
