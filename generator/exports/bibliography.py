"""How to cite a page, a claim and a source: BibTeX, CSL-JSON and plain text, with the day of the record."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from generator.corpus import Claim, Corpus
from generator.exports.json_tables import as_json_list
from generator.exports.publication import Export, Publication
from generator.exports.words import address, day, evidence, issued, sentence
from generator.model.source import SourceRecord, SourceType
from generator.model.values import parse_date
from generator.pages.addresses import home_of
from generator.pages.document import Page

CSL_TYPES = {
    SourceType.PRESS_RELEASE: "document",
    SourceType.FILING: "report",
    SourceType.DOCUMENTATION: "webpage",
    SourceType.STATEMENT: "document",
    SourceType.INTERVIEW: "interview",
    SourceType.NEWS: "article-newspaper",
    SourceType.ANALYSIS: "report",
    SourceType.ARTICLE: "article",
}
"""What the Citation Style Language calls a type of source."""


@dataclass(frozen=True)
class Work:
    """Something that can be cited: `issued` is when it appeared (a year, month or day of ISO 8601, empty where nobody
    knows, None of the record itself), `seen` the day of the record that is cited."""

    key: str
    type: str
    title: str
    within: str
    url: str
    issued: str | None
    seen: date
    note: str = ""
    language: str = "en"

    @property
    def date(self) -> str:
        """When it appeared, of the record its day."""
        return self.seen.isoformat() if self.issued is None else self.issued


def bibliographies(corpus: Corpus, pages: Iterable[Page], publication: Publication) -> Iterator[Export]:
    """`cite.bib`, `cite.csl.json` and `cite.txt` beside each page, and all sources in `data/sources.bib` and `.csl.json`."""

    def works(page: Page) -> list[Work]:
        source, claims = corpus.sources.get(page.about), corpus.claims.get(page.about, ())
        cited = [_source(page.about, source, publication)] if source else []
        return [*cited, _page(page, publication), *(_claim(corpus, claim, publication) for claim in claims)]

    for page in pages:
        cited = cache(partial(works, page))
        yield from _files(f"{page.url}cite", cited)
        yield Export(f"{page.url}cite.txt", partial(_lines, cited))
    sources = cache(lambda: [_source(id, source, publication) for id, source in corpus.sources.items()])
    yield from _files("data/sources", sources)


def _files(path: str, works: Callable[[], list[Work]]) -> Iterator[Export]:
    yield Export(f"{path}.bib", lambda: "\n".join(map(bibtex, works())))
    yield Export(f"{path}.csl.json", lambda: as_json_list(map(csl, works())))


def _lines(works: Callable[[], list[Work]]) -> str:
    return "".join(f"{plain(work)}\n" for work in works())


def _page(page: Page, publication: Publication) -> Work:
    key = page.url.strip("/").replace("/", "-") or "index"
    url = publication.known_url(page.url)
    return Work(f"page-{key}", "webpage", page.title, publication.title, url, None, publication.day)


def _claim(corpus: Corpus, claim: Claim, publication: Publication) -> Work:
    key, title, note = f"{claim.subject}.{claim.anchor}", sentence(corpus, claim), evidence(corpus, claim)
    url = publication.known_url(address(corpus, claim))
    return Work(key, "webpage", title, publication.title, url, None, publication.day, note)


def _source(id: str, source: SourceRecord, publication: Publication) -> Work:
    url = source.url or ""
    note = ": ".join(filter(None, (f"In {publication.title}", publication.known_url(home_of(source, id))))) + "."
    kind, within = CSL_TYPES[source.type], source.publisher or ""
    return Work(id, kind, source.title, within, url, issued(source.date), publication.day, note, source.language)


_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {char: f"\\{char}" for char in "&%$#_"}


def _tex(text: str) -> str:
    """Text for TeX; an escaped brace would still count as one for BibTeX, so braces are named."""
    return re.sub(r"[\\{}~^&%$#_]", lambda found: _TEX[found[0]], text)


def bibtex(work: Work) -> str:
    """A work as an entry of a BibTeX file."""
    note = f"As of {work.seen.isoformat()}. {work.note}".strip()
    fields = {
        "title": f"{{{_tex(work.title)}}}",
        "howpublished": f"{{{_tex(work.within)}}}" if work.within else "",
        "year": work.date[:4],
        "date": work.date,
        "url": work.url,
        "urldate": work.seen.isoformat(),
        "langid": work.language,
        "note": _tex(note),
    }
    listed = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{work.key},\n{listed}}}\n"


def csl(work: Work) -> dict[str, Any]:
    """A work as an item of CSL-JSON."""
    item = {
        "id": work.key,
        "type": work.type,
        "title": work.title,
        "container-title": work.within,
        "URL": work.url,
        "issued": {"date-parts": [[int(part) for part in work.date.split("-")]]} if work.date else {},
        "accessed": {"date-parts": [[work.seen.year, work.seen.month, work.seen.day]]},
        "language": work.language,
        "note": f"As of {work.seen.isoformat()}. {work.note}".strip(),
    }
    return {key: value for key, value in item.items() if value}


def plain(work: Work) -> str:
    """A work as a line for a footnote."""
    dated = str(parse_date(work.issued)) if work.issued else ""
    parts = [f"“{work.title}”", work.within, dated, f"as of {day(work.seen)}", work.url]
    return ", ".join(filter(None, parts)) + "." + (f" {work.note}" if work.note else "")
