"""Whether the words of a quote carry the value of its claim: the number, its scale and unit, its hedge, how sure it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.corpus import Claim, Corpus
from generator.evidence.languages import Language, language_of
from generator.evidence.lock import Evidence
from generator.evidence.numerals import Reading, dates, interval, is_doubted, readings, says_any
from generator.evidence.phrases import REACH, is_denied, is_negated, is_of_intent, negations, spans_of
from generator.evidence.quotes import Span, fold
from generator.model.values import (
    LADDER,
    UNITS,
    Amount,
    Bound,
    Money,
    PartialDate,
    Quantity,
    Stage,
    are_comparable,
)
from generator.problems import Problem
from generator.read.project import Seed


@dataclass(frozen=True)
class _Words:
    """A quote, the words around it, their language, and when they appeared."""

    quote: str
    before: str
    after: str
    language: Language
    seen: date | None

    @property
    def around(self) -> str:
        return self.before + self.quote + self.after


def carried(corpus: Corpus, evidence: Evidence) -> Iterator[Problem]:
    """The claims whose quote does not say their value, or says it with less certainty."""
    for passage in evidence.passages.values():
        problem = corpus.seeds[passage.seed].once(_carries, passage.claim, passage.span)
        if problem:
            yield problem


def _carries(seed: Seed, claim: Claim, span: Span) -> Problem | None:
    language = language_of(seed.record.language)
    if language is None:
        return None
    date = seed.record.date
    return _judged(claim, _words(seed.text, span, language, date.first if date else None))


def _words(text: str, span: Span, language: Language, seen: date | None) -> _Words:
    start, end = span.start, span.end
    before = text[max(0, start - REACH) : start].rpartition("\n")[2]
    after = text[end : end + REACH].partition("\n")[0]
    lead = fold(before) + (" " if before[-1:].isspace() else "") if before else ""
    trail = (" " if after[:1].isspace() else "") + fold(after) if after else ""
    return _Words(fold(text[start:end]), lead, trail, language, seen)


def _judged(claim: Claim, words: _Words) -> Problem | None:
    value = claim.record.value
    if isinstance(value, Stage):
        return _stage(claim, value, words)
    if isinstance(value, PartialDate):
        return _date(claim, value, words)
    if isinstance(value, Money | Quantity) and value.amount is not None:
        return _amount(claim, value, value.amount, words)
    return None


def _amount(claim: Claim, value: Money | Quantity, amount: Amount, words: _Words) -> Problem | None:
    first, last = len(words.before), len(words.before) + len(words.quote)
    period = value.period if isinstance(value, Money) else None
    within = [r for r in readings(words.around, words.language) if first <= r.start and r.end <= last + 1]
    fitting = [
        reading
        for reading in within
        if _same_number(value, amount, reading)
        and (isinstance(value, Quantity) or (_is_of_money(words, reading) and _has_period(words, reading, period)))
    ]
    if not fitting:
        read = "; ".join(map(str, within)) or "no number"
        return Problem(
            "value-not-in-quote", f'the quote does not say "{value}"', claim.record.place("value"), f"read in it: {read}"
        )
    if any(_admits(_in_units_of_one(value, amount), reading.amount) for reading in fitting):
        return None
    hint = f'write it as the quote has it: "{fitting[0].amount.bound}"'
    return Problem("surer-than-quote", f'"{value}" is surer than its quote', claim.record.place("value"), hint)


def _is_of_money(words: _Words, reading: Reading) -> bool:
    """Whether a number with no currency beside it may be money: nothing, or only a small word, may follow it."""
    if reading.currency:
        return True
    if re.search(r"(?:[A-Z]{3}|[^\w\s.,;:('\"–—-])\s?$", words.around[: reading.start]):
        return False
    following = re.match(r"[\s-]*([^\W\d_]+(?:'[^\W\d_]+)?)", words.around[reading.end :])
    return following is None or following[1].lower() in words.language.small_words


def _has_period(words: _Words, reading: Reading, period: str | None) -> bool:
    """Whether the quote gives the number for the claim's period, or for none where the claim has none."""
    periods = words.language.periods
    if period:
        return says_any(words.around, periods[period])
    after = words.around[reading.end : reading.end + 15].lower().lstrip(" -")
    return not any(after.startswith(phrase) for phrases in periods.values() for phrase in phrases)


def _in_units_of_one(value: Money | Quantity, amount: Amount) -> Amount:
    factor = UNITS[value.unit][1] if isinstance(value, Quantity) else Decimal(1)
    low = amount.low * factor if amount.low is not None else None
    high = amount.high * factor if amount.high is not None else None
    return Amount(amount.bound, low, high, amount.figures)


