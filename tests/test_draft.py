"""Claims proposed from articles: the drafts of tests/drafts/ are what comes out of the articles beside them.

`pytest tests/test_draft.py --update-golden` writes what comes out over what is expected; review the diff.
"""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.build import build
from generator.cli import main
from generator.corpus import Claim, Corpus
from generator.draft.files import draft
from generator.evidence.lock import Passage, find
from generator.evidence.quotes import FoldedText, Span
from generator.model.values import Money, PartialDate, parse_date, parse_money
from tests.conftest import REPOSITORY, Files, Project, built

ARTICLES = sorted(path.stem for path in (Path(__file__).parent / "drafts").glob("*.md"))
HEAD = "---\ntitle: T\ntype: news\npublisher: unknown\ndate: 2026-01-01\nurl: unknown\n"
NAMES = {
    f"content/companies/{id}.yml": f"name: {name}\n"
    for id, name in {
        "amd": "AMD",
        "google": "Google",
        "microsoft": "Microsoft",
        "nvidia": "Nvidia",
        "oracle": "Oracle",
        "amazon-web-services": "Amazon Web Services\naliases: [AWS]",
    }.items()
}
KNOWN: Files = {**NAMES, "content/chips/h100.yml": "name: H100\n"}

FILLINGS = {"type": "equity", "role": "partner", "what": "cash", "gloss": "in English"}
"""What a person may write where the draft says TODO."""


def drafted(project: Project, article: str) -> str:
    """The draft of an article of tests/drafts/, where the companies and the chip above are known."""
    seed = (Path(__file__).parent / "drafts" / f"{article}.md").read_text()
    return draft(built(project(KNOWN | {f"seeds/{article}.md": seed})).corpus, article)


@pytest.mark.parametrize("article", ARTICLES)
def test_the_draft_of_an_article(project: Project, article: str, request: pytest.FixtureRequest) -> None:
    expected = Path(__file__).parent / "drafts" / f"{article}.yml"
    found = drafted(project, article)
    if request.config.getoption("--update-golden"):
        expected.write_text(found)
    assert found == expected.read_text()


@pytest.mark.parametrize("article", ARTICLES)
def test_a_draft_that_is_accepted_whole_leaves_no_problem(project: Project, article: str) -> None:
    """The lock and every other check, once a person has filled in what the draft could not tell."""
    filled: Files = {}
    for document in drafted(project, article).split("\n---\n")[1:]:
        path = document.split()[1]
        for blank, filling in FILLINGS.items():
            document = document.replace(f"{blank}: TODO", f"{blank}: {filling}")
        whole = document if "\nname: " in document else str(KNOWN[path]) + document
        filled[path] = whole
    site = built(project(KNOWN | filled))
    assert [str(problem) for problem in site.problems] == []
    assert len(site.evidence.passages) > 3


def test_sentences_that_claim_nothing_are_left_out(project: Project) -> None:
    said = [
        "If Oracle invests, it would pay $10 billion to Nvidia.",
        "Oracle did not invest $10 billion in Nvidia.",
        "The figure of $10 billion is not final, Oracle said.",
        "Oracle's market capitalization rose by $10 billion.",
        "Oracle sold chips at $10 per hour to Nvidia.",
        "Oracle is not in talks to acquire Nvidia for $10 billion.",
        "Oracle and Nvidia have yet to sign a $10 billion lease.",
        "No agreement has been signed between Oracle and Nvidia.",
    ]
    root = project(KNOWN | {f"seeds/a{number}.md": f"{HEAD}---\n{text}\n" for number, text in enumerate(said)})
    corpus = built(root).corpus
    assert [draft(corpus, f"a{number}").count("value:") for number in range(len(said))] == [0] * len(said)


def claims_of(project: Project, language: str, text: str) -> list[str]:
    """What is proposed of a text: "oracle-amd-lease amount 10 billion USD", each flow's ends before what it holds."""
    seed = f"{HEAD.replace('2026-01-01', '2026-02-03')}language: {language}\n---\n{text}\n"
    found = []
    for document in draft(built(project(KNOWN | {"seeds/a.md": seed})).corpus, "a").split("\n---\n")[1:]:
        subject, body = Path(document.split()[1]).stem, yaml.safe_load(document) or {}
        for part in [body, *body.get("flows", [])]:
            for property, claims in part.items():
                for claim in claims if isinstance(claims, list) else ():
                    if "value" in claim:
                        found.append(f"{subject} {property} {claim['value']}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Google denied a report that it was in talks to acquire Oracle for about $9 billion.",
            ["google-oracle-acquisition status denied"],
        ),
        ("A report of a $9 billion bid by Google for Oracle was denied.", []),
        ("Google has not denied that it is in talks with Oracle.", ["google-oracle-todo status in talks"]),
    ],
)
def test_of_what_is_denied_nothing_else_is_claimed(project: Project, text: str, expected: list[str]) -> None:
    assert claims_of(project, "en", text) == expected


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        ("en", "In August, Oracle signed a lease with Nvidia.", []),
        ("en", "Oracle signed a lease with Nvidia in August.", []),
        ("en", "Oracle signed a lease with Nvidia, which begins by August.", ["2026-08"]),
        ("en", "In August, Oracle will lease 100 MW from Nvidia.", ["2026-08"]),
        ("en", "Oracle agreed to lease 100 MW from Nvidia by the end of August.", ["2026-08"]),
        ("fr", "En septembre, Oracle avait conclu un bail avec Nvidia.", []),
        ("fr", "Oracle a signé avec Nvidia un bail de 100 MW, qui sera livré en septembre.", ["2026-09"]),
        ("fr", "Oracle louera 100 MW auprès de Nvidia d'ici septembre.", ["2026-09"]),
    ],
)
def test_a_month_without_a_year_is_to_come_only_where_the_words_look_ahead(
    project: Project, language: str, text: str, due: list[str]
) -> None:
    assert [claim.rpartition(" ")[2] for claim in claims_of(project, language, text) if " due " in claim] == due


