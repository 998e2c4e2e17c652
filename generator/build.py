"""The pipeline: one line a step. Read this file first."""

from datetime import date
from pathlib import Path

from generator.analysis.promises import promises
from generator.checking import Site, checked, uninterrupted
from generator.exports.data_page import data_page
from generator.exports.parquet import IS_INSTALLED
from generator.exports.tables import tables
from generator.link.mentions import all_names
from generator.model.kinds import KINDS, Entity
from generator.pages.answers import Answers
from generator.pages.compose import compose


def build(root: Path, today: date, kinds: tuple[type[Entity], ...] = KINDS, answers: Answers | None = None) -> Site:
    """The site of the project in a folder, as of a day; with `answers`, out of what they know of an earlier one."""
    with uninterrupted():
        unbuilt = checked(root, today, kinds)
        return _with_pages(unbuilt, answers) if unbuilt.is_sound else unbuilt


def _with_pages(unbuilt: Site, answers: Answers | None) -> Site:
    corpus, evidence, problems = unbuilt.corpus, unbuilt.evidence, unbuilt.problems
    names = all_names(corpus.entities.items())
    facts = tables(corpus, evidence)
    about_data = data_page(facts, IS_INSTALLED, bool(promises(corpus)))
    pages = compose(corpus, evidence, names, problems, [about_data], answers)
    return Site(corpus, evidence, pages, problems, facts)
