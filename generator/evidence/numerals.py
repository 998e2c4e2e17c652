"""Reading the numbers, hedges and dates of a text in its own language."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice, takewhile

from generator.evidence.languages import Language
from generator.model.values import (
    UNITS,
    Amount,
    Bound,
    PartialDate,
    ValueFault,
    parse_date,
)

CLOSE = Decimal("0.1")
"""How far `about` and `nearly` reach: a tenth of the number."""

LONGEST_LEAD = 120
"""Characters before a number or date that are read for what says that it was wrong."""


_YEAR = r"(?:1[6-9]|20)\d\d"
_TO_ANOTHER = re.compile(
    rf"\s(?:[\w-]+\s){{0,3}}(?:to|à)\s(?!{_YEAR}(?!\d))"
    r"(?:(?:about|around|some|nearly|roughly|just|only|environ|quelque)\s)?[$€£]?\d"
)
"""After a number, the one that it became: "cut its $10 billion order to $7 billion"; but no year."""


@dataclass(frozen=True)
class Reading:
    """A number as a text gives it, in units of one of its currency or unit (None where the text names none)."""

    amount: Amount
    currency: str | None
    unit: str | None
    start: int
    end: int

    def __str__(self) -> str:
        factor = UNITS[self.unit][1] if self.unit else Decimal(1)
        ends = dict.fromkeys(end / factor for end in (self.amount.low, self.amount.high) if end is not None)
        number = " to ".join(f"{end.normalize():,f}" for end in ends)
        named = self.currency or self.unit or ""
        hedge = "" if self.amount.bound in (Bound.EXACTLY, Bound.BETWEEN) else f"{self.amount.bound} "
        return f"{hedge}{number} {named}".strip()


def interval(amount: Amount) -> tuple[Decimal, Decimal]:
    """The least and the greatest number that an amount admits; a hedge such as `about` reaches a tenth further."""
    low, high = amount.low, amount.high
    if amount.bound is Bound.ABOUT and low is not None and high is not None:
        return low * (1 - CLOSE), high * (1 + CLOSE)
    if amount.bound is Bound.NEARLY and low is not None:
        return low * (1 - CLOSE), low
    return (low if low is not None else Decimal(0), high if high is not None else Decimal("Infinity"))


def greatest(amount: Amount) -> Decimal:
    """The greatest number that is known of an amount: where there is no limit to it, the least that it admits."""
    low, high = interval(amount)
    return high if high.is_finite() else low


def readings(text: str, language: Language) -> list[Reading]:
    """Every number of a folded text, with scale, hedge, currency or unit. What is not quite sure is left out."""
    small = _small(text)
    found: list[Reading | None] = [_share(small, match, language) for match in _patterns(language).share.finditer(small)]
    for match in _patterns(language).ranged.finditer(small):
        if match["high"] and _is_left(small, match.start(), language):
            *_, last = _patterns(language).single.finditer(small, match.start(), match.end())
            found.append(_reading(text, small, last, language))
        else:
            found.append(_reading(text, small, match, language))
    return sorted((reading for reading in found if reading), key=lambda reading: reading.start)


def _share(text: str, match: re.Match[str], language: Language) -> Reading | None:
    share = language.shares[match["share"]]
    bound = _bound(text, *match.span(), language, ())
    if bound is Bound.EXACTLY and share.startswith("~"):
        bound = Bound.ABOUT
    number = Decimal(share.lstrip("~")) * UNITS["%"][1]
    return Reading(_amount(bound, number, match[0]), None, "%", *match.span()) if bound else None


def _amount(bound: Bound, number: Decimal, words: str) -> Amount:
    least = None if bound in (Bound.UP_TO, Bound.LESS_THAN) else number
    most = None if bound in (Bound.AT_LEAST, Bound.MORE_THAN) else number
    return Amount(bound, least, most, words)


@dataclass(frozen=True)
class Period:
    """What an amount is paid for (`year`), named from `start` up to `end`."""

    name: str
    start: int
    end: int


def period_of(text: str, number: Reading, numbers: Sequence[Reading], language: Language) -> Period | None:
    """The period that a text gives one of its numbers for; None where that is paid once. `numbers` are all, in its order.

    What stands between two amounts is of the one on its side of a comma or an "and", else of the nearer one.
    """
    place = bisect_left(numbers, number.start, key=lambda one: one.start)
    earlier = takewhile(lambda one: one.end > number.start - 60, reversed(numbers[max(0, place - 60) : place]))
    later = takewhile(lambda one: one.start < number.end + 60, numbers[place + 1 : place + 60])
    last = next((one.end for one in earlier if one.end <= number.start and _is_amount(one)), None)
    following = next((one.start for one in later if one.start >= number.end and _is_amount(one)), None)
    named = _periods(text, max(number.start - 60, last or 0), number.start, language)
    ahead = [period for period in named if last is None or number.start - period.end < period.start - last]
    named = _periods(text, number.end, min(number.end + 60, len(text) if following is None else following), language)
    behind = [period for period in named if following is None or period.start - number.end <= following - period.end]
    end_of_clause = r"[,;:()!?]|\.\s+[A-ZÀ-Þ]"
    divided = rf"{end_of_clause}|(?<!\w){language.and_word}(?!\w)"
    for period in behind:
        # The full stop of "bn." is the number's own.
        between = text[number.end - 1 : period.start + 1]
        is_beside = not text[number.end : period.start].strip(" ,(–—-")
        if not re.search(end_of_clause if following is None else divided, between) or (is_beside and "." not in between):
            return period
    for period in reversed(ahead):
        if not re.search(divided, text[period.end : number.start]):
            return period
    return None


def _is_amount(number: Reading) -> bool:
    return not number.unit and bool(number.currency or max(number.amount.low or 0, number.amount.high or 0) >= 1000)


def _periods(text: str, start: int, end: int, language: Language) -> list[Period]:
    found = _patterns(language).period.finditer(_small(text[start:end]))
    return [Period(match.lastgroup, start + match.start(), start + match.end()) for match in found if match.lastgroup]


def _small(text: str) -> str:
    """A text in small letters, as long as it was: a few letters grow, and what follows them would be read from wrong places."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def has_more_numbers(text: str, language: Language, most: int) -> bool:
    """Whether a text has more numbers than that; it is read no further."""
    if len(text) <= most:
        return False
    return next(islice(_patterns(language).ranged.finditer(text.lower()), most, None), None) is not None


