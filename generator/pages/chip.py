"""What is a chip's own on its page: its family, and the deals that are about it."""

from collections.abc import Iterator

from generator.model.kinds import Chip
from generator.pages.document import Block, Heading, Inlines, text
from generator.pages.parts import Shelf, since_row, table


def chip_blocks(shelf: Shelf, id: str) -> Iterator[Block]:
    """The chips of its family and the deals about it."""
    family = list(_family(shelf, id))
    if family:
        yield Heading(2, text("Its generations"), "family")
        yield table(("Chip", "Announced", "Available", "Memory", "Bandwidth"), family)
    deals = [deal for deal, record in shelf.corpus.deals.items() if id in record.chips]
    if deals:
        yield Heading(2, text("Deals"), "deals")
        yield table(
            ("Deal", "Stage", "Amount"),
            (((since_row(shelf.known_since(deal)), shelf.link(deal)), shelf.stage(deal), shelf.amounts(deal)) for deal in deals),
        )


def _family(shelf: Shelf, id: str) -> Iterator[tuple[Inlines, ...]]:
    """The chips that name this one as their family, in order of their announcement."""
    for other, chip in shelf.corpus.of_kind(Chip.folder).items():
        if isinstance(chip, Chip) and any(claim.value == id for claim in chip.family):
            cells = (shelf.property(other, name) for name in ("announced", "available", "memory", "bandwidth"))
            yield (since_row(shelf.known_since(other)), shelf.link(other)), *cells
