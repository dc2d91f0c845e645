"""Files that others may read and write meanwhile: replaced as a whole, locked, compared by version."""