def _is_left(text: str, start: int, language: Language) -> bool:
    """Whether a number is so no longer: "cut from 4 to 3" is no range, and only the second is so now."""
    ahead = text[max(0, start - LONGEST_LEAD) : start].rstrip()
    hedge = _patterns(language).hedge.search(ahead)
    return _patterns(language).changed.search(ahead[: hedge.start()].rstrip() if hedge else ahead) is not None


def _reading(written: str, text: str, match: re.Match[str], language: Language) -> Reading | None:
    scale = Decimal(10) ** language.scales.get((match["scale"] or "").rstrip("."), 0)
    start, end = match.span()
    place = next((name for name in ("unit", "lowunit", "symbol") if match[name]), None)
    if match["unit"] and match["symbol"] and match["unit"] not in language.currencies:
        # "$40 billion of chips"; but "$40,000 chips" have that price.
        joined = re.search(rf"\s(?:{_alternatives(language.joiners)})\s?$", text[start : match.start("unit")])
        place, end = ("symbol", start + joined.start()) if joined else (place, end)
    named = match[place] if place else None
    currency = language.currencies.get(named) if named else None
    unit = None if currency or not named or not place else _unit(named, written[match.start(place) : match.end(place)], language)
    unit = "years" if not named and match["scale"] in language.decades else unit
    factor = UNITS[unit][1] if unit else Decimal(1)
    if _is_spoiled(text, start, end, unit, language) or (named and not currency and unit is None):
        return None
    bound = _bound(text, start, end, language, language.not_of_time if _is_of_time(unit) else ())
    if bound is None:
        return None
    if match["several"] is not None:
        told = match["scale"] and match["scale"] not in language.decades and bound not in (Bound.UP_TO, Bound.LESS_THAN)
        return Reading(Amount(Bound.SEVERAL, 2 * scale, None, match[0]), currency, unit, start, end) if told else None
    half = Decimal("0.5")
    lower = Decimal(10) ** language.scales[match["lowscale"]] if match["lowscale"] else scale
    low = (_number(match["low"], language) + (half if match["andhalf"] else 0)) * lower * factor
    if match["high"]:
        high = _number(match["high"], language) * scale * factor
        amount = _range(bound, low, high, match[0])
        return Reading(amount, currency, unit, start, end) if high > low else None
    if match["scalehalf"]:
        low += half * scale * factor
    if match["low"] in language.rounded and bound is Bound.EXACTLY:
        bound = Bound.ABOUT
    if match["plus"] and bound is Bound.EXACTLY:
        bound = Bound.AT_LEAST
    return Reading(_amount(bound, low, match[0]), currency, unit, start, end)


def _range(bound: Bound, low: Decimal, high: Decimal, words: str) -> Amount:
    """From the one to the other; of "at least 3 to 4" only the limit is sure."""
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return Amount(bound, low, None, words)
    if bound in (Bound.UP_TO, Bound.LESS_THAN):
        return Amount(bound, None, high, words)
    return Amount(Bound.BETWEEN, low, high, words)


