"""A file is text, or exactly one thing is wrong with it, told with its place and what to do."""

from pathlib import Path
from time import sleep, time_ns
from typing import Any

import pytest

from generator.problems import Location, Problem
from generator.read import text_file
from generator.read.text_file import MOST_NAMED, SETTLED, Text, leads_within, misleading, read_text

AT = "content/a.yml"


@pytest.mark.parametrize(
    ("raw", "text"),
    [(b"", ""), (b"a: 1\n", "a: 1\n"), (b"a\r\nb\r\n", "a\nb\n"), (b"\xc3\xa9", "é"), (b"12345678", "12345678")],
)
def test_a_file_is_its_text(raw: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / AT).write_bytes(raw)
    found, problems = read_text(tmp_path, AT, 8)
    assert found and (found.path, found.text, problems) == (AT, text, ())


@pytest.mark.parametrize(
    ("raw", "message", "line", "column", "hint"),
    [
        (b"123456789", "the file is larger than 8 bytes", 1, 1, "split it, or shorten it"),
        (b"\xff", "the file is not UTF-8 text", 1, 1, "save it as UTF-8"),
        (b"a\n\xc3\xa9b\xff\n", "the file is not UTF-8 text", 2, 3, "save it as UTF-8"),
        (b"a\nb\n\nc\xff", "the file is not UTF-8 text", 4, 2, "save it as UTF-8"),
    ],
)
def test_bytes_that_are_no_text(raw: bytes, message: str, line: int, column: int, hint: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / AT).write_bytes(raw)
    code = "not-utf8" if b"\xff" in raw else "unreadable-file"
    assert read_text(tmp_path, AT, 8) == (None, (Problem(code, message, Location(AT, line, column), hint),))


def test_what_is_no_file_of_the_project(tmp_path: Path) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    (root / "content/folder.yml").mkdir(parents=True)
    outside.mkdir()
    (outside / "b.yml").write_text("name: B\n")
    (root / "content/link.yml").symlink_to(outside / "b.yml")
    (root / "seeds").symlink_to(outside)
    leads_within.cache_clear()

    def told(name: str) -> Problem:
        text, [problem] = read_text(root, name, 8)
        assert text is None and (problem.code, problem.at, problem.hint) == ("unreadable-file", Location(name), "")
        return problem

    assert told("content/link.yml").message == "this is a link; a file must lie here itself"
    assert told("seeds/b.yml").message == "this is a link; a file must lie here itself"
    assert told("content/folder.yml").message == "there is a folder where a file should be"


def test_a_file_that_the_system_does_not_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a")

    def refused(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")  # root may read everything, so the system cannot be made to say it

    monkeypatch.setattr(Path, "open", refused)
    message = "the file cannot be read: Permission denied"
    assert read_text(tmp_path, "a.yml", 8) == (None, (Problem("unreadable-file", message, Location("a.yml")),))


@pytest.mark.parametrize(("age", "readings"), [(SETTLED - 10**9, 3), (SETTLED + 10**9, 1)])
def test_a_file_is_read_again_unless_it_was_left_alone_for_a_while(
    age: int, readings: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a")
    opened: list[Path] = []
    plain = Path.open

    def counted(self: Path, *args: Any, **more: Any) -> Any:
        opened.append(self)
        return plain(self, *args, **more)

    monkeypatch.setattr(Path, "open", counted)
    monkeypatch.setattr(text_file, "time_ns", lambda: time_ns() + age)

    assert [found.text for found, _ in (read_text(tmp_path, "a.yml", 8) for _ in range(3)) if found] == ["a", "a", "a"]
    assert len(opened) == readings

    sleep(0.02)  # some systems tell time in steps of ten milliseconds
    path.write_text("b")
    found, _ = read_text(tmp_path, "a.yml", 8)
    assert found and found.text == "b"


@pytest.mark.parametrize(
    ("offset", "length", "line", "column", "shown", "excerpt"),
    [(0, 1, 1, 1, 1, "ab"), (1, 9, 1, 2, 1, "ab"), (3, 2, 2, 1, 2, "cdé"), (5, 5, 2, 3, 1, "cdé"), (6, 1, 2, 4, 1, "cdé")],
)
def test_the_place_of_an_offset(offset: int, length: int, line: int, column: int, shown: int, excerpt: str) -> None:
    assert Text("x", "ab\ncdé").place_of(offset, length) == Location("x", line, column, shown, excerpt)


def test_places_are_of_one_character_and_beyond_the_end_show_nothing() -> None:
    text = Text("x", "ab\r\ncd")
    assert text.place(0, 0) == Location("x", 1, 1, 1, "ab")
    assert text.place(1, 1, 5) == Location("x", 2, 2, 1, "cd")
    assert text.place(7, 2) == Location("x", 8, 3, 1, "")
    assert text.place_of(4) == Location("x", 2, 1, 1, "cd")


def test_forbidden_characters_are_named_up_to_twenty() -> None:
    problems = misleading(Text("x", "a\n" + "\u200bb" * 30))
    first = Problem(
        "forbidden-character", "the character U+200B is not allowed", Location("x", 2, 1, 1, "\u200bb" * 30), "delete it"
    )
    assert problems[0] == first and len(problems) == MOST_NAMED
    assert misleading(Text("x", "a\n")) == ()
