"""What is a deal's own on its page: how far it has come, what goes from whom to whom, and the deals it is bound up with."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from generator.analysis.disputes import meaning, ranked
from generator.analysis.stages import is_stale, steps
from generator.corpus import Claim, grouped
from generator.model.kinds import Chip, Deal, Flow
from generator.model.values import LADDER, Stage
from generator.pages.document import Block, Division, Heading, Inlines, Listing, Paragraph, Row, Span, Text, text
from generator.pages.parts import DISPUTED, NEVER, OVERTAKEN, Shelf, holds, known_on, many, one, series, since_row, table
from generator.pages.progress import deal_progress

BEFORE_ALL = "0001-01-01"


def deal_facts(shelf: Shelf, id: str, deal: Deal) -> Iterator[tuple[Inlines, Inlines]]:
    """The rows of its fact box that are not properties of claims."""
    yield text("Type"), text(deal.type)
    yield text("Amount"), shelf.amounts(id)
    for role, companies in grouped((party.role, party.company) for party in deal.parties).items():
        yield text(role.capitalize()), shelf.links(companies)
    if deal.chips:
        yield text(many(Chip)), shelf.links(deal.chips)
    if not deal.binding:
        yield text("Binding"), text("not stated")


def deal_head(shelf: Shelf, id: str) -> Iterator[Block]:
    """The ladder, and that it is stale where it is."""
    yield Heading(2, text("How far it has come"), "stage")
    yield _ladder(shelf, id)
    if picture := deal_progress(shelf, id):
        yield picture
    if is_stale(shelf.corpus, id):
        stale = Paragraph((Text(f"The {Deal.singular} is not settled, and no newer source is known: "), *shelf.stage(id)))
        yield Division((stale,), "of-today")


def deal_blocks(shelf: Shelf, id: str, deal: Deal) -> Iterator[Block]:
    """The flows, and the deals it belongs to or takes the place of."""
    if deal.flows:
        yield Heading(2, text("What goes from whom to whom"), "flows")
        yield table(("From", "To", "What", "How much"), (_flow_row(shelf, id, flow) for flow in deal.flows))
    related = list(_related(shelf, id, deal))
    if related:
        yield Heading(2, text("Bound up with"), "related")
        yield table(("How", one(Deal), "Amount", "Stage"), related)


def _ladder(shelf: Shelf, id: str) -> Division:
    """The steps it has taken, in order of time, each with all its evidence, and among them those that are withdrawn; then those
    not reached, in outline."""
    taken: dict[Stage, list[Claim]] = {}
    for stage, run in groupby(steps(shelf.corpus, id), lambda claim: claim.record.value):
        # A step was taken on the first day on which nobody said that it was not; one that is taken again, when it was last.
        last_taken = sorted(run, key=lambda claim: (shelf.is_disputed(claim), claim.since, claim.record.at))
        taken[stage] = [*last_taken, *taken.pop(stage, [])]
    last = list(taken)[-1] if taken else None
    ahead = LADDER[LADDER.index(last) + 1 :] if last in LADDER else () if taken else LADDER
    withdrawn = _only_withdrawn(claim for claim in shelf.corpus.claims[id] if isinstance(claim.record.value, Stage))
    for claim in sorted(withdrawn, key=lambda claim: (claim.since, claim.record.at)):
        taken.setdefault(claim.record.value, []).append(claim)
    shown = [stage for stage, claims in taken.items() if claims[0] not in withdrawn]
    for stage in sorted(taken.keys() - shown, key=lambda stage: taken[stage][0].since):
        later = (place for place, other in enumerate(shown) if taken[other][0].since > taken[stage][0].since)
        shown.insert(next(later, len(shown)), stage)
    entries = [_step(shelf, stage, taken[stage]) for stage in shown]
    open_steps = [(Span((Text(f"{stage} (not reached)"),), "step-open"),) for stage in ahead if stage not in taken]
    return Division((Listing((*entries, *open_steps), numbered=True),), "ladder")


def _only_withdrawn(claims: Iterable[Claim]) -> list[Claim]:
    """Of the claims of one property, those of values that no claim gives which is not withdrawn."""
    claims = list(claims)
    stated = {meaning(claim.record.value) for claim in claims if not claim.record.withdrawn}
    return [claim for claim in claims if meaning(claim.record.value) not in stated]


def _step(shelf: Shelf, stage: Stage, claims: list[Claim]) -> Inlines:
    """A step; before any source was known to say so, one on the ladder was not reached, and one off it not there."""
    known = min(map(known_on, claims))
    was = ((BEFORE_ALL, f"{stage} (not reached)", ""),) if stage in LADDER and known != NEVER else ()
    mark = () if was else (since_row(known),)
    withdrawn = claims[0].record.withdrawn
    day = shelf.first(
        claims,
        lambda claim: text(f" {_said_on(claim) if withdrawn else holds(claim)}"),
        lambda claim: "",
        lambda known: next(claim for claim in claims if claim in known),
    )
    css = "step-withdrawn" if withdrawn else "step-reached"
    return (*mark, Span((*shelf.value(claims[0]), *day, *map(shelf.cited, claims)), css, known=known, was=was))


def _said_on(claim: Claim) -> str:
    """When a thing was said that is withdrawn."""
    return f"said {'on' if claim.known.first == claim.known.last else 'in'} {claim.known}" if claim.known else "not dated"


def _flow_row(shelf: Shelf, id: str, flow: Flow) -> Row:
    ends = [(shelf.link(end),) if end else text("not stated") for end in (flow.from_, flow.to)]
    claims = shelf.corpus.claims[id].of(flow)
    chips = (*text(" ("), *shelf.links(flow.chips), *text(")")) if flow.chips else ()
    mark = since_row(min(map(known_on, claims), default=NEVER))
    by_property = groupby(claims, attrgetter("property"))
    much = series(said for _, same in by_property for said in _said_of_flow(shelf, list(same)))
    return ((mark, *ends[0]), ends[1], (Text(flow.what), *chips), much)


def _said_of_flow(shelf: Shelf, claims: list[Claim]) -> Iterator[Inlines]:
    """What is said of one property of a flow: the value that is shown first, the others, then what is only withdrawn."""
    shown = (*ranked(shelf.corpus, claims), *_only_withdrawn(claims))
    said = grouped((meaning(claim.record.value), claim) for claim in shown)
    return (_value_of_flow(shelf, same) for same in said.values())


def _value_of_flow(shelf: Shelf, claims: list[Claim]) -> Inlines:
    """One value, with the evidence of all who give it, and whether it was overtaken or is disputed."""
    first = claims[0]
    tag = OVERTAKEN if shelf.is_overtaken(first) else DISPUTED if shelf.is_disputed(first) else ()
    return (Span((*shelf.labelled(first), *tag, *map(shelf.cited, claims)), known=min(map(known_on, claims))),)


def _related(shelf: Shelf, id: str, deal: Deal) -> Iterator[Row]:
    named = (
        ("Part of", deal.part_of),
        ("Has the part", shelf.corpus.parts_of.get(id, [])),
        ("Takes the place of", deal.supersedes),
        ("Superseded by", shelf.corpus.superseding.get(id, [])),
    )
    for how, others in named:
        for other in others:
            mark = since_row(shelf.known_since(other))
            yield (mark, Text(how)), (shelf.link(other),), shelf.amounts(other), shelf.stage(other)