def _bound(text: str, start: int, end: int, language: Language, but: tuple[str, ...]) -> Bound | None:
    """The hedge around a number, none of `but`; None where a word denies it.

    Of two hedges in a row the outer one holds if it is a limit.
    """
    ahead, behind = text[max(0, start - 60) : start].rstrip(), text[end : end + 30].lstrip()
    hedge = _patterns(language).hedge.search(ahead)
    hedge = (
        None if hedge and (hedge["hedge"] in but or _is_preposition(hedge, ahead, text[start : end + 60], language)) else hedge
    )
    bound = language.before[hedge["hedge"]] if hedge else None
    if hedge:
        outer = _patterns(language).hedge.search(ahead[: hedge.start()].rstrip())
        limits = (Bound.AT_LEAST, Bound.MORE_THAN, Bound.UP_TO, Bound.LESS_THAN)
        if (
            outer
            and outer["hedge"] not in but
            and language.before[outer["hedge"]] in limits
            and bound in (Bound.ABOUT, Bound.NEARLY)
        ):
            bound = language.before[outer["hedge"]]
    if _patterns(language).denied.search(ahead[: hedge.start()].rstrip() if hedge else ahead):
        return None
    period = _patterns(language).period.match(behind)
    trailing = _patterns(language).trailing.match(behind[period.end() :].lstrip() if period else behind)
    if trailing and bound in (None, Bound.ABOUT):
        return language.after[trailing["hedge"]]
    return bound or (Bound.ABOUT if _patterns(language).valued_if.search(ahead) else Bound.EXACTLY)


def _is_preposition(hedge: re.Match[str], ahead: str, rest: str, language: Language) -> bool:
    """Whether the word only leads to what the number is of: "under a $10 billion contract", "talks about a $10 billion stake".

    `rest` begins with the number.
    """
    articles = _alternatives(language.before_nouns)
    has_article = re.match(rf"\s(?:{articles})(?!\w)", ahead[hedge.end("hedge") :]) is not None
    before = re.split(r"[;:.]\s", ahead[: hedge.start()])[-1]
    if hedge["hedge"] == language.about:
        # But "talks at about a $10 billion valuation".
        is_governed = before.rstrip().rpartition(" ")[2] in (*language.small_words, *language.joiners)
        return has_article and not is_governed and says_any(before, language.talks)
    is_whole = has_article or re.match(r"\w+-", rest) is not None
    return (
        hedge["hedge"] in language.prepositions
        and is_whole
        and re.match(rf"[^;:.]*?(?:\.\d[^;:.]*?)?(?<!\w)(?:{'|'.join(language.cues.deal_words)})s?(?!\w)", rest) is not None
    )


def _is_spoiled(text: str, start: int, end: int, unit: str | None, language: Language) -> bool:
    """Whether what stands beside the number makes it another one: a fraction, a part of a longer number, a raised digit, a
    power of ten, a sign, other money, what each of several has, the price of one piece, another unit."""
    ahead, behind = text[max(0, start - 25) : start], text[end : end + 25]
    is_measure = unit is not None and UNITS[unit][0] not in ("count", "duration", "share")
    # What a chip has is told for each; but no chip has a megawatt.
    is_of_piece = is_measure and unit not in ("MW", "GW")
    is_term = _is_of_time(unit)
    patterns, pieces = _patterns(language), rf"\s?(?:{_alternatives(language.pieces)})"
    return bool(
        patterns.spoiled.search(ahead)
        or patterns.corrected.search(text[max(0, start - LONGEST_LEAD) : start])
        or patterns.between.search(text[max(0, start - 60) : start])
        # "Cut it from $10 billion", "ramené de 900 MW à 1 GW".
        or (("from " in ahead or re.match(rf"\sà\s(?!{_YEAR}(?!\d))", behind)) and _is_left(text, start, language))
        # "Cut its $10 billion order to $7 billion".
        or (_TO_ANOTHER.match(text, end) and patterns.changing.search(text[max(0, start - 60) : start]))
        or patterns.outdated.match(behind)
        or (re.search(r"\d\s$", ahead) and re.match(r"\d{3}(?!\d)", text[start:end]))
        or (text[end - 1].isdigit() and re.match(r"\s\d{3}(?!\d)|[⁰¹²³⁴-⁹⁻]|\s?×\s?\d", behind))
        or patterns.apart.match(text, end)
        or re.match(rf"\s\(?(?:{_alternatives(language.other_currencies)})(?!\w)", behind)
        # "CAD $10 billion", "Canadian $10 billion".
        or (text[start] == "$" and patterns.code.search(ahead))
        or (not is_of_piece and _is_of_each(text[max(0, start - 60) : start], unit, language))
        or (_is_rate(behind, language) and not ((is_of_piece or is_term) and re.match(pieces, behind)))
        or (is_measure and re.match(rf"[\s-](?:{_alternatives(language.not_of_unit)})", behind))
        # "10 billion a gigawatt", "three years ago".
        or (
            is_measure
            and text[start:end].startswith(tuple(f"{one} " for one in language.articles))
            and patterns.sum.search(ahead)
        )
        or (is_term and (patterns.ago.match(behind) or patterns.since.search(ahead)))
    )


