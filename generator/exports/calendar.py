"""What is due, as a calendar (RFC 5545): one all-day event for each promise."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.analysis.promises import Promise, promises
from generator.corpus import Corpus
from generator.exports.publication import Export, Publication
from generator.exports.words import address, day, evidence, permanent, sentence

WIDEST = 75
"""Bytes of a line, without its end."""


def calendar(corpus: Corpus, publication: Publication) -> Iterator[Export]:
    """`data/due.ics`, where something is due. A date known to the month or year lasts from its first day to its last."""
    if due := corpus.once(promises):
        yield Export("data/due.ics", lambda: _written(corpus, due, publication))


def _written(corpus: Corpus, due: list[Promise], publication: Publication) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//generator//record//EN", f"X-WR-CALNAME:{_escaped(publication.title)}"]
    for promise in due:
        lines += _event(corpus, promise, publication)
    return "".join(map(_folded, [*lines, "END:VCALENDAR"]))


def _event(corpus: Corpus, promise: Promise, publication: Publication) -> Iterator[str]:
    claim, due = promise.claim, promise.due
    stamp = claim.known.last if claim.known else publication.day
    path = address(corpus, claim)
    yield "BEGIN:VEVENT"
    yield f"UID:{publication.urn(permanent(corpus, claim))}"
    yield f"DTSTAMP:{_compact(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_compact(due.first)}"
    yield f"DTEND;VALUE=DATE:{_compact(due.last + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(sentence(corpus, claim))}"
    words = f"{promise.fate.capitalize()} as of {day(publication.day)}: {promise.rule}. {evidence(corpus, claim)}"
    yield f"DESCRIPTION:{_escaped(words)}"
    if url := publication.known_url(path):
        yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _compact(day: date) -> str:
    return day.strftime("%Y%m%d")


def _escaped(words: str) -> str:
    """Text of a property (RFC 5545, 3.3.11); control characters may not stand in it."""
    words = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "\ufffd", words)
    return re.sub(r"[\\;,]", lambda found: f"\\{found[0]}", words).replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line and its end, folded after at most 75 bytes and never within a character (RFC 5545, 3.1)."""
    pieces, piece, width = [], "", 0
    for char in line:
        size = len(char.encode())
        if width + size > WIDEST:
            pieces.append(piece)
            piece, width = " ", 1
        piece, width = piece + char, width + size
    return "\r\n".join([*pieces, piece]) + "\r\n"
