"""Builds the static site: published packages, `web/` and `py/echoimage` go in, `dist/` comes out. Never shipped."""
