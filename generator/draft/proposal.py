"""Claims to be: a value read in a sentence, with the shortest quote that the evidence lock takes for it."""

from dataclasses import dataclass

from generator.corpus import Corpus
from generator.draft.quoting import Quote, quote_of_number, quote_of_span, taken, value_text
from generator.draft.sentence import Sentence
from generator.evidence.languages import Language
from generator.evidence.numerals import DateReading, Reading, period_of
from generator.evidence.quotes import FoldedText, Span
from generator.model.values import UNITS, PartialDate, Value, parse_money, parse_quantity


@dataclass(frozen=True)
class Proposal:
    """A claim to be: its value as it would be written, its quote, when it holds, and whom the seed has it from."""

    value: str
    quote: Quote
    date: str | None
    via: tuple[str, ...]


Claims = dict[str, list[Proposal]]
"""Proposals by their property."""


class Proposer:
    """Makes proposals out of the sentences of one seed."""

    def __init__(self, corpus: Corpus, seed_id: str, language: Language) -> None:
        self.corpus, self.seed_id, self.language = corpus, seed_id, language
        record = corpus.seeds[seed_id].record
        self.seen = record.date
        self.outlets = [(one, corpus.sources[one].publisher) for one in record.derived_from if one in corpus.sources]
        self.text = FoldedText(corpus.seeds[seed_id].text)

    def number(self, sentence: Sentence, reading: Reading, cue: Span | None, unit: str | None = None) -> Proposal | None:
        """A number as a claim; its quote holds `cue` where it must be longer. None where the lock would refuse it.

        `unit` is the unit where the number's own words name none.
        """
        period = period_of(sentence.text, reading, sentence.numbers, self.language) if reading.currency else None
        unit = unit or reading.unit
        text = value_text(reading, period.name if period else None, unit)
        also = Span(period.start, period.end) if period else None
        quote = quote_of_number(sentence, reading, self.language, also, cue, self.text)
        if quote is None:
            return None
        value: Value
        if reading.currency:
            value = parse_money(text)
        elif UNITS[unit or ""][0] == "length":
            value = text
        else:
            value = parse_quantity(text, UNITS[unit or ""][0])
        return self.quoted(sentence, text, value, quote)

    def quoted(self, sentence: Sentence, text: str, value: Value, quote: Quote) -> Proposal | None:
        """A value with its quote, on the day that the sentence speaks of. None where the lock would refuse it."""
        return Proposal(text, quote, self.day(sentence), self.via(sentence)) if self.takes(value, quote) else None

    def date(self, sentence: Sentence, told: DateReading, span: Span) -> Proposal | None:
        """A date as a claim that quotes a span. None where the lock would refuse it."""
        quote = quote_of_span(sentence, span, self.text)
        if quote is None or not self.takes(told.date, quote):
            return None
        return Proposal(told.date.text, quote, None, self.via(sentence))

    def takes(self, value: Value, quote: Quote) -> bool:
        """Whether the evidence lock takes the value with the quote."""
        return taken(self.corpus, self.seed_id, value, quote)

    def day(self, sentence: Sentence) -> str | None:
        """The day that the sentence speaks of, where it names one and it is past when the seed appeared."""
        days: list[PartialDate] = [
            told.date for told in sentence.dates if told.date.first == told.date.last and not told.date.about
        ]
        one = days[0] if len({day.text for day in days}) == 1 else None
        return one.text if one and self.seen and one.first <= self.seen.last else None

    def via(self, sentence: Sentence) -> tuple[str, ...]:
        """Those among whom the seed repeats that the sentence names."""
        return tuple(str(source) for source, publisher in self.outlets if publisher and publisher in sentence.text)
