"""What is shown: pages as small trees, and the writer that turns them into Markdown."""
