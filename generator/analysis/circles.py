"""Circles of money: A pays B, and by another way the money comes back to A."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.analysis.promises import is_dropped
from generator.analysis.stages import Level, giving_way, levels
from generator.corpus import Claim, Corpus
from generator.model.kinds import Asset, Deal, Flow, Role

INTO = frozenset({Asset.EQUITY, Asset.DEBT, Asset.CASH, Asset.GUARANTEE, Asset.WARRANTS})
"""What goes from the one who pays, as do the shares of whoever acquires; all else goes from the one who is paid."""

LONGEST = 6
"""Companies in a circle; longer ones say nothing to a reader, and their number explodes."""


def ends(deal: Deal, flow: Flow) -> tuple[str | None, str | None]:
    """(who pays, who is paid): the giver and the receiver of what is paid with, else the other way; None where not stated."""
    giver, getter = (str(end) if end else None for end in (flow.from_, flow.to))
    acquires = any(party.company == giver and party.role is Role.ACQUIRER for party in deal.parties)
    return (giver, getter) if flow.what in INTO or (flow.what is Asset.SHARES and acquires) else (getter, giver)


@dataclass(frozen=True)
class Edge:
    """One payment: the flow of a deal, and the claims that are its evidence."""

    deal: str
    flow: Flow
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Circle:
    """Companies that pay one another round, and for each step the payments it is made of."""

    companies: tuple[str, ...]
    steps: tuple[tuple[Edge, ...], ...]


def circles(corpus: Corpus, level: Level = Level.REPORTED) -> list[Circle]:
    """The circles of deals that are as sure as a level, shortest first; each begins with the first of its companies by id."""
    edges = corpus.once(payments, level)
    return [
        Circle(companies, tuple(tuple(edges[step]) for step in pairwise((*companies, companies[0]))))
        for companies in sorted(rounds(edges, LONGEST), key=lambda companies: (len(companies), companies))
    ]


def rounds(steps: Iterable[tuple[str, str]], longest: int) -> Iterator[tuple[str, ...]]:
    """Every way round by steps (from, to) that passes no place twice and at most `longest`; each begins with its first place.

    Of the places that are left to go to, only those are tried from which the way back is short enough.
    """
    ahead: defaultdict[str, list[str]] = defaultdict(list)
    behind: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in steps:
        ahead[one].append(other)
        behind[other].append(one)
    for start in list(ahead):
        back = _way_back(start, behind, longest)
        begun: list[tuple[str, ...]] = [(start,)]
        while begun:
            way = begun.pop()
            for place in ahead.get(way[-1], ()):
                if place == start:
                    yield way
                elif place in back and place not in way and len(way) + back[place] <= longest:
                    begun.append((*way, place))


def _way_back(start: str, behind: Mapping[str, list[str]], longest: int) -> dict[str, int]:
    """How many steps it takes at least to come back, from each place after the start that is not too far."""
    back: dict[str, int] = {}
    reached = [start]
    for steps in range(1, longest):
        nearer = (place for at in reached for place in behind.get(at, ()) if place > start and place not in back)
        reached = list(dict.fromkeys(nearer))
        back |= dict.fromkeys(reached, steps)
    return back


def payments(corpus: Corpus, level: Level) -> dict[tuple[str, str], list[Edge]]:
    """(payer, payee) -> what the one pays the other, by the flows that name both, of deals that are as sure as a level.

    What was dropped, what is only withdrawn and what another deal took the place of is no payment.
    """
    sure = levels(corpus, level)
    gone = giving_way(corpus, sure)
    edges: defaultdict[tuple[str, str], list[Edge]] = defaultdict(list)
    every = corpus.once(_of_each_deal)
    for pair, edge in (paid for id in sure if id not in gone for paid in every[id]):
        edges[pair].append(edge)
    return edges


def _of_each_deal(corpus: Corpus) -> dict[str, list[tuple[tuple[str, str], Edge]]]:
    """What each deal has one company pay another, however sure the deal is."""
    found: dict[str, list[tuple[tuple[str, str], Edge]]] = {}
    for id, deal in corpus.deals.items():
        found[id] = []
        for flow in deal.flows:
            payer, payee = ends(deal, flow)
            claims = tuple(corpus.claims[id].of(flow))
            if payer and payee and payer != payee and not all(claim.record.withdrawn for claim in claims):
                if not is_dropped(corpus, claims):
                    found[id].append(((payer, payee), Edge(id, flow, claims)))
    return found
