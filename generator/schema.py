"""JSON Schemas of what people write, from the kinds: for editors, and for whoever reads the files.

The schema of a kind says which keys there are and what each takes, with an example for each. The ids that exist stand apart in
`schemas/ids.json`: one file more makes no schema of a kind stale.
"""

import json
from pathlib import Path
from typing import Any

from generator.authoring.yaml_text import node_of, yaml_text
from generator.model.claim import ClaimRecord
from generator.model.kinds import KINDS, Entity, fields_of
from generator.model.record import Record, is_id, keys_of
from generator.model.settings import Settings
from generator.model.source import SeedRecord, SourceRecord

FOLDER = "schemas"
IDS = "ids.json"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ANY_SCALAR = ["string", "number", "boolean"]
"""A number or `true` is text here too, as every scalar of a curated file is."""


def schema_files(kinds: tuple[type[Entity], ...]) -> dict[str, str]:
    """The text of each schema by the name of its file."""
    named: dict[str, type[Record]] = {**models(kinds), "project": Settings}
    return {f"{name}.json": _json(schema_of(model, kinds)) for name, model in named.items()}


def word_for(kind: type[Entity]) -> str:
    """What commands, schemas and forms call a kind: `company`."""
    return kind.singular.replace(" ", "-")


def models(kinds: tuple[type[Entity], ...] = KINDS) -> dict[str, type[Entity] | type[SourceRecord]]:
    """What a curated file may hold, by the word that commands and schemas have for it: `company`, ..., `source`, `seed`."""
    named: dict[str, type[Entity] | type[SourceRecord]] = {word_for(kind): kind for kind in kinds}
    return named | {"source": SourceRecord, "seed": SeedRecord}


def schema_of(model: type[Record], kinds: tuple[type[Entity], ...] = KINDS) -> dict[str, Any]:
    """The schema of a class, with an example for each of its properties; without those that name a kind which is none of some."""
    raw = model.model_json_schema(by_alias=True)
    definitions = raw.pop("$defs", {})
    schema = {"$schema": _DRAFT, **_plain(raw)}
    if definitions:
        schema["$defs"] = {name: _plain(part) | {"title": ""} for name, part in definitions.items()}
    parts = {part.__name__: part for part in keys_of(model).values() if part and not issubclass(part, ClaimRecord)}
    for title, node in (("", schema), *schema.get("$defs", {}).items()):
        own = node.get("properties", {})
        if record := parts.get(title) if title else model:
            kept = {field.alias or name for name, field in fields_of(record, kinds).items()}
            node["properties"] = own = {key: own[key] for key in own if key in kept}
        for key, value in own.items():
            _explain(key, value, schema)
    return schema


def _json(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _plain(node: Any) -> Any:
    """A schema as files are written: no nulls, no defaults, any scalar where text is meant, ids by reference."""
    if isinstance(node, list):
        return [_plain(part) for part in node]
    if not isinstance(node, dict):
        return node
    choices = [choice for choice in node.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        node = {**choices[0], **{key: value for key, value in node.items() if key != "anyOf"}}
    elif choices:
        node = {**node, "anyOf": choices}
    if folder := node.get("folder"):
        node = {"$ref": f"{IDS}#/$defs/{folder}", **{key: node[key] for key in ("title", "description") if key in node}}
    elif node.get("type") == "string" and "enum" not in node:
        node = {**node, "type": _ANY_SCALAR[:2] if "pattern" in node else _ANY_SCALAR}
    kept = {key: value for key, value in node.items() if key != "default"}
    return {
        key: {n: _plain(v) for n, v in value.items()} if key == "properties" else _plain(value) for key, value in kept.items()
    }


def _explain(name: str, node: dict[str, Any], schema: dict[str, Any]) -> None:
    """Add to a property what an editor shows of it: what it means, and an example."""
    example = example_of(node, schema)
    if example and "examples" not in node:
        shown = f"```yaml\n{yaml_text(node_of({name: example}, plain=True))}```"
        node["markdownDescription"] = f"{node.get('description', '')}\n\n{shown}".lstrip()


def definition(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The node itself, or what it refers to within the schema."""
    name = node.get("$ref", "").rpartition("#/$defs/")
    return schema["$defs"][name[2]] if name[1] and not name[0] else node


def example_of(node: dict[str, Any], schema: dict[str, Any]) -> Any:
    """A value that a node of a schema takes, as text, list or dictionary: what is stated in it, or made of its parts."""
    node = definition(node, schema)
    for key in ("examples", "enum"):
        if key in node:
            return node[key][0]
    if "example" in node:
        found = example_of({key: node[key] for key in ("anyOf", "type", "items") if key in node}, schema)
        return found | {"value": node["example"]} if isinstance(found, dict) else node["example"]
    if "$ref" in node:
        return "an-id"
    if "anyOf" in node:
        return example_of(node["anyOf"][0], schema)
    if node.get("type") == "array":
        return [example_of(node["items"], schema)]
    if "properties" in node:
        shown = {*node.get("required", ()), *_SHOWN}
        return {key: example_of(part, schema) for key, part in node["properties"].items() if key in shown}
    return None


_SHOWN = ("date", "source", "from", "to", "amount")
"""What an example has of a claim and a flow, beside what they must have."""


def write_ids(root: Path) -> None:
    """Write the list of ids that exist, which editors offer."""
    (root / FOLDER / IDS).write_text(ids_schema(root), encoding="utf-8")


def ids_schema(root: Path) -> str:
    """The schema of references: for each folder, the ids that have a file. Of use to editors alone."""
    found = {kind.folder: _ids(root / "content" / kind.folder, ".yml") for kind in KINDS}
    found["sources"] = [*_ids(root / "content" / SourceRecord.folder, ".yml"), *_ids(root / "seeds", ".md")]
    return _ids_schema(found)


def is_ids_schema(text: str) -> bool:
    """Whether a text is the schema of references of some project: it may be behind, but says nothing else."""
    try:
        found = {folder: node.get("enum", []) for folder, node in json.loads(text)["$defs"].items()}
        return text == _ids_schema({folder: [id for id in ids if is_id(str(id))] for folder, ids in found.items()})
    except (ValueError, TypeError, LookupError, AttributeError):
        return False


def _ids_schema(found: dict[str, list[str]]) -> str:
    definitions: dict[str, Any] = {folder: {"type": "string"} for folder in sorted(found)}
    for folder, ids in found.items():
        if ids:
            unknown = f"no file in {folder}/ has this id, as of schemas/{IDS}, which `generator schema` brings up to date"
            definitions[folder] = {"enum": sorted({*map(str, ids)}), "errorMessage": unknown}
    return _json({"$schema": _DRAFT, "$defs": definitions})


def _ids(folder: Path, ending: str) -> list[str]:
    return [path.stem for path in folder.glob(f"*{ending}") if is_id(path.stem)]
