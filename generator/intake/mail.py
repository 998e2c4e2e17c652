"""A saved e-mail becomes an article: its headers say what it is about and when it was sent, its body is the text."""

import binascii
import re
from collections.abc import Callable
from dataclasses import replace
from email import message_from_string
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from generator.intake.article import Article, Omission, Refusal

_HEADERS = re.compile(rb"(?:From \S.*\r?\n)?(?:[A-Za-z][\w-]*:[ \t]?.*\r?\n(?:[ \t]+\S.*\r?\n)*){2,}\r?\n")
_OF_MAIL = re.compile(rb"^(?:subject|from|mime-version|content-type):", re.IGNORECASE | re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?\n((?:.*\n){0,10}.*)\Z", re.MULTILINE)

_DECODERS: dict[str, Callable[[bytes], bytes]] = {"quoted-printable": binascii.a2b_qp, "base64": binascii.a2b_base64}


def headers_of(raw: bytes) -> bytes:
    """The lines at the top of a file that are an e-mail's headers, with the empty line below; nothing where there are none."""
    found = _HEADERS.match(raw)
    return found[0] if found and _OF_MAIL.search(found[0]) else b""


def mail_article(raw: bytes, article_of: Callable[[bytes, str | None], Article | Refusal]) -> Article | Refusal:
    """The article of an e-mail of one part. `article_of` makes one of the body's bytes and of the encoding they declare."""
    head = headers_of(raw)
    message = message_from_string(head.decode("utf-8", "replace"))
    if message.get_content_maintype() == "multipart":
        return Refusal("it is a web archive (MHTML) or an e-mail of several parts: save the page as HTML, or the text alone")
    body, written = raw[len(head) :], message.get("Content-Transfer-Encoding", "").strip().lower()
    try:
        body = _DECODERS.get(written, bytes)(body)
    except binascii.Error:
        return Refusal(f"its headers say that it is written in {written}, and it is not")
    article = article_of(body, message.get_content_charset())
    if isinstance(article, Refusal):
        return article
    signature = _SIGNATURE.search(article.text)
    around = [("headers", head.decode("utf-8", "replace"))] + ([("signature", signature[1])] if signature else [])
    return replace(
        article,
        text=article.text[: signature.start()] if signature else article.text,
        headings=tuple(one for one in article.headings if not signature or one not in signature[1].split("\n")),
        stated=replace(
            article.stated, title=_subject(message) or article.stated.title, date=_day(message) or article.stated.date
        ),
        left_out=(*(Omission(where, " ".join(words.split())) for where, words in around), *article.left_out),
    )


def _subject(message: Message) -> str | None:
    try:
        return str(make_header(decode_header(message["Subject"]))) if message["Subject"] else None
    except (LookupError, ValueError, HeaderParseError):
        return str(message["Subject"])


def _day(message: Message) -> str | None:
    """The day it was sent, where it was sent."""
    try:
        return parsedate_to_datetime(message["Date"]).date().isoformat() if message["Date"] else None
    except (TypeError, ValueError, OverflowError):
        return None
