"""Values as YAML text in the one shape that curated files have.

Block style, two spaces a level, text as plain as YAML allows and never wrapped. On one line stand: a list of short texts, and a
record whose class says so (`{company: amazon, role: investor}`). Comments stand where they stood.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

WIDTH = 100
"""Columns within which a list or record stays on one line."""

_ENDLESS = 1_000_000


@dataclass
class Entry:
    """An entry of a mapping (with a key) or of a list, with the comments above it and that behind it."""

    value: "Node"
    key: str | None = None
    before: list[str] = field(default_factory=list)
    after: str = ""


@dataclass
class Node:
    """A text, a mapping or a list. `tail` are the comments below its last entry.

    `plain` says that a text stood without quotes; `one_line` that a mapping is to stand on one line.
    """

    text: str = ""
    plain: bool = False
    entries: list[Entry] | None = None
    is_mapping: bool = False
    one_line: bool = False
    tail: list[str] = field(default_factory=list)


def node_of(value: Any, *, plain: bool = False) -> Node:
    """The node of a text, of True or False, of a dictionary or list of these or of nodes; `plain` where no text needs quotes."""
    if isinstance(value, dict):
        return Node(entries=[Entry(node_of(part, plain=plain), key) for key, part in value.items()], is_mapping=True)
    if isinstance(value, list):
        return Node(entries=[Entry(node_of(part, plain=plain)) for part in value])
    if isinstance(value, Node):
        return value
    if isinstance(value, bool):
        return Node(text=str(value).lower(), plain=True)
    return Node(text=str(value), plain=plain)


def yaml_text(root: Node) -> str:
    """The lines of a mapping, each with its line end."""
    return "".join(f"{line}\n" for line in _block(root, ""))


def _block(node: Node, indent: str) -> Iterator[str]:
    for entry in node.entries or ():
        yield from (indent + comment for comment in entry.before)
        yield from _entry(entry, indent)
    yield from (indent + comment for comment in node.tail)


def _entry(entry: Entry, indent: str) -> Iterator[str]:
    behind = f" {entry.after}" if entry.after else ""
    head = indent + ("-" if entry.key is None else f"{scalar(entry.key)}:")
    lines = _on_one_line(entry.value, len(head))
    if lines is not None:
        first, *rest = lines
        yield head + (f" {first}" if first else "") + behind
        yield from (f"{indent}{line}" if line else "" for line in rest)
        return
    block = list(_block(entry.value, indent + "  "))
    if entry.key is None and not behind and not block[0].lstrip().startswith("#"):
        yield f"{head} {block.pop(0).lstrip()}"
    else:
        yield head + behind
    yield from block


def _on_one_line(node: Node, column: int) -> list[str] | None:
    """What follows a key or dash at once (more than one line only of a literal text); None where a block must follow."""
    if node.entries is None:
        return scalar_lines(node.text, node.plain)
    if not node.entries and not node.tail:
        return ["{}" if node.is_mapping else "[]"]
    texts = [_flow(entry) for entry in node.entries]
    if node.tail or None in texts or (node.is_mapping and not node.one_line):
        return None
    line = ", ".join(text for text in texts if text is not None)
    line = f"{{{line}}}" if node.is_mapping else f"[{line}]"
    return [line] if column + 1 + len(line) <= WIDTH else None


def _flow(entry: Entry) -> str | None:
    value = entry.value
    if value.entries is not None or entry.before or entry.after or "\n" in value.text or (value.plain and not value.text):
        return None
    text = scalar(value.text, value.plain, flow=True)
    return text if entry.key is None else f"{scalar(entry.key, flow=True)}: {text}"


def scalar_lines(text: str, plain: bool) -> list[str]:
    """A text after a key or dash: on one line, or below `|` where it has lines of its own and no empty ones at the end."""
    if plain and not text:
        return [""]
    words = text.rstrip("\n")
    style = "|" if "\n" in text and words and len(text) - len(words) < 2 else None
    return _emitted(text, style, plain, flow=False).removesuffix("\n").split("\n")


def scalar(text: str, plain: bool = True, *, flow: bool = False) -> str:
    """A text on one line; `plain` where it need not be quoted though other readers may take it for a number or a date."""
    return _emitted(text, None, plain, flow)


def _emitted(text: str, style: str | None, plain: bool, flow: bool) -> str:
    written = _written(text, style, plain, flow)
    if written.startswith("'") and not {'"', "\\"} & set(text):
        return _written(text, '"', plain, flow)  # because apostrophes, which single quotes double, are many in prose
    return written


def _written(text: str, style: str | None, plain: bool, flow: bool) -> str:
    free = plain or _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT
    quoted = style or ('"' if "\n" in text else None)
    value = yaml.ScalarEvent(None, None, (free, True), text, style=quoted)
    key = yaml.ScalarEvent(None, None, (True, True), "k")
    inner = [yaml.MappingStartEvent(None, None, True, flow_style=flow), key, value, yaml.MappingEndEvent()]
    events = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(), *inner, yaml.DocumentEndEvent(), yaml.StreamEndEvent()]
    written = yaml.emit(events, width=_ENDLESS, allow_unicode=True, indent=2)
    return str(written[4:-2] if flow else written[3:].removesuffix("\n"))


_TEXT = "tag:yaml.org,2002:str"
_RESOLVER: Any = yaml.resolver.Resolver()
