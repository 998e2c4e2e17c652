"""What a change does, in words: for a terminal, as Markdown for a pull request, and as JSON for programs."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from generator.analysis.changes import (
    ClaimChange,
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


def report(before: Site, after: Site, revision: str) -> dict[str, Any]:
    """Everything that differs, as JSON has it; all values are text, numbers, lists and dictionaries."""
    claims, names = claim_changes(before.corpus, after.corpus), renames(before.corpus, after.corpus)
    return {
        "revision": revision,
        "builds": {"before": before.is_sound, "after": after.is_sound},
        "problems": {"before": counted(before.problems), "after": counted(after.problems)},
        "records": [_record_change(one) for one in record_changes(before.corpus, after.corpus)],
        "claims": [_claim_change(one, names) for one in claims],
        "stages": [{"deal": deal, "before": old, "after": new} for deal, old, new in stage_changes(before.corpus, after.corpus)],
        "disputes": [
            {"change": str(one.change), "subject": one.subject, "property": one.property, "values": list(one.values)}
            for one in dispute_changes(before.corpus, after.corpus)
        ],
        "totals": [_total(*one) for one in total_changes(before.corpus, after.corpus)],
        "quotes": _quotes(after.evidence, claims),
        "pages": _pages(before, after),
        "links": _links(before, after),
    }


def _record_change(one: RecordChange) -> dict[str, Any]:
    """Of a seed's text it is told that it differs, not how."""
    told = [pair for pair in one.keys if pair[0] != "text"]
    sides = {side: {pair[0]: pair[place] for pair in told} for place, side in ((1, "before"), (2, "after"))}
    former = {"formerly": one.former} if one.former else {}
    return (
        {"change": str(one.change), "id": one.id, "folder": one.folder, "keys": [pair[0] for pair in one.keys]} | former | sides
    )


def _claim_change(one: ClaimChange, names: dict[str, str]) -> dict[str, Any]:
    bounds = {"bounds": {"before": one.bounds[0], "after": one.bounds[1]}} if one.bounds else {}
    return {
        "change": str(one.change),
        "subject": names.get(one.claim.subject, one.claim.subject),
        "property": one.claim.property.label,
        "part": part_name(one.claim, names),
        "keys": list(one.keys),
        "before": _stated(one.before),
        "after": _stated(one.after),
    } | bounds


def _stated(claim: Claim | None) -> dict[str, str] | None:
    if claim is None:
        return None
    record = claim.record
    keys = ("value", "date", "source", "via", "quote", "occurrence", "gloss", "note", "withdrawn")
    values = {key: getattr(record, key) for key in keys}
    return {key: ", ".join(value) if isinstance(value, tuple) else str(value) for key, value in values.items() if value}


def _total(heap: Heap, before: Envelope, after: Envelope) -> dict[str, Any]:
    levels = [level.lower() for level in HEADER[1:]]
    return {
        "what": heap_name(heap),
        "before": {level: shown(sum_, heap) for level, sum_ in zip(levels, before, strict=True)},
        "after": {level: shown(sum_, heap) for level, sum_ in zip(levels, after, strict=True)},
    }


def _quotes(evidence: Evidence, claims: Iterable[ClaimChange]) -> dict[str, Any]:
    quoted = [one.after for one in claims if one.after and one.after.record.quote]
    found = [claim for claim in quoted if evidence.passage(claim)]
    return {"of this change": len(quoted), "found in their seeds": len(found), "in all": len(evidence.passages)}


def _pages(before: Site, after: Site) -> dict[str, list[str]] | None:
    if not (before.is_sound and after.is_sound):
        return None
    old, new = ({page.path: written(page) for page in site.pages} for site in (before, after))
    return {
        "added": sorted(new.keys() - old.keys()),
        "removed": sorted(old.keys() - new.keys()),
        "changed": sorted(path for path in old.keys() & new.keys() if old[path] != new[path]),
    }


def _links(before: Site, after: Site) -> dict[str, list[list[str]]] | None:
    if not (before.is_sound and after.is_sound):
        return None
    old, new = (
        {(page.path, path) for page in site.pages for path in _targets(page.blocks) if path != page.path}
        for site in (before, after)
    )
    return {"added": sorted(map(list, new - old)), "removed": sorted(map(list, old - new))}


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


def diff_as_json(found: dict[str, Any]) -> str:
    """The report for programs."""
    return json.dumps(found, indent=2, ensure_ascii=False)


@dataclass(frozen=True)
class Theirs:
    """Words of whoever wrote the files; all other words of a line are ours."""

    words: str


Line = tuple[str | Theirs, ...]


def diff_as_text(found: dict[str, Any]) -> str:
    """The report for a terminal."""
    parts = [f"{title}\n" + "".join(f"  {_plain(line)}\n" for line in lines) for title, lines in _sections(found)]
    return "\n".join([f"{_plain(_head(found))}\n", *parts]).rstrip("\n")


def diff_as_markdown(found: dict[str, Any]) -> str:
    """The report for a pull request; what strangers wrote is shown as code, so that it neither formats, links nor notifies."""
    parts = [f"### {title}\n\n" + "".join(f"- {_marked(line)}\n" for line in _first(lines)) for title, lines in _sections(found)]
    return "\n".join([f"{_marked(_head(found))}\n", *parts]).rstrip("\n")


