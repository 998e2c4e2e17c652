"""The pages written by hand: their mentions linked, their inserts filled in."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from generator.corpus import Corpus
from generator.link.prose import link_prose
from generator.pages.addresses import address_of, path_of, relative
from generator.pages.document import Block, HandWritten, Page
from generator.pages.inserts import INSERTS
from generator.pages.limits import excesses
from generator.pages.markdown import escaped
from generator.pages.parts import Shelf
from generator.pages.search import SearchRecord
from generator.problems import Problem, did_you_mean
from generator.read.project import HandPage

_INSERT = re.compile(r"<!--\s*insert\s*:(.*?)-->", re.IGNORECASE | re.DOTALL)
# What holds no links: comments, code between fences, code within a line, lines far from the margin (code, or deep in a list).
_INERT = r"<!--[\s\S]*?-->|^ {0,3}(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\1|\Z)|(?<!`)(`+)(?!`)(?:.|\n(?![ \t]*\n))*?(?<!`)\2(?!`)"
_TAGLESS = re.compile(_INERT, re.MULTILINE)
_LINKLESS = re.compile(rf"^(?: {{4}}|\t).*|{_INERT}", re.MULTILINE)
_ENTRY = re.compile(r"^ {0,3}(?:[-*+]|\d+[.)])[ \t].*(?:\n(?: {4}|\t).*|\n[ \t]*(?=\n))*", re.MULTILINE)
"""An entry of a list, with the lines that are set in below it: below anything else such lines are code."""
_IN_ENTRY = re.compile(r"^(?: {4,7}|\t)(<!--.*-->)[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"(?<!\\)<(/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?(?<!/)>")
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
"""Elements that hold nothing, and are not closed."""
MOST_HINTS = 3
"""Links for which the nearest page is sought, which takes a look at the path of each."""
_LINK = re.compile(r"(?:(?<!\\)\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)([^\s)>]+)", re.MULTILINE)


def _bad_addresses(page: HandPage) -> Iterator[Problem]:
    """Targets of links that are no addresses at all; a host would stumble over them."""
    for found in re.finditer(
        r"\]\(\s*<?([^\s)>]*)|^[ \t]*\[[^\]\n]+\]:\s*<?([^\s>]*)|(?:href|src)=[\"']?([^\s\"'>]*)", page.body, re.MULTILINE
    ):
        target = next(filter(None, found.groups()), "")
        try:
            urlsplit(target)
        except ValueError:
            yield Problem("bad-address", f'"{target}" is not an address', page.place_of(target), "mend or delete the link")


def _lost_links(page: HandPage, corpus: Corpus, paths: Iterable[str]) -> Iterator[Problem]:
    """Links to the Markdown of a page that the site does not have."""
    known, asked = {*paths}, 0
    renamed = {path_of(record, former): id for former, id, record in corpus.renamed()}
    for found in _LINK.finditer(_LINKLESS.sub(_blank, page.body)):
        target = re.split("[#?]", found[1])[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(target)))
        if not target.endswith(".md") or re.match("/|[a-z+.-]+:", target, re.IGNORECASE):
            continue
        if path in known or corpus.records.may_have(posixpath.basename(path).removesuffix(".md")):
            continue
        hint = (
            f'it is now called "{renamed[path]}"' if path in renamed else did_you_mean(path, known) if asked < MOST_HINTS else ""
        )
        asked += path not in renamed
        at = page.place_in(found.start(1), len(target))
        yield Problem("unknown-page", f'there is no page "{path}"', at, hint)


def _blank(found: re.Match[str]) -> str:
    return re.sub(".", " ", found[0])


def _loose_tags(page: HandPage) -> Iterator[Problem]:
    """The first tag that is not closed, or closes nothing: what is around the page would become a part of it."""
    body = _TAGLESS.sub(_blank, page.body)
    opened: list[re.Match[str]] = []
    for tag in _TAG.finditer(body):
        is_code = not opened and re.match(" {4}|\t", body[body.rfind("\n", 0, tag.start()) + 1 :])
        if is_code or tag[2].lower() in _VOID:
            continue
        if not tag[1]:
            opened.append(tag)
        elif opened and opened[-1][2].lower() == tag[2].lower():
            opened.pop()
        else:
            at = page.place_in(tag.start(), len(tag[0]))
            inner = f"close <{opened[-1][2]}> before it, or delete it" if opened else "delete it"
            yield Problem("unclosed-tag", f"{tag[0]} closes nothing", at, inner)
            return
    for tag in opened[:1]:
        at = page.place_in(tag.start(), len(tag[0]))
        yield Problem("unclosed-tag", f"<{tag[2]}> is not closed", at, f"write </{tag[2]}> where it ends")


def _lost_inserts(page: HandPage) -> Iterator[Problem]:
    """Comments that ask for something to insert and do not get it."""
    for insert in _inserts(page.body):
        at = page.place_in(insert.start(), len(insert[0]))
        around = page.body[: insert.start()].rpartition("\n")[2] + page.body[insert.end() :].partition("\n")[0]
        name = insert[1].strip()
        if name not in INSERTS:
            hint = did_you_mean(name, INSERTS) or f"there are: {', '.join(sorted(INSERTS))}"
            yield Problem("unknown-insert", f'there is nothing called "{name}" to insert', at, hint)
        elif around.strip():
            yield Problem("unknown-insert", "what is inserted is a block of its own", at, "give the comment a line of its own")
    told = _TAGLESS.sub(lambda found: found[0] if found[0].startswith("<!--") else _blank(found), page.body)
    for entry in filter(lambda entry: not re.search("```|~~~", entry[0]), _ENTRY.finditer(told)):
        for insert in (found for found in _IN_ENTRY.finditer(told, *entry.span()) if _INSERT.fullmatch(found[1])):
            at = page.place_in(insert.start(1), len(insert[1]))
            yield Problem("unknown-insert", "nothing is inserted in an entry of a list", at, "begin its line at the margin")


def _inserts(markdown: str) -> Iterator[re.Match[str]]:
    """The comments, not in code, that ask for something to insert; group 1 is its name, with blanks around."""
    comments = (_INSERT.fullmatch(markdown, *found.span()) for found in _LINKLESS.finditer(markdown))
    return filter(None, comments)


def hand_problems(page: HandPage, corpus: Corpus, paths: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with a page written by hand; `paths` are those of all pages of the site."""
    beyond = list(excesses(page.body))
    for excess, words in beyond:
        at = page.place_of(words) if words else page.at
        yield Problem("too-much-markup", excess, at, "make several pages of it, or say less")
    if beyond:
        return
    yield from _bad_addresses(page)
    yield from _loose_tags(page)
    yield from _lost_links(page, corpus, paths)
    yield from _lost_inserts(page)


