"""Pages that need not be made again: what their making asked of an earlier corpus has the same answers in this one.

What was asked is recorded while a page is made, not guessed. This is a verifying trace (Mokhov, Mitchell and Peyton Jones,
Build Systems à la Carte, 2018).
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, cast

from generator.corpus import Corpus
from generator.evidence.lock import Evidence
from generator.pages.document import Page
from generator.pages.parts import Shelf
from generator.read.project import Records

Maker = Callable[[Shelf], Page]
Question = tuple[Any, ...]
"""The way from a shelf to what was asked, by name: `("corpus", "entities", "openai")`, `("corpus", "deals_of", "openai")`."""

_NAMES: Question = ("names", "known")
"""Asked by every page: any word of a text may become the name of something."""
_NOTHING = object()


class Answers:
    """The pages made last by their paths, and every question that one of them asked with its answer and the paths that asked."""

    def __init__(self) -> None:
        self.known: dict[str, Page] = {}
        self.asked: dict[Question, tuple[Any, set[str]]] = {}

    def pages(self, shelf: Shelf, makers: Mapping[str, Maker]) -> list[Page]:
        """The page of each path: the one made last where all its answers are still the same, else a new one."""
        now = {question: _answer_if_any(shelf, question) for question in self.asked}
        changed = [asking for question, (before, asking) in self.asked.items() if not _same(now[question], before)]
        outdated = set().union(*changed) | (self.known.keys() - makers.keys())
        self.asked = {
            question: (now[question], left) for question, (_, paths) in self.asked.items() if (left := paths - outdated)
        }
        self.known = {path: page for path, page in self.known.items() if path not in outdated}
        self.known = {path: self.known.get(path) or self._made(shelf, path, make) for path, make in makers.items()}
        return list(self.known.values())

    def _made(self, shelf: Shelf, path: str, make: Maker) -> Page:
        answers = {_NAMES: _answer(shelf, _NAMES)}
        page = make(_asking(shelf, answers))
        for question, answer in answers.items():
            self.asked.setdefault(question, (answer, set()))[1].add(path)
        return page


def _same(answer: Any, before: Any) -> bool:
    return answer is before or bool(answer == before)


def _answer(shelf: Shelf, question: Question) -> Any:
    """What a shelf answers."""
    found: Any = shelf
    for at, step in enumerate(question):
        if isinstance(found, dict):
            return found.get(step, _NOTHING)
        if callable(found):
            return _kept(found(*question[at:]))
        found = getattr(found, step)
    return _kept(found()) if callable(found) else found


def _answer_if_any(shelf: Shelf, question: Question) -> Any:
    """What a shelf answers, also to what was asked about something that is gone."""
    try:
        return _answer(shelf, question)
    except KeyError:
        return _NOTHING


def _kept(answer: Any) -> Any:
    return tuple(answer) if isinstance(answer, Iterator) else answer


def _asking(shelf: Shelf, answers: dict[Question, Any]) -> Shelf:
    """A shelf that records what it is asked. What it works out itself it asks of the corpus."""
    corpus, evidence = _Asked(shelf.corpus, ("corpus",), answers), _Asked(shelf.evidence, ("evidence",), answers)
    asking = Shelf(cast(Corpus, corpus), cast(Evidence, evidence), shelf.names)
    for name in ("mentioned_in", "entries_with", "promises_of"):
        setattr(asking, name, _AskedMapping(getattr(shelf, name), (name,), answers))
    return asking


class _Asked:
    """Answers for something else, and records it."""

    def __init__(self, plain: Any, way: Question, answers: dict[Question, Any]) -> None:
        self._plain, self._way, self._answers = plain, way, answers

    def __getattr__(self, name: str) -> Any:
        found, way = getattr(self._plain, name), (*self._way, name)
        if isinstance(found, Mapping):
            return _AskedMapping(found, way, self._answers)
        if isinstance(found, Records):
            return _Asked(found, way, self._answers)
        if callable(found):
            return partial(self._called, found, way)
        self._answers[way] = found
        return found

    def _called(self, method: Callable[..., Any], way: Question, *given: Any) -> Any:
        answer = self._answers[(*way, *given)] = _kept(method(*given))
        return answer


class _AskedMapping(Mapping[Any, Any]):
    """Answers for a mapping, and records it: for one key, or for all where it is gone through."""

    def __init__(self, plain: Mapping[Any, Any], way: Question, answers: dict[Question, Any]) -> None:
        self._plain, self._way, self._answers = plain, way, answers

    def __getitem__(self, key: Any) -> Any:
        answer = self._answers[(*self._way, key)] = self._plain.get(key, _NOTHING)
        if answer is _NOTHING:
            raise KeyError(key)
        return answer

    def __iter__(self) -> Iterator[Any]:
        self._answers[self._way] = self._plain
        return iter(self._plain)

    def __len__(self) -> int:
        self._answers[self._way] = self._plain
        return len(self._plain)
