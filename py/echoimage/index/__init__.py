"""The files of an index, byte for byte as docs/format.md has them; each is written and read by one module.

Bytes in, arrays and values out, and back: no file is opened here and nothing is fetched.
"""
