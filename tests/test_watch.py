"""A live preview sees a change when the system tells of it."""

import time
from pathlib import Path
from threading import Event, Thread

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.observers import Observer

from generator.hosts.watch import TOLD, watch

NEVER = 3600
"""Seconds between two looks of the server's own."""


@pytest.mark.parametrize("is_told", [True, False])
def test_a_change_is_seen_without_waiting_for_the_next_look(
    is_told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_more(self: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    if not is_told:
        monkeypatch.setattr(Observer, "start", no_more)
    built = Event()
    server = LiveReloadServer(built.set, "127.0.0.1", 0, str(tmp_path), polling_interval=NEVER)
    for folder in ("content", "theme"):
        (tmp_path / folder).mkdir()
    server.watch(str(tmp_path / "theme"))
    prepared = Event()
    watch(server, [str(tmp_path / "content"), str(tmp_path / "seeds")], prepared.set)
    Thread(target=server.serve, daemon=True).start()
    try:
        deadline = time.monotonic() + 30
        while not built.wait(0.2) and time.monotonic() < deadline:
            (tmp_path / "content/deal.yml").write_text(f"name: Talks {time.monotonic()}\n")
        assert built.is_set() and prepared.is_set()
        while built.wait(1):
            built.clear()
        (tmp_path / "content/deal.yml").read_text()
        (tmp_path / "content/.deal.yml.swp").write_text("not content")
        assert not built.wait(1)
        (tmp_path / "seeds").mkdir()
        (tmp_path / "seeds/talks.md").write_text("a seed in a folder that was not there")
        assert built.wait(TOLD + 5)
    finally:
        server.shutdown()
