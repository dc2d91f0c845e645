"""The features of two pictures in; the transform between them, a score and a verdict out."""
