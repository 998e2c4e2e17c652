"""From saving a file to the page being served: `python -m tests.bench.live [N] [edits]` prints the median and the ends."""

import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from tests.bench.catalogue import write_catalogue

PATIENCE = 300
"""Seconds."""


def appears(address: str, words: str) -> float:
    """The time at which a page holds words. Raises TimeoutError."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:
                if words in answer.read().decode():
                    return time.monotonic()
        except OSError:
            pass
        time.sleep(0.02)
    raise TimeoutError(address)


def main(size: int, edits: int) -> None:
    """Serve a catalogue, edit a company again and again, and print how long each edit took to be seen."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        root = Path(folder)
        write_catalogue(size, root)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
        process = subprocess.Popen(command, cwd=root, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
        try:
            start = time.monotonic()
            address = f"http://127.0.0.1:{port}/companies/company-1/"
            first = appears(address, "<h1") - start
            took = []
            for number in range(edits):
                time.sleep(1.5)
                path = root / "content/companies/company-1.yml"
                text = path.read_text()
                start = time.monotonic()
                path.write_text(text.replace("summary: ", f"summary: seen{number} "))
                took.append(appears(address, f"seen{number}") - start)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()
    spread = f"{min(took):.2f} to {max(took):.2f}"
    sys.stdout.write(
        f"{size}: first page after {first:.1f} s; an edit is served after {statistics.median(took):.2f} s ({spread})\n"
    )


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*[*given, *[1000, 20][len(given) :]])
