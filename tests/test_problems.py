"""Every fault of a file is a problem at its place, with a hint; all of them in one run."""

import re
from datetime import date

import pytest

from generator.build import build
from generator.checking import checked
from generator.cli import CURATED
from generator.explanations import EXPLANATIONS
from generator.hosts.clock import today
from generator.problems import Location, Problem, as_github, as_text
from generator.read.validation import TO_DO
from tests.conftest import REPOSITORY, SEED, Files, Project, built, talks

OPENAI = "content/companies/openai.yml"
AMAZON = "content/companies/amazon.yml"
TALKS = "content/deals/talks.yml"
PROJECT = "content/project.yml"
INDEX = "content/index.md"
DISCUSSIONS = "seeds/discussions.md"
REPORT = "content/sources/r.yml"
PUBLISHED = "title: A\ntype: news\npublisher: A\ndate: 2025\nurl: https://example.org/a\n"
SOURCE = "title: A report\ntype: news\npublisher: unknown\ndate: unknown\nurl: unknown\n"


def page_at(path: str) -> Files:
    return {f"content/{path}": "---\ntitle: A\n---\n"}


def seed(old: str, new: str) -> Files:
    return {DISCUSSIONS: SEED.replace(old, new)}


def by_hand(text: str) -> Files:
    return {INDEX: f"---\ntitle: Home\n---\n{text}\n"}


CHAIN: Files = {
    **{f"content/companies/c{n}.yml": f"name: C{n}\nparent: {{value: c{n + 1}, source: discussions}}\n" for n in range(103)},
    "content/companies/c103.yml": "name: C103\n",
}
LAPSED = ("status:\n  value: in talks\n", "status:\n- {value: lapsed, date: 2025-12-31, source: r}\n- value: in talks\n")

PART = """\
name: Part
type: equity
part_of: small
parties: [{company: amazon, role: investor}]
status: {value: signed, date: 2025-12-16, source: r}
flows: [{from: amazon, what: equity, amount: {value: 10.5 billion USD, source: r}}]
"""
OWNED = "name: A\nparent: {{value: {}}}\n"
WHOLE = PART.replace("part_of: small\n", "").replace("10.5", "10").replace("Part", "Small")


def in_two(deal: str, one: str, other: str) -> str:
    """A deal with two flows of so many billions."""
    head, flow = deal.removesuffix("]\n").split("flows: [")
    return f"{head}flows: [{', '.join(re.sub(r'[0-9.]+ billion', f'{much} billion', flow) for much in (one, other))}]\n"


