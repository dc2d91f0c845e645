"""Why nothing can be published."""

from echoimage import EchoImageError

REMAINS = "A site that was there before still works"
"""What to tell where a site cannot be written."""


class PublishError(EchoImageError):
    """The text names what stands in the way and the remedy; `reason` is `internal`."""
