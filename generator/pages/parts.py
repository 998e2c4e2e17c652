"""Parts that several pages share: how a value, a citation, a stage and a link to an entity look."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache

from babel.dates import format_date

from generator.analysis.circles import Circle, circles
from generator.analysis.disputes import Dispute, disputes, meaning, ranked, ranked_amounts, ranked_properties, said
from generator.analysis.origins import corroboration
from generator.analysis.promises import Promise, promises
from generator.analysis.stages import Level, State, began, headline, is_stale, last_heard, states, steps, sure_since
from generator.analysis.totals import Entry, Heap, Ledger, LeftOut, entries_of, ledger_of
from generator.corpus import Claim, Corpus, Standings, grouped, of_claims
from generator.evidence.lock import Evidence, Passage
from generator.link.mentions import Names
from generator.model.kinds import Asset, Binding, Entity, Flow
from generator.model.record import Reference
from generator.model.source import SourceRecord
from generator.model.values import LOCALE, Money, PartialDate, Quantity, Stage
from generator.once import Once
from generator.pages.document import Citation, Inline, Inlines, PageLink, Row, Span, Table, Text, WebLink, plain, text
from generator.pages.sorting import sort_key

NEVER = "never"
"""The day of what cannot be said to have been known on any: its source has no date."""


def keyed(shown: Inlines, key: str) -> Inlines:
    """What is shown of a value, with its key where it has one."""
    return (Span(shown, sort=key),) if key else shown


def dated(words: str, date: PartialDate | None) -> Inlines:
    """Words that say a date, with its key."""
    return keyed(text(words), sort_key(date))


def one(kind: type[Entity]) -> str:
    """What heads a column of things of a kind."""
    return kind.singular.capitalize()


def many(kind: type[Entity]) -> str:
    """What heads a list of things of a kind."""
    return kind.plural.capitalize()


DISPUTED: Inlines = (Span((Text(" "), Span(text("disputed"), "tag tag-disputed")), "of-today"),)
UNCITED: Inlines = (Span(text("no source"), "tag tag-uncited"),)
OVERTAKEN: Inlines = (Span((Text(" "), Span(text("overtaken"), "tag")), "of-today"),)

STAGE_IN_ROW = 4
"""The place of a deal's stage in its row of the index."""

LABELLED = frozenset({"duration", "due", "outcome", "condition", "share"})
"""Properties of a flow whose values do not say what they are."""

Mentions = dict[str, tuple[PageLink, ...]]
"""entity -> links to the pages that mention it."""


