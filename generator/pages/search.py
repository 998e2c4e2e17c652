"""What the search knows of a page."""

from dataclasses import dataclass

from generator.once import Once


@dataclass(frozen=True)
class SearchRecord(Once):
    """One thing to be found: its address below the site's root, its words, and the names that lead to it.

    Without a text only its names lead to it. `language` is that of the text, and of the thing unless `filters`, which are
    (filter, value), name another; `line` is shown below its name; of two things that fit alike the one with the greater
    `weight` comes first.
    """

    url: str
    title: str
    kind: str
    language: str
    text: str
    aliases: tuple[str, ...] = ()
    line: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    weight: int = 0

    @property
    def all_filters(self) -> tuple[tuple[str, str], ...]:
        """Every filter that lets it through."""
        spoken = () if any(filter == "language" for filter, _ in self.filters) else (("language", self.language),)
        return (("kind", self.kind), *spoken, *self.filters)
