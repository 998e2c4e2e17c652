"""Adding a kind takes one class and one folder."""

import json
import re
from datetime import date
from types import new_class
from typing import Annotated, ClassVar

import pytest
import yaml
from pydantic import Field

from generator.authoring.form import file_of, form_files
from generator.authoring.template import template
from generator.exports.publication import Publication
from generator.exports.readable import llms_txt
from generator.model.claim import Claims, CountValue, PowerValue
from generator.model.kinds import KINDS, Chip, ChipId, Company, CompanyId, Deal, DealType, Entity, about
from generator.model.record import Line, Record, word_of
from generator.pages import compare
from generator.pages.markdown import written
from generator.read.validation import TO_DO
from generator.schema import schema_files
from tests.conftest import SMALL, Project, built

REPORT = "title: A report\ntype: news\npublisher: unknown\ndate: unknown\nurl: unknown\n"


class DataCenter(Entity):
    """A building full of chips."""

    folder: ClassVar[str] = "data-centers"
    singular: ClassVar[str] = "data center"
    plural: ClassVar[str] = "data centers"
    meaning: ClassVar[str] = "Where the chips stand."
    shown: ClassVar[tuple[str, ...]] = ("power",)

    power: Claims[PowerValue] = about("Power", "What it may draw.")
    country: Line | None = None
    built_by: tuple[CompanyId, ...] = Field(default=(), title="Builders")


def test_a_new_kind_has_pages_an_index_a_schema_and_checks(project: Project) -> None:
    big = "name: Big\npower: {value: 2 GW, source: report}\ncountry: Norway\nbuilt_by: [amazon, openai]\n"
    kinds: tuple[type[Entity], ...] = (*KINDS, DataCenter)
    root = project({"content/data-centers/big.yml": big, "content/sources/report.yml": REPORT})

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
    assert "| Data center | Power | Claims |" in pages["data-centers/index.md"]
    assert re.search(r"\[Big\]\(big.md\) \| .*2 GW", pages["data-centers/index.md"])
    assert "\n## Data centers\n" in str(llms_txt(site.pages, Publication("Small", "", "", date(2026, 1, 1))).make())
    assert "Power" in json.loads(schema_files(kinds)["data-center.json"])["properties"]["power"]["title"]

    (root / "content/data-centers/big.yml").write_text("name: Big\npower: {value: 2 GB}\n")
    assert [p.code for p in built(root, *kinds).problems] == ["bad-quantity"]


class Arm(Record):
    """A group that is treated alike."""

    label: Line
    registry: Line | None = None
    sponsor: CompanyId | None = None
    patients: Claims[CountValue] = about("Patients")


class ClinicalTrial(Entity):
    """A trial of a drug."""

    folder, singular, plural, meaning = "trials", "trial", "trials", "Who was treated with what."

    arms: tuple[Arm, ...] = ()
    registry: Line | None = None


def test_the_parts_of_a_kind_are_a_table_and_told_apart(project: Project) -> None:
    trial = """\
name: Trial
arms:
  - {label: Drug, sponsor: amazon, patients: {value: 600 people, source: report}}
  - {label: Placebo, patients: {value: 580 people, source: report}}
"""
    site = built(project({"content/trials/trial.yml": trial, "content/sources/report.yml": REPORT}), *KINDS, ClinicalTrial)
    pages = {page.path: written(page) for page in site.pages}
    page = pages["trials/trial.md"]
    assert "| Label | Sponsor | Patients |" in page
    assert re.search(r"\| Drug \| \[Amazon\]\(../companies/amazon.md\) \| .*600 people", page)
    assert "Patients (Drug)" in page and "Patients (Placebo)" in page
    assert "[Trial](../trials/trial.md) (trial)" in pages["companies/amazon.md"]


def test_a_new_file_has_a_mark_where_a_kind_has_no_example() -> None:
    assert f"# registry: {TO_DO}\n" in template("trial", ClinicalTrial) and "None" not in template("trial", ClinicalTrial)


