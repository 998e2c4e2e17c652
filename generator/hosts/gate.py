"""The gate: reads the finished HTML of a page and refuses what it does not know, whoever wrote it.

It knows elements, attributes, schemes of addresses, and the scripts of the templates that are around every page; what a page says
itself holds none. What does not read as a tag by the narrow grammar below is refused too, so that no browser can read it as
another one. The scripts that pass are named by their hashes in the page's content security policy, and no other may run.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
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
AROUND = frozenset({"html", "head", "meta", "link", "script", "body"})
"""Elements that stand around what a page says, and never in it."""
_ATTRIBUTES = """
class id href src alt title lang dir role type name value for checked selected hidden open start colspan rowspan scope
width height viewBox xmlns d x y cx cy r rx ry x1 x2 y1 y2 dx dy points transform fill stroke stroke-width
stroke-dasharray stroke-linecap fill-opacity text-anchor dominant-baseline patternUnits patternTransform refX refY
markerWidth markerHeight orient focusable tabindex rel media content charset http-equiv property hreflang autocomplete
placeholder datetime cite preserveAspectRatio max min step multiple size sizes method loading defer async target offset
align disabled
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
ADDRESSES = frozenset({"href", "src", "cite"})
COLOURS = frozenset({"fill", "stroke"})
_COLOUR = re.compile(r"[\w#., %-]*|url\(#[\w-]+\)|rgba?\([\d., %]*\)")
META = frozenset({"charset", "name", "property", "content"})
RELATIONS = frozenset({"stylesheet", "icon", "canonical", "prev", "next", "alternate"})

LARGE = 100_000
"""Characters of a page whose tables are looked through by rows, as most are what they were when a live preview saw them last."""
_END_OF_ROW = "</tr>"

NAMES = frozenset({"id", "name"})
_OF_THEME = re.compile("__(?!_|tabbed|span|codelineno)")
"""What the theme finds its own parts by; those excepted are of extensions of Markdown."""

_NAME = r"""[^\s"'<>/=`]+"""
_VALUE = r"""(?:"[^"<]*"|'[^'<]*'|[^\s"'<>=`]+)"""
_TAG = re.compile(rf"<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s+{_NAME}(?:\s*=\s*{_VALUE})?)*)\s*/?>")
_ATTRIBUTE = re.compile(rf"({_NAME})(?:\s*=\s*({_VALUE}))?")
_TOKEN = re.compile(
    rf"(<script(?:\s[^>]*)?>)(.*?)</script>|{_TAG.pattern}|<!doctype html>|<!--(?:(?!--)[^<>])*-->|<", re.DOTALL | re.IGNORECASE
)
ORDINARY = re.compile(
    r"""<(?:a|h[1-6]|li|span|sup)(?: id="(?!__)[^"<>&]*")?(?: class="[^"<>]*")?(?: data-known="[^"<>]*")?"""
    r"""(?: data-was="[^"<>]*")?(?: data-sort="[^"<>]*")?(?: href="[\w./-]*(?:\#[\w.:-]*)?")?(?: title="[^"<>]*")?>"""
)
"""Tags as pages hold them by the thousand, of which it is seen at a glance that nothing is wrong with them."""
_OPENED = re.compile("<[^<>]*>?")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_TYPES = {"application/json", "application/ld+json"}
"""Scripts of these types hold facts and are never run."""
_IN_BRACES = r"[\w./:~%-]*"
"""What a template puts into a script: an address, or a word."""
_TURN = re.compile("<!--|</?script", re.IGNORECASE)
"""What a browser looks for within a script to tell where it ends."""
_OWN_SCRIPT = re.compile(r"/?(?:\.{1,2}/)*(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.js(?:\?[\w.=&-]*)?", re.ASCII)
"""A file of the site that ends in .js: the theme and the program bring those, and nothing that strangers write is called so."""
_USED = re.compile(r"\{%-?\s*(?:extends|include|import|from)\b(.*?)%\}", re.DOTALL)


