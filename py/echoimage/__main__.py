"""`python -m echoimage`: the command line, where the tools are installed too. It is left out of the browser."""

import sys

from echoimage_tools.cli import main

if __name__ == "__main__":
    sys.exit(main())
