"""The commands. The only module that prints."""

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from generator.analysis.xray import unused_numbers
from generator.build import Site, build
from generator.corpus import resolve
from generator.draft.files import draft
from generator.evidence.languages import language_of
from generator.explanations import EXPLANATIONS
from generator.hosts.clock import today
from generator.hosts.directory import write_site
from generator.hosts.seed_folder import Imported, SeedFolder, files_of
from generator.model.kinds import KINDS
from generator.problems import as_github, as_json, as_text, counted, did_you_mean, is_error, printable
from generator.read.project import read
from generator.schema import schema_files, stale_schemas, write_schemas

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder; the current one unless told.",
)


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
    """Write the Markdown pages into DIRECTORY, which must be empty or new."""
    site = _site(root)
    if not site.is_sound:
        for problem in filter(is_error, site.problems):
            click.echo(as_text(problem), err=True)
        sys.exit(1)
    try:
        write_site(site, directory)
    except OSError as error:
        raise click.ClickException(f"{error.filename or directory}: {error.strerror or error}") from None
    click.echo(f"{len(site.pages)} pages written to {directory}")


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


@main.command("import")
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
    done: list[Imported] = []
    try:
        seeds = SeedFolder(_project(root), folder or root / "seeds")
        for file in track(files, "importing", console=Console(stderr=True), disable=len(files) < 2, transient=True):
            done.append(seeds.add(file, id))
    except ImportError as error:
        raise click.ClickException(f"{error.name} is missing: pip install 'research-site-generator[import]'") from None
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from None
    finally:
        for one in done:
            click.echo("\n".join(map(printable, one.lines)), err=one.seed is None)
    refused = sum(one.seed is None for one in done)
    click.echo(f"{len(done) - refused} imported, {refused} not", err=True)
    sys.exit(1 if refused else 0)


@main.command("draft")
@ROOT
@click.argument("seed")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A new file to write to; the terminal unless told.")
def draft_(root: Path, seed: str, output: Path | None) -> None:
    """Propose claims from SEED, the id of an article in seeds/, as YAML for a person to accept."""
    corpus = resolve(read(_project(root), KINDS)[0], KINDS, today())
    id = Path(seed).stem
    if id not in corpus.seeds:
        unfinished = f"seeds/{id}.md has problems: run `generator check`" if id in corpus.records.unread else ""
        raise click.ClickException(f'there is no seed "{id}". {unfinished or did_you_mean(id, corpus.seeds)}'.strip())
    language = corpus.seeds[id].record.language
    if language_of(language) is None:
        raise click.ClickException(f'there are no rules for the language "{language}": nothing can be proposed')
    text = draft(corpus, id)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        with output.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}") from None
    click.echo(f"{text.count(chr(10) + '---')} files proposed in {output}")


def _project(root: Path) -> Path:
    if not (root / "content").is_dir():
        raise click.UsageError(f'"{root.resolve().name}" is no project: it has no folder content/')
    return root


def _site(root: Path) -> Site:
    return build(_project(root), today())
