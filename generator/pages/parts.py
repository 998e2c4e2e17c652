"""Parts that several pages share: how a value, a citation, a stage and a link to an entity look."""

from collections.abc import Iterable

from babel.dates import format_date

from generator.analysis.disputes import disputes
from generator.analysis.origins import corroboration
from generator.analysis.stages import is_stale, last_heard
from generator.analysis.totals import ledger
from generator.corpus import Claim, Corpus
from generator.evidence.lock import Evidence, Passage
from generator.link.mentions import Names
from generator.model.kinds import Entity, Flow
from generator.model.record import Reference
from generator.model.source import SourceRecord
from generator.model.values import LOCALE, Amount, Bound, Money, Quantity, Stage
from generator.pages.document import (
    Citation,
    Inline,
    Inlines,
    PageLink,
    Span,
    Table,
    Text,
    WebLink,
    text,
)


class Shelf:
    """What composing a page draws on: the corpus, the evidence, the names that are linked."""

    def __init__(self, corpus: Corpus, evidence: Evidence, names: Names) -> None:
        self.corpus = corpus
        self.evidence = evidence
        self.names = names
        self.ledger = ledger(corpus)

    def page(self, path: str, words: str) -> Inline:
        """A link to a page that is not an entity's."""
        return PageLink(text(words), path)

    def link(self, id: str, words: str = "", anchor: str = "") -> Inline:
        """A link to the page of an entity or source."""
        entity = self.corpus.entities.get(id)
        record = entity or self.corpus.sources[id]
        shown = words or (entity.name if entity else self.corpus.sources[id].title)
        return PageLink(text(shown), path_of(record, id), anchor)

    def links(self, ids: Iterable[str]) -> Inlines:
        """Links to entities or sources, with commas between them."""
        return joined([(self.link(id),) for id in ids], ", ")

    def linked(self, prose: str, but: Iterable[str] = ()) -> Inlines:
        """Prose with its mentions linked."""
        inlines: list[Inline] = []
        done = 0
        for mention in self.names.mentions(prose, frozenset(but)):
            inlines += [Text(prose[done : mention.start]), self.link(mention.entity, prose[mention.start : mention.end])]
            done = mention.end
        return (*inlines, Text(prose[done:]))

    def value(self, claim: Claim) -> Inlines:
        """The value of a claim, its hedge set apart, names linked, a stage as a badge."""
        value = claim.record.value
        if isinstance(value, Reference):
            shown: Inlines = (self.link(value),)
        elif isinstance(value, Stage):
            shown = (stage_badge(value),)
        else:
            shown = _hedged(value)
        return (*shown, *text(" "), Span(text("withdrawn"), "tag tag-withdrawn")) if claim.record.withdrawn else shown

    def citation(self, claim: Claim) -> Inlines:
        """The footnote of a claim: source, quote, gloss, via."""
        if claim.record.source is None:
            return (Span(text("no source"), "tag tag-uncited"),)
        return (Citation(f"{claim.subject}.{claim.anchor}", self._note(claim)),)

    def _note(self, claim: Claim) -> Inlines:
        record = claim.record
        assert record.source is not None
        source = self.corpus.sources[record.source]
        passage = self.evidence.passage(claim)
        note = [self.link(record.source), Text(f", {publisher(source)}, {published(source)}.")]
        if record.via:
            note += [Text(" Via "), *self.links(record.via), Text(".")]
        if record.quote and passage:
            quoted = PageLink(text(f"“{record.quote}”"), path_of(source, record.source), passage.anchor)
            note += [Text(" "), Span((quoted,), "quote", language=source.language)]
        else:
            note += [Text(" Cited, not quoted.")]
        if record.gloss:
            note += [Text(f" In English: “{record.gloss}”.")]
        if record.note:
            note += [Text(f" {record.note}")]
        if record.withdrawn:
            note += [Text(f" Withdrawn: {record.withdrawn}")]
        return tuple(note)

    def evidence_of(self, claim: Claim) -> Inlines:
        """The source of a claim and a way to the words themselves."""
        record = claim.record
        if record.source is None:
            return (Span(text("no source"), "tag tag-uncited"),)
        source = self.corpus.sources[record.source]
        passage = self.evidence.passage(claim)
        if passage:
            way: Inline = PageLink(text("quoted"), path_of(source, record.source), passage.anchor)
            tag = Span((way,), "tag tag-quoted")
        else:
            tag = Span(text("cited, not quoted"), "tag tag-uncited")
        counted = Span(text(self.corroborated(claim)), "corroboration")
        return (self.link(record.source, short_title(source)), Text(" "), tag, *self.citation(claim), Text(" "), counted)

    def corroborated(self, claim: Claim) -> str:
        """How many sources say the same, and from how many independent origins; a single origin is named."""
        same = [
            other
            for other in self.corpus.claims[claim.subject]
            if other.property == claim.property and other.part is claim.part and other.record.value == claim.record.value
        ]
        found = corroboration(self.corpus, same)
        if len(found.origins) > 1:
            return str(found)
        [origin] = found.origins
        named = (self.corpus.sources[id].publisher or short_title(self.corpus.sources[id]) for id in sorted(origin))
        return f"{found} ({' or '.join(dict.fromkeys(named))})"

    def label(self, claim: Claim) -> str:
        """The label of a claim's property, and which flow it is of."""
        if isinstance(claim.part, Flow):
            return f"{claim.property.label}: {claim.part.what}"
        return claim.property.label

    def claim_link(self, passage: Passage) -> Inlines:
        """A link from a passage to the claim that rests on it: whose, what, which value."""
        claim = passage.claim
        entity = self.corpus.entities[claim.subject]
        value = claim.record.value
        shown = self.corpus.entities[value].name if isinstance(value, Reference) else str(value)
        words = f"{entity.name}: {self.label(claim)}, {shown}"
        link = PageLink(text(words), path_of(entity, claim.subject), claim.anchor)
        overtaken = any(claim in dispute.claims[len(dispute.groups[0]) :] for dispute in disputes(self.corpus, claim.subject))
        return (link, Text(" "), Span(text("contradicted"), "tag tag-disputed")) if overtaken else (link,)


