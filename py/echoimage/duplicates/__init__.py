"""Which images of an index are copies of each other: an index in, groups out."""
