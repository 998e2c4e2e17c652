"""What is known: the frozen records that curated files become, and the types of their values."""
