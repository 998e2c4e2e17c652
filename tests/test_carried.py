"""The value is in the quote, and the claim is no surer than its words."""

import pytest

from generator.evidence.languages import language_of
from generator.evidence.numerals import readings
from tests.conftest import Project, built

HEAD = "---\ntitle: T\ntype: article\npublisher: unknown\ndate: 2025-12-16\nurl: unknown\nlanguage: {}\n---\n{}\n"

FITS = [
    ("fr", "au moins 10 milliards de dollars", "at least 10 billion USD"),
    ("fr", "10 milliards de dollars ou plus", "at least 10 billion USD"),
    ("fr", "pour 6,6 milliards de dollars", "6.6 billion USD"),
    ("fr", "près de 500 milliards de dollars", "nearly 500 billion USD"),
    ("fr", "près de 500 milliards de dollars", "about 500 billion USD"),
    ("fr", "plus de 13 milliards", "at least 13 billion USD"),
    ("fr", "de plusieurs milliards de dollars", "several billion USD"),
    ("fr", "un contrat de 38 Md$ signé", "38 billion USD"),
    ("fr", "un billion de dollars", "1 trillion USD"),
    ("fr", "jusqu'à 1 500 millions d'euros", "up to 1.5 billion EUR"),
    ("en", "a $38 billion contract", "38 billion USD"),
    ("en", "raised US$500m, up to €5bn", "up to 5 billion EUR"),
    ("en", "between 3 and 4 billion dollars", "3 to 4 billion USD"),
    ("fr", "vingt-cinq milliards d'euros", "25 billion EUR"),
    ("fr", "quatre-vingt-dix-sept millions de dollars", "97 million USD"),
    ("fr", "deux cents milliards de dollars", "200 billion USD"),
    ("fr", "un demi-milliard de dollars", "0.5 billion USD"),
    ("fr", "entre 10 et 15 milliards de dollars", "10 to 15 billion USD"),
    ("en", "half a billion dollars", "500 million USD"),
    ("en", "two hundred and fifty million dollars", "250 million USD"),
    ("en", "$10-$15 billion", "10 to 15 billion USD"),
    ("en", "twenty billion dollars a year", "20 billion USD per year"),
    ("fr", "de 500 millions à 1 milliard de dollars", "0.5 to 1 billion USD"),
    ("en", "worth more than $1.5 trillion", "more than 1.5 trillion USD"),
    ("en", "$1.5 trillion-worth of chips", "1.5 trillion USD"),
    ("en", "one and a half billion dollars", "1.5 billion USD"),
    ("en", "a billion and a half dollars", "1.5 billion USD"),
    ("fr", "un milliard et demi de dollars", "1.5 billion USD"),
    ("fr", "deux milliards et demi d'euros", "2.5 billion EUR"),
    ("fr", "mille milliards de dollars", "1 trillion USD"),
    ("fr", "mille cinq cents milliards de dollars", "1.5 trillion USD"),
    ("fr", "une dizaine de milliards de dollars", "about 10 billion USD"),
    ("fr", "plus d'une centaine de millions d'euros", "more than 100 million EUR"),
    ("fr", "des milliards de dollars", "several billion USD"),
    ("en", "a multibillion-dollar deal", "several billion USD"),
    ("en", "a few billion dollars", "several billion USD"),
    ("en", "no more than $10 billion", "up to 10 billion USD"),
    ("fr", "pas plus de 10 milliards de dollars", "up to 10 billion USD"),
    ("fr", "pas moins de 10 milliards de dollars", "at least 10 billion USD"),
    ("en", "as little as $2 billion", "at least 2 billion USD"),
    ("en", "just under $10 billion", "nearly 10 billion USD"),
    ("en", "a little over $10 billion", "more than 10 billion USD"),
    ("en", "up to roughly $10 billion", "up to 10 billion USD"),
    ("fr", "frôle les 10 milliards de dollars", "nearly 10 billion USD"),
    ("fr", "dépasse la barre des 10 milliards de dollars", "more than 10 billion USD"),
    ("fr", "avoisine les 10 milliards de dollars", "about 10 billion USD"),
    ("fr", "plafonné à 10 milliards de dollars", "up to 10 billion USD"),
    ("fr", "pouvant atteindre 6 milliards de dollars", "up to 6 billion USD"),
    ("en", "roughly an 8 billion dollar deal", "about 8 billion USD"),
    ("en", "a further $5bn", "5 billion USD"),
    ("en", "worth £1.2bn", "1.2 billion GBP"),
    ("en", "worth USD 500 million", "500 million USD"),
    ("fr", "500 k€", "500 thousand EUR"),
    ("en", "rose from $3 billion to $4 billion", "4 billion USD"),
    ("fr", "un investissement de 10 milliards de dollars par Amazon", "10 billion USD"),
]
FAULTS = [
    ("fr", "10 milliards de dollars", "10 million USD", "value-not-in-quote", "10,000,000,000 USD"),
    ("fr", "10 milliards d'euros", "10 billion USD", "value-not-in-quote", "EUR"),
    ("fr", "un billion de dollars", "1 billion USD", "value-not-in-quote", "1,000,000,000,000 USD"),
    ("fr", "6,6 milliards de dollars", "66 billion USD", "value-not-in-quote", "6,600,000,000"),
    ("fr", "au moins 10 milliards de dollars", "10 billion USD", "surer-than-quote", "at least"),
    ("fr", "au moins 10 milliards de dollars", "more than 10 billion USD", "surer-than-quote", "at least"),
    ("fr", "près de 500 milliards de dollars", "500 billion USD", "surer-than-quote", "nearly"),
    ("en", "up to $50 billion", "50 billion USD", "surer-than-quote", "up to"),
    ("en", "up to $50 billion", "at least 50 billion USD", "surer-than-quote", "up to"),
    ("en", "a $38 billion deal", "38 billion EUR", "value-not-in-quote", "38,000,000,000 USD"),
    ("en", "10 billion rupees", "10 billion USD", "value-not-in-quote", "10,000,000,000"),
    ("en", "RMB 10 billion", "10 billion USD", "value-not-in-quote", "10,000,000,000"),
    ("en", "C$5 billion", "5 billion USD", "value-not-in-quote", "no number"),
    ("fr", "10 millions d'utilisateurs", "10 million USD", "value-not-in-quote", "10,000,000"),
    ("fr", "un milliard et demi de dollars", "1 billion USD", "value-not-in-quote", ""),
    ("en", "20 billion dollars", "20 billion USD per year", "value-not-in-quote", "20,000,000,000"),
    ("en", "20 billion dollars a year", "20 billion USD", "value-not-in-quote", "20,000,000,000"),
    ("en", "upwards of $10 billion", "10 billion USD", "surer-than-quote", "at least"),
    ("en", "$10 billion-plus", "10 billion USD", "surer-than-quote", "at least"),
    ("en", "several companies", "several billion USD", "value-not-in-quote", "no number"),
    ("en", "no more than $10 billion", "more than 10 billion USD", "surer-than-quote", "up to"),
    ("fr", "pas plus de 10 milliards de dollars", "10 billion USD", "surer-than-quote", "up to"),
    ("en", "not $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "n'atteint pas les 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "as little as $2 billion", "2 billion USD", "surer-than-quote", "at least"),
    ("en", "one and a half billion dollars", "500 million USD", "value-not-in-quote", "1,500,000,000"),
    ("en", "three quarters of a billion dollars", "1 billion USD", "value-not-in-quote", "no number"),
    ("en", "two-thirds of the $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "la moitié des 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "rose from $3 billion to $4 billion", "3 to 4 billion USD", "value-not-in-quote", "4,000,000,000"),
    ("en", "at least $3-4 billion", "3 to 4 billion USD", "value-not-in-quote", "at least"),
    ("en", "double the $5 billion", "5 billion USD", "value-not-in-quote", "no number"),
    ("fr", "plus du double des 5 milliards de dollars", "5 billion USD", "value-not-in-quote", "no number"),
    ("fr", "la moitié d'un milliard de dollars", "1 billion USD", "value-not-in-quote", "no number"),
    ("en", "$38 000 million", "38 USD", "value-not-in-quote", "no number"),
    ("en", "a $100bn-a-year business", "100 billion USD", "value-not-in-quote", "100,000,000,000"),
    ("en", "$3 or $4 billion", "4 billion USD", "value-not-in-quote", "3,000,000,000 to 4,000,000,000"),
    ("en", "tens of billions of dollars", "several billion USD", "value-not-in-quote", "no number"),
    ("fr", "des dizaines de milliards de dollars", "several billion USD", "value-not-in-quote", "no number"),
    ("en", "up to several billion dollars", "several billion USD", "value-not-in-quote", "no number"),
    ("en", "$10 per hour", "10 USD", "value-not-in-quote", "no number"),
    ("en", "$13 a share", "13 USD", "value-not-in-quote", "no number"),
    ("en", "$5 billion Canadian", "5 billion USD", "value-not-in-quote", "no number"),
    ("fr", "5 milliards de dollars canadiens", "5 billion USD", "value-not-in-quote", "no number"),
    ("en", "1 234 million dollars", "234 million USD", "value-not-in-quote", "no number"),
    ("fr", "une dizaine de milliards de dollars", "10 billion USD", "surer-than-quote", "about"),
    ("en", "an estimated $5 billion", "5 billion USD", "surer-than-quote", "about"),
    ("fr", "frôle 10 milliards de dollars", "10 billion USD", "surer-than-quote", "nearly"),
    ("en", "has passed the $14 billion mark", "14 billion USD", "surer-than-quote", "more than"),
    ("fr", "a franchi le cap des 14 milliards de dollars", "14 billion USD", "surer-than-quote", "more than"),
    ("en", "a $10 billion deal", "more than 10 billion USD", "surer-than-quote", "exactly"),
    ("en", "a $10 billion deal", "nearly 10 billion USD", "surer-than-quote", "exactly"),
    ("en", "up to $10 billion", "less than 10 billion USD", "surer-than-quote", "up to"),
]


def codes(project: Project, language: str, text: str, claim: str) -> list[tuple[str, str]]:
    root = project({"seeds/other.md": HEAD.format(language, text), "content/companies/x.yml": f"name: X\n{claim}"})
    return [(p.code, p.hint) for p in built(root).problems]


@pytest.mark.parametrize(("language", "quote", "value"), FITS)
def test_a_value_that_its_quote_says(project: Project, language: str, quote: str, value: str) -> None:
    assert (
        codes(
            project,
            language,
            quote,
            f"revenue: {{value: {value}, source: other, quote: '{quote.replace(chr(39), chr(39) * 2)}'}}\n",
        )
        == []
    )


@pytest.mark.parametrize(("language", "quote", "value", "code", "hint"), FAULTS)
def test_a_value_that_its_quote_does_not_say(
    project: Project, language: str, quote: str, value: str, code: str, hint: str
) -> None:
    claim = f"revenue: {{value: {value}, source: other, quote: '{quote.replace(chr(39), chr(39) * 2)}'}}\n"
    [(found, said)] = codes(project, language, quote, claim)
    assert found == code and hint in said


def test_a_quote_cannot_be_cut_to_lose_its_hedge(project: Project) -> None:
    claim = "revenue: {value: 10 billion USD, source: other, quote: 10 milliards de dollars}\n"
    assert [code for code, _ in codes(project, "fr", "au moins 10 milliards de dollars ici", claim)] == ["surer-than-quote"]


@pytest.mark.parametrize(
    ("language", "quote", "value", "expected"),
    [
        ("fr", "le 16 décembre 2025", "2025-12-16", []),
        ("fr", "dévoilé ce mois-ci", "2025-12", []),
        ("en", "in the third quarter of 2026", "2026-Q3", []),
        ("en", "in the second half of 2026", "2026-H2", []),
        ("fr", "au second semestre 2026", "2026-H2", []),
        ("en", "on March 3, 2026", "2026-03", []),
        ("en", "on Dec. 3, 2025", "2025-12-03", []),
        ("en", "it may close", "2025-05", ["value-not-in-quote"]),
        ("en", "in May", "2025-05", []),
        ("fr", "en décembre 2025", "2025-12-16", ["value-not-in-quote"]),
        ("en", "in 2026", "2027", ["value-not-in-quote"]),
        ("en", "on 12/16/2025", "2025-12-16", []),
        ("fr", "le 03/12/2025", "2025-12-03", []),
        ("en", "on 03/12/2025", "2025-12-03", ["value-not-in-quote"]),
        ("en", "in mid-2026", "2026", []),
        ("en", "in mid-2026", "2026-07", ["value-not-in-quote"]),
        ("fr", "fin 2026", "2026-12", ["value-not-in-quote"]),
        ("en", "in Q3 2026", "2026-Q3", []),
        ("fr", "au 3e trimestre 2026", "2026-Q3", []),
        ("fr", "au deuxième semestre de 2026", "2026-H2", []),
        ("en", "around 2027", "~2027", []),
        ("en", "around 2027", "2027", ["surer-than-quote"]),
        ("fr", "vers 2027", "2027", ["surer-than-quote"]),
        ("en", "last month", "2025-11", []),
        ("fr", "le mois prochain", "2026-01", []),
        ("fr", "en 2000 puces", "2000", ["value-not-in-quote"]),
        ("en", "the 16th of December, 2025", "2025-12-16", []),
        ("en", "on 18 December", "2024-12-18", []),
        ("en", "\u0130stanbul, in December 2026", "2026-12", []),
        ("en", "founded in 1898", "1898", []),
        ("en", "paid 1898 dollars", "1898", ["value-not-in-quote"]),
    ],
)
def test_dates(project: Project, language: str, quote: str, value: str, expected: list[str]) -> None:
    claim = f"founded: {{value: {value}, source: other, quote: '{quote}'}}\n"
    assert [code for code, _ in codes(project, language, quote, claim)] == expected


@pytest.mark.parametrize(
    ("quote", "stage", "expected"),
    [
        ("serait en discussion avec Amazon", "in talks", []),
        ("serait en discussion avec Amazon", "rumoured", []),
        ("serait en discussion avec Amazon", "signed", ["surer-than-quote"]),
        ("ont signé une lettre d'intention", "letter of intent", []),
        ("ont signé une lettre d'intention", "signed", ["surer-than-quote"]),
        ("ont signé un contrat", "signed", []),
        ("n'ont pas signé", "signed", ["surer-than-quote"]),
        ("vont signer", "signed", ["surer-than-quote"]),
        ("investiraient et signeraient", "signed", ["surer-than-quote"]),
        ("attiraient l'attention et ont signé", "signed", []),
        ("signed it on 12 May 2025", "signed", []),
        ("(May 12) signed it", "signed", []),
        ("may have signed it", "signed", ["surer-than-quote"]),
    ],
)
def test_talks_never_look_like_a_contract(project: Project, quote: str, stage: str, expected: list[str]) -> None:
    deal = f"""\
name: D
type: equity
parties: [{{company: openai, role: issuer}}]
status: {{value: {stage}, date: 2025-12-16, source: other, quote: "{quote}"}}
"""
    language = "en" if "it" in quote.split() else "fr"
    root = project({"seeds/other.md": HEAD.format(language, f"Ils {quote} hier."), "content/deals/d.yml": deal})
    assert [p.code for p in built(root).problems] == expected


@pytest.mark.parametrize(
    ("language", "text", "quote", "stage", "is_taken"),
    [
        ("en", "Oracle is not in talks to buy it.", "is not in talks to buy it", "in talks", False),
        ("en", "Oracle is not in talks to buy it.", "Oracle is not in talks", "rumoured", False),
        ("en", "Oracle is no longer in talks to buy it.", "in talks to buy it", "in talks", False),
        ("en", "Oracle has not announced a deal.", "has not announced a deal", "announced", False),
        ("en", "Oracle hasn't yet closed the deal.", "closed the deal", "closed", False),
        ("en", "No agreement has been signed between them.", "signed between them", "signed", False),
        ("en", "Oracle denied a report that it was in talks with them.", "in talks with them", "in talks", False),
        ("en", "Oracle is not only in talks, it has signed a lease.", "is not only in talks", "in talks", True),
        ("en", "Oracle has not signed but is in talks with them.", "not signed but is in talks with", "in talks", True),
        ("en", "Oracle signed a lease that does not end before 2030.", "signed a lease that does not end", "signed", True),
        ("en", "Oracle did not comment. It signed a lease.", "signed a lease", "signed", True),
        ("fr", "Nous ne sommes pas en discussion avec eux.", "en discussion avec eux", "in talks", False),
        ("fr", "Ils ne sont plus en négociation avec Oracle.", "en négociation avec Oracle", "in talks", False),
        ("fr", "Oracle n'a signé aucun contrat.", "a signé aucun contrat", "signed", False),
        ("fr", "Oracle n'a pas encore annoncé d'accord.", "a pas encore annoncé d'accord", "announced", False),
        ("fr", "Oracle dément être en discussion avec eux.", "en discussion avec eux", "in talks", False),
        ("en", "They signed a non-binding memorandum.", "They signed", "signed", False),
        ("fr", "Oracle a signé un protocole d'accord avec eux.", "Oracle a signé", "signed", False),
        ("fr", "Oracle n'a pas seulement signé un bail.", "a pas seulement signé un bail", "signed", True),
    ],
)
def test_a_stage_that_its_quote_or_the_words_beside_it_deny_is_refused(
    project: Project, language: str, text: str, quote: str, stage: str, is_taken: bool
) -> None:
    deal = f"""\
name: D
type: equity
parties: [{{company: openai, role: issuer}}]
status: {{value: {stage}, date: 2025-12-16, source: other, quote: "{quote}"{", gloss: G" if language == "fr" else ""}}}
"""
    root = project({"seeds/other.md": HEAD.format(language, text), "content/deals/d.yml": deal})
    assert [p.code for p in built(root).problems] == ([] if is_taken else ["surer-than-quote"])


def test_units_are_read_in_both_languages() -> None:
    texts = (
        ("fr", "deux gigawatts et 96 Go, 27 pour cent, 8 téraoctets par seconde, 3 nanomètres", ["8 TB/s", "3 nm"]),
        ("en", "two gigawatts and 96 GB, 27 percent, 8 terabytes per second, 3-nanometer", ["8 TB/s", "3 nm"]),
        ("en", "two gigawatts and 96 GB, 27 percent, 900 GB/s and 900 Gb/s", ["900 GB/s", "900 Gb/s"]),
        ("en", "two gigawatts and 96 GB, 27 percent, 10% to 15%, 700-watt", ["10 to 15 %", "700 W"]),
    )
    for code, text, last in texts:
        language = language_of(code)
        assert language is not None
        assert [str(reading) for reading in readings(text, language)] == ["2 GW", "96 GB", "27 %", *last]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("5,000 GPUs", []),
        ("5,000 units", []),
        ("about 5,000 of them", ["surer-than-quote"]),
        ("5,000 racks", ["value-not-in-quote"]),
        ("5,000 employees", ["value-not-in-quote"]),
    ],
)
def test_what_is_counted_is_what_the_quote_counts(project: Project, quote: str, expected: list[str]) -> None:
    deal = f"""\
name: D
type: chip supply
parties: [{{company: openai, role: customer}}]
flows: [{{to: openai, what: chips, quantity: {{value: 5,000 chips, source: other, quote: "{quote}"}}}}]
""".replace("5,000 chips", "'5,000 chips'")
    root = project({"seeds/other.md": HEAD.format("en", f"It has {quote} now."), "content/deals/d.yml": deal})
    assert [p.code for p in built(root).problems] == expected


def test_a_language_that_is_not_read_is_not_judged(project: Project) -> None:
    claim = "revenue: {value: 10 billion USD, source: other, quote: zehn Milliarden Dollar}\n"
    assert codes(project, "de", "zehn Milliarden Dollar", claim) == []
