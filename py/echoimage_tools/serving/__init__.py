"""`echoimage serve`: an index goes in, a page and an API for programs come out, on one port."""
