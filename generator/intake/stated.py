"""What an HTML page states about itself."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from generator.evidence.quotes import fold
from generator.intake.article import Stated
from generator.model.record import address_of
from generator.model.values import ValueFault


def stated_in(tree: Any) -> Stated:
    """What the page states in JSON-LD (schema.org), meta tags (Open Graph, Dublin Core), `<html lang>`, `<time>`, `<h1>`."""
    metas = _metas(tree)
    for line_break in tree.iterfind(".//h1//br"):
        line_break.tail = f" {line_break.tail or ''}"
    headings = list(filter(None, (" ".join(part.text_content().split()) for part in tree.iter("h1"))))
    titles = [" ".join(part.text_content().split()) for part in tree.iterfind(".//head/title")]
    times = list(dict.fromkeys(part.get("datetime", "")[:10] for part in tree.iter("time") if not _is_of_update(part)))
    links = [part.get("href") for part in tree.iter("link") if part.get("rel") == "canonical"]
    langs = [part.get(name) for part in (tree, *tree.iterfind("body")) for name in ("lang", "xml:lang")]
    described = _Described(tree)
    article = described.article(_address(*links, metas.get("og:url")), headings)
    return Stated(
        title=_first(article.get("headline"), metas.get("og:title"), headings[0] if len(headings) == 1 else None, *titles),
        type=_TYPES.get(article.get("@type") or metas.get("og:type", "")),
        publisher=_first(*described.names(article.get("publisher")), metas.get("og:site_name"), metas.get("dc.publisher")),
        date=_day(article.get("datePublished"), *(metas.get(name) for name in _DATES), *(times if len(times) == 1 else ())),
        url=_address(*links, metas.get("og:url"), *_addresses(article)),
        language=_first(*langs, metas.get("og:locale"), metas.get("content-language"), article.get("inLanguage")),
    )


_TYPES = {
    **dict.fromkeys(("NewsArticle", "ReportageNewsArticle"), "news"),
    **dict.fromkeys(("Article", "article", "BlogPosting", "LiveBlogPosting"), "article"),
}
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "date",
    "pubdate",
)
_WRAPPED = re.compile(r"\s*(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?(.*?)(?://|/\*)?\s*\]\]>(?:\s*\*/)?\s*", re.DOTALL)


def _metas(tree: Any) -> dict[str, str]:
    """The first value of each meta tag, by its name in small letters."""
    found: dict[str, str] = {}
    for part in tree.iter("meta"):
        name = part.get("property") or part.get("name") or part.get("itemprop") or part.get("http-equiv") or ""
        if part.get("content", "").strip():
            found.setdefault(name.lower(), part.get("content").strip())
    return found


_UPDATE = re.compile(r"\b(?:updated|modified|mise? à jour|modifiée?)\b|datemodified", re.IGNORECASE)


def _is_of_update(time: Any) -> bool:
    """Whether a time is when the page was changed: by its class, or by the words right before it."""
    names = f"{time.get('class', '')} {time.get('itemprop', '')}"
    before = time.getparent().text if time.getprevious() is None else time.getprevious().tail
    return "publish" not in names.lower() and _UPDATE.search(f"{names} {before or ''}") is not None


class _Described:
    """What a page describes in JSON-LD."""

    def __init__(self, tree: Any) -> None:
        self.nodes = list(_nodes(tree))

    def article(self, address: str | None, headings: list[str]) -> dict[str, Any]:
        """The page's own article: at the page's address, else with its heading, else the only one there is. Else empty."""
        articles = [node | {"@type": kind} for node in self.nodes if (kind := _kind(node))]
        here = [node for node in articles if address and _place(address) in map(_place, _addresses(node))]
        titles = set(map(fold, headings))
        own = here or [node for node in articles if fold(str(node.get("headline"))) in titles] or articles
        if not here and len({str(node["headline"]) for node in own if node.get("headline")}) > 1:
            return {}
        # Many pages escape what needs no escaping there.
        return {key: unescape(value) if isinstance(value, str) else value for node in own[::-1] for key, value in node.items()}

    def names(self, who: object) -> Iterator[str]:
        """The names of an organisation, or of several: told there, or where the page describes what has its id."""
        for one in who if isinstance(who, list) else [who]:
            if not isinstance(one, dict):
                yield from (unescape(said) for said in (one,) if isinstance(said, str))
                continue
            same = [node for node in self.nodes if one.get("@id") and node.get("@id") == one["@id"]]
            yield from (unescape(node["name"]) for node in (one, *same) if isinstance(node.get("name"), str))


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    for part in tree.iter("script"):
        if part.get("type", "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        wrapped = _WRAPPED.fullmatch(part.text or "")
        try:
            waiting = [json.loads(wrapped[1] if wrapped else part.text or "")]
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                yield node
                waiting += [node["@graph"]] if "@graph" in node else []


def _kind(node: dict[str, Any]) -> str | None:
    """The sort of article that is described; None where it is something else."""
    kinds = node.get("@type") if isinstance(node.get("@type"), list) else [node.get("@type")]
    told = (kind for kind in kinds or [] if isinstance(kind, str))
    return next((kind for kind in told if kind.endswith(("Article", "Posting")) and kind != "JobPosting"), None)


def _addresses(article: dict[str, Any]) -> list[Any]:
    """Where the article says it stands, the plainest first."""
    page = article.get("mainEntityOfPage")
    pages = [page.get("url"), page.get("@id")] if isinstance(page, dict) else [page]
    return [article.get("url"), *pages, article.get("@id")]


def _place(address: object) -> str:
    """An address without what does not tell two pages apart."""
    return re.sub(r"^https?://(?:www\.)?|/?(?:#.*)?$", "", address.strip().lower()) if isinstance(address, str) else ""


def _first(*values: object) -> str | None:
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def _day(*values: object) -> str | None:
    """The day of the first value that begins with one, as ISO 8601 has it."""
    days = (re.match(r"[12]\d{3}-\d\d-\d\d(?!\d)", value.strip()) for value in values if isinstance(value, str))
    return next((day[0] for day in days if day), None)


def _address(*values: object) -> str | None:
    for value in values:
        try:
            if isinstance(value, str):
                return address_of(value)
        except ValueFault:
            continue
    return None
