"""One contract (base), several workbooks.

memory      a dict
file        nobody has it open: read by ooxml, written by patch; looks and dashboard_page say how what is added looks
live        open in Excel or Calc: live_reading; live_plan, then live_writing, live_cells, live_blocks; live_faults
templates   the user's own templates, which lie beside a book
"""
