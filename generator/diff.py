"""What a change does, in words: for a terminal, as Markdown for a pull request, and as JSON for programs."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, is_dataclass
from typing import Any

from generator.analysis.changes import (
    Change,
    ClaimChange,
    DisputeChange,
    RecordChange,
    claim_changes,
    dispute_changes,
    part_name,
    record_changes,
    renames,
    stage_changes,
    total_changes,
)
from generator.analysis.totals import Envelope, Heap
from generator.checking import Site
from generator.corpus import Claim
from generator.evidence.lock import Evidence
from generator.pages.document import PageLink
from generator.pages.markdown import escaped, written
from generator.pages.totals import HEADER, heap_name, shown
from generator.problems import counted, printable

LONGEST_LIST = 40
"""Pages or links that are listed one by one; of more, their number is told."""

MOST_LINES = 200
"""Lines under one heading of the Markdown."""

LEVELS = tuple(level.lower() for level in HEADER[1:])
TEXT = "text"
"""The key of a seed of which it is told that it differs, not how."""


def _stated(claim: Claim | None) -> dict[str, str]:
    """What a claim says, by key, in words; of none nothing."""
    if claim is None:
        return {}
    record = claim.record
    keys = ("value", "date", "source", "via", "quote", "occurrence", "gloss", "note", "withdrawn")
    values = {key: getattr(record, key) for key in keys}
    return {key: ", ".join(value) if isinstance(value, tuple) else str(value) for key, value in values.items() if value}


def _quotes(evidence: Evidence, claims: Iterable[ClaimChange]) -> dict[str, int]:
    quoted = [one.after for one in claims if one.after and one.after.record.quote]
    found = [claim for claim in quoted if evidence.passage(claim)]
    return {"of this change": len(quoted), "found in their seeds": len(found), "in all": len(evidence.passages)}


def _pages(before: Site, after: Site) -> dict[str, list[str]]:
    old, new = ({page.path: written(page) for page in site.pages} for site in (before, after))
    return {
        "added": sorted(new.keys() - old.keys()),
        "removed": sorted(old.keys() - new.keys()),
        "changed": sorted(path for path in old.keys() & new.keys() if old[path] != new[path]),
    }


def _links(before: Site, after: Site) -> dict[str, list[tuple[str, str]]]:
    old, new = (
        {(page.path, path) for page in site.pages for path in _targets(page.blocks) if path != page.path}
        for site in (before, after)
    )
    return {"added": sorted(new - old), "removed": sorted(old - new)}


def _targets(part: Any) -> Iterator[str]:
    """The paths of the pages that a part of a page's tree links to."""
    if isinstance(part, PageLink):
        yield part.path
    if isinstance(part, tuple):
        for inner in part:
            yield from _targets(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _targets(getattr(part, field.name))


def diff_as_json(before: Site, after: Site, revision: str) -> str:
    """Everything that differs from a revision, for programs."""
    old, new = before.corpus, after.corpus
    names, claims = renames(old, new), claim_changes(old, new)
    are_sound = before.is_sound and after.is_sound
    content = {
        "revision": revision,
        "builds": {"before": before.is_sound, "after": after.is_sound},
        "problems": {"before": counted(before.problems), "after": counted(after.problems)},
        "records": [_record_as_json(one) for one in record_changes(old, new)],
        "claims": [_claim_as_json(one, names) for one in claims],
        "stages": [{"deal": deal, "before": was, "after": is_} for deal, was, is_ in stage_changes(old, new)],
        "disputes": [asdict(one) for one in dispute_changes(old, new)],
        "totals": [_total_as_json(*one) for one in total_changes(old, new)],
        "quotes": _quotes(after.evidence, claims),
        "pages": _pages(before, after) if are_sound else None,
        "links": _links(before, after) if are_sound else None,
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def _record_as_json(one: RecordChange) -> dict[str, Any]:
    keys = [key for key, _, _ in one.keys]
    before, after = ({key: pair[at] for key, *pair in one.keys if key != TEXT} for at in (0, 1))
    former = {"formerly": one.former} if one.former else {}
    return {"change": one.change, "id": one.id, "folder": one.folder, "keys": keys, **former, "before": before, "after": after}


def _claim_as_json(one: ClaimChange, names: dict[str, str]) -> dict[str, Any]:
    bounds = {"bounds": {"before": one.bounds[0], "after": one.bounds[1]}} if one.bounds else {}
    return {
        "change": one.change,
        "subject": names.get(one.claim.subject, one.claim.subject),
        "property": one.claim.property.label,
        "part": part_name(one.claim, names),
        "keys": one.keys,
        "before": _stated(one.before) or None,
        "after": _stated(one.after) or None,
    } | bounds


def _total_as_json(heap: Heap, before: Envelope, after: Envelope) -> dict[str, Any]:
    sides = {"before": before, "after": after}
    said = {side: {level: shown(sum_, heap) for level, sum_ in zip(LEVELS, sums, strict=True)} for side, sums in sides.items()}
    return {"what": heap_name(heap), **said}


@dataclass(frozen=True)
class Theirs:
    """Words of whoever wrote the files; all other words of a line are ours."""

    words: str


Line = tuple[str | Theirs, ...]
Section = tuple[str, list[Line]]


def diff_as_text(before: Site, after: Site, revision: str) -> str:
    """What differs from a revision, for a terminal."""
    sections = _sections(before, after, revision)
    parts = [f"{title}\n" + "".join(f"  {_plain(line)}\n" for line in lines) for title, lines in sections]
    return "\n".join([f"{_plain(_head(revision, sections))}\n", *parts]).rstrip("\n")


def diff_as_markdown(before: Site, after: Site, revision: str) -> str:
    """The same for a pull request; what strangers wrote is shown as code, so that it neither formats, links nor notifies."""
    sections = _sections(before, after, revision)
    parts = [f"### {title}\n\n" + "".join(f"- {_marked(line)}\n" for line in _first(lines)) for title, lines in sections]
    return "\n".join([f"{_marked(_head(revision, sections))}\n", *parts]).rstrip("\n")


def _first(lines: list[Line]) -> list[Line]:
    """As many lines as a summary takes: GitHub shows none that is larger than a megabyte."""
    return lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], (f"{len(lines) - MOST_LINES} more",)]


