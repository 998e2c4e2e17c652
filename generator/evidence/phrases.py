"""Where a text says one of several phrases, and whether it says so or the contrary."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from generator.evidence.languages import Language
from generator.evidence.numerals import has_verb, one_of, says_any
from generator.evidence.quotes import Span

NEAR, FAR = 4, 9
"""Words that may stand between a negation and what it denies: after "not", and after a "no" that begins the clause."""

REACH = 40
"""Characters beside words that are read for what they lose when they are cut."""

LONGEST = 200
"""Characters beside words that are read for what denies them."""


def begin_of(text: str, at: int, reach: int) -> int:
    """Where the words begin of which so many characters before a place are read; none is cut in two: of "casino" no "no"."""
    begin = max(0, at - reach)
    while 0 < begin < at and text[begin - 1].isalnum() and text[begin].isalnum():
        begin += 1
    return begin


def end_of(text: str, at: int, reach: int) -> int:
    """Where the words end of which so many characters after a place are read; none is cut in two: of "notes" no "no"."""
    end = min(at + reach, len(text))
    while at < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    return end


def spans_of(text: str, phrases: Iterable[str], within: Iterable[str] = ()) -> Iterator[Span]:
    """Where a text in small letters holds one of the phrases, as whole words; a word that ends in `*` has any ending, and `#`
    is a number without a scale.

    Between its words up to two of those `within` may stand.
    """
    return (Span(found.start(), found.end()) for found in pattern_of(tuple(phrases), tuple(within)).finditer(text))


@cache
def pattern_of(phrases: tuple[str, ...], within: tuple[str, ...] = ()) -> re.Pattern[str]:
    """One of the phrases, the longest that fits."""
    gap = rf"\ (?:(?:{'|'.join(map(re.escape, within))})\ ){{0,2}}" if within else r"\ "
    return re.compile(rf"(?<!\w){one_of(phrases, gap)}" if phrases else "(?!)")


def spans_of_stage(text: str, stage: str, language: Language) -> list[Span]:
    """Where a text in small letters tells a stage: "closed its round", not in another sense: "closed higher"."""
    others = other_senses(text, stage, language)
    return [span for span in spans_of(text, language.cues.stages.get(stage, ()), language.adverbs) if not _meet(span, others)]


def other_senses(text: str, stage: str, language: Language) -> list[Span]:
    """Where the words of a stage say something else in a text in small letters."""
    return list(spans_of(text, language.cues.other_senses.get(stage, ()), language.adverbs))


def _meet(one: Span, others: list[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def negations(text: str, language: Language) -> Iterator[Span]:
    """Where a text in small letters denies something: "not", but no "not only"."""
    idiom = re.compile(rf"\s(?:{'|'.join(map(re.escape, language.not_negated))})(?!\w)")
    return (span for span in spans_of(text, language.negation) if not idiom.match(text, span.end))


def is_negated(text: str, place: Span, language: Language) -> bool:
    """Whether a text in small letters denies the words at a place: "no agreement has been signed", "n'a signé aucun"."""
    begin = max(0, place.start - LONGEST)
    text, first, last = text[begin : place.end + 20], place.start - begin, place.end - begin
    start = max((found.end() for found in _breaks(language).finditer(text, 0, first)), default=0)
    for span in negations(text, language):
        between = text[span.end : first].split()
        reach = FAR if text[span.start : span.end] in language.nothing else NEAR
        if start <= span.start < last and len(between) <= reach:
            return True
        if 0 <= span.start - last <= 1 and text[span.start : span.end] in language.nothing:
            return True
    return False


def is_undone(text: str, place: Span, language: Language) -> bool:
    """Whether the words right before a place say that it is not done, or only might be: "declined to deny", "could deny"."""
    ahead = re.split(r"[,;:()]|[.!?]\s", text[max(0, place.start - REACH) : place.start])[-1]
    near = " ".join(ahead.split()[-3:])
    return says_any(near, language.undone) or has_verb(near, language.conditional)


def is_denied(text: str, place: Span, language: Language) -> bool:
    """Whether the words at a place are what someone denies: "denied a report that it was in talks"."""
    begin = max(0, place.start - LONGEST)
    text, place = text[begin : place.end + LONGEST], Span(place.start - begin, place.end - begin)
    turn = re.compile(rf";|[.!?]\s|{pattern_of(language.turns).pattern}")
    for span in spans_of(text, language.cues.stages["denied"], language.adverbs):
        if is_negated(text, span, language) or is_undone(text, span, language):
            continue
        # "Months after denying it, it signed".
        is_before = says_any(text[max(0, span.start - 15) : span.start], language.past) and "," in text[span.end : place.start]
        if span.end <= place.start and not is_before and not turn.search(text, span.end, place.start):
            return True
        # "A report of a bid for 9 billion was denied".
        if place.end <= span.start and not _breaks(language).search(text, place.end, span.start):
            return True
    return False


def is_of_intent(text: str, place: Span, language: Language) -> bool:
    """Whether what is said at a place is only intended: "signed a memorandum"."""
    stop = _breaks(language).search(text, place.end)
    ahead = text[place.end : min(end_of(text, place.end, REACH), stop.start() if stop else len(text))]
    return any(spans_of(ahead, language.intent))


def _breaks(language: Language) -> re.Pattern[str]:
    """What ends the reach of a negation: a stop, or a word that begins another clause."""
    return _breaks_of(language.clauses)


@cache
def _breaks_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[,;:()«»\"]|[.!?]\s|\s[—–-]\s|{pattern_of(words).pattern}")
