"""What the service takes: the fields of each request, checked here, and their schemas for its documentation."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema, create_model
from starlette.datastructures import UploadFile

from echoimage import Method
from echoimage.database.address import MAX_LENGTH, AddressError, resolve_link
from echoimage.database.entries import MAX_TEXT
from echoimage_tools.serving.refusal import Refusal, bad_request, quoted
from echoimage_tools.sources.collection import is_http

MOST = 100
"""Results of a search, and images of a page, at most."""

SEVERAL = 16
"""Pictures of a search at most, as files."""

PICTURES = ("file", "address", "query", "original")
"""Fields that are pictures, in the order of a comparison."""

NO_FILE = "is missing; send the picture as a file, with a file name"
NO_ADDRESS = "is missing; send an http(s) address, or the picture itself as multipart/form-data"


def _file(value: object) -> UploadFile:
    if not isinstance(value, UploadFile):
        raise ValueError(NO_FILE)
    return value


def _files(value: object) -> list[UploadFile]:
    return [_file(one) for one in (value if isinstance(value, list) else [value])]


def _text(value: object) -> str:
    if isinstance(value, UploadFile):
        raise ValueError("is a file; send a text")
    if not isinstance(value, str):
        raise ValueError("is not a text")
    return value


def _address(value: object) -> str:
    address = _text(value)
    if not is_http(address) or len(address) > MAX_LENGTH:
        raise ValueError(f"has to begin with http:// or https:// and to have at most {MAX_LENGTH} characters")
    return address


def _whole_number(value: object) -> int:
    """Return a number from 1 to `MOST`; pydantic alone would take true, " 5" and "1_0" as well."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST:
        raise ValueError(f"is no whole number from 1 to {MOST}")
    return value


def _method(value: object) -> str:
    if _text(value) not in ("verified", "classic"):
        raise ValueError("is neither verified nor classic")
    return _text(value)


def _short_text(value: object) -> str:
    text = _text(value)
    if len(text) > MAX_TEXT:
        raise ValueError(f"has {len(text):,} characters; up to {MAX_TEXT} are shown")
    return text


def _page(value: object) -> str:
    link = _text(value)
    try:
        return resolve_link(link, "") if link else ""
    except AddressError as error:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "bad-entry", f"page: {error}") from None


def _field(check: Any, **schema: object) -> Any:
    return BeforeValidator(check), WithJsonSchema(schema)


_HTTP = "[Hh][Tt][Tt][Pp][Ss]?://"
_BINARY = {"type": "string", "contentMediaType": "application/octet-stream", "format": "binary"}
_LINK = {"type": "string", "format": "uri", "pattern": f"^{_HTTP}", "maxLength": MAX_LENGTH}

File = Annotated[UploadFile, *_field(_file, **_BINARY)]
Files = Annotated[list[UploadFile], *_field(_files, type="array", items=_BINARY, minItems=1, maxItems=SEVERAL)]
Address = Annotated[str, *_field(_address, **_LINK)]
WholeNumber = Annotated[int, *_field(_whole_number, type="integer", minimum=1, maximum=MOST)]
MethodName = Annotated[Method, *_field(_method, type="string", enum=["verified", "classic"])]
ShortText = Annotated[str, *_field(_short_text, type="string", maxLength=MAX_TEXT)]
Page = Annotated[str, *_field(_page, type="string", pattern=f"^({_HTTP}|$)", maxLength=MAX_LENGTH)]


@dataclass(frozen=True, slots=True)
class SentPicture:
    """A picture that was sent, or the address where it is to be fetched; its name as the client knows it."""

    name: str
    source: UploadFile | str


class Body(BaseModel):
    """A field that is not known is refused: a wrong name would otherwise count as nothing."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)

    def pictures(self) -> tuple[SentPicture, ...]:
        """Return the pictures."""
        fields = [(name, getattr(self, name)) for name in PICTURES if name in type(self).model_fields]
        return tuple(
            SentPicture(value if isinstance(value, str) else value.filename or name, value)
            for name, found in fields
            for value in (found if isinstance(found, list) else [found])
        )


class _SomeFiles(Body):
    file: Files = Field(description="the picture; several are answered one by one, and have 64 MB together")


class _OneFile(Body):
    file: File = Field(description="the picture")


class _OneAddress(Body):
    address: Address = Field(description="an http(s) address, which the service fetches")


class _TwoFiles(Body):
    query: File = Field(description="the picture that may be a copy")
    original: File = Field(description="the picture that it may be a copy of")


class _TwoAddresses(Body):
    query: Address = Field(description="the address of the picture that may be a copy")
    original: Address = Field(description="the address of the picture that it may be a copy of")


class SearchBody(Body):
    """How many results are wanted at most."""

    top: WholeNumber = Field(5, description="results at most")


class CompareBody(Body):
    """How two pictures are compared."""

    method: MethodName = "verified"


class AddBody(Body):
    """A picture for the collection, and what is to be said of it."""

    title: ShortText = Field(default_factory=str, description="what is shown beside the picture")
    page: Page = Field(default_factory=str, description="the http(s) address of the page that the picture is from")
    license: ShortText = Field(default_factory=str, description="the licence, by its name")

    def metadata(self) -> dict[str, str]:
        """Return the metadata of the picture, by name, without empty texts."""
        return {name: value for name, value in self if name not in PICTURES and value}


class ListParameters(BaseModel):
    """Which images to list."""

    after: int = Field(0, ge=0, le=10**9, description="`next` of the page before")
    limit: int = Field(20, ge=1, le=MOST, description="images on this page at most")


Model = TypeVar("Model", bound=BaseModel)
BodyModel = TypeVar("BodyModel", bound=Body)


class Bodies(Generic[BodyModel]):
    """The two forms of a request: with `files` as multipart/form-data, with `addresses` as any other.

    names: fields that are pictures. repeated: those of them that may be sent several times, `most` files in all.
    """

    def __init__(self, options: type[BodyModel], files: type[Body], addresses: type[Body]) -> None:
        self.names = tuple(files.model_fields)
        self.repeated = frozenset(name for name, one in files.model_fields.items() if one.annotation != UploadFile)
        self.most = len(self.names) + len(self.repeated) * (SEVERAL - 1)
        self.files, self.addresses = _both(options, files), _both(options, addresses)


def _both(options: type[BodyModel], pictures: Any) -> type[BodyModel]:
    return create_model(options.__name__, __base__=(options, pictures))


SEARCH = Bodies(SearchBody, _SomeFiles, _OneAddress)
COMPARE = Bodies(CompareBody, _TwoFiles, _TwoAddresses)
ADD = Bodies(AddBody, _OneFile, _OneAddress)


def checked(model: type[Model], values: Mapping[str, object]) -> Model:
    """Return the fields of a request. Raises `Refusal`, which names the first that is wrong."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
    name = str(first["loc"][0])
    if first["type"] == "extra_forbidden":
        raise bad_request(f"{quoted(name)} is not known here; known are {', '.join(sorted(model.model_fields))}")
    if first["type"] == "missing":
        raise bad_request(f"{name} {NO_ADDRESS if model.model_fields[name].annotation is str else NO_FILE}")
    if first["type"] == "value_error":
        raise bad_request(f"{name} {first['ctx']['error']}")
    raise bad_request(f"{name}: {first['msg']}")