def linked_prose(shelf: Shelf, page: HandPage) -> tuple[str, list[str]]:
    """(Markdown, mentioned): a page written by hand with its mentions linked, and the entities it mentions."""

    def link(entity: str, words: str) -> str:
        return f"[{words}]({relative(shelf.path(entity), posixpath.dirname(page.path))})"

    return link_prose(page.body.strip(), shelf.names, link)


def hand_page(shelf: Shelf, page: HandPage, markdown: str) -> Page:
    """A page written by hand, of which the mentions are linked, with its inserts filled in."""
    blocks: list[Block] = []
    done = 0
    for insert in _inserts(markdown):
        blocks += [HandWritten(markdown[done : insert.start()].strip()), INSERTS[insert[1].strip()](shelf)]
        done = insert.end()
    blocks.append(HandWritten(markdown[done:].strip()))
    title = page.record.title
    if not re.match(r"# ", markdown):
        blocks.insert(0, HandWritten(f"# {escaped(title)}"))
    words = re.sub(r"[#*`>\[\]]|\([^()]*\)|<[^<>]*>", " ", markdown)
    record = SearchRecord(address_of(page.path), title, "page", "en", words, line=page.record.description or "")
    return Page(page.path, title, tuple(blocks), page.record.description or "", record, file=page.at.path)
