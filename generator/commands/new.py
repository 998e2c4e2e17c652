"""`generator new`: a file to fill in."""

from pathlib import Path

import click

from generator.authoring.template import template
from generator.commands.project import ROOT, check_of, path_for, write_new
from generator.model.kinds import KINDS
from generator.read.project import kinds_of
from generator.schema import models


@click.command()
@ROOT
@click.argument("kind", type=click.Choice(list(models())))
@click.argument("id")
def new(root: Path, kind: str, id: str) -> None:
    """Write a file of a KIND to fill in: what must be said is marked TODO, what may be said is a comment.

    ID is the name of the file without its ending. Nothing is overwritten.
    """
    path = path_for(root, kind, id)
    write_new(root, path, template(kind, models()[kind], kinds_of(root, KINDS)))
    click.echo(f"{path.relative_to(root).as_posix()} is there to be filled in; then: {check_of(root, path)}")
