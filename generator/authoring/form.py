"""Forms for people who do not write YAML: the forms that GitHub shows, and the file that a filled-in one becomes.

GitHub renders a filled-in form as Markdown: a heading of level 3 for each field, then what was written, or `_No response_`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.authoring.shape import in_order_of_keys, schema_line
from generator.authoring.yaml_text import Node, node_of, yaml_text
from generator.model.claim import ClaimRecord
from generator.model.kinds import KINDS, Asset, Chip, Company, Deal, DealType, Entity, Role, Sector
from generator.model.record import keys_of
from generator.model.source import SourceType
from generator.model.values import DATE_PATTERN, Stage
from generator.read.characters import code_point, forbidden
from generator.read.validation import TO_DO
from generator.schema import definition, models, schema_of, word_for

Path = tuple[str | int, ...]

FOLDER = ".github/ISSUE_TEMPLATE"
NOTHING = "_No response_"
"""What GitHub writes for a field that was left empty."""

_BULLET = re.compile(r"[-*•]\s+")
_MARKED = re.compile(r">\s|```|([*_`]{1,3})[^\s*_`][^*_`]*\1$")

_BESIDE = {"source", "date", "quote"}
"""The keys of a claim that a form asks for beside its value."""


class FormFault(ValueError):
    """Why a text is no filled-in form, in one line."""


@dataclass(frozen=True)
class Field:
    """A field of a form: its label, the keys that it fills, what to write. With `words` one of them is chosen.

    `many` says that each line is an entry of a list; `prose` that the field has several lines.
    """

    label: str
    keys: tuple[Path, ...]
    help: str = ""
    words: Iterable[str] | None = None
    required: bool = False
    many: bool = False
    prose: bool = False


def _id(kind: str) -> Field:
    return Field(
        f"Id of the new {_plainly(kind)}", (), "Its short name in addresses: small letters, digits and hyphens.", required=True
    )


def _plainly(kind: str) -> str:
    return kind.replace("-", " ")


_NAME = Field("Name", (("name",),), "What it is usually called.", required=True)
_ALIASES = Field("Other names", (("aliases",),), "One a line.", many=True, prose=True)
_SUMMARY = Field("Summary", (("summary",),), "One or two plain, dated, neutral sentences.", prose=True)
_WEBSITE = Field("Website", (("website",),), "Its address, with https://")
_SOURCE = "The id of the source that says so, as in its address on this site. For a new source, fill in that form first."
_STATUS: Path = ("status",)
_FLOW: Path = ("flows", 0)
_AMOUNT: Path = (*_FLOW, "amount")

FORMS: dict[str, tuple[Field, ...]] = {
    word_for(Company): (
        _id(word_for(Company)),
        _NAME,
        _ALIASES,
        Field("Sector", (("sector",),), "What it does in the field.", Sector),
        _WEBSITE,
        _SUMMARY,
        Field("Headquarters", (("headquarters", "value"),)),
        Field("Source", (("headquarters", "source"),), _SOURCE),
        Field("Words of the source", (("headquarters", "quote"),), "Exactly, where this site holds its text.", prose=True),
    ),
    word_for(Chip): (
        _id(word_for(Chip)),
        _NAME,
        _ALIASES,
        _WEBSITE,
        _SUMMARY,
        Field("Designer", (("designer", "value"),), "The id of the company, as in its address on this site."),
        Field("Memory", (("memory", "value"),), "With its unit: 96 GB"),
        Field("Source", (("designer", "source"), ("memory", "source")), _SOURCE),
    ),
    word_for(Deal): (
        _id(word_for(Deal)),
        _NAME,
        Field("Type", (("type",),), "What sort of deal it is.", DealType, required=True),
        Field("First company", (("parties", 0, "company"),), "Its id, as in its address on this site.", required=True),
        Field("Role of the first company", (("parties", 0, "role"),), "", Role, required=True),
        Field("Second company", (("parties", 1, "company"),), "Its id, as in its address on this site."),
        Field("Role of the second company", (("parties", 1, "role"),), "", Role),
        Field("Stage", ((*_STATUS, "value"),), "How far it has come.", Stage),
        Field("Date", ((*_STATUS, "date"), (*_AMOUNT, "date")), "When that held: 2025, 2025-11 or 2025-12-16"),
        Field("Source", ((*_STATUS, "source"), (*_AMOUNT, "source")), _SOURCE),
        Field(
            "Words for the stage", ((*_STATUS, "quote"),), "Of the source, exactly, where this site holds its text.", prose=True
        ),
        Field("What goes", ((*_FLOW, "what"),), "What the first company below gives the second.", Asset),
        Field("From", ((*_FLOW, "from"),), "The id of the company that gives it."),
        Field("To", ((*_FLOW, "to"),), "The id of the company that gets it."),
        Field("Amount", ((*_AMOUNT, "value"),), "With its hedge and currency: at least 10 billion USD"),
        Field(
            "Words for the amount", ((*_AMOUNT, "quote"),), "Of the source, exactly, where this site holds its text.", prose=True
        ),
        _SUMMARY,
    ),
    "source": (
        _id("source"),
        Field("Title", (("title",),), "As the document has it.", required=True),
        Field("Type", (("type",),), "What sort of document it is.", SourceType, required=True),
        Field("Publisher", (("publisher",),), "`unknown` where you looked and did not find it.", required=True),
        Field("Date", (("date",),), "When it was published: 2025, 2025-11 or 2025-12-16, or `unknown`.", required=True),
        Field("Address", (("url",),), "With https://, or `unknown`.", required=True),
        Field("Language", (("language",),), "en, fr, ... ; English unless said."),
        _SUMMARY,
    ),
}


MOST_ASKED = 4
"""Of a kind whose index shows none, as many of its properties as this are asked for."""


def forms(kinds: tuple[type[Entity], ...] = KINDS) -> dict[str, tuple[Field, ...]]:
    """The form of each kind, and of sources. A kind that has none above, or not the keys that it asks for, is asked for what must
    be said of it, and for what its index shows."""
    return {word_for(kind): _fields_for(kind, kinds) for kind in kinds} | {"source": FORMS["source"]}


def _fields_for(kind: type[Entity], kinds: tuple[type[Entity], ...]) -> tuple[Field, ...]:
    written = FORMS.get(word_for(kind), ())
    suits = written and {path[0] for field in written for path in field.keys} <= keys_of(kind).keys()
    return written if suits else (_id(word_for(kind)), *_fields_of(kind, kinds))


def _fields_of(kind: type[Entity], kinds: tuple[type[Entity], ...]) -> Iterator[Field]:
    schema = schema_of(kind, kinds)
    asked = [key for key in schema["required"] if key != "name" and not _has_parts(definition(schema["properties"][key], schema))]
    known = ((key, part) for key, part in keys_of(kind).items() if key in schema["properties"])
    claims = [key for key, part in known if part and issubclass(part, ClaimRecord)]
    shown = [key for key in kind.shown if key in claims] or claims[:MOST_ASKED]
    yield from (_NAME, _ALIASES, _WEBSITE, _SUMMARY)
    for keys, is_required in ((asked, True), (shown, False)):
        for key in keys:
            node = schema["properties"][key]
            said = definition(node if is_required else node["anyOf"][0], schema)
            words = definition(said if is_required else said["properties"]["value"], schema).get("enum")
            path = (key,) if is_required else (key, "value")
            yield Field(node.get("title", key), (path,), node.get("description", ""), words, required=is_required)
    if shown:
        yield Field("Source", tuple((key, "source") for key in shown), _SOURCE)


def _has_parts(node: dict[str, Any]) -> bool:
    return not {"anyOf", "items", "properties"}.isdisjoint(node)


def form_files(kinds: tuple[type[Entity], ...] = KINDS) -> dict[str, str]:
    """The text of each form as GitHub takes it, by the name of its file."""
    return {f"{kind}.yml": yaml_text(node_of(_form(kind, fields))) for kind, fields in forms(kinds).items()}


def _form(kind: str, fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "name": f"A new {_plainly(kind)}",
        "description": f"Tell of a {_plainly(kind)} that this site does not have yet; no YAML needed.",
        "title": f"New {_plainly(kind)}: ",
        "body": [_asked(field) for field in fields],
    }


def _asked(field: Field) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": field.label} | ({"description": field.help} if field.help else {})
    if field.words:
        attributes["options"] = [str(word) for word in field.words]
    sort = "dropdown" if field.words else "textarea" if field.prose else "input"
    name = re.sub(r"[^a-z]+", "-", field.label.lower()).strip("-")
    asked = {"type": sort, "id": name, "attributes": attributes}
    return asked | ({"validations": {"required": True}} if field.required else {})


def file_of(text: str, kinds: tuple[type[Entity], ...] = KINDS) -> tuple[str, str, str, str]:
    """(kind, id, text of the file, words left out at the end) of a filled-in form; what is needed and missing is marked.

    Raises FormFault.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if (offset := next(forbidden(text), None)) is not None:
        line = text.count("\n", 0, offset) + 1
        raise FormFault(f"line {line} holds the character {code_point(text[offset])}, which no file may hold: delete it")
    lines = text.split("\n")
    known = forms(kinds)
    kind = next((kind for kind in known if f"### {known[kind][0].label}" in map(str.rstrip, lines)), None)
    if kind is None:
        raise FormFault("this is not the text of one of the forms: no heading asks for an id")
    answers, left_out = _answers(lines, {field.label for field in known[kind]})
    answers = {field.label: _answer(field, answers.get(field.label, "")) for field in known[kind]}
    root: dict[str, Any] = {}
    for field in known[kind][1:]:
        answer = answers.get(field.label, "") or (TO_DO if field.required else "")
        for path in field.keys if answer else ():
            _put(root, path, _entries(answer) if field.many else _line(answer))
    filled = {path for field in known[kind] if answers.get(field.label) for path in field.keys}
    for claims in (_beside(field) for field in known[kind] if answers.get(field.label)):
        if claims and filled.isdisjoint((*claim, "value") for claim in claims):
            _put(root, (*claims[0], "value"), _line(TO_DO))  # else what was answered would be lost unseen
    node = node_of(_without_loose_ends(root))
    in_order_of_keys(node, models(kinds)[kind])
    return kind, answers.get(known[kind][0].label, ""), f"{schema_line(kind)}\n{yaml_text(node)}", left_out


