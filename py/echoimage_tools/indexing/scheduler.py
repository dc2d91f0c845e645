"""A scheduler of Dask: one that is named, or one with its workers on this machine; and what to tell where it fails."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from echoimage_tools.indexing.tasks import WorkerError
from echoimage_tools.output.console import complain_of

LOCAL = "local"
"""In place of a scheduler's address: one with its workers on this machine, for as long as it is needed."""

MEMORY = 2_000_000_000
"""Bytes of a worker on this machine: one that is about to have more is ended, and what it did done again."""

MEMORY_KEPT = {
    "distributed.nanny.pre-spawn-environ": {
        "MALLOC_TRIM_THRESHOLD_": str(1 << 28),
        "MALLOC_MMAP_THRESHOLD_": str(1 << 25),
        "OMP_NUM_THREADS": "1",
    },
    "distributed.worker.profile.enabled": False,
}
"""Large blocks come from memory that is kept. By itself Dask sets the first of these alone, lower, with which the C
library asks the system for every large block anew: 29 core-seconds for 2,500 photographs, in place of 3. Nobody looks
at the profile, for which each worker is stopped a hundred times a second.
"""

FIRST = 20.0
"""Seconds in which a scheduler has to answer."""

ROUNDS = 4
"""Times that a task is given out again after Dask gave it up, each time after four workers were ended."""

_KEPT = "run the same command again. What was done so far is kept"


@contextmanager
def reached(where: str, workers: int) -> Iterator[str]:
    """Return the address of a scheduler, for `LOCAL` of one on this machine. Raises `WorkerError` without Dask."""
    try:
        import dask
        from distributed import LocalCluster
    except ImportError as error:
        raise WorkerError("internal", f"--scheduler needs Dask ({error}): pip install 'echoimage[cluster]'") from None
    # What it says of lost connections is told here, in words that name what to do. Dask gives both a level.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if where != LOCAL:
        yield where
        return
    with (
        dask.config.set(MEMORY_KEPT),
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=workers,
            threads_per_worker=1,
            memory_limit=MEMORY,
            dashboard_address="127.0.0.1:0",  # any free port: a usual one may be taken, which it would complain of
            silence_logs=logging.CRITICAL,
        ) as cluster,
    ):
        yield str(cluster.scheduler_address)


def tell_no_workers(address: str) -> None:
    """Tell who waits why nothing happens."""
    complain_of(sys.stderr, address, f'it has no workers yet; start some with "dask worker {address}"')


def given_up() -> WorkerError:
    """Return what to tell of a task that Dask gave up `ROUNDS` times and once more."""
    return WorkerError(
        "internal",
        f"workers were ended from outside again and again, perhaps for want of memory; give them more and {_KEPT}",
    )


def unreachable(address: str, error: Exception) -> WorkerError:
    """Return what to tell where a client got an `OSError`, or a `ValueError` of the address."""
    if isinstance(error, ValueError):
        return WorkerError("internal", f"{address} is no address of a scheduler: {error}")
    text = f'no scheduler answers at {address} ({error}); start it with "dask scheduler" and {_KEPT}'
    return WorkerError("internal", text)


def gone(address: str) -> WorkerError:
    """Return what to tell where a scheduler does not answer any more."""
    text = f"the scheduler at {address} has gone; start it and its workers again and {_KEPT}"
    return WorkerError("internal", text)


def unable(error: Exception) -> WorkerError:
    """Return what is wrong, where a worker does not get as far as to say it in words."""
    text = f"a worker cannot work ({type(error).__name__}: {error}); install the same EchoImage there as here"
    return WorkerError("internal", f"{text}: pip install 'echoimage[cluster]'")
