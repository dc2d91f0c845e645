"""The documented answers are those that are given."""

from collections.abc import Callable

import pytest

from echoimage import prepare, verify
from echoimage.types import MatchDetails
from echoimage_tools.output import as_json
from echoimage_tools.serving.response_models import Details
from samples import photo


def _stamped() -> MatchDetails:
    copy = photo(1)
    copy[10:60, 250:310] = photo(2, 50, 60)
    found = verify(prepare(copy), prepare(photo(1)).features).details
    assert found and found.place
    return found


@pytest.mark.parametrize("make", [_stamped, lambda: MatchDetails("none", "nothing")], ids=["stamped", "no match"])
def test_details_of_a_match_are_as_documented(make: Callable[[], MatchDetails]) -> None:
    told = as_json.details(make())
    assert Details.model_validate(told).model_dump(mode="json") == told
