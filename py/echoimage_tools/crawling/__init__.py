"""`echoimage crawl`: from the pages of web sites to a database of the pictures that they show."""
