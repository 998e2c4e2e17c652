"""What is escaped for spreadsheets, and which characters hide: the rules to the letter."""

import pytest

from generator.exports.csv_tables import csv_tables
from generator.exports.tables import Cell, Column, ColumnType, Table
from generator.read.characters import code_point, forbidden, without_forbidden

COLUMNS = (Column("a", ColumnType.TEXT, "A"), Column("b", ColumnType.LIST, "B"))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("\ta", "'\ta"),
        ("\ra", '"\'\ra"'),
        ("\na", '"\'\na"'),
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
