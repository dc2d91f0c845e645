"""Indexes beside a page that is ready for them."""

import pytest
from hosts import OtherOrigin
from indexes import FEW, Built, choose, load, scenes
from pictures import scene
from sharing import shared
from visit import Visit


@pytest.fixture
def beside(bare_visit: Visit, other: OtherOrigin) -> Visit:
    """A page with a picture on it: an index that is opened now is searched at once."""
    bare_visit.hosts.add(other.origin.removeprefix("http://"))
    choose(bare_visit, scene(3))
    return bare_visit


@pytest.fixture(scope="session")
def another(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """An index of other pictures."""
    return load(shared(tmp_path_factory, "another-index", lambda folder: scenes(folder, FEW, first=500)))
