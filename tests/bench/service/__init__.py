"""The benchmark of `echoimage serve`: an index and clients in; answers a second and their times out."""
