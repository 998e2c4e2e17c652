"""The theme as MkDocs uses it, without a look at the fourteen thousand icons that Material brings."""

import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme


class ListedTheme(Theme):
    """A theme whose hidden files can be had but are not listed, as MkDocs would leave out each of them."""

    def __init__(self, theme: Theme) -> None:
        vars(self).update(vars(theme))

    def get_env(self) -> Environment:
        """The environment of templates, as MkDocs makes it."""
        env = super().get_env()
        env.loader = _Loader(self.dirs)
        return env


class _Loader(FileSystemLoader):
    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for folder in self.searchpath:
            for way, folders, names in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found |= {Path(way, name).relative_to(folder).as_posix() for name in names}
        return sorted(found)
