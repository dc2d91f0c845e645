"""Duplicates natively: processes that share the work, and a journal by which it goes on after an interruption."""
