"""What the sentences of a seed state, as claims proposed for deals, companies and chips. What cannot be told is left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.corpus import Corpus
from generator.draft.deals import DealDraft, Deals
from generator.draft.matching import ends
from generator.draft.names import Name
from generator.draft.proposal import Claims, Proposal, Proposer
from generator.draft.quoting import quote_of_span
from generator.draft.roles import (
    FLOWS,
    Telling,
    distance,
    free_companies,
    is_followed_by_number,
    is_governed,
    is_only_possible,
    nearest,
    partners,
    roles,
    roles_by,
    tellings,
)
from generator.draft.sentence import Sentence, read_sentences
from generator.evidence.languages import Language, language_of
from generator.evidence.numerals import DateReading, Reading, is_doubted, says_any
from generator.evidence.phrases import (
    begin_of,
    end_of,
    is_denied,
    is_negated,
    is_of_intent,
    is_undone,
    negations,
    pattern_of,
    spans_of,
    spans_of_stage,
)
from generator.evidence.quotes import Span
from generator.model.values import LADDER, UNITS, Stage, parse_money
from generator.read.validation import TO_DO

FLOW_OF = {"power": "power", "count": "quantity", "duration": "duration", "share": "share"}
"""dimension -> property of a flow."""
TYPES_OF = {
    "quantity": ("chip supply", "capacity", "lease", TO_DO),
    "power": ("capacity", "lease", "power", "chip supply", "joint venture", TO_DO),
    "share": ("equity", "acquisition", "secondary sale", "joint venture", TO_DO),
}
"""property of a flow -> the types of deals that have it; any, where it is not named here."""
LEAST = 1000
"""Units of a currency below which nothing is the amount of a deal."""
OF_CHIP = {"memory": "memory", "bandwidth": "bandwidth", "power": "power", "length": "process"}
"""dimension -> property of a chip."""


@dataclass(frozen=True)
class Facts:
    """All that is proposed from a seed: by deal, by the id of a company or chip, and what it cannot tell whose it is.

    `unsure` holds property, proposal and the ids that come into question; `names` those that are not curated yet.
    """

    deals: dict[str, DealDraft] = field(default_factory=dict)
    entities: dict[str, Claims] = field(default_factory=dict)
    unsure: list[tuple[str, Proposal, tuple[str, ...]]] = field(default_factory=list)
    names: dict[str, Name] = field(default_factory=dict)


def facts_of(corpus: Corpus, seed_id: str) -> Facts:
    """The facts of a seed; none where its language has no rules."""
    language = language_of(corpus.seeds[seed_id].record.language)
    if language is None:
        return Facts()
    reader = _Reader(corpus, seed_id, language)
    for sentence in read_sentences(corpus, corpus.seeds[seed_id], language):
        reader.read(sentence)
    return Facts(reader.deals.drafts, reader.entities, reader.unsure, reader.deals.names)


class _Reader:
    """Reads the sentences in their order; remembers who was spoken of last."""

    def __init__(self, corpus: Corpus, seed_id: str, language: Language) -> None:
        self.language, self.cues = language, language.cues
        self.seen = corpus.seeds[seed_id].record.date
        self.deals = Deals(corpus, seed_id, language)
        self.propose = Proposer(corpus, seed_id, language)
        self.entities: dict[str, Claims] = {}
        self.unsure: list[tuple[str, Proposal, tuple[str, ...]]] = []
        self.before: Sentence | None = None
        self.last_company: Name | None = None
        self.spoken_of: set[str] = set()
        self.ever_spoken_of: set[str] = set()
        self.chip: Name | None = None
        self.last_deal: DealDraft | None = None
        self.told: set[tuple[str, str]] = set()

    def read(self, sentence: Sentence) -> None:
        if self.before and self.before.paragraph != sentence.paragraph:
            # "Under the agreement, ..." goes on.
            self.last_deal = self.last_deal if self._takes_up(sentence, self.cues.deal_words, 40) else None
            self.spoken_of, self.ever_spoken_of = set(), self.ever_spoken_of | self.spoken_of
            self.chip = self.chip if self._takes_up(sentence, self.cues.chip_words) else None
        last, starts = self.last_company, "|".join((*self.cues.pronouns, *self.cues.possessives))
        # "The company" may be any of those that the paragraph, or else the article, speaks of; "it" is the last.
        names_firm = self._takes_up(sentence, self.cues.company_words)
        is_clear = len(self.spoken_of or self.ever_spoken_of) < 2
        taken_up = (names_firm and is_clear) or re.match(rf"(?:{starts})(?!\w)", sentence.small)
        self.deals.topic = last if taken_up else self._receiver() if names_firm else None
        is_question = sentence.text.rstrip(" \"'").endswith("?")
        # "Had Google invested".
        is_unreal = bool(self.language.inverted) and re.match(self.language.inverted, sentence.text) is not None
        sure = None if is_question or is_unreal else self._unconditional(sentence)
        if sure:
            self.told = set()
            here = [*self._money(sure)]
            here += (told := self._stages(sure, here))
            self._measures(sure, here)
            here += [] if told else self._stages(sure, here)
            self._dates(sure, here)
            self.last_deal = here[-1][1] if here else self.last_deal
        companies, chips = sentence.named("companies"), sentence.named("chips")
        subjects = free_companies(sentence, self.language)
        # "It also sold its stake in Y": who is spoken of is not Y.
        if subjects or (companies and not taken_up):
            self.last_company = subjects[0] if subjects else None
        self.spoken_of |= {one.id for one in subjects}
        self.chip = chips[0] if chips else self.chip
        self.before = sentence

    def _unconditional(self, sentence: Sentence) -> Sentence | None:
        """None where it depends on something; without the clause at its end that alone does: ", which could rise if it buys"."""
        condition = next(spans_of(sentence.small, self.cues.conditions), None)
        if condition is None:
            return sentence
        relatives = "|".join(self.cues.relatives)
        clause = re.search(rf",\s(?:{relatives})\s[^,]*$", sentence.small[: condition.start])
        return sentence.until(clause.start()) if clause else None

    def _takes_up(self, sentence: Sentence, words: tuple[str, ...], within: int | None = None) -> bool:
        """Whether it, or so many characters of it, speak of what was named before: "The chip", "la start-up britannique"."""
        named = rf"(?<!\w)(?:the|this|la|le|l'|cette|cet|ce)\s?(?:[\w-]+\s)?(?:{'|'.join(words)})(?!\w)"
        return re.search(named, sentence.small[:within]) is not None

    # Money

    def _money(self, sentence: Sentence) -> Iterator[tuple[Span, DealDraft]]:
        are_several = any(spans_of(sentence.small, self.cues.respectively))
        for reading in sentence.numbers:
            if (
                not reading.currency
                or are_several
                or self._is_price(reading)
                or self._is_denied(sentence, reading)
                or self._is_part(sentence, reading)
                or self._is_worth_of_stake(sentence, reading)
                or self._is_contrast(sentence, reading)
            ):
                continue
            place = Span(reading.start, reading.end)
            word, cue = self._nearest_property(sentence, place, ("valuation", "run_rate", "revenue", ""))
            telling = self._telling(sentence, place)
            if telling and is_only_possible(sentence, self.language, telling.span):
                yield from self._rumour(sentence, reading, telling)
                continue
            far = distance(sentence.text, telling.span, place) if telling else 1e9
            is_of_another = cue is not None and self._is_of_another(sentence, cue, reading)
            if cue and distance(sentence.text, cue, place) <= far and not (is_of_another and place.end <= cue.start):
                if is_of_another:
                    continue
                is_of_deal = word == "valuation" and self._is_of_deal(sentence, cue, reading)
                if word and not is_of_deal:
                    self._company_money(sentence, reading, word, cue)
                if not is_of_deal or sum(1 for one in sentence.numbers if one.currency) > 1:
                    continue
            deal = self._same_amount(sentence, reading) or self._deal_of_money(sentence, reading, telling)
            proposal = self.propose.number(sentence, reading, telling.span if telling else None)
            if deal and proposal and self._is_first(deal, "amount"):
                deal.claims.setdefault("amount", []).append(proposal)
                yield place, deal

    def _rumour(self, sentence: Sentence, reading: Reading, telling: Telling) -> Iterator[tuple[Span, DealDraft]]:
        """What one could pay another: "could invest $10 billion in X"; left out where only one of them is named."""
        found = dict(roles_by(sentence, self.language, telling, self.deals.topic))
        place = Span(reading.start, reading.end)
        proposal = self.propose.number(sentence, reading, telling.span) if len(found) > 1 else None
        deal = self.deals.of(sentence, telling.frame.type, found, reading) if proposal else None
        if deal and proposal and self._is_first(deal, "amount"):
            deal.claims.setdefault("amount", []).append(proposal)
            if not any(spans_of(sentence.small, self.cues.stages["in talks"])):
                first = min(name.start for name in sentence.names if name.id in found)
                self._add_stage(sentence, deal, Stage.RUMOURED, Span(min(first, telling.span.start), place.end))
            yield place, deal

    def _is_first(self, deal: DealDraft, property: str) -> bool:
        """Whether a sentence tells it of a deal for the first time: a second sum is a part, or what it all comes to."""
        is_first = (deal.id, property) not in self.told
        self.told.add((deal.id, property))
        return is_first

    @staticmethod
    def _is_of_another(sentence: Sentence, cue: Span, reading: Reading) -> bool:
        """Whether the words belong to a sum that is nearer to them: "sold $6 billion of stock at a $500 billion valuation"."""
        away = distance(sentence.text, cue, Span(reading.start, reading.end))
        others = (Span(one.start, one.end) for one in sentence.numbers if one.currency and one != reading)
        return any(distance(sentence.text, cue, other) < away for other in others)

    def _is_contrast(self, sentence: Sentence, reading: Reading) -> bool:
        """Whether it is another number, named to compare: "up from 425 million"."""
        contrasts = "|".join(re.escape(one) for one in self.cues.contrasts if one != "than")
        return re.search(rf"(?<!\w)(?:{contrasts})$", sentence.small[: reading.start].rstrip()) is not None

    def _is_worth_of_stake(self, sentence: Sentence, reading: Reading) -> bool:
        """Whether it is what a stake is worth, which is neither paid nor the worth of the whole: "a stake of 27%, worth ..."."""
        ahead = re.split(r"[;:]", sentence.small[: reading.start].rstrip())[-1]
        hedges = "|".join(map(re.escape, self.language.before))
        worth = re.search(rf"(?<!\w)(?:{'|'.join(self.cues.worth)})(?:\s(?:{hedges}))?$", ahead)
        return worth is not None and any(spans_of(ahead[: worth.start()], self.cues.stake))

    @staticmethod
    def _is_price(reading: Reading) -> bool:
        """Whether it is too little for a deal: a price of one share or chip."""
        return max(ends(reading.amount), default=LEAST) < LEAST

    def _is_of_deal(self, sentence: Sentence, cue: Span, reading: Reading) -> bool:
        """Whether what is valued is a deal: "a contract with X valued at"; but "a transaction that valued X at"."""
        if not any(spans_of(sentence.small[cue.start : cue.end], self.cues.valued)):
            return False
        if any(name.start >= cue.end and name.end <= reading.start for name in sentence.names) or any(
            spans_of(sentence.small[cue.end : reading.start], self.cues.company_words)
        ):
            return False
        begin = sentence.small.rfind(",", 0, len(sentence.small[: cue.start].rstrip(", "))) + 1
        deals = [begin + span.start for span in spans_of(sentence.small[begin : cue.start], self.cues.deal_words)]
        firms = [one.start for one in free_companies(sentence, self.language) if one.end <= cue.start]
        return bool(deals) and max(deals) > max(firms, default=-1)

    def _telling(self, sentence: Sentence, place: Span) -> Telling | None:
        """The nearest frame, unless another deal begins before the number: "raised money, and signed a contract worth ..."."""
        telling = nearest(sentence, self.language, place)
        phrases = [phrase for phrases in self.cues.stages.values() for phrase in phrases]
        begun = telling and any(
            telling.span.end <= span.start and span.end <= place.start for span in spans_of(sentence.small, phrases)
        )
        return None if begun else telling

    def _deal_of_money(self, sentence: Sentence, reading: Reading, telling: Telling | None) -> DealDraft | None:
        if self.last_deal and not sentence.named("companies") and self._takes_up(sentence, self.cues.deal_words, 40):
            return self.last_deal
        if telling is None:
            return self.deals.of(sentence, None, reading=reading)
        is_topic = not (telling.frame.subject or telling.frame.objects)
        if is_topic and len(self.deals.together(sentence)) < 2 and not any(spans_of(sentence.small, self.cues.deal_words)):
            return None
        given = roles(sentence, self.language, telling.frame.type, self.deals.topic)
        before = [
            one
            for one in sentence.named("companies")
            if one.end <= reading.start and is_followed_by_number(sentence, self.language, one)
        ]
        if before and telling.frame.subject and telling.span.end < before[-1].start and before[-1].id not in given:
            others = {one: role for one, role in given.items() if role != telling.frame.subject}
            return self.deals.of(sentence, telling.frame.type, {before[-1].id: telling.frame.subject, **others}, reading)
        own = dict(roles_by(sentence, self.language, telling, self.deals.topic))
        if leading := {one: role for one, role in own.items() if given.get(one) == f"{role}+"}:
            return self.deals.of(
                sentence, telling.frame.type, leading | {one: given[one] for one in given if one not in leading}, reading
            )
        # Whoever invests in a country or a site buys no shares by that.
        alone = (
            telling.frame.subject == "investor"
            and not set(given.values()) - {"investor"}
            and len({*given, *self.deals.together(sentence)}) < 2
        )
        return self.deals.of(sentence, TO_DO if alone else telling.frame.type, (given or None) if alone else None, reading)

    def _company_money(self, sentence: Sentence, reading: Reading, word: str, cue: Span) -> None:
        first = min(cue.start, reading.start)
        # "Expects to reach a revenue of"; but "will buy a lab that is valued at".
        begin = begin_of(sentence.text, first, 15) if word == "valuation" else sentence.text.rfind(",", 0, first) + 1
        said = sentence.text[begin : max(cue.end, reading.end)]
        # "Is negotiating a round at a valuation of".
        doubted = sentence.text[: cue.start] if word == "valuation" else ""
        if says_any(said, self.language.intention) or any(is_doubted(words, self.language) for words in (said, doubted)):
            return
        # "Its forecast for sales".
        others = pattern_of(self.cues.properties[""]).pattern
        if re.search(
            rf"(?:{others})\s(?:for|of|de|du|pour)\s[^,;]*$", sentence.small[begin_of(sentence.small, cue.start, 60) : cue.start]
        ):
            return
        if word == "valuation" and any(one.currency and cue.end <= one.start < reading.start for one in sentence.numbers):
            return
        proposal = self.propose.number(sentence, reading, cue)
        if proposal and word == "revenue":
            proposal = self._of_its_time(sentence, proposal)
        subject, candidates = self._subject(sentence, word, cue, Span(reading.start, reading.end))
        if proposal and subject:
            self._keep(subject, word, proposal)
        elif proposal and candidates:
            self.unsure.append((word, proposal, tuple(one.id for one in candidates)))

    def _of_its_time(self, sentence: Sentence, proposal: Proposal) -> Proposal | None:
        """A revenue with the time that its sentence names, where it is past. That of an unnamed quarter is none of a year."""
        times = {told.date for told in self._distinct(sentence.dates)}
        time = next(iter(times)) if len(times) == 1 else None
        if time and self.seen and time.first <= self.seen.last and (time.last > time.first or proposal.date):
            return replace(proposal, date=time.text)
        is_interim = any(spans_of(sentence.small, self.cues.interim)) and " per " not in proposal.value
        return None if is_interim else proposal

    def _subject(self, sentence: Sentence, word: str, cue: Span, place: Span) -> tuple[Name | None, list[Name]]:
        """Whose valuation or revenue it is; else whose it may be."""
        topic = (self._receiver() if word == "valuation" else None) or self.deals.topic
        companies = sentence.named("companies") or ([topic] if topic else [])
        if any(span.end <= place.start for span in spans_of(sentence.small, self.cues.topics)):
            return None, [*sentence.named("chips"), *companies]
        if len({one.id for one in companies}) == 1:
            return companies[0], companies
        between = [one for one in companies if cue.end <= one.start and one.end <= place.start]
        if word == "valuation" and not between:
            given = {
                **roles(sentence, self.language, "acquisition", self.deals.topic),
                **roles(sentence, self.language, "equity", self.deals.topic),
            }
            valued = [one for one in companies if given.get(one.id) in ("issuer", "target")]
            if valued:
                return valued[0], companies
            free = [one for one in free_companies(sentence, self.language) if one.end <= cue.start]
            if len({one.id for one in free}) == 1:
                return free[0], companies
        owners = [
            one for one in companies if one.end <= cue.start and sentence.small[one.end : cue.start] in ("'s ", "' ", " ", ", ")
        ]
        return next(iter((between or owners) if word == "valuation" else (owners or between)), None), companies

    def _receiver(self) -> Name | None:
        """The one that got the money of which the paragraph spoke last."""
        roles = self.last_deal.roles if self.last_deal else {}
        found = [id for id, role in roles.items() if role in ("issuer", "borrower", "target")]
        return Name(0, 0, found[0], "companies", found[0]) if len(found) == 1 else None

    def _same_amount(self, sentence: Sentence, reading: Reading) -> DealDraft | None:
        """The deal for which this article has given the same number already, where none but its parties are named here."""
        named = {one.id for one in sentence.named("companies")}
        for deal in self.deals.drafts.values() if named else ():
            given = [parse_money(proposal.value) for proposal in deal.claims.get("amount", ())]
            alike = [
                one
                for one in given
                if one.amount and ends(one.amount) == ends(reading.amount) and one.currency == reading.currency
            ]
            if alike and named <= set(deal.roles):
                return deal
        return None

    # Stages

    def _stages(self, sentence: Sentence, here: list[tuple[Span, DealDraft]]) -> list[tuple[Span, DealDraft]]:
        told = [
            (Stage(stage), span)
            for stage in self.cues.stages
            for span in spans_of_stage(sentence.small, stage, self.language)
            if not is_negated(sentence.small, span, self.language)
            and not (stage not in LADDER and is_undone(sentence.small, span, self.language))
            and not (stage == Stage.SIGNED and is_of_intent(sentence.small, span, self.language))
        ]
        # "Will invest more on top of what it had invested".
        told = [one for one in told if not sentence.small[: one[1].start].endswith("had ")] or told
        if any(stage is Stage.DENIED for stage, _ in told):
            return self._denial(sentence, here, told)
        found = []
        for stage, span in sorted(told, key=lambda one: -LADDER.index(one[0]) if one[0] in LADDER else 0):
            deal = self._deal_of_stage(sentence, span, here)
            if deal is None:
                continue
            before = [name for name in sentence.names if name.end <= span.start and span.start - name.end < 60]
            after = [name for name in sentence.named("companies") if span.end <= name.start < span.end + 70]
            follows = next(
                (one.span.end for one in tellings(sentence, self.language) if span.end <= one.span.start < span.end + 50), 0
            )
            amount = next((place.end for place, _ in here if 0 <= place.start - span.end < 20), 0)
            ends = (span.end, follows, amount, after[0].end if after else 0)
            whole = Span(before[0].start if before else span.start, max(ends))
            stage = self._no_surer(stage, sentence.text[whole.start : whole.end])
            self._add_stage(sentence, deal, stage, whole)
            found.append((span, deal))
        return found

    def _denial(
        self, sentence: Sentence, here: list[tuple[Span, DealDraft]], told: list[tuple[Stage, Span]]
    ) -> list[tuple[Span, DealDraft]]:
        """Of what is denied nothing else is claimed."""
        deals = [(span, self._deal_of_stage(sentence, span, here)) for _, span in told]
        found = [(span, deal) for span, deal in deals if deal]
        if spans_of_stage(sentence.small, Stage.CANCELLED, self.language):
            return []
        denial = next(span for stage, span in told if stage is Stage.DENIED)
        for _, deal in found[:1]:
            before = [name for name in sentence.names if name.end <= denial.start]
            after = [name for name in sentence.named("companies") if denial.end <= name.start]
            whole = Span(before[0].start if before else denial.start, after[0].end if after else denial.end)
            self._add_stage(sentence, deal, Stage.DENIED, whole)
        return found[:1]

    def _add_stage(self, sentence: Sentence, deal: DealDraft, stage: Stage, whole: Span) -> None:
        quote = quote_of_span(sentence, whole, self.propose.text)
        proposal = self.propose.quoted(sentence, stage.value, stage, quote) if quote else None
        if proposal and not self._has_stage(deal, stage):
            deal.status.append(proposal)

    def _no_surer(self, stage: Stage, words: str) -> Stage:
        if stage in LADDER and is_doubted(words, self.language):
            return min(stage, Stage.IN_TALKS, key=LADDER.index)
        return stage

    def _has_stage(self, deal: DealDraft, stage: Stage) -> bool:
        stages = [Stage(one.value) for one in deal.status]
        return stage in stages or (
            stage in LADDER
            and any(one in LADDER and LADDER.index(one) > LADDER.index(stage) and one is not Stage.IN_TALKS for one in stages)
        )

    def _deal_of_stage(self, sentence: Sentence, span: Span, here: list[tuple[Span, DealDraft]]) -> DealDraft | None:
        # "Raised 500 million and signed a loan": what is raised is no stage of the loan.
        own = [
            one.frame.type for one in tellings(sentence, self.language) if one.span.start < span.end and span.start < one.span.end
        ]
        fitting = [one for one in here if not own or one[1].type in (*own, TO_DO)]
        if here:
            return min(fitting, key=lambda one: distance(sentence.text, span, one[0]))[1] if fitting else None
        together = partners(sentence, self.language, span, self.deals.topic)
        telling = nearest(sentence, self.language, span)
        type = telling.frame.type if telling else None
        found = {**together, **(roles(sentence, self.language, type, self.deals.topic) if type else {})}
        if len(together) > 1 and (deal := self.deals.between(together)):
            return deal
        if len(found) > 1:
            return self.deals.of(sentence, type, found)
        return None

    # Quantities

    def _measures(self, sentence: Sentence, here: list[tuple[Span, DealDraft]]) -> None:
        for reading in sentence.numbers:
            if reading.currency or self._is_denied(sentence, reading):
                continue
            unit = reading.unit or self._counted(sentence, reading)
            if not unit:
                continue
            dimension = UNITS[unit][0]
            if dimension == "compute":
                self._compute(sentence, reading)
            elif dimension in OF_CHIP and unit not in ("MW", "GW"):
                self._of_chip(sentence, reading, OF_CHIP[dimension])
            elif dimension in FLOW_OF and unit not in ("people", "servers", "racks", "units"):
                self._of_flow(sentence, reading, unit, FLOW_OF[dimension], here)

    def _counted(self, sentence: Sentence, reading: Reading) -> str | None:
        """The unit where a name stands between the number and the word: "400,000 GB200 chips", "160 million AMD shares"."""
        ahead = [sentence.small[reading.end : chip.start] for chip in sentence.named("chips") if chip.start > reading.end]
        if ahead and ahead[0].strip() in ("", *self.language.joiners) and reading.amount.bound.value != "several":
            return "chips"
        words = pattern_of(self.cues.chip_words)
        behind = re.match(r"\s(?:[A-Z0-9][\w-]*\s){0,3}(\w+)", sentence.text[reading.end :])
        if behind and behind[1].lower() in self.cues.shares:
            return "shares"
        return "chips" if behind and words.fullmatch(behind[1].lower()) and reading.amount.bound.value != "several" else None

    def _of_chip(self, sentence: Sentence, reading: Reading, property: str) -> None:
        chip = self._chip_of(sentence, Span(reading.start, reading.end))
        proposal = self.propose.number(sentence, reading, None) if chip else None
        if chip and proposal:
            self._keep(chip, property, proposal)

    def _compute(self, sentence: Sentence, reading: Reading) -> None:
        around = sentence.text[max(0, reading.start - 40) : reading.end + 40]
        formats = {found[0].lower().replace("fp16", "bf16") for found in re.finditer(r"FP4|FP8|BF16|FP16|INT8", around)}
        if len(formats) == 1 and not any(spans_of(sentence.small, self.cues.sparse)):
            self._of_chip(sentence, reading, f"compute_{formats.pop()}")

    def _chip_of(self, sentence: Sentence, place: Span) -> Name | None:
        """The chip whose measure it is: named right after ("of the H100"), else before, else in the sentence before."""
        ahead = sentence.small[: place.start].rstrip()
        contrasted = re.search(rf"(?:{'|'.join(map(re.escape, self.cues.contrasts))})(?:\s[\w']+)?$", ahead) is not None
        if any(spans_of(sentence.small, self.cues.wholes)):
            return None
        chips = sentence.named("chips")
        of = "|".join(map(re.escape, sorted(self.cues.of_chip, key=len, reverse=True)))
        for chip in chips:
            if chip.start >= place.end and re.fullmatch(
                rf"\s[\w\s-]{{0,20}}?(?:{of})\s?(?:the |its |le |la |l')?", sentence.small[place.end : chip.start]
            ):
                return chip
        if contrasted:
            return None
        before = [chip for chip in chips if chip.end <= place.start]
        before = [chip for chip in before if not is_governed(sentence, chip, self.language)] or before
        if before or not chips:
            return before[-1] if before else self.chip
        # "Made in a 3 nm process, the X ..."
        follows = re.fullmatch(r"[^,]{0,20},\s(?:the |le |la |l')?", sentence.small[place.end : chips[0].start])
        return chips[0] if follows else None

    def _of_flow(
        self, sentence: Sentence, reading: Reading, unit: str, property: str, here: list[tuple[Span, DealDraft]]
    ) -> None:
        place = Span(reading.start, reading.end)
        if property == "share" and not any(
            distance(sentence.text, span, place) < 50 for span in spans_of(sentence.small, self.cues.stake)
        ):
            return
        if property == "duration" and not self._is_term(sentence, reading):
            return
        types = TYPES_OF.get("share" if unit == "shares" else property, tuple(FLOWS))
        telling = nearest(sentence, self.language, place)
        deal = None
        if not here and property != "duration":
            type = telling.frame.type if telling else None
            told = roles(sentence, self.language, type, self.deals.topic) if type else {}
            found = {**self.deals.together(sentence), **told}
            is_other = self.last_deal is None or self.last_deal.type not in types
            deal = self.deals.of(sentence, type, found) if len(found) > 1 or (told and is_other) else None
        deal = deal or self._deal_at(sentence, place, here)
        if deal and deal.type not in types:
            return
        if deal and self._is_part(sentence, reading) and property in deal.claims:
            return
        proposal = self.propose.number(sentence, reading, telling.span if telling else None, unit=unit) if deal else None
        if deal and proposal and self._is_first(deal, property):
            deal.claims.setdefault(property, []).append(proposal)
            here.append((place, deal))

    def _deal_at(self, sentence: Sentence, place: Span, here: list[tuple[Span, DealDraft]]) -> DealDraft | None:
        """The deal that is nearest in the sentence; else the last one of the paragraph, where no one else is named here."""
        if here:
            return min(here, key=lambda one: distance(sentence.text, place, one[0]))[1]
        alone = self.last_deal and not {one.id for one in sentence.named("companies")} - set(self.last_deal.roles)
        return self.last_deal if alone and not sentence.named("chips") else None

    def _is_term(self, sentence: Sentence, reading: Reading) -> bool:
        """Whether it is how long something is to last: "over seven years", "a seven-year deal"."""
        ahead = sentence.small[: reading.start].rstrip()
        spans = "|".join(map(re.escape, self.cues.spans))
        hyphen = "-" in sentence.text[reading.start : reading.end]
        hedges = "|".join(map(re.escape, self.language.before))
        return hyphen or re.search(rf"(?<!\w)(?:{spans})(?:\s(?:{hedges}))?$", ahead) is not None

    # Dates

    def _dates(self, sentence: Sentence, here: list[tuple[Span, DealDraft]]) -> None:
        # Where a number was left out, the date is most likely its own.
        measured = any(one.currency or one.unit for one in sentence.numbers)
        for told in self._distinct(sentence.dates):
            place = Span(told.start, told.end)
            ahead = bool(self.seen) and told.date.first > self.seen.last if self.seen else False
            word, cue = self._nearest_property(sentence, place, ("announced", "available", "founded"))
            chips = [one for one in sentence.named("chips") if cue and one.end <= max(cue.start, place.start)]
            if cue and word in ("announced", "available") and chips and not here and distance(sentence.text, cue, place) < 60:
                self._dated(sentence, told, word, chips[-1], cue)
            elif cue and word == "founded" and not ahead and distance(sentence.text, cue, place) < 30:
                self._founded(sentence, told, cue)
            elif (
                ahead
                and (here or not measured)
                and self._looks_ahead(sentence, told)
                and (deal := self._deal_at(sentence, place, here))
                and deal.type != "debt"
            ):
                # The day on which a loan is paid back is not the one on which it is given.
                words = "|".join(map(re.escape, [*self.language.small_words, "starting", "before"]))
                lead = re.search(rf"(?<!\w)(?:{words})\s(?:[\w']+\s){{0,3}}$", sentence.small[: place.start])
                proposal = self.propose.date(sentence, told, Span(lead.start() if lead else place.start, place.end))
                if proposal and self._is_first(deal, "due"):
                    deal.claims.setdefault("due", []).append(proposal)

    def _founded(self, sentence: Sentence, told: DateReading, cue: Span) -> None:
        """The one company of a sentence, where it stands beside: "X, founded in 2021", "Founded in 2021, X"."""
        companies = sentence.named("companies")
        if len(companies) == 1 and (companies[0].end <= cue.start or 0 <= companies[0].start - told.end < 6):
            self._dated(sentence, told, "founded", companies[0], cue)

    def _looks_ahead(self, sentence: Sentence, told: DateReading) -> bool:
        """Whether a date is to come: one that names no year, only by the verb nearest to it or the words before it."""
        text = sentence.small
        if re.search(r"\d{4}", text[told.start : told.end]) or text[told.start : told.end] in self.language.relative:
            return True
        stops = [0, *(found.end() for found in re.finditer(r"[,;:]", text)), len(text)]
        begin, end = max(one for one in stops if one <= told.start), min(one for one in stops if one >= told.end)
        lead = re.search(rf"(?<!\w)(?:{'|'.join(self.cues.ahead)})(?:\s[\w']+){{0,4}}\s?$", text[begin : told.start])
        verbs = self._tenses(text, begin, end, told) or ([] if lead else self._tenses(text, 0, len(text), told))
        return min(verbs)[1] if verbs else lead is not None

    def _tenses(self, text: str, begin: int, end: int, told: DateReading) -> list[tuple[int, bool]]:
        """The verbs of a part of a text whose tense shows: how far each is from a date, and whether it is of the future."""
        return [
            (max(verb.start() - told.end, told.start - verb.end()), is_future)
            for pattern, is_future in ((self.cues.past, False), (self.cues.future, True))
            for verb in re.compile(rf"(?<!\w)(?:{pattern})(?!\w)").finditer(text, begin, end)
        ]

    def _dated(self, sentence: Sentence, told: DateReading, word: str, name: Name, cue: Span) -> None:
        proposal = self.propose.date(sentence, told, Span(min(cue.start, told.start), max(cue.end, told.end)))
        if proposal:
            self._keep(name, word, proposal)

    @staticmethod
    def _distinct(found: tuple[DateReading, ...]) -> list[DateReading]:
        """The widest at each place, where it is the only one: of a year within a day, the day."""
        kept: list[DateReading] = []
        for told in found:
            if not any(one.start <= told.start and told.end <= one.end for one in kept):
                kept.append(told)
        return [told for told in kept if sum(one.start == told.start for one in found) == 1 or told.end - told.start > 4]

    # What all share

    def _nearest_property(self, sentence: Sentence, place: Span, words: tuple[str, ...]) -> tuple[str, Span | None]:
        every = [
            (word, span)
            for word, phrases in self.cues.properties.items()
            for span in spans_of(sentence.small, phrases, self.language.adverbs)
        ]
        longest = [
            (word, span)
            for word, span in every
            if not any(one.start <= span.start and span.end <= one.end and one != span for _, one in every)
        ]
        found = [(distance(sentence.text, span, place), word, span) for word, span in longest if word in words]
        nearest_one = min(found, key=lambda one: one[0], default=None)
        return (nearest_one[1], nearest_one[2]) if nearest_one else ("", None)

    def _is_part(self, sentence: Sentence, reading: Reading) -> bool:
        """Whether the number is a part of another one: "$20 billion, including $2 billion of debt"."""
        ahead = sentence.small[max(0, reading.start - 40) : reading.start].rstrip()
        # "Commitments of a trillion, including a $300 billion contract with X" names a deal of its own.
        deals = "|".join(self.cues.deal_words)
        if re.match(rf"\s(?:[\w-]+\s){{0,2}}(?:{deals})\s(?:with|avec)(?!\w)", sentence.small[reading.end :]):
            return False
        hedges = "|".join(map(re.escape, self.language.before))
        return re.search(rf"(?<!\w)(?:{'|'.join(self.cues.parts)})(?:\s(?:{hedges}))?$", ahead) is not None

    def _is_denied(self, sentence: Sentence, reading: Reading) -> bool:
        """Whether it is denied, or a negation stands before or after it: "the figure of 10 billion is not final"."""
        small = sentence.small
        ahead = small[begin_of(small, reading.start, 45) : reading.start].rpartition(",")[2]
        behind = small[reading.end : end_of(small, reading.end, 25)].partition(",")[0]
        hedged = [*spans_of(ahead, [one for one in self.language.before if any(negations(one, self.language))])]
        words = [*negations(behind, self.language), *negations(ahead, self.language)]
        return len(words) > len(hedged) or is_denied(sentence.small, Span(reading.start, reading.end), self.language)

    def _keep(self, name: Name, property: str, proposal: Proposal) -> None:
        if name.is_new:
            self.deals.names[name.id] = name
        self.entities.setdefault(name.id, {}).setdefault(property, []).append(proposal)
