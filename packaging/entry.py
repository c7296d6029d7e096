"""The program of its own: the command line, and what a button starts.

xlcrm refresh CRM.xlsx            as with Python
xlcrm button refresh en --wb=…     started by the add-in in Excel, see macros/CrmRibbon.bas
xlcrm calc-button refresh en       started by the extension in LibreOffice
"""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from xlcrm.ribbon.__main__ import WAYS

    if sys.argv[1:2] and sys.argv[1] in WAYS:
        from xlcrm.ribbon.__main__ import main

        sys.exit(main(sys.argv[1:]))
    from xlcrm.__main__ import run

    run()
