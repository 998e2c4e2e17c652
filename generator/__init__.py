"""Turns seed articles and curated YAML claims into a cross-linked, searchable static site."""

import gc
import os

# Loading takes a tenth longer by the search for garbage, of which it leaves none, and by that for plugins of pydantic's.
gc.set_threshold(100_000, *gc.get_threshold()[1:])
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
