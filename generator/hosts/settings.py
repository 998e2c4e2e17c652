"""What the configuration of the host says of the site: its name, description, address and kinds."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from generator.exports.publication import Publication
from generator.hosts.clock import today
from generator.model.kinds import KINDS, Entity

NAME = "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Reads `!ENV`; a tag that would run something is nothing."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def publication_of(root: Path) -> Publication:
    """What the project in a folder is called and where it is published. Raises OSError and yaml.YAMLError."""
    settings = _settings(root)
    title, address, description = (str(settings.get(key) or "") for key in ("site_name", "site_url", "site_description"))
    folder = address if not address or address.endswith("/") else f"{address}/"
    return Publication(title or root.resolve().name, folder, description, today())


def kinds_of(root: Path) -> tuple[type[Entity], ...]:
    """The kinds that the project in a folder chose, or all. Raises OSError and yaml.YAMLError."""
    plugins = _settings(root).get("plugins")
    options = [plugin["generator"] for plugin in plugins or () if isinstance(plugin, dict) and plugin.get("generator")]
    return kinds_named(options[0].get("kinds", ()) if options and isinstance(options[0], dict) else ())


def kinds_named(folders: Iterable[str]) -> tuple[type[Entity], ...]:
    """The kinds of those folders; all where none is named."""
    named = set(folders)
    return tuple(kind for kind in KINDS if not named or kind.folder in named)


def _settings(root: Path) -> dict[str, Any]:
    path = root / NAME
    settings = yaml.load(path.read_text(encoding="utf-8"), _Loader) if path.is_file() else {}
    return settings if isinstance(settings, dict) else {}
