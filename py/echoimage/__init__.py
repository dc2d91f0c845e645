"""Find where a picture came from: image files in, the most similar images of a database out.

The package opens no file and no connection: bytes come from a `Source` that the host provides.
"""

from echoimage.database import Database, parse
from echoimage.decode import decode
from echoimage.errors import DatabaseError, DecodeError, EchoImageError, SourceError
from echoimage.features import extract, prepare
from echoimage.header import read_header
from echoimage.library import Library, describe
from echoimage.score import compare
from echoimage.search import search
from echoimage.types import (
    Entry,
    Features,
    FeatureStore,
    Finding,
    ForeignDecoder,
    Header,
    Keypoints,
    Method,
    Problem,
    Query,
    Report,
    Result,
    Score,
    Source,
)
from echoimage.verify import verify

__version__ = "0.1.0"

__all__ = [
    "Database",
    "DatabaseError",
    "DecodeError",
    "EchoImageError",
    "Entry",
    "FeatureStore",
    "Features",
    "Finding",
    "ForeignDecoder",
    "Header",
    "Keypoints",
    "Library",
    "Method",
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
    "extract",
    "parse",
    "prepare",
    "read_header",
    "search",
    "verify",
]
