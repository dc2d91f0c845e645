"""Lists of pictures: JSON documents in, entries with addresses out."""