@dataclass(eq=False)
class Shelf(Once):
    """What composing a page draws on: the corpus, the evidence, the names that are linked, and who mentions whom.

    `rows` are those of all entities and sources, once their pages are made.
    """

    corpus: Corpus
    evidence: Evidence
    names: Names
    mentioned_in: Mentions = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)

    @cached_property
    def entries(self) -> tuple[list[Entry], list[LeftOut]]:
        """The amounts of all flows, and what has none that can be counted."""
        return self.corpus.once(entries_of)

    @property
    def currency(self) -> str:
        """The currency whose amounts are drawn and ranked."""
        return self.corpus.records.settings.currency

    def is_ranked(self, money: Money | Heap) -> bool:
        """Whether money is drawn and ranked: that of the record's currency which is paid once."""
        return (money.currency, money.period) == (self.currency, None)

    def key_of(self, claim: Claim) -> str:
        """The key by which a table sorts the value of a claim."""
        return sort_key(claim.record.value, self.currency)

    @cached_property
    def ledger(self) -> Ledger:
        """What the totals of the site count and leave out."""
        return ledger_of(self.corpus, *self.entries)

    @cached_property
    def entries_with(self) -> dict[str, list[Entry]]:
        """The amounts that a company pays or is paid, for each company."""
        return grouped((str(one), entry) for entry in self.entries[0] for one in {entry.payer, entry.payee} - {None})

    @cached_property
    def promises(self) -> list[Promise]:
        """Every promise, by the day it is due."""
        return self.corpus.once(promises)

    @cached_property
    def promises_of(self) -> dict[str, list[Promise]]:
        """The promises of each deal and chip."""
        return grouped((promise.claim.subject, promise) for promise in self.promises)

    def circles(self, level: Level) -> list[Circle]:
        """The circles of deals that are as sure as a level."""
        return self.corpus.once(circles, level)

    def ledger_of(self, entries: Iterable[Entry]) -> Ledger:
        """What the total of some entries counts."""
        return ledger_of(self.corpus, entries)

    def disputes(self, id: str) -> list[Dispute]:
        """The disputes about an entity."""
        return disputes(self.corpus, id)

    def is_disputed(self, claim: Claim) -> bool:
        """Whether another claim cannot be true beside it."""
        return any(claim in dispute.claims for dispute in self.disputes(claim.subject))

    def is_in_dispute(self, entry: Entry) -> bool:
        """Whether an amount is disputed, or the stage by which it counts."""
        return self.once(Shelf._is_in_dispute, entry.claim)

    def _is_in_dispute(self, amount: Claim) -> bool:
        return any(map(self.is_disputed, (amount, *self.stages(amount.subject)[:1])))

    def name(self, id: str) -> str:
        """What something is called. A page that asks for no more is not made again when anything else of it changes."""
        return self.corpus.entry(id)[1]

    def path(self, id: str) -> str:
        """Where the page of an entity or source lives."""
        return self.link(id).path

    def link(self, id: str, words: str = "", anchor: str = "") -> PageLink:
        """A link to the page of an entity or source."""
        return self.once(Shelf._link, id, words, anchor)

    def _link(self, id: str, words: str, anchor: str) -> PageLink:
        folder, name = self.corpus.entry(id)
        return PageLink(text(words or name), f"{folder}/{id}.md", anchor)

    def links(self, ids: Iterable[str]) -> Inlines:
        """Links to entities or sources, with commas between them."""
        return joined([(self.link(id),) for id in ids], ", ")

    def linked(self, prose: str, but: Iterable[str] = ()) -> Inlines:
        """Prose with its mentions linked."""
        inlines: list[Inline] = []
        done = 0
        for mention in self.names.in_text(prose, frozenset(but)):
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

    def labelled(self, claim: Claim) -> Inlines:
        """The value of what is said of a flow, with its label where it does not say what it is."""
        label = text(f"{within(claim.property.label)}: ") if claim.property.name in LABELLED else ()
        return (*label, *self.value(claim))

    def first(
        self,
        claims: Sequence[Claim],
        show: Callable[[Claim], Inlines],
        key: Callable[[Claim], str] | None = None,
        choose: Callable[[list[Claim]], Claim | None] | None = None,
    ) -> Inlines:
        """What is shown of the first of ranked claims; it remembers what was shown on the days before.

        Of those known on a day, in the order of the file, `choose` gives the first; else the rules of the property do.
        """
        if not claims:
            return ()
        key = key or self.key_of
        shown = show(claims[0])
        present = plain(shown), key(claims[0])
        found = [(day, plain(show(claim)), key(claim)) for day, claim in self._on_days(claims, choose)]
        known = found.pop(0)[0] if found and found[0][1:] == present else NEVER
        return _marked(shown, known, tuple(found), present[1])

    def _on_days(self, claims: Sequence[Claim], choose: Callable[[list[Claim]], Claim | None] | None) -> list[tuple[str, Claim]]:
        """(day since which it was, claim) for each that was the first of those known by then, the latest first."""
        if len(claims) == 1:
            return [(known_on(claims[0]), claims[0])]
        in_file = sorted(claims, key=lambda claim: claim.record.at)
        found: list[tuple[str, Claim]] = []
        for day in sorted({known_on(claim) for claim in claims} - {NEVER}):
            known = [claim for claim in in_file if known_on(claim) <= day]
            first = choose(known) if choose else headline(self.corpus, known)
            if first and (not found or found[-1][1] is not first):
                found.append((day, first))
        return found[::-1]

    def headline(
        self, claims: Sequence[Claim], show: Callable[[Claim], Inlines] | None = None, key: Callable[[Claim], str] | None = None
    ) -> Inlines:
        """What is shown of the first of ranked claims, and that it is disputed where it is."""
        tag = DISPUTED if claims and self.is_disputed(claims[0]) else ()
        return (*self.first(claims, show or self.value, key), *tag)

    def stage(self, deal: str) -> Inlines:
        """The badge of a deal's present stage, whether that is disputed, whether it binds, and since when nothing was heard of
        one that is not settled."""
        return self.rows[deal][STAGE_IN_ROW] if deal in self.rows else self.once(Shelf._stage, deal)

    def _stage(self, deal: str) -> Inlines:
        found = states(self.corpus, deal)
        if not found:
            return text("not stated")
        badges: list[Inline] = [
            *_on_each_day(found, lambda state: self.value(state.claim), lambda state: self.key_of(state.claim))
        ]
        badges += DISPUTED if self.is_disputed(found[-1].claim) else ()
        badges += [part for tag in (self._binding(deal), self._stale(deal)) if tag for part in (Text(" "), tag)]
        return tuple(badges)

    def stages(self, deal: str) -> list[Claim]:
        """The claims of a deal's stage that stand, the present one first."""
        return steps(self.corpus, deal)[::-1]

    def property(self, id: str, name: str) -> Inlines:
        """The value of an entity's property that is shown first; references one after the other."""
        claims = ranked_properties(self.corpus, id).get(name, [])
        if claims and isinstance(claims[0].record.value, Reference):
            named = {claim.record.value: claim for claim in reversed(claims)}
            return series((Span((self.link(id),), known=known_on(claim)),) for id, claim in sorted(named.items()))
        return self.headline(claims) or text("not stated")

    def began(self, deal: str) -> str:
        """The day since which a deal is at its stage (ISO 8601), for sorting; empty where no source says."""
        claims = self.stages(deal)
        return began(self.corpus, claims[0]).since.isoformat() if claims else ""

    def since(self, deal: str) -> Inlines:
        """Since when a deal is at its stage."""
        found = states(self.corpus, deal)
        if not found:
            return text("not dated")
        return _on_each_day(found, lambda state: text(holds(state.first)), lambda state: sort_key(state.first.holds))

    def _binding(self, deal: str) -> Inline | None:
        claims = ranked(self.corpus, (c for c in self.corpus.claims[deal] if isinstance(c.record.value, Binding)))
        if not claims or claims[0].record.value is Binding.UNKNOWN:
            return None
        binds = Span(text(_BINDS[claims[0].record.value]), "tag", known=known_on(claims[0]))
        return Span((binds, *DISPUTED)) if self.is_disputed(claims[0]) else binds

    def _stale(self, deal: str) -> Inline | None:
        heard = last_heard(self.corpus, deal)
        if heard is None or not is_stale(self.corpus, deal):
            return None
        words = f"stale: nothing new since {_in_words(heard)}"
        return Span(text(words), "tag tag-stale of-today")

    def amounts(self, deal: str) -> Inlines:
        """The amount of each flow of a deal; of which asset, where those disclosed are of several or one is only guaranteed."""
        found = ranked_amounts(self.corpus, deal)
        disclosed = [claims[0].part for claims in found if claims[0].record.value.amount]
        are_unlike = len({flow.what for flow in disclosed if isinstance(flow, Flow)}) > 1
        named = are_unlike or any(getattr(flow, "what", None) is Asset.GUARANTEE for flow in disclosed)
        return series(self.amount(claims, named) for claims in found) or text("not stated")

    def amount(self, claims: list[Claim], is_named: bool = False) -> Inlines:
        """The amount of a flow, whether it is disputed, and whether it hangs on a condition; perhaps with the asset's name."""
        flow = claims[0].part
        assert isinstance(flow, Flow)
        named = text(f" {flow.what}") if is_named else ()
        return (*self.headline(claims, lambda claim: (*self.value(claim), *named)), *self.conditional(claims))

    def conditional(self, amount: Sequence[Claim]) -> Inlines:
        """That the amount of a flow hangs on a condition, since both were known; nothing where it hangs on none."""
        of_flow = self.corpus.claims[amount[0].subject].of(amount[0].part)
        known = [known_on(claim) for claim in of_flow if claim.property.name == "condition" and not claim.record.withdrawn]
        if not known:
            return ()
        return (Span((Text(" "), Span(text("conditional"), "tag")), known=max(min(known), first_known(amount))),)

    def citation(self, claim: Claim) -> Inlines:
        """The footnote of a claim: source, quote, gloss, via."""
        return UNCITED if claim.record.source is None else self.once(Shelf._citation, claim)

    def _citation(self, claim: Claim) -> Inlines:
        record = claim.record
        assert record.source is not None
        source = self.corpus.sources[record.source]
        passage = self.evidence.passage(claim)
        note: list[Inline] = [since_row(known_on(claim)), self.link(record.source)]
        note += [Text(f", {publisher(source)}, {published(source)}.")]
        if source.url:
            note += [Span((Text(" "), *website(source.url)), "address")]
        if record.via:
            note += [Text(" Via "), *self.links(record.via), Text(".")]
        if record.quote and passage:
            quoted = PageLink(text(f"“{record.quote}”"), self.path(record.source), passage.anchor)
            note += [Text(" "), Span((quoted,), "quote", language=source.language)]
        else:
            note += [Text(" Cited, not quoted.")]
        if record.gloss:
            note += [Text(f" In English: “{record.gloss}”.")]
        if record.note:
            note += [Text(f" {record.note}")]
        if record.withdrawn:
            note += [Text(f" Withdrawn: {record.withdrawn}")]
        return (Citation(f"{claim.subject}.{claim.anchor}", tuple(note)),)

    def cited(self, claim: Claim) -> Span:
        """The footnote of a claim that is one of several in its place, there since it was known."""
        return Span(self.citation(claim), known=known_on(claim))

    def evidence_of(self, claim: Claim) -> Inlines:
        """The source of a claim and a way to the words themselves."""
        record = claim.record
        if record.source is None:
            return UNCITED
        source = self.corpus.sources[record.source]
        passage = self.evidence.passage(claim)
        if passage:
            way: Inline = PageLink(text("quoted"), self.path(record.source), passage.anchor)
            tag = Span((way,), "tag tag-quoted")
        else:
            tag = Span(text("cited, not quoted"), "tag tag-uncited")
        counted = () if record.withdrawn else (Text(" "), Span(text(self.corroborated(claim)), "corroboration of-today"))
        return (self.link(record.source, short_title(source)), Text(" "), tag, *self.citation(claim), *counted)

    def corroborated(self, claim: Claim) -> str:
        """How many sources of a claim that stands say the same, from how many independent origins; a single one is named."""
        same = [
            other
            for other in self.corpus.claims[claim.subject].of(claim.part)
            if other.property == claim.property and said(other) == said(claim)
        ]
        found = corroboration(self.corpus.standings, (other for other in same if not other.record.withdrawn))
        if len(found.origins) > 1:
            return str(found)
        [origin] = found.origins
        named = (self.corpus.sources[id].publisher or short_title(self.corpus.sources[id]) for id in sorted(origin))
        return f"{found} ({' or '.join(dict.fromkeys(named))})"

    def claim_link(self, passage: Passage) -> Inlines:
        """A link from a passage to the claim that rests on it: whose, what, which value; and what became of it since."""
        claim = passage.claim
        value = claim.record.value
        shown = self.name(value) if isinstance(value, Reference) else str(value)
        link = self.link(claim.subject, f"{self.name(claim.subject)}: {claim.label}, {shown}", claim.anchor)
        fate = self.fate(claim)
        return (link, Text(" "), Span(text(fate), "tag tag-disputed")) if fate else (link,)

    def fate(self, claim: Claim) -> str:
        """`withdrawn`, `contradicted` where a dispute puts another value first, `overtaken` where a later one took its place."""
        if claim.record.withdrawn:
            return "withdrawn"
        if any(claim in dispute.claims[len(dispute.groups[0]) :] for dispute in self.disputes(claim.subject)):
            return "contradicted"
        return "overtaken" if self.is_overtaken(claim) else ""

    def is_overtaken(self, claim: Claim) -> bool:
        """Whether a claim stands, and another value that holds later is shown first. A stage of a year may be later than one of
        a day in it."""
        same = [c for c in self.corpus.claims[claim.subject].of(claim.part) if c.property == claim.property]
        changing = isinstance(claim.record.value, Money | Quantity | PartialDate | Stage | Binding)
        first = (headline(self.corpus, same) if changing else None) or claim
        is_later = first.holds != claim.holds if isinstance(claim.record.value, Stage) else first.since > claim.since
        return is_later and meaning(first.record.value) != meaning(claim.record.value) and not claim.record.withdrawn

    def known_since(self, id: str) -> str:
        """The first day on which anything was known of an entity, or of a deal that it is party to."""
        deals = [deal for deal, _, _ in self.corpus.deals_of.get(id, [])]
        return min(_known_since(self.corpus, one) for one in (id, *deals))

    def sure_since(self, deal: str, level: Level) -> str:
        """The day since which a deal was known to be as sure as a level."""
        day = sure_since(self.corpus, deal, level)
        return _iso(day) if day else NEVER


