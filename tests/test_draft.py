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
from generator.read.validation import TO_DO
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
"""What a person may write where the draft leaves a gap."""


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
            document = document.replace(f"{blank}: {TO_DO}", f"{blank}: {filling}")
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
        "Oracle raised its capital spending forecast to $10 billion.",
        "Oracle's debt now exceeds $10 billion.",
        "The company was burning about $1 billion a month, Oracle said.",
        "Will Google invest $10 billion in Oracle?",
        "Google declined to deny that it would buy Oracle for $10 billion.",
        "Oracle and Google will each invest $10 billion in Nvidia.",
        "Had Google invested $10 billion in Oracle, it would own a third.",
        "Google would have invested $10 billion in Oracle.",
    ]
    root = project(KNOWN | {f"seeds/a{number}.md": f"{HEAD}---\n{text}\n" for number, text in enumerate(said)})
    corpus = built(root).corpus
    assert [draft(corpus, f"a{number}").count("value:") for number in range(len(said))] == [0] * len(said)


def stated(project: Project, language: str, text: str) -> list[str]:
    """The parties and the values that are proposed of a text: "oracle:issuer", "10 billion USD"; "oracle:?" where the role is
    left to a person."""
    return [claim.split(" ", 2)[2] for claim in claims_of(project, language, text)]


def claims_of(project: Project, language: str, text: str, files: Files | None = None) -> list[str]:
    """What is proposed of a text: whose it is, the property, the value. "oracle-amd-lease amount 10 billion USD"."""
    seed = f"{HEAD.replace('2026-01-01', '2026-02-03')}language: {language}\n---\n{text}\n"
    found = []
    for document in draft(built(project(KNOWN | (files or {}) | {"seeds/a.md": seed})).corpus, "a").split("\n---\n")[1:]:
        subject, body = Path(document.split()[1]).stem, yaml.safe_load(document) or {}
        roles = [(one["company"], "?" if one["role"] == TO_DO else one["role"]) for one in body.get("parties", ())]
        found += [f"{subject} party {company}:{role}" for company, role in roles]
        for part in [body, *body.get("flows", [])]:
            for property, claims in part.items():
                for claim in claims if isinstance(claims, list) else ():
                    if "value" in claim:
                        found.append(f"{subject} {property} {claim['value']}")
    return found


