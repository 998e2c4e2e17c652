"""The coverage page: what the record holds, and what is thin in it."""

from collections import Counter
from decimal import Decimal

from generator.analysis.measures import Measure, measures
from generator.model.kinds import Deal, DealType
from generator.pages.document import Block, Heading, Listing, Page, Paragraph, Table, overview, text
from generator.pages.inserts import figures
from generator.pages.parts import Shelf, many, table
from generator.problems import Problem


def coverage(shelf: Shelf, problems: list[Problem]) -> Page:
    """What the record holds, and what it lacks: its measures, its oldest and newest source, every warning of the checks."""
    meaning = "What the record holds, and what is thin in it."
    known = measures(shelf.corpus)
    filled = {name: measure for name, measure in known.items() if "." in name}
    totals = {name: measure for name, measure in known.items() if name not in filled}
    claims, quoted = sum(map(len, shelf.corpus.claims.values())), len(shelf.evidence.passages)
    blocks: tuple[Block, ...] = (
        Paragraph(text(meaning)),
        figures(shelf),
        Paragraph(text(_reach(shelf))),
        Heading(2, text("Measures"), "measures"),
        _measured(totals | {"claims quoted from a text that is held": Measure(quoted, claims)}, shelf),
        *_types(shelf),
        Heading(2, text("How far each property is filled in"), "filled"),
        _measured(filled, shelf),
        Heading(2, text("Claims without a source"), "no-source"),
        _unsourced(problems),
    )
    return overview("coverage.md", "Coverage", meaning, blocks)


def _measured(known: dict[str, Measure], shelf: Shelf) -> Table:
    expected = {one.of: one.at_least for one in shelf.corpus.records.settings.expectations}
    rows = ((text(name), text(measure), text(_level(expected.get(name), measure))) for name, measure in known.items())
    return table(("What", "Found", "At least expected"), rows)


def _level(expected: Decimal | None, measure: Measure) -> str:
    if expected is None:
        return ""
    return f"{expected:.0%}" if measure.whole is not None else f"{expected}"


def _reach(shelf: Shelf) -> str:
    dates = [source.date for source in shelf.corpus.sources.values() if source.date]
    if not dates:
        return "No source has a date."
    # Of a year nobody knows that it is older or newer than a day in it.
    oldest, newest = min(dates, key=lambda date: date.last), max(dates, key=lambda date: date.first)
    undated = len(shelf.corpus.sources) - len(dates)
    return f"The oldest source is of {oldest}, the newest of {newest}; {undated} have no date that we could find."


def _types(shelf: Shelf) -> tuple[Block, ...]:
    counted = Counter(str(deal.type) for deal in shelf.corpus.deals.values())
    rows = [(text(type), text(counted[type])) for type in DealType if counted[type]]
    return (Heading(2, text(f"Kinds of {Deal.singular}"), "types"), table(("Type", many(Deal)), rows)) if rows else ()


def _unsourced(problems: list[Problem]) -> Block:
    found = [problem for problem in problems if problem.code == "no-source"]
    if not found:
        return Paragraph(text("None: every claim names a source."))
    return Listing(tuple(text(f"{problem.at}: {problem.message}") for problem in found))