def path_of(record: Entity | SourceRecord, id: str) -> str:
    """Where the page of an entity or source lives."""
    return f"{record.folder}/{id}.md"


def joined(parts: Iterable[Inlines], between: str) -> Inlines:
    """Inlines one after the other with words between them."""
    inlines: list[Inline] = []
    for part in parts:
        inlines += [*text(between), *part] if inlines else part
    return tuple(inlines)


def publisher(source: SourceRecord) -> str:
    """Who published it, or that nobody knows."""
    return source.publisher or "publisher unknown"


def published(source: SourceRecord) -> str:
    """When it was published, or that nobody knows."""
    return str(source.date) if source.date else "date unknown"


def short_title(source: SourceRecord) -> str:
    """How a source is named in a table: publisher and day, or as much of its title as fits."""
    if source.publisher and source.date:
        return f"{source.publisher}, {source.date}"
    return source.title if len(source.title) <= 48 else source.title[:48].rsplit(" ", 1)[0] + "…"


def stage_badge(stage: Stage) -> Span:
    """A stage as a badge; the word is in it, so colour is never alone."""
    return Span(text(stage), f"stage stage-{stage.replace(' ', '-')}")


def stage_of(corpus: Corpus, deal: str) -> Inlines:
    """The badge of a deal's present stage, and since when nothing was heard of one that is not settled."""
    claim = corpus.stage(deal)
    if claim is None:
        return text("not stated")
    heard = last_heard(corpus, deal)
    badge = stage_badge(claim.record.value)
    if heard is None or not is_stale(corpus, deal):
        return (badge,)
    return (
        badge,
        Text(" "),
        Span(text(f"stale: nothing new since {format_date(heard, 'd MMM y', locale=LOCALE)}"), "tag tag-stale"),
    )


def _hedged(value: object) -> Inlines:
    amount = value.amount if isinstance(value, Money | Quantity) else None
    words = str(value)
    if isinstance(amount, Amount) and amount.bound not in (Bound.EXACTLY, Bound.BETWEEN, Bound.SEVERAL):
        hedge = str(amount.bound)
        return (Span(text(hedge), "hedge"), Text(words.removeprefix(hedge)))
    return text(words)


def holds(claim: Claim) -> str:
    """When a claim holds, in words; without a date of its own it held by the day its source appeared."""
    if claim.record.date:
        return str(claim.record.date)
    return f"by {claim.known}" if claim.known else "not dated"


def amounts(shelf: Shelf, claims: Iterable[Claim]) -> Inlines:
    """The latest amount of each flow of a deal, named by what flows."""
    latest: dict[int, Claim] = {}
    for claim in claims:
        if claim.property.name == "amount" and not claim.record.withdrawn:
            kept = latest.get(id(claim.part))
            if kept is None or claim.since > kept.since:
                latest[id(claim.part)] = claim
    return joined([shelf.value(claim) for claim in latest.values()], "; ") or text("not stated")


def website(url: str) -> Inlines:
    """A link to an address, named by its host and path."""
    return (WebLink(text(url.removeprefix("https://").removeprefix("http://").rstrip("/")), url),)


def table(header: tuple[str, ...], rows: Iterable[tuple[Inlines, ...]]) -> Table:
    """A table with a header of plain words."""
    return Table(tuple(map(text, header)), tuple(rows))
