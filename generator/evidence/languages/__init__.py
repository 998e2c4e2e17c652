"""How languages write numbers, money, dates and doubt: one module each, found by its name (its BCP 47 code)."""

from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec

from generator.model.values import Bound


@dataclass(frozen=True)
class Frame:
    """Words that say what sort of deal is spoken of, and who is what in it.

    `cues` are its verbs and nouns. A company before them has the role `subject`; one after them the role of the word
    that stands before it, in `objects` ("" is no such word); `lessee/lessor` there gives the subject another role, and
    `investor+` is one among others. A noun's subject is its owner, or that of one of the `light` verbs before it; who
    `receives` it has the other role. A frame without a type is none: "order book" orders nothing; one with `needs` is
    one only where a word of these is near: who grants a loan. A word that ends in `*` has
    any ending.
    """

    type: str
    cues: tuple[str, ...]
    subject: str = ""
    objects: dict[str, str] = field(default_factory=dict)
    is_noun: bool = False
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cues:
    """The words by which `generator draft` tells what a sentence states. A word that ends in `*` has any ending.

    `stages` are phrases for each stage of a deal; the evidence lock too looks whether they are negated. `other_senses` are
    phrases in which its words say something else: shares that "closed higher", who "signed a bill". `properties` name the
    property of a company or chip that a number or date is; those of "" are none that is kept, of "amount" a deal's. `conditions`
    begin what is not claimed, `respectively` gives each of several a number of its own, `instead` who is named only to say that
    it was another; `topics` take up what was spoken of before; `contrasts` introduce a number of something else; `ahead` stand
    before a month that is to come, `future`, `past` and `possible` are patterns of verbs. `stake` and `shares` tell parts of a
    company, `interim` what is shorter than a year, `wholes` and `sparse` machines of many chips and figures that do not belong
    here. The rest tells names: `starts` begin a sentence in a capital letter and are none, `described` end a word that says whose
    something is; `verbs` (after `auxiliaries`) follow upon a company at its beginning.
    """

    frames: tuple[Frame, ...]
    stages: dict[str, tuple[str, ...]]
    other_senses: dict[str, tuple[str, ...]]
    properties: dict[str, tuple[str, ...]]
    conditions: tuple[str, ...]
    respectively: tuple[str, ...]
    instead: tuple[str, ...]
    topics: tuple[str, ...]
    contrasts: tuple[str, ...]
    spans: tuple[str, ...]
    possessives: tuple[str, ...]
    relatives: tuple[str, ...]
    pronouns: tuple[str, ...]
    light: tuple[str, ...]
    receives: tuple[str, ...]
    ahead: tuple[str, ...]
    future: str
    past: str
    possible: str
    parts: tuple[str, ...]
    stake: tuple[str, ...]
    shares: tuple[str, ...]
    interim: tuple[str, ...]
    wholes: tuple[str, ...]
    sparse: tuple[str, ...]
    of_chip: tuple[str, ...]
    joins: tuple[str, ...]
    starts: tuple[str, ...]
    described: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    verbs: tuple[str, ...]
    persons: tuple[str, ...]
    before_company: tuple[str, ...]
    company_words: tuple[str, ...]
    deal_words: tuple[str, ...]
    valued: tuple[str, ...]
    worth: tuple[str, ...]
    chip_words: tuple[str, ...]
    no_names: tuple[str, ...]


