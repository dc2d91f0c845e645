"""Many pictures: a query and a database or an index in, the best of them out."""
