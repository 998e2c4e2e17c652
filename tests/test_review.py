"""`generator review`: deals that time has left behind, and addresses that fail; told, and never a failure."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.conftest import Files, Project


class Site(BaseHTTPRequestHandler):
    """/get answers only GET, /gone nothing, all else both."""

    def do_HEAD(self) -> None:
        self.send_response({"/get": 405, "/gone": 404}.get(self.path, 200))
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(404 if self.path == "/gone" else 200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def web() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Site)
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
    gone, refused = result.stdout.splitlines()
    assert gone == f"content/sources/c.yml: {web}/gone answers 404"
    assert refused.startswith("content/sources/d.yml: http://127.0.0.1:1/ does not answer: ")
    assert result.stderr == "0 deals are long unheard of\n4 addresses, 2 do not answer\n"


def test_a_deal_long_unheard_of_is_named(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")  # 1 January 2027
    result = CliRunner().invoke(main, ["review", "--root", str(project({}))])
    assert result.stdout == "content/deals/talks.yml: in talks, last heard of 2025-12-16\n"