@dataclass(frozen=True)
class Language:
    """What the reader of numerals must know of a language. Every word is in small letters.

    `number` is the pattern of digits, `thousands` and `decimal` the characters in it. Number words are added up, but for 100 and
    1000, which multiply; `decades` are scales that count years; `parts` are a part of what follows ("half a" billion),
    `and_half` adds a half; `rounded` are round numbers meant roughly. A word of `several` that ends in `*` is glued to what
    follows. `before` and `after` are hedges by where they stand, `fillers` may stand between them and the number. `fractions`
    beside a number make it another one, `differences` after it how far two are apart ("less than planned"), `rates` after it a
    price of one piece, `each` before it what each of several has, `pieces` are those of which a unit tells as much (192 GB per
    GPU), `per_second` are the ends of names of bandwidths, `not_of_unit` words after a unit that make it another (a gigawatt
    hour), `ago` words after a time, and `since` before them, that make them no term, `other_currencies` money of
    another country; `not_of_time` no hedges before a time; `prepositions` none where one of `before_nouns` and a
    contract follow ("under a $10 billion lease"), nor is `about` one after `talks`; `changes` (of a date: `moved`), with one of
    `leaving`, come before what is so no longer ("cut from 4 to 3"), as `dropped` do ("had sought"), and `outdated` stand after
    it. What one of `valued_if` only would be worth is rough: a pattern of verbs, and the word before the number.
    `small_words` may follow an amount whose currency is not named.
    `periods` say what an amount is paid for; `no_period` are phrases with such words in which it is paid once ("a year ago").
    `doubt` are words that say that nothing is agreed, `conditional` a pattern of such verbs, `unannounced` say that nothing is
    announced yet, `hearsay` are words of doubt that hold for a whole sentence; no doubt are `talks` that something comes after,
    by one of `past`. `intent` are words of a letter of intent; `intention` and verbs of the pattern `future` say that it is
    still to be done, but once it is told that it closed, only beside a word of its `closing`; `undone` say that it was not,
    `corrected` introduce what was wrong before, `supposed` begin what is only thought of ("if it signed"), as a verb of
    the pattern `inverted` does that begins a clause ("had it signed"); `aims` is a pattern of what is intended beside what is
    done ("hopes to build, and has signed"), `auxiliaries` begin what is done; what is `promised` is signed at most; one of
    `tells` must stand in the quote of such a stage; `asides` begin what is said of the contract itself or why it came ("signed
    what could be ...", "as it seeks ..."), `reporting` is a pattern of what was announced ("that it would"), who does something
    `under` a contract has one, and `asking` begin a question that takes for granted what it says ("why"). `negation` are words
    that deny what follows, but before one of `not_negated` ("not only"); those of `nothing` reach through their clause ("no deal
    has been signed") and deny a verb before them too ("n'a signé aucun"). One of `clauses` ends the reach of a negation, one of
    `turns` that of a denial. `adverbs` may stand within a phrase ("a déjà signé").
    `shares` are parts of a company by their names, in hundredths, where one of `whole` follows (~33: about).
    A name of a month, quarter or half-year may have several forms, with `/` between them; `relative` dates count from the period
    in which the text appeared, and `last` and `next` say which month of that name; one of `dating` after a number begins no name
    of what it counts ("16,000 this summer"); a `fiscal` year begins nobody knows when.
    What follows `not_on` or `ahead_of`, or stands before `not_from`, is not the day meant ("not before 2027", "before 2027");
    after `not_on` one of `edges` may stand between ("the end of"). What is said to be `hopeful` ("as early as 2026") may come
    later, and `former` introduce what is so no longer ("originally planned for"). `day_comes_first` in 3/12/2025; else either
    may, and only 16/12/2025 is clear.
    """

    number: str
    thousands: str
    decimal: str
    scales: dict[str, int]
    decades: tuple[str, ...]
    numbers: dict[str, int]
    parts: dict[str, str]
    and_half: tuple[str, ...]
    rounded: dict[str, int]
    and_word: str
    or_word: str
    between: tuple[str, ...]
    articles: tuple[str, ...]
    fractions: tuple[str, ...]
    differences: tuple[str, ...]
    shares: dict[str, str]
    whole: tuple[str, ...]
    rates: tuple[str, ...]
    each: tuple[str, ...]
    other_currencies: tuple[str, ...]
    not_of_time: tuple[str, ...]
    prepositions: tuple[str, ...]
    about: str
    before_nouns: tuple[str, ...]
    changes: tuple[str, ...]
    moved: tuple[str, ...]
    leaving: tuple[str, ...]
    dropped: tuple[str, ...]
    outdated: tuple[str, ...]
    valued_if: tuple[str, str]
    fillers: tuple[str, ...]
    small_words: tuple[str, ...]
    periods: dict[str, tuple[str, ...]]
    no_period: tuple[str, ...]
    intention: tuple[str, ...]
    future: str
    negation: tuple[str, ...]
    closing: tuple[str, ...]
    undone: tuple[str, ...]
    corrected: tuple[str, ...]
    supposed: tuple[str, ...]
    inverted: str
    aims: str
    auxiliaries: tuple[str, ...]
    promised: tuple[str, ...]
    tells: dict[str, tuple[str, ...]]
    asides: tuple[str, ...]
    reporting: str
    under: tuple[str, ...]
    asking: tuple[str, ...]
    not_negated: tuple[str, ...]
    nothing: tuple[str, ...]
    clauses: tuple[str, ...]
    turns: tuple[str, ...]
    adverbs: tuple[str, ...]
    several: tuple[str, ...]
    currencies: dict[str, str]
    units: dict[str, str]
    per_second: tuple[str, ...]
    not_of_unit: tuple[str, ...]
    ago: tuple[str, ...]
    since: tuple[str, ...]
    pieces: tuple[str, ...]
    joiners: tuple[str, ...]
    ranges: tuple[str, ...]
    before: dict[str, Bound]
    after: dict[str, Bound]
    doubt: tuple[str, ...]
    conditional: str
    unannounced: tuple[str, ...]
    hearsay: tuple[str, ...]
    talks: tuple[str, ...]
    past: tuple[str, ...]
    intent: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    months_are_capitalised: bool
    quarters: tuple[str, ...]
    halves_of_a_year: tuple[str, ...]
    relative: dict[str, tuple[str, int]]
    dating: tuple[str, ...]
    fiscal: tuple[str, ...]
    last: tuple[str, ...]
    next: tuple[str, ...]
    not_on: tuple[str, ...]
    hopeful: tuple[str, ...]
    former: tuple[str, ...]
    edges: tuple[str, ...]
    not_from: tuple[str, ...]
    ahead_of: tuple[str, ...]
    day_comes_first: bool
    cues: Cues


SIGNS = {
    "~": Bound.ABOUT,
    "≈": Bound.ABOUT,
    "±": Bound.ABOUT,
    ">": Bound.MORE_THAN,
    "<": Bound.LESS_THAN,
    "≥": Bound.AT_LEAST,
    "≤": Bound.UP_TO,
}
"""Hedges of any language."""


def words(text: str) -> tuple[str, ...]:
    """The words or phrases between the bars."""
    return tuple(text.split("|"))


CODES = {
    name: name.upper()
    for name in words(
        "aed|ars|aud|brl|cad|chf|clp|cny|czk|dkk|egp|eur|gbp|hkd|huf|idr|ils|inr|isk|jpy|kes|"
        "krw|kwd|mxn|myr|ngn|nok|nzd|pkr|pln|qar|ron|sar|sek|sgd|thb|twd|uah|usd|vnd|zar"
    )
}
"""The codes of currencies, which are the same in every language; not those that are words too, such as TRY."""


def language_of(tag: str) -> Language | None:
    """The language of a tag such as `fr` or `fr-CA`, where there is a module for it."""
    name = f"{__name__}.{tag.split('-')[0]}"
    if find_spec(name) is None:
        return None
    language = import_module(name).LANGUAGE
    assert isinstance(language, Language)
    return language
