"""Where a Markdown page written by hand is prose, so that its mentions can be linked and nothing else is touched."""

import re
from collections.abc import Callable, Iterator

from generator.link.mentions import Names

FENCE = re.compile(r"\s*(`{3,}|~{3,})")
# Lines that are not prose: headings and their underlines, indented code, HTML, admonitions, definitions of links, rules.
_OTHER = re.compile(r"\s{0,3}#|\s{4,}|\t|\s*<|\s*(!!!|\?\?\?|===)|\s*\[[^\]]+\]:|\s*[-=*_ ]+$|\s*$")
# What stands within prose and is left alone: code, links and images, HTML and addresses, attribute lists.
_INERT = re.compile(
    r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|!?\[[^\[\]]*\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])?|<[^<>]*>|\{[^{}]*\}|(?:https?://|www\.)\S+"
)

# HTML whose words are not prose, and what begins a link, code or tag that does not end in its line.
_HTML = re.compile(r"<(?:a|code|kbd|pre|samp|script|style|!|\?)", re.IGNORECASE)
_OPEN = re.compile(r"[][`<]")

# What begins a block of HTML at the start of a line, with its attributes: to its end a host reads no Markdown, but for an
# element that has the attribute `markdown`, and is none of those that never hold any.
_BLOCK = """address article aside blockquote body canvas center colgroup dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup html iframe legend li main map math menu nav noscript object ol option output p pre
    progress script search section style summary table tbody td textarea tfoot th thead tr ul video"""
_BEGINNING = re.compile(
    rf"""\s{{0,3}}<(!--|(?:{"|".join(_BLOCK.split())})(?=[\s/>]|$))((?:"[^"]*"|'[^']*'|[^'">])*)""", re.IGNORECASE
)
_NEVER_MARKDOWN = frozenset({"canvas", "math", "option", "pre", "script", "style", "textarea"})
_MARKDOWN = re.compile(r"""\smarkdown(?!\s*=\s*["']?0)(?![\w-])""", re.IGNORECASE)

_UNDERLINE = re.compile(r"\s*(=+|-+)\s*")
# What a name may stand beside or run over: underscores for emphasis, the end of a line, with the mark of a quotation.
_EMPHASIS = re.compile(r"(?<!\w)_++|(?<!_)_++(?!\w)")
_NEXT_LINE = re.compile(r"\n[ \t>]*")


def link_prose(markdown: str, names: Names, link: Callable[[str, str], str]) -> tuple[str, list[str]]:
    """The Markdown with the first mention of each entity in a paragraph made a link, and the entities mentioned.

    `link(entity, words)` writes the link. Linking what is linked already changes nothing.
    """
    lines = markdown.split("\n")
    mentioned: dict[str, None] = {}
    seen: set[str] = set()
    done = 0
    for start, end in _stretches(lines):
        if not all(map(str.strip, lines[done:start])):
            seen = set()
        lines[start:end] = _linked("\n".join(lines[start:end]), names, link, seen, mentioned).split("\n")
        done = end
    return "\n".join(lines), list(mentioned)


def _stretches(lines: list[str]) -> Iterator[tuple[int, int]]:
    """(start, end) of the lines over which a sentence may run. A row of a table is one by itself."""
    prose = _prose_lines(lines)
    start = 0
    for number in range(1, len(lines) + 1):
        goes_on = number < len(lines) and prose[number] and prose[number - 1] and "|" not in lines[number - 1] + lines[number]
        if not goes_on or lines[number].lstrip().startswith(">") > lines[number - 1].lstrip().startswith(">"):
            if prose[start]:
                yield start, number
            start = number


def _prose_lines(lines: list[str]) -> list[bool]:
    """Which lines are prose."""
    sound = _sound_lines(lines)
    prose: list[bool] = []
    fence = raw = ""
    depth = 0
    for number, line in enumerate(lines):
        opening = FENCE.match(line)
        if opening and (not fence or opening[1].startswith(fence)):
            fence = "" if fence else opening[1]
            prose.append(False)
            continue
        is_code = bool(fence)
        if not fence:
            was_raw, (raw, depth) = raw, _raw_after(line, raw, depth)
            is_code = bool(was_raw or raw)
        # Within a paragraph, indented text is no code.
        own = line.lstrip() if prose and prose[-1] else line
        underlined = number + 1 < len(lines) and _UNDERLINE.fullmatch(lines[number + 1])
        prose.append(not (is_code or not sound[number] or _OTHER.match(own) or underlined))
    return prose


def _raw_after(line: str, raw: str, depth: int) -> tuple[str, int]:
    """Which element without Markdown in it (`!--`: a comment) a line leaves open, and how often, where before it `raw` was."""
    at = 0
    while True:
        if not raw:
            opening = _BEGINNING.match(line, at)
            if not opening:
                return "", 0
            raw, depth = opening[1].lower(), 1
            at = opening.end(1 if raw == "!--" else 0)
            takes_markdown = _MARKDOWN.search(opening[2]) and raw not in _NEVER_MARKDOWN
            if raw != "!--" and (takes_markdown or opening[2].endswith("/")):
                raw, at = "", at + 1
                continue
        closing = re.compile("-->" if raw == "!--" else rf"<(/?){raw}(?![\w-])", re.IGNORECASE)
        for found in closing.finditer(line, at):
            depth += 1 if raw != "!--" and not found[1] else -1
            if not depth:
                raw, at = "", line.find(">", found.start()) + 1 or len(line)
                break
        else:
            return raw, depth


def _sound_lines(lines: list[str]) -> list[bool]:
    """Which lines belong to a paragraph in which every link, tag and code ends in its line, and none holds words of its own."""
    plain: list[bool] = []
    start = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or not lines[number].strip():
            block = lines[start:number]
            sound = not any(_HTML.search(line) or _OPEN.search(_INERT.sub("", line)) for line in block)
            plain += [sound] * len(block) + [True] * (number < len(lines))
            start = number + 1
    return plain


def _linked(text: str, names: Names, link: Callable[[str, str], str], seen: set[str], mentioned: dict[str, None]) -> str:
    """The lines of a paragraph, linked."""
    inert = list(_INERT.finditer(text))
    for part in inert:
        if part[0].startswith("["):
            seen.update(mention.entity for mention in names.mentions(part[0]))
    out, at = [], 0
    for start, end in [*((part.start(), part.end()) for part in inert), (len(text), len(text))]:
        prose = text[at:start]
        done = 0
        for mention in names.mentions(_plain(prose), seen):
            out += [prose[done : mention.start], link(mention.entity, prose[mention.start : mention.end])]
            done = mention.end
            seen.add(mention.entity)
            mentioned[mention.entity] = None
        out += [prose[done:], text[start:end]]
        at = end
    return "".join(out)


def _plain(prose: str) -> str:
    """Prose without what a name may stand beside or run over, each character at its place."""
    within = _NEXT_LINE.sub(lambda found: " " * len(found[0]), prose)
    return _EMPHASIS.sub(lambda found: "*" * len(found[0]), within)
