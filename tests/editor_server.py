"""A client of yaml-language-server, the server behind YAML in VS Code, Neovim and others: it opens one file and asks."""

import json
import os
import subprocess
import threading
from pathlib import Path
from queue import Queue
from types import TracebackType
from typing import Any

PATIENCE = 30
"""Seconds to wait for an answer before the test fails."""


class EditorServer:
    """The server as a child process, spoken to by JSON-RPC over its standard streams."""

    def __init__(self, command: list[str], root: Path) -> None:
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.answers: Queue[Any] = Queue()
        self.diagnostics: Queue[Any] = Queue()
        self.number = 0
        threading.Thread(target=self._listen, daemon=True).start()
        folder = {"uri": root.as_uri(), "name": root.name}
        self._ask(
            "initialize", {"processId": os.getpid(), "rootUri": root.as_uri(), "capabilities": {}, "workspaceFolders": [folder]}
        )
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": {"yaml": SETTINGS}}})

    def __enter__(self) -> "EditorServer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.kill()
        self.process.wait()

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open a file with a text as an editor would; the faults that the server underlines."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while (published := self.diagnostics.get(timeout=PATIENCE))["uri"] != path.as_uri():
            pass
        return list(published["diagnostics"])

    def complete(self, path: Path, line: int, column: int) -> list[str]:
        """The labels offered at a place, counted from 0."""
        found = self._ask("textDocument/completion", _at(path, line, column))
        return [entry["label"] for entry in (found["items"] if isinstance(found, dict) else found)]

    def hover(self, path: Path, line: int, column: int) -> str:
        """The Markdown shown for a place, counted from 0."""
        found = self._ask("textDocument/hover", _at(path, line, column))
        return str(found["contents"]["value"]) if found else ""

    def _ask(self, method: str, params: Any) -> Any:
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            answer = self.answers.get(timeout=PATIENCE)
            if answer.get("id") == self.number:
                return answer.get("result")

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self) -> None:
        assert self.process.stdout
        while header := self.process.stdout.readline():
            while line := self.process.stdout.readline().strip():
                header += line
            message = json.loads(self.process.stdout.read(int(header.split(b":")[1].split()[0])))
            if message.get("method") == "textDocument/publishDiagnostics":
                self.diagnostics.put(message["params"])
            elif "method" in message and "id" in message:
                self._send(
                    {"id": message["id"], "result": [SETTINGS] if message["method"] == "workspace/configuration" else None}
                )
            else:
                self.answers.put(message)


SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}


def _at(path: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