def _is_of_time(unit: str | None) -> bool:
    """Whether a unit is one of time."""
    return unit is not None and UNITS[unit][0] == "duration"


def _is_of_each(ahead: str, unit: str | None, language: Language) -> bool:
    """Whether the words before a number say that each of several has it: "two loans of"; each may be for as long."""
    if unit is not None and UNITS[unit][0] in ("duration", "share"):
        return False
    hedge = _patterns(language).hedge.search(ahead.rstrip())
    each = _patterns(language).each.search(ahead)
    # "At $20 each for $5 billion": each has the price before it.
    if each and re.search(rf"(?:[$€£]\s?[\d.,]+|\d\s(?:{_alternatives(language.currencies)}))\s$", ahead[: each.start()]):
        each = None
    is_of_several = _patterns(language).of_several.search(ahead[: hedge.start()] if hedge else ahead) is not None
    return is_of_several or (each is not None and not _patterns(language).period.match(ahead, each.start()))


def _is_rate(behind: str, language: Language) -> bool:
    """Whether the words after a number make it the price of one, or what each has; but "each year" is a period."""
    rate = _patterns(language).rate.match(behind)
    return rate is not None and all(found.start() >= rate.end() for found in _patterns(language).period.finditer(behind))


def _number(written: str, language: Language) -> Decimal:
    if written in language.parts:
        return Decimal(language.parts[written])
    if written in language.articles:
        return Decimal(1)
    if written in language.rounded:
        return Decimal(language.rounded[written])
    if not written[0].isdigit():
        return _spelled(written, language)
    if re.fullmatch(r"\d+\.\d\d?", written):
        return Decimal(written)
    for char in language.thousands:
        written = written.replace(char, "")
    return Decimal(written.replace(language.decimal, "."))


def _spelled(written: str, language: Language) -> Decimal:
    total = group = 0
    for word in re.findall(_alternatives(language.numbers), written):
        number = language.numbers[word]
        if number == 1000:
            total, group = total + max(group, 1) * 1000, 0
        else:
            group = max(group, 1) * 100 if number == 100 else group + number
    return Decimal(total + group)


def _unit(named: str, written: str, language: Language) -> str | None:
    """The unit of that name, as it is written; None where claims know no such unit."""
    for rate in ("", *language.per_second):
        if named.endswith(rate):
            name = named.removesuffix(rate)
            base = language.units.get(name) or _abbreviated(written[: len(name)])
            unit = f"{base}/s" if rate else base
            if unit in UNITS:
                return unit
    return None


def _abbreviated(written: str) -> str | None:
    """GB and Gb differ by their letters' size alone, so it is asked for where it matters."""
    alike = [unit for unit in UNITS if unit and unit.lower() == written.lower()]
    if len(alike) != 1 or re.fullmatch("[MGT]b", written):
        return written
    return alike[0]


def _alternatives(words: Iterable[str]) -> str:
    return one_of(tuple(words))


_Tree = dict[str, "_Tree"]

_BARE = r"\d[\d.,]*(?![\d.,]*[\s-]?(?:[mbt]n?\b|tr|md|mrd|mi?lli|billi))"


@cache
def one_of(phrases: tuple[str, ...], gap: str = r"\ ") -> str:
    """The pattern of one of the phrases, the longest that fits: a tree of their beginnings, so that little is tried twice.

    A word that ends in `*` has any ending, and `#` is a number without a scale. `gap` is the pattern of what is between words.
    """
    tree: _Tree = {}
    for phrase in phrases:
        below = tree
        first, *others = phrase.split(" ")
        for part in (first[:2], *filter(None, [first[2:]]), *(f" {word}" for word in others)):
            below = below.setdefault(part, {})
        below[""] = {}
    return _branches(tree, "", gap)


def _branches(tree: _Tree, last: str, gap: str) -> str:
    """What may follow the part of a phrase that came last; the words after a gap share it."""
    parts = sorted(tree, key=lambda part: (-len(part), part))
    written = {part: _escaped(part.lstrip()) + _branches(tree[part], part, gap) for part in parts if part}
    behind = [written[part] for part in parts if part.startswith(" ")]
    branches = [written[part] for part in parts if part and not part.startswith(" ")]
    branches += [gap + _either(behind)] if behind else []
    branches += [r"(?!\w)" if last[-1:].isalnum() else ""] if "" in tree else []
    return _either(branches)


def _either(branches: list[str]) -> str:
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _escaped(part: str) -> str:
    return re.escape(part).replace(r"\*", r"\w*").replace(r"\#", _BARE)


