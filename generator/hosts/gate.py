"""The gate: reads the finished HTML of a page and refuses what it does not know, whoever wrote it.

It knows elements, attributes, schemes of addresses, and the scripts that the theme itself brings. What does not read as a tag by
the narrow grammar below is refused too, so that no browser can read it as another one. The scripts that pass are named by their
hashes in the page's content security policy, and no other may run.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import unescape
from pathlib import Path

_ELEMENTS = """
html head title meta link script body header nav main article section aside footer div span p a ul ol li dl dt dd hr br
h1 h2 h3 h4 h5 h6 table caption thead tbody tfoot tr th td strong em b i u s del ins sub sup small code pre kbd samp var
blockquote q cite abbr mark time figure figcaption img svg g path rect circle ellipse line polyline polygon text tspan
desc defs pattern marker linearGradient stop details summary input label button select option form output search dialog
"""
ELEMENTS = frozenset(_ELEMENTS.split())
_ATTRIBUTES = """
class id href src alt title lang dir role type name value for checked selected hidden open start colspan rowspan scope
width height viewBox xmlns d x y cx cy r rx ry x1 x2 y1 y2 dx dy points transform fill stroke stroke-width
stroke-dasharray stroke-linecap fill-opacity text-anchor dominant-baseline patternUnits patternTransform refX refY
markerWidth markerHeight orient focusable tabindex rel media content charset http-equiv property hreflang autocomplete
placeholder datetime cite preserveAspectRatio max min step multiple size sizes method loading defer async target offset
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
ADDRESSES = frozenset({"href", "src", "cite"})
META = frozenset({"charset", "name", "property", "content"})
RELATIONS = frozenset({"stylesheet", "icon", "canonical", "prev", "next", "alternate"})

_NAME = r"""[^\s"'<>/=`]+"""
_VALUE = r"""(?:"[^"<]*"|'[^'<]*'|[^\s"'<>=`]+)"""
_TAG = re.compile(rf"<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s+{_NAME}(?:\s*=\s*{_VALUE})?)*)\s*/?>")
_ATTRIBUTE = re.compile(rf"({_NAME})(?:\s*=\s*({_VALUE}))?")
_TOKEN = re.compile(
    rf"(<script(?:\s[^>]*)?>)(.*?)</script>|{_TAG.pattern}|<!doctype html>|<!--(?:(?!--)[^<>])*-->|<", re.DOTALL | re.IGNORECASE
)
_OPENED = re.compile("<[^<>]*>?")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_TYPES = {'"application/json"', '"application/ld+json"'}
"""Scripts of these types hold facts and are never run."""


@dataclass(frozen=True)
class Refused:
    """What the gate does not know: the words of the page, and what is wrong with them."""

    found: str
    reason: str


class Gate:
    """Knows the inline scripts of a theme from its own templates; what stands there in braces may be any plain text."""

    def __init__(self, templates: Iterable[str]) -> None:
        scripts = (found for template in templates for found in _SCRIPT.findall(template))
        self.known = [re.compile("[^\"'<>`]*".join(map(re.escape, re.split(r"\{\{.*?\}\}", script)))) for script in scripts]

    def refused(self, page: str) -> Iterator[Refused]:
        """What a finished page, or a part of one, holds that it may not. Most parts hold only known tags, which are looked up."""
        if all(map(_is_plain, set(_OPENED.findall(page)))):
            return
        for token in _TOKEN.finditer(page):
            if token[1]:
                yield from self._script(token[1], token[2])
            elif token[0] == "<":
                yield Refused(page[token.start() : token.start() + 60], "is no tag that every browser reads alike")
            elif token[4] and not token[3] and not _is_plain(token[0]):
                yield from (Refused(token[0], reason) for reason in _faults(token[4], token[5]))

    def _script(self, opening: str, body: str) -> Iterator[Refused]:
        attributes = opening[len("<script") : -1]
        yield from (Refused(opening, reason) for reason in _faults("script", attributes))
        runs = not any(f"type={kind}" in attributes for kind in _TYPES)
        if runs and body.strip() and not any(known.fullmatch(body) for known in self.known):
            yield Refused(opening + body[:60], "is a script that the theme does not bring")

    def policy(self, page: str, more: str = "") -> str:
        """The content security policy of a page: its own files, and the inline scripts that it holds and the theme brings."""
        bodies = dict.fromkeys(body for body in _SCRIPT.findall(page) if any(known.fullmatch(body) for known in self.known))
        scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *map(_hash, bodies), *filter(None, [more])])
        return (
            f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
        )

    def with_policy(self, page: str, more: str = "") -> str:
        """The page with its policy before anything that could break it."""
        meta = f'<meta http-equiv="Content-Security-Policy" content="{self.policy(page, more)}">'
        return page.replace("<head>", f"<head>\n    {meta}", 1)


