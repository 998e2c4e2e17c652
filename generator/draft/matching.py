"""Which curated deal a sentence may speak of: by its parties and their roles, its type, and its amounts."""

from dataclasses import dataclass
from decimal import Decimal

from generator.corpus import Corpus
from generator.draft.roles import Roles
from generator.model.values import Amount, Bound, Money

Ends = frozenset[Decimal]


@dataclass(frozen=True)
class KnownDeal:
    """What is known of a curated deal: its type, its parties, the numbers of its amounts, whether it cites the seed."""

    id: str
    type: str
    parties: dict[str, str]
    amounts: frozenset[tuple[str, Ends]]
    is_cited: bool


def known_deals(corpus: Corpus, seed_id: str) -> tuple[KnownDeal, ...]:
    """The curated deals, by id."""
    found = []
    for id, deal in corpus.deals.items():
        values = [claim.record.value for claim in corpus.claims[id] if claim.property.name == "amount"]
        amounts = {
            (value.currency, ends(value.amount))
            for value in values
            if isinstance(value, Money) and value.currency and value.amount
        }
        is_cited = any(claim.record.source == seed_id for claim in corpus.claims[id])
        found.append(
            KnownDeal(
                id, deal.type, {str(party.company): str(party.role) for party in deal.parties}, frozenset(amounts), is_cited
            )
        )
    return tuple(found)


def ends(amount: Amount) -> Ends:
    """The numbers of an amount, whatever its hedge; "several" is none."""
    found = () if amount.bound is Bound.SEVERAL else (amount.low, amount.high)
    return frozenset(end for end in found if end is not None)


def candidates(known: tuple[KnownDeal, ...], type: str | None, roles: Roles, amount: tuple[str, Ends] | None) -> list[str]:
    """The deals that it may be, the likeliest alone where one stands out.

    Two parties must be named, or the only one, with no other amount, or one and the amount; no one in a role that the deal
    does not give it.
    """
    scored = []
    for deal in known:
        shared = set(roles) & set(deal.parties)
        if not shared or set(roles) - set(deal.parties) or (type and deal.type != type):
            continue
        if type and any(roles[one] and deal.parties[one] != roles[one].rstrip("+") for one in shared):
            continue
        has_amount = amount is not None and bool(amount[1]) and amount in deal.amounts
        # Another amount is another round; and a round is not what its one investor put in.
        alone = has_amount or (amount is None and len(deal.parties) == 1)
        investors = {one for one, role in deal.parties.items() if role == "investor"}
        if type == "equity" and len(investors) == 1 and not investors & shared:
            alone = False
        # Who lends may lend as much to others.
        if type == "debt" and all(deal.parties[one] == "lender" for one in shared):
            alone = False
        if len(shared) > 1 or (type and alone):
            scored.append((len(shared) + 2 * has_amount + deal.is_cited, deal.id))
    best = max((score for score, _ in scored), default=0)
    return sorted(id for score, id in scored if score == best)
