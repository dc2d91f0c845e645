"""Values in, cells for spreadsheets (CSV, RFC 4180) out, of which none is computed."""

from echoimage_tools.output.console import plain

BYTE_ORDER_MARK = "\ufeff"
"""By it spreadsheets know that the text is UTF-8."""

LINE_END = "\r\n"

FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""Beginnings of what a spreadsheet may compute instead of show (OWASP, CSV injection), also in full width."""


def cell(value: object) -> object:
    """Return a value as a cell; a text that a spreadsheet would take for a formula begins with an apostrophe."""
    if not isinstance(value, str):
        return value
    shown = plain(value)
    return f"'{shown}" if shown.lstrip().startswith(FORMULA) else shown
