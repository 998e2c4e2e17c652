"""`generator site`: the site, built by a host other than MkDocs."""

from pathlib import Path

import click

from generator.commands.building import one_line, publication, sound_site
from generator.commands.project import ROOT
from generator.hosts.other import HOSTS, build_with


@click.command()
@ROOT
@click.argument("host", type=click.Choice(sorted(HOSTS)))
@click.argument("directory", type=click.Path(path_type=Path))
def site(root: Path, host: str, directory: Path) -> None:
    """Build the site into DIRECTORY, which must be empty or new, with a HOST other than MkDocs."""
    found = sound_site(root, directory)
    known = publication(root)
    with one_line(directory):
        number = build_with(host, found, known, root.resolve(), directory)
    click.echo(f"{number} pages built by {host} in {directory}")
