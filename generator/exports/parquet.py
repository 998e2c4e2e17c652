"""The tables as Parquet, for DuckDB, Spark and warehouses; made where pyarrow (the extra `parquet`) is installed."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from importlib.util import find_spec
from typing import Any

from generator.exports.publication import Export
from generator.exports.tables import Cell, Column, ColumnType, Table

IS_INSTALLED = find_spec("pyarrow") is not None
PRECISION, SCALE = 38, 9
"""Digits of a number, and of those behind the point: the widest decimal that DuckDB and Spark read."""


def parquet_tables(tables: tuple[Table, ...]) -> Iterator[Export]:
    """`data/TABLE.parquet`. To make one raises ImportError where pyarrow is not installed."""
    for table in tables:
        yield Export(f"data/{table.name}.parquet", partial(_written, table))


def _written(table: Table) -> bytes:
    import pyarrow
    from pyarrow import parquet

    arrays = [_array(pyarrow, column, [row[column.name] for row in table.rows]) for column in table.columns]
    out = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.table(arrays, names=[column.name for column in table.columns]), out)
    content: bytes = out.getvalue().to_pybytes()
    del arrays, out
    pyarrow.default_memory_pool().release_unused()  # it would keep what it was given back
    return content


def _array(pyarrow: Any, column: Column, cells: list[Cell]) -> Any:
    if column.type is ColumnType.NUMBER and all(map(_fits, cells)):
        numbers = [None if cell is None else Decimal(str(cell)) for cell in cells]
        return pyarrow.array(numbers, pyarrow.decimal128(PRECISION, SCALE))
    if column.type is ColumnType.DAY:
        days = [None if cell is None else date.fromisoformat(str(cell)) for cell in cells]
        return pyarrow.array(days, pyarrow.date32())
    types = {
        ColumnType.INTEGER: pyarrow.int64(),
        ColumnType.BOOLEAN: pyarrow.bool_(),
        ColumnType.LIST: pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.array(cells, types.get(column.type, pyarrow.string()))


def _fits(cell: Cell) -> bool:
    """Whether a number has room in the decimal; where one has not, its column stays text, as nothing is rounded."""
    before, _, behind = str(cell or "").partition(".")
    return len(before) <= PRECISION - SCALE and len(behind) <= SCALE
