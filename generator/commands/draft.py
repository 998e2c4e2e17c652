"""`generator draft`: claims proposed from a seed."""

from pathlib import Path

import click

from generator.commands.project import ROOT
from generator.corpus import resolve
from generator.draft.files import draft as drafted
from generator.evidence.languages import language_of
from generator.hosts.clock import today
from generator.hosts.whole import put_new
from generator.model.kinds import KINDS
from generator.problems import did_you_mean
from generator.read.project import read


@click.command()
@ROOT
@click.argument("seed")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A new file to write to; the terminal unless told.")
def draft(root: Path, seed: str, output: Path | None) -> None:
    """Propose claims from SEED, the id of an article in seeds/, as YAML for a person to accept."""
    corpus = resolve(read(root, KINDS)[0], today())
    id = Path(seed).stem
    if id not in corpus.seeds:
        unfinished = f"seeds/{id}.md has problems: run `generator check`" if id in corpus.records.unread else ""
        raise click.ClickException(f'there is no seed "{id}". {unfinished or did_you_mean(id, corpus.seeds)}'.strip())
    language = corpus.seeds[id].record.language
    if language_of(language) is None:
        raise click.ClickException(f'there are no rules for the language "{language}": nothing can be proposed')
    text = drafted(corpus, id)
    if output is None:
        click.echo(text, nl=False)
        return
    put_new(output, text)
    click.echo(f"{text.count(chr(10) + '---')} files proposed in {output}")
