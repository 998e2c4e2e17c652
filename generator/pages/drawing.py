"""Drawings: shapes as a tree, and the one writer that makes SVG of them.

Places across are shares of the width in percent, places down are pixels: a drawing fits every screen, and its words stay as large
as they are. A drawing in a square of its own (`square`) has its own units instead, and is scaled. There are no colours here:
classes name what a shape means, and `pictures.css` gives it its look in light and dark.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import ceil, floor, log10

from generator.model.values import PartialDate, Stage, symbol_of


@dataclass(frozen=True, slots=True)
class Shape:
    """An element of SVG with its attributes, and what is inside: shapes, links and words."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    inside: tuple["Shape | Leads | str", ...] = ()


@dataclass(frozen=True, slots=True)
class Leads:
    """Shapes that lead to a page of the site by its path, and what a reader is told who points at them.

    `facts` are words that a script may filter by. Of a crowd, the keyboard does not stop at each one.
    """

    path: str
    says: str
    inside: tuple[Shape, ...]
    anchor: str = ""
    css: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    is_one_of_a_crowd: bool = False


Part = Shape | Leads


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: its title, its description in words, its shapes, and the key to its marks.

    `height` is in pixels; where `square` is set, it is the side of a square in the units of the shapes.
    """

    title: str
    description: str
    height: float
    parts: tuple[Part, ...]
    key: tuple[tuple[Shape, str], ...] = ()
    square: bool = False
    css: str = ""


def rectangle(x: float, y: float, width: float, height: float, css: str) -> Shape:
    """A rectangle: x and width in percent, y and height in pixels."""
    at = (("x", percent(x)), ("y", figure(y)), ("width", percent(width)), ("height", figure(height)))
    return Shape("rect", (*at, ("class", css)))


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> Shape:
    """A line: x in percent, y in pixels."""
    return Shape("line", (("x1", percent(x1)), ("y1", figure(y1)), ("x2", percent(x2)), ("y2", figure(y2)), ("class", css)))


def words(x: float, y: float, said: str, css: str = "", anchor: str = "start", dx: float = 0) -> Shape:
    """Words that start, end or have their middle at a place; `dx` moves them aside by pixels."""
    moved = (("dx", figure(dx)),) if dx else ()
    turned = (("text-anchor", anchor),) if anchor != "start" else ()
    return Shape("text", (("x", percent(x)), ("y", figure(y)), *moved, *turned, *((("class", css),) if css else ())), (said,))


def path(drawn: str, css: str) -> Shape:
    """A path in pixels."""
    return Shape("path", (("d", drawn), ("class", css)))


def at(x: float, y: float, *inside: Shape) -> Shape:
    """Shapes in pixels around a place."""
    return Shape("svg", (("x", percent(x)), ("y", figure(y))), inside)


FORMS = {
    "circle": "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z",
    "square": "M-4.5,-4.5h9v9h-9z",
    "diamond": "M0,-6.2l6.2,6.2l-6.2,6.2l-6.2,-6.2z",
    "up": "M0,-5.8l5.8,10.4h-11.6z",
    "down": "M0,5.8l5.8,-10.4h-11.6z",
    "plus": "M-1.8,-5.6h3.6v3.8h3.8v3.6h-3.8v3.8h-3.6v-3.8h-3.8v-3.6h3.8z",
    "cross": "M-4.5,-4.5l9,9m0,-9l-9,9",
    "dot": "M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0z",
}
"""Marks around a place, in pixels."""

_STAGE_FORMS = {
    Stage.RUMOURED: "down",
    Stage.IN_TALKS: "circle",
    Stage.LETTER_OF_INTENT: "up",
    Stage.ANNOUNCED: "diamond",
    Stage.SIGNED: "circle",
    Stage.CLOSED: "square",
}


def stage_mark(stage: Stage) -> Shape:
    """The mark of a stage: its form and its filling say which, not only its colour; a cross where it is off the ladder."""
    return path(FORMS[_STAGE_FORMS.get(stage, "cross")], f"mark mark-{stage.replace(' ', '-')}")


def percent(number: float) -> str:
    """A share of the width."""
    return f"{figure(number)}%"


def figure(number: float) -> str:
    """A number with no more digits than a screen shows."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if number % 1 else str(int(number))


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers to places between two ends, in percent or pixels."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, number: float) -> float:
        return self.start + (number - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Powers(Scale):
    """Numbers above nothing to places, by their powers of ten."""

    def __call__(self, number: float) -> float:
        return Scale(log10(self.low), log10(self.high), self.start, self.end)(log10(number))

    def steps(self) -> Iterator[float]:
        """The powers of ten between the ends."""
        for power in range(round(log10(self.low)), round(log10(self.high)) + 1):
            yield 10.0**power


def powers_around(numbers: Iterable[float], start: float, end: float) -> Powers:
    """A scale from the power of ten below all of some numbers, which are more than nothing, to the one above them."""
    found = sorted(numbers)
    low, high = floor(log10(found[0])), ceil(log10(found[-1]))
    return Powers(10.0**low, 10.0 ** max(high, low + 1), start, end)


def years(first: date, last: date, start: float, end: float) -> tuple[Scale, list[tuple[int, float]]]:
    """A scale for days, and where each year begins on it (only every second, fifth, tenth where there are many)."""
    scale = Scale(first.toordinal(), max(last.toordinal(), first.toordinal() + 1), start, end)
    every = next(step for step in (1, 2, 5, 10, 1000) if (last.year - first.year) / step <= 14)
    begun = [year for year in range(first.year, last.year + 1) if year % every == 0 and date(year, 1, 1) >= first]
    return scale, [(year, scale(date(year, 1, 1).toordinal())) for year in begun]


def middle(day: PartialDate) -> float:
    """The middle of the days that a date may mean, as an ordinal."""
    return (day.first.toordinal() + day.last.toordinal()) / 2


def money(number: float, currency: str) -> str:
    """A round number of a currency for an axis: `$100M`, `1B CHF`."""
    power, letter = next(((power, letter) for power, letter in _SCALES if number >= 10**power), (0, ""))
    figures, symbol = f"{_round(number / 10**power)}{letter}", symbol_of(currency)
    return f"{figures} {currency}" if symbol == currency else f"{symbol}{figures}"


def measure(number: float, unit: str) -> str:
    """A round number of a unit for an axis, with the unit's prefix: `100 GB`, `1 PFLOPS`."""
    power, letter = next(((power, letter) for power, letter in _PREFIXES if number >= 10**power), (0, ""))
    return f"{_round(number / 10**power)} {letter}{unit}"


def _round(number: float) -> str:
    return f"{number:,.0f}" if number >= 1 else f"{number:g}"


_SCALES = ((12, "T"), (9, "B"), (6, "M"), (3, "K"))
_PREFIXES = ((18, "E"), (15, "P"), (12, "T"), (9, "G"), (6, "M"), (3, "k"))


@dataclass(frozen=True, slots=True)
class Named:
    """A place that would like to have its name beside it: x in percent, y in pixels."""

    x: float
    y: float
    name: str


def labels(named: Iterable[Named], taken: Iterable[tuple[float, float]], wide: float, start: float) -> Iterator[Shape]:
    """The names for which there is room right of a percentage, in the order given, on a drawing so many pixels wide."""
    room = _Room((x * wide / 100 - 6, x * wide / 100 + 6, y) for x, y in taken)
    for place in named:
        x, length = place.x * wide / 100, 6.3 * len(place.name)
        for anchor, left in (("start", x + 8), ("end", x - 8 - length)):
            if left >= start * wide / 100 and left + length <= wide and room.takes(left, left + length, place.y):
                yield words(place.x, place.y + 4, place.name, "label", anchor, 9 if anchor == "start" else -9)
                break


class _Room:
    """What is taken of a drawing: boxes from left to right, all as high as a line, around their middle."""

    HIGH = 12

    def __init__(self, boxes: Iterable[tuple[float, float, float]]) -> None:
        self.lines: defaultdict[int, list[tuple[float, float, float]]] = defaultdict(list)
        for box in boxes:
            self._line(box[2]).append(box)

    def _line(self, middle: float, away: int = 0) -> list[tuple[float, float, float]]:
        return self.lines[floor(middle / self.HIGH) + away]

    def takes(self, left: float, right: float, middle: float) -> bool:
        """Whether a box meets none that is there. Then it is there too."""
        near = (box for away in (-1, 0, 1) for box in self._line(middle, away))
        is_free = not any(left < end and begin < right and abs(middle - at) < self.HIGH for begin, end, at in near)
        if is_free:
            self._line(middle).append((left, right, middle))
        return is_free


def svg(drawing: Drawing, id: str, address: Callable[[Leads], str]) -> str:
    """The drawing as HTML: SVG, and the key as a list. `id` is its own on its page; `address` tells where a link leads."""
    return _Writer(id, address).write(drawing)


@lru_cache(1 << 14)
def _escaped(said: str) -> str:
    """Words of anybody as text or as the value of an attribute; of control characters only the space they take is left."""
    printable = re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+", " ", said)
    return re.sub(r"[^\w .,%#/;:()+-]", lambda found: f"&#{ord(found[0])};", printable)


class _Writer:
    def __init__(self, id: str, address: Callable[[Leads], str]) -> None:
        self.id = id
        self.address = address

    def write(self, drawing: Drawing) -> str:
        side = figure(drawing.height)
        size = ("viewBox", f"0 0 {side} {side}") if drawing.square else ("height", side)
        role = "group" if any(isinstance(part, Leads) for part in drawing.parts) else "img"
        named = ("aria-labelledby", f"{self.id}-title {self.id}-description")
        head = (
            Shape("title", (("id", f"{self.id}-title"),), (drawing.title,)),
            Shape("desc", (("id", f"{self.id}-description"),), (drawing.description,)),
        )
        whole = Shape("svg", (("class", f"chart {drawing.css}".strip()), size, ("role", role), named), (*head, *drawing.parts))
        return self.part(whole) + self.key(drawing)

    def key(self, drawing: Drawing) -> str:
        if not drawing.key:
            return ""
        box = (("class", "sample"), ("viewBox", "-9 -9 18 18"), ("aria-hidden", "true"))
        entries = "".join(f"<li>{self.part(Shape('svg', box, (mark,)))} {_escaped(said)}</li>" for mark, said in drawing.key)
        return f'<ul class="key">{entries}</ul>'

    def part(self, part: Part | str) -> str:
        if isinstance(part, str):
            return _escaped(part)
        if isinstance(part, Leads):
            return self.leads(part)
        attributes = "".join(f' {name}="{_escaped(value)}"' for name, value in part.attributes)
        return f"<{part.name}{attributes}>{''.join(map(self.part, part.inside))}</{part.name}>"

    def leads(self, link: Leads) -> str:
        attributes = (
            ("href", self.address(link)),
            *((("class", link.css),) if link.css else ()),
            *((f"data-{name}", said) for name, said in link.facts),
            *((("tabindex", "-1"),) if link.is_one_of_a_crowd else ()),
        )
        return self.part(Shape("a", attributes, (Shape("title", (), (link.says,)), *link.inside)))
