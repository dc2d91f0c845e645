"""Which tests run one after the other in one process: those that share something costly; all others run anywhere.

For xdist's own way, marks of groups in the names of tests (`--dist=loadgroup`), pytest 9.2 lets no name be changed.
"""

from xdist.scheduler import LoadScopeScheduling

TOGETHER = (
    "test_comparison.py",
    "test_comparison_views.py",
    "test_every_state.py",
    "test_faults_index.py",
    "test_faults_pictures.py",
    "test_index_large.py",
    "test_offline_real.py",
    "test_published_site.py",
    "test_scale_visits.py",
)
"""Files whose tests share a page, a host or a profile."""

ENGINES = ("Firefox", "WebKit")
"""A browser each, which is a parameter of its tests."""


class Scheduling(LoadScopeScheduling):
    """The largest groups begin first."""

    def _split_scope(self, nodeid: str) -> str:
        path, _, name = nodeid.partition("::")
        if path.endswith(TOGETHER):
            return path
        return next((engine for engine in ENGINES if f"[{engine}" in name), nodeid)
