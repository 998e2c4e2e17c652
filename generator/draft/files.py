"""The facts of a seed as the YAML that a person may accept: one document for each file of content/."""

import re
from collections.abc import Iterator
from typing import Any

from generator.authoring.yaml_text import Node, node_of, yaml_text
from generator.corpus import Corpus
from generator.draft.deals import DealDraft
from generator.draft.facts import Facts, facts_of
from generator.draft.names import Name
from generator.draft.proposal import Claims, Proposal
from generator.model.kinds import Chip, Company, Deal, Entity
from generator.read.validation import TO_DO
from generator.schema import word_for

HEAD = """\
# Proposed from seeds/{seed}.md by `generator draft`: read each quote in its article, mend what is wrong, fill in what
# says TODO, and move what you accept into the file that stands above it.
"""


def draft(corpus: Corpus, seed_id: str) -> str:
    """The YAML: documents that begin with a comment on the file they are for. Only claims that the evidence lock takes."""
    facts = facts_of(corpus, seed_id)
    documents = [*_deals(corpus, facts, seed_id), *_entities(corpus, facts, seed_id)]
    parts = [f"---\n{comment}\n{yaml_text(node_of(document, plain=True))}" for comment, document in documents]
    return HEAD.format(seed=seed_id) + "".join(parts)


def _deals(corpus: Corpus, facts: Facts, seed: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for deal in sorted(facts.deals.values(), key=lambda one: (one.is_new, one.id)):
        if not deal.status and not deal.claims:
            continue
        document = (_head_of_new(corpus, facts, deal) if deal.is_new else {}) | _body(corpus, deal, seed)
        yield _comment(Deal, deal.id, deal.is_new, deal.likely), document


def _comment(kind: type[Entity], id: str, is_new: bool, candidates: tuple[str, ...] = ()) -> str:
    path = f"content/{kind.folder}/{id}.yml"
    if not is_new:
        return f"# {path} is there: add these claims to it."
    lines = [f"# {path} is new."]
    if candidates:
        lines.append(f"# It may also be one of these: {', '.join(candidates)}.")
    return "\n".join([*lines, f"# yaml-language-server: $schema=../../schemas/{word_for(kind)}.json"])


def _head_of_new(corpus: Corpus, facts: Facts, deal: DealDraft) -> dict[str, Any]:
    names = [_name(corpus, facts, id) for id in deal.roles]
    # Two deals of one sort between the same companies are told apart by the number of their ids.
    number = re.search(r"-(\d+)$", deal.id)
    name = f"{' and '.join(names[:2])}: {deal.type}{f' ({number[1]})' if number else ''}"
    head: dict[str, Any] = {"name": name, "type": deal.type}
    return head | {"parties": [_party(id, role) for id, role in deal.roles.items()]}


def _party(id: str, role: str) -> Node:
    party = node_of({"company": id, "role": role.rstrip("+") or TO_DO}, plain=True)
    party.one_line = True
    return party


def _name(corpus: Corpus, facts: Facts, id: str) -> str:
    return corpus.entities[id].name if id in corpus.entities else facts.names[id].name if id in facts.names else id


def _body(corpus: Corpus, deal: DealDraft, seed: str) -> dict[str, Any]:
    body: dict[str, Any] = {}
    if deal.status:
        body["status"] = [_claim(corpus, one, seed) for one in deal.status]
    if deal.claims:
        giver, getter, what = deal.flow
        ends = {"from": giver, "to": getter}
        body["flows"] = [{key: end for key, end in ends.items() if end} | {"what": what} | _claims(corpus, deal.claims, seed)]
    return body


def _entities(corpus: Corpus, facts: Facts, seed: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for id in sorted({*facts.entities, *facts.names}):
        name: Name | None = facts.names.get(id)
        folder = name.folder if name else corpus.entities[id].folder
        document = ({"name": name.name} if name else {}) | _claims(corpus, facts.entities.get(id, {}), seed)
        yield _comment(Chip if folder == Chip.folder else Company, id, name is not None), document
    for property, proposal, candidates in facts.unsure:
        yield (
            f"# {TO_DO}: whose is this? One of: {', '.join(dict.fromkeys(candidates))}.",
            {property: _claim(corpus, proposal, seed)},
        )


def _claims(corpus: Corpus, claims: Claims, seed: str) -> dict[str, Any]:
    return {property: [_claim(corpus, one, seed) for one in found] for property, found in claims.items()}


def _claim(corpus: Corpus, proposal: Proposal, seed: str) -> dict[str, Any]:
    claim: dict[str, Any] = {"value": proposal.value}
    if proposal.date:
        claim["date"] = proposal.date
    claim["source"] = seed
    if proposal.via:
        claim["via"] = list(proposal.via) if len(proposal.via) > 1 else proposal.via[0]
    claim["quote"] = proposal.quote.words
    if proposal.quote.occurrence:
        claim["occurrence"] = str(proposal.quote.occurrence)
    if not corpus.seeds[seed].record.language.startswith("en"):
        claim["gloss"] = TO_DO
    return claim
