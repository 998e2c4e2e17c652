"""Turns seed articles and curated YAML claims into a cross-linked, searchable static site."""
