"""A new research site: an invented subject, one seed, a claim of each shape, and what to do next."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from generator.authoring.form import FOLDER as FORMS
from generator.authoring.form import form_files
from generator.hosts.directory import filled
from generator.model.kinds import KINDS, Company
from generator.schema import FOLDER, schema_files, write_ids

STARTER = Path(__file__).parent / "starter"
_HIDDEN = ("gitignore", "github/")
"""What is hidden in a site and not here."""


def write_starter(directory: Path, title: str, kinds: Sequence[str]) -> None:
    """Write the site, of the kinds in some folders or all, into a folder that is new or empty.

    Raises OSError, and then nothing is left behind.
    """
    asked = {Company.folder, *kinds} if kinds else {kind.folder for kind in KINDS}
    chosen = tuple(kind for kind in KINDS if kind.folder in asked)
    folders = [kind.folder for kind in chosen]
    words = {"TITLE": json.dumps(title, ensure_ascii=False), "KINDS": f"[{', '.join(folders)}]"}
    with filled(directory) as folder:
        for path in sorted(path for path in STARTER.rglob("*") if path.is_file()):
            name = path.relative_to(STARTER).as_posix()
            if not _is_of_another_kind(name, folders):
                target = folder / (f".{name}" if name.startswith(_HIDDEN) else name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(_filled_in(path.read_text(encoding="utf-8"), words), encoding="utf-8")
        for name, form in form_files(chosen).items():
            (folder / FORMS / name).write_text(form, encoding="utf-8")
        (folder / FOLDER).mkdir()
        for name, schema in schema_files(chosen).items():
            (folder / FOLDER / name).write_text(schema, encoding="utf-8")
        write_ids(folder)


def _is_of_another_kind(name: str, folders: Sequence[str]) -> bool:
    top, _, rest = name.partition("/")
    return top == "content" and "/" in rest and rest.split("/")[0] not in [*folders, "sources"]


def _filled_in(text: str, words: dict[str, str]) -> str:
    return re.sub(f": ({'|'.join(words)})", lambda found: f": {words[found[1]]}", text)
