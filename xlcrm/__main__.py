"""`python -m xlcrm` is `xlcrm`."""

import sys

from xlcrm.cli import main

if __name__ == "__main__":
    sys.exit(main())
