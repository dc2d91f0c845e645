"""Every text of the page, by key: English patterns with named places, in one place for a translation."""

TEXTS: dict[str, str] = {}


def text(key: str, **values: object) -> str:
    """Return the text of a key with the values in their places; raise KeyError for a key or a value that is missing.

    With a number `n`, forms may stand by `key.one` and `key.other`.
    """
    if key not in TEXTS:
        key += ".one" if values.get("n") in (1, "1") else ".other"
    return TEXTS[key].format(**values)
