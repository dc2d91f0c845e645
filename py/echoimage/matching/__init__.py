"""Two pictures: features in, a transform, a score and a verdict out."""
