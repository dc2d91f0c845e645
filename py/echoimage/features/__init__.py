"""What is known of one picture: pixels in, keypoints, descriptors and thumbnails out."""
