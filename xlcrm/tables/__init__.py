"""Rows to Book, and what the method found out back to Changes. Pure: no file, no clock.

finding    locate says which sheet and column is which, headers where a user's own list begins, naming what he calls things;
           header_words are the words people write above columns, foreign_headers those of other languages
reading    decode, a row at a time made of columns, values, prices, terms; identify says who is who, meant whom a person names; materials,
           options (the Settings sheet); apart notices a list that was sorted without its IDs
writing    encode; the sheets emails, log, diagnosis, dashboard; notes on warnings; touching adds a touch, contacted those that a list tells of
looks      colours of rows, dropdowns of closed lists, examples that a new Materials begins with
"""

from xlcrm.tables.decode import Decoded, decode
from xlcrm.tables.encode import changes

__all__ = ["Decoded", "changes", "decode"]
