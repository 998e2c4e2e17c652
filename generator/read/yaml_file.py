"""YAML becomes mappings, lists and texts that know their places. Every scalar is read as text; `~` and `null` as an empty one.

Only what curated files need of YAML is read: no anchors, aliases, tags, merge keys, second documents. The parser's events
are checked one by one, before anything is built, so nothing hostile is ever expanded.
"""

import re
from itertools import islice
from typing import Any

import yaml

from generator.model.record import Mapping, Scalar, Sequence
from generator.problems import Location, Problem
from generator.read.characters import code_point, forbidden
from generator.read.text_file import LARGEST_YAML, Text

DEEPEST = 12
MOST_NODES = 20_000
MOST_CLAIMS = 500
"""Mappings in one list, such as the claims of a property: each is held against each other."""
LONGEST_SCALAR = 20_000
"""Characters."""

NOTHINGS = frozenset({"~", "null", "Null", "NULL"})
"""What other readers of YAML take for no value; without quotes it is none here either."""

_CUT_OFF = re.compile(r"[ \t]+(?=#[^\s#])")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_yaml(source: Text, first_line: int = 0, last_line: int | None = None) -> tuple[Mapping | None, list[Problem]]:
    """The mapping that the lines of the text hold (all of them, or those of a front matter), and what is wrong with it."""
    text = "\n".join(source.lines[first_line:last_line])
    if len(text) > LARGEST_YAML:
        at = source.place(first_line, 0)
        return None, [Problem("refused-yaml", f"not read here: more than {LARGEST_YAML} characters of YAML", at)]
    if text.startswith("%"):
        return None, [Problem("refused-yaml", "not read here: directives (%)", source.place(first_line, 0))]
    if not text.strip():
        return None, [Problem("bad-yaml", "there is no YAML mapping here", source.place(first_line, 0))]
    builder = _Builder(source, first_line)
    try:
        root = builder.build(text)
    except _Refused as refused:
        return None, [refused.problem]
    except yaml.MarkedYAMLError as error:
        said = ", ".join(filter(None, (error.context, error.problem)))
        mark = _mark(error, text)
        at = source.place(mark.line + first_line, mark.column) if mark else Location(source.path)
        return None, [Problem("bad-yaml", f"this is not YAML: {said}", at, _hint(said, at))]
    except (yaml.YAMLError, ValueError) as error:
        return None, [Problem("bad-yaml", f"this is not YAML: {error}".splitlines()[0], Location(source.path))]
    if not isinstance(root, Mapping):
        at = getattr(root, "at", source.place(first_line, 0))
        hint = "one of the blanks is U+00A0: write a plain one" if "\u00a0" in at.excerpt else ""
        return None, [Problem("bad-yaml", "a file must hold a mapping: lines of the form `key: value`", at, hint)]
    return root, builder.problems


_SLIPS = {
    "mapping values are not allowed": "put a text that holds a colon and a blank in quotes",
    "tab character": "indent with blanks, not with tabs",
    "quoted scalar, found unexpected": "close the quote that opens here",
    "unknown escape": "write a backslash twice between these quotes, or use single quotes",
    "flow sequence": "close the bracket that opens here, or put the text in quotes",
    "flow mapping": "close the bracket that opens here, or put the text in quotes",
    "could not find expected ':'": "write `key: value`; a text that goes on is indented",
    "block scalar": "put the text in quotes",
    "block sequence entries": "begin the list on a line of its own, or put the text in quotes",
}
"""What to do where the parser says that."""

_OPENED = re.compile("quoted scalar, found unexpected|flow sequence|flow mapping|simple key")


def _mark(error: yaml.MarkedYAMLError, text: str) -> Any:
    """Where the fault is: where something was opened that is not closed in its line, not where that is noticed."""
    begun, noticed = error.context_mark, error.problem_mark
    if begun is None or noticed is None:
        return noticed or begun
    is_open = _OPENED.search(f"{error.context}, {error.problem}") and begun.line < noticed.line
    return begun if is_open or noticed.line > text.rstrip().count("\n") else noticed


