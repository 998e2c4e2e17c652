"""Whether the words of a quote carry the value of its claim: the number, its scale and unit, its hedge, how sure it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.corpus import Claim, Corpus
from generator.evidence.languages import Language, language_of
from generator.evidence.lock import Evidence
from generator.evidence.numerals import Reading, dates, has_verb, interval, is_doubted, period_of, readings, says_any
from generator.evidence.phrases import (
    REACH,
    begin_of,
    end_of,
    is_denied,
    is_negated,
    is_undone,
    negations,
    other_senses,
    pattern_of,
    spans_of,
    spans_of_stage,
)
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

SENTENCE = 300
"""Characters beside the quote of a stage that are read, as far as they are of its sentence."""

_BREAK = re.compile(r"\n\s*\n|(?<=[.!?:;…»”\"])[^\S\n]*\n")
"""The end of a paragraph; a line may end within a sentence."""


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
    reach = SENTENCE if isinstance(claim.record.value, Stage) else REACH
    return _judged(claim, _words(seed.text, span, language, date.first if date else None, reach))


def _words(text: str, span: Span, language: Language, seen: date | None, reach: int) -> _Words:
    start, end = span.start, span.end
    begin, last = begin_of(text, start, reach), end_of(text, end, reach)
    broken = [found.end() for found in _BREAK.finditer(text, begin, start)]
    before = text[max([begin, *broken]) : start]
    stop = _BREAK.search(text, end, last)
    after = text[end : stop.start() if stop else last]
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
    numbers = readings(words.around, words.language)
    within = [r for r in numbers if first <= r.start and r.end <= last + 1]
    fitting = [
        reading
        for reading in within
        if _same_number(value, amount, reading)
        and _period(words, reading, numbers) == period
        and (_is_counted(words, reading, value.unit) if isinstance(value, Quantity) else _is_of_money(words, reading))
    ]
    if not fitting:
        hint = f"read in it: {'; '.join(map(str, within)) or 'no number'}"
        if re.search(r"(?<![^\W\d_])¥\s?\d", words.quote):
            hint += '; "¥" may be yen (JPY) or yuan (CNY): quote words that say which'
        return Problem("value-not-in-quote", f'the quote does not say "{value}"', claim.record.place("value"), hint)
    if any(_admits(_in_units_of_one(value, amount), reading.amount) for reading in fitting):
        return None
    hint = f'write it as the quote has it: "{fitting[0].amount.bound}"'
    return Problem("surer-than-quote", f'"{value}" is surer than its quote', claim.record.place("value"), hint)


def _is_of_money(words: _Words, reading: Reading) -> bool:
    """Whether a number with no currency beside it may be money: nothing, or only a small word, may follow it."""
    if reading.currency:
        return True
    if re.search(
        r"(?:[A-Z]{3}|(?<!\w)(?:Rs|Rp|RM|kr)\.?|[^\w\s.,;:('\"–—-])\s?$", words.around[max(0, reading.start - 5) : reading.start]
    ):
        return False
    following = re.match(r"[\s-]*([^\W\d_]+(?:'[^\W\d_]+)?)", words.around[reading.end : reading.end + 100])
    return following is None or following[1].lower() in words.language.small_words


def _is_counted(words: _Words, reading: Reading, unit: str) -> bool:
    """Whether a number with no unit beside it may count such things: nothing, a name, or a word for them may follow it."""
    if reading.unit or unit in ("", "units"):
        return True
    language = words.language
    behind = words.around[reading.end : reading.end + 40].lower()
    # "A 100,000-GPU cluster".
    whole = rf"-(?:{'|'.join(language.cues.chip_words)})\s(?:{'|'.join(language.cues.wholes)})(?!\w)"
    if unit == "chips" and re.match(whole, behind):
        return True
    # "Including 5,000 this year".
    if re.match(rf"\s(?:{'|'.join((*language.relative, *language.dating))})(?!['\w])", behind):
        return True
    passing = {*language.fillers, *language.joiners}
    is_named = is_other = False
    for word in re.findall(r"(?:^|(?<=[\s-]))[^\s.,;:()-]+|[.,;:()]", words.around[reading.end : reading.end + 100])[:8]:
        small = word.lower()
        counted = language.units.get(small, small)
        if counted in UNITS:
            return are_comparable(unit, counted)
        if small in language.cues.wholes:
            return False
        if small in passing and not is_other:
            continue
        if small in passing or small in language.small_words or not word[0].isalpha():
            break
        is_named = is_named or any(char.isdigit() for char in word) or (word[0].isupper() and word.endswith("s"))
        is_other = is_other or word.islower()
    return is_named or not is_other


def _period(words: _Words, reading: Reading, numbers: list[Reading]) -> str | None:
    found = period_of(words.around, reading, numbers, words.language)
    return found.name if found else None


def _in_units_of_one(value: Money | Quantity, amount: Amount) -> Amount:
    return value.in_units_of_one if isinstance(value, Quantity) else amount


def _same_number(value: Money | Quantity, amount: Amount, reading: Reading) -> bool:
    """The same numbers of the same currency or dimension; what the quote leaves unnamed contradicts nothing."""
    if isinstance(value, Money) and (reading.unit or reading.currency not in (None, value.currency)):
        return False
    if isinstance(value, Quantity):
        if reading.currency:
            return False
        if reading.unit is None and UNITS[value.unit][0] != "count":
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
    first, last = len(words.before), len(words.before) + len(words.quote)
    read = [found.date for found in dates(words.around, words.language, words.seen) if first <= found.start < last]
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
    if other := _other_sense(stage, words) or _other_denied(stage, words):
        message = f'the quote does not say "{stage}"'
        return Problem("value-not-in-quote", message, claim.record.place("value"), f'"{other}" says something else')
    if _is_negated(stage, words):
        message = f'"{stage}" is surer than its quote, which negates it'
        return Problem(
            "surer-than-quote", message, claim.record.place("value"), "quote words that say it, or leave the stage out"
        )
    ceiling, language = None, words.language
    before, after = _in_sentence(words)
    lead = _last_clause(before, language)
    said = _main_clause(lead + words.quote, stage, language)
    spans = spans_of_stage(said.lower(), stage, language)
    told = [found.end for found in spans]
    if told:
        said = _without_relative_clauses(said, told[-1], stage, language)
    is_open = _is_supposed(said, told, stage, language) or _is_asked(words, before, language)
    is_hearsay = says_any(before + words.quote + after, language.hearsay)
    if stage not in LADDER:
        # Who denies mostly denies a rumour.
        is_meant = _is_meant(said[: spans[0].start if spans else None], language)
        is_doubtful = stage is Stage.CANCELLED and not spans and is_doubted(said, language)
        if stage is Stage.DENIED or not (is_open or is_hearsay or is_meant or is_doubtful):
            return _untold(claim, stage, words)
        message = f'"{stage}" is surer than its quote, which only supposes it'
        return Problem(
            "surer-than-quote", message, claim.record.place("value"), "quote words that say it, or leave the stage out"
        )
    if is_open or is_hearsay or is_doubted(_one_sentence(said, told), language):
        ceiling = Stage.IN_TALKS
    elif says_any(_without_earlier_intent(said + re.split(_CLAUSE, after)[0], told, language), language.intent):
        # "Is to sign a letter of intent": there is none yet.
        head = said[: told[0]] if told and stage is Stage.LETTER_OF_INTENT else ""
        is_to_come = says_any(head, language.intention) or has_verb(head, language.future)
        ceiling = Stage.IN_TALKS if is_to_come else Stage.LETTER_OF_INTENT
    elif says_any(said, language.unannounced) and not says_any(said, language.cues.stages["announced"]):
        ceiling = Stage.IN_TALKS
    elif stage in (Stage.SIGNED, Stage.CLOSED):
        # Once it is signed, something is still to be done: "the contract, signed in May, will run for years".
        # What was raised will be spent; but "raised it in a round that is to close in May".
        is_over = told and (stage is Stage.SIGNED or not says_any(said[told[-1] :], language.closing))
        head = said[: told[-1]] if is_over else said
        # "Signed in May", but "signed by the end of 2027", "signed only if approved".
        to_come = (*language.supposed, *language.cues.ahead, *language.closing)
        if stage is Stage.SIGNED and told and not says_any(said[told[-1] :], to_come):
            head = _of_contract(head, language)
        if any(negations(lead.lower(), language)) or says_any(said, language.undone):
            ceiling = Stage.IN_TALKS
        elif says_any(head, language.intention) or has_verb(head, language.future):
            ceiling = Stage.ANNOUNCED
        elif stage is Stage.CLOSED and says_any(_last_clause(head, language), language.promised):
            ceiling = Stage.SIGNED
    if ceiling is None or LADDER.index(stage) <= LADDER.index(ceiling):
        return _untold(claim, stage, words)
    message = f'"{stage}" is surer than its quote, which carries "{ceiling}" at most'
    return Problem("surer-than-quote", message, claim.record.place("value"), f'write "{ceiling}", or quote surer words')


def _untold(claim: Claim, stage: Stage, words: _Words) -> Problem | None:
    """That no word of the quote speaks of such a step: "Oracle builds data centers"."""
    text, tells = words.quote.lower(), words.language.tells.get(stage)
    if tells is None or any(_says(text, span, words.language) for span in spans_of(text, tells)):
        return None
    message = f'the quote does not say "{stage}"'
    return Problem("value-not-in-quote", message, claim.record.place("value"), "quote the words that say it")


def _says(text: str, span: Span, language: Language) -> bool:
    """Whether nothing denies the words at a place, but they may deny something themselves: "no longer"."""
    return any(negations(text[span.start : span.end], language)) or not is_negated(text, span, language)


def _main_clause(text: str, stage: Stage, language: Language) -> str:
    """Less what is intended, or put between commas, beside what tells the stage: "hopes to build, and has signed", "Oracle,
    which may build, has signed"."""
    relatives = "|".join(language.cues.relatives)

    def kept(found: re.Match[str]) -> str:
        return found[0] if says_any(found[0], language.undone) else " "

    shorter = re.sub(rf"(?i)(?<!\w)(?:{language.aims})|,\s(?:{relatives})\s[^,;.]*,", kept, text)
    return shorter if spans_of_stage(shorter.lower(), stage, language) else text


