"""Where a Markdown page written by hand is prose, so that its mentions can be linked and nothing else is touched."""

import re
from collections.abc import Callable

from generator.link.mentions import Names

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
# Lines that are not prose: headings and their underlines, indented code, HTML, admonitions, definitions of links, rules.
_OTHER = re.compile(r"\s{0,3}#|\s{4,}|\t|\s*<|\s*(!!!|\?\?\?|===)|\s*\[[^\]]+\]:|\s*[-=*_ ]+$|\s*$")
# What stands within prose and is left alone: code, links and images, HTML and addresses, attribute lists.
_INERT = re.compile(
    r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|!?\[[^\[\]]*\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])?|<[^<>]*>|\{[^{}]*\}|(?:https?://|www\.)\S+"
)

# HTML whose words are not prose, and what begins a link, code or tag that does not end in its line.
_HTML = re.compile(r"<(?:a|code|kbd|pre|samp|script|style|!|\?)", re.IGNORECASE)
_OPEN = re.compile(r"[][`<]")


def link_prose(markdown: str, names: Names, link: Callable[[str, str], str]) -> tuple[str, list[str]]:
    """The Markdown with the first mention of each entity in a paragraph made a link, and the entities mentioned.

    `link(entity, words)` writes the link. Linking what is linked already changes nothing.
    """
    lines = markdown.split("\n")
    prose = _prose_lines(lines)
    mentioned: dict[str, None] = {}
    fence = ""
    seen: set[str] = set()
    for number, line in enumerate(lines):
        opening = _FENCE.match(line)
        if opening and (not fence or opening[1].startswith(fence)):
            fence = "" if fence else opening[1]
            continue
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if fence or not prose[number] or _OTHER.match(line) or re.fullmatch(r"\s*(=+|-+)\s*", following):
            if not line.strip():
                seen = set()
            continue
        lines[number] = _link_line(line, names, link, seen, mentioned)
    return "\n".join(lines), list(mentioned)


def _prose_lines(lines: list[str]) -> list[bool]:
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


def _link_line(line: str, names: Names, link: Callable[[str, str], str], seen: set[str], mentioned: dict[str, None]) -> str:
    inert = list(_INERT.finditer(line))
    for part in inert:
        if part[0].startswith("["):
            seen.update(mention.entity for mention in names.mentions(part[0]))
    out, at = [], 0
    for start, end in [*((part.start(), part.end()) for part in inert), (len(line), len(line))]:
        prose = line[at:start]
        done = 0
        for mention in names.mentions(prose, seen):
            out += [prose[done : mention.start], link(mention.entity, prose[mention.start : mention.end])]
            done = mention.end
            seen.add(mention.entity)
            mentioned[mention.entity] = None
        out += [prose[done:], line[start:end]]
        at = end
    return "".join(out)
