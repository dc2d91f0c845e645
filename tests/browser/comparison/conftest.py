"""A result whose comparison is opened."""

import pytest
from visit import OWN, Visit

IS_TURNED = """name => document.body.dataset.state === 'done' && innerWidth === 1280
  && !/[?&](method|k)=/.test(location.search)
  && document.getElementById('database-name').textContent === name
  && document.getElementById('query-name').textContent === 'turned.jpg'"""


@pytest.fixture
def turned(_lent: Visit) -> Visit:
    """A copy turned by 90 degrees has been searched, by an earlier test or anew, and its comparison is opened."""
    _lent.begin()
    if _lent.page.evaluate(IS_TURNED, OWN):
        _lent.page.keyboard.press("Escape")
    else:
        _lent.settle(demo=True)
        _lent.try_example("Turned by 90 degrees")
        _lent.reaches("done")
    _lent.compare()
    return _lent
