"""How the buttons come to a computer, and leave it again.

installing  into Excel
calc        into LibreOffice Calc
system      what Windows and macOS are asked for it
"""
