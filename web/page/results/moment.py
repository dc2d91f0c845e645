"""What is kept of a search for the browser's Back and Forward."""


class Moment:
    """The query, the collection, and what was found, if it was.

    `batch`: the pictures of a table of answers; with a query as well, the table that this one was opened from. Neither:
    no picture yet. `how` has the number of results and the method; `preview` the query's bytes as JPEG, or None.
    """

    def __init__(self, query, source, batch=None):
        self.query = query
        self.source = source
        self.batch = batch
        self.report = None
        self.preview = None
        self.how = None

    @property
    def is_asking(self):
        """Return whether there is something to search."""
        return self.query is not None or self.batch is not None

    @property
    def table(self):
        """Return the pictures of the table, None where no table is shown."""
        return self.batch if self.query is None else None

    def moved(self, source):
        """Return the same query, or table, asked anew in a collection."""
        return Moment(self.query, source, self.table and self.table.anew())

    def found(self, report, preview, how):
        """Take the outcome."""
        self.report, self.preview, self.how = report, preview, how
