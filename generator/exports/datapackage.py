"""The description of the CSV files as a data package (https://specs.frictionlessdata.io)."""

from typing import Any

from generator.exports.json_tables import as_json
from generator.exports.publication import Export, Publication
from generator.exports.tables import FORMAT, Column, ColumnType, Table

TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.NUMBER: "number",
    ColumnType.INTEGER: "integer",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DAY: "date",
    ColumnType.LIST: "array",
}


def datapackage(tables: tuple[Table, ...], publication: Publication) -> Export:
    """`data/datapackage.json`: a resource for each table, with its columns, types and foreign keys."""
    content: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "record",
        "title": publication.title,
        "description": publication.description,
        "version": FORMAT,
        "homepage": publication.address or None,
        "resources": [_resource(table) for table in tables],
    }
    return Export("data/datapackage.json", lambda: as_json({key: value for key, value in content.items() if value}))


def _resource(table: Table) -> dict[str, Any]:
    keys = [
        {"fields": [column.name], "reference": {"resource": column.target, "fields": ["id"]}}
        for column in table.columns
        if column.target
    ]
    schema = {"fields": [_field(column) for column in table.columns], "primaryKey": ["id"]}
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    constraints = {"constraints": {"required": True, "unique": True}} if column.name == "id" else {}
    return {"name": column.name, "type": TYPES[column.type], "description": column.meaning} | constraints
