"""Pages made out of what is known of an earlier corpus are those that a corpus of its own gives, and only few are made."""

import gc
import random
import re
import shutil
import weakref
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.pages.answers import Answers
from generator.pages.document import plain
from generator.pages.parts import STAGE_IN_ROW
from tests.conftest import REPOSITORY, Files, Project, write_files

DAY = date(2026, 11, 24)
EDITS: dict[str, Callable[[str, random.Random], str]] = {
    "a word of a summary": lambda text, chance: re.sub(r"(?m)^summary: ", f"summary: Seen {chance.random()} ", text),
    "a name": lambda text, chance: re.sub(r"(?m)^name: (.*)$", rf"name: \1 {chance.randrange(99)}", text),
    "an alias that is a word": lambda text, chance: re.sub(r"(?m)^aliases: .*$", "aliases: [data center]", text),
    "an amount": lambda text, chance: re.sub(
        r"value: (about )?\d+ billion", f"value: {chance.randrange(99)} billion", text, count=1
    ),
    "a date": lambda text, chance: re.sub(r"date: 20\d\d-\d\d-\d\d", f"date: 2024-0{chance.randrange(1, 9)}-15", text, count=1),
    "a publisher": lambda text, chance: re.sub(r"(?m)^publisher: .*$", f"publisher: Paper {chance.randrange(99)}", text),
    "a stage": lambda text, chance: re.sub(r"value: (announced|in talks)", "value: signed", text, count=1),
    "a comment": lambda text, chance: f"# {chance.random()}\n{text}",
    "nothing left of it": lambda text, chance: "",
}

PAPER = "title: Paper\ntype: news\nurl: https://e.org/1\npublisher: P\ndate: 2025-01-01\n"


def test_pages_out_of_answers_are_those_of_a_corpus_of_its_own(tmp_path: Path, amount: Callable[[int, int], int]) -> None:
    for name in ("content", "seeds"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    chance, answers, changed = random.Random(7), Answers(), 0
    files = sorted(path for path in (tmp_path / "content").glob("*/*.yml"))
    build(tmp_path, DAY, answers=answers)
    while changed < amount(3, 60):
        path, edit = chance.choice(files), chance.choice(sorted(EDITS))
        before = path.read_text()
        after = EDITS[edit](before, chance)
        if after == before:
            continue
        path.write_text(after) if after else path.unlink()
        fresh = build(tmp_path, DAY)
        if fresh.is_sound:
            assert build(tmp_path, DAY, answers=answers).pages == fresh.pages, (path.name, edit)
            changed += 1
        else:
            path.write_text(before)


@pytest.mark.parametrize(
    ("edit", "made"),
    [
        ({}, set()),
        ({"content/companies/third.yml": "name: Third\nsummary: Cloud capacity.\n"}, {"companies/third.md"}),
        ({"content/companies/third.yml": "name: Other\n"}, {"companies/third.md"}),
        ({"content/companies/third.yml": "name: milliards\n"}, {"companies/third.md", "sources/discussions.md"}),
        ({"content/sources/paper.yml": PAPER.replace("Paper", "Other")}, {"sources/paper.md"}),
    ],
)
def test_only_what_an_edit_touches_is_made(edit: Files, made: set[str], project: Project) -> None:
    root = project({"content/companies/third.yml": "name: Third\n", "content/sources/paper.yml": PAPER})
    answers = Answers()
    before = {page.path: page for page in build(root, DAY, answers=answers).pages}
    write_files(root, edit)
    after = build(root, DAY, answers=answers).pages
    of_things = {made.page.path for made in answers.made.values()}
    again = {page.path for page in after if page.path in of_things and page is not before[page.path]}
    assert again == made


def test_what_an_edit_leaves_alone_stays_the_very_same(project: Project) -> None:
    root = project({"content/companies/third.yml": "name: Third\n", "content/sources/paper.yml": PAPER})
    before = build(root, DAY).corpus
    write_files(
        root,
        {
            "content/companies/third.yml": "name: Third\nsummary: Cloud capacity.\n",
            "content/sources/paper.yml": PAPER.replace("Paper", "Other"),
        },
    )
    after = build(root, DAY).corpus
    assert after.entities["third"] is not before.entities["third"] and after.sources["paper"].title == "Other"
    assert after.standings is before.standings and after.claims["talks"] is before.claims["talks"]
    assert after.seeds["discussions"] is before.seeds["discussions"]


def test_what_earlier_corpora_knew_of_claims_is_let_go(project: Project) -> None:
    third = "name: Third\nproduct: {value: Clouds, date: 2025, source: paper}\n"
    root = project({"content/companies/third.yml": third, "content/sources/paper.yml": PAPER})
    earlier = weakref.ref(build(root, DAY).corpus.claims["third"][0])
    for turn in range(40):
        write_files(root, {"content/companies/third.yml": f"# {turn}\n{third}"})
        build(root, DAY)
    gc.unfreeze()
    gc.collect()
    assert earlier() is None


def test_the_stage_in_a_row_is_that_of_the_deal(project: Project) -> None:
    site = build(project({}), DAY)
    row = next(page.row for page in site.pages if page.path == "deals/talks.md")
    assert plain(row[STAGE_IN_ROW]).startswith("in talks")
