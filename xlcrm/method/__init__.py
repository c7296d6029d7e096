"""The method, one idea a module, composed by refresh; story tells it of one customer, dashboard of all (domain.md 1 to 7)."""
