"""The bytes of a received file become an article: what sort of file it is, and in which encoding."""

import codecs
import re

from generator.intake.article import Article, Refusal, cleaned
from generator.intake.html import html_article
from generator.intake.mail import headers_of, mail_article
from generator.intake.pdf import pdf_article
from generator.intake.plain import plain_article
from generator.read.text_file import LARGEST_TEXT

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes."""

_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w:-]+)""", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b[^>]*>", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

_READ_AS = {
    **dict.fromkeys(("iso8859-1", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
}
"""What the web calls by a name is a larger encoding (WHATWG, Encoding)."""


def _as_control(error: UnicodeError) -> tuple[str, int]:
    """As a browser does, which reads the five bytes that mean nothing there as controls; those are then removed and told."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("as-control", _as_control)


def article_of(name: str, raw: bytes) -> Article | Refusal:
    """The article of a file of that name, its text cleaned; what it states is as it stands there, not yet checked."""
    if not raw.strip():
        return Refusal("the file is empty")
    if raw.startswith(b"{\\rtf"):
        return Refusal("it is RTF: save it as plain text or HTML")
    if b"%PDF-" in raw[:1024]:
        article = pdf_article(raw)
    elif headers_of(raw):
        article = mail_article(raw, lambda body, encoding: _text_article(name, body, encoding))
    else:
        article = _text_article(name, raw)
    if isinstance(article, Refusal):
        return article
    article = cleaned(article)
    if len(article.text.encode()) > LARGEST_TEXT:
        return Refusal(f"its text is longer than a seed may be ({LARGEST_TEXT} bytes)")
    return article if article.text.strip() else Refusal("there is no text in it")


def _text_article(name: str, raw: bytes, encoding: str | None = None) -> Article | Refusal:
    text = _decoded(raw, encoding)
    if isinstance(text, Refusal):
        return text
    is_html = name.lower().endswith((".html", ".htm", ".xhtml")) or _MARKUP.search(text[:4096]) is not None
    return html_article(text) if is_html else plain_article(text)


def _decoded(raw: bytes, label: str | None) -> str | Refusal:
    """The text in the encoding so called, else in what it declares by its first bytes or in its head; UTF-8 where it does not."""
    declared = _DECLARED.search(raw[:4096])
    label = label or next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    if label is None:
        label = next(filter(None, declared.groups())).decode("ascii") if declared else "utf-8"
    try:
        encoding = codecs.lookup(label).name
        read_as = "utf-8" if _is_utf8_all_the_same(raw, encoding) else _READ_AS.get(encoding, encoding)
        text = raw.decode(read_as, "as-control" if read_as == "cp1252" else "strict")
    except LookupError:
        return Refusal(f'it declares an encoding that does not exist: "{label}"')
    except UnicodeError:
        if label != "utf-8" or declared:
            return Refusal(f"it declares the encoding {label} but is not written in it")
        return Refusal("it is neither HTML, PDF nor UTF-8 text")
    rubbish = len(re.findall(r"[\x00-\x08\x0e-\x1f]", text))
    if rubbish > len(text) / 100:
        return Refusal("it is neither HTML, PDF nor text: it holds control characters")
    return text


def _is_utf8_all_the_same(raw: bytes, encoding: str) -> bool:
    """Whether a text that declares another encoding is UTF-8, as its server may have said: no other reads so by chance."""
    is_wide = encoding.startswith("utf-16") and b"\0" not in raw
    if encoding.startswith("utf-8") or (raw.isascii() and not is_wide):
        return False
    try:
        return bool(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return False
