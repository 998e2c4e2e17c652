"""The tables as JSON: a file for each, and one beside the page of each entity and source with all that is known of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache, partial
from typing import Any

from generator.corpus import Corpus, grouped
from generator.exports.publication import Export, Publication
from generator.exports.tables import FORMAT, Row, Table, table_of
from generator.pages.document import Page

_encoded = json.JSONEncoder(ensure_ascii=False).encode


def as_json(content: Mapping[str, Any]) -> str:
    """JSON for a file, keys as they are ordered; a line for each, and for each entry of a list."""
    return "{\n" + ",\n".join(f'"{key}": {_lines(value)}' for key, value in content.items()) + "\n}\n"


def as_json_list(entries: Iterable[Any]) -> str:
    """JSON for a file that is a list, with a line for each entry."""
    return _lines(tuple(entries)) + "\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list | tuple) or not value:
        return _encoded(value)
    return "[\n" + ",\n".join(map(_encoded, value)) + "\n]"


def json_tables(tables: tuple[Table, ...], publication: Publication) -> Iterator[Export]:
    """`data/TABLE.json`: the version of the format, the day, and the rows."""
    for table in tables:
        yield Export(f"data/{table.name}.json", partial(_whole, table, publication))


def _whole(table: Table, publication: Publication) -> str:
    return as_json({**_head(table, publication), "rows": tuple(table.rows)})


def _head(table: Table, publication: Publication, **more: str) -> dict[str, Any]:
    return {"format": FORMAT, "as_of": publication.day.isoformat(), **more, "table": table.name}


def json_pages(corpus: Corpus, tables: tuple[Table, ...], pages: Iterable[Page], publication: Publication) -> Iterator[Export]:
    """`index.json` beside each page: what a link to it shows, the row itself, the rows of every other table that are about it."""
    named = {table.name: table for table in tables}
    subjects = {table.name: table.subject for table in tables if table.subject}

    @cache
    def by(table: str, column: str) -> dict[Any, list[Row]]:
        cells = ((row[column], row) for row in named[table].rows)
        return grouped((value, row) for cell, row in cells for value in (cell if isinstance(cell, tuple) else (cell,)))

    def of_entity(id: str) -> Mapping[str, Any]:
        about = {name: by(name, column).get(id) for name, column in subjects.items()}
        about["linked_from"] = by("links", "target").get(id)
        return {name: rows for name, rows in about.items() if rows}

    def of_source(id: str) -> Mapping[str, Any]:
        return {"claims": by("claims", "source").get(id, []), "reported": by("claims", "via").get(id, [])}

    def whole(page: Page) -> str:
        entity = corpus.entities.get(page.about)
        table, about = (table_of(type(entity)), of_entity) if entity else ("sources", of_source)
        head = _head(named[table], publication, url=publication.url(page.url))
        assert page.card
        return as_json({**head, "card": asdict(page.card), "row": by(table, "id")[page.about][0], **about(page.about)})

    for page in pages:
        if page.about:
            yield Export(f"{page.url}index.json", partial(whole, page))
