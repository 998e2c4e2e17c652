"""Plain text becomes an article: lines are paragraphs, headings are found by rule, a comment box at the end is left out."""

import re
from itertools import groupby, pairwise
from statistics import median

from generator.intake.article import Article, Omission, Refusal, Stated

LONGEST_HEADING = 120
WRAPPED = 100
"""Characters: a text no line of which is longer was wrapped by a program, so that its lines are no paragraphs."""

_ENTRY = re.compile(r"\s*(?:[-•*–]|\d{1,2}[.)])\s")
_MARKDOWN_HEADING = re.compile(r"#{1,6} \S")
_BYLINE = re.compile(r"(?:By|Par) (?:[^\W\d][\w.,'’-]* ){0,4}[^\W\d][\w.,'’-]*$")
_FINAL = tuple('.!?:;,…»"”)|')
# What a page puts around an article, as a line of its own. English and French.
_COMMENTS = re.compile(
    r"(?:\(?\d+\)? )?(?:comments?|commentaires?|leave a (?:comment|reply)|laisser un commentaire|join the discussion|"
    r"add a comment|post a comment|ajouter un commentaire|réagir)(?: ?\(\d+\))?[.:]?",
    re.IGNORECASE,
)
AROUND = re.compile(
    r"no comments(?: yet)?\b.*|be the first(?: to .*)?!?|aucun commentaire\b.*|soyez le premier\b.*|"
    r"share(?: (?:this|on|via)\b.*)?|partager(?: (?:cet|sur|via)\b.*)?|tweet(?:er)?|copy link|copier le lien|print|imprimer|"
    r"skip to (?:main )?content|aller au contenu|menu|home|accueil|advertisement|publicité|sponsored|"
    r"subscribe(?: (?:now|to)\b.*)?|s'abonner(?: à\b.*)?|sign (?:in|up)(?: for\b.*)?|se connecter|log in|"
    r"related (?:articles|stories|posts)|read (?:more|next)|à lire aussi|lire aussi|articles (?:liés|similaires)|"
    r"(?:facebook|twitter|x|linkedin|whatsapp|reddit|e-?mail)",
    re.IGNORECASE,
)

POINTER = re.compile(
    r"(?:(?:à )?lire (?:aussi|également)|read (?:more|also|next)|see also|voir aussi)\b\s*(?P<end>[:–—»>-]|$)?", re.IGNORECASE
)
"""How a line begins that leads to another article. English and French. `end`: nothing but what it leads to follows."""


def plain_article(text: str) -> Article | Refusal:
    """The article of a text file."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    if lines[0].rstrip() == "---":
        return Refusal("it has a front matter already: put it into the folder of seeds as it is")
    kept, left_out = _without_surroundings(lines)
    notes = notes_on(kept)
    if _is_wrapped(kept):
        kept = _joined(kept)
        notes += ("its lines were wrapped: they are joined into paragraphs",)
    if not any(line.strip() for line in kept):
        return Refusal("there is no text in it")
    headings = _headings(kept)
    first = next(line.strip() for line in kept if line.strip())
    title = first.lstrip("# ") if first in headings else None
    return Article("\n".join(kept), headings, Stated(title=title), left_out, notes)


def notes_on(lines: list[str]) -> tuple[str, ...]:
    """What to look at in lines that are kept as they are: what may belong to the page around, and words that are divided."""
    around = [line.strip() for line in lines if _is_around(line.strip())]
    pairs = ((line.split(), below.split()) for line, below in pairwise(lines))
    divided = [a[-1] + b[0] for a, b in pairs if a and b and re.search(r"\w-$", a[-1]) and b[0][0].islower()]
    told = (("lines that may be no part of the article", around), ("words divided at the end of a line, as they stand", divided))
    return tuple(f"{what}: {' | '.join(dict.fromkeys(found))}" for what, found in told if found)


def _is_around(line: str) -> bool:
    pointer = POINTER.match(line)
    return AROUND.fullmatch(line) is not None or (pointer is not None and pointer["end"] is not None)


def _without_surroundings(lines: list[str]) -> tuple[list[str], tuple[Omission, ...]]:
    """The lines without those of a page at the top, and from its comment box on."""
    start, end = 0, len(lines)
    while start < end and (not lines[start].strip() or AROUND.fullmatch(lines[start].strip())):
        start += 1
    box = [number for number in range(len(lines) // 2, end) if _COMMENTS.fullmatch(lines[number].strip())]
    if box:
        end = box[0]
    while end > start and (not lines[end - 1].strip() or AROUND.fullmatch(lines[end - 1].strip())):
        end -= 1
    parts = (("at the top", lines[:start]), ("at the end", lines[end:]))
    left_out = tuple(Omission(where, line.strip()) for where, part in parts for line in part if line.strip())
    return lines[start:end], left_out


def _is_wrapped(lines: list[str]) -> bool:
    """Whether most paragraphs run over several lines, none of them long."""
    follows = sum(bool(a.strip()) and bool(b.strip()) for a, b in pairwise(lines))
    return max(map(len, lines), default=0) <= WRAPPED and "" in map(str.strip, lines) and follows > len(lines) / 3


def _joined(lines: list[str]) -> list[str]:
    """Paragraphs out of wrapped lines: what stands between blank lines, where one of the lines is a full one."""
    width = max(map(len, lines))
    joined: list[str] = []
    for _, block in groupby(lines, key=lambda line: bool(line.strip())):
        own = [line.strip() for line in block if line.strip()]
        entries = any(map(_ENTRY.match, own))
        joined += own if entries or max(map(len, own), default=0) < 0.6 * width else [_glued(own)]
    return joined


def _glued(lines: list[str]) -> str:
    """One line out of several. A word divided at the end of one keeps its hyphen: nothing but white space is put in."""
    parts = lines[:1]
    for above, line in pairwise(lines):
        parts += ["" if re.search(r"\w-$", above) and line[0].islower() else " ", line]
    return "".join(parts)


def unwrapped(lines: list[str]) -> list[str]:
    """Lines joined into paragraphs: one goes on where the line before it is nearly as long as lines are here."""
    width = median(sorted(len(line) for line in lines if line.strip())[-max(1, len(lines) // 2) :] or [0])
    paragraphs: list[list[str]] = []
    goes_on = False
    for line in map(str.strip, lines):
        if goes_on and line and not _ENTRY.match(line):
            paragraphs[-1].append(line)
        elif line:
            paragraphs.append([line])
        goes_on = bool(line) and len(line) >= 0.75 * width
    return [_glued(paragraph) for paragraph in paragraphs]


def _headings(lines: list[str]) -> tuple[str, ...]:
    """Short lines that end no sentence, with something longer, or a list, below; and what Markdown marks as one."""
    said = [line.strip() for line in lines if line.strip()]
    typical = median(map(len, said)) if said else 0
    return tuple(
        line
        for number, line in enumerate(said)
        if _MARKDOWN_HEADING.match(line)
        # Below a title there may be a line on who wrote it.
        or (
            _may_be_heading(line)
            and any(_is_text(below, line, typical) for below in said[number + 1 : number + (3 if number == 0 else 2)])
        )
    )


def _may_be_heading(line: str) -> bool:
    if _is_around(line) or not re.search(r"\w", line):
        return False
    return not _ENTRY.match(line) and not _BYLINE.match(line) and len(line) <= LONGEST_HEADING and not line.endswith(_FINAL)


def _is_text(below: str, heading: str, typical: float) -> bool:
    return len(below) > max(len(heading), typical / 2) or _ENTRY.match(below) is not None
