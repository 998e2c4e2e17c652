"""`generator explain`: what a problem means."""

import click

from generator.explanations import EXPLANATIONS
from generator.problems import did_you_mean


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a problem means, with a wrong and a right example. CODE stands in brackets where a problem is told."""
    if code not in EXPLANATIONS:
        hint = did_you_mean(code, EXPLANATIONS) or f"there are: {', '.join(sorted(EXPLANATIONS))}"
        raise click.ClickException(f'there is no problem "{code}": {hint}')
    explanation = EXPLANATIONS[code]
    click.echo(f"{explanation.severity}[{code}]\n\n{explanation.meaning}\n")
    for label, example in (("Wrong", explanation.wrong), ("Right", explanation.right)):
        click.echo(f"{label}:\n" + "".join(f"    {line}\n" for line in example.splitlines()))
