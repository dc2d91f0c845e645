"""How many copies in a folder are grouped with their originals, how many others are, and what that costs."""
