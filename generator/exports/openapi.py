"""An OpenAPI 3.1 description of the JSON files, so that a program can be written against them as against a service."""

from typing import Any

from generator.exports.json_tables import as_json
from generator.exports.publication import Export, Publication
from generator.exports.tables import FORMAT, PAGE, Column, ColumnType, Table

WORDS = {"type": "string"}
HEAD = {
    "format": WORDS | {"description": "The version of the format."},
    "as_of": WORDS | {"format": "date", "description": "The day of the build."},
    "table": WORDS,
}

CARD = {
    "type": "object",
    "description": "What a link to the page shows before it is followed.",
    "properties": {"title": WORDS, "kind": WORDS, "lines": {"type": "array", "items": WORDS}},
    "required": ["title", "kind", "lines"],
    "additionalProperties": False,
}


def openapi(tables: tuple[Table, ...], publication: Publication) -> Export:
    """`data/openapi.json`. Addresses are below the site's root."""
    paths = {f"/data/{table.name}.json": _get(f"All rows of {table.name}", _file(table)) for table in tables}
    for table in tables:
        if PAGE in table.columns and table.name != "entities":
            paths[f"/{_folder(table)}/{{id}}/index.json"] = _get(f"One of {table.name}", _one(table, tables), "id")
    content: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": publication.title, "description": publication.description, "version": FORMAT},
        "servers": [{"url": publication.address.rstrip("/") or ".."}],
        "paths": paths,
        "components": {"schemas": {table.name: _row(table) for table in tables}},
    }
    return Export("data/openapi.json", lambda: as_json(content))


def _folder(table: Table) -> str:
    """The folder of the pages of a kind; its table has no hyphen."""
    return table.name.replace("_", "-")


def _get(summary: str, schema: dict[str, Any], parameter: str = "") -> dict[str, Any]:
    answer = {"description": summary, "content": {"application/json": {"schema": schema}}}
    responses = {"200": answer} | ({"404": {"description": "There is none of that id."}} if parameter else {})
    asked = {"name": parameter, "in": "path", "required": True, "schema": WORDS}
    return {"get": {"summary": summary, **({"parameters": [asked]} if parameter else {}), "responses": responses}}


def _file(table: Table) -> dict[str, Any]:
    return _object({**HEAD, "rows": _rows(table)}, required=[*HEAD, "rows"])


def _one(table: Table, tables: tuple[Table, ...]) -> dict[str, Any]:
    named = {other.name: _rows(other) for other in tables}
    if table.name == "sources":
        about = {"claims": named["claims"], "reported": named["claims"]}
    else:
        about = {other.name: named[other.name] for other in tables if other.subject} | {"linked_from": named["links"]}
    address = {"url": WORDS, "card": CARD, "row": {"$ref": f"#/components/schemas/{table.name}"}}
    return _object({**HEAD, **address, **about}, required=[*HEAD, *address])


def _rows(table: Table) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{table.name}"}}


def _row(table: Table) -> dict[str, Any]:
    row = _object({column.name: _cell(column) for column in table.columns}, required=[c.name for c in table.columns])
    return {**row, "description": table.meaning}


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _cell(column: Column) -> dict[str, Any]:
    described = {"description": column.meaning}
    if column.type is ColumnType.LIST:
        return {"type": "array", "items": WORDS, **described}
    types = {ColumnType.INTEGER: "integer", ColumnType.BOOLEAN: "boolean"}
    kind = types.get(column.type, "string")
    extra: dict[str, Any] = {"format": "date"} if column.type is ColumnType.DAY else {}
    if column.type is ColumnType.NUMBER:
        extra = {"pattern": r"^\d+(\.\d+)?$"}
    return {"type": kind if column.name == "id" else [kind, "null"], **extra, **described}
