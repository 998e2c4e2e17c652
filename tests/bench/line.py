"""How reading, resolving, checking and linking grow with the claims: `python -m tests.bench.line [N...]`."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from generator.checking import checked
from generator.hosts.clock import today
from generator.link.mentions import all_names
from tests.bench.catalogue import write_catalogue


def steps(root: Path) -> Iterator[str]:
    """Claims, seconds of processor for the four steps, the same for a thousand claims, and MB."""
    start = time.process_time()
    corpus = checked(root, today()).corpus
    names = all_names(corpus.entities.items())
    for seed in corpus.seeds.values():
        for block in seed.blocks:
            names.mentions(seed.text[block.start : block.end])
    for entity in corpus.entities.values():
        names.mentions(entity.summary or "")
    seconds = time.process_time() - start
    claims = sum(map(len, corpus.claims.values()))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"| {claims} | {seconds:.2f} | {1000 * seconds / claims:.2f} | {memory:.0f} |"


def main(sizes: list[int]) -> None:
    """Print a row for each size, each in a process of its own."""
    sys.stdout.write("| claims | seconds | per 1,000 claims | MB |\n| --- | --- | --- | --- |\n")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_catalogue(size, Path(folder))
            row = subprocess.run(
                [sys.executable, "-m", "tests.bench.line", "--of", folder], capture_output=True, text=True, check=True
            )
            sys.stdout.write(row.stdout)
            sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--of"]:
        sys.stdout.write("\n".join(steps(Path(sys.argv[2]))) + "\n")
    else:
        main([int(size) for size in sys.argv[1:]] or [1_000, 3_000, 10_000, 30_000, 102_000])
