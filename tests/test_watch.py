"""A live preview sees a change when the system tells of it."""

import time
from pathlib import Path
from threading import Event, Thread

from mkdocs.livereload import LiveReloadServer

from generator.hosts.watch import look_when_told

NEVER = 3600
"""Seconds between two looks of the server's own."""


def test_a_change_is_seen_without_waiting_for_the_next_look(tmp_path: Path) -> None:
    built = Event()
    server = LiveReloadServer(built.set, "127.0.0.1", 0, str(tmp_path), polling_interval=NEVER)
    server.watch(str(tmp_path))
    look_when_told(server, [str(tmp_path)])
    Thread(target=server.serve, daemon=True).start()
    try:
        deadline = time.monotonic() + 30
        while not built.wait(0.2) and time.monotonic() < deadline:
            (tmp_path / "deal.yml").write_text(f"name: Talks {time.monotonic()}\n")
        assert built.is_set()
        while built.wait(0.5):
            built.clear()
        (tmp_path / "deal.yml").read_text()
        assert not built.wait(0.5)
    finally:
        server.shutdown()
