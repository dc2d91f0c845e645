"""Why nothing can be published."""

from echoimage import EchoImageError


class PublishError(EchoImageError):
    """The text names what stands in the way and the remedy; `reason` is `internal`."""
