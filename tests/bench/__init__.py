"""What is measured: `python build.py bench` runs one of these."""
