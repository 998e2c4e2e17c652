"""Ids out of names and titles."""

import re
import unicodedata


def slug_of(words: str) -> str:
    """The words as an id may have them: small letters without accents, digits, single hyphens; empty where none are left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