@of_claims
def _known_since(_: Standings, claims: Iterable[Claim]) -> str:
    return min(map(known_on, claims), default=NEVER)


@lru_cache(1 << 12)
def _in_words(day: date) -> str:
    return str(format_date(day, "d MMM y", locale=LOCALE))


def known_on(claim: Claim) -> str:
    """The day on which a claim was surely known: the last day that its source's date may mean (ISO 8601)."""
    return _iso(claim.known.last) if claim.known else NEVER


def first_known(claims: Iterable[Claim]) -> str:
    """The day on which the first of some claims was known, of those that stand."""
    return min((known_on(claim) for claim in claims if not claim.record.withdrawn), default=NEVER)


@lru_cache(1 << 12)
def _iso(day: date) -> str:
    return day.isoformat()


def _marked(shown: Inlines, known: str, was: tuple[tuple[str, str, str], ...], sort: str) -> Inlines:
    """What is shown since a day, with what was shown before it."""
    if len(shown) == 1 and isinstance(shown[0], Span):
        return (replace(shown[0], known=known, was=was, sort=sort),)
    return (Span(shown, known=known, was=was, sort=sort),)


def _on_each_day(states: Iterable[State], show: Callable[[State], Inlines], key: Callable[[State], str]) -> Inlines:
    """What is shown of the last of a deal's states; it remembers what was shown on the days before."""
    found: list[tuple[str, str, str]] = []
    last: Inlines = ()
    for state in states:
        last = show(state)
        if not found or found[0][1:] != (plain(last), key(state)):
            found.insert(0, (_iso(state.known) if state.known else NEVER, plain(last), key(state)))
    return _marked(last, found[0][0], tuple(found[1:]), found[0][2])


