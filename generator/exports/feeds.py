"""Atom feeds (RFC 4287) of the site and of each entity, dated by the sources or, where these have no date, by the history."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.corpus import Corpus, oldest_id
from generator.exports.events import Entered, Event, events, events_of
from generator.exports.publication import Export, Publication, xml_safe
from generator.pages.addresses import home_of

ATOM = "http://www.w3.org/2005/Atom"
MOST_OF_SITE, MOST_OF_ENTITY = 100, 20
"""How many entries a feed has at most, the newest ones."""


def feeds(corpus: Corpus, publication: Publication, entered: Callable[[], Entered]) -> Iterator[Export]:
    """`feed.xml` at the root and beside the page of each entity."""
    found = cache(lambda: events(corpus, entered()))
    own = cache(lambda: events_of(corpus, found()))
    yield _feed(publication, "", "", publication.title, lambda: found()[:MOST_OF_SITE])
    for id, entity in corpus.entities.items():
        home, first = home_of(entity, id), home_of(entity, oldest_id(id, entity))
        yield _feed(publication, home, first, f"{entity.name}, {publication.title}", partial(_newest, own, id))


def _newest(own: Callable[[], dict[str, list[Event]]], id: str) -> list[Event]:
    return own()[id][:MOST_OF_ENTITY]


def _feed(publication: Publication, page: str, first_page: str, title: str, found: Callable[[], list[Event]]) -> Export:
    """The feed beside a page, named by the first address that it had."""
    name = publication.urn(f"{first_page}feed.xml")
    return Export(f"{page}feed.xml", lambda: _written(publication, page, name, title, found()))


def _written(publication: Publication, page: str, name: str, title: str, found: list[Event]) -> str:
    path = f"{page}feed.xml"
    feed = Element("feed", xmlns=ATOM)
    _text(feed, "id", name)
    _text(feed, "title", title)
    _text(feed, "updated", _moment(found[0].known.last if found else publication.day))
    _text(SubElement(feed, "author"), "name", publication.title)
    _link(feed, "self", "application/atom+xml", publication.link(path, path))
    _link(feed, "alternate", "text/html", publication.link(page, path))
    for event in found:
        _entry(feed, publication, path, event)
    indent(feed, " ")
    return tostring(feed, "unicode", xml_declaration=True) + "\n"


def _entry(feed: Element, publication: Publication, path: str, event: Event) -> None:
    entry = SubElement(feed, "entry")
    _text(entry, "id", publication.urn(event.key))
    _text(entry, "title", event.title)
    _text(entry, "published", _moment(event.known.last))
    _text(entry, "updated", _moment(event.known.last))
    _link(entry, "alternate", "text/html", publication.link(event.path, path))
    SubElement(entry, "category", term=event.what)
    _text(entry, "summary", event.words)


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = xml_safe(words)


def _link(parent: Element, relation: str, kind: str, address: str) -> None:
    SubElement(parent, "link", rel=relation, type=kind, href=xml_safe(address))


def _moment(day: date) -> str:
    """The beginning of a day (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00Z"
