"""What an export is, and what every export says of the site it belongs to."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from generator.pages.addresses import relative_address


@dataclass(frozen=True)
class Export:
    """A file beside the pages: its path below the site's root, and how its content is made when it is wanted."""

    path: str
    make: Callable[[], str | bytes]


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

    def known_url(self, path: str) -> str:
        """The whole address of a path, or nothing where the site has none: a reader would take a path for a way from itself."""
        return self.address and self.url(path)

    def link(self, path: str, here: str) -> str:
        """The whole address of a path, or the way to it from the file `here` where the site has no address."""
        if self.address:
            return self.url(path)
        page, mark, anchor = path.partition("#")
        return relative_address(page, posixpath.dirname(here)) + mark + anchor

    def urn(self, path: str) -> str:
        """A name for a path that outlives the site's address (RFC 9562, version 5)."""
        return uuid5(NAMESPACE_URL, f"{self.title}/{path}").urn


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """Text with the characters that XML 1.0 forbids replaced."""
    return _NOT_XML.sub("\ufffd", text)


def json_safe(text: str) -> str:
    """JSON that may also stand in a script element: no `<`, `>`, `&`, and no line separator that JavaScript knows."""
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