@pytest.mark.parametrize(("published", "day"), [("2026-02-03", "2026-01-09"), ("2026-01-08", None), ("unknown", None)])
def test_a_claim_holds_on_the_day_that_its_sentence_names_where_that_is_past(
    project: Project, published: str, day: str | None
) -> None:
    seed = f"{HEAD.replace('2026-01-01', published)}language: en\n---\nOn January 9, 2026, Oracle lent AMD $3 billion.\n"
    proposed = yaml.safe_load(draft(built(project(KNOWN | {"seeds/a.md": seed})).corpus, "a").partition("---\n")[2])
    assert proposed["flows"][0]["amount"][0].get("date") == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Google denied a report that it was in talks to acquire Oracle for about $9 billion.",
            ["google:acquirer", "oracle:target", "denied"],
        ),
        ("A report of a $9 billion bid by Google for Oracle was denied.", []),
        ("Google has not denied that it is in talks with Oracle.", ["google:?", "oracle:?", "in talks"]),
    ],
)
def test_of_what_is_denied_nothing_else_is_claimed(project: Project, text: str, expected: list[str]) -> None:
    assert stated(project, "en", text) == expected


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


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # Who closes or raises a round is its issuer; what it was to bring at first is no amount of it.
        (
            "en",
            "Oracle closes $20 billion round with Nvidia backing, exceeding its $15 billion target.",
            ["oracle:issuer", "nvidia:?", "closed", "20 billion USD"],
        ),
        # What may come on top, and when, takes nothing from what is signed.
        (
            "en",
            "Oracle has signed a deal with Google worth $17 billion, which could rise to $19 billion if Google asks for more.",
            ["oracle:?", "google:?", "signed", "17 billion USD"],
        ),
        ("en", "Google will pay $10 billion to Oracle, which has many chips, if regulators agree.", []),
        (
            "en",
            "Oracle and Google will invest $5 billion and $10 billion respectively in Nvidia.",
            ["oracle:investor", "google:investor", "nvidia:issuer", "announced"],
        ),
        # Of "notes" no "no" is read.
        (
            "en",
            "Oracle has closed an offering of $3.75 billion of convertible senior notes.",
            ["oracle:borrower", "closed", "3.75 billion USD"],
        ),
        # Who stands between the word and the sum is valued.
        (
            "fr",
            "Le tour de table, mené par Nvidia, valorise Oracle à 11,7 milliards d'euros.",
            ["11.7 billion EUR"],
        ),
        # A second sum in a sentence is a part of the first, or what it all comes to.
        (
            "en",
            "Google will invest up to $100 billion in Oracle, paying $10 billion when the first gigawatt is completed.",
            ["google:investor", "oracle:issuer", "announced", "up to 100 billion USD"],
        ),
        (
            "en",
            "Google has agreed to invest another $1 billion in Oracle, on top of $2 billion it had invested.",
            ["google:investor", "oracle:issuer", "announced", "1 billion USD"],
        ),
        # A stage and a valuation are of what they stand nearest to.
        ("en", "Employees of Oracle sold $6 billion of stock at a $500 billion valuation.", ["500 billion USD"]),
        (
            "en",
            "Oracle will buy up to 750 megawatts of computing power over three years from Google.",
            ["oracle:customer", "google:supplier", "up to 750 MW", "3 years"],
        ),
        (
            "en",
            "Oracle leased 800 MW to Google under 15-year agreements.",
            ["oracle:lessor", "google:lessee", "800 MW", "15 years"],
        ),
        # Of several named it is the one spoken of that is valued; a product is no firm; what merely is about compute no deal.
        ("en", "Oracle, founded by former Google employees, was valued at $183 billion after AMD joined.", ["183 billion USD"]),
        ("en", "The maker of Claudine expanded its deal with Google to $2 billion.", []),
        ("en", "Oracle is looking to offload $2 billion of data center assets.", []),
        (
            "en",
            "Nvidia acquired privately held Runway Labs for $700 million.",
            ["nvidia:acquirer", "runway-labs:target", "700 million USD"],
        ),
        (
            "en",
            "Oracle signed a deal with Google through 2031, with an option to expand through 2032.",
            ["oracle:?", "google:?", "signed", "2031"],
        ),
        # A press release: "Inc." is no end of a name, nor "today" of a subject; a contract has a value, its revenue is no firm's.
        (
            "en",
            "Cipher Pit Inc. today announced a lease with Oracle worth $5 billion.",
            ["oracle:?", "cipher-pit:?", "announced", "5 billion USD"],
        ),
        (
            "en",
            "Oracle signed a contract with Google with a total contract value of about $9.7 billion.",
            ["oracle:?", "google:?", "signed", "about 9.7 billion USD"],
        ),
        (
            "en",
            "Oracle has signed a lease with Google with anticipated revenue of $11 billion.",
            ["oracle:?", "google:?", "signed"],
        ),
        (
            "en",
            "Nvidia will invest $5 billion in AMD's common stock at $23 per share.",
            ["nvidia:investor", "amd:issuer", "announced", "5 billion USD"],
        ),
        # Of whom a part comes, not all of it does.
        (
            "en",
            "Oracle is raising $20 billion, including up to $2 billion from Nvidia.",
            ["oracle:issuer", "nvidia:investor", "20 billion USD"],
        ),
        # Shares that are bought are a stake in whose they are, what is bought besides is not.
        ("en", "Nvidia bought $5 billion of AMD stock.", ["nvidia:investor", "amd:issuer", "5 billion USD"]),
        ("fr", "Nvidia a racheté pour 5 milliards de dollars d'actions AMD.", ["nvidia:investor", "amd:issuer", "5 billion USD"]),
        (
            "en",
            "AMD completed the acquisition of ZT Systems for $4.9 billion in cash and stock.",
            ["amd:acquirer", "zt-systems:target", "closed", "4.9 billion USD"],
        ),
        (
            "en",
            "Intelsys sold a 51% stake in AMD to Oracle for $4 billion.",
            ["intelsys:seller", "oracle:buyer", "4 billion USD", "51%"],
        ),
        (
            "en",
            "Nvidia bought a 49% stake in AMD for $14 billion.",
            ["nvidia:investor", "amd:issuer", "14 billion USD", "49%"],
        ),
        ("en", "AMD will be bought by Oracle for $4 billion.", ["amd:target", "oracle:acquirer", "4 billion USD"]),
        (
            "en",
            "AMD agreed to license its design to Nvidia for $2 billion.",
            ["amd:licensor", "nvidia:licensee", "announced", "2 billion USD"],
        ),
        (
            "en",
            "AMD granted Oracle a warrant to buy up to 160 million shares.",
            ["amd:issuer", "oracle:investor", "up to 160 million shares"],
        ),
        # What is tied to a site is no party to its loan.
        ("en", "A $38 billion loan to Google for sites tied to Oracle.", ["google:borrower", "38 billion USD"]),
        # A contract names those whom it is between, whatever the verb.
        ("en", "Oracle's contract with Google is worth $17 billion.", ["oracle:?", "google:?", "17 billion USD"]),
        (
            "en",
            "The deal between Oracle and Google, valued at $5 billion, was signed in October.",
            ["oracle:?", "google:?", "signed", "5 billion USD"],
        ),
        ("fr", "Le contrat d'Oracle avec Google porte sur 6 gigawatts.", ["oracle:?", "google:?", "6 GW"]),
        (
            "fr",
            "Oracle aurait conclu avec Google un contrat de 17 milliards de dollars.",
            ["oracle:?", "google:?", "in talks", "17 billion USD"],
        ),
        (
            "fr",
            "AMD fournira à Oracle des puces représentant 6 gigawatts.",
            ["amd:supplier", "oracle:customer", "6 GW"],
        ),
        (
            "fr",
            "Google a accepté de fournir à Oracle jusqu'à un million de H100.",
            ["google:supplier", "oracle:customer", "up to 1 million chips"],
        ),
        # What is guaranteed, in the books or hoped for is neither an amount of a deal nor a revenue.
        (
            "en",
            "Google will take a 14% stake in Oracle for a guarantee of $1.4 billion.",
            ["google:investor", "oracle:issuer", "14%"],
        ),
        ("en", "Oracle's backlog rose to $55 billion.", []),
        ("en", "Oracle expects to reach an annualized revenue run rate of $9 billion.", []),
        ("en", "Google holds a stake of 27% in Oracle, valued at $135 billion.", ["google:investor", "oracle:issuer", "27%"]),
        # A quarter that is not named is no year.
        ("en", "Oracle's revenue reached $57 billion in the third quarter.", []),
        ("en", "Oracle's revenue reached $57 billion in the third quarter of 2025.", ["57 billion USD"]),
        # A firm in four capitals is one where a deal is told of it; "X-backed" is no part of a name.
        (
            "en",
            "Google-backed IREN agreed to buy $5 billion of GPUs from Oracle.",
            ["iren:customer", "oracle:supplier", "announced", "5 billion USD"],
        ),
        (
            "en",
            "Reflection AI raised $2 billion at an $8 billion valuation in a round led by Nvidia.",
            ["reflection-ai:issuer", "nvidia:investor", "closed", "2 billion USD", "8 billion USD"],
        ),
        # Neither a role nor a sum crosses a semicolon.
        (
            "en",
            "Google lent Oracle $3 billion; AMD has 40% of Nvidia and paid $2 billion.",
            ["google:lender", "oracle:borrower", "3 billion USD"],
        ),
        # "It" is who did something, not whom it was done with.
        (
            "en",
            "Oracle signed a lease. It also sold its entire stake in Nvidia for $5.8 billion. It has raised $9 billion.",
            ["oracle:issuer", "closed", "9 billion USD", "oracle:seller", "5.8 billion USD"],
        ),
        (
            "fr",
            "Nvidia a accordé à Oracle un prêt de 3 milliards d'euros.",
            ["nvidia:lender", "oracle:borrower", "3 billion EUR"],
        ),
        (
            "en",
            "Oracle entered into a credit agreement with Google, providing for loans of up to $2,300,000,000.",
            ["oracle:borrower", "google:lender", "signed", "up to 2.3 billion USD"],
        ),
        (
            "en",
            "Google completed its acquisition of Oracle, paying $16 a share, or about $4 billion including debt.",
            ["google:acquirer", "oracle:target", "closed", "about 4 billion USD"],
        ),
        (
            "fr",
            "Oracle avait déjà conclu avec Google un accord de 17,4 milliards de dollars.",
            ["oracle:?", "google:?", "signed", "17.4 billion USD"],
        ),
        ("en", "Oracle is buying 400,000 Nvidia GB300 chips.", ["oracle:customer", "400,000 chips"]),
        ("en", "Oracle plans to install 400,000 Nvidia GB300 chips.", ["oracle:customer", "400,000 chips"]),
        (
            "en",
            "AMD issued Oracle a warrant for up to 160 million AMD shares.",
            ["amd:issuer", "oracle:investor", "up to 160 million shares"],
        ),
        (
            "en",
            "Google agreed to backstop Oracle's obligations and received warrants for 24 million shares.",
            ["google:investor", "announced", "24 million shares"],
        ),
        (
            "en",
            "Oracle and Google have expanded their lease in Abilene from 900 MW to 1.2 GW.",
            ["oracle:?", "google:?", "1.2 GW"],
        ),
        (
            "en",
            "Oracle is close to finalizing a funding round of $2 billion.",
            ["oracle:issuer", "in talks", "2 billion USD"],
        ),
        (
            "en",
            "Oracle raised R$500 million and signed a loan agreement with Google for up to $10 billion.",
            ["oracle:borrower", "google:lender", "signed", "up to 10 billion USD"],
        ),
        ("en", "Oracle sold shares at $185 each, raising $5.5 billion.", ["oracle:issuer", "5.5 billion USD"]),
        (
            "fr",
            "Oracle a cédé sa participation dans Nvidia pour 5,8 milliards de dollars.",
            ["oracle:seller", "5.8 billion USD"],
        ),
        # What is raised as debt is lent.
        (
            "fr",
            "Oracle a levé 830 millions de dollars de dette auprès de Google.",
            ["oracle:borrower", "google:lender", "closed", "830 million USD"],
        ),
        # What is expected, or was so before, is no revenue.
        ("en", "Oracle expects revenue of $1.5 billion, up from $425 million.", []),
        # The contract is valued, not who signed it.
        (
            "en",
            "Oracle has signed a contract with Microsoft valued at $9.7 billion.",
            ["oracle:?", "microsoft:?", "signed", "9.7 billion USD"],
        ),
        (
            "en",
            "Google will buy a lab that values Oracle at $250 billion and the rocket maker at $1 trillion.",
            ["250 billion USD"],
        ),
        # "The company" may be either; a lender in a list is not who is spoken of.
        (
            "en",
            "Oracle and Google rose. The company borrowed $3 billion from AMD and Nvidia. It sold $2 billion of notes.",
            ["amd:lender", "nvidia:lender", "3 billion USD"],
        ),
        # A date of what is left out is no date of the deal before.
        (
            "fr",
            "Google va investir 1 milliard d'euros dans Oracle. Oracle prévoit un budget de 9 milliards d'euros en 2030.",
            ["google:investor", "oracle:issuer", "announced", "1 billion EUR"],
        ),
        ("en", "Oracle's annualized revenue has passed $14 billion.", ["more than 14 billion USD per year"]),
        (
            "fr",
            "Le chiffre d'affaires annualisé d'Oracle a franchi le cap des 2 milliards de dollars.",
            ["more than 2 billion USD per year"],
        ),
        ("fr", "Oracle prévoit des dépenses d'investissement de 9 milliards de dollars.", []),
        (
            "fr",
            "Oracle a signé un protocole d'accord avec Nvidia pour un centre de données de 1 GW.",
            ["oracle:?", "nvidia:?", "letter of intent", "1 GW"],
        ),
        # Valued is the one that raises the money, not the one named last.
        (
            "fr",
            "Google va investir 1 milliard d'euros dans Oracle. La levée valorise la start-up française 9 milliards d'euros.",
            ["google:investor", "oracle:issuer", "announced", "1 billion EUR", "9 billion EUR"],
        ),
        # Who is named only to say that it was another is no party; a sum of all rounds is not this one's.
        (
            "en",
            "Microsoft, not Google, leased 100 MW from Oracle.",
            ["microsoft:lessee", "oracle:lessor", "100 MW"],
        ),
        (
            "en",
            "Rather than buy 1,000 MW from Oracle, Google leased 100 MW from AMD.",
            ["google:lessee", "amd:lessor", "100 MW"],
        ),
        (
            "fr",
            "Contrairement à Microsoft, Google a investi 10 milliards de dollars dans Oracle.",
            ["google:investor", "oracle:issuer", "closed", "10 billion USD"],
        ),
        (
            "en",
            "A year after a vote, Google invested $10 billion in Oracle.",
            ["google:investor", "oracle:issuer", "closed", "10 billion USD"],
        ),
        (
            "en",
            "Google invested $10 billion in Oracle, bringing its total to $15 billion.",
            ["google:investor", "oracle:issuer", "closed", "10 billion USD"],
        ),
        ("fr", "Google a refusé d'investir 10 milliards de dollars dans Oracle.", []),
        ("en", "Oracle leased a gigawatt from Google for a decade.", ["oracle:lessee", "google:lessor", "1 GW", "10 years"]),
        ("fr", "Oracle a renoncé à Nvidia, dont la valeur est estimée à 1,6 milliard de dollars.", ["about 1.6 billion USD"]),
        # The beginning of a new name is the same firm; "the agreement" goes on in another paragraph; a first phase is a part.
        (
            "en",
            "Harbor Compute signed a contract with Google worth $8 billion.\n\nUnder the agreement, Google will rent 320 MW, "
            "with a first phase of 80 MW.\n\nOracle lent $3 billion to Harbor.",
            [
                *("harbor-compute:?", "google:?", "signed", "8 billion USD", "320 MW"),
                *("oracle:lender", "harbor-compute:borrower", "3 billion USD"),
            ],
        ),
        # "The company" of an article that speaks of two may be either; who makes the chips was not founded then.
        (
            "en",
            "Google signed a lease with AMD.\n\nOracle invested $1 billion in AMD.\n\nThe company, founded in 2021, will install "
            "1,000 Nvidia H100 chips.",
            ["google:?", "amd:?", "signed", "oracle:investor", "amd:issuer", "closed", "1 billion USD"],
        ),
        ("en", "Founded in 1977, Oracle rose.", ["1977"]),
        # "The deal" is the one before; a valuation still negotiated and a denied cancellation are left out.
        (
            "en",
            "AMD and Oracle signed a deal to deploy 500 MW. The deal is valued at $6 billion.",
            ["amd:?", "oracle:?", "signed", "500 MW", "6 billion USD"],
        ),
        ("en", "Oracle is negotiating with investors over a round at a valuation of $9 billion.", []),
        (
            "en",
            "Google could invest another $1 billion in Oracle.",
            ["google:investor", "oracle:issuer", "rumoured", "1 billion USD"],
        ),
        (
            "fr",
            "Google pourrait investir un milliard de dollars dans Oracle.",
            ["google:investor", "oracle:issuer", "rumoured", "1 billion USD"],
        ),
        ("fr", "Google a démenti avoir renoncé à son projet avec Oracle.", []),
        ("fr", "Google a loué à Nebius 300 mégawatts sur cinq ans.", ["google:?", "nebius:?", "300 MW", "5 years"]),
        (
            "en",
            "Oracle scrapped its planned $9 billion takeover of Core Scientific.",
            ["oracle:acquirer", "core-scientific:target", "cancelled", "9 billion USD"],
        ),
        # A sum with debt in it is no loan; who lost a contract had one.
        (
            "en",
            "Oracle is close to raising $20 billion, including $12 billion of debt, and Google could invest $2 billion in it.",
            ["oracle:issuer", "in talks", "20 billion USD"],
        ),
        ("en", "Oracle denied that it had lost its contract with Microsoft.", []),
        # A forecast for a part of the sales.
        ("en", "AMD cut its own forecast for accelerator sales to $9.5 billion.", []),
        (
            "fr",
            "Oracle annonce avoir bouclé un tour de table de 2 milliards d'euros.",
            ["oracle:issuer", "closed", "2 billion EUR"],
        ),
        (
            "fr",
            "Le chiffre d'affaires annualisé d'Oracle dépasse désormais 400 millions d'euros.",
            ["more than 400 million EUR per year"],
        ),
    ],
)
def test_what_a_sentence_states(project: Project, language: str, text: str, expected: list[str]) -> None:
    assert stated(project, language, text) == expected


