"""The commands. The only module that prints."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import yaml

from generator.analysis.xray import unused_numbers
from generator.build import Site, build
from generator.explanations import EXPLANATIONS
from generator.hosts.clock import today
from generator.hosts.configuration import NAME, publication_of
from generator.hosts.directory import write_site
from generator.hosts.other import HOSTS, HostFault, build_with
from generator.hosts.starter import write_starter
from generator.model.kinds import KINDS
from generator.problems import as_github, as_json, as_text, counted, is_error
from generator.schema import schema_files, stale_schemas, write_schemas

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder; the current one unless told.",
)


KIND_HELP = "A kind of entity to have; all unless told. Companies are always there, as the other kinds name them."


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turn seed articles and curated YAML claims into a cross-linked, searchable site."""


@main.command()
@ROOT
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--coverage", is_flag=True, help="List the numbers of each seed that no claim uses.")
def check(root: Path, form: str, coverage: bool) -> None:
    """Print every problem. Exit 0: none that forbids publishing; 1: some; 2: the command was called wrongly."""
    site = _site(root)
    if form == "json":
        click.echo(as_json(site.problems))
    else:
        for problem in site.problems:
            click.echo(as_text(problem) if form == "text" else as_github(problem))
    if coverage:
        for place in unused_numbers(site.corpus, site.evidence):
            click.echo(place)
    if form == "text":
        claims = sum(map(len, site.corpus.claims.values()))
        held = f"{len(site.corpus.entities)} entities, {len(site.corpus.sources)} sources, {claims} claims, "
        click.echo(f"{held}{len(site.evidence.passages)} quotes found: {counted(site.problems)}", err=True)
    sys.exit(0 if site.is_sound else 1)


@main.command()
@ROOT
@click.argument("directory", type=click.Path(path_type=Path))
def write(root: Path, directory: Path) -> None:
    """Write the Markdown pages and the exports into DIRECTORY, which must be empty or new."""
    site = _sound_site(root)
    with _one_line(directory):
        made = write_site(site, publication_of(root), root, directory)
    click.echo(f"{len(site.pages)} pages and {made} exports written to {directory}")


@main.command("site")
@ROOT
@click.argument("host", type=click.Choice(sorted(HOSTS)))
@click.argument("directory", type=click.Path(path_type=Path))
def site_command(root: Path, host: str, directory: Path) -> None:
    """Build the site into DIRECTORY, which must be empty or new, with a HOST other than MkDocs."""
    site = _sound_site(root)
    with _one_line(directory):
        number = build_with(host, site, publication_of(root), root.resolve(), directory)
    click.echo(f"{number} pages built by {host} in {directory}")


@main.command()
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--title", default="A research site", show_default=True, help="What the site is called.")
@click.option("--kind", "kinds", type=click.Choice([kind.folder for kind in KINDS]), multiple=True, help=KIND_HELP)
def init(directory: Path, title: str, kinds: tuple[str, ...]) -> None:
    """Start a new research site in DIRECTORY, which must be empty or new."""
    with _one_line(directory):
        write_starter(directory, title, kinds)
    click.echo(f"a site to start from is in {directory}; read {directory / 'README.md'}, or:")
    click.echo(f"    cd {directory}\n    generator check\n    mkdocs serve")


@main.command()
@ROOT
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 where a schema is stale.")
def schema(root: Path, only_check: bool) -> None:
    """Write the JSON Schemas of the kinds into schemas/."""
    if not only_check:
        write_schemas(root)
        click.echo(f"{len(schema_files())} schemas written to schemas/")
    elif stale := stale_schemas(root):
        raise click.ClickException(f"stale: {', '.join(stale)}; run `generator schema`")


@main.command()
@click.argument("code", type=click.Choice(sorted(EXPLANATIONS)))
def explain(code: str) -> None:
    """Say what a problem means, with a wrong and a right example."""
    explanation = EXPLANATIONS[code]
    click.echo(f"{explanation.severity}[{code}]\n\n{explanation.meaning}\n")
    for label, example in (("Wrong", explanation.wrong), ("Right", explanation.right)):
        click.echo(f"{label}:\n" + "".join(f"    {line}\n" for line in example.splitlines()))


def _sound_site(root: Path) -> Site:
    site = _site(root)
    if not site.is_sound:
        for problem in filter(is_error, site.problems):
            click.echo(as_text(problem), err=True)
        sys.exit(1)
    return site


@contextmanager
def _one_line(directory: Path) -> Iterator[None]:
    """What the file system refuses, as one line."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"{directory}: {error.strerror or error}") from None
    except yaml.YAMLError as error:
        raise click.ClickException(f"{NAME} cannot be read: {' '.join(str(error).split())}") from None
    except HostFault as fault:
        raise click.ClickException(str(fault)) from None


def _site(root: Path) -> Site:
    if not (root / "content").is_dir():
        raise click.UsageError(f'"{root.resolve().name}" is no project: it has no folder content/')
    return build(root, today())
