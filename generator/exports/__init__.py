"""The same facts for programs: each module turns the tables, or the corpus, into one form. Pure: paths and their contents."""
