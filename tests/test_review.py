"""`generator review`: deals that time has left behind, and addresses that fail; told, and never a failure."""

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.read.web import answers
from tests.conftest import Files, Project


class Site(BaseHTTPRequestHandler):
    """/get answers only GET, /gone nothing, /ftp and /inward lead where nobody is to go, /slow never ends, all else both."""

    leads: ClassVar = {"/ftp": "ftp://example.org/x", "/inward": "http://127.0.0.2:1/", "/onward": "/"}

    def do_HEAD(self) -> None:
        if self.path == "/slow":
            with suppress(OSError):
                while True:
                    self.wfile.write(b"x")
                    time.sleep(0.05)
        self.send_response(302 if self.path in self.leads else {"/get": 405, "/gone": 404}.get(self.path, 200))
        self.send_header("Location", self.leads.get(self.path, ""))
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD() if self.path != "/get" else self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def web() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def source(address: str) -> str:
    return f"title: A report\ntype: news\npublisher: unknown\ndate: unknown\nurl: {address}\n"


def test_addresses_that_fail_are_named(project: Project, web: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 1 January 2026
    pages = {"a": "/", "b": "/get", "c": "/gone"}
    files: Files = {f"content/sources/{name}.yml": source(web + page) for name, page in pages.items()}
    files["content/sources/d.yml"] = source("http://127.0.0.1:1/")
    result = CliRunner().invoke(main, ["review", "--links", "--root", str(project(files))])
    assert result.exit_code == 0
    gone, refused = sorted(result.stdout.splitlines())
    assert gone == f"content/sources/c.yml: {web}/gone answers 404"
    assert refused.startswith("content/sources/d.yml: http://127.0.0.1:1/ does not answer: ")
    assert result.stderr == "0 deals are long unheard of\n4 addresses, 2 do not answer\n"


def test_an_address_has_so_long_and_leads_nowhere_else(web: str) -> None:
    slow, *others = [web + path for path in ("/slow", "/ftp", "/inward", "/onward", "/")]
    found = dict(answers([slow, *others], patience=0.5))
    assert found[slow] == "does not answer: nothing whole came within 0.5 seconds"
    assert ["which is no" in found[web + "/ftp"], "not on the web" in found[web + "/inward"]] == [True, True]
    assert found[web + "/onward"] == found[web + "/"] == ""


def test_a_deal_long_unheard_of_is_named(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")  # 1 January 2027
    result = CliRunner().invoke(main, ["review", "--root", str(project({}))])
    assert result.stdout == "content/deals/talks.yml: in talks, last heard of 2025-12-16\n"


def test_what_cannot_be_read_is_not_passed_over_in_silence(project: Project) -> None:
    result = CliRunner().invoke(main, ["review", "--root", str(project({"content/deals/other.yml": "name: ["}))])
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        0,
        "1 error: what cannot be read is not looked at; run `generator check`",
    )
