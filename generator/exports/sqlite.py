"""The tables as one SQLite file, with foreign keys and full-text search, and what Datasette shows beside it."""

import json
import sqlite3

from generator.exports.json_tables import as_json
from generator.exports.publication import Export, Publication
from generator.exports.tables import FORMAT, Cell, Column, ColumnType, Table

SEARCHED = {
    "claims": ("label", "value", "quote", "gloss", "note"),
    "entities": ("name",),
    "names": ("name",),
    "sources": ("title", "publisher", "summary", "text"),
}
"""The columns of a table that its full-text index holds."""

STORED = {ColumnType.INTEGER: "INTEGER", ColumnType.BOOLEAN: "INTEGER"}
PAGE_BYTES = 4096
MOST_CELLS = 10_000
"""Of a statement that adds rows. In a live preview each statement waits until the build beside it lets go of Python."""


def sqlite_file(tables: tuple[Table, ...], publication: Publication) -> tuple[Export, Export]:
    """`data/record.sqlite` and `data/record.metadata.json`; the same tables give the same bytes."""
    described = Export("data/record.metadata.json", lambda: _metadata(tables, publication))
    return Export("data/record.sqlite", lambda: _database(tables)), described


def _database(tables: tuple[Table, ...]) -> bytes:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        for table in tables:
            _fill(connection, table)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, table: Table) -> None:
    name = _quoted(table.name)
    connection.execute(f"CREATE TABLE {name} ({', '.join(_definitions(table))}) STRICT")
    columns = ", ".join(_quoted(column.name) for column in table.columns)
    marks = f"({', '.join('?' for _ in table.columns)})"
    step = MOST_CELLS // len(table.columns)
    for start in range(0, len(table.rows), step):
        rows = table.rows[start : start + step]
        cells = [_stored(row[column.name]) for row in rows for column in table.columns]
        connection.execute(f"INSERT INTO {name} ({columns}) VALUES {', '.join([marks] * len(rows))}", cells)
    for column in table.columns:
        if column.target and column.name != "id":
            index = _quoted(f"{table.name}_{column.name}")
            connection.execute(f"CREATE INDEX {index} ON {name} ({_quoted(column.name)})")
    if table.name in SEARCHED:
        _index_words(connection, table.name, SEARCHED[table.name])


def _definitions(table: Table) -> list[str]:
    columns = [definition for column in table.columns for definition in _definition(column)]
    keys = [f"FOREIGN KEY ({_quoted(c.name)}) REFERENCES {_quoted(c.target)} (id)" for c in table.columns if c.target]
    return [*columns, *keys]


def _definition(column: Column) -> list[str]:
    """A number is exact text, and beside it the nearest REAL, to sort and compare by."""
    key = " PRIMARY KEY NOT NULL" if column.name == "id" else ""
    own = f"{_quoted(column.name)} {STORED.get(column.type, 'TEXT')}{key}"
    if column.type is not ColumnType.NUMBER:
        return [own]
    real = f"{_quoted(column.name + '_real')} REAL GENERATED ALWAYS AS (CAST({_quoted(column.name)} AS REAL)) VIRTUAL"
    return [own, real]


def _index_words(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    """An index by FTS5 over the table's own rows, in the form that Datasette knows one by; accents and case do not matter."""
    index = _quoted(f"{table}_fts")
    options = f"content={_quoted(table)}, tokenize='unicode61 remove_diacritics 2'"
    connection.execute(f"CREATE VIRTUAL TABLE {index} USING fts5({', '.join(columns)}, {options})")
    connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def _stored(cell: Cell) -> str | int | None:
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, tuple) else cell


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _metadata(tables: tuple[Table, ...], publication: Publication) -> str:
    """What Datasette's `--metadata` reads."""
    described = {
        table.name: {"description": table.meaning, "columns": {column.name: column.meaning for column in table.columns}}
        for table in tables
    }
    database = {"description": f"{publication.description} Format {FORMAT}.".strip(), "tables": described}
    about = {"title": publication.title, "description": publication.description}
    source = {"source": publication.title, "source_url": publication.address} if publication.address else {}
    return as_json({**about, **source, "databases": {"record": database}})
