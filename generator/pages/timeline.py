"""The page of all deals by time, amount and stage: a picture, and the table of what is in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.analysis.disputes import ranked_amounts
from generator.analysis.stages import began
from generator.evidence.numerals import greatest
from generator.model.kinds import Deal
from generator.model.values import LADDER, Money, PartialDate, Stage, many_of
from generator.pages.document import Block, Division, Figure, Heading, Page, Paragraph, overview, plain, text
from generator.pages.drawing import (
    Drawing,
    Leads,
    Named,
    Part,
    Powers,
    Scale,
    Shape,
    at,
    labels,
    line,
    middle,
    money,
    powers_around,
    rectangle,
    stage_mark,
    words,
    years,
)
from generator.pages.indexes import deals_table
from generator.pages.parts import Shelf, many, shortened

FEWEST = 3
TOP, BOTTOM = 30.0, 530.0
START, END = 7.0, 98.0
BAND = 8.0
LANE = 14.0
LANES = 9
"""Rows of the band of deals that have no amount in the currency of the record."""
WIDE = 680.0
"""The width in pixels for which names are placed: that of the narrowest picture that shows them (34rem, see pictures.css)."""


@dataclass(frozen=True)
class Dated:
    """A deal with the day since which it is at its stage, and its largest amount paid once in the currency of the record, if
    there is one."""

    id: str
    day: PartialDate
    stage: Stage
    amount: float | None
    said: str


def timeline_page(shelf: Shelf) -> Page:
    """All deals: the picture where there are enough of them, and the table."""
    meaning = f"Every {Deal.singular} by the day since which it is at its stage, and by its largest amount."
    found = list(_dated(shelf))
    blocks: list[Block] = [Paragraph(text(meaning))]
    if len(found) >= FEWEST and any(deal.amount for deal in found):
        blocks.append(_picture(shelf, found))
    blocks += [Heading(2, text("As a table"), "table"), Division((deals_table(shelf),), "index timeline-table")]
    return overview("timeline.md", "Timeline", meaning, blocks, [meaning], ("pictures.js",), is_wide=True)


def _dated(shelf: Shelf) -> Iterator[Dated]:
    for id in shelf.corpus.deals:
        present = next(iter(shelf.stages(id)), None)
        day = began(shelf.corpus, present).holds if present else None
        if present and day:
            amount, said = _largest(shelf, id)
            yield Dated(id, day, present.record.value, amount, said)


def _largest(shelf: Shelf, deal: str) -> tuple[float | None, str]:
    """The largest amount of a deal in the currency of the record that is paid once, as a number for the axis and in words; where
    it has none, what is stated instead."""
    found = []
    amounts = ranked_amounts(shelf.corpus, deal)
    for claims in amounts:
        value = claims[0].record.value
        if isinstance(value, Money) and value.amount and shelf.is_ranked(value):
            if size := float(greatest(value.amount)):
                found.append((size, plain(shelf.amount(claims))))
    if found:
        return max(found)
    is_stated = any(claims[0].record.value.amount for claims in amounts)
    return None, plain(shelf.amounts(deal)) if is_stated else "no amount is stated"


def _picture(shelf: Shelf, found: list[Dated]) -> Figure:
    last = max(shelf.corpus.today, *(deal.day.last for deal in found))
    across = _axis([deal.day for deal in found], last)
    up = powers_around((deal.amount for deal in found if deal.amount), BOTTOM, TOP)
    places = {deal.id: (across(middle(deal.day)), up(deal.amount)) for deal in found if deal.amount}
    lanes = _in_lanes([deal for deal in found if not deal.amount], across)
    places |= {id: (x, BOTTOM + 34 + LANE * lane) for id, (x, lane) in lanes.items()}
    height = BOTTOM + 34 + LANE * (max((lane for _, lane in lanes.values()), default=0) + 1) + 4
    by_size = sorted(found, key=lambda deal: (-(deal.amount or 0), deal.id))
    marks = [_mark(shelf, deal, *places[deal.id]) for deal in sorted(by_size, key=lambda deal: (middle(deal.day), deal.id))]
    named = (Named(*places[deal.id], shortened(shelf.corpus.deals[deal.id].name, 34)) for deal in by_size[:40] if deal.amount)
    parts = (*_grid(across, up, height, shelf.corpus.today, shelf.currency), *marks, *labels(named, places.values(), WIDE, START))
    stages = [stage for stage in Stage if any(deal.stage is stage for deal in found)]
    drawing = Drawing(
        f"{many(Deal)} by time, amount and stage",
        _description(shelf, by_size, stages),
        height,
        parts,
        tuple(_key(stages)),
        css="timeline",
    )
    caption = (
        f"{len(found)} {Deal.plural}. Across: the day since which a {Deal.singular} is at its stage, or the middle of its month "
        f"or year. Up: its largest amount in {many_of(shelf.currency)} paid once; each line is ten times the one below. What is "
        f"given as “up to” stands at its most, “at least” at its least. Below: {Deal.plural} with no such amount. A shaded band "
        "holds the early years, closer together."
    )
    return Figure(drawing, text(caption))


@dataclass(frozen=True)
class Time:
    """Days to places: the few early years share a narrow band at the left, so that the others have room."""

    early: Scale
    late: Scale
    begun: tuple[tuple[int, float], ...]
    turn: int

    def __call__(self, day: float) -> float:
        return self.late(day) if day >= self.turn else self.early(day)


def _axis(days: list[PartialDate], last: date) -> Time:
    """The axis: the years in which the first tenth of the deals lies are the early ones."""
    ordered = sorted(day.first for day in days)
    first, turn = ordered[0].year, ordered[len(ordered) // 10].year
    has_band = turn > first
    start = START + BAND if has_band else START
    late, begun = years(date(turn, 1, 1), last, start, END)
    early = Scale(date(first, 1, 1).toordinal(), date(turn, 1, 1).toordinal(), START, start - 1)
    return Time(early, late, ((first, START), *begun) if has_band else tuple(begun), date(turn, 1, 1).toordinal())


def _in_lanes(found: list[Dated], across: Time) -> dict[str, tuple[float, int]]:
    """Where deals without an amount stand: each in the first row in which it touches no other, if there is one."""
    ends = [float("-inf")] * LANES
    placed = {}
    for deal in sorted(found, key=lambda deal: (middle(deal.day), deal.id)):
        x = across(middle(deal.day))
        lane = next((lane for lane, end in enumerate(ends) if x - end >= 1.3), min(range(LANES), key=lambda lane: ends[lane]))
        ends[lane] = x
        placed[deal.id] = (x, lane)
    return placed


def _mark(shelf: Shelf, deal: Dated, x: float, y: float) -> Leads:
    record = shelf.corpus.deals[deal.id]
    facts = (("stage", str(deal.stage)), ("type", str(record.type)))
    said = f"{record.name}: {deal.said}, {deal.stage}, {deal.day}"
    mark = at(x, y, stage_mark(deal.stage))
    return Leads(shelf.path(deal.id), said, (mark,), css="point", facts=facts, is_one_of_a_crowd=True)


def _grid(across: Time, up: Powers, height: float, today: date, currency: str) -> Iterator[Part]:
    for year, x in across.begun:
        yield line(x, 18, x, height, "grid-minor")
        is_crowded = (x == START and len(across.begun) > 1) or (len(across.begun) > 6 and year % 2)
        crowded = " crowded" if is_crowded else ""
        yield words(x, 12, str(year), f"tick{crowded}", "middle")
    if across.begun[0][1] < across.late.start:
        yield rectangle(across.early.start - 1, 18, across.early.end - across.early.start + 1.5, height - 18, "band")
    for step in up.steps():
        yield line(0, up(step), 100, up(step), "grid")
        yield words(0, up(step) - 4, money(step, currency), "tick")
    yield words(0, BOTTOM + 20, "other or no amount", "tick")
    yield line(across(today.toordinal()), 18, across(today.toordinal()), height, "today")
    yield words(across(today.toordinal()), height - 2, "today", "tick", "end", -5)


def _description(shelf: Shelf, by_size: list[Dated], stages: list[Stage]) -> str:
    counts = ", ".join(f"{sum(deal.stage is stage for deal in by_size)} {stage}" for stage in stages)
    top = "; ".join(f"{shelf.corpus.deals[deal.id].name}, {deal.said}, {deal.stage}" for deal in by_size[:5] if deal.amount)
    return f"Marks of {len(by_size)} {Deal.plural} by date and amount: {counts}. The largest: {top}. All are in the table below."


def _key(stages: list[Stage]) -> Iterator[tuple[Shape, str]]:
    yield from ((stage_mark(stage), str(stage)) for stage in stages if stage in LADDER)
    off = [str(stage) for stage in stages if stage not in LADDER]
    if off:
        yield stage_mark(Stage.CANCELLED), " or ".join(off)
