"""`generator diff`: what a change does, in words."""

import tempfile
from pathlib import Path

import click

from generator.build import build
from generator.commands.project import ROOT
from generator.diff import diff_as_json, diff_as_markdown, diff_as_text
from generator.hosts.clock import today
from generator.problems import printable
from generator.read.revision import RevisionFault, unpack

FORMS = {"text": diff_as_text, "markdown": diff_as_markdown, "json": diff_as_json}


@click.command()
@ROOT
@click.argument("revision")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True)
def diff(root: Path, revision: str, form: str) -> None:
    """Say what differs from a REVISION of git (HEAD, a branch, a commit): claims, stages, disputes, totals, pages and links."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            unpack(root, revision, Path(folder))
        except RevisionFault as fault:
            raise click.ClickException(printable(str(fault))) from None
        before, after = build(Path(folder), today()), build(root, today())
    click.echo(FORMS[form](before, after, revision))
