"""What a database states of a picture and what that is: two sha256 in, what to tell out."""

from echoimage import Entry, Problem


def difference(entry: Entry, sha256: str) -> Problem | None:
    """Return what to tell of a picture that is another one than the database states, else None."""
    if entry.sha256 in ("", sha256):
        return None
    text = (
        f"{entry.url} has another sha256 than is stated here; it is in the index as it is now. Run "
        '"echoimage crawl --renew" or "echoimage database" again'
    )
    return Problem(entry.url, "bad-entry", text)
