"""The verbs of `echoimage`, a module each: its words, its help, and what it runs, imported only then."""
