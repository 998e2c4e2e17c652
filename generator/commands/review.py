"""`generator review`: what time has changed, though no file has: for a weekly look, never a gate."""

from pathlib import Path

import click

from generator.analysis.stages import is_stale, last_heard, stage
from generator.checking import checked
from generator.commands.project import ROOT
from generator.hosts.clock import today
from generator.problems import counted, printable
from generator.read.web import answers


@click.command()
@ROOT
@click.option("--links", is_flag=True, help="Ask each source's address whether it still answers.")
def review(root: Path, links: bool) -> None:
    """List the deals that are not settled and long unheard of and, with --links, the sources whose address fails."""
    site = checked(root, today())
    corpus = site.corpus
    stale = [deal for deal in corpus.deals if is_stale(corpus, deal)]
    for deal in stale:
        present = stage(corpus, deal)
        click.echo(
            f"{corpus.records.files[deal]}: {present.record.value if present else ''}, last heard of {last_heard(corpus, deal)}"
        )
    click.echo(f"{len(stale)} deals are long unheard of", err=True)
    if not site.is_sound:
        click.echo(f"{counted(site.problems)}: what cannot be read is not looked at; run `generator check`", err=True)
    if links:
        sources = {id: source.url for id, source in corpus.sources.items() if source.url}
        failing = 0
        for address, fault in answers(sources.values()):
            failing += bool(fault)
            for id in (id for id, asked in sources.items() if asked == address and fault):
                click.echo(printable(f"{corpus.records.files[id]}: {address} {fault}"))
        click.echo(f"{len(sources)} addresses, {failing} do not answer", err=True)
