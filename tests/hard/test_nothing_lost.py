"""Nothing that was curated is lost on the way: claims, pages, exports, search; whoever names what is missing is named."""

import csv
import gzip
import json
import random
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import build
from generator.checking import Site, checked
from generator.exports.tables import Table
from generator.hosts.clock import today
from generator.hosts.search import MAGIC
from generator.model.record import references
from generator.pages.compose import always
from tests.conftest import REPOSITORY

IDS = re.compile(r'\sid="([^"]+)"')
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def made() -> Site:
    """What this repository becomes."""
    return build(REPOSITORY, today())


def table(made: Site, name: str) -> Table:
    return next(found for found in made.tables if found.name == name)


def claims_in(value: Any) -> int:
    """The claims of a part of a curated file."""
    if isinstance(value, dict):
        return ("source" in value) + sum(map(claims_in, value.values()))
    return sum(map(claims_in, value)) if isinstance(value, list) else 0


def names_shown(site: Path) -> dict[str, str]:
    """What the search shows of the things that it finds by their names: address -> name."""
    folder = site / "search/names"
    _, *pieces = (folder / "words.txt").read_text().partition("\n")[0].split(" ")
    rows = (row for piece in pieces for row in json.loads((folder / f"{piece.partition(':')[0]}.json").read_text()))
    return {row[0]: row[1] for row in rows}


def words_of(html: str) -> str:
    """The words of a page, in small letters, one blank between two."""
    return " ".join(unescape(TAG.sub(" ", html)).casefold().split())


def searched(site: Path) -> dict[str, str]:
    """Address -> the words that the built index of the full text has for it."""
    fragments = (gzip.decompress(path.read_bytes()).removeprefix(MAGIC) for path in site.glob("search/*/fragment/*"))
    found = map(json.loads, fragments)
    return {fragment["url"]: " ".join(fragment["content"].casefold().split()) for fragment in found}


def test_every_claim_stands_once_on_the_page_of_its_subject(site: Path, made: Site) -> None:
    for id, claims in made.corpus.claims.items():
        ids = Counter(IDS.findall((site / made.corpus.entities[id].folder / id / "index.html").read_text()))
        assert [claim.anchor for claim in claims if ids[claim.anchor] != 1] == [], id


def test_every_claim_of_every_file_is_one(made: Site) -> None:
    """Counted without the model: a claim is a mapping that has a source, in an entity's file."""
    corpus = made.corpus
    counted = {
        id: claims_in(yaml.load((REPOSITORY / corpus.records.files[id]).read_text(), yaml.BaseLoader)) for id in corpus.entities
    }
    assert {id: len(corpus.claims[id]) for id in corpus.entities} == counted


def test_every_claim_is_found_by_its_words_where_it_stands(site: Path, made: Site) -> None:
    known = searched(site)
    rows = table(made, "claims").rows
    assert len(rows) == sum(map(len, made.corpus.claims.values()))
    lost = []
    for row in rows:
        address, words = str(row["page"]).partition("#")[0], " ".join(str(row["label"]).casefold().split())
        if words not in known[address] or words not in words_of((site / address / "index.html").read_text()):
            lost.append(row["id"])
    assert lost == []


def test_every_row_is_in_every_form_of_the_data(site: Path, made: Site) -> None:
    with closing(sqlite3.connect(site / "data/record.sqlite")) as database:
        for one in made.tables:
            names = [column.name for column in one.columns]
            rows = [tuple(row[name] for name in names) for row in one.rows]
            with (site / f"data/{one.name}.csv").open(newline="", encoding="utf-8") as file:
                spread = list(csv.DictReader(file))
            told = json.loads((site / f"data/{one.name}.json").read_text())["rows"]
            chosen = ", ".join(f'"{name}"' for name in names)
            stored = database.execute(f'SELECT {chosen} FROM "{one.name}"').fetchall()
            assert len(spread) == len(told) == len(stored) == len(rows), one.name
            assert [tuple(map(as_json, told_row.values())) for told_row in told] == [tuple(map(as_json, row)) for row in rows]
            assert [[cell.removeprefix("'") for cell in row.values()] for row in spread] == [
                [as_text(cell).removeprefix("'") for cell in row] for row in rows
            ], one.name
            assert Counter(tuple(map(as_text, row)) for row in stored) == Counter(
                tuple(as_text(int(cell) if isinstance(cell, bool) else cell) for cell in row) for row in rows
            ), one.name


def as_json(cell: object) -> object:
    return list(cell) if isinstance(cell, tuple) else cell


def as_text(cell: object) -> str:
    """A cell in CSV and SQLite."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else json.dumps(cell, ensure_ascii=False) if isinstance(cell, tuple) else str(cell)


def test_there_is_a_page_for_everything_and_no_other(site: Path, made: Site) -> None:
    corpus = made.corpus
    records = corpus.entities | corpus.sources
    expected = {f"{record.folder}/{id}" for id, record in records.items()}
    expected |= {path.removesuffix(".md").removesuffix("index").rstrip("/") for path in corpus.records.pages}
    expected |= {name.removesuffix("/index") for name in always(corpus.kinds)}
    expected |= {f"{record.folder}/{former}" for former, _, record in corpus.renamed()}
    found = {path.parent.relative_to(site).as_posix().removeprefix(".") for path in site.rglob("index.html")}
    assert found == expected


def test_every_entity_and_source_is_found_by_its_name(site: Path, made: Site) -> None:
    records = made.corpus.entities | made.corpus.sources
    assert {f"{record.folder}/{id}/" for id, record in records.items()} <= names_shown(site).keys()


def test_whoever_names_a_deleted_entity_is_named(tmp_path: Path, made: Site, amount: Callable[[int, int], int]) -> None:
    for folder in ("content", "seeds"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    corpus = made.corpus
    ids = sorted(corpus.entities)
    named = 0
    for id in random.Random(8).sample(ids, min(len(ids), amount(3, 10_000))):
        file = tmp_path / corpus.records.files[id]
        raw = file.read_bytes()
        file.unlink()
        others = [record for other, record in (corpus.entities | corpus.sources).items() if other != id]
        expected = {str(found.at) for record in others for found in references(record) if found == id}
        problems = checked(tmp_path, today()).problems
        found = {str(problem.at) for problem in problems if problem.code == "unknown-entity" and f'"{id}"' in problem.message}
        assert found == expected, id
        named += len(found)
        file.write_bytes(raw)
    print(f"{named} referrers named")
    assert named