@dataclass(frozen=True)
class _Patterns:
    """A language's patterns: a number or range, a single number, a hedge before and after it, what denies, changes or spoils it,
    what it is paid for, a part of a company; a currency's code or a sum before it, "each" before and a rate after it, what
    beside a time makes it no term, and what follows a number that is only a part or a difference."""

    ranged: re.Pattern[str]
    single: re.Pattern[str]
    hedge: re.Pattern[str]
    trailing: re.Pattern[str]
    denied: re.Pattern[str]
    spoiled: re.Pattern[str]
    period: re.Pattern[str]
    share: re.Pattern[str]
    corrected: re.Pattern[str]
    between: re.Pattern[str]
    changed: re.Pattern[str]
    changing: re.Pattern[str]
    outdated: re.Pattern[str]
    valued_if: re.Pattern[str]
    code: re.Pattern[str]
    sum: re.Pattern[str]
    each: re.Pattern[str]
    of_several: re.Pattern[str]
    rate: re.Pattern[str]
    ago: re.Pattern[str]
    since: re.Pattern[str]
    apart: re.Pattern[str]


def _compiled(language: Language) -> _Patterns:
    fillers = rf"(?:\s(?:{_alternatives(language.fillers)})){{0,2}}"
    small = _alternatives(language.fillers)
    of_another = _alternatives([*language.numbers, *language.fractions, *language.cues.contrasts])
    preposition = _alternatives([*language.joiners, "to", "than"])
    codes = sorted({code.lower() for code in language.currencies.values()} - {"usd"})
    times = [unit for unit in UNITS if _is_of_time(unit)]
    times += [name for name, unit in language.units.items() if unit in times]
    counts = [*language.articles, *language.numbers]
    many = _alternatives(name for name, number in language.numbers.items() if number > 1)
    periods = "|".join(f"(?P<{name}>{_alternatives(phrases)})" for name, phrases in language.periods.items())
    return _Patterns(
        re.compile(_grammar(language, ranges=True)),
        re.compile(_grammar(language, ranges=False)),
        re.compile(rf"(?<!\w)(?P<hedge>{_alternatives(language.before)}){fillers}$"),
        # What follows a comma may be a hedge of the next number: "$10 billion, at least two of it"; and so what a
        # preposition follows: "$10 billion and up to 5,000 chips".
        re.compile(
            rf"(?P<apart>[,(–—]\s?|-\s)?(?P<hedge>{_alternatives(language.after)})"
            rf"(?(apart)(?!\s(?:\S{{0,4}}\d|{of_another}))|(?!\s(?:{preposition})\s?(?:\S{{0,4}}\d|{of_another})))"
        ),
        # "Did not pay $10 billion", "had sought $10 billion", but "not only raised".
        re.compile(
            rf"(?<!\w)(?:{_alternatives([*language.negation, *language.undone, *language.dropped])})"
            rf"(?:(?:\s|(?<='))(?!{_alternatives([*language.not_negated, *language.clauses])})(?:[^\W\d_]|')+){{0,3}}{fillers}$"
        ),
        # "As part of a $10 billion deal" tells no part of it.
        re.compile(
            rf"(?:(?<!\w)(?<!as )(?:{_alternatives(language.fractions)})|%\s?(?:{_alternatives(language.joiners)}))"
            rf"(?:\s?(?:{small})){{0,2}}\s?$|\d\s?[x×]\s?$|(?:^|[\s(])[-−]$|−\s$"
        ),
        re.compile(rf"(?:(?<!\w)|(?=/))(?:{_alternatives(language.no_period)}|{periods})"),
        re.compile(rf"(?<!\w)(?P<share>{_alternatives(language.shares)})\s(?:{_alternatives(language.whole)})(?!')"),
        # "An earlier version said that it was $10 billion".
        re.compile(rf"(?<!\w)(?:{_alternatives(language.corrected)})(?:[^;.!?]|[.!?](?!\s))*$"),
        # "Between $8 billion at first and $10 billion".
        re.compile(rf"(?<!\w)(?:{_alternatives(language.between)})\s(?:\S{{0,2}}\d[^;,]*\s{language.and_word}\s)?$"),
        re.compile(rf"{_moving(language.changes, language.leaving)}{fillers}$"),
        re.compile(rf"(?<!\w)(?:{_alternatives(language.changes)})\s(?:[^\W\d]+\s){{0,3}}$"),
        re.compile(rf",?\s(?:{_alternatives(language.outdated)})"),
        # "Would value the firm at $10 billion".
        re.compile(rf"(?<!\w)(?:{language.valued_if[0]})\s(?:[^\s,;.]+\s){{1,6}}{language.valued_if[1]}$"),
        re.compile(rf"(?<!\w)(?:{_alternatives([*codes, *language.other_currencies])})\s?$"),
        re.compile(rf"(?:{_alternatives([*language.scales, *language.currencies])})\s$"),
        re.compile(rf"(?<!\w)(?:{_alternatives(language.each)})\s(?!other(?!\w))[^,;:.]*$"),
        # "Five payments of $2 billion", "two 1-gigawatt sites".
        re.compile(
            rf"(?<![\w.,$€£-])(?:{many}|[2-9]|[1-9]\d\d?)\s(?:(?:[\w-]+\s)?[\w-]+s\s(?:{_alternatives(language.joiners)})\s?)?$"
        ),
        re.compile(rf"[\s-]?(?:{_alternatives(language.rates)})"),
        re.compile(rf"[\s-](?:{_alternatives(language.ago)})"),
        re.compile(rf"(?<!\w)(?:{_alternatives(language.since)})\s$"),
        # "$2 billion less than planned", but "raised $2 billion less than a year after its founding".
        re.compile(
            rf"[\s-](?:{_alternatives([*language.fractions, *language.differences])})(?!\w)"
            rf"(?!\s(?:\d+|{_alternatives(counts)})\s(?:{_alternatives(times)})\s(?:{_alternatives(language.past)}))"
        ),
    )


