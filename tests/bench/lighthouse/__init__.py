"""Lighthouse's scores of the page."""
