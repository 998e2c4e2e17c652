"""What the commands share: the project's folder, its files as a person names them, and files that are never overwritten."""

import os
import shlex
from pathlib import Path

import click

from generator.hosts.whole import put_new
from generator.model.kinds import KINDS, Entity
from generator.model.record import id_rule, is_id
from generator.model.slug import slug_of
from generator.model.source import SeedRecord, SourceRecord
from generator.problems import printable
from generator.read.project import SETTINGS, kinds_of
from generator.schema import FOLDER, IDS, models, write_ids


def _project(context: click.Context, option: click.Parameter, root: Path) -> Path:
    """The folder, which holds a project (else UsageError)."""
    if not (root / "content").is_dir():
        raise click.UsageError(f'"{root.resolve().name}" is no project: it has no folder content/')
    return root


ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    callback=_project,
    help="The project's folder; the current one unless told.",
)
FILES = click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))


def within(root: Path, files: tuple[Path, ...]) -> tuple[str, ...]:
    """The files and folders by their paths from the root. Raises UsageError for one that lies elsewhere."""
    base = Path(os.path.realpath(root))
    return tuple(_within(base, path) for path in files)


def _within(base: Path, path: Path) -> str:
    absolute = Path(os.path.realpath(path.parent)) / path.name if path.name not in ("", "..") else Path(os.path.realpath(path))
    inner = absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else ""
    if inner.split("/")[0] not in ("content", "seeds"):
        raise click.UsageError(f'"{path}" does not lie in content/ or seeds/ of the project')
    return inner


def is_chosen(name: str, chosen: tuple[str, ...]) -> bool:
    """Whether a file, by its path from the root, is or lies in one of those that are named; all are where none is."""
    return not chosen or any(f"{name}/".startswith(f"{one}/") for one in chosen)


def curated_files(root: Path) -> list[Path]:
    """Every curated file and seed, in order."""
    folders = [*(kind.folder for kind in KINDS), SourceRecord.folder]
    found = [path for folder in folders for path in (root / "content" / folder).glob("*.yml")]
    return sorted([*found, *(root / "seeds").glob("*.md")])


def path_for(root: Path, kind: str, id: str) -> Path:
    """Where a new file of a kind belongs. Raises ClickException where the id is none, or has a file of any kind, or where the
    project leaves the kind out."""
    if not is_id(id):
        better = slug_of(id)
        advice = f': try "{better}"' if is_id(better) else f": {id_rule(id)}, such as amazon-openai"
        raise click.ClickException(f'"{printable(id)}" is not an id{advice}')
    taken = next((path for path in curated_files(root) if path.stem == id), None)
    if taken:
        raise click.ClickException(f'the id "{id}" is taken by {taken.relative_to(root).as_posix()}')
    model = models()[kind]
    if issubclass(model, Entity) and model not in kinds_of(root, KINDS):
        raise click.ClickException(f"the project has no {model.plural}: add {model.folder} to `kinds` in content/{SETTINGS}")
    return root / "seeds" / f"{id}.md" if model is SeedRecord else root / "content" / model.folder / f"{id}.yml"


def check_of(root: Path, path: Path) -> str:
    """The command that checks a file, as it is called from where this one was."""
    elsewhere = ["--root", str(root)] if root != Path() else []
    return shlex.join(["generator", "check", *elsewhere, str(path)])


def write_new(root: Path, path: Path, text: str) -> None:
    """Write a file that is not there yet, and the list of ids for editors anew. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    put_new(path, text)
    renew_ids(root)


def renew_ids(root: Path) -> None:
    """Write the list of ids for editors anew, where the project has one. Raises OSError."""
    if (root / FOLDER / IDS).is_file():
        write_ids(root)
