"""What an import tells the curator: what the file states and does not, what was left out, removed and noted."""

from itertools import groupby

from generator.evidence.languages import language_of
from generator.intake.article import Article, Omission
from generator.intake.seed_text import checked, missing
from generator.read.validation import TO_DO

LONGEST_SHOWN = 70
"""Characters shown of what was left out."""


def report(article: Article) -> tuple[str, ...]:
    """One line each, without what went as it should."""
    stated = checked(article.stated)
    unknown, to_do = missing(stated)
    lines = [f"stated: {'; '.join(f'{name} {value}' for name, value in vars(stated).items() if value) or 'nothing'}"]
    if unknown:
        lines.append(f"not stated, left unknown: {', '.join(unknown)}")
    if to_do:
        lines.append(f"not stated, to be filled in where it says {TO_DO}: {', '.join(to_do)}")
    if stated.language and language_of(stated.language) is None:
        lines.append(f'no rules for the language "{stated.language}": quotes will be found, numbers not read')
    lines.append(f"headings: {len(article.headings)}")
    lines += [_left_out(where, list(omissions)) for where, omissions in groupby(article.left_out, lambda o: o.where)]
    if article.removed:
        counts = ", ".join(f"{name} {number} times" for name, number in article.removed.items())
        lines.append(f"characters removed that no seed may hold: {counts}")
    return (*lines, *article.notes)


def _left_out(where: str, omissions: list[Omission]) -> str:
    words = " | ".join(omission.words for omission in omissions)
    shown = words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}… ({len(words.split())} words)"
    return f"left out, {where}: {shown}"
