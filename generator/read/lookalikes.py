"""Letters that look alike: when two names are one to the eye, and when a word mixes scripts to look like another.

The scripts are those that Unicode's confusables (https://www.unicode.org/reports/tr39/) pair with Latin letter by letter.
Those that look alike within ASCII are from there too. A letter's script is the first word of its name in Unicode.
"""

import re
import unicodedata

PHONETIC = "PHONETIC"
_PHONETIC = re.compile("[\u0237\u0250-\u02af\u1d00-\u1dbf\ua720-\ua7ff\uab30-\uab6f]")
LIKE_LATIN = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")

_WIDESPREAD = """
LATIN GREEK CYRILLIC ARMENIAN HEBREW ARABIC THAANA DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM
SINHALA THAI LAO TIBETAN MYANMAR GEORGIAN HANGUL ETHIOPIC KHMER HIRAGANA KATAKANA BOPOMOFO CJK
"""
WIDESPREAD = frozenset(_WIDESPREAD.split())
"""The scripts that many people write today (https://www.unicode.org/reports/tr31/#Table_Recommended_Scripts). Of the others many
have letters that are Latin ones to the eye."""

_FOREIGN = (
    "\u0430\u0432\u0435\u0437\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051b\u051d"
)
_FOREIGN_GREEK = "\u03b1\u03b2\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7"
_FOREIGN_ARMENIAN = "\u0585\u057d\u0570\u0578\u0581\u0566\u0575\u057f"
_CAPITALS = str.maketrans("\u0397\u039d\u03a5", "HNY")
"""Of Greek, those that are other letters to the eye than the small ones are."""
_ASCII = {"1": "l", "|": "l", "i": "l", "0": "o"}
"""A capital i is an l to the eye, and a small i to who folds case."""
_LATIN = str.maketrans(
    _FOREIGN + _FOREIGN_GREEK + _FOREIGN_ARMENIAN + "\u0131\u04cf",
    "abe3kmhopctyxsljhdqw" + "abeznlkmvoptux" + "ouhngqjs" + "ll",
) | str.maketrans(_ASCII)


def skeleton(name: str) -> str:
    """What a name is to the eye: compatibility forms, case and spaces folded, letters made Latin."""
    if name.isascii():
        return " ".join(name.casefold().translate(_LATIN).split()).replace("rn", "m")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).translate(_CAPITALS).casefold())
    return " ".join(folded.translate(_LATIN).split()).replace("rn", "m")


def mixed_scripts(text: str) -> tuple[str, ...]:
    """The scripts that the first such word of a text mixes, in order of their names; none where each word keeps to one."""
    if text.isascii():
        return ()
    for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFD", text)):
        scripts = set(map(_script, word)) & {*LIKE_LATIN, PHONETIC}
        if len(scripts) > 1:
            return tuple(sorted(script.capitalize() for script in scripts))
    return ()


def rare_script(text: str) -> str:
    """The first script of a text that few write today, or nothing."""
    if text.isascii():
        return ""
    letters = (char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char) in ("Lu", "Ll", "Lt", "Lo"))
    return next((script.capitalize() for script in map(_script, letters) if script not in {*WIDESPREAD, PHONETIC}), "")


def _script(letter: str) -> str:
    return PHONETIC if _PHONETIC.match(letter) else unicodedata.name(letter, "").split(" ")[0]
