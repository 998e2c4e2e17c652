"""The tables as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterator
from functools import partial

from generator.exports.publication import Export
from generator.exports.tables import Cell, Table

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula
(https://owasp.org/www-community/attacks/CSV_Injection)."""


def csv_tables(tables: tuple[Table, ...]) -> Iterator[Export]:
    """`data/TABLE.csv`: a header, then the rows. A list is a JSON array; an apostrophe goes before what looks like a formula."""
    for table in tables:
        yield Export(f"data/{table.name}.csv", partial(_written, table))


def _written(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        writer.writerow(_cell(row[column.name]) for column in table.columns)
    return out.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    words = str(value)
    return f"'{words}" if words.startswith(FORMULA) else words
