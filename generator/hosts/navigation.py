"""The navigation of the site, whatever the host."""

import html

from generator.build import Site


def navigation(site: Site) -> list[dict[str, str]]:
    """The short navigation: home, an index for each kind, the pages written by hand. Long ones cost quadratically."""
    home = [{"Home": "index.md"}] if "index.md" in site.corpus.records.pages else []
    kinds = [{kind.plural.capitalize(): f"{kind.folder}/index.md"} for kind in reversed(site.corpus.kinds)]
    by_hand = [{html.escape(page.record.title): path} for path, page in site.corpus.records.pages.items() if path != "index.md"]
    return [
        *home,
        *kinds,
        {"Sources": "sources/index.md"},
        {"Totals": "totals.md"},
        {"Circles": "circles.md"},
        {"Disputes": "disputes.md"},
        {"Coverage": "coverage.md"},
        {"Data": "data.md"},
        *by_hand,
    ]
