"""`generator fmt`: curated files in their one shape."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from generator.authoring.shape import schema_line, shaped, shaped_seed
from generator.commands.project import FILES, ROOT, curated_files, is_chosen, within
from generator.hosts.whole import put
from generator.model.settings import Settings
from generator.problems import Problem, as_text, printable
from generator.read.project import SETTINGS
from generator.read.text_file import LARGEST_TEXT, read_text
from generator.schema import models


@click.command()
@ROOT
@FILES
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 where a file is not in its shape.")
def fmt(root: Path, files: tuple[Path, ...], only_check: bool) -> None:
    """Put curated FILES (all of them unless some are named) into their one shape. No comment is lost, no value changed."""
    chosen = within(root, files)
    settings = root / "content" / SETTINGS
    paths = {path.relative_to(root).as_posix(): path for path in [settings, *curated_files(root)] if path.is_file()}
    for name in chosen:
        if name not in paths and not (root / name).is_dir():
            raise click.UsageError(f'"{printable(name)}" has no shape: files in content/FOLDER/ that end in .yml have, and seeds')
    found = [_reshape(root, path, only_check) for name, path in paths.items() if is_chosen(name, chosen)]
    unfit = [problem for _, problems in found for problem in problems]
    for problem in unfit:
        click.echo(as_text(problem), err=True)
    changed = sum(is_changed for is_changed, _ in found)
    said = "not in shape: run `generator fmt`" if only_check else "put into shape"
    sound = len(found) - sum(bool(problems) for _, problems in found)
    click.echo(f"{changed} of {len(found)} files {said}" if changed else f"in shape: {sound} of {len(found)} files", err=True)
    sys.exit(1 if unfit or (only_check and changed) else 0)


def _reshape(root: Path, path: Path, only_check: bool) -> tuple[bool, Iterable[Problem]]:
    """Whether the file is, or was, in another shape; and what forbids to read it."""
    source, unreadable = read_text(root, path.relative_to(root).as_posix(), LARGEST_TEXT)
    if source is None:
        return False, unreadable
    if path.name == SETTINGS:
        text, problems = shaped(source, Settings, schema_line("project", "../"))
    elif path.parent.name == "seeds":
        text, problems = shaped_seed(source)
    else:
        name, model = next((name, model) for name, model in models().items() if model.folder == path.parent.name)
        text, problems = shaped(source, model, schema_line(name))
    if problems or text.encode() == path.read_bytes():
        return False, problems
    click.echo(path.relative_to(root).as_posix())
    if not only_check:
        put(path, text)
    return True, []
