"""`python -m echoimage_tools`: the command `echoimage`."""

import sys

from echoimage_tools.cli import main

if __name__ == "__main__":
    sys.exit(main())
