"""Received files (plain text, HTML, PDF) become articles, and articles the text of seeds."""
