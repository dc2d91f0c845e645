"""How fast collections are indexed by processes of one machine, with and without Dask, and what memory each takes."""