def test_a_new_kind_has_a_form_for_what_must_be_said_and_its_index_shows() -> None:
    class Site(DataCenter):
        """A data center under a permit."""

        folder, singular, plural, shown = "sites", "building site", "building sites", ("power", "filled_with")
        filled_with: Claims[ChipId] = about("Filled with")
        owner: CompanyId
        permit: Annotated[DealType, word_of(DealType)]
        halls: tuple[Arm, ...]

    other = new_class("Chip", (DataCenter,), {}, lambda body: body.update(singular="chip", __module__=__name__))
    assert "memory" not in form_files((other,))["chip.yml"] and "Power" in form_files((other,))["chip.yml"]
    kinds: tuple[type[Entity], ...] = (*KINDS, Site, ClinicalTrial)
    form = yaml.safe_load(form_files(kinds)["building-site.yml"])
    asked = [(field["attributes"]["label"], "validations" in field) for field in form["body"]]
    assert asked[0] == ("Id of the new building site", True)
    assert asked[5:] == [("Owner", True), ("Permit", True), ("Power", False), ("Filled with", False), ("Source", False)]
    without_chips = form_files((Company, Site)) | schema_files((Company, Site))
    assert [name for name, text in without_chips.items() if "Filled" in text] == []
    assert "Filled" in schema_files(kinds)["building-site.json"]
    answers = "### Id of the new building site\n\nbig\n\n### Name\n\nBig\n\n### Power\n\n2 GW\n\n### Source\n\nreport\n"
    kind, id, text, _ = file_of(answers, kinds)
    assert (kind, id) == ("building-site", "big")
    assert text.endswith(f"name: Big\npower:\n  value: 2 GW\n  source: report\nowner: {TO_DO}\npermit: {TO_DO}\n")


def test_a_kind_that_is_called_otherwise_is_called_so_on_every_page(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, singular in ((Company, "club"), (Chip, "player"), (Deal, "transfer")):
        monkeypatch.setattr(kind, "singular", singular)
        monkeypatch.setattr(kind, "plural", f"{singular}s")
    monkeypatch.setattr(compare, "FIGURES", ("speed",))
    talks = str(SMALL["content/deals/talks.yml"]).replace("type: equity\n", "type: equity\nchips: ann\n")
    site = built(project({"content/chips/ann.yml": "name: Ann\n", "content/deals/talks.yml": talks}))
    pages = {page.path: written(page) for page in site.pages if page.path not in ("data.md", "index.md")}
    assert "compare.md" not in pages and "| Transfer | Type | Role |" in pages["companies/openai.md"]
    heads = [
        head for page in pages.values() for head in re.findall(r"^(?:#+ (.*?)(?: \{#.*)?|(\|.*)\n\| ---.*)$", page, re.MULTILINE)
    ]
    words = " ".join(map("".join, heads)).lower()
    assert re.findall(r"deals?\b|chips?\b|compan(?:y|ies)\b", words) == []
    assert "Every transfer by the day" in pages["timeline.md"] and "by all transfers that" in pages["network.md"]


def test_kinds_whose_tables_would_have_one_name_are_refused(project: Project) -> None:
    class Other(Record):
        """Another part."""

    class Hand(Entity):
        folder, singular, plural, meaning = "hands", "hand", "hands", "With arms."
        arms: tuple[Other, ...] = ()

    with pytest.raises(TypeError, match=r'^a list of Hand cannot be called "arms": ClinicalTrial uses that name'):
        built(project({}), *KINDS, ClinicalTrial, Hand)
    for folder in ("links", "names", "claims"):
        taken = new_class("Taken", (Entity,), {}, lambda body: body.update(folder=folder))  # noqa: B023
        with pytest.raises(TypeError, match=f'^the folder of Taken cannot be called "{folder}": the program uses that name'):
            built(project({}), *KINDS, taken)


@pytest.mark.parametrize("name", ["powr", "country"])
def test_an_index_cannot_show_what_there_are_no_claims_of(project: Project, name: str) -> None:
    kind = new_class("Plant", (DataCenter,), {}, lambda body: body.update(shown=(name,), __module__=__name__))
    with pytest.raises(TypeError, match=f'^the index of Plant cannot show "{name}": the kind has no claims of that name$'):
        built(project({}), *KINDS, kind)


@pytest.mark.parametrize("name", ["place", "once", "at", "places", "page", "id", "folder", "name", "copy"])
def test_a_property_cannot_have_a_name_that_the_program_uses(name: str) -> None:
    declared = {"__annotations__": {name: Claims[PowerValue]}, name: about("Power"), "__module__": __name__}
    with pytest.raises(TypeError, match=f'^no property of Plant can be called "{name}": the program uses that name itself$'):
        new_class("Plant", (Entity,), {}, lambda body: body.update(declared))
