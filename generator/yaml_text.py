"""YAML as curated files have it: every scalar is text, quoted only where it must be."""

import re
import unicodedata

import yaml


def as_yaml(value: object) -> str:
    """The YAML of a mapping or list of texts: what a stranger wrote stays text."""
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)


class _Dumper(yaml.SafeDumper):
    """Writes `2025-12-16` and `no` as they are, since everything is read as text here (see read/yaml_file.py)."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.yaml_implicit_resolvers = {}


def slug_of(words: str) -> str:
    """The words as an id may have them: small letters without accents, digits, single hyphens; empty where none are left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
