"""The one error a build stops with; its text names the thing and the remedy."""


class BuildError(Exception):
    """The build cannot go on. The command line prints the text alone, without a traceback."""
