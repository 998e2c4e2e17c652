"""`generator from-issue`: a filled-in form becomes a file."""

from pathlib import Path
from typing import BinaryIO

import click

from generator.authoring.form import FormFault, file_of
from generator.commands.project import ROOT, check_of, path_for, write_new
from generator.problems import printable
from generator.read.text_file import LARGEST_YAML


@click.command()
@ROOT
@click.argument("file", type=click.File("rb"))
def from_issue(root: Path, file: BinaryIO) -> None:
    """Turn the text of a filled-in issue form into a curated file. FILE may be - for standard input. Nothing is overwritten."""
    raw = file.read(LARGEST_YAML + 1)
    if len(raw) > LARGEST_YAML:
        raise click.ClickException(f"the form is larger than {LARGEST_YAML} bytes")
    try:
        kind, id, text, left_out = file_of(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise click.ClickException("the form is not UTF-8 text") from None
    except FormFault as fault:
        raise click.ClickException(str(fault)) from None
    path = path_for(root, kind, id)
    write_new(root, path, text)
    if left_out:
        click.echo(f"left out, below the line of hyphens in the last field: {printable(left_out)}", err=True)
    click.echo(f"{path.relative_to(root).as_posix()} is there; then: {check_of(root, path)}")
