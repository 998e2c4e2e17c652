"""What an export is, and what every export says of the site it belongs to."""

from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5


@dataclass(frozen=True)
class Export:
    """A file beside the pages: its path below the site's root, and its content."""

    path: str
    content: str | bytes


@dataclass(frozen=True)
class Publication:
    """The site as it is cited: its title, its address (ending in a slash, or empty where none is known), and the day."""

    title: str
    address: str
    description: str
    day: date

    def url(self, path: str) -> str:
        """The whole address of a path below the site's root, or the path alone where the site has no address."""
        return self.address + path

    def urn(self, path: str) -> str:
        """A name for a path that outlives the site's address (RFC 9562, version 5)."""
        return uuid5(NAMESPACE_URL, f"{self.title}/{path}").urn


def json_safe(text: str) -> str:
    """JSON that may also stand in a script element: no `<`, `>`, `&`, and no line separator that JavaScript knows."""
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