def since_row(known: str) -> Span:
    """A mark that says since when the row, entry or note that it stands in is known."""
    return Span((), known=known)


_BINDS = {Binding.YES: "binding", Binding.PARTLY: "binding in part", Binding.NO: "not binding"}


def joined(parts: Iterable[Inlines], between: str, css: str = "") -> Inlines:
    """Inlines one after the other with words between them."""
    inlines: list[Inline] = []
    for part in parts:
        inlines += [*((Span(text(between), css),) if css else text(between)), *part] if inlines else part
    return tuple(inlines)


def series(parts: Iterable[Inlines]) -> Inlines:
    """Values one after the other, of which some may not have been known on a day."""
    return joined(parts, "; ", "separator")


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
    return shortened(source.title, 48)


def within(label: str) -> str:
    """A label as it stands within a sentence: an abbreviation keeps its capitals."""
    return label[0].lower() + label[1:] if label[1:2].islower() else label


def shortened(words: str, longest: int = 220) -> str:
    """The words, or as many whole ones as fit."""
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + "…"


def stage_badge(stage: Stage) -> Span:
    """A stage as a badge; the word is in it, so colour is never alone."""
    return Span(text(stage), f"stage stage-{stage.replace(' ', '-')}")


def _hedged(value: object) -> Inlines:
    amount = value.amount if isinstance(value, Money | Quantity) else None
    words, hedge = str(value), amount.bound.hedge if amount else ""
    return (Span(text(hedge), "hedge"), Text(words.removeprefix(hedge))) if hedge else text(words)


def holds(claim: Claim) -> str:
    """When a claim holds, in words; without a date of its own it held by the day its source appeared."""
    if claim.record.date:
        return str(claim.record.date)
    return f"by {claim.known}" if claim.known else "not dated"


def website(url: str) -> Inlines:
    """A link to an address, named by its host and path."""
    return (WebLink(text(url.removeprefix("https://").removeprefix("http://").rstrip("/")), url),)


def table(header: tuple[str, ...], rows: Iterable[Row], by_day: bool = False) -> Table:
    """A table with a header of plain words."""
    return Table(tuple(map(text, header)), tuple(rows), by_day)
