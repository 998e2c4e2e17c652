"""`generator init`: a new site to start from."""

import shlex
from pathlib import Path

import click

from generator.commands.building import one_line
from generator.hosts.starter import write_starter
from generator.model.kinds import KINDS
from generator.model.record import LONGEST_LINE
from generator.read.characters import forbidden

KIND_HELP = "A kind of entity to have; all unless told. Companies are always there, as the other kinds name them."


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--title", default="A research site", show_default=True, help="What the site is called.")
@click.option("--kind", "kinds", type=click.Choice([kind.folder for kind in KINDS]), multiple=True, help=KIND_HELP)
def init(directory: Path, title: str, kinds: tuple[str, ...]) -> None:
    """Start a new research site in DIRECTORY, which must be empty or new."""
    if not title.strip() or len(title) > LONGEST_LINE or "\n" in title or next(forbidden(title), None) is not None:
        raise click.UsageError(f"--title is one line of 1 to {LONGEST_LINE} characters, each of which shows")
    with one_line(directory):
        write_starter(directory, title, kinds)
    click.echo(f"a site to start from is in {directory}; read {directory / 'README.md'}, or:")
    click.echo(f"    cd {shlex.quote(str(directory))}\n    generator check\n    mkdocs serve")
