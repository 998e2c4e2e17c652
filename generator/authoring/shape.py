"""The one shape of a curated file: keys in the order of their kind, one way to write each value, every comment kept."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from generator.authoring.yaml_text import Entry, Node, yaml_text
from generator.model.record import Record, keys_of
from generator.model.source import SeedRecord
from generator.problems import Problem
from generator.read.seed_file import FENCE, read_front_matter
from generator.read.text_file import Text
from generator.read.yaml_file import read_yaml

# The one that files are read with takes a tab for white space, as YAML 1.2 does.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_HEADER_COMMENT = re.compile(r"[|>][-+0-9]*[ \t]+(#.*)")
_SCHEMA_COMMENT = re.compile(r"#\s*yaml-language-server:\s*\$schema=.*")


def schema_line(name: str, up: str = "../../") -> str:
    """The first line of a curated file, by which an editor finds its schema; `up` leads from its folder to the root."""
    return f"# yaml-language-server: $schema={up}schemas/{name}.json"


def shaped(source: Text, model: type[Record], first_line: str = "") -> tuple[str, list[Problem]]:
    """The text in the one shape, below its first line if it is to have one; or as it is, and what forbids to read it."""
    before, problems = read_yaml(source)
    if before is None or problems:
        return source.text, problems
    tree = _Tree(source.text)
    root = tree.root
    head = [comment for comment in tree.head if not (first_line and _SCHEMA_COMMENT.fullmatch(comment))]
    in_order_of_keys(root, model)
    text = "".join(f"{line}\n" for line in filter(None, [first_line, *head])) + yaml_text(root)
    after, _ = read_yaml(Text(source.path, text))
    if after != before:
        return source.text, [Problem("bad-yaml", "this cannot be put into shape: an odd key or character", source.place(0, 0))]
    return text, []


def in_order_of_keys(node: Node, model: type[Record] | None) -> None:
    """Put the keys of every mapping into the order in which its class declares them; unknown ones follow."""
    if node.entries is None:
        return
    if node.is_mapping and model:
        keys = keys_of(model)
        places = {key: place for place, key in enumerate(keys)}
        node.entries.sort(key=lambda entry: places.get(entry.key or "", len(places)))
        node.one_line = model.one_line
        for entry in node.entries:
            in_order_of_keys(entry.value, keys.get(entry.key or ""))
    else:
        for entry in node.entries:
            in_order_of_keys(entry.value, model)


@dataclass
class _Placed:
    """An entry in block style: where it starts and ends, and the column of its siblings."""

    entry: Entry
    start: int
    first_line: int
    last_line: int
    column: int
    holder: Node
    parents: tuple["_Placed", ...]


class _Tree:
    """The nodes of a text, with its comments hung on their entries; `head` are those apart from the first key, at the top."""

    def __init__(self, text: str) -> None:
        self.text = text
        tokens = yaml.scan(text, Loader=_LOADER)
        self.dashes = [token.start_mark for token in tokens if isinstance(token, yaml.BlockEntryToken)]
        self.placed: list[_Placed] = []
        self.flows: list[tuple[int, int, _Placed]] = []
        self.head: list[str] = []
        self.root = self._node(yaml.compose(text, Loader=_LOADER), ())
        self.placed.sort(key=lambda placed: (placed.start, len(placed.parents)))
        for offset, comment in _comments(text):
            self._hang(offset, comment)

    def _node(self, node: Any, parents: tuple[_Placed, ...]) -> Node:
        if isinstance(node, yaml.ScalarNode):
            return Node(text=node.value, plain=not node.style)
        made = Node(entries=[], is_mapping=isinstance(node, yaml.MappingNode))
        assert made.entries is not None
        if parents and node.flow_style:
            self.flows.append((node.start_mark.index, node.end_mark.index, parents[-1]))
        pairs = node.value if made.is_mapping else [(None, part) for part in node.value]
        for key, value in pairs:
            entry = Entry(Node(), key.value if key else None)
            made.entries.append(entry)
            if node.flow_style:
                entry.value = self._node(value, parents)
                continue
            start = key.start_mark if key else self._dash(value.start_mark.index)
            placed = _Placed(entry, start.index, start.line, value.end_mark.line, node.start_mark.column, made, parents)
            self.placed.append(placed)
            entry.value = self._node(value, (*parents, placed))
        return made

    def _dash(self, offset: int) -> Any:
        """The dash of the list's entry whose value starts at an offset."""
        return self.dashes[bisect_left(self.dashes, offset, key=lambda mark: mark.index) - 1]

    def _hang(self, offset: int, comment: str) -> None:
        line_start = self.text.rfind("\n", 0, offset) + 1
        line, column = self.text.count("\n", 0, offset), offset - line_start
        past = [placed for placed in self.placed if placed.start < offset]
        coming = next((placed for placed in self.placed if placed.start > offset), None)
        around = next((placed for start, end, placed in self.flows if start < offset < end), None)
        if around:
            around.entry.before.append(comment)
        elif not past:
            is_of_key = coming and not _SCHEMA_COMMENT.fullmatch(comment) and "\n\n" not in self.text[offset : coming.start]
            (coming.entry.before if coming and is_of_key else self.head).append(comment)
        elif self.text[line_start:offset].strip() and past[-1].first_line <= line <= past[-1].last_line:
            last = past[-1].entry
            last.before += [last.after] if last.after else []
            last.after = comment
        else:
            self._hang_on_line(past[-1], coming, column, comment)

    def _hang_on_line(self, last: _Placed, coming: _Placed | None, column: int, comment: str) -> None:
        """Above the next entry, or below the last one of the deepest block that the comment is indented for."""
        chain = [last, *reversed(last.parents)]
        block = next((placed for placed in chain if placed.column <= column), chain[-1])
        if coming and (coming.holder is block.holder or coming.column >= column):
            coming.entry.before.append(comment)
        else:
            block.holder.tail.append(comment)


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """(offset, comment) of every comment: they stand between the scanner's tokens, or behind the mark of a literal text."""
    at = 0
    for token in yaml.scan(text, Loader=_LOADER):
        yield from _between(text, at, token.start_mark.index)
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            if found := _HEADER_COMMENT.match(text, token.start_mark.index):
                yield found.start(1), found[1].rstrip()
        at = max(at, token.end_mark.index)
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for found in re.finditer(r"#[^\n]*", text[start:end]):
        yield start + found.start(), found[0].rstrip()


def shaped_seed(source: Text) -> tuple[str, list[Problem]]:
    """A seed with its front matter in the one shape; its text is not touched."""
    mapping, body, problems = read_front_matter(source)
    if mapping is None or problems:
        return source.text, problems
    last = len(source.lines) - body.count("\n") - 2
    front, problems = shaped(Text(source.path, "\n".join(source.lines[1:last])), SeedRecord)
    return (source.text if problems else f"{FENCE}\n{front}{FENCE}\n{body}"), problems
