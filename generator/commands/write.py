"""`generator write`: the Markdown pages and the exports as files."""

from pathlib import Path

import click

from generator.commands.building import one_line, publication, sound_site
from generator.commands.project import ROOT
from generator.hosts.directory import write_site


@click.command()
@ROOT
@click.argument("directory", type=click.Path(path_type=Path))
def write(root: Path, directory: Path) -> None:
    """Write the Markdown pages and the exports into DIRECTORY, which must be empty or new."""
    site = sound_site(root, directory)
    known = publication(root)
    with one_line(directory):
        made = write_site(site, known, root, directory)
    click.echo(f"{len(site.pages)} pages and {made} exports written to {directory}")
