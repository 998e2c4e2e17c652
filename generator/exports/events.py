"""What happened in the record, and when: a claim became known, a stage changed, a dispute opened."""

from dataclasses import dataclass

from generator.analysis.disputes import Dispute, disputes
from generator.analysis.stages import steps
from generator.corpus import Claim, Corpus
from generator.exports.words import address, evidence, label, sentence, value
from generator.model.values import PartialDate


@dataclass(frozen=True)
class Event:
    """Something that happened to an entity, dated by when its source appeared; `key` names it for ever."""

    key: str
    known: PartialDate
    subject: str
    what: str
    title: str
    words: str
    path: str


def events(corpus: Corpus) -> list[Event]:
    """All events, the newest first. A claim whose source has no date is none."""
    found: list[Event] = []
    for subject in corpus.entities:
        before = _before(corpus, subject)
        found += [_known(corpus, claim, before) for claim in corpus.claims[subject] if claim.known]
        found += filter(None, (_opened(corpus, subject, dispute) for dispute in disputes(corpus, subject)))
    return sorted(found, key=lambda event: (-event.known.first.toordinal(), event.key))


def events_of(corpus: Corpus, found: list[Event]) -> dict[str, list[Event]]:
    """The events of each entity: its own, and those of the entities that plainly name it, as a deal names its parties."""
    by_subject: dict[str, list[Event]] = {id: [] for id in corpus.entities}
    told = {id: [id] for id in corpus.entities}
    for id, links in corpus.backlinks.items():
        for link in links:
            if not link.label:
                told[link.subject].append(id)
    for event in found:
        for id in dict.fromkeys(told[event.subject]):
            by_subject[id].append(event)
    return by_subject


def _before(corpus: Corpus, subject: str) -> dict[str, Claim]:
    """The step before, of each step by which a deal's stage changed."""
    changed: dict[str, Claim] = {}
    last = None
    for claim in steps(corpus, subject):
        if last and last.record.value != claim.record.value:
            changed[claim.anchor] = last
        last = claim
    return changed


def _known(corpus: Corpus, claim: Claim, before: dict[str, Claim]) -> Event:
    assert claim.known is not None
    title, what = sentence(corpus, claim), "claim"
    if claim.anchor in before:
        what = "stage"
        title = title.replace(value(corpus, claim), f"{before[claim.anchor].record.value} → {claim.record.value}")
    path = address(corpus, claim)
    return Event(path, claim.known, claim.subject, what, title, evidence(corpus, claim), path)


def _opened(corpus: Corpus, subject: str, dispute: Dispute) -> Event | None:
    """A dispute opens when the second of its values becomes known."""
    firsts = []
    for group in dispute.groups:
        known = [claim.known for claim in group if claim.known]
        if known:
            firsts.append(min(known, key=lambda date: date.first))
    if len(firsts) < 2:
        return None
    entity = corpus.entities[subject]
    said = " or ".join(value(corpus, group[0]) for group in dispute.groups)
    title = f"{entity.name}: {label(dispute.headline)}: sources disagree: {said}"
    opened = sorted(firsts, key=lambda date: date.first)[1]
    key = f"dispute {' '.join(sorted(address(corpus, claim) for claim in dispute.claims))}"
    words = f"Shown first: {value(corpus, dispute.headline)}, as {dispute.rule}."
    return Event(key, opened, subject, "dispute", title, words, f"{entity.folder}/{subject}/#disputes")
