"""The old address of what was renamed: a page that leads to the new one, and to the same place on it."""

from collections.abc import Iterator
from functools import partial
from html import escape

from generator.corpus import Corpus
from generator.exports.publication import Export, Publication
from generator.model.kinds import Entity
from generator.pages.addresses import home_of, relative_address

SCRIPT = "assets/moved.js"
PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{name}: moved</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<script src="{moved}" data-way="{way}"></script>
{refresh}<link rel="canonical" href="{address}">
<meta name="robots" content="noindex">
</head>
<body>
<h1>Moved</h1>
<p>This page is now <a href="{way}">{name}</a>.</p>
{anchors}</body>
</html>
"""


def redirects(corpus: Corpus, publication: Publication) -> Iterator[Export]:
    """`FOLDER/OLD/index.html` for each former id.

    A browser drops the anchor of an address where a page without a script sends it on (tried in Chromium 156), so a script does.
    For who runs none each anchor of a claim is here too, and links to where it went; the page leads on by itself if it has none.
    """
    for former, id, record in corpus.renamed():
        old, page = home_of(record, former), home_of(record, id)
        way = relative_address(page, old)
        name = record.name if isinstance(record, Entity) else record.title
        anchors = [claim.anchor for claim in corpus.claims.get(id, ())]
        listed = "".join(
            f'<li><a id="{escape(anchor)}" href="{way}#{escape(anchor)}">{escape(anchor)}</a></li>\n' for anchor in anchors
        )
        shown = f"<ul>\n{listed}</ul>\n" if listed else ""
        refresh = "" if shown else f'<noscript><meta http-equiv="refresh" content="0; url={way}"></noscript>\n'
        address = escape(publication.known_url(page) or way)
        moved = relative_address(SCRIPT, old)
        made = partial(PAGE.format, name=escape(name), way=way, moved=moved, refresh=refresh, address=address, anchors=shown)
        yield Export(f"{old}index.html", made)
