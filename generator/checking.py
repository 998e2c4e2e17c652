"""The first half of the pipeline: what a project holds, and what is wrong with it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checks import check
from generator.corpus import Corpus, resolve
from generator.evidence.carried import carried
from generator.evidence.lock import Evidence, find
from generator.model.kinds import KINDS, Entity, agree
from generator.problems import Problem, in_order, is_error
from generator.read.project import read

if TYPE_CHECKING:  # what is only named here takes longer to load than one file to check
    from generator.exports.tables import Table
    from generator.pages.document import Page


@dataclass(frozen=True)
class Site:
    """What a project becomes: its corpus, its pages, its problems, its tables. With an error there are no pages."""

    corpus: Corpus
    evidence: Evidence
    pages: "tuple[Page, ...]"
    problems: tuple[Problem, ...]
    tables: "tuple[Table, ...]" = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing forbids publishing it."""
        return not any(map(is_error, self.problems))


def checked(root: Path, today: date, kinds: tuple[type[Entity], ...] = KINDS, only: frozenset[str] | None = None) -> Site:
    """The site of a project without its pages.

    With `only`, it holds what the problems of these files depend on, for an answer at once; of others it does not tell the truth.
    Raises TypeError where the kinds do not go together.
    """
    agree(kinds)
    with uninterrupted():
        records, unread = read(root, kinds, only)
        corpus = resolve(records, today)
        evidence = find(corpus)
        problems = [*unread, *evidence.problems, *carried(corpus, evidence), *check(corpus)]
        if only is None:
            from generator.pages.compose import unfit

            problems += unfit(corpus)
    return Site(corpus, evidence, (), in_order(problems))


@contextmanager
def uninterrupted() -> Iterator[None]:
    """While a site is made almost nothing becomes garbage: looking for it again and again took half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
