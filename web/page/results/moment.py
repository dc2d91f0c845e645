"""What is kept of a search for the browser's Back and Forward."""


class Moment:
    """The query (None: no picture yet), the collection, and what was found, if it was.

    `how` has the number of results and the method; `preview` the query's bytes as JPEG, or None.
    """

    def __init__(self, query, source):
        self.query = query
        self.source = source
        self.report = None
        self.preview = None
        self.how = None

    def found(self, report, preview, how):
        """Take the outcome."""
        self.report, self.preview, self.how = report, preview, how
