"""What a link to a page shows before one follows it, as a file beside the page."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from generator.exports.publication import Export
from generator.pages.document import Page


def cards(pages: Iterable[Page]) -> Iterator[Export]:
    """`card.json` beside each page that has one."""
    for page in pages:
        if page.card:
            yield Export(f"{page.url}card.json", json.dumps(asdict(page.card), ensure_ascii=False))
