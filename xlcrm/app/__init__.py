"""The use cases: read, work out, write, report. The command line and the buttons call these and nothing else.

one book    outcome: read and worked out; crm: refresh, agenda, check, the story of a customer, touch, a new book and the demo
            adoption makes a CRM book of any other, with adopt_finding, adopt_anew, adopt_columns, adopt_contacts; rescue takes back, lists and restores
            mailing for letters, folders for the method's folders, paperwork for quotations and PIs
many books  many, one after another; workers, side by side; watching, a folder as its books are saved; reporting, one page
computer    doctor
"""
