"""A seeded catalogue of any size in the proportions of the real record: what people would write, for the benchmarks."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

SHARES = {"companies": 0.078, "chips": 0.037, "deals": 0.194}
"""Of all that has a page; the others are sources, of which one in twenty is a seed."""
SYLLABLES = re.findall(r"\w+", "ba co da el fi ga hu in jo ka lu mi no or pe qua ri so tu ul ve wa xi yo za")
SAID = "capacity of servers that are leased for years in new halls with power from the grid and chips of the next generation"
WORDS = re.findall(r"\w+", SAID)
TYPES = ("equity", "capacity", "chip supply", "debt")
LADDER = ("rumoured", "in talks", "announced", "signed", "closed")
CONFIG = """\
site_name: Catalogue
docs_dir: content
theme: {name: material, font: false}
plugins: [generator]
markdown_extensions:
  - attr_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true, title: On this page, permalink_title: Link to this section}
extra: {generator: false}
"""


def name(chance: random.Random) -> str:
    """A name of two to four syllables."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()


class Catalogue:
    """Everything of a catalogue of `size` things. The same size gives the same files."""

    def __init__(self, size: int) -> None:
        self.chance = random.Random(size)
        counts = {folder: max(2, round(size * share)) for folder, share in SHARES.items()}
        self.companies = [f"{self.name()} {number}" for number in range(counts["companies"])]
        self.chips = [f"{self.name()} X{number}" for number in range(counts["chips"])]
        self.deals = counts["deals"]
        sources = max(4, size - sum(counts.values()))
        self.seeds = max(1, sources // 20)
        self.sources = sources - self.seeds
        self.days = [self.day() for _ in range(self.sources)]

    def name(self) -> str:
        return name(self.chance)

    def files(self) -> Iterator[tuple[str, str]]:
        """Path and text of each file."""
        yield "mkdocs.yml", CONFIG
        inserts = "\n\n".join(f"<!-- insert: {name} -->" for name in ("figures", "latest", "disputes", "largest"))
        yield "content/index.md", f"---\ntitle: Home\n---\nA catalogue.\n\n{inserts}\n"
        for number in range(self.sources):
            yield f"content/sources/source-{number}.yml", self.source(number)
        for number in range(len(self.companies)):
            yield f"content/companies/company-{number}.yml", self.company(number)
        for number in range(len(self.chips)):
            yield f"content/chips/chip-{number}.yml", self.chip(number)
        told: dict[int, list[str]] = {}
        for number in range(self.deals):
            yield f"content/deals/deal-{number}.yml", self.deal(number, told)
        for number in range(self.seeds):
            yield f"seeds/seed-{number}.md", self.seed(number, told.get(number, []))

    def prose(self, words: int) -> str:
        """Words in which a company is named now and then."""
        said = self.chance.choices(WORDS, k=words)
        said[words // 2] = self.chance.choice(self.companies)
        return " ".join(said)

    def day(self) -> str:
        return f"{self.chance.randint(2021, 2025)}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"

    def some_source(self, day: str = "") -> str:
        """A source, and of a few one that appeared on a day or after it, if one did."""
        some = [self.chance.randrange(self.sources) for _ in range(12 if day else 1)]
        return f"source-{next((one for one in some if self.days[one] >= day), some[0])}"

    def source(self, number: int) -> str:
        repeats = f"derived_from: [source-{number - 1}]\n" if number % 25 == 24 else ""
        return (
            f"title: Report {number} on {self.prose(6)}\ntype: news\npublisher: {self.name()} News\n"
            f"date: {self.days[number]}\nurl: https://example.org/{number}\nsummary: {self.prose(20)}.\n{repeats}"
        )

    def seed(self, number: int, told: list[str]) -> str:
        paragraphs = [*told, *(f"{self.prose(60).capitalize()}." for _ in range(6))]
        head = f"title: Article {number}\ntype: article\npublisher: Wire\ndate: 2025-12-16\nurl: unknown\nlanguage: en\n"
        return f"---\n{head}---\n" + "\n\n".join(paragraphs) + "\n"

    def company(self, number: int) -> str:
        claims = "".join(f"  - {{value: {self.prose(4)}, date: {self.day()}, source: {self.some_source()}}}\n" for _ in range(3))
        name = self.companies[number]
        return f"name: {name}\naliases: [{name} Incorporated]\nsummary: {self.prose(25)}.\nsector: [neocloud]\nproduct:\n{claims}"

    def chip(self, number: int) -> str:
        """A chip; of one in thirty two sources give another memory."""
        day, memory = self.day(), self.chance.randint(2, 40) * 8
        disputed = f"  - {{value: {memory + 8} GB, date: {day}, source: {self.some_source()}}}\n" if number % 30 == 0 else ""
        return (
            f"name: {self.chips[number]}\nsummary: {self.prose(20)}.\n"
            f"designer: {{value: company-{self.chance.randrange(len(self.companies))}, source: {self.some_source()}}}\n"
            f"announced: {{value: {day}, date: {day}, source: {self.some_source()}}}\n"
            f"memory:\n  - {{value: {memory} GB, date: {day}, source: {self.some_source()}}}\n{disputed}"
            f"bandwidth: {{value: {self.chance.randint(10, 99) / 10} TB/s, date: {day}, source: {self.some_source()}}}\n"
            f"power: {{value: {self.chance.randint(3, 15) * 100} W, date: {day}, source: {self.some_source()}}}\n"
        )

    def deal(self, number: int, told: dict[int, list[str]]) -> str:
        """A deal with its steps and one flow; one in ten is told by a seed and quoted."""
        one, other = self.chance.sample(range(len(self.companies)), 2)
        chips = f"chips: [chip-{self.chance.randrange(len(self.chips))}]\n" if number % 3 == 0 else ""
        billions = self.chance.randint(1, 90)
        if number % 10 == 0:
            seed = (number // 10) % self.seeds
            stage = f"{self.companies[one]} is in talks with {self.companies[other]}"
            amount = f"at least {billions} billion dollars would go into deal {number}"
            told.setdefault(seed, []).append(f"{stage}. It is said that {amount}.")
            status = f"  - {{value: in talks, date: 2025-12-16, source: seed-{seed}, quote: {stage}}}\n"
            much = f"{{value: at least {billions} billion USD, source: seed-{seed}, quote: {amount}}}"
        else:
            days = sorted(self.day() for _ in range(self.chance.randint(1, 3)))
            steps = zip(LADDER[2:], days, strict=False)
            status = "".join(f"  - {{value: {step}, date: {day}, source: {self.some_source(day)}}}\n" for step, day in steps)
            much = f"{{value: {billions} billion USD, date: {days[0]}, source: {self.some_source()}}}"
        return (
            f"name: Deal {number} of {self.companies[one]} with {self.companies[other]}\nsummary: {self.prose(25)}.\n"
            f"type: {self.chance.choice(TYPES)}\nparties:\n  - {{company: company-{one}, role: investor}}\n"
            f"  - {{company: company-{other}, role: issuer}}\n{chips}status:\n{status}"
            f"flows:\n  - from: company-{one}\n    to: company-{other}\n    what: equity\n    amount: {much}\n"
        )


def write_catalogue(size: int, root: Path) -> None:
    """Write a catalogue as a project into a folder."""
    for path, text in Catalogue(size).files():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
