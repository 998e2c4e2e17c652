"""The shortest words of a sentence that carry a value with its hedge, and whether the evidence lock takes them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from generator.corpus import Claim, Claims, Corpus
from generator.draft.sentence import Sentence
from generator.evidence.carried import carried
from generator.evidence.languages import Language
from generator.evidence.lock import find
from generator.evidence.numerals import Reading, readings
from generator.evidence.quotes import FoldedText, Span, fold
from generator.model.claim import ClaimRecord
from generator.model.kinds import Property
from generator.model.record import Reference
from generator.model.values import SCALES, UNITS, Bound, Value

MOST_WORDS = 12
"""Words that may be taken on either side of a number."""


@dataclass(frozen=True)
class Quote:
    """Words of the seed, and which of their places is meant where there are several."""

    words: str
    occurrence: int | None


def value_text(reading: Reading, period: str | None, unit: str | None) -> str:
    """A number as a claim has it: `at least 10 billion USD`, `2.5 GW`."""
    amount = reading.amount
    factor = UNITS[reading.unit][1] if reading.unit else Decimal(1)
    ends = [end / factor for end in dict.fromkeys((amount.low, amount.high)) if end is not None]
    scale = next((name for name in reversed(SCALES) if ends[-1] >= Decimal(10) ** SCALES[name]), "")
    if unit and amount.bound is not Bound.SEVERAL and (scale == "thousand" or unit not in ("shares", "chips")):
        scale = ""
    size = Decimal(10) ** SCALES[scale] if scale else Decimal(1)
    number = " to ".join(_plain(end / size) for end in ends)
    if amount.bound is Bound.SEVERAL:
        number = "several"
    named = reading.currency or unit or ""
    gap = "" if named == "%" else " "
    shown = " ".join(part for part in (amount.bound.hedge, number, scale) if part)
    return f"{shown}{gap}{named}{f' per {period}' if period else ''}".strip()


def _plain(number: Decimal) -> str:
    return f"{number.normalize():,f}"


def quote_of_number(
    sentence: Sentence, reading: Reading, language: Language, also: Span | None, cue: Span | None, seed: FoldedText
) -> Quote | None:
    """The shortest words in which the number reads as it does in the sentence, `also` among them where it is given.

    Where these stand in the seed more than once, the shortest that hold its `cue` too.
    """

    def says_it(words: str) -> bool:
        return any(_is_same(reading, found) for found in readings(fold(words), language))

    end = reading.start + len(sentence.text[reading.start : reading.end].rstrip(" ."))
    inner = _joined(Span(reading.start, end), also)
    shortest = next(_quotes(sentence, inner, says_it, seed), None)
    if shortest is None or shortest.occurrence is None:
        return shortest
    return next((one for one in _quotes(sentence, _joined(inner, cue), says_it, seed) if one.occurrence is None), shortest)


def _joined(one: Span, other: Span | None) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end)) if other else one


def quote_of_span(sentence: Sentence, span: Span, seed: FoldedText) -> Quote | None:
    """The words of a span, whole ones."""
    quotes = list(_quotes(sentence, span, lambda words: True, seed))
    return next((one for one in quotes if one.occurrence is None), quotes[0] if quotes else None)


def _is_same(one: Reading, other: Reading) -> bool:
    mine, theirs = one.amount, other.amount
    return (mine.bound, mine.low, mine.high, one.currency, one.unit) == (
        theirs.bound,
        theirs.low,
        theirs.high,
        other.currency,
        other.unit,
    )


def _quotes(sentence: Sentence, inner: Span, says_it: Callable[[str], bool], seed: FoldedText) -> Iterator[Quote]:
    """Quotes that hold the inner span and say it, the shortest first; the place is counted where there are several."""
    for span in _wider(sentence.text, inner):
        words = sentence.text[span.start : span.end]
        if not says_it(words):
            continue
        places = _places(seed, words)
        here = places.get(sentence.start + span.start)
        if here:
            own = seed.text[sentence.start + span.start : sentence.start + span.end]
            yield Quote(own, here if len(places) > 1 else None)


@lru_cache(maxsize=256)
def _places(seed: FoldedText, words: str) -> dict[int, int]:
    """Where words stand in a seed: the offset of each place, and which it is of them, from 1. A seed may say one thing often."""
    return {place.start: number for number, place in enumerate(seed.find(words), 1)}


def _wider(text: str, inner: Span) -> list[Span]:
    """The span and wider ones, by whole words, the shortest first."""
    start = max(0, next((found.start() for found in re.finditer(r"[^\s(«\"]+", text) if found.end() > inner.start), inner.start))
    starts = [found.start() for found in re.finditer(r"(?<![\w.,$€£])(?:[dl]'|[\w$€£~])", text) if found.start() <= max(start, 0)]
    starts = [*starts[-MOST_WORDS:], inner.start]
    ends = [found.end() for found in re.finditer(r"[\w%$€£+](?![\w%$€£+])", text) if found.end() >= inner.end][:MOST_WORDS] or [
        inner.end
    ]
    spans = {(first, last) for first in starts for last in ends if first <= inner.start}
    return [Span(first, last) for first, last in sorted(spans, key=lambda ends: (ends[1] - ends[0], ends[0]))]


def taken(corpus: Corpus, seed_id: str, value: Value, quote: Quote) -> bool:
    """Whether the evidence lock takes a claim of this value with this quote: the real checks, on the one claim."""
    record = ClaimRecord[Any].model_construct(
        value=value, source=Reference(seed_id), quote=quote.words, occurrence=quote.occurrence
    )
    claim = Claim("draft", Property("draft", "Draft", ""), None, record, "draft", corpus.sources[seed_id].date)
    alone = replace(corpus, claims={"draft": Claims([claim])}, seeds={seed_id: corpus.seeds[seed_id]})
    evidence = find(alone)
    return not evidence.problems and not list(carried(alone, evidence))
