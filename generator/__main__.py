"""`python -m generator` is the console script `generator`."""

from generator.cli import main

main()
