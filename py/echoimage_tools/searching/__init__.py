"""Searches on this machine: paths and addresses in, reports out."""
