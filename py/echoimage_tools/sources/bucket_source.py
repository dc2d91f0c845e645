"""Images in a bucket: an entry whose address is a path there in, the file's bytes out."""

import asyncio

from echoimage import Entry, SourceError
from echoimage.images.decode import MAX_BYTES
from echoimage_tools.sources.bucket import Bucket


class BucketSource:
    """Reads entries' paths, from the bucket's address on."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def __repr__(self) -> str:
        return f"BucketSource({self._bucket!r})"

    async def read(self, entry: Entry) -> bytes:
        """Return the whole file. Raises `SourceError`: `not-found`, `too-large`, `empty`, or `network` and why."""
        try:
            data = await asyncio.to_thread(self._bucket.read, entry.url, MAX_BYTES + 1)
        except FileNotFoundError:
            raise SourceError("not-found", "there is no file of this name; correct it") from None
        except OSError as error:
            # Of an empty file S3 has no first byte to give.
            if await asyncio.to_thread(self._is_empty, entry.url):
                raise SourceError("empty", "the file is empty; put the picture there again") from None
            cause = error.strerror or error
            raise SourceError("network", f"it cannot be read: {cause}; see to it and try again") from error
        if len(data) > MAX_BYTES:
            raise SourceError("too-large", f"it has more than {MAX_BYTES / 1e6:.0f} MB. Save it smaller")
        return data

    def _is_empty(self, name: str) -> bool:
        try:
            return self._bucket.size(name) == 0
        except OSError:
            return False
