"""The bearer token that adding and deleting images need: a file or the environment in, whether a request has it out."""

import hmac
import os
from pathlib import Path

VARIABLE = "ECHOIMAGE_TOKEN"
LEAST = 16
"""Characters: shorter ones can be guessed."""


class TokenError(Exception):
    """The token cannot be used."""


def read_token(file: Path | None) -> str:
    """Return the token of a file, else of the environment, "" where there is none. Raises `TokenError`."""
    try:
        token = os.environ.get(VARIABLE, "") if file is None else file.read_text(encoding="ascii").strip()
    except OSError as error:
        raise TokenError(f"it cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise TokenError("it has other characters than ASCII; write letters and digits") from None
    if len(token) < LEAST and (token or file is not None):
        raise TokenError(f"the token has {len(token)} characters; at least {LEAST} are needed")
    return token


def has_token(authorization: str, token: str) -> bool:
    """Return whether a header `Authorization` carries the token, in a time that tells nothing of it."""
    scheme, _, given = authorization.partition(" ")
    same = hmac.compare_digest(given.strip().encode(), token.encode())
    return same and scheme.lower() == "bearer" and bool(token)
