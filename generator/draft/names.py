"""Names that no alias covers: a company or chip that is not curated yet. Better to miss one than to make one up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale

from generator.evidence.languages import Cues
from generator.yaml_text import slug_of


@dataclass(frozen=True)
class Name:
    """From `start` up to `end` of a sentence, an entity is named: its id, the folder of its kind, its name."""

    start: int
    end: int
    id: str
    folder: str
    name: str
    is_new: bool = False


_PART = r"(?:[A-ZÀ-ÖØ-Þ][\w.&-]*\w|[A-Z]|[a-z]{1,2}[A-Z]\w+)"
_NAME = re.compile(rf"(?<![\w'.-]){_PART}(?:\s(?:{_PART}|&|\d+[A-Za-z]*)(?![\w]))*|(?<=[dl]'){_PART}(?:\s{_PART})*")
_SUFFIX = re.compile(r"[ ,]+(?:Inc|Corp|Ltd|LLC|plc|SA|SAS|AG|GmbH|NV)\.?$")


def unknown_names(text: str, known: Sequence[Name], cues: Cues, outlets: frozenset[str]) -> Iterator[Name]:
    """The names in a sentence that are neither known, nor of persons, places or outlets, and stand where a company or chip does."""
    accepted: list[Name] = []
    for found in _NAME.finditer(text):
        span, words = _without_start(found, text, cues)
        name = _SUFFIX.sub("", words)
        if len(name) < 2 or any(one.start < span[1] and span[0] < one.end for one in known):
            continue
        if name in outlets or _is_no_name(name, cues) or _is_person(text, span, cues):
            continue
        folder = _folder(text, span, name, cues, [*known, *accepted])
        if folder and slug_of(name):
            accepted.append(Name(span[0], span[0] + len(name), slug_of(name), folder, name, True))
    yield from accepted


def _without_start(found: re.Match[str], text: str, cues: Cues) -> tuple[tuple[int, int], str]:
    """The name without a word that only begins the sentence."""
    start, words = found.start(), found[0]
    head, space, rest = words.partition(" ")
    if not text[:start].strip(" «\"'(—-") and head.lower() in cues.starts and space:
        return (start + len(head) + 1, found.end()), rest
    return (start, found.end()), words


def _is_no_name(name: str, cues: Cues) -> bool:
    parts = re.split(r"[\s-]", name)
    # Of one capital run such as CPU or HBM nothing tells that it is a firm.
    if len(parts) == 1 and (name.lower() in cues.starts or re.fullmatch(r"[A-Z]{1,4}\d*|[A-Z]{2,3}\d+[a-z]?", name)):
        return True
    return name in _places() or any(part in cues.no_names or part in _places() for part in (*parts, name))


@cache
def _places() -> frozenset[str]:
    """Countries and continents, in the languages that are read (CLDR)."""
    return frozenset(place for code in ("en", "fr") for place in Locale(code).territories.values())


def _is_person(text: str, span: tuple[int, int], cues: Cues) -> bool:
    titles = "|".join(map(re.escape, cues.persons))
    ahead, behind = text[max(0, span[0] - 40) : span[0]].lower(), text[span[1] : span[1] + 40].lower()
    return bool(
        re.search(rf"(?<!\w)(?:{titles})\.?\s?(?:,\s)?$", ahead) or re.match(rf",?\s(?:the |its |le |la |son |sa )?(?:[\w-]+\s)?(?:{titles})(?!\w)", behind)
    )


def _folder(text: str, span: tuple[int, int], name: str, cues: Cues, others: Sequence[Name]) -> str | None:
    """Which kind the words around a name say it is; None where they do not."""
    ahead, behind = text[: span[0]].lower(), text[span[1] :].lower()
    chip, firm = ("|".join(map(re.escape, words)) for words in (cues.chip_words, cues.company_words))
    unveiled = "|".join(map(re.escape, [*cues.properties["announced"], "puce", "chip"]))
    if re.search(rf"(?<!\w)(?:{chip})\s$", ahead) or re.match(rf"\s(?:{chip})(?!\w)", behind):
        return "chips"
    if re.search(rf"(?<!\w)(?:{unveiled})\s(?:its |the |le |la |son |sa |new |nouvelle |nouveau )*$", ahead) and re.search(r"\d", name):
        return "chips"
    if re.search(rf"(?<!\w)(?:{firm})\s(?:[a-zà-ÿ]+\s)?$", ahead) or re.match(rf",\s(?:a|an|the|une|un|la|le|l')\s?(?:[\w'-]+\s){{0,3}}(?:{firm})", behind):
        return "companies"
    before = "|".join(map(re.escape, sorted(cues.before_company, key=len, reverse=True)))
    if re.search(rf"(?<!\w)(?:{before})\s?(?:(?:the|le|la|l'|its|son|sa)\s?)?$", ahead):
        return "companies"
    joins = "|".join(map(re.escape, cues.joins))
    if any(one.end <= span[0] and re.fullmatch(rf",?\s?(?:(?:{joins})\s?)?(?:de |d')?", text[one.end : span[0]]) for one in others if one.folder == "companies"):
        return "companies"
    verbs = "|".join(map(re.escape, cues.verbs))
    is_start = not ahead.strip(" «\"'(—-") or ahead.rstrip().endswith((",", ":", "—", "que", "that"))
    one_word = " " not in name or re.search(r"[a-z][A-Z]|\d| (?:AI|Cloud|Labs?|Capital|Energy|Systems|Technologies|Group)$", name)
    if is_start and one_word and re.match(rf"(?:'s)?\s(?:{verbs})(?!\w)", behind):
        return "companies"
    return None
