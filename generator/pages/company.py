"""What is a company's own on its page: its deals, what it pays and is paid, its chips."""

from collections.abc import Iterator

from generator.corpus import grouped
from generator.model.kinds import Chip, Deal
from generator.pages.document import Block, Division, Heading, Inlines, Row, Text, text
from generator.pages.parts import Shelf, many, one, since_row, table
from generator.pages.totals import company_totals


def company_blocks(shelf: Shelf, id: str) -> Iterator[Block]:
    """Its deals, totals and chips."""
    deals = list(_deals(shelf, id))
    if deals:
        yield Heading(2, text(many(Deal)), "deals")
        # On another day a script puts them in the order of that day (theme/assets/asof.js).
        yield Division(
            (table((one(Deal), "Type", "Role", "With", "Amount", "Stage", "Since"), deals, by_day=True),), "company-deals"
        )
    totals = tuple(company_totals(shelf, id))
    if totals:
        yield Heading(2, text("Totals"), "totals")
        yield Division(totals, "of-today")
    rows = [*_designed(shelf, id), *_used(shelf, id)]
    if rows:
        yield Heading(2, text(many(Chip)), "chips")
        yield table((one(Chip), "How"), rows)


def _deals(shelf: Shelf, id: str) -> Iterator[Row]:
    """The latest first."""
    roles = grouped((deal_id, party.role) for deal_id, _, party in shelf.corpus.deals_of.get(id, []))
    for deal_id in sorted(roles, key=lambda deal: (shelf.began(deal), deal), reverse=True):
        others = dict.fromkeys(p.company for p in shelf.corpus.deals[deal_id].parties if p.company != id)
        yield (
            (since_row(shelf.known_since(deal_id)), shelf.link(deal_id)),
            text(shelf.corpus.deals[deal_id].type),
            text(", ".join(dict.fromkeys(roles[deal_id]))),
            shelf.links(others) or text("not stated"),
            shelf.amounts(deal_id),
            shelf.stage(deal_id),
            shelf.since(deal_id),
        )


def _designed(shelf: Shelf, id: str) -> Iterator[tuple[Inlines, Inlines]]:
    for chip in shelf.corpus.naming.get(("designer", id), []):
        yield (since_row(shelf.known_since(chip)), shelf.link(chip)), text("designs it")


def _used(shelf: Shelf, id: str) -> Iterator[tuple[Inlines, Inlines]]:
    """By the name of the chip."""
    used = [(chip, deal_id, party) for deal_id, deal, party in shelf.corpus.deals_of.get(id, []) for chip in deal.chips]
    for chip, deal_id, party in sorted(used, key=lambda use: shelf.name(use[0]).casefold()):
        yield (
            (since_row(shelf.known_since(deal_id)), shelf.link(chip)),
            (Text(f"{party.role} in "), shelf.link(deal_id), Text(" "), *shelf.stage(deal_id)),
        )
