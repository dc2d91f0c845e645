"""The earlier place of `sources.pillow_decoder`."""

from echoimage_tools.sources.pillow_decoder import decode_with_pillow

__all__ = ["decode_with_pillow"]
