"""Where pages and files lie on the site, and how one leads to another."""

from functools import lru_cache

from generator.model.kinds import Entity
from generator.model.source import SourceRecord


def path_of(record: Entity | SourceRecord, id: str) -> str:
    """Where the page of an entity or source lives."""
    return f"{record.folder}/{id}.md"


def home_of(record: Entity | SourceRecord, id: str) -> str:
    """The address of the page of an entity or source below the site's root."""
    return f"{record.folder}/{id}/"


@lru_cache(1 << 15)
def address_of(path: str) -> str:
    """The address of a page, or of a file of another kind, below the site's root."""
    folder, _, name = path.rpartition("/")
    if not name.endswith(".md"):
        return path
    parts = [folder, name.removesuffix(".md") if name != "index.md" else ""]
    return "".join(f"{part}/" for part in parts if part)


def relative_address(target: str, here: str) -> str:
    """The address of a page or file of the site as seen from a page, both told from the site's root."""
    return relative("/" + target, "/" + here) + ("/" if not target or target.endswith("/") else "")


def relative(path: str, folder: str) -> str:
    """A path as seen from a folder; neither holds `..`. (`posixpath.relpath` asks for the current folder each time.)"""
    there, here = _names(path), _names(folder)
    common = next((at for at, (one, other) in enumerate(zip(there, here, strict=False)) if one != other), None)
    if common is None:
        common = min(len(there), len(here))
    return "/".join(("..",) * (len(here) - common) + there[common:]) or "."


@lru_cache(1 << 15)
def _names(path: str) -> tuple[str, ...]:
    return tuple(name for name in path.split("/") if name not in ("", "."))
