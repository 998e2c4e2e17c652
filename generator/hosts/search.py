"""The search of a built site: the full-text index (Pagefind's), and the names of all entities for the finder."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

from generator.pages.search import SearchRecord

UNUSED = ("pagefind-ui", "pagefind-modular", "pagefind-component", "pagefind-highlight", "pagefind-entry-debug")


def write_search(records: Sequence[SearchRecord], directory: Path) -> None:
    """Write `finder.json` and the full-text index into a folder of the site. Raises OSError."""
    directory.mkdir(parents=True, exist_ok=True)
    found = [
        {"name": record.title, "url": record.url, "kind": record.kind, "aliases": record.aliases}
        for record in records
        if record.is_entity
    ]
    (directory / "finder.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    for name, content in asyncio.run(_index(records)):
        if not name.startswith(UNUSED):
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


async def _index(records: Sequence[SearchRecord]) -> list[tuple[str, bytes]]:
    """The files of the index by their names."""
    async with PagefindIndex(config=IndexConfig(output_path="unused")) as index:
        for record in records:
            await index.add_custom_record(
                url=f"/{record.url}",
                content=record.text,
                language=record.language.split("-")[0],
                meta={"title": record.title, "kind": record.kind},
                filters={"kind": [record.kind]},
            )
        files = await index.get_files()
        await index.delete_index()
    return [(file["path"].removeprefix("unused/").removeprefix("pagefind/"), file["content"]) for file in files]