CASES: list[tuple[str, Files, str, str]] = [
    # code, what is wrong, where, what the message or the hint says
    ("ambiguous-alias", {OPENAI: "name: OpenAI\naliases: [ChatGPT, amazon]\n"}, f"{OPENAI}:2:20", '"amazon" is already a name'),
    ("ambiguous-quote", talks("serait en discussion avec Amazon", "n'a pas commenté"), f"{TALKS}:10:10", "2 times"),
    ("bad-address", {OPENAI: "name: OpenAI\nwebsite: javascript:alert(1)\n"}, f"{OPENAI}:2:10", "https://"),
    ("bad-date", talks("2025-12-16", "2025-13-01"), f"{TALKS}:8:9", "not a day"),
    ("bad-date", talks("2025-12-16", "12:30"), f"{TALKS}:8:9", '"12:30"'),
    ("bad-id", {"content/companies/Open_AI.yml": "name: Other\n"}, "content/companies/Open_AI.yml:1:1", '"Open_AI"'),
    (
        "bad-id",
        {"content/companies/Santé Vie.yml": "name: S\n"},
        "content/companies/Santé Vie.yml:1:1",
        "rename it sante-vie.yml",
    ),
    ("bad-id", {"content/companies/aux.yml": "name: Aux\n"}, "content/companies/aux.yml:1:1", "operating systems"),
    ("bad-id", {f"content/companies/{'a' * 81}.yml": "name: A\n"}, f"content/companies/{'a' * 81}.yml:1:1", "at most 80"),
    ("bad-id", page_at("My Docs/guide.md"), "content/My Docs/guide.md:1:1", '"My Docs" is no name for a folder'),
    ("bad-money", talks("at least 10 billion USD", "at least 10 billion"), f"{TALKS}:16:21", "currency is missing"),
    ("bad-money", talks("at least 10 billion USD", "4 to 3 billion USD"), f"{TALKS}:16:21", "must be the greater"),
    ("bad-money", talks("at least 10 billion USD", "0123"), f"{TALKS}:16:21", '"0123"'),
    ("bad-id", {OPENAI: "name: OpenAI\nformerly: ../index\n"}, f"{OPENAI}:2:11", '"../index"'),
    ("former-id-taken", {OPENAI: "name: OpenAI\nformerly: [talks]\n"}, f"{OPENAI}:2:12", '"talks" is still in use'),
    ("former-id-taken", {OPENAI: "name: OpenAI\nformerly: openai\n"}, f"{OPENAI}:2:11", "is its id now"),
    (
        "former-id-taken",
        {OPENAI: "name: OpenAI\nformerly: amazon\n", AMAZON: "name: Amazon\nformerly: openai\n"},
        f"{AMAZON}:2:11",
        '"openai" and "amazon" are renamed to each other',
    ),
    (
        "former-id-taken",
        {OPENAI: "name: OpenAI\nformerly: old\n", AMAZON: "name: Amazon\nformerly: old\n"},
        f"{OPENAI}:2:11",
        'already a former id of "amazon"',
    ),
    (
        "former-id-taken",
        {OPENAI: "name: OpenAI\nformerly: old\n", "content/companies/old/index.md": "---\ntitle: Old\n---\nOld.\n"},
        f"{OPENAI}:2:11",
        "content/companies/old/index.md",
    ),
    ("unknown-word", seed("language: fr", "language: fra"), f"{DISCUSSIONS}:7:11", '"fra"'),
    ("unknown-word", {PROJECT: "kinds: [deals, companies, trains]\n"}, f"{PROJECT}:1:27", '"trains"'),
    ("unknown-word", {PROJECT: "kinds: companies, deals\n"}, f"{PROJECT}:1:8", "write [companies, deals]"),
    ("wrong-type", {OPENAI: "name: OpenAI\nfounded: 2015\n"}, f"{OPENAI}:2:10", "`value: ...`, then `source: ...`"),
    ("bad-yaml", {OPENAI: "name:\u00a0OpenAI\n"}, f"{OPENAI}:1:1", "U+00A0"),
    ("unexpected-file", {"content/trains/a.yml": "name: A\n"}, "content/trains/a.yml:1:1", "content/deals/, content/sources/"),
    ("unexpected-file", {PROJECT: "kinds: companies\n"}, TALKS + ":1:1", "add deals to `kinds` in content/project.yml"),
    (
        "unknown-entity",
        talks("company: openai", "company: open-ai") | {OPENAI: "name: OpenAI\nformerly: open-ai\n"},
        f"{TALKS}:5:15",
        'it is now called "openai"',
    ),
    (
        "bad-quantity",
        {"content/chips/x.yml": "name: X\nmemory: {value: 96 gigs}\n"},
        "content/chips/x.yml:2:17",
        "units of memory",
    ),
    ("duplicate-source", {f"content/sources/{id}.yml": PUBLISHED for id in "ab"}, "content/sources/b.yml:5:6", 'address of "a"'),
    ("expectation-not-met", {PROJECT: "expectations: {of: companies, at_least: 3}\n"}, f"{PROJECT}:1:41", "found 2"),
    (
        "expectation-not-met",
        {PROJECT: "expectations: {of: companies.summary, at_least: 51%}\n"},
        f"{PROJECT}:1:49",
        "50% (1 of 2)",
    ),
    ("wrong-type", {PROJECT: "expectations: {of: companies, at_least: 40%}\n"}, f"{PROJECT}:1:41", "whole number"),
    ("wrong-type", {PROJECT: "expectations: {of: companies.summary, at_least: 5}\n"}, f"{PROJECT}:1:49", "such as 5%"),
    ("unknown-measure", {PROJECT: "expectations: {of: companys, at_least: 3}\n"}, f"{PROJECT}:1:20", '"companies"'),
    ("wrong-type", {OPENAI: "name: OpenAI\nticker: ~\n"}, f"{OPENAI}:2:9", "nothing here"),
    ("wrong-type", {PROJECT: "stale_after_months: soon\n"}, f"{PROJECT}:1:21", "number of months"),
    ("bad-yaml", {OPENAI: "name: [OpenAI\n"}, f"{OPENAI}:1:7", "not YAML"),
    ("bad-yaml", {OPENAI: "name: OpenAI\naliases: [A, B\nsummary: It is.\n"}, f"{OPENAI}:2:10", "close the bracket"),
    ("bad-yaml", {OPENAI: 'name: "OpenAI\nsummary: It is.\n'}, f"{OPENAI}:1:7", "close the quote"),
    ("bad-yaml", {OPENAI: "name: OpenAI: a lab\n"}, f"{OPENAI}:1:13", "a colon and a blank in quotes"),
    ("bad-yaml", {OPENAI: "name: 'It's OpenAI'\n"}, f"{OPENAI}:1:11", "the whole text in quotes"),
    ("bad-yaml", {OPENAI: "name: OpenAI\n summary: It is.\n"}, f"{OPENAI}:2:9", "where the other keys begin"),
    ("bad-yaml", {OPENAI: "name: @openai\n"}, f"{OPENAI}:1:7", "begins with @ in quotes"),
    ("bad-yaml", {OPENAI: "name:\n\tOpenAI\n"}, f"{OPENAI}:2:1", "not with tabs"),
    ("bad-yaml", {DISCUSSIONS: "---\ntitle: T\n"}, f"{DISCUSSIONS}:1:1", "not closed by a line ---"),
    ("bad-yaml", {OPENAI: ""}, f"{OPENAI}:1:1", "no YAML mapping"),
    ("bad-yaml", {OPENAI: "just words\n"}, f"{OPENAI}:1:1", "mapping"),
    ("bad-address", by_hand("[a](http://[::1)"), f"{INDEX}:4:5", "not an address"),
    ("bad-id", {"content/%41.md": "---\ntitle: A\n---\n"}, "content/%41.md:1:1", "no name for a page"),
    ("cut-off-text", {OPENAI: "name: OpenAI\nsummary: It is\n  the #1 lab\n"}, f"{OPENAI}:3:7", "in quotes"),
    ("cut-off-text", seed("type:", "summary: Ranked #1 # so far\ntype:"), f"{DISCUSSIONS}:3:17", "comment"),
    (
        "duplicate-id",
        {f"content/{name}.md": "---\ntitle: A\n---\n" for name in ("about", "about/index")},
        "content/about.md:1:1",
        "content/about/index.md",
    ),
    (
        "duplicate-id",
        page_at("companies/openai/index.md"),
        "content/companies/openai/index.md:1:1",
        "content/companies/openai.yml",
    ),
    ("duplicate-id", page_at("sources/discussions/index.md"), "content/sources/discussions/index.md:1:1", DISCUSSIONS),
    ("duplicate-id", page_at("companies.md"), "content/companies.md:1:1", "the page companies/"),
    ("duplicate-id", page_at("totals.md"), "content/totals.md:1:1", "the page totals/"),
    ("duplicate-id", {"content/chips/openai.yml": "name: Chip\n"}, "content/chips/openai.yml:1:1", f"is taken by {OPENAI}"),
    ("duplicate-key", {OPENAI: "name: OpenAI\nname: Open AI\n"}, f"{OPENAI}:2:1", "line 1"),
    ("forbidden-character", {OPENAI: "name: Open\u200bAI\n"}, f"{OPENAI}:1:11", "U+200B"),
    ("forbidden-character", {OPENAI: "name: OpenAI\raliases: A\r"}, f"{OPENAI}:1:13", "U+000A"),
    ("forbidden-character", {OPENAI: "\ufeffname: OpenAI\n"}, f"{OPENAI}:1:1", "without a byte order mark"),
    ("forbidden-character", {OPENAI: 'name: "Open\\u202eAI"\n'}, f"{OPENAI}:1:7", "U+202E"),
    ("future-source", {REPORT: SOURCE.replace("date: unknown", "date: 2062")}, f"{REPORT}:4:7", "2062"),
    ("missing-claim", talks("    amount:", "    chips: []\n#"), f"{TALKS}:13:5", "amount"),
    ("missing-heading", seed("[Les ", "[Des "), f"{DISCUSSIONS}:8:12", "Les disc"),
    ("missing-key", {TALKS: "name: T\ntype: equity\nparties: []\n"}, f"{TALKS}:3:10", "at least one"),
    ("missing-key", {OPENAI: "aliases: ChatGPT\n"}, f"{OPENAI}:1:1", '"name"'),
    ("missing-key", {INDEX: "# Home\n"}, f"{INDEX}:1:1", "front matter"),
    ("missing-quote", talks("  quote: serait en discussion avec Amazon\n", ""), f"{TALKS}:7:3", "seed"),
    ("missing-source", talks("  source: discussions\n  quote: serait en discussion avec Amazon\n", ""), f"{TALKS}:7:3", "Stage"),
    ("missing-source", {OPENAI: "name: OpenAI\nevent: {value: A, quote: B}\n"}, f"{OPENAI}:2:26", "this quote names no source"),
    ("mixed-scripts", {OPENAI: "name: Op\u0435nAI\n"}, f"{OPENAI}:1:7", "Cyrillic, Latin"),
    ("ambiguous-alias", {OPENAI: "name: OpenAI\naliases: \uff21mazon\n"}, f"{OPENAI}:2:10", "already a name"),
    ("no-source", {OPENAI: "name: OpenAI\nheadquarters: {value: NO}\n"}, f"{OPENAI}:2:15", "Headquarters"),
    ("not-utf8", {OPENAI: b"name: Op\xe9nAI\n"}, f"{OPENAI}:1:9", "UTF-8"),
    ("stage-after-source", talks("date: 2025-12-16", "date: 2025-12-17"), f"{TALKS}:8:9", "after its source, 16 December 2025"),
    (
        "future-stage",
        {REPORT: SOURCE, "content/deals/small.yml": WHOLE.replace("2025-12-16", "2027-12-31")},
        "content/deals/small.yml:4:31",
        "after today, 2026-01-01",
    ),
    (
        "part-too-large",
        {REPORT: SOURCE, "content/deals/part.yml": PART, "content/deals/small.yml": WHOLE},
        "content/deals/part.yml:6:54",
        "10",
    ),
    (
        "part-too-large",
        {REPORT: SOURCE, "content/deals/part.yml": in_two(PART, "6", "6"), "content/deals/small.yml": WHOLE},
        "content/deals/part.yml:6:54",
        "$6 billion and $6 billion is more than its whole, $10 billion (small)",
    ),
    (
        "part-too-large",
        {
            REPORT: SOURCE,
            "content/deals/small.yml": WHOLE,
            "content/deals/one.yml": PART.replace("10.5", "6"),
            "content/deals/two.yml": PART.replace("10.5", "6").replace("name: ", "name: Other "),
        },
        "content/deals/one.yml:6:54",
        "$6 billion and $6 billion (one and two) are more than their whole, $10 billion (small)",
    ),
    ("quote-not-found", talks("au moins 10 milliards", "au moins 11 milliards"), f"{TALKS}:16:74", "au moins 10 milliards"),
    ("quote-not-found", talks("au moins 10 milliards", "moins 0 milliards"), f"{TALKS}:16:74", "10 milliards"),
    (
        "quote-without-text",
        {"content/sources/report.yml": SOURCE, **talks("source: discussions\n", "source: report\n")},
        f"{TALKS}:10:10",
        "not held",
    ),
    ("rare-script", {OPENAI: "name: \ua4ee\ua4df\ua4d3\n"}, f"{OPENAI}:1:7", "Lisu"),
    ("rare-script", {OPENAI: "name: \u13aa\u13b7\u13a0\n"}, f"{OPENAI}:1:7", "Cherokee"),
    ("refused-yaml", {OPENAI: "%YAML 1.1\n---\nname: OpenAI\n"}, f"{OPENAI}:1:1", "directives"),
    ("refused-yaml", {OPENAI: "? ''\n: x\n"}, f"{OPENAI}:1:3", "an empty key"),
    ("refused-yaml", {OPENAI: f"name: {'a' * 20_001}\n"}, f"{OPENAI}:1:7", "more than 20000 characters"),
    ("refused-yaml", {OPENAI: f"aliases: [{'a,' * 20_000}]\n"}, f"{OPENAI}:1:40005", "more than 20000 values"),
    ("refused-yaml", {OPENAI: "name: &a OpenAI\n"}, f"{OPENAI}:1:7", "anchors"),
    ("refused-yaml", {OPENAI: "name: *a\n"}, f"{OPENAI}:1:7", "aliases"),
    ("refused-yaml", {OPENAI: "name: !!python/object:os.system x\n"}, f"{OPENAI}:1:7", "tags"),
    ("refused-yaml", {OPENAI: "<<: {name: OpenAI}\n"}, f"{OPENAI}:1:1", "merge"),
    ("refused-yaml", {OPENAI: "name: OpenAI\n---\nname: B\n"}, f"{OPENAI}:2:1", "several documents"),
    ("refused-yaml", {OPENAI: "name: " + "[" * 100_000 + "\n"}, f"{OPENAI}:1:18", "levels"),
    ("refused-yaml", {OPENAI: "name: A\nevent:\n" + "- {value: b}\n" * 501}, f"{OPENAI}:503:3", "more than 500 claims"),
    ("long-chain", CHAIN, "content/companies/c2.yml:2:17", "more than 100 stand"),
    ("self-reference", talks("type: equity", "type: equity\npart_of: talks"), f"{TALKS}:3:10", "comes back"),
    ("self-reference", {OPENAI: OWNED.format("openai")}, f"{OPENAI}:2:17", "by `parent`"),
    (
        "self-reference",
        {OPENAI: OWNED.format("amazon"), AMAZON: OWNED.replace("A", "B").format("openai")},
        f"{AMAZON}:2:17",
        "comes back",
    ),
    ("self-reference", {OPENAI: OWNED.replace("parent", "partner").format("openai")}, f"{OPENAI}:2:18", "Partner"),
    ("self-reference", talks("    to: openai", "    to: amazon"), f"{TALKS}:14:9", "to itself"),
    ("bad-quantity", talks("    amount:", "    share: {value: up to 1000%}\n    amount:"), f"{TALKS}:16:20", "the whole"),
    ("step-without-note", {REPORT: SOURCE, **talks(*LAPSED)}, f"{TALKS}:7:11", "note"),
    ("stranger-to-deal", talks("  - {company: amazon, role: investor}\n", ""), f"{TALKS}:12:11", "no party"),
    ("surer-than-quote", talks("value: at least 10 billion", "value: 10 billion"), f"{TALKS}:16:21", "at least"),
    ("surer-than-quote", talks("value: in talks", "value: signed"), f"{TALKS}:7:10", '"in talks" at most'),
    ("to-fill-in", {OPENAI: "name: TODO\n"}, f"{OPENAI}:1:7", '"name"'),
    ("to-fill-in", talks("value: in talks", "value: 'TODO: which?'"), f"{TALKS}:7:10", '"value"'),
    ("to-fill-in", {DISCUSSIONS: SEED.split("---\n")[1].join(("---\n", f"---\n{TO_DO}\n"))}, f"{DISCUSSIONS}:10:1", "text"),
    ("too-much-markup", {INDEX: "---\ntitle: H\n---\nA\n\n" + "[a" * 300}, f"{INDEX}:6:1", "brackets"),
    ("too-much-markup", {INDEX: "---\ntitle: H\n---\n" + "# a\n" * 400}, f"{INDEX}:1:1", "headings"),
    ("too-much-markup", {INDEX: "---\ntitle: H\n---\n" + "<b " * 900}, f"{INDEX}:4:1", "tags"),
    ("too-much-markup", {INDEX: "---\ntitle: H\n---\n" + "word " * 9000}, f"{INDEX}:1:1", "characters"),
    ("too-much-markup", {DISCUSSIONS: SEED + "a\n" * 11000}, f"{DISCUSSIONS}:1:1", "lines"),
    ("too-much-markup", {DISCUSSIONS: SEED + "1. " * 21_000}, f"{DISCUSSIONS}:1:1", "numbers"),
    ("unclosed-tag", by_hand("`<p>`\n\n    <p>\n\n<div>\n    <p>a</p>\n\nb<br>"), f"{INDEX}:8:1", "</div>"),
    ("unclosed-tag", by_hand("a <b>c <i>d</b></i>"), f"{INDEX}:4:12", "close <i>"),
    ("unclosed-tag", by_hand("a\n\n</div>"), f"{INDEX}:6:1", "delete it"),
    ("unexpected-file", {"content/companies/x.yaml": "name: X\n"}, "content/companies/x.yaml:1:1", ".yml"),
    ("unknown-entity", talks("company: openai", "company: open-ai"), f"{TALKS}:5:15", '"openai"'),
    ("unknown-insert", by_hand("A ` is no code.\n\nB `\n\n<!--insert: deal-->"), f"{INDEX}:8:1", '"deals"'),
    ("unknown-insert", by_hand("- New:\n\n    <!-- insert: latest -->"), f"{INDEX}:6:5", "at the margin"),
    ("unknown-insert", by_hand("New: <!-- insert: latest -->"), f"{INDEX}:4:6", "a line of its own"),
    ("unknown-key", {OPENAI: "nmae: x\nname: OpenAI\n"}, f"{OPENAI}:1:1", '"name"'),
    ("unknown-key", talks("  date:", "  dates:"), f"{TALKS}:8:3", '"date"'),
    ("unknown-page", by_hand("Read [t](deals/talk.md#status)."), f"{INDEX}:4:10", '"deals/talks.md"'),
    (
        "unknown-page",
        by_hand("`[a](b.md)`\n\n[t]: companies/open-ai.md") | {OPENAI: "name: OpenAI\nformerly: open-ai\n"},
        f"{INDEX}:6:6",
        'it is now called "openai"',
    ),
    ("unknown-source", talks("source: discussions\n", "source: discussion\n"), f"{TALKS}:9:11", '"discussions"'),
    ("unknown-word", talks("value: in talks", "value: negotiating"), f"{TALKS}:7:10", "in talks"),
    ("unknown-word", talks("role: issuer", "role: isuer"), f"{TALKS}:5:29", 'did you mean "issuer"?'),
    ("value-not-in-quote", talks("10 billion USD", "10 million USD"), f"{TALKS}:16:21", "10,000,000,000 USD"),
    ("wrong-type", {OPENAI: f"name: {'a' * 301}\n"}, f"{OPENAI}:1:7", "301 characters long, at most 300"),
    ("wrong-type", {PROJECT: "expectations: {of: companies, at_least: many}\n"}, f"{PROJECT}:1:41", "neither a whole number"),
    ("wrong-type", talks("  gloss:", "  occurrence: 0\n  gloss:"), f"{TALKS}:11:15", "is not a whole number from 1"),
    ("wrong-type", seed("language: fr", "language: fr\noriginal: sha256:abc"), f"{DISCUSSIONS}:8:11", "64 hexadecimal digits"),
    ("wrong-type", {OPENAI: "name: [OpenAI]\n"}, f"{OPENAI}:1:7", "a list"),
    ("wrong-type", {OPENAI: "name:\n"}, f"{OPENAI}:1:6", "nothing here"),
]


