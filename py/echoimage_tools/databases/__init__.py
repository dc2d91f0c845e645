"""Databases, images.json: their file, and what they are made from besides web pages."""
