"""The pages as Markdown files in a folder."""

from pathlib import Path

from generator.build import Site
from generator.pages.markdown import written


def write_site(site: Site, directory: Path) -> None:
    """Write every page. Raises OSError, and FileExistsError where the folder holds something already."""
    if directory.exists() and any(directory.iterdir()):
        raise FileExistsError(17, "the folder is not empty", str(directory))
    for page in site.pages:
        path = directory / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(page), encoding="utf-8")
    for name, image in site.corpus.records.images.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(image.read_bytes())
