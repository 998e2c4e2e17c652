"""The commands: `check` here, so that it answers at once, the others in modules of their own."""

import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator.analysis.xray import unused_numbers
from generator.checking import checked
from generator.commands.project import FILES, ROOT, is_chosen, within
from generator.hosts.clock import today
from generator.problems import as_github, as_json, as_text, counted, fault, is_error

CURATED = re.compile(r"content/[^/]+/[^/]+\.yml|seeds/[^/]+\.md")
"""Files whose problems can be told without a look at everything."""


class _Lazy(click.Group):
    """Loads a command of a module of its own when it is called or listed: `check` is to answer before the others are loaded."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted({*super().list_commands(context), *_ELSEWHERE})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name in _ELSEWHERE and name not in self.commands:
            function = _ELSEWHERE[name]
            self.add_command(getattr(import_module(f"generator.commands.{function}"), function))
        return super().get_command(context, name)

    def invoke(self, context: click.Context) -> Any:
        """What the file system refuses a command is said in one line; that nobody reads on is for click to end."""
        try:
            return super().invoke(context)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise click.ClickException(fault(error)) from None


_MODULES = ("diff", "draft", "explain", "fmt", "from_issue", "import_", "init", "new", "review", "schema", "site", "write")
_ELSEWHERE = {name.strip("_").replace("_", "-"): name for name in _MODULES}
"""Each command, and what its module and the function in it are called."""


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
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
    if coverage and form == "json":
        raise click.UsageError("--coverage lists plain lines, and --format json is for programs: ask for one of the two")
    chosen = within(root, files)
    alone = chosen and not coverage and all(map(CURATED.fullmatch, chosen))
    site = checked(root, today(), only=frozenset(chosen) if alone else None)
    problems = [problem for problem in site.problems if is_chosen(problem.at.path, chosen)]
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
        named = chosen[0] if len(chosen) == 1 else f"{len(chosen)} files"
        click.echo(f"{named if chosen else held}: {counted(problems)}", err=True)
    sys.exit(1 if any(map(is_error, problems)) else 0)
