"""The page of an entity: what it is, its facts, its deals, every claim with its evidence, and who names it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.analysis.disputes import disputes
from generator.analysis.disputes import headline as headline_of
from generator.analysis.stages import is_stale
from generator.corpus import Claim, Corpus
from generator.model.kinds import Chip, Company, Deal, Entity, Flow
from generator.model.record import Reference
from generator.model.values import LADDER, Stage
from generator.pages.document import (
    Block,
    Division,
    Heading,
    Inlines,
    Listing,
    Page,
    PageLink,
    Paragraph,
    Span,
    Strong,
    Table,
    Text,
    text,
    words_of,
)
from generator.pages.parts import (
    Shelf,
    amounts,
    holds,
    joined,
    path_of,
    stage_of,
    table,
    website,
)
from generator.pages.search import SearchRecord
from generator.pages.totals import company_totals
from generator.problems import Location

Mentions = dict[str, tuple[PageLink, ...]]
"""entity -> links to the pages that mention it."""


DISPUTED: Inlines = (Text(" "), Span(text("disputed"), "tag tag-disputed"))


def entity_page(shelf: Shelf, id: str, mentioned_in: Mentions) -> Page:
    """The page of one entity, whatever its kind."""
    entity = shelf.corpus.entities[id]
    summary = (Paragraph(shelf.linked(entity.summary, but=[id])),) if entity.summary else ()
    own: Iterable[Block] = ()
    if isinstance(entity, Deal):
        own = _deal(shelf, id, entity)
    elif isinstance(entity, Company):
        own = _company(shelf, id)
    elif isinstance(entity, Chip):
        own = _chip(shelf, id)
    blocks = (
        *_facts(shelf, id, entity),
        *summary,
        *own,
        *_disputes(shelf, id),
        *_claims(shelf, id),
        *_mentions(mentioned_in.get(id, ())),
        *_backlinks(shelf, id),
    )
    path = path_of(entity, id)
    url = path.removesuffix(".md") + "/"
    words = "\n".join([entity.name, *entity.aliases, *words_of(blocks)])
    record = SearchRecord(url, entity.name, entity.singular, "en", words, entity.aliases, True)
    at = Location(shelf.corpus.records.files[id])
    return Page(path, entity.name, blocks, at, entity.summary or f"{entity.name}: {entity.singular}", (record,))


def headline(corpus: Corpus, id: str) -> list[Claim]:
    """Of each property outside flows, the claim that is shown first; of references all.

    Several claims in words for one property are a list to be read, and have no headline.
    """
    grouped: dict[str, list[Claim]] = {}
    open_claims = [claim for claim in corpus.claims[id] if claim.part is None and not claim.record.withdrawn]
    in_words = Counter(claim.property.name for claim in open_claims if type(claim.record.value) is str)
    for claim in open_claims:
        value = claim.record.value
        if in_words[claim.property.name] > 1:
            continue
        key = f"{claim.property.name} {value}" if isinstance(value, Reference) else claim.property.name
        grouped.setdefault(key, []).append(claim)
    chosen = (headline_of(corpus, claims) for claims in grouped.values())
    return [claim for claim in chosen if claim]


def _facts(shelf: Shelf, id: str, entity: Entity) -> Iterator[Block]:
    rows: list[tuple[Inlines, Inlines]] = [(text("Kind"), text(entity.singular))]
    if isinstance(entity, Deal):
        rows += [(text("Type"), text(entity.type)), (text("Amount"), amounts(shelf, shelf.corpus.claims[id]))]
        rows += [(text(label), shelf.links(ids)) for label, ids in _deal_links(entity) if ids]
    if entity.aliases:
        rows.append((text("Also called"), text(", ".join(entity.aliases))))
    grouped: dict[str, list[Inlines]] = {}
    in_dispute = {claim.anchor for dispute in disputes(shelf.corpus, id) for claim in dispute.claims}
    for claim in headline(shelf.corpus, id):
        grouped.setdefault(claim.property.label, []).append(
            (*shelf.value(claim), *(DISPUTED if claim.anchor in in_dispute else ()), *shelf.citation(claim))
        )
    rows += [(text(label), joined(values, ", ")) for label, values in grouped.items()]
    if entity.website:
        rows.append((text("Website"), website(entity.website)))
    yield Division((Table((text("Fact"), text("Value")), tuple(rows)),), "facts")


def _deal_links(deal: Deal) -> list[tuple[str, tuple[Reference, ...]]]:
    return [("Chips", deal.chips), ("Part of", deal.part_of), ("Supersedes", deal.supersedes)]


def _deal(shelf: Shelf, id: str, deal: Deal) -> Iterator[Block]:
    yield Heading(2, text("How far it has come"), "stage")
    yield _ladder(shelf, id)
    if is_stale(shelf.corpus, id):
        yield Paragraph((Text("The deal is not settled, and no newer source is known: "), *stage_of(shelf.corpus, id)))
    yield Heading(2, text("Parties"), "parties")
    yield table(("Company", "Role"), (((shelf.link(party.company),), text(party.role)) for party in deal.parties))
    if deal.flows:
        yield Heading(2, text("What goes from whom to whom"), "flows")
        yield table(("From", "To", "What", "How much"), (_flow_row(shelf, id, flow) for flow in deal.flows))


def _ladder(shelf: Shelf, id: str) -> Division:
    """The steps it has taken, in order of time, each with all its evidence; then those not reached, in outline."""
    steps = sorted((c for c in shelf.corpus.claims[id] if isinstance(c.record.value, Stage)), key=lambda c: c.since)
    taken: dict[Stage, list[Claim]] = {}
    for claim in steps:
        taken.setdefault(claim.record.value, []).append(claim)
    entries = [_step(shelf, claims) for claims in taken.values()]
    last = list(taken)[-1] if taken else None
    ahead = LADDER[LADDER.index(last) + 1 :] if last in LADDER else () if taken else LADDER
    open_steps = [(Span((Text(f"{stage} (not reached)"),), "step-open"),) for stage in ahead]
    return Division((Listing((*entries, *open_steps), numbered=True),), "ladder")


def _step(shelf: Shelf, claims: list[Claim]) -> Inlines:
    first = claims[0]
    cited = (inline for claim in claims for inline in shelf.citation(claim))
    return (Span((*shelf.value(first), Text(f" {holds(first)}"), *cited), "step-reached"),)


def _flow_row(shelf: Shelf, id: str, flow: Flow) -> tuple[Inlines, ...]:
    ends = [(shelf.link(end),) if end else text("not stated") for end in (flow.from_, flow.to)]
    claims = [claim for claim in shelf.corpus.claims[id] if claim.part is flow]
    chips = (*text(" ("), *shelf.links(flow.chips), *text(")")) if flow.chips else ()
    much = joined([(*shelf.value(claim), *shelf.citation(claim)) for claim in claims], "; ")
    return (*ends, (Text(flow.what), *chips), much)


def _company(shelf: Shelf, id: str) -> Iterator[Block]:
    deals = shelf.corpus.deals_of(id)
    if deals:
        yield Heading(2, text("Deals"), "deals")
        yield table(
            ("Deal", "Role", "With", "Amount", "Stage"),
            (
                (
                    (shelf.link(deal_id),),
                    text(party.role),
                    shelf.links(dict.fromkeys(other.company for other in deal.parties if other.company != id))
                    or text("not stated"),
                    amounts(shelf, shelf.corpus.claims[deal_id]),
                    stage_of(shelf.corpus, deal_id),
                )
                for deal_id, deal, party in deals
            ),
        )
    yield from company_totals(shelf, id)
    rows = [*_designed(shelf, id), *_used(shelf, id)]
    if rows:
        yield Heading(2, text("Chips"), "chips")
        yield table(("Chip", "How"), rows)


def _designed(shelf: Shelf, id: str) -> Iterator[tuple[Inlines, Inlines]]:
    for chip, entity in shelf.corpus.of_kind(Chip.folder).items():
        if isinstance(entity, Chip) and any(claim.value == id for claim in entity.designer):
            yield (shelf.link(chip),), text("designs it")


def _used(shelf: Shelf, id: str) -> Iterator[tuple[Inlines, Inlines]]:
    for deal_id, deal, party in shelf.corpus.deals_of(id):
        for chip in deal.chips:
            yield (
                (shelf.link(chip),),
                (Text(f"{party.role} in "), shelf.link(deal_id), Text(" "), *stage_of(shelf.corpus, deal_id)),
            )


def _chip(shelf: Shelf, id: str) -> Iterator[Block]:
    deals = [deal_id for deal_id, deal in shelf.corpus.entities.items() if isinstance(deal, Deal) and id in deal.chips]
    if deals:
        yield Heading(2, text("Deals"), "deals")
        yield table(
            ("Deal", "Stage", "Amount"),
            (((shelf.link(deal),), stage_of(shelf.corpus, deal), amounts(shelf, shelf.corpus.claims[deal])) for deal in deals),
        )


def disputed(shelf: Shelf, id: str) -> Iterator[Block]:
    """The disputes about an entity: the values side by side, who says each, and why one is shown first."""
    for dispute in disputes(shelf.corpus, id):
        first = dispute.headline
        rows = (
            (
                shelf.value(group[0]),
                joined([shelf.evidence_of(claim) for claim in group], "; "),
                text("first" if place == 0 else ""),
            )
            for place, group in enumerate(dispute.groups)
        )
        yield Paragraph((Strong(text(shelf.label(first))), Text(f". Shown first by the rule: {dispute.rule}.")))
        yield table(("Value", "Who says so", "Shown"), rows)


def _disputes(shelf: Shelf, id: str) -> Iterator[Block]:
    blocks = tuple(disputed(shelf, id))
    if blocks:
        yield Heading(2, text("Where sources disagree"), "disputes")
        yield from blocks


def _claims(shelf: Shelf, id: str) -> Iterator[Block]:
    claims = shelf.corpus.claims[id]
    in_dispute = {claim.anchor for dispute in disputes(shelf.corpus, id) for claim in dispute.claims}
    yield Heading(2, text("Every claim"), "claims")
    if not claims:
        yield Paragraph(text("Nothing is claimed of it yet."))
        return
    path = path_of(shelf.corpus.entities[id], id)
    rows = (
        (
            (Span((), anchor=claim.anchor, css="anchor"), Text(shelf.label(claim)), Text(" "), _permalink(path, claim)),
            (*shelf.value(claim), *(DISPUTED if claim.anchor in in_dispute else ())),
            text(holds(claim)),
            shelf.evidence_of(claim),
        )
        for claim in claims
    )
    yield Division((table(("Property", "Value", "As of", "Evidence"), rows),), "claims")


def _permalink(path: str, claim: Claim) -> Span:
    return Span((PageLink(text("¶"), path, claim.anchor),), "permalink")


def _mentions(links: tuple[PageLink, ...]) -> Iterator[Block]:
    if links:
        yield Heading(2, text("Mentioned in"), "mentioned-in")
        yield Listing(tuple((link,) for link in links))


def _backlinks(shelf: Shelf, id: str) -> Iterator[Block]:
    links = shelf.corpus.backlinks.get(id, ())
    if not links:
        return
    yield Heading(2, text("Linked from"), "linked-from")
    labels: dict[str, list[str]] = {}
    for link in links:
        labels.setdefault(link.subject, []).append(link.label)
    yield Listing(tuple(_backlink(shelf, subject, found) for subject, found in labels.items()))


def _backlink(shelf: Shelf, subject: str, labels: list[str]) -> Inlines:
    named = ", ".join(dict.fromkeys(filter(None, labels)))
    lead = (Text(f"{named}: "),) if named else ()
    return (*lead, shelf.link(subject), Text(f" ({shelf.corpus.entities[subject].singular})"))
