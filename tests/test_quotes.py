"""The evidence lock: word for word, or not at all."""

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


def test_one_changed_letter_is_not_found_and_the_nearest_passage_is_named() -> None:
    assert found("L'accord est signé") == []
    assert FoldedText(TEXT).nearest("L'accord n'est par signé.") == "L'accord n'est pas signé."


def test_a_quote_does_not_cut_a_word_or_a_number() -> None:
    assert found("6 milliards") == found("vaut 6") == found("Open") == found("accord n'es") == []


def test_each_place_of_a_quote_is_found() -> None:
    assert FoldedText("a b, a b").find("a b") == [Span(0, 3), Span(5, 8)]


@given(st.text(st.characters(categories=["L", "N", "P", "Z"]), min_size=3), st.data())
def test_words_of_a_text_are_found_where_they_stand(text: str, data: st.DataObject) -> None:
    words = fold(text).split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))])
    assume(quote)
    assert quote in [fold(text[span.start : span.end]) for span in FoldedText(text).find(quote)]
