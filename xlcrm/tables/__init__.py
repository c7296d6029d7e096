"""Rows to Book, and what the method found out back to Changes. Pure: no file, no clock."""

from xlcrm.tables.decode import Decoded, decode
from xlcrm.tables.encode import changes

__all__ = ["Decoded", "changes", "decode"]
