"""Received files become seeds: word for word, with what they state and no more; what cannot be read is refused in one line."""

import json
import os
import sys
from pathlib import Path
from time import perf_counter

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from generator.cli import main
from generator.intake.article import Article, Omission, Refusal, Stated, cleaned
from generator.intake.received import LARGEST_FILE, article_of
from generator.intake.seed_text import checked, seed_text
from generator.read.characters import forbidden
from generator.read.seed_file import read_front_matter
from generator.read.text_file import Text, misleading
from tests.conftest import REPOSITORY, Files, Project

RECEIVED = Path(__file__).parent / "received"
RAW = RECEIVED / "openai-amazon-talks.txt"
PAGE = "<html><head><meta charset={}></head><body><article><h2>Das Geschäft</h2><p>{}</p></article></body></html>"
WORDS = "Über zehn Milliarden Dollar sollen bis zum Jahr 2030 in neue Rechenzentren fließen, sagte der Konzern. " * 3


def run(root: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", "--root", str(root), *map(str, arguments)])


def read(name: str, raw: str | bytes) -> Article:
    """The article of a file."""
    article = article_of(name, raw.encode() if isinstance(raw, str) else raw)
    assert isinstance(article, Article), article
    return article


def pdf_of(*pages: list[str], title: str = "") -> bytes:
    """A PDF with these lines on its pages."""
    parts = [
        "<</Type/Catalog/Pages 2 0 R/Lang(en-US)>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{4 + 2 * n} 0 R' for n in range(len(pages)))}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, lines in enumerate(pages):
        shown = f"BT /F1 11 Tf 14 TL 50 780 Td {' '.join(f'({line}) Tj T*' for line in lines)} ET"
        font = f"/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * number} 0 R"
        parts += [f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{font}>>"]
        parts += [f"<</Length {len(shown)}>>stream\n{shown}\nendstream"]
    written, table = "%PDF-1.4\n", "0000000000 65535 f \n"
    for number, part in enumerate(parts, 1):
        table += f"{len(written):010} 00000 n \n"
        written += f"{number} 0 obj\n{part}\nendobj\n"
    about = f"/Info<</Title({title})>>"
    end = (
        f"xref\n0 {len(parts) + 1}\n{table}trailer<</Size {len(parts) + 1}/Root 1 0 R{about}>>\nstartxref\n{len(written)}\n%%EOF"
    )
    return (written + end).encode("latin-1")


def locked(raw: bytes, path: Path) -> bytes:
    path.write_bytes(raw)
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)
    return path.read_bytes()


def test_what_is_no_file_among_the_seeds_is_passed_over(project: Project) -> None:
    root = project({"article.txt": WORDS})
    os.mkfifo(root / "seeds/pipe.md")
    (root / "seeds/endless.md").symlink_to("/dev/zero")
    assert run(root, root / "article.txt").exit_code == 0


def test_the_seed_of_the_repository_comes_out_of_its_raw_file(project: Project) -> None:
    root = project({})
    result = run(root, RAW, "--id", "talks-of-december")
    assert result.exit_code == 0, result.output
    made, text = front_matter(root / "seeds/talks-of-december.md")
    kept, curated = front_matter(REPOSITORY / "seeds/openai-amazon-talks.md")
    assert text == curated
    assert [made[key] for key in ("title", "headings", "original")] == [kept[key] for key in ("title", "headings", "original")]
    assert "left out, at the end: Comments | No comments yet. Be the first!" in result.output
    assert "left unknown: publisher, date, url" in result.output and "where it says TODO: type, language" in result.output


def front_matter(path: Path) -> tuple[dict[str, object], str]:
    front, body, problems = read_front_matter(Text(path.name, path.read_text()))
    assert front is not None and problems == []
    return front, body


def test_a_page_becomes_a_seed_with_what_it_states_and_without_what_stands_around(
    project: Project, request: pytest.FixtureRequest
) -> None:
    root = project({})
    result = run(root, RECEIVED / "article.html")
    seed, expected = root / "seeds/nscale-leve-1-1-milliard.md", RECEIVED / "article.md"
    if request.config.getoption("--update-golden"):
        expected.write_text(seed.read_text())
    assert seed.read_text() == expected.read_text()
    for left_out in ("nav: Accueil Tech", "button: Partager Tweeter", "comment: Commentaires (2)", "aside: À lire", "footer: ©"):
        assert f"left out, {left_out}" in result.output


def test_a_pdf_loses_what_every_page_repeats_and_the_ends_of_its_lines() -> None:
    body = [
        "The two companies signed an agreement on Monday worth five billion",
        "dollars over seven years, for infra-",
        "structure.",
    ]
    article = read("x.pdf", pdf_of(*(["Letter 2025", *body, f"Page {n}"] for n in range(1, 4))))
    assert article.text.startswith("The two companies signed an agreement on Monday worth five billion dollars over seven years")
    assert "Page" not in article.text and "Letter" not in article.text and len(article.left_out) == 6
    assert article.stated.language == "en-US"


@pytest.mark.parametrize(
    "title", ["Microsoft Word - Release v3", "release_final.docx", "about:blank", "Untitled-1", "A lease in Ohio"]
)
def test_what_a_program_wrote_for_a_title_of_a_pdf_is_none(title: str) -> None:
    article = read("x.pdf", pdf_of(["The two companies signed a lease in Ohio on Monday."], title=title))
    assert article.stated.title == (title if title == "A lease in Ohio" else None)


def test_a_pdf_whose_fonts_hide_their_letters_is_refused() -> None:
    article = article_of("x.pdf", pdf_of(["1002026" + r"\000" * 40]))
    assert article == Refusal("its fonts do not tell which letters they show: have the text recognised first")


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.html", b"", "the file is empty"),
        ("a.txt", b" \n\n", "the file is empty"),
        ("a.pdf", b"%PDF-1.4\nnothing more", "the PDF is broken"),
        ("a.pdf", pdf_of([], []), "no text is in its 2 pages"),
        ("a.html", bytes(range(256)) * 9, "neither HTML, PDF nor UTF-8 text"),
        ("a.txt", b"abc\0\1\2", "control characters"),
        ("a.txt", b"caf\xe9", "neither HTML, PDF nor UTF-8 text"),
        ("a.html", PAGE.format("utf-8", "caf\xe9").encode("latin-1"), "declares the encoding utf-8"),
        ("a.html", PAGE.format("martian", "x").encode(), 'does not exist: "martian"'),
        ("a.html", b"<html><body><nav>Home</nav></body></html>", "no article"),
        ("a.html", b"<html><body>" + b"<div>" * 20_000, "no article"),
        ("a.rtf", rb"{\rtf1\ansi The two companies signed.\par}", "it is RTF: save it as plain text"),
        ("a.txt", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", "MHTML"),
        ("a.txt", b"From: x\nSubject: =?utf-8?Q?a?=\n =?utf-8?Q?b?=\nContent-Type: multipart/related\n\n<html>", "MHTML"),
        ("a.txt", b"Subject: x\nContent-Transfer-Encoding: base64\n\nx", "written in base64, and it is not"),
        ("a.txt", b"Subject: x\nContent-Type: text/plain; charset=martian\n\nx", 'does not exist: "martian"'),
        ("a.html", b"<!---->", "no HTML page"),
        ("a.txt", b"Menu\n\nShare\n", "no text in it"),
        ("a.md", b"---\ntitle: T\n---\nText.\n", "front matter already"),
        ("a.txt", b"x" * (4 * 1024 * 1024 + 1), "longer than a seed may be"),
    ],
)
def test_what_cannot_be_read_is_refused(name: str, raw: bytes, says: str) -> None:
    refusal = article_of(name, raw)
    assert isinstance(refusal, Refusal) and says in refusal.why and "\n" not in refusal.why


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    refusal = article_of("a.pdf", locked(pdf_of(["Words"]), tmp_path / "locked.pdf"))
    assert refusal == Refusal("the PDF is locked with a password")


def test_a_page_is_read_in_the_encoding_it_declares_and_its_language_may_have_no_rules(project: Project) -> None:
    root = project({"in/page.html": PAGE.format("iso-8859-1", WORDS).replace("<html", '<html lang="de"').encode("cp1252")})
    result = run(root, root / "in/page.html", "--id", "geschaeft")
    assert "Über zehn Milliarden" in (root / "seeds/geschaeft.md").read_text()
    assert 'no rules for the language "de": quotes will be found, numbers not read' in result.output


@pytest.mark.parametrize(
    ("declared", "written", "words"),
    [
        ("iso-8859-1", "utf-8", "Über zehn Milliarden Dollar fließen bis 2030 in Rechenzentren."),
        ("utf-16", "utf-8", "The two companies signed a lease of forty megawatts."),
        ("gb2312", "gb18030", "甲公司将购买镕芯片，价值百亿美元。"),
        ("shift_jis", "cp932", "①社は月曜日、チップを購入すると発表した。"),
    ],
)
def test_a_page_that_declares_another_encoding_than_its_own_is_read_in_its_own(declared: str, written: str, words: str) -> None:
    page = PAGE.format(declared, words * 4).replace("Geschäft", "1")
    article = read("a.html", page.encode(written))
    assert words in article.text


def test_one_bad_file_does_not_stop_the_rest_and_nothing_is_overwritten(project: Project) -> None:
    text = "Un titre assez court\nUne phrase bien plus longue que son titre, pour finir.\n"
    files: Files = {f"in/{name}.txt": text + more for name, more in (("1", ""), ("3", "\n"), ("4", "Une autre fin.\n"))}
    files |= {"in/2.txt": b"\xff", "in/.x": "x"}
    root = project(files)
    first, again = run(root, root / "in"), run(root, root / "in")
    assert first.exit_code == 1 and "1 imported, 3 not" in first.output and "0 imported, 4 not" in again.output
    assert "2.txt: not imported: it is neither" in first.output
    assert "3.txt: not imported: the same text is imported already" in first.output
    assert '4.txt: not imported: the id "un-titre-assez-court" is taken by' in first.output
    assert "1.txt: not imported: it is imported already" in again.output
    assert (root / "seeds/un-titre-assez-court.md").read_text().endswith(text)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["in/a.txt", "--id", "talks"], 1, 'the id "talks" is taken by'),
        (["in/a.txt", "--id", "../x"], 1, '"../x" is not an id'),
        (["in/big.html"], 1, "larger than 20 MB"),
        (["in/lines.txt"], 1, "its text has more lines than a seed may have (10000)"),
        (["in", "--id", "x"], 2, "--id names one seed"),
        (["in/none.txt"], 2, "does not exist"),
        (["in/a.txt", "--to", "in/a.txt"], 2, "is a file"),
        (["in/a.txt", "--to", "in/../content/new"], 2, "content/ holds none"),
    ],
)
def test_wrong_arguments_are_one_line(project: Project, arguments: list[str], code: int, says: str) -> None:
    root = project({"in/a.txt": "Words.\n", "in/big.html": b"\0" * (LARGEST_FILE + 1), "in/lines.txt": "So.\n" * 10_000})
    before = sorted(root.rglob("*"))
    result = run(root, *(root / part if part.startswith("in") else part for part in arguments))
    assert (result.exit_code, says in result.output) == (code, True), result.output
    assert sorted(root.rglob("*")) == before


