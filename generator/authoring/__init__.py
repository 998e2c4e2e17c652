"""What helps to write curated files: their one shape, files to fill in, forms."""
