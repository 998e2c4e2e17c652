"""From saving a file to the page being served: `python -m tests.bench.live [N] [edits]`, the median of each sort of edit."""

import os
import re
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

EDITS = (
    ("a company's summary", "companies/company-1", r"(?m)^summary: ", "summary: seen{} "),
    ("a deal's name", "deals/deal-1", r"(?m)^name: ", "name: seen{} "),
    ("an amount", "deals/deal-1", r"value: [\d.]+ billion", "value: 7{}.5 billion"),
    ("a source's title", "sources/source-1", r"(?m)^title: ", "title: seen{} "),
)
"""What is edited, on which page it is seen, and what stands instead of the first words that match."""


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
    """Serve a catalogue, edit it again and again, and print how long each sort of edit took to be seen."""
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
            first = appears(f"http://127.0.0.1:{port}/", "<h1") - start
            sys.stdout.write(f"{size}: first page after {first:.1f} s\n")
            for what, page, found, instead in EDITS:
                path = root / "content" / f"{page}.yml"
                text = path.read_text()
                took = []
                for number in range(edits):
                    time.sleep(1.5)
                    words = instead.format(number)
                    start = time.monotonic()
                    path.write_text(re.sub(found, words, text, count=1))
                    took.append(appears(f"http://127.0.0.1:{port}/{page}/", words.partition(": ")[2].strip()) - start)
                spread = f"{min(took):.2f} to {max(took):.2f}"
                sys.stdout.write(f"{what} is served after {statistics.median(took):.2f} s ({spread})\n")
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*[*given, *[1000, 20][len(given) :]])
