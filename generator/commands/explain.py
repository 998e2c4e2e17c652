"""`generator explain`: what a problem means."""

import click

from generator.explanations import EXPLANATIONS


@click.command()
@click.argument("code", type=click.Choice(sorted(EXPLANATIONS)))
def explain(code: str) -> None:
    """Say what a problem means, with a wrong and a right example."""
    explanation = EXPLANATIONS[code]
    click.echo(f"{explanation.severity}[{code}]\n\n{explanation.meaning}\n")
    for label, example in (("Wrong", explanation.wrong), ("Right", explanation.right)):
        click.echo(f"{label}:\n" + "".join(f"    {line}\n" for line in example.splitlines()))