# The measure on the article of this repository.

# Proposals without a counterpart among the curated claims, read against the article by a person.
JUDGED = {
    ("openai-capacity", "amount", "several billion USD"): True,  # curated as an event: the providers are not named
    ("openai-capacity", "status", "signed"): True,  # "a conclu un accord de capacité"
    ("openai-secondary-sale", "status", "closed"): True,
}


@dataclass(frozen=True)
class Drafted:
    """A proposed claim: whose it is, which property, its value, and where its quote stands."""

    subject: str
    property: str
    value: str
    start: int
    end: int


def proposals(text: str, corpus: Corpus, seed: str) -> list[Drafted]:
    found = []
    for document in text.split("\n---\n")[1:]:
        head, body = document.split("\n")[0], yaml.safe_load(document)
        subject = Path(head.split()[1]).stem if "TODO" not in head else "TODO"
        parts = [body, *body.get("flows", [])]
        for part in parts:
            for property, claims in part.items():
                for claim in claims if isinstance(claims, list) else [claims]:
                    if isinstance(claim, dict) and "value" in claim:
                        spans = find_quote(corpus, seed, claim["quote"])
                        span = spans[int(claim.get("occurrence", 1)) - 1]
                        found.append(Drafted(subject, property, str(claim["value"]), span.start, span.end))
    return found


def find_quote(corpus: Corpus, seed: str, quote: str) -> list[Span]:
    return FoldedText(corpus.seeds[seed].text).find(quote)


def same_value(claim: Claim, proposed: str) -> bool:
    value = claim.record.value
    if isinstance(value, Money):
        other = parse_money(proposed) if "USD" in proposed else None
        return (
            other is not None
            and value.amount is not None
            and other.amount is not None
            and (
                (value.amount.bound, value.amount.low, value.amount.high, value.currency, value.period)
                == (other.amount.bound, other.amount.low, other.amount.high, other.currency, other.period)
            )
        )
    if isinstance(value, PartialDate):
        return proposed[:4].isdigit() and parse_date(proposed) == value
    return str(value) == proposed


def test_the_measure_on_the_article_of_this_repository(capsys: pytest.CaptureFixture[str]) -> None:
    seed = "openai-amazon-talks"
    site = build(REPOSITORY, date(2026, 1, 1))
    evidence = find(site.corpus)
    proposed = proposals(draft(site.corpus, seed), site.corpus, seed)
    curated = evidence.of_seed(seed)
    wanted = [one for one in curated if isinstance(one.claim.record.value, Money | PartialDate)]

    def meets(one: Passage, other: Drafted) -> bool:
        touches = one.span.start < other.end and other.start < one.span.end
        return touches and same_value(one.claim, other.value)

    met = [one for one in wanted if any(meets(one, other) for other in proposed)]
    right = [
        other
        for other in proposed
        if any(
            meets(one, other) and other.property == one.claim.property.name and other.subject in (one.claim.subject, "TODO")
            for one in curated
        )
        or JUDGED.get((other.subject, other.property, other.value), False)
    ]
    wrong = [other for other in proposed if other not in right]
    figures = (
        f"proposed {len(proposed)}, right {len(right)}, wrong {len(wrong)}, missed {len(wanted) - len(met)} of {len(wanted)}"
    )
    with capsys.disabled():
        sys.stdout.write(f"\n{seed}: {figures} curated claims of money and dates\n")
    assert len(met) >= 0.8 * len(wanted)
    assert len(wrong) <= len(proposed) / 10, wrong


# The command.


def test_words_that_a_seed_says_often_are_sought_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    search = FoldedText.find

    def noted(self: FoldedText, quote: str) -> list[Span]:
        asked.append(quote)
        return search(self, quote)

    monkeypatch.setattr(FoldedText, "find", noted)
    text = "Amazon lends 12 million dollars to OpenAI. " * 50
    corpus = built(project({"seeds/loan.md": f"{HEAD}language: en\n---\n{text}\n"})).corpus
    assert draft(corpus, "loan").count("amount:") == 1
    assert len(asked) < 2 * 50


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["draft", *map(str, arguments)])


def test_the_command_writes_a_new_file_and_no_other(project: Project) -> None:
    root = project(KNOWN)
    out = root / "draft.yml"
    assert run("--root", root, "discussions", "-o", out).exit_code == 0
    assert "in talks" in out.read_text() and out.read_text() == run("--root", root, "seeds/discussions.md").output
    again = run("--root", root, "discussions", "-o", out)
    assert (again.exit_code, "File exists" in again.output) == (1, True)


@pytest.mark.parametrize(
    ("files", "seed", "says"),
    [
        ({}, "discusions", 'did you mean "discussions"?'),
        ({"seeds/other.md": "---\ntitle: T\n---\nText.\n"}, "other", "run `generator check`"),
        ({"seeds/other.md": f"{HEAD}language: de\n---\nText.\n"}, "other", 'no rules for the language "de"'),
    ],
)
def test_what_cannot_be_drafted_is_one_line(project: Project, files: Files, seed: str, says: str) -> None:
    result = run("--root", project(files), seed)
    assert (result.exit_code, says in result.output, "Traceback" in result.output) == (1, True, False)