def _plain(line: Line) -> str:
    return "".join(printable(part.words if isinstance(part, Theirs) else part) for part in line)


def _marked(line: Line) -> str:
    return "".join(f"<code>{_inert(part.words)}</code>" if isinstance(part, Theirs) else escaped(part) for part in line)


def _inert(words: str) -> str:
    return escaped(printable(" ".join(words.split()))).replace("$", "&#36;")


def _head(revision: str, sections: list[Section]) -> Line:
    return ("Compared with ", Theirs(revision), ":" if sections else ": nothing differs.")


def _sections(before: Site, after: Site, revision: str) -> list[Section]:
    """The titles and lines of what there is to say."""
    old, new = before.corpus, after.corpus
    names, claims = renames(old, new), claim_changes(old, new)
    are_sound = before.is_sound and after.is_sound
    sections: tuple[Section, ...] = (
        ("Cannot be built", [*_unbuilt(before, Theirs(revision)), *_unbuilt(after, Theirs("the working copy"))]),
        ("Files", [line for one in record_changes(old, new) for line in _record_lines(one)]),
        ("Claims", [line for one in claims for line in _claim_lines(one, names)]),
        ("Bounds", [_bound_line(one.bounds, one.claim, names) for one in claims if one.bounds]),
        ("Stages", [(Theirs(deal), f": {was} → {is_}") for deal, was, is_ in stage_changes(old, new)]),
        ("Disputes", [_dispute_line(one) for one in dispute_changes(old, new)]),
        ("Totals", [line for one in total_changes(old, new) for line in _total_lines(*one)]),
        ("Quotes", list(_quote_lines(_quotes(after.evidence, claims)))),
        ("Pages", list(_page_lines(_pages(before, after))) if are_sound else []),
        ("Links", list(_link_lines(_links(before, after))) if are_sound else []),
    )
    return [(title, lines) for title, lines in sections if lines]


