"""The picture of how a deal came about: its stages, its dated claims, and what is due, on an axis of time."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.promises import Fate
from generator.corpus import Claim
from generator.model.kinds import Flow
from generator.model.values import PartialDate, Stage
from generator.pages.document import Figure, PageLink, Text
from generator.pages.drawing import (
    FORMS,
    Drawing,
    Leads,
    Part,
    Scale,
    Shape,
    at,
    line,
    middle,
    path,
    rectangle,
    stage_mark,
    words,
    years,
)
from generator.pages.parts import Shelf, shortened

FEWEST = 3
MOST = 14
"""Rows in a picture; beyond them the oldest of the claims that are neither stages nor due are left to the table."""
ROW = 22.0
NARROWEST = 300
"""Pixels that a picture is wide on the smallest phone."""
LETTER = 6.3
"""Pixels that a letter of the words beside a mark takes."""
TOP = 26.0


@dataclass(frozen=True)
class Moment:
    """Something that was, or is due, on a day: the mark and the words for it, and the claim that says so."""

    day: PartialDate
    says: str
    mark: Shape
    claim: Claim
    rank: int


def deal_progress(shelf: Shelf, id: str) -> Figure | None:
    """The timeline of a deal; none where there are hardly any dates."""
    moments = _chosen([*_stages(shelf, id), *_due(shelf, id), *_dated(shelf, id)])
    days = {moment.day for moment in moments}
    if len(days) < FEWEST:
        return None
    today = shelf.corpus.today
    first = min(today, *(day.first for day in days)).replace(month=1, day=1)
    last = max(today, *(day.last for day in days))
    scale, begun = years(first, last, 5, 97)
    height = TOP + ROW * len(moments) + 8
    page = shelf.path(id)
    rows = [_row(page, moment, scale, TOP + ROW * (place + 0.5)) for place, moment in enumerate(moments)]
    parts = (*_axis(begun, scale(today.toordinal()), height), *rows)
    said = "; ".join(f"{moment.day}: {moment.says}" for moment in moments)
    drawing = Drawing(
        "When it came about", f"From the first to the last: {said}.", height + 16, parts, tuple(_key(moments)), css="progress"
    )
    caption = (
        Text("A line beside a mark is all the time that a date may mean. With the evidence, as a table: "),
        PageLink((Text("Every claim"),), page, "claims"),
        Text("."),
    )
    return Figure(drawing, caption)


def _chosen(moments: list[Moment]) -> list[Moment]:
    """The moments there is room for, in order of time; things said twice once."""
    once = {(moment.day.text, moment.says): moment for moment in reversed(moments)}
    kept = sorted(once.values(), key=lambda moment: (moment.rank, -moment.day.first.toordinal(), moment.says))[:MOST]
    return sorted(kept, key=lambda moment: (middle(moment.day), moment.rank, moment.says))


def _stages(shelf: Shelf, id: str) -> Iterator[Moment]:
    for claim in reversed(shelf.stages(id)):
        if claim.holds:
            yield Moment(claim.holds, str(claim.record.value), stage_mark(claim.record.value), claim, 0)


def _due(shelf: Shelf, id: str) -> Iterator[Moment]:
    for promise in shelf.promises_of.get(id, ()):
        form = "mark mark-due" if promise.fate is Fate.OPEN else "mark mark-was-due"
        what = ": term ends" if promise.claim.property.name == "duration" else " due"
        fate = "" if promise.fate is Fate.OPEN else f", {promise.fate}"
        said = f"{promise.claim.called}{what}{fate}"
        yield Moment(promise.due, said, path(FORMS["circle"], form), promise.claim, 1)


def _dated(shelf: Shelf, id: str) -> Iterator[Moment]:
    for claim in shelf.corpus.claims[id]:
        record = claim.record
        if record.date and not record.withdrawn and not isinstance(record.value, Stage | PartialDate):
            which = f"{claim.part.what}, " if isinstance(claim.part, Flow) and len(shelf.corpus.deals[id].flows) > 1 else ""
            said = shortened(f"{which}{claim.property.label.lower()}: {record.value}", 44)
            yield Moment(record.date, said, path(FORMS["dot"], "mark mark-none"), claim, 2)


def _row(page: str, moment: Moment, scale: Scale, y: float) -> Leads:
    """A mark with its words on the side where there is more room."""
    x = scale(middle(moment.day))
    start, end = scale(moment.day.first.toordinal()), scale(moment.day.last.toordinal())
    reach = [rectangle(start, y - 1.5, end - start, 3, "reach")] if end - start > 1 else []
    beside, anchor, aside = (start, "end", -10) if start > 100 - end else (end, "start", 10)
    said = f"{moment.day}: {moment.says}"
    fits = shortened(moment.says, int(max(start, 100 - end) / 100 * NARROWEST / LETTER) - 2)
    ways = {"says": moment.says} if fits == moment.says else {"says roomy": moment.says, "says narrow": fits}
    labels = (words(beside, y + 4, says, css, anchor, aside) for css, says in ways.items())
    return Leads(page, said, (*reach, at(x, y, moment.mark), *labels), moment.claim.anchor, css="row")


def _axis(begun: list[tuple[int, float]], today: float, height: float) -> Iterator[Part]:
    for year, x in begun:
        yield line(x, 18, x, height, "grid")
        crowded = " crowded" if len(begun) > 7 and year % 2 else ""
        yield words(x, 12, str(year), f"tick{crowded}", "middle")
    yield line(today, 18, today, height, "today")
    yield words(today, height + 12, "today", "tick", "middle" if 8 < today < 92 else "end" if today > 50 else "start")


def _key(moments: list[Moment]) -> Iterator[tuple[Shape, str]]:
    stages = dict.fromkeys(moment.claim.record.value for moment in moments if moment.rank == 0)
    yield from ((stage_mark(stage), str(stage)) for stage in stages)
    if any(moment.rank == 1 for moment in moments):
        yield path(FORMS["circle"], "mark mark-due"), "due"
    if any(moment.rank == 2 for moment in moments):
        yield path(FORMS["dot"], "mark mark-none"), "another dated claim"
