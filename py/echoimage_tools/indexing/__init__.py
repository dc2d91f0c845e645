"""`echoimage index`, `inspect` and `verify`: an index is built in a folder, by processes, and looked at."""
