"""Chips compared: the page of all chips by year and maker, and the generations of one family."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import inf

from generator.analysis.disputes import ranked_properties
from generator.corpus import Claim
from generator.evidence.numerals import greatest
from generator.model.kinds import Chip
from generator.model.values import PartialDate, Quantity
from generator.pages.document import Block, Division, Figure, Heading, Page, Paragraph, overview, text
from generator.pages.drawing import (
    FORMS,
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
    measure,
    middle,
    path,
    powers_around,
    rectangle,
    words,
    years,
)
from generator.pages.parts import Shelf, shortened, since_row, table

FEWEST = 3
MAKERS = ("circle", "square", "diamond", "up", "down", "plus")
"""The forms of the makers with the most chips; the others share one."""
TOP, BOTTOM = 36.0, 256.0
START, END = 12.0, 97.0
WIDE = 560.0
"""The width in pixels for which names are placed."""
MEASURES = (
    ("memory", "Memory of one chip", "B"),
    ("bandwidth", "Memory bandwidth", "B/s"),
    ("compute_bf16", "Dense compute at BF16", "FLOPS"),
    ("compute_fp8", "Dense compute at FP8", "FLOPS"),
    ("power", "Power of one chip", "W"),
)
FIGURES = ("memory", "bandwidth", "compute_bf16", "compute_fp8", "compute_fp4", "compute_int8", "power")


@dataclass(frozen=True)
class Measured:
    """A measure of a chip in its base unit, the day the chip was announced, and the ends of what sources disagree about."""

    chip: str
    day: PartialDate
    size: float
    said: str
    ends: tuple[float, float] | None


def is_compared() -> bool:
    """Whether chips have the properties that the page compares."""
    return Chip.model_fields.keys() >= {"designer", "announced", *FIGURES}


def compare_page(shelf: Shelf) -> Page:
    """All chips: a picture for each measure, and the table of all figures."""
    meaning = "Chips by the day they were announced and by what one of them has: memory, bandwidth, dense compute, power."
    forms = _forms(shelf)
    drawings = [d for d in (_panel(shelf, *measure, forms) for measure in MEASURES) if d]
    blocks: list[Block] = [Paragraph(text(meaning))]
    if drawings:
        figures = [Figure(drawing, ()) for drawing in (_makers(shelf, forms), *drawings)]
        blocks += [Division(tuple(figures), "panels of-today"), Paragraph(text(_NOTE))]
    blocks += [Heading(2, text("As a table"), "table"), Division((_table(shelf),), "index compare-table")]
    return overview(
        "compare.md", "Chips compared", meaning, blocks, [meaning], ("pictures.js",), is_wide=True, aliases=("Compare",)
    )


_NOTE = (
    "Each line of a picture is ten times the one below. What is given as “up to” stands at its most, “at least” at its least. "
    "A mark with a line through it is in dispute: the line reaches from the least to the greatest value that a source gives. "
    "Chips of which nobody says when they were announced are in the table only."
)


def _forms(shelf: Shelf) -> dict[str, str]:
    """maker -> form, for the makers with the most chips."""
    counts = Counter(maker for id in shelf.corpus.of_kind(Chip.folder) if (maker := _maker(shelf, id)))
    ranked = sorted(counts, key=lambda maker: (-counts[maker], maker))
    return dict(zip(ranked, MAKERS, strict=False))


def _standing(shelf: Shelf, chip: str, name: str) -> Claim | None:
    return next(iter(ranked_properties(shelf.corpus, chip).get(name, ())), None)


def appeared(shelf: Shelf, chip: str) -> float:
    """When a chip was announced, else was to be had, as an ordinal."""
    claims = (_standing(shelf, chip, name) for name in ("announced", "available"))
    return next((middle(claim.record.value) for claim in claims if claim), inf)


def _maker(shelf: Shelf, chip: str) -> str:
    claim = _standing(shelf, chip, "designer")
    return str(claim.record.value) if claim else ""


def _measured(shelf: Shelf, chips: Iterable[str], name: str) -> Iterator[Measured]:
    """The chips of which both the measure and the day are known, in order of time."""
    found = []
    for chip in chips:
        day, claim = _standing(shelf, chip, "announced"), _standing(shelf, chip, name)
        if day and claim and isinstance(claim.record.value, Quantity) and (size := _size(claim.record.value)):
            found.append(Measured(chip, day.record.value, size, str(claim.record.value), _disputed_ends(shelf, claim)))
    yield from sorted(found, key=lambda one: (middle(one.day), one.chip))


def _size(quantity: Quantity) -> float:
    return float(greatest(quantity.in_units_of_one))


def _disputed_ends(shelf: Shelf, claim: Claim) -> tuple[float, float] | None:
    for dispute in shelf.disputes(claim.subject):
        if claim in dispute.claims:
            sizes = [size for other in dispute.claims if (size := _size(other.record.value))]
            return min(sizes), max(sizes)
    return None


def _mark(form: str, place: int) -> Shape:
    return path(FORMS[form], f"mark maker maker-{place}")


def _mark_of(forms: dict[str, str], maker: str) -> Shape:
    return _mark(forms[maker], list(forms).index(maker) + 1) if maker in forms else path(FORMS["dot"], "mark mark-none")


def _panel(shelf: Shelf, name: str, label: str, unit: str, forms: dict[str, str]) -> Drawing | None:
    """All chips by one measure, on a scale of powers of ten; none where there are hardly any."""
    found = list(_measured(shelf, shelf.corpus.of_kind(Chip.folder), name))
    if len(found) < FEWEST:
        return None
    across, begun = years(date(found[0].day.first.year, 1, 1), max(one.day.last for one in found), START, END)
    up = powers_around((size for one in found for size in (one.size, *(one.ends or ()))), BOTTOM, TOP)
    marks = [_point(shelf, one, across, up, forms) for one in found]
    places = [(across(middle(one.day)), up(one.size)) for one in found]
    named = sorted(zip(found, places, strict=True), key=lambda entry: (-entry[0].size, entry[0].chip))
    names = labels((Named(*place, shortened(shelf.name(one.chip), 24)) for one, place in named), places, WIDE, START - 1)
    parts = (*_grid(begun, up, unit), *marks, *names)
    said = "; ".join(f"{shelf.name(one.chip)} {one.said} ({one.day})" for one in found)
    return Drawing(
        label, f"Marks of {len(found)} chips by the day of their announcement: {said}.", BOTTOM + 6, parts, css="compare"
    )


def _point(shelf: Shelf, one: Measured, across: Scale, up: Powers, forms: dict[str, str]) -> Leads:
    x, maker = across(middle(one.day)), _maker(shelf, one.chip)
    dispute = [line(x, up(one.ends[0]), x, up(one.ends[1]), "dispute-range")] if one.ends else []
    by = f", {shelf.name(maker)}" if maker else ""
    said = f"{shelf.name(one.chip)}{by}: {one.said}, {one.day}" + (", in dispute" if one.ends else "")
    mark = at(x, up(one.size), _mark_of(forms, maker))
    return Leads(shelf.path(one.chip), said, (*dispute, mark), css="point", is_one_of_a_crowd=True)


def _grid(begun: list[tuple[int, float]], up: Powers, unit: str) -> Iterator[Part]:
    for year, x in begun:
        yield line(x, 18, x, BOTTOM, "grid-minor")
        crowded = " crowded" if len(begun) > 5 and year % 2 else ""
        yield words(x, 12, str(year), f"tick{crowded}", "middle")
    for step in up.steps():
        yield line(0, up(step), 100, up(step), "grid")
        yield words(0, up(step) - 4, measure(step, unit), "tick")


def _makers(shelf: Shelf, forms: dict[str, str]) -> Drawing:
    """The key: which form stands for whom."""
    counts = Counter(_maker(shelf, id) for id in shelf.corpus.of_kind(Chip.folder))
    rows: list[Part] = [words(0, 14, "Maker, and how many chips the table has of it", "quiet")]
    for place, (maker, form) in enumerate(forms.items()):
        y = 40.0 + 26 * place
        name = words(0, y + 4, f"{shelf.name(maker)}, {counts[maker]}", "says", dx=22)
        said = f"{shelf.name(maker)}: {counts[maker]} chips"
        rows.append(Leads(shelf.path(maker), said, (at(1.5, y, _mark(form, place + 1)), name)))
    y = 40.0 + 26 * len(forms)
    others = sum(counts.values()) - sum(counts[maker] for maker in forms)
    rows += [at(1.5, y, path(FORMS["dot"], "mark mark-none")), words(0, y + 4, f"all others, {others}", "", dx=22)]
    named = ", ".join(f"{shelf.name(maker)} {form}" for maker, form in forms.items())
    return Drawing(
        "Which mark is whose", f"The forms of the marks: {named}; a dot for all others.", y + 20, tuple(rows), css="compare"
    )


def _table(shelf: Shelf) -> Block:
    header = ("Chip", "Designed by", "Announced", "Memory", "Bandwidth", "BF16", "FP8", "FP4", "INT8", "Power")
    rows = (
        (
            (since_row(shelf.known_since(id)), shelf.link(id)),
            *(shelf.property(id, name) for name in ("designer", "announced", *FIGURES)),
        )
        for id in shelf.corpus.of_kind(Chip.folder)
    )
    return table(header, rows)


def generations(shelf: Shelf, chips: Iterable[str]) -> Block | None:
    """The generations of a family side by side: a bar for each, in order of time, for each measure that enough of them have."""
    drawings = [_bars(shelf, list(_measured(shelf, chips, name)), label) for name, label, _ in MEASURES[:4]]
    figures = tuple(Figure(drawing, ()) for drawing in drawings if drawing)
    return Division(figures, "panels panels-small of-today") if figures else None


def _bars(shelf: Shelf, found: list[Measured], label: str) -> Drawing | None:
    if len(found) < FEWEST:
        return None
    scale = Scale(0, max(one.size for one in found), 0, 46)
    parts: list[Part] = []
    for place, one in enumerate(found):
        y = 4.0 + 36 * place
        name = words(0, y + 11, f"{shortened(shelf.name(one.chip), 28)}, {one.day.first.year}", "name")
        bar = rectangle(0, y + 16, max(scale(one.size), 0.4), 10, "bar bar-chip")
        much = words(scale(one.size), y + 25, one.said + (" (in dispute)" if one.ends else ""), "much", dx=6)
        said = f"{shelf.name(one.chip)}: {one.said}, {one.day}"
        parts.append(Leads(shelf.path(one.chip), said, (name, bar, much), css="row"))
    said = "; ".join(f"{shelf.name(one.chip)} ({one.day}) {one.said}" for one in found)
    return Drawing(
        label, f"Bars, from the first generation to the last: {said}.", 4.0 + 36 * len(found), tuple(parts), css="flows"
    )
