"""`python -m generator` is the console script `generator`."""

import sys


def main() -> None:
    """Run the command; who interrupts it while it still loads is told no more than later."""
    try:
        from generator.cli import main as run
    except KeyboardInterrupt:
        sys.exit("\nAborted!")
    run()


if __name__ == "__main__":
    main()
