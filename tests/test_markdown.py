"""What a stranger writes is text: on the page it stands verbatim, and nothing of it is markup."""

import re
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.document import Page, Paragraph, Table, Text, WebLink, text
from generator.pages.markdown import written
from tests.conftest import SMALL, built, write_files

EXTENSIONS = ["tables", "footnotes", "attr_list", "md_in_html", "admonition", "toc"]
HOSTILE = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "# a",
    "1. a",
    "- a",
    "    code",
    "a | b",
    "{#id onclick=x}",
    "*[HTML]: x",
    "[^1]: note",
    "!!! note",
    "`a`",
    "**a**",
    "&lt;b&gt;",
    "\\<b\\>",
    "---",
    "===",
    "![a](x)",
    "{{ 7*7 }}",
    "<!-- x -->",
    ": a",
    "http://x.org",
    "[[a]]",
    "~~~",
    "a  b_c_d",
]


def html_of(*words: str) -> str:
    blocks = (Paragraph(text(words[0])), Table((text("h"),), tuple(((Text(word),),) for word in words)))
    page = Page("x.md", words[0], blocks)
    return markdown.markdown(written(page).split("---\n", 2)[2], extensions=EXTENSIONS)


def shown(html: str, tag: str) -> list[str]:
    return [unescape(found) for found in re.findall(rf"<{tag}[^>]*>([^<]*)</{tag}>", html)]


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_stand_verbatim(word: str) -> None:
    html = html_of(word)
    assert shown(html, "h1") == shown(html, "td") == [word.strip()]
    assert [found.strip() for found in shown(html, "p")] == [word.strip()]


def test_an_address_is_kept_to_the_letter() -> None:
    url = "https://e.org/?x=1&lt;y=(2)*_3"
    page = Page("x.md", "X", (Paragraph((WebLink(text("x"), url),)),))
    html = markdown.markdown(written(page).split("---\n", 2)[2], extensions=EXTENSIONS)
    assert [unquote(unescape(found)) for found in re.findall(r'href="([^"]*)"', html)] == [url]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool))
def test_any_words_stand_verbatim(word: str) -> None:
    assert shown(html_of(word), "td") == [word]


@given(st.text(st.sampled_from("<>&\"'`*_[](){}#|!\\:-x 1.\u00e9"), min_size=1, max_size=30).map(str.strip).filter(bool))
def test_a_hostile_name_leaves_the_page_whole(name: str) -> None:
    company = yaml.safe_dump({"name": name, "aliases": [name + "!"], "summary": name}, allow_unicode=True, default_style='"')
    with TemporaryDirectory() as folder:
        site = built(write_files(Path(folder), SMALL | {"content/companies/openai.yml": company}))
    page = next(page for page in site.pages if page.path == "deals/talks.md")
    html = markdown.markdown(written(page).split("---\n", 2)[2], extensions=EXTENSIONS)
    assert " ".join(name.split()) in [
        unescape(found) for found in re.findall(r'<a href="../companies/openai.md">([^<]*)</a>', html)
    ]
    assert len(re.findall("<h2", html)) == 3 and "<script" not in html
