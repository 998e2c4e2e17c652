"""The pipeline: one line a step. Read this file first."""

from dataclasses import replace
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
        site = checked(root, today, kinds)
        return with_pages(with_tables(site), answers) if site.is_sound else site


def with_tables(site: Site) -> Site:
    """A sound site with its tables."""
    return replace(site, tables=tables(site.corpus, site.evidence))


def with_pages(site: Site, answers: Answers | None) -> Site:
    """A sound site that has its tables, with its pages; with `answers`, out of what they know of an earlier one."""
    corpus = site.corpus
    with uninterrupted():
        names = all_names(corpus.entities.items())
        about_data = data_page(site.tables, IS_INSTALLED, bool(corpus.once(promises)))
        return replace(site, pages=compose(corpus, site.evidence, names, site.problems, [about_data], answers))
