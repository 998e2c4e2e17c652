"""Every check of the corpus, in one list. A check is a function from the corpus to problems."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from graphlib import TopologicalSorter

from generator.analysis.measures import measures
from generator.analysis.stages import unexplained_steps
from generator.analysis.totals import parts_larger_than_wholes
from generator.corpus import Claim, Corpus, grouped
from generator.evidence.languages import language_of
from generator.evidence.numerals import has_more_numbers
from generator.model.kinds import Entity, Flow, claims_within
from generator.model.record import PlacedLine, Reference, references
from generator.model.settings import Expectation, Share
from generator.model.source import SourceRecord
from generator.model.values import Money, PartialDate, Quantity, Stage
from generator.problems import Location, Problem, did_you_mean
from generator.read.lookalikes import mixed_scripts, rare_script, skeleton
from generator.read.project import CHAINS, Seed, next_of

Check = Callable[[Corpus], Iterator[Problem]]

LONGEST_CHAIN = 100
"""Wholes, owners or origins of one thing, one behind the other: totals look at each way through them."""

MOST_NUMBERS = 20_000
"""Of a seed. Each is read with what stands around it (tests/hard/test_slow.py)."""


def references_exist(corpus: Corpus) -> Iterator[Problem]:
    """A reference names something that has a file, of the right kind."""
    named = corpus.named()
    folder_of = {id: record.folder for id, record in named.items()}
    for reference in (reference for record in named.values() for reference in references(record)):
        if folder_of.get(reference) == reference.folder or corpus.records.may_have(reference):
            continue
        if reference.folder == SourceRecord.folder:
            hint = _renamed(corpus, reference) or did_you_mean(reference, corpus.sources)
            yield Problem("unknown-source", f'there is no source "{reference}"', reference.at, hint)
        else:
            yield _unknown_entity(corpus, reference)


def _unknown_entity(corpus: Corpus, reference: Reference) -> Problem:
    singular = next((kind.singular for kind in corpus.kinds if kind.folder == reference.folder), reference.folder)
    hint = _renamed(corpus, reference) or did_you_mean(reference, corpus.of_kind(reference.folder))
    return Problem("unknown-entity", f'there is no {singular} "{reference}"', reference.at, hint)


def _renamed(corpus: Corpus, reference: Reference) -> str:
    return next((f'it is now called "{id}"' for former, id, _ in corpus.renamed() if str(former) == reference), "")


def former_ids_are_free(corpus: Corpus) -> Iterator[Problem]:
    """A former id is in use by nothing, is claimed once, and nothing else lives at its address."""
    owners: dict[str, str] = {}
    former_of = {id: record.formerly for id, record in corpus.named().items()}
    for former, id, record in corpus.renamed():
        first = owners.setdefault(former, id)
        page = f"{record.folder}/{former}/index.md"
        if former == id:
            yield Problem("former-id-taken", f'"{id}" is its id now', former.at, "leave it out")
        elif id in former_of.get(former, ()):
            yield Problem("former-id-taken", f'"{former}" and "{id}" are renamed to each other', former.at, "keep one of the two")
        elif former in former_of or former in corpus.records.unread:
            where = corpus.records.files.get(former, "another file")
            yield Problem("former-id-taken", f'"{former}" is still in use: {where}', former.at, "a former id is one no file has")
        elif first != id:
            yield Problem("former-id-taken", f'"{former}" is already a former id of "{first}"', former.at, "keep one of the two")
        elif page in corpus.records.pages:
            yield Problem("former-id-taken", f"content/{page} lives at the address of {former}", former.at, "rename the page")


def aliases_are_unambiguous(corpus: Corpus) -> Iterator[Problem]:
    """A name or alias belongs to one entity alone, whatever its case, its Unicode form, and letters that look alike."""
    owners: dict[str, str] = {}
    for id, entity in corpus.entities.items():
        for name in entity.names:
            first = owners.setdefault(skeleton(name), id)
            if first != id:
                at = _place_of_name(entity, name)
                message = f'"{name}" is already a name of "{first}" ({corpus.records.files[first]})'
                yield Problem("ambiguous-alias", message, at, "give it to one of the two")


def _place_of_name(entity: Entity, name: str) -> Location:
    return name.at if isinstance(name, PlacedLine) else entity.place("name")


def names_are_of_one_script(corpus: Corpus) -> Iterator[Problem]:
    """No word of a name mixes scripts whose letters look alike: an `о` of Cyrillic in `OpenAI` is another name. None is in a
    script that hardly anybody writes."""
    for entity in corpus.entities.values():
        for name in entity.names:
            if mixed := mixed_scripts(name):
                message = f'"{name}" mixes letters that look alike: {", ".join(mixed)}'
                yield Problem("mixed-scripts", message, _place_of_name(entity, name), "write each word in one script")
            elif rare := rare_script(name):
                message = f'"{name}" has letters of a script that few can read: {rare}'
                yield Problem("rare-script", message, _place_of_name(entity, name), "write it as the sources do")


def claims_have_evidence(corpus: Corpus) -> Iterator[Problem]:
    """Money, dates and stages have a source; what cites a seed quotes it; what we do not hold is not quoted."""
    for claim in corpus.all_claims():
        record = claim.record
        if record.source is None:
            yield _without_source(claim)
        elif record.source in corpus.seeds and record.quote is None:
            message = f'"{record.source}" is a seed, so the words that say this must be quoted'
            yield Problem("missing-quote", message, record.at, "add `quote:` with the words of its text")
        elif record.source in corpus.sources and record.source not in corpus.seeds and record.quote is not None:
            message = f'the text of "{record.source}" is not held, so this quote cannot be checked'
            yield Problem("quote-without-text", message, record.place("quote"), "leave it out, or add the text to seeds/")


def _without_source(claim: Claim) -> Problem:
    if claim.record.quote is not None:
        return Problem("missing-source", "this quote names no source", claim.record.place("quote"), "add `source:`")
    if isinstance(claim.record.value, Money | PartialDate | Stage):
        return Problem("missing-source", f"{claim.property.label}: no source states this", claim.record.at, "add `source:`")
    return Problem("no-source", f"{claim.property.label}: no source states this", claim.record.at)


def flows_are_sound(corpus: Corpus) -> Iterator[Problem]:
    """A flow goes from one party of its deal to another, and says something that is evidenced."""
    for deal in corpus.deals.values():
        parties = {party.company for party in deal.parties}
        for flow in deal.flows:
            for company in (flow.from_, flow.to):
                if company and company not in parties:
                    message = f'"{company}" is no party of this deal'
                    yield Problem("stranger-to-deal", message, company.at, did_you_mean(company, parties))
            if flow.to and flow.from_ == flow.to:
                yield Problem(
                    "self-reference", f'this flow goes from "{flow.to}" to itself', flow.to.at, "leave one of the two out"
                )
            if not any(claims_within(flow)):
                yield _empty_flow(flow)


def _empty_flow(flow: Flow) -> Problem:
    return Problem("missing-claim", "this flow states nothing that is evidenced", flow.at, "add `amount:` or `detail:`")


def nothing_refers_to_itself(corpus: Corpus) -> Iterator[Problem]:
    """Nothing is a part, an heir or a copy of itself, on however long a way, nor is that way endless; and no claim names what it
    is about."""
    graphs: dict[str, dict[str, list[Reference]]] = {key: {} for key in CHAINS}
    for id, record in corpus.named().items():
        for key in graphs.keys() & record.places.keys():
            graphs[key][id] = next_of(record, key)
    for key, graph in graphs.items():
        round_of = rounds_of(graph)
        rounds = [(id, target) for id, targets in graph.items() for target in targets if round_of[id] == round_of[target]]
        for id, target in rounds:
            yield Problem("self-reference", f'by `{key}`, "{id}" comes back to itself', target.at)
        yield from () if rounds else _long_chains(key, graph)
    of_themselves = (id for id, entity in corpus.entities.items() if id in references(entity))
    for claim in (claim for id in of_themselves for claim in corpus.claims[id]):
        value = claim.record.value
        if isinstance(value, Reference) and value == claim.subject and claim.property.name not in CHAINS:
            yield Problem("self-reference", f'{claim.property.label}: "{value}" is the one this is said of', value.at)


def _long_chains(key: str, graph: Mapping[str, list[Reference]]) -> Iterator[Problem]:
    """Where a chain that ends somewhere becomes too long."""
    links: dict[str, int] = {}
    for id in TopologicalSorter(graph).static_order():
        links[id] = 1 + max((links[target] for target in graph.get(id, ())), default=-1)
        if links[id] == LONGEST_CHAIN + 1:
            target = max(graph[id], key=lambda one: links[one])
            message = f'by `{key}`, more than {LONGEST_CHAIN} stand one behind the other after "{id}"'
            yield Problem("long-chain", message, target.at, "name the last of them, the whole or the owner, at once")


def rounds_of(graph: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """For each thing one of those that it leads to and that lead back to it, the same for all of them (Kosaraju): a long chain is
    gone along once, not once for each of its links."""
    left: dict[str, None] = {}  # in the order in which all that follows a thing is done
    seen: set[str] = set()
    waiting = [(id, False) for id in graph]
    while waiting:
        id, is_done = waiting.pop()
        if is_done:
            left[id] = None
        elif id not in seen:
            seen.add(id)
            waiting += [(id, True), *((str(target), False) for target in graph.get(id, ()))]
    behind = grouped((str(target), id) for id, targets in graph.items() for target in targets)
    found: dict[str, str] = {}
    for first in reversed(left):
        back = [first]
        while back:
            id = back.pop()
            if id not in found:
                found[id] = first
                back += behind.get(id, ())
    return found


def steps_are_explained(corpus: Corpus) -> Iterator[Problem]:
    """A step down or off the ladder has a note that says why."""
    for id in corpus.deals:
        for before, claim in unexplained_steps(corpus, id):
            message = f'"{claim.record.value}" after "{before.record.value}" is a step down or off the ladder'
            yield Problem("step-without-note", message, claim.record.place("value"), "add `note:` that says why")


def sources_are_told_apart(corpus: Corpus) -> Iterator[Problem]:
    """A document has one file: no two sources have the same address."""
    owners: dict[str, str] = {}
    for id, source in corpus.sources.items():
        first = owners.setdefault(source.document, id)
        if source.document and first != id:
            message = f'this is the address of "{first}" ({corpus.records.files[first]})'
            hint = "cite that source, and delete one of the two files"
            yield Problem("duplicate-source", message, source.place("url"), hint)


def sources_have_appeared(corpus: Corpus) -> Iterator[Problem]:
    """No source was published after today."""
    for source in corpus.sources.values():
        if source.date and source.date.first > corpus.today:
            yield Problem("future-source", f"{source.date} is after today, {corpus.today}", source.place("date"))


def stages_are_reached(corpus: Corpus) -> Iterator[Problem]:
    """No stage is dated after today, nor after its source: what is to come is a promise."""
    for claim in corpus.all_claims():
        record = claim.record
        if isinstance(record.value, Stage) and record.date:
            first, at = record.date.first, record.place("date")
            hint = "what is to come is no stage yet: say it as `due:` of a flow"
            if first > corpus.today:
                yield Problem("future-stage", f'"{record.value}" on {record.date} is after today, {corpus.today}', at, hint)
            elif claim.known and first > claim.known.last:
                message = f'"{record.value}" on {record.date} is after its source, {claim.known}'
                yield Problem("stage-after-source", message, at, hint)


def texts_are_read_soon(corpus: Corpus) -> Iterator[Problem]:
    """No seed has so many numbers that to look at each takes its page more than two seconds."""
    for id, seed in corpus.seeds.items():
        if seed.once(_has_too_many_numbers):
            hint = "keep the part that is quoted, or make several seeds of it"
            at = Location(corpus.records.files[id])
            yield Problem("too-much-markup", f"more than {MOST_NUMBERS:,} numbers in one text", at, hint)


def _has_too_many_numbers(seed: Seed) -> bool:
    language = language_of(seed.record.language)
    return language is not None and has_more_numbers(seed.text, language, MOST_NUMBERS)


def shares_are_of_a_whole(corpus: Corpus) -> Iterator[Problem]:
    """No share is more than all there is."""
    for claim in corpus.all_claims():
        value = claim.record.value
        if isinstance(value, Quantity) and value.unit == "%" and (value.amount.high or value.amount.low or 0) > 100:
            hint = "a share is at most 100%"
            yield Problem("bad-quantity", f"{value} is more than the whole", claim.record.place("value"), hint)


def parts_fit_their_wholes(corpus: Corpus) -> Iterator[Problem]:
    """No part is larger than the whole it is a part of, nor are all its parts together."""
    for part, whole in parts_larger_than_wholes(corpus):
        much, all_ = (" and ".join(str(entry.claim.record.value) for entry in entries) for entries in (part, whole))
        deals = list(dict.fromkeys(entry.deal for entry in part))
        is_more = "is more than its whole" if len(deals) == 1 else f"({' and '.join(deals)}) are more than their whole"
        message = f"{much} {is_more}, {all_} ({whole[0].deal})"
        yield Problem("part-too-large", message, part[0].claim.record.place("value"), "see `part_of`")


def expectations_are_met(corpus: Corpus) -> Iterator[Problem]:
    """The record is not thinner than the project expects it to be; while a file cannot be read, that alone is said."""
    expected = () if corpus.records.unread or not corpus.records.is_whole else corpus.records.settings.expectations
    known = measures(corpus) if expected else {}
    for one in expected:
        if one.of not in known:
            yield Problem(
                "unknown-measure", f'nothing called "{one.of}" is measured', one.place("of"), did_you_mean(one.of, known)
            )
        elif isinstance(one.at_least, Share) != (known[one.of].whole is not None):
            yield _of_another_sort(one)
        elif known[one.of].level < one.at_least:
            wanted = f"{one.at_least:.0%}" if known[one.of].whole is not None else f"{one.at_least}"
            message = f"{one.of}: at least {wanted} expected, found {known[one.of]}"
            yield Problem(
                "expectation-not-met", message, one.place("at_least"), "restore what was lost, or lower it with a reason"
            )


def _of_another_sort(one: Expectation) -> Problem:
    """A share is expected of what is a number of things, or a number of what is a share."""
    if isinstance(one.at_least, Share):
        message, hint = f'"{one.of}" is a number of things, not a share', "write a whole number, such as 60"
    else:
        message, hint = f'"{one.of}" is a share, not a number of things', f"write a percentage, such as {min(one.at_least, 100)}%"
    return Problem("wrong-type", message, one.place("at_least"), hint)


CHECKS: tuple[Check, ...] = (
    references_exist,
    former_ids_are_free,
    aliases_are_unambiguous,
    names_are_of_one_script,
    claims_have_evidence,
    flows_are_sound,
    nothing_refers_to_itself,
    steps_are_explained,
    sources_are_told_apart,
    sources_have_appeared,
    stages_are_reached,
    texts_are_read_soon,
    shares_are_of_a_whole,
    parts_fit_their_wholes,
    expectations_are_met,
)


def check(corpus: Corpus) -> list[Problem]:
    """What is wrong with the corpus, by every check."""
    return [problem for one in CHECKS for problem in one(corpus)]
