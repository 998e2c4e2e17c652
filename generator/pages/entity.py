"""The page of an entity: what is common to all kinds; what is its own for a kind stands in `deal`, `company` and `chip`."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.analysis.disputes import ranked
from generator.corpus import Claim, grouped
from generator.model.claim import ClaimRecord
from generator.model.kinds import Chip, Company, Deal, Entity, Property, label_of
from generator.model.record import Record, Reference
from generator.model.values import PartialDate, Stage
from generator.pages.addresses import address_of
from generator.pages.chip import chip_blocks
from generator.pages.company import company_blocks
from generator.pages.compare import is_compared
from generator.pages.deal import deal_blocks, deal_facts, deal_head
from generator.pages.disputes import disputed
from generator.pages.document import (
    Block,
    Card,
    Division,
    Heading,
    Inlines,
    Listing,
    Page,
    PageLink,
    Paragraph,
    Row,
    Span,
    Text,
    plain,
    text,
)
from generator.pages.flows import company_flows
from generator.pages.indexes import entity_row
from generator.pages.parts import DISPUTED, Shelf, dated, holds, keyed, known_on, series, shortened, since_row, table, website
from generator.pages.search import SearchRecord


def entity_page(shelf: Shelf, id: str) -> Page:
    """The page of one entity, whatever its kind."""
    entity = shelf.corpus.entities[id]
    in_tables = _in_tables(shelf, id, entity)
    summary = (Division((Paragraph(shelf.linked(entity.summary, but=[id])),), "lead of-today"),) if entity.summary else ()
    blocks = (
        Division((_facts(shelf, id, entity), *summary, *_head(shelf, id, entity)), "head"),
        *_own(shelf, id, entity),
        *_in_words(shelf, id),
        *_disputes(shelf, id),
        *_claims(shelf, id),
        *_mentions(shelf, id, in_tables),
        *_backlinks(shelf, id, in_tables),
    )
    path = shelf.path(id)
    words = "\n".join(_sentences(shelf, id, entity))
    card = _card(shelf, id, entity)
    ticker = [entity.ticker] if isinstance(entity, Company) and entity.ticker else []
    record = SearchRecord(
        address_of(path),
        entity.name,
        entity.singular,
        "en",
        words,
        (*entity.aliases, *ticker),
        line=shortened(card.lines[-1], 140) if card.lines else "",
        filters=tuple(_filters(shelf, id, entity)),
        weight=len(shelf.corpus.backlinks.get(id, ())),
    )
    file = shelf.corpus.records.files[id]
    meaning = entity.summary or f"{entity.name}: {entity.singular}"
    return Page(path, entity.name, blocks, meaning, record, card, row=entity_row(shelf, id), about=id, file=file)


def _sentences(shelf: Shelf, id: str, entity: Entity) -> Iterator[str]:
    """What is searched in its text: its names, its summary, each claim as a sentence with the words that say it in English."""
    yield f"{', '.join(entity.names)}."
    yield entity.summary or ""
    for claim in shelf.corpus.claims[id]:
        record = claim.record
        english = record.source is not None and shelf.corpus.sources[record.source].language.startswith("en")
        said = (record.gloss or (record.quote if english else ""), record.note)
        yield " ".join([f"{claim.label}: {plain(shelf.value(claim))}, {holds(claim)}.", *filter(None, said)])


def _filters(shelf: Shelf, id: str, entity: Entity) -> Iterator[tuple[str, str]]:
    """Of a deal its present stage, the years of all its stages and its parties; of a chip when it was announced."""
    dated: Iterable[Claim] = (claim for claim in shelf.corpus.claims[id] if claim.property.name == "announced")
    if isinstance(entity, Deal):
        dated = stages = shelf.stages(id)
        yield from (("stage", str(claim.record.value)) for claim in stages[:1])
        yield from (("party", shelf.name(id)) for id in sorted({party.company for party in entity.parties}))
    days = [claim.record.value if isinstance(claim.record.value, PartialDate) else claim.holds for claim in dated]
    yield from (("year", year) for year in sorted({str(day.first.year) for day in days if day}))


def _card(shelf: Shelf, id: str, entity: Entity) -> Card:
    """The summary, then what is most asked of its kind."""
    lines = [shortened(entity.summary)] if entity.summary else []
    if isinstance(entity, Deal):
        stage = plain(shelf.headline(shelf.stages(id))) or "stage not stated"
        lines.append(f"{plain(shelf.amounts(id))} · {stage} · {plain(shelf.since(id))}")
    elif isinstance(entity, Company):
        deals = len({deal for deal, _, _ in shelf.corpus.deals_of.get(id, [])})
        number = f"{deals} {Deal.singular if deals == 1 else Deal.plural}"
        lines.append(" · ".join([", ".join(entity.sector) or "sector not stated", number]))
    elif isinstance(entity, Chip) and is_compared():
        lines.append(f"Designed by {plain(shelf.property(id, 'designer'))} · announced {plain(shelf.property(id, 'announced'))}")
    return Card(entity.name, entity.singular, tuple(lines))


def _head(shelf: Shelf, id: str, entity: Entity) -> Iterator[Block]:
    """What stands beside the facts."""
    if isinstance(entity, Deal):
        yield from deal_head(shelf, id)
    elif isinstance(entity, Company) and (picture := company_flows(shelf, id)):
        yield picture
    elif isinstance(entity, Chip):
        yield from chip_blocks(shelf, id)


def _own(shelf: Shelf, id: str, entity: Entity) -> Iterator[Block]:
    if isinstance(entity, Deal):
        yield from deal_blocks(shelf, id, entity)
        return
    if isinstance(entity, Company):
        yield from company_blocks(shelf, id)
    for name, field in type(entity).model_fields.items():
        value = getattr(entity, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Record) and not isinstance(value[0], ClaimRecord):
            yield Heading(2, text(label_of(name, field)), f"list-{name.replace('_', '-')}")
            yield _parts_table(shelf, id, value)


def _parts_table(shelf: Shelf, id: str, parts: tuple[Record, ...]) -> Block:
    """A row for each part, a column for each property that any of them has."""
    fields = {name: field for name, field in type(parts[0]).model_fields.items() if name not in Record.model_fields}
    shown = {name: field for name, field in fields.items() if any(getattr(part, name) not in (None, ()) for part in parts)}
    rows = (tuple(_part_cell(shelf, id, part, name) for name in shown) for part in parts)
    return table(tuple(label_of(name, field) for name, field in shown.items()), rows)


def _part_cell(shelf: Shelf, id: str, part: Record, name: str) -> Inlines:
    claims = [claim for claim in shelf.corpus.claims[id].of(part) if claim.property.name == name]
    return _fact(shelf, claims) if claims else _plain(shelf, getattr(part, name))


def _by_property(claims: tuple[Claim, ...]) -> dict[Property, list[Claim]]:
    """The claims outside of flows, by their property."""
    return grouped((claim.property, claim) for claim in claims if claim.part is None)


def _is_list(claims: list[Claim]) -> bool:
    """Whether the claims of a property are to be read one by one: in words, of which not all are the same."""
    return len({claim.record.value for claim in claims}) > 1 and all(type(claim.record.value) is str for claim in claims)


def _facts(shelf: Shelf, id: str, entity: Entity) -> Division:
    rows: list[tuple[Inlines, Inlines]] = [(text("Kind"), text(entity.singular))]
    rows += deal_facts(shelf, id, entity) if isinstance(entity, Deal) else _uncited(shelf, entity)
    if entity.aliases:
        rows.append((text("Also called"), text(", ".join(entity.aliases))))
    for property, claims in _by_property(shelf.corpus.claims[id]).items():
        if isinstance(claims[0].record.value, Stage):
            rows.append((text(property.label), (*shelf.stage(id), *_cited(shelf, shelf.stages(id)))))
        elif not _is_list(claims) and (shown := _fact(shelf, claims)):
            rows.append((text(property.label), shown))
    if entity.website:
        rows.append((text("Website"), website(entity.website)))
    return Division((table(("Fact", "Value"), rows),), "facts")


def _uncited(shelf: Shelf, entity: Entity) -> Iterator[tuple[Inlines, Inlines]]:
    """The properties of its own kind of which there are no claims."""
    for name, field in type(entity).model_fields.items():
        value = getattr(entity, name)
        parts = value if isinstance(value, tuple) else (value,)
        if name in Entity.model_fields or value in (None, ()) or isinstance(parts[0], Record):
            continue
        yield text(label_of(name, field)), _plain(shelf, value)


def _plain(shelf: Shelf, value: Any) -> Inlines:
    """What is said without claims: one thing, several, or none."""
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    return shelf.links(values) if values and isinstance(values[0], Reference) else text(", ".join(map(str, values)))


def _fact(shelf: Shelf, claims: list[Claim]) -> Inlines:
    """What is shown first of a property; of references every one."""
    if not isinstance(claims[0].record.value, Reference):
        return _headline(shelf, ranked(shelf.corpus, claims))
    named = grouped((claim.record.value, claim) for claim in ranked(shelf.corpus, claims))
    return series(_headline(shelf, same) for same in named.values())


def _headline(shelf: Shelf, claims: list[Claim]) -> Inlines:
    return (*shelf.headline(claims), *_cited(shelf, claims))


def _cited(shelf: Shelf, claims: list[Claim]) -> Inlines:
    return tuple(map(shelf.cited, claims[:1]))


def _in_words(shelf: Shelf, id: str) -> Iterator[Block]:
    """The properties of which several things are said in words."""
    for property, claims in _by_property(shelf.corpus.claims[id]).items():
        if _is_list(claims):
            yield Heading(2, text(property.label), f"about-{property.name.replace('_', '-')}")
            yield Listing(tuple(_said(shelf, claim) for claim in claims))


def _said(shelf: Shelf, claim: Claim) -> Inlines:
    day = (Span(text(str(claim.record.date)), "date"), Text(": ")) if claim.record.date else ()
    return (since_row(known_on(claim)), *day, *shelf.value(claim), *shelf.citation(claim))


def _disputes(shelf: Shelf, id: str) -> Iterator[Block]:
    blocks = tuple(disputed(shelf, id))
    if blocks:
        yield Heading(2, text("Where sources disagree"), "disputes")
        yield from blocks


def _claims(shelf: Shelf, id: str) -> Iterator[Block]:
    claims = shelf.corpus.claims[id]
    yield Heading(2, text("Every claim"), "claims")
    if not claims:
        yield Paragraph(text("Nothing is claimed of it yet."))
        return
    path = shelf.path(id)
    rows = (_claim_row(shelf, path, claim) for claim in claims)
    yield Division((table(("Property", "Value", "As of", "Known since", "Evidence"), rows),), "claims")


def _claim_row(shelf: Shelf, path: str, claim: Claim) -> Row:
    anchor = Span((), "anchor", anchor=claim.anchor, known=known_on(claim))
    permalink = Span((PageLink(text("¶"), path, claim.anchor),), "permalink")
    disputed = DISPUTED if shelf.is_disputed(claim) else ()
    return (
        (anchor, Text(claim.label), Text(" "), permalink),
        (*keyed(shelf.value(claim), shelf.key_of(claim)), *disputed),
        dated(holds(claim), claim.holds),
        dated(str(claim.known or "not dated"), claim.known),
        shelf.evidence_of(claim),
    )


def _in_tables(shelf: Shelf, id: str, entity: Entity) -> set[str]:
    """The deals that stand in a table of its page already, more fully."""
    if isinstance(entity, Company):
        return {deal for deal, _, _ in shelf.corpus.deals_of.get(id, ())}
    if isinstance(entity, Chip):
        return {*shelf.corpus.deals_about.get(id, ())}
    return {*shelf.corpus.parts_of.get(id, ()), *shelf.corpus.superseding.get(id, ())} if isinstance(entity, Deal) else set()


def _mentions(shelf: Shelf, id: str, in_tables: set[str]) -> Iterator[Block]:
    shown = set(map(shelf.path, in_tables))
    links = [link for link in shelf.mentioned_in.get(id, ()) if link.path not in shown]
    if links:
        yield Heading(2, text("Mentioned in"), "mentioned-in")
        yield Division((Listing(tuple((link,) for link in links)),), "of-today")


def _backlinks(shelf: Shelf, id: str, in_tables: set[str]) -> Iterator[Block]:
    links = [link for link in shelf.corpus.backlinks.get(id, ()) if link.label or link.subject not in in_tables]
    if not links:
        return
    yield Heading(2, text("Linked from"), "linked-from")
    labels = grouped((link.subject, link.label) for link in links)
    yield Listing(tuple(_backlink(shelf, subject, found) for subject, found in labels.items()))


def _backlink(shelf: Shelf, subject: str, labels: list[str]) -> Inlines:
    named = ", ".join(dict.fromkeys(filter(None, labels)))
    lead = (Text(f"{named}: "),) if named else ()
    kind = Text(f" ({shelf.corpus.entities[subject].singular})")
    return (since_row(shelf.known_since(subject)), *lead, shelf.link(subject), kind)
