"""The tables as JSON: a file for each, and one beside the page of each entity and source with all that is known of it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from generator.exports.publication import Export, Publication
from generator.exports.tables import FORMAT, Row, Table

Rows = dict[str, dict[str, list[Row]]]
"""table -> value of one of its columns -> the rows that have it."""


def as_json(content: Mapping[str, Any]) -> str:
    """JSON for a file, keys as they are ordered; a line for each, and for each entry of a list."""
    return "{\n" + ",\n".join(f'"{key}": {_lines(value)}' for key, value in content.items()) + "\n}\n"


def as_json_list(entries: Iterable[Any]) -> str:
    """JSON for a file that is a list, with a line for each entry."""
    return _lines(tuple(entries)) + "\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list | tuple) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in value) + "\n]"


def json_tables(tables: tuple[Table, ...], publication: Publication) -> Iterator[Export]:
    """`data/TABLE.json`: the version of the format, the day, and the rows."""
    for table in tables:
        content = {"format": FORMAT, "as_of": publication.day.isoformat(), "table": table.name, "rows": table.rows}
        yield Export(f"data/{table.name}.json", partial(as_json, content))


def json_pages(tables: tuple[Table, ...], publication: Publication) -> Iterator[Export]:
    """`index.json` beside each page: the row itself, then the rows of every other table that are about it."""
    named = {table.name: table for table in tables}
    kinds = [table for table in tables if any(c.name == "id" and c.target == "entities" for c in table.columns)]
    of_subject = {name: _by(table, _subject(table)) for name, table in named.items() if _subject(table)}
    pointing = _by(named["links"], "target")
    for table in kinds:
        for row in table.rows:
            about = {name: rows[row["id"]] for name, rows in of_subject.items() if row["id"] in rows}
            linked = {"linked_from": pointing[row["id"]]} if row["id"] in pointing else {}
            yield _page(table, row, publication, about | linked)
    citing, reporting = _by(named["claims"], "source"), _by(named["claims"], "via")
    for row in named["sources"].rows:
        claims = {"claims": citing.get(row["id"], []), "reported": reporting.get(row["id"], [])}
        yield _page(named["sources"], row, publication, claims)


def _page(table: Table, row: Row, publication: Publication, about: Mapping[str, Any]) -> Export:
    head = {"format": FORMAT, "as_of": publication.day.isoformat(), "url": publication.url(str(row["page"])), "table": table.name}
    return Export(f"{row['page']}index.json", partial(as_json, {**head, "row": row, **about}))


def _subject(table: Table) -> str:
    """The column by which rows of a table are about an entity."""
    return next((c.name for c in table.columns if c.target == "entities" and c.name in ("subject", "entity")), "")


def _by(table: Table, column: str) -> dict[Any, list[Row]]:
    found: defaultdict[Any, list[Row]] = defaultdict(list)
    for row in table.rows:
        cell = row[column]
        for value in cell if isinstance(cell, tuple) else (cell,):
            found[value].append(row)
    return dict(found)
