"""A sentence as the draft reads it: who is named, which numbers and dates it gives, where its telling words stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.analysis.xray import sentences_of
from generator.corpus import Corpus
from generator.draft.names import Name, unknown_names
from generator.evidence.languages import Language
from generator.evidence.numerals import DateReading, Reading, dates, readings
from generator.evidence.phrases import negations, spans_of
from generator.evidence.quotes import Span
from generator.link.mentions import Names, all_names
from generator.model.kinds import Entity
from generator.read.project import Seed

# Folded for reading, each character for one, so that offsets stay those of the text.
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "‘": "'", "‑": "-"})

LONGEST = 2000
"""Characters of a sentence beyond which it is none that tells of a deal; who is what in it would be sought for minutes."""


@dataclass(frozen=True)
class Sentence:
    """Its text, from `start` on in the seed's; `paragraph` counts the lines of the seed."""

    text: str
    start: int
    paragraph: int
    names: tuple[Name, ...]
    numbers: tuple[Reading, ...]
    dates: tuple[DateReading, ...]

    @property
    def small(self) -> str:
        """In small letters."""
        return self.text.lower()

    def until(self, end: int) -> "Sentence":
        """Its words up to a place, with what they name and tell."""
        names = tuple(name for name in self.names if name.end <= end)
        numbers = tuple(number for number in self.numbers if number.end <= end)
        dates = tuple(told for told in self.dates if told.end <= end)
        return replace(self, text=self.text[:end], names=names, numbers=numbers, dates=dates)

    def named(self, folder: str) -> list[Name]:
        """Those named that are of a kind, in the order of the sentence."""
        return [name for name in self.names if name.folder == folder]


def read_sentences(corpus: Corpus, seed: Seed, language: Language) -> list[Sentence]:
    """The sentences of a seed, in its order; "Microsoft, not Google" names the first alone."""
    outlets = frozenset(record.publisher for record in corpus.sources.values() if record.publisher)
    seen = seed.record.date.first if seed.record.date else None
    spans = [(span, seed.text[span.start : span.end].translate(_PLAIN)) for span in _parts(seed)]
    spans = [(span, text) for span, text in spans if len(text) <= LONGEST and len(text.lower()) == len(text)]
    known = {id: Name(0, 0, id, entity.folder, entity.name) for id, entity in corpus.entities.items() if entity.folder != "deals"}
    curated = all_names((id, corpus.entities[id]) for id in known)
    new: dict[str, Name] = {}
    for _, text in spans:
        for name in unknown_names(text, _mentioned(curated, known, text), language, outlets):
            if name.id not in corpus.entities:
                new.setdefault(name.id, name)
    # A name once told to be one is one wherever it stands; so is its beginning alone: "Harbor" of "Harbor Compute".
    whole = {id: _whole(one, new) for id, one in new.items()}
    every = all_names(
        [
            *((id, corpus.entities[id]) for id in known),
            *((whole[id], Entity.model_construct(name=one.name)) for id, one in new.items()),
        ]
    )
    found = []
    describing = tuple(f"-{word}" for word in language.cues.described)
    for span, text in spans:
        denied = {span.end + 1 for span in negations(text.lower(), language)}
        others = list(_others(text, language))
        names = [
            name
            for name in _mentioned(every, known | new, text)
            if name.start not in denied
            and not any(_overlap(other, name) for other in others)
            and not text.startswith(describing, name.end)
        ]
        numbers = tuple(one for one in readings(text, language) if not any(_overlap(one, name) for name in names))
        line = seed.text.count("\n", 0, span.start)
        found.append(Sentence(text, span.start, line, tuple(names), numbers, tuple(dates(text, language, seen))))
    return found


def _whole(name: Name, new: dict[str, Name]) -> str:
    """The id of the one longer name that it is the beginning of, else its own."""
    longer = [one.id for one in new.values() if one.folder == name.folder and one.name.startswith(f"{name.name} ")]
    return longer[0] if len(longer) == 1 else name.id


def _parts(seed: Seed) -> Iterator[Span]:
    """The sentences, and of those with a semicolon the parts: who is what, and how much, does not cross one."""
    for span in sentences_of(seed):
        for found in re.finditer(r"[^;\s][^;]*;?", seed.text[span.start : span.end]):
            yield Span(span.start + found.start(), span.start + found.end())


_COMMA = re.compile(r",(?!\d)")
"""Not the one in a number."""


def _others(text: str, language: Language) -> Iterator[Span]:
    """What is told only to say that it was another, up to the next comma: "Rather than buy Oracle, Google ..."."""
    for span in spans_of(text.lower(), language.cues.instead):
        stop = _COMMA.search(text, span.end)
        yield Span(span.start, stop.start() if stop else len(text))


def _mentioned(names: Names, known: dict[str, Name], text: str) -> list[Name]:
    """Every mention in a sentence, the same entity's too, in its order."""
    found, at = [], 0
    while mentions := names.mentions(text[at:]):
        first = min(mentions, key=lambda mention: mention.start)
        found.append(replace(known[first.entity], start=at + first.start, end=at + first.end))
        at += first.end
    return found


def _overlap(one: Reading | Span, name: Name) -> bool:
    return one.start < name.end and name.start < one.end


def gap(text: str, one: Span, other: Span) -> float:
    """How far two spans are apart in a text: a comma or dash between them counts as 25 characters, a colon as 60."""
    first, last = sorted((one, other), key=lambda span: span.start)
    between = text[first.end : last.start]
    return len(between) + 25 * len(re.findall(r",|\s[—–-]\s", between)) + 60 * len(re.findall(r"[;:]", between))
