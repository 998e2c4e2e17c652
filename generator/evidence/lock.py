"""Finding every quote of the corpus in the seed it names: a passage, or a problem with the nearest one as a hint."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from generator.corpus import Claim, Corpus
from generator.evidence.quotes import FoldedText, Span
from generator.problems import Problem
from generator.read.project import Seed


@dataclass(frozen=True)
class Passage:
    """Where the quote of a claim stands."""

    claim: Claim
    seed: str
    span: Span

    @property
    def anchor(self) -> str:
        """The passage's address on the seed's page; texts do not change, so neither does it."""
        return f"passage-{self.span.start}"


def _place_in_seed(passage: Passage) -> tuple[int, int, str, str]:
    return passage.span.start, passage.span.end, passage.claim.subject, passage.claim.anchor


@dataclass(frozen=True)
class Evidence:
    """The passages, by the claim's subject and anchor, and the quotes that have none."""

    passages: dict[tuple[str, str], Passage]
    problems: tuple[Problem, ...]

    def passage(self, claim: Claim) -> Passage | None:
        """Where the claim's quote stands, where it has one."""
        return self.passages.get((claim.subject, claim.anchor))

    def of_seed(self, seed: str) -> list[Passage]:
        """The passages of a seed, in the order of its text."""
        return self._by_seed.get(seed, [])

    @cached_property
    def _by_seed(self) -> dict[str, list[Passage]]:
        found: defaultdict[str, list[Passage]] = defaultdict(list)
        for passage in sorted(self.passages.values(), key=_place_in_seed):
            found[passage.seed].append(passage)
        return found


def find(corpus: Corpus) -> Evidence:
    """The evidence of all claims."""
    texts = {id: seed.once(_folded) for id, seed in corpus.seeds.items()}
    passages: dict[tuple[str, str], Passage] = {}
    problems = []
    for claim in corpus.all_claims():
        found = _find_one(claim, texts)
        if isinstance(found, Problem):
            problems.append(found)
        elif found:
            passages[claim.subject, claim.anchor] = found
    return Evidence(passages, tuple(problems))


def _folded(seed: Seed) -> FoldedText:
    return FoldedText(seed.text)


def _find_one(claim: Claim, texts: dict[str, FoldedText]) -> Passage | Problem | None:
    record = claim.record
    text = texts.get(record.source or "")
    if record.quote is None or record.source is None or text is None:
        return None
    at = record.place("quote")
    spans = text.find(record.quote)
    if not spans:
        near = text.nearest(record.quote)
        hint = f'the nearest passage is "{near}"' if near else ""
        return Problem("quote-not-found", f'the quote does not stand in the seed "{record.source}"', at, hint)
    if len(spans) > 1 and record.occurrence is None:
        message = f'the quote stands {len(spans)} times in the seed "{record.source}"'
        return Problem("ambiguous-quote", message, at, f"quote more words, or add `occurrence:` 1 to {len(spans)}")
    number = record.occurrence or 1
    if number > len(spans):
        message = f'the quote stands {len(spans)} times in the seed "{record.source}", there is no {number}.'
        return Problem("ambiguous-quote", message, record.place("occurrence"))
    return Passage(claim, record.source, spans[number - 1])