def _without_relative_clauses(text: str, told: int, stage: Stage, language: Language) -> str:
    """Less what is said of the contract itself, once it is `told` up to there: "signed a contract that could be worth more",
    "signed what could be the largest contract"; of what was signed, all that may follow: "a lease, with an option that could"."""
    deals, relatives = "|".join((*language.cues.deal_words, *language.intent)), "|".join(language.cues.relatives)
    asides, is_signed = "|".join(language.asides), stage is Stage.SIGNED
    pattern = rf"(?<!\w)((?:{deals})s?(?:\s[^\s,;.]+){{0,4}}?),?\s(?:{relatives})\s[^,;.]*|\s(?:{asides})(?:(?<=')|\s)[^,;.]*"
    if is_signed:
        more = rf"(?:{language.conditional}|{pattern_of(language.cues.stages['in talks']).pattern})(?!\w)"
        pattern += rf"|,?\s(?:{relatives}|{language.and_word})\s{more}[^,;.]*"
        pattern += rf"|,\s(?!{language.or_word}\s)(?:(?!aurai)[^,;.])*?{more}[^,;.]*"
    if stage is Stage.ANNOUNCED:
        # "Announced that it would buy".
        pattern += rf"|\s(?:{language.reporting})(?!\w)[^,;.]*"

    verb = next(reversed(re.findall(r"\w{4,}", text[:told].lower())), "")[:4]

    def kept(found: re.Match[str]) -> str:
        is_before = found.end(1) < told and found.start() < told
        # "Finalised the agreement, which will be signed".
        clause = found[0][len(found[1] or "") :]
        is_left = stage is Stage.CLOSED and says_any(clause, language.closing)
        # "Signed one lease and could sign another".
        is_again = is_signed and any(word[:4] == verb for word in re.findall(r"\w{4,}", clause.lower()))
        return found[0] if is_before or is_left or is_again else found[1] or ""

    return re.sub(f"(?i){pattern}", kept, text)


