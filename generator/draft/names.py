"""Names that no alias covers: a company or chip that is not curated yet. Better to miss one than to make one up."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from babel import Locale

from generator.evidence.languages import Cues, Frame, Language
from generator.model.slug import slug_of


@dataclass(frozen=True)
class Name:
    """From `start` up to `end` of a sentence, an entity is named: its id, the folder of its kind, its name."""

    start: int
    end: int
    id: str
    folder: str
    name: str
    is_new: bool = False


SHORTEST_RUN = 4
"""Letters of a name in capitals that may be a firm's, such as IREN; shorter ones are mostly something else."""

_PART = r"(?:[A-ZÀ-ÖØ-Þ][\w.&-]*\w|[A-Z]|[a-z]{1,2}[A-Z]\w+)"
_NAME = re.compile(rf"(?<![\w'.-]){_PART}(?:\s(?:{_PART}|&|\d+[A-Za-z]*)(?![\w]))*|(?<=[dl]'){_PART}(?:\s{_PART})*")
_SUFFIX = re.compile(r"[ ,]+(?:Inc|Corp|Corporation|Ltd|Limited|LLC|plc|SA|SAS|AG|GmbH|NV)\.?$")


def unknown_names(text: str, known: Sequence[Name], language: Language, outlets: frozenset[str]) -> Iterator[Name]:
    """The names in a sentence that are not known, nor of persons, places or outlets, and stand where a company or chip does."""
    cues = language.cues
    accepted: list[Name] = []
    for found in _NAME.finditer(text):
        start, words = _without_start(found, text, cues)
        name = _SUFFIX.sub("", words)
        end = start + len(name)
        if len(name) < 2 or not slug_of(name) or any(one.start < end and start < one.end for one in known):
            continue
        if name in outlets or _is_no_name(name, cues) or _is_person(text[:start], text[end:], cues):
            continue
        if _is_described(text[end:], cues):
            continue
        ahead = text[: found.start() if _is_description(found[0].partition(" ")[0], cues) else start]
        # "Cipher Mining Inc. announced".
        behind = text[found.end() :].removeprefix(".") if end < found.end() else text[end:]
        context = _Context(ahead, behind, name, language)
        folder = "chips" if context.is_of_chip() else None
        is_told = context.follows_firm() or (
            context.is_object() or context.opens_with_verb()
            if _is_capital_run(name) and len(name) >= SHORTEST_RUN
            else not _is_capital_run(name) and (context.is_of_company() or context.is_listed([*known, *accepted]))
        )
        if folder is None and is_told:
            folder = "companies"
        if folder:
            accepted.append(Name(start, end, slug_of(name), folder, name, True))
    yield from accepted


def _without_start(found: re.Match[str], text: str, cues: Cues) -> tuple[int, str]:
    """Where the name begins, and the name, without a word that only begins the sentence or says whose it is: "X-backed"."""
    head, space, rest = found[0].partition(" ")
    if space and (_is_description(head, cues) or (_is_start(text[: found.start()]) and head.lower() in cues.starts)):
        return found.start() + len(head) + 1, rest
    return found.start(), found[0]


def _is_description(word: str, cues: Cues) -> bool:
    """Whether it says whose the named is: "Google-backed"."""
    return word.endswith(tuple(f"-{end}" for end in cues.described))


def _is_start(ahead: str) -> bool:
    return not ahead.strip(" «\"'(—-")


def _is_no_name(name: str, cues: Cues) -> bool:
    parts = re.split(r"[\s-]", name)
    if len(parts) == 1 and name.lower() in cues.starts:
        return True
    # "Reflection AI" is one.
    parts = parts[:1] + [part for part in parts[1:] if part != "AI"]
    return any(part in cues.no_names or part in _places() for part in (*parts, name))


def _is_capital_run(name: str) -> bool:
    """CPU, HBM or FP8: nothing tells that it is a firm."""
    return re.fullmatch(r"[A-Z]{1,4}\d*|[A-Z]{2,3}\d+[a-z]?", name) is not None


@cache
def _places() -> frozenset[str]:
    """Countries and continents (CLDR), and the cities that time zones are named after (IANA)."""
    places = {place for code in ("en", "fr") for place in Locale(code).territories.values()}
    return frozenset(places | {zone.rpartition("/")[2].replace("_", " ") for zone in available_timezones()})


def _is_person(ahead: str, behind: str, cues: Cues) -> bool:
    titles = "|".join(map(re.escape, cues.persons))
    after = rf",?\s(?:the |its |le |la |son |sa )?(?:[\w-]+\s)?(?:{titles})(?!\w)"
    return bool(re.search(rf"(?<!\w)(?:{titles})\.?\s?(?:,\s)?$", ahead.lower()) or re.match(after, behind.lower()))


