"""The search of a large catalogue, measured: `python -m tests.bench.search [N]` indexes N entities and asks a browser.

It prints what indexing took, what travels before the first result and for all of a first query, and the time from the first key
(the median of five visits, with its ends).
"""

import gzip
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright

from generator.hosts.layout import THEME
from generator.hosts.output import NewFolder
from generator.hosts.search import write_search
from generator.pages.search import SearchRecord
from tests.bench.catalogue import name
from tests.conftest import find_browser
from tests.server import served

SECTORS = ("capacity", "chips", "lease", "round", "loan", "data", "accelerator", "power", "network", "bond", "server")
STAGES = ("rumoured", "in talks", "announced", "signed", "closed")
VISITS = 5
COMPRESSED = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".pagefind")
PAGE = """\
<!doctype html><html lang="en"><title>Many</title><link rel="stylesheet" href="assets/search.css">
<script id="__config" type="application/json">{"base": "."}</script>
<header class="md-header__inner"></header><main class="md-content"></main>
<script type="module" src="assets/search.js"></script></html>
"""


def catalogue(size: int) -> Iterator[SearchRecord]:
    """A tenth companies, a twentieth chips, a quarter deals, the rest sources; about 2 kB of text in each but the sources."""
    chance = random.Random(0)
    firms = [f"{name(chance)} {chance.choice(('Labs', 'Cloud', 'Systems', 'Capital'))}" for _ in range(size // 10)]
    words = [name(chance).lower() for _ in range(4000)] + [*SECTORS] * 40
    for number in range(size):
        kind = "company" if number < size // 10 else chance.choices(("chip", "deal", "source"), (5, 25, 60))[0]
        one, other = chance.choice(firms), chance.choice(firms)
        title = {"company": firms[number % len(firms)], "chip": f"{name(chance)} {number}"}.get(
            kind, f"{one}'s {chance.choice(SECTORS)} {chance.choice(SECTORS)} with {other}, {name(chance)} {2020 + number % 7}"
        )
        filters = [("year", str(2020 + number % 7))]
        if kind == "deal":
            filters += [("stage", chance.choice(STAGES)), ("party", one), ("party", other)]
        text = " ".join(chance.choices(words, k=40 if kind == "source" else 300))
        yield SearchRecord(
            f"{kind}/{number}/",
            title,
            kind,
            "fr" if number % 500 == 0 else "en",
            text,
            (),
            f"A {kind}",
            tuple(filters),
            size - number,
        )


def main(size: int) -> None:
    """Print the figures for a catalogue of a size."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        records = list(catalogue(size))
        start = time.monotonic()
        write_search(records, NewFolder(root))
        spent, peak = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        sys.stdout.write(f"{size} records: indexed in {spent:.1f} s, at most {peak:.0f} MB\n")
        (root / "assets").mkdir()
        for path in (THEME / "assets").iterdir():
            (root / "assets" / path.name).write_bytes(path.read_bytes())
        (root / "index.html").write_text(PAGE, encoding="utf-8")
        with served(root) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
            for words in ("n", records[7].title[:5].lower(), records[3].title.lower(), "capacity lease", "acelerator"):
                visits = [measured(browser, address, root, words) for _ in range(VISITS + 1)][
                    1:
                ]  # at the first the browser wakes
                took = [visit[0] for visit in visits]
                middle = f"{statistics.median(took):.0f} ms ({min(took):.0f} to {max(took):.0f})"
                sys.stdout.write(f"{words!r}: first result after {middle}, {visits[0][1]}\n")
            browser.close()


def measured(browser: Browser, address: str, root: Path, words: str) -> tuple[float, str]:
    """What the first query of a visit costs: milliseconds, and bytes as a server that compresses sends them and as one that does
    not."""
    sent: list[Path] = []
    with browser.new_page() as page:

        def count(response: Response) -> None:
            sent.append(root / response.url.removeprefix(address).partition("?")[0])

        page.goto(address)
        page.on("response", count)
        page.keyboard.press("/")
        page.evaluate("""() => {
            const list = document.querySelector('#search-list'), field = document.querySelector('[role=combobox]');
            field.addEventListener('keydown', () => { window.began ??= performance.now(); });
            const seen = () => { if (list.children.length) window.first ??= performance.now(); };
            new MutationObserver(seen).observe(list, {childList: true});
        }""")
        page.keyboard.type(words)
        page.wait_for_function("window.first")
        early = list(sent)
        page.wait_for_function("document.querySelector('.search p').textContent.includes('esult')")
        page.wait_for_load_state("networkidle")
        took = page.evaluate("Math.round(window.first - window.began)")
        found = page.locator(".search p").inner_text()
    return took, f"{_size(early)} before it, {_size(sent)} in all; {found}"


def _size(paths: list[Path]) -> str:
    plain = sum(path.stat().st_size for path in paths)
    packed = sum(path.stat().st_size if path.suffix in COMPRESSED else len(gzip.compress(path.read_bytes())) for path in paths)
    return f"{packed / 1000:.0f} kB ({plain / 1000:.0f} kB not compressed)"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