def _one_sentence(said: str, told: list[int]) -> str:
    """Up to the end of the sentence, or part of one, in which the stage is told: "signed it; the plant could open in May"."""
    end = re.compile(rf";|{_SENTENCE_END.pattern}").search(said, told[-1]) if told else None
    return said[: end.start()] if end else said


def _of_contract(head: str, language: Language) -> str:
    """Less what is done under the contract: "will supply it under a contract signed in May", but not "will sign it under"."""
    ahead = head.lower()
    begin = max((span.start for span in spans_of(ahead, language.under)), default=0)
    return head if any(spans_of(ahead[:begin], language.tells["signed"])) else head[begin:]


def _is_meant(head: str, language: Language) -> bool:
    """Whether what follows is only intended or not done: "threatened to cancel"; but "the plan to build was cancelled"."""
    meant = [found.end for found in spans_of(head.lower(), (*language.intention, *language.undone))]
    return bool(meant) and not says_any(head[meant[-1] :], language.auxiliaries)


def _without_earlier_intent(text: str, told: list[int], language: Language) -> str:
    """Less the letter of intent that a contract came after, or is not, once it is `told`: "signed it, not a letter of intent"."""
    if not told:
        return text
    before, intent = "|".join((*language.past, *language.negation)), "|".join(language.intent)
    articles = "|".join(language.fillers)
    earlier = rf"(?<!\w)(?:{before})(?:\s|(?<='))(?:{articles})\s?(?:[^\s,;:.]+\s)?(?:{intent})(?!\w)"
    return text[: told[-1]] + re.sub(earlier, "", text[told[-1] :], flags=re.IGNORECASE)


