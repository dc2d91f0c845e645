"""The addresses of images, as databases write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoimage.database.address import MAX_LENGTH, AddressError, quoted, resolve
from echoimage.english import say
from echoimage.message import Message

pytestmark = pytest.mark.same_everywhere  # texts in, texts out: nothing of OpenCV, NumPy or the system

BASE = "https://example.org/db/images.json"


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("https://example.org/a.jpg", "https://example.org/a.jpg"),
        ("HTTPS://EXAMPLE.org/A.jpg", "https://example.org/A.jpg"),
        ("https://example.org:443/a.jpg", "https://example.org/a.jpg"),
        ("http://example.org:80/a.jpg", "http://example.org/a.jpg"),
        ("http://example.org:443/a.jpg", "http://example.org:443/a.jpg"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org./a.jpg", "https://example.org/a.jpg"),
        ("https://example.org/a.jpg#top", "https://example.org/a.jpg"),
        ("https://example.org/x/../a.jpg", "https://example.org/a.jpg"),
        ("https://example.org/./x/./a.jpg", "https://example.org/x/a.jpg"),
        ("https://example.org/../../a.jpg", "https://example.org/a.jpg"),
        ("https://example.org/x/..", "https://example.org/"),
        ("https://example.org/x//a.jpg", "https://example.org/x//a.jpg"),
        ("https://example.org/a b.jpg", "https://example.org/a%20b.jpg"),
        ("https://example.org/%7euser/%e4.jpg", "https://example.org/~user/%E4.jpg"),
        ("https://example.org/кот.jpg", "https://example.org/%D0%BA%D0%BE%D1%82.jpg"),
        ("https://bücher.example/a.jpg", "https://xn--bcher-kva.example/a.jpg"),
        ("https://ex\u0430mple.org/a.jpg", "https://xn--exmple-4nf.org/a.jpg"),
        ("https://example.org\u2215evil/a.jpg", "https://example.xn--orgevil-ef0d/a.jpg"),
        ("https://example.org/\u202egpj.exe", "https://example.org/%E2%80%AEgpj.exe"),
        ("https://example.org/a?b=1&c=д", "https://example.org/a?b=1&c=%D0%B4"),
        ("https://[2001:DB8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
        ("http://localhost:8000/a.jpg", "http://localhost:8000/a.jpg"),
        ("  https://example.org/a.jpg\n", "https://example.org/a.jpg"),
    ],
)
def test_spellings_of_one_address_become_one(written: str, normal: str) -> None:
    assert resolve(written, "") == normal


@pytest.mark.parametrize(
    ("written", "absolute"),
    [
        ("a.jpg", "https://example.org/db/a.jpg"),
        ("./a.jpg", "https://example.org/db/a.jpg"),
        ("../a.jpg", "https://example.org/a.jpg"),
        ("/a.jpg", "https://example.org/a.jpg"),
        ("//cdn.example/a.jpg", "https://cdn.example/a.jpg"),
        ("?id=7", "https://example.org/db/images.json?id=7"),
        ("my photos/ä.jpg", "https://example.org/db/my%20photos/%C3%A4.jpg"),
        ("9:16.jpg", "https://example.org/db/9:16.jpg"),
    ],
)
def test_relative_address_is_resolved_against_the_database(written: str, absolute: str) -> None:
    assert resolve(written, BASE) == absolute


@pytest.mark.parametrize(
    ("written", "base", "path"),
    [
        ("a.jpg", "images.json", "a.jpg"),
        ("a.jpg", "photos/images.json", "photos/a.jpg"),
        ("../a.jpg", "/home/ann/db/images.json", "/home/ann/a.jpg"),
        ("/srv/a.jpg", "/home/images.json", "/srv/a.jpg"),
        ("100%.jpg", "images.json", "100%.jpg"),
        ("a#1?.jpg", "images.json", "a#1?.jpg"),
        ("cats\\a.jpg", "C:\\photos\\images.json", "C:/photos/cats/a.jpg"),
    ],
)
def test_database_on_disk_names_paths(written: str, base: str, path: str) -> None:
    assert resolve(written, base) == path


def test_database_on_disk_may_name_web_addresses() -> None:
    assert resolve("https://example.org/a.jpg", "images.json") == "https://example.org/a.jpg"


@pytest.mark.parametrize("base", ["", "blob:https://example.org/1234"])
def test_relative_address_without_a_base_tells_the_remedy(base: str) -> None:
    with pytest.raises(AddressError, match=r"relative.*write the whole address.*https://"):
        resolve("cats/a.jpg", base)


@pytest.mark.parametrize("base", ["", BASE, "images.json"])
@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "\tjavascript:alert(1)",
        "data:image/png;base64,AAAA",
        "blob:https://example.org/1",
        "file:///etc/passwd",
        "ftp://example.org/a.jpg",
    ],
)
def test_other_schemes_are_refused(written: str, base: str) -> None:
    scheme = written.strip().split(":")[0].lower()
    with pytest.raises(AddressError, match=f'"{scheme}:" addresses are not read'):
        resolve(written, base)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("https://ann:secret@example.org/a.jpg", "user name or password"),
        ("https://ann@example.org/a.jpg", "user name or password"),
        ("https://", "names no host"),
        ("https:/a.jpg", "names no host"),
        ("https://exa mple.org/a.jpg", "valid host name"),
        ("https://-<b>-.org/a.jpg", "valid host name"),
        ("https://" + "a" * 64 + ".org/", "valid host name"),
        ("https://ü..example/", "valid host name"),
        ("https://example.org:99999/a.jpg", "cannot be read"),
        ("https://[::1/a.jpg", "cannot be read"),
        ("https://example.org\\a.jpg", "backslash"),
        ("https://gpj.\u202eorg/a.jpg", "valid host name"),
        ("https://example.org/\x00.jpg", r"U\+0000"),
        ("java\nscript:alert(1)", r"U\+000A"),
        ("https://example.org/\ud800.jpg", r"U\+D800"),
        ("https://example.org/" + "a" * MAX_LENGTH, "8,212 characters; 8,192 is the limit"),
    ],
)
def test_unusable_address_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(AddressError, match=reason):
        resolve(written, BASE)


def test_password_in_the_database_address_is_not_passed_on() -> None:
    with pytest.raises(AddressError, match="password"):
        resolve("a.jpg", "https://ann:secret@example.org/images.json")


@given(st.text(), st.sampled_from(["", BASE, "photos/images.json", "blob:x"]))
def test_nothing_but_an_address_error_escapes(written: str, base: str) -> None:
    try:
        absolute = resolve(written, base)
    except AddressError:
        return
    assert base == "photos/images.json" or absolute.startswith(("http://", "https://"))


@given(st.from_regex(r"https?://[a-zA-Z0-9.-]{1,12}(:[0-9]{1,4})?(/[a-z.%A-F0-9 ]{0,5}){0,4}"))
def test_a_normal_address_is_its_own_normal_form(written: str) -> None:
    try:
        once = resolve(written, "")
    except AddressError:
        return
    assert resolve(once, "") == once


def test_hostile_value_is_shown_short_and_on_one_line() -> None:
    assert quoted("a\nb\x1b" + "c" * 100, limit=10) == '"a\ufffdb\ufffdccccc…"'


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "null"), (True, "true"), (12.0, "12"), ([[]], "a list"), ({"a": 1}, "an object")],
)
def test_value_that_is_no_text_is_named_as_json_does(value: object, shown: str) -> None:
    told = quoted(value)
    assert (say(told) if isinstance(told, Message) else told) == shown


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "https://example.org:" + "9x" * 3000 + "/",
            "the address cannot be read: Port could not be cast to integer value as '" + "9x" * 17 + "9…",
        ),
        ("x" * 4000 + ":y", f'"{"x" * 79}…:" addresses are not read; only http and https are'),
        (
            "https://" + "a" * 3000 + "\u2100.org/",
            "the address cannot be read: netloc '" + "a" * 71 + "…",
        ),
        (
            "https://\u202e\u2100.org/",
            "the address cannot be read: "
            "netloc '\ufffd\u2100.org' contains invalid characters under NFKC normalization",
        ),
    ],
)
def test_a_message_is_short_and_legible_whatever_the_address(written: str, told: str) -> None:
    with pytest.raises(AddressError) as refusal:
        resolve(written, "")
    assert str(refusal.value) == told
