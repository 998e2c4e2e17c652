"""Adding a kind takes one class and one folder."""

import json
from datetime import date
from types import new_class
from typing import ClassVar

import pytest
from pydantic import Field

from generator.exports.publication import Publication
from generator.exports.readable import llms_txt
from generator.model.claim import Claims, PowerValue
from generator.model.kinds import KINDS, CompanyId, Entity, about
from generator.model.record import Line
from generator.pages.markdown import written
from generator.schema import schema_files
from tests.conftest import Project, built


class DataCenter(Entity):
    """A building full of chips."""

    folder: ClassVar[str] = "data-centers"
    singular: ClassVar[str] = "data center"
    plural: ClassVar[str] = "data centers"
    meaning: ClassVar[str] = "Where the chips stand."

    power: Claims[PowerValue] = about("Power", "What it may draw.")
    country: Line | None = None
    built_by: tuple[CompanyId, ...] = Field(default=(), title="Builders")


def test_a_new_kind_has_pages_an_index_a_schema_and_checks(project: Project) -> None:
    source = "title: A report\ntype: news\npublisher: unknown\ndate: unknown\nurl: unknown\n"
    big = "name: Big\npower: {value: 2 GW, source: report}\ncountry: Norway\nbuilt_by: [amazon, openai]\n"
    kinds: tuple[type[Entity], ...] = (*KINDS, DataCenter)
    root = project({"content/data-centers/big.yml": big, "content/sources/report.yml": source})

    site = built(root, *kinds)
    pages = {page.path: written(page) for page in site.pages}
    assert (
        '| Power | <span data-known="never">2 GW</span><span data-known="never">[^big.power-report]</span> |'
        in pages["data-centers/big.md"]
    )
    assert (
        "| Country | Norway |\n| Builders | [Amazon](../companies/amazon.md), [OpenAI](../companies/openai.md) |"
        in pages["data-centers/big.md"]
    )
    assert "[Big](big.md)" in pages["data-centers/index.md"]
    assert "\n## Data centers\n" in str(llms_txt(site.pages, Publication("Small", "", "", date(2026, 1, 1))).make())
    assert "Power" in json.loads(schema_files(kinds)["data-center.json"])["properties"]["power"]["title"]

    (root / "content/data-centers/big.yml").write_text("name: Big\npower: {value: 2 GB}\n")
    assert [p.code for p in built(root, *kinds).problems] == ["bad-quantity"]


@pytest.mark.parametrize("name", ["place", "once", "at", "places", "page", "id", "folder", "name", "copy"])
def test_a_property_cannot_have_a_name_that_the_program_uses(name: str) -> None:
    declared = {"__annotations__": {name: Claims[PowerValue]}, name: about("Power"), "__module__": __name__}
    with pytest.raises(TypeError, match=f'^no property of Plant can be called "{name}": the program uses that name itself$'):
        new_class("Plant", (Entity,), {}, lambda body: body.update(declared))
