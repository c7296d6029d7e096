"""Ways out of a book, one a module."""
