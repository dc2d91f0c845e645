"""How often the verdict on two pictures is right: pairs of known kinds in, a confusion table out."""
