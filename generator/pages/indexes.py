"""The indexes: all entities of a kind in one table, and all sources."""

from generator.corpus import Claim
from generator.model.kinds import Company, Deal, Entity, labels_of
from generator.pages.document import Division, Inlines, Page, Paragraph, Row, Span, Table, overview, text
from generator.pages.markdown import is_long
from generator.pages.parts import NEVER, Shelf, dated, many, one, published, publisher, since_row, table


def kind_index(shelf: Shelf, kind: type[Entity]) -> Page:
    """All entities of a kind in one table."""
    ids = shelf.corpus.of_kind(kind.folder)
    listing = deals_table(shelf) if issubclass(kind, Deal) else table(_header(kind), (shelf.rows[id] for id in ids))
    return _index(kind.folder, kind.plural.capitalize(), listing, kind.meaning)


def source_index(shelf: Shelf) -> Page:
    """All sources in one table, the newest first."""
    days = {id: source.date.first.toordinal() if source.date else 0 for id, source in shelf.corpus.sources.items()}
    newest = sorted(days, key=lambda id: (-days[id], id))
    listing = table(("Source", "Publisher", "Date", "Type", "Text", "Claims"), (shelf.rows[id] for id in newest))
    meaning = "The documents that claims rest on. Where the text is held, every quote is checked against it."
    return _index("sources", "Sources", listing, meaning)


def _index(folder: str, title: str, listing: Table, meaning: str) -> Page:
    css = f"index index-{folder}" + (" long" if is_long(listing) else "")
    blocks = (Paragraph(text(meaning)), Division((listing,), css))
    return overview(f"{folder}/index.md", title, meaning, blocks, [meaning], is_wide=True)


def deals_table(shelf: Shelf) -> Table:
    """All deals, the latest first: who, how much, how sure, since when."""
    latest = sorted(shelf.corpus.deals, key=lambda id: (shelf.began(id), id), reverse=True)
    return table(_header(Deal), (shelf.rows[id] for id in latest), by_day=True)


def _header(kind: type[Entity]) -> tuple[str, ...]:
    if issubclass(kind, Deal):
        return one(Deal), "Parties", "Type", "Amount", "Stage", "Since"
    if issubclass(kind, Company):
        return one(Company), "Sector", "Known for", many(Deal), "Claims"
    return one(kind), *(labels_of(kind, kind.shown) or ("Summary",)), "Claims"


def entity_row(shelf: Shelf, id: str) -> Row:
    """What the index of its kind says of an entity."""
    entity = shelf.corpus.entities[id]
    first = (since_row(shelf.known_since(id)), shelf.link(id))
    if isinstance(entity, Deal):
        parties = shelf.links(dict.fromkeys(party.company for party in entity.parties))
        return first, parties, text(entity.type), shelf.amounts(id), shelf.stage(id), shelf.since(id)
    if isinstance(entity, Company):
        return first, *_of_company(shelf, id, entity), _number_of(shelf.corpus.claims[id])
    shown = [shelf.property(id, name) for name in entity.shown] or [(Span(shelf.linked(entity.summary or ""), "of-today"),)]
    return first, *shown, _number_of(shelf.corpus.claims[id])


def _of_company(shelf: Shelf, id: str, company: Company) -> Row:
    deals = sorted(shelf.known_since(deal) for deal in dict.fromkeys(deal for deal, _, _ in shelf.corpus.deals_of.get(id, [])))
    known = [claim for claim in shelf.corpus.claims[id] if claim.property.name == "product" and not claim.record.withdrawn]
    return (
        text(", ".join(company.sector) or "not stated"),
        shelf.first(known[:1], shelf.value) or text("not stated"),
        (Span(text(len(deals)), days=tuple(deals)),),
    )


def source_row(shelf: Shelf, id: str) -> Row:
    """What the index of sources says of one."""
    source = shelf.corpus.sources[id]
    return (
        (since_row(source.date.last.isoformat() if source.date else NEVER), shelf.link(id)),
        text(publisher(source)),
        dated(published(source), source.date),
        text(source.type),
        text("held" if id in shelf.corpus.seeds else "cited"),
        text(len(shelf.corpus.claims_from.get(id, []))),
    )


def _number_of(claims: tuple[Claim, ...]) -> Inlines:
    return (Span(text(len(claims)), "of-today"),)
