"""All pages of a site."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from generator.corpus import Corpus
from generator.evidence.lock import Evidence
from generator.link.mentions import Names
from generator.model.kinds import Chip, Deal, Entity
from generator.pages.addresses import address_of, path_of
from generator.pages.answers import Answers, Maker
from generator.pages.circles import circles_page
from generator.pages.compare import compare_page, is_compared
from generator.pages.coverage import coverage
from generator.pages.disputes import disputes_page
from generator.pages.document import Page, PageLink, text
from generator.pages.entity import entity_page
from generator.pages.hand import hand_page, hand_problems, linked_prose
from generator.pages.indexes import kind_index, source_index
from generator.pages.network import network_page
from generator.pages.parts import Mentions, Shelf
from generator.pages.promises import promises_page
from generator.pages.source import source_page
from generator.pages.timeline import timeline_page
from generator.pages.totals import totals_page
from generator.pages.uses import with_uses
from generator.problems import Problem
from generator.read.project import HandPage

_ALWAYS = ("sources/index", "coverage", "disputes", "data")
_OF_DEALS: dict[str, Maker] = {
    "circles": circles_page,
    "totals": totals_page,
    "promises": promises_page,
    "timeline": timeline_page,
    "network": network_page,
}


def always(kinds: Iterable[type[Entity]]) -> tuple[str, ...]:
    """The pages, by their paths without the ending, that are made whatever a record of some kinds holds."""
    across: dict[type[Entity], Iterable[str]] = {Chip: ("compare",) if is_compared() else (), Deal: _OF_DEALS}
    return (*_ALWAYS, *(name for kind in kinds for name in (f"{kind.folder}/index", *across.get(kind, ()))))


def compose(
    corpus: Corpus,
    evidence: Evidence,
    names: Names,
    problems: Iterable[Problem],
    more: Iterable[Page] = (),
    answers: Answers | None = None,
) -> tuple[Page, ...]:
    """The pages of a corpus in which nothing is wrong, with `more` composed elsewhere, sorted by path.

    With the `answers` of an earlier corpus, the pages of entities and sources, and that which compares the chips, are made only
    where an answer changed.
    """
    shelf = Shelf(corpus, evidence, names)
    prose = [(page, *linked_prose(shelf, page)) for page in corpus.records.pages.values()]
    shelf.mentioned_in = _mentioned_in(shelf, ((page, mentioned) for page, _, mentioned in prose))
    makers = {id: _whole(partial(entity_page, id=id)) for id in corpus.entities}
    makers |= {id: _whole(partial(source_page, id=id)) for id in corpus.sources}
    if Chip in corpus.kinds and is_compared():
        makers["compare.md"] = _whole(compare_page)
    made = answers.pages(shelf, makers) if answers else {id: make(shelf) for id, make in makers.items()}
    shelf.rows = {id: page.row for id, page in made.items() if page.row}
    others = [
        *(kind_index(shelf, kind) for kind in corpus.kinds),
        source_index(shelf),
        coverage(shelf, list(problems)),
        disputes_page(shelf),
        *(make(shelf) for make in _OF_DEALS.values() if Deal in corpus.kinds),
        *more,
        *(hand_page(shelf, page, markdown) for page, markdown, _ in prose),
    ]
    return tuple(sorted([*made.values(), *map(with_uses, others)], key=lambda page: page.path))


def _whole(make: Maker) -> Maker:
    return lambda shelf: with_uses(make(shelf))


def unfit(corpus: Corpus) -> Iterator[Problem]:
    """What is wrong with the pages written by hand."""
    made = _made(corpus)
    for page in corpus.records.pages.values():
        yield from hand_problems(page, corpus, [*made, *corpus.records.pages])
    yield from _collisions(corpus, made)


def _made(corpus: Corpus) -> dict[str, str]:
    """The path of each page that is not written by hand, and the file it is made of, if it is one."""
    files = corpus.records.files
    made = {path_of(record, id): files[id] for id, record in corpus.named().items()}
    return made | {f"{name}.md": "" for name in always(corpus.kinds)}


def _collisions(corpus: Corpus, made: dict[str, str]) -> Iterator[Problem]:
    """Pages written by hand whose address is taken, also where a disk or server does not tell capitals apart."""
    owners = {_folded(address_of(path)): (path, file) for path, file in made.items()}
    for page in corpus.records.pages.values():
        address = address_of(page.path)
        path, file = owners.setdefault(_folded(address), (page.path, page.at.path))
        if file != page.at.path:
            owner = file or f"the page {address_of(path)}, which is always made,"
            message = f"{owner} has the same address on the site, {address}"
            yield Problem("duplicate-id", message, page.at, "rename your file")


def _folded(address: str) -> str:
    return unicodedata.normalize("NFKC", address).casefold()


def _mentioned_in(shelf: Shelf, by_hand: Iterable[tuple[HandPage, list[str]]]) -> Mentions:
    corpus = shelf.corpus
    found: defaultdict[str, dict[PageLink, None]] = defaultdict(dict)
    for id, seed in corpus.seeds.items():
        link = PageLink(text(seed.record.title), path_of(seed.record, id))
        for mentions in shelf.names.in_seed(seed).values():
            for mention in mentions:
                found[mention.entity][link] = None
    for id, entity in corpus.entities.items():
        for mention in shelf.names.in_text(entity.summary or "", frozenset([id])):
            found[mention.entity][PageLink(text(entity.name), path_of(entity, id))] = None
    for page, mentioned in by_hand:
        for entity_id in mentioned:
            found[entity_id][PageLink(text(page.record.title), page.path)] = None
    return {id: tuple(links) for id, links in found.items()}
