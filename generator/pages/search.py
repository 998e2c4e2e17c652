"""What the search knows of a page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SearchRecord:
    """One thing to be found: its address below the site's root, its words, and the names that lead to it."""

    url: str
    title: str
    kind: str
    language: str
    text: str
    aliases: tuple[str, ...] = ()
    is_entity: bool = False
