"""What is escaped for machines, and where a name may be cut: the rules of each form, to the letter."""

from pathlib import Path

import pytest

from generator.evidence.quotes import FoldedText
from generator.exports.csv_tables import csv_tables
from generator.exports.tables import Cell, Column, ColumnType, Table
from generator.hosts.gate import Gate, gate_of
from generator.read.characters import code_point, forbidden, without_forbidden
from tests.conftest import write_files

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
    assert [(one.path, one.make()) for one in made] == [("data/t.csv", f'a,b\r\n{expected},"[""é"", ""=x""]"\r\n')]


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
        ("<img src='HTTP://a'>", "<img src='HTTP://a'>", "would load something from elsewhere"),
        ("<script src='//a'></script>", "<script src='//a'>", "would load something from elsewhere"),
        ("<link rel='alternate describedby' href='http://a'>", "", ""),
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
        ('<script type="application/json">b()</script>', "", ""),
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
    policy = Gate(["<script>a({{ b }})</script>"]).policy(page)
    assert policy == (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-D9CEvPd5JS/XAgugRnIA9Gb7qTSvKgHvBc690oXb0vk='; "
        "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize(
    ("text", "offsets", "left"),
    [
        ("plain\ttext\n", [], "plain\ttext\n"),
        ("a\u200bb\u200b", [1, 3], "ab"),
        ("\ufeffa\u202eb", [0, 2], "ab"),
        ("❤\ufe0f", [], "❤\ufe0f"),
        ("a\ufe0f", [1], "a"),
        ("\ufe0fa", [0], "a"),
        ("e\u0301\u0301\u0301\u0301", [], "e\u0301\u0301\u0301\u0301"),
        ("e\u0301\u0301\u0301\u0301\u0301x\u0301", [5], "e\u0301\u0301\u0301\u0301x\u0301"),
        ("A" + "\u20dd" * 6, [5, 6], "A" + "\u20dd" * 4),
        ("\u0e01" + "\u0e47" * 5, [5], "\u0e01" + "\u0e47" * 4),
        ("\u0301\u0301\u0301\u0301a", [], "\u0301\u0301\u0301\u0301a"),
        ("\x00\x85\u3164", [0, 1, 2], ""),
    ],
)
def test_what_hides_is_found_and_taken_out(text: str, offsets: list[int], left: str) -> None:
    assert (list(forbidden(text)), without_forbidden(text)) == (offsets, left)


def test_a_character_is_named_as_unicode_does() -> None:
    assert (code_point("\u200b"), code_point("\U0001f600")) == ("U+200B", "U+1F600")


def test_the_gate_of_a_theme_knows_its_scripts_and_the_policy_comes_first(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"a/x.html": "<script>é()</script>", "b/c/y.html": "<script>b()</script>", "b/z.js": "<script>z()</script>"}
    )
    gate = gate_of([tmp_path / "a", tmp_path / "b"], ["x.html", "c/y.html", "z.js"])
    assert [list(gate.refused(f"<script>{name}()</script>")) == [] for name in "ébz"] == [True, True, False]
    policy = gate.policy("")
    page = gate.with_policy("<head><title>a</title></head><head>")
    assert page == (f'<head>\n    <meta http-equiv="Content-Security-Policy" content="{policy}"><title>a</title></head><head>')


@pytest.mark.parametrize(
    ("text", "quote", "places"),
    [
        ("one two one", "one", [(0, 3), (8, 11)]),
        ("a  b", "a b", [(0, 4)]),
        ("“a” ‘b’ «c»", '"a" \'b\' "c"', [(0, 11)]),
        ("cafe\u0301 noir", "café", [(0, 5)]),
        ("tone", "one", []),
        ("ones", "one", []),
        ("1,000", "1", []),
        ("1,000", "000", []),
        ("1.5", "5", []),
        ("1, 5", "1", [(0, 1)]),
        ("a.5", "5", [(2, 3)]),
        ("5.a", "5", [(0, 1)]),
        ("a", "", []),
        ("a", " ", []),
        ("aXa", "a", []),
        ("a-a", "a", [(0, 1), (2, 3)]),
    ],
)
def test_a_quote_stands_at_the_edges_of_words_and_numbers(text: str, quote: str, places: list[tuple[int, int]]) -> None:
    assert [(span.start, span.end) for span in FoldedText(text).find(quote)] == places


def test_the_passage_most_like_a_quote_is_named_in_the_words_of_the_text() -> None:
    text = FoldedText("Nothing here. The firm said it would  pay ten billion dollars. More of it.")
    assert text.nearest("firm said it will pay ten billion") == "firm said it would pay ten billion"
    assert text.nearest("xyz qqq") == ""
