"""What is compared beside what was proposed."""

from dataclasses import replace

import pytest

from echoimage import Entry
from echoimage.duplicates.findings import Findings
from echoimage.duplicates.pair import Item, Pair
from echoimage.duplicates.wanted import Wanted

pytestmark = pytest.mark.same_everywhere


def test_what_hangs_together_with_the_best_or_resembles_its_copies_is_compared_with_it_once() -> None:
    findings = Findings(Wanted())
    list(findings.add_items([Item(number, Entry(f"{number}"), "", (900 - number, 10)) for number in range(5)]))
    copy = Pair(1, 0, "edited", "certain", 0.9)
    chain = [copy, replace(copy, copy=2, original=1)]
    assert findings.add_pairs([*chain, replace(copy, copy=3, original=1, kind="related")]) == chain
    preferring_0 = findings.groups()[0].best.number
    assert preferring_0 == 1, "it matches most of the others"
    findings.add_pairs([replace(copy, copy=4, original=0, kind="related")])
    assert list(findings.unproven()) == [(3, 1), (4, 1)]
    assert list(findings.unproven()) == []
