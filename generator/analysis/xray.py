"""The X-ray of an article: which of its sentences and numbers claims rest on, and which not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.corpus import Corpus
from generator.evidence.languages import Language, language_of
from generator.evidence.lock import Evidence
from generator.evidence.numerals import readings
from generator.evidence.quotes import Span
from generator.read.project import Seed
from generator.read.seed_file import BlockType

# Between two sentences there may be figures and signs, but not so many that looking for the next capital takes long.
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\s[A-Z]\.)[\s\u00a0]+(?=[\W\d_]{0,20}[A-ZÀ-ÖØ-Þ])")


@dataclass(frozen=True)
class Xray:
    """Spans of a seed's text: all its sentences and numbers, and those of them that a claim's quote touches or holds."""

    sentences: tuple[Span, ...]
    covered_sentences: tuple[Span, ...]
    numbers: tuple[Span, ...]
    covered_numbers: tuple[Span, ...]

    @property
    def unused_numbers(self) -> list[Span]:
        """The numbers that no claim uses."""
        covered = set(self.covered_numbers)
        return [span for span in self.numbers if span not in covered]


def xray(corpus: Corpus, evidence: Evidence, seed_id: str) -> Xray:
    """The X-ray of a seed. Headings are no sentences; a number counts where it has a scale, a currency or a unit."""
    seed = corpus.seeds[seed_id]
    passages = [passage.span for passage in evidence.of_seed(seed_id)]
    language = language_of(seed.record.language)
    sentences = sentences_of(seed)
    numbers = _numbers(seed, language) if language else ()
    return Xray(
        sentences,
        tuple(s for s in sentences if any(p.start < s.end and s.start < p.end for p in passages)),
        numbers,
        tuple(n for n in numbers if any(p.start <= n.start and n.end <= p.end for p in passages)),
    )


def sentences_of(seed: Seed) -> tuple[Span, ...]:
    """The sentences of a seed; headings are none."""
    found = []
    for block in seed.blocks:
        if block.type is BlockType.HEADING:
            continue
        start = block.start
        for end in [*(m for m in _SENTENCE_END.finditer(seed.text, block.start, block.end)), None]:
            found.append(Span(start, end.start() if end else block.end))
            start = end.end() if end else block.end
    return tuple(found)


def _numbers(seed: Seed, language: Language) -> tuple[Span, ...]:
    """Read line by line. A folded line keeps its length here: only single characters are put for one another."""
    found = []
    for block in seed.blocks:
        words = seed.text[block.start : block.end].replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
        for reading in readings(words, language):
            said = words[reading.start : reading.end]
            if reading.currency or reading.unit or any(word in said.lower().split() for word in language.scales):
                found.append(Span(block.start + reading.start, block.start + reading.end))
    return tuple(found)


def unused_numbers(corpus: Corpus, evidence: Evidence) -> Iterator[str]:
    """For the curator: `seed, line 1 of the text: "words"` for each number of a seed that no claim uses."""
    for id, seed in corpus.seeds.items():
        for span in xray(corpus, evidence, id).unused_numbers:
            line = seed.text.count("\n", 0, span.start) + 1
            yield f'{id}, line {line} of the text: "{seed.text[span.start : span.end]}"'
