"""The files that people write as they were at a revision, out of git's objects; the working copy is not touched."""

import os
import subprocess
from io import BytesIO
from pathlib import Path, PurePosixPath

FOLDERS = ("content", "seeds")
_REGULAR = ("100644", "100755")


class RevisionFault(Exception):
    """Why a revision cannot be had, in one line."""


def unpack(root: Path, revision: str, folder: Path) -> str:
    """Write content/ and seeds/ of the project as of a revision into a folder; the commit's full name.

    Links and submodules are left out: a project has no use for them. Raises RevisionFault.
    """
    name = root.resolve().name
    inside = _git(root, "rev-parse", "--is-inside-work-tree", fault=f'"{name}" is not in a git repository')
    if inside.strip() != b"true":
        raise RevisionFault(f'"{name}" is not the working copy of a git repository')
    missing = f'there is no revision "{revision}" here; of a shallow clone, fetch the history first: git fetch --unshallow'
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", fault=missing)
    commit = found.decode().strip()
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *FOLDERS, fault=f"git cannot list the files of {revision}")
    entries = [entry.split(b"\t", 1) for entry in listed.split(b"\0") if entry]
    files = {os.fsdecode(path): head.split()[2] for head, path in entries if head.split()[0].decode() in _REGULAR}
    fault = f"git cannot read the files of {revision}"
    blobs = BytesIO(_git(root, "cat-file", "--batch", fault=fault, given=b"\n".join(files.values())))
    (folder / "content").mkdir()
    for path in files:
        size = int(blobs.readline().split()[-1])
        _write(folder, PurePosixPath(path), blobs.read(size))
        blobs.read(1)
    return commit


def _write(folder: Path, path: PurePosixPath, content: bytes) -> None:
    if path.is_absolute() or ".." in path.parts:
        raise RevisionFault(f"a file of the revision has a path that leads elsewhere: {path}")
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _git(root: Path, *arguments: str, fault: str, given: bytes = b"") -> bytes:
    """What git prints. Raises RevisionFault with the fault where git fails."""
    try:
        run = subprocess.run(["git", "-C", str(root), *arguments], input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise RevisionFault("git is not installed, and revisions are kept by it") from None
    if run.returncode:
        raise RevisionFault(fault)
    return run.stdout
