"""What a link to a page shows before one follows it, as a file beside the page."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import partial

from generator.exports.publication import Export
from generator.pages.document import Card, Page


def cards(pages: Iterable[Page]) -> Iterator[Export]:
    """`card.json` beside each page that has one."""
    for page in pages:
        if page.card:
            yield Export(f"{page.url}card.json", partial(_written, page.card))


def _written(card: Card) -> str:
    return json.dumps(asdict(card), ensure_ascii=False)
