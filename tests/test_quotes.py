"""The evidence lock: word for word, or not at all."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.evidence.quotes import FoldedText, Span, fold

TEXT = "OpenAI, le créateur de « ChatGPT », vaut 6,6\u00a0milliards.\nL’accord n’est pas signé."


def found(quote: str) -> list[str]:
    return [TEXT[span.start : span.end] for span in FoldedText(TEXT).find(quote)]


def test_spaces_quotation_marks_and_composition_may_differ() -> None:
    assert found("vaut 6,6 milliards. L'accord") == ["vaut 6,6\u00a0milliards.\nL’accord"]
    assert found("le cre\u0301ateur") == ["le créateur"]
    assert FoldedText("un data\u2011center").find("data-center") == [Span(3, 14)]
    assert found('" ChatGPT "') == ["« ChatGPT »"]


def test_one_changed_letter_is_not_found() -> None:
    assert found("L'accord est signé") == found("L'accord n'est par signé") == []


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


@given(st.text(st.characters(categories=["L", "N", "P", "Z"]), min_size=3), st.data())
def test_words_of_a_text_are_found_where_they_stand(text: str, data: st.DataObject) -> None:
    words = fold(text).split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))])
    assume(quote)
    assert quote in [fold(text[span.start : span.end]) for span in FoldedText(text).find(quote)]
