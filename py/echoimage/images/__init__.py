"""Image files: bytes in, formats, headers and pixels out."""
