"""The pages that show many things: an index for each kind, the coverage page, and the parts of hand-written pages."""

import posixpath
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from generator.analysis.circles import OPEN, SIGNED, Edge, circles
from generator.corpus import Claim, Corpus
from generator.link.prose import link_prose
from generator.model.kinds import Chip, Company, Deal, Entity
from generator.pages.document import (
    Block,
    Division,
    HandWritten,
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
from generator.pages.entity import disputed, headline
from generator.pages.markdown import escaped
from generator.pages.parts import (
    Shelf,
    amounts,
    holds,
    joined,
    path_of,
    published,
    publisher,
    stage_of,
    table,
)
from generator.pages.search import SearchRecord
from generator.problems import Location, Problem, did_you_mean
from generator.read.project import HandPage

INSERT = re.compile(r"^<!-- insert: ([a-z-]+) -->[ \t]*$", re.MULTILINE)


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
    blocks: tuple[Block, ...] = (Paragraph(text(kind.meaning)), listing)
    return _index(kind.folder, kind.plural.capitalize(), blocks, kind.meaning)


def source_index(shelf: Shelf) -> Page:
    """All sources in one table."""
    rows = (
        (
            (shelf.link(id),),
            text(publisher(source)),
            text(published(source)),
            text(source.type),
            text("held" if id in shelf.corpus.seeds else "cited"),
            text(len(shelf.corpus.claims_from(id))),
        )
        for id, source in shelf.corpus.sources.items()
    )
    meaning = "The documents that claims rest on. Where the text is held, every quote is checked against it."
    listing = table(("Source", "Publisher", "Date", "Type", "Text", "Claims"), rows)
    return _index("sources", "Sources", (Paragraph(text(meaning)), listing), meaning)


def _index(folder: str, title: str, blocks: tuple[Block, ...], meaning: str) -> Page:
    record = SearchRecord(f"{folder}/", title, "index", "en", meaning)
    return Page(f"{folder}/index.md", title, blocks, Location(f"content/{folder}"), meaning, (record,))


def deals_table(shelf: Shelf) -> Table:
    """All deals: who, how much, how sure, since when."""
    rows = []
    for id, deal in shelf.corpus.of_kind(Deal.folder).items():
        assert isinstance(deal, Deal)
        stage = shelf.corpus.stage(id)
        parties = shelf.links(dict.fromkeys(party.company for party in deal.parties))
        since = text(holds(stage) if stage else "not dated")
        rows.append(
            (
                (shelf.link(id),),
                parties,
                text(deal.type),
                amounts(shelf, shelf.corpus.claims[id]),
                stage_of(shelf.corpus, id),
                since,
            )
        )
    return table(("Deal", "Parties", "Type", "Amount", "Stage", "Since"), rows)


def _companies(shelf: Shelf) -> Table:
    rows = []
    for id in shelf.corpus.of_kind(Company.folder):
        deals = dict.fromkeys(deal for deal, _, _ in shelf.corpus.deals_of(id))
        known = [c for c in shelf.corpus.claims[id] if c.property.name == "product" and not c.record.withdrawn]
        rows.append(
            (
                (shelf.link(id),),
                shelf.value(known[0]) if known else text("not stated"),
                text(len(deals)),
                text(len(shelf.corpus.claims[id])),
            )
        )
    return table(("Company", "Known for", "Deals", "Claims"), rows)


def _chips(shelf: Shelf) -> Table:
    rows = []
    for id in shelf.corpus.of_kind(Chip.folder):
        shown = {claim.property.name: claim for claim in headline(shelf.corpus, id)}
        cells = [
            shelf.value(shown[name]) if name in shown else text("not stated") for name in ("designer", "purpose", "announced")
        ]
        rows.append(((shelf.link(id),), *cells, text(len(shelf.corpus.claims[id]))))
    return table(("Chip", "Designed by", "Purpose", "Announced", "Claims"), rows)


def _entities(shelf: Shelf, kind: type[Entity]) -> Table:
    rows = (
        ((shelf.link(id),), shelf.linked(entity.summary or ""), text(len(shelf.corpus.claims[id])))
        for id, entity in shelf.corpus.of_kind(kind.folder).items()
    )
    return table((kind.singular.capitalize(), "Summary", "Claims"), rows)


def coverage(shelf: Shelf, problems: list[Problem]) -> Page:
    """What the record holds, and what it lacks: every warning of the checks."""
    claims = list(shelf.corpus.all_claims())
    quoted = len(shelf.evidence.passages)
    blocks: list[Block] = [
        Paragraph(text("What the record holds, and what is thin in it.")),
        figures(shelf),
        Heading(2, text("Evidence"), "evidence"),
        table(
            ("Evidence", "Claims"),
            (
                (text("Quoted from a text that is held"), text(quoted)),
                (text("Cited, not quoted"), text(sum(c.record.source is not None for c in claims) - quoted)),
                (text("No source"), text(sum(c.record.source is None for c in claims))),
            ),
        ),
        Heading(2, text("Claims without a source"), "no-source"),
    ]
    unsourced = [problem for problem in problems if problem.code == "no-source"]
    if unsourced:
        blocks.append(Listing(tuple(text(f"{problem.at}: {problem.message}") for problem in unsourced)))
    else:
        blocks.append(Paragraph(text("None: every claim names a source.")))
    title = "Coverage"
    record = SearchRecord("coverage/", title, "page", "en", "\n".join(words_of(tuple(blocks))))
    return Page(
        "coverage.md", title, tuple(blocks), Location("content"), "What the record holds, and what is thin in it.", (record,)
    )


def all_disputes(shelf: Shelf) -> Page:
    """Every dispute of the site."""
    title, meaning = "Disputes", "Where sources disagree on one thing at one time, the values stand side by side."
    blocks: list[Block] = [Paragraph(text(meaning + " A later value is a change, not a dispute."))]
    for id, _entity in shelf.corpus.entities.items():
        found = tuple(disputed(shelf, id))
        if found:
            blocks += [Heading(2, (shelf.link(id),), id), *found]
    if len(blocks) == 1:
        blocks.append(Paragraph(text("No claims are in dispute.")))
    record = SearchRecord("disputes/", title, "page", "en", "\n".join(words_of(tuple(blocks))))
    return Page("disputes.md", title, tuple(blocks), Location("content"), meaning, (record,))


def circles_page(shelf: Shelf) -> Page:
    """Where money goes in a circle, by what is signed and by all that is reported."""
    title, meaning = "Circles", "Where money goes in a circle: one company pays another, and some of it comes back."
    blocks: list[Block] = [Paragraph(text(meaning))]
    for label, stages in (("Signed deals only", SIGNED), ("All deals that are reported", OPEN)):
        blocks.append(Heading(2, text(label), label.split()[0].lower()))
        found = circles(shelf.corpus, stages)
        for number, circle in enumerate(found, 1):
            names = (*circle.companies, circle.companies[0])
            blocks.append(Heading(3, joined([(shelf.link(id),) for id in names], " → "), f"{label.split()[0].lower()}-{number}"))
            rows = (
                ((shelf.link(a),), (shelf.link(b),), _payment(shelf, edge))
                for (a, b), edges in zip(pairwise(names), circle.steps, strict=True)
                for edge in edges
            )
            blocks.append(table(("Pays", "Is paid", "By"), rows))
        if not found:
            blocks.append(Paragraph(text("No circle is known.")))
    record = SearchRecord("circles/", title, "page", "en", "\n".join(words_of(tuple(blocks))))
    return Page("circles.md", title, tuple(blocks), Location("content"), meaning, (record,))


def _payment(shelf: Shelf, edge: Edge) -> Inlines:
    much = joined([(*shelf.value(claim), *shelf.citation(claim)) for claim in edge.claims], "; ")
    return (shelf.link(edge.deal), Text(" "), *stage_of(shelf.corpus, edge.deal), Text(f" {edge.flow.what}: "), *much)


def figures(shelf: Shelf) -> Division:
    """How many of everything, as tiles."""
    corpus = shelf.corpus
    counts = [(len(corpus.of_kind(kind.folder)), kind.plural, kind.folder) for kind in corpus.kinds]
    counts.append((len(corpus.sources), "sources", "sources"))
    tiles: list[Inlines] = [
        (PageLink((Strong(text(number)), Text(f" {label}")), f"{folder}/index.md"),) for number, label, folder in counts
    ]
    tiles.append((Strong(text(sum(map(len, corpus.claims.values())))), Text(" claims")))
    tiles.append((Strong(text(len(shelf.evidence.passages))), Text(" quotes found word for word")))
    return Division((Listing(tuple(tiles)),), "figures")


def latest(shelf: Shelf) -> Listing:
    """The claims that became known last, one for each entity."""
    newest: dict[str, Claim] = {}
    for claim in sorted(_dated(shelf.corpus), key=lambda c: (-c[0], c[1].subject, c[1].anchor)):
        newest.setdefault(claim[1].subject, claim[1])
    return Listing(tuple(_change(shelf, claim) for claim in list(newest.values())[:8]))


def _dated(corpus: Corpus) -> list[tuple[int, Claim]]:
    deals = (claim for id in corpus.of_kind(Deal.folder) for claim in corpus.claims[id])
    return [(claim.known.first.toordinal(), claim) for claim in deals if claim.known and not claim.record.withdrawn]


def _change(shelf: Shelf, claim: Claim) -> Inlines:
    assert claim.known is not None
    return (
        Span(text(claim.known), "date"),
        Text(": "),
        shelf.link(claim.subject),
        Text(f", {shelf.label(claim).lower()} "),
        *shelf.value(claim),
        *shelf.citation(claim),
    )


def _bad_addresses(page: HandPage) -> Iterator[Problem]:
    """Targets of links that are no addresses at all; a host would stumble over them."""
    for found in re.finditer(
        r"\]\(\s*<?([^\s)>]*)|^\s*\[[^\]]+\]:\s*<?([^\s>]*)|(?:href|src)=[\"']?([^\s\"'>]*)", page.body, re.MULTILINE
    ):
        target = next(filter(None, found.groups()), "")
        try:
            urlsplit(target)
        except ValueError:
            yield Problem("bad-address", f'"{target}" is not an address', page.place_of(target), "mend or delete the link")


INSERTS: dict[str, Callable[[Shelf], Block]] = {"figures": figures, "latest": latest, "deals": deals_table}
"""What a hand-written page can ask for by a line `<!-- insert: NAME -->`."""


def hand_page(shelf: Shelf, page: HandPage) -> tuple[Page, list[str], list[Problem]]:
    """A page written by hand, its mentions linked and its inserts filled in; the entities it mentions; what is wrong."""
    here = posixpath.dirname(page.path) or "."

    def link(entity: str, words: str) -> str:
        target = posixpath.relpath(path_of(shelf.corpus.entities[entity], entity), here)
        return f"[{words}]({target})"

    markdown, mentioned = link_prose(page.body.strip(), shelf.names, link)
    blocks: list[Block] = []
    problems = list(_bad_addresses(page))
    parts = INSERT.split(markdown)
    for number, part in enumerate(parts):
        if number % 2 == 0:
            blocks.append(HandWritten(part.strip()))
        elif part in INSERTS:
            blocks.append(INSERTS[part](shelf))
        else:
            hint = did_you_mean(part, INSERTS) or f"there are: {', '.join(sorted(INSERTS))}"
            problems.append(
                Problem("unknown-insert", f'there is nothing called "{part}" to insert', page.place_of(f"insert: {part} "), hint)
            )
    title = page.record.title
    if not re.match(r"# ", markdown):
        blocks.insert(0, HandWritten(f"# {escaped(title)}"))
    url = Page(page.path, title, (), page.at).url
    words = re.sub(r"[#*`>\[\]]|\([^()]*\)|<[^<>]*>", " ", markdown)
    record = SearchRecord(url, title, "page", "en", words)
    return Page(page.path, title, tuple(blocks), page.at, page.record.description or "", (record,)), mentioned, problems
