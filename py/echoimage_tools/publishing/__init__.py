"""`echoimage publish`: a built site and a collection in, that collection's own site out."""