@pytest.mark.parametrize(
    ("deal", "text"),
    [
        ("parties: [{company: oracle, role: issuer}, {company: amd, role: investor}]", "Oracle raised $20 billion."),
        ("parties: [{company: oracle, role: issuer}]", "Oracle raised $600 million."),
    ],
)
def test_an_amount_alone_is_no_deal_of_others_nor_another_round(project: Project, deal: str, text: str) -> None:
    amount = "{value: 20 billion USD, source: other, quote: $20 billion}"
    curated = f"name: D\ntype: equity\n{deal}\nflows: [{{to: oracle, what: equity, amount: {amount}}}]\n"
    files: Files = {"seeds/other.md": f"{HEAD}language: en\n---\nIt is $20 billion.\n", "content/deals/d.yml": curated}
    assert all(not claim.startswith("d ") for claim in claims_of(project, "en", text, files))


def test_valued_is_who_gets_the_money(project: Project) -> None:
    text = "Google invested $500 million in Oracle, valuing the company at $7.8 billion."
    assert "oracle valuation 7.8 billion USD" in claims_of(project, "en", text)


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
        subject = Path(head.split()[1]).stem if TO_DO not in head else TO_DO
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
            meets(one, other) and other.property == one.claim.property.name and other.subject in (one.claim.subject, TO_DO)
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


@pytest.mark.parametrize(("more", "expected"), [(10, 1), (2_000, 0)])
def test_what_goes_on_without_an_end_is_no_sentence(project: Project, more: int, expected: int) -> None:
    text = f"Amazon lends 12 million dollars to OpenAI{' to grow' * more}."
    corpus = built(project({"seeds/loan.md": f"{HEAD}language: en\n---\n{text}\n"})).corpus
    assert draft(corpus, "loan").count("amount:") == expected


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
