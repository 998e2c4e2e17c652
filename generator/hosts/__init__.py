"""Who gets the pages: no logic, one module for each host."""