def _moving(verbs: Iterable[str], leaving: Iterable[str]) -> str:
    """A verb of change, and up to six words of its sentence before one that says what it was before the change."""
    return rf"(?<!\w)(?:{_alternatives(verbs)}),?\s(?:\S*[^\s,;.]\s){{0,6}}?(?:{'|'.join(leaving)})"


def _grammar(language: Language, ranges: bool) -> str:
    powers = [name for name, unit in language.units.items() if unit in ("MW", "GW")]
    article = rf"(?:{_alternatives(language.articles)})(?=[\s-](?:{_alternatives([*language.scales, *powers])}))"
    word = rf"(?:{_alternatives(language.numbers)})"
    spelled = rf"{word}(?:(?:-|\s)(?:{language.and_word}[\s-])?{word})*"
    rounded = _alternatives(language.rounded)
    number = rf"(?:{language.number}|{rounded}|{_alternatives(language.parts)}|{article}|{spelled})"
    scale = _alternatives(language.scales)
    # A symbol may follow a short scale at once: 38 Md$.
    glued = "|".join(sorted((re.escape(scale) for scale in language.scales), key=len, reverse=True))
    codes = [name for name, code in language.currencies.items() if name in (code.lower(), "rmb")]
    signs = _alternatives(name for name in language.currencies if not name.isalpha() and " " not in name)
    symbols = rf"{signs}|(?:{'|'.join(codes)})(?![^\W\d_])"
    names = [*language.units, *(unit.lower() for unit in UNITS if unit)]
    bandwidths = [
        f"{name}{rate}" for name in names if language.units.get(name, name)[1:].lower() == "b" for rate in language.per_second
    ]
    units = _alternatives([*language.currencies, *names, *bandwidths])
    joiner = _alternatives(language.joiners)
    to = _alternatives(language.ranges)
    glue = rf"[\s-]?(?:{joiner})?\s?"
    # "multi*" is glued to its scale.
    several = "|".join(
        rf"{re.escape(word[:-1])}(?=-?(?:{scale}))" if word.endswith("*") else _alternatives([word]) for word in language.several
    )
    high = (
        rf"(?:(?:\s?(?P<lowscale>{scale}))?(?:{glue}(?P<lowunit>{units}))?\s?"
        rf"(?(between)(?:{to}|{language.and_word})|(?:{to}))\s?(?:(?P=symbol))?(?P<high>{number}))?"
    )
    none = r"(?P<lowscale>(?!))?(?P<lowunit>(?!))?(?P<high>(?!))?"
    half = _alternatives(language.and_half)
    return (
        rf"(?<![\w.,$€£¥₩₹])(?:(?P<between>{_alternatives(language.between)})\s)?(?:(?P<symbol>{symbols})\s?)?"
        rf"(?:(?P<several>{several})|(?P<low>{number})(?P<plus>\+(?=[\s-]?(?:{scale})))?"
        rf"(?P<andhalf>\s(?:{half}))?{high if ranges else none})"
        rf"(?:{glue}(?P<scale>(?:{glued})(?=\$|€|£)|{scale})\.?)?(?P<scalehalf>\s(?:{half}))?"
        rf"{r'(?(between)(?(high)|(?!)))' if ranges else ''}"
        rf"(?(lowunit){glue}(?P=lowunit)|(?:{glue}(?!(?:{signs})\d)(?P<unit>{units}))?)"
    )


_PATTERNS: dict[int, _Patterns] = {}


def _patterns(language: Language) -> _Patterns:
    if id(language) not in _PATTERNS:
        _PATTERNS[id(language)] = _compiled(language)
    return _PATTERNS[id(language)]


