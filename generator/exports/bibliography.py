"""How to cite a page, a claim and a source: BibTeX, CSL-JSON and plain text, with the day of the record."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.corpus import Claim, Corpus
from generator.exports.json_tables import as_json_list
from generator.exports.publication import Export, Publication
from generator.exports.words import address, day, evidence, issued, sentence
from generator.model.source import SourceRecord, SourceType
from generator.model.values import parse_date
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
    """Something that can be cited: `issued` is when it appeared (a year, month or day of ISO 8601, or empty where nobody
    knows), `seen` the day of the record that is cited."""

    key: str
    type: str
    title: str
    within: str
    url: str
    issued: str
    seen: date
    note: str = ""
    language: str = "en"


def bibliographies(corpus: Corpus, pages: Iterable[Page], publication: Publication) -> Iterator[Export]:
    """`cite.bib`, `cite.csl.json` and `cite.txt` beside each page, and all sources in `data/sources.bib` and `.csl.json`."""
    sources = [_source(id, source, publication) for id, source in corpus.sources.items()]
    cited_at = {f"sources/{work.key}/": work for work in sources}
    claims = {f"{corpus.entities[id].folder}/{id}/": found for id, found in corpus.claims.items()}
    for page in pages:
        works = [_page(page, publication)]
        if page.url in cited_at:
            works = [cited_at[page.url], *works]
        works += [_claim(corpus, claim, publication) for claim in claims.get(page.url, ())]
        yield Export(f"{page.url}cite.bib", "\n".join(map(bibtex, works)))
        yield Export(f"{page.url}cite.csl.json", _csl_file(works))
        yield Export(f"{page.url}cite.txt", "".join(f"{plain(work)}\n" for work in works))
    yield Export("data/sources.bib", "\n".join(map(bibtex, sources)))
    yield Export("data/sources.csl.json", _csl_file(sources))


def _page(page: Page, publication: Publication) -> Work:
    key = page.url.strip("/").replace("/", "-") or "index"
    url = publication.url(page.url)
    return Work(f"page-{key}", "webpage", page.title, publication.title, url, publication.day.isoformat(), publication.day)


def _claim(corpus: Corpus, claim: Claim, publication: Publication) -> Work:
    key, title, note = f"{claim.subject}.{claim.anchor}", sentence(corpus, claim), evidence(corpus, claim)
    url = publication.url(address(corpus, claim))
    return Work(key, "webpage", title, publication.title, url, publication.day.isoformat(), publication.day, note)


def _source(id: str, source: SourceRecord, publication: Publication) -> Work:
    url = source.url or ""
    note = f"In {publication.title}: {publication.url(f'sources/{id}/')}."
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
        "year": work.issued[:4],
        "date": work.issued,
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
        "issued": {"date-parts": [[int(part) for part in work.issued.split("-")]]} if work.issued else {},
        "accessed": {"date-parts": [[work.seen.year, work.seen.month, work.seen.day]]},
        "language": work.language,
        "note": f"As of {work.seen.isoformat()}. {work.note}".strip(),
    }
    return {key: value for key, value in item.items() if value}


def _csl_file(works: list[Work]) -> str:
    return as_json_list(map(csl, works))


def plain(work: Work) -> str:
    """A work as a line for a footnote."""
    dated = str(parse_date(work.issued)) if work.issued not in ("", work.seen.isoformat()) else ""
    parts = [f"“{work.title}”", work.within, dated, f"as of {day(work.seen)}", work.url]
    return ", ".join(filter(None, parts)) + "." + (f" {work.note}" if work.note else "")
