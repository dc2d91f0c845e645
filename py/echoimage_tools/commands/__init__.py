"""The commands of `echoimage`: each module has the words, the help and what is run."""