def _is_supposed(said: str, told: list[int], stage: Stage, language: Language) -> bool:
    """Whether the words of a stage are only thought of: "if it signed", but "before the summer, it signed"."""
    if stage in LADDER[: LADDER.index(Stage.ANNOUNCED)] or (stage is Stage.ANNOUNCED and not told):
        return False
    end = told[0] if told else len(said)
    if told and language.inverted and re.match(rf"\W*{language.inverted}", said[:end]):
        return True
    # "If, as reported, it signed".
    between = (re.sub(r"^,[^,;:]*,", "", said[found.end : end]) for found in spans_of(said[:end].lower(), language.supposed))
    return any(not re.search(_CLAUSE, words) for words in between)


def _is_asked(words: _Words, before: str, language: Language) -> bool:
    """Whether the quote ends in a question: "has it signed a contract?", but "why has it signed"."""
    rest = words.around[len(words.before) + len(words.quote) - 1 :]
    ended = re.search(r"[.!;:–—…]|\?", rest)
    return ended is not None and ended[0] == "?" and not says_any(before + words.quote, language.asking)


def _other_sense(stage: Stage, words: _Words) -> str:
    """The words of the quote that only look as if they told the stage, where none tells it: "shares closed higher"."""
    named, text = Stage.IN_TALKS if stage is Stage.RUMOURED else stage, words.around.lower()
    first, last = len(words.before), len(words.before) + len(words.quote)
    told, others = spans_of_stage(text, named, words.language), other_senses(text, named, words.language)
    others = [span for span in others if span.start < last and first < span.end]
    if not others or any(span.start < last and first < span.end for span in told):
        return ""
    return words.around[others[0].start : others[0].end]


def _other_denied(stage: Stage, words: _Words) -> str:
    """The words of a cancellation, where it is that which is denied: "denied that the lease was cancelled"."""
    text = words.quote.lower()
    spans = spans_of_stage(text, Stage.CANCELLED, words.language) if stage is Stage.DENIED else []
    return words.quote[spans[0].start : spans[0].end] if spans else ""


def _is_negated(stage: Stage, words: _Words) -> bool:
    """Whether the quote, or the words right before it, say that the stage is not reached, or is denied."""
    language, text = words.language, words.around.lower()
    first, last = len(words.before), len(words.before) + len(words.quote)
    phrases = language.cues.stages
    told: list[Span] = []
    for wanted in (phrases["in talks"], language.doubt) if stage in LADDER[:2] else (phrases.get(stage, ()),):
        told = told or [span for span in spans_of(text, wanted, language.adverbs) if span.start < last and first < span.end]
    if told and all(
        is_negated(text, span, language)
        or (stage is not Stage.DENIED and is_denied(text, span, language))
        or (stage not in LADDER and is_undone(text, span, language))
        for span in told
    ):
        return True
    # How far a negation reaches is not always told; of a contract none may stand before the word that says it.
    said = [span.end for span in told if not is_negated(text, span, language)]
    # "Has not told the price, but signed it".
    turns = tuple(f" {turn} " for turn in language.turns)
    first = max([first, *(span.start for span in told if text.endswith(turns, 0, span.start))])
    denied = [span for span in negations(text, language) if first <= span.start < max(said, default=last)]
    return stage in (Stage.SIGNED, Stage.CLOSED) and any(span.end <= last for span in denied)


_SENTENCE_END = re.compile(r"[.!?…][\"»”)]?\s+(?=[\W\d_]{0,3}[A-ZÀ-ÖØ-Þ])")
_CLAUSE = r"[,;:()–—]"


def _in_sentence(words: _Words) -> tuple[str, str]:
    """The words around the quote that are of its sentence."""
    first, last = len(words.before), len(words.before) + len(words.quote)
    starts = [found.end() for found in _SENTENCE_END.finditer(words.around) if found.end() <= first]
    end = _SENTENCE_END.search(words.around, last - 1)
    return words.around[max(starts, default=0) : first], words.around[last : max(last, end.start()) if end else None]


def _last_clause(before: str, language: Language) -> str:
    """The clause that runs on into the quote; what is put between commas is left out of it."""
    before = re.sub(r"[,(–—][^,;:()–—]*[,)–—]\s*$", " ", before)
    return re.split(rf"{_CLAUSE}|(?<!\w)(?:{'|'.join(language.turns)})(?!\w)", before)[-1]
