"""A PDF becomes an article: the text of its pages, without what every page repeats."""

import io
import logging
import re
from collections import Counter

from generator.intake.article import Article, Omission, Refusal, Stated
from generator.intake.plain import notes_on, unwrapped

MOST_PAGES = 1000
_OF_PROGRAM = re.compile(r"^(?:Microsoft Word - .*|about:.*|untitled.*|)$|\.(?:docx?|rtf|odt|indd|pdf|pptx?)$", re.IGNORECASE)
"""What programs write for a title where nobody wrote one: mostly the name of the file."""


def pdf_article(raw: bytes) -> Article | Refusal:
    """The article of a PDF. It states a title and a language; the day it was made is not when it appeared."""
    pages = _pages(raw)
    if isinstance(pages, Refusal):
        return pages
    written, stated = pages
    if not any(any(page) for page in written):
        return Refusal(f"no text is in its {len(written)} pages, only pictures: have the text recognised first")
    words = "".join(line for page in written for line in page)
    if words.count("\0") + words.count("\ufffd") > len(words) / 100:
        return Refusal("its fonts do not tell which letters they show: have the text recognised first")
    kept, left_out = _without_running_heads(written)
    lines = [line for page in kept for line in page]
    paragraphs = unwrapped(lines)
    notes = ("the ends of paragraphs, the headings and raised digits are to be checked against the PDF", *notes_on(lines))
    return Article("\n".join(paragraphs), (), stated, left_out, notes)


def _pages(raw: bytes) -> tuple[list[list[str]], Stated] | Refusal:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    # A broken file makes pypdf raise whatever it meets first; all of that says the same.
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            return Refusal("the PDF is locked with a password")
        if len(reader.pages) > MOST_PAGES:
            return Refusal(f"the PDF has more than {MOST_PAGES} pages")
        title = reader.metadata.title if reader.metadata else None
        language = str(reader.root_object.get("/Lang", ""))
        lines = [page.extract_text().split("\n") for page in reader.pages]
    except Exception as error:
        said = "is encrypted" if "AES" in str(error) or "crypt" in str(error) else "is broken"
        return Refusal(f"the PDF {said} and cannot be read")
    named = title is not None and not _OF_PROGRAM.search(str(title))
    stated = Stated(title=str(title) if named else None, language=language.strip("\0") or None)
    return [[line.strip() for line in page] for page in lines], stated


def _without_running_heads(pages: list[list[str]]) -> tuple[list[list[str]], tuple[Omission, ...]]:
    """The pages without first and last lines that, but for digits, stand on half of them and on three at least."""
    pages = [[line for line in page if line] for page in pages]
    edges = Counter(_masked(line) for page in pages for line in {*page[:1], *page[-1:]})
    repeated = {line for line, number in edges.items() if number >= max(3, len(pages) / 2)}
    left_out, kept = [], []
    for page in pages:
        start = 1 if page and _masked(page[0]) in repeated else 0
        end = len(page) - 1 if len(page) > start and _masked(page[-1]) in repeated else len(page)
        left_out += [Omission("on a page's edge", line) for line in [*page[:start], *page[end:]]]
        kept.append(page[start:end])
    return kept, tuple(left_out)


def _masked(line: str) -> str:
    return re.sub(r"\d+", "#", line)
