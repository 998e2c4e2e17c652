"""The pages written by hand: their mentions linked, their inserts filled in."""

import posixpath
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from generator.corpus import Claim, Corpus
from generator.link.prose import link_prose
from generator.pages.document import (
    Block,
    Division,
    HandWritten,
    Inlines,
    Listing,
    Page,
    PageLink,
    Span,
    Strong,
    Text,
    text,
)
from generator.pages.indexes import deals_table
from generator.pages.markdown import escaped
from generator.pages.parts import Shelf, known_on, path_of, since_row
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
