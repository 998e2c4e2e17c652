"""What is a chip's own on its page: its family, and the deals that are about it."""

from collections.abc import Iterator

from generator.model.kinds import Chip, Deal
from generator.pages.compare import appeared, generations
from generator.pages.document import Block, Heading, Inlines, text
from generator.pages.parts import Shelf, many, one, since_row, table


def chip_blocks(shelf: Shelf, id: str) -> Iterator[Block]:
    """The chips of its family and the deals about it."""
    family = list(_family(shelf, id))
    if family:
        yield Heading(2, text("Its generations"), "family")
        yield table((one(Chip), "Announced", "Available", "Memory", "Bandwidth"), family)
        if picture := generations(shelf, _members(shelf, id)):
            yield picture
    if deals := shelf.corpus.deals_about.get(id, []):
        yield Heading(2, text(many(Deal)), "deals")
        yield table(
            (one(Deal), "Stage", "Amount"),
            (((since_row(shelf.known_since(deal)), shelf.link(deal)), shelf.stage(deal), shelf.amounts(deal)) for deal in deals),
        )


def _family(shelf: Shelf, id: str) -> Iterator[tuple[Inlines, ...]]:
    """The chips that name this one as their family, in the order in which they appeared."""
    for other in _members(shelf, id):
        cells = (shelf.property(other, name) for name in ("announced", "available", "memory", "bandwidth"))
        yield (since_row(shelf.known_since(other)), shelf.link(other)), *cells


def _members(shelf: Shelf, id: str) -> list[str]:
    return sorted(shelf.corpus.naming.get(("family", id), []), key=lambda other: (appeared(shelf, other), other))
