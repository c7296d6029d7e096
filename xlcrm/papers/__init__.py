"""Quotations and proforma invoices: what is to stand in them, from the rows of Quotes. Pure."""
