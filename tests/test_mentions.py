"""Mentions: the longest alias first, whole words only, each entity once in a paragraph, nothing but links added."""

from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from generator.link.mentions import Names, all_names
from generator.link.prose import link_prose
from generator.model.kinds import Chip, Company

NAMES = all_names(
    [
        ("amazon", Company.model_validate({"name": "Amazon"})),
        ("aws", Company.model_validate({"name": "Amazon Web Services", "aliases": ["AWS", "AT&T's cloud"]})),
        ("trainium", Chip.model_validate({"name": "Trainium"})),
        ("trainium2", Chip.model_validate({"name": "Trainium2"})),
    ]
)


def mentioned(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.entity) for m in NAMES.mentions(text)]


def linked(markdown: str) -> str:
    return link_prose(markdown, NAMES, lambda entity, words: f"[{words}](/{entity})")[0]


def test_the_longest_name_is_meant() -> None:
    assert mentioned("d'Amazon\u00a0Web Services et Amazon") == [("Amazon\u00a0Web Services", "aws"), ("Amazon", "amazon")]


def test_only_whole_words_and_only_the_first_time() -> None:
    assert mentioned("Trainium2, Amazonas, AT&T’s cloud, AWS") == [("Trainium2", "trainium2"), ("AT&T’s cloud", "aws")]


def test_links_headings_code_and_html_are_left_alone() -> None:
    page = """# Amazon

Amazon and [AWS](x.md), `Trainium`, <b title="Trainium">x</b>, https://x.org/Trainium and Amazon.

```
Amazon
```

    Amazon

Amazon
------
"""
    assert linked(page) == page.replace("Amazon and", "[Amazon](/amazon) and", 1)


def test_html_and_what_runs_over_a_line_is_left_alone() -> None:
    for page in ('the <a href="/x">Amazon page</a>', "[see Amazon\nand co](x.md)", "<!-- Amazon\n-->", "[a](b 'Amazon (x) y')"):
        assert linked(page) == page


def test_what_a_block_of_html_holds_is_left_alone_to_its_end() -> None:
    for page in (
        "<div>\nAmazon\n\n<div>\nAWS\n</div>\n\nAmazon\n</div>",
        "<pre>\n\nAmazon\n</pre>",
        "<details><summary>x</summary>\n\nAmazon\n</details>",
        '<!-- "x\n\nAmazon\n\n-->',
    ):
        assert linked(f"{page}\n\nAmazon") == f"{page}\n\n[Amazon](/amazon)"
    read = '<details markdown="1">\n<summary>x</summary>\n\nAmazon\n</details>'
    assert linked(read) == read.replace("Amazon", "[Amazon](/amazon)")


def test_a_name_may_run_over_the_end_of_a_line() -> None:
    for name in ("Amazon Web\nServices", "> Amazon Web\n> Services", "- Amazon Web\n    Services"):
        mark, _, words = name.rpartition("Amazon")
        assert linked(name) == f"{mark}[Amazon{words}](/aws)"
    assert linked("Name | Amazon\nWeb Services | x") == "Name | [Amazon](/amazon)\nWeb Services | x"


def test_a_name_is_found_between_underscores_and_however_its_accents_are_written() -> None:
    assert linked("_Amazon_ and __AWS__, but a_Amazon") == "_[Amazon](/amazon)_ and __[AWS](/aws)__, but a_Amazon"
    bank = Names((("bank", ("Société Générale",)),))
    written = normalize("NFD", "Société Générale")
    assert [mention.entity for mention in bank.mentions(f"De la {written}.")] == ["bank"]


@given(st.text(st.sampled_from("Amazon AWS\n`[]()#<>-"), max_size=60))
def test_linking_changes_no_words_and_is_idempotent(text: str) -> None:
    once = linked(text)
    assert linked(once) == once
    assert once.replace("](/amazon)", "]").replace("](/aws)", "]").replace("[", "").replace("]", "") == text.replace(
        "[", ""
    ).replace("]", "")


WORDS = st.lists(st.sampled_from(["Amazon", "AWS", "Web", "AT&T's", "cloud", "Amazons", "é"]), min_size=1, max_size=3).map(
    " ".join
)
KNOWN = st.lists(st.tuples(st.sampled_from("abc"), st.lists(WORDS, min_size=1, max_size=2).map(tuple)), max_size=3).map(tuple)


@given(KNOWN, KNOWN, st.lists(WORDS, max_size=6))
def test_what_earlier_names_found_is_kept_only_where_others_find_the_same(
    old: tuple[tuple[str, tuple[str, ...]], ...], new: tuple[tuple[str, tuple[str, ...]], ...], texts: list[str]
) -> None:
    earlier = Names(old)
    for text in texts:
        earlier.in_text(text)
    assert list(map(Names(new, earlier).in_text, texts)) == list(map(Names(new).mentions, texts))
