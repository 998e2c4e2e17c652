"""A new file of a kind: what must be said is marked as to be filled in, what may be said stands as a comment with an example."""

from typing import Any

from generator.authoring.shape import in_order_of_keys, schema_line
from generator.authoring.yaml_text import Entry, Node, node_of, yaml_text
from generator.model.kinds import KINDS, Entity
from generator.model.record import Record
from generator.model.source import SeedRecord
from generator.read.seed_file import FENCE
from generator.read.validation import TO_DO
from generator.schema import definition, example_of, schema_of

ADVICE = (
    f"# Put the right words in the place of each {TO_DO}. Take the # away where you know more, delete the other comments.",
    "# A claim that cites a seed has a `quote:` too, with its words; several claims for one key are a list, each behind a dash.",
    "# `generator check` says what is missing, `generator fmt` puts the file into shape.",
)


def template(name: str, model: type[Record], kinds: tuple[type[Entity], ...] = KINDS) -> str:
    """The text of a new file of a class, whose schema has the name, in a project of some kinds."""
    schema = schema_of(model, kinds)
    root = Node(entries=[], is_mapping=True)
    optional: list[str] = []
    assert root.entries is not None
    for key, node in schema["properties"].items():
        about = f"# {_meaning(node, schema)}"
        if key in schema.get("required", ()):
            value = node_of(_to_fill_in(node, schema), plain=True)
            root.entries.append(Entry(value, key, before=[*optional, about]))
            optional = []
        else:
            example = Node(entries=[Entry(node_of(_marked(example_of(node, schema)), plain=True), key)], is_mapping=True)
            optional += [about, *(f"# {line}" for line in yaml_text(example).splitlines())]
    root.tail = optional
    in_order_of_keys(root, model)
    if issubclass(model, SeedRecord):
        head = "".join(f"{line}\n" for line in (FENCE, *ADVICE))
        return f"{head}{yaml_text(root)}{FENCE}\n{TO_DO}: the text of the article, exactly as it was received\n"
    return "".join(f"{line}\n" for line in (schema_line(name), *ADVICE)) + yaml_text(root)


def _meaning(node: dict[str, Any], schema: dict[str, Any]) -> str:
    """What a property is, and the words that it may have."""
    found = definition(node, schema)
    meaning = node.get("description") or found.get("description") or node.get("title", "")
    words = [f"{key}: {', '.join(part['enum'])}." for key, part in _words(found, schema, "One of")]
    return " ".join([f"{meaning.rstrip('.')}.", *words])


def _words(node: dict[str, Any], schema: dict[str, Any], key: str) -> list[tuple[str, dict[str, Any]]]:
    """The enumerations of a text, or of the parts of a list's entry."""
    node = definition(node, schema)
    if "enum" in node:
        return [(key, node)]
    parts = definition(node.get("items", {}), schema).get("properties", {})
    return [found for name, part in parts.items() if "enum" in definition(part, schema) for found in _words(part, schema, name)]


def _marked(example: Any) -> Any:
    """An example with a mark in the place of each text of which the schema has none."""
    if isinstance(example, dict):
        return {key: _marked(part) for key, part in example.items()}
    return [_marked(part) for part in example] if isinstance(example, list) else TO_DO if example is None else example


def _to_fill_in(node: dict[str, Any], schema: dict[str, Any]) -> Any:
    """What must be said, as the nodes' values with a mark for each text."""
    node = definition(node, schema)
    if node.get("type") == "array":
        return [_to_fill_in(node["items"], schema)]
    if "properties" in node:
        return {key: _to_fill_in(node["properties"][key], schema) for key in node["required"]}
    return TO_DO
