"""All pages of a site."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from generator.corpus import Corpus
from generator.evidence.lock import Evidence
from generator.link.mentions import Names
from generator.pages.circles import circles_page
from generator.pages.compare import compare_page
from generator.pages.coverage import coverage
from generator.pages.disputes import disputes_page
from generator.pages.document import Page, PageLink, text
from generator.pages.entity import Mentions, entity_page
from generator.pages.hand import hand_page
from generator.pages.indexes import kind_index, source_index
from generator.pages.network import network_page
from generator.pages.parts import Shelf, path_of
from generator.pages.promises import promises_page
from generator.pages.source import source_page
from generator.pages.timeline import timeline_page
from generator.pages.totals import totals_page
from generator.problems import Problem
from generator.read.seed_file import BlockType


def compose(
    corpus: Corpus, evidence: Evidence, names: Names, problems: list[Problem], more: Iterable[Page] = ()
) -> tuple[tuple[Page, ...], list[Problem]]:
    """The pages, with `more` composed elsewhere, sorted by path, and what is wrong with the hand-written ones."""
    shelf = Shelf(corpus, evidence, names)
    by_hand = [hand_page(shelf, page) for page in corpus.records.pages.values()]
    mentioned_in = _mentioned_in(shelf, [(page, mentioned) for page, mentioned, _ in by_hand])
    pages = [
        *(entity_page(shelf, id, mentioned_in) for id in corpus.entities),
        *(source_page(shelf, id) for id in corpus.sources),
        *(kind_index(shelf, kind) for kind in corpus.kinds),
        source_index(shelf),
        coverage(shelf, problems),
        disputes_page(shelf),
        circles_page(shelf),
        totals_page(shelf),
        promises_page(shelf),
        timeline_page(shelf),
        network_page(shelf),
        compare_page(shelf),
        *more,
    ]
    unfit = [problem for _, _, found in by_hand for problem in found] + _collisions(pages, [page for page, _, _ in by_hand])
    return tuple(sorted([*pages, *(page for page, _, _ in by_hand)], key=lambda page: page.path)), unfit


def _collisions(made: list[Page], by_hand: list[Page]) -> list[Problem]:
    """Pages written by hand whose address is taken, also where a disk or server does not tell capitals apart."""
    owners: dict[str, Page] = {_folded(page.url): page for page in made}
    found = []
    for page in by_hand:
        other = owners.setdefault(_folded(page.url), page)
        if other is not page:
            is_made = not other.origin.path.endswith((".yml", ".md"))
            file = f"the page {other.url}, which is always made," if is_made else other.origin.path
            message = f"{file} has the same address on the site, {page.url}"
            found.append(Problem("duplicate-id", message, page.origin, "rename your file"))
    return found


def _folded(address: str) -> str:
    return unicodedata.normalize("NFKC", address).casefold()


def _mentioned_in(shelf: Shelf, by_hand: list[tuple[Page, list[str]]]) -> Mentions:
    corpus = shelf.corpus
    found: defaultdict[str, dict[PageLink, None]] = defaultdict(dict)
    for id, seed in corpus.seeds.items():
        link = PageLink(text(seed.record.title), path_of(seed.record, id))
        for block in seed.blocks:
            if block.type is not BlockType.HEADING:
                for mention in shelf.names.mentions(seed.text[block.start : block.end]):
                    found[mention.entity][link] = None
    for id, entity in corpus.entities.items():
        for mention in shelf.names.mentions(entity.summary or "", [id]):
            found[mention.entity][PageLink(text(entity.name), path_of(entity, id))] = None
    for page, mentioned in by_hand:
        for entity_id in mentioned:
            found[entity_id][PageLink(text(page.title), page.path)] = None
    return {id: tuple(links) for id, links in found.items()}
