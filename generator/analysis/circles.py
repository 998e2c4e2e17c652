"""Circles of money: A pays B, and by another way the money comes back to A."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from generator.analysis.stages import stage as stage_of
from generator.corpus import Claim, Corpus
from generator.model.kinds import Asset, Deal, Flow
from generator.model.values import Stage

INTO = frozenset({Asset.EQUITY, Asset.DEBT, Asset.CASH})
"""What goes from the one who pays; all else goes from the one who is paid."""

SIGNED = frozenset({Stage.SIGNED, Stage.CLOSED})
OPEN = SIGNED | {Stage.ANNOUNCED, Stage.LETTER_OF_INTENT, Stage.IN_TALKS, Stage.RUMOURED}
LONGEST = 6
"""Companies in a circle; longer ones say nothing to a reader, and their number explodes."""


def payer(flow: Flow) -> str | None:
    """Who pays: the giver of equity, debt or cash, the receiver of all else."""
    end = flow.from_ if flow.what in INTO else flow.to
    return str(end) if end else None


def payee(flow: Flow) -> str | None:
    """Who is paid."""
    end = flow.to if flow.what in INTO else flow.from_
    return str(end) if end else None


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


def circles(corpus: Corpus, stages: frozenset[Stage] = OPEN) -> list[Circle]:
    """The circles of deals at some of the stages, shortest first; each begins with the first of its companies by id."""
    import networkx  # here, because it takes longer to load than one file to check

    edges = payments(corpus, stages)
    graph: networkx.DiGraph[str] = networkx.DiGraph(sorted(edges))
    found = [_from_first(cycle) for cycle in networkx.simple_cycles(graph, length_bound=LONGEST)]
    return [
        Circle(companies, tuple(tuple(edges[step]) for step in pairwise((*companies, companies[0]))))
        for companies in sorted(found, key=lambda companies: (len(companies), companies))
    ]


def payments(corpus: Corpus, stages: frozenset[Stage] = OPEN) -> dict[tuple[str, str], list[Edge]]:
    """(payer, payee) -> what the one pays the other, by the flows of deals at some of the stages that name both."""
    edges: defaultdict[tuple[str, str], list[Edge]] = defaultdict(list)
    for id, flow in _flows(corpus, stages):
        giver, getter = payer(flow), payee(flow)
        if giver and getter and giver != getter:
            edges[giver, getter].append(Edge(id, flow, tuple(claim for claim in corpus.claims[id] if claim.part is flow)))
    return edges


def _flows(corpus: Corpus, stages: frozenset[Stage]) -> Iterable[tuple[str, Flow]]:
    for id, deal in corpus.of_kind(Deal.folder).items():
        stage = stage_of(corpus, id)
        if isinstance(deal, Deal) and stage and stage.record.value in stages:
            yield from ((id, flow) for flow in deal.flows)


def _from_first(cycle: list[str]) -> tuple[str, ...]:
    first = cycle.index(min(cycle))
    return (*cycle[first:], *cycle[:first])
