"""The benchmark of hard copies: an index of photographs in, how far each stage of a search gets with them out."""
