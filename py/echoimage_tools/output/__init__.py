"""What people and programs read: reports in, lines of text and JSON out."""
