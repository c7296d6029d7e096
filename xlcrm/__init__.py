"""Follow-up for people who sell across borders and live in Excel.

From Python call the use cases (xlcrm.app.crm and its like), as the commands do. What goes wrong is an xlcrm.errors.XlcrmError.

    from datetime import date, datetime
    from pathlib import Path
    from xlcrm.app.crm import agenda_of, refresh_book

    report = refresh_book(Path("CRM.xlsx"), date.today(), datetime.now())
    for row in agenda_of(report.book, date.today(), datetime.now()).rows:
        print(row["Due"], row["Company"], row["Next Topic"])
"""

__version__ = "0.1.0"