@dataclass(frozen=True)
class Refused:
    """What the gate does not know: the words of the page, and what is wrong with them."""

    found: str
    reason: str


class Gate:
    """Knows the inline scripts of a theme from its own templates; what stands there in braces may be an address or a word."""

    def __init__(self, templates: Iterable[str]) -> None:
        scripts = (found for template in templates for found in _SCRIPT.findall(template))
        self.known = [re.compile(_IN_BRACES.join(map(re.escape, re.split(r"\{\{.*?\}\}", script)))) for script in scripts]

    def refused_within(self, content: str) -> Iterator[Refused]:
        """What the content of a page holds that it may not, be it sound around it."""
        rows = [content] if len(content) < LARGE else content.split(_END_OF_ROW)
        if all(map(_holds_plain_tags if len(rows) == 1 else _row_holds_plain_tags, rows)):
            return
        yield from self.refused(content)
        for token in _TOKEN.finditer(content):
            tag = token[1] or token[0]
            yield from (Refused(tag, reason) for reason in _faults_within(tag))

    def refused(self, page: str) -> Iterator[Refused]:
        """What a finished page, or a part of one, holds that it may not. Most parts hold only known tags, which are looked up."""
        if all(map(_is_plain, set(_OPENED.findall(page)))):
            return
        for token in _TOKEN.finditer(page):
            if token[1]:
                yield from self._script(token[1], token[2])
            elif token[0] == "<":
                yield Refused(page[token.start() : token.start() + 60], "is no tag that every browser reads alike")
            elif token[4] and not token[3] and token[4].lower() == "script":
                yield Refused(token[0], "is a script that does not end")
            elif token[4] and not token[3] and not _is_plain(token[0]):
                yield from (Refused(token[0], reason) for reason in _faults(token[4], token[5]))

    def _script(self, opening: str, body: str) -> Iterator[Refused]:
        tag = _TAG.fullmatch(opening)
        if tag is None or _TURN.search(body):
            yield Refused(opening + body[:60], "is no script that every browser reads alike")
            return
        yield from (Refused(opening, reason) for reason in _faults("script", tag[3]))
        runs = dict(_attributes(tag[3])).get("type") not in _TYPES
        if runs and body.strip() and not any(known.fullmatch(body) for known in self.known):
            yield Refused(opening + body[:60], "is a script that the theme does not bring")

    def policy(self, page: str) -> str:
        """The content security policy of a page: its own files, and the inline scripts that it holds and the theme brings."""
        bodies = dict.fromkeys(body for body in _SCRIPT.findall(page) if any(known.fullmatch(body) for known in self.known))
        scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *map(_hash, bodies)])
        return (
            f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
        )

    def with_policy(self, page: str) -> str:
        """The page with its policy before anything that could break it."""
        meta = f'<meta http-equiv="Content-Security-Policy" content="{self.policy(page)}">'
        return page.replace("<head>", f"<head>\n    {meta}", 1)


def gate_of(folders: Sequence[Path], pages: Iterable[str]) -> Gate:
    """The gate of a theme that lies in some folders, of which the first that has a template brings it.

    It knows the templates that are named by `pages`, and those that these name in turn; what no page is made of, none may hold.
    """
    waiting, used = [*pages], dict[str, str]()
    while waiting:
        name = waiting.pop()
        path = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if path and path.suffix == ".html" and name not in used:
            used[name] = path.read_text(encoding="utf-8")
            waiting += (word for tag in _USED.findall(used[name]) for word in re.findall(r"[\"']([^\"']+)[\"']", tag))
    return Gate(used.values())


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@lru_cache(maxsize=1 << 16)
def _is_plain(tag: str) -> bool:
    """Whether words from a `<` to a `>` are a whole tag with nothing wrong; that of a script depends on what follows it.

    Pages repeat their tags, so each is looked at once.
    """
    found = _TAG.fullmatch(tag)
    return found is not None and found[2].lower() != "script" and (bool(found[1]) or not _faults(found[2], found[3]))


