"""The training of the visual vocabulary."""
