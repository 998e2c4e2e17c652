"""A mapping becomes a record of a model, or problems at the places where it does not fit."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.explanations import EXPLANATIONS
from generator.model.claim import ClaimRecord
from generator.model.record import Mapping, Record, Scalar, Sequence, keys_of
from generator.problems import Problem, did_you_mean

R = TypeVar("R", bound=Record)

TO_DO = "TODO"
"""What stands in a file where something is still to be said."""


def validated(model: type[R], mapping: Mapping) -> tuple[R | None, list[Problem]]:
    """The record, or every way in which the mapping is none."""
    gaps = list(_gaps(mapping, ""))
    try:
        record: R | None = model.model_validate(mapping)
        found = []
    except ValidationError as error:
        record = None
        faults = error.errors(include_url=False)
        found = [_problem(model, mapping, fault) for fault in faults if not _is_echo(mapping, fault)]
    open_places = {gap.at for gap in gaps}
    found = [*gaps, *(problem for problem in found if problem.at not in open_places)]
    return None if gaps else record, list(dict.fromkeys(found))


def _is_echo(mapping: Mapping, fault: Any) -> bool:
    """Whether pydantic calls a list too short only because its entries have faults of their own."""
    return fault["type"] == "too_short" and bool(_walk(mapping, fault["loc"]))


def is_gap(text: str) -> bool:
    """Whether a text is a `TODO`, with or without a word on what is to be done."""
    return text.strip() == TO_DO or text.startswith(f"{TO_DO}:")


def _gaps(node: Any, key: str) -> Iterator[Problem]:
    if isinstance(node, Scalar) and is_gap(node):
        yield Problem("to-fill-in", f'"{key}" is still to be filled in', node.at, "say it, or delete the line")
    elif isinstance(node, Mapping):
        for inner, part in node.items():
            yield from _gaps(part, inner)
    elif isinstance(node, Sequence):
        for part in node:
            yield from _gaps(part, key)


def _problem(model: type[Record], root: Mapping, fault: Any) -> Problem:
    path: tuple[str | int, ...] = fault["loc"]
    code: str = fault["type"]
    if code == "extra_forbidden":
        holder, keys = _walk(root, path[:-1]), _keys(model, path[:-1])
        key = str(path[-1])
        hint = did_you_mean(key, keys) or f"known here: {', '.join(sorted(keys))}"
        return Problem("unknown-key", f'there is no key "{key}"', holder.keys_at.get(key, holder.at), hint)
    if code == "missing":
        at = _walk(root, path[:-1]).at
        return Problem("missing-key", f'the key "{path[-1]}" is missing', replace(at, length=1))
    at = _walk(root, path).at
    context = fault.get("ctx", {})
    if code in EXPLANATIONS:
        return Problem(code, context["message"], at, context["hint"])
    if code == "too_short":
        return Problem("missing-key", "at least one is needed here", at)
    found = _model_at(model, path)
    hint = CLAIM_HELP if code == "model_type" and found and issubclass(found, ClaimRecord) else ""
    return Problem("wrong-type", f"expected {_WANTED.get(code, 'something else')} here", at, hint)


CLAIM_HELP = "a claim is lines of its own below the key, set in by two blanks: `value: ...`, then `source: ...`"

_WANTED = {"model_type": "a mapping (`key: value` lines)", "tuple_type": "a list"}


def _walk(node: Any, path: tuple[str | int, ...]) -> Any:
    """The node a path of pydantic's leads to. One thing that stands for a list of one counts as its own first entry."""
    for step in path:
        if isinstance(node, Mapping) and step in node:
            node = node[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            node = node[step]
    return node


def _keys(model: type[Record], path: tuple[str | int, ...]) -> set[str]:
    found = _model_at(model, path)
    return set(keys_of(found)) if found else set()


def _model_at(model: type[Record] | None, path: tuple[str | int, ...]) -> type[Record] | None:
    """The class of the records that a path of pydantic's leads to."""
    for step in path:
        if isinstance(step, str) and model:
            model = keys_of(model).get(step)
    return model
