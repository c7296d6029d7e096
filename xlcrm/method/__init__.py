"""The method, one idea a module (domain.md 1 to 7). Pure.

refresh composes them all; history is what they look at: one customer's touches and quotes that count
where he stands    grades (1), due (2) with workdays, ladder (7), media (4)
what to write      topics (3) with feasts and fitting
what to mind       taboos (5)
quotes gone silent evaporation (6), from clues, the buyer and his past, automatic answers, objections, losses and market
in sentences       story of one customer with due_why, dashboard of all; holiday_table and holiday_names say what a public holiday is called
"""
