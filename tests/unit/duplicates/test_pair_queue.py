"""The order in which pairs are compared."""

import pytest

from echoimage.duplicates.pair_queue import PairQueue

pytestmark = pytest.mark.same_everywhere


def test_pairs_of_one_copy_come_together_and_each_once() -> None:
    queue = PairQueue()
    queue.extend([(5, 1), (2, 9), (5, 3)])
    queue.extend([(2, 4), (5, 7)])
    queue.extend([(8, 1)])
    assert (len(queue), queue.take(4), len(queue)) == (6, [(5, 1), (5, 3), (5, 7), (2, 9)], 2)
    assert (queue.take(4), queue.take(4), len(queue)) == ([(2, 4), (8, 1)], [], 0)
