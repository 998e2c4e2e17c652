"""Whether the words of a seed carry a claim."""
