"""What is a chip's own on its page: its family, and the deals that are about it."""

from collections.abc import Iterator
from datetime import date

from generator.pages.compare import announced_on, generations
from generator.pages.document import Block, Heading, Row, text
from generator.pages.parts import Shelf, table


def chip_blocks(shelf: Shelf, id: str) -> Iterator[Block]:
    """The chips of its family and the deals about it."""
    if family := _family(shelf, id):
        yield Heading(2, text("Its generations"), "family")
        yield table(("Chip", "Announced", "Available", "Memory", "Bandwidth"), (_row(shelf, chip) for chip in family))
        if picture := generations(shelf, family):
            yield picture
    if deals := shelf.corpus.deals_about.get(id, []):
        yield Heading(2, text("Deals"), "deals")
        yield table(
            ("Deal", "Stage", "Amount"),
            ((shelf.first_cell(deal), shelf.stage(deal), shelf.amounts(deal)) for deal in deals),
        )


def _row(shelf: Shelf, id: str) -> Row:
    return shelf.first_cell(id), *(shelf.property(id, name) for name in ("announced", "available", "memory", "bandwidth"))


def _family(shelf: Shelf, id: str) -> list[str]:
    """The chips that name this one as their family, in order of their announcement."""
    return sorted(shelf.corpus.naming.get(("family", id), []), key=lambda other: (announced_on(shelf, other) or date.max, other))
