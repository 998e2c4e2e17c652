"""What the gate lets through and what it stops: planted faults, and the whole site."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.hosts.gate import LARGE, ORDINARY, Gate, gate_of
from generator.hosts.layout import THEME
from tests.conftest import Project, write_files
from tests.test_mkdocs import CONFIG, mkdocs

GATE = Gate(['<script>run("{{ base_url }}")</script>'])

PLANTED = [
    "<script>alert(1)</script>",
    "<script >alert(1)</script>",
    "<SCRIPT>alert(1)</SCRIPT>",
    "<script type=module>alert(1)</script>",
    '<script type="text/javascript">alert(1)</script>',
    '<script src="https://example.org/x.js"></script>',
    '<script src="//example.org/x.js"></script>',
    '<script>run("a");alert(1)</script>',
    "<img src=x onerror=alert(1)>",
    "<p onclick='alert(1)'>x</p>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java&#10;script:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<iframe src="https://example.org"></iframe>',
    '<object data="x.swf"></object>',
    "<embed src=x>",
    '<base href="https://example.org/">',
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    '<link rel="stylesheet" href="https://example.org/x.css">',
    '<link rel="preload" href="//example.org/x">',
    "<style>body{display:none}</style>",
    '<p style="position:fixed">x</p>',
    '<form action="https://example.org"><input name=x></form>',
    '<button formaction="https://example.org">x</button>',
    '<svg><use href="https://example.org/x.svg#a"></use></svg>',
    '<svg><animate attributeName="href" to="javascript:alert(1)"></animate></svg>',
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    "<math><mtext></mtext></math>",
    "<template><p>x</p></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></p></noscript>",
    '<img src="https://example.org/pixel.png">',
    "<video src=x></video>",
    "<a title='x' href='x'onclick=alert(1)>x</a>",
    '<a href="x" <b>x</b>',
    "<p><![CDATA[x]]></p>",
    "<!-- <p> -->",
    "<x-element>x</x-element>",
    '<script type="text/javascript" type="application/json">alert(1)</script>',
    '<script data-type="application/json">alert(1)</script>',
    """<script class='type="application/json"'>alert(1)</script>""",
    '<script type="application/json">{}</script ><img src=x onerror=alert(1)>',
    '<script type="application/json"><!--<script></script><img src=x></script>',
    "<script>run('a')",
    '<script>run("a, b")</script>',
    '<script src="../files/content/companies/evil.yml.txt"></script>',
    '<script src="../files/content/companies/evil.yml.txt?x.js"></script>',
    r'<script src="/\example.org/x.js"></script>',
    '<script src="/&#9;/example.org/x.js"></script>',
    '<script src="ht&#10;tps://example.org/x.js"></script>',
    '<script src="https&#58;//example.org/x.js"></script>',
    r'<link rel="stylesheet" href="/\example.org">',
    '<link rel="icon" href="&#10;//example.org/x">',
    r'<img src="/\example.org">',
    '<img src="&#9;/&#10;/example.org">',
    '<link rel="stylesheet" href="//example.org" src="x">',
    '<input type="image" src="https://example.org/x.png">',
    '<svg><rect fill="url(https://example.org/x.svg#a)"></rect></svg>',
    r'<svg><rect stroke="u\72l(//example.org/x.svg#a)"></rect></svg>',
]
IN_CONTENT = [
    '<script>run("../..")</script>',
    '<script type="application/json">{}</script>',
    '<script src="../assets/search.js"></script>',
    '<link rel="canonical" href="https://example.org/">',
    '<meta name="referrer" content="unsafe-url">',
    "</body>",
    "</BODY>",
    """<p id="__config">{"base": "https://example.org"}</p>""",
    '<a id="__drawer">x</a>',
    '<span id="&#95;_search">x</span>',
    "<a name='&#95;_config'>x</a>",
    '<div data-md-component="announce">x</div>',
]


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_stopped(planted: str) -> None:
    assert list(GATE.refused(f"<!doctype html><html><body><p>Words.</p>{planted}</body></html>"))


@pytest.mark.parametrize("planted", IN_CONTENT)
def test_what_stands_around_a_page_is_stopped_within_it(planted: str) -> None:
    assert list(GATE.refused_within(f"<p>Words.</p>{planted}<p>Words.</p>"))
    assert list(GATE.refused_within(planted))
    row = "<tr><td>Words.</td></tr>"
    long = row * (LARGE // len(row))
    assert list(GATE.refused_within(f"{long}<tr><td>{planted}</td></tr>{row}"))
    assert list(GATE.refused_within(long + row)) == []


@given(st.from_regex(ORDINARY, fullmatch=True))
def test_nothing_is_wrong_with_what_is_ordinary_at_a_glance(tag: str) -> None:
    assert [one.found for one in GATE.refused_within(f"{tag}<body>")] == ["<body>"]


@pytest.mark.parametrize(
    "sound",
    [
        '<script>run("../..")</script>',
        '<script id="__config" type="application/json">{"a": "<p onclick=x>"}</script>',
        '<script src="../assets/search.js" type="module"></script><script src="/assets/js/a.9f.min.js?v=1"></script>',
        '<a href="https://example.org/?a=b:c">x</a> <a href="../deals/x/#a:b">y</a> <a href="#fn:x">z</a>',
        '<svg viewBox="0 0 1 1" role="img" aria-labelledby="t"><title id="t">T</title><path d="M0 0"></path></svg>',
        '<svg><rect fill="url(#a-1)" stroke="#0a0"></rect></svg><p id="__tabbed_1_1"></p><h2 id="___a"></h2>',
        "<p>1 &lt; 2, a > b &amp; c</p><!-- a remark -->",
        '<ul class="task-list"><li><input type="checkbox" disabled checked/> done</li></ul>',
        '<link rel="canonical" href="https://example.org/"><link rel="icon" href="../icon.svg">',
    ],
)
def test_what_the_pages_need_passes(sound: str) -> None:
    assert list(GATE.refused(f"<!doctype html><html><body>{sound}</body></html>")) == []


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


def test_the_gate_of_a_theme_knows_its_scripts_and_the_policy_comes_first(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"a/x.html": "<script>é()</script>", "b/c/y.html": "<script>b()</script>", "b/z.js": "<script>z()</script>"}
    )
    gate = gate_of([tmp_path / "a", tmp_path / "b"], ["x.html", "c/y.html", "z.js"])
    assert [list(gate.refused(f"<script>{name}()</script>")) == [] for name in "ébz"] == [True, True, False]
    policy = gate.policy("")
    page = gate.with_policy("<head><title>a</title></head><head>")
    assert page == (f'<head>\n    <meta http-equiv="Content-Security-Policy" content="{policy}"><title>a</title></head><head>')


def test_the_policy_names_the_scripts_of_the_page_and_no_other() -> None:
    page = '<head></head><script>run(".")</script><script>alert(1)</script>'
    policy = GATE.policy(page)
    assert policy.count("'sha256-") == 1 and "unsafe-inline" not in policy
    assert GATE.with_policy(page).startswith('<head>\n    <meta http-equiv="Content-Security-Policy"')


def test_every_page_of_the_site_has_a_policy_and_passes(site: Path) -> None:
    theme = find_spec("material")
    assert theme and theme.origin
    known = gate_of([THEME, Path(theme.origin).parent / "templates"], ["main.html"])
    for path in site.rglob("*.html"):
        page = path.read_text()
        if "noscript" in page:
            continue
        assert page.count('http-equiv="Content-Security-Policy"') == 1, path
        assert list(known.refused(re.sub(r"<meta http-equiv[^>]*>", "", page))) == [], path


def test_a_build_with_html_that_the_gate_does_not_know_publishes_nothing(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG})
    assert mkdocs(root, "build").returncode == 0
    before = (root / "site/index.html").read_bytes()
    write_files(root, {"content/more.md": "---\ntitle: More\n---\n<iframe src='https://example.org'></iframe>\n"})
    run = mkdocs(root, "build")
    assert run.returncode == 1 and "Traceback" not in run.stderr
    assert (
        "content/more.md:4:1: <iframe src='https://example.org'> holds the element <iframe>, which is not allowed" in run.stderr
    )
    assert (root / "site/index.html").read_bytes() == before and not (root / "site/more").exists()


def test_no_script_of_the_theme_runs_where_a_page_asks_for_it(project: Project) -> None:
    redirect = "window.location.replace([{},window.location.search,window.location.hash].join(''))".replace("'", '"')
    asked = f"<script>{redirect.format(chr(34) + 'https://example.org/' + chr(34))}</script>"
    anchors = "var target=document.getElementById(location.hash.slice(1));"
    anchors += 'target&&target.name&&(target.checked=target.name.startsWith("__tabbed_"))'
    for script in (asked, f"<script>{anchors}</script>"):
        run = mkdocs(project({"mkdocs.yml": CONFIG, "content/more.md": f"---\ntitle: More\n---\n{script}\n"}), "build")
        assert run.returncode == 1 and "<script>" in run.stderr and "which may stand around a page but not in it" in run.stderr


def test_a_theme_brings_the_templates_that_pages_are_made_of(tmp_path: Path) -> None:
    files = {
        "own/main.html": '{% extends "base.html" %}',
        "base/main.html": "<script>never()</script>",
        "base/base.html": '{%- include "a.html" if x else "b.html" %}<script>base()</script>',
        "base/b.html": "<script>b()</script>",
        "base/redirect.html": "<script>redirect()</script>",
    }
    write_files(tmp_path, {**files})
    gate = gate_of([tmp_path / "own", tmp_path / "base"], ["main.html"])
    passing = [name for name in ("base", "b", "never", "redirect") if not list(gate.refused(f"<script>{name}()</script>"))]
    assert passing == ["base", "b"]


@pytest.mark.parametrize(
    "words", ["<p>\n<b onclick='x'>a</b></p>", "a\n[b](javascript:x)", "a\n[b](vb&#115;cript:x)", "a\n<B>b</B>"]
)
def test_what_is_refused_is_named_with_its_place(project: Project, words: str) -> None:
    run = mkdocs(project({"mkdocs.yml": CONFIG, "content/more.md": f"---\ntitle: More\n---\n{words}\n"}), "build")
    assert re.search(r"content/more.md:5:\d: <", run.stderr), run.stderr


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("use_directory_urls: false", "use_directory_urls: false is not for this site"),
        ("exclude_docs: more.md", "exclude_docs names more.md"),
        ("draft_docs: '*.md'", "draft_docs names"),
        ("docs_dir: content/companies", "docs_dir: what people write lies in a folder that is called content"),
    ],
)
def test_a_setting_that_would_withhold_or_move_pages_is_refused(project: Project, setting: str, says: str) -> None:
    run = mkdocs(project({"mkdocs.yml": f"{CONFIG}{setting}\n", "content/more.md": "---\ntitle: More\n---\nWords.\n"}), "build")
    assert (run.returncode, "Traceback" in run.stderr) == (1, False) and says in run.stdout + run.stderr
