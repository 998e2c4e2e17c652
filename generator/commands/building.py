"""What commands share that build: a sound site, what the configuration says of it, and one line for what is refused."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import yaml

from generator.build import build
from generator.checking import Site
from generator.exports.publication import Publication
from generator.hosts.clock import today
from generator.hosts.configuration import NAME, publication_of
from generator.hosts.other import HostFault
from generator.model.values import ValueFault
from generator.problems import as_text, fault, is_error


def sound_site(root: Path, directory: Path) -> Site:
    """The site of a project, to be built into a folder, which lies elsewhere than what people write (else UsageError); its
    errors are printed, and end the program."""
    for folder in ("content", "seeds"):
        if directory.resolve().is_relative_to((root / folder).resolve()):
            raise click.UsageError(f'"{directory}" lies within {folder}/, which holds what people write: build elsewhere')
    site = build(root, today())
    if not site.is_sound:
        for problem in filter(is_error, site.problems):
            click.echo(as_text(problem), err=True)
        sys.exit(1)
    return site


def publication(root: Path) -> Publication:
    """What the configuration of a project says; what is wrong with it as one line."""
    try:
        return publication_of(root)
    except (yaml.YAMLError, RecursionError) as error:
        raise click.ClickException(f"{NAME} cannot be read: {' '.join(str(error).split())}") from None
    except ValueFault as wrong:
        raise click.ClickException(f"{NAME}: site_url: {wrong.message}: {wrong.hint}") from None


@contextmanager
def one_line(directory: Path) -> Iterator[None]:
    """What the file system or the host has against it, as one line."""
    try:
        yield
    except OSError as error:
        made = directory.resolve()
        if str(error.filename or "").startswith(f"{made.parent}/.{made.name}-"):
            error.filename, error.filename2 = str(directory), None  # the folder that was to take its place is gone
        raise click.ClickException(fault(error)) from None
    except HostFault as failed:
        raise click.ClickException(str(failed)) from None