@lru_cache(maxsize=1 << 16)
def _is_plain_content(tag: str) -> bool:
    """The same of words in what a page says."""
    return ORDINARY.fullmatch(tag) is not None or (_is_plain(tag) and not _faults_within(tag))


def _holds_plain_tags(content: str) -> bool:
    return all(map(_is_plain_content, set(_OPENED.findall(content))))


_row_holds_plain_tags = lru_cache(maxsize=1 << 14)(_holds_plain_tags)


@lru_cache(maxsize=1 << 16)
def _faults_within(tag: str) -> tuple[str, ...]:
    """What is wrong with a tag because it stands in what a page says: there it could pass for a part of what is around."""
    found = _TAG.fullmatch(tag)
    if found is None:
        return ()
    element, given = found[2].lower(), _attributes(found[3])
    faults = [f"holds the element <{element}>, which may stand around a page but not in it"] if element in AROUND else []
    faults += [
        f"has the {name} {value}, which is the theme's" for name, value in given if name in NAMES and _OF_THEME.match(value)
    ]
    faults += [f"has the attribute {name}, which is the theme's" for name, _ in given if name.startswith("data-md-")]
    return tuple(faults)


def _attributes(written: str) -> list[tuple[str, str]]:
    """(name, value) of each attribute of a tag, as a browser reads them."""
    return [(name, unescape(value[1:-1] if value[:1] in ("'", '"') else value)) for name, value in _ATTRIBUTE.findall(written)]


def _faults(element: str, attributes: str) -> tuple[str, ...]:
    """What is wrong with a tag."""
    if element not in ELEMENTS:
        return (f"holds the element <{element}>, which is not allowed",)
    listed = _attributes(attributes)
    given = dict(listed)
    faults = ["has an attribute twice"] if len(given) < len(listed) else []
    faults += [f"has the attribute {name}, which is not allowed" for name in given if not _is_known(name)]
    faults += [
        f"leads to {given[name]}, which is not allowed" for name in given if name in ADDRESSES and not _is_sound(given[name])
    ]
    faults += [f"has a {name} that is no colour" for name in given if name in COLOURS and not _COLOUR.fullmatch(given[name])]
    if (element in ("script", "link") or "src" in given) and not _is_own(element, given):
        faults.append("would load something from elsewhere")
    if element == "meta" and not given.keys() <= META:
        faults.append("would tell the browser what only the program may")
    return tuple(faults)


def _is_known(name: str) -> bool:
    return name in ATTRIBUTES or re.fullmatch(r"(?:data|aria)-[a-z0-9-]+", name) is not None


def _as_read(address: str) -> str:
    """An address as a browser takes it: it drops blanks and controls before it reads a scheme, and turns a backslash."""
    return re.sub(r"[\x00-\x20\x7f-\xa0]", "", address).replace("\\", "/")


def _is_sound(address: str) -> bool:
    """Whether an address is relative, or http or https."""
    scheme = re.match(r"([^/?#:]*):", _as_read(address))
    return scheme is None or scheme[1].lower() in ("http", "https")


def _lies_here(address: str) -> bool:
    """Whether an address is one of this site."""
    return re.match(r"[^/?#:]*:|//", _as_read(address)) is None


def _is_own(element: str, given: dict[str, str]) -> bool:
    """Whether what a tag loads lies on this site; a link that only names an address loads nothing."""
    if element == "script":
        return "src" not in given or _OWN_SCRIPT.fullmatch(given["src"]) is not None
    if element != "link":
        return _lies_here(given.get("src", ""))
    relations = {*given.get("rel", "").split()}
    loads = not relations or bool({"stylesheet", "icon"} & relations) or not relations <= RELATIONS | {"describedby", "feed"}
    return not loads or ("href" in given and _lies_here(given["href"]))
