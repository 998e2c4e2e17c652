"""Names, paths and addresses: by rule, whatever the form."""

import itertools
import json
import os

import pytest

from generator.problems import as_json
from tests.conftest import SEED, Files, Project, built

FRONT = "---\ntitle: A\n---\n"
BAD_NAMES = ["a b", "a\n", "a" * 81, *"A a_b a--b -a a- a.b é \u0430 %41 index con nul com1 lpt9 a;b <b>".split()]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_is_no_id_is_refused_everywhere(project: Project, name: str) -> None:
    folders = [("content/companies", ".yml"), ("content/sources", ".yml"), ("seeds", ".md")]
    files = {f"{folder}/{name}{ending}": "name: X\n" for folder, ending in folders}
    pages = {} if name == "index" else {f"content/{name}.md": FRONT, f"content/{name}/page.md": FRONT}
    refused = {
        problem.at.path
        for problem in built(project({**files, **pages})).problems
        if problem.code in ("bad-id", "unexpected-file")
    }
    assert refused >= {*files, *pages} - {f"content/{name}/page.md" if "." in name else ""}


def test_a_name_that_is_no_text_is_shown(project: Project) -> None:
    root = project({})
    (root / os.fsdecode(b"content/companies/\xff.yml")).write_text("name: X\n")
    shown = as_json(built(root).problems)
    shown.encode()
    assert any("\\udcff" in problem["path"] for problem in json.loads(shown))


@pytest.mark.parametrize(
    "place", ["content/companies/x.yml", "content/companies/more", "content/x.md", "content/x.png", "content/more", "seeds/x.md"]
)
def test_no_link_is_followed(project: Project, tmp_path_factory: pytest.TempPathFactory, place: str) -> None:
    outside = tmp_path_factory.mktemp("outside")
    for name in ("x.yml", "x.md", "x.png"):
        (outside / name).write_text("secret")
    root = project({})
    target = outside / place.rpartition("/")[2]
    (root / place).symlink_to(target if target.exists() else outside)
    problems = built(root).problems
    assert [problem.at.path for problem in problems] == [place]
    assert not any("secret" in problem.at.excerpt for problem in problems)


def test_a_folder_that_is_a_link_out_of_the_project_is_not_read(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = project({})
    outside = tmp_path_factory.mktemp("outside") / "content"
    (root / "content").rename(outside)
    (outside / "x.png").write_bytes(b"secret")
    (root / "content").symlink_to(outside)
    site = built(root)
    assert not site.corpus.entities and not site.corpus.records.images and not site.is_sound
    assert [problem.at.path for problem in site.problems if "link" in problem.message] == ["content"]


SCHEMES = ["", *"javascript data vbscript file ftp blob mailto ws about view-source jar intent x httpx ht-tp".split()]
REST = ["alert(1)", "//e.org/", "///e.org", "text/html,<script>alert(1)</script>", "e.org"]
SPELLED = ["Ｊ:x", " J:x//http://e.org", "J&colon;x", "J%3Ax", "J\\x3ax", "jJ:x", "J :x"]
STARTS = r"// /// /e.org e.org \\e.org //@e.org //a@e.org //a:b@e.org //e.org:0 //e.org:x".split()
HOSTS = [" e.org", *"e.org:99999 [::1] [ e..org .org -e.org e-.org e_.org e.org% e.org/%zz e.org/%".split()]
HOSTS += [
    f"{host}/" for host in r"é.org ｅ.org e。org е.org e.org\@f.org e.org' (e.org) e.org,f.org * e!.org %65.org & =".split()
]
PATHS = ["a b", "a\tb", "a" * 2000, *'<b> " ` \\ ^ {} | é \u0430 %0 %g0'.split()]
FORMS = [f"{scheme}:{rest}" for scheme, rest in itertools.product(SCHEMES, REST)]
FORMS += [spelled.replace("J", scheme) for scheme in ("javascript", "data") for spelled in SPELLED]
FORMS += r"JaVaScRiPt:alert(1) //e.org /e.org e.org www.e.org ?a #a . .. \\e.org http http: http:/".split()
FORMS += ["java\tscript:alert(1)"]
for scheme in ("http", "https", "HTTPS"):
    FORMS += [f"{scheme}:{rest}" for rest in STARTS]
    FORMS += [f"{scheme}://{host}" for host in HOSTS]
    FORMS += [f"{scheme}://e.org/{path}" for path in PATHS]


@pytest.mark.parametrize("field", ["website", "url of a source", "url of a seed"])
def test_anything_but_a_plain_web_address_is_refused_at_its_place(project: Project, field: str) -> None:
    assert len(set(FORMS)) >= 200
    written = {f"f{number}": json.dumps(form) for number, form in enumerate(FORMS)}
    source = "title: A\ntype: news\npublisher: unknown\ndate: unknown\nurl: "
    made: dict[str, Files] = {
        "website": {f"content/companies/{id}.yml": f"name: {id}\nwebsite: {form}\n" for id, form in written.items()},
        "url of a source": {f"content/sources/{id}.yml": f"{source}{form}\n" for id, form in written.items()},
        "url of a seed": {f"seeds/{id}.md": SEED.replace("url: unknown", f"url: {form}") for id, form in written.items()},
    }
    problems = built(project(made[field])).problems
    assert {problem.at.path for problem in problems if problem.code == "bad-address"} == set(made[field])
    line = {"website": 2, "url of a source": 5, "url of a seed": 6}[field]
    assert {problem.at.line for problem in problems if problem.code == "bad-address"} == {line}


@pytest.mark.parametrize(
    "form",
    [
        "http://e.org",
        "https://e.org/",
        "https://e.org:8443/a?b=c&d=%20#e",
        "https://xn--bcher-kva.example/(a)_b",
        "HTTP://192.0.2.1/",
    ],
)
def test_a_web_address_is_kept(project: Project, form: str) -> None:
    assert built(project({"content/companies/openai.yml": f"name: OpenAI\nwebsite: {json.dumps(form)}\n"})).problems == ()


def test_whoever_refers_to_a_deleted_entity_is_named(project: Project) -> None:
    root = project({})
    (root / "content/companies/openai.yml").unlink()
    found = [str(problem.at) for problem in built(root).problems if problem.code == "unknown-entity"]
    assert found == ["content/deals/talks.yml:5:15", "content/deals/talks.yml:14:9"]


def test_each_claim_of_an_entity_has_an_anchor_of_its_own(project: Project) -> None:
    statements = [
        "{value: A, source: news}",
        "{value: B, source: news}",
        "{value: C, source: news-2}",
        "{value: D, source: news}",
    ]
    source = "title: N\ntype: news\npublisher: P\ndate: unknown\nurl: unknown\n"
    root = project(
        {
            "content/companies/openai.yml": f"name: OpenAI\nstatement: [{', '.join(statements)}]\n",
            "content/sources/news.yml": source,
            "content/sources/news-2.yml": source,
        }
    )
    found = [claim.anchor for claim in built(root).corpus.claims["openai"]]
    assert found == ["statement-news", "statement-news-2", "statement-news-2-2", "statement-news-3"]
