"""The data page: every file that programs can use, and a dictionary of every column, from the declarations."""

from generator.exports.tables import FORMAT, Table
from generator.pages.document import Block, Heading, Inlines, Listing, Page, PageLink, Paragraph, Row, Text, overview, text
from generator.pages.parts import joined, table
from generator.pages.uses import DATA

MEANING = "Every fact of this site as tables, for programs, spreadsheets and databases."
WHOLE = (
    ("data/record.sqlite", "SQLite", "all tables in one file, with foreign keys and full-text search"),
    (
        "data/record.metadata.json",
        "Datasette metadata",
        "titles and meanings: datasette record.sqlite --metadata record.metadata.json",
    ),
    ("data/datapackage.json", "Data package", "what the CSV files hold: frictionless validate datapackage.json"),
    ("data/openapi.json", "OpenAPI", "the JSON files as a service"),
    ("data/sources.bib", "BibTeX", "all sources"),
    ("data/sources.csl.json", "CSL-JSON", "all sources"),
    ("feed.xml", "Atom", "what became known, when stages changed, where sources disagree"),
    ("llms.txt", "llms.txt", "the Markdown of every page"),
)
ALIASES = ("CSV", "JSON", "SQLite", "BibTeX", "API", "RSS", "Feed", "Download", "Export", "Cite", "Calendar")
CALENDAR = ("data/due.ics", "Calendar", "what is due, and when")
NOTES = (
    "Nothing is rounded: a number is all its digits, as text in CSV and JSON. In SQLite it is text too, with a column _real "
    "beside it to sort by; in Parquet it is a decimal, or text where a decimal has no room for it.",
    "A list is a JSON array, also within a CSV cell. In CSV, an apostrophe stands before a cell that a spreadsheet would take "
    "for a formula (one that begins with =, +, -, @, a tab or a line break); the other forms have the words as they are.",
    "Every page has its row, and what is known of it, as index.json beside it, and ways to cite it and its claims as "
    "cite.bib, cite.csl.json and cite.txt.",
)


def data_page(tables: tuple[Table, ...], has_parquet: bool, has_calendar: bool) -> Page:
    """`data.md`."""
    files = (*WHOLE, CALENDAR) if has_calendar else WHOLE
    blocks: list[Block] = [
        Paragraph(text(f"{MEANING} The version of the format is {FORMAT}; a change of it is in the changelog.")),
        Heading(2, text("Files"), "files"),
        Listing(tuple((PageLink(text(name), path), Text(f": {meaning}")) for path, name, meaning in files)),
        table(("Table", "Rows", "Files", "What is in it"), (_row(one, has_parquet) for one in tables)),
        *(Paragraph(text(note)) for note in NOTES),
        Heading(2, text("Dictionary"), "dictionary"),
    ]
    for one in tables:
        blocks += [Heading(3, text(one.name), f"table-{one.name}"), Paragraph(text(one.meaning)), _dictionary(one)]
    return overview(DATA, "Data", MEANING, blocks, [MEANING, *(one.meaning for one in tables)], aliases=ALIASES)


def _row(one: Table, has_parquet: bool) -> Row:
    endings = ("csv", "json", "parquet") if has_parquet else ("csv", "json")
    files = joined([(PageLink(text(ending), f"data/{one.name}.{ending}"),) for ending in endings], ", ")
    return (PageLink(text(one.name), DATA, f"table-{one.name}"),), text(len(one.rows)), files, text(one.meaning)


def _dictionary(one: Table) -> Block:
    rows = []
    for column in one.columns:
        target: Inlines = (Text(" of "), PageLink(text(column.target), DATA, f"table-{column.target}")) if column.target else ()
        rows.append((text(column.name), (Text("id" if column.target else column.type), *target), text(column.meaning)))
    return table(("Column", "Type", "Meaning"), rows)
