"""All exports of a site. To add a form, write a module and name it here: with what needs the pages, or with what does not."""

from collections.abc import Callable, Iterable, Iterator

from generator.corpus import Corpus
from generator.exports.bibliography import bibliographies
from generator.exports.calendar import calendar
from generator.exports.csv_tables import csv_tables
from generator.exports.datapackage import datapackage
from generator.exports.events import Entered
from generator.exports.feeds import feeds
from generator.exports.json_tables import json_pages, json_tables
from generator.exports.openapi import openapi
from generator.exports.parquet import IS_INSTALLED, parquet_tables
from generator.exports.publication import Export, Publication
from generator.exports.readable import beside, llms_txt
from generator.exports.redirects import redirects
from generator.exports.sqlite import sqlite_file
from generator.exports.tables import Table
from generator.pages.document import Page


def record_exports(
    corpus: Corpus, tables: tuple[Table, ...], publication: Publication, entered: Callable[[], Entered]
) -> Iterator[Export]:
    """Every file that is made of the record alone; `entered` is asked when a feed is made.

    What the history does not date is missing in the feeds alone.
    """
    yield from csv_tables(tables)
    yield from json_tables(tables, publication)
    yield from sqlite_file(tables, publication)
    if IS_INSTALLED:
        yield from parquet_tables(tables)
    yield datapackage(tables, publication)
    yield openapi(tables, publication)
    yield from feeds(corpus, publication, entered)
    yield from calendar(corpus, publication)
    yield from redirects(corpus, publication)


def page_exports(
    corpus: Corpus,
    tables: tuple[Table, ...],
    pages: Iterable[Page],
    publication: Publication,
    place: Callable[[str], str] = beside,
) -> Iterator[Export]:
    """Every file that is published beside a page, or names them all; `place` says where the Markdown of a page is found."""
    yield from json_pages(corpus, tables, pages, publication)
    yield from bibliographies(corpus, pages, publication)
    yield llms_txt(pages, publication, place)
