"""Feeds damaged and hostile documents to the parsers of the core: each must give a value or a refusal in words."""