def _unbuilt(site: Site, name: Theirs) -> Iterator[Line]:
    if not site.is_sound:
        yield (name, f" has {counted(site.problems)}: what can be read is compared, pages and links are not")


def _record_lines(one: RecordChange) -> Iterator[Line]:
    place = Theirs(f"{one.folder}/{one.id}")
    former: Line = (Theirs(f"{one.folder}/{one.former}"), " → ") if one.former else ()
    if one.change is not Change.CHANGED:
        yield (f"{one.change} ", *former, place)
    for key, before, after in one.keys:
        told: Line = () if key == TEXT else (" ", Theirs(before), " → ", Theirs(after))
        yield ("changed ", place, ": ", Theirs(key), *told)


def _about(claim: Claim, names: dict[str, str]) -> Line:
    return (Theirs(names.get(claim.subject, claim.subject)), f", {claim.property.label}")


def _claim_lines(one: ClaimChange, names: dict[str, str]) -> Iterator[Line]:
    named = part_name(one.claim, names)
    part: Line = (" (", Theirs(named), ")") if named else ()
    head: Line = (f"{one.change}: ", *_about(one.claim, names), *part, ": ")
    before, after = _stated(one.before), _stated(one.after)
    if not (before and after):
        known = after or before
        yield (*head, Theirs(known["value"]), *_origin(known))
        return
    is_withdrawn = one.change is Change.WITHDRAWN
    if is_withdrawn:
        yield (*head, Theirs(after["value"]), ", because: ", Theirs(after["withdrawn"]))
    for key in one.keys:
        if not (is_withdrawn and key == "withdrawn"):
            yield (*head, f"{key} ", Theirs(before.get(key, "none")), " → ", Theirs(after.get(key, "none")))


def _origin(known: dict[str, str]) -> Line:
    date: Line = (f", {known['date']}",) if "date" in known else ()
    return (*date, ", from ", Theirs(known["source"])) if "source" in known else (*date, ", without a source")


def _bound_line(bounds: tuple[str, str], claim: Claim, names: dict[str, str]) -> Line:
    return (*_about(claim, names), f": {bounds[0]} → {bounds[1]}")


def _dispute_line(one: DisputeChange) -> Line:
    values = [part for value in one.values for part in (" or ", Theirs(value))][1:]
    return (f"{one.change}: ", Theirs(one.subject), f", {one.property}: ", *values)


def _total_lines(heap: Heap, before: Envelope, after: Envelope) -> Iterator[Line]:
    for level, *sums in zip(LEVELS, before, after, strict=True):
        was, is_ = (shown(sum_, heap) for sum_ in sums)
        if was != is_:
            yield (f"{heap_name(heap)}, {level}: {was} → {is_}",)


def _quote_lines(quotes: dict[str, int]) -> Iterator[Line]:
    changed, found = quotes["of this change"], quotes["found in their seeds"]
    if changed:
        yield (f"{found} of {changed} that are new or changed stand in their seeds; {quotes['in all']} in all",)


def _page_lines(pages: dict[str, list[str]]) -> Iterator[Line]:
    for change, paths in pages.items():
        yield from _listed(change, [(Theirs(path),) for path in paths])


def _link_lines(links: dict[str, list[tuple[str, str]]]) -> Iterator[Line]:
    for change, pairs in links.items():
        yield from _listed(change, [(Theirs(start), " → ", Theirs(end)) for start, end in pairs])


def _listed(change: str, lines: list[Line]) -> Iterator[Line]:
    yield from ((f"{change} ", *line) for line in lines[:LONGEST_LIST])
    if len(lines) > LONGEST_LIST:
        yield (f"{change}: {len(lines) - LONGEST_LIST} more",)
