"""`make bench`: one catalogue, built by this program and by its rivals, in turn, as ratios. `python -m tests.bench [N...]`."""

import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.bench.catalogue import write_catalogue
from tests.bench.plot import plot
from tests.bench.rivals import RIVALS, Missing
from tests.bench.run import Run, run

ROUNDS = 3
FIELDS = ("seconds", "processor", "memory", "size", "files", "page")
BASE = "stock MkDocs + Material"
OURS = [sys.executable, "-m", "tests.bench.ours"]
WHOLE = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
COLD, WARM, TEXTS = "ours, cold", "ours, one claim changed", "ours, the full-text index alone"
WITH_TEXTS = ", with the full-text index"
REPOSITORY = Path(__file__).parents[2]


def machine() -> str:
    """The machine that the figures are of."""
    names = re.findall(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text()) or [platform.processor()]
    load = Path("/proc/loadavg").read_text().split()[0]
    return f"{len(names)} x {names[0]}, {platform.system()} {platform.release()}, Python {platform.python_version()}, load {load}"


class Bench:
    """The runs of each competitor at one size. Nothing is deleted before the end: for minutes after many files were, ext4 is slow
    to make new ones."""

    def __init__(self, size: int, folder: Path) -> None:
        self.size = size
        self.folder = folder
        self.runs: defaultdict[str, list[Run]] = defaultdict(list)
        self.missing: dict[str, str] = {}

    def turn(self) -> None:
        """One round: everybody once."""
        self.round = self.folder / f"round-{len(self.runs[COLD])}"
        self.project = self.round / "project"
        self._ours()
        markdown = self.round / "markdown"
        command = [sys.executable, "-m", "generator", "write", str(markdown)]
        subprocess.run(command, cwd=self.project, check=True, capture_output=True)
        for name, rival in RIVALS.items():
            if name not in self.missing:
                try:
                    self._rival(name, rival, markdown)
                except (Missing, RuntimeError) as fault:
                    self.missing[name] = " ".join(str(fault).split())[-160:]

    def _ours(self) -> None:
        self._built("", OURS, self.project)
        self._built(WITH_TEXTS, WHOLE, self.round / "whole")
        command = [*OURS, "texts", str(self.round / "texts")]
        texts = subprocess.run(command, cwd=self.project, check=True, capture_output=True, text=True).stdout
        seconds, processor, memory = map(float, texts.split())
        self._measured(TEXTS, Run(seconds, processor, memory))

    def _built(self, more: str, command: list[str], project: Path) -> None:
        write_catalogue(self.size, project)
        (project / "tests").symlink_to(REPOSITORY / "tests")
        self._measured(COLD + more, run(command, project, project / "site"))
        deal = project / "content/deals/deal-1.yml"
        deal.write_text(re.sub(r"value: \d+ billion", "value: 77 billion", deal.read_text()))
        self._measured(WARM + more, run(command, project, project / "site"))

    def _measured(self, name: str, taken: Run) -> None:
        sys.stderr.write(f"{self.size}, {name}: {taken}\n")
        self.runs[name].append(taken)

    def _rival(self, name: str, rival: object, markdown: Path) -> None:
        work = self.round / name.split()[0]
        shutil.copytree(
            markdown, work / "pages", ignore=lambda _, names: [one for one in names if Path(one).suffix not in ("", ".md")]
        )
        command = RIVALS[name](work, self._frame())
        self._measured(name, run(command, work, work / "site"))
        if name == "Zensical":
            self._measured("Zensical, nothing changed", run(command, work, work / "site"))

    def _frame(self) -> str:
        """The finished page of a company without its own words: what the theme puts around it."""
        page = (self.project / "site/companies/company-1/index.html").read_text()
        page = re.sub(r"<article(.*?)>.*</article>", r"<article\1>mark-content</article>", page, flags=re.DOTALL)
        page = re.sub(r"<script type=.application/ld.*?</script>", "", page, flags=re.DOTALL)
        return re.sub(r"<title>.*?</title>", "<title>mark-title</title>", page)

    def rows(self) -> list[str]:
        """The table: medians, and the median and the ends of the ratios to the same round's base."""
        lines = []
        for name, runs in self.runs.items():
            middle = {field: statistics.median(getattr(one, field) for one in runs) for field in FIELDS}
            ratios = " | ".join(self._ratio(runs, field) for field in ("seconds", "processor"))
            site = (
                f"{middle['size'] / 1e6:.1f} | {middle['files']:.0f} | {middle['page'] / 1e3:.1f}"
                if middle["files"]
                else "- | - | -"
            )
            lines.append(
                f"| {self.size} | {name} | {middle['seconds']:.2f} | {middle['processor']:.2f} | {ratios} "
                f"| {middle['memory']:.0f} | {site} |"
            )
        return lines + [f"| {self.size} | {name} | missing: {why} | | | | | | | |" for name, why in self.missing.items()]

    def _ratio(self, runs: list[Run], field: str) -> str:
        pairs = zip(runs, self.runs[BASE], strict=False)
        ratios = [getattr(one, field) / getattr(base, field) for one, base in pairs]
        return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})" if ratios else "-"


def main(sizes: list[int]) -> None:
    """Print the table, and write it and the plot into build/."""
    lines = [
        machine(),
        "",
        "| N | built by | seconds | processor | seconds of stock | processor of stock | MB | site, MB | files | kB a page |",
        "|" + " --- |" * 10,
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    benches = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            bench = Bench(size, Path(folder) / str(size))
            for _ in range(ROUNDS if size <= 1000 else 1):
                bench.turn()
            benches.append(bench)
            sys.stdout.write("\n".join(bench.rows()) + "\n")
            sys.stdout.flush()
            lines += bench.rows()
    target = REPOSITORY / "build"
    target.mkdir(exist_ok=True)
    (target / "bench.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    names = dict.fromkeys(name for bench in benches for name in bench.runs)
    series = {
        name: [(b.size, statistics.median(r.seconds for r in b.runs[name])) for b in benches if b.runs[name]] for name in names
    }
    (target / "bench.svg").write_text(plot(series, "Seconds by size of the catalogue"), encoding="utf-8")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 300, 1000])