def _hint(said: str, at: Location) -> str:
    """How to mend a common slip, or nothing."""
    before, char = at.excerpt[: at.column - 1], at.excerpt[at.column - 1 : at.column]
    if "cannot start any token" in said:
        return _SLIPS["tab character"] if char == "\t" else f"put a text that begins with {char} in quotes"
    if "did not find expected key" in said and before.strip():
        return "put the whole text in quotes: a quote or bracket ends before this"
    if "did not find expected key" in said or ("mapping values" in said and ": " not in before):
        return "begin the line where the other keys begin"
    return next((hint for words, hint in _SLIPS.items() if words in said), "")


class _Builder:
    """Builds nodes out of events."""

    def __init__(self, source: Text, first_line: int) -> None:
        self.source = source
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.nodes = 0

    def build(self, text: str) -> Any:
        root: Any = None
        documents = 0
        open_nodes: list[Mapping | Sequence] = []
        keys: list[Scalar | None] = []
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1 or event.version or event.tags:
                    raise self._refusal("several documents or directives in one file", event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                open_nodes.pop()
                keys.pop()
            elif isinstance(event, (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent)):
                node = self._node(event, len(open_nodes))
                if not open_nodes:
                    root = node
                else:
                    keys[-1] = self._attach(open_nodes[-1], keys[-1], node, event)
                if not isinstance(node, Scalar):
                    open_nodes.append(node)
                    keys.append(None)
        return root

    def _node(self, event: Any, depth: int) -> Scalar | Mapping | Sequence:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise self._refusal(f"more than {MOST_NODES} values", event)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self._refusal("anchors and aliases (& and *)", event, "write the value out, or put it in quotes")
        if event.tag is not None:
            raise self._refusal("tags (!)", event, "put the value in quotes")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth >= DEEPEST:
            raise self._refusal(f"more than {DEEPEST} levels", event)
        node = Mapping() if isinstance(event, yaml.MappingStartEvent) else Sequence()
        node.at = self._place(event)
        if isinstance(node, Mapping):
            node.keys_at = {}
        return node

    def _scalar(self, event: Any) -> Scalar:
        if len(event.value) > LONGEST_SCALAR:
            raise self._refusal(f"a value of more than {LONGEST_SCALAR} characters", event)
        is_plain = event.implicit[0]
        scalar = Scalar("" if is_plain and event.value in NOTHINGS else event.value)
        scalar.at = self._place(event)
        if is_plain:
            self._look_behind(event.end_mark)
        for at in islice(forbidden(scalar), 1):
            message = f"the character {code_point(scalar[at])} is not allowed"
            self.problems.append(Problem("forbidden-character", message, scalar.at, "delete it"))
        return scalar

    def _look_behind(self, end: Any) -> None:
        """A text without quotes ends before a ` #`; who writes a word at once behind it means no comment."""
        line = end.line + self.first_line
        cut = _CUT_OFF.match(self.source.lines[line], end.column) if line < len(self.source.lines) else None
        if cut:
            at = self.source.place(line, cut.end(), 10_000)
            hint = "put the whole text in quotes, or a blank behind the # of a comment"
            self.problems.append(Problem("cut-off-text", "what stands behind a blank and # is no part of the text", at, hint))

    def _attach(self, parent: Mapping | Sequence, key: Scalar | None, node: Any, event: Any) -> Scalar | None:
        if isinstance(parent, Sequence):
            if len(parent) == MOST_CLAIMS and isinstance(node, Mapping):
                raise self._refusal(f"more than {MOST_CLAIMS} claims in one list", event)
            parent.append(node)
            return None
        if key is not None:
            if key not in parent:
                parent[str(key)] = node
            return None
        if not isinstance(node, Scalar):
            raise self._refusal("a list or mapping as a key", event)
        if not node:
            raise self._refusal("an empty key", event, "name it, or put the value in quotes")
        if node == "<<" and event.implicit[0]:
            raise self._refusal("merge keys (<<)", event, "write the keys out")
        if node in parent.keys_at:
            first = parent.keys_at[node].line
            hint = f"the first one is in line {first}; write a list under one key, or delete one"
            self.problems.append(Problem("duplicate-key", f'the key "{node}" stands here a second time', node.at, hint))
        else:
            parent.keys_at[str(node)] = node.at
        return node

    def _place(self, event: Any) -> Location:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 10_000
        return self.source.place(start.line + self.first_line, start.column, length)

    def _refusal(self, what: str, event: Any, hint: str = "") -> _Refused:
        return _Refused(Problem("refused-yaml", f"not read here: {what}", self._place(event), hint))
