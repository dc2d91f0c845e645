"""What a scan of the visitor's own pictures costs in the page, beside `echoimage index`."""
