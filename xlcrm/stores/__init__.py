"""One contract (base), several workbooks.

memory      a dict
file        nobody has it open: read by ooxml, written by patch and file_output; looks and dashboard_page say how what is
            added looks
live        open in Excel or Calc: live_reading; live_plan with live_room, then live_writing, live_cells, live_blocks and
            live_merges; live_following has what goes along with rows, by live_looks with live_fonts, live_notes and
            live_filter; live_faults
beneath     what stands beneath the rows of a sheet and is none of them
output      what all heed on a sheet that is written whole, where the user may have put things of his own
templates   the user's own templates, which lie beside a book
"""
