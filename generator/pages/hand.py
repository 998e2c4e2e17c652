"""The pages written by hand: their mentions linked, their inserts filled in."""

import posixpath
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from urllib.parse import urlsplit

from generator.analysis.disputes import Dispute
from generator.analysis.totals import Entry
from generator.corpus import Claim, Corpus
from generator.evidence.numerals import interval
from generator.link.prose import link_prose
from generator.pages.document import (
    Block,
    Division,
    HandWritten,
    Inlines,
    Listing,
    Page,
    PageLink,
    Paragraph,
    Span,
    Strong,
    Text,
    text,
)
from generator.pages.indexes import deals_table
from generator.pages.markdown import escaped
from generator.pages.parts import NEVER, Shelf, joined, known_on, path_of, since_row, table
from generator.pages.search import SearchRecord
from generator.problems import Problem, did_you_mean
from generator.read.project import HandPage

INSERT = re.compile(r"^<!-- insert: ([a-z-]+) -->[ \t]*$", re.MULTILINE)


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
    return Division((Listing(tuple(tiles)),), "figures of-today")


def latest(shelf: Shelf) -> Listing:
    """The claims that became known last, one for each entity."""
    newest: dict[str, Claim] = {}
    for claim in sorted(_dated(shelf.corpus), key=lambda c: (-c[0], c[1].subject, c[1].anchor)):
        newest.setdefault(claim[1].subject, claim[1])
    return Listing(tuple(_change(shelf, claim) for claim in list(newest.values())[:8]))


def largest(shelf: Shelf) -> Block:
    """The largest amounts that the totals count, each with its deal, its bound and how sure it is."""
    entries = [e for e in shelf.ledger.entries() if e.heap.currency == "USD" and e.heap.period is None]
    ranked = sorted(entries, key=lambda entry: (-_most(entry), entry.deal))
    top = list({entry.deal: entry for entry in reversed(ranked)}.values())[::-1][:8]
    rows = (
        (
            (since_row(known_on(entry.claim)), shelf.link(entry.deal)),
            text(entry.flow.what),
            (*shelf.value(entry.claim), *shelf.citation(entry.claim)),
            shelf.stage(entry.deal),
        )
        for entry in top
    )
    return table(("Deal", "What", "How much", "Stage"), rows)


def _most(entry: Entry) -> Decimal:
    low, high = interval(entry.amount)
    return high if high.is_finite() else low


def newest_disputes(shelf: Shelf) -> Block:
    """The disputes of which a side became known last."""
    found = [(max(map(known_on, d.claims)), id, d) for id in shelf.corpus.entities for d in shelf.disputes(id)]
    latest = sorted((one for one in found if one[0] != NEVER), key=lambda one: one[:2], reverse=True)[:6]
    if not latest:
        return Paragraph(text("No claims are in dispute."))
    return Listing(tuple(_in_dispute(shelf, id, dispute) for _, id, dispute in latest))


def _in_dispute(shelf: Shelf, id: str, dispute: Dispute) -> Inlines:
    values = joined((shelf.value(group[0]) for group in dispute.groups), " or ")
    return (shelf.link(id, anchor="disputes"), Text(f", {shelf.label(dispute.headline).lower()}: "), *values)


def _dated(corpus: Corpus) -> list[tuple[int, Claim]]:
    deals = (claim for id in corpus.deals for claim in corpus.claims[id])
    return [(claim.known.first.toordinal(), claim) for claim in deals if claim.known and not claim.record.withdrawn]


def _change(shelf: Shelf, claim: Claim) -> Inlines:
    assert claim.known is not None
    return (
        since_row(known_on(claim)),
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


INSERTS: dict[str, Callable[[Shelf], Block]] = {
    "deals": deals_table,
    "disputes": newest_disputes,
    "figures": figures,
    "largest": largest,
    "latest": latest,
}
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
