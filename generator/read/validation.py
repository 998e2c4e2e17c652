"""A mapping becomes a record of a model, or problems at the places where it does not fit."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.explanations import EXPLANATIONS
from generator.model.record import Mapping, Record, Sequence
from generator.problems import Location, Problem, did_you_mean

R = TypeVar("R", bound=Record)


def validated(model: type[R], mapping: Mapping) -> tuple[R | None, list[Problem]]:
    """The record, or every way in which the mapping is none."""
    try:
        return model.model_validate(mapping), []
    except ValidationError as error:
        found = [_problem(model, mapping, fault) for fault in error.errors(include_url=False)]
        return None, list(dict.fromkeys(found))


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
        return Problem("missing-key", f'the key "{path[-1]}" is missing', Location(at.path, at.line, at.column, 1, at.excerpt))
    at = _walk(root, path).at
    context = fault.get("ctx", {})
    if code in EXPLANATIONS:
        return Problem(code, context["message"], at, context["hint"])
    if code == "too_short":
        return Problem("missing-key", "at least one is needed here", at)
    return Problem("wrong-type", f"expected {_WANTED.get(code, 'something else')} here", at)


_WANTED = {"model_type": "a mapping (`key: value` lines)", "tuple_type": "a list"}


def _walk(node: Any, path: tuple[str | int, ...]) -> Any:
    """The node a path of pydantic's leads to. One thing that stands for a list of one counts as its own first entry."""
    for step in path:
        if isinstance(node, Mapping) and step in node:
            node = node[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            node = node[step]
    return node


def _keys(model: Any, path: tuple[str | int, ...]) -> set[str]:
    for step in path:
        if isinstance(step, str):
            field = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
            model = _model_in(field.annotation) if field else None
        if model is None:
            return set()
    aliases = {field.alias or name for name, field in model.model_fields.items()}
    return {alias for alias in aliases if alias.isprintable()}


def _model_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, getattr(annotation, "__args__", ()))), None)
