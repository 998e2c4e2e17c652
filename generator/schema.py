"""JSON Schemas of what people write, from the kinds: for editors, and for whoever reads the files."""

import json
from pathlib import Path
from typing import Any

from generator.model.kinds import KINDS, Entity
from generator.model.record import Record
from generator.model.settings import Settings
from generator.model.source import SeedRecord, SourceRecord

FOLDER = "schemas"


def schema_files(kinds: tuple[type[Entity], ...] = KINDS) -> dict[str, str]:
    """The text of each schema by the name of its file."""
    models: dict[str, type[Record]] = {kind.singular.replace(" ", "-"): kind for kind in kinds}
    models |= {"source": SourceRecord, "seed": SeedRecord, "project": Settings}
    return {f"{name}.json": _schema(model) for name, model in models.items()}


def _schema(model: type[Record]) -> str:
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | model.model_json_schema(by_alias=True)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(root: Path) -> None:
    """Write every schema below the project's root."""
    (root / FOLDER).mkdir(exist_ok=True)
    for name, schema in schema_files().items():
        (root / FOLDER / name).write_text(schema, encoding="utf-8")


def stale_schemas(root: Path) -> list[str]:
    """The names of the schemas whose file is not what the kinds say."""
    return [name for name, schema in schema_files().items() if _text(root / FOLDER / name) != schema]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