def gate_of(folders: Iterable[Path]) -> Gate:
    """The gate of a theme that lies in some folders."""
    return Gate(path.read_text(encoding="utf-8") for folder in folders for path in sorted(_templates(folder)))


def _templates(folder: Path) -> Iterator[Path]:
    """The templates of a theme; hidden folders hold its ten thousand icons."""
    for path in folder.iterdir():
        if path.suffix == ".html":
            yield path
        elif not path.name.startswith(".") and path.is_dir():
            yield from _templates(path)


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@lru_cache(maxsize=1 << 16)
def _is_plain(tag: str) -> bool:
    """Whether words from a `<` to a `>` are a whole tag with nothing wrong; that of a script depends on what follows it.

    Pages repeat their tags, so each is looked at once.
    """
    found = _TAG.fullmatch(tag)
    return found is not None and found[2] != "script" and (bool(found[1]) or not _faults(found[2], found[3]))


def _faults(element: str, attributes: str) -> tuple[str, ...]:
    """What is wrong with a tag."""
    if element not in ELEMENTS:
        return (f"holds the element <{element}>, which is not allowed",)
    listed = [(name, unescape(value.strip("\"'"))) for name, value in _ATTRIBUTE.findall(attributes)]
    given = dict(listed)
    faults = ["has an attribute twice"] if len(given) < len(listed) else []
    faults += [f"has the attribute {name}, which is not allowed" for name in given if not _is_known(name)]
    faults += [
        f"leads to {given[name]}, which is not allowed" for name in given if name in ADDRESSES and not _is_sound(given[name])
    ]
    if element in ("script", "img", "link") and not _is_own(element, given):
        faults.append("would load something from elsewhere")
    if element == "meta" and not given.keys() <= META:
        faults.append("would tell the browser what only the program may")
    return tuple(faults)


def _is_known(name: str) -> bool:
    return name in ATTRIBUTES or re.fullmatch(r"(?:data|aria)-[a-z0-9-]+", name) is not None


def _is_sound(address: str) -> bool:
    """Whether an address is relative, or http or https; a browser drops blanks and controls before it reads a scheme."""
    plain = re.sub(r"[\x00-\x20\x7f-\xa0]", "", address)
    scheme = re.match(r"([^/?#:]*):", plain)
    return scheme is None or scheme[1].lower() in ("http", "https")


def _is_own(element: str, given: dict[str, str]) -> bool:
    """Whether what a tag loads lies on this site; a link that only names an address loads nothing."""
    if element == "link":
        relations = given.get("rel", "").split()
        loads = (
            not relations
            or bool({"stylesheet", "icon"} & {*relations})
            or not {*relations} <= RELATIONS | {"describedby", "feed"}
        )
        return not loads or ("href" in given and not re.match(r"\s*(?:[a-z]+:|//|\\)", given["href"], re.IGNORECASE))
    source = given.get("src", "")
    return not re.match(r"\s*(?:[a-z]+:|//|\\)", source, re.IGNORECASE)
