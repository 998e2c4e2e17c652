"""Two thousand strings that want to be more than text, made by rule: what they break out of, times what they bring."""

import itertools
import random

RUN = "alert(1)"
BREAKS = ["", *r"""" ' ` "> '> --> ]]> </title> </script> </textarea> </p> | \ */ ) ](x) {{ &gt; ---""".split()]
TAGS = "img svg body p a input details iframe object video math marquee style select x-y".split()
HANDLERS = "onload, onerror, onclick, onmouseover, onfocus autofocus, ontoggle open, onanimationstart, onpointerenter".split(", ")
ELEMENTS = [
    f"<{tag} src=x {handler.partition(' ')[2]} {handler.partition(' ')[0]}={RUN}>" for tag in TAGS for handler in HANDLERS
]
ELEMENTS += [
    spelled
    for tag in ("script", "ScRiPt", "script/x", "script\u00a0")
    for spelled in (f"<{tag}>{RUN}</{tag}>", f"<{tag} src=//x.invalid></{tag}>")
]
ELEMENTS += [
    f'<a href="{scheme}:{RUN}">a</a>'
    for scheme in ("javascript", "JAVASCRIPT", "java&#10;script", "&#x6a;avascript", "data", "vbscript")
]
ELEMENTS += [
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<base href="//x.invalid/">',
    "<!-- insert: deals -->",
]
ELEMENTS += [
    "<plaintext>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
]
MARKDOWN = [
    f"[a]({scheme}:{RUN})" for scheme in ("javascript", "JaVaScRiPt", "data", " javascript", "&#106;avascript", "vbscript")
]
MARKDOWN += [
    f"![a](x){{: onerror={RUN} }}",
    f"a {{: onclick={RUN} }}",
    "[a][b]",
    "[b]: javascript:alert(1)",
    f"<javascript:{RUN}>",
    "[^1]",
    "[^1]: a",
    "*[a]: b",
]
MARKDOWN += [
    "# a",
    "a\n===",
    "* a",
    "1. a",
    "> a",
    "    a",
    "```\na\n```",
    "~~~ a",
    "| a | b |",
    "!!! note",
    "::: a",
    "[TOC]",
    "{{ page }}",
    "\\\\",
    "***",
    "___",
]
MARKDOWN += [
    "`a",
    "**a",
    "_a_",
    "a  b",
    "a--b",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "&amp;lt;",
    "%3Cb%3E",
    "\\u003cb\\u003e",
    "\\x3cb",
    "www.x.invalid",
    "http://x.invalid/a",
]
TEMPLATES = [
    f"{left}7*7{right}"
    for left, right in (
        ("{{", "}}"),
        ("{%", "%}"),
        ("${", "}"),
        ("#{", "}"),
        ("<%=", "%>"),
        ("{#", "#}"),
        ("[[", "]]"),
        ("<?", "?>"),
    )
]
FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C x'!A0",
    '=HYPERLINK("http://x.invalid")',
    "\uff1d1+1",
    "BEGIN:VEVENT",
    "a,b;c",
    'a"b""c',
]
PARTS = ELEMENTS + MARKDOWN + TEMPLATES + FORMULAS


def strings(number: int, seed: int = 8) -> list[str]:
    """That many different strings of one line, always the same ones."""
    made = list(dict.fromkeys(" ".join(f"{left}{part}".split()) for left, part in itertools.product(BREAKS, PARTS)))
    random.Random(seed).shuffle(made)
    assert len(made) >= number
    return made[:number]
