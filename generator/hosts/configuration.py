"""What the configuration of the host says of the site: its name, its description, its address."""

from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from generator.exports.publication import Publication
from generator.hosts.clock import today
from generator.model.record import address_of
from generator.model.values import ValueFault

NAME = "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Reads `!ENV`; a tag that would run something is nothing."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def publication_of(root: Path) -> Publication:
    """What the project in a folder is called and where it is published. Raises OSError, yaml.YAMLError and ValueFault."""
    known = settings_of(root)
    title, address, description = (str(known.get(key) or "") for key in ("site_name", "site_url", "site_description"))
    return Publication(title or root.resolve().name, site_address(address), description, today())


def settings_of(root: Path) -> dict[str, Any]:
    """All that the configuration of a project says. Raises OSError, yaml.YAMLError."""
    return _settings(root / NAME) if (root / NAME).is_file() else {}


def _settings(path: Path) -> dict[str, Any]:
    """The settings in a file and, where that says nothing, in the one that it inherits from. Raises OSError, yaml.YAMLError."""
    with path.open("rb") as file:
        read = yaml.load(file, _Loader)
    known = read if isinstance(read, dict) else {}
    above = known.get("INHERIT")
    return {**_settings(path.parent / str(above)), **known} if above else known


def site_address(written: str) -> str:
    """Where a site is published, ending in a slash; empty where nobody says. Raises ValueFault where other addresses cannot
    be made of it."""
    if not written:
        return ""
    if set("?#") & set(address_of(written)):
        raise ValueFault("bad-address", f'"{written}" goes on after its path', "leave out what begins with ? or #")
    return written if written.endswith("/") else f"{written}/"