@dataclass(frozen=True)
class DateReading:
    """A date as a text gives it, from `start` up to `end`."""

    date: PartialDate
    start: int
    end: int


def dates(text: str, language: Language, seen: date | None) -> Iterator[DateReading]:
    """Every date of a folded text, but those between which or after which something is said to be, or of which it is one.

    A date without a year, or relative, is counted from the day on which the text appeared.
    """
    small = _small(text)
    left_out, is_between = 0, False
    edge = rf"\s(?:(?:{_alternatives(language.edges)})[\s-])?"
    between = rf"(?<!\w)(?:{_alternatives(language.between)}){edge}$"
    delayed = _moving(language.moved, language.leaving)
    unmeant = re.compile(
        rf"(?<!\w)(?<!no )(?<!not )(?:(?:{_alternatives(language.not_on)}){edge}|(?:{_alternatives(language.ahead_of)})\s"
        rf"|(?:{_alternatives(language.former)})(?:\s[^\s\d,;]+){{0,4}}\s|{delayed}{edge})$"
    )
    joined = rf"\s(?:{language.and_word}|{language.or_word}){edge}"
    written_dates = sorted(_written_dates(text, language, seen), key=lambda entry: (entry[0].start(), -entry[0].end()))
    starts = {found.start() for found, _ in written_dates}
    for found, written in written_dates:
        if found.start() < left_out:
            continue
        ahead = small[max(0, found.start() - 60) : found.start()]
        is_second = is_between and re.fullmatch(joined, small[left_out : found.start()])
        behind = small[found.end() : found.end() + 25]
        other = re.match(rf"\s{language.or_word}{edge}", behind)
        is_between = re.search(between, ahead) is not None or (other is not None and found.end() + other.end() in starts)
        is_denied = (
            unmeant.search(ahead)
            or _patterns(language).denied.search(ahead.rstrip())
            or _patterns(language).corrected.search(small[max(0, found.start() - LONGEST_LEAD) : found.start()])
        )
        if is_between or is_second or is_denied or re.match(rf",?\s(?:{_alternatives(language.not_from)})", behind):
            left_out = found.end()
            continue
        about = _is_about(ahead, small[found.start() : found.end()], behind, language)
        try:
            yield DateReading(parse_date(f"~{written}" if about else written), found.start(), found.end())
        except ValueFault:
            continue


def _is_about(ahead: str, written: str, behind: str, language: Language) -> bool:
    """Whether the words around a date make it a rough or a hopeful one, or one of a firm's year: when that begins none says."""
    hedge = _patterns(language).hedge.search(ahead.rstrip())
    trailing = _patterns(language).trailing.match(behind.lstrip())
    bounds = (hedge and language.before[hedge["hedge"]], trailing and language.after[trailing["hedge"]])
    hopeful, fiscal = _alternatives(language.hopeful), "|".join(language.fiscal)
    edge = rf"\s(?:(?:{_alternatives(language.edges)})[\s-])?"
    return (
        Bound.ABOUT in bounds
        or re.search(rf"(?<!\w)(?:{hopeful}){edge}$", ahead) is not None
        or any(re.search(rf"(?<!\w)(?:{fiscal})(?:\s|\s?'?(?:{_YEAR}|\d\d))$", words) for words in (ahead, written))
        or re.match(rf"\s(?:{hopeful}|(?:{fiscal})(?!\w))", behind) is not None
    )


def _written_dates(text: str, language: Language, seen: date | None) -> Iterator[tuple[re.Match[str], str]]:
    """(where, the date as a claim has it) of each date, a year within a longer date too."""
    small = _small(text)
    yield from _days_and_months(text, language, seen)
    years = {phrase: steps for phrase, (period, steps) in language.relative.items() if period == "year"}
    for names, letters, mark in ((language.quarters, "qt", "Q"), (language.halves_of_a_year, "hs", "H")):
        for number, name in enumerate(names, 1):
            forms = rf"{_alternatives(name.split('/'))}|[{letters}]{number}|{number}[{letters}]"
            of = rf"(?:of |de |du |')?(?:(?:{_alternatives(language.fiscal)})\s)?"
            for found in re.finditer(rf"(?<!\w)(?:{forms})\s?{of}({_YEAR}|(?<=')\d\d)(?!\w)", small):
                yield found, f"{found[1] if len(found[1]) == 4 else '20' + found[1]}-{mark}{number}"
            for found in re.finditer(rf"(?<!\w){number}[{letters}](\d\d)(?!\w)", small):
                yield found, f"20{found[1]}-{mark}{number}"
            if seen:
                for found in re.finditer(rf"(?<!\w)(?:{forms})\s(?:of |de )?({_alternatives(years)})", small):
                    yield found, f"{seen.year + years[found[1]]}-{mark}{number}"
    for found in re.finditer(rf"(?<!\w)(?:{'|'.join(language.fiscal)})'?(?:20)?(\d\d)(?!\w)", small):
        yield found, f"20{found[1]}"
    for found in re.finditer(rf"(?<![\w.,/])(\d\d?)([/.])(\d\d?)\2({_YEAR})(?![\w/])", small):
        first, second = int(found[1]), int(found[3])
        if language.day_comes_first or first > 12:
            yield found, f"{found[4]}-{second:02}-{first:02}"
        elif second > 12 or first == second:
            yield found, f"{found[4]}-{first:02}-{second:02}"
    counted = _alternatives([*language.units, *language.scales, *language.currencies, *(unit.lower() for unit in UNITS if unit)])
    year = rf"(?<![\w,.$€£])(?<!\d-)(?<!\d\d\d\d[–/]){_YEAR}(?:-\d\d(?:-\d\d)?)?(?![\w-])(?![–/]\d+(?![\d/]))(?!\s(?:{counted}))"
    yield from ((found, found[0]) for found in re.finditer(year, small))
    if seen:
        for found in re.finditer(rf"(?<!\w)(?:{_alternatives(language.relative)})", small):
            yield found, _relative(seen, *language.relative[found[0]])


