"""Letters that look alike: when two names are one to the eye, and when a word mixes scripts to look like another.

The scripts are those that Unicode's confusables (https://www.unicode.org/reports/tr39/) pair with Latin letter by letter.
A letter's script is the first word of its name in Unicode.
"""

import re
import unicodedata

PHONETIC = "PHONETIC"
_PHONETIC = re.compile("[\u0237\u0250-\u02af\u1d00-\u1dbf\ua720-\ua7ff\uab30-\uab6f]")
LIKE_LATIN = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")

_FOREIGN = (
    "\u0430\u0432\u0435\u0437\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051b\u051d"
)
_FOREIGN_GREEK = "\u03b1\u03b2\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7"
_LATIN = str.maketrans(_FOREIGN + _FOREIGN_GREEK, "abe3kmhopctyxsijhdqw" + "abeznikmvoptux")


def skeleton(name: str) -> str:
    """What a name is to the eye: compatibility forms, case and spaces folded, letters made Latin."""
    if name.isascii():
        return " ".join(name.casefold().split())
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(folded.translate(_LATIN).split())


def mixed_scripts(text: str) -> tuple[str, ...]:
    """The scripts that the first such word of a text mixes, in order of their names; none where each word keeps to one."""
    if text.isascii():
        return ()
    for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFD", text)):
        scripts = set(map(_script, word)) & {*LIKE_LATIN, PHONETIC}
        if len(scripts) > 1:
            return tuple(sorted(script.capitalize() for script in scripts))
    return ()


def _script(letter: str) -> str:
    return PHONETIC if _PHONETIC.match(letter) else unicodedata.name(letter, "").split(" ")[0]
