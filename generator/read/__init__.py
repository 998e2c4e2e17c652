"""Files become records and problems: the only part that opens what people write."""
