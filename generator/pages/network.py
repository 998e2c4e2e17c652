"""The page of who pays whom: the companies in a ring, a line for each that pays another, and the table of all payments."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin, sqrt

from generator.analysis.circles import Edge, payments
from generator.analysis.disputes import ranked_amounts
from generator.analysis.stages import LEVELS, Level, stage
from generator.model.kinds import Company, Deal, Sector
from generator.model.values import Stage
from generator.pages.document import (
    Block,
    Division,
    Figure,
    Heading,
    Inlines,
    Page,
    PageLink,
    Paragraph,
    Row,
    Span,
    Text,
    overview,
    plain,
    text,
)
from generator.pages.drawing import Drawing, Leads, Part, Shape, figure, path
from generator.pages.parts import Shelf, first_known, one, shortened, since_row, table

FEWEST = 3
COMPANIES = 120
"""Companies in the ring, those with the most payments first: more would not be told apart."""
LINES = 400
LEADING, CLOSE, LETTER = 12, 0.12, 15
"""How many names a small picture shows, how many radians apart, and the width of their letters."""
SIDE, RADIUS = 1000.0, 320.0
Pair = tuple[str, str]
Payments = dict[Pair, list[Edge]]


@dataclass(frozen=True)
class Place:
    """Where a company stands in the ring: its angle from the top, clockwise, and how many payments it has."""

    angle: float
    number: int

    def at(self, radius: float) -> tuple[float, float]:
        """The point of the square at that distance from the middle."""
        return _point(self.angle, radius)


def _point(angle: float, radius: float) -> tuple[float, float]:
    return SIDE / 2 + radius * sin(angle), SIDE / 2 - radius * cos(angle)


def network_page(shelf: Shelf) -> Page:
    """Who pays whom: the ring where there are enough, and the table."""
    meaning = (
        f"Who pays whom by all {Deal.plural} that are reported, agreed or done: who gives equity, debt, cash, a guarantee or "
        "warrants, or gets anything else."
    )
    paid = dict(sorted(shelf.corpus.once(payments, Level.REPORTED).items()))
    round_ = {step for circle in shelf.circles(Level.REPORTED) for step in pairwise((*circle.companies, circle.companies[0]))}
    blocks: list[Block] = [Paragraph(text(meaning))]
    if len(paid) >= FEWEST:
        blocks.append(_picture(shelf, paid, round_))
    blocks += [Heading(2, text("As a table"), "table"), Division((_table(shelf, paid, round_),), "index network-table")]
    return overview(
        "network.md", "Who pays whom", meaning, blocks, [meaning], ("pictures.js",), is_wide=True, aliases=("Network",)
    )


def _picture(shelf: Shelf, paid: Payments, round_: set[Pair]) -> Figure:
    pays: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    for (payer, payee), edges in paid.items():
        pays[payer] += len(edges)
        numbers[payer] += len(edges)
        numbers[payee] += len(edges)
    ranked = sorted(numbers, key=lambda company: (-numbers[company], company))
    groups = _by_sector(shelf, set(ranked[:COMPANIES]))
    places, headings = _ring(groups, numbers)
    lines = sorted((pair for pair in paid if pair[0] in places and pair[1] in places), key=lambda pair: (-len(paid[pair]), pair))[
        :LINES
    ]
    parts: list[Part] = [_chord(shelf, pair, paid[pair], places, pair in round_) for pair in sorted(lines)]
    parts += [_label(angle, str(sector), "sector", facts=(("data-sector", str(sector)),)) for sector, angle in headings.items()]
    leading = _leading(shelf, ranked, places)
    sectors = {company: str(sector) for sector, found in groups.items() for company in found}
    for company, place in places.items():
        css = "node leading" if company in leading else "node"
        parts.append(_node(shelf, company, place, pays[company], css, sectors[company]))
    top = "; ".join(f"{shelf.name(company)}, {numbers[company]}" for company in ranked[:8])
    said = (
        f"{len(places)} {Company.plural} in a ring, by sector, and {len(lines)} lines from who pays to who is paid. "
        f"Most payments: {top}. All are in the table below."
    )
    drawing = Drawing(f"Payments between {Company.plural}", said, SIDE, tuple(parts), tuple(_key()), square=True, css="network")
    rest = len(numbers) - len(places)
    more = (
        f" {rest} {Company.plural} with fewer payments, and {len(paid) - len(lines)} lines, are in the table only."
        if rest
        else ""
    )
    caption = f"A line runs from who pays to who is paid, where its arrow is; the larger the dot, the more payments.{more}"
    return Figure(drawing, (Text(f"{caption} The circles, one by one: "), PageLink(text("Circles"), "circles.md"), Text(".")))


def _by_sector(shelf: Shelf, companies: set[str]) -> dict[Sector | str, list[str]]:
    """The companies by the first of their sectors."""
    groups: dict[Sector | str, list[str]] = {sector: [] for sector in (*Sector, "other")}
    for id in sorted(companies):
        entity = shelf.corpus.entities[id]
        groups[entity.sector[0] if isinstance(entity, Company) and entity.sector else "other"].append(id)
    return {sector: found for sector, found in groups.items() if found}


def _ring(groups: dict[Sector | str, list[str]], numbers: Counter[str]) -> tuple[dict[str, Place], dict[Sector | str, float]]:
    """The place of each company and the angle of the heading of each sector: a slot each, and a gap between sectors."""
    slots = sum(len(found) for found in groups.values()) + 2 * len(groups)
    places: dict[str, Place] = {}
    headings: dict[Sector | str, float] = {}
    slot = 0.5
    for sector, found in groups.items():
        headings[sector] = slot / slots * 2 * pi
        for company in found:
            slot += 1
            places[company] = Place(slot / slots * 2 * pi, numbers[company])
        slot += 2
    return places, headings


def _leading(shelf: Shelf, ranked: list[str], places: dict[str, Place]) -> set[str]:
    """The companies with the most payments whose names, where the picture is small, touch neither one another nor its edge."""
    leading: list[str] = []
    for company in filter(places.__contains__, ranked):
        angle, long = places[company].angle, LETTER * len(shelf.name(company))
        is_near = any(abs(angle - places[other].angle) < CLOSE for other in leading)
        reach = max(abs(sin(angle)), abs(cos(angle))) * (RADIUS + 20 + long)
        if not is_near and reach < SIDE / 2 + 20:
            leading.append(company)
    return set(leading[:LEADING])


def _size(place: Place) -> float:
    return min(2.5 + 1.3 * sqrt(place.number), 9.0)


def _node(shelf: Shelf, company: str, place: Place, pays: int, css: str, sector: str) -> Leads:
    x, y = place.at(RADIUS)
    said = f"{shelf.name(company)}: pays {pays} times, is paid {place.number - pays} times"
    dot = Shape("circle", (("cx", figure(x)), ("cy", figure(y)), ("r", figure(_size(place))), ("class", "dot")))
    label = _label(place.angle, shortened(shelf.name(company), 24), "name", _size(place))
    facts = (("company", company), ("sector", sector))
    return Leads(shelf.path(company), said, (dot, label), css=css, facts=facts, is_one_of_a_crowd=True)


def _label(angle: float, said: str, css: str, aside: float = 0, facts: tuple[tuple[str, str], ...] = ()) -> Shape:
    """Words that stand outside of the ring, along its radius, and never upside down."""
    x, y = _point(angle, RADIUS + 6 + aside)
    turned = angle / pi * 180 - 90
    anchor = "start"
    if angle > pi:
        turned, anchor = turned + 180, "end"
    moved = f"translate({figure(x)} {figure(y)}) rotate({figure(turned)})"
    return Shape("text", (("transform", moved), ("dy", "0.35em"), ("text-anchor", anchor), ("class", css), *facts), (said,))


def _chord(shelf: Shelf, pair: Pair, edges: list[Edge], places: dict[str, Place], is_round: bool) -> Leads:
    """A curve towards the middle, further the further apart the two are, and beside the one that runs back; with its arrow."""
    payer, payee = places[pair[0]], places[pair[1]]
    apart = abs(payer.angle - payee.angle)
    apart = min(apart, 2 * pi - apart)
    bend = (payer.angle + payee.angle) / 2 + (pi if abs(payer.angle - payee.angle) > pi else 0)
    clockwise = 1 if (payee.angle - payer.angle) % (2 * pi) < pi else -1
    control = _point(bend + 0.06 * clockwise, RADIUS * (0.8 - 0.75 * apart / pi))
    start, end = payer.at(RADIUS - _size(payer)), payee.at(RADIUS - _size(payee) - 2)
    drawn = f"M{_pair(start)}Q{_pair(control)} {_pair(end)}"
    surest = min(edges, key=lambda edge: (_level(shelf, edge), edge.deal))
    inside = (path(drawn, "hit"), path(drawn, "line"), path(_arrow(control, end), "arrow"))
    said = f"{shelf.name(pair[0])} pays {shelf.name(pair[1])}: " + "; ".join(_said(shelf, edge) for edge in edges)
    flows = " ".join(dict.fromkeys(f"{_level(shelf, edge)}:{edge.flow.what.replace(' ', '-')}" for edge in edges))
    facts = (("from", pair[0]), ("to", pair[1]), ("flows", flows))
    css = f"chord chord-{_level(shelf, surest)}" + (" round" if is_round else "")
    return Leads(shelf.path(surest.deal), said, inside, css=css, facts=facts, is_one_of_a_crowd=True)


def _pair(point: tuple[float, float]) -> str:
    return f"{figure(point[0])},{figure(point[1])}"


def _arrow(control: tuple[float, float], end: tuple[float, float]) -> str:
    dx, dy = end[0] - control[0], end[1] - control[1]
    length = sqrt(dx * dx + dy * dy) or 1
    dx, dy = 9 * dx / length, 9 * dy / length
    left = (end[0] - dx - dy / 2.4, end[1] - dy + dx / 2.4)
    right = (end[0] - dx + dy / 2.4, end[1] - dy - dx / 2.4)
    return f"M{_pair(end)}L{_pair(left)}L{_pair(right)}z"


def _level(shelf: Shelf, edge: Edge) -> Level:
    return LEVELS[_stage(shelf, edge)]


def _stage(shelf: Shelf, edge: Edge) -> Stage:
    claim = stage(shelf.corpus, edge.deal)
    assert claim is not None and isinstance(claim.record.value, Stage)
    return claim.record.value


def _said(shelf: Shelf, edge: Edge) -> str:
    return ", ".join(filter(None, (edge.flow.what, plain(_amount(shelf, edge)), _stage(shelf, edge))))


def _amount(shelf: Shelf, edge: Edge) -> Inlines:
    """The amount of a payment, or nothing."""
    found = ranked_amounts(shelf.corpus, edge.deal)
    return next((shelf.amount(claims) for claims in found if claims[0].part is edge.flow), ())


def _key() -> Iterator[tuple[Shape, str]]:
    for name, said in zip(Level, ("signed or closed", "announced", "reported: a letter of intent, talks, rumours"), strict=True):
        yield path("M-9,0h18", f"sample-{name}"), said
    yield path("M-9,0h18", "sample-round"), "part of a circle of money"


def _table(shelf: Shelf, paid: Payments, round_: set[Pair]) -> Block:
    rows = [_row(shelf, pair, edge, pair in round_) for pair, edges in paid.items() for edge in edges]
    if not rows:
        return Paragraph(text(f"No payment between two {Company.plural} is known yet."))
    return table(("Pays", "Is paid", "What", "How much", one(Deal), "Stage"), rows)


def _row(shelf: Shelf, pair: Pair, edge: Edge, is_round: bool) -> Row:
    tag = (*text(" "), Span(text("in a circle"), "tag of-today")) if is_round else ()
    return (
        (since_row(first_known(edge.claims)), shelf.link(pair[0])),
        (shelf.link(pair[1]), *tag),
        text(edge.flow.what),
        _amount(shelf, edge) or text("not stated"),
        (shelf.link(edge.deal),),
        shelf.stage(edge.deal),
    )
