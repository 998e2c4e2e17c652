"""The commands. The only module that prints."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import yaml

from generator.analysis.xray import unused_numbers
from generator.build import Site, build, checked
from generator.commands.diff import diff
from generator.commands.draft import draft
from generator.commands.fmt import fmt
from generator.commands.from_issue import from_issue
from generator.commands.import_ import import_
from generator.commands.new import new
from generator.commands.project import FILES, ROOT, needs_project, within
from generator.commands.review import review
from generator.commands.schema import schema
from generator.explanations import EXPLANATIONS
from generator.hosts.clock import today
from generator.hosts.configuration import NAME, publication_of
from generator.hosts.directory import write_site
from generator.hosts.other import HOSTS, HostFault, build_with
from generator.hosts.starter import write_starter
from generator.model.kinds import KINDS
from generator.problems import as_github, as_json, as_text, counted, is_error

CURATED = re.compile(r"content/[^/]+/[^/]+\.yml|seeds/[^/]+\.md")
"""Files whose problems can be told without a look at everything."""


KIND_HELP = "A kind of entity to have; all unless told. Companies are always there, as the other kinds name them."


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turn seed articles and curated YAML claims into a cross-linked, searchable site."""


@main.command()
@ROOT
@FILES
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--coverage", is_flag=True, help="List the numbers of each seed that no claim uses.")
def check(root: Path, files: tuple[Path, ...], form: str, coverage: bool) -> None:
    """Print every problem, or those of the FILES alone, at once.

    Exit 0: none that forbids publishing; 1: some; 2: the command was called wrongly.
    """
    chosen = within(root, files)
    site = _site(root) if coverage or not all(map(CURATED.fullmatch, chosen)) else _site(root, chosen)
    problems = tuple(p for p in site.problems if not chosen or any(f"{p.at.path}/".startswith(f"{name}/") for name in chosen))
    if form == "json":
        click.echo(as_json(problems))
    else:
        for problem in problems:
            click.echo(as_text(problem) if form == "text" else as_github(problem))
    if coverage:
        for place in unused_numbers(site.corpus, site.evidence):
            click.echo(place)
    if form == "text":
        claims = sum(map(len, site.corpus.claims.values()))
        held = f"{len(site.corpus.entities)} entities, {len(site.corpus.sources)} sources, {claims} claims, "
        held += f"{len(site.evidence.passages)} quotes found"
        click.echo(f"{_number(chosen) if chosen else held}: {counted(problems)}", err=True)
    sys.exit(1 if any(map(is_error, problems)) else 0)


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
@click.argument("code", type=click.Choice(sorted(EXPLANATIONS)))
def explain(code: str) -> None:
    """Say what a problem means, with a wrong and a right example."""
    explanation = EXPLANATIONS[code]
    click.echo(f"{explanation.severity}[{code}]\n\n{explanation.meaning}\n")
    for label, example in (("Wrong", explanation.wrong), ("Right", explanation.right)):
        click.echo(f"{label}:\n" + "".join(f"    {line}\n" for line in example.splitlines()))


def _sound_site(root: Path) -> Site:
    needs_project(root)
    site = build(root, today())
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


def _number(files: tuple[str, ...]) -> str:
    return files[0] if len(files) == 1 else f"{len(files)} files"


def _site(root: Path, only: tuple[str, ...] = ()) -> Site:
    needs_project(root)
    return checked(root, today(), only=frozenset(only) or None)


for command in (diff, draft, fmt, from_issue, import_, new, review, schema):
    main.add_command(command)
