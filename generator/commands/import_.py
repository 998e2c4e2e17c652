"""`generator import`: received articles become seeds."""

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from generator.commands.project import ROOT, renew_ids
from generator.hosts.seed_folder import Imported, SeedFolder, files_of
from generator.problems import printable


@click.command("import")
@ROOT
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--id", "id", help="The id of the seed; from the title unless told. For one file.")
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), help="The folder of seeds; seeds/ unless told.")
def import_(root: Path, paths: tuple[Path, ...], id: str | None, folder: Path | None) -> None:
    """Make seeds of received articles: HTML, PDF or plain text, or every such file in a folder.

    Exit 0: all are seeds now; 1: some are not, each named with the reason.
    """
    files = list(files_of(paths))
    if id and len(files) != 1:
        raise click.UsageError("--id names one seed, and there are several files")
    if folder and folder.resolve().is_relative_to((root / "content").resolve()):
        raise click.UsageError("--to names a folder of seeds, and content/ holds none")
    done: list[Imported] = []
    try:
        seeds = SeedFolder(root, folder or root / "seeds")
        for file in track(files, "importing", console=Console(stderr=True), transient=True) if len(files) > 1 else files:
            done.append(seeds.add(file, id))
        renew_ids(root)
    except ImportError as error:
        raise click.ClickException(f"{error.name} is missing: pip install 'research-site-generator[import]'") from None
    finally:
        for one in done:
            click.echo("\n".join(map(printable, one.lines)), err=one.seed is None)
    refused = sum(one.seed is None for one in done)
    click.echo(f"{len(done) - refused} imported, {refused} not", err=True)
    sys.exit(1 if refused else 0)
