"""What is around the pages, whatever the host: the navigation, the style and the scripts."""

import html
from pathlib import Path
from typing import Any

from generator.checking import Site
from generator.pages.compose import always

THEME = Path(__file__).parent / "theme"
STYLES = ("assets/record.css", "assets/pictures.css", "assets/search.css", "assets/tables.css")
ACROSS = {
    "timeline": "Timeline",
    "network": "Network",
    "compare": "Chips compared",
    "totals": "Totals",
    "circles": "Circles",
    "promises": "Promises",
    "disputes": "Disputes",
    "data": "Data",
}
"""The pages across the record, in their order: path without its ending -> what the navigation calls it."""
SCRIPTS = ("assets/search.js", "assets/asof.js", "assets/reading.js")
"""On every page; a page names what else it needs."""
SCRIPTS_OF_SOME = ("assets/tables.js", "assets/pictures.js")
"""For a host whose pages cannot name scripts of their own: they do nothing where there is nothing for them."""


def navigation(site: Site) -> list[dict[str, Any]]:
    """The short navigation: home, an index for each kind, the pages written by hand. Long ones cost quadratically."""
    home = [{"Home": "index.md"}] if "index.md" in site.corpus.records.pages else []
    kinds = [{kind.plural.capitalize(): f"{kind.folder}/index.md"} for kind in reversed(site.corpus.kinds)]
    by_hand = [{html.escape(page.record.title): path} for path, page in site.corpus.records.pages.items() if path != "index.md"]
    made = always(site.corpus.kinds)
    across = [{label: f"{name}.md"} for name, label in ACROSS.items() if name in made]
    return [
        *home,
        *kinds,
        {"Sources": "sources/index.md"},
        {"Across the record": across},
        {"About": [*by_hand, {"Coverage": "coverage.md"}]},
    ]
