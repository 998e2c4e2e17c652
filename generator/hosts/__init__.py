"""Who gets the pages: a module for each host, and what hosts share, such as the gate, the search and how a site is published."""
