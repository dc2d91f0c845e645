"""The bill of materials of a site, `sbom.cdx.json` (CycloneDX 1.6): numbered by its content, and without the demo."""

import json
import uuid
from typing import Any

from echoimage_tools.publishing.service_worker import COLLECTION

NAME = "sbom.cdx.json"
_SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"

Json = dict[str, Any]


def numbered(document: Json) -> Json:
    """Add the serial number, which comes from the content, so that equal sites have equal ones."""
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(document, sort_keys=True))
    return {"$schema": _SCHEMA, "serialNumber": f"urn:uuid:{serial}"} | document


def text(document: Json) -> str:
    """Return the file's text."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def without_pictures(written: bytes) -> bytes:
    """Return the sbom of a site whose demo pictures were replaced. Raises `ValueError`."""
    document = json.loads(written)
    try:
        bare = {key: value for key, value in document.items() if key not in ("$schema", "serialNumber")}
        bare["components"] = [part for part in bare["components"] if not part["bom-ref"].startswith(f"{COLLECTION}/")]
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"{NAME} is no bill of materials: {error!r}") from None
    return text(numbered(bare)).encode()