@pytest.mark.parametrize(("code", "files", "place", "says"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_fault_is_a_problem_at_its_place(project: Project, code: str, files: Files, place: str, says: str) -> None:
    problems = built(project(files)).problems
    found = [(str(p.at), f"{p.message} {p.hint}") for p in problems if p.code == code]
    assert [at for at, _ in found][:1] == [place], "\n".join(map(as_text, problems))
    assert says in found[0][1]


@pytest.mark.parametrize(("code", "files", "place", "says"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_file_has_the_same_problems_when_it_is_checked_alone(
    project: Project, code: str, files: Files, place: str, says: str
) -> None:
    path = place.split(":")[0]
    if CURATED.fullmatch(path):  # of other files the command looks at everything
        root = project(files)
        alone, all_ = checked(root, date(2026, 1, 1), only=frozenset({path})), built(root)
        assert [p for p in alone.problems if p.at.path == path] == [p for p in all_.problems if p.at.path == path]


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("\u041e\u0420\u0415\u0425", "OPEX"),  # Cyrillic
        ("OPEX", "\u041e\u0420\u0415\u0425"),
        ("OPEX", "\uff2f\uff30\uff25\uff38"),  # as wide as Chinese
        ("Am\u00e9lie", "Ame\u0301lie"),
        ("OPEX", '"\\x4fPEX"'),
        ("The OPEX Company", "The OPEX\n  Company"),
        ("O'Neill", "'O''Neill'"),
    ],
)
def test_a_name_that_another_file_has_in_other_letters_is_found_alone(project: Project, own: str, other: str) -> None:
    root = project({"content/companies/x.yml": f"name: {own}\n", "content/companies/opex.yml": f"name: {other}\n"})
    alone = checked(root, date(2026, 1, 1), only=frozenset({"content/companies/x.yml"}))
    assert [(p.code, str(p.at)) for p in alone.problems] == [("ambiguous-alias", "content/companies/x.yml:1:7")]


def test_what_a_file_does_not_depend_on_is_not_read(project: Project) -> None:
    root = project({"content/companies/other.yml": "name: Other\n"})
    site = checked(root, date(2026, 1, 1), only=frozenset({TALKS}))
    assert set(site.corpus.entities) == {"talks", "amazon", "openai"} and site.problems == ()


def test_a_folder_where_a_file_should_be(project: Project) -> None:
    root = project({})
    (root / "content/companies/a.yml").mkdir()
    assert [(p.code, str(p.at)) for p in built(root).problems] == [("unreadable-file", "content/companies/a.yml:1:1")]


def test_a_source_that_is_missing_or_broken_is_a_problem_wherever_it_is_cited(project: Project) -> None:
    assert [p.code for p in built(project(talks("USD, source: discussions", "USD, source: nope"))).problems] == ["unknown-source"]
    broken = built(project({"seeds/discussions.md": SEED.replace("2025-12-16", "2025-13-16")})).problems
    assert [p.code for p in broken] == ["bad-date"]


def test_every_code_is_triggered_by_a_case() -> None:
    assert {code for code, *_ in CASES} | {"unreadable-file"} == set(EXPLANATIONS)


def test_all_problems_of_all_files_come_in_one_run_sorted_by_place(project: Project) -> None:
    problems = built(project({OPENAI: "nmae: x\nfounded: 1\n", **talks("in talks", "talking")})).problems
    assert [(p.at.path, p.at.line, p.code) for p in problems] == [
        (OPENAI, 1, "missing-key"),
        (OPENAI, 1, "unknown-key"),
        (OPENAI, 2, "wrong-type"),
        (TALKS, 7, "unknown-word"),
    ]


def test_settings_that_lead_nowhere_are_not_as_if_there_were_none(project: Project) -> None:
    root = project({})
    (root / PROJECT).symlink_to("nowhere")
    assert [(p.code, str(p.at)) for p in built(root).problems] == [("unreadable-file", f"{PROJECT}:1:1")]


def test_a_problem_shows_the_line_with_the_words_underlined() -> None:
    line = "    source: openai-amazon-talk"
    at = Location("content/deals/x.yml", 12, 13, 18, line)
    problem = Problem("unknown-source", 'there is no source "openai-amazon-talk"', at, 'did you mean "openai-amazon-talks"?')
    assert as_text(problem) == (
        'content/deals/x.yml:12:13: error[unknown-source]: there is no source "openai-amazon-talk"\n'
        " 12 |     source: openai-amazon-talk\n"
        '    |             ^^^^^^^^^^^^^^^^^^ did you mean "openai-amazon-talks"?'
    )


def test_what_a_terminal_or_github_would_obey_is_written_out() -> None:
    problem = Problem("bad-date", "a\x1b[31m%\nb", Location("x,y.yml", 1, 1))
    assert "\x1b" not in as_text(problem)
    assert as_github(problem) == "::error file=x%2Cy.yml,line=1,col=1,title=bad-date::a\\u001b[31m%25\\u000ab"


def test_the_repository_itself_has_no_problem() -> None:
    assert build(REPOSITORY, today()).problems == ()


def test_a_part_fits_a_whole_of_which_no_single_flow_is_as_large(project: Project) -> None:
    part, whole = PART.replace("10.5", "8"), in_two(WHOLE, "5", "5")
    deals: Files = {"content/deals/part.yml": part, "content/deals/small.yml": whole}
    assert built(project({"content/sources/r.yml": SOURCE, **deals})).problems == ()


@pytest.mark.parametrize(
    "name", ["OpenAl", "0penAI", "opena1", "OpenA|", "Op\u0435n\u0410\u0406", "\u039f\u03a1\u0395\u039d\u0391\u0399"]
)
def test_a_name_that_is_another_one_to_the_eye_is_taken(project: Project, name: str) -> None:
    problems = built(project({"content/companies/x.yml": f'name: "{name}"\n'})).problems
    assert "ambiguous-alias" in {problem.code for problem in problems}


def test_a_name_that_only_looks_odd_is_its_own(project: Project) -> None:
    names = "name: Gr0q\naliases: [Groq, Qualcornm, \u6771\u4eacLabs, \u00c9lan 5\u00b5, \u0645\u0639\u0627]\n"
    assert built(project({"content/companies/x.yml": names})).problems == ()
