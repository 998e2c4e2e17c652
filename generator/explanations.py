"""What each problem means, how severe it is, and how to mend it: one entry for each code."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning is shown and listed on the coverage page."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Explanation:
    """What a code means, with a wrong and a right example of the same lines."""

    meaning: str
    wrong: str
    right: str
    severity: Severity = Severity.ERROR


EXPLANATIONS: dict[str, Explanation] = {
    "ambiguous-alias": Explanation(
        "Two entities claim one name. A mention of it would be a guess, so an alias belongs to one entity alone.",
        "companies/amazon.yml: aliases: [AWS]\ncompanies/amazon-web-services.yml: aliases: [AWS]",
        "companies/amazon-web-services.yml: aliases: [AWS]",
    ),
    "ambiguous-quote": Explanation(
        "The quote stands in the seed more than once. Say which place is meant, or quote more words.",
        "quote: Trainium",
        "quote: Trainium\noccurrence: 2",
    ),
    "bad-address": Explanation(
        "A web address starts with http:// or https:// and names a host.",
        "url: javascript:alert(1)",
        "url: https://example.org/page",
    ),
    "bad-date": Explanation(
        "A date is a day, a month, a quarter, a half-year or a year; a tilde in front means about.",
        "date: 12/16/2025",
        "date: 2025-12-16",
    ),
    "bad-id": Explanation(
        "An id is the name of the file without its ending: small letters, digits and single hyphens, at most 80 in all, and no "
        "word that web servers or operating systems take for their own, such as `aux`. Names of pages keep the same rule.",
        "content/companies/Open_AI.yml",
        "content/companies/open-ai.yml",
    ),
    "bad-money": Explanation(
        "An amount of money: a hedge if there is one, a number, a scale, an ISO 4217 currency, a period if there is one.",
        "value: $10bn",
        "value: at least 10 billion USD",
    ),
    "bad-quantity": Explanation(
        "A quantity: a hedge if there is one, a number, a unit that fits the property.",
        "value: 96 gigs",
        "value: 96 GB",
    ),
    "bad-yaml": Explanation(
        "The file is not YAML, or not a mapping of keys to values.",
        "name OpenAI",
        "name: OpenAI",
    ),
    "cut-off-text": Explanation(
        "In YAML a comment begins at a blank and `#`, and a text without quotes ends there. A word at once behind the `#` is "
        "most often meant to be part of the text.",
        "note: Ranked #1 by the press",
        'note: "Ranked #1 by the press"',
    ),
    "duplicate-id": Explanation(
        "An id names one thing on the whole site: two files of any kinds, sources and seeds included, cannot share it.",
        "content/companies/groq.yml\ncontent/chips/groq.yml",
        "content/companies/groq.yml\ncontent/chips/groq-lpu.yml",
    ),
    "duplicate-key": Explanation(
        "A key may stand once in a mapping. Several claims for one property are a list under one key.",
        "status: {value: in talks}\nstatus: {value: signed}",
        "status:\n  - {value: in talks}\n  - {value: signed}",
    ),
    "duplicate-source": Explanation(
        "Two source files have one address, so one document would count as two origins.",
        "sources/reuters-deal.yml: url: https://example.org/page\nsources/reuters-talks.yml: url: https://example.org/page",
        "sources/reuters-deal.yml: url: https://example.org/page",
    ),
    "expectation-not-met": Explanation(
        "The record is thinner than `content/project.yml` expects: something was lost, or the expectation is too high.",
        "expectations:\n  - {of: companies, at_least: 60}   # and only 58 are there",
        "expectations:\n  - {of: companies, at_least: 58}   # two companies merged",
    ),
    "forbidden-character": Explanation(
        "A character that shows nothing or turns text around: controls, zero-width and direction marks. Delete it.",
        'name: "Open\\u200bAI"',
        "name: OpenAI",
    ),
    "former-id-taken": Explanation(
        "An id under `formerly` is one that nothing has any more: its address leads to what has the new id. It cannot be an id "
        "in use, one that two files claim, or the address of a page written by hand; two files cannot be renamed to each other.",
        "companies/alphabet.yml: formerly: google\ncompanies/google.yml: name: Google",
        "companies/alphabet.yml: formerly: google",
    ),
    "future-source": Explanation(
        "A source that appears in the future cannot have been read.",
        "date: 2062-01-02",
        "date: 2026-01-02",
    ),
    "future-stage": Explanation(
        "A stage is dated after today: nobody can have seen it reached. A plan is a promise.",
        "status: {value: closed, date: 2062-12-31, source: a-source}",
        "status: {value: signed, date: 2026-01-10, source: a-source}\nflows: [{..., due: {value: 2062-12-31, source: a-source}}]",
    ),
    "long-chain": Explanation(
        "A deal is part of one that is part of another, and so on, or a company is owned so, through more than make sense.",
        "deal-1.yml: part_of: deal-2  # which is part of deal-3, ... of deal-200",
        "deal-1.yml: part_of: deal-200",
    ),
    "missing-claim": Explanation(
        "A flow says nothing that is evidenced: give it an amount, a quantity, or a detail, each with its source.",
        "flows:\n  - {from: amazon, to: openai, what: equity}",
        "flows:\n  - from: amazon\n    to: openai\n    what: equity\n    amount: {value: undisclosed, source: a-source}",
    ),
    "missing-heading": Explanation(
        "The front matter of a seed lists a heading that is no line of its text.",
        "headings: [Scale and chips]",
        "headings: [Scale, chips and the calendar]",
    ),
    "missing-key": Explanation(
        "A key that is always needed is not there.",
        "aliases: [ChatGPT's maker]",
        "name: OpenAI\naliases: [ChatGPT's maker]",
    ),
    "missing-quote": Explanation(
        "The source is a seed, whose text we hold: quote the words that say it.",
        "value: in talks\nsource: a-seed",
        "value: in talks\nsource: a-seed\nquote: the two are in talks",
    ),
    "missing-source": Explanation(
        "A claim of money, a date or a stage needs a source that states it.",
        "amount: {value: 10 billion USD}",
        "amount: {value: 10 billion USD, source: a-source}",
    ),
    "mixed-scripts": Explanation(
        "A word of a name mixes letters of two scripts that look alike, so that it shows one name and is another.",
        "name: Op\u0435nAI  # with a Cyrillic letter",
        "name: OpenAI",
    ),
    "no-source": Explanation(
        "A claim without a source. It is shown as such, and listed on the coverage page.",
        "headquarters: {value: San Francisco}",
        "headquarters: {value: San Francisco, source: a-source}",
        Severity.WARNING,
    ),
    "not-utf8": Explanation(
        "Files are UTF-8 text. Save the file in that encoding.",
        "a file in Latin-1 or UTF-16",
        "the same file in UTF-8",
    ),
    "part-too-large": Explanation(
        "A deal is said to be part of another, yet its amount is more than the whole, or the parts together are.",
        "part_of: the-round   # 10 billion USD\n... amount: {value: 12 billion USD, ...}",
        "part_of: the-round   # 10 billion USD\n... amount: {value: 2 billion USD, ...}",
    ),
    "quote-not-found": Explanation(
        "The quote does not stand in the seed, word for word. Only white space, Unicode composition and the form of "
        "quotation marks may differ, and a quote must not begin or end within a word or a number.",
        "quote: 11 milliards de dollars",
        "quote: 10 milliards de dollars",
    ),
    "quote-without-text": Explanation(
        "A quote is checked against a text that we hold; this source is not a seed. Cite it without a quote.",
        "source: a-report\nquote: the two are in talks",
        "source: a-report",
    ),
    "rare-script": Explanation(
        "A name in a script that few people write today; many of their letters look like Latin ones.",
        "name: \ua4ee\ua4df\ua4d3  # in Lisu",
        "name: AMD",
    ),
    "refused-yaml": Explanation(
        "Curated files use little of YAML: no anchors, aliases, tags, merge keys or several documents.",
        "name: &name OpenAI",
        "name: OpenAI",
    ),
    "self-reference": Explanation(
        "An entity or source names itself, or several follow one another in a circle: sources that repeat each other, deals that "
        "are part of each other, companies that own each other. Or a flow goes from a company to itself.",
        "openai-round.yml: part_of: openai-round",
        "openai-round.yml: part_of: the-larger-round",
    ),
    "stage-after-source": Explanation(
        "A stage is dated after its source appeared, which can only have told of a plan. A later one may say it was reached.",
        "status: {value: closed, date: 2026-03-31, source: a-source}   # of January 2026",
        "status: {value: closed, date: 2026-03-31, source: another-source}   # of April 2026",
        Severity.WARNING,
    ),
    "step-without-note": Explanation(
        "A deal steps down or off the ladder. A reader must be told why, in a note.",
        "- {value: announced, date: 2026-01-02, ...}\n- {value: lapsed, date: 2026-05-01, ...}",
        "- {value: announced, date: 2026-01-02, ...}\n- {value: lapsed, date: 2026-05-01, note: The term ended., ...}",
    ),
    "stranger-to-deal": Explanation(
        "A flow goes from a party of the deal to another. Name the company among the parties, with its role.",
        "parties: [{company: openai, role: issuer}]\nflows: [{from: amazon, ...}]",
        "parties: [{company: openai, role: issuer}, {company: amazon, role: investor}]\nflows: [{from: amazon, ...}]",
    ),
    "surer-than-quote": Explanation(
        "The claim is surer than the words it rests on: a hedge of the quote, or of the words beside it, is missing; or these "
        "words negate the stage.",
        "value: 10 billion USD\nquote: au moins 10 milliards de dollars",
        "value: at least 10 billion USD\nquote: au moins 10 milliards de dollars",
    ),
    "to-fill-in": Explanation(
        "`TODO` stands where something is still to be said. Say it, or delete the line where nothing needs to be said.",
        "name: TODO",
        "name: OpenAI",
    ),
    "too-much-markup": Explanation(
        "A hand-written page or a seed holds so much of something that its page would take seconds or minutes to be made.",
        "[[[[[[[[ ... two hundred brackets and more in one paragraph",
        "[a link](method.md)",
    ),
    "unclosed-tag": Explanation(
        "A tag of a page written by hand has no other that closes it, or closes what was not opened.",
        "<div>More of it.",
        "<div>More of it.</div>",
    ),
    "unexpected-file": Explanation(
        "A file that the site does not know what to do with: curated YAML ends in .yml, pages and seeds in .md.",
        "content/companies/openai.yaml",
        "content/companies/openai.yml",
    ),
    "unknown-entity": Explanation(
        "A reference to a company, chip or deal that has no file.",
        "company: open-ai",
        "company: openai",
    ),
    "unknown-insert": Explanation(
        "A hand-written page asks for a part that the generator does not make.",
        "<!-- insert: newest -->",
        "<!-- insert: latest -->",
    ),
    "unknown-key": Explanation(
        "A key that this kind of thing does not have; most often a slip of the pen.",
        "nmae: OpenAI",
        "name: OpenAI",
    ),
    "unknown-measure": Explanation(
        "An expectation names something that is not measured; the coverage page lists what is.",
        "expectations:\n  - {of: firms, at_least: 60}",
        "expectations:\n  - {of: companies, at_least: 60}",
    ),
    "unknown-page": Explanation(
        "A page written by hand links to a page that the site does not have; the page of what was renamed has its new name.",
        "[the talks](deals/openai-amazon-talk.md)",
        "[the talks](deals/openai-amazon-talks.md)",
    ),
    "unknown-source": Explanation(
        "A reference to a source that has no file in content/sources/ or seeds/.",
        "source: openai-amazon-talk",
        "source: openai-amazon-talks",
    ),
    "unknown-word": Explanation(
        "A word that is none of those that may stand here.",
        "value: negotiating",
        "value: in talks",
    ),
    "unreadable-file": Explanation(
        "The file cannot be read: it is a folder, a link, too large, or closed to us.",
        "content/companies/openai.yml -> /somewhere/else.yml",
        "content/companies/openai.yml, a file of its own",
    ),
    "value-not-in-quote": Explanation(
        "The number, scale, currency, unit, date or stage of the claim is not in its quote. A French billion is 10^12.",
        "value: 10 million USD\nquote: 10 milliards de dollars",
        "value: 10 billion USD\nquote: 10 milliards de dollars",
    ),
    "wrong-type": Explanation(
        "Another shape is needed here: a mapping for a claim, a list, or one line of text.",
        "founded: 2015",
        "founded: {value: 2015, source: a-source}",
    ),
}
