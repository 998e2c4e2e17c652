"""What happened in the record, and when: a claim became known, a stage changed, a dispute opened, a claim was withdrawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from generator.analysis.disputes import Dispute, contradict, disputes
from generator.analysis.stages import steps
from generator.corpus import Claim, Corpus
from generator.exports.words import address, evidence, permanent, sentence, stage_of, value
from generator.model.values import PartialDate, parse_date
from generator.pages.addresses import home_of
from generator.problems import Location


@dataclass(frozen=True)
class Event:
    """Something that happened to an entity; `key` names it for ever.

    `known` is when its source appeared or, where no source dates it, when it entered the record; of a date of less than a day
    the last day counts, as on the pages.
    """

    key: str
    known: PartialDate
    subject: str
    what: str
    title: str
    words: str
    path: str


Entered = Mapping[tuple[str, int], date]
"""(path, line) -> the day on which that line entered the record as it stands."""


def undated(corpus: Corpus) -> Iterator[Location]:
    """Where the history is asked for a day: claims whose source has none, and withdrawals."""
    for claim in corpus.all_claims():
        if claim.known is None:
            yield claim.record.at
        if claim.record.withdrawn:
            yield claim.record.place("withdrawn")


def events(corpus: Corpus, entered: Entered) -> list[Event]:
    """All events that can be dated, the newest first; what a source of this year, with no day, says is told once it is over."""
    found: list[Event] = []
    for subject in corpus.entities:
        before = _before(corpus, subject)
        for claim in corpus.claims[subject]:
            found += filter(None, (_known(corpus, claim, before, entered), _withdrawn(corpus, claim, entered)))
        found += filter(None, (_opened(corpus, subject, dispute) for dispute in disputes(corpus, subject)))
    told = (event for event in found if event.known.last <= corpus.today)
    return sorted(told, key=lambda event: (-event.known.last.toordinal(), event.key))


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
    """The step before, of each step by which a deal's stage changed; what is in dispute with a step does not come before it."""
    changed: dict[str, Claim] = {}
    taken = steps(corpus, subject)
    for place, claim in enumerate(taken):
        last = next((step for step in reversed(taken[:place]) if not contradict(step, claim)), None)
        if last and last.record.value != claim.record.value:
            changed[claim.anchor] = last
    return changed


def _day(entered: Entered, at: Location) -> PartialDate | None:
    day = entered.get((at.path, at.line))
    return parse_date(day.isoformat()) if day else None


def _known(corpus: Corpus, claim: Claim, before: dict[str, Claim], entered: Entered) -> Event | None:
    known = claim.known or _day(entered, claim.record.at)
    if known is None:
        return None
    title, what = sentence(corpus, claim, before.get(claim.anchor), known.last), "stage" if claim.anchor in before else "claim"
    path = address(corpus, claim)
    since = f"Known since {known}." if claim.known else f"In the record since {known}."
    return Event(permanent(corpus, claim), known, claim.subject, what, title, f"{since} {evidence(corpus, claim)}", path)


def _withdrawn(corpus: Corpus, claim: Claim, entered: Entered) -> Event | None:
    day = _day(entered, claim.record.place("withdrawn")) if claim.record.withdrawn else None
    if day is None:
        return None
    key, path = f"withdrawn {permanent(corpus, claim)}", address(corpus, claim)
    title = sentence(corpus, claim, known_by=day.last)
    return Event(key, day, claim.subject, "withdrawn", title, evidence(corpus, claim), path)


def _opened(corpus: Corpus, subject: str, dispute: Dispute) -> Event | None:
    """A dispute opens when two of its values are known that cannot both be true: by these two it is named, whoever joins them."""
    found = [
        (
            max(one.known, other.known, key=attrgetter("last")),
            " ".join(sorted((permanent(corpus, one), permanent(corpus, other)))),
        )
        for one, other in dispute.opposed
        if one.known and other.known
    ]
    if not found:
        return None
    opened, pair = min(found, key=lambda pair: (pair[0].last, pair[1]))
    entity = corpus.entities[subject]
    said = " or ".join(value(corpus, group[0]) for group in dispute.groups)
    stage = stage_of(corpus, dispute.headline, opened.last)
    title = f"{entity.name}: {dispute.headline.label}: sources disagree: {said}" + (f" ({stage})" if stage else "")
    words = f"Known since {opened}. Shown first: {value(corpus, dispute.headline)}, as {dispute.rule}."
    return Event(f"dispute {pair}", opened, subject, "dispute", title, words, f"{home_of(entity, subject)}#disputes")
