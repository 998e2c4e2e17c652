"""`generator schema`: what is made of the kinds and kept in the repository: schemas for editors, issue forms for GitHub."""

from pathlib import Path

import click

from generator.authoring.form import FOLDER as FORMS
from generator.authoring.form import form_files
from generator.commands.project import ROOT
from generator.model.kinds import KINDS
from generator.read.project import kinds_of
from generator.schema import FOLDER, IDS, ids_schema, is_ids_schema, schema_files


@click.command()
@ROOT
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing; exit 1 where a schema or form is stale; the list of ids may be behind.",
)
def schema(root: Path, only_check: bool) -> None:
    """Write the JSON Schemas of the kinds into schemas/, and the issue forms where the project has a folder for them."""
    kinds = kinds_of(root, KINDS)
    wanted = {f"{FOLDER}/{name}": text for name, text in schema_files(kinds).items()}
    if (root / FORMS).is_dir():
        wanted |= {f"{FORMS}/{name}": text for name, text in form_files(kinds).items()}
    ids = {f"{FOLDER}/{IDS}": ids_schema(root)}
    stale, behind = _stale(root, wanted), _stale(root, ids)
    if not only_check:
        (root / FOLDER).mkdir(exist_ok=True)
        for name in (*stale, *behind):
            (root / name).write_text((wanted | ids)[name], encoding="utf-8", newline="\n")
        click.echo(f"{len(wanted) + 1} files are up to date, {len(stale) + len(behind)} of them written anew")
        return
    stale += [name for name in behind if not is_ids_schema(_text(root / name))]
    if stale:
        raise click.ClickException(f"stale: {', '.join(stale)}; run `generator schema`")
    if behind:
        click.echo(f"{FOLDER}/{IDS} does not name the files there are; `generator schema` brings it up to date", err=True)


def _stale(root: Path, wanted: dict[str, str]) -> list[str]:
    """The names of the files that are not as they should be."""
    return [name for name, text in wanted.items() if _text(root / name) != text]


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
