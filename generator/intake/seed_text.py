"""An article becomes the text of a seed: front matter that a curator completes, then the article word for word."""

import hashlib

from generator.authoring.yaml_text import node_of, yaml_text
from generator.intake.article import Article, Stated
from generator.model.record import LONGEST_LINE
from generator.model.slug import slug_of
from generator.model.source import language_tag
from generator.model.values import ValueFault, parse_date
from generator.read.validation import TO_DO

LONGEST_SLUG = 60
"""Characters of an id that is made of a title or of the name of a file."""


def checked(stated: Stated) -> Stated:
    """What is stated, without what no front matter may hold: a day that is none, a tag that is no language's."""
    title = stated.title[:LONGEST_LINE] if stated.title else None
    publisher = stated.publisher if stated.publisher and len(stated.publisher) <= LONGEST_LINE else None
    try:
        date = parse_date(stated.date).text if stated.date else None
    except ValueFault:
        date = None
    primary, *regions = (stated.language or "").replace("_", "-").split("-")
    try:
        tag = language_tag("-".join((primary.lower(), *regions)))
    except ValueFault:
        tag = None
    return Stated(title, stated.type, publisher, date, stated.url, tag)


def missing(stated: Stated) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys that are not stated: those that may stay unknown, and those that a curator must fill in."""
    absent = [name for name, value in vars(stated).items() if value is None]
    may = ("publisher", "date", "url")
    return tuple(name for name in absent if name in may), tuple(name for name in absent if name not in may)


def seed_text(article: Article, original: str) -> str:
    """The text of the seed. `original` is the SHA-256 of the received file; what it does not state is left to a curator."""
    stated = checked(article.stated)
    unknown, to_do = missing(stated)
    lines = ["---"]
    if unknown:
        lines.append(f"# Not stated in the file that was received: {', '.join(unknown)}.")
    if to_do:
        lines.append(f"# To be filled in: {', '.join(to_do)}.")
    front = {name: value or ("unknown" if name in unknown else TO_DO) for name, value in vars(stated).items()}
    short = [heading for heading in article.headings if len(heading) <= LONGEST_LINE]
    whole = front | ({"headings": short} if short else {}) | {"original": f"sha256:{original}"}
    return "\n".join(lines) + "\n" + yaml_text(node_of(whole, plain=True)) + "---\n" + article.text


def id_of(title: str | None, name: str, original: str) -> str:
    """An id from the title; else from the name of the file, else from its hash."""
    for words in (title, name.rpartition(".")[0] or name):
        slug = slug_of(words or "")
        # Where most of the words are lost, what remains names something else.
        if len(slug) >= 3 and len(slug) > sum(map(str.isalnum, words or "")) / 2 - 1:
            return slug if len(slug) <= LONGEST_SLUG else slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
    return f"article-{original[:12]}"


def sha256(raw: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()
