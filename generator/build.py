"""The pipeline: one line a step. Read this file first."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.analysis.promises import promises
from generator.checks import check
from generator.corpus import Corpus, resolve
from generator.evidence.carried import carried
from generator.evidence.lock import Evidence, find
from generator.exports.data_page import data_page, with_uses
from generator.exports.parquet import IS_INSTALLED
from generator.exports.tables import Table, tables
from generator.link.mentions import Names
from generator.model.kinds import KINDS, Entity
from generator.pages.compose import compose, unfit
from generator.pages.document import Page
from generator.problems import Problem, in_order, is_error
from generator.read.project import read


@dataclass(frozen=True)
class Site:
    """What a project becomes: its corpus, its pages, its problems, its tables. With an error there are no pages."""

    corpus: Corpus
    evidence: Evidence
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    tables: tuple[Table, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing forbids publishing it."""
        return not any(map(is_error, self.problems))


def build(root: Path, today: date, kinds: tuple[type[Entity], ...] = KINDS) -> Site:
    """The site of the project in a folder, as of a day."""
    with _uninterrupted():
        unbuilt = checked(root, today, kinds)
        return _with_pages(unbuilt) if unbuilt.is_sound else unbuilt


def _with_pages(unbuilt: Site) -> Site:
    corpus, evidence, problems = unbuilt.corpus, unbuilt.evidence, unbuilt.problems
    names = Names(corpus.entities.items())
    facts = tables(corpus, evidence)
    pages = compose(corpus, evidence, names, problems, [data_page(facts, IS_INSTALLED, bool(promises(corpus)))])
    return Site(corpus, evidence, with_uses(pages, corpus), problems, facts)


def checked(root: Path, today: date, kinds: tuple[type[Entity], ...] = KINDS, only: frozenset[str] | None = None) -> Site:
    """The same without pages.

    With `only`, it holds what the problems of these files depend on, for an answer at once; of others it does not tell the truth.
    """
    with _uninterrupted():
        records, unread = read(root, kinds, only)
        corpus = resolve(records, today)
        evidence = find(corpus)
        problems = [*unread, *evidence.problems, *carried(corpus, evidence), *check(corpus), *unfit(corpus)]
    return Site(corpus, evidence, (), in_order(problems))


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """While a site is made almost nothing becomes garbage: looking for it again and again took half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
