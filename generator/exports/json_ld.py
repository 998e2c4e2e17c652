"""What each page is about, for search engines, in schema.org's words (JSON-LD), and where else it can be had."""

import json
from dataclasses import dataclass
from typing import Any

from generator.analysis.stages import headline
from generator.corpus import Claim, Corpus, grouped
from generator.exports.publication import Publication, json_safe
from generator.exports.tables import FORMAT, Table
from generator.exports.words import address, evidence, issued, sentence, value
from generator.model.kinds import Deal, Entity
from generator.model.source import SourceRecord, SourceType
from generator.pages.addresses import home_of
from generator.pages.document import Page
from generator.pages.uses import DATA

Node = dict[str, Any]

SOURCE_TYPES = {SourceType.NEWS: "NewsArticle", SourceType.DOCUMENTATION: "TechArticle", SourceType.ANALYSIS: "Report"}
"""What schema.org calls a type of source; any other is an Article."""


MARKDOWN = ("describedby", "text/markdown", "index.md")
FACTS = ("describedby", "application/json", "index.json")
FEED = ("feed", "application/atom+xml", "feed.xml")
"""Other forms of a page: what their link is beside an alternate, their type, and their file. Material takes a link that is
an alternate and nothing else for the site in another language, and asks for its sitemap."""


@dataclass(frozen=True)
class Heads:
    """What belongs in the heads of a site's pages: JSON-LD, and links to the other forms of each."""

    corpus: Corpus
    tables: tuple[Table, ...]
    publication: Publication

    def of(self, page: Page) -> str:
        """The HTML for the head of a page."""
        graph = [_page(page, self.publication), *self._about(page)]
        script = json_safe(json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False))
        others = [
            MARKDOWN,
            *([FEED] if page.about in self.corpus.entities or page.url == "" else []),
            *([FACTS] if page.about else []),
        ]
        links = "".join(f'<link rel="alternate {also}" type="{kind}" href="{href}">' for also, kind, href in others)
        return f'{links}<script type="application/ld+json">{script}</script>'

    def _about(self, page: Page) -> list[Node]:
        if entity := self.corpus.entities.get(page.about):
            return _entity(self.corpus, self.publication, page.about, entity)
        if source := self.corpus.sources.get(page.about):
            return [_source(self.publication, page.about, source)]
        return [_dataset(self.tables, self.publication)] if page.path == DATA else []


def with_head(page: str, head: str) -> str:
    """The HTML of a page with more in its head."""
    return page.replace("</head>", f"{head}</head>", 1)


def _page(page: Page, publication: Publication) -> Node:
    node = {
        "@type": "WebPage",
        "@id": publication.known_url(page.url),
        "name": page.title,
        "description": page.description,
        "isPartOf": {"@type": "WebSite", "name": publication.title, "url": publication.address},
    }
    return _known(node)


def _known(node: Node) -> Node:
    """A node without what is empty."""
    full = {key: _known(part) if isinstance(part, dict) else part for key, part in node.items()}
    return {key: part for key, part in full.items() if part not in (None, "", [], (), {})}


def _entity(corpus: Corpus, publication: Publication, id: str, entity: Entity) -> list[Node]:
    home = home_of(entity, id)
    node: Node = {
        "@type": entity.thing,
        "@id": publication.urn(home),
        "name": entity.name,
        "headline": entity.name if entity.thing == "Article" else None,
        "alternateName": list(entity.aliases),
        "description": entity.summary,
        "url": entity.website or publication.known_url(home),
        "mainEntityOfPage": publication.known_url(home),
    }
    if entity.thing == "Product":
        node |= {"additionalProperty": _measures(corpus, id)}
    if isinstance(entity, Deal):
        parties = dict.fromkeys(str(party.company) for party in entity.parties)
        node |= {"about": [_named(corpus, publication, id) for id in parties]}
    withdrawn = [claim for claim in corpus.claims[id] if claim.record.withdrawn]
    return [_known(node), *(_review(corpus, publication, claim) for claim in withdrawn)]


def _named(corpus: Corpus, publication: Publication, id: str) -> Node:
    entity = corpus.entities[id]
    home = home_of(entity, id)
    return _known({"@type": entity.thing, "@id": publication.urn(home), "name": entity.name, "url": publication.known_url(home)})


def _measures(corpus: Corpus, id: str) -> list[Node]:
    """Each property of an entity and the value that is shown first, in words: schema.org has no place for a hedge."""
    by_label = grouped((claim.property.label, claim) for claim in corpus.claims[id])
    chosen = [(label, headline(corpus, claims)) for label, claims in by_label.items()]
    return [{"@type": "PropertyValue", "name": label, "value": value(corpus, claim)} for label, claim in chosen if claim]


def _review(corpus: Corpus, publication: Publication, claim: Claim) -> Node:
    """A claim once believed that the record withdrew: the one case in which the record itself is the judge."""
    source = corpus.sources.get(claim.record.source or "")
    node = {
        "@type": "ClaimReview",
        "url": publication.known_url(address(corpus, claim)),
        "claimReviewed": sentence(corpus, claim),
        "author": {"@type": "Organization", "name": publication.title, "url": publication.address},
        "reviewBody": evidence(corpus, claim),
        "reviewRating": {"@type": "Rating", "alternateName": "Withdrawn", "ratingValue": 1, "bestRating": 5, "worstRating": 1},
        "itemReviewed": {
            "@type": "Claim",
            "appearance": {"@type": "CreativeWork", "name": source.title, "url": source.url} if source else None,
            "datePublished": issued(claim.known),
        },
    }
    return _known(node)


def _source(publication: Publication, id: str, source: SourceRecord) -> Node:
    node = {
        "@type": SOURCE_TYPES.get(source.type, "Article"),
        "@id": publication.urn(home_of(source, id)),
        "headline": source.title,
        "name": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "datePublished": issued(source.date),
        "inLanguage": source.language,
        "description": source.summary,
        "url": source.url,
        "isBasedOn": [publication.urn(f"sources/{origin}/") for origin in source.derived_from],
    }
    return _known(node)


def _dataset(tables: tuple[Table, ...], publication: Publication) -> Node:
    forms = (("csv", "text/csv"), ("json", "application/json"))
    files = [(f"data/{table.name}.{ending}", kind) for table in tables for ending, kind in forms]
    files.append(("data/record.sqlite", "application/vnd.sqlite3"))
    node = {
        "@type": "Dataset",
        "@id": publication.urn("data/"),
        "name": publication.title,
        "description": publication.description or publication.title,
        "url": publication.known_url("data/"),
        "version": FORMAT,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": publication.link(path, "data/index.html"), "encodingFormat": kind}
            for path, kind in files
        ],
    }
    return _known(node)
