"""Find where a picture came from: image files in, the most similar images of a database out.

The package opens no file and no connection: bytes come from a `Source` that the host provides.
"""

from echoimage.database import Database, parse
from echoimage.decode import decode
from echoimage.errors import DatabaseError, DecodeError, EchoImageError, IndexFileError, SourceError
from echoimage.features import extract
from echoimage.header import read_header
from echoimage.index.index import Index, open_index
from echoimage.indexed import search_index
from echoimage.library import Library, describe, describe_query
from echoimage.query import Query, prepare
from echoimage.score import compare
from echoimage.search import search
from echoimage.types import (
    Classic,
    Entry,
    Features,
    FeatureStore,
    Files,
    ForeignDecoder,
    GlobalFeatures,
    Header,
    Keypoints,
    MatchDetails,
    Method,
    Problem,
    Report,
    Result,
    Score,
    Source,
)
from echoimage.verify import verify

__version__ = "0.1.0"

__all__ = [
    "Classic",
    "Database",
    "DatabaseError",
    "DecodeError",
    "EchoImageError",
    "Entry",
    "FeatureStore",
    "Features",
    "Files",
    "Finding",
    "ForeignDecoder",
    "Header",
    "Index",
    "IndexFileError",
    "Keypoints",
    "Library",
    "Method",
    "Outline",
    "Problem",
    "Query",
    "Report",
    "Result",
    "Score",
    "Source",
    "SourceError",
    "compare",
    "decode",
    "describe",
    "describe_query",
    "extract",
    "open_index",
    "parse",
    "prepare",
    "read_header",
    "search",
    "search_index",
    "verify",
]