def _first(lines: list[Line]) -> list[Line]:
    """As many lines as a summary takes: GitHub shows none that is larger than a megabyte."""
    return lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], (f"{len(lines) - MOST_LINES} more",)]


def _plain(line: Line) -> str:
    return "".join(printable(part.words if isinstance(part, Theirs) else part) for part in line)


def _marked(line: Line) -> str:
    return "".join(f"<code>{_inert(part.words)}</code>" if isinstance(part, Theirs) else escaped(part) for part in line)


def _inert(words: str) -> str:
    return escaped(printable(" ".join(words.split()))).replace("$", "&#36;")


def _head(found: dict[str, Any]) -> Line:
    return ("Compared with ", Theirs(found["revision"]), ":" if any(True for _ in _sections(found)) else ": nothing differs.")


def _sections(found: dict[str, Any]) -> Iterator[tuple[str, list[Line]]]:
    """The titles and lines of what there is to say."""
    sections: tuple[tuple[str, list[Line]], ...] = (
        ("Cannot be built", list(_unbuilt(found))),
        ("Files", [line for one in found["records"] for line in _record_lines(one)]),
        ("Claims", [line for one in found["claims"] for line in _claim_lines(one)]),
        ("Bounds", [_bound_line(one) for one in found["claims"] if "bounds" in one]),
        ("Stages", [(Theirs(one["deal"]), f": {one['before']} → {one['after']}") for one in found["stages"]]),
        ("Disputes", [_dispute_line(one) for one in found["disputes"]]),
        ("Totals", [line for one in found["totals"] for line in _total_lines(one)]),
        ("Quotes", list(_quote_lines(found["quotes"]))),
        ("Pages", list(_page_lines(found["pages"]))),
        ("Links", list(_link_lines(found["links"]))),
    )
    yield from ((title, lines) for title, lines in sections if lines)


def _unbuilt(found: dict[str, Any]) -> Iterator[Line]:
    for key, name in (("before", Theirs(found["revision"])), ("after", Theirs("the working copy"))):
        if not found["builds"][key]:
            yield (name, f" has {found['problems'][key]}: what can be read is compared, pages and links are not")


def _record_lines(one: dict[str, Any]) -> Iterator[Line]:
    place = Theirs(f"{one['folder']}/{one['id']}")
    former: Line = (Theirs(f"{one['folder']}/{one['formerly']}"), " → ") if "formerly" in one else ()
    if one["change"] != "changed":
        yield (f"{one['change']} ", *former, place)
    for key in one["keys"]:
        told: Line = (" ", Theirs(one["before"][key]), " → ", Theirs(one["after"][key])) if key in one["after"] else ()
        yield ("changed ", place, ": ", Theirs(key), *told)


def _claim_lines(one: dict[str, Any]) -> Iterator[Line]:
    part: Line = (" (", Theirs(one["part"]), ")") if one["part"] else ()
    head: Line = (f"{one['change']}: ", Theirs(one["subject"]), f", {one['property']}", *part, ": ")
    before, after = one["before"] or {}, one["after"] or {}
    if not (before and after):
        known = after or before
        yield (*head, Theirs(known["value"]), *_origin(known))
        return
    is_withdrawn = one["change"] == "withdrawn"
    if is_withdrawn:
        yield (*head, Theirs(after["value"]), ", because: ", Theirs(after["withdrawn"]))
    for key in one["keys"]:
        if not (is_withdrawn and key == "withdrawn"):
            yield (*head, f"{key} ", Theirs(before.get(key, "none")), " → ", Theirs(after.get(key, "none")))


def _origin(known: dict[str, str]) -> Line:
    date: Line = (f", {known['date']}",) if "date" in known else ()
    return (*date, ", from ", Theirs(known["source"])) if "source" in known else (*date, ", without a source")


def _bound_line(one: dict[str, Any]) -> Line:
    bounds = one["bounds"]
    return (Theirs(one["subject"]), f", {one['property']}: {bounds['before']} → {bounds['after']}")


def _dispute_line(one: dict[str, Any]) -> Line:
    values = [part for value in one["values"] for part in (" or ", Theirs(value))][1:]
    return (f"{one['change']}: ", Theirs(one["subject"]), f", {one['property']}: ", *values)


def _total_lines(one: dict[str, Any]) -> Iterator[Line]:
    for level, before in one["before"].items():
        if before != one["after"][level]:
            yield (f"{one['what']}, {level}: {before} → {one['after'][level]}",)


def _quote_lines(quotes: dict[str, int]) -> Iterator[Line]:
    changed, found = quotes["of this change"], quotes["found in their seeds"]
    if changed:
        yield (f"{found} of {changed} that are new or changed stand in their seeds; {quotes['in all']} in all",)


def _page_lines(pages: dict[str, list[str]] | None) -> Iterator[Line]:
    for change, paths in (pages or {}).items():
        yield from _listed(change, [(Theirs(path),) for path in paths])


def _link_lines(links: dict[str, list[list[str]]] | None) -> Iterator[Line]:
    for change, pairs in (links or {}).items():
        yield from _listed(change, [(Theirs(start), " → ", Theirs(end)) for start, end in pairs])


def _listed(change: str, lines: list[Line]) -> Iterator[Line]:
    yield from ((f"{change} ", *line) for line in lines[:LONGEST_LIST])
    if len(lines) > LONGEST_LIST:
        yield (f"{change}: {len(lines) - LONGEST_LIST} more",)
