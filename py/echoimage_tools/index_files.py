"""The earlier place of `sources.index_files`."""

from echoimage_tools.sources.index_files import FolderFiles

__all__ = ["FolderFiles"]