def _beside(field: Field) -> list[Path]:
    """The claims whose value a field says something of."""
    return [path[:-1] for path in field.keys if path[-1] in _BESIDE and len(path) > 1]


def _answers(lines: list[str], labels: set[str]) -> tuple[dict[str, str], str]:
    """What stands below each heading, and what an e-mail seems to have added. Raises FormFault where a heading comes twice, as
    either could be meant, or is no label."""
    found: dict[str, list[str]] = {}
    label = ""
    for line in lines:
        if line.startswith("### "):
            heading = line.removeprefix("### ").strip()
            if heading not in labels:
                raise FormFault(f'the form has no heading "{heading}": mend it, or write the text below it without one')
            if heading in found:
                raise FormFault(f'the heading "{heading}" stands in the form twice')
            label = heading
            found[label] = []
        elif label:
            found[label].append(line)
    last = found.get(label, [])
    # What an e-mail adds stands below the last field.
    end = next((number for number, line in enumerate(last) if line.rstrip() in ("--", "---")), len(last))
    left_out = " ".join(" ".join(last[end + 1 :]).split())
    del last[end:]
    return {label: "\n".join(said).strip() for label, said in found.items()}, left_out


def _answer(field: Field, said: str) -> str:
    """What was answered; nothing where nothing was chosen or written. Raises FormFault where it is marked as Markdown."""
    if said.partition("\n")[0].rstrip() == NOTHING or (field.words and said == "None"):
        return ""
    if not field.many and _MARKED.match(said):
        raise FormFault(f'what stands below "{field.label}" is marked as Markdown: write it without "{said[:1]}" around it')
    return said


def _entries(answer: str) -> list[str]:
    return [" ".join(re.sub(_BULLET, "", line.strip(), count=1).split()) for line in answer.splitlines() if line.strip()]


def _line(answer: str) -> Node:
    """A text that no reader takes for anything else, but for a date, which reads better without quotes."""
    line = " ".join(answer.split())
    return Node(text=line, plain=bool(re.fullmatch(DATE_PATTERN, line)))


def _put(root: Any, path: Path, value: Any) -> None:
    for step, following in pairwise(path):
        if isinstance(root, list):
            root += [{} for _ in range(int(step) + 1 - len(root))]
            root = root[int(step)]
        else:
            root = root.setdefault(step, [] if isinstance(following, int) else {})
    root[path[-1]] = value


def _without_loose_ends(value: Any) -> Any:
    """Without claims that have no value, and without what is empty then."""
    if isinstance(value, list):
        return [part for part in map(_without_loose_ends, value) if part]
    if not isinstance(value, dict):
        return value
    if value.keys() <= _BESIDE:
        return {}
    return {key: part for key, part in ((key, _without_loose_ends(part)) for key, part in value.items()) if part}
