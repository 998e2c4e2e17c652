"""`python -m generator` is the console script `generator`."""

import sys
from io import BytesIO, TextIOWrapper


def main() -> None:
    """Run the command; who interrupts it while it still loads is told no more than later."""
    try:
        from generator.cli import main as run
    except KeyboardInterrupt:
        sys.exit("\nAborted!")
    if sys.stdin is None:  # it was closed: there is nothing to be read
        sys.stdin = TextIOWrapper(BytesIO())
    run()


if __name__ == "__main__":
    main()
