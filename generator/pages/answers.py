"""Pages that need not be made again: what their making asked of an earlier corpus has the same answers in this one.

What was asked is recorded while a page is made, not guessed. This is a verifying trace (Mokhov, Mitchell and Peyton Jones,
Build Systems à la Carte, 2018).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial, reduce
from types import GeneratorType
from typing import Any, cast

from generator.corpus import Corpus
from generator.evidence.lock import Evidence
from generator.link.mentions import Names
from generator.pages.document import Page
from generator.pages.parts import Shelf
from generator.read.project import Records

Maker = Callable[[Shelf], Page]
Way = tuple[str, ...]
"""The way from a shelf to what is asked, by name: `("corpus", "entities")`, `("corpus", "deals_of")`."""
Question = tuple[Way, tuple[Any, ...]]
"""The way to a mapping, a method or a value; and its key, what it is given, or nothing."""

_NOTHING = object()


@dataclass(slots=True)
class _Answer:
    """What was answered last, and which pages asked."""

    answer: Any
    asking: set[str]


@dataclass(frozen=True)
class _Made:
    """A page, and what was asked while it was made."""

    page: Page
    asked: tuple[Question, ...]


class Answers:
    """The pages made last, and every question that one of them asked with its answer.

    A page goes by the id of what it is about, or by its path where it is about no single thing.
    """

    def __init__(self) -> None:
        self.made: dict[str, _Made] = {}
        self.asked: dict[Way, dict[tuple[Any, ...], _Answer]] = {}
        self.told: Shelf | None = None

    def pages(self, shelf: Shelf, makers: Mapping[str, Maker]) -> dict[str, Page]:
        """The page of each id: the one made last where all its answers are still the same, else a new one."""
        for id in self._outdated(shelf) | (self.made.keys() - makers.keys()):
            self._forget(id)
        return {id: self._page(shelf, id, make) for id, make in makers.items()}

    def _outdated(self, shelf: Shelf) -> set[str]:
        """The ids of the pages of which an answer changed; from here on the answers are those of this shelf."""
        found: set[str] = set()
        for way, known in self.asked.items():
            if self.told and _is_the_same(self.told, shelf, way):
                continue
            for before, now in zip(known.values(), _answers(shelf, way, known), strict=True):
                if now is not before.answer:
                    if now != before.answer:
                        found |= before.asking
                    before.answer = now
        self.told = Shelf(shelf.corpus, shelf.evidence, shelf.names)  # without what it knows besides
        return found

    def _forget(self, id: str) -> None:
        for way, given in self.made.pop(id).asked:
            asking = self.asked[way][given].asking
            asking.remove(id)
            if not asking:
                del self.asked[way][given]

    def _page(self, shelf: Shelf, id: str, make: Maker) -> Page:
        if id not in self.made:
            answers: dict[Question, Any] = {}
            page = make(_asking(shelf, answers))
            for (way, given), answer in answers.items():
                self.asked.setdefault(way, {}).setdefault(given, _Answer(answer, set())).asking.add(id)
            self.made[id] = _Made(page, tuple(answers))
        return self.made[id].page


def _is_the_same(told: Shelf, shelf: Shelf, way: Way) -> bool:
    """Whether a way leads to what answers as it did: to a method of what never changes, or to an equal mapping."""
    owners = [reduce(getattr, way[:-1], one) for one in (told, shelf)]
    if owners[0] is owners[1]:
        return True
    before, now = (getattr(owner, way[-1]) for owner in owners)
    return isinstance(now, dict) and bool(before == now)


def _answers(shelf: Shelf, way: Way, questions: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
    """The answers to the questions of a way, also to those about something that is gone."""
    asked: Any = reduce(getattr, way, shelf)
    if isinstance(asked, dict) or not callable(asked):
        return (asked.get(given[0], _NOTHING) if given else asked for given in questions)
    return (_called(asked, given) for given in questions)


def _called(method: Callable[..., Any], given: tuple[Any, ...]) -> Any:
    try:
        return _kept(method(*given))
    except KeyError:
        return _NOTHING


def _kept(answer: Any) -> Any:
    return tuple(answer) if isinstance(answer, GeneratorType) else answer


def _asking(shelf: Shelf, answers: dict[Question, Any]) -> Shelf:
    """A shelf that records what it is asked. What it works out itself it asks of the corpus."""
    corpus, evidence = _Asked(shelf.corpus, ("corpus",), answers), _Asked(shelf.evidence, ("evidence",), answers)
    asking = Shelf(cast(Corpus, corpus), cast(Evidence, evidence), cast(Names, _Asked(shelf.names, ("names",), answers)))
    for name in ("mentioned_in", "entries_with", "promises_of"):
        setattr(asking, name, _AskedMapping(getattr(shelf, name), (name,), answers))
    return asking


class _Asked:
    """Answers for something else, and records it."""

    def __init__(self, plain: Any, way: Way, answers: dict[Question, Any]) -> None:
        self._plain, self._way, self._answers = plain, way, answers

    def __getattr__(self, name: str) -> Any:
        found, way = getattr(self._plain, name), (*self._way, name)
        if isinstance(found, Mapping):
            return _AskedMapping(found, way, self._answers)
        if isinstance(found, Records):
            return _Asked(found, way, self._answers)
        if callable(found):
            return partial(self._called, found, way)
        self._answers[way, ()] = found
        return found

    def _called(self, method: Callable[..., Any], way: Way, *given: Any) -> Any:
        answer = self._answers[way, given] = _kept(method(*given))
        return answer


class _AskedMapping(_Asked, Mapping[Any, Any]):
    """Answers for a mapping, and records it: for one key, or for all where it is gone through."""

    def __getitem__(self, key: Any) -> Any:
        answer = self._answers[self._way, (key,)] = self._plain.get(key, _NOTHING)
        if answer is _NOTHING:
            raise KeyError(key)
        return answer

    def __iter__(self) -> Iterator[Any]:
        self._answers[self._way, ()] = self._plain
        return iter(self._plain)

    def __len__(self) -> int:
        self._answers[self._way, ()] = self._plain
        return len(self._plain)
