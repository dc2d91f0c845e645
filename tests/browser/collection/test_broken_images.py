"""Images of a database that cannot be used: each is listed with reason and remedy, the others are scored."""

from hosts import OtherOrigin, nobody_at
from pictures import claims_to_be_huge, encoded, file, scene, truncated_jpeg
from visit import Visit

TOLERATED = ["blocked by CORS policy", "net::ERR_FAILED", "net::ERR_CONNECTION_REFUSED", "status of 4", "status of 5"]


def fill(host: OtherOrigin) -> tuple[list[str], list[str]]:
    """Put good and bad images on the host; return the addresses of both."""
    png = encoded(scene(3))
    good = [host.put(f"/good-{number}.png", encoded(scene(number))) for number in (3, 4)]
    bad = [
        host.put("/cors.png", png, cors=False),
        host.origin + "/not-found.png",
        host.put("/not-found-nor-cors.png", png, status=404, cors=False),
        host.put("/http-error.png", png, status=503),
        host.put("/page.png", b"<!DOCTYPE html><html><title>Log in</title></html>", type="image/png"),
        host.put("/text.png", b"hello there", type="image/png"),
        host.put("/empty.png", b""),
        host.put("/truncated.jpg", truncated_jpeg()),
        host.put("/huge.png", claims_to_be_huge()),
        nobody_at() + "/network.png",
    ]
    return good, bad


REASONS = {
    "cors.png": ("cors", "Access-Control-Allow-Origin"),
    "not-found.png": ("not-found", "404"),
    # The browser shows no status without the header: nothing better can be known.
    "not-found-nor-cors.png": ("cors", ""),
    "http-error.png": ("http-error", "503"),
    "page.png": ("not-an-image", "HTML page"),
    "text.png": ("not-an-image", "text file"),
    "empty.png": ("empty", "empty"),
    "truncated.jpg": ("damaged", "could not be read"),
    "huge.png": ("too-large", "50000 x 50000"),
    "network.png": ("network", "cannot be reached"),
}


def test_bad_images_are_listed_with_reason_and_remedy_and_good_ones_scored(
    bare_visit: Visit, other: OtherOrigin
) -> None:
    good, bad = fill(other)
    bare_visit.hosts |= {address.split("/")[2] for address in good + bad}
    bare_visit.tolerated += TOLERATED
    bare_visit.choose(file("three.png", encoded(scene(3))))
    bare_visit.reaches("done")
    bare_visit.choose_database([{"url": url} for url in [*bad[:5], *good, *bad[5:]]])
    bare_visit.reaches("done")
    # What can be read of a damaged one is compared.
    assert bare_visit.urls() == [*good, f"{other.origin}/truncated.jpg"]
    problems = {problem["url"].rpartition("/")[2]: problem for problem in bare_visit.problem_list()}
    assert {name: problem["reason"] for name, problem in problems.items()} == {
        name: reason for name, (reason, _) in REASONS.items()
    }
    for name, (_, told) in REASONS.items():
        assert told in problems[name]["text"]
    # The limit stands beside the size.
    assert "2,500.0 megapixels" in problems["huge.png"]["text"] and "100" in problems["huge.png"]["text"]
