"""Find where a picture came from: image files in, the most similar images of a database out.

The package opens no file and no connection: bytes come from a `Source` that the host provides.
"""

from echoimage.database.entries import Database, parse
from echoimage.errors import DatabaseError, DecodeError, EchoImageError, IndexFileError, SourceError
from echoimage.features.extract import extract
from echoimage.features.query import Query, prepare
from echoimage.hosts import FeatureStore, Files, ForeignDecoder, Source
from echoimage.images.decode import Decoded, decode, read_picture
from echoimage.images.header import read_header
from echoimage.index.reader import Index, open_index
from echoimage.matching.score import compare, is_match
from echoimage.matching.verify import verify
from echoimage.matching.verify_pair import verify_pair
from echoimage.search.describe import describe, describe_query
from echoimage.search.feature_cache import Library
from echoimage.search.indexed import search_index
from echoimage.search.search import search
from echoimage.types import (
    Accept,
    Classic,
    Entry,
    Features,
    GlobalFeatures,
    Header,
    Keypoints,
    MatchDetails,
    Method,
    Problem,
    Report,
    Result,
    Score,
)

__version__ = "0.1.0"

# The names that these two had before, and which programs may still use.
Finding = MatchDetails
Outline = GlobalFeatures

__all__ = [
    "Accept",
    "Classic",
    "Database",
    "DatabaseError",
    "DecodeError",
    "Decoded",
    "EchoImageError",
    "Entry",
    "FeatureStore",
    "Features",
    "Files",
    "Finding",
    "ForeignDecoder",
    "GlobalFeatures",
    "Header",
    "Index",
    "IndexFileError",
    "Keypoints",
    "Library",
    "MatchDetails",
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
    "is_match",
    "open_index",
    "parse",
    "prepare",
    "read_header",
    "read_picture",
    "search",
    "search_index",
    "verify",
    "verify_pair",
]
