"""Who is meant in prose: aliases become links."""
