"""Lines of a table for spreadsheets (CSV, RFC 4180)."""

BYTE_ORDER_MARK = "\ufeff"
"""By it spreadsheets know that the text is UTF-8."""

FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20"
"""Beginnings of what a spreadsheet may compute instead of show (OWASP, CSV injection), also in full width."""


def line(values: "list[object]") -> str:
    """Return the values as a line."""
    return ",".join(_cell(value) for value in values) + "\r\n"


def _cell(value: object) -> str:
    """Return a value as a cell; a text that a spreadsheet would take for a formula begins with an apostrophe."""
    if not isinstance(value, str):
        return str(value)
    if value[:1] in ("\t", "\r", "\n") or value.lstrip()[:1] in tuple(FORMULA):
        value = "'" + value
    return '"' + value.replace('"', '""') + '"' if any(sign in value for sign in '",\r\n') else value