def _is_described(behind: str, cues: Cues) -> bool:
    """Whether it only describes another: "the ChatGPT maker"; or is who reports it."""
    reports = "reported|reports|wrote|writes|rapporte|rapportait|écrit"
    return re.match(rf"\s(?:{_any(cues.company_words)}|{reports})(?!\w)", behind.lower()) is not None


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _cues(frame: Frame) -> str:
    return rf"(?:{_any(frame.cues)})(?!\w)".replace(r"\*", r"\w*")


@dataclass(frozen=True)
class _Context:
    """What stands before and after a name."""

    ahead: str
    behind: str
    name: str
    language: Language

    def is_of_chip(self) -> bool:
        """A word for a chip beside it; or a number in it, and its measures or its first showing told."""
        cues, ahead, behind = self.language.cues, self.ahead.lower(), self.behind.lower()
        if re.search(rf"(?<!\w)(?:{_any(cues.chip_words)})\s$", ahead) or re.match(
            rf"\s(?:{_any(cues.chip_words)})(?!\w)", behind
        ):
            return True
        # "The B200 has 192 GB".
        measured = re.search(r"\d ?(?:gb|go|tb/s|to/s|[tp]flops|(?:tera|peta|téra|péta)flops|nm)(?!\w)", behind)
        if measured and re.search(r"\d", self.name) and re.fullmatch(r"(?:(?:the|each|le|la|l'|chaque)\s?)?", ahead):
            return True
        shown = rf"(?<!\w)(?:{_any(cues.properties['announced'])})\s(?:(?:its|the|le|la|son|sa|new|nouvelle|nouveau)\s)*$"
        return re.search(shown, ahead) is not None and re.search(r"\d", self.name) is not None

    def follows_firm(self) -> bool:
        """A word for a firm before it: "the chipmaker X"."""
        return (
            re.search(rf"(?<!\w)(?:{_any(self.language.cues.company_words)})\s(?:(?!of|de)[a-zà-ÿ]+\s)?$", self.ahead.lower())
            is not None
        )

    def is_of_company(self) -> bool:
        """A word for a firm after it, a word such as "with" before it, or a verb of deals after it."""
        cues, ahead, behind = self.language.cues, self.ahead.lower(), self.behind.lower()
        firm = _any(cues.company_words)
        if re.match(rf",\s(?:a|an|the|une|un|la|le|l')\s?(?:[\w'-]+\s){{0,3}}(?:{firm})(?!\w)", behind):
            return True
        if re.search(rf"(?<!\w)(?:{_any(cues.before_company)})\s?(?:(?:the|its|son|sa)\s)?$", ahead):
            return True
        return self.is_object() or self.opens_with_verb()

    def opens_with_verb(self) -> bool:
        """Whether it begins a clause, and a verb of deals follows, after another name at most."""
        cues = self.language.cues
        opens = _is_start(self.ahead) or self.ahead.lower().rstrip().endswith((",", ":", "—", " que", " that"))
        verb = rf"\s(?:(?:{_any(cues.auxiliaries)})\s)?(?:{_any(cues.verbs)})(?!\w)"
        joined = rf"\s(?:{_any(cues.joins)})\s{_NAME.pattern}"
        return opens and re.match(rf"(?:{joined})?{verb}", self.behind) is not None

    def is_object(self) -> bool:
        """Whether a frame governs it through its preposition: "invested two billion in X"."""
        for frame in self.language.cues.frames:
            words = r"(?:(?!(?:in|at|on|of|for|dans|à|de|en|pour)\s)[a-zà-ÿ-]+\s){0,3}(?:l')?"
            if "" in frame.objects and re.search(rf"(?<!\w){_cues(frame)}\s{words}$", self.ahead.lower()):
                return True
            if (
                frame.is_noun
                and re.search(rf"(?<!\w){_cues(frame)}\s(?:of|de|d')\s?$", self.ahead.lower())
                and ({"of", "de", "d'"} & {*frame.objects})
            ):
                return True
            governing = [word for word in frame.objects if word and word not in ("of", "at", "de", "d'", "and", "et")]
            if governing and frame.subject:
                near = rf"(?<!\w){_cues(frame)}[^.;:]{{0,60}}\s(?:{_any(governing)})\s?$"
                if re.search(near, self.ahead.lower()):
                    return True
        return False

    def is_listed(self, others: Sequence[Name]) -> bool:
        """Whether it is joined to a company by a comma or "and"."""
        joins = rf",?\s(?:{_any(self.language.cues.joins)})\s(?:de |d')?"
        # A comma alone joins only where the list goes on.
        if re.match(rf",|\s(?:{_any(self.language.cues.joins)})\s", self.behind.lower()):
            joins = rf"{joins}|,\s(?:de |d')?"
        before = [one for one in others if one.folder == "companies" and one.end <= len(self.ahead)]
        return any(re.fullmatch(joins, self.ahead[one.end :].lower()) for one in before)
