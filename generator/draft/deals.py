"""The deals that a seed speaks of, curated or new: each found again when it is spoken of again."""

from dataclasses import dataclass, field
from itertools import count

from generator.corpus import Corpus
from generator.draft.matching import candidates, ends, known_deals
from generator.draft.names import Name
from generator.draft.proposal import Claims, Proposal
from generator.draft.roles import FLOWS, Roles, is_governed, partners, roles, tellings
from generator.draft.sentence import Sentence
from generator.evidence.languages import Language
from generator.evidence.numerals import Reading, is_doubted
from generator.evidence.phrases import spans_of
from generator.model.record import LONGEST_ID
from generator.model.slug import slug_of
from generator.read.validation import TO_DO


@dataclass
class DealDraft:
    """What is proposed for a deal, curated or new. `likely` are the curated deals that a new one may be after all.

    `flow` is who gives, who gets, and what; `claims` are those of the flow.
    """

    id: str
    type: str
    is_new: bool
    roles: Roles
    likely: tuple[str, ...] = ()
    flow: tuple[str | None, str | None, str] = (None, None, TO_DO)
    status: list[Proposal] = field(default_factory=list)
    claims: Claims = field(default_factory=dict)


class Deals:
    """The deals drafted so far, by id. `topic` is the company that the sentence at hand takes up without its name."""

    def __init__(self, corpus: Corpus, seed_id: str, language: Language) -> None:
        self.corpus, self.language = corpus, language
        self.known = known_deals(corpus, seed_id)
        self.drafts: dict[str, DealDraft] = {}
        self.names: dict[str, Name] = {}
        self.topic: Name | None = None

    def of(
        self, sentence: Sentence, type: str | None, given: Roles | None = None, reading: Reading | None = None
    ) -> DealDraft | None:
        """The deal of that type between those whom the sentence names: drafted already, curated, or new."""
        found = given if given is not None else roles(sentence, self.language, type, self.topic) if type else {}
        if given is None and len(found) < 2:
            found = {**found, **{one: role for one, role in self.together(sentence).items() if one not in found}}
        found = found or self._alone(sentence)
        if not found or (not type and len(found) < 2 and is_doubted(sentence.text, self.language)):
            return None
        amount = (reading.currency, ends(reading.amount)) if reading and reading.currency else None
        likely = candidates(self.known, type, found, amount)
        return self.curated(likely[0]) if len(likely) == 1 else self._new(type or TO_DO, found, tuple(likely), sentence)

    def together(self, sentence: Sentence) -> Roles:
        """The companies that a word such as "with" joins to a deal in this sentence, whatever they are in it."""
        found: Roles = {}
        cues = self.language.cues
        phrases = [*cues.deal_words, *(phrase for phrases in cues.stages.values() for phrase in phrases)]
        words = list(spans_of(sentence.small, phrases, self.language.adverbs))
        for span in [*words, *(telling.span for telling in tellings(sentence, self.language))]:
            together = partners(sentence, self.language, span, self.topic)
            if len(together) > 1:
                found |= together
        return found

    def _alone(self, sentence: Sentence) -> Roles:
        """The one company of a sentence, or the one it takes up; with both, both."""
        companies = {one.id: one for one in sentence.named("companies")}
        if len(companies) > 1 or not (companies or self.topic):
            return {}
        one = next(iter(companies.values()), None)
        if one and is_governed(sentence, one, self.language):
            return {self.topic.id: "", one.id: ""} if self.topic else {}
        return {one.id: ""} if one else {self.topic.id: ""} if self.topic else {}

    def curated(self, id: str) -> DealDraft:
        """What is proposed for a curated deal; its flow is the one of what such a deal is about, where it has one."""
        if id not in self.drafts:
            deal = self.corpus.deals[id]
            parties = {str(party.company): str(party.role) for party in deal.parties}
            what = FLOWS.get(deal.type, FLOWS[TO_DO])[2]
            flow = next((one for one in deal.flows if one.what == what), None)
            ends = (flow.from_, flow.to) if flow else self._ends(deal.type, parties)
            giver, getter = (str(end) if end else None for end in ends)
            self.drafts[id] = DealDraft(id, deal.type, False, parties, flow=(giver, getter, what))
        return self.drafts[id]

    def between(self, together: Roles) -> DealDraft | None:
        """The one curated deal between companies, whatever its type."""
        likely = candidates(self.known, None, together, None)
        return self.curated(likely[0]) if len(likely) == 1 else None

    def _new(self, type: str, found: Roles, likely: tuple[str, ...], sentence: Sentence) -> DealDraft:
        named = [*sentence.names, *([self.topic] if self.topic else [])]
        self.names |= {name.id: name for name in named if name.is_new and name.id in found}
        same = (one for one in self.drafts.values() if one.is_new and one.type == type and self._agree(one.roles, found))
        deal = next(same, None)
        if deal is None:
            deal = DealDraft(self._id(type, found), type, True, {}, likely)
            self.drafts[deal.id] = deal
        deal.roles |= {one: role or deal.roles.get(one, "") for one, role in found.items()}
        deal.flow = (*self._ends(type, deal.roles), FLOWS.get(type, FLOWS[TO_DO])[2])
        return deal

    def _id(self, type: str, found: Roles) -> str:
        """An id of the first two companies and the type, with a number where it is taken."""
        id = "-".join([*list(found)[:2], slug_of(type)])[: LONGEST_ID - 4].strip("-")
        given = {*self.corpus.entities, *self.drafts}
        return next(one for number in count(1) if (one := f"{id}-{number}" if number > 1 else id) not in given)

    @staticmethod
    def _agree(mine: Roles, found: Roles) -> bool:
        """Whether they may be the same deal: two companies in common or all, none in two roles."""
        shared = set(mine) & set(found)
        alike = len(shared) > 1 or set(mine) == set(found)
        # One among the investors of a round, and what it puts in itself, are two flows.
        return alike and not any(mine[one] and found[one] and mine[one] != found[one] for one in shared)

    @staticmethod
    def _ends(type: str, found: Roles) -> tuple[str | None, str | None]:
        """Who gives and who gets, where one company alone has that role: who leads a round does not give all of it."""
        giver, getter, _ = FLOWS.get(type, FLOWS[TO_DO])
        ends = [[one for one, role in found.items() if wanted and role.rstrip("+") == wanted] for wanted in (giver, getter)]
        first, second = (end[0] if len(end) == 1 and not found[end[0]].endswith("+") else None for end in ends)
        return first, second