def test_without_the_libraries_it_says_what_to_install(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    result = run(project({}), RECEIVED / "article.html")
    assert (result.exit_code, "[import]" in result.output) == (1, True)


def test_text_beside_elements_keeps_its_order_and_json_ld_its_characters() -> None:
    long = "Un paragraphe assez long pour en être un, avec dix milliards de dollars. "
    ld = '<script type="application/ld+json">{"@type": ["Thing", "NewsArticle"], "headline": "A &amp; B"}</script>'
    list_ = "<ul><li>Un<ul><li>deux</li></ul></li></ul>"
    page = (
        f"<html><head>{ld}</head><body><div><h2>Titre</h2>{long}1<br><br>{long}<b>2</b><p>{long}3</p>{list_}</div></body></html>"
    )
    article = read("a.html", page)
    assert article.text == f"Titre\n{long}1\n{long}2\n{long}3\n- Un\n- deux\n"
    assert (article.stated.title, article.stated.type) == ("A & B", "news")


def page_of(body: str, head: str = "") -> Article:
    """The article of a page whose body holds this beside a paragraph long enough to be found."""
    filler = "".join(f"<p>Plant {n} is to open in spring; the two companies say that nothing else is settled.</p>" for n in "ABC")
    return read("a.html", f"<html><head>{head}</head><body><article>{body}{filler}</article></body></html>")


def test_no_raised_mark_becomes_part_of_a_number_and_no_sentence_is_torn() -> None:
    sentence = (
        'It lends $300<sup>2</sup> million, $1.1<sup><a href="#3">3</a></sup> billion and $2<a href="p#4"><sup>[4]</sup></a> '
        "billion <q>at once</q> for 10<sup>-9</sup> of <code>H</code><sub>2</sub> by the 21<sup>st</sup>."
    )
    article = page_of(f"<p>{sentence}</p>")
    assert (
        article.text.split("\n")[0] == "It lends $300² million, $1.1 billion and $2 billion at once for 10⁻⁹ of H2 by the 21st."
    )
    assert article.left_out == (Omission("marks of notes", "3"), Omission("marks of notes", "[4]"))
    assert article.notes == ("raised digits are written as such: ², ⁻⁹",)


def test_elements_that_mark_words_tear_no_sentence_and_what_is_cut_off_is_told() -> None:
    article = page_of(
        "<p>Shares of Works (<stock-ticker>WRK</stock-ticker>) rose in <slot>a</slot> <button>carve-out</button> sale, "
        "<o:p>it said</o:p>.</p>"
        "<p>The plant that it bought from the bank on Monday opens on <time>9 November 2027</time></p>"
        "<p><applet>Today</applet> the plant that it bought from the bank in Ohio was opened, it said.</p>"
    )
    assert article.text.split("\n")[:3] == [
        "Shares of Works (WRK) rose in a carve-out sale, it said.",
        "The plant that it bought from the bank on Monday opens on 9 November 2027",
        "the plant that it bought from the bank in Ohio was opened, it said.",
    ]
    assert article.left_out == (Omission("page", "Today"),)
    assert not article.notes


def test_what_is_struck_out_and_how_a_word_is_read_is_no_part_of_the_sentence() -> None:
    article = page_of(
        '<p>It pays <del>$12 billion</del> <b style="text-decoration-line: line-through">$11 billion</b> <ins>'
        "$10 billion</ins> to <ruby>東京<rp>(</rp><rt>Tokyo</rt></ruby> now.</p>"
    )
    assert article.text.split("\n")[0] == "It pays $10 billion to 東京 now."
    assert article.left_out == (
        Omission("struck out", "$12 billion"),
        Omission("struck out", "$11 billion"),
        Omission("readings", "("),
        Omission("readings", "Tokyo"),
    )


@pytest.mark.parametrize("char", ["\ufffe", "\uffff", "\x07", "\xad"])
def test_a_character_that_no_seed_may_hold_takes_no_words_with_it(char: str) -> None:
    article = page_of(f"<p>It pays at once.</p><p>The plant that it bought from the b{char}ank in Ohio was opened, it said.</p>")
    assert "The plant that it bought from the bank in Ohio was opened, it said." in article.text.split("\n")
    assert article.left_out == () and not article.notes


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_control_that_stands_for_white_space_keeps_words_apart(name: str) -> None:
    article = read(name, PAGE.format("utf-8", "It pays\x85at once. " * 9) if "html" in name else "It pays\x85now.")
    assert "It pays " in article.text and not article.removed


def test_bytes_that_mean_nothing_in_the_encoding_of_the_web_are_removed_and_told() -> None:
    article = read("a.html", PAGE.format("iso-8859-1", "Le café coûte\x81 cher. " * 9).encode("latin-1"))
    assert "Le café coûte cher." in article.text and article.removed == {"U+0081": 9}


def test_blocks_and_headings_between_what_is_found_are_kept_and_boxes_are_left_out() -> None:
    paragraph = "<p>The two companies signed a lease of {} megawatts in Ohio on Monday, they said in a joint statement.</p>"
    article = page_of(
        f"""{paragraph.format(1)}<div class="related-party"><p>A related party lent $250 million.</p></div>
        {paragraph.format(2)}<p><b>Read more:</b> <a href="x">Another pays $5 billion</a></p><p>Lire aussi :</p>
        <a href="y">Un autre</a>
        {paragraph.format(3)}<footer><p>Fees of $45 million are left aside.</p></footer><p hidden>No $88 billion.</p>
        {paragraph.format(4)}<div role="complementary"><p>Sign up, it costs $3 a week.</p></div><div id="toc">Contents</div>
        <h2>Terms<span class="mw-editsection">[edit]</span></h2><p class="sr-only">Skip this.</p>
        <p class="share-note">At $9.</p>"""
    )
    assert article.text.split("\n")[:8] == [
        paragraph.format(1)[3:-4],
        "A related party lent $250 million.",
        paragraph.format(2)[3:-4],
        paragraph.format(3)[3:-4],
        "Fees of $45 million are left aside.",
        paragraph.format(4)[3:-4],
        "Terms",
        "At $9.",
    ]
    assert [(one.where, one.words) for one in article.left_out] == [
        ("page", "Read more: Another pays $5 billion Lire aussi : Un autre"),
        ("hidden", "No $88 billion."),
        ("aside", "Sign up, it costs $3 a week."),
        ("toc", "Contents"),
        ("mw-editsection", "[edit]"),
        ("hidden", "Skip this."),
    ]


@pytest.mark.parametrize("style", ["DISPLAY: NONE", "color: red; display : none", "visibility:hidden"])
def test_words_that_a_style_hides_are_left_out(style: str) -> None:
    article = page_of(f'<p style="{style}">The two companies signed a lease of 900 megawatts in Ohio.</p>')
    assert "900" not in article.text
    assert article.left_out == (Omission("hidden", "The two companies signed a lease of 900 megawatts in Ohio."),)


@pytest.mark.parametrize(
    ("around", "number"),
    [("<form>{}</form>", 9), ("<form><h1>A lease</h1>{}</form>", 3), ('<div class="subscriber-content">{}</div>', 3)],
)
def test_a_form_around_the_page_and_what_is_for_subscribers_is_the_article(around: str, number: int) -> None:
    words = "The two companies signed a lease of {} megawatts in Ohio on Monday, they said in a joint statement."
    paragraphs = list(map(words.format, range(number)))
    page = around.format("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))
    article = read("a.html", f"<html><body>{page}</body></html>")
    assert article.text.removeprefix("A lease\n").split("\n")[:-1] == paragraphs


def test_the_headings_of_a_press_release_stand_before_its_paragraphs() -> None:
    parts = [
        ("h2", "AMD and Lumen sign an agreement"),
        ("p", "SANTA CLARA, Calif., June 12, 2025 -- AMD and Lumen Compute today announced an agreement on accelerators."),
        ("h3", "About AMD"),
        ("p", "For more than 50 years AMD has driven innovation."),
    ]
    body = "".join(f"<{tag}>{words}</{tag}>" for tag, words in parts)
    article = read("a.html", f'<html><body><div class="menu">Products</div><div>{body}</div></body></html>')
    assert article.text == "".join(f"{words}\n" for _, words in parts) and len(article.headings) == 2


def ld(*nodes: object, type: str = "application/ld+json") -> str:
    return "".join(f'<script type="{type}">{json.dumps(node)}</script>' for node in nodes)


OTHER = {"@type": "NewsArticle", "headline": "Another story", "url": "https://m.example/other", "datePublished": "2020-01-05"}


@pytest.mark.parametrize(
    ("head", "stated"),
    [
        ({"headline": "Short", "mainEntityOfPage": {"@id": "https://m.example/own/#page"}}, ("Short", "2026-01-05")),
        ({"headline": "It’s the one"}, ("It’s the one", "2026-01-05")),
        ({"headline": "Neither at the address nor its heading"}, ("It's the one", None)),
    ],
)
def test_of_several_stories_that_a_page_describes_its_own_is_told(head: dict[str, object], stated: tuple[str, str]) -> None:
    own = {"@type": "NewsArticle", "datePublished": "2026-01-05", **head}
    link = '<link rel="canonical" href="https://www.m.example/own">'
    article = page_of("<h1>It's the one</h1>", link + ld(OTHER, own))
    assert (article.stated.title, article.stated.date) == stated


def test_what_a_page_states_in_json_ld_is_found_however_it_is_written() -> None:
    publisher = {"@type": "Organization", "@id": "#us", "name": "Us &amp; Co"}
    post = {
        "@type": "BlogPosting",
        "headline": "Post",
        "publisher": [{"@id": "#us"}],
        "mainEntityOfPage": {"@id": "https://m.example/p"},
    }
    article = page_of("", ld({"@graph": [post, publisher]}, type="application/ld+json; charset=utf-8"))
    assert article.stated == Stated("Post", "article", "Us & Co", None, "https://m.example/p", None)
    wrapped = f'<script type="application/ld+json">\n//<![CDATA[\n{json.dumps(OTHER)}\n//]]></script>'
    job = ld({"@type": "JobPosting", "title": "A job", "datePublished": "2019-01-01"})
    assert page_of("", job + wrapped).stated.date == "2020-01-05"


@pytest.mark.parametrize(
    ("html", "body", "language"),
    [(' lang="EN-US"', "", "en-US"), (' xml:lang="fr"', "", "fr"), ("", " lang=pt_BR", "pt-BR"), (' lang="jp"', "", None)],
)
def test_the_language_is_found_where_it_is_told_and_is_one_that_there_is(html: str, body: str, language: str | None) -> None:
    article = read("a.html", f"<html{html}><body{body}><h1>A lease</h1><p>{WORDS}</p></body></html>")
    assert checked(article.stated).language == language


@pytest.mark.parametrize(
    ("times", "date"),
    [
        (
            '<time class="published" datetime="2025-11-03">3</time> <time class="updated" datetime="2025-11-09">9</time>',
            "2025-11-03",
        ),
        ('On <time datetime="2025-11-03">3</time>, updated <time datetime="2025-11-09">9</time>', "2025-11-03"),
        ('<time class="published updated" datetime="2025-11-03">3</time>', "2025-11-03"),
        ('Mis à jour le <time datetime="2025-11-09">9</time>', None),
    ],
)
def test_the_day_of_an_update_is_not_the_day_of_publication(times: str, date: str | None) -> None:
    assert page_of(f"<p>{times}</p>").stated.date == date


def test_a_title_keeps_its_words_apart_and_no_mark_of_a_note() -> None:
    page = f'<html><body><article><h1>A lease<br>in Ohio<sup><a href="#1">1</a></sup></h1><p>{WORDS}</p></article></body></html>'
    article = read("a.html", page)
    assert article.stated.title == "A lease in Ohio"


def test_a_heading_with_no_break_blanks_is_one_to_the_check_that_follows(project: Project) -> None:
    head = '<meta property="og:type" content="article"><title>Un accord</title>'
    body = f"<article><p>{WORDS}</p><h2>Que faire\u00a0? L\u2019an\u2002\u20022030</h2><p>{WORDS}</p></article>"
    root = project({"page.html": f'<html lang="fr"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'})
    assert run(root, root / "page.html").exit_code == 0
    assert "\nQue faire\u00a0? L\u2019an\u2002\u20022030\n" in (root / "seeds/un-accord.md").read_text()
    result = CliRunner().invoke(main, ["check", "--root", str(root), str(root / "seeds/un-accord.md")])
    assert (result.exit_code, result.output) == (0, "seeds/un-accord.md: no problems\n")


def test_headings_of_plain_text_and_the_lines_of_wrapped_text() -> None:
    wrapped = "Scale and chips\n\n" + ("word " * 14 + "\n") * 3 + "end of it.\n\n" + ("more " * 14 + "\n") * 3 + "\n- entry\n"
    article = read("a.txt", wrapped)
    assert article.headings == ("Scale and chips",)
    hedged = read(
        "a.txt", "A title\nBy a reporter\n\n" + ("word " * 14 + "\n") * 3 + "worth at least\n$10 billion.\n\n" + "x " * 40
    )
    assert hedged.stated.title == "A title" and "at least $10 billion" in hedged.text
    assert [len(line) for line in article.text.splitlines()] == [15, 220, 209, 7]


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [("By A. Writer", False), ("Par Jean-Luc D’Or", False), ("By Anna Berg, Reuters", False), ("By 2030 power doubles", True)],
)
def test_who_wrote_a_text_is_no_heading_of_it(line: str, is_heading: bool) -> None:
    article = read("a.txt", f"A title\n\n{line}\n\nThe company announced that it would build a plant in Ohio.\n")
    assert article.headings == ("A title", *([line] if is_heading else []))


def test_a_paragraph_of_very_many_wrapped_lines_is_joined_at_once() -> None:
    started = perf_counter()
    article = read("a.txt", "wrapped\nlines-\nlong\n" * 30_000 + "\nThe end.\n")
    assert article.text.startswith("wrapped lines-long wrapped lines-long wrapped")
    assert perf_counter() - started < 5


@pytest.mark.parametrize("first", ["", "From jane Wed Mar  4 02:04:00 2026\n"])
def test_the_headers_of_an_e_mail_say_what_it_is_about_and_how_it_is_written(first: str) -> None:
    head = f"{first}Subject: =?utf-8?Q?Lev=C3=A9e_de?=\n =?utf-8?Q?_fonds?=\nDate: Tue, 3 Mar 2026 21:04:00 -0500\n"
    body = "Nvidia a lev=C3=A9 3 milliards aupr=C3=A8s de plusieurs inve=\nstisseurs.\n\n-- \nJane Roe\nThe Ledger\n"
    article = read("a.txt", f"{head}Content-Transfer-Encoding: quoted-printable\n\n{body}")
    assert article.text == "Nvidia a levé 3 milliards auprès de plusieurs investisseurs.\n" and article.headings == ()
    assert (article.stated.title, article.stated.date) == ("Levée de fonds", "2026-03-03")
    assert [one.where for one in article.left_out] == ["headers", "signature"]


def test_lines_that_may_not_belong_to_a_text_and_divided_words_are_kept_and_named() -> None:
    article = read(
        "a.txt",
        "A title\n\nIt costs 3 mil-\nliards and is to open in the spring.\n\nShare\n\nRead more: AMD signs\n\nIt opens.\n",
    )
    assert "\nShare\n" in article.text and "Share" not in article.headings
    assert article.notes == (
        "lines that may be no part of the article: Share | Read more: AMD signs",
        "words divided at the end of a line, as they stand: mil-liards",
    )


@given(st.builds(Stated, *[st.none() | st.text()] * 6), st.text(), st.lists(st.text(), max_size=3).map(tuple))
def test_whatever_a_file_states_stays_text_in_the_front_matter(stated: Stated, text: str, headings: tuple[str, ...]) -> None:
    article = cleaned(Article(text, headings, stated))
    source = Text("seed.md", seed_text(article, "0" * 64))
    assert misleading(source) == ()
    front, body, problems = read_front_matter(source)
    assert front is not None and problems == []
    assert body == article.text and not list(forbidden(body))
    assert set(front) <= {"title", "type", "publisher", "date", "url", "language", "original", "headings"}
    if article.stated.title:
        assert front["title"] == article.stated.title[:300]