def _days_and_months(text: str, language: Language, seen: date | None) -> Iterator[tuple[re.Match[str], str]]:
    small = _small(text)
    forms = {
        form: place
        for names in (language.months, language.short_months)
        for place, name in enumerate(names, 1)
        for form in name.split("/")
    }
    pattern = (
        rf"(?<!\w)(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s(?:of\s)?)?(?P<month>{_alternatives(forms)})\.?"
        rf"(?:\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,?\s(?:de\s)?(?P<year>{_YEAR}))?(?!\w)"
    )
    for found in re.finditer(pattern, small):
        if language.months_are_capitalised and not text[found.start("month")].isupper():
            continue
        month, day = forms[found["month"]], int(found["day"] or found["day2"] or 0)
        end = f"-{month:02}" + (f"-{day:02}" if day else "")
        if found["year"]:
            yield found, found["year"] + end
        elif seen and (year := _year_of(small, found, month, seen, language)):
            yield found, f"{year}{end}"
        elif seen:
            yield found, f"{seen.year}{end}"
            # In January, "on 16 December" is of the year before.
            if (month, day or 1) > (seen.month, seen.day):
                yield found, f"{seen.year - 1}{end}"


def _year_of(text: str, found: re.Match[str], month: int, seen: date, language: Language) -> int | None:
    """The year of a month that is called the last or next of its name, or one of last year."""
    for phrase, (period, steps) in language.relative.items():
        if period == "year" and text.startswith(phrase, found.end() + 1):
            return seen.year + steps
    if _is_called(text, found, language.last):
        return seen.year - (month >= seen.month)
    if _is_called(text, found, language.next):
        return seen.year + (month <= seen.month)
    return None


def _is_called(text: str, found: re.Match[str], phrases: Iterable[str]) -> bool:
    ends = (phrase.split("{}") for phrase in phrases)
    return any(text.endswith(lead, 0, found.start()) and text.startswith(tail, found.end()) for lead, tail in ends)


def _relative(seen: date, period: str, steps: int) -> str:
    if period == "year":
        return str(seen.year + steps)
    length = 3 if period == "quarter" else 1
    year, number = divmod(seen.year * 12 // length + (seen.month - 1) // length + steps, 12 // length)
    return f"{year}-Q{number + 1}" if period == "quarter" else f"{year}-{number + 1:02}"


def says_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether a text holds one of the phrases as whole words."""
    small = _in_small_letters(text)
    return re.search(rf"(?<!\w)(?:{_alternatives(phrases)})", small) is not None


def is_doubted(text: str, language: Language) -> bool:
    """Whether a text says that nothing is agreed, by its words or by the mood of a verb; talks may be over."""
    word = r"[^\s,;:.]{1,30}"
    over = rf"(?<!\w)(?:{'|'.join(language.past)})(?:{word})?(?:\s{word}){{0,5}}?\s(?:{'|'.join(language.talks)})(?!\w)"
    text = re.sub(over, "", text, flags=re.IGNORECASE)
    return says_any(text, language.doubt) or has_verb(text, language.conditional)


def has_verb(text: str, pattern: str) -> bool:
    """Whether a text holds a verb of the pattern; the empty one is none."""
    return bool(pattern and re.search(rf"(?<!\w)(?:{pattern})(?!\w)", _in_small_letters(text)))


def _in_small_letters(text: str) -> str:
    """Small letters, without the month of May, which is no "may"."""
    return re.sub(r"(?<=[a-z\d,] )May(?!\w)|(?<!\w)May(?= \d)", "", text).lower()
