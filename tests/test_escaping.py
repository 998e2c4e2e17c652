"""What is escaped for machines, and where a name may be cut: the rules of each form, to the letter."""

import pytest

from generator.exports.csv_tables import csv_tables
from generator.exports.tables import Cell, Column, ColumnType, Table
from generator.hosts.gate import Gate

COLUMNS = (Column("a", ColumnType.TEXT, "A"), Column("b", ColumnType.LIST, "B"))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("\ta", "'\ta"),
        ("＝1", "'＝1"),
        ("1=1", "1=1"),
        ("", ""),
        (None, ""),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        ('a"b', '"a""b"'),
        ("a,b", '"a,b"'),
    ],
)
def test_a_cell_of_csv_is_no_formula(cell: Cell, expected: str) -> None:
    made = list(csv_tables((Table("t", "T", COLUMNS, ({"a": cell, "b": ("é", "=x")},)),)))
    assert [(one.path, one.content) for one in made] == [("data/t.csv", f'a,b\r\n{expected},"[""é"", ""=x""]"\r\n')]


@pytest.mark.parametrize(
    ("page", "found", "reason"),
    [
        ("<b <i>", "<b <i>", "is no tag that every browser reads alike"),
        ("<iframe>", "<iframe>", "holds the element <iframe>, which is not allowed"),
        ("<p id=a id=b>", "<p id=a id=b>", "has an attribute twice"),
        ("<p onclick=a>", "<p onclick=a>", "has the attribute onclick, which is not allowed"),
        ("<a href='data:a'>", "<a href='data:a'>", "leads to data:a, which is not allowed"),
        ("<img src='http://a'>", "<img src='http://a'>", "would load something from elsewhere"),
        ("<img src='\\\\a'>", "<img src='\\\\a'>", "would load something from elsewhere"),
        ("<link href='a'>", "", ""),
        ("<link href='//a'>", "<link href='//a'>", "would load something from elsewhere"),
        ("<link rel='icon' href='HTTP://a'>", "<link rel='icon' href='HTTP://a'>", "would load something from elsewhere"),
        ("<link rel='prev' href='http://a'>", "", ""),
        ("<link rel='alternate feed' href='http://a'>", "", ""),
        ("<link rel='preload' href='http://a'>", "<link rel='preload' href='http://a'>", "would load something from elsewhere"),
        ("<link rel='stylesheet'>", "<link rel='stylesheet'>", "would load something from elsewhere"),
        ("<meta http-equiv=a>", "<meta http-equiv=a>", "would tell the browser what only the program may"),
        ("<script>b()</script>", "<script>b()", "is a script that the theme does not bring"),
        ("<script>a(1)</script>", "", ""),
        ("<script type=\"application/json\">b()</script>", "", ""),
        ("</iframe>", "", ""),
        ("<p data-a=b aria-label=c>", "", ""),
        ("<p data_a=b>", "<p data_a=b>", "has the attribute data_a, which is not allowed"),
    ],
)
def test_the_gate_says_what_it_does_not_know(page: str, found: str, reason: str) -> None:
    refused = [(one.found, one.reason) for one in Gate(["<script>a({{ b }})</script>"]).refused(page)]
    assert refused == ([(found, reason)] if found else [])


def test_the_gate_shows_so_much_of_what_it_refuses_that_it_is_found_again() -> None:
    assert [one.found for one in Gate(()).refused("a<" + "b" * 90)] == ["<" + "b" * 59]
    assert [one.found for one in Gate(()).refused(f"<script>{'c' * 90}</script>")] == ["<script>" + "c" * 60]


def test_the_policy_is_written_out() -> None:
    page = "<head></head><script>a(1)</script><script>b()</script>"
    policy = Gate(["<script>a({{ b }})</script>"]).policy(page, "'self-made'")
    assert policy == (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-D9CEvPd5JS/XAgugRnIA9Gb7qTSvKgHvBc690oXb0vk=' "
        "'self-made'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )
