"""What the gate lets through and what it stops: planted faults, and the whole site."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.hosts.gate import Gate, gate_of
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
]


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_stopped(planted: str) -> None:
    assert list(GATE.refused(f"<!doctype html><html><body><p>Words.</p>{planted}</body></html>"))


@pytest.mark.parametrize(
    "sound",
    [
        '<script>run("../..")</script>',
        '<script id="__config" type="application/json">{"a": "<p onclick=x>"}</script>',
        '<script src="../assets/search.js" type="module"></script>',
        '<a href="https://example.org/?a=b:c">x</a> <a href="../deals/x/#a:b">y</a> <a href="#fn:x">z</a>',
        '<svg viewBox="0 0 1 1" role="img" aria-labelledby="t"><title id="t">T</title><path d="M0 0"></path></svg>',
        "<p>1 &lt; 2, a > b &amp; c</p><!-- a remark -->",
        '<link rel="canonical" href="https://example.org/"><link rel="icon" href="../icon.svg">',
    ],
)
def test_what_the_pages_need_passes(sound: str) -> None:
    assert list(GATE.refused(f"<!doctype html><html><body>{sound}</body></html>")) == []


def test_the_policy_names_the_scripts_of_the_page_and_no_other() -> None:
    page = '<head></head><script>run(".")</script><script>alert(1)</script>'
    policy = GATE.policy(page)
    assert policy.count("'sha256-") == 1 and "unsafe-inline" not in policy
    assert GATE.with_policy(page).startswith('<head>\n    <meta http-equiv="Content-Security-Policy"')


def test_every_page_of_the_site_has_a_policy_and_passes(site: Path) -> None:
    theme = find_spec("material")
    assert theme and theme.origin
    known = gate_of([Path(theme.origin).parent / "templates"])
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
    assert "content/more.md: <iframe src='https://example.org'> holds the element <iframe>, which is not allowed" in run.stderr
    assert (root / "site/index.html").read_bytes() == before and not (root / "site/more").exists()
