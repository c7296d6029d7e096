"""How somebody's own list of customers is understood. Pure; the words it knows are in tables.header_words and tables.foreign_headers.

understanding  which of his headers means which column of Customers
evidence       whether the cells beneath bear that out
records        sheets of his in which touches or quotes stand under other headers
notices        what he should know before he says yes
"""
