"""What follows from the claims: pure functions of the corpus."""
