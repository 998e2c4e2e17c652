"""The indexes: all entities of a kind in one table, and all sources."""

from generator.corpus import Claim
from generator.model.kinds import Chip, Company, Deal, Entity
from generator.pages.document import Block, Division, Page, Paragraph, Span, Table, text
from generator.pages.markdown import LONG_TABLE
from generator.pages.parts import NEVER, Shelf, dated, published, publisher, since_row, table
from generator.pages.search import SearchRecord
from generator.problems import Location


def kind_index(shelf: Shelf, kind: type[Entity]) -> Page:
    """All entities of a kind in one table."""
    if issubclass(kind, Deal):
        listing = deals_table(shelf)
    elif issubclass(kind, Company):
        listing = _companies(shelf)
    elif issubclass(kind, Chip):
        listing = _chips(shelf)
    else:
        listing = _entities(shelf, kind)
    return _index(kind.folder, kind.plural.capitalize(), listing, kind.meaning)


def source_index(shelf: Shelf) -> Page:
    """All sources in one table, the newest first."""
    newest = sorted(shelf.corpus.sources.items(), key=lambda entry: (entry[1].date is None, _age(entry[1].date), entry[0]))
    rows = (
        (
            (since_row(source.date.last.isoformat() if source.date else NEVER), shelf.link(id)),
            text(publisher(source)),
            dated(published(source), source.date),
            text(source.type),
            text("held" if id in shelf.corpus.seeds else "cited"),
            text(len(shelf.corpus.claims_from(id))),
        )
        for id, source in newest
    )
    meaning = "The documents that claims rest on. Where the text is held, every quote is checked against it."
    return _index("sources", "Sources", table(("Source", "Publisher", "Date", "Type", "Text", "Claims"), rows), meaning)


def _age(date: object) -> int:
    first = getattr(date, "first", None)
    return -first.toordinal() if first else 0


def _index(folder: str, title: str, listing: Table, meaning: str) -> Page:
    css = f"index index-{folder}" + (" long" if len(listing.rows) > LONG_TABLE else "")
    blocks: tuple[Block, ...] = (Paragraph(text(meaning)), Division((listing,), css))
    record = SearchRecord(f"{folder}/", title, "page", "en", meaning)
    return Page(f"{folder}/index.md", title, blocks, Location(f"content/{folder}"), meaning, (record,), is_wide=True)


def deals_table(shelf: Shelf) -> Table:
    """All deals, the latest first: who, how much, how sure, since when."""
    rows = []
    for id in sorted(shelf.corpus.deals, key=lambda id: (shelf.began(id), id), reverse=True):
        deal = shelf.corpus.deals[id]
        rows.append(
            (
                (since_row(shelf.known_since(id)), shelf.link(id)),
                shelf.links(dict.fromkeys(party.company for party in deal.parties)),
                text(deal.type),
                shelf.amounts(id),
                shelf.stage(id),
                shelf.since(id),
            )
        )
    return table(("Deal", "Parties", "Type", "Amount", "Stage", "Since"), rows)


def _companies(shelf: Shelf) -> Table:
    rows = []
    for id, company in shelf.corpus.of_kind(Company.folder).items():
        assert isinstance(company, Company)
        deals = sorted(shelf.known_since(deal) for deal in dict.fromkeys(deal for deal, _, _ in shelf.corpus.deals_of(id)))
        known = [c for c in shelf.corpus.claims[id] if c.property.name == "product" and not c.record.withdrawn]
        rows.append(
            (
                (since_row(shelf.known_since(id)), shelf.link(id)),
                text(", ".join(company.sector) or "not stated"),
                shelf.first(known[:1], shelf.value) or text("not stated"),
                (Span(text(len(deals)), days=tuple(deals)),),
                (_number_of(shelf.corpus.claims[id]),),
            )
        )
    return table(("Company", "Sector", "Known for", "Deals", "Claims"), rows)


def _chips(shelf: Shelf) -> Table:
    shown = ("designer", "announced", "memory", "bandwidth", "compute_bf16", "power")
    rows = (
        (
            (since_row(shelf.known_since(id)), shelf.link(id)),
            *(shelf.property(id, name) for name in shown),
            (_number_of(shelf.corpus.claims[id]),),
        )
        for id in shelf.corpus.of_kind(Chip.folder)
    )
    header = ("Chip", "Designed by", "Announced", "Memory", "Bandwidth", "Dense BF16", "Power", "Claims")
    return table(header, rows)


def _entities(shelf: Shelf, kind: type[Entity]) -> Table:
    rows = (
        (
            (since_row(shelf.known_since(id)), shelf.link(id)),
            (Span(shelf.linked(entity.summary or ""), "of-today"),),
            (_number_of(shelf.corpus.claims[id]),),
        )
        for id, entity in shelf.corpus.of_kind(kind.folder).items()
    )
    return table((kind.singular.capitalize(), "Summary", "Claims"), rows)


def _number_of(claims: tuple[Claim, ...]) -> Span:
    return Span(text(len(claims)), "of-today")
