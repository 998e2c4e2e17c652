"""Commands that need more than a few lines, each in a module; with cli.py the only places that print."""