def _same_number(value: Money | Quantity, amount: Amount, reading: Reading) -> bool:
    """The same numbers of the same currency or dimension; what the quote leaves unnamed contradicts nothing."""
    if isinstance(value, Money) and (reading.unit or reading.currency not in (None, value.currency)):
        return False
    if isinstance(value, Quantity):
        if reading.currency:
            return False
        if reading.unit is None and UNITS[value.unit][1] != 1:
            return False
        if reading.unit and not are_comparable(value.unit, reading.unit):
            return False
    mine, theirs = _in_units_of_one(value, amount), reading.amount
    if Bound.SEVERAL in (mine.bound, theirs.bound):
        return mine.bound == theirs.bound and mine.low == theirs.low
    return {mine.low, mine.high} - {None} == {theirs.low, theirs.high} - {None}


_BELOW = (Bound.LESS_THAN, Bound.NEARLY)
"""Bounds that leave out the number they name, as `more than` does from the other side."""


def _admits(claimed: Amount, read: Amount) -> bool:
    """Whether the claim leaves room for everything that the quote leaves room for."""
    low, high = interval(claimed)
    least, most = interval(read)
    is_above = least > low or (least == low and (claimed.bound is not Bound.MORE_THAN or read.bound is Bound.MORE_THAN))
    is_below = most < high or (most == high and (claimed.bound not in _BELOW or read.bound in _BELOW))
    return is_above and is_below


def _date(claim: Claim, value: PartialDate, words: _Words) -> Problem | None:
    read = [reading.date for reading in dates(words.quote, words.language, words.seen, words.before)]
    fitting = [found for found in read if value.first <= found.first and found.last <= value.last]
    if any(value.about or not found.about for found in fitting):
        return None
    if fitting:
        message = f'"{value}" is surer than its quote'
        return Problem(
            "surer-than-quote", message, claim.record.place("value"), f'write it as the quote has it: "{fitting[0].text}"'
        )
    hint = f"read in it: {'; '.join(map(str, read)) or 'no date'}"
    return Problem("value-not-in-quote", f'the quote does not say "{value}"', claim.record.place("value"), hint)


def _stage(claim: Claim, stage: Stage, words: _Words) -> Problem | None:
    if stage not in LADDER:
        return None
    if _is_negated(stage, words):
        message = f'"{stage}" is surer than its quote, which negates it'
        return Problem(
            "surer-than-quote", message, claim.record.place("value"), "quote words that say it, or leave the stage out"
        )
    ceiling = None
    if is_doubted(words.quote, words.language):
        ceiling = Stage.IN_TALKS
    elif says_any(words.quote, words.language.intent) or (stage is Stage.SIGNED and _is_of_intent(words)):
        ceiling = Stage.LETTER_OF_INTENT
    elif stage in (Stage.SIGNED, Stage.CLOSED) and says_any(words.quote, words.language.intention):
        ceiling = Stage.ANNOUNCED
    if ceiling is None or LADDER.index(stage) <= LADDER.index(ceiling):
        return None
    message = f'"{stage}" is surer than its quote, which carries "{ceiling}" at most'
    return Problem("surer-than-quote", message, claim.record.place("value"), f'write "{ceiling}", or quote surer words')


def _is_of_intent(words: _Words) -> bool:
    """Whether what the quote says is signed is a letter of intent, by the words that follow it."""
    text, first, last = words.around.lower(), len(words.before), len(words.before) + len(words.quote)
    told = [span for span in spans_of(text, words.language.cues.stages["signed"]) if first <= span.start and span.end <= last]
    return any(is_of_intent(text, span, words.language) for span in told)


def _is_negated(stage: Stage, words: _Words) -> bool:
    """Whether the quote, or the words right before it, say that the stage is not reached, or is denied."""
    language, text = words.language, words.around.lower()
    first, last = len(words.before), len(words.before) + len(words.quote)
    phrases = language.cues.stages
    told: list[Span] = []
    for wanted in (phrases["in talks"], language.doubt) if stage in LADDER[:2] else (phrases[stage],):
        told = told or [span for span in spans_of(text, wanted, language.adverbs) if span.start < last and first < span.end]
    if told and all(is_negated(text, span, language) or is_denied(text, span, language) for span in told):
        return True
    # How far a negation reaches is not always told; of a contract none may stand before the word that says it.
    said = [span.end for span in told if not is_negated(text, span, language)]
    denied = [span for span in negations(text, language) if first <= span.start < max(said, default=last)]
    return stage in (Stage.SIGNED, Stage.CLOSED) and any(span.end <= last for span in denied)
